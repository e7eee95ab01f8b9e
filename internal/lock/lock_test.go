package lock_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lock"
	"svodka/internal/plan"
)

const company = `
seen: 2026-04-05T08:00
users:
  id   name    department
  ann  "Анна"  sales
  bob  "Борис" sales
stages:
  id    pipeline  rank  name    outcome
  talk  main      1     Talks   open
  won   main      2     Won     won
  lost  main      3     Lost    lost
deals:
  id  owner  created           closed            outcome  amount  title
  1   ann    2026-03-02T10:00  2026-03-10T10:00  won      100     Boiler
  2   ann    2026-03-02T10:00  2026-03-20T10:00  won      500     Pump
  3   bob    2026-03-02T10:00  2026-03-30T10:00  lost     70      Pipe
  4   bob    2026-03-02T10:00  2026-03-11T10:00  won      300     Stove
payments:
  id  deal  paid              amount
  p1  1     2026-03-12T10:00  100
`

func TestCloseAndCorrect(t *testing.T) {
	g := open(t, company)
	p := g.close("2026-03")
	if !p.Closed || p.Label != "2026-03" || p.Link.Who != "olga" {
		t.Fatalf("%+v", p)
	}
	for scope, want := range map[lock.Scope]string{"": "90000", "owner=t%3Aann": "60000", "owner=t%3Abob": "30000", "department=t%3Asales": "90000"} {
		if sealed, now, ok := p.Sealed("revenue", scope); !ok || sealed != want || now != want {
			t.Errorf("revenue of %q: %s, %s, %t", scope, sealed, now, ok)
		}
	}
	g.whole()
	if list, _ := g.look("2026-03"); len(list) > 0 {
		t.Errorf("nothing changed: %s", list)
	}

	g.load(`
seen: 2026-04-06T08:00
deals:
  id  owner  created           closed            outcome  amount  title
  2   ann    2026-03-02T10:00  2026-03-20T10:00  won      350     Pump
  4   bob    2026-03-02T10:00  2026-02-27T10:00  won      300     Stove
`)
	list, found := g.look("2026-03")
	has(t, list,
		"revenue : 90000 → 45000 (-45000) data",
		"revenue owner=t%3Aann: 60000 → 45000 (-15000) data",
		"deals_won owner=t%3Abob: 1 → 0 (-1) data",
	)
	for _, name := range []string{"revenue department=", "payments_sum "} {
		if slices.ContainsFunc(list, func(l string) bool { return strings.HasPrefix(l, name+":") }) {
			t.Errorf("%s did not change", name)
		}
	}
	if i := slices.IndexFunc(found.Moved, func(m lock.Moved) bool { return m.ID == "t:4" && m.Fact == "closing" }); i < 0 || found.Moved[i].What != lock.Left {
		t.Errorf("%+v", found.Moved)
	}
	i := slices.IndexFunc(found.Moved, func(m lock.Moved) bool { return m.ID == "t:2" })
	if i < 0 || found.Moved[i].What != lock.Altered || found.Moved[i].Title != "Pump" || found.Moved[i].Source != "t" {
		t.Fatalf("%+v", found.Moved)
	}
	if !slices.Contains(found.Moved[i].Changes, lock.Change{Column: "amount", Before: "50000", After: "35000"}) {
		t.Errorf("%+v", found.Moved[i])
	}
	if again, _ := g.look("2026-03"); len(again) > 0 {
		t.Errorf("told twice: %s", again)
	}
	g.whole()

	g.load(`
seen: 2026-04-07T08:00
deals:
  id  owner  created           closed            outcome  amount  title
  2   ann    2026-03-02T10:00  2026-03-20T10:00  won      500     Pump
`)
	list, _ = g.look("2026-03")
	has(t, list, "revenue : 45000 → 60000 (15000) data", "revenue owner=t%3Aann: 45000 → 60000 (15000) data back")
	book, err := g.service.Book(t.Context())
	check(t, err)
	if marks := book.Marks("revenue", "owner=t%3Aann", cal.Range{From: cal.Date(2026, 3, 1), To: cal.Date(2026, 4, 1)}); len(marks) > 0 {
		t.Errorf("a figure that went back is marked: %+v", marks)
	}
	if v, ok := book.Sealed("revenue", plan.Scope{{Dim: "owner", Members: []string{"t:ann"}}}, p.Range); !ok || v != 60000 {
		t.Errorf("sealed: %v, %t", v, ok)
	}
	g.whole()
}

