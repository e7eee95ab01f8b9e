package alert

import (
	"cmp"
	"context"
	"slices"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/fault"
)

// How many days before the first look are gone through; a made-up company shows its year.
const (
	past     = 90
	pastDemo = 365
)

// Begin goes through the days before the first look, once, and tells nobody: what has been going on for weeks is known as such and
// is no news, and there is a history to look at. ok is false as long as data has not come yet.
func (s *Service) Begin(ctx context.Context) (ok bool, err error) {
	defer fault.Wrap(&err, "alert.Begin")
	states, err := s.Store.AlertStates(ctx)
	if err != nil || len(states) > 0 {
		return err == nil, err
	}
	if s.Ready != nil {
		if ready, err := s.Ready(ctx); err != nil || !ready {
			return false, err
		}
	}
	e, err := open(ctx, s.Asker, access.Admin("ru"))
	if err != nil || e.about.Newest == 0 {
		return false, err
	}
	rules, err := s.Rules(ctx)
	if err != nil {
		return false, err
	}
	days := cal.Day(past)
	if e.about.Settings.Demo {
		days = pastDemo
	}
	kept, err := e.remember(ctx, rules, cal.Range{From: e.about.Today - days, To: e.about.Today})
	if err != nil {
		return false, err
	}
	err = s.Store.ChangeAlerts(ctx, func(states States) (Kept, error) {
		if len(states) > 0 { // another process was first
			return Kept{}, nil
		}
		return kept, nil
	})
	return err == nil, err
}

// remember makes history of a replay. Nothing of it is to be told any more.
func (e *eye) remember(ctx context.Context, rules []Rule, days cal.Range) (Kept, error) {
	out := Kept{States: States{}}
	zone := e.about.Calendar.Zone
	for _, r := range rules {
		if !r.Live() || r.Metric == "" {
			continue
		}
		list, states, err := e.replay(ctx, r, days)
		if fault.Is(err, fault.Invalid) || fault.Is(err, fault.NotFound) { // what cannot be judged has no past either
			continue
		}
		if err != nil {
			return out, err
		}
		for key, st := range states {
			st.Sent, st.Owed = st.Open(), false
			states[key] = st
		}
		out.States[r.ID] = states
		for _, x := range list {
			event := Event{Rule: r.ID, Key: x.Key, Version: r.Version, Incident: x.Incident, Phase: Firing, At: x.From.Start(zone).Add(morning).UTC(), Seen: x.At}
			out.Events = append(out.Events, event)
			if x.To != 0 {
				event.Phase, event.At, event.Seen = Resolved, x.To.Start(zone).Add(morning).UTC(), x.Last
				out.Events = append(out.Events, event)
			}
		}
	}
	slices.SortStableFunc(out.Events, func(a, b Event) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Key, b.Key))
	})
	return out, nil
}
