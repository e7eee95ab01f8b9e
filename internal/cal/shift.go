package cal

import (
	"strconv"
	"strings"

	"svodka/internal/fault"
)

// Shift says which earlier days a range is compared with. Shifts are comparable with ==; the zero Shift is no comparison.
// What each does to a range is told at [Calendar.Shift].
type Shift struct {
	back  back
	count int  // how many times; at least 1
	full  bool // compare with the whole earlier range even while the present one is unfinished
}

// back is what a shift goes back by.
type back uint8

const (
	byNothing back = iota
	byPrevious
	byWeek
	byMonth
	byQuarter
	byHalf
	byYear
	byWeekday
	byYearWeekday
)

// backNames are the names in links and on the command line, for ever.
func backNames() [byYearWeekday + 1]string {
	return [...]string{
		byNothing:     "",
		byPrevious:    "previous",
		byWeek:        "week",
		byMonth:       "month",
		byQuarter:     "quarter",
		byHalf:        "half",
		byYear:        "year",
		byWeekday:     "weekday",
		byYearWeekday: "year-weekday",
	}
}

// months returns how many months a shift by b goes back, 0 when it does not count in months.
func (b back) months() int {
	switch b {
	case byMonth:
		return 1
	case byQuarter:
		return 3
	case byHalf:
		return 6
	case byYear:
		return 12
	default:
		return 0
	}
}

// ParseShift reads a shift: previous, week, month, quarter, half, year, weekday or year-weekday, then how many times ("previous-3",
// "month-2"), then "-full" for the whole earlier range ("year-full", "previous-2-full").
func ParseShift(s string) (Shift, error) {
	rest, full := strings.CutSuffix(s, "-full")
	name, count := rest, 1
	if i := strings.LastIndexByte(rest, '-'); i >= 0 {
		if n, ok := number(rest[i+1:], 1, 3); ok && n > 0 {
			name, count = rest[:i], n
		}
	}
	for b, known := range backNames() {
		if name == known && name != "" {
			return Shift{back(b), count, full}, nil
		}
	}
	return Shift{}, fault.Invalidf(
		"%q is not a comparison; use previous, week, month, quarter, half, year, weekday or year-weekday, "+
			"with a number for several steps back (month-2) and -full for the whole earlier period (year-full).",
		"«%s»: такого сравнения нет; возможны previous, week, month, quarter, half, year, weekday, year-weekday, "+
			"с числом для нескольких шагов назад (month-2) и -full для всего прежнего периода (year-full).", s)
}

// String returns the name that [ParseShift] reads, "" for the zero Shift.
func (s Shift) String() string {
	name := backNames()[s.back]
	if s.count > 1 {
		name += "-" + strconv.Itoa(s.count)
	}
	if s.full {
		name += "-full"
	}
	return name
}

// Full reports whether s takes the whole earlier range even while the present one is unfinished.
func (s Shift) Full() bool { return s.full }

// byDays reports whether s keeps the days of the week in step, so that days are matched one to one whether worked or not.
func (s Shift) byDays() bool { return s.back == byWeekday || s.back == byYearWeekday }
