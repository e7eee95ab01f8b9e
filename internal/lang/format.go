package lang

import (
	"math"

	"svodka/internal/cal"
)

// Format is the name of a way to write a figure. Server, browser and exports share these names, so that a chart carries a name and
// never a function.
type Format string

// The formats and what their figures are.
const (
	FormatInt     Format = "int"     // a count
	FormatMoney   Format = "money"   // minor units, in full
	FormatMoneyK  Format = "money_k" // minor units, in thousands; the unit stands in the header
	FormatMoneyM  Format = "money_m" // minor units, in millions; the unit stands in the header
	FormatPercent Format = "pct"     // a share: 0.598
	FormatPoints  Format = "pp"      // a difference of shares: 0.004
	FormatMinutes Format = "dur_min" // seconds
	FormatDays    Format = "dur_d"   // seconds, by days of 24 hours
	FormatRatio   Format = "ratio"   // a number
	FormatDay     Format = "date_d"  // a day, as days since 1970-01-01
	FormatWeek    Format = "date_w"  // the first day of a week
	FormatMonth   Format = "date_m"  // the first day of a month
)

// Formats returns every format.
func Formats() []Format {
	return []Format{
		FormatInt, FormatMoney, FormatMoneyK, FormatMoneyM, FormatPercent, FormatPoints, FormatMinutes, FormatDays, FormatRatio,
		FormatDay, FormatWeek, FormatMonth,
	}
}

// Figure writes v as f says; currency matters to money alone. NaN, infinities and formats that do not exist are [Missing].
func (l Lang) Figure(f Format, v float64, currency string) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Missing
	}
	whole := int64(math.Round(v))
	switch f {
	case FormatInt:
		return l.Int(whole)
	case FormatMoney:
		return l.MoneyWhole(whole, currency)
	case FormatMoneyK:
		return l.MoneyIn(whole, currency, Thousands)
	case FormatMoneyM:
		return l.MoneyIn(whole, currency, Millions)
	case FormatPercent:
		return l.Percent(v, 1)
	case FormatPoints:
		return l.Points(v, 1)
	case FormatMinutes:
		return l.Minutes(v)
	case FormatDays:
		return l.Days(v / day)
	case FormatRatio:
		return l.Ratio(v)
	case FormatDay, FormatWeek:
		return l.DayAxis(cal.Day(whole))
	case FormatMonth:
		y, m, _ := cal.Day(whole).YMD()
		return l.MonthAxis(y, m)
	default:
		return Missing
	}
}
