//go:build cgo

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTableByKeyboard walks the KPI table by its keys, opens a figure, closes it, has it explained, looks at somebody else, and at
// what was seen before.
func TestTableByKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	for _, l := range looks() {
		b.open(s.url+"/kpi", l)
		b.audit("/kpi", l)
	}
	l := looks()[0]
	b.open(s.url+"/kpi", l)
	at := func() string { return eval[string](b, `document.activeElement?.dataset?.cell ?? ''`) }
	eval[int](b, `document.querySelector('a[data-cell][tabindex="0"]').focus(), 0`)
	first := at()
	if !strings.HasPrefix(first, "revenue:") {
		t.Fatalf("the first figure is %q", first)
	}
	b.Do(chromedp.KeyEvent(kb.ArrowRight))
	second := at()
	b.Do(chromedp.KeyEvent(kb.ArrowDown))
	below := at()
	if second == first || !strings.HasPrefix(second, "revenue:") || !strings.HasPrefix(below, "deals_won:") || strings.TrimPrefix(second, "revenue") != strings.TrimPrefix(below, "deals_won") {
		t.Errorf("arrows lead from %q to %q to %q", first, second, below)
	}
	for range 10 { // over the title of a block
		b.Do(chromedp.KeyEvent(kb.ArrowDown))
	}
	if now := at(); now == "" || strings.HasPrefix(now, "deals_won") {
		t.Errorf("arrows stop at a block: %q", now)
	}
	eval[int](b, `document.querySelector('a[data-cell^="calls_missed_share:"]').focus(), 0`)
	here := at()
	b.Do(chromedp.KeyEvent(kb.Enter))
	b.Until("the pop-over opens", `/ из \d/.test(document.querySelector('#kpop:not([hidden])')?.textContent ?? '') && document.querySelectorAll('#kpop .kpop-s li').length > 2`)
	if !eval[bool](b, `new URL(location.href).searchParams.get('cell') === '`+here+`' && document.querySelector('#kpop').contains(document.activeElement)`) {
		t.Error("the open figure is not in the address, or has no focus")
	}
	b.audit("/kpi with a figure open", l)
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.Until("the pop-over closes", `document.querySelector('#kpop').hidden && !location.search.includes('cell=')`)
	if back := at(); back != here {
		t.Errorf("the focus goes back to %q, want %q", back, here)
	}
	b.Do(chromedp.KeyEvent("?"))
	b.Until("the figure is explained", `/\S/.test(document.querySelector('#panel')?.textContent ?? '') && location.search.includes('explain=')`)
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.Until("the explanation closes", `!document.querySelector('#panel').textContent.trim()`)

	b.Until("the table is quiet", `!document.querySelector('.htmx-request, .htmx-swapping')`)
	eval[int](b, `(() => { const s = document.querySelector('.kpi-card .scroll-x'); s.scrollTop = 40; document.querySelector('a[data-cell^="deals_won:"]').textContent = 'old'; htmx_refresh(); return 0;
		function htmx_refresh() { document.querySelector('#tile-kpi').dispatchEvent(new CustomEvent('refresh')) } })()`)
	b.Until("new figures come by themselves", `document.querySelector('a[data-cell^="deals_won:"]').textContent !== 'old' && document.querySelector('.kpi-card .scroll-x').scrollTop > 0`)

	whole := eval[string](b, `document.querySelector('a[data-cell^="revenue:"]').textContent.trim()`)
	eval[int](b, `[...document.querySelectorAll('.kpi-who a')].find(a => a.textContent.includes('Монтаж')).click(), 0`)
	b.Until("the department is shown", `location.search.includes('department=') && document.querySelector('a[data-cell^="revenue:"]').textContent.trim() !== '`+whole+`'`)
	eval[int](b, `[...document.querySelectorAll('.kpi-who a')].find(a => a.textContent.includes('Громов')).click(), 0`)
	b.Until("the manager is shown", `location.search.includes('owner=') && /Павел Громов/.test(document.querySelector('.kpi-who [aria-current]').textContent)`)
	b.Until("the tail of the swap is over", `!document.querySelector('.htmx-request, .htmx-swapping')`)

	eval[int](b, `fetch('/kpi/snapshots', {method: 'POST'}).then(() => document.body.dataset.taken = '1'), 0`)
	b.Until("the table is taken", `document.body.dataset.taken === '1'`)
	b.open(s.url+"/kpi", l)
	eval[int](b, `[...document.querySelectorAll('.kpi-sw a')].find(a => a.textContent.includes('Как видели')).click(), 0`)
	b.Until("the snapshot is shown", `location.search.includes('seen=') && /Как видели/.test(document.querySelector('.kpi-sw [aria-current]')?.textContent ?? '')`)
	if then := eval[string](b, `document.querySelector('a[data-cell^="revenue:"]').textContent.trim()`); then != whole {
		t.Errorf("the snapshot says %q, the table said %q", then, whole)
	}
	b.audit("/kpi as it was seen", l)
	for _, path := range []string{"/kpi/snapshots", "/kpi/blocks", "/kpi?grain=day&view=percent"} {
		for _, l := range looks()[:2] {
			b.open(s.url+path, l)
			b.audit(path, l)
		}
	}
}
