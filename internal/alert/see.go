package alert

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Case is an incident as one reader sees it.
type Case struct {
	Item

	Incident int64
	// Phase is where it stands: firing, acknowledged, snoozed, resolved.
	Phase Phase
	// Until is when a snooze ends.
	Until time.Time
	// Calms says of one that goes on that its newest figure is a usual one again, and not for long enough.
	Calms bool
	// By is who took it or put it off.
	By string
	// Own says of one that is put off that it is so for the reader alone, Hushes that the reader may put it off for all, Loud that
	// whoever took it keeps nothing from the others by that.
	Own, Hushes, Loud bool
	// Ended is when it was over, zero while it goes on.
	Ended time.Time
	// Steps are the phases it went through, the oldest first.
	Steps []Event
	// Told is who was told that it began, and who was not because the figure is not theirs to see; for those alone who keep rules.
	Told []Delivery

	slot int64 // the check its figure is of
}

// mostEvents bounds how much of the history is read at once, mostCases how many incidents somebody is shown.
const (
	mostEvents     = 6000
	mostDeliveries = 6000
	mostCases      = 200
)

// Open lists the incidents that are going on and that somebody may see, the newest first.
func (s *Service) Open(ctx context.Context, who account.User) (_ []Case, err error) {
	defer fault.Wrap(&err, "alert.Open(%q)", who.Login)
	rules, err := s.Rules(ctx)
	if err != nil {
		return nil, err
	}
	states, err := s.Store.AlertStates(ctx)
	if err != nil {
		return nil, err
	}
	list, err := s.incidents(ctx, rules, "")
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(c Case) bool {
		return !states[c.Rule.ID][c.Key].Open() || states[c.Rule.ID][c.Key].Incident != c.Incident
	})
	now := s.Now()
	for i := range list {
		c, st := &list[i], states[list[i].Rule.ID][list[i].Key]
		c.Phase, c.Until, c.By, c.Loud, c.Hushes = st.PhaseAt(now), st.Until, st.By, st.Loud, Hushes(who, c.Rule, c.Key)
		if own := st.Own.Of(who.Login); c.Phase == Snoozed {
			c.By = cmp.Or(st.Hushed, st.By)
		} else if now.Before(own) {
			c.Phase, c.Until, c.By, c.Own = Snoozed, own, who.Login, true
		}
		c.Value, c.Known, c.Low, c.High, c.slot = st.Last.Value, st.Last.Known, st.Last.Low, st.Last.High, st.Last.Slot
		c.Calms = st.Now.Good > 0 || st.Last.Known && !(c.Low.Is && c.Value < c.Low.At) && !(c.High.Is && c.Value > c.High.At)
	}
	return s.seenBy(ctx, who, list, false)
}

// History lists the incidents that somebody may see, of one rule or of all, the newest first. Of all, what merely happens is left
// out: it is many and has no end.
func (s *Service) History(ctx context.Context, who account.User, rule string) (_ []Case, err error) {
	defer fault.Wrap(&err, "alert.History(%q, %q)", who.Login, rule)
	rules, err := s.Rules(ctx)
	if err != nil {
		return nil, err
	}
	list, err := s.incidents(ctx, rules, rule)
	if err != nil {
		return nil, err
	}
	states, err := s.Store.AlertStates(ctx)
	if err != nil {
		return nil, err
	}
	settled(list, states)
	if rule == "" {
		list = slices.DeleteFunc(list, func(c Case) bool { return c.Rule.Event })
	}
	return s.seenBy(ctx, who, list[:min(len(list), mostCases)], true)
}

