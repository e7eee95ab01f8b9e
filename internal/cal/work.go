package cal

import "time"

// Leave is the days a person is away: ranges in order, apart from each other.
type Leave []Range

// Working reports whether the company works on d.
func (c Calendar) Working(d Day) bool { return c.Minutes(d) > 0 }

// WorkingDays returns the number of working days in r.
func (c Calendar) WorkingDays(r Range) int { return 0 }

// NextWorking returns the first working day after d.
func (c Calendar) NextWorking(d Day) Day { return d }

// PrevWorking returns the last working day before d.
func (c Calendar) PrevWorking(d Day) Day { return d }

// Minutes returns the working minutes of d.
func (c Calendar) Minutes(d Day) int { return 0 }

// WorkingTime returns the working time between two instants.
func (c Calendar) WorkingTime(from, to time.Time, leave Leave) time.Duration { return 0 }

// NextOpening returns t when the company works at t, else the next instant it does.
func (c Calendar) NextOpening(t time.Time) time.Time { return t }

// HolidayNote returns the years of r whose holidays are not known, as text ("2027, 2028"); false when there are none.
func (c Calendar) HolidayNote(r Range) (years string, note bool) { return "", false }
