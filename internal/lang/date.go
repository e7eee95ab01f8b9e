package lang

import (
	"time"

	"svodka/internal/cal"
)

// Day returns a day with a short month: 19 ноя 2026, 19 Nov 2026.
func (l Lang) Day(d cal.Day) string { return "" }

// DayLong returns a day with the month in full: 19 ноября 2026, 19 November 2026.
func (l Lang) DayLong(d cal.Day) string { return "" }

// DayAxis returns a day without its year: 19 ноя, 19 Nov.
func (l Lang) DayAxis(d cal.Day) string { return "" }

// Month returns a month: ноябрь 2026, November 2026.
func (l Lang) Month(y int, m time.Month) string { return "" }

// Range returns a range of days: 1–19 ноября 2026; 30 ноя – 6 дек 2026.
func (l Lang) Range(r cal.Range) string { return "" }

// Period returns the reader's name of a period.
func (l Lang) Period(c cal.Calendar, p cal.Period) string { return "" }

// Clock returns the time of day of an instant in zone: 14:16.
func (l Lang) Clock(t time.Time, zone *time.Location) string { return "" }
