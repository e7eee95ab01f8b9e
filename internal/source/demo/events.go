package demo

import (
	"cmp"
	"slices"

	"svodka/internal/cal"
)

// event is an action in the CRM.
type event struct {
	at     int64
	kind   string
	owner  *person
	robot  bool
	folded bool // one of a burst, and not its first
	deal   *deal
	client *client
}

// burst is how many fields a bulk edit changes, at least.
const burst = 25

// makeEvents writes the log of the CRM: what was done on deals, tasks, meetings and calls, besides notes, edited fields
// and, now and then, a bulk edit.
func (c *Company) makeEvents(r dice) {
	log := func(e event) {
		if e.owner != nil && e.at <= c.last {
			c.events = append(c.events, e)
		}
	}
	for _, d := range c.deals {
		if d.excluded == "imported" {
			continue
		}
		for _, s := range d.steps {
			if s.stage != nil {
				log(event{at: s.at, kind: "stage", owner: s.actor, robot: s.robot, deal: d, client: d.client})
			}
		}
	}
	for _, t := range c.tasks {
		if t.done > 0 {
			log(event{at: t.done, kind: "task", owner: t.owner, deal: t.deal})
		}
	}
	for _, m := range c.meetings {
		if m.held > 0 {
			log(event{at: m.held, kind: "meeting", owner: m.owner, deal: m.deal, client: m.deal.client})
		}
	}
	for _, x := range c.calls {
		if x.direction == "out" && x.seconds >= 30 && x.deal != nil {
			log(event{at: x.at + x.seconds, kind: "call", owner: x.owner, deal: x.deal, client: x.client})
		}
	}
	for _, m := range c.messages {
		if m.direction == "out" && m.deal != nil && m.kind == "mail" {
			log(event{at: m.at, kind: "message", owner: m.owner, robot: m.robot, deal: m.deal, client: m.client})
		}
	}
	c.scribble(r, log)
	slices.SortStableFunc(c.events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
}

// scribble adds notes, edited fields and bulk edits.
func (c *Company) scribble(r dice, log func(event)) {
	for d := c.first; d <= c.opts.Today; d++ {
		if !c.hours.working(d) {
			continue
		}
		for _, p := range c.staff.people {
			if p.pace == 0 || !p.here(d) {
				continue
			}
			load := p.pace * c.opts.Scale * c.plot.effort(p, d)
			for range r.count(0.9 * load) {
				log(event{at: c.someTime(r, d), kind: "note", owner: p})
			}
			for range r.count(0.5 * load) {
				log(event{at: c.someTime(r, d), kind: "field", owner: p})
			}
			if r.chance(0.003 * load) {
				c.bulk(r, d, p, log)
			}
		}
		for range r.count(4 * c.opts.Scale) {
			log(event{at: c.someTime(r, d), kind: "field", owner: c.staff.head, robot: true})
		}
	}
}

func (c *Company) someTime(r dice, d cal.Day) int64 {
	return c.hours.at(d, opening+r.Int64N(c.hours.length(d)))
}

// bulk edits many cards within forty seconds: one action for whoever did it. It happens in the evening, so that it does
// not meet a single edit.
func (c *Company) bulk(r dice, d cal.Day, p *person, log func(event)) {
	at := c.hours.at(d, opening+c.hours.length(d)+int64(r.whole(300, 1800)))
	for i := range r.whole(burst, 45) {
		log(event{at: at + int64(i*40/45), kind: "field", owner: p, folded: i > 0})
	}
}
