//go:build cgo

package main

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestDrill opens the records behind ten numbers of a report and checks that the panel proves each of them, by itself and
// against the number clicked.
func TestDrill(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	for _, path := range []string{"/r/sales_by_period?view=table", "/r/refusals?view=table"} {
		b.open(s.url+path, looks()[0])
		const five = 5
		for i := range five {
			number := eval[string](b, fmt.Sprintf(`(() => { const a = [...document.querySelectorAll('.tbl a.drill[data-panel]')][%d]; a.click(); return a.textContent.trim() })()`, i))
			b.Until("the panel of "+number+" opens", `/Сходится|совпад|не склад/i.test(document.querySelector('#panel')?.textContent ?? '')`)
			proof := eval[string](b, `document.querySelector('#panel .note')?.textContent ?? ''`)
			digits := regexp.MustCompile(`[^0-9,]`)
			left, right, ok := strings.Cut(proof, "=")
			if !ok || digits.ReplaceAllString(left, "") != digits.ReplaceAllString(right, "") {
				t.Errorf("%s, number %d (%s): the panel says %q", path, i, number, proof)
			}
			if want, have := amount(t, number), amount(t, right); math.Abs(want-have) > 0.5 { // the table shows whole roubles
				t.Errorf("%s: the number says %q, its records %q", path, number, right)
			}
			b.Do(chromedp.KeyEvent(kb.Escape))
			b.Until("the panel closes", `!document.querySelector('#panel').textContent.trim()`)
		}
		b.audit(path, looks()[0])
	}
}

// amount reads a figure as Russian writes it.
func amount(t *testing.T, text string) float64 {
	t.Helper()
	text = strings.ReplaceAll(regexp.MustCompile(`[^0-9,−]`).ReplaceAllString(text, ""), ",", ".")
	v, err := strconv.ParseFloat(strings.ReplaceAll(text, "−", "-"), 64)
	if err != nil {
		t.Errorf("%q is no figure", text)
	}
	return v
}

// TestBuildReport makes a report of two metrics with a filter and a comparison, and finds it in the catalogue.
func TestBuildReport(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	l := looks()[0]
	b.open(s.url+"/r/new?template=people", l)
	b.Until("the preview is there", `document.querySelector('#preview, [data-preview]')?.querySelector('table,canvas,svg') != null`)
	begun := time.Now()
	eval[int](b, `document.querySelector('#b-add-metrics').click(), 0`)
	b.Until("the list of metrics opens", `document.querySelectorAll('#b-dlg-body button, #b-dlg-body input, #b-dlg-body a').length > 20`)
	b.audit("/r/new choosing a metric", l)
	t.Logf("the list of metrics took %v", time.Since(begun))
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.audit("/r/new", l)
	eval[int](b, `(() => { const t = document.querySelector('[name=title], [name=title_ru], [name=name]'); t.value = 'Мой рейтинг'; t.dispatchEvent(new Event('change', {bubbles: true})); return 0 })()`)
	time.Sleep(time.Second)
	eval[int](b, `document.querySelector('#b-save').click(), 0`)
	b.Until("the report is saved", `location.pathname.startsWith('/r/my-') && !location.pathname.endsWith('/edit')`)
	if title := eval[string](b, `document.querySelector('h1').textContent`); !strings.Contains(title, "Мой рейтинг") {
		t.Errorf("the report is called %q", title)
	}
	b.open(s.url+"/r", l)
	if !eval[bool](b, `document.querySelector('#page').textContent.includes('Мой рейтинг')`) {
		t.Error("the catalogue does not list the report")
	}
}

