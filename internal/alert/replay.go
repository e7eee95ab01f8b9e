package alert

import (
	"context"
	"slices"
	"time"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/fault"
)

// Past is one incident of a replay.
type Past struct {
	Rule, Key string
	Incident  int64
	// From is the day it began, To the day it was over, 0 while it goes on.
	From, To cal.Day
	// At is the figure that began it, Last the newest.
	At, Last Seen
	// Alert and Recovery are what would have been told.
	Alert, Recovery bool
}

// morning is when a day's check is made in a replay.
const morning = 10 * time.Hour

// batch is how many checks are asked for at once in a replay.
const batch = 120

// Replay tells when rules would have fired on days gone by, as the data is known now: each day is asked as of itself, and the
// steps are those of live checks. days end before today. Rules that are told their figures have no past and no incidents. What
// the viewer may not see is not looked at.
func Replay(ctx context.Context, asker Asker, v access.Viewer, rules []Rule, days cal.Range) (list []Past, err error) {
	defer fault.Wrap(&err, "alert.Replay(%d rules, %s)", len(rules), days)
	e, err := open(ctx, asker, v)
	if err != nil {
		return nil, err
	}
	days = days.Clip(cal.Range{From: days.From, To: e.about.Today + 1})
	for _, r := range rules {
		one, _, err := e.replay(ctx, r, days)
		if err != nil {
			return nil, err
		}
		list = append(list, one...)
	}
	return list, nil
}

// replay gives the incidents of a rule, and what is known of its members in the end.
func (e *eye) replay(ctx context.Context, r Rule, days cal.Range) (list []Past, states map[string]State, err error) {
	if r.Metric == "" {
		return nil, nil, nil
	}
	states = map[string]State{}
	open := map[string]int{} // place of a member's last incident
	var checks []check
	flush := func() error {
		if err := e.look(ctx, checks); err != nil {
			return err
		}
		for _, c := range checks {
			if c.err != nil {
				return c.err
			}
			p := placeOf(r, e.about.Calendar, c.day)
			now := c.day.Start(e.about.Calendar.Zone).Add(morning)
			if !p.ok {
				for key, st := range states {
					m := moved{key: key, was: st, is: r.within(st, p.slot, now)}
					states[key] = m.is
					list = noted(list, open, r, c.day, m)
				}
				continue
			}
			for _, m := range advance(r, states, c.seen, p.slot, now) {
				m = r.settle(m, now)
				states[m.key] = m.is
				list = noted(list, open, r, c.day, m)
			}
		}
		checks = checks[:0]
		return nil
	}
	last := int64(-1)
	for day := r.warm(days.From); day < days.To; day++ {
		p := placeOf(r, e.about.Calendar, day)
		if p.slot == last { // the same figures again change nothing
			continue
		}
		last = p.slot
		if checks = append(checks, check{rule: r, day: day}); len(checks) == batch {
			if err := flush(); err != nil {
				return nil, nil, err
			}
		}
	}
	if err := flush(); err != nil {
		return nil, nil, err
	}
	return slices.DeleteFunc(list, func(x Past) bool { return x.To != 0 && x.To < days.From }), states, nil
}

// settle lets the hours until the next check go by, so that what waits for the digest is told.
func (r Rule) settle(m moved, now time.Time) moved {
	for _, later := range []time.Duration{2 * time.Hour, 5 * time.Hour, 8 * time.Hour, 24 * time.Hour} {
		at := now.Add(later)
		if r.over(m.is, int64(cal.DayOf(at, at.Location()))) {
			break
		}
		is, notices := Tick(r, m.is, at)
		m.is, m.notices = is, append(m.notices, notices...)
	}
	return m
}

// warm is the day on which a replay begins, so that checks in a row are counted before its first day.
func (r Rule) warm(from cal.Day) cal.Day {
	n := cal.Day(r.checks() + r.calm())
	if r.Window.Grain == Weekly {
		n *= 7
	}
	return from - n
}

// noted keeps what a step did to incidents.
func noted(list []Past, open map[string]int, r Rule, day cal.Day, m moved) []Past {
	if m.is.Incident > m.was.Incident {
		open[m.key] = len(list)
		list = append(list, Past{Rule: r.ID, Key: m.key, Incident: m.is.Incident, From: day, At: m.is.At})
	}
	i, ok := open[m.key]
	if !ok {
		return list
	}
	list[i].Last = m.is.Last
	if m.is.Phase == Resolved && list[i].To == 0 {
		list[i].To = day
	}
	for _, n := range m.notices {
		list[i].Alert = list[i].Alert || n.Say == Alert
		list[i].Recovery = list[i].Recovery || n.Say == Recovery
	}
	return list
}
