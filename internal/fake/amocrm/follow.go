package amocrm

import (
	"svodka/internal/fake/company"
)

// follow takes in what the World did since, and tells which webhooks that makes.
func (st *state) follow() []hook {
	var out []hook
	for _, e := range st.s.w.Events(st.seq, 0) {
		st.seq = e.Seq
		t := st.s.w.Find(e.ID)
		if t == nil {
			continue
		}
		by := st.user(e.By)
		if e.Robot {
			by = 0
		}
		if e.Kind == "stage" || e.Kind == "pipeline" {
			st.places, st.ranks = nil, nil
		}
		switch e.Action {
		case company.Added:
			out = append(out, st.added(t, e, by)...)
		case company.Changed:
			out = append(out, st.changed(t, e, by)...)
		case company.Deleted:
			out = append(out, st.gone(t, e, by, false)...)
		case company.Merged:
			out = append(out, st.gone(t, e, by, true)...)
		}
	}
	st.history.sort()
	return out
}

// find is the item of a thing that is in a list already.
func (st *state) find(t *company.Thing) *item {
	if name := st.shelfOf(t); name != "" {
		return st.shelf(name).byID[st.number(t)]
	}
	return nil
}

func (st *state) touch(it *item, t *company.Thing, at, by int64) {
	st.besides(t, func(twin *item) { twin.updated, twin.byLast = max(twin.updated, at), by })
	it.updated, it.byLast = max(it.updated, at), by
	st.shelf(st.shelfOf(t)).version++
}

func (st *state) added(t *company.Thing, e company.Event, by int64) []hook {
	had := st.find(t)
	if had != nil && t.Kind == "deal" {
		return st.converted(had, t, e, by)
	}
	it := st.put(t)
	if it == nil {
		st.born(t)
		return nil
	}
	it.by, it.byLast, it.updated = by, by, max(it.created, e.At)
	if t.Kind == "lead" || t.Kind == "deal" {
		st.history.add(event{at: e.At, what: leadAdded, of: "lead", id: it.id, by: by, a: noteBase + t.N})
		if at := st.stageOf(t); at.status == won || at.status == lost {
			it.closed = e.At
		}
	} else {
		st.born(t)
	}
	return st.hookFor("add", it, nil)
}

// converted moves a lead to the pipeline of the deal it became.
func (st *state) converted(it *item, deal *company.Thing, e company.Event, by int64) []hook {
	lead := st.s.w.Find(it.lead)
	now := standing{st.stageOf(lead), st.user(lead.Text("owner")), 0}
	was := now.at
	st.put(deal)
	st.step(it, &now, standing{st.stageOf(deal), st.user(deal.Text("owner")), deal.Int("amount")}, e.At, by)
	if lead.Text("title") != deal.Text("title") {
		st.history.add(event{
			at: e.At, what: nameChanged, of: "lead", id: it.id, by: by, text: &[2]string{lead.Text("title"), deal.Text("title")},
		})
	}
	st.touch(it, deal, e.At, by)
	return append(st.hookFor("status", it, &was), st.hookFor("update", it, nil)...)
}

func (st *state) changed(t *company.Thing, e company.Event, by int64) []hook {
	it := st.find(t)
	if it == nil {
		return nil
	}
	if it.world != t.ID { // the lead of a deal: amoCRM shows the deal
		st.touch(it, t, e.At, by)
		return nil
	}
	st.touch(it, t, e.At, by)
	switch t.Kind {
	case "lead", "deal":
		return st.leadChanged(it, t, e, by)
	case "task", "meeting":
		st.taskChanged(it, t, e, by)
	}
	out := st.hookFor("update", it, nil)
	if _, moved := e.After["owner"]; moved {
		of := singular(st.shelfOf(t))
		if of != "" {
			st.history.add(event{at: e.At, what: ownerChanged, of: of, id: it.id, by: by, a: st.user(text(e.Before["owner"])), c: st.user(text(e.After["owner"]))})
		}
		out = append(out, st.hookFor("responsible", it, nil)...)
	}
	return out
}

