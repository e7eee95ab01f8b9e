package static_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"svodka/internal/web/browsertest"
	"svodka/internal/web/static"
)

// policy is as strict as the one the pages are sent with: nothing inline, neither script nor style, and no pictures from the sheet.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

// site serves the pages of testdata with the assets, and what their parts ask for.
func site(t *testing.T) string {
	t.Helper()
	assets, err := static.New()
	if err != nil {
		t.Fatal(err)
	}
	page := func(name string) http.HandlerFunc {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range assets.Names() {
			text = bytes.ReplaceAll(text, []byte("{{"+n+"}}"), []byte(assets.URL(n)))
		}
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", policy)
			_, _ = w.Write(text)
		}
	}
	part := func(format string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", policy)
			_, _ = fmt.Fprintf(w, format, r.URL.RawQuery, r.Header.Get("Hx-Target"))
		}
	}
	mux := http.NewServeMux()
	mux.Handle(static.Prefix, assets)
	mux.Handle("/{$}", page("page.html"))
	mux.Handle("/edit", page("edit.html"))
	mux.Handle("/records", part(`<div class="ph"><h2>112 сделок</h2><button data-close aria-label="Закрыть">x</button></div><div class="pbody" id="what">%s|%s</div>`))
	mux.Handle("/explain", part(`<div class="ph"><h2>Как посчитано</h2></div><div class="pbody" id="what">%s|%s</div>`))
	mux.Handle("/tv", page("tv.html"))
	mux.Handle("/tile", part(`<div id="tile" data-tile="t" hx-get="/tile" hx-trigger="refresh" hx-swap="outerHTML">стало%.0s%.0s</div>`))
	mux.HandleFunc("/live", news())
	mux.HandleFunc("POST /toast", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Hx-Trigger", `{"toast":{"text":"Moved","undo":"/undo"}}`)
	})
	mux.Handle("/search", part(`<a class="srch-i" href="/edit#%s%s">Правка</a><a class="srch-i" href="/">Обзор</a>`))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// news tells of version 1 and then 2 to who listens first, and is silent to all others.
