package alert

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/query"
)

// Asker is who is asked. A desk is one.
type Asker interface {
	AskAll(ctx context.Context, v access.Viewer, questions []query.Query) ([]*ask.Answer, error)
	About(ctx context.Context) (ask.About, error)
	House(ctx context.Context) (ask.House, error)
}

// Told is a figure that is not asked for but told: how late a source is, how many corrections there were.
type Told struct {
	Key   string
	Value float64
}

// Source tells figures of rules of the kinds [Late] and [Feed]. It has no past, so such rules cannot be tested on it.
type Source func(ctx context.Context, about ask.About, now time.Time) ([]Told, error)

// eye sees figures for rules: live and in a replay the same way.
type eye struct {
	asker  Asker
	viewer access.Viewer
	about  ask.About
	house  ask.House
	// people are those of the house, by id.
	people map[string]ask.Person
}

func open(ctx context.Context, asker Asker, v access.Viewer) (*eye, error) {
	about, err := asker.About(ctx)
	if err != nil {
		return nil, err
	}
	house, err := asker.House(ctx)
	if err != nil {
		return nil, err
	}
	e := &eye{asker: asker, viewer: v, about: about, house: house, people: make(map[string]ask.Person, len(house.People))}
	for _, p := range house.People {
		e.people[p.ID] = p
	}
	return e, nil
}

// check is one rule on one day.
type check struct {
	rule Rule
	day  cal.Day
	seen figures
	// err is why this rule cannot be judged while the others are.
	err error
}

// look asks for all checks at once, so that they agree and scans they share run once.
func (e *eye) look(ctx context.Context, checks []check) error {
	var questions []query.Query
	var at []int
	for i, c := range checks {
		p := placeOf(c.rule, e.about.Calendar, c.day)
		if !p.ok || c.rule.Metric == "" {
			continue
		}
		q, err := c.rule.question(e.about.Model, p)
		if err != nil {
			checks[i].err = err
			continue
		}
		questions, at = append(questions, q), append(at, i)
	}
	if len(questions) == 0 {
		return nil
	}
	answers, err := e.asker.AskAll(ctx, e.viewer, questions)
	if err != nil {
		return err
	}
	for n, a := range answers {
		c := &checks[at[n]]
		p := placeOf(c.rule, e.about.Calendar, c.day)
		if c.seen, c.err = c.rule.read(a, p); c.err == nil {
			e.present(c.rule, p, c.seen)
			if err := e.behind(ctx, c.rule, questions[n], c.seen); err != nil {
				return err
			}
		}
	}
	return nil
}

// present leaves out of judgement those who are not there: left, away for half of the days, or new for the rule's days.
func (e *eye) present(r Rule, p place, seen figures) {
	if r.By != "owner" {
		return
	}
	for key, s := range seen {
		who, ok := e.people[key]
		if !ok {
			continue
		}
		away, days := 0, max(1, e.about.Calendar.WorkingDays(p.days))
		for _, leave := range who.Leave {
			away += e.about.Calendar.WorkingDays(leave.Clip(p.days))
		}
		joined, known := who.Joined()
		if !who.Active || 2*away >= days || known && joined > p.days.From {
			s.Known = false
			seen[key] = s
		}
	}
}

// moved is one member's step.
type moved struct {
	key      string
	was, is  State
	notices  []Notice
	happened bool // the phase or the incident is another one
}

// advance steps all members of a rule, those seen and those known before. The figures may come in any order.
func advance(r Rule, states map[string]State, seen figures, slot int64, now time.Time) []moved {
	keys := map[string]bool{}
	for key := range states {
		keys[key] = true
	}
	for key := range seen {
		keys[key] = true
	}
	var list []moved
	judged, on := r.judged(), r.subject()
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		was := states[key]
		s := r.within(was, slot, now)
		x, ok := seen[key]
		if !ok {
			x = Seen{Slot: slot}
			if r.Zero {
				x = r.bounded(x)
				x.Known = true
			}
		}
		if s.Of != judged {
			s = resume(r, s, x, now)
		}
		s.On = on
		is, notices := Step(r, s, x, now)
		list = append(list, moved{key, was, is, notices, is.Phase != was.Phase || is.Incident != was.Incident})
	}
	return list
}

// judged tells rules apart by what they judge by, so that another title or reader changes nothing.
func (r Rule) judged() string {
	by := []any{
		r.ID, r.Kind, r.Metric, r.By, r.Where, r.Window, r.Below, r.Above, r.Zero, r.Expect, r.Feed, r.Volume, r.Sure, r.Checks, r.Calm, r.Clear, r.Event,
	}
	if r.wide() { // what went on by the last day of the window is held against nothing that is of all of it
		by = append(by, "window")
	}
	return digest(by...)
}

// digest is a short text that tells lists of figures and texts apart.
func digest(list ...any) string {
	text, _ := json.Marshal(list) //nolint:errchkjson // figures and texts have a JSON form; bounds are checked to be finite
	sum := sha256.Sum256(text)
	const enough = 8
	return hex.EncodeToString(sum[:enough])
}
