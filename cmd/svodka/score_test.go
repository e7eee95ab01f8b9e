//go:build cgo

package main

import "testing"

// TestBonus switches the proposed scorecard on in a browser, sees the example follow what is typed, opens sheets and sets the
// team a goal.
func TestBonus(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	desk := looks()[0]
	b.open(s.url+"/bonus", desk)
	b.audit("/bonus without cards", desk)
	b.open(s.url+"/bonus/cards", desk)
	b.audit("/bonus/cards", desk)
	b.open(s.url+"/bonus/cards/sales", desk)
	b.Until("the example stands", `/баллов:/.test(document.querySelector('#example').innerText)`)
	b.audit("/bonus/cards/sales", desk)
	eval[int](b, `(() => { const x = document.querySelector('[name="weight-0"]'); x.value = '40'; x.dispatchEvent(new Event('change', {bubbles: true})) })(), 0`)
	b.Until("the example says what is wrong", `/Веса вместе дают 90/.test(document.querySelector('#example').innerText)`)
	eval[int](b, `(() => { const x = document.querySelector('[name="weight-0"]'); x.value = '50'; x.dispatchEvent(new Event('change', {bubbles: true})) })(), 0`)
	b.Until("the example is right again", `/баллов:/.test(document.querySelector('#example').innerText)`)
	eval[int](b, `document.querySelector('[name="off"]').checked = false, document.querySelector('[name="from"]').selectedIndex = 0,
		document.querySelector('form[action="/bonus/cards"]').requestSubmit(), 0`)
	b.Until("the card is in force", `location.pathname === '/bonus/cards' && /действует/.test(document.querySelector('table').innerText)`)
	for _, l := range looks() {
		b.open(s.url+"/bonus", l)
		b.audit("/bonus", l)
	}
	b.open(s.url+"/bonus", desk)
	one := eval[string](b, `new URL(document.querySelector('tbody th a').href).pathname`)
	for _, l := range looks() {
		b.open(s.url+one, l)
		b.audit("a sheet", l)
		b.open(s.url+"/bonus/cards/sales", l)
		b.Until("the example stands", `!!document.querySelector('#example table')`)
		b.audit("a card", l)
	}
	b.open(s.url+"/team", desk)
	eval[int](b, `document.querySelector('#g-title').value = 'Месяц вместе', document.querySelector('#g-goal').value = '24 000 000',
		document.querySelector('form[action="/team/goals"]').requestSubmit(), 0`)
	b.Until("the goal stands", `/Месяц вместе/.test(document.querySelector("#page")?.innerText) && !!document.querySelector('.pb')`)
	eval[int](b, `document.querySelector('form[action="/team/switch"]').requestSubmit(), 0`)
	b.Until("the ranking is on", `/Выключить рейтинг/.test(document.querySelector("#page")?.innerText)`)
	for _, l := range looks() {
		b.open(s.url+"/team", l)
		b.audit("/team", l)
	}
}
