package ask_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/source/demo"
)

// TestOwnAsShipped: a definition gives the same figures whether it is shipped or the company's own, for every metric that can be
// defined.
func TestOwnAsShipped(t *testing.T) {
	company := demo.New(demo.Options{Seed: 7, Today: cal.Date(2026, time.November, 19), Scale: 0.1})
	shop := shipped(t)
	var list []model.Own
	var names []model.Name
	for _, x := range shop.Metrics() {
		if x.Waits != "" || x.Plan != nil || len(x.Across) > 0 || x.Stock != nil && x.Stock.Opening || ofPlan(shop, x.Name) {
			continue
		}
		y := *x
		y.Name = "o_" + x.Name
		text, err := model.WriteMetric(&y)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, model.Own{ID: y.Name, Area: x.Area, Meanings: []model.Definition{{From: model.Ever, YAML: text}}})
		names = append(names, x.Name)
	}
	if len(names) < 150 {
		t.Fatalf("only %d metrics can be defined", len(names))
	}
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			e, err := open(t)(company.Settings())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { closeEngine(t, e) })
			if _, err := e.Load(t.Context(), company.Batch(company.End())); err != nil {
				t.Fatal(err)
			}
			d := ask.New(ask.Options{
				Model: shop, Engine: e, Now: company.End,
				Own: func(context.Context) ([]model.Own, int64, error) { return list, 1, nil },
			})
			about, err := d.About(t.Context())
			if err != nil || len(about.Wrong) > 0 {
				t.Fatal(err, about.Wrong)
			}
			var questions []query.Query
			for _, x := range names {
				q := query.Query{Metrics: []model.Name{x, "o_" + x}, Range: "last-8-weeks", Grain: cal.ByWeek, Totals: true}
				questions = append(questions, q)
				if about.Model.CanSplit(x, "owner") {
					q.Grain, q.By = cal.None, []model.Name{"owner"}
					questions = append(questions, q)
				}
			}
			answers, err := d.AskAll(t.Context(), access.Admin("en"), questions)
			if err != nil {
				t.Fatal(err)
			}
			some := 0
			for i, a := range answers {
				if a.Err != nil {
					t.Errorf("%v: %v", questions[i], a.Err)
					continue
				}
				for _, r := range append(slices.Concat(a.Frame.Rows, a.Frame.Totals), a.Frame.Total) {
					if r.Cells[0] != r.Cells[1] {
						t.Errorf("%s: shipped %v, own %v", questions[i], r.Cells[0], r.Cells[1])
					}
					if r.Cells[0].State == formula.Present && r.Cells[0].V != 0 {
						some++
					}
				}
			}
			if some < 500 {
				t.Errorf("only %d figures are not nought", some)
			}
		})
	}
}

// ofPlan reports whether a metric is worked out from plans.
func ofPlan(m *model.Model, name model.Name) bool {
	return slices.ContainsFunc(m.Inputs(name), func(in model.Name) bool {
		x, ok := m.Metric(in)
		return ok && (x.Plan != nil || x.Waits != "")
	})
}

const shopFloor = `
seen: 2026-04-01T09:00
users:
  id   name
  ann  Ann
  bob  Bob
deals:
  id owner created    closed     outcome amount
  1  ann   2026-01-05 2026-01-20 won     100
  2  ann   2026-01-06 2026-02-20 won     900
  3  bob   2026-02-03 2026-02-25 lost    500
  4  bob   2026-02-20 2026-03-05 won     300
  5  ann   2026-03-02 2026-03-20 won     50
  6  bob   2026-03-16 2026-03-28 won     700
`

// meaning is a definition with the day it begins on, "" for ever.
type meaning struct{ from, yaml string }

func defined(t *testing.T, list ...meaning) model.Own {
	t.Helper()
	o := model.Own{ID: "own", Area: "sales"}
	for _, m := range list {
		from := model.Ever
		if m.from != "" {
			var err error
			if from, err = cal.ParseDay(m.from); err != nil {
				t.Fatal(err)
			}
		}
		o.Meanings = append(o.Meanings, model.Definition{From: from, YAML: m.yaml})
	}
	return o
}

func countOf(where string) string {
	return "metric: own\ntitle: {en: Big, ru: Крупные}\nunit: count\nbetter: more\nflow: {fact: deal, day: created, agg: count, where: {amount: {from: " + where + "}}}\n"
}

func meanOf(where string) string {
	return "metric: own\ntitle: {en: Mean, ru: Средняя}\nunit: money\nbetter: more\nflow: {fact: deal, day: created, agg: mean, of: amount, where: {amount: {from: " + where + "}}}\n"
}

