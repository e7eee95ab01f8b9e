package target_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"svodka/internal/web/static"
)

// tab is a tab of a browser, with what it complained of.
type tab struct {
	t      *testing.T
	ctx    context.Context
	mu     sync.Mutex
	faults []string
	axe    string
}

func newTab(t *testing.T) *tab {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium: scripts/deps.sh install brings it")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	axe, err := os.ReadFile(filepath.Join("..", "..", "..", "cmd", "svodka", "testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{t: t, ctx: ctx, axe: string(axe)}
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
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.Text, "409") && !strings.Contains(e.Entry.URL, "/live") { // conflicts are meant
			b.faults = append(b.faults, e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatalf("%v; the browser says %v", err, b.faults)
	}
}

func (b *tab) keys(list ...string) {
	b.t.Helper()
	for _, k := range list {
		b.do(chromedp.KeyEvent(k))
	}
}

// ctrl and shift are keys held down.
func ctrl(k string) chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(k, chromedp.KeyModifiers(2))
}
func shift(k string) chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(k, chromedp.KeyModifiers(8))
}

func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	x, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v; the browser says %v", expression[:min(len(expression), 200)], err, b.faults)
	}
	return x
}

// waits for a JavaScript condition.
func (b *tab) waits(condition string) {
	b.t.Helper()
	for range 160 { // eight seconds
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+condition+")")); ok && err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	now, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`[...document.querySelectorAll('td.chg')].slice(0, 4).map(t => t.id + '=' + t.textContent.trim()).join() + ' ' + location.href + ' ' + document.activeElement.outerHTML.slice(0, 300) + ' ' + (document.querySelector('#plan-save')?.textContent ?? '') + document.querySelector('#plan-wrong')?.textContent`))
	b.t.Fatalf("never true: %s; %s %v %v", condition, now, err, b.faults)
}

// audit reports what axe-core finds against WCAG 2.2 A and AA, and a page wider than its window.
func (b *tab) audit(name string) {
	b.t.Helper()
	eval[int](b, b.axe+";0")
	text := eval[string](b, `axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}, resultTypes: ['violations']})
		.then(r => JSON.stringify(r.violations.map(v => v.id + ' ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | '))))`)
	var found []string
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		b.t.Fatal(err)
	}
	for _, f := range found {
		b.t.Errorf("%s: %s", name, f)
	}
	if wide := eval[float64](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 1 {
		b.t.Errorf("%s: the page is %v px wider than its window", name, wide)
	}
}

// at is the text of a cell.
func (b *tab) at(r, c int) string {
	b.t.Helper()
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(eval[string](b, fmt.Sprintf(`document.querySelector('#p-%d-%d .pv').textContent`, r, c)))
}

func (b *tab) want(r, c int, text string) {
	b.t.Helper()
	b.waits(fmt.Sprintf(`document.querySelector('#p-%d-%d .pv').textContent.replace(/[\u00a0\u202f]/g, ' ') === %q`, r, c, text))
}

func (b *tab) focus(r, c int) {
	b.t.Helper()
	eval[int](b, fmt.Sprintf(`document.querySelector('#p-%d-%d').focus(), 0`, r, c))
}

// paste lays a text on the clipboard's way into the page.
func (b *tab) paste(text string) {
	b.t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		b.t.Fatal(err)
	}
	eval[int](b, `(() => { const d = new DataTransfer(); d.setData('text/plain', `+string(quoted)+`);
		document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})); return 0 })()`)
}

func (b *tab) show(url string) {
	b.t.Helper()
	b.do(chromedp.Navigate(url))
	b.waits(`document.querySelector('table[data-plans]')?.getAttribute('role') === 'grid'`)
}

func (b *tab) save(label string) {
	b.t.Helper()
	b.waits(`document.querySelector('#plan-save').textContent.replace(/\u00a0/g, ' ') === '` + label + `' && !document.querySelector('#plan-save').disabled`)
	eval[int](b, `document.querySelector('#plan-save').click(), 0`)
	b.waits(`document.querySelector('#plan-why').open`)
}

