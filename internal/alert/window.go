package alert

import (
	"context"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// spine is how many days before a window bring the members that are expected in it, farthest how many days an earlier window
// may lie back.
const (
	spine    = 28
	farthest = 3660
)

// wide reports whether a range is expected of a window of several periods: it is held against windows like it, since the figures
// of its days say nothing of their sum.
func (r Rule) wide() bool { return r.Kind == Anomaly && (r.Window.Month || r.Window.Days > 1) }

// step is how far the window before lies back: a month, or so many weeks that neither holds days of the other and their days of
// the week are the same.
func (w Window) step() (unit string, n int) {
	const week = 7
	switch n = max(1, w.Days); {
	case w.Month:
		return "month", 1
	case w.Grain == Weekly:
		return "week", n
	default:
		return "week", (n + week - 1) / week
	}
}

// earlier are the windows before, the nearest first.
func (w Window) earlier(n int) (list []cal.Shift, err error) {
	unit, step := w.step()
	days := map[string]int{"week": 7, "month": 31}[unit]
	for i := 1; i <= n && i*step*days <= farthest; i++ {
		s, err := cal.ParseShift(unit + "-" + strconv.Itoa(i*step))
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// compared are the windows that a rule looks at besides its own.
func (r Rule) compared(m *model.Model, p place) ([]cal.Shift, error) {
	switch {
	case r.Kind == Change:
		previous, err := cal.ParseShift("previous")
		return []cal.Shift{previous}, err
	case r.wide():
		return r.Window.earlier(r.Expect.past())
	case r.missed(m) && p.spine && r.Window.Month: // also of the days that the month has not come to
		whole, err := cal.ParseShift("month-full")
		return []cal.Shift{whole}, err
	case r.missed(m) && p.spine:
		_, step := r.Window.step()
		return r.Window.earlier(max(1, spine/7/step))
	}
	return nil, nil
}

// missed reports whether a member without a record is a figure too small: such a member has no row and is known by the
// windows before.
func (r Rule) missed(m *model.Model) bool {
	if r.By == "" {
		return false
	}
	return r.Kind == NoData || r.Kind == Threshold && r.Below != nil && r.sums(m)
}

// sums reports whether a rule's figure adds up over days.
func (r Rule) sums(m *model.Model) bool {
	return m != nil && m.Rollup(r.Metric, model.OverPeriod) == model.RollSum
}

// bare reports whether a rule asks for a record alone, whatever it is of.
func (r Rule) bare() bool { return r.Kind == NoData && r.Below == nil }

// mostAsked bounds how many noughts of one check are looked into.
const mostAsked = 100

// behind looks into sums of nought for records: deals of no amount, a sale with its return. Counts are noughts of nothing.
func (e *eye) behind(ctx context.Context, r Rule, q query.Query, seen figures) error {
	desk, ok := e.asker.(recorder)
	m, known := e.about.Model.Metric(r.Metric)
	if !ok || !known || !r.bare() || m.Unit == unit.Of(unit.Count) {
		return nil
	}
	asked := 0
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		s := seen[key]
		if !s.Known || s.Value != 0 || !s.Low.Is {
			continue
		}
		if asked++; asked > mostAsked {
			return nil
		}
		one := q
		if one.Where, ok = only(e.about.Model, q.Where, r.By, key); !ok {
			continue
		}
		list, err := desk.Records(ctx, e.viewer, one, ask.Page{Limit: 1})
		if err = ofRights(err); err != nil {
			return err
		}
		if list != nil && len(list.Rows) > 0 {
			s.Low = Bound{}
			seen[key] = s
		}
	}
	return nil
}

// columnsOf finds the figures of a metric, by view; -1 where there is none.
func columnsOf(f *frame.Frame, metric model.Name, views int) []int {
	list := slices.Repeat([]int{-1}, views)
	for i, c := range f.Columns {
		if c.Metric.Name == metric && c.Kind == frame.Figure && c.View < views {
			list[c.View] = i
		}
	}
	return list
}

// before is the sum of a row's figures in the windows before; ok is false where there was none.
func (r Rule) before(f *frame.Frame, row frame.Row) (sum float64, ok bool) {
	for i, c := range f.Columns {
		if c.Metric.Name == r.Metric && c.Kind == frame.Figure && c.View > 0 && i < len(row.Cells) {
			x, has := present(row.Cells[i])
			sum, ok = sum+x, ok || has
		}
	}
	return sum, ok
}

// sameBefore reports whether two answers say the same of a member's windows before, where those tell that it is missed: of two who
// have nothing now, one may not be the reader's to see.
func (r Rule) sameBefore(all, theirs *ask.Answer, key string) bool {
	if !r.missed(all.Model()) {
		return true
	}
	sum := func(f *frame.Frame) (float64, bool) {
		for _, row := range r.rows(f) {
			if keyOf(row) == key {
				return r.before(f, row)
			}
		}
		return 0, false
	}
	a, had := sum(all.Frame)
	b, has := sum(theirs.Frame)
	return had == has && math.Abs(a-b) <= 1e-9*max(1, math.Abs(a))
}

// readWindows judges each member's window by those before.
func (r Rule) readWindows(a *ask.Answer, p place) (figures, error) {
	f := a.Frame
	if _, _, err := r.columns(f); err != nil {
		return nil, err
	}
	value := columnsOf(f, r.Metric, len(a.Views))
	volume := columnsOf(f, r.Volume.Metric, 1)[0]
	adds := r.sums(a.Model())
	n := len(a.Views) - 1 // the nearest stand first in an answer, and last in a series
	weight := slices.Repeat([]float64{1}, n+1)
	for view := range a.Views {
		if days := a.Views[view].Range; adds {
			weight[n-view] = float64(a.Calendar.WorkingDays(days))
		}
	}
	out := figures{}
	for _, row := range r.rows(f) {
		if row.N != plan.AllPeriods && f.Grain != cal.None {
			continue
		}
		y := make([]float64, n+1)
		for view := range a.Views {
			y[n-view] = math.NaN()
			if i := value[view]; i >= 0 && !a.Unborn(r.Metric, view) && !a.Views[view].Range.Empty() {
				if v, ok := r.valueOf(row.Cells[i]); ok {
					y[n-view] = v
				}
			}
		}
		s := r.expected(y, weight, adds, p)
		if volume >= 0 {
			s.Volume, _ = present(row.Cells[volume])
		}
		out[keyOf(row)] = s
	}
	return r.besideTeam(out), nil
}

// besideTeam moves the lower ends to a share of the middle of all members.
func (r Rule) besideTeam(out figures) figures {
	if r.Expect.Team <= 0 {
		return out
	}
	var last []float64
	for _, s := range out {
		if s.Known {
			last = append(last, s.Value)
		}
	}
	if len(last) <= 2 {
		return out
	}
	team := r.Expect.Team * median(last)
	for key, s := range out {
		if s.Low.Is {
			s.Low.At = min(s.Low.At, team)
			out[key] = s
		}
	}
	return out
}

// ofMonth reports whether a rule judges a month by the days gone by: what it says is over with the month.
func (r Rule) ofMonth() bool { return r.Kind == Pace && r.Window.Month }

// over reports whether what was said is of a month that is over on the day of a check.
func (r Rule) over(s State, slot int64) bool {
	month := func(slot int64) int {
		y, m, _ := cal.Day(slot).YMD()
		return y*12 + int(m)
	}
	const before = 1 // a check is of the days before it
	return r.ofMonth() && s.Slot != 0 && s.Slot <= slot && month(s.Slot-before) != month(slot)
}

// within ends what was said of a month that is over, in silence: nobody can catch up with it any more.
func (r Rule) within(s State, slot int64, now time.Time) State {
	if !r.over(s, slot) {
		return s
	}
	switch {
	case s.Open():
		s.Phase, s.Since, s.Owed = Resolved, now, false
	case s.Phase == Pending:
		s.Phase, s.Since = Quiet, now
	}
	s.Now, s.Before = Tally{}, Tally{}
	return s
}
