package alert

import "time"

// resume takes a member over to another condition. What the former one has counted says nothing any more. An incident that is going
// on goes on where the figure is out of bounds by the new one too; else it is over, without a word. Of another figure it is over in
// any case.
func resume(r Rule, was State, x Seen, now time.Time) State {
	s := State{
		Of: r.judged(), On: r.subject(), Incident: was.Incident, Until: was.Until, Hushed: was.Hushed, Own: was.Own,
	}
	if !was.Open() {
		return s
	}
	bad, known := verdict(r, x, true)
	if same := (was.On == "" || was.On == s.On) && x.Slot >= was.Slot; !same || known && !bad {
		s.Phase, s.Since, s.Slot, s.Moved, s.Last = Resolved, now, x.Slot, true, was.Last
		return s
	}
	was.Of, was.On, was.Before, was.Now = s.Of, s.On, Tally{}, Tally{}
	if known { // it is held against what is usual by the new condition
		was.At.Low, was.At.High, was.At.Slack, was.At.Weight = x.Low, x.High, x.Slack, x.Weight
	}
	return was
}

// subject tells rules apart by the figure they look at, so that an incident of one figure does not go on as one of another.
func (r Rule) subject() string {
	return digest(r.Kind, r.Metric, r.By, r.Where, r.Feed, r.Window.Grain, r.Window.Month, r.Window.Today, r.Event)
}
