package alert_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/cal"
)

// shelf is a store for tests.
type shelf struct {
	mu       sync.Mutex
	versions []alert.Version
	states   alert.States
	events   []alert.Event
	notices  []alert.Notification
	told     map[string][]alert.Delivery
	done     map[string]bool
}

func newShelf() *shelf {
	return &shelf{states: alert.States{}, told: map[string][]alert.Delivery{}, done: map[string]bool{}}
}

func (s *shelf) SaveAlert(_ context.Context, v alert.Version) (int, error) {
	v.Rule.Version = 1
	for _, x := range s.versions {
		if x.Rule.ID == v.Rule.ID {
			v.Rule.Version = x.Rule.Version + 1
		}
	}
	s.versions = append(s.versions, v)
	return v.Rule.Version, nil
}

func (s *shelf) Alerts(context.Context) ([]alert.Version, error) {
	last := map[string]alert.Version{}
	for _, v := range s.versions {
		last[v.Rule.ID] = v
	}
	return slices.Collect(maps.Values(last)), nil
}

func (s *shelf) AlertVersions(context.Context, string) ([]alert.Version, error) {
	return s.versions, nil
}

func (s *shelf) AlertStates(context.Context) (alert.States, error) { return s.states, nil }

func (s *shelf) ChangeAlerts(_ context.Context, change func(alert.States) (alert.Kept, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := change(s.states)
	if err != nil {
		return err
	}
	for rule, states := range k.States {
		if s.states[rule] == nil {
			s.states[rule] = map[string]alert.State{}
		}
		maps.Copy(s.states[rule], states)
	}
	for _, n := range k.Notices {
		if slices.ContainsFunc(s.notices, func(x alert.Notification) bool { return x.ID == n.ID }) {
			return fmt.Errorf("a second notice %s", n.ID)
		}
		s.notices = append(s.notices, n)
	}
	s.events = append(s.events, k.Events...)
	return nil
}

func (s *shelf) AlertEvents(_ context.Context, rule string, limit int) (list []alert.Event, _ error) {
	for _, e := range slices.Backward(s.events) {
		if (rule == "" || e.Rule == rule) && len(list) < limit {
			list = append(list, e)
		}
	}
	return list, nil
}

func (s *shelf) AlertDeliveries(context.Context, int) (list []alert.Delivered, _ error) {
	for _, n := range slices.Backward(s.notices) {
		for _, d := range s.told[n.ID] {
			list = append(list, alert.Delivered{Rule: n.Rule, Key: n.Key, Incident: n.Incident, Say: n.Say, Delivery: d})
		}
	}
	return list, nil
}

func (s *shelf) Untold(context.Context, int) (list []alert.Notification, _ error) {
	for _, n := range s.notices {
		if s.done[n.ID] {
			continue
		}
		for _, d := range s.told[n.ID] {
			n.Told = append(n.Told, d.Login)
		}
		for _, a := range s.notices {
			if a.Rule == n.Rule && a.Key == n.Key && a.Incident == n.Incident && a.Say == alert.Alert {
				for _, d := range s.told[a.ID] {
					if d.Outcome == alert.Sent {
						n.For = append(n.For, d.Login)
					}
				}
			}
		}
		list = append(list, n)
	}
	return list, nil
}

func (s *shelf) TellAlert(_ context.Context, id string, list []alert.Delivery, done bool) error {
	s.told[id] = append(s.told[id], list...)
	s.done[id] = s.done[id] || done
	return nil
}

// box keeps letters instead of carrying them.
type box struct {
	letters []alert.Letter
	fails   bool
}

func (b *box) Send(_ context.Context, l alert.Letter) error {
	if b.fails {
		return fmt.Errorf("the post is closed")
	}
	b.letters = append(b.letters, l)
	return nil
}

// TestLiveIsReplay lets the days go by before a live watch, and replays them: incidents begin and end on the same days, and the
// same is told.
func TestLiveIsReplay(t *testing.T) {
	if testing.Short() {
		t.Skip("months of a company")
	}
	h := furnish(t, 0.4)
	store := newShelf()
	s, err := alert.New(alert.Options{
		Store: store, Asker: h.desk, Model: h.model, Now: func() time.Time { return h.now }, Sender: &box{},
		People: func(context.Context) ([]account.User, error) { return nil, nil },
		Viewer: func(account.User) access.Viewer { return access.Viewer{} },
	})
	if err != nil {
		t.Fatal(err)
	}
	today := cal.Date(2026, time.November, 19)
	days := cal.Range{From: today - 75, To: today + 1}
	about, err := h.desk.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	zone := about.Calendar.Zone
	for day := days.From - 30; day < days.To; day++ {
		for _, hour := range []int{10, 10, 12, 18} { // more often than anything changes
			h.now = day.Start(zone).Add(time.Duration(hour) * time.Hour)
			if _, err := s.Check(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	live := map[string]int{}
	for _, e := range store.events {
		if day := cal.DayOf(e.At, zone); days.Contains(day) && (e.Phase == alert.Firing || e.Phase == alert.Resolved) {
			live[fmt.Sprint(e.Rule, " ", e.Key, " ", day, " ", e.Phase)]++
		}
	}
	h.now = h.company.End()
	past, err := alert.Replay(t.Context(), h.desk, access.Admin("ru"), h.rules, days)
	if err != nil {
		t.Fatal(err)
	}
	replayed := map[string]int{}
	for _, x := range past {
		if days.Contains(x.From) {
			replayed[fmt.Sprint(x.Rule, " ", x.Key, " ", x.From, " ", alert.Firing)]++
		}
		if days.Contains(x.To) {
			replayed[fmt.Sprint(x.Rule, " ", x.Key, " ", x.To, " ", alert.Resolved)]++
		}
	}
	if len(live) < 6 {
		t.Errorf("only %d changes to compare", len(live))
	}
	for key := range maps.All(live) {
		if replayed[key] != live[key] {
			t.Errorf("live alone: %s", key)
		}
	}
	for key := range maps.All(replayed) {
		if replayed[key] != live[key] {
			t.Errorf("replayed alone: %s", key)
		}
	}
	t.Logf("%d changes alike", len(live))
}
