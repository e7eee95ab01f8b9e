package cal_test

import (
	"fmt"
	"time"

	"svodka/internal/cal"
)

// On Thursday 19 November 2026 the month is 13 of 20 working days old. It is compared with the first 13 working days of October.
func ExampleCalendar_Shift() {
	calendar := cal.Default(time.UTC)
	today := cal.Date(2026, time.November, 19)

	now, err := calendar.Resolve("this-month", today)
	if err != nil {
		fmt.Println(err)
		return
	}
	previous, err := cal.ParseShift("previous")
	if err != nil {
		fmt.Println(err)
		return
	}
	then, err := calendar.Shift(now, previous, cal.ByMonth, today)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(now, "against", then.Range)
	fmt.Println(then.Elapsed, "of", then.Of, "working days")
	// Output:
	// 2026-11-01..2026-11-30 against 2026-10-01..2026-10-19
	// 13 of 20 working days
}

// The first and the last period are clipped to what was asked; the label names the whole.
func ExampleCalendar_Periods() {
	calendar := cal.Default(time.UTC)
	asked := cal.Through(cal.Date(2026, time.April, 25), cal.Date(2026, time.May, 10))
	for _, p := range calendar.Periods(asked, cal.ByWeek) {
		fmt.Println(calendar.Label(p), p.Range, calendar.Partial(p, asked.Last()))
	}
	// Output:
	// 2026-W17 2026-04-25..2026-04-26 true
	// 2026-W18 2026-04-27..2026-05-03 false
	// 2026-W19 2026-05-04..2026-05-10 false
}

func ExampleCalendar_Resolve() {
	calendar := cal.Default(time.UTC)
	_, err := calendar.Resolve("last week", cal.Date(2026, time.November, 19))
	fmt.Println(err)
	// Output:
	// "last week" is not a stretch of time. Did you mean "last-week"? Use today, this-week, last-month, last-30-days, mtd, 2024, 2024-H1, 2024-Q3, 2024-05, 2024-W07, 2024-05-17, FY2024, all, or two of them as A..B.
}
