package amocrm

import (
	"slices"

	"svodka/internal/fake/company"
)

// singular is how events name the kind of a list.
func singular(kind string) string {
	switch kind {
	case leads:
		return "lead"
	case contacts:
		return "contact"
	case companies:
		return "company"
	case customers:
		return "customer"
	}
	return ""
}

// born logs that a thing came to be, and what is known of its life: when a task was done, that a call was made.
func (st *state) born(t *company.Thing) {
	owner := st.user(t.Text("owner"))
	of, id := st.holder(t)
	on := event{at: t.Created, of: singular(of), id: id, by: owner, a: noteBase + t.N}
	in := t.Text("direction") == "in"
	pick := func(yes, no happening) happening {
		if in {
			return yes
		}
		return no
	}
	switch t.Kind {
	case "client":
		e := event{at: t.Created, what: contactAdded, of: "contact", id: st.number(t), by: owner}
		if t.Text("type") == "company" {
			e.what, e.of = companyAdded, "company"
		}
		st.history.add(e)
	case "task", "meeting":
		st.history.add(event{at: created(t), what: taskAdded, of: "task", id: st.number(t), by: owner})
		st.completed(t, owner)
	case "call":
		if on.what = pick(incomingCall, outgoingCall); of != "" {
			st.history.add(on)
		}
	case "message":
		st.said(t, on, pick)
	case "survey":
		if surveyed(t) && of != "" {
			on.at, on.what, on.a, on.by = t.Int("at"), npsAdded, t.Int("score"), 0
			st.history.add(on)
		}
	case "payment":
		if st.s.o.Customers {
			st.history.add(event{at: t.Created, what: transactionAdded, of: "customer", id: customerBase + st.s.w.N(st.payer(t)), by: owner, a: transBase + t.N})
		}
	}
}

func (st *state) said(t *company.Thing, on event, pick func(yes, no happening) happening) {
	if on.of == "" {
		return
	}
	if t.Yes("robot") || t.Text("direction") == "in" {
		on.by = 0
	}
	switch t.Text("kind") {
	case "chat":
		on.what = pick(incomingChat, outgoingChat)
	case "sms":
		on.what = pick(incomingSMS, outgoingSMS)
	default:
		return // letters are notes without an event
	}
	st.history.add(on)
}

// surveyed reports whether a survey is an answered NPS, the one kind of mark amoCRM knows.
func surveyed(t *company.Thing) bool {
	return t.Text("kind") == "nps" && t.Has("score") && t.Has("at")
}

// doneAt is when a task or meeting was finished, 0 while it is open.
func doneAt(t *company.Thing) int64 {
	if t.Kind != "meeting" {
		return t.Int("done_at")
	}
	if t.Has("held_at") {
		return t.Int("held_at")
	}
	if t.Has("result") {
		return t.Int("starts_at")
	}
	return 0
}

func (st *state) completed(t *company.Thing, by int64) {
	if at := doneAt(t); at != 0 {
		st.history.add(event{at: at, what: taskCompleted, of: "task", id: st.number(t), by: by})
	}
}

// standing is what history follows of a lead.
type standing struct {
	at     place
	owner  int64
	amount int64
}

// live writes the history of a lead and the deal it became from what the World remembers.
func (st *state) live(it *item, changes map[string][]*company.Thing) {
	var now standing
	open := func(t *company.Thing) {
		now.owner = st.user(t.Text("owner"))
		if first := changes[t.ID]; len(first) > 0 && first[0].Has("owner") {
			now.owner = st.user(first[0].Text("owner"))
		}
	}
	lead, deal := st.s.w.Find(it.lead), st.s.w.Find(it.world)
	if deal != nil && deal.Kind != "deal" {
		deal = nil
	}
	begin := deal
	if lead != nil {
		begin = lead
	}
	if begin == nil {
		return
	}
	open(begin)
	it.created, it.by = begin.Created, now.owner
	st.history.add(event{at: it.created, what: leadAdded, of: "lead", id: it.id, by: it.by, a: noteBase + begin.N})
	if lead != nil {
		st.leadLife(it, &now, lead, deal, changes[lead.ID])
	}
	if deal != nil {
		st.dealLife(it, &now, lead, deal, changes[deal.ID])
	}
}

// step moves a lead to another standing at an instant.
func (st *state) step(it *item, now *standing, to standing, at, by int64) {
	e := event{at: at, of: "lead", id: it.id, by: by}
	if to.at != now.at && to.at.pipeline != 0 {
		e.what, e.a, e.b, e.c, e.d = statusChanged, now.at.status, now.at.pipeline, to.at.status, to.at.pipeline
		st.history.add(e)
		it.closed = 0
		if to.at.status == won || to.at.status == lost {
			it.closed = at
		}
	}
	if to.owner != now.owner {
		e.what, e.a, e.c = ownerChanged, now.owner, to.owner
		st.history.add(e)
	}
	if to.amount != now.amount {
		e.what, e.a, e.c = saleChanged, now.amount, to.amount
		st.history.add(e)
	}
	*now = to
	it.updated = max(it.updated, at)
	it.byLast = by
}

