package alert

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/warehouse"
)

// Sender takes letters to be carried. It may be given an item again after a crash; items have ids by which it knows them. A person
// whom no letter can reach is [NowhereError].
type Sender interface {
	Send(ctx context.Context, l Letter) error
}

// Options are what a Service is made of.
type Options struct {
	Store Store
	Asker Asker
	// Model is what shipped rules are checked against.
	Model *model.Model
	Now   func() time.Time
	// Late tells how late sources are; Feeds give what else is told from outside. A rule whose feed is missing waits.
	Late  Source
	Feeds map[string]Source
	// People lists all accounts, Viewer what one of them may see.
	People func(ctx context.Context) ([]account.User, error)
	Viewer func(u account.User) access.Viewer
	Sender Sender
	// Stopped reports whether somebody wants no more of a rule, by their login; nil: everybody wants them.
	Stopped func(ctx context.Context, rule, login string) (bool, error)
	Log     *slog.Logger
	// Ready reports whether all data has come that is to come at first; until then nothing is looked at. nil is always.
	Ready func(ctx context.Context) (bool, error)
	// Titles are what the company calls its sources, by id; nil: they go by their ids.
	Titles func(ctx context.Context) (map[string]string, error)
}

// Service watches figures and tells people. It is safe for use by several goroutines, and several processes may watch one store.
type Service struct {
	Options

	shipped []Rule

	mu    sync.Mutex
	seen  looked
	shown shown
}

// looked is what the last look was at: while it is the same, figures are too.
type looked struct {
	version warehouse.Version
	day     cal.Day
	rules   string
}

// New makes a service. It fails when a shipped rule is wrong.
func New(o Options) (*Service, error) {
	shipped, err := Shipped(o.Model)
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Options: o, shipped: shipped}, nil
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// Rules gives all rules in force: the shipped ones as the company has changed them, and its own.
func (s *Service) Rules(ctx context.Context) (list []Rule, err error) {
	defer fault.Wrap(&err, "alert.Rules")
	kept, err := s.Store.Alerts(ctx)
	if err != nil {
		return nil, err
	}
	list = slices.Clone(s.shipped)
	for _, v := range kept {
		i := slices.IndexFunc(list, func(r Rule) bool { return r.ID == v.Rule.ID })
		if i < 0 {
			list = append(list, v.Rule)
			continue
		}
		v.Rule.Shipped, v.Rule.Version = true, v.Rule.Version+1 // the shipped one is the first
		list[i] = v.Rule
	}
	list = slices.DeleteFunc(list, func(r Rule) bool { return r.Gone })
	for i, r := range list {
		if r.Live() && !s.fed(r) {
			list[i].Waits = model.Text{EN: "Nobody tells these figures yet.", RU: "Этих сведений пока никто не сообщает."}
		}
	}
	return list, nil
}

// Save keeps a rule as its next version.
func (s *Service) Save(ctx context.Context, who board.Person, r Rule) (_ Rule, err error) {
	defer fault.Wrap(&err, "alert.Save(%q)", r.ID)
	if !Keeps(who.Role) {
		return r, fault.Sentence(fault.Forbidden, "Alerts are kept by administrators and analysts.", "Оповещения ведут администраторы и аналитики.")
	}
	if !validID(r.ID) {
		return r, fault.Invalidf("An alert's id has latin letters, digits and _.", "Идентификатор оповещения — латинские буквы, цифры и _.")
	}
	about, err := s.Asker.About(ctx)
	if err != nil {
		return r, err
	}
	if err := Check(r, about.Model); err != nil {
		return r, err
	}
	r.Version, err = s.Store.SaveAlert(ctx, Version{Rule: r, By: who.Login, At: s.Now().UTC().Truncate(time.Second)})
	return r, err
}

