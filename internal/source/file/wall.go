package file

import (
	"time"

	"svodka/internal/cal"
)

// wall turns readings of a clock on the wall of one zone into instants. It remembers the stretch of constant offset that
// it used last, so a column of times costs no search of the zone's history.
type wall struct {
	loc              *time.Location
	from, to, offset int64
}

func newWall(loc *time.Location) *wall { return &wall{loc: loc, from: 1, to: 0} }

// instant returns the unix seconds of a moment. A day without a time is its first instant; a time that the clock skipped
// is put after the gap, as the clock was.
func (w *wall) instant(m moment) int64 {
	if m.fixed {
		return m.unix
	}
	local := m.day*daySeconds + m.seconds
	if u := local - w.offset; u >= w.from && u < w.to {
		return u
	}
	t := cal.Day(m.day).Start(w.loc)
	if m.timed {
		at := time.Unix(local, 0).UTC()
		t = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, w.loc)
	}
	start, end := t.ZoneBounds()
	_, east := t.Zone()
	const margin = 36 * 60 * 60 // beyond it no other offset can claim the same reading
	w.offset, w.from, w.to = int64(east), -1<<62, 1<<62
	if !start.IsZero() {
		w.from = start.Unix() + margin
	}
	if !end.IsZero() {
		w.to = end.Unix() - margin
	}
	return t.Unix()
}

// civilDay returns the day of a moment in the wall's zone.
func (w *wall) civilDay(m moment) int64 {
	if m.fixed {
		return int64(cal.DayOf(time.Unix(m.unix, 0), w.loc))
	}
	return m.day
}
