package frame_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// TestAttained holds figures against targets worked out by hand, also where a plan or a figure is nought or below it.
func TestAttained(t *testing.T) {
	aim := func(v float64) plan.Aim {
		return plan.Aim{Known: true, Adds: true, Value: v, ToDate: v, Done: 20, Least: v * .9}
	}
	band := plan.Aim{Known: true, Value: 1, ToDate: 1, Low: .95, High: 1.15}
	none := math.NaN()
	for _, c := range []struct {
		better model.Better
		fact   float64
		aim    plan.Aim
		share  float64
		band   frame.Band
	}{
		{model.More, 120, aim(100), 1.2, frame.Good}, {model.More, 90, aim(100), .9, frame.Near}, {model.More, 89, aim(100), .89, frame.Bad},
		{model.More, 0, aim(100), 0, frame.Bad}, {model.More, 5, aim(0), none, frame.Good}, {model.More, 5, plan.Aim{}, none, frame.NoBand},
		{model.More, -50, aim(-100), 1.5, frame.Good}, {model.More, -150, aim(-100), .5, frame.Bad},
		{model.Less, 50, plan.Aim{Known: true, Value: 100, Least: 111}, 2, frame.Good},
		{model.Less, 110, plan.Aim{Known: true, Value: 100, Least: 111}, 100. / 110, frame.Near},
		{model.Less, 200, plan.Aim{Known: true, Value: 100, Least: 111}, .5, frame.Bad},
		{model.Less, 0, aim(0), 1, frame.Good}, {model.Less, 0, aim(5), frame.MostBelow, frame.Good}, {model.Less, .1, aim(5), frame.MostBelow, frame.Good}, {model.Less, 3, aim(0), 0, frame.Bad},
		{model.Target, 1, band, 1, frame.Good}, {model.Target, .9, band, .9 / .95, frame.Near}, {model.Target, 2, band, 1.15 / 2, frame.Bad},
	} {
		done, _, _ := frame.Attained(&model.Metric{Better: c.better}, formula.Of(c.fact), c.aim)
		if (done.State == formula.Present) != !math.IsNaN(c.share) || done.State == formula.Present && math.Abs(done.V-c.share) > 1e-12 {
			t.Errorf("%s %v of %+v: %v, want %v", c.better, c.fact, c.aim, done, c.share)
		}
		got := frame.NoBand
		if c.aim.Known {
			got = frame.Judged(c.better, c.fact, c.aim)
		}
		if got != c.band {
			t.Errorf("%s %v of %+v is %q, want %q", c.better, c.fact, c.aim, got, c.band)
		}
	}
}

// TestPaceAndNeed: half of the days of a plan of 100 are gone.
func TestPaceAndNeed(t *testing.T) {
	half := plan.Aim{Known: true, Adds: true, Value: 100, ToDate: 50, Done: 10, Left: 10, Least: 90}
	m := &model.Metric{Better: model.More}
	_, pace, need := frame.Attained(m, formula.Of(46), half)
	if math.Abs(pace.V-.92) > 1e-12 || math.Abs(need.V-5.4) > 1e-12 || frame.Judged(model.More, 46, half) != frame.Near {
		t.Errorf("pace %v, need %v", pace, need)
	}
	if _, _, need := frame.Attained(m, formula.Of(400), half); need != formula.Of(0) {
		t.Errorf("what is met needs %v", need)
	}
	start := half
	start.ToDate, start.Done, start.Left = 0, 0, 20
	if _, pace, _ := frame.Attained(m, formula.Of(46), start); pace.State != formula.Empty || frame.Judged(model.More, 46, start) != frame.NoBand {
		t.Errorf("before the first working day the pace is %v", pace)
	}
	over := half
	over.ToDate, over.Left = 100, 0
	if _, _, need := frame.Attained(m, formula.Of(40), over); need.State != formula.Empty {
		t.Errorf("where no day is left each needs %v", need)
	}
	band := plan.Aim{Known: true, Adds: true, Value: 100, ToDate: 50, Low: 90, High: 110, Done: 10, Left: 10}
	if _, pace, _ := frame.Attained(&model.Metric{Better: model.Target}, formula.Of(50), band); pace != formula.Of(1) {
		t.Errorf("in the middle of bounds of the whole range the pace is %v", pace)
	}
}

// TestPaceIsMonotone: more facts are never a worse pace where more is better, nor a better one where less is.
func TestPaceIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Float64Range(.1, 1000).Draw(t, "value")
		a := plan.Aim{Known: true, Adds: true, Value: value, ToDate: value * rapid.Float64Range(.01, 1).Draw(t, "share"), Least: value * .9, Done: 5, Left: 5}
		lower := rapid.Float64Range(0, 2000).Draw(t, "fact")
		upper := lower + rapid.Float64Range(0, 500).Draw(t, "more")
		rank := map[frame.Band]int{frame.Bad: 1, frame.Near: 2, frame.Good: 3}
		for _, b := range []model.Better{model.More, model.Less} {
			m := &model.Metric{Better: b}
			if b == model.Less {
				a.Least = value / .9
			}
			_, p, _ := frame.Attained(m, formula.Of(lower), a)
			_, q, _ := frame.Attained(m, formula.Of(upper), a)
			s, u := rank[frame.Judged(b, lower, a)], rank[frame.Judged(b, upper, a)]
			if b == model.Less {
				p, q, s, u = q, p, u, s
			}
			if p.State != formula.Present || q.State != formula.Present || q.V < p.V {
				t.Fatalf("%s: %v has %v, %v has %v", b, lower, p, upper, q)
			}
			if s == 0 || u < s {
				t.Fatalf("%s: %v is %d, %v is %d", b, lower, s, upper, u)
			}
		}
	})
}