func (b *tab) press(dialog, value string) {
	b.t.Helper()
	b.waits(`document.querySelector('` + dialog + `').open`)
	eval[int](b, `document.querySelector('`+dialog+` button[value="`+value+`"]').click(), 0`)
}

func start(t *testing.T) (*rig, *tab, string) {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	assets, err := static.New()
	if err != nil {
		t.Fatal(err)
	}
	g := open(t, assets)
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	b := newTab(t)
	b.do(chromedp.EmulateViewport(1440, 900))
	return g, b, server.URL
}

const year = "/plans?from=2026-05-01&n=12&unit=k"

// TestTyping types, fills down, takes back and brings again, empties, and saves with a reason.
func TestTyping(t *testing.T) {
	g, b, url := start(t)
	g.set("owner=t:ann", "2026-05", 900_000)
	b.show(url + year)
	b.focus(0, 0)
	b.keys("1", "2", "0", "0", ",", "5", kb.Enter)
	b.want(0, 0, "1 200,5")
	b.waits(`document.querySelector('#p-0-0').classList.contains('chg') && document.querySelector('#p-0-0 .pd').textContent.startsWith('было')`)
	if sum := eval[string](b, `document.querySelector('td[data-sum="0"]').textContent.trim().replace(/\s/g, ' ')`); sum != "1 200,5" {
		t.Errorf("the sum of the row is %q", sum)
	}
	if at := eval[string](b, `document.activeElement.id`); at != "p-1-0" {
		t.Errorf("Enter leads to %s", at)
	}
	// F2 edits what stands there, Escape leaves it.
	b.focus(0, 0)
	b.keys(kb.F2)
	b.waits(`document.activeElement.matches('#p-0-0 input') && document.activeElement.value === '1200,5'`)
	b.keys("7", kb.Escape)
	b.want(0, 0, "1 200,5")
	// A word is marked, and nothing can be saved.
	b.focus(2, 1)
	b.keys("5", "x", kb.Tab)
	b.waits(`document.querySelector('#p-2-1').classList.contains('wrong') && document.querySelector('#plan-save').disabled && !document.querySelector('#plan-wrong').hidden`)
	if at := eval[string](b, `document.activeElement.id`); at != "p-2-2" {
		t.Errorf("Tab leads to %s", at)
	}
	b.do(ctrl("z"))
	b.waits(`!document.querySelector('#p-2-1').classList.contains('wrong') && document.querySelector('#plan-wrong').hidden`)
	// Fill down over a selection.
	b.focus(0, 0)
	for range 3 {
		b.do(shift(kb.ArrowDown))
	}
	b.do(ctrl("d"))
	b.want(3, 0, "1 200,5")
	b.do(ctrl("z"))
	b.want(3, 0, "—")
	b.do(chromedp.KeyEvent("Z", chromedp.KeyModifiers(2|8)))
	b.want(3, 0, "1 200,5")
	// Delete empties; the total follows at once.
	b.focus(3, 0)
	b.keys(kb.Delete)
	b.want(3, 0, "—")
	if total := eval[string](b, `document.querySelector('tr.tot .pv').textContent.replace(/\s/g, ' ')`); total != "3 601,5" {
		t.Errorf("the total is %q", total)
	}
	b.save("Утвердить 3 изменения")
	b.do(chromedp.SendKeys(chromedp.CSS("#plan-reason"), "новый сезон"))
	b.press("#plan-why", "ok")
	b.waits(`location.search.includes('saved=3')`)
	got := g.planned("metrics=revenue&by=owner&range=2026-05&grain=month&compare=plan")
	if len(got) != 3 || got["t:ann 2026-05"] != 1_200_500 || got["t:u01 2026-05"] != 1_200_500 {
		t.Errorf("saved: %v", got)
	}
	// The history of the cell tells who, when and why.
	b.waits(`document.querySelector('table[data-plans]')?.getAttribute('role') === 'grid'`)
	b.focus(0, 0)
	b.waits(`document.querySelector('#plan-cell .plog')?.textContent.includes('новый сезон') && document.querySelector('#plan-cell').textContent.includes('Проверка цели')`)
	if len(b.faults) > 0 {
		t.Error(b.faults)
	}
}

