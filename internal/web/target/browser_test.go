package target_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"svodka/internal/web/browsertest"
	"svodka/internal/web/static"
)

// tab is a tab of a browser that edits plans.
type tab struct{ *browsertest.Tab }

func newTab(t *testing.T) *tab {
	t.Helper()
	b := &tab{browsertest.New(t)}
	b.Meant = func(c string) bool { return strings.Contains(c, "409") || strings.Contains(c, "/live") } // conflicts; nothing runs
	return b
}

func (b *tab) keys(list ...string) {
	b.T.Helper()
	for _, k := range list {
		b.Do(chromedp.KeyEvent(k))
	}
}

// ctrl and shift are keys held down.
func ctrl(k string) chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(k, chromedp.KeyModifiers(2))
}
func shift(k string) chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(k, chromedp.KeyModifiers(8))
}

func eval[V any](b *tab, expression string) V {
	b.T.Helper()
	return browsertest.Eval[V](b.Tab, expression)
}

// waits for a JavaScript condition.
func (b *tab) waits(condition string) {
	b.T.Helper()
	b.Until(condition, condition)
}

// at is the text of a cell.
func (b *tab) at(r, c int) string {
	b.T.Helper()
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(eval[string](b, fmt.Sprintf(`document.querySelector('#p-%d-%d .pv').textContent`, r, c)))
}

func (b *tab) want(r, c int, text string) {
	b.T.Helper()
	b.waits(fmt.Sprintf(`document.querySelector('#p-%d-%d .pv').textContent.replace(/[\u00a0\u202f]/g, ' ') === %q`, r, c, text))
}

func (b *tab) focus(r, c int) {
	b.T.Helper()
	eval[int](b, fmt.Sprintf(`document.querySelector('#p-%d-%d').focus(), 0`, r, c))
}

// paste lays a text on the clipboard's way into the page.
func (b *tab) paste(text string) {
	b.T.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		b.T.Fatal(err)
	}
	eval[int](b, `(() => { const d = new DataTransfer(); d.setData('text/plain', `+string(quoted)+`);
		document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})); return 0 })()`)
}

func (b *tab) show(url string) {
	b.T.Helper()
	b.Do(chromedp.Navigate(url))
	b.waits(`document.querySelector('table[data-plans]')?.getAttribute('role') === 'grid'`)
}

func (b *tab) save(label string) {
	b.T.Helper()
	b.waits(`document.querySelector('#plan-save').textContent.replace(/\u00a0/g, ' ') === '` + label + `' && !document.querySelector('#plan-save').disabled`)
	eval[int](b, `document.querySelector('#plan-save').click(), 0`)
	b.waits(`document.querySelector('#plan-why').open`)
}

func (b *tab) press(dialog, value string) {
	b.T.Helper()
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
	b.Do(chromedp.EmulateViewport(1440, 900))
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
	b.Do(ctrl("z"))
	b.waits(`!document.querySelector('#p-2-1').classList.contains('wrong') && document.querySelector('#plan-wrong').hidden`)
	// Fill down over a selection.
	b.focus(0, 0)
	for range 3 {
		b.Do(shift(kb.ArrowDown))
	}
	b.Do(ctrl("d"))
	b.want(3, 0, "1 200,5")
	b.Do(ctrl("z"))
	b.want(3, 0, "—")
	b.Do(chromedp.KeyEvent("Z", chromedp.KeyModifiers(2|8)))
	b.want(3, 0, "1 200,5")
	// Delete empties; the total follows at once.
	b.focus(3, 0)
	b.keys(kb.Delete)
	b.want(3, 0, "—")
	if total := eval[string](b, `document.querySelector('tr.tot .pv').textContent.replace(/\s/g, ' ')`); total != "3 601,5" {
		t.Errorf("the total is %q", total)
	}
	b.save("Утвердить 3 изменения")
	b.Do(chromedp.SendKeys(chromedp.CSS("#plan-reason"), "новый сезон"))
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
	b.Quiet()
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
	t.Logf("the block took %v", time.Since(begun))
	if n := eval[int](b, `document.querySelectorAll('td.wrong').length`); n != 2 {
		t.Errorf("%d cells are marked", n)
	}
	if text := eval[string](b, `document.querySelector('#plan-wrong').textContent`); !strings.Contains(text, "12 00x") || !strings.Contains(text, "#Н/Д") || !strings.Contains(text, "Ошибка таблицы") {
		t.Errorf("the reasons: %s", text)
	}
	if !eval[bool](b, `document.querySelector('#plan-save').disabled`) {
		t.Error("it can be saved by half")
	}
	b.Audit("wrong cells")
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
	b.Do(shift(kb.ArrowRight))
	text := eval[string](b, `(() => { const d = new DataTransfer(); document.activeElement.dispatchEvent(new ClipboardEvent('copy', {clipboardData: d, bubbles: true, cancelable: true})); return d.getData('text/plain') })()`)
	if text != "1000,5\t1001,5" {
		t.Errorf("copied: %q", text)
	}
	b.Quiet()
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
	b.Audit("a conflict")
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
	b.Do(ctrl("z"))
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
	b.Quiet()
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
	b.Audit("a manager")
	g.as = "adam"
	for _, path := range []string{"/plans", "/plans/cell?metric=revenue&scope=owner%3Dt:ann&grain=month&from=2026-05-01&unit=k", "/plans/split?how=people&period=2026-05", "/plans/import", "/plans/rules"} {
		for i, width := range []int64{1440, 390} {
			size := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600}
			if _, err := chromedp.Call(b.Ctx, emulation.SetDeviceMetricsOverride, size); err != nil {
				t.Fatal(err)
			}
			look := []string{"lang=ru&theme=light", "lang=en&theme=dark"}[i]
			sign := "?"
			if strings.Contains(path, "?") {
				sign = "&"
			}
			b.Do(chromedp.Navigate(url + path + sign + look))
			b.waits(`document.querySelector('#main') && document.readyState === 'complete'`)
			if path == "/plans" {
				b.waits(`document.querySelector('#plan-cell section')`)
			}
			b.Audit(path + " " + look)
		}
	}
	b.Quiet()
}
