package demo

import (
	"slices"

	"svodka/internal/cal"
)

// tally adds up a Truth.
type tally struct {
	*Company
	Truth
}

func (t *tally) add(day cal.Day, owner *person, line *pipeline, from *origin, figure Figure, n int64) {
	cell := Cell{Day: day}
	if owner != nil {
		cell.Owner = owner.id
	}
	if line != nil {
		cell.Pipeline = line.id
	}
	if from != nil {
		cell.Source = from.id
	}
	f := t.Cells[cell]
	f[figure] += n
	t.Cells[cell] = f
}

// past reports whether it has happened.
func (t *tally) past(at int64) bool { return at > 0 && at <= t.last }

func (t *tally) leadsUp() {
	for _, l := range t.leads {
		line, owner, day := t.catalog.pipelines[l.line], l.holder(t.last), t.hours.day(l.at)
		switch {
		case l.dropped == "spam" && t.past(l.rejectedAt): // until somebody marks it, it counts
			t.add(day, owner, line, l.origin, Spam, 1)
			continue
		case l.dropped == "duplicate":
			t.add(day, owner, line, l.origin, Duplicates, 1)
			continue
		}
		t.add(day, owner, line, l.origin, Leads, 1)
		if t.past(l.qualifiedAt) {
			t.add(t.hours.day(l.qualifiedAt), owner, line, l.origin, LeadsQualified, 1)
		}
		if t.past(l.convertedAt) {
			t.add(t.hours.day(l.convertedAt), owner, line, l.origin, LeadsConverted, 1)
		}
		if t.past(l.rejectedAt) && !l.junk {
			t.add(t.hours.day(l.rejectedAt), owner, line, l.origin, LeadsRejected, 1)
		}
		if t.past(l.answerAt) {
			t.Answers = append(t.Answers, Answer{Lead: l.id(), Owner: l.answerBy.id, Pipeline: line.id, Arrived: day, Work: l.answerWork})
		}
	}
}

// closing is a win, a loss, or a win taken back.
type closing struct {
	at     int64
	kind   string
	owner  *person
	line   *pipeline
	amount int64
}

// closings tells the closings of a deal by the rule of signed closings: a win that is taken back in its month was none,
// one that is taken back later is −1 then; of the losses of a month the last counts.
func (t *tally) closings(d *deal) []closing {
	var list []closing
	drop := func(kind string, month Month) bool {
		i := slices.IndexFunc(list, func(x closing) bool { return x.kind == kind && t.hours.month(x.at) == month })
		if i >= 0 {
			list = slices.Delete(list, i, i+1)
		}
		return i >= 0
	}
	var won *closing // the win that stands
	for _, s := range d.steps {
		if s.at > t.last || s.stage == nil {
			continue
		}
		now := d.standsAt(s.at)
		this := closing{s.at, s.stage.outcome, now.owner, s.stage.line, now.amount}
		if won != nil {
			if !drop("won", t.hours.month(s.at)) {
				list = append(list, closing{s.at, "reverted", won.owner, won.line, won.amount})
			}
			won = nil
		}
		switch this.kind {
		case "won":
			list, won = append(list, this), &this
		case "lost":
			drop("lost", t.hours.month(s.at))
			list = append(list, this)
		}
	}
	return list
}

func (t *tally) dealUp(d *deal) {
	t.add(t.hours.day(d.at), d.steps[0].owner, d.line, d.origin, Deals, 1)
	for _, x := range t.closings(d) {
		day := t.hours.day(x.at)
		add := func(f Figure, n int64) { t.add(day, x.owner, x.line, d.origin, f, n) }
		sign := int64(1)
		switch x.kind {
		case "lost":
			add(Losses, 1)
			continue
		case "reverted":
			sign = -1
			add(Reverted, 1)
		}
		add(Wins, sign)
		if x.amount == 0 {
			continue
		}
		sum := t.roubles(d, x.amount, day)
		add(PaidWins, sign)
		add(Revenue, sign*sum)
		if d.basket.priced {
			cost := t.roubles(d, d.basket.cost, day)
			add(CostOfWins, sign*cost)
			add(Margin, sign*(sum-cost))
		}
	}
	t.reachUp(d)
	now := d.standsAt(t.last)
	if now.stage.outcome != "open" {
		return
	}
	desk := Desk{now.owner.id, now.stage.line.id}
	open := t.Truth.Open[desk]
	open.Deals++
	if d.basket.currency == "" {
		open.Sum += now.amount
	} else {
		if open.Foreign == nil {
			open.Foreign = map[string]int64{}
		}
		open.Foreign[d.basket.currency] += now.amount
	}
	t.Truth.Open[desk] = open
}