// incidents puts the history together, the newest incident first.
func (s *Service) incidents(ctx context.Context, rules []Rule, rule string) ([]Case, error) {
	events, err := s.Store.AlertEvents(ctx, rule, mostEvents)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]Rule, len(rules))
	for _, r := range rules {
		byID[r.ID] = r
	}
	place := map[string]int{}
	var list []Case
	for _, e := range slices.Backward(events) { // the oldest first
		r, ok := byID[e.Rule]
		if !ok || e.Phase == Pending || e.Phase == Quiet {
			continue
		}
		id := e.Rule + "/" + e.Key + "/" + itoa(e.Incident)
		i, ok := place[id]
		if !ok {
			if e.Phase != Firing { // it began before what was read
				continue
			}
			i = len(list)
			place[id] = i
			list = append(list, Case{
				Item: Item{
					ID: id, Say: Alert, Rule: r, Key: e.Key, Since: e.At, Value: e.Seen.Value, Known: e.Seen.Known, Low: e.Seen.Low, High: e.Seen.High,
				},
				Incident: e.Incident, Phase: Firing, slot: e.Seen.Slot,
			})
		}
		c := &list[i]
		c.Steps = append(c.Steps, e)
		switch e.Phase {
		case Acknowledged:
			c.Phase, c.By = Acknowledged, e.By
		case Resolved:
			c.Phase, c.Ended = Resolved, e.At
		case Snoozed, Muted, Woken, Quiet, Pending, Firing:
		}
	}
	slices.Reverse(list)
	return list, nil
}

// settled ends the incidents, the newest first, that nobody knows of any more: their rule was changed, and no end was noted.
func settled(list []Case, states States) {
	next := map[[2]string]time.Time{} // when a member's following incident began
	for i := range list {
		c := &list[i]
		id := [2]string{c.Rule.ID, c.Key}
		st, known := states[c.Rule.ID][c.Key]
		if c.Phase != Resolved && known && (!st.Open() || st.Incident != c.Incident) {
			c.Phase, c.Ended = Resolved, c.Since
			if at, ok := next[id]; ok {
				c.Ended = at
			} else if st.Since.After(c.Since) {
				c.Ended = st.Since
			}
		}
		next[id] = c.Since
	}
}

// shown is what was found of whom: a figure of a day gone by is asked for once a version of the data.
type shown struct {
	version warehouse.Version
	items   map[string]seenItem
}

type seenItem struct {
	item Item
	fit  bool
}

// mostShown bounds what is kept of it.
const mostShown = 5000

// seenBy keeps the cases that somebody may see, with names.
func (s *Service) seenBy(ctx context.Context, who account.User, list []Case, bare bool) ([]Case, error) {
	about, err := s.Asker.About(ctx)
	if err != nil {
		return nil, err
	}
	name := func(c Case) string {
		return who.Login + "\x00" + strconv.Itoa(who.Stamp) + "\x00" + string(who.Role) + "\x00" + who.Lang + "\x00" + c.ID + "\x00" + c.Rule.judged() +
			"\x00" + itoa(c.slot) + "\x00" + strconv.FormatBool(bare)
	}
	known := make([]seenItem, len(list))
	var ask []wanted
	var at []int
	s.mu.Lock()
	if s.shown.version != about.Version || len(s.shown.items) > mostShown {
		s.shown = shown{about.Version, map[string]seenItem{}}
	}
	for i, c := range list {
		one, ok := s.shown.items[name(c)]
		if known[i] = one; ok {
			continue
		}
		at = append(at, i)
		ask = append(ask, wanted{rule: c.Rule, bare: bare, n: Notification{
			ID: c.ID, Rule: c.Rule.ID, Key: c.Key, Notice: Notice{Say: Alert, Incident: c.Incident, Since: c.Since, Seen: Seen{Slot: c.slot}},
		}})
	}
	s.mu.Unlock()
	items, fit, err := s.items(ctx, who, ask)
	if err != nil {
		return nil, err
	}
	for n := range items {
		if fit[n] && !bare {
			if err := s.quote(ctx, who, ask[n].n, &items[n]); err != nil {
				return nil, err
			}
		}
	}
	s.mu.Lock()
	for n, i := range at {
		known[i] = seenItem{items[n], fit[n]}
		if s.shown.version == about.Version {
			s.shown.items[name(list[i])] = known[i]
		}
	}
	s.mu.Unlock()
	told := map[string][]Delivery{}
	if Keeps(who.Role) {
		deliveries, err := s.Store.AlertDeliveries(ctx, mostDeliveries)
		if err != nil {
			return nil, err
		}
		for _, d := range deliveries {
			if d.Say == Alert {
				id := d.Rule + "/" + d.Key + "/" + itoa(d.Incident)
				told[id] = append(told[id], d.Delivery)
			}
		}
	}
	var out []Case
	for i, c := range list {
		if !known[i].fit {
			continue
		}
		x := known[i].item
		c.Told = told[c.ID]
		x.Rule, x.Since, x.Value, x.Known, x.Low, x.High = c.Rule, c.Since, c.Value, c.Known, c.Low, c.High
		c.Item = x
		out = append(out, c)
	}
	return out, nil
}

