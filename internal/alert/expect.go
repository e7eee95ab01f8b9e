package alert

import (
	"math"
	"slices"
)

// least is of how few figures nothing is expected.
const leastPast = 6

// Expected is what a figure's own past lets expect.
type Expected struct{ Low, Mid, High float64 }

// Forecast tells what to expect of a figure from those before it, the oldest first, NaN where there is none. weight is how much of a
// usual period each of them and, last, the one to come is: the working days of a week, the season. counts says that the figures
// are counts of things that happen by themselves, which differ by their root at the least.
//
// The middle and the slope are medians, so that a few strange periods move neither; the slope is damped, since no trend
// lasts. ok is false where the past is too short.
func Forecast(past, weight []float64, width float64, counts bool) (e Expected, ok bool) {
	if len(weight) != len(past)+1 || !(weight[len(past)] > 0) {
		return e, false
	}
	var at, y []float64
	for i, v := range past {
		if !math.IsNaN(v) && weight[i] > 0 {
			at, y = append(at, float64(i)), append(y, v/weight[i])
		}
	}
	if len(y) < leastPast {
		return e, false
	}
	slope := theilSen(at, y)
	rest := make([]float64, len(y))
	for i := range y {
		rest[i] = y[i] - slope*at[i]
	}
	base := median(rest)
	off := make([]float64, len(y))
	for i := range rest {
		off[i] = math.Abs(rest[i] - base)
	}
	const normal = 1.4826 // of the median deviation, as a standard one
	last := weight[len(past)]
	const damp = 0.5
	e.Mid = (base + slope*(at[len(at)-1]+damp)) * last
	few := 1 + 3/float64(len(y)) // what few figures are apart is less than what they could be
	spread := max(normal*few*median(off)*last, 0.02*math.Abs(e.Mid))
	if counts {
		spread = max(spread, math.Sqrt(max(1, e.Mid)))
		e.Mid = max(0, e.Mid)
	}
	e.Low, e.High = e.Mid-width*spread, e.Mid+width*spread
	if counts {
		e.Low = max(0, e.Low)
	}
	return e, true
}

// theilSen is the middle of the slopes between all pairs, none where they do not agree.
func theilSen(at, y []float64) float64 {
	var slopes []float64
	for i := range y {
		for j := range i {
			slopes = append(slopes, (y[i]-y[j])/(at[i]-at[j]))
		}
	}
	slices.Sort(slopes)
	q := func(p float64) float64 { return slopes[int(p*float64(len(slopes)-1))] }
	if q(0.25)*q(0.75) <= 0 {
		return 0
	}
	return median(slopes)
}

// median is the middle of figures; it sorts them. NaN of none.
func median(list []float64) float64 {
	if len(list) == 0 {
		return math.NaN()
	}
	list = slices.Sorted(slices.Values(list))
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2
}

// Season tells how much of a usual period each is by its place in the cycle, from at least two whole cycles; nil where there are
// fewer. Figures stand by periods in a row, and so do the seasons, with one more for the period to come.
func Season(y []float64, cycle int) []float64 {
	if cycle < 2 || len(y) < 2*cycle {
		return nil
	}
	ratios := make([][]float64, cycle)
	for i := range y {
		from, to := max(0, i-cycle/2), min(len(y), i+cycle/2+1)
		if to-from < cycle {
			continue
		}
		var around []float64
		for _, v := range y[from:to] {
			if !math.IsNaN(v) {
				around = append(around, v)
			}
		}
		if level := mean(around); level > 0 && !math.IsNaN(y[i]) {
			ratios[i%cycle] = append(ratios[i%cycle], y[i]/level)
		}
	}
	index := make([]float64, cycle)
	for i := range index {
		if index[i] = median(ratios[i]); math.IsNaN(index[i]) || index[i] <= 0 {
			index[i] = 1
		}
	}
	smooth := slices.Clone(index)
	if cycle > 12 { // of weeks of a year one alone is chance
		for i := range index {
			smooth[i] = mean([]float64{index[(i+cycle-2)%cycle], index[(i+cycle-1)%cycle], index[i], index[(i+1)%cycle], index[(i+2)%cycle]})
		}
	}
	level := mean(smooth)
	out := make([]float64, len(y)+1)
	for i := range out {
		out[i] = smooth[i%cycle] / level
	}
	return out
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}