// TestDeleted: a payment that the source deletes makes the month's payments fewer and is told as deleted; a deleted loss stays a
// loss, by the law of figures, and nothing is told.
func TestDeleted(t *testing.T) {
	g := open(t, company)
	g.close("2026-03")
	g.load("\nseen: 2026-04-06T08:00\ngone deals:\n  3\n")
	if list, _ := g.look("2026-03"); len(list) > 0 {
		t.Errorf("a deleted loss is a loss: %s", list)
	}
	g.load("\nseen: 2026-04-07T08:00\ngone payments:\n  p1\n")
	list, found := g.look("2026-03")
	has(t, list, "payments_sum : 10000 → 0 (-10000) data", "payments_cnt owner=t%3Aann: 1 → 0 (-1) data")
	if len(found.Moved) != 1 {
		t.Fatalf("%+v", found.Moved)
	}
	if m := found.Moved[0]; m.What != lock.Deleted || m.ID != "t:p1" || m.Entity != "payment" {
		t.Errorf("%+v", m)
	}
}

// TestActor: who changed a deal is told where its history tells it, and only then.
func TestActor(t *testing.T) {
	g := open(t, company)
	g.close("2026-03")
	g.load(`
seen: 2026-04-06T08:00
deals:
  id  owner  created           closed            outcome  amount  title
  2   ann    2026-03-02T10:00  2026-03-20T10:00  won      350     Pump
  4   ann    2026-03-02T10:00  2026-03-11T10:00  won      300     Stove
changes:
  deal  at                owner  actor
  4     2026-03-11T09:00  ann    bob
  4     2026-04-05T15:00  ann    bob
`)
	_, found := g.look("2026-03")
	by := map[string]string{}
	for _, m := range found.Moved {
		by[m.ID] += m.ByName
	}
	if !strings.Contains(by["t:4"], "Борис") || by["t:2"] != "" {
		t.Errorf("by whom: %q\n%+v", by, found.Moved)
	}
}

func TestReopen(t *testing.T) {
	g := open(t, company)
	p := g.close("2026-03")
	if _, err := g.service.Close(t.Context(), lock.Who{Login: "olga"}, "2026-03"); !fault.Is(err, fault.Conflict) {
		t.Errorf("closed twice: %v", err)
	}
	if _, err := g.service.Reopen(t.Context(), lock.Who{Login: "olga"}, "2026-03", "  "); !fault.Is(err, fault.Invalid) {
		t.Errorf("without a reason: %v", err)
	}
	book := func() *lock.Book {
		b, err := g.service.Book(t.Context())
		check(t, err)
		return b
	}
	day := cal.Range{From: p.Range.From, To: p.Range.From + 1}
	if !book().Locked(day) || !book().Locked(p.Range) || book().Locked(cal.Range{From: p.Range.From, To: p.Range.To + 1}) {
		t.Error("locked is the period and what lies in it, nothing else")
	}
	p, err := g.service.Reopen(t.Context(), lock.Who{Login: "olga"}, "2026-03", "a payment was forgotten")
	check(t, err)
	if p.Closed || p.Open == nil || p.Open.Reason != "a payment was forgotten" || book().Locked(day) {
		t.Errorf("%+v", p)
	}
	g.load(strings.Replace(strings.Replace(company, "won      100 ", "won      150 ", 1), "2026-04-05T08", "2026-04-06T08", 1))
	if n, err := g.service.Check(t.Context()); n != 0 || err != nil {
		t.Errorf("an open period has no corrections: %d, %v", n, err)
	}
	p = g.close("2026-03")
	if sealed, _, _ := p.Sealed("revenue", ""); sealed != "95000" {
		t.Errorf("closed again with %s", sealed)
	}
	if len(g.store.links) != 3 || len(p.History) != 3 {
		t.Errorf("%d links", len(g.store.links))
	}
	g.whole()
}

