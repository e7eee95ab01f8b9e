package demo

import (
	"cmp"
	"slices"

	"svodka/internal/cal"
)

// call is a phone call.
type call struct {
	at              int64
	owner           *person
	direction       string
	result          string
	seconds, wait   int64
	phone, topic    string
	rating          int64 // 0: none
	resolved, asked bool  // asked: resolved is known
	client          *client
	deal            *deal
	lead            *lead
}

// message is a letter, a chat message or an SMS.
type message struct {
	at              int64
	kind, direction string
	robot           bool
	owner           *person
	client          *client
	deal            *deal
	lead            *lead
}

// activity makes the calls and messages: those that a lead begins with, then what everybody does on their days.
type activity struct {
	*Company
	dice
	desks  [][]held // by person: deals in hand
	comers [][]held // by day since first: deals that come to a desk
	buyers []*deal  // who may call about an old deal, by the day of the win
}

// held is a deal on a person's desk until it goes.
type held struct {
	deal  *deal
	owner *person
	until int64
}

func (c *Company) makeActivity(r dice) {
	a := &activity{Company: c, dice: r, desks: make([][]held, len(c.staff.people)), comers: make([][]held, int(c.opts.Today-c.first)+1)}
	for _, l := range c.leads {
		a.beginning(l)
	}
	for _, d := range c.deals {
		if d.excluded == "" {
			a.hold(d)
		}
	}
	for d := c.first; d <= c.opts.Today; d++ {
		a.live(d)
	}
	c.calls = slices.DeleteFunc(c.calls, func(x call) bool { return x.at > c.last })
	c.messages = slices.DeleteFunc(c.messages, func(x message) bool { return x.at > c.last })
	slices.SortStableFunc(c.calls, func(a, b call) int { return cmp.Compare(a.at, b.at) })
	slices.SortStableFunc(c.messages, func(a, b message) int { return cmp.Compare(a.at, b.at) })
}

// hold puts the deal on the desk of each of its owners in turn.
func (a *activity) hold(d *deal) {
	end := d.lastStep()
	if d.standsAt(end).closed == 0 {
		end = a.last + 1
	}
	owner, since := d.steps[0].owner, d.at
	put := func(until int64) {
		if since <= a.last {
			i := a.hours.day(since) - a.first
			a.comers[i] = append(a.comers[i], held{d, owner, until})
		}
	}
	for _, s := range d.steps[1:] {
		if s.owner != nil {
			put(s.at)
			owner, since = s.owner, s.at
		}
	}
	put(end)
}

// beginning makes the first calls and messages of a lead. Nothing human goes out to it before its answer.
func (a *activity) beginning(l *lead) {
	if l.phoned {
		in := call{at: l.at, owner: l.owner, direction: "in", result: "answered", phone: l.who.phone, topic: "Новый заказ", lead: l}
		if l.missed {
			in.result, in.wait = "missed", int64(a.whole(12, 55))
		} else {
			in.seconds, in.wait = int64(a.around(170, 0.6)), int64(a.whole(3, 20))
		}
		a.calls = append(a.calls, in)
	} else if a.chance(0.25) {
		a.messages = append(a.messages,
			message{at: l.at + int64(a.whole(5, 40)), kind: "chat", direction: "out", robot: true, owner: l.owner, lead: l})
	}
	if l.answerAt == 0 || l.answerAt > a.last || !l.missed && l.phoned {
		return
	}
	at, who := l.answerAt, l.answerBy
	if !l.byCall {
		a.messages = append(a.messages, message{at: at, kind: a.channel(), direction: "out", owner: who, lead: l})
		if a.chance(0.6) {
			a.messages = append(a.messages, message{at: at + int64(a.span(60, 3000)), kind: "chat", direction: "in", owner: who, lead: l})
		}
		return
	}
	for try := range 3 {
		out := call{at: at, owner: who, direction: "out", phone: l.who.phone, lead: l, topic: "Новый заказ"}
		a.talk(&out, 0.74)
		a.calls = append(a.calls, out)
		if out.result == "answered" || l.dropped != "" && try == 0 {
			return
		}
		at = a.hours.add(at, int64(a.span(1800, 2*workday)))
		who = l.holder(at)
		if end := l.end(); at > a.last || end > 0 && at > end || !who.here(a.hours.day(at)) {
			return
		}
	}
}

func (a *activity) channel() string {
	return []string{"mail", "chat", "sms"}[a.weighed([]float64{45, 45, 10})]
}

// talk says how an outgoing call went.
func (a *activity) talk(c *call, reached float64) {
	switch {
	case a.chance(reached):
		c.result, c.seconds = "answered", int64(a.around(105, 0.8))
	case a.chance(0.35):
		c.result = "busy"
	case a.chance(0.15):
		c.result = "failed"
	default:
		c.result = "missed"
	}
}

