package cal

import "time"

// stretch is what a range means on the calendar, which decides how it is moved: a whole number of periods, the beginning of one, or
// just some days.
type stretch struct {
	grain Grain // ByDay for just some days
	n     int   // ordinal of the first period
	count int   // how many whole periods; of days for just some days
	toDay bool  // the range is only the beginning of the one period
}

// stretch tells what r means.
//
//	2026-10-01..2026-10-31    one month
//	2026-07-01..2026-09-30    one quarter
//	2026-11-02..2026-11-15    two weeks
//	2026-11-01..2026-11-19    the beginning of a month
//	2026-11-16..2026-11-19    the beginning of a week (with weeks from Monday)
//	2026-11-05..2026-11-19    fifteen days
//
// Where several readings fit, whole periods win over beginnings, coarse whole periods over fine ones, and the beginning of the
// finest period that holds r over coarser ones. Four whole weeks that are a February as well are weeks when g is ByWeek.
//
// A unit other than None settles the matter for a range that begins with a period of that unit and does not leave it; ByDay
// makes every range just some days.
func (c Calendar) stretch(r Range, g, unit Grain) stretch {
	days := stretch{grain: ByDay, n: int(r.From), count: r.Days()}
	if unit == ByDay {
		return days
	}
	if s, ok := c.beginning(r, unit); ok && unit != None {
		return s
	}
	order := []Grain{ByYear, ByHalf, ByQuarter, ByMonth, ByWeek}
	if g == ByWeek {
		order = []Grain{ByWeek, ByYear, ByHalf, ByQuarter, ByMonth}
	}
	for _, unit := range order {
		first, last := c.Ordinal(r.From, unit), c.Ordinal(r.Last(), unit)
		if c.Whole(unit, first).From == r.From && c.Whole(unit, last).To == r.To {
			return stretch{grain: unit, n: first, count: last - first + 1}
		}
	}
	if r.Days() > 1 {
		for _, unit := range Grains()[1:] {
			if s, ok := c.beginning(r, unit); ok {
				return s
			}
		}
	}
	return days
}

// beginning reads r as the beginning of one period of that unit, or all of it.
func (c Calendar) beginning(r Range, unit Grain) (stretch, bool) {
	n := c.Ordinal(r.From, unit)
	whole := c.Whole(unit, n)
	return stretch{grain: unit, n: n, count: 1, toDay: r.To < whole.To}, whole.From == r.From && r.To <= whole.To
}

// wholeOf returns the days of the periods that s lies in.
func (c Calendar) wholeOf(s stretch) Range {
	return Range{c.Whole(s.grain, s.n).From, c.Whole(s.grain, s.n+s.count-1).To}
}

// addMonths moves a day by whole months; a day that the target month lacks becomes its last: 31 March less one is 28 or 29
// February.
func addMonths(d Day, months int) Day {
	y, m, day := d.YMD()
	month := y*12 + int(m-time.January) + months
	return min(monthStart(month)+Day(day-1), monthStart(month+1)-1)
}

// nearestWeeks rounds a number of days to whole weeks.
func nearestWeeks(days int) int { return floorDiv(days+3, 7) * 7 }
