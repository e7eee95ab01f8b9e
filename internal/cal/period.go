package cal

import "time"

// Period is one bucket of a range.
type Period struct {
	Grain Grain
	Range Range // the days of the period that lie in the asked range
	N     int   // the ordinal of the whole period, see [Calendar.Ordinal]; 0 for None
}

// Ordinal returns the number of the period of grain g that d lies in. The next period has the next number, whatever the grain, the
// week start and the fiscal start:
//
//	ByDay      days since 1970-01-01
//	ByWeek     weeks since the one that holds 1970-01-01
//	ByMonth    12 × year + month − 1
//	ByQuarter, ByHalf, ByYear    counted from the fiscal year 0; a fiscal year has the number of the calendar year it begins in
//
// For None it is 0.
func (c Calendar) Ordinal(d Day, g Grain) int {
	switch g {
	case None:
		return 0
	case ByDay:
		return int(d)
	case ByWeek:
		return floorDiv(int(d)+c.weekOffset(), 7)
	default:
		y, m, _ := d.YMD()
		return floorDiv(y*12+int(m-time.January)-c.monthOffset(g), g.months())
	}
}

// Whole returns the full days of the period of grain g and ordinal n. There is none for the grain None: the answer is empty.
func (c Calendar) Whole(g Grain, n int) Range {
	switch g {
	case None:
		return Range{}
	case ByDay:
		return Range{Day(n), Day(n + 1)}
	case ByWeek:
		from := Day(n*7 - c.weekOffset())
		return Range{from, from + 7}
	default:
		first := n*g.months() + c.monthOffset(g)
		return Range{monthStart(first), monthStart(first + g.months())}
	}
}

// Periods cuts r into periods of grain g, in order, without gap or overlap; the first and the last are clipped to r. None gives r
// itself as the one period. An empty range has no periods.
func (c Calendar) Periods(r Range, g Grain) []Period {
	if r.Empty() {
		return nil
	}
	if g == None {
		return []Period{{Range: r}}
	}
	first, last := c.Ordinal(r.From, g), c.Ordinal(r.Last(), g)
	periods := make([]Period, 0, last-first+1)
	for n := first; n <= last; n++ {
		periods = append(periods, Period{Grain: g, Range: c.Whole(g, n).Clip(r), N: n})
	}
	return periods
}

// Partial reports whether p shows less than the whole period: the asked range cut it, or it reaches past asOf, the last day with
// data. A period of grain None is cut by nothing but asOf.
func (c Calendar) Partial(p Period, asOf Day) bool {
	whole := c.whole(p)
	return p.Range != whole || whole.Last() > asOf
}

func (c Calendar) whole(p Period) Range {
	if p.Grain == None {
		return p.Range
	}
	return c.Whole(p.Grain, p.N)
}

// weekOffset returns how many days before 1970-01-01 its week began.
func (c Calendar) weekOffset() int { return floorMod(int(time.Thursday-c.WeekStart), 7) }

// monthOffset returns how far periods of grain g are moved against the calendar year, in months.
func (c Calendar) monthOffset(g Grain) int {
	if g == ByMonth {
		return 0
	}
	return c.fiscalOffset()
}

// monthStart returns the first day of the month with ordinal n.
func monthStart(n int) Day { return Date(floorDiv(n, 12), time.January+time.Month(floorMod(n, 12)), 1) }

// isoWeekStart is the day that weeks numbered by ISO 8601 begin on.
const isoWeekStart = time.Monday