// told asks a question and gives the figures of the own metric: rows, then the whole.
func told(t *testing.T, d *ask.Desk, text string) (string, *ask.Answer) {
	t.Helper()
	a, err := d.Ask(t.Context(), access.Admin("en"), parsed(t, text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var out []string
	for _, r := range append(slices.Clone(a.Frame.Rows), a.Frame.Total) {
		if c := r.Cells[0]; c.State == formula.Present {
			out = append(out, fmt.Sprint(c.V))
		} else {
			out = append(out, "-")
		}
	}
	return strings.Join(out, " "), a
}

func changed(a *ask.Answer) bool {
	return slices.ContainsFunc(a.Notes, func(n plan.Note) bool { return n.Kind == plan.NoteMeaning })
}

// TestMeanings: a period that was over when the meaning changed keeps the earlier one. What adds up is counted day by day, the
// rest by the last day of the period; to restate makes the new meaning hold always.
func TestMeanings(t *testing.T) {
	base, _ := opened(t, shopFloor)
	since, ever := "2026-03-01", ""
	for _, c := range []struct {
		name, ask string
		own       model.Own
		want      string
		note      bool
	}{
		{"counts, by month", "metrics=own&grain=month&range=2026-01..2026-03", defined(t, meaning{ever, countOf("0")}, meaning{since, countOf("400")}), "2 2 1 5", true},
		{"counts, the whole", "metrics=own&range=2026-01..2026-03", defined(t, meaning{ever, countOf("0")}, meaning{since, countOf("400")}), "5 5", true},
		{"counts, from the middle of a month", "metrics=own&grain=month&range=2026-02..2026-03", defined(t, meaning{ever, countOf("0")}, meaning{"2026-02-10", countOf("400")}), "1 1 2", true},
		{"counts, restated", "metrics=own&grain=month&range=2026-01..2026-03", defined(t, meaning{ever, countOf("400")}), "1 1 1 3", false},
		{"counts, before the change", "metrics=own&grain=month&range=2026-01..2026-02", defined(t, meaning{ever, countOf("0")}, meaning{since, countOf("400")}), "2 2 4", false},
		{"counts, running total", "metrics=own&grain=month&range=2026-01..2026-03&derive=own:running", defined(t, meaning{ever, countOf("0")}, meaning{since, countOf("400")}), "2 2 1 5", true},
		{"means, by month", "metrics=own&grain=month&range=2026-01..2026-03&totals=1", defined(t, meaning{ever, meanOf("0")}, meaning{since, meanOf("400")}), "50000 40000 70000 70000", true},
		{"means, before the change", "metrics=own&grain=month&range=2026-01..2026-02&totals=1", defined(t, meaning{ever, meanOf("0")}, meaning{since, meanOf("400")}), "50000 40000 45000", false},
		{"means, a change to come", "metrics=own&range=2026-01..2026-12", defined(t, meaning{ever, meanOf("0")}, meaning{"2026-12-01", meanOf("400")}), "42500 42500", false},
		{"means, by owner", "metrics=own&by=owner&range=2026-01..2026-03&sort=-own&limit=1&totals=1", defined(t, meaning{ever, meanOf("0")}, meaning{since, meanOf("400")}), "90000 70000", true},
		{"means, three meanings", "metrics=own&grain=month&range=2026-01..2026-03", defined(t, meaning{ever, meanOf("0")}, meaning{"2026-02-01", meanOf("450")}, meaning{since, meanOf("10000")}), "50000 50000 - -", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, a := told(t, base.With(c.own), c.ask)
			if got != c.want || changed(a) != c.note {
				t.Errorf("it gives %s, noted %v; wanted %s, %v", got, changed(a), c.want, c.note)
			}
		})
	}
}

// TestMeaningOfCells: each cell is explained, and its records listed, in the meaning it was counted in.
func TestMeaningOfCells(t *testing.T) {
	base, _ := opened(t, shopFloor)
	for _, own := range []model.Own{
		defined(t, meaning{"", meanOf("0")}, meaning{"2026-03-01", meanOf("400")}),
		defined(t, meaning{"", countOf("0")}, meaning{"2026-03-01", countOf("400")}),
	} {
		d := base.With(own)
		a, err := d.Ask(t.Context(), access.Admin("en"), parsed(t, "metrics=own&grain=month&range=2026-01..2026-03&by=owner"))
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, r := range a.Frame.Rows {
			q, ok := a.Cell(r, a.Frame.Columns[0])
			if !ok || r.Cells[0].State != formula.Present || r.Cells[0].V == 0 {
				continue
			}
			seen++
			e, err := d.Explain(t.Context(), access.Admin("en"), q)
			if err != nil {
				t.Fatalf("%s: %v", q, err)
			}
			if e.Figures[0].Value != r.Cells[0] {
				t.Errorf("%s: the cell says %v, its explanation %v", q, r.Cells[0], e.Figures[0].Value)
			}
			total := 0.0
			first, err := d.Records(t.Context(), access.Admin("en"), q, ask.Page{})
			if err != nil {
				t.Fatalf("%s: %v", q, err)
			}
			for _, part := range first.Parts {
				list, err := d.Records(t.Context(), access.Admin("en"), q, ask.Page{Part: part.Name})
				if err != nil {
					t.Fatal(err)
				}
				total += float64(list.Total)
			}
			if own.Meanings[0].YAML == countOf("0") && total != r.Cells[0].V {
				t.Errorf("%s: %v records behind %v", q, total, r.Cells[0].V)
			}
			if total == 0 {
				t.Errorf("%s: no records", q)
			}
		}
		if seen < 3 {
			t.Errorf("only %d cells were looked at", seen)
		}
	}
}

// TestOwnRights: an own sum of what is hidden from somebody is hidden from them too, and a former name still asks.
func TestOwnRights(t *testing.T) {
	base, _ := opened(t, office)
	own := model.Own{ID: "mine", Area: "sales", Was: []model.Name{"mine_before"}, Meanings: []model.Definition{{From: model.Ever, YAML: "metric: mine\ntitle: {ru: Моя маржа}\nunit: money\nbetter: more\nflow: {fact: closing, day: closed, agg: sum, of: margin}\n"}}}
	d := base.With(own)
	q := parsed(t, "metrics=mine_before&range=2026")
	a, err := d.Ask(t.Context(), access.Admin("en"), q)
	if err != nil || a.Query.Metrics[0] != "mine" || a.Frame.Total.Cells[0].V == 0 {
		t.Fatal(err, a)
	}
	v := access.Viewer{ID: "x", Lang: "en", Grant: access.Grant{All: true, Hidden: []model.Name{"gross_profit"}}}
	a, err = d.Ask(t.Context(), v, q)
	if err != nil || a.Frame.Total.Cells[0].State != formula.Hidden {
		t.Errorf("hidden profit shows as %v, %v", a.Frame.Total.Cells, err)
	}
	for _, yaml := range []string{ // from the cost and the revenue anybody works the profit out
		"metric: mine\ntitle: {ru: Затраты}\nunit: money\nbetter: less\nflow: {fact: closing, day: closed, agg: sum, of: cost}\n",
		"metric: mine\ntitle: {ru: Без маржи}\nunit: money\nbetter: less\nformula: revenue - gross_profit\n",
	} {
		d = base.With(model.Own{ID: "mine", Area: "sales", Meanings: []model.Definition{
			{From: model.Ever, YAML: yaml},
			{From: cal.Date(2027, 1, 1), YAML: "metric: mine\ntitle: {ru: Другое}\nunit: money\nbetter: less\nflow: {fact: deal, day: created, agg: mean, of: amount}\n"},
		}})
		if a, err = d.Ask(t.Context(), v, parsed(t, "metrics=mine&range=2026")); err != nil || a.Frame.Total.Cells[0].State != formula.Hidden {
			t.Errorf("%s: hidden profit shows as %v, %v", yaml, a.Frame.Total.Cells, err)
		}
	}
	for _, how := range []string{"flow: {fact: closing, day: closed, agg: count, where: {margin: {from: 100}}}", "flow: {fact: closing, day: closed, agg: count, where: {cost: {to: 5}}}"} {
		d = base.With(model.Own{ID: "mine", Area: "sales", Meanings: []model.Definition{
			{From: model.Ever, YAML: "metric: mine\ntitle: {ru: Дорогие}\nunit: count\nbetter: less\n" + how + "\n"},
		}})
		a, err = d.Ask(t.Context(), v, parsed(t, "metrics=mine&range=2026"))
		if err != nil || a.Frame.Total.Cells[0].State != formula.Hidden {
			t.Errorf("%s: what is hidden can be counted by: %v", how, err)
		}
	}
	if _, err = base.Ask(t.Context(), access.Admin("en"), q); !fault.Is(err, fault.Invalid) {
		t.Errorf("a draft is known to the desk itself: %v", err)
	}
}

// TestShare: the share of records that meet a condition, with those that do behind it.
func TestShare(t *testing.T) {
	base, _ := opened(t, office)
	d := base.With(model.Own{ID: "s", Area: "sales", Meanings: []model.Definition{{From: model.Ever, YAML: "metric: s\ntitle: {ru: Доля}\nunit: percent\nbetter: more\ncohort: {fact: closing, enter: closed, met: {amount: {from: 100}}, where: {outcome: won}}\n"}}})
	got, _ := told(t, d, "metrics=s&range=2026-03")
	if got != "0.3333333333333333 0.3333333333333333" { // of 50, 500 and 7
		t.Errorf("the share is %s", got)
	}
	e, err := d.Explain(t.Context(), access.Admin("en"), parsed(t, "metrics=s&range=2026-03"))
	if err != nil || e.Figures[0].Rows != 3 || e.Figures[0].Reached != 1 {
		t.Errorf("%+v %v", e.Figures, err)
	}
}
