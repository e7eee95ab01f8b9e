package plan

import (
	"math"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// Past is what the last working days brought, by metric and by the members of rows: what is to be expected of the days to
// come is told from it.
type Past struct {
	// Days is how many working days it covers.
	Days int
	sums map[string][]float64
	seen map[model.Name][]bool // days of which there is a figure at all
}

// NewPast makes room for so many working days.
func NewPast(days int) *Past {
	return &Past{Days: days, sums: map[string][]float64{}, seen: map[model.Name][]bool{}}
}

// Add notes what a day brought to the members of a row, and to all the rows it is a part of.
func (p *Past) Add(metric model.Name, keys []Member, day int, figure float64) {
	part := make([]Member, len(keys))
	for n := 0; n <= len(keys); n++ {
		if n > 0 {
			part[n-1] = keys[n-1]
		}
		k := pastKey(metric, part)
		if p.sums[k] == nil {
			p.sums[k] = make([]float64, p.Days)
		}
		p.sums[k][day] += figure
	}
}

// See notes that there is data of a metric on a day, also where nothing happened.
func (p *Past) See(metric model.Name, day int) {
	if p.seen[metric] == nil {
		p.seen[metric] = make([]bool, p.Days)
	}
	p.seen[metric][day] = true
}

// leastDays is how many working days tell what to expect; of fewer nothing is told.
const leastDays = 10

// Rate is what a working day brings to some members on average, how much days differ, and of how many days that is told; ok
// is false where the past is too short.
func (p *Past) Rate(metric model.Name, keys []Member) (mean, spread float64, days int, ok bool) {
	if p == nil {
		return 0, 0, 0, false
	}
	sums := p.sums[pastKey(metric, keys)]
	var total, squares float64
	for i, there := range p.seen[metric] {
		if !there {
			continue
		}
		days++
		if sums != nil {
			total += sums[i]
			squares += sums[i] * sums[i]
		}
	}
	if days < leastDays {
		return 0, 0, days, false
	}
	n := float64(days)
	mean = total / n
	return mean, math.Sqrt(max(0, squares-n*mean*mean) / (n - 1)), days, true
}

func pastKey(metric model.Name, keys []Member) string {
	b := append([]byte(metric), 0)
	for _, k := range keys {
		if k.Null {
			b = append(b, 1)
		}
		b = append(append(b, k.ID...), 0)
	}
	return string(b)
}

// PastDays is how many working days are looked back at.
const PastDays = 60

// PastRange are the last working days that are over, at most PastDays of them, and the days between them; ok is false for a
// company that never works and before there is data.
func (p *Plan) PastRange() (r cal.Range, ok bool) {
	if p.AsOf == Never {
		return r, false
	}
	c := p.env.Calendar
	r.To = min(p.AsOf+1, p.env.Today)
	r.From = r.To
	const farthest = 3 * PastDays
	for n := 0; n < PastDays; {
		r.From--
		if c.Working(r.From) {
			n++
		}
		if r.Days() > farthest {
			break
		}
	}
	return r, c.WorkingDays(r) > 0
}
