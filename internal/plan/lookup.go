package plan

import (
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// Metric finds a metric of the plan's model; the plan has checked that it exists.
func (p *Plan) Metric(name model.Name) *model.Metric {
	m, _ := p.env.Model.Metric(name)
	return m
}

// Inputs lists the metrics a formula is made of, through other formulas too. What is held against a target is made of the
// metric that the company plans.
func (p *Plan) Inputs(m *model.Metric) []model.Name {
	list := p.env.Model.Inputs(m.Name)
	if main := p.MainOfPlan(); main != nil && p.ofPlan(m) {
		for _, name := range append([]model.Name{main.Name}, p.env.Model.Inputs(main.Name)...) {
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return p.withMeanings(m, list)
}

// Reached reports whether the period n of a view has begun by the last day the data knows of: a period that has not
// come, and one that no source has been read in, has no figure, not zero.
func (p *Plan) Reached(leaf *Leaf, view, n int) bool {
	if leaf.At[view].Scan < 0 || p.Before(leaf, view, n) {
		return false
	}
	v := p.Views[view]
	if n == AllPeriods || p.Query.Grain == cal.None {
		return v.Range.From <= p.AsOf
	}
	from, ok := v.begins[n]
	return ok && from <= p.AsOf
}

// OpenCohort tells for which periods of the asked range the window of a metric's cohorts is not over, so that their
// figures will still grow. It is nil for metrics without such a window.
func (p *Plan) OpenCohort(m *model.Metric) func(n int) bool {
	windowed := false
	open := map[int]bool{}
	note := func(n int, r cal.Range) {
		if days := p.window(m, n); days > 0 {
			open[n], windowed = p.openUntil(r, days), true
		}
	}
	note(AllPeriods, p.Range)
	for _, period := range p.Views[0].Periods {
		if p.Query.Grain != cal.None {
			note(period.N, period.Range)
		}
	}
	if !windowed {
		return nil
	}
	return func(n int) bool { return open[n] }
}

// openUntil reports whether those that entered on the last day of a range still have time.
func (p *Plan) openUntil(r cal.Range, days int) bool { return r.Last()+cal.Day(days) > p.AsOf }

// window is the longest time that a cohort behind a metric has to reach its goal in a period of the asked range, 0 when there
// is none.
func (p *Plan) window(m *model.Metric, n int) int {
	days := 0
	for _, leaf := range p.LeavesIn(m, 0, n) {
		if leaf.Cohort != nil {
			days = max(days, leaf.Cohort.Days)
		}
	}
	return days
}

// Closing is the ordinal of the period whose stock is that of a whole view: the last one that has begun, or the first one
// for a stock read at the opening.
func (p *Plan) Closing(leaf *Leaf, view int) int {
	if p.Query.Grain == cal.None {
		return AllPeriods
	}
	at := AllPeriods
	for _, period := range p.Views[view].Periods {
		if period.Range.From > p.AsOf {
			break
		}
		if at = period.N; leaf.Metric.Stock.Opening {
			break
		}
	}
	return at
}

// Told reports whether there is data behind a metric in a period of the asked range, if only that nothing happened.
func (p *Plan) Told(m *model.Metric, n int) bool {
	list := p.leavesOf(m)
	for _, leaf := range list {
		if leaf.Lack != nil || !p.Reached(leaf, 0, n) {
			return false
		}
	}
	return len(list) > 0
}