// thirty is a block of 30 × 12 as a Russian Excel copies it.
func thirty(wrong bool) string {
	var s strings.Builder
	for r := range 30 {
		for c := range 12 {
			if c > 0 {
				s.WriteByte('\t')
			}
			switch {
			case wrong && r == 4 && c == 2:
				s.WriteString("12 00x")
			case wrong && r == 20 && c == 11:
				s.WriteString("#Н/Д")
			default:
				fmt.Fprintf(&s, "1\u00a0%03d,5", r*12+c)
			}
		}
		s.WriteString("\r\n")
	}
	return s.String()
}

// TestPaste pastes a block of 30 × 12 with two wrong cells: they are marked, nothing is saved; mended, all of it is.
func TestPaste(t *testing.T) {
	g, b, url := start(t)
	b.show(url + year)
	b.focus(2, 0)
	begun := time.Now()
	b.paste(thirty(true))
	b.waits(`document.querySelectorAll('td.chg').length === 360`)
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("the block took %v", took)
	}
	if n := eval[int](b, `document.querySelectorAll('td.wrong').length`); n != 2 {
		t.Errorf("%d cells are marked", n)
	}
	if text := eval[string](b, `document.querySelector('#plan-wrong').textContent`); !strings.Contains(text, "12 00x") || !strings.Contains(text, "#Н/Д") || !strings.Contains(text, "Ошибка таблицы") {
		t.Errorf("the reasons: %s", text)
	}
	if !eval[bool](b, `document.querySelector('#plan-save').disabled`) {
		t.Error("it can be saved by half")
	}
	b.audit("wrong cells")
	if got := g.planned("metrics=revenue&by=owner&range=2026-05..2027-04&grain=month&compare=plan"); len(got) != 0 {
		t.Fatalf("saved already: %v", got)
	}
	for _, at := range []struct{ r, c int }{{6, 2}, {22, 11}} {
		b.focus(at.r, at.c)
		b.keys("7", kb.Enter)
		b.want(at.r, at.c, "7")
	}
	b.save("Утвердить 360 изменений")
	b.press("#plan-why", "ok")
	b.waits(`location.search.includes('saved=360')`)
	got := g.planned("metrics=revenue&by=owner&range=2026-05..2027-04&grain=month&compare=plan")
	if len(got) != 360 {
		t.Fatalf("%d cells are planned", len(got))
	}
	for r := range 30 {
		for c := range 12 {
			day := time.Date(2026, time.Month(5+c), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
			want := float64(1000+r*12+c)*1000 + 500
			if r == 4 && c == 2 || r == 20 && c == 11 {
				want = 7000
			}
			if x := got[fmt.Sprintf("t:u%02d %s", r+1, day)]; x != want {
				t.Errorf("seller %d, %s: %v, want %v", r+1, day, x, want)
			}
		}
	}
	// Copied, the block is what was pasted.
	b.waits(`document.querySelector('table[data-plans]')?.getAttribute('role') === 'grid'`)
	b.focus(1, 0) // whose department plans nothing is not shown any more
	b.do(shift(kb.ArrowRight))
	text := eval[string](b, `(() => { const d = new DataTransfer(); document.activeElement.dispatchEvent(new ClipboardEvent('copy', {clipboardData: d, bubbles: true, cancelable: true})); return d.getData('text/plain') })()`)
	if text != "1000,5\t1001,5" {
		t.Errorf("copied: %q", text)
	}
	if len(b.faults) > 0 {
		t.Error(b.faults)
	}
}