// TestEditDashboard moves and sizes a tile by keyboard, and finds it there afterwards.
func TestEditDashboard(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	l := looks()[0]
	b.open(s.url+"/d/owner/edit", l)
	b.Until("the grid can be edited", `document.querySelector('.grid-stack .ui-draggable, .grid-stack.grid-stack-instance, .grid-stack[gs-init], .grid-stack .grid-stack-item') != null`)
	b.audit("/d/owner/edit", l)
	place := func(id string) string {
		return eval[string](b, fmt.Sprintf(`(() => { const i = document.querySelector('.grid-stack-item[gs-id="%s"]'); return i.getAttribute('gs-x') + ',' + i.getAttribute('gs-y') + ',' + i.getAttribute('gs-w') })()`, id))
	}
	was := place("nps")
	eval[int](b, `document.querySelector('.grid-stack-item[gs-id="nps"]').focus(), 0`)
	b.Do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.Until("the tile has moved by keys", fmt.Sprintf(`(() => { const i = document.querySelector('.grid-stack-item[gs-id="nps"]'); return i.getAttribute('gs-x') + ',' + i.getAttribute('gs-y') + ',' + i.getAttribute('gs-w') !== %q })()`, was))
	b.Until("somebody is told where the tile went", `document.querySelector('#live').textContent !== ''`)
	b.Do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowLeft, chromedp.KeyModifiers(8)), chromedp.KeyEvent(kb.Enter))
	now := place("nps")
	eval[int](b, `[...document.querySelectorAll('button')].find(x => x.textContent.trim() === 'Готово').click(), 0`)
	b.Until("the dashboard is kept as a copy", `location.pathname.startsWith('/d/my-') && !location.pathname.endsWith('/edit')`)
	b.Until("the page is there", `document.querySelector('#tile-nps') != null`)
	here := eval[string](b, `location.href`)
	b.open(strings.SplitN(here, "?", 2)[0]+"/edit", l)
	if kept := place("nps"); kept != now || kept == was {
		t.Errorf("the tile stands at %s, was left at %s, began at %s", kept, now, was)
	}
}

// TestFirstRun sets a company up in an empty directory, signs out and in, and sees pages that say what is missing.
func TestFirstRun(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	dir := t.TempDir()
	run(t, 0, "settings", "--data", dir, "zone=Europe/Moscow")
	s := serve(t, dir)
	b := newTab(t)
	l := looks()[0]
	b.open(s.url+"/setup", l)
	b.audit("/setup", l)
	fill := func(name, value string) {
		eval[int](b, fmt.Sprintf(`(() => { const i = document.querySelector('[name=%q]'); if (!i) throw new Error('no field %s: ' + [...document.querySelectorAll('[name]')].map(x => x.name)); i.value = %q; return 0 })()`, name, name, value))
	}
	fill("name", "Игорь Лебедев")
	fill("login", "igor")
	fill("password", "тёплый пол и котёл")
	fill("again", "тёплый пол и котёл")
	eval[int](b, `document.querySelector('form[action="/setup"] [type=submit], main form [type=submit]').click(), 0`)
	b.Until("the company is asked for", `location.pathname === '/setup/company'`)
	b.audit("/setup/company", l)
	fill("company", "ООО «Ромашка»")
	eval[int](b, `document.querySelector('form[action="/setup/company"] [type=submit], main form [type=submit]').click(), 0`)
	b.Until("the set-up is over", `!location.pathname.startsWith('/setup')`)
	b.open(s.url+"/d/owner", l)
	b.audit("/d/owner without data", l)
	if !eval[bool](b, `document.body?.textContent.includes('Данных пока нет') && !!document.querySelector('main a[href^="/data"]')`) {
		t.Error("a board without data does not say so, or does not lead to where it is connected")
	}
	for _, path := range []string{"/settings/people", "/settings/people/new", "/settings/company", "/audit", "/profile"} {
		for _, l := range looks()[:2] {
			b.open(s.url+path, l)
			b.audit(path, l)
		}
	}
	eval[int](b, `document.querySelector('form[action="/logout"] button').click(), 0`)
	b.Until("one is signed out", `location.pathname === '/login'`)
	b.audit("/login", l)
	b.open(s.url+"/d/owner", l)
	if at := eval[string](b, `location.pathname`); at != "/login" {
		t.Errorf("a stranger sees %s", at)
	}
}

// TestPrint looks at pages as paper sees them: no rail, no buttons, nothing cut, and every chart, also those far below.
func TestPrint(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	for _, path := range []string{"/d/owner", "/d/head", "/r/sources"} {
		b.open(s.url+path, look{"ru", "dark", 1440})
		b.printed(path)
	}
	b.open(s.url+"/r/kpi_dept_year", looks()[2])
	b.media("print")
	for _, gone := range []string{".sv-rail", ".sv-bottom", ".sv-acts .btn", ".tools"} {
		if eval[bool](b, fmt.Sprintf(`[...document.querySelectorAll(%q)].some(x => x.offsetParent && getComputedStyle(x).visibility !== 'hidden')`, gone)) {
			t.Errorf("%s is on paper", gone)
		}
	}
	if !eval[bool](b, `document.querySelector('.say') != null && document.querySelector('.tbl') != null`) {
		t.Error("the conclusion or the table is missing")
	}
}

