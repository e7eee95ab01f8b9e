package alert

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func start() time.Time { return time.Date(2026, time.March, 2, 7, 0, 0, 0, time.UTC) }

// drawRule makes up a rule of one bound.
func drawRule(t *rapid.T) Rule {
	r := Rule{
		Checks: rapid.IntRange(0, 3).Draw(t, "checks"), Calm: rapid.IntRange(0, 3).Draw(t, "calm"),
		Event:  rapid.Bool().Draw(t, "event"),
		Digest: rapid.SampledFrom([]string{"", "9:00", "23:30"}).Draw(t, "digest"),
		Quiet:  rapid.SampledFrom([]Hours{{}, {"21:00", "8:00"}, {"12:00", "13:00"}}).Draw(t, "quiet"),
	}
	if rapid.Bool().Draw(t, "volume") {
		r.Volume = Volume{Metric: "n", Least: 20}
	}
	return r
}

func drawSeen(t *rapid.T, slot int64) Seen {
	return Seen{
		Slot: slot, Value: float64(rapid.IntRange(0, 20).Draw(t, "value")), Known: rapid.IntRange(0, 9).Draw(t, "known") > 0,
		High: To(10), Slack: 3, Volume: float64(rapid.IntRange(15, 40).Draw(t, "volume")),
	}
}

// act is one thing that happens to a member.
type act struct {
	at    time.Time
	seen  *Seen
	ack   bool
	until time.Time
}

// life makes up what happens to one member over some days.
func life(t *rapid.T) []act {
	var list []act
	now, slot := start(), int64(100)
	for range rapid.IntRange(1, 60).Draw(t, "acts") {
		now = now.Add(time.Duration(rapid.IntRange(0, 20*60).Draw(t, "minutes")) * time.Minute)
		switch rapid.IntRange(0, 11).Draw(t, "what") {
		case 0:
			list = append(list, act{at: now, ack: true})
		case 1:
			list = append(list, act{at: now, until: now.Add(time.Duration(rapid.IntRange(1, 72).Draw(t, "hours")) * time.Hour)})
		case 2:
			list = append(list, act{at: now})
		default:
			slot += int64(rapid.IntRange(-1, 2).Draw(t, "slots"))
			seen := drawSeen(t, slot)
			list = append(list, act{at: now, seen: &seen})
		}
	}
	return list
}

func play(r Rule, s State, a act) (State, []Notice) {
	switch {
	case a.ack:
		s, _ = Acknowledge(s, "ann", a.at)
		return s, nil
	case !a.until.IsZero():
		return Snooze(s, "ann", a.until), nil
	case a.seen == nil:
		return Tick(r, s, a.at)
	}
	return Step(r, s, *a.seen, a.at)
}

// TestLaws plays lives: an incident is told once, its end once and only if it was told; snoozes and quiet hours hold.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRule(t)
		var s State
		alerts, ends := map[int64]int{}, map[int64]int{}
		var until time.Time
		changed := int64(-1)
		for _, a := range life(t) {
			before := s
			var told []Notice
			s, told = play(r, s, a)
			if !a.until.IsZero() {
				until = a.until
			}
			if len(told) > 0 && (a.at.Before(until) || r.quiet(a.at)) {
				t.Fatalf("told at %v, snoozed until %v, quiet %v", a.at, until, r.Quiet)
			}
			for _, n := range told {
				switch n.Say {
				case Alert:
					alerts[n.Incident]++
				case Recovery:
					ends[n.Incident]++
					if alerts[n.Incident] == 0 || r.Event {
						t.Fatalf("an end without an alert: %+v", n)
					}
				}
			}
			if s.Open() != before.Open() {
				if changed == s.Slot {
					t.Fatalf("begins and ends within slot %d", s.Slot)
				}
				changed = s.Slot
			}
			if s.Incident < before.Incident || s.Incident > before.Incident+1 {
				t.Fatalf("incidents jump from %d to %d", before.Incident, s.Incident)
			}
			if s.Open() && !before.Open() && s.Now.Bad < r.checks() {
				t.Fatalf("fires after %d bad checks", s.Now.Bad)
			}
			if !s.Open() && before.Open() && s.Now.Good < r.calm() && s.Now.Mute < forget {
				t.Fatalf("is over after %d good checks", s.Now.Good)
			}
		}
		for _, n := range slices.Concat(slices.Collect(maps.Values(alerts)), slices.Collect(maps.Values(ends))) {
			if n > 1 {
				t.Fatalf("told %d times: %v %v", n, alerts, ends)
			}
		}
	})
}

