package lang

import (
	"strconv"
	"time"

	"svodka/internal/cal"
)

// Day returns a day with its month short: 19 ноя 2026, 19 Nov 2026.
func (l Lang) Day(d cal.Day) string {
	y, m, day := d.YMD()
	return strconv.Itoa(day) + nbsp + l.monthShort(m) + nbsp + strconv.Itoa(y)
}

// DayLong returns a day with its month in full: 19 ноября 2026, 19 November 2026.
func (l Lang) DayLong(d cal.Day) string {
	y, m, day := d.YMD()
	return strconv.Itoa(day) + nbsp + l.Pick(m.String(), monthOf(m)) + nbsp + strconv.Itoa(y)
}

// DayAxis returns a day without its year, for axes and rows: 19 ноя, 19 Nov.
func (l Lang) DayAxis(d cal.Day) string {
	_, m, day := d.YMD()
	return strconv.Itoa(day) + nbsp + l.monthShort(m)
}

// Weekday returns the short name of a weekday: пн, Mon.
func (l Lang) Weekday(w time.Weekday) string {
	return l.Pick(w.String()[:3], [...]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"}[w])
}

// Month returns a month on its own: ноябрь 2026, November 2026.
func (l Lang) Month(y int, m time.Month) string {
	return l.Pick(m.String(), monthName(m)) + nbsp + strconv.Itoa(y)
}

// MonthAxis returns a month for axes and columns: ноя 2026, Nov 2026.
func (l Lang) MonthAxis(y int, m time.Month) string {
	short := l.monthShort(m)
	if l == RU && m == time.May {
		short = "май" // on its own; after a day it is "мая"
	}
	return short + nbsp + strconv.Itoa(y)
}

// Range returns the days of r, naming what the two ends share only once:
//
//	one day           19 ноября 2026              19 Nov 2026
//	in one month      1–19 ноября 2026            1–19 Nov 2026
//	in one year       30 ноя – 6 дек 2026         30 Nov – 6 Dec 2026
//	over a new year   28 дек 2026 – 3 янв 2027    28 Dec 2026 – 3 Jan 2027
//
// An empty range is [Missing].
func (l Lang) Range(r cal.Range) string {
	if r.Empty() {
		return Missing
	}
	y1, m1, d1 := r.From.YMD()
	y2, m2, d2 := r.Last().YMD()
	month := l.Pick(l.monthShort(m2), monthOf(m2))
	switch {
	case r.Days() == 1:
		return strconv.Itoa(d2) + nbsp + month + nbsp + strconv.Itoa(y2)
	case y1 != y2:
		return l.Day(r.From) + nbsp + dash + " " + l.Day(r.Last())
	case m1 != m2:
		return l.DayAxis(r.From) + nbsp + dash + " " + l.Day(r.Last())
	default:
		return strconv.Itoa(d1) + dash + strconv.Itoa(d2) + nbsp + month + nbsp + strconv.Itoa(y2)
	}
}

// RangeAxis is [Lang.Range] without the years: 1–19 ноя, 30 ноя – 6 дек.
func (l Lang) RangeAxis(r cal.Range) string {
	if r.Empty() {
		return Missing
	}
	_, m1, d1 := r.From.YMD()
	_, m2, _ := r.Last().YMD()
	switch {
	case r.Days() == 1:
		return l.DayAxis(r.From)
	case m1 != m2 || r.Days() > 31:
		return l.DayAxis(r.From) + nbsp + dash + " " + l.DayAxis(r.Last())
	default:
		return strconv.Itoa(d1) + dash + l.DayAxis(r.Last())
	}
}

// Period returns the reader's name of the whole period p, whatever of it was asked for:
//
//	day      19 ноя 2026            19 Nov 2026
//	week     16 ноя 2026            16 Nov 2026, the week's first day
//	month    ноя 2026               Nov 2026
//	quarter  4 кв. 2026             Q4 2026
//	half     2-е полугодие 2026     H2 2026
//	year     2026                   2026
//	None     as [Lang.Range]
//
// Where the company's year does not begin in January it is written 2026/27.
func (l Lang) Period(c cal.Calendar, p cal.Period) string {
	if p.Grain == cal.None {
		return l.Range(p.Range)
	}
	whole := c.Whole(p.Grain, p.N)
	y, m, _ := whole.From.YMD()
	switch p.Grain {
	case cal.ByMonth:
		return l.MonthAxis(y, m)
	case cal.ByQuarter:
		n := strconv.Itoa(c.InYear(p.Grain, p.N))
		return l.Pick("Q"+n, n+nbsp+"кв.") + nbsp + l.year(c, whole)
	case cal.ByHalf:
		n := strconv.Itoa(c.InYear(p.Grain, p.N))
		return l.Pick("H"+n, n+"-е"+nbsp+"полугодие") + nbsp + l.year(c, whole)
	case cal.ByYear:
		return l.year(c, whole)
	default:
		return l.Day(whole.From)
	}
}

// PeriodAxis is [Lang.Period] for axes, where the year is read elsewhere: 19 ноя for days and weeks, the rest as it is.
func (l Lang) PeriodAxis(c cal.Calendar, p cal.Period) string {
	switch p.Grain {
	case cal.ByDay, cal.ByWeek:
		return l.DayAxis(c.Whole(p.Grain, p.N).From)
	default:
		return l.Period(c, p)
	}
}

// Clock returns the time of day of an instant in zone, by 24 hours: 14:16. A nil zone is UTC.
func (l Lang) Clock(t time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	return t.In(zone).Format("15:04")
}

// year returns the company's year that the period lies in: 2026, 2026/27.
func (l Lang) year(c cal.Calendar, whole cal.Range) string {
	n := c.Ordinal(whole.From, cal.ByYear)
	text := strconv.Itoa(n)
	if c.Whole(cal.ByYear, n).From != cal.Date(n, time.January, 1) {
		text += "/" + strconv.Itoa(n + 1)[2:]
	}
	return text
}

func (l Lang) monthShort(m time.Month) string {
	return l.Pick(m.String()[:3], [...]string{
		"янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
	}[m-1])
}

// monthName returns the Russian name of a month on its own: ноябрь.
func monthName(m time.Month) string {
	return [...]string{
		"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
	}[m-1]
}

// monthOf returns the Russian name of a month after a day: ноября.
func monthOf(m time.Month) string {
	return [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
	}[m-1]
}