func validID(id string) bool {
	const longest = 64
	for _, c := range id {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return id != "" && len(id) <= longest
}

// BackTest tells when a rule, kept or not, would have fired in the last days, by the figures that somebody may see.
func (s *Service) BackTest(ctx context.Context, v access.Viewer, r Rule, days int) (_ []Past, err error) {
	defer fault.Wrap(&err, "alert.BackTest(%q, %d)", r.ID, days)
	about, err := s.Asker.About(ctx)
	if err != nil {
		return nil, err
	}
	if err := Check(r, about.Model); err != nil {
		return nil, err
	}
	const most = 400
	days = min(max(days, 1), most)
	return Replay(ctx, s.Asker, v, []Rule{r}, cal.Range{From: about.Today - cal.Day(days) + 1, To: about.Today + 1})
}

// Check looks at all rules, if there is anything new to see, and steps what is known of them. It gives how many notices there are
// to carry.
func (s *Service) Check(ctx context.Context) (notices int, err error) {
	defer fault.Wrap(&err, "alert.Check")
	e, err := open(ctx, s.Asker, access.Admin("ru"))
	if err != nil {
		return 0, err
	}
	rules, err := s.Rules(ctx)
	if err != nil {
		return 0, err
	}
	now := s.Now().In(e.about.Calendar.Zone)
	mark := looked{version: e.about.Version, day: e.about.Today}
	live := map[string]check{}
	for _, r := range rules {
		if r.Live() {
			live[r.ID] = check{rule: r, day: e.about.Today}
			mark.rules += r.ID + r.judged()
		}
	}
	s.mu.Lock()
	same := s.seen == mark
	s.mu.Unlock()
	if !same {
		if err := s.lookAll(ctx, e, live); err != nil {
			return 0, err
		}
	}
	if err := s.told(ctx, e, live, now); err != nil { // how late a source is changes by itself
		return 0, err
	}
	err = s.Store.ChangeAlerts(ctx, func(states States) (Kept, error) {
		c := stepAll(e, live, states, now)
		notices = len(c.Notices)
		return c, nil
	})
	if err == nil {
		s.mu.Lock()
		s.seen = mark
		s.mu.Unlock()
	}
	return notices, err
}

// fed reports whether whoever tells a rule its figures is there.
func (s *Service) fed(r Rule) bool {
	switch r.Kind {
	case Late:
		return s.Late != nil
	case Feed:
		return s.Feeds[r.Feed] != nil
	case Threshold, Pace, Change, Anomaly, NoData:
	}
	return true
}

// lookAll asks for all rules at once.
func (s *Service) lookAll(ctx context.Context, e *eye, live map[string]check) error {
	ids := slices.Sorted(maps.Keys(live))
	checks := make([]check, len(ids))
	for i, id := range ids {
		checks[i] = live[id]
	}
	if err := e.look(ctx, checks); err != nil {
		return err
	}
	for i, id := range ids {
		if err := checks[i].err; err != nil {
			s.Log.WarnContext(ctx, "an alert cannot be judged", "rule", id, "error", err)
		}
		live[id] = checks[i]
	}
	return nil
}

// told asks those who tell figures.
func (s *Service) told(ctx context.Context, e *eye, live map[string]check, now time.Time) error {
	for id, c := range live {
		from := s.Feeds[c.rule.Feed]
		switch c.rule.Kind {
		case Late:
			from = s.Late
		case Feed:
		case Threshold, Pace, Change, Anomaly, NoData:
			continue
		}
		list, err := from(ctx, e.about, now)
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			s.Log.WarnContext(ctx, "an alert is not told its figures", "rule", id, "error", err)
			continue
		}
		c.seen = figures{}
		for _, x := range list {
			seen := c.rule.bounded(Seen{Slot: int64(c.day), Value: x.Value})
			seen.Known = true
			c.seen[x.Key] = seen
		}
		live[id] = c
	}
	return nil
}

