package cal

import (
	"strings"
	"time"

	"svodka/internal/fault"
)

// maxExpr is how many bytes an expression may have: two of the longest and the dots between them, with room to spare.
const maxExpr = 80

// Resolve reads an expression of time, as people type it and links carry it, into days. Case does not matter.
//
//	today  yesterday  tomorrow  last-workday
//	this-week  last-week  next-week         and the same for month, quarter, half and year
//	last-30-days  next-2-weeks              N whole periods before, or after, the one that holds today; last-30-days ends yesterday
//	wtd  mtd  qtd  htd  ytd                 from the beginning of this week, month, quarter, half, year through today
//	2024-05-17  2024-05  2024-Q3  2024-H1  2024    the calendar's, whatever the fiscal year
//	2024-W07                                the week of ISO 8601, Monday to Sunday, whatever the week start
//	FY2026  FY2026-Q1  FY2026-H1            the company's year that begins in 2026; FY2026/27 is the same
//	A..B                                    from the first day of A through the last day of B, each any of the above
//	A..                                     from the first day of A through today
//	all                                     1970-01-01 through today
//
// Words for quarters, halves and years ("this-quarter", "ytd") follow FiscalStart, words for weeks follow WeekStart. Errors are
// [fault.Invalid] with a sentence that names the bad text. Years outside 1900 to 2200 are refused, and so is "..B": say from when.
func (c Calendar) Resolve(expr string, today Day) (Range, error) {
	text := strings.ToLower(strings.TrimSpace(expr))
	if len(text) > maxExpr {
		return Range{}, fault.Invalidf("A stretch of time takes at most %d letters.", "Отрезок времени пишется не длиннее чем %d знаков.", maxExpr)
	}
	r, err := c.resolve(text, today)
	if err != nil {
		return Range{}, err
	}
	if r.Clip(known()) != r {
		return Range{}, fault.Invalidf(
			"%q reaches outside the years %d to %d.",
			"«%s» выходит за пределы %d–%d годов.", expr, minYear, maxYear)
	}
	return r, nil
}

// resolve reads a whole expression; single reads the parts that ".." may join.
func (c Calendar) resolve(text string, today Day) (Range, error) {
	first, last, joined := strings.Cut(text, "..")
	if !joined {
		return c.single(text, today)
	}
	if first == "" {
		return Range{}, fault.Invalidf(
			"%q does not say from when; write the first day too, as in 2024-01-01..%s.",
			"В «%s» не указано начало; напишите и первый день, например 2024-01-01..%s.", text, last)
	}
	from, err := c.single(first, today)
	if err != nil {
		return Range{}, err
	}
	to := Range{today, today + 1}
	if last != "" {
		if to, err = c.single(last, today); err != nil {
			return Range{}, err
		}
	}
	joint := Range{from.From, to.To}
	if joint.Empty() {
		return Range{}, fault.Invalidf(
			"%q ends on %s, before it begins on %s.",
			"«%s» кончается %s, раньше, чем начинается %s.", text, to.Last(), from.From)
	}
	return joint, nil
}

// single reads one expression without "..".
func (c Calendar) single(text string, today Day) (Range, error) {
	if r, ok := c.word(text, today); ok {
		return r, nil
	}
	if r, ok := c.counted(text, today); ok {
		return r, nil
	}
	if r, ok := c.named(text); ok {
		return r, nil
	}
	return Range{}, c.unreadable(text, today)
}

// word reads the expressions without a number.
func (c Calendar) word(text string, today Day) (Range, bool) {
	switch text {
	case "today":
		return Range{today, today + 1}, true
	case "yesterday":
		return Range{today - 1, today}, true
	case "last-workday":
		last := c.PrevWorking(today)
		return Range{last, last + 1}, true
	case "tomorrow":
		return Range{today + 1, today + 2}, true
	case "all":
		return Range{0, max(0, today+1)}, true
	}
	if g, ok := toDate(text); ok {
		return Range{c.Whole(g, c.Ordinal(today, g)).From, today + 1}, true
	}
	which, unit, _ := strings.Cut(text, "-")
	steps, ok := map[string]int{"last": -1, "this": 0, "next": 1}[which]
	g, err := ParseGrain(unit)
	if !ok || err != nil || g == None || g == ByDay {
		return Range{}, false
	}
	return c.Whole(g, c.Ordinal(today, g)+steps), true
}