func TestRefused(t *testing.T) {
	g := open(t, company)
	for label, want := range map[string]fault.Kind{"2026-04": fault.Invalid, "2026-03-02": fault.Invalid, "2026-03-02..2026-03-20": fault.Invalid, "x": fault.Invalid} {
		if _, err := g.service.Close(t.Context(), lock.Who{Login: "olga"}, label); !fault.Is(err, want) {
			t.Errorf("%s: %v", label, err)
		}
	}
	for _, label := range []string{"2026-Q1", "2026-W11", "2025"} {
		if p := g.close(label); p.Label != label {
			t.Errorf("%s is %s", label, p.Label)
		}
	}
}

func TestDue(t *testing.T) {
	g := open(t, company)
	due := func(want ...string) {
		t.Helper()
		if list, err := g.service.Due(t.Context()); err != nil || !slices.Equal(list, want) {
			t.Errorf("%s: due %v, want %v, %v", g.now, list, want, err)
		}
	}
	due()
	check(t, g.service.SetSettings(t.Context(), lock.Settings{Auto: 5}))
	due("2026-02")
	g.now = time.Date(2026, 4, 6, 9, 0, 0, 0, time.UTC)
	due("2026-03")
	g.close("2026-03")
	due()
	_, err := g.service.Reopen(t.Context(), lock.Who{Login: "olga"}, "2026-03", "why not")
	check(t, err)
	due() // whoever opened it closes it
	if err := g.service.SetSettings(t.Context(), lock.Settings{Metrics: []string{"no_such"}}); !fault.Is(err, fault.Invalid) {
		t.Errorf("%v", err)
	}
}

// TestTampered: whatever is changed in the chain is found, with the first link that is not as it was written.
func TestTampered(t *testing.T) {
	g := open(t, company)
	g.close("2026-02")
	g.close("2026-03")
	g.load(strings.Replace(strings.Replace(company, "won      100 ", "won      150 ", 1), "2026-04-05T08", "2026-04-06T08", 1))
	g.look("2026-03")
	g.whole()
	for name, spoil := range map[string]func(*lock.Link){
		"body": func(l *lock.Link) { l.Body = strings.Replace(l.Body, "revenue", "rewenue", 1) }, "who": func(l *lock.Link) { l.Who = "ann" },
		"at": func(l *lock.Link) { l.At = l.At.Add(time.Second) }, "period": func(l *lock.Link) { l.Period = "2025-01" },
		"kind": func(l *lock.Link) { l.Kind = lock.Reopened }, "hash": func(l *lock.Link) { l.Hash = strings.Repeat("0", 64) },
		"prev": func(l *lock.Link) { l.Prev = strings.Repeat("0", 64) }, "seq": func(l *lock.Link) { l.Seq += 10 },
	} {
		for i := range g.store.links {
			was := g.store.links[i]
			spoil(&g.store.links[i])
			p, err := g.service.Verify(context.Background())
			check(t, err)
			if p.Broken == nil || p.Broken.Seq != int64(i+1) {
				t.Errorf("%s of %d: %+v", name, i+1, p.Broken)
			}
			g.store.links[i] = was
		}
	}
	for k, body := range g.store.parts {
		g.store.parts[k] = slices.Concat(body[:len(body)-9], []byte{body[len(body)-9] ^ 1}, body[len(body)-8:])
		if p, err := g.service.Verify(context.Background()); err != nil || p.Broken == nil {
			t.Errorf("part %s: %+v, %v", k, p, err)
		}
		delete(g.store.parts, k)
		if p, err := g.service.Verify(context.Background()); err != nil || p.Broken == nil {
			t.Errorf("part %s is gone: %+v, %v", k, p, err)
		}
		g.store.parts[k] = body
	}
	g.whole()
}
