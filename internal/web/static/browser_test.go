package static_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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

// tab is a tab of a browser, with what it complained of.
type tab struct {
	t      *testing.T
	ctx    context.Context
	mu     sync.Mutex
	faults []string
}

func newTab(t *testing.T) *tab {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium: scripts/deps.sh install brings it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *tab) heard(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *cdpruntime.EventExceptionThrown:
		b.faults = append(b.faults, "exception: "+e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
	case *cdpruntime.EventConsoleAPICalled:
		if e.Type == cdpruntime.ConsoleAPICalledTypeError || e.Type == cdpruntime.ConsoleAPICalledTypeWarning {
			var text strings.Builder
			for _, a := range e.Args {
				text.WriteString(" " + string(a.Value) + a.Description)
			}
			b.faults = append(b.faults, "console:"+text.String())
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.faults = append(b.faults, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// do runs steps within a quarter of a minute.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 15*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.quiet()
		b.t.Fatal(err)
	}
}

// waits for a JavaScript condition, and says what it was when it never comes true.
func (b *tab) waits(condition string) {
	b.t.Helper()
	var last error
	for range 160 { // eight seconds; the page may be left meanwhile
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		if ok && err == nil {
			return
		}
		last = err
		time.Sleep(50 * time.Millisecond)
	}
	now, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`document.activeElement.outerHTML.slice(0,200) + ' @ ' + location.href + ' live: ' + document.querySelector('#live')?.textContent + ' layout: ' + document.querySelector('[name=layout]')?.value`))
	b.quiet()
	b.t.Fatalf("never true: %s (%v); %s (%v)", condition, last, now, err)
}

// quiet fails when the browser has complained.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Error(f)
	}
	b.faults = nil
}

func TestPanel(t *testing.T) {
	b, url := newTab(t), site(t)
	b.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/"))
	b.waits(`!document.documentElement.classList.contains('no-js') && document.querySelector('#chart canvas')`)
	b.do(chromedp.Click(chromedp.CSS("#figure")))
	b.waits(`document.querySelector('#what')?.textContent === 'metrics=revenue|panel' && document.activeElement.matches('#panel h2')`)
	b.waits(`new URL(location).searchParams.get('drill') === 'metrics=revenue' && !document.querySelector('.sv-main').inert`)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.waits(`location.search === '' && document.activeElement.id === 'figure' && !document.querySelector('#what')`)
	b.do(chromedp.KeyEvent("?")) // the figure has the focus
	b.waits(`document.querySelector('#what')?.textContent === 'metrics=revenue|panel' && document.querySelector('.sv-main').inert && new URL(location).searchParams.has('explain')`)
	b.do(chromedp.NavigateBack())
	b.waits(`!document.querySelector('#what') && !document.querySelector('.sv-main').inert`)
	b.do(chromedp.Navigate(url + "/?drill=" + "metrics%3Dplan%26by%3Downer"))
	b.waits(`document.querySelector('#what')?.textContent === 'metrics=plan&by=owner|panel' && document.getAnimations().length === 0`)
	b.do(chromedp.Click(chromedp.CSS("#panel [data-close]")))
	b.waits(`location.search === '' && !document.querySelector('#what')`)
	b.quiet()
}

func TestFiltersThemesTables(t *testing.T) {
	b, url := newTab(t), site(t)
	b.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/"))
	b.waits(`document.querySelector('#chart canvas') && Math.abs(document.querySelector('#fill').getBoundingClientRect().width / document.querySelector('.pb').getBoundingClientRect().width - .598) < .01`)
	b.do(chromedp.Click(chromedp.CSS("#owner")), chromedp.SendKeys(chromedp.CSS("[data-narrow]"), "бел"))
	b.waits(`[...document.querySelectorAll('#people .chk')].map(c => c.hidden).join() === 'true,false'`)
	b.do(chromedp.Click(chromedp.CSS("#people .chk:nth-child(2) input")))
	b.waits(`location.search === '?owner=belova' && document.querySelector('.fdrop').open && document.querySelector('#chart canvas')`)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.waits(`!document.querySelector('.fdrop').open && document.activeElement.id === 'owner'`)
	b.do(chromedp.NavigateBack())
	b.waits(`location.search === '' && document.querySelector('#chart canvas')`)
	b.do(chromedp.Click(chromedp.CSS("#sum button")))
	b.waits(`[...document.querySelectorAll('#table tbody tr')].map(r => r.cells[1].textContent).join('|') === '1 200|100|90|—'.replace(' ', document.querySelector('[data-v="1200"]').textContent[1])`)
	b.do(chromedp.Click(chromedp.CSS("#sum button")))
	b.waits(`document.querySelector('#sum').ariaSort === 'ascending' && document.querySelector('#table tbody tr').cells[0].textContent === 'Белова'`)
	b.do(chromedp.Click(chromedp.CSS("[data-theme-set=dark]")))
	b.waits(`document.documentElement.dataset.bsTheme === 'dark' && getComputedStyle(document.body).backgroundColor === 'rgb(12, 15, 21)' && document.querySelector('#chart canvas')`)
	b.do(chromedp.KeyEvent("."))
	b.waits(`document.documentElement.dataset.bsTheme === 'light'`)
	b.do(chromedp.Click(chromedp.CSS("[data-dialog=search]")), chromedp.SendKeys(chromedp.CSS("#search input"), "прав"))
	b.waits(`document.querySelectorAll('.srch-i').length === 2`)
	b.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.waits(`location.pathname === '/edit'`)
	b.quiet()
}

