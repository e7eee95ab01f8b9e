package enginetest

import (
	"testing"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// held is a check that a stock over the deals' lives gives these groups.
func held(name string, a ask, want string) check {
	a.fact = "deal"
	if a.span == "" {
		a.span = "created_day closed_day"
	}
	return check{name, func(t *testing.T, e engine.Engine) {
		Load(t, e, lives)
		same(t, groups(t, e, a.scan()), want)
	}}
}

// lives are deals that hold from the day they were opened until the day they were closed.
const lives = `
	deals:
	  id  owner  created     closed      n
	  1   ann    2026-01-10  2026-02-28  1
	  2   ann    2026-02-28  -           2
	  3   bob    2026-02-28  2026-02-28  4    # on no evening
	  4   bob    -           2026-03-31  8    # never
	  5   -      2026-03-31  2026-04-01  16
`

var stocks = []check{
	held("from the first day, not on the last", ask{
		points: []plan.Point{point(0, "2026-01-09"), point(1, "2026-01-10"), point(2, "2026-02-27"), point(3, "2026-02-28"), point(4, "2026-04-01")},
		aggs:   []plan.AggOf{agg(model.Sum, "n")},
		levels: []plan.Level{period0()},
	}, `
		2026-01-10 1
		2026-02-27 1
		2026-02-28 2
		2026-04-01 2`),
	held("points serve levels with a period, the whole has its own", ask{
		points: []plan.Point{point(0, "2026-01-31"), point(1, "2026-02-28"), point(2, "2026-03-31"), point(plan.AllPeriods, "2026-03-31")},
		by:     []string{"owner"},
		aggs:   []plan.AggOf{agg(model.Count, ""), agg(model.Sum, "n")},
		levels: []plan.Level{period0(0), whole(0), period0(), whole()},
	}, `
		0 2026-01-31 ann 1 1
		0 2026-02-28 ann 1 2
		0 2026-03-31 ann 1 2
		0 2026-03-31 -   1 16
		1 ann 1 2
		1 -   1 16
		2 2026-01-31 1 1
		2 2026-02-28 1 2
		2 2026-03-31 2 18
		3 2 18`),
	held("nothing holds", ask{
		points: []plan.Point{point(plan.AllPeriods, "2025-01-01")},
		aggs:   []plan.AggOf{agg(model.Count, ""), agg(model.Sum, "n"), agg(model.Median, "n")},
		levels: []plan.Level{whole()},
	}, `0 0 NaN`),
	held("without an end it holds for ever", ask{
		span:   "created_day ",
		points: []plan.Point{point(plan.AllPeriods, "2030-01-01")},
		levels: []plan.Level{whole()},
	}, `4`),
	held("conditions", ask{
		points: []plan.Point{point(plan.AllPeriods, "2026-03-31")},
		where:  []plan.Cond{words("owner", model.Filled)},
		levels: []plan.Level{whole()},
	}, `1`),
	held("ages are counted to the point", ask{
		points: []plan.Point{point(0, "2026-01-31"), point(1, "2026-03-31"), point(plan.AllPeriods, "2026-03-31")},
		aggs: []plan.AggOf{
			{Func: model.Max, AgeOf: "created_day"}, {Func: model.Mean, AgeOf: "created_day"}, {Func: model.Min, AgeOf: "expected_day"},
		},
		levels: []plan.Level{period0(), whole()},
	}, `
		0 2026-01-31 21 21   NaN
		0 2026-03-31 31 15.5 NaN
		1 31 15.5 NaN`),
}