// printed prints the page that is open, which nobody has scrolled, and looks at it as the browser takes it: all charts are drawn, in
// light colours, no wider than their sheet, and the page is as it was afterwards.
func (b *tab) printed(path string) {
	b.T.Helper()
	b.Until("the library of charts is there", `performance.getEntriesByType('resource').some(r => /charts\.[^/]*js/.test(r.name) && r.responseEnd > 0)`)
	eval[int](b, `(() => {
		const page = document.querySelector('[data-print=wide]') ? 1047 : 704;
		addEventListener('beforeprint', () => { window.seen = [...document.querySelectorAll('[data-chart]')].filter(c => c.offsetParent).map(c => {
			const canvas = c.querySelector('canvas');
			if (!canvas) return {drawn: false};
			const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
			const night = ['6b84f2', '35bfae', '1a1f2b', '232c4b', 'a7b7ff'].map(c => parseInt(c, 16)); // of the dark theme: fact, c2, h0, h1, h5
			let ink = 0, dark = 0;
			for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] === 255) { ink++; if (night.includes(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2])) dark++; }
			return {drawn: ink > 50, dark, fits: canvas.clientWidth <= page};
		}); window.paper = document.documentElement.dataset.bsTheme; });
		return 0;
	})()`)
	idle := eval[int](b, `document.querySelectorAll('[data-chart][data-idle]').length`)
	yes := true
	sheet, err := chromedp.Call(b.Ctx, page.PrintToPDF, page.PrintToPDFParams{PrintBackground: &yes, PreferCSSPageSize: &yes})
	if err != nil {
		b.T.Fatal(err)
	}
	var seen []struct {
		Drawn, Fits bool
		Dark        int
	}
	if err := json.Unmarshal([]byte(eval[string](b, `JSON.stringify(window.seen || [])`)), &seen); err != nil {
		b.T.Fatal(err)
	}
	const few = 3
	if len(seen) < few || strings.HasPrefix(path, "/d/") && idle == 0 {
		b.T.Errorf("%s has %d charts, %d of them out of sight: nothing is proved", path, len(seen), idle)
	}
	for i, c := range seen {
		if !c.Drawn || !c.Fits || c.Dark > 0 {
			b.T.Errorf("%s: chart %d of %d on paper: %+v", path, i+1, len(seen), c)
		}
	}
	drawing := inflated(sheet.Data) // the fact colour of the light theme and of the dark
	if day, night := strings.Count(drawing, ".2392 .3569 .851 rg"), strings.Count(drawing, ".4196 .5176 .949 rg"); day < len(seen) || night > 0 {
		b.T.Errorf("%s: the sheets of %d charts have %d things in the light colour and %d in the dark one", path, len(seen), day, night)
	}
	if during, after := eval[string](b, `window.paper`), eval[string](b, `document.documentElement.dataset.bsTheme`); during != "light" || after != "dark" {
		b.T.Errorf("%s: the theme is %q on paper and %q after", path, during, after)
	}
	if n := eval[int](b, `[...document.querySelectorAll('.ch-box')].filter(x => x.style.width).length`); n > 0 {
		b.T.Errorf("%s: %d charts keep the width of paper", path, n)
	}
}

// inflated is what the pages of a PDF draw.
func inflated(pdf []byte) string {
	var all strings.Builder
	for _, m := range regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`).FindAllSubmatch(pdf, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // not packed
		}
		_, _ = io.Copy(&all, r)
	}
	return all.String()
}

// TestImportedPages opens the dashboards of a data set that has deals and nothing else: figures where there are deals, and
// on the other tiles what is missing and how to add it.
func TestImportedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	dir := set(t, "maventech")
	c := imported(t, dir, "maventech/mapping.yaml", "accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv")
	s := serve(t, c.data)
	b := newTab(t)
	for i, id := range []string{"owner", "head", "my", "marketing", "support", "tv"} {
		l := looks()[i%len(looks())]
		b.open(s.url+"/d/"+id+"?range=2017-10..2017-12", l)
		b.audit("/d/"+id+" of deals alone", l)
		if !eval[bool](b, `/Как добавить|How to add/.test(document.querySelector('#page').textContent)`) {
			t.Errorf("/d/%s does not say what is missing", id)
		}
	}
	b.open(s.url+"/r/sales_by_period?range=2017&view=table", looks()[0])
	b.audit("/r/sales_by_period of deals alone", looks()[0])
	if rows := eval[int](b, `document.querySelectorAll('.tbl a.drill').length`); rows < 10 {
		t.Errorf("the sales of 2017 show %d figures", rows)
	}
}