// live is one day of everybody.
func (a *activity) live(d cal.Day) {
	for _, h := range a.comers[d-a.first] {
		a.desks[h.owner.n] = append(a.desks[h.owner.n], h)
	}
	morning := a.hours.midnight(d)
	for i := range a.desks {
		a.desks[i] = slices.DeleteFunc(a.desks[i], func(h held) bool { return h.until <= morning })
	}
	for n := len(a.buyers); n < len(a.deals); n++ { // deals are in the order of their opening: near enough
		if a.deals[n].at > morning {
			break
		}
		a.buyers = append(a.buyers, a.deals[n])
	}
	if !a.hours.working(d) {
		a.weekend(d)
		return
	}
	_, month, _ := d.YMD()
	busy := (0.5 + season[month]/2) * a.opts.Scale
	for _, p := range a.staff.people {
		if p.pace == 0 || !p.here(d) {
			continue
		}
		load := p.pace * busy * a.plot.effort(p, d) * a.span(0.8, 1.2)
		for range a.count(6.3 * load) {
			a.callOut(p, d)
		}
		for range a.count(3.1 * load) {
			a.callIn(p, d, a.opening(d))
		}
		for range a.count(4.6 * load) {
			a.write(p, d)
		}
	}
}

// weekend brings some calls that nobody takes.
func (a *activity) weekend(d cal.Day) {
	for range a.count(1.6 * a.opts.Scale) {
		p := a.Company.staff.people[2+a.IntN(len(a.Company.staff.people)-2)]
		if p.here(d) && p.sells {
			a.callIn(p, d, a.hours.at(d, int64(a.whole(10*3600, 19*3600))))
		}
	}
}

// opening is some moment of the working day.
func (a *activity) opening(d cal.Day) int64 {
	return a.hours.at(d, opening+240+a.Int64N(a.hours.length(d)-480))
}

// about picks the deal a call or letter is about; nil for none. Deals that are stuck are seldom touched.
func (a *activity) about(p *person, at int64) *deal {
	desk := a.desks[p.n]
	for range 3 {
		if len(desk) == 0 {
			return nil
		}
		h := one(a.dice, desk)
		if h.until <= at || h.deal.at >= at {
			continue
		}
		if p == a.plot.clotOwner && a.hours.day(at) >= a.plot.clot && a.chance(0.85) && h.deal.standsAt(at).stage.rank == clotStage+1 {
			continue
		}
		return h.deal
	}
	return nil
}

// buyer picks somebody who dealt with the company before; nil when there is none yet.
func (a *activity) buyer(at int64) *client {
	if len(a.buyers) == 0 {
		return nil
	}
	d := one(a.dice, a.buyers)
	if d.client == nil || d.client.at > at || d.importedAt > at {
		return nil
	}
	return d.client
}

// with fills who is on the line.
func (a *activity) with(c *call, deal *deal) {
	switch {
	case deal != nil:
		c.deal, c.client = deal, deal.client
	case a.chance(0.6):
		c.client = a.buyer(c.at)
	}
	if c.client != nil {
		c.phone = c.client.phone
		return
	}
	c.phone = "79" + padded(a.IntN(99999999), 9)
}

var topics = []string{"Уточнение по замеру", "Расчёт и КП", "Оплата", "Доставка и монтаж", "Сервис"}

func (a *activity) callOut(p *person, d cal.Day) {
	c := call{at: a.opening(d), owner: p, direction: "out"}
	if hour := a.hours.clock(c.at) / 3600; (hour == 13) && a.chance(0.5) {
		return // at lunch
	}
	a.with(&c, a.about(p, c.at))
	a.talk(&c, 0.68)
	if c.result == "answered" {
		c.topic = one(a.dice, topics)
	}
	if a.chance(0.02) {
		c.direction = "callback" // ordered on the site
	}
	a.calls = append(a.calls, c)
}

// callIn is missed more often at noon, when one person is on the line, and always out of hours. Most are called back.
func (a *activity) callIn(p *person, d cal.Day, at int64) {
	c := call{at: at, owner: p, direction: "in", wait: int64(a.whole(2, 25))}
	a.with(&c, a.about(p, at))
	misses := p.misses
	if hour := a.hours.clock(at) / 3600; hour == 12 || hour == 13 {
		misses = min(0.6, misses*4+0.06)
	}
	open := a.hours.working(d)
	if open && !a.chance(misses) {
		c.result, c.seconds, c.topic = "answered", int64(a.around(140, 0.75)), one(a.dice, topics)
		c.asked, c.resolved = true, a.chance(0.82)
		if a.chance(0.12) {
			c.rating = int64(5 - a.weighed([]float64{60, 24, 9, 4, 3}))
		}
		a.calls = append(a.calls, c)
		return
	}
	c.result, c.wait = "missed", int64(a.whole(4, 60))
	a.calls = append(a.calls, c)
	var later int64
	switch a.weighed([]float64{58, 25, 17}) {
	case 0:
		later = a.hours.add(at, int64(a.span(120, 3300)))
	case 1:
		later = a.hours.add(at, int64(a.span(4200, 20000)))
	default:
		return
	}
	if p.here(a.hours.day(later)) {
		back := call{at: later, owner: p, direction: "out", phone: c.phone, client: c.client, deal: c.deal, topic: "Перезвонили"}
		a.talk(&back, 0.88)
		a.calls = append(a.calls, back)
	}
}

func (a *activity) write(p *person, d cal.Day) {
	m := message{at: a.opening(d), kind: a.channel(), direction: "out", owner: p}
	if a.chance(0.42) {
		m.direction = "in"
	}
	if m.deal = a.about(p, m.at); m.deal != nil {
		m.client = m.deal.client
	} else if m.client = a.buyer(m.at); m.client == nil {
		return
	}
	if m.direction == "out" && a.chance(0.06) {
		m.robot = true
	}
	a.messages = append(a.messages, m)
}
