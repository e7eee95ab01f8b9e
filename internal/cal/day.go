package cal

import (
	"time"

	"svodka/internal/fault"
)

// Day is a civil day: the number of days since 1970-01-01. It has no zone; the zone was spent when the day was worked out.
type Day int32

const daySeconds = 24 * 60 * 60

// Date returns the day of that year, month and day of the month. Values out of their range carry over, as in [time.Date]:
// Date(2024, 13, 0) is 31 December 2024.
func Date(y int, m time.Month, d int) Day {
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / daySeconds)
}

// DayOf returns the civil day of the instant t in loc. A nil loc is UTC.
func DayOf(t time.Time, loc *time.Location) Day {
	if loc == nil {
		loc = time.UTC
	}
	_, offset := t.In(loc).Zone()
	return Day(floorDiv(t.Unix()+int64(offset), daySeconds))
}

// ParseDay reads a day written as 2006-01-02, the only form it knows. Days that do not exist are refused.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || len(s) != len(time.DateOnly) {
		return 0, fault.Invalidf("%q is not a day; write it as 2024-05-17.", "«%s»: такого дня нет; день пишется как 2024-05-17.", s)
	}
	return Day(t.Unix() / daySeconds), nil
}

// String returns the day as 2006-01-02.
func (d Day) String() string { return d.utc().Format(time.DateOnly) }

// YMD returns the year, the month and the day of the month.
func (d Day) YMD() (int, time.Month, int) { return d.utc().Date() }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday(floorMod(int(d)+int(time.Thursday), 7)) }

// Start returns the first instant of the day in loc: midnight as a rule, the end of the gap where the clock jumps over midnight, the
// earlier of the two where midnight comes twice. A day the zone left out altogether starts when the next one does.
// A nil loc is UTC.
func (d Day) Start(loc *time.Location) time.Time {
	if loc == nil {
		loc = time.UTC
	}
	midnight := int64(d) * daySeconds // as a wall clock would count
	at := time.Unix(midnight-36*60*60, 0).In(loc)
	for {
		_, offset := at.Zone()
		end, changes := nextChange(at)
		start := max(midnight-int64(offset), at.Unix())
		if !changes || start < end.Unix() {
			return time.Unix(start, 0).In(loc)
		}
		at = end
	}
}

func (d Day) utc() time.Time { return time.Unix(int64(d)*daySeconds, 0).UTC() }

func floorDiv[T int | int64](a, b T) T {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod[T int | int64](a, b T) T { return a - floorDiv(a, b)*b }
