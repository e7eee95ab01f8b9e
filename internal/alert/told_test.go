package alert_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/lang"
)

// TestCorrections tells the head of a department what was changed of its closed periods, once for each day it is found, and nobody of
// another department.
func TestCorrections(t *testing.T) {
	o := move(t)
	told := []alert.Told{{Key: "t:north/2026-02#2026-03-20", Value: 3}}
	o.s.Feeds = map[string]alert.Source{"corrections": func(context.Context, ask.About, time.Time) ([]alert.Told, error) { return told, nil }}
	o.turn(t)
	for _, l := range o.box.letters {
		head, _ := l.Items[0].Text(lang.RU)
		if strings.ReplaceAll(head, "\u00a0", " ") != "Исправлен закрытый период: North, февраль 2026, изменений: 3" || l.Items[0].Href() != "/r/corrections" {
			t.Errorf("%s is told %q, %s", l.To.Login, head, l.Items[0].Href())
		}
	}
	if got := o.got(); got != "boss alert t:north/2026-02#2026-03-20, nina alert t:north/2026-02#2026-03-20" {
		t.Errorf("told %s", got)
	}
	o.now = o.now.AddDate(0, 0, 1)
	told = append(told, alert.Told{Key: "t:north/2026-02#2026-03-21", Value: 1})
	o.turn(t)
	if got := o.got(); got != "boss alert t:north/2026-02#2026-03-21, nina alert t:north/2026-02#2026-03-21" {
		t.Errorf("the next day: %s", got)
	}
	for _, u := range staff() {
		open, err := o.s.Open(t.Context(), u)
		if err != nil {
			t.Fatal(err)
		}
		corrections := 0
		for _, c := range open {
			if c.Rule.ID == "correction" {
				corrections++
			}
		}
		if sees := u.Login == "boss" || u.Login == "nina" || u.Login == "gone"; (corrections == 2) != sees || corrections == 1 {
			t.Errorf("%s sees %d corrections", u.Login, corrections)
		}
	}
	o.now = o.now.AddDate(0, 0, 3)
	told = nil
	o.turn(t)
	if got := o.got(); got != "" {
		t.Errorf("what has happened has no end to be told: %s", got)
	}
}

// TestMismatch tells administrators that a source gives fewer records than it has, once it has done so on two days, and when it is over.
func TestMismatch(t *testing.T) {
	o := move(t)
	short := 120.0
	o.s.Feeds = map[string]alert.Source{"rights": func(context.Context, ask.About, time.Time) ([]alert.Told, error) {
		return []alert.Told{{Key: "crm", Value: short}}, nil
	}}
	o.s.Titles = func(context.Context) (map[string]string, error) { return map[string]string{"crm": "Наша CRM"}, nil }
	adam := account.User{Login: "adam", Role: account.Admin, Lang: "ru", Hash: "x"}
	o.s.People = func(context.Context) ([]account.User, error) { return append(staff(), adam), nil }
	o.turn(t)
	o.turn(t)
	if got := o.got(); got != "" {
		t.Errorf("on the first day: %s", got)
	}
	o.now = o.now.AddDate(0, 0, 1)
	o.turn(t)
	if len(o.box.letters) != 1 {
		t.Fatalf("%+v", o.box.letters)
	}
	x := o.box.letters[0].Items[0]
	if head, _ := x.Text(lang.RU); o.box.letters[0].To.Login != "adam" || !strings.HasSuffix(head, "Наша CRM, не хватает записей: 120") || x.Href() != "/data/crm" {
		t.Errorf("%q %s", head, x.Href())
	}
	o.got()
	short, o.now = 0, o.now.AddDate(0, 0, 1)
	o.turn(t)
	if got := o.got(); got != "adam recovery crm" {
		t.Errorf("its end: %s", got)
	}
}

// TestBegin goes through the days before the first look: what has been going on is known and told to nobody, what begins afterwards is
// told; a second beginning changes nothing.
func TestBegin(t *testing.T) {
	o := move(t)
	if _, err := o.s.Save(t.Context(), keeper(), losses(alert.Person, "owner")); err != nil {
		t.Fatal(err)
	}
	if ok, err := o.s.Begin(t.Context()); !ok || err != nil {
		t.Fatal(ok, err)
	}
	events := len(o.store.events)
	st := o.store.states["losses"]["t:ann"]
	if !st.Open() || events == 0 || len(o.store.notices) != 0 {
		t.Fatalf("%+v, %d events, %d notices", st, events, len(o.store.notices))
	}
	if ok, err := o.s.Begin(t.Context()); !ok || err != nil || len(o.store.events) != events {
		t.Errorf("twice: %v %v, %d events", ok, err, len(o.store.events))
	}
	o.turn(t)
	if got := o.got(); got != "boss alert t:cyd, cyd alert t:cyd" { // the second of Cyd's was lost yesterday
		t.Errorf("told %s", got)
	}
	o.now = o.now.AddDate(0, 0, 10)
	o.turn(t)
	if got := o.got(); got != "boss recovery t:cyd, cyd recovery t:cyd" { // nobody was told that Ann's began
		t.Errorf("the end: %s", got)
	}
	list, err := o.s.History(t.Context(), staff()[0], "losses")
	if err != nil || len(list) != 1 || list[0].Key != "t:ann" || list[0].Phase != alert.Resolved || list[0].Ended.IsZero() {
		t.Errorf("Ann's history: %+v, %v", list, err)
	}
}

// TestNotReady waits for the first load of a source.
func TestNotReady(t *testing.T) {
	o := move(t)
	ready := false
	o.s.Ready = func(context.Context) (bool, error) { return ready, nil }
	if ok, err := o.s.Begin(t.Context()); ok || err != nil {
		t.Errorf("it begins while a source is read: %v %v", ok, err)
	}
	ready = true
	if ok, err := o.s.Begin(t.Context()); !ok || err != nil {
		t.Error(ok, err)
	}
}