// toDate reads wtd, mtd, qtd, htd and ytd.
func toDate(text string) (Grain, bool) {
	for _, g := range Grains() {
		if g != ByDay && text == g.String()[:1]+"td" {
			return g, true
		}
	}
	return None, false
}

// UnitOf returns the grain that an expression says its days are made of, for [Calendar.ShiftUnit]: ByDay for last-30-days, ByMonth
// for mtd, ByYear for ytd. It is None where the days speak for themselves, as for last-month and 2024-Q3.
func UnitOf(expr string) Grain {
	text := strings.ToLower(strings.TrimSpace(expr))
	if g, ok := toDate(text); ok {
		return g
	}
	_, unit, _ := strings.Cut(text, "-")
	_, unit, _ = strings.Cut(unit, "-")
	if g, _ := parseCounted(unit); g == ByDay {
		return ByDay
	}
	return None
}

// counted reads last-N-weeks and next-N-weeks, for any grain, the plural or not.
func (c Calendar) counted(text string, today Day) (Range, bool) {
	parts := strings.Split(text, "-")
	if len(parts) != 3 {
		return Range{}, false
	}
	n, ok := number(parts[1], 1, 4)
	g, isGrain := parseCounted(parts[2])
	if !ok || n == 0 || !isGrain {
		return Range{}, false
	}
	now := c.Ordinal(today, g)
	switch parts[0] {
	case "last":
		return Range{c.Whole(g, now-n).From, c.Whole(g, now).From}, true
	case "next":
		return Range{c.Whole(g, now+1).From, c.Whole(g, now+n+1).From}, true
	default:
		return Range{}, false
	}
}

// named reads the expressions that say their year.
func (c Calendar) named(text string) (Range, bool) {
	if rest, fiscal := strings.CutPrefix(text, "fy"); fiscal {
		return c.fiscal(rest)
	}
	if d, err := ParseDay(text); err == nil {
		return Range{d, d + 1}, true
	}
	year, part, hasPart := strings.Cut(text, "-")
	y, ok := number(year, 4, 4)
	if !ok {
		return Range{}, false
	}
	civil := Calendar{WeekStart: isoWeekStart}
	if !hasPart {
		return civil.Whole(ByYear, y), true
	}
	if week, isWeek := strings.CutPrefix(part, "w"); isWeek {
		return civil.isoWeek(y, week)
	}
	if m, isMonth := number(part, 2, 2); isMonth {
		return civil.Whole(ByMonth, y*12+m-1), 1 <= m && m <= 12
	}
	return civil.partOfYear(y, part)
}

// fiscal reads what follows FY: 2026, 2026/27, 2026-q1, 2026/27-h2.
func (c Calendar) fiscal(text string) (Range, bool) {
	years, part, hasPart := strings.Cut(text, "-")
	first, second, hasSecond := strings.Cut(years, "/")
	y, ok := number(first, 4, 4)
	if !ok {
		return Range{}, false
	}
	if hasSecond {
		next, isNumber := number(second, 2, 2)
		if !isNumber || next != (y+1)%100 || c.fiscalOffset() == 0 {
			return Range{}, false
		}
	}
	if !hasPart {
		return c.Whole(ByYear, y), true
	}
	return c.partOfYear(y, part)
}

// partOfYear reads q1 to q4 and h1 and h2 of the year y.
func (c Calendar) partOfYear(y int, text string) (Range, bool) {
	if len(text) != 2 {
		return Range{}, false
	}
	n := int(text[1] - '0')
	switch {
	case text[0] == 'q' && 1 <= n && n <= 4:
		return c.Whole(ByQuarter, y*4+n-1), true
	case text[0] == 'h' && 1 <= n && n <= 2:
		return c.Whole(ByHalf, y*2+n-1), true
	default:
		return Range{}, false
	}
}

// isoWeek returns a week of the ISO year y; week 53 only where there is one. Week 1 holds 4 January.
func (c Calendar) isoWeek(y int, text string) (Range, bool) {
	week, ok := number(text, 2, 2)
	r := c.Whole(ByWeek, c.Ordinal(Date(y, time.January, 4), ByWeek)+week-1)
	isoYear, isoWeek := r.From.utc().ISOWeek()
	return r, ok && isoYear == y && isoWeek == week
}

// number reads a string of at least that many and at most that many digits.
func number(text string, least, most int) (int, bool) {
	if len(text) < least || len(text) > most {
		return 0, false
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, true
}
