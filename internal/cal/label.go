package cal

import "fmt"

// Label returns the machine's name of p, the same in every language, for links, files and logs. It names the whole period, even
// where p was clipped, and [Calendar.Resolve] reads it back.
//
//	day      2024-05-07
//	week     2024-W19 (ISO 8601) when weeks begin on Monday, else the week's first day: 2024-05-05
//	month    2024-05
//	quarter  2024-Q2, or FY2026/27-Q1 when the company's year does not begin in January
//	half     2024-H1, or FY2026/27-H1
//	year     2024, or FY2026/27
//	None     the range: 2024-05-01..2024-05-19
func (c Calendar) Label(p Period) string {
	whole := c.whole(p)
	switch p.Grain {
	case ByDay:
		return whole.From.String()
	case ByWeek:
		year, week := whole.From.utc().ISOWeek()
		if whole.From.Weekday() != isoWeekStart {
			return whole.From.String()
		}
		return fmt.Sprintf("%04d-W%02d", year, week)
	case ByMonth:
		return whole.From.utc().Format("2006-01")
	case ByQuarter:
		return fmt.Sprintf("%s-Q%d", c.yearLabel(floorDiv(p.N, 4)), c.InYear(ByQuarter, p.N))
	case ByHalf:
		return fmt.Sprintf("%s-H%d", c.yearLabel(floorDiv(p.N, 2)), c.InYear(ByHalf, p.N))
	case ByYear:
		return c.yearLabel(p.N)
	default:
		return whole.String()
	}
}

// InYear returns which of its year the period of grain g and ordinal n is, from 1: the month of the calendar year, the quarter or
// half of the company's year. It is 1 for a year, and 0 for grains that do not fit into years.
func (c Calendar) InYear(g Grain, n int) int {
	if g.months() == 0 {
		return 0
	}
	return floorMod(n, 12/g.months()) + 1
}

func (c Calendar) yearLabel(n int) string {
	if c.fiscalOffset() == 0 {
		return fmt.Sprintf("%04d", n)
	}
	return fmt.Sprintf("FY%04d/%02d", n, floorMod(n+1, 100))
}
