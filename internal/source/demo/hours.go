package demo

import (
	"time"

	"svodka/internal/cal"
)

// A working day begins at nine and has nine hours, eight on the eve of a holiday.
const (
	opening = 9 * 3600
	workday = 9 * 3600
)

// hours is the company's working time as tables by day. It is worked out apart from cal.Clock, so that response times
// which the company tells are not those of the code that is checked with them.
type hours struct {
	calendar cal.Calendar
	first    cal.Day
	start    []int64 // by day: its first second, unix
	work     []int64 // by day: working seconds, from nine o'clock on
	before   []int64 // by day: working seconds of all days before
}

func newHours(from, to cal.Day) *hours {
	zone, err := time.LoadLocation(zoneName)
	if err != nil {
		zone = time.FixedZone(zoneName, 3*3600) // no zone database: Moscow has kept that offset since 2014
	}
	h := &hours{calendar: cal.Default(zone), first: from}
	var total int64
	for d := from; d <= to; d++ {
		work := int64(h.calendar.Minutes(d)) * 60
		h.start = append(h.start, d.Start(zone).Unix())
		h.work = append(h.work, work)
		h.before = append(h.before, total)
		total += work
	}
	return h
}

// index is the place of the day that holds the instant.
func (h *hours) index(t int64) int {
	i := int((t - h.start[0]) / 86400)
	i = min(max(i, 0), len(h.start)-1)
	for i > 0 && h.start[i] > t {
		i--
	}
	for i+1 < len(h.start) && h.start[i+1] <= t {
		i++
	}
	return i
}

func (h *hours) day(t int64) cal.Day          { return h.first + cal.Day(h.index(t)) }
func (h *hours) midnight(d cal.Day) int64     { return h.start[d-h.first] }
func (h *hours) working(d cal.Day) bool       { return h.work[d-h.first] > 0 }
func (h *hours) length(d cal.Day) int64       { return h.work[d-h.first] }
func (h *hours) clock(t int64) int64          { return t - h.start[h.index(t)] }
func (h *hours) at(d cal.Day, s int64) int64  { return h.start[d-h.first] + s }
func (h *hours) month(t int64) Month          { return monthOf(h.day(t)) }
func (h *hours) between(from, to int64) int64 { return max(0, h.total(to)-h.total(from)) }

// total is the working time from the beginning of the tables to t.
func (h *hours) total(t int64) int64 {
	i := h.index(t)
	return h.before[i] + min(max(t-h.start[i]-opening, 0), h.work[i])
}

// add returns the instant at which that much working time has passed since t: the next opening for 0 at night.
func (h *hours) add(t, work int64) int64 {
	i, target := h.index(t), h.total(t)+work
	for i+1 < len(h.start) && h.before[i]+h.work[i] <= target {
		i++
	}
	return h.start[i] + opening + min(target-h.before[i], workday)
}

// nextWorking returns the first working day on or after d.
func (h *hours) nextWorking(d cal.Day) cal.Day {
	for int(d-h.first)+1 < len(h.work) && !h.working(d) {
		d++
	}
	return d
}

// monday returns the first day of the week of d.
func monday(d cal.Day) cal.Day { return d - cal.Day((int(d.Weekday())+6)%7) }

// Month is a calendar month as year*100+month: 202611.
type Month int

func monthOf(d cal.Day) Month {
	y, m, _ := d.YMD()
	return Month(y*100 + int(m))
}
