//go:build cgo

package main

import "testing"

// TestSchedulesInBrowser makes a schedule from a report's filters, asks for an outside place to send it to, pauses it and
// looks at the pages in every look.
func TestSchedulesInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	l := looks()[0]
	set := func(field, value string) {
		eval[int](b, `(() => { const f = document.querySelector('`+field+`'); f.focus(); f.value = '`+value+`';
			for (const e of ['input', 'change']) f.dispatchEvent(new Event(e, {bubbles: true})); return 0 })()`)
	}
	click := func(button string) { eval[int](b, `document.querySelector('`+button+`').click(), 0`) }
	b.open(s.url+"/schedules", l)
	b.audit("/schedules of the demonstration", l)
	b.open(s.url+"/settings/delivery", l)
	set("#folder", "outbox")
	click("main .btn-primary")
	b.Until("the folder is kept", `/said=saved/.test(location.search)`)

	b.open(s.url+"/schedules/new?board=funnel&query=range%3D2026-09..2026-10%26compare%3Dnone", l)
	if !eval[bool](b, `/не сдвигается/.test(document.body?.textContent) && document.querySelector('#title').value !== ''`) {
		t.Error("the form says nothing of its fixed period, or has no title of the report")
	}
	click("input[value=own]")
	set("input[name=words]", "0 9 * * 1-5")
	b.Until("cron is told in words with five times", `/Понято так: по будням в 9:00/.test(document.querySelector('#next').textContent) && document.querySelectorAll('#next li').length === 5`)
	set("input[name=words]", "иногда")
	b.Until("what is no time is told so", `/не понято/.test(document.querySelector('#next').textContent)`)
	b.audit("/schedules/new, a wrong time", l)
	set("input[name=words]", "по пятницам в 17:00")
	b.Until("words are times", `document.querySelectorAll('#next li').length === 5`)
	set("select[name=channel]", "folder")
	set("input[name=address]", "vault")
	set("#range", "last-week")
	click("main .sch-f .btn-primary")
	b.Until("it is kept", `/said=added/.test(location.search) && /по пятницам в 17:00/.test(document.body?.textContent) && /прошлая неделя/.test(document.body?.textContent)`)

	b.open(s.url+"/schedules/outside", l)
	if !eval[bool](b, `/vault/.test(document.body?.textContent) && /Добавьте первую/.test(document.body?.textContent)`) {
		t.Error("the folder does not wait for an account whose figures it may have")
	}
	for _, path := range []string{"/schedules", "/schedules/new", "/schedules/log", "/schedules/outside", "/subscriptions", "/settings/delivery"} {
		for _, l := range looks() {
			b.open(s.url+path, l)
			b.audit(path, l)
		}
	}
	b.open(s.url+"/schedules", l)
	const row = `[...document.querySelectorAll('main tbody tr')].find(r => /vault/.test(r.textContent))`
	eval[int](b, row+`.querySelector('.btn-ghost').click(), 0`)
	b.Until("it is paused", `/said=paused/.test(location.search) && /на паузе/.test(`+row+`?.textContent)`)
}
