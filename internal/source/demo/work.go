package demo

import (
	"cmp"
	"slices"
)

// meeting is a survey of a house, a presentation, a signing.
type meeting struct {
	at, starts int64
	held       int64 // 0: was not
	result     string
	settled    int64 // when the result was known
	owner      *person
	deal       *deal
}

// task is a reminder of an employee.
type task struct {
	at, due, done int64 // done 0: never
	kind          string
	minutes       int64
	owner         *person
	deal          *deal
}

// makeWork plans the meetings and tasks of every deal, stage by stage.
func (c *Company) makeWork(r dice) {
	for _, d := range c.deals {
		if d.excluded != "" {
			continue
		}
		var stage *stage
		var since int64
		for _, s := range d.steps {
			if s.stage == nil {
				continue
			}
			if stage != nil && stage.outcome == "open" && since <= c.last {
				c.meet(r, d, stage, since, s.at)
				c.remind(r, d, stage, since, s.at)
			}
			stage, since = s.stage, s.at
		}
	}
	for _, l := range c.leads {
		if l.answerAt > 0 && l.dropped == "" && r.chance(0.42*c.plot.effort(l.answerBy, c.hours.day(l.answerAt))) {
			c.remindLead(r, l)
		}
	}
	c.meetings = slices.DeleteFunc(c.meetings, func(x meeting) bool { return x.at > c.last })
	c.tasks = slices.DeleteFunc(c.tasks, func(x task) bool { return x.at > c.last })
	slices.SortStableFunc(c.meetings, func(a, b meeting) int { return cmp.Compare(a.at, b.at) })
	slices.SortStableFunc(c.tasks, func(a, b task) int { return cmp.Compare(a.at, b.at) })
}

// chances of a meeting by stage, retail then corporate.
var meets = [2][5]float64{{0.08, 1, 0.12, 0.35, 0.1}, {0.5, 1, 0.6, 0.6, 0.2}}

func (c *Company) meet(r dice, d *deal, s *stage, from, to int64) {
	effort := 0.5 + c.plot.effort(d.holder(from), c.hours.day(from))/2
	if !r.chance(effort*meets[s.line.n][s.rank-1]) || c.hours.between(from, to) < 3*3600 {
		return
	}
	for range 2 { // a cancelled one is set again once
		m := meeting{at: from + int64(r.whole(300, 2400)), deal: d, owner: d.holder(from)}
		m.starts = c.halfHour(c.hours.add(m.at, 3600+int64(float64(c.hours.between(m.at, to))*r.span(0.2, 0.7))))
		switch r.weighed([]float64{84, 10, 6}) {
		case 0:
			m.held = m.starts + int64(r.whole(5, 12))*600
			m.settled, m.result = m.held, "held"
		case 1:
			m.settled, m.result = max(m.at+600, m.starts-3*3600), "cancelled"
		}
		c.meetings = append(c.meetings, m)
		if m.result != "cancelled" || c.hours.between(m.starts, to) < 8*3600 {
			return
		}
		from = c.hours.add(m.settled, 600)
	}
}

// halfHour moves an instant to the next half hour that leaves time for a meeting.
func (c *Company) halfHour(at int64) int64 {
	at += 1799
	at -= c.hours.clock(at) % 1800
	if c.hours.clock(at) > opening+8*3600 {
		at = c.hours.add(c.hours.midnight(c.hours.day(at)+1), 3600)
	}
	return at
}

// taskKinds by stage: what is to be done there.
var taskKinds = [5]string{"Позвонить", "Провести замер", "Позвонить по КП", "Подготовить договор", "Напомнить об оплате"}

// remind sets the tasks of a stay at a stage. Deals that are stuck are left without.
func (c *Company) remind(r dice, d *deal, s *stage, from, to int64) {
	owner := d.holder(from)
	chance := 0.9
	if c.hours.day(from) >= c.plot.clot-14 && s.line.n == retail && s.rank == clotStage+1 && owner == c.plot.clotOwner {
		chance = 0.25
	}
	chance *= c.plot.effort(owner, c.hours.day(from))
	for from < to && from <= c.last && r.chance(chance) {
		t := task{at: from + int64(r.whole(60, 900)), kind: taskKinds[s.rank-1], owner: owner, deal: d}
		stay := float64(c.hours.between(t.at, to)) / workday
		t.due = c.dueIn(r, t.at, min(stay*r.span(0.9, 1.7), r.span(4, 9)))
		c.finish(r, &t, to)
		c.tasks = append(c.tasks, t)
		if from = t.done; from == 0 {
			return
		}
	}
}

func (c *Company) remindLead(r dice, l *lead) {
	t := task{at: l.answerAt + int64(r.whole(30, 600)), kind: "Перезвонить", owner: l.answerBy}
	t.due = c.dueIn(r, t.at, 0.7)
	end := l.end()
	if end == 0 {
		end = c.last + 1
	}
	c.finish(r, &t, end)
	c.tasks = append(c.tasks, t)
}

// dueIn is a whole hour of a working day some days later.
func (c *Company) dueIn(r dice, at int64, days float64) int64 {
	due := c.hours.add(at, 3600+r.work(days, 0.2))
	return due - c.hours.clock(due)%3600 + 3600
}

// finish does a task in time, late, or when what it was for has come to an end; a few never.
func (c *Company) finish(r dice, t *task, end int64) {
	switch r.weighed([]float64{82, 17.5, 0.5}) {
	case 0:
		t.done = c.hours.add(t.at, max(60, int64(float64(c.hours.between(t.at, t.due))*r.span(0.75, 1))))
		t.done = min(t.done, max(t.due, t.at+60))
	case 1:
		t.done = c.hours.add(t.due, r.work(1, 0.8))
	}
	if t.done > end {
		t.done = max(t.at+60, end)
	}
	if t.done > 0 && r.chance(0.6) {
		t.minutes = int64(r.whole(1, 12)) * 5
	}
}