func text(v any) string { s, _ := v.(string); return s }

func whole(v any) int64 { n, _ := v.(int64); return n }

func (st *state) leadChanged(it *item, t *company.Thing, e company.Event, by int64) []hook {
	var out []hook
	on := event{at: e.At, of: "lead", id: it.id, by: by}
	if _, ok := e.After["stage"]; ok {
		was, is := st.placeOf(text(e.Before["stage"])), st.placeOf(text(e.After["stage"]))
		on.what, on.a, on.b, on.c, on.d = statusChanged, was.status, was.pipeline, is.status, is.pipeline
		st.history.add(on)
		it.closed = 0
		if is.status == won || is.status == lost {
			it.closed = e.At
		}
		out = append(out, st.hookFor("status", it, &was)...)
	}
	on.b, on.d = 0, 0
	if _, ok := e.After["owner"]; ok {
		on.what, on.a, on.c = ownerChanged, st.user(text(e.Before["owner"])), st.user(text(e.After["owner"]))
		st.history.add(on)
		out = append(out, st.hookFor("responsible", it, nil)...)
	}
	if _, ok := e.After["amount"]; ok {
		on.what, on.a, on.c = saleChanged, whole(e.Before["amount"]), whole(e.After["amount"])
		st.history.add(on)
	}
	on.a, on.c = 0, 0
	if _, ok := e.After["title"]; ok {
		on.what, on.text = nameChanged, &[2]string{text(e.Before["title"]), text(e.After["title"])}
		st.history.add(on)
	}
	if _, ok := e.After["client"]; ok {
		st.relink(it, t)
	}
	if r := t.Text("reason"); r != "" {
		st.reasons.id(r)
	}
	return append(out, st.hookFor("update", it, nil)...)
}

func (st *state) taskChanged(it *item, t *company.Thing, e company.Event, by int64) {
	on := event{at: e.At, of: "task", id: it.id, by: by}
	for _, k := range []string{"done_at", "held_at", "result"} {
		if _, ok := e.After[k]; ok && doneAt(t) != 0 {
			on.what = taskCompleted
			on.at = doneAt(t)
			st.history.add(on)
			break
		}
	}
	due := "due_at"
	if t.Kind == "meeting" {
		due = "starts_at"
	}
	if _, ok := e.After[due]; ok {
		on.at, on.what, on.a, on.c = e.At, deadlineChanged, whole(e.Before[due]), whole(e.After[due])
		st.history.add(on)
	}
}

func (st *state) gone(t *company.Thing, e company.Event, by int64, into bool) []hook {
	it := st.find(t)
	if it == nil || it.world != t.ID {
		return nil
	}
	it.deleted, it.byLast, it.purged = e.At, by, into
	st.besides(t, func(twin *item) { twin.deleted, twin.purged = e.At, into })
	st.touch(it, t, e.At, by)
	if !into {
		st.buried(it)
		return st.hookFor("delete", it, nil)
	}
	st.joined(t, e.At, by)
	st.resettle()
	return st.hookFor("delete", it, nil)
}

// resettle reads again what belongs to what: a merge moved references without a word.
func (st *state) resettle() {
	st.leadsOf, st.tasksOf, st.bills = map[string][]int64{}, map[holder][]*item{}, map[int64][]*item{}
	for _, sh := range st.shelves {
		moved := map[*item]bool{}
		for _, it := range sh.items {
			t := st.thing(it)
			if t == nil {
				continue
			}
			it.updated = max(it.updated, t.Updated)
			of, id := st.holder(t)
			if of != it.of || id != it.ofID {
				it.of, it.ofID = of, id
				moved[it] = true
			}
			switch t.Kind {
			case "lead", "deal":
				st.relink(it, t)
			case "task", "meeting":
				st.tasksOf[holder{it.of, it.ofID}] = append(st.tasksOf[holder{it.of, it.ofID}], it)
			case "proposal", "payment":
				st.bills[it.ofID] = append(st.bills[it.ofID], it)
			}
		}
		sh.version++
	}
}
