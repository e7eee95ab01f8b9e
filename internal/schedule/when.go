package schedule

import (
	"time"

	"svodka/internal/cal"
	"svodka/internal/timetable"
)

const (
	// farthestMove is how many days before a moved time may have stood: no holidays are longer.
	farthestMove = 21
	// mostTries bounds the search when every minute is a time and holidays are long.
	mostTries = 60_000
)

// After is the first time after an instant that a schedule runs, its zone and its rule for days off counted in; false
// when there is none. The calendar is the company's.
func (s Schedule) After(after time.Time, c cal.Calendar) (time.Time, bool) {
	t, err := timetable.Parse(s.When)
	if err != nil || t.ByHand() {
		return time.Time{}, false
	}
	if s.Zone != "" {
		if zone, err := time.LoadLocation(s.Zone); err == nil {
			c.Zone = zone
		}
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	switch s.Days {
	case SkipDay:
		return skip(t, after, c)
	case MoveDay:
		return move(t, after, c)
	default:
		return t.Next(after, c)
	}
}

// skip looks for the first time on a working day.
func skip(t timetable.Timetable, after time.Time, c cal.Calendar) (time.Time, bool) {
	for range mostTries {
		next, ok := t.Next(after, c)
		if !ok || c.Working(cal.DayOf(next, c.Zone)) {
			return next, ok
		}
		after = next
	}
	return time.Time{}, false
}

// move looks for the first time once those on days off stand on the next working day: Sunday's nine o'clock comes before
// Saturday's three o'clock then, so all that could come first are looked at.
func move(t timetable.Timetable, after time.Time, c cal.Calendar) (best time.Time, found bool) {
	from := after.AddDate(0, 0, -farthestMove)
	for range mostTries {
		next, ok := t.Next(from, c)
		if !ok || found && next.After(best) {
			return best, found
		}
		if moved := shift(next, c); moved.After(after) && (!found || moved.Before(best)) {
			best, found = moved, true
		}
		from = next
	}
	return best, found
}

// shift puts a time that falls on a day off onto the next working day.
func shift(at time.Time, c cal.Calendar) time.Time {
	day := cal.DayOf(at, c.Zone)
	if c.Working(day) {
		return at
	}
	y, m, d := c.NextWorking(day).YMD()
	local := at.In(c.Zone)
	return time.Date(y, m, d, local.Hour(), local.Minute(), 0, 0, c.Zone)
}
