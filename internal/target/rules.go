package target

import (
	"math"
	"slices"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Season says which curve a target of several months follows.
type Season string

// The seasons.
const (
	Flat     Season = ""     // every working day weighs the same
	OwnCurve Season = "own"  // Factors were written by somebody
	LastYear Season = "last" // Factors are the shape of last year's figures
)

// Shape is how the targets of a metric lie in time.
type Shape struct {
	Season Season
	// Factors weigh the working days of the calendar months, January first; used unless Season is Flat.
	Factors [12]float64
	// EveryDay spreads over all days of the calendar instead of working days.
	EveryDay bool
}

// Raise is when the next target may be higher: by Percent when Met of the last Of periods were met.
type Raise struct {
	Percent float64 // 5 is 5 %
	Met, Of int
}

// Rules are how the company plans. The zero Rules spread by working days, with neither season nor ramp.
type Rules struct {
	// Main is the metric that plan completion is about; "" is revenue.
	Main model.Name
	// Near is the share of a plan from which a figure is near it; 0 is 0.9.
	Near float64
	// Ramp is what a newcomer is asked for, as shares by month since joining: 0.4, 0.6, 0.8. After it, and without it, all.
	Ramp []float64
	// Shapes are by metric; "" is for the others.
	Shapes map[model.Name]Shape
	Raise  Raise

	Revision int64
	By       string
	At       time.Time
}

const (
	usualMain = "revenue"
	usualNear = 0.9
)

// MainMetric is the metric that plan completion is about.
func (r Rules) MainMetric() model.Name {
	if r.Main == "" {
		return usualMain
	}
	return r.Main
}

// NearShare is the share of a plan from which a figure is near it.
func (r Rules) NearShare() float64 {
	if r.Near <= 0 || r.Near > 1 {
		return usualNear
	}
	return r.Near
}

// ShapeOf is the shape of a metric's targets.
func (r Rules) ShapeOf(metric model.Name) Shape {
	if s, ok := r.Shapes[metric]; ok {
		return s
	}
	return r.Shapes[""]
}

// RaiseRule is the rule of gradual raise: as set, else +5 % when 3 of 4 periods were met.
func (r Rules) RaiseRule() Raise {
	if r.Raise.Percent <= 0 || r.Raise.Of <= 0 || r.Raise.Met <= 0 {
		return Raise{Percent: 5, Met: 3, Of: 4}
	}
	return r.Raise
}

// factor weighs a working day of that month, January being 1.
func (s Shape) factor(month int) float64 {
	if s.Season == Flat {
		return 1
	}
	f := s.Factors[month-1]
	if f < 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

// SeasonOf makes the curve of twelve monthly figures, January first: each against the mean by working days of its month, so that a
// month of many holidays does not look like a weak one. ok is false when a month has no figure.
func SeasonOf(figures [12]float64, workingDays [12]float64) (factors [12]float64, ok bool) {
	var total, days float64
	for i, f := range figures {
		if f <= 0 || workingDays[i] <= 0 || math.IsNaN(f) || math.IsInf(f, 0) {
			return factors, false
		}
		total, days = total+f, days+workingDays[i]
	}
	mean := total / days
	for i, f := range figures {
		factors[i] = f / workingDays[i] / mean
	}
	return factors, true
}

// check says what is wrong with rules.
func (r Rules) check(m *model.Model) error {
	if main, ok := m.Metric(r.MainMetric()); !ok || main.Waits != "" {
		return fault.Invalidf("There is no metric %q to be the main one.", "Показателя «%s» нет, главным он быть не может.", r.Main)
	}
	if r.Near < 0 || r.Near > 1 {
		return fault.Invalidf("“Near the plan” is a share from 0 to 100 %%.", "«Близко к плану» — доля от 0 до 100 %%.")
	}
	if len(r.Ramp) > 24 || slices.ContainsFunc(r.Ramp, func(f float64) bool { return !(f >= 0 && f <= 2) }) {
		return fault.Invalidf("The ramp of a newcomer has up to 24 months, each from 0 to 200 %%.", "Ввод новичка — до 24 месяцев, каждый от 0 до 200 %%.")
	}
	for _, s := range r.Shapes {
		for _, f := range s.Factors {
			if s.Season != Flat && !(f >= 0 && f <= 100) {
				return fault.Invalidf("A factor of the season is a number from 0 to 100.", "Коэффициент сезона — число от 0 до 100.")
			}
		}
		if s.Season != Flat && s.Factors == [12]float64{} {
			return fault.Invalidf("The season has no factors.", "У сезона нет коэффициентов.")
		}
	}
	return nil
}

// weights are what the days of the window weigh for one shape and one person.
type weights struct {
	from cal.Day
	// full is with season, leave and ramp; whole without leave and ramp.
	full, whole []float64
}

// at is the weight of a day: level 0 as it should be, 1 where nobody is there that day, 2 where the company does not work either.
func (w *weights) at(d cal.Day, level int) float64 {
	i := int(d - w.from)
	switch {
	case i < 0 || i >= len(w.full) || level > 1:
		return 1
	case level == 1:
		return w.whole[i]
	}
	return w.full[i]
}