// TestMeanwhile: somebody else changes a cell, a whole does not fit, a closed month is refused.
func TestMeanwhile(t *testing.T) {
	g, b, url := start(t)
	g.set("owner=t:ann", "2026-05", 900_000)
	b.show(url + "/plans?unit=k")
	b.focus(0, 0) // February is closed
	b.keys("5")
	if eval[bool](b, `!!document.querySelector('#p-0-0 input')`) {
		t.Error("a closed month is edited")
	}
	b.focus(0, 3)
	b.keys("9", "5", "0", kb.Enter)
	b.want(0, 3, "950")
	g.set("owner=t:ann", "2026-05", 910_000) // meanwhile
	b.save("Утвердить 1 изменение")
	b.press("#plan-why", "ok")
	b.waits(`document.querySelector('#plan-ask').open && document.querySelector('#plan-ask').textContent.includes('910')`)
	if !strings.Contains(b.at(0, 3), "950") {
		t.Error("the change made here is lost")
	}
	b.audit("a conflict")
	b.press("#plan-ask", "mine")
	b.waits(`location.search.includes('saved=1')`)
	b.waits(`document.querySelector('table[data-plans]')?.getAttribute('role') === 'grid'`)
	if got := g.planned("metrics=revenue&by=owner&range=2026-05&grain=month&compare=plan"); got["t:ann 2026-05"] != 950_000 {
		t.Errorf("mine: %v", got)
	}
	// The whole is typed over: its people are scaled.
	g.set("owner=t:u01", "2026-05", 50_000)
	b.show(url + "/plans?unit=k")
	total := eval[int](b, `Number(document.querySelector('tr.tot td').dataset.r)`)
	b.focus(total, 3)
	b.keys("5", "0", "0", kb.Enter)
	b.press("#plan-ask", "scale")
	b.want(0, 3, "475")
	b.want(2, 3, "25")
	b.want(total, 3, "500")
	b.do(ctrl("z"))
	b.waits(`document.querySelector('#plan-save').disabled && document.querySelectorAll('.chg').length === 0`)
	// A year of the company that is less than its months is a clash with two ways out.
	g.set("", "2026-Q2", 2_000_000)
	b.show(url + "/plans?unit=k")
	b.focus(0, 4)
	b.keys("3", "0", "0", "0", kb.Enter)
	b.want(0, 4, "3 000")
	b.save("Утвердить 1 изменение")
	b.press("#plan-why", "ok")
	b.waits(`document.querySelector('#plan-ask').open && /дают .*, а план — 2\s000\s000/.test(document.querySelector('#plan-ask').textContent)`)
	b.press("#plan-ask", "whole")
	b.waits(`location.search.includes('saved=2')`)
	if len(b.faults) > 0 {
		t.Error(b.faults)
	}
}

// TestOthers: a manager sees their own plan and cannot change it; every page keeps to WCAG, wide and narrow, light and dark.
func TestOthers(t *testing.T) {
	g, b, url := start(t)
	g.set("owner=t:ann", "2026-03", 1_000_000)
	g.set("owner=t:ann", "2026-04", 1_100_000)
	g.set("owner=t:ann", "2026-05", 1_210_000)
	g.set("owner=t:bob", "2026-05", 777_000)
	g.as = "ann"
	b.show(url + "/plans?unit=k")
	if n := eval[int](b, `document.querySelectorAll('table[data-plans] tbody tr').length`); n != 1 {
		t.Errorf("a manager sees %d rows", n)
	}
	b.focus(0, 3)
	b.keys("5")
	if eval[bool](b, `!!document.querySelector('.pin')`) {
		t.Error("a manager edits")
	}
	b.audit("a manager")
	g.as = "adam"
	for _, path := range []string{"/plans", "/plans/cell?metric=revenue&scope=owner%3Dt:ann&grain=month&from=2026-05-01&unit=k", "/plans/split?how=people&period=2026-05", "/plans/import", "/plans/rules"} {
		for i, width := range []int64{1440, 390} {
			size := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600}
			if _, err := chromedp.Call(b.ctx, emulation.SetDeviceMetricsOverride, size); err != nil {
				t.Fatal(err)
			}
			look := []string{"lang=ru&theme=light", "lang=en&theme=dark"}[i]
			sign := "?"
			if strings.Contains(path, "?") {
				sign = "&"
			}
			b.do(chromedp.Navigate(url + path + sign + look))
			b.waits(`document.querySelector('#main') && document.readyState === 'complete'`)
			if path == "/plans" {
				b.waits(`document.querySelector('#plan-cell section')`)
			}
			b.audit(path + " " + look)
		}
	}
	if len(b.faults) > 0 {
		t.Error(b.faults)
	}
}
