package cal

import "time"

// Clock answers questions about civil days and working time without allocating, in some nanoseconds each. It is worked out once from
// a [Calendar], never changes, and is safe for concurrent use.
//
// Working time is a difference of two running totals:
//
//	total(u) = minutes of all days before + minutes of this day so far, by the wall clock at u
//	         + what the jumps of the wall clock before u added or took away
//
// so that its cost does not grow with the distance, and days on which the clock is put forward or back are exact.
type Clock struct {
	zone   zone
	adjust []int64  // by stretch of the zone: seconds to add to the wall clock's total
	before []int32  // by day since clockFrom: working minutes of all earlier days
	shapes []uint8  // by day since clockFrom: index into spans
	spans  [][]Span // by shape
	from   int64    // the instants it answers for; outside them nobody works
	to     int64
	first  Day // the day of before[0] and shapes[0]
}

// clockMargin is how many days the tables reach beyond the instants, since a wall clock may be that far off.
const clockMargin = 2

// Clock builds the clock of c, for the years 1900 to 2200. It takes about ten milliseconds and 600 kB: build one and keep it for
// as long as the calendar stays the same.
func (c Calendar) Clock() *Clock {
	days := known()
	k := &Clock{
		from:  int64(days.From) * daySeconds,
		to:    int64(days.To) * daySeconds,
		first: days.From - clockMargin,
	}
	k.zone = newZone(c.Zone, k.from, k.to)
	k.fillDays(c, Range{k.first, days.To + clockMargin})
	k.adjust = make([]int64, len(k.zone.starts))
	for i := 1; i < len(k.adjust); i++ {
		change := k.zone.starts[i]
		k.adjust[i] = k.adjust[i-1] + k.wall(change+k.zone.offsets[i-1]) - k.wall(change+k.zone.offsets[i])
	}
	return k
}

func (k *Clock) fillDays(c Calendar, days Range) {
	index := make(map[shape]uint8)
	var total int32
	k.before = make([]int32, 0, days.Days())
	k.shapes = make([]uint8, 0, days.Days())
	for d := days.From; d < days.To; d++ {
		s := c.shape(d)
		i, ok := index[s]
		if !ok {
			i = uint8(len(k.spans)) // at most 15, see shape
			index[s] = i
			k.spans = append(k.spans, s.spans(c))
		}
		k.before = append(k.before, total)
		k.shapes = append(k.shapes, i)
		for _, span := range k.spans[i] {
			total += int32(span.To - span.From)
		}
	}
}

// Between returns how long the company worked between two instants, to the nanosecond; 0 when to is not after from.
func (k *Clock) Between(from, to time.Time) time.Duration {
	if !to.After(from) {
		return 0
	}
	return k.elapsed(to) - k.elapsed(from)
}

// BetweenUnix is [Clock.Between] for instants in seconds since 1970, in seconds.
func (k *Clock) BetweenUnix(fromSec, toSec int64) int64 {
	if toSec <= fromSec {
		return 0
	}
	return k.total(toSec) - k.total(fromSec)
}

// BetweenLeave is [Clock.BetweenUnix] without the days in leave. Its cost grows with the number of ranges in leave.
func (k *Clock) BetweenLeave(fromSec, toSec int64, leave Leave) int64 {
	worked := k.BetweenUnix(fromSec, toSec)
	for _, away := range leave {
		start, end := max(fromSec, k.Start(away.From)), min(toSec, k.Start(away.To))
		if end > start {
			worked -= k.total(end) - k.total(start)
			fromSec = end // days named twice are taken off once
		}
	}
	return worked
}

// DayOf returns the civil day of an instant in seconds since 1970.
func (k *Clock) DayOf(unixSec int64) Day {
	return Day(floorDiv(unixSec+k.zone.offset(unixSec), daySeconds))
}

// Local returns the civil day of an instant in seconds since 1970 and the seconds since midnight on that day's wall clock.
func (k *Clock) Local(unixSec int64) (Day, int) {
	wall := unixSec + k.zone.offset(unixSec)
	day := floorDiv(wall, daySeconds)
	return Day(day), int(wall - day*daySeconds)
}

// Start returns the first instant of d in seconds since 1970, see [Day.Start].
func (k *Clock) Start(d Day) int64 {
	midnight := int64(d) * daySeconds
	const far = 36 * 60 * 60
	if midnight-far < k.from || midnight+far >= k.to {
		return d.Start(k.zone.loc).Unix()
	}
	for i := k.zone.find(midnight - far); ; i++ {
		start := max(midnight-k.zone.offsets[i], k.zone.starts[i])
		if i+1 == len(k.zone.starts) || start < k.zone.starts[i+1] {
			return start
		}
	}
}

// elapsed is total with nanoseconds. Offices open and shut, and zones change, on whole seconds.
func (k *Clock) elapsed(t time.Time) time.Duration {
	sec, nano := t.Unix(), time.Duration(t.Nanosecond())
	total := k.total(sec)
	if k.total(sec+1) == total {
		nano = 0
	}
	return time.Duration(total)*time.Second + nano
}

// total returns the working seconds from the beginning of the tables to that instant.
func (k *Clock) total(unixSec int64) int64 {
	u := min(max(unixSec, k.from), k.to)
	i := k.zone.find(u)
	return k.wall(u+k.zone.offsets[i]) + k.adjust[i]
}

// wall returns the working seconds up to a moment of the wall clock, as if it had never been put forward or back.
func (k *Clock) wall(wallSec int64) int64 {
	day := floorDiv(wallSec, daySeconds)
	at := wallSec - day*daySeconds
	i := day - int64(k.first)
	sum := int64(k.before[i]) * 60
	for _, s := range k.spans[k.shapes[i]] {
		from, to := int64(s.From)*60, int64(s.To)*60
		if at <= from {
			break
		}
		sum += min(at, to) - from
	}
	return sum
}