func news() http.HandlerFunc {
	var once sync.Once
	return func(w http.ResponseWriter, _ *http.Request) {
		first := false
		once.Do(func() { first = true })
		if !first {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		for n := 1; n <= 2; n++ {
			_, _ = fmt.Fprintf(w, "event: version\ndata: {\"version\":%d}\n\n", n)
		}
	}
}

// tab is a tab of a browser that looks at what the scripts do.
type tab struct{ *browsertest.Tab }

func newTab(t *testing.T) *tab {
	t.Helper()
	return &tab{browsertest.New(t)}
}

// waits for a JavaScript condition.
func (b *tab) waits(condition string) {
	b.T.Helper()
	b.Until(condition, condition)
}

func TestPanel(t *testing.T) {
	b, url := newTab(t), site(t)
	b.Do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/"))
	b.waits(`!document.documentElement.classList.contains('no-js') && document.querySelector('#chart canvas')`)
	b.Do(chromedp.Click(chromedp.CSS("#figure")))
	b.waits(`document.querySelector('#what')?.textContent === 'metrics=revenue|panel' && document.activeElement.matches('#panel h2')`)
	b.waits(`new URL(location).searchParams.get('drill') === 'metrics=revenue' && !document.querySelector('.sv-main').inert`)
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.waits(`location.search === '' && document.activeElement.id === 'figure' && !document.querySelector('#what')`)
	b.Do(chromedp.KeyEvent("?")) // the figure has the focus
	b.waits(`document.querySelector('#what')?.textContent === 'metrics=revenue|panel' && document.querySelector('.sv-main').inert && new URL(location).searchParams.has('explain')`)
	b.Do(chromedp.NavigateBack())
	b.waits(`!document.querySelector('#what') && !document.querySelector('.sv-main').inert`)
	b.Do(chromedp.Navigate(url + "/?drill=" + "metrics%3Dplan%26by%3Downer"))
	b.waits(`document.querySelector('#what')?.textContent === 'metrics=plan&by=owner|panel' && document.getAnimations().length === 0`)
	b.Do(chromedp.Click(chromedp.CSS("#panel [data-close]")))
	b.waits(`location.search === '' && !document.querySelector('#what')`)
	b.Quiet()
}

func TestFiltersThemesTables(t *testing.T) {
	b, url := newTab(t), site(t)
	b.Do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/"))
	b.waits(`document.querySelector('#chart canvas') && Math.abs(document.querySelector('#fill').getBoundingClientRect().width / document.querySelector('.pb').getBoundingClientRect().width - .598) < .01`)
	b.Do(chromedp.Click(chromedp.CSS("#owner")), chromedp.SendKeys(chromedp.CSS("[data-narrow]"), "бел"))
	b.waits(`[...document.querySelectorAll('#people .chk')].map(c => c.hidden).join() === 'true,false'`)
	b.Do(chromedp.Click(chromedp.CSS("#people .chk:nth-child(2) input")))
	b.waits(`location.search === '?owner=belova' && document.querySelector('.fdrop').open && document.querySelector('#chart canvas')`)
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.waits(`!document.querySelector('.fdrop').open && document.activeElement.id === 'owner'`)
	b.Do(chromedp.NavigateBack())
	b.waits(`location.search === '' && document.querySelector('#chart canvas')`)
	b.Do(chromedp.Click(chromedp.CSS("#sum button")))
	b.waits(`[...document.querySelectorAll('#table tbody tr')].map(r => r.cells[1].textContent).join('|') === '1 200|100|90|—'.replace(' ', document.querySelector('[data-v="1200"]').textContent[1])`)
	b.Do(chromedp.Click(chromedp.CSS("#sum button")))
	b.waits(`document.querySelector('#sum').ariaSort === 'ascending' && document.querySelector('#table tbody tr').cells[0].textContent === 'Белова'`)
	b.Do(chromedp.Click(chromedp.CSS("[data-theme-set=dark]")))
	b.waits(`document.documentElement.dataset.bsTheme === 'dark' && getComputedStyle(document.body).backgroundColor === 'rgb(12, 15, 21)' && document.querySelector('#chart canvas')`)
	b.Do(chromedp.KeyEvent("."))
	b.waits(`document.documentElement.dataset.bsTheme === 'light'`)
	b.Do(chromedp.Click(chromedp.CSS("[data-dialog=search]")), chromedp.SendKeys(chromedp.CSS("#search input"), "прав"))
	b.waits(`document.querySelectorAll('.srch-i').length === 2`)
	b.Do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.waits(`location.pathname === '/edit'`)
	b.Quiet()
}

func TestEditingByKeyboard(t *testing.T) {
	b, url := newTab(t), site(t)
	at := func(id string) string {
		return `JSON.stringify((l => [l.x, l.y, l.w, l.h])(JSON.parse(document.querySelector('[name=layout]').value).find(l => l.id === '` + id + `')))`
	}
	b.Do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/edit"))
	b.waits(`document.querySelector('.grid-stack-on') && ` + at("a") + ` === '[0,0,4,3]'`)
	b.Do(chromedp.Focus(chromedp.CSS("#b")), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight))
	b.waits(`document.querySelector('#live').textContent === 'столбец 7, строка 1, ширина 4, высота 3'`)
	b.Do(chromedp.KeyEvent(kb.ArrowRight, chromedp.KeyModifiers(kb.ModifierShift)), chromedp.KeyEvent(kb.Enter))
	b.waits(at("b") + ` === '[6,0,5,3]'`)
	b.Do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.Escape))
	b.waits(at("b") + ` === '[6,0,5,3]' && document.activeElement.id === 'b'`)
	b.Do(chromedp.KeyEvent(kb.Delete))
	b.waits(`!document.querySelector('#b') && JSON.parse(document.querySelector('[name=layout]').value).length === 1`)
	b.Do(chromedp.Click(chromedp.CSS(".toast button")))
	b.waits(`document.querySelector('#b') && ` + at("b") + ` === '[6,0,5,3]'`)
	shelf := `[...document.querySelectorAll('#builder [name=metrics]')].map(i => i.value).join()`
	b.Do(chromedp.Focus(chromedp.CSS("#m1")), chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(" "))
	b.waits(shelf + ` === 'deals_won,revenue' && document.activeElement.id === 'm1'`)
	b.Do(chromedp.Click(chromedp.CSS("[data-undo]")))
	b.waits(shelf + ` === 'revenue,deals_won' && document.querySelector('[data-undo]').disabled`)
	b.Do(chromedp.Click(chromedp.CSS("#m2 [data-remove]")))
	b.waits(shelf + ` === 'revenue'`)
	b.Quiet()
}

func TestBoard(t *testing.T) {
	b, url := newTab(t), site(t)
	b.Do(chromedp.EmulateViewport(1920, 1080), chromedp.Navigate(url+"/tv"))
	b.waits(`document.querySelectorAll('.tv-dots i').length === 2 && document.querySelector('#s1').checkVisibility() && !document.querySelector('#s2').checkVisibility()`)
	b.waits(`document.querySelector('#tile').textContent === 'стало' && /^\d\d:\d\d$/.test(document.querySelector('#clock').textContent)`)
	b.waits(`document.querySelector('.toast')?.textContent === 'Сохранено' && !document.querySelector('[data-flash]')`)
	b.Do(chromedp.KeyEvent(kb.ArrowRight))
	b.waits(`!document.querySelector('#s1').checkVisibility() && document.querySelector('#s2').checkVisibility() && document.querySelectorAll('.tv-dots i')[1].classList.contains('on')`)
	b.waits(`!document.querySelector('#stale-band').hidden`) // nobody has answered thrice
	b.Do(chromedp.Click(chromedp.CSS("#toast")))
	b.waits(`[...document.querySelectorAll('.toast')].some(t => t.textContent === 'MovedВернуть')`)
	b.Do(chromedp.Click(chromedp.CSS("#drop")))
	b.waits(`document.querySelector('dialog[open]')?.textContent.includes('Удалить дашборд?') && document.getAnimations().length === 0 && location.pathname === '/tv'`)
	b.Do(chromedp.Click(chromedp.CSS("dialog .btn:not(.btn-primary)")))
	b.waits(`!document.querySelector('dialog') && document.activeElement.id !== 'toast' && location.pathname === '/tv'`)
	b.Do(chromedp.Click(chromedp.CSS("#drop")))
	b.waits(`document.querySelector('dialog[open]') && document.getAnimations().length === 0`)
	b.Do(chromedp.Click(chromedp.CSS("dialog .btn-primary")))
	b.waits(`location.pathname === '/edit'`)
	b.Quiet()
}
