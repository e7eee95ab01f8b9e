// Package timetable reads when something is to be done from words or a cron expression, and tells the next time.
//
//	каждые 10 минут · every 10 minutes          по понедельникам в 9:00 · Mondays at 9:00
//	каждый час · hourly                         пн, ср, пт в 9:00 и 15:00 · mon, wed, fri at 9:00 and 15:00
//	ежедневно в 9:00 · daily at 9:00            1-го числа в 8:00 · monthly on the 1st at 8:00
//	по будням в 9:00 · on weekdays at 9:00      1-й рабочий день месяца в 9:00 · first working day of the month at 9:00
//	по рабочим дням в 18:00 · on working days at 18:00     вручную · by hand     */15 9-18 * * 1-5
//	5-го и 20-го числа в 10:00 · monthly on the 5th and 20th at 10:00            3-й понедельник месяца · third Monday of the month
//	последний рабочий день месяца · last working day of the month
//
// Weekdays are Monday to Friday; working days follow the company's calendar with its holidays and moved days. Days without
// a time of day are at nine.
package timetable

import (
	"slices"
	"time"

	"github.com/robfig/cron/v3"

	"svodka/internal/cal"
)

// Timetable is when something is to be done. The zero value is never.
type Timetable struct { //nolint:recvcheck // a value to its users; only reading fills it in
	every   time.Duration // from midnight on, in the company's zone
	days    [7]bool       // by time.Weekday
	working bool          // only on working days
	week    int           // of the days above only the so-manieth of a month, lastOf the last; 0 is each
	dates   []int         // only on these days of the month, rising; of a shorter month its last
	nth     int           // only on that working day of the month, lastOf the last
	minutes []int         // times of day, minutes since midnight, rising
	cron    cron.Schedule
	text    string
}

// ByHand reports that there is no time at which it happens by itself.
func (t Timetable) ByHand() bool { return t.every == 0 && len(t.minutes) == 0 && t.cron == nil }

// String is the timetable as it was written, spaces tidied.
func (t Timetable) String() string { return t.text }

// farthest is how many days ahead the next time is looked for: the longest holidays do not hide a working day for longer.
const farthest = 366 * 2

// Next is the first time after an instant, in the calendar's zone; false when there is none.
func (t Timetable) Next(after time.Time, c cal.Calendar) (time.Time, bool) {
	after = after.In(c.Zone)
	switch {
	case t.cron != nil:
		next := t.cron.Next(after)
		return next, !next.IsZero()
	case t.every > 0:
		return t.tick(after, c), true
	case len(t.minutes) == 0:
		return time.Time{}, false
	}
	first := cal.DayOf(after, c.Zone)
	for d := first; d < first+farthest; d++ {
		if !t.on(d, c) {
			continue
		}
		y, m, day := d.YMD()
		for _, minute := range t.minutes {
			// A time that the zone skips in spring is moved on by what was skipped; one that comes twice is the first.
			if at := time.Date(y, m, day, minute/60, minute%60, 0, 0, c.Zone); at.After(after) {
				return at, true
			}
		}
	}
	return time.Time{}, false
}

// tick is the next multiple of the interval since midnight.
func (t Timetable) tick(after time.Time, c cal.Calendar) time.Time {
	day := cal.DayOf(after, c.Zone)
	start := day.Start(c.Zone)
	next := start.Add(after.Sub(start).Truncate(t.every) + t.every)
	if tomorrow := (day + 1).Start(c.Zone); next.After(tomorrow) {
		return tomorrow
	}
	return next
}

func (t Timetable) on(d cal.Day, c cal.Calendar) bool {
	y, m, day := d.YMD()
	first, next := cal.Date(y, m, 1), cal.Date(y, m+1, 1)
	last := int(next - first)
	switch {
	case t.nth == lastOf:
		return c.Working(d) && c.WorkingDays(cal.Through(d, next-1)) == 1
	case t.nth > 0:
		return c.Working(d) && c.WorkingDays(cal.Through(first, d)) == t.nth
	case len(t.dates) > 0:
		return slices.ContainsFunc(t.dates, func(date int) bool { return day == min(date, last) })
	case t.working:
		return c.Working(d)
	case t.week == lastOf:
		return t.days[d.Weekday()] && day > last-7
	case t.week > 0:
		return t.days[d.Weekday()] && (day+6)/7 == t.week
	default:
		return t.days[d.Weekday()]
	}
}

// Quiet are hours of the day in which nothing is done by itself: From up to To, over midnight when To is earlier. Equal
// ends are no quiet hours.
type Quiet struct{ From, To int } // minutes since midnight

// At reports whether an instant is in the quiet hours.
func (q Quiet) At(at time.Time, zone *time.Location) bool {
	local := at.In(zone)
	minute := local.Hour()*60 + local.Minute()
	if q.From <= q.To {
		return q.From <= minute && minute < q.To
	}
	return minute >= q.From || minute < q.To
}
