package main

import (
	"io"
	"math"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/score"
	"svodka/internal/source/demo"
)

// TestPlansOfTheDemo asks fact and plan of every seller and month, and of the company, and compares them with what the made-up
// company did and planned.
func TestPlansOfTheDemo(t *testing.T) {
	company, _, h, _ := plannedDemo(t)
	truth, year := company.Truth(), cal.Range{From: cal.Date(2026, time.January, 1), To: cal.Date(2027, time.January, 1)}
	for metric, figure := range map[string]demo.Figure{
		"revenue": demo.Revenue, "deals_won": demo.Wins, "payments_sum": demo.Paid, "proposals_cnt": demo.Proposals,
		"meetings_held": demo.Meetings, "calls_out": demo.CallsOut, "call_minutes": demo.TalkSeconds,
	} {
		minor := 1.0 // money of an answer is in kopecks
		if metric == "revenue" || metric == "payments_sum" {
			minor = ask.MinorUnits
		}
		planned := map[string]map[int]float64{} // by owner and month; "" is everybody
		for _, p := range company.Plans() {
			if p.Metric != metric || p.Owner == "" || !year.Contains(p.Range.From) {
				continue
			}
			for _, owner := range []string{p.Owner, ""} {
				if planned[owner] == nil {
					planned[owner] = map[int]float64{}
				}
				_, m, _ := p.Range.From.YMD()
				planned[owner][int(m)] += p.Value * minor
				planned[owner][0] += p.Value * minor // the year
			}
		}
		answer, err := h.desk.Ask(t.Context(), access.Admin("en"), asked(t, "metrics="+metric+"&by=owner&range=2026&grain=month&compare=plan&totals=1"))
		if err != nil {
			t.Fatal(err)
		}
		f := answer.Frame
		fact, aim, done := f.Column(metric), f.Column(metric+"@plan"), f.Column(metric+"@plan:done")
		for _, r := range append(append(f.Rows, f.Totals...), f.Total) {
			owner, month := r.Keys[0].ID, 0
			if p, ok := f.Period(r); ok {
				_, m, _ := p.Range.From.YMD()
				month = int(m)
			}
			want, has := planned[owner][month]
			if owner == "" && r.Keys[0].Null {
				has = false
			}
			if got := r.Cells[aim]; has != (got.State == formula.Present) || has && math.Abs(got.V-want) > 1e-6*want {
				t.Errorf("%s of %q in month %d: plan %v, want %v (%t)", metric, owner, month, got, want, has)
			}
			did := truth.Sum(func(c demo.Cell) bool {
				_, m, _ := c.Day.YMD()
				return year.Contains(c.Day) && (owner == "" || c.Owner == owner) && (month == 0 || int(m) == month)
			})
			if got := r.Cells[fact]; got.State == formula.Present && math.Abs(got.V-float64(did[figure])) > 1e-6*math.Abs(got.V) {
				t.Errorf("%s of %q in month %d: %v, want %v", metric, owner, month, got.V, float64(did[figure]))
			}
			if got := r.Cells[done]; has && r.Cells[fact].State == formula.Present && math.Abs(got.V-r.Cells[fact].V/want) > 1e-9 {
				t.Errorf("%s of %q in month %d: done %v", metric, owner, month, got)
			}
		}
	}
}

// TestScorecardOfTheDemo holds the sheets of a closed month against what the made-up company knows of itself: what each line is
// counted from, what was planned, and that the lines add up.
func TestScorecardOfTheDemo(t *testing.T) {
	company, a, h, engine := plannedDemo(t)
	p, err := h.people(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	scores := score.New(score.Options{Store: p.store, Desk: h.desk, People: score.Roster{Engine: engine}, Now: a.now})
	sheets, closed, err := scores.Sheets(t.Context(), score.Seer{Role: account.Owner}, "2026-10")
	if err != nil || closed != nil {
		t.Fatal(closed, err)
	}
	month, truth := cal.Range{From: cal.Date(2026, time.October, 1), To: cal.Date(2026, time.November, 1)}, company.Truth()
	planned := map[[2]string]float64{}
	for _, x := range company.Plans() {
		if x.Range == month {
			planned[[2]string{x.Owner, x.Metric}] = x.Value
		}
	}
	paid := 0
	for _, s := range sheets {
		did := truth.Sum(func(c demo.Cell) bool { return c.Owner == s.Person.ID && month.Contains(c.Day) })
		facts := map[string]float64{"payments_sum": float64(did[demo.Paid]), "meetings_held": float64(did[demo.Meetings])}
		sum := int64(0)
		for _, l := range s.Lines {
			sum += l.Money
			want, known := facts[l.Line.Metric]
			if !known {
				continue
			}
			if l.Fact == nil || math.Abs(*l.Fact-want) > 0.5 {
				t.Errorf("%s, %s: fact %v, want %v", s.Person.Name, l.Line.Metric, l.Fact, want)
			}
			minor := 1.0
			if l.Line.Metric == "payments_sum" {
				minor = ask.MinorUnits
			}
			aim, has := planned[[2]string{s.Person.ID, l.Line.Metric}]
			if has != (l.Plan != nil) || has && math.Abs(*l.Plan-aim*minor) > 0.5 {
				t.Errorf("%s, %s: plan %v, want %v", s.Person.Name, l.Line.Metric, l.Plan, aim*minor)
			}
		}
		if sum != s.Total {
			t.Errorf("%s: lines %d, total %d", s.Person.Name, sum, s.Total)
		}
		if s.Total > 0 {
			paid++
		}
	}
	if len(sheets) < 13 || paid < 8 {
		t.Errorf("%d sheets, %d of them with pay", len(sheets), paid)
	}
}

// plannedDemo is a small made-up company with its plans, over the engine in memory.
func plannedDemo(t *testing.T) (*demo.Company, *app, *house, *memory.Engine) {
	t.Helper()
	company := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.1})
	engine, err := memory.Open(company.Settings())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Load(t.Context(), company.Batch(company.End())); err != nil {
		t.Fatal(err)
	}
	shipped, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{io: Streams{Out: io.Discard, Err: io.Discard}, now: company.End}
	h := &house{dir: t.TempDir(), model: shipped}
	h.goals = a.targets(h.dir)
	t.Cleanup(func() {
		if err := h.goals.close(); err != nil {
			t.Error(err)
		}
	})
	h.desk = ask.New(ask.Options{Model: shipped, Engine: engine, Targets: h.goals.view, Now: company.End})
	if err := a.planDemo(t.Context(), h, company); err != nil {
		t.Fatal(err)
	}
	return company, a, h, engine
}
