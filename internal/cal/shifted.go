package cal

import "svodka/internal/fault"

// Shifted is the earlier range of a comparison and how it relates to the present one.
type Shifted struct {
	Range       Range // the earlier days; empty when no working day of the present range has passed, so nothing is comparable yet
	Steps       int   // ordinal of the grain at the present range's first day less that at the earlier one's; 0 for None
	LikeForLike bool  // the present period is unfinished and Range holds only as much of the earlier one as has passed of it
	Elapsed     int   // working days of the present period that have passed, asOf included
	Of          int   // working days of the whole present period
}

// Shift returns the earlier days to compare r with. asOf is the last day with data; g is the grain of the question and decides
// only Steps and whether 28 days are four weeks or a February.
//
//	          whole periods (a month, two weeks)   beginning of a period (1-19 November)    other days
//	previous  as many whole periods before         the period before, its days 1 to 19      as many days before
//	month…    so many months back, whole months    the same dates of the earlier month,     as for a beginning
//	year      stay whole and whole weeks stay      the last one where a date is missing
//	          whole: the week that lies nearest
//	weekday   back by the least number of whole weeks that clears r, day for day
//	year-weekday   back by 364 days, day for day
//
// While the present period is unfinished (it has begun and reaches past asOf; the beginning of a period also when it ends on asOf)
// the comparison is like for like: the earlier period is cut after as many working days as have passed of the present one. When the
// present one has gone on into days off, as many days off are taken along. Twelve working days of November and the weekend after
// them stand against the first twelve working days of October and the weekend after those. The weekday shifts cut after as
// many days of any kind, and so does a period without any working day.
//
// A full shift takes all of the earlier period; for a beginning that is the whole period it belongs to.
//
// What r means is guessed from its days alone. On 8 November last-7-days looks like the beginning of the month, and on 19 January
// ytd looks like mtd. Where the expression is still at hand, [Calendar.ShiftUnit] does not have to guess.
func (c Calendar) Shift(r Range, s Shift, g Grain, asOf Day) (Shifted, error) {
	return c.ShiftUnit(r, s, g, None, asOf)
}

// ShiftUnit is [Calendar.Shift] for a range whose expression says what it is made of, see [UnitOf]. ByDay makes it just some days,
// ByMonth the beginning of a month, and so on. None, and a unit that r does not begin with, leaves it to the days.
func (c Calendar) ShiftUnit(r Range, s Shift, g, unit Grain, asOf Day) (Shifted, error) {
	if r.Empty() || s.back == byNothing {
		return Shifted{}, fault.Invalidf("There are no days to compare with.", "Сравнивать не с чем: в периоде нет дней.")
	}
	now := c.stretch(r, g, unit)
	present := c.wholeOf(now)
	earlier := c.earlier(r, now, s)
	out := Shifted{Range: earlier}
	passed := Range{present.From, min(r.To, asOf+1)}
	out.Of = c.WorkingDays(present)
	out.Elapsed = c.WorkingDays(passed)
	switch unfinished := present.To > asOf+1 && r.From <= asOf && r.To >= asOf+1; {
	case s.full && now.toDay:
		out.Range = c.earlier(present, c.stretch(present, g, unit), s)
	case unfinished && !s.full:
		out.LikeForLike = true
		if now.toDay {
			out.Range = c.earlier(present, c.stretch(present, g, unit), s)
		}
		out.Range = c.sameElapsed(passed, out.Range, s.byDays() || out.Of == 0)
	}
	out.Steps = c.Ordinal(present.From, g) - c.Ordinal(earlier.From, g)
	if out.Range.Clip(known()) != out.Range {
		return Shifted{}, fault.Invalidf(
			"The comparison %q of %s reaches outside the years %d to %d.",
			"Сравнение «%s» для %s выходит за пределы %d–%d годов.", s, r, minYear, maxYear)
	}
	return out, nil
}

// earlier returns the days that r is compared with, as if it were over.
func (c Calendar) earlier(r Range, now stretch, s Shift) Range {
	days := r.Days()
	switch {
	case s.back == byWeekday:
		return moved(r, -s.count*floorDiv(days+6, 7)*7)
	case s.back == byYearWeekday:
		return moved(r, -s.count*52*7)
	case s.back == byWeek:
		return moved(r, -s.count*7)
	case s.back == byPrevious && now.grain == ByDay:
		return moved(r, -s.count*days)
	case s.back == byPrevious && now.grain == ByWeek:
		return moved(r, -s.count*now.count*7)
	case s.back == byPrevious:
		return c.monthsBack(r, now, s.count*now.count*now.grain.months())
	default:
		return c.monthsBack(r, now, s.count*s.back.months())
	}
}

// monthsBack moves r by whole months, keeping whole months and whole weeks whole.
func (c Calendar) monthsBack(r Range, now stretch, months int) Range {
	from := addMonths(r.From, -months)
	switch {
	case now.grain == ByWeek:
		return moved(r, -nearestWeeks(int(r.From-from)))
	case now.grain != ByDay && !now.toDay:
		return Range{from, addMonths(r.To, -months)} // both are the first of a month
	default:
		return Through(from, addMonths(r.Last(), -months))
	}
}

// sameElapsed cuts the earlier range to as much of it as passed is of the present one.
func (c Calendar) sameElapsed(passed, earlier Range, everyDay bool) Range {
	if everyDay {
		return Range{earlier.From, min(earlier.To, earlier.From+Day(passed.Days()))}
	}
	work, off := 0, 0 // working days passed, and days off after the last of them
	for d := passed.From; d < passed.To; d++ {
		if c.Working(d) {
			work, off = work+1, 0
		} else {
			off++
		}
	}
	to := earlier.From
	for ; to < earlier.To; to++ {
		switch {
		case work > 0:
			if c.Working(to) {
				work--
			}
		case c.Working(to) || off == 0:
			return Range{earlier.From, to}
		default:
			off--
		}
	}
	return Range{earlier.From, to}
}

// Match maps the ordinal of a period of then to the ordinal of the period of now that stands at the same place in its range: the
// first to the first, the second to the second. It reports false for a period that has no counterpart, as 31 October beside
// November. For None, whose one period is 0, it is 0 to 0.
func (c Calendar) Match(now, then Range, g Grain) func(n int) (int, bool) {
	if now.Empty() || then.Empty() {
		return func(int) (int, bool) { return 0, false }
	}
	nowFirst, nowLast := c.Ordinal(now.From, g), c.Ordinal(now.Last(), g)
	thenFirst, thenLast := c.Ordinal(then.From, g), c.Ordinal(then.Last(), g)
	return func(n int) (int, bool) {
		m := nowFirst + n - thenFirst
		return m, thenFirst <= n && n <= thenLast && m <= nowLast
	}
}

func moved(r Range, days int) Range { return Range{r.From + Day(days), r.To + Day(days)} }
