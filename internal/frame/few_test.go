package frame

import (
	"math"
	"testing"

	"svodka/internal/model"
	"svodka/internal/plan"
)

// TestWilson checks the borders against figures worked out by hand from the textbook's formula.
func TestWilson(t *testing.T) {
	for _, c := range []struct{ k, n, low, high float64 }{
		{5, 15, 0.1518, 0.5829}, // (0.3333+0.12805 ± 1.96·√(0.014815+0.004268)) / 1.25611
		{0, 10, 0, 0.2775},
		{10, 10, 0.7225, 1},
		{1, 1, 0.2065, 1},
		{0, 0, 0, 1},
	} {
		low, high := Wilson(c.k, c.n)
		if math.Abs(low-c.low) > 0.0001 || math.Abs(high-c.high) > 0.0001 {
			t.Errorf("%v of %v: %.4f..%.4f, want %.4f..%.4f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}

// TestFew checks that a share knows how many cases it comes from, whether they are enough, and that nobody is ranked by
// too few.
func TestFew(t *testing.T) {
	p := planned(t, "metrics=win_rate&by=owner&range=2026-03&derive=win_rate:rank")
	results := [][]plan.Group{{ // wins, losses
		group(plan.AllPeriods, "ann", 5, 10),
		group(plan.AllPeriods, "bob", 10, 15),
		group(plan.AllPeriods, "cid", 30, 70),
	}}
	f, err := Build(p, results, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.Derive(p.Query.Derive, func(model.Name) model.Better { return model.More })
	f.Sort(nil, own{})
	expect(t, "ranks", table(f, f.Rows), `
		*  bob  0.4                 1
		*  ann  0.3333333333333333  empty
		*  cid  0.3                 2`)
	for i, want := range []float64{25, 15, 100} {
		few, small := f.Few(f.Rows[i], f.Columns[0])
		if n, ok := f.Cases(f.Rows[i], f.Columns[0]); !ok || n != want || small != (want < Fewest) {
			t.Errorf("row %d: %v cases, few %v, want %v", i, n, small, want)
		}
		if small && (!few.Between || math.Abs(few.Low-0.1518) > 0.0001 || math.Abs(few.High-0.5829) > 0.0001) {
			t.Errorf("borders of 5 of 15: %v..%v", few.Low, few.High)
		}
	}
	if n, _ := f.Cases(f.Total, f.Columns[0]); n != 140 {
		t.Errorf("%v cases in the total", n)
	}
}

// TestFewOfChange checks that a change is of few cases when either of its figures is.
func TestFewOfChange(t *testing.T) {
	p := planned(t, "metrics=win_rate&range=2026-03&compare=previous")
	for _, c := range []struct {
		now, then float64
		few       bool
	}{{40, 40, false}, {10, 40, true}, {40, 10, true}} {
		results := make([][]plan.Group, len(p.Scans))
		for i, lost := range []float64{c.now - 2, c.then - 2} {
			at := p.Leaves["deals_won"].At[i]
			other := p.Leaves["deals_lost"].At[i]
			g := plan.Group{N: plan.AllPeriods, Vals: make([]float64, 2)}
			g.Vals[at.Agg], g.Vals[other.Agg] = 2, lost
			results[at.Scan] = append(results[at.Scan], g)
		}
		f, err := Build(p, results, nil)
		if err != nil {
			t.Fatal(err)
		}
		delta := f.Columns[f.Column("win_rate@previous:delta")]
		if _, few := f.Few(f.Total, delta); few != c.few {
			t.Errorf("%v after %v: few %v", c.now, c.then, few)
		}
	}
}

// TestFewPoints checks the margin of error of a balance: of 20 answers 12 are for and 4 against, which is 40 points, off by
// 1.96·√((0.6+0.2−0.4²)/20)·100.
func TestFewPoints(t *testing.T) {
	p := planned(t, "metrics=nps&range=2026-03")
	results := make([][]plan.Group, len(p.Scans))
	for name, v := range map[string]float64{"promoters": 12, "detractors": 4, "nps_answers": 20} {
		at := p.Leaves[name].At[0]
		if results[at.Scan] == nil {
			results[at.Scan] = []plan.Group{{N: plan.AllPeriods, Vals: make([]float64, len(p.Scans[at.Scan].Aggs))}}
		}
		results[at.Scan][0].Vals[at.Agg] = v
	}
	f, err := Build(p, results, nil)
	if err != nil {
		t.Fatal(err)
	}
	few, ok := f.Few(f.Total, f.Columns[0])
	if !ok || !few.Between || math.Abs(few.Low-4.9383) > 0.001 || math.Abs(few.High-75.0617) > 0.001 {
		t.Errorf("%+v, %v", few, ok)
	}
}

// TestCohortCases checks that a share of those that entered is counted by them.
func TestCohortCases(t *testing.T) {
	p := planned(t, "metrics=conv_deal_won&range=2025-03")
	at := p.Leaves["conv_deal_won"].At[0]
	results := make([][]plan.Group, len(p.Scans))
	g := plan.Group{N: plan.AllPeriods, Vals: make([]float64, len(p.Scans[at.Scan].Aggs))}
	g.Vals[at.Agg], g.Vals[at.Part] = 8, 2
	results[at.Scan] = []plan.Group{g}
	f, err := Build(p, results, nil)
	if err != nil {
		t.Fatal(err)
	}
	if few, ok := f.Few(f.Total, f.Columns[0]); !ok || few.Cases != 8 || !few.Between {
		t.Errorf("%+v, %v", few, ok)
	}
}
