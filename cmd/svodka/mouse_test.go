//go:build cgo

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mouse sends one event of a pointer with its left button.
func (b *tab) mouse(kind input.DispatchMouseEventType, x, y float64, pressed bool) {
	b.T.Helper()
	p := input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: "left", ClickCount: 1}
	if pressed {
		p.Buttons = 1
	}
	if _, err := chromedp.Call(b.Ctx, input.DispatchMouseEvent, p); err != nil {
		b.T.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
}

// grasp brings an element under the pointer and presses on it; it gives where that is. What lies at that point must be the
// element itself, as a hand would find it.
func (b *tab) grasp(selector string) (x, y float64) {
	b.T.Helper()
	at := eval[[]float64](b, fmt.Sprintf(`(async () => {
		await Promise.allSettled(document.getAnimations().map(a => a.finished));
		const h = document.querySelector(%q);
		h.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = h.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
		return [x, y, top && h.contains(top) ? 1 : 0];
	})()`, selector))
	if at[2] == 0 {
		b.T.Fatalf("%s is covered by something", selector)
	}
	b.mouse("mouseMoved", at[0], at[1], false)
	b.mouse("mousePressed", at[0], at[1], true)
	return at[0], at[1]
}

// drag takes an element by the pointer and lets it go elsewhere.
func (b *tab) drag(selector string, dx, dy float64) {
	b.T.Helper()
	x, y := b.grasp(selector)
	const steps = 10
	for i := 1.0; i <= steps; i++ {
		b.mouse("mouseMoved", x+dx*i/steps, y+dy*i/steps, true)
	}
	b.mouse("mouseReleased", x+dx, y+dy, false)
}

// boxes tells where every tile of an arrangement stands: "id x,y,w,h", by name.
func (b *tab) boxes() map[string]string {
	b.T.Helper()
	out := map[string]string{}
	for _, line := range eval[[]string](b, `[...document.querySelectorAll('.grid-stack-item[gs-id]')].map(i => i.getAttribute('gs-id') + ' ' + ['x', 'y', 'w', 'h'].map(k => i.getAttribute('gs-' + k) ?? 1).join())`) {
		id, box, _ := strings.Cut(line, " ")
		out[id] = box
	}
	return out
}

// TestArrangeByMouse moves a tile from the bottom of a dashboard and sizes it by pointer, takes a step back, keeps the rest
// and finds it after the page was loaded anew.
func TestArrangeByMouse(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	l := looks()[0]
	b.open(s.url+"/d/owner/edit", l)
	b.Until("the grid can be edited", `document.querySelector('.grid-stack.grid-stack-on') != null`)
	if n := eval[int](b, `document.querySelectorAll('.grid-stack-on').length`); n != 1 {
		t.Errorf("%d elements were made a grid", n)
	}
	began := b.boxes()
	const ctrl = 2 // as the protocol counts
	const grip, corner = `.grid-stack-item[gs-id="corr"] .hnd`, `.grid-stack-item[gs-id="corr"] .ui-resizable-se`

	b.drag(grip, -384, -300) // a column to the left, into the row above
	moved := b.boxes()
	if moved["corr"] == began["corr"] || !strings.HasPrefix(moved["corr"], "0,") {
		t.Fatalf("the tile stands at %s, began at %s", moved["corr"], began["corr"])
	}
	b.Until("somebody is told where the tile went", `/столбец 1, строка/.test(document.querySelector('#live').textContent)`)
	b.Do(chromedp.KeyEvent("z", chromedp.KeyModifiers(ctrl)))
	b.Until("a step is taken back by keys", `/Как было/.test(document.querySelector('#live').textContent)`)
	if back := b.boxes(); fmt.Sprint(back) != fmt.Sprint(began) {
		t.Errorf("after the step back tiles stand at\n%v, began at\n%v", back, began)
	}

	b.drag(grip, -384, -300)
	if again := b.boxes(); again["corr"] != moved["corr"] {
		t.Errorf("the same way leads to %s, led to %s", again["corr"], moved["corr"])
	}
	b.drag(corner, 192, 200) // two columns wider, two rows higher
	sized := b.boxes()
	if want := strings.TrimSuffix(moved["corr"], ",4,2") + ",6,4"; sized["corr"] != want {
		t.Errorf("the tile stands at %s, want %s", sized["corr"], want)
	}
	b.drag(corner, 96, 100)
	if more := b.boxes(); more["corr"] == sized["corr"] {
		t.Error("the tile was not sized a second time")
	}
	eval[int](b, `document.querySelector('.toast.undo button').click(), 0`)
	if back := b.boxes(); fmt.Sprint(back) != fmt.Sprint(sized) {
		t.Errorf("the notice takes back to\n%v, want\n%v", back, sized)
	}
	b.audit("/d/owner/edit arranged by mouse", l)

	eval[int](b, `[...document.querySelectorAll('button')].find(x => x.textContent.trim() === 'Готово').click(), 0`)
	b.Until("the dashboard is kept as a copy", `location.pathname.startsWith('/d/my-') && !location.pathname.endsWith('/edit')`)
	b.open(eval[string](b, `location.origin + location.pathname`)+"/edit", l)
	b.Until("the grid can be edited", `document.querySelector('.grid-stack.grid-stack-on') != null`)
	if kept := b.boxes(); fmt.Sprint(kept) != fmt.Sprint(sized) {
		t.Errorf("tiles stand at\n%v, were left at\n%v", kept, sized)
	}
}

// TestDragDownScrolls holds a tile at the lower edge of the window: the page goes on beneath it, and Escape lets go without
// a trace.
func TestDragDownScrolls(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	b.open(s.url+"/d/owner/edit", looks()[0])
	b.Until("the grid can be edited", `document.querySelector('.grid-stack.grid-stack-on') != null`)
	began := b.boxes()
	x, y := b.grasp(`.grid-stack-item[gs-id="revenue"] .hnd`)
	from := eval[float64](b, `scrollY`)
	const low, steps = 890, 30
	for i := range 2 * steps { // half of the way is going down, half is staying there
		b.mouse("mouseMoved", x+float64(i%2), min(low, y+(low-y)*float64(i)/steps), true)
	}
	if to := eval[float64](b, `scrollY`); to < from+200 {
		t.Errorf("the page went from %v to %v", from, to)
	}
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.mouse("mouseReleased", x, low, false)
	if now := b.boxes(); fmt.Sprint(now) != fmt.Sprint(began) {
		t.Errorf("after Escape tiles stand at\n%v, began at\n%v", now, began)
	}
}
