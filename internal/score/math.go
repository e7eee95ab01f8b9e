package score

import (
	"math"

	"svodka/internal/model"
)

// most bounds an attainment: a plan of nearly nothing would otherwise pay without end.
const most = 10 * Hundred

// div divides and rounds half away from zero.
func div(a, b int64) int64 {
	if b < 0 {
		a, b = -a, -b
	}
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// Attained is how far a fact reaches its plan, in hundredths of a percent: never below 0, never above 1000 %. ok is false
// where a plan has no such meaning: a plan of nothing, a span without a length.
func (l Line) Attained(fact, plan float64, better model.Better) (_ int64, ok bool) {
	less := better == model.Less
	part := 0.0
	switch l.How {
	case Met:
		if less && fact <= plan || !less && fact >= plan {
			part = 1
		}
	case Span:
		if l.Zero == nil || *l.Zero == plan || less != (*l.Zero > plan) {
			return 0, false
		}
		part = (fact - *l.Zero) / (plan - *l.Zero)
	case Ratio:
		switch {
		case plan <= 0:
			return 0, false
		case !less:
			part = fact / plan
		case fact <= 0:
			return most, true
		default:
			part = plan / fact
		}
	default:
		return 0, false
	}
	if math.IsNaN(part) {
		return 0, false
	}
	return int64(math.Round(min(max(part, 0), float64(most)/float64(Hundred)) * float64(Hundred))), true
}

// Given is what an attainment counts for: nothing below the floor, more above the steps, never more than the cap.
func (l Line) Given(attained int64) (int64, State) {
	if attained < l.Floor {
		return 0, BelowFloor
	}
	given, state := attained, Fine
	if len(l.Steps) > 0 && attained > l.Steps[0].Above {
		sum := l.Steps[0].Above * 100 // hundredths of hundredths, rounded once
		for i, s := range l.Steps {
			til := attained
			if i+1 < len(l.Steps) {
				til = min(til, l.Steps[i+1].Above)
			}
			sum += max(0, til-s.Above) * s.Times
		}
		given, state = div(sum, 100), Accelerated
	}
	if l.Cap > 0 && given > l.Cap {
		return l.Cap, Capped
	}
	return given, state
}

// result works out a line.
func (l Line) result(fact, plan *float64, better model.Better, base int64) Result {
	r := Result{Line: l, Fact: fact, Plan: plan}
	switch {
	case plan == nil:
		r.State = NoPlan
		return r
	case fact == nil:
		r.State = NoFact
		return r
	}
	attained, ok := l.Attained(*fact, *plan, better)
	if !ok {
		r.State = NoPlan
		return r
	}
	r.Attained = attained
	r.Given, r.State = l.Given(attained)
	r.Points = div(r.Given*l.Weight, Hundred)
	r.Money = div(base*r.Points, Hundred)
	return r
}

// paid works out a share. Money given back beyond what came in costs nobody their own.
func (s Share) paid(fact *float64) Paid {
	p := Paid{Share: s, Fact: fact}
	if fact != nil && *fact > 0 {
		p.Money = div(int64(math.Round(*fact))*s.Rate, Hundred)
	}
	return p
}

// Facts are figures of one person by the metric's name; what has no figure is not among them.
type Facts map[model.Name]float64

func (f Facts) of(name model.Name) *float64 {
	if v, ok := f[name]; ok {
		return &v
	}
	return nil
}

// Work works a card out. It is a pure function: the same card, facts and plans give the same sheet for ever.
func Work(c Card, facts, plans Facts, better func(model.Name) model.Better) Sheet {
	s := Sheet{Card: c}
	for _, l := range c.Lines {
		plan := plans.of(l.Metric)
		if plan == nil {
			plan = l.Norm
		}
		r := l.result(facts.of(l.Metric), plan, better(l.Metric), c.Base)
		s.Lines = append(s.Lines, r)
		s.Points += r.Points
	}
	if c.Share != nil {
		p := c.Share.paid(facts.of(c.Share.Metric))
		s.Share = &p
	}
	s.Total = s.Own()
	return s
}
