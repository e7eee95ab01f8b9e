package score

import (
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
)

// Month is a calendar month, "2026-11": as a question writes it.
type Month string

// MonthOf is the month of a day.
func MonthOf(d cal.Day) Month {
	y, m, _ := d.YMD()
	return month(y, m)
}

func month(y int, m time.Month) Month {
	return Month(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
}

// ParseMonth reads a month.
func ParseMonth(text string) (Month, error) {
	t, err := time.Parse("2006-01", text)
	if err != nil {
		return "", fault.Invalidf("%q is not a month; write it as 2026-11.", "«%s» — не месяц; пишется как 2026-11.", text)
	}
	return month(t.Year(), t.Month()), nil
}

// Add is the month so many months later.
func (m Month) Add(n int) Month {
	y, mo := m.YM()
	return month(y, mo+time.Month(n))
}

// YM are its year and month.
func (m Month) YM() (int, time.Month) {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return 0, time.January
	}
	return t.Year(), t.Month()
}

// Range is its days.
func (m Month) Range() cal.Range {
	y, mo := m.YM()
	return cal.Range{From: cal.Date(y, mo, 1), To: cal.Date(y, mo+1, 1)}
}
