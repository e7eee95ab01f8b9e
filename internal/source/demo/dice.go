package demo

import (
	"math"
	"math/rand/v2"
)

// dice is chance in the shapes the company needs.
type dice struct{ *rand.Rand }

// chance is true with probability p.
func (r dice) chance(p float64) bool { return r.Float64() < p }

// span is evenly between the two.
func (r dice) span(from, to float64) float64 { return from + (to-from)*r.Float64() }

// whole is a whole number between the two, both included.
func (r dice) whole(from, to int) int { return from + r.IntN(to-from+1) }

// around has half of its values below the median; sigma 0.7 makes one in six more than the double.
func (r dice) around(median, sigma float64) float64 { return median * math.Exp(r.NormFloat64()*sigma) }

// work is around for a length of working time in days, in seconds.
func (r dice) work(days, sigma float64) int64 { return int64(r.around(days, sigma) * workday) }

// count is how often something happens that happens rate times on average.
func (r dice) count(rate float64) int {
	if rate <= 0 {
		return 0
	}
	if rate > 60 {
		return max(0, int(math.Round(rate+r.NormFloat64()*math.Sqrt(rate))))
	}
	n, left := 0, math.Exp(-rate)
	for p := r.Float64(); p > left; p *= r.Float64() {
		n++
	}
	return n
}

// weighed is an index, each with the chance of its weight.
func (r dice) weighed(weights []float64) int {
	var sum float64
	for _, w := range weights {
		sum += w
	}
	at := r.Float64() * sum
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

func one[T any](r dice, list []T) T { return list[r.IntN(len(list))] }
