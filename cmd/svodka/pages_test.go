//go:build cgo

package main

import (
	"strings"
	"testing"
)

// looks are how every dashboard and report is looked at: each language, theme and width with each other at least once.
func looks() []look {
	const desk, phone = 1440, 390
	return []look{{"ru", "light", desk}, {"en", "dark", phone}, {"ru", "dark", phone}, {"en", "light", desk}}
}

// TestPages looks at every dashboard, every report and the pages around them with the made-up company: no complaint of
// the browser, nothing that keeps people out, no page wider than its window.
func TestPages(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser on every page takes minutes")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	b.open(s.url+"/r", looks()[0])
	reports := eval[[]string](b, `[...new Set([...document.querySelectorAll('#page a[href^="/r/"]')].map(a => new URL(a.href).pathname))].filter(p => p.split('/').length === 3 && p !== '/r/new' && p !== '/r/unused' && !p.endsWith('.csv'))`)
	const shipped = 30
	if len(reports) < shipped {
		t.Fatalf("%d reports are listed, want %d: %v", len(reports), shipped, reports)
	}
	pages := []string{"/d/owner", "/d/head", "/d/my", "/d/marketing", "/d/support", "/d/tv"}
	pages = append(pages, reports...)
	for _, path := range pages {
		for _, l := range looks() {
			b.open(s.url+path, l)
			b.audit(path, l)
		}
	}
	for _, path := range []string{
		"/r", "/r/new", "/r/unused", "/metrics", "/metrics/revenue", "/metrics/new", "/metrics/new?template=answered", "/list/deals", "/list/leads", "/list/clients", "/list/calls", "/list/tasks",
		"/plans", "/plans/split?how=people", "/plans/import", "/plans/rules", "/ask", "/ask?metrics=revenue,win_rate&by=owner&range=this-year&compare=previous", "/records?metrics=deals_won&range=this-month",
		"/explain?metrics=win_rate&range=this-month", "/periods", "/help/import", "/nowhere", "/r/nowhere",
	} {
		for _, l := range looks()[:2] {
			b.open(s.url+path, l)
			if strings.HasSuffix(path, "nowhere") { // the browser tells of the status, which is meant
				b.Complaints()
			}
			b.audit(path, l)
		}
	}
}
