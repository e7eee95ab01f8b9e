//go:build cgo

package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestAlertsInBrowser looks at the pages in every look, tries a rule while it is typed,
// makes one, and takes an incident on.
func TestAlertsInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	dir := t.TempDir()
	for _, args := range [][]string{{"demo", "--data", dir}, {"alerts", "check", "--data", dir}} { // the server would look in a while
		var out bytes.Buffer
		if status := Main(t.Context(), args, Streams{In: strings.NewReader(""), Out: &out, Err: &out}, testNow); status != 0 {
			t.Fatalf("%v: %d %s", args, status, &out)
		}
	}
	s := serve(t, dir)
	b := newTab(t)
	l := looks()[0]
	tried := `/90 (дней|days)/.test(document.querySelector('#a-try .al-n')?.textContent ?? '')`
	for _, l := range looks() {
		b.open(s.url+"/alerts", l)
		b.audit("/alerts", l)
		b.open(s.url+"/alerts/lead_balance", l)
		b.Until("the rule is tried", tried)
		b.audit("/alerts/lead_balance", l)
	}
	b.open(s.url+"/alerts/new?metric=deals_lost", l)
	b.Until("the form says what is missing", `/ниже или выше/.test(document.querySelector('#a-try').textContent)`)
	set := func(name, value string) {
		eval[int](b, `(() => { const f = document.querySelector('#a [name=`+name+`]'); f.focus(); f.value = '`+value+`';
			for (const e of ['input', 'change']) f.dispatchEvent(new Event(e, {bubbles: true})); return 0 })()`)
	}
	set("by", "owner")
	b.Until("the fields follow", `!!document.querySelector('#a [name=to][value=person]') && !document.querySelector('.htmx-request')`)
	set("above", "0")
	b.Until("a low bound fires", `/раз/.test(document.querySelector('#a-try .al-n')?.textContent ?? '') && !document.querySelector('.htmx-request') && document.querySelectorAll('#a-try svg rect').length > 1`)
	set("above", "100000")
	b.Until("a high bound never fires", `/ни разу/.test(document.querySelector('#a-try .al-n')?.textContent ?? '') && document.querySelector('#a [name=above]').value === '100000'`)
	set("title_ru", "Проверка отказов")
	eval[int](b, `document.querySelector('#a [name=do][value=save]').click(), 0`)
	b.Until("it is kept", `/said=saved/.test(location.search) && /Версия 1/.test(document.body?.textContent)`)

	b.open(s.url+"/alerts", l)
	before := eval[int](b, `document.querySelectorAll('form[action="/alerts/take"]').length`)
	eval[int](b, `document.querySelector('form[action="/alerts/take"] button').click(), 0`)
	b.Until("it is taken", `/said=taken/.test(location.search) && /в работе/.test(document.body?.textContent)`)
	if after := eval[int](b, `document.querySelectorAll('form[action="/alerts/take"]').length`); after != before-1 {
		t.Errorf("%d of %d are left to take", after, before)
	}
	b.audit("/alerts, one taken", l)
}