// TestAgain repeats what was seen: nothing changes and nothing is told, whatever was seen before in the same slot.
func TestAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRule(t)
		var s State
		for _, a := range life(t) {
			s, _ = play(r, s, a)
			if a.seen == nil {
				continue
			}
			again, told := Step(r, s, *a.seen, a.at)
			if !reflect.DeepEqual(again, s) || len(told) > 0 {
				t.Fatalf("seen again:\n%+v\n%+v\n%v", s, again, told)
			}
			late := *a.seen
			late.Slot, late.Value = s.Slot-1-int64(rapid.IntRange(0, 5).Draw(t, "late")), math.Inf(1)
			if again, told = Step(r, s, late, a.at); !reflect.DeepEqual(again, s) || len(told) > 0 {
				t.Fatalf("a slot gone by:\n%+v\n%+v\n%v", s, again, told)
			}
		}
	})
}

// TestOrder gives the figures of a slot's members in any order and any number of times: the states are the same.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRule(t)
		one, other := map[string]State{}, map[string]State{}
		for slot := int64(1); slot < 12; slot++ {
			now := start().AddDate(0, 0, int(slot))
			seen := map[string]Seen{}
			for _, key := range []string{"a", "b", "c"} {
				seen[key] = drawSeen(t, slot)
			}
			order := rapid.Permutation([]string{"a", "b", "c", "a", "b", "c"}).Draw(t, "order")
			told, toldToo := 0, 0
			for _, key := range []string{"a", "b", "c"} {
				var n []Notice
				one[key], n = Step(r, one[key], seen[key], now)
				told += len(n)
			}
			for _, key := range order {
				var n []Notice
				other[key], n = Step(r, other[key], seen[key], now)
				toldToo += len(n)
			}
			if !reflect.DeepEqual(one, other) || told != toldToo {
				t.Fatalf("the order matters:\n%+v\n%+v", one, other)
			}
		}
	})
}

func TestStory(t *testing.T) {
	r := Rule{Checks: 2, Quiet: Hours{"21:00", "8:00"}}
	var s State
	say := func(slot int64, hour int, v float64) []Notice {
		t.Helper()
		var n []Notice
		s, n = Step(r, s, Seen{Slot: slot, Value: v, Known: true, High: To(10), Slack: 2}, start().AddDate(0, 0, int(slot)).Add(time.Duration(hour-7)*time.Hour))
		return n
	}
	for i, c := range []struct {
		slot  int64
		hour  int
		v     float64
		phase Phase
		told  int
	}{
		{1, 9, 11, Pending, 0},
		{1, 10, 12, Pending, 0}, // the same day counts once
		{2, 7, 12, Firing, 0},   // quiet
		{2, 9, 12, Firing, 1},
		{3, 9, 9, Firing, 0}, // inside the bound, not far enough
		{4, 9, 8, Resolved, 1},
		{4, 10, 20, Resolved, 0}, // not twice on one day
		{5, 22, 20, Firing, 0},
		{6, 7, 1, Resolved, 0}, // nobody was told, so nobody is told it is over
		{6, 9, 1, Resolved, 0},
	} {
		if told := say(c.slot, c.hour, c.v); len(told) != c.told || s.Phase != c.phase {
			t.Errorf("%d: %s with %d notices, want %s with %d", i, s.Phase, len(told), c.phase, c.told)
		}
	}
}