// Reads reports whether somebody may know of a rule: they keep rules, or it may tell them; and they see its figures.
func (s *Service) Reads(ctx context.Context, who account.User, r Rule) (bool, error) {
	about, err := s.Asker.About(ctx)
	if err != nil {
		return false, err
	}
	if r.Metric != "" && !shows(s.Viewer(who), about.Model, r) {
		return false, nil
	}
	if Keeps(who.Role) {
		return true, nil
	}
	house, err := s.Asker.House(ctx)
	return MayTell(r, house, who), err
}

// Keeps reports whether a role may change rules.
func Keeps(r account.Role) bool { return r.Administers() || r == account.Analyst }

// Versions gives all versions of a rule, the newest first; the first one of a shipped rule has nobody's name.
func (s *Service) Versions(ctx context.Context, id string) (_ []Version, err error) {
	defer fault.Wrap(&err, "alert.Versions(%q)", id)
	list, err := s.Store.AlertVersions(ctx, id)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(s.shipped, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return list, nil
	}
	for n := range list {
		list[n].Rule.Version++
		list[n].Rule.Shipped = true
	}
	return append(list, Version{Rule: s.shipped[i]}), nil
}

// Shipped gives a rule as the program brings it; ok is false of a company's own.
func (s *Service) Shipped(id string) (r Rule, ok bool) {
	i := slices.IndexFunc(s.shipped, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return r, false
	}
	return s.shipped[i], true
}

// Rule gives one rule in force.
func (s *Service) Rule(ctx context.Context, id string) (Rule, error) {
	rules, err := s.Rules(ctx)
	if err != nil {
		return Rule{}, err
	}
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, fault.Sentence(fault.NotFound, "There is no such alert.", "Такого оповещения нет.")
	}
	return rules[i], nil
}

// Mine lists the rules in force that tell somebody of one member or another, and whose figures they may see.
func (s *Service) Mine(ctx context.Context, u account.User) (_ []Rule, err error) {
	defer fault.Wrap(&err, "alert.Mine(%q)", u.Login)
	rules, err := s.Rules(ctx)
	if err != nil {
		return nil, err
	}
	about, err := s.Asker.About(ctx)
	if err != nil {
		return nil, err
	}
	house, err := s.Asker.House(ctx)
	if err != nil {
		return nil, err
	}
	v := s.Viewer(u)
	return slices.DeleteFunc(rules, func(r Rule) bool {
		return !r.Live() || !MayTell(r, house, u) || r.Metric != "" && !shows(v, about.Model, r)
	}), nil
}

// Deliveries tells what became of notices, the newest first: everybody's for those who keep rules, otherwise what they themselves
// were told.
func (s *Service) Deliveries(ctx context.Context, who account.User, limit int) (_ []Delivered, err error) {
	defer fault.Wrap(&err, "alert.Deliveries(%q)", who.Login)
	list, err := s.Store.AlertDeliveries(ctx, mostDeliveries)
	if !Keeps(who.Role) {
		list = slices.DeleteFunc(list, func(d Delivered) bool { return d.Login != who.Login || d.Outcome != Sent })
	}
	return list[:min(len(list), limit)], err
}
