package model

import "slices"

// OverPeriod is what figures are rolled up over when days become months; every other name is a dimension.
const OverPeriod Name = "period"

// Rollup works out how the figures of parts become the figure of the whole, over a dimension or over "period":
//
//	flow   sum, count     add up, over time as over dimensions
//	flow   min, max       the least, the greatest
//	flow   distinct, mean, median, p90: ask again; somebody counted in two parts is one in the whole
//	stock  sum, count     add up over dimensions, but the open deals of Monday and Tuesday are no sum: ask again
//	cohort, formula       ask again
//	"$grain"              rows of one kind of period: quarters are not made of months
//
// What a metric is repeated over (Across) does not add up either. An unknown metric is asked again.
func (m *Model) Rollup(metric, over Name) Rollup {
	x, ok := m.metrics[metric]
	if !ok || slices.Contains(x.Across, over) {
		return RollAsk
	}
	switch {
	case x.Parts:
		return RollSum
	case x.Flow != nil && over == OverPeriod && byGrain(x.Flow.Where):
		return RollAsk
	case x.Flow != nil:
		return rollup(x.Flow.Agg)
	case x.Stock != nil && over != OverPeriod:
		return rollup(x.Stock.Agg)
	}
	return RollAsk
}

func rollup(a Agg) Rollup {
	switch a {
	case Sum, Count:
		return RollSum
	case Min:
		return RollMin
	case Max:
		return RollMax
	case Mean, Median, P90, Distinct:
	}
	return RollAsk
}

// byGrain reports whether conditions speak of the grain of the question.
func byGrain(list []Cond) bool {
	return slices.ContainsFunc(list, func(c Cond) bool { return slices.Contains(c.Values, "$grain") })
}
