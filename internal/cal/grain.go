package cal

import "svodka/internal/fault"

// Grain is the size of a period. There is none under a day: "hour of the day" is a dimension, not a grain.
type Grain uint8

// The grains from fine to coarse. None, the zero value, is the whole range as one period.
const (
	None Grain = iota
	ByDay
	ByWeek
	ByMonth
	ByQuarter
	ByHalf
	ByYear
)

// Grains returns all grains but None, from fine to coarse.
func Grains() []Grain { return []Grain{ByDay, ByWeek, ByMonth, ByQuarter, ByHalf, ByYear} }

// ParseGrain reads "day", "week", "month", "quarter", "half", "year" or "" for None.
func ParseGrain(s string) (Grain, error) {
	if s == "" {
		return None, nil
	}
	for _, g := range Grains() {
		if s == g.String() {
			return g, nil
		}
	}
	return None, fault.Invalidf(
		"%q is not a grain; use day, week, month, quarter, half or year.",
		"«%s»: такого шага нет; возможны day, week, month, quarter, half, year.", s)
}

// String returns the name that [ParseGrain] reads.
func (g Grain) String() string {
	switch g {
	case ByDay:
		return "day"
	case ByWeek:
		return "week"
	case ByMonth:
		return "month"
	case ByQuarter:
		return "quarter"
	case ByHalf:
		return "half"
	case ByYear:
		return "year"
	default:
		return ""
	}
}

// plural returns the name of several periods of g, "halves" for ByHalf.
func (g Grain) plural() string {
	if g == ByHalf {
		return "halves"
	}
	return g.String() + "s"
}

// parseCounted reads the name of one or several periods, "week" and "weeks".
func parseCounted(s string) (Grain, bool) {
	for _, g := range Grains() {
		if s == g.String() || s == g.plural() {
			return g, true
		}
	}
	return None, false
}

// months returns how many months a period of g has, 0 for grains that are not made of months.
func (g Grain) months() int {
	switch g {
	case ByMonth:
		return 1
	case ByQuarter:
		return 3
	case ByHalf:
		return 6
	case ByYear:
		return 12
	default:
		return 0
	}
}
