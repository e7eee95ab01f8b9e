package alert

import (
	"math"
	"time"
)

// Phase is where an incident stands.
type Phase string

// The phases. Snoozed is said of whatever stands while nobody wants to hear of it; see [State.PhaseAt].
const (
	Quiet        Phase = ""
	Pending      Phase = "pending"
	Firing       Phase = "firing"
	Acknowledged Phase = "acknowledged"
	Snoozed      Phase = "snoozed"
	Resolved     Phase = "resolved"
	// Muted is said in the history alone: somebody has put off what they themselves are told.
	Muted Phase = "muted"
	// Woken is said in the history alone: somebody has ended what was put off.
	Woken Phase = "woken"
)

// Bound is one end of the usual, where there is one.
type Bound struct {
	At float64 `json:"at"`
	Is bool    `json:"is"`
}

// To makes a bound.
func To(at float64) Bound { return Bound{At: at, Is: true} }

// Seen is the figure of one member in one check.
type Seen struct {
	// Slot numbers the checks of a rule: the day or the week. Whatever is seen within one slot is one check.
	Slot  int64   `json:"slot"`
	Value float64 `json:"value"`
	// Known is false where there is no figure to judge.
	Known bool `json:"known"`
	// Low and High are the ends of the usual; Slack is how far inside them a firing figure must come back.
	Low   Bound   `json:"low"`
	High  Bound   `json:"high"`
	Slack float64 `json:"slack,omitempty"`
	// Volume is how much there was.
	Volume float64 `json:"volume,omitempty"`
	// Weight is how much of a usual period this one is, where its range was expected from the past: 4 of a week of four days.
	Weight float64 `json:"weight,omitempty"`
}

// Tally counts checks in a row.
type Tally struct {
	Bad  int `json:"bad,omitempty"`
	Good int `json:"good,omitempty"`
	Mute int `json:"mute,omitempty"` // without a figure
}

// State is what is known of one member of a rule. The zero State has seen nothing.
type State struct {
	// Of is what the rule judged by, so that another condition counts anew; On is the figure that it looked at.
	Of    string `json:"of,omitempty"`
	On    string `json:"on,omitempty"`
	Phase Phase  `json:"phase,omitempty"`
	// Incident numbers the incidents of the member, from 1.
	Incident int64     `json:"incident,omitempty"`
	Since    time.Time `json:"since,omitzero"`
	Until    time.Time `json:"until,omitzero"`   // snoozed until then
	Hushed   string    `json:"hushed,omitempty"` // who snoozed
	By       string    `json:"by,omitempty"`     // who acknowledged
	// Loud says that whoever acknowledged it keeps nothing from the others by that; see [Hushes].
	Loud bool `json:"loud,omitempty"`
	// Own are those who have put off what they themselves are told.
	Own Mutes `json:"own,omitempty"`
	// Slot is the last check; Before counts those before it, Now those with it.
	Slot   int64 `json:"slot,omitempty"`
	Before Tally `json:"before,omitzero"`
	Now    Tally `json:"now,omitzero"`
	// Moved says that an incident began or ended in this slot: it does neither again in the same one.
	Moved bool `json:"moved,omitempty"`
	// Sent says that the alert of this incident was told; Owed that its end is still to be told; Due is when either may be.
	Sent bool      `json:"sent,omitempty"`
	Owed bool      `json:"owed,omitempty"`
	Due  time.Time `json:"due,omitzero"`
	// Last is the last figure, At the one that began the incident.
	Last Seen `json:"last,omitzero"`
	At   Seen `json:"at,omitzero"`
}

// Open reports whether an incident is going on.
func (s State) Open() bool { return s.Phase == Firing || s.Phase == Acknowledged }

// PhaseAt is the phase people are shown.
func (s State) PhaseAt(now time.Time) Phase {
	if now.Before(s.Until) && s.Phase != Resolved && s.Phase != Quiet {
		return Snoozed
	}
	return s.Phase
}

// Say is what a notice tells.
type Say string

// What notices tell.
const (
	Alert    Say = "alert"
	Recovery Say = "recovery"
)

// Notice is one thing to be told. There is at most one of each Say for an incident.
type Notice struct {
	Say      Say       `json:"say"`
	Incident int64     `json:"incident"`
	Since    time.Time `json:"since"` // when the incident began, of a recovery when it ended
	Seen     Seen      `json:"seen"`
}

// hold is for how many checks an incident is judged by what was usual when it began; after that what lasts is usual.
const hold = 13

// forget is after how many checks without a figure an incident is dropped in silence.
const forget = 14

