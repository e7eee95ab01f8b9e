package ask_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/engine/enginetest"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
)

// asOf is the day after everything in a random company has happened.
func asOf() time.Time { return time.Date(2026, 6, 20, 9, 0, 0, 0, time.UTC) }

// company is a random warehouse in one engine, with a desk before it.
type company struct {
	model  *model.Model
	engine engine.Engine
	desk   *ask.Desk
}

// companies loads random warehouses, each into an engine of every kind.
func companies(t *testing.T, visit func(t *testing.T, list []company)) {
	t.Helper()
	m := shipped(t)
	n := 12
	if testing.Short() {
		n = 3
	}
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			var list []company
			for _, open := range engines {
				e, err := open(t)(enginetest.Settings())
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { closeEngine(t, e) })
				for _, b := range enginetest.Warehouse().Example(seed) {
					if _, err := e.Load(t.Context(), b); err != nil {
						t.Fatal(err)
					}
				}
				list = append(list, company{m, e, ask.New(ask.Options{Model: m, Engine: e, Now: asOf})})
			}
			visit(t, list)
		})
	}
}

func closeEngine(t *testing.T, e engine.Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}

// askable lists the metrics that have figures.
func askable(m *model.Model) []*model.Metric {
	return slices.DeleteFunc(m.Metrics(), func(x *model.Metric) bool { return x.Waits != "" })
}

// question makes up a question about one metric, or several that can be split alike.
func question(t *rapid.T, m *model.Model) query.Query {
	list := askable(m)
	x := list[rapid.IntRange(0, len(list)-1).Draw(t, "metric")]
	q := query.Query{
		Metrics: []model.Name{x.Name},
		Range:   rapid.SampledFrom([]string{"2026-03", "2026-Q1", "2025-11..2026-05", "2026", "2026-02-10..2026-03-05", "2026-04-07"}).Draw(t, "range"),
		Totals:  rapid.Bool().Draw(t, "totals"),
	}
	dims := m.Dimensions(x.Name)
	for range rapid.IntRange(0, 2).Draw(t, "by") {
		if len(dims) > 0 {
			d := dims[rapid.IntRange(0, len(dims)-1).Draw(t, "dimension")]
			if !slices.Contains(q.By, d) {
				q.By = append(q.By, d)
			}
		}
	}
	q.Grain = rapid.SampledFrom([]cal.Grain{cal.None, cal.None, cal.ByMonth, cal.ByWeek, cal.ByQuarter}).Draw(t, "grain")
	if rapid.IntRange(0, 3).Draw(t, "compare") == 0 {
		s, err := cal.ParseShift(rapid.SampledFrom([]string{"previous", "year", "month", "previous-full"}).Draw(t, "shift"))
		if err != nil {
			t.Fatal(err)
		}
		q.Compare = []cal.Shift{s}
	}
	if len(dims) > 0 && rapid.IntRange(0, 2).Draw(t, "filter") == 0 {
		d := dims[rapid.IntRange(0, len(dims)-1).Draw(t, "filtered")]
		q.Where = append(q.Where, model.Cond{Name: d, Op: rapid.SampledFrom([]model.Op{model.In, model.NotIn}).Draw(t, "op"), Values: []string{""}})
	}
	return q
}

func mustAsk(t *rapid.T, c company, v access.Viewer, q query.Query) *ask.Answer {
	a, err := c.desk.Ask(context.Background(), v, q)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return a
}

func near(a, b formula.Value) bool {
	if a.State != b.State {
		return false
	}
	d := a.V - b.V
	return d*d <= 1e-12*max(1, b.V*b.V)
}

// rowText names a row by its period and members.
func rowText(r frame.Row) string { return fmt.Sprint(r.N, r.Keys, r.Others) }

func equalFrames(t *rapid.T, q query.Query, a, b *frame.Frame) {
	compare := func(what string, x, y []frame.Row) {
		if len(x) != len(y) {
			t.Fatalf("%s: %s: %d and %d rows\n%v\n%v", q, what, len(x), len(y), x, y)
		}
		at := map[string]frame.Row{}
		for _, r := range y {
			at[rowText(r)] = r
		}
		for _, r := range x {
			s, ok := at[rowText(r)]
			if !ok {
				t.Fatalf("%s: %s: only one has %s", q, what, rowText(r))
			}
			for i := range r.Cells {
				if !near(r.Cells[i], s.Cells[i]) {
					t.Fatalf("%s: %s: %s %s: %v and %v", q, what, rowText(r), a.Columns[i].Name, r.Cells[i], s.Cells[i])
				}
			}
		}
	}
	compare("rows", a.Rows, b.Rows)
	compare("totals", a.Totals, b.Totals)
	compare("total", []frame.Row{a.Total}, []frame.Row{b.Total})
}

