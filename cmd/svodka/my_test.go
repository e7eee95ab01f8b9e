//go:build cgo

package main

import (
	"strconv"
	"testing"
)

// TestManagersPage looks at a manager's own page and at the report of their day in every look, and walks from one person to another.
func TestManagersPage(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	for _, l := range looks() {
		for _, path := range []string{"/my", "/r/manager_day"} {
			b.open(s.url+path, l)
			b.audit(path, l)
		}
	}
	b.open(s.url+"/my", looks()[0])
	first := eval[string](b, `document.querySelector('h1').textContent`)
	eval[bool](b, `(() => { const s = document.querySelector('#my-owner'); s.selectedIndex = s.options.length - 1; s.dispatchEvent(new Event('change', {bubbles: true})); return true; })()`)
	b.Until("another person is shown", `document.querySelector('.my-pl') !== null && document.querySelector('h1').textContent !== `+strconv.Quote(first))
	b.Until("their address names them", `new URLSearchParams(location.search).get('owner') !== null`)
	b.Until("the columns are drawn", `document.querySelector('.my-ch canvas, .my-ch svg') !== null`)
	b.Until("the bar is as long as the plan is done", `parseFloat(document.querySelector('.my-pl .pb i').style.width) > 0`)
}
