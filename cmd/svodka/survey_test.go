//go:build cgo

package main

import (
	"encoding/csv"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestSurvey makes a survey in a browser, answers it on a phone without scripts, and finds the answer in the figures.
func TestSurvey(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	desk := looks()[0]
	b.open(s.url+"/data/surveys", desk)
	b.audit("/data/surveys empty", desk)
	for _, l := range looks()[:2] {
		b.open(s.url+"/data/surveys/new", l)
		b.audit("/data/surveys/new", l)
	}
	b.open(s.url+"/data/surveys/new", desk)
	eval[int](b, `document.querySelector('#title_ru').value = 'После установки', document.querySelector('#title_en').value = 'After the work', 0`)
	eval[int](b, `document.querySelector('form[action="/data/surveys/new"]').requestSubmit(), 0`)
	b.Until("the survey is made", `/\/data\/surveys\/(?!new)/.test(location.pathname) && !!document.querySelector('#days')`)
	at := eval[string](b, `location.pathname`)
	eval[int](b, `document.querySelector('input[value="won"]').form.requestSubmit(), 0`)
	b.Until("links are ready", `!!document.querySelector('#links a[download]')`)
	b.audit("links", desk)
	links := csvOf(t, s.url+eval[string](b, `new URL(document.querySelector('#links a[download]').href).pathname`))
	if len(links) < 10 {
		t.Fatalf("%d lines of links", len(links))
	}
	phone := looks()[1]
	for _, l := range looks() {
		b.open(s.url+at, l)
		b.audit("survey", l)
		if _, err := chromedp.Call(b.Ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.theme}},
		}); err != nil {
			t.Fatal(err)
		}
		b.open(links[1][4], l)
		b.audit("question", l)
	}
	b.open(s.url+"/s/nothing", phone)
	b.Complaints() // of the status, which is meant
	b.audit("no question", phone)
	b.open(links[1][4], phone)
	scripts(t, b, false)
	b.Do(chromedp.Navigate(links[1][4]))
	b.Do(chromedp.Click(chromedp.CSS(`.marks-r label:nth-child(10)`)))
	b.Do(chromedp.SendKeys(chromedp.CSS(`#comment`), "Мастер приехал вовремя"))
	b.Do(chromedp.Click(chromedp.CSS(`button[type=submit]`)))
	scripts(t, b, true)
	b.Until("the answer is taken", `!!document.querySelector('.told a[href*="edit=1"]')`)
	b.audit("thanks", phone)
	b.open(s.url+"/list/clients", desk) // any page of the program, to ask it from
	b.Until("the answer counts", `fetch('/records.csv?metrics=surveys_answered&range=today').then(r => r.text()).then(t => t.includes('Мастер приехал вовремя'))`)
}

// scripts switches the scripts of pages on or off.
func scripts(t *testing.T, b *tab, on bool) {
	t.Helper()
	if _, err := chromedp.Call(b.Ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		t.Fatal(err)
	}
}

// csvOf reads a list with semicolons.
func csvOf(t *testing.T, address string) [][]string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Cookie", "svodka_lang=ru")
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(body), "\ufeff")))
	in.Comma = ';'
	lines, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