// TestEnginesAgree asks every engine the same random questions.
func TestEnginesAgree(t *testing.T) {
	if len(engines) < 2 {
		t.Log("one engine in this build: the agreement is checked in builds with cgo")
	}
	companies(t, func(t *testing.T, list []company) {
		t.Helper()
		rapid.Check(t, func(rt *rapid.T) {
			q := question(rt, list[0].model)
			first := mustAsk(rt, list[0], access.Admin("en"), q)
			for _, other := range list[1:] {
				equalFrames(rt, q, first.Frame, mustAsk(rt, other, access.Admin("en"), q).Frame)
			}
		})
	})
}

// TestLaws checks what must hold for every question, whatever the data.
func TestLaws(t *testing.T) {
	companies(t, func(t *testing.T, list []company) {
		t.Helper()
		c := list[0]
		t.Run("a further metric changes no column", law(c, func(t *rapid.T, q query.Query) {
			a := mustAsk(t, c, access.Admin("en"), q)
			more := q
			for _, x := range askable(c.model) {
				if len(more.Metrics) < 4 && x.Name != q.Metrics[0] && splitsLike(c.model, x.Name, q) {
					more.Metrics = append(slices.Clone(more.Metrics), x.Name)
				}
			}
			b := mustAsk(t, c, access.Admin("en"), more)
			at := map[string]frame.Row{}
			for _, r := range b.Frame.Rows {
				at[rowText(r)] = r
			}
			for _, r := range a.Frame.Rows {
				s, ok := at[rowText(r)]
				if !ok {
					t.Fatalf("%s: %s vanished beside %v", q, rowText(r), more.Metrics)
				}
				for i, col := range a.Frame.Columns {
					if !near(r.Cells[i], s.Cells[b.Frame.Column(col.Name)]) {
						t.Fatalf("%s: %s %s: %v alone, %v beside others", q, rowText(r), col.Name, r.Cells[i], s.Cells[b.Frame.Column(col.Name)])
					}
				}
			}
		}))
		t.Run("parts add up to the whole where they should", law(c, func(t *rapid.T, q query.Query) {
			m := q.Metrics[0]
			for _, d := range q.By {
				if c.model.Rollup(m, d) != model.RollSum {
					return
				}
			}
			if q.Grain != cal.None && c.model.Rollup(m, "period") != model.RollSum {
				return
			}
			a := mustAsk(t, c, access.Admin("en"), q)
			sum := 0.0
			for _, r := range a.Frame.Rows {
				if r.Cells[0].State == formula.Present {
					sum += r.Cells[0].V
				}
			}
			if !near(formula.Of(sum), formula.Of(a.Frame.Total.Cells[0].V)) {
				t.Fatalf("%s: rows add up to %v, the total is %v", q, sum, a.Frame.Total.Cells[0])
			}
		}))
		t.Run("the grand total is the same whether totals are asked for or not", law(c, func(t *rapid.T, q query.Query) {
			q.Totals = true
			with := mustAsk(t, c, access.Admin("en"), q).Frame.Total
			q.Totals = false
			without := mustAsk(t, c, access.Admin("en"), q).Frame.Total
			for i, x := range without.Cells {
				if x.State != formula.Empty && !near(x, with.Cells[i]) {
					t.Fatalf("%s: the total is %v, with totals %v", q, x, with.Cells[i])
				}
			}
		}))
		t.Run("days add up to the month", law(c, func(t *rapid.T, q query.Query) {
			if c.model.Rollup(q.Metrics[0], "period") != model.RollSum {
				return
			}
			q.By, q.Grain, q.Compare = nil, cal.ByDay, nil
			a := mustAsk(t, c, access.Admin("en"), q)
			q.Grain = cal.None
			b := mustAsk(t, c, access.Admin("en"), q)
			sum := 0.0
			for _, r := range a.Frame.Rows {
				sum += r.Cells[0].V
			}
			if !near(formula.Of(sum), formula.Of(b.Frame.Total.Cells[0].V)) {
				t.Fatalf("%s: days add up to %v, the range has %v", q, sum, b.Frame.Total.Cells[0])
			}
		}))
		t.Run("a viewer with rows sees what an administrator filters", law(c, func(t *rapid.T, q query.Query) {
			if !slices.Contains(c.model.Dimensions(q.Metrics[0]), "owner") {
				return
			}
			id := "#" + enginetest.Source + ":user-1"
			rows := model.Cond{Name: "owner", Op: model.In, Values: []string{id}}
			v := access.Viewer{ID: "v", Lang: "en", Grant: access.Grant{Rows: [][]model.Cond{{rows}}}}
			own := mustAsk(t, c, v, q)
			q.Where = append(slices.Clone(q.Where), rows)
			equalFrames(t, q, mustAsk(t, c, access.Admin("en"), q).Frame, own.Frame)
		}))
		t.Run("a filter that keeps all changes nothing", law(c, func(t *rapid.T, q query.Query) {
			dims := c.model.Dimensions(q.Metrics[0])
			if len(dims) == 0 {
				return
			}
			d := dims[rapid.IntRange(0, len(dims)-1).Draw(t, "kept")]
			a := mustAsk(t, c, access.Admin("en"), q)
			if dim, _ := c.model.Dimension(d); dim.Kind == model.Date || dim.Name == "excluded" {
				return
			}
			both := q
			// Every row either has no value of the dimension or has one: two alternatives that split the whole.
			both.Where = append(slices.Clone(q.Where), model.Cond{Name: d, Op: model.NotIn, Values: []string{"#nobody"}})
			if dim, _ := c.model.Dimension(d); dim.Kind == model.Number || dim.Kind == model.Flag {
				both.Where[len(both.Where)-1] = model.Cond{Name: d, Op: model.NotIn, Values: []string{"0"}}
				if dim.Kind == model.Flag || slices.Contains([]string{"hour", "age", "amount_band"}, d) {
					return
				}
				both.Where[len(both.Where)-1].Values = []string{"987654"}
			}
			equalFrames(t, q, a.Frame, mustAsk(t, c, access.Admin("en"), both).Frame)
		}))
		t.Run("records add up to their figure", law(c, func(t *rapid.T, q query.Query) {
			x, _ := c.model.Metric(q.Metrics[0])
			q.By, q.Grain, q.Compare = nil, cal.None, nil
			if !x.Formula.IsZero() || x.Cohort != nil || x.Plan != nil {
				return
			}
			a := mustAsk(t, c, access.Admin("en"), q)
			list, err := c.desk.Records(context.Background(), access.Admin("en"), q, ask.Page{Limit: ask.MaxPage})
			if err != nil {
				t.Fatalf("%s: %v", q, err)
			}
			agg := aggOf(x)
			if agg != model.Sum && agg != model.Count {
				return
			}
			sum := float64(list.Total)
			if agg == model.Sum {
				sum = 0
				for _, row := range list.Rows {
					switch v := row[len(row)-1].(type) {
					case int64:
						sum += float64(v)
					case float64:
						sum += v
					}
				}
			}
			want := a.Frame.Total.Cells[0]
			if want.State == formula.Present && !near(formula.Of(sum), want) {
				t.Fatalf("%s: records add up to %v, the figure is %v", q, sum, want)
			}
		}))
	})
}

func law(c company, check func(*rapid.T, query.Query)) func(*testing.T) {
	return func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) { check(rt, question(rt, c.model)) })
	}
}

func splitsLike(m *model.Model, metric model.Name, q query.Query) bool {
	dims := m.Dimensions(metric)
	for _, d := range q.By {
		if !slices.Contains(dims, d) {
			return false
		}
	}
	for _, w := range q.Where {
		if !slices.Contains(dims, w.Name) {
			return false
		}
	}
	x, _ := m.Metric(metric)
	return len(x.Across) == 0
}

func aggOf(x *model.Metric) model.Agg {
	if x.Flow != nil {
		return x.Flow.Agg
	}
	return x.Stock.Agg
}
