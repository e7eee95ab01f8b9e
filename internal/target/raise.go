package target

import (
	"fmt"
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
)

// Proposal is the next target by the rule of gradual raise. Nothing is set by it: somebody accepts it, or does not.
type Proposal struct {
	Cell
	// From is the last target, drawn to the working days of the new period where targets add up; Value is what is proposed.
	From, Value float64
	Last        cal.Period // whose target From was drawn from
	Drawn       bool       // whether From differs from that target
	Met, Of     int        // the periods with a target that were met, and that there were
	Raise       bool       // whether the rule proposes more than From
	Why         model.Text
}

// Propose holds the last periods against their targets and proposes the next: higher by the rule's percentage when enough of them
// were met, else the same. ok is false when there were no targets, or nothing to hold against them.
func (v *View) Propose(m *model.Metric, next Cell, past []Figure) (p Proposal, ok bool) {
	rule := v.rules.RaiseRule()
	p = Proposal{Cell: next}
	for i := len(past) - 1; i >= 0 && p.Of < rule.Of; i-- {
		f := past[i]
		a := v.Aim(m, next.Scope, f.Range, f.Range.To)
		if !f.Known || !a.Known {
			continue
		}
		if p.Of == 0 {
			p.From = a.Value
			if a.Adds {
				p.From = v.drawn(m, next, a.Value, f.Range)
			}
			p.Last, p.Drawn = f.Period, math.Abs(p.From-a.Value) > 1e-9*math.Abs(a.Value)
		}
		p.Of++
		if done, _, _ := frame.Attained(m, formula.Of(f.Value), a); done.State == formula.Present && done.V >= 1-1e-9 {
			p.Met++
		}
	}
	if p.Of == 0 || m.Better == model.Target {
		return Proposal{}, false
	}
	p.Raise = p.Met >= rule.Met
	p.Value = p.From
	by := 1 + rule.Percent/100
	switch {
	case p.Raise && (m.Better == model.Less) == (p.From >= 0):
		p.Value /= by
	case p.Raise:
		p.Value *= by
	}
	p.From, p.Value = tidy(p.From), tidy(p.Value)
	p.Why = both(func(l lang.Lang) string {
		text := fmt.Sprintf(l.Pick("the target was met in %d of the last %d periods", "план выполнен в %d из последних %d периодов"), p.Met, p.Of)
		step := l.Short(rule.Percent, 1)
		if p.Raise {
			format := l.Pick("; the rule is +%s%% when %d of %d are met", "; правило: +%s\u00a0%%, когда выполнено %d из %d")
			return text + fmt.Sprintf(format, step, rule.Met, rule.Of)
		}
		return text + fmt.Sprintf(l.Pick("; the rule asks for %d of %d before a raise", "; для повышения правило ждёт %d из %d"), rule.Met, rule.Of)
	})
	return p, true
}

// LastText names the target that From was drawn from: «как за октябрь 2026».
func (p Proposal) LastText(c cal.Calendar, l lang.Lang) string {
	period := l.Period(c, p.Last)
	switch p.Last.Grain { //nolint:exhaustive // the others are named as they are
	case cal.ByMonth:
		y, m, _ := p.Last.Range.From.YMD()
		period = l.Month(y, m)
	case cal.ByWeek, cal.ByDay:
		period = l.Range(p.Last.Range)
	}
	text := l.Pick("as in ", "как за ") + period
	if p.Drawn { // the two periods have unlike working days, so that the figures differ
		text += l.Pick(", by working days", ", по рабочим дням")
	}
	return text
}

// drawn is a target drawn from the days of one period to those of another, by what they weigh.
func (v *View) drawn(m *model.Metric, next Cell, value float64, from cal.Range) float64 {
	was, is := v.weightOf(m, next, from), v.weightOf(m, next, next.Range)
	if was <= 0 || is <= 0 {
		return value
	}
	return value * is / was
}

// weightOf is what the days of a range weigh for a cell's metric and person.
func (v *View) weightOf(m *model.Metric, c Cell, r cal.Range) float64 {
	var sum float64
	for _, w := range v.weightsOf(v.rules.ShapeOf(m.Name), memberOf(c.Scope, owner), newDays(v.calendar, r)).full {
		sum += w
	}
	return sum
}

// Suggestion is a target worked out from history, season and capacity, with what it was made of.
type Suggestion struct {
	Value float64
	// Rate is the median of the last periods: per full working day for what adds up, with the season taken off; the figure itself
	// for a norm. Periods is how many there were.
	Rate    float64
	Periods int
	// Days are the full working days of the new period: leave is none, a newcomer's day a part. Season is the mean factor of them.
	Days, Season float64
	Why          model.Text
}

const (
	leastPast  = 3 // fewer periods say nothing
	recentPast = 6
)

// Suggest works a target out from the last periods; ok is false when fewer than three have figures.
func (v *View) Suggest(m *model.Metric, next Cell, past []Figure, step float64, currency string) (s Suggestion, ok bool) {
	var rates []float64
	for i := len(past) - 1; i >= 0 && len(rates) < recentPast; i-- {
		f := past[i]
		if !f.Known {
			continue
		}
		rate := f.Value
		if v.nature(m) == adds {
			w := v.weightOf(m, next, f.Range)
			if w <= 0 {
				continue
			}
			rate /= w
		}
		rates = append(rates, rate)
	}
	if len(rates) < leastPast {
		return s, false
	}
	slices.Sort(rates)
	s.Periods = len(rates)
	s.Rate = (rates[(len(rates)-1)/2] + rates[len(rates)/2]) / 2
	s.Value = s.Rate
	if v.nature(m) == adds {
		id := memberOf(next.Scope, owner)
		flat := Shape{EveryDay: v.rules.ShapeOf(m.Name).EveryDay}
		for _, w := range v.weightsOf(flat, id, newDays(v.calendar, next.Range)).full {
			s.Days += w
		}
		whole := v.weightOf(m, next, next.Range)
		s.Season = 1
		if s.Days > 0 {
			s.Season = whole / s.Days
		}
		s.Value = s.Rate * whole
	}
	if step > 0 {
		s.Value = math.Round(s.Value/step) * step
	}
	s.Value, s.Rate = tidy(s.Value), tidy(s.Rate)
	s.Why = both(func(l lang.Lang) string {
		if v.nature(m) != adds {
			return fmt.Sprintf(l.Pick("the median of the last %d periods", "медиана последних %d периодов"), s.Periods)
		}
		format := l.Pick("the median of the last %d periods is %s a working day, %s ahead", "медиана последних %d периодов — %s в рабочий день, впереди %s")
		text := fmt.Sprintf(format, s.Periods, Write(l, m.Unit, s.Rate, currency), fullDays(l, s.Days))
		if v.rules.ShapeOf(m.Name).Season != Flat {
			text += fmt.Sprintf(l.Pick(", season %s", ", сезон %s"), l.Number(s.Season, 2))
		}
		return text
	})
	return s, true
}

// fullDays counts days that may be parts.
func fullDays(l lang.Lang, n float64) string {
	if n == math.Trunc(n) {
		return dayCount(l, int64(n))
	}
	return l.Short(n, 1) + "\u00a0" + l.Pick("full working days", "полного рабочего дня")
}