// stepAll steps the members of all rules. Incidents of rules that are switched off are dropped in silence.
func stepAll(e *eye, live map[string]check, states States, now time.Time) Kept {
	out := Kept{States: States{}}
	for _, rule := range slices.Sorted(maps.Keys(states)) {
		if _, ok := live[rule]; ok {
			continue
		}
		for key, st := range states[rule] {
			if st.Open() || st.Phase == Pending || st.Owed {
				st.Phase, st.Owed, st.Since = Resolved, false, now
				out.add(rule, 0, moved{key: key, is: st, happened: true}, now)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(live)) {
		c := live[id]
		p := placeOf(c.rule, e.about.Calendar, c.day)
		if c.seen == nil || c.err != nil || !p.ok {
			for key, st := range states[id] {
				is, notices := Tick(c.rule, c.rule.within(st, p.slot, now), now)
				out.add(id, c.rule.Version, moved{key: key, was: st, is: is, notices: notices, happened: is.Phase != st.Phase}, now)
			}
			continue
		}
		for _, m := range advance(c.rule, states[id], c.seen, p.slot, now) {
			out.add(id, c.rule.Version, m, now)
		}
	}
	return out
}

// add takes in what a step did; what it left as it was is not kept again.
func (c *Kept) add(rule string, version int, m moved, now time.Time) {
	if m.is == m.was {
		return
	}
	if c.States[rule] == nil {
		c.States[rule] = map[string]State{}
	}
	c.States[rule][m.key] = m.is
	if m.happened {
		c.Events = append(c.Events, Event{
			Rule: rule, Key: m.key, Version: version, Incident: m.is.Incident, Phase: m.is.Phase, At: now.UTC().Truncate(time.Second), Seen: m.is.Last,
		})
	}
	for _, n := range m.notices {
		c.Notices = append(c.Notices, Notification{
			ID: notificationID(rule, m.key, n), Rule: rule, Key: m.key, Version: version, At: now.UTC().Truncate(time.Second), Notice: n,
		})
	}
}

// Acknowledge says that somebody takes care of an incident. The others hear no more of it only where it is theirs to say; see
// [Hushes].
func (s *Service) Acknowledge(ctx context.Context, who account.User, rule, key string) error {
	return s.act(ctx, who, rule, key, func(r Rule, st State, now time.Time) (State, Phase, bool) {
		return takenBy(r, key, st, who, now)
	})
}

// Snooze keeps a member's notices back until a moment: from all, or from them alone where it is not theirs to say for all; see
// [Hushes].
func (s *Service) Snooze(ctx context.Context, who account.User, rule, key string, until time.Time) error {
	return s.act(ctx, who, rule, key, func(r Rule, st State, now time.Time) (State, Phase, bool) {
		return putOffBy(r, key, st, who, until, now)
	})
}

// act lets somebody who may see the figure change what is known of it.
func (s *Service) act(ctx context.Context, who account.User, rule, key string, do func(Rule, State, time.Time) (State, Phase, bool)) (err error) {
	defer fault.Wrap(&err, "alert.act(%q, %q)", rule, key)
	rules, err := s.Rules(ctx)
	if err != nil {
		return err
	}
	none := fault.Sentence(fault.NotFound, "There is no such alert.", "Такого оповещения нет.")
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == rule })
	if i < 0 {
		return none
	}
	states, err := s.Store.AlertStates(ctx)
	if err != nil {
		return err
	}
	st, ok := states[rule][key]
	if !ok {
		return none
	}
	if _, ok, err = s.item(ctx, who, rules[i], Notification{Rule: rule, Key: key, Notice: Notice{Say: Alert, Seen: st.Last}}); err != nil || !ok {
		if err == nil {
			err = none
		}
		return err
	}
	now := s.Now().UTC().Truncate(time.Second)
	return s.Store.ChangeAlerts(ctx, func(states States) (Kept, error) {
		st, phase, ok := do(rules[i], states[rule][key], now)
		if !ok {
			return Kept{}, fault.Sentence(fault.Conflict, "The alert is over already, or taken by somebody.", "Оповещение уже закрыто или принято.")
		}
		return Kept{
			States: States{rule: {key: st}},
			Events: []Event{{Rule: rule, Key: key, Version: rules[i].Version, Incident: st.Incident, Phase: phase, At: now, By: who.Login, Seen: st.Last}},
		}, nil
	})
}

// Lateness tells how late sources are, in turns of their own timetables; those that have none are left out.
func Lateness(fresh []warehouse.Freshness, turns map[string]time.Duration, now time.Time) (list []Told) {
	last := map[string]time.Time{}
	for _, f := range fresh {
		if f.Seen.After(last[f.Source]) {
			last[f.Source] = f.Seen
		}
	}
	for _, source := range slices.Sorted(maps.Keys(last)) {
		if turn := turns[source]; turn > 0 {
			list = append(list, Told{Key: source, Value: now.Sub(last[source]).Seconds() / turn.Seconds()})
		}
	}
	return list
}
