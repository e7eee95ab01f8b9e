package memory

import (
	"math"
	"slices"

	"svodka/internal/model"
)

// figure adds up one aggregate of one group.
type figure struct {
	n        int64   // rows or values taken in
	whole    int64   // sum of integers, exact
	real     float64 // sum of the others
	least    float64
	most     float64
	values   []float64        // for percentiles
	distinct map[any]struct{} // for distinct
}

// add takes in one value; for count only that there is a row matters.
func (f *figure) add(agg model.Agg, v any) {
	if agg == model.Count {
		f.n++
		return
	}
	if agg == model.Distinct {
		f.addDistinct(v)
		return
	}
	x, ok := number(v)
	if !ok {
		return
	}
	if f.n == 0 {
		f.least, f.most = x, x
	}
	f.n++
	f.least, f.most = min(f.least, x), max(f.most, x)
	if i, ok := v.(int64); ok {
		f.whole += i
	} else {
		f.real += x
	}
	if agg == model.Median || agg == model.P90 {
		f.values = append(f.values, x)
	}
}

func (f *figure) addDistinct(v any) {
	if v == nil {
		return
	}
	if f.distinct == nil {
		f.distinct = map[any]struct{}{}
	}
	f.distinct[v] = struct{}{}
}

// value is the figure: NaN where there was no value to take it from, but 0 for counts and sums.
func (f *figure) value(agg model.Agg) float64 {
	switch {
	case agg == model.Count:
		return float64(f.n)
	case agg == model.Distinct:
		return float64(len(f.distinct))
	case agg == model.Sum:
		return float64(f.whole) + f.real
	case f.n == 0:
		return math.NaN()
	case agg == model.Min:
		return f.least
	case agg == model.Max:
		return f.most
	case agg == model.Mean:
		return (float64(f.whole) + f.real) / float64(f.n)
	case agg == model.Median:
		return percentile(f.values, 0.5)
	case agg == model.P90:
		return percentile(f.values, 0.9)
	default:
		return math.NaN()
	}
}

// percentile interpolates linearly between the two values around the place p·(n−1): type 7 of Hyndman and Fan, "Sample
// Quantiles in Statistical Packages", The American Statistician 50 (1996). It sorts the values, of which there must be
// one at least.
func percentile(values []float64, p float64) float64 {
	slices.Sort(values)
	place := p * float64(len(values)-1)
	below := math.Floor(place)
	low := values[int(below)]
	high := values[min(int(below)+1, len(values)-1)]
	return low + (place-below)*(high-low)
}
