package ask_test

import (
	"math"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/source/demo"
)

// known pairs metrics with the answers that the made-up company worked out while it was made.
var known = []struct {
	metric string
	truth  func(f demo.Figures) float64
}{
	{"leads_new", one(demo.Leads)},
	{"deals_new", one(demo.Deals)},
	{"deals_won", one(demo.Wins)},
	{"deals_lost", one(demo.Losses)},
	{"revenue", one(demo.Revenue)},
	{"gross_profit", one(demo.Margin)},
	{"payments_cnt", one(demo.Payments)},
	{"payments_sum", one(demo.Paid)},
	{"proposals_cnt", one(demo.Proposals)},
	{"proposals_sum", one(demo.ProposalSum)},
	{"calls_in", one(demo.CallsIn)},
	{"calls_missed", one(demo.CallsMissed)},
	{"calls_out", one(demo.CallsOut)},
	{"meetings_held", one(demo.Meetings)},
	{"tasks_done", one(demo.TasksDone)},
	{"crm_events", one(demo.Actions)},
	{"mkt_cost", one(demo.AdCost)},
	{"tickets_new", one(demo.TicketsNew)},
	{"tickets_solved", one(demo.TicketsSolved)},
	{"win_rate", func(f demo.Figures) float64 { return ratio(f[demo.Wins], f[demo.Wins]+f[demo.Losses]) }},
	{"avg_check", func(f demo.Figures) float64 { return ratio(f[demo.Revenue], f[demo.PaidWins]) }},
	{"nps", func(f demo.Figures) float64 {
		return ratio(f[demo.Promoters]-f[demo.Detractors], f[demo.NPSAnswers]) * 100
	}},
	{"csat", func(f demo.Figures) float64 { return ratio(f[demo.Satisfied], f[demo.CSATAnswers]) }},
}

func one(f demo.Figure) func(demo.Figures) float64 {
	return func(all demo.Figures) float64 { return float64(all[f]) }
}

// ratio is NaN where the metric has no value.
func ratio(a, b int64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}

// TestDemoTellsTheTruth asks the made-up company by month, manager, pipeline and source, and compares with what it knows
// about itself.
func TestDemoTellsTheTruth(t *testing.T) {
	company := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.25})
	truth := company.Truth()
	shop := shipped(t)
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
			d := ask.New(ask.Options{Model: shop, Engine: e, Now: company.End})
			for _, dim := range []struct {
				by  string
				key func(demo.Cell) string
			}{
				{"", func(demo.Cell) string { return "" }},
				{"owner", func(c demo.Cell) string { return c.Owner }},
				{"pipeline", func(c demo.Cell) string { return c.Pipeline }},
				{"source", func(c demo.Cell) string { return c.Source }},
			} {
				for _, k := range known {
					compareTruth(t, shop, d, truth, k.metric, k.truth, dim.by, dim.key)
				}
			}
			if got := total(t, d, "metrics=deals_open&range=today"); got != float64(openDeals(truth)) {
				t.Errorf("open deals: %v, want %d", got, openDeals(truth))
			}
		})
	}
}

func openDeals(truth demo.Truth) (n int64) {
	for _, o := range truth.Open {
		n += o.Deals
	}
	return n
}

func total(t *testing.T, d *ask.Desk, text string) float64 {
	t.Helper()
	q, err := query.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Ask(t.Context(), access.Admin("en"), q)
	if err != nil {
		t.Fatal(err)
	}
	return a.Frame.Total.Cells[0].V
}

// compareTruth compares one metric by month and, where the metric can be split so, by a dimension.
func compareTruth(
	t *testing.T, shop *model.Model, d *ask.Desk, truth demo.Truth, metric string, want func(demo.Figures) float64, by string, key func(demo.Cell) string,
) {
	t.Helper()
	text := "metrics=" + metric + "&range=2023-11..2026-11&grain=month"
	if by != "" {
		if !shop.CanSplit(metric, by) {
			return
		}
		text += "&by=" + by
	}
	q, err := query.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Ask(t.Context(), access.Admin("en"), q)
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		n      int
		member string
	}
	sums := map[place]demo.Figures{}
	for cell, figures := range truth.Cells {
		p := place{a.Calendar.Ordinal(cell.Day, cal.ByMonth), key(cell)}
		sum := sums[p]
		for i, x := range figures {
			sum[i] += x
		}
		sums[p] = sum
	}
	wrong := 0
	for _, r := range a.Frame.Rows {
		member := ""
		if by != "" {
			member = r.Keys[0].ID
		}
		w, got := want(sums[place{r.N, member}]), r.Cells[0]
		same := got.State == formula.Present && math.Abs(got.V-w) <= 1e-9*math.Max(1, math.Abs(w))
		if nothing := got.State != formula.Present && (math.IsNaN(w) || w == 0); same || nothing {
			continue
		}
		if wrong++; wrong <= 3 {
			t.Errorf("%s: period %d, %s %q: %v, the company knows %v", text, r.N, by, member, got, w)
		}
	}
}