// Step takes what was seen of one member. It reads nothing and keeps nothing: equal arguments give equal results. What is seen
// again in the same slot, or of a slot gone by, counts once; now carries the company's zone.
func Step(r Rule, s State, seen Seen, now time.Time) (State, []Notice) {
	if seen.Slot >= s.Slot {
		var known bool
		if s, known = count(r, s, seen); known || s.Now.Mute >= forget {
			s = move(r, s, now)
		}
	}
	return Tick(r, s, now)
}

// Tick tells what had to wait for the end of quiet hours, of a snooze, or for the digest.
func Tick(r Rule, s State, now time.Time) (State, []Notice) {
	if now.Before(s.Until) || now.Before(s.Due) || r.quiet(now) {
		return s, nil
	}
	switch {
	case (s.Phase == Firing || s.Phase == Acknowledged && s.Loud) && !s.Sent:
		s.Sent = true
		return s, []Notice{{Say: Alert, Incident: s.Incident, Since: s.Since, Seen: s.Last}}
	case s.Owed && !s.Open():
		s.Owed = false
		return s, []Notice{{Say: Recovery, Incident: s.Incident, Since: s.Since, Seen: s.Last}}
	}
	return s, nil
}

// count takes a check into the tally.
func count(r Rule, s State, seen Seen) (_ State, known bool) {
	if seen.Slot > s.Slot {
		s.Before, s.Slot, s.Moved = s.Now, seen.Slot, false
	}
	before := s.Before
	if before.Mute >= forget { // what was so long ago is in a row with nothing
		before = Tally{Mute: before.Mute}
	}
	s.Now = before
	if r.Kind == Anomaly && s.Open() && seen.Slot-s.At.Slot <= hold { // what it fell to must not become what is usual
		seen = seen.against(s.At)
	}
	switch bad, known := verdict(r, seen, s.Open()); {
	case !known:
		s.Now.Mute++
		return s, false
	case bad:
		s.Now = Tally{Bad: before.Bad + 1}
	default:
		s.Now = Tally{Good: before.Good + 1}
	}
	s.Last = seen
	return s, true
}

// against holds a figure against what was usual of an earlier one, by how much of a usual period each is.
func (x Seen) against(was Seen) Seen {
	scale := 1.0
	if x.Weight > 0 && was.Weight > 0 {
		scale = x.Weight / was.Weight
	}
	x.Low, x.High, x.Slack = was.Low, was.High, was.Slack*scale
	x.Low.At *= scale
	x.High.At *= scale
	return x
}

// verdict judges a figure. One that fires must come back further than to the bound it crossed.
func verdict(r Rule, seen Seen, open bool) (bad, known bool) {
	if !seen.Known || math.IsNaN(seen.Value) || r.Volume.Metric != "" && seen.Volume < r.Volume.Least {
		return false, false
	}
	slack := 0.0
	if open {
		slack = seen.Slack
	}
	return seen.Low.Is && seen.Value < seen.Low.At+slack || seen.High.Is && seen.Value > seen.High.At-slack, true
}

// move begins and ends incidents.
func move(r Rule, s State, now time.Time) State {
	switch {
	case s.Moved:
	case s.Open() && s.Now.Good >= r.calm():
		s.Owed, s.Due = s.Sent && !r.Event, r.due(now)
		s.Phase, s.Since, s.Moved = Resolved, now, true
	case s.Open() && s.Now.Mute >= forget:
		s.Phase, s.Since, s.Moved, s.Owed = Resolved, now, true, false
	case s.Now.Mute > 0 && s.Phase != Pending:
	case !s.Open() && s.Now.Mute == 0 && s.Now.Bad >= r.checks():
		s.Phase, s.Since, s.Moved = Firing, now, true
		s.Incident++
		s.At, s.Sent, s.Owed, s.By, s.Loud, s.Due = s.Last, false, false, "", false, r.due(now)
	case !s.Open() && s.Now.Bad > 0 && s.Phase != Pending:
		s.Phase, s.Since = Pending, now
	case s.Phase == Pending && (s.Now.Bad == 0 || s.Now.Mute >= forget):
		s.Phase, s.Since = Quiet, now
	}
	return s
}

// Acknowledge notes that somebody takes care: the incident goes on, and nobody else is told of it but of its end, if they were
// told of the alert.
func Acknowledge(s State, who string, now time.Time) (State, bool) {
	if s.Phase != Firing {
		return s, false
	}
	s.Phase, s.By, s.Since = Acknowledged, who, now
	return s, true
}

// Snooze keeps everything of a member back until then, also what begins in the meantime; a moment that is past wakes it.
func Snooze(s State, who string, until time.Time) State {
	s.Until, s.Hushed = until, who
	return s
}
