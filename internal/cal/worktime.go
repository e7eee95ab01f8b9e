package cal

import "time"

// The years the package answers for. Working time outside them counts as none.
const (
	minYear = 1900
	maxYear = 2200
)

// known returns every day of those years.
func known() Range { return Range{Date(minYear, time.January, 1), Date(maxYear+1, time.January, 1)} }

// Leave is the days a person is away: ranges in order of their first day.
type Leave []Range

// WorkingTime returns how long the company worked between two instants, without the days in leave, to the nanosecond. An hour the
// zone's clock repeats counts twice and one it skips not at all. It is 0 when to is not after from.
//
// It walks over the days; for millions of answers see [Calendar.Clock].
func (c Calendar) WorkingTime(from, to time.Time, leave Leave) time.Duration {
	total := c.worked(from, to)
	for _, away := range leave {
		start, end := away.From.Start(c.Zone), away.To.Start(c.Zone)
		if start.Before(from) {
			start = from
		}
		if end.After(to) {
			end = to
		}
		if end.After(start) {
			total -= c.worked(start, end)
			from = end // days named twice are taken off once
		}
	}
	return total
}

// worked adds up the spans of every day, one stretch of constant offset after another: inside it the wall clock runs evenly.
func (c Calendar) worked(from, to time.Time) time.Duration {
	var total time.Duration
	from, to = c.clamp(from), c.clamp(to)
	for from.Before(to) {
		_, seconds := from.Zone()
		offset := time.Duration(seconds) * time.Second
		end := to
		if change, changes := nextChange(from); changes && change.Before(to) {
			end = change
		}
		wallFrom, wallTo := time.Duration(from.UnixNano())+offset, time.Duration(end.UnixNano())+offset
		for d := DayOf(from, c.Zone); d <= DayOf(end.Add(-1), c.Zone); d++ {
			midnight := time.Duration(d) * daySeconds * time.Second
			for _, s := range c.shape(d).spans(c) {
				open, shut := midnight+time.Duration(s.From)*time.Minute, midnight+time.Duration(s.To)*time.Minute
				total += max(0, min(wallTo, shut)-max(wallFrom, open))
			}
		}
		from = end
	}
	return total
}

// clamp moves t into the years the package answers for, and into the company's zone.
func (c Calendar) clamp(t time.Time) time.Time {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	lo, hi := time.Unix(int64(known().From)*daySeconds, 0), time.Unix(int64(known().To)*daySeconds, 0)
	switch {
	case t.Before(lo):
		t = lo
	case t.After(hi):
		t = hi
	}
	return t.In(zone)
}

// NextOpening returns t itself when the company works at t, else the next instant at which it does; the zero time for a company
// that never works.
func (c Calendar) NextOpening(t time.Time) time.Time {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	at := t.In(zone)
	limit := at.AddDate(0, 0, searchDays)
	for at.Before(limit) {
		_, seconds := at.Zone()
		end := limit
		if change, changes := nextChange(at); changes && change.Before(limit) {
			end = change
		}
		for d := DayOf(at, zone); d <= DayOf(end.Add(-1), zone); d++ {
			midnight := int64(d)*daySeconds - int64(seconds)
			for _, s := range c.shape(d).spans(c) {
				open, shut := time.Unix(midnight+int64(s.From)*60, 0), time.Unix(midnight+int64(s.To)*60, 0)
				if open.Before(at) {
					open = at
				}
				if open.Before(shut) && open.Before(end) {
					return open.In(zone)
				}
			}
		}
		at = end
	}
	return time.Time{}
}