func (st *state) leadLife(it *item, now *standing, lead, deal *company.Thing, changes []*company.Thing) {
	stage := st.s.w.Find(lead.Text("stage"))
	if stage == nil {
		now.at = st.stageOf(lead)
		return
	}
	order := st.ranked(stage.Text("pipeline"))
	first, fit := order[0], order[0]
	for _, o := range slices.Backward(order) {
		if o.Text("outcome") == "open" && o.Yes("qualified") {
			fit = o
		}
	}
	now.at = st.placeOf(first.ID)
	type moment struct {
		at, by int64
		to     func(*standing)
	}
	var list []moment
	for _, c := range changes {
		list = append(list, moment{c.Int("at"), st.user(c.Text("actor")), func(to *standing) { st.apply(c, to) }})
	}
	owner := st.user(lead.Text("owner"))
	go2 := func(at int64, stage string) {
		if at != 0 {
			list = append(list, moment{at, owner, func(to *standing) { to.at = st.placeOf(stage) }})
		}
	}
	go2(lead.Int("qualified_at"), fit.ID)
	go2(lead.Int("rejected_at"), stage.ID)
	slices.SortStableFunc(list, func(a, b moment) int { return int(a.at - b.at) })
	for _, m := range list {
		to := *now
		m.to(&to)
		st.step(it, now, to, m.at, m.by)
	}
	if deal == nil {
		st.step(it, now, standing{st.stageOf(lead), owner, 0}, max(lead.Updated, it.created+1), owner)
	}
}

func (st *state) placeOf(stage string) place {
	status, pipeline := st.statusOf(stage)
	return place{status, pipeline}
}

// apply is what a change leaves.
func (st *state) apply(c *company.Thing, to *standing) {
	if c.Has("stage") {
		to.at = st.placeOf(c.Text("stage"))
	}
	if c.Has("owner") {
		to.owner = st.user(c.Text("owner"))
	}
	if c.Has("amount") {
		to.amount = c.Int("amount")
	}
}

func (st *state) dealLife(it *item, now *standing, lead, deal *company.Thing, changes []*company.Thing) {
	end := standing{st.stageOf(deal), st.user(deal.Text("owner")), deal.Int("amount")}
	slices.SortStableFunc(changes, func(a, b *company.Thing) int {
		if a.Int("at") != b.Int("at") {
			return int(a.Int("at") - b.Int("at"))
		}
		return int(a.Int("seq") - b.Int("seq"))
	})
	if lead == nil {
		st.fresh(now, end, deal, changes)
	} else {
		st.moved(it, now, end, lead, deal, changes)
	}
	for _, c := range changes {
		to := *now
		st.apply(c, &to)
		by := st.user(c.Text("actor"))
		if c.Yes("robot") {
			by = 0
		}
		st.step(it, now, to, c.Int("at"), by)
	}
	last := max(deal.Updated, it.created)
	if deal.Has("closed_at") && now.at != end.at {
		last = max(it.created, deal.Int("closed_at"))
	}
	if *now != end {
		st.step(it, now, end, last, end.owner)
	}
	if deal.Has("closed_at") {
		it.closed = deal.Int("closed_at")
	}
	it.updated = max(it.updated, deal.Updated)
}

// tells reports whether any of the changes is of a column.
func tells(changes []*company.Thing, column string) bool {
	return slices.ContainsFunc(changes, func(c *company.Thing) bool { return c.Has(column) })
}

// fresh is how a deal without a lead began: what is not told to have changed has been so from the beginning.
func (st *state) fresh(now *standing, end standing, deal *company.Thing, changes []*company.Thing) {
	if !tells(changes, "stage") {
		now.at = end.at
	}
	if !tells(changes, "amount") {
		now.amount = end.amount
	}
	if len(changes) > 0 && changes[0].Int("at") <= deal.Created {
		st.apply(changes[0], now)
	}
	if now.at.pipeline == 0 {
		now.at = st.firstOf(deal)
	}
}

// moved takes a lead to the pipeline of the deal it became.
func (st *state) moved(it *item, now *standing, end standing, lead, deal *company.Thing, changes []*company.Thing) {
	to := *now
	to.at = st.firstOf(deal)
	if len(changes) > 0 && changes[0].Int("at") <= deal.Created {
		st.apply(changes[0], &to)
	} else if !tells(changes, "stage") {
		to.at = end.at
	}
	by := st.user(deal.Text("owner"))
	st.step(it, now, to, deal.Created, by)
	if lead.Text("title") != deal.Text("title") {
		st.history.add(event{
			at: deal.Created, what: nameChanged, of: "lead", id: it.id, by: by, text: &[2]string{lead.Text("title"), deal.Text("title")},
		})
	}
}

// firstOf is the first stage of a deal's pipeline.
func (st *state) firstOf(deal *company.Thing) place {
	if stages := st.ranked(deal.Text("pipeline")); len(stages) > 0 {
		return st.placeOf(stages[0].ID)
	}
	return st.stageOf(deal)
}

// buried logs that a thing was deleted.
func (st *state) buried(it *item) {
	if it.purged {
		if into := st.s.w.Find(it.world); into != nil {
			st.joined(into, it.deleted, it.byLast)
		}
		return
	}
	e := event{at: it.deleted, id: it.id, by: it.byLast}
	switch it.kind {
	case "lead", "deal":
		e.what, e.of = leadDeleted, "lead"
	case "client":
		e.what, e.of = contactDeleted, "contact"
		if it.id < contactBase {
			e.what, e.of = companyDeleted, "company"
		}
	case "task", "meeting":
		e.what, e.of = taskDeleted, "task"
	default:
		return
	}
	st.history.add(e)
}

// joined logs that a thing was merged into another: the winner's history tells it, without saying who the loser was.
func (st *state) joined(loser *company.Thing, at, by int64) {
	if into := st.s.w.Find(loser.Merged); into != nil {
		st.history.add(event{at: at, what: merged, of: singular(st.shelfOf(into)), id: st.number(into), by: by})
	}
}
