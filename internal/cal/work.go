package cal

import (
	"strconv"
	"strings"
	"time"
)

const (
	dayMinutes = 24 * 60
	shortBy    = 60  // a short day ends that many minutes earlier
	searchDays = 800 // how far to look for a working day; the longest break on record is 45 days
)

// Working reports whether the company works on d. It obeys holidays, days off moved elsewhere and moved working days.
func (c Calendar) Working(d Day) bool { return c.Minutes(d) > 0 }

// WorkingDays returns the number of working days in r.
func (c Calendar) WorkingDays(r Range) int {
	n := 0
	for d := r.From; d < r.To; d++ {
		if c.Working(d) {
			n++
		}
	}
	return n
}

// NextWorking returns the first working day after d, or simply the next day for a company that never works.
func (c Calendar) NextWorking(d Day) Day {
	for next := d + 1; next <= d+searchDays; next++ {
		if c.Working(next) {
			return next
		}
	}
	return d + 1
}

// PrevWorking returns the last working day before d, or simply the day before for a company that never works.
func (c Calendar) PrevWorking(d Day) Day {
	for prev := d - 1; prev >= d-searchDays; prev-- {
		if c.Working(prev) {
			return prev
		}
	}
	return d - 1
}

// Minutes returns the working minutes of d by the wall clock, breaks taken off. A short day has an hour less.
func (c Calendar) Minutes(d Day) int {
	n := 0
	for _, s := range c.shape(d).spans(c) {
		n += s.To - s.From
	}
	return n
}

// HolidayNote returns the years of r whose holidays are not published yet, as text ("2027, 2028"). When note is true, figures by
// working days in r are an estimate and the answer has to name those years.
func (c Calendar) HolidayNote(r Range) (years string, note bool) {
	if r.Empty() {
		return "", false
	}
	first, _, _ := r.From.YMD()
	last, _, _ := r.Last().YMD()
	var unknown []string
	for y := first; y <= last; y++ {
		if !c.Holidays.Known(y) {
			unknown = append(unknown, strconv.Itoa(y))
		}
	}
	return strings.Join(unknown, ", "), len(unknown) > 0
}

// shape is which of the calendar's few kinds of working day a day is. There are at most 15 of them: closed, and each weekday long
// and short.
type shape struct {
	open    bool
	short   bool
	weekday time.Weekday // whose hours it has
}

// shape returns what kind of working day d is. A moved working Saturday has the hours of the last weekday before it that is
// worked, Friday as a rule.
func (c Calendar) shape(d Day) shape {
	kind, w := c.Holidays.Kind(d), d.Weekday()
	switch {
	case kind == Off:
		return shape{}
	case c.Week[w].working():
		return shape{open: true, short: kind == Short, weekday: w}
	case kind == Ordinary || w != time.Saturday && w != time.Sunday:
		return shape{} // a day the company never works stays so, whatever the country does
	}
	for back := range time.Weekday(7) {
		if was := (w - back + 7) % 7; c.Week[was].working() {
			return shape{open: true, short: kind == Short, weekday: was}
		}
	}
	return shape{}
}

// spans returns when such a day is worked, in order, apart from each other.
func (s shape) spans(c Calendar) []Span {
	if !s.open {
		return nil
	}
	spans := c.Week[s.weekday].spans()
	if s.short {
		spans = shorten(spans, shortBy)
	}
	return spans
}

// working reports whether anything is left of the hours after the breaks.
func (h Hours) working() bool {
	if len(h.Breaks) == 0 {
		return max(0, h.Open) < min(h.Close, dayMinutes) // as a rule; asked for every day of three centuries
	}
	return len(h.spans()) > 0
}

// spans returns the hours without the breaks.
func (h Hours) spans() []Span {
	var spans []Span
	from, end := max(0, h.Open), min(h.Close, dayMinutes)
	for _, b := range h.Breaks {
		if b.To <= b.From {
			continue
		}
		if until := min(b.From, end); from < until {
			spans = append(spans, Span{from, until})
		}
		from = max(from, b.To)
	}
	if from < end {
		spans = append(spans, Span{from, end})
	}
	return spans
}

// shorten takes that many minutes off the end.
func shorten(spans []Span, minutes int) []Span {
	for len(spans) > 0 && minutes > 0 {
		last := &spans[len(spans)-1]
		cut := min(minutes, last.To-last.From)
		last.To -= cut
		minutes -= cut
		if last.From == last.To {
			spans = spans[:len(spans)-1]
		}
	}
	return spans
}
