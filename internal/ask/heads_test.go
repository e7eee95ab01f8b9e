package ask_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/enginetest"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// TestLimitedLists: a list that shows the first few of very many members is the same whether the first are looked for while
// groups pass by or all rows are made and cut.
func TestLimitedLists(t *testing.T) {
	var narrowed, compared int64
	companies(t, func(t *testing.T, list []company) {
		t.Helper()
		for _, c := range list {
			whole := ask.New(ask.Options{Model: c.model, Engine: c.engine, Now: asOf})
			whole.ReadWhole()
			rapid.Check(t, func(rt *rapid.T) {
				q, v := topList(rt, c.model), access.Admin("en")
				if rapid.IntRange(0, 3).Draw(rt, "rights") == 0 {
					rows := model.Cond{Name: "owner", Op: model.In, Values: []string{"#" + enginetest.Source + ":user-1", ""}}
					v = access.Viewer{ID: "v", Lang: "en", Grant: access.Grant{Rows: [][]model.Cond{{rows}}}}
				}
				want, problem := whole.Ask(context.Background(), v, q)
				// A new desk finds the rows anew, and has kept them when it is asked again.
				engine := &counting{Engine: c.engine}
				fresh := ask.New(ask.Options{Model: c.model, Engine: engine, Now: asOf})
				for _, desk := range []*ask.Desk{fresh, fresh} {
					got, err := desk.Ask(context.Background(), v, q)
					if fmt.Sprint(err) != fmt.Sprint(problem) {
						rt.Fatalf("%s: %v, read whole %v", q, err, problem)
					}
					if problem == nil {
						sameAnswer(rt, q, want, got)
					}
				}
				if problem == nil && want.Frame.Cut > 0 && engine.visits.Load() > 0 {
					narrowed++
					compared += min(1, engine.visits.Load()-1)
				}
			})
		}
	})
	t.Logf("%d lists were longer than their limit, %d of them of several scans", narrowed, compared)
	if !testing.Short() && (narrowed == 0 || compared == 0) {
		t.Error("the question makes no such lists")
	}
}

// topList makes up a question about the first members of a large dictionary.
func topList(t *rapid.T, m *model.Model) query.Query {
	d := "client"
	metrics := slices.DeleteFunc(askable(m), func(x *model.Metric) bool { return !slices.Contains(m.Dimensions(x.Name), d) })
	q := query.Query{
		By:     []model.Name{d},
		Range:  rapid.SampledFrom([]string{"2026-Q1", "2025-11..2026-05", "2025-12..2026-05", "2026", "all", "2027"}).Draw(t, "range"),
		Limit:  rapid.SampledFrom([]int{1, 1, 2, 2, 3, 5}).Draw(t, "limit"),
		Others: rapid.Bool().Draw(t, "others"), Totals: rapid.Bool().Draw(t, "totals"),
	}
	for range rapid.IntRange(1, 3).Draw(t, "metrics") {
		name := rapid.SampledFrom([]model.Name{"revenue", "deals_won", "win_rate", "deals_new", "messages", "visits", "cycle_days"}).Draw(t, "metric")
		if rapid.Bool().Draw(t, "any") {
			name = rapid.SampledFrom(metrics).Draw(t, "any metric").Name
		}
		q.Metrics = append(q.Metrics, name)
	}
	columns := append([]string{"period", d}, q.Metrics...)
	if rapid.IntRange(0, 2).Draw(t, "compare") == 0 {
		s, err := cal.ParseShift(rapid.SampledFrom([]string{"previous", "year", "month"}).Draw(t, "shift"))
		if err != nil {
			t.Fatal(err)
		}
		q.Compare = []cal.Shift{s}
		columns = append(columns, q.Metrics[0]+"@"+s.String())
	}
	if rapid.IntRange(0, 3).Draw(t, "derive") == 0 {
		q.Derive = []query.Derive{{Metric: q.Metrics[0], Kind: rapid.SampledFrom([]query.DeriveKind{query.Share, query.Rank}).Draw(t, "derived")}}
	}
	for range rapid.SampledFrom([]int{0, 1, 1, 1, 2}).Draw(t, "sorts") {
		// Mostly by a figure: that is what is looked for.
		name := rapid.SampledFrom(append(slices.Repeat(q.Metrics, 4), columns...)).Draw(t, "sort")
		q.Sort = append(q.Sort, query.Sort{Name: name, Desc: rapid.Bool().Draw(t, "down")})
	}
	q.Grain = rapid.SampledFrom([]cal.Grain{cal.None, cal.None, cal.None, cal.ByMonth}).Draw(t, "grain")
	if rapid.IntRange(0, 2).Draw(t, "filter") == 0 {
		q.Where = append(q.Where, model.Cond{Name: d, Op: model.NotIn, Values: []string{rapid.SampledFrom([]string{"", "#nobody"}).Draw(t, "but")}})
	}
	return q
}

// sameAnswer compares what a reader sees. Figures that are not whole may differ in their last digit: databases add up in
// any order.
func sameAnswer(t *rapid.T, q query.Query, want, got *ask.Answer) {
	a, b := want.Frame, got.Frame
	order := func(list []frame.Row) []string {
		texts := make([]string, len(list))
		for i, r := range list {
			texts[i] = fmt.Sprint(r.Level, rowText(r))
		}
		return texts
	}
	if !slices.Equal(order(a.Rows), order(b.Rows)) || !slices.Equal(order(a.Totals), order(b.Totals)) {
		t.Fatalf("%s: the rows are\n%v %v\nread whole\n%v %v", q, order(b.Rows), order(b.Totals), order(a.Rows), order(a.Totals))
	}
	equalFrames(t, q, a, b)
	if a.Cut != b.Cut {
		t.Fatalf("%s: %d rows are cut, read whole %d", q, b.Cut, a.Cut)
	}
	if !slices.EqualFunc(want.Notes, got.Notes, func(x, y plan.Note) bool { return x == y }) {
		t.Fatalf("%s: the notes are\n%v\nread whole\n%v", q, got.Notes, want.Notes)
	}
	for i, r := range a.Rows {
		for _, c := range a.Columns {
			n, known := a.Cases(r, c)
			if m, ok := b.Cases(b.Rows[i], c); ok != known || m != n {
				t.Fatalf("%s: %s of %s: %v cases, read whole %v", q, c.Name, rowText(r), m, n)
			}
		}
	}
}
