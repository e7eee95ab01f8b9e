package cal

import (
	"sort"
	"time"
)

// zone is the stretches of constant offset of a time zone between two instants.
type zone struct {
	loc      *time.Location
	from, to int64
	starts   []int64  // the first instant of each stretch; starts[0] is from
	offsets  []int64  // seconds east of UTC in each stretch
	buckets  []uint16 // by bucket of time: the stretch at its beginning
}

// bucketBits makes a bucket of 2^21 seconds, some 24 days: rarely more than one change in each.
const bucketBits = 21

func newZone(loc *time.Location, from, to int64) zone {
	if loc == nil {
		loc = time.UTC
	}
	z := zone{loc: loc, from: from, to: to}
	for at := time.Unix(from, 0).In(loc); ; {
		_, seconds := at.Zone()
		if offset := int64(seconds); len(z.offsets) == 0 || offset != z.offsets[len(z.offsets)-1] {
			z.starts = append(z.starts, at.Unix())
			z.offsets = append(z.offsets, offset)
		}
		end, changes := nextChange(at)
		if !changes || end.Unix() > to {
			break
		}
		at = end
	}
	for at := from; at <= to; at += 1 << bucketBits {
		i := sort.Search(len(z.starts), func(i int) bool { return z.starts[i] > at })
		z.buckets = append(z.buckets, uint16(i-1))
	}
	return z
}

// find returns the stretch that holds an instant between from and to.
func (z *zone) find(u int64) int {
	i := int(z.buckets[(u-z.from)>>bucketBits])
	for i+1 < len(z.starts) && z.starts[i+1] <= u {
		i++
	}
	return i
}

// offset returns the seconds east of UTC at any instant.
func (z *zone) offset(u int64) int64 {
	if u < z.from || u > z.to {
		_, seconds := time.Unix(u, 0).In(z.loc).Zone()
		return int64(seconds)
	}
	return z.offsets[z.find(u)]
}

// nextChange returns an instant later than at, up to which the clock of at's zone runs evenly; false when it does for ever.
func nextChange(at time.Time) (time.Time, bool) {
	_, end := at.ZoneBounds()
	switch {
	case end.IsZero():
		return time.Time{}, false
	case end.After(at):
		return end.In(at.Location()), true
	default:
		// Where a zone follows a yearly rule, ZoneBounds takes every year to end after 365 days: on 31 December of a leap year the
		// end lies in the past. No rule changes the clock on that day.
		return at.Add(time.Hour), true
	}
}