// TestFallen: what a figure fell to does not become its usual by lasting some weeks; after a quarter of a year it does.
func TestFallen(t *testing.T) {
	r := Rule{Kind: Anomaly}
	var s State
	ends := int64(0)
	for slot := int64(1); slot < 30 && ends == 0; slot++ {
		low := To(80) // what the weeks before let expect: soon they are low ones themselves
		if slot > 3 {
			low = To(30)
		}
		was := s.Open()
		s, _ = Step(r, s, Seen{Slot: slot, Value: 60, Known: true, Low: low}, start().AddDate(0, 0, 7*int(slot)))
		if was && !s.Open() {
			ends = slot
		}
	}
	if ends != 1+hold+1 {
		t.Errorf("it is over in week %d", ends)
	}
	s, _ = Step(r, State{}, Seen{Slot: 1, Value: 60, Known: true, Low: To(80)}, start())
	if s, _ = Step(r, s, Seen{Slot: 2, Value: 85, Known: true, Low: To(90)}, start().AddDate(0, 0, 7)); s.Open() {
		t.Error("it is back at what was usual, and not over")
	}
}

// TestShortWeek holds the weeks of an incident against the usual before it, by their working days.
func TestShortWeek(t *testing.T) {
	r := Rule{Kind: Anomaly}
	see := func(s State, slot int64, v, low, days float64) State {
		s, _ = Step(r, s, Seen{Slot: slot, Value: v, Known: true, Low: To(low), Weight: days}, start().AddDate(0, 0, 7*int(slot)))
		return s
	}
	first := see(State{}, 1, 60, 80, 5)
	for _, c := range []struct {
		v, days float64
		open    bool
	}{{70, 5, true}, {81, 5, false}, {70, 4, false}, {60, 4, true}, {33, 2, false}, {31, 2, true}} {
		if s := see(first, 2, c.v, 10, c.days); s.Open() != c.open { // by itself the second week expects next to nothing
			t.Errorf("%v in %v days: goes on %v", c.v, c.days, s.Open())
		}
	}
}

// TestVolume: figures of too few cases neither begin nor end anything, whatever they are.
func TestVolume(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRule(t)
		r.Volume = Volume{Metric: "n", Least: 20}
		var all, without State
		for _, a := range life(t) {
			if a.seen == nil {
				continue
			}
			few := a.seen.Volume < r.Volume.Least
			before := all
			all, _ = Step(r, all, *a.seen, a.at)
			if few && all.Open() != before.Open() && all.Now.Mute < forget {
				t.Fatalf("%v cases changed it from %s to %s", a.seen.Volume, before.Phase, all.Phase)
			}
			if few {
				a.seen.Value = float64(rapid.IntRange(0, 20).Draw(t, "another value"))
			}
			without, _ = Step(r, without, *a.seen, a.at)
			if all.Phase != without.Phase || all.Incident != without.Incident {
				t.Fatalf("a figure of %v cases matters: %s, %s", a.seen.Volume, all.Phase, without.Phase)
			}
		}
	})
}

// TestDigest: with a time of day for all there is, nothing is told before the next one, and by then it is.
func TestDigest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Rule{Digest: rapid.SampledFrom([]string{"0:00", "9:00", "23:30"}).Draw(t, "digest")}
		at := start().Add(time.Duration(rapid.IntRange(0, 3*24*60).Draw(t, "minutes")) * time.Minute)
		s, told := Step(r, State{}, Seen{Slot: 1, Value: 20, Known: true, High: To(10)}, at)
		minute, _ := minutes(r.Digest)
		y, m, d := at.Date()
		due := time.Date(y, m, d, minute/60, minute%60, 0, 0, time.UTC)
		for due.Before(at) {
			due = due.AddDate(0, 0, 1)
		}
		if len(told) > 0 && !due.Equal(at) {
			t.Fatalf("found at %v, told at once, due at %v", at, due)
		}
		if s, early := Tick(r, s, due.Add(-time.Minute)); len(early) > 0 && len(told) == 0 {
			t.Fatalf("told at %v of %v: %+v", due.Add(-time.Minute), due, s)
		}
		if _, then := Tick(r, s, due); len(then)+len(told) != 1 {
			t.Fatalf("found at %v, not told at %v", at, due)
		}
	})
}