func TestEditingByKeyboard(t *testing.T) {
	b, url := newTab(t), site(t)
	at := func(id string) string {
		return `JSON.stringify((l => [l.x, l.y, l.w, l.h])(JSON.parse(document.querySelector('[name=layout]').value).find(l => l.id === '` + id + `')))`
	}
	b.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/edit"))
	b.waits(`document.querySelector('.grid-stack-on') && ` + at("a") + ` === '[0,0,4,3]'`)
	b.do(chromedp.Focus(chromedp.CSS("#b")), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight))
	b.waits(`document.querySelector('#live').textContent === 'столбец 7, строка 1, ширина 4, высота 3'`)
	b.do(chromedp.KeyEvent(kb.ArrowRight, chromedp.KeyModifiers(kb.ModifierShift)), chromedp.KeyEvent(kb.Enter))
	b.waits(at("b") + ` === '[6,0,5,3]'`)
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.Escape))
	b.waits(at("b") + ` === '[6,0,5,3]' && document.activeElement.id === 'b'`)
	b.do(chromedp.KeyEvent(kb.Delete))
	b.waits(`!document.querySelector('#b') && JSON.parse(document.querySelector('[name=layout]').value).length === 1`)
	b.do(chromedp.Click(chromedp.CSS(".toast button")))
	b.waits(`document.querySelector('#b') && ` + at("b") + ` === '[6,0,5,3]'`)
	shelf := `[...document.querySelectorAll('#builder [name=metrics]')].map(i => i.value).join()`
	b.do(chromedp.Focus(chromedp.CSS("#m1")), chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(" "))
	b.waits(shelf + ` === 'deals_won,revenue' && document.activeElement.id === 'm1'`)
	b.do(chromedp.Click(chromedp.CSS("[data-undo]")))
	b.waits(shelf + ` === 'revenue,deals_won' && document.querySelector('[data-undo]').disabled`)
	b.do(chromedp.Click(chromedp.CSS("#m2 [data-remove]")))
	b.waits(shelf + ` === 'revenue'`)
	b.quiet()
}

func TestBoard(t *testing.T) {
	b, url := newTab(t), site(t)
	b.do(chromedp.EmulateViewport(1920, 1080), chromedp.Navigate(url+"/tv"))
	b.waits(`document.querySelectorAll('.tv-dots i').length === 2 && document.querySelector('#s1').checkVisibility() && !document.querySelector('#s2').checkVisibility()`)
	b.waits(`document.querySelector('#tile').textContent === 'стало' && /^\d\d:\d\d$/.test(document.querySelector('#clock').textContent)`)
	b.waits(`document.querySelector('.toast')?.textContent === 'Сохранено' && !document.querySelector('[data-flash]')`)
	b.do(chromedp.KeyEvent(kb.ArrowRight))
	b.waits(`!document.querySelector('#s1').checkVisibility() && document.querySelector('#s2').checkVisibility() && document.querySelectorAll('.tv-dots i')[1].classList.contains('on')`)
	b.waits(`!document.querySelector('#stale-band').hidden`) // nobody has answered thrice
	b.do(chromedp.Click(chromedp.CSS("#toast")))
	b.waits(`[...document.querySelectorAll('.toast')].some(t => t.textContent === 'MovedВернуть')`)
	b.do(chromedp.Click(chromedp.CSS("#drop")))
	b.waits(`document.querySelector('dialog[open]')?.textContent.includes('Удалить дашборд?') && document.getAnimations().length === 0 && location.pathname === '/tv'`)
	b.do(chromedp.Click(chromedp.CSS("dialog .btn:not(.btn-primary)")))
	b.waits(`!document.querySelector('dialog') && document.activeElement.id !== 'toast' && location.pathname === '/tv'`)
	b.do(chromedp.Click(chromedp.CSS("#drop")))
	b.waits(`document.querySelector('dialog[open]') && document.getAnimations().length === 0`)
	b.do(chromedp.Click(chromedp.CSS("dialog .btn-primary")))
	b.waits(`location.pathname === '/edit'`)
	b.quiet()
}
