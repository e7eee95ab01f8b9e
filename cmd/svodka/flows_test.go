//go:build cgo

package main

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

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
			b.until("the panel of "+number+" opens", `/Сходится|совпад|не склад/i.test(document.querySelector('#panel')?.textContent ?? '')`)
			proof := eval[string](b, `document.querySelector('#panel .note')?.textContent ?? ''`)
			digits := regexp.MustCompile(`[^0-9,]`)
			left, right, ok := strings.Cut(proof, "=")
			if !ok || digits.ReplaceAllString(left, "") != digits.ReplaceAllString(right, "") {
				t.Errorf("%s, number %d (%s): the panel says %q", path, i, number, proof)
			}
			if want, have := amount(t, number), amount(t, right); math.Abs(want-have) > 0.5 { // the table shows whole roubles
				t.Errorf("%s: the number says %q, its records %q", path, number, right)
			}
			b.do(chromedp.KeyEvent(kb.Escape))
			b.until("the panel closes", `!document.querySelector('#panel').textContent.trim()`)
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
	b.until("the preview is there", `document.querySelector('#preview, [data-preview]')?.querySelector('table,canvas,svg') != null`)
	begun := time.Now()
	eval[int](b, `document.querySelector('#b-add-metrics').click(), 0`)
	b.until("the list of metrics opens", `document.querySelectorAll('#b-dlg-body button, #b-dlg-body input, #b-dlg-body a').length > 20`)
	b.audit("/r/new choosing a metric", l)
	t.Logf("the list of metrics took %v", time.Since(begun))
	b.do(chromedp.KeyEvent(kb.Escape))
	b.audit("/r/new", l)
	eval[int](b, `(() => { const t = document.querySelector('[name=title], [name=title_ru], [name=name]'); t.value = 'Мой рейтинг'; t.dispatchEvent(new Event('change', {bubbles: true})); return 0 })()`)
	time.Sleep(time.Second)
	eval[int](b, `document.querySelector('#b-save').click(), 0`)
	b.until("the report is saved", `location.pathname.startsWith('/r/my-') && !location.pathname.endsWith('/edit')`)
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
	b.until("the grid can be edited", `document.querySelector('.grid-stack .ui-draggable, .grid-stack.grid-stack-instance, .grid-stack[gs-init], .grid-stack .grid-stack-item') != null`)
	b.audit("/d/owner/edit", l)
	place := func(id string) string {
		return eval[string](b, fmt.Sprintf(`(() => { const i = document.querySelector('.grid-stack-item[gs-id="%s"]'); return i.getAttribute('gs-x') + ',' + i.getAttribute('gs-y') + ',' + i.getAttribute('gs-w') })()`, id))
	}
	was := place("nps")
	eval[int](b, `document.querySelector('.grid-stack-item[gs-id="nps"]').focus(), 0`)
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.until("the tile has moved by keys", fmt.Sprintf(`(() => { const i = document.querySelector('.grid-stack-item[gs-id="nps"]'); return i.getAttribute('gs-x') + ',' + i.getAttribute('gs-y') + ',' + i.getAttribute('gs-w') !== %q })()`, was))
	b.until("somebody is told where the tile went", `document.querySelector('#live').textContent !== ''`)
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.ArrowLeft, chromedp.KeyModifiers(8)), chromedp.KeyEvent(kb.Enter))
	now := place("nps")
	eval[int](b, `[...document.querySelectorAll('button')].find(x => x.textContent.trim() === 'Готово').click(), 0`)
	b.until("the dashboard is kept as a copy", `location.pathname.startsWith('/d/my-') && !location.pathname.endsWith('/edit')`)
	b.until("the page is there", `document.querySelector('#tile-nps') != null`)
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
	b.until("the company is asked for", `location.pathname === '/setup/company'`)
	b.audit("/setup/company", l)
	fill("company", "ООО «Ромашка»")
	eval[int](b, `document.querySelector('form[action="/setup/company"] [type=submit], main form [type=submit]').click(), 0`)
	b.until("the set-up is over", `!location.pathname.startsWith('/setup')`)
	b.open(s.url+"/d/owner", l)
	b.audit("/d/owner without data", l)
	if !eval[bool](b, `document.querySelector('#page').textContent.includes('Как добавить')`) {
		t.Error("tiles without data do not say how to add it")
	}
	for _, path := range []string{"/settings/people", "/settings/people/new", "/settings/company", "/audit", "/profile"} {
		for _, l := range looks()[:2] {
			b.open(s.url+path, l)
			b.audit(path, l)
		}
	}
	eval[int](b, `document.querySelector('form[action="/logout"] button').click(), 0`)
	b.until("one is signed out", `location.pathname === '/login'`)
	b.audit("/login", l)
	b.open(s.url+"/d/owner", l)
	if at := eval[string](b, `location.pathname`); at != "/login" {
		t.Errorf("a stranger sees %s", at)
	}
}

// TestPrint looks at pages as paper sees them: no rail, no buttons, nothing cut.
func TestPrint(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
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
