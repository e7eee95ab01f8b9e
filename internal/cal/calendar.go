package cal

import "time"

// Calendar is how one company counts time: its zone, where its week and its year begin, when it works. It is a value, free to copy;
// nothing changes what its slices and Holidays hold. A nil Zone is UTC, a zero FiscalStart January, a nil Holidays no holidays.
type Calendar struct {
	Zone        *time.Location
	WeekStart   time.Weekday
	FiscalStart time.Month // the month the company's year begins in; quarters and halves follow it
	Week        [7]Hours   // the ordinary working hours, indexed by time.Weekday
	Holidays    *Holidays
}

// Hours are the working hours of a weekday, in minutes since midnight on the wall clock. Open == Close is a day off; a Close of
// 1440 is midnight.
type Hours struct {
	Open, Close int
	Breaks      []Span // in order, apart from each other
}

// Span is the time from From up to To, in minutes since midnight.
type Span struct{ From, To int }

// Default returns the calendar of a Russian office: weeks from Monday, years from January, Monday to Friday 9:00 to 18:00 with no
// break, and the Russian holidays.
func Default(zone *time.Location) Calendar {
	c := Calendar{Zone: zone, WeekStart: time.Monday, FiscalStart: time.January, Holidays: Russia()}
	for w := time.Monday; w <= time.Friday; w++ {
		c.Week[w] = Hours{Open: 9 * 60, Close: 18 * 60}
	}
	return c
}

// fiscalOffset returns how many months after January the company's year begins.
func (c Calendar) fiscalOffset() int {
	if c.FiscalStart == 0 {
		return 0
	}
	return int(c.FiscalStart - time.January)
}
