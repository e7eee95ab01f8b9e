package lock_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
)

// TestLaw: whatever later loads and definitions come, what was sealed never changes, the chain holds, and the corrections say
// exactly how the live figures differ.
func TestLaw(t *testing.T) {
	other := restated(t)
	rapid.Check(t, func(r *rapid.T) {
		g := open(bare{t, r}, company)
		check(g, g.service.SetSettings(t.Context(), lock.Settings{Metrics: []string{"revenue", "deals_won", "avg_check", "payments_sum"}}))
		labels := []string{"2026-02", "2026-03", "2026-Q1"}
		sealed := map[string]string{}
		for _, l := range labels {
			sealed[l] = g.close(l).Link.Body
		}
		chain := slices.Clone(g.store.links)
		day := 6
		for range rapid.IntRange(1, 5).Draw(r, "steps") {
			if rapid.IntRange(0, 5).Draw(r, "restated") == 0 {
				g.restart(other)
			} else {
				g.load(change(r, day))
				day++
			}
			_, err := g.service.Check(context.Background())
			check(g, err)
			again, err := g.service.Check(context.Background())
			check(g, err)
			if again != 0 {
				r.Fatalf("%d corrections were told twice", again)
			}
			if !slices.Equal(g.store.links[:len(chain)], chain) {
				r.Fatal("a link that was written is another one now")
			}
			chain = slices.Clone(g.store.links)
			g.whole()
			g.compare(r, sealed)
		}
	})
}

// bare lets a rig fail the drawn case.
type bare struct {
	testing.TB

	r *rapid.T
}

func (b bare) Helper()                   {}
func (b bare) Fatal(args ...any)         { b.r.Fatal(args...) }
func (b bare) Fatalf(s string, a ...any) { b.r.Fatalf(s, a...) }

// change draws a load: deals that were closed otherwise, later, by others, or are gone, and payments.
func change(r *rapid.T, day int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nseen: 2026-04-%02dT08:00\ndeals:\n  id  owner  created  closed  outcome  amount\n", day)
	for _, id := range rapid.SliceOfNDistinct(rapid.IntRange(1, 7), 0, 3, rapid.ID).Draw(r, "deals") {
		fmt.Fprintf(&b, "  %d  %s  2026-03-02T10:00  2026-%s-%02dT10:00  %s  %d\n", id,
			rapid.SampledFrom([]string{"ann", "bob"}).Draw(r, "owner"), rapid.SampledFrom([]string{"02", "03", "04"}).Draw(r, "month"),
			rapid.IntRange(1, 5).Draw(r, "day"), rapid.SampledFrom([]string{"won", "lost"}).Draw(r, "outcome"), rapid.IntRange(0, 9).Draw(r, "amount"))
	}
	if rapid.Bool().Draw(r, "gone") {
		fmt.Fprintf(&b, "gone payments:\n  p%d\n", rapid.IntRange(1, 3).Draw(r, "payment"))
	} else {
		fmt.Fprintf(&b, "payments:\n  id  deal  paid  amount\n  p%d  1  2026-03-%02dT10:00  %d\n",
			rapid.IntRange(1, 3).Draw(r, "payment"), rapid.IntRange(1, 28).Draw(r, "paid"), rapid.IntRange(-5, 50).Draw(r, "sum"))
	}
	return b.String()
}

// restated is the model with another meaning of the average deal.
func restated(t *testing.T) *model.Model {
	t.Helper()
	m, err := crm.Load()
	check(t, err)
	x, ok := m.Metric("avg_check")
	if !ok {
		t.Fatal("no such metric")
	}
	x.Formula, err = formula.Parse("revenue / (deals_won + deals_lost)")
	check(t, err)
	return m
}

// compare holds what the book says against closing the same periods afresh.
func (g *rig) compare(r *rapid.T, sealed map[string]string) {
	book, err := g.service.Book(context.Background())
	check(g, err)
	afresh := newShelf()
	afresh.marks = g.store.marks
	fresh := lock.New(lock.Options{Store: afresh, Desk: g.service.Desk, Data: g.engine, Now: g.service.Now})
	for label, body := range sealed {
		p, _ := book.Period(label)
		if p.Link.Body != body {
			r.Fatalf("%s is sealed otherwise", label)
		}
		live, err := fresh.Close(context.Background(), lock.Who{Login: "olga"}, label)
		check(g, err)
		for _, metric := range p.Metrics() {
			scopes := map[lock.Scope]bool{"": true}
			for _, s := range slices.Concat(p.Scopes(metric), live.Scopes(metric)) {
				scopes[s] = true
			}
			for _, s := range slices.Sorted(maps.Keys(scopes)) {
				_, now, _ := p.Sealed(metric, s)
				want, _, _ := live.Sealed(metric, s)
				if now != want {
					r.Fatalf("%s %s %q: the book says %q now, the data %q", label, metric, s, now, want)
				}
			}
		}
	}
}