func (t *tally) reachUp(d *deal) {
	var top [2]int // furthest stage, by pipeline
	for _, s := range d.steps {
		if s.at > t.last || s.stage == nil {
			continue
		}
		n := s.stage.line.n
		switch s.stage.outcome {
		case "won":
			top[n] = len(s.stage.line.open)
		case "open":
			top[n] = max(top[n], s.stage.rank)
		}
	}
	if now := d.standsAt(t.last).stage; now.outcome == "won" {
		top[now.line.n] = now.rank
	}
	for n, rank := range top {
		for _, s := range t.catalog.pipelines[n].stages()[:rank] {
			t.Reached[Reach{t.hours.month(d.at), s.id}]++
		}
	}
}

func (t *tally) moneyUp() {
	for _, p := range t.payments {
		day := t.hours.day(p.at)
		sum := t.roubles(p.deal, p.amount, day)
		add := func(f Figure, n int64) { t.add(day, p.owner, p.deal.line, p.deal.origin, f, n) }
		add(Paid, sum)
		if sum < 0 {
			add(Refunds, sum)
		} else {
			add(Payments, 1)
		}
	}
	type sent struct {
		number string
		day    cal.Day
	}
	last := map[sent]int{}
	for i, p := range t.proposals {
		if !p.draft {
			last[sent{p.number, t.hours.day(p.at)}] = i
		}
	}
	for s, i := range last {
		p := t.proposals[i]
		t.add(s.day, p.owner, p.deal.line, p.deal.origin, Proposals, 1)
		t.add(s.day, p.owner, p.deal.line, p.deal.origin, ProposalSum, t.roubles(p.deal, p.amount, s.day))
	}
}

func (t *tally) workUp() {
	for i := range t.calls {
		x := &t.calls[i]
		day := t.hours.day(x.at)
		add := func(f Figure, n int64) { t.add(day, x.owner, t.lineOf(x.deal), nil, f, n) }
		switch x.direction {
		case "out":
			add(CallsOut, 1)
		case "in":
			add(CallsIn, 1)
			if x.result == "missed" {
				add(CallsMissed, 1)
			}
		}
		if x.seconds >= 30 {
			add(Talks, 1)
		}
		add(TalkSeconds, x.seconds)
	}
	for _, m := range t.meetings {
		if t.past(m.held) {
			t.add(t.hours.day(m.held), m.owner, t.lineOf(m.deal), nil, Meetings, 1)
		}
	}
	for _, x := range t.tasks {
		if t.past(x.done) {
			t.add(t.hours.day(x.done), x.owner, t.lineOf(x.deal), nil, TasksDone, 1)
		}
	}
	for i := range t.events {
		if e := &t.events[i]; !e.robot && !e.folded {
			t.add(t.hours.day(e.at), e.owner, t.lineOf(e.deal), nil, Actions, 1)
		}
	}
}

func (t *tally) serviceUp() {
	for _, x := range t.tickets {
		t.add(t.hours.day(x.at), x.owner, nil, nil, TicketsNew, 1)
		if x.kind == "complaint" {
			t.add(t.hours.day(x.at), x.owner, nil, nil, Complaints, 1)
		}
		if t.past(x.solved) {
			t.add(t.hours.day(x.solved), x.owner, nil, nil, TicketsSolved, 1)
		}
	}
	for _, s := range t.surveys {
		if s.kind == surveyKinds[nps] {
			t.add(t.hours.day(s.sent), s.owner, t.lineOf(s.deal), nil, NPSAsked, 1)
		}
		if !t.past(s.at) || s.kind == surveyKinds[review] {
			continue
		}
		add := func(f Figure) { t.add(t.hours.day(s.at), s.owner, t.lineOf(s.deal), nil, f, 1) }
		switch {
		case s.kind == surveyKinds[csat]:
			add(CSATAnswers)
			if s.score >= 4 {
				add(Satisfied)
			}
			continue
		case s.score >= 9:
			add(Promoters)
		case s.score <= 6:
			add(Detractors)
		}
		add(NPSAnswers)
	}
}

func (t *tally) marketUp() {
	for _, x := range t.costs {
		figure := AdCost
		if x.kind == "sales" {
			figure = SalesCost
		}
		t.add(x.day, nil, nil, x.origin, figure, x.amount)
	}
	for _, v := range t.visits {
		if t.hours.at(v.day, 12*3600) <= t.last {
			t.add(v.day, nil, nil, v.origin, Visits, v.n)
		}
	}
}

// lineOf is the pipeline that work for a deal stands in; none where there is no deal, or none to be seen.
func (t *tally) lineOf(d *deal) *pipeline {
	if d == nil || !d.seen(t.last) {
		return nil
	}
	return d.standsAt(t.last).stage.line
}
