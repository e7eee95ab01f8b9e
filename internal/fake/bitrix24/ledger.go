package bitrix24

import (
	"cmp"
	"slices"

	"svodka/internal/fake/company"
)

// The types of a row of stage history.
const (
	typeCreated = 1
	typeMoved   = 2
	typeFinal   = 3
	typeSwitch  = 5 // into another pipeline
)

// moment is a row of stage history.
type moment struct {
	id    int64
	typ   int64
	owner string // the World's id
	at    int64
	by    string
	g     *stage
}

// ledger is the history of stages: a row of it once written stays, its id greater than all before. Owners and sums have
// no history in the portal.
type ledger struct {
	s     *Server
	rows  map[string][]*moment // by kind
	first map[string]*moment   // by owner
	last  map[string]*moment
	moved map[string]int64 // ids given, by kind
}

func newLedger(s *Server) *ledger {
	l := &ledger{s: s, rows: map[string][]*moment{}, first: map[string]*moment{}, last: map[string]*moment{}, moved: map[string]int64{}}
	changes := map[string][]*company.Thing{}
	for _, t := range s.o.World.All("change", false) {
		if t.Has("stage") {
			of := cmp.Or(t.Text("deal"), t.Text("lead"))
			changes[of] = append(changes[of], t)
		}
	}
	for _, kind := range []string{"lead", "deal", "ticket", "payment"} {
		var all []*moment
		for _, t := range s.o.World.All(kind, false) {
			switch {
			case kind == "lead" || kind == "deal":
				all = append(all, l.story(t, changes[t.ID])...)
			case kind == "ticket" || s.billed(t):
				all = append(all, smartStory(t)...)
			}
		}
		slices.SortStableFunc(all, func(a, b *moment) int { return cmp.Compare(a.at, b.at) })
		for _, m := range all {
			l.write(kind, m)
		}
	}
	return l
}

// story is what a thing passed before the portal began to listen. Deals brought in from an older system have none.
func (l *ledger) story(t *company.Thing, changes []*company.Thing) []*moment {
	if t.Has("imported_at") {
		return nil
	}
	slices.SortStableFunc(changes, func(a, b *company.Thing) int {
		return cmp.Or(cmp.Compare(a.Int("at"), b.Int("at")), cmp.Compare(a.Int("seq"), b.Int("seq")))
	})
	var list []*moment
	add := func(at int64, by string, g *stage) {
		if g != nil && (len(list) == 0 || list[len(list)-1].g != g) {
			list = append(list, &moment{owner: t.ID, at: at, by: by, g: g})
		}
	}
	for _, c := range changes {
		g := l.s.stages.of(c.Text("stage"))
		if t.Kind == "lead" && g != nil && g.semantic == "F" {
			g = l.s.stages.lead(t)
		}
		add(c.Int("at"), c.Text("actor"), g)
	}
	if t.Kind == "lead" {
		return l.leadStory(t, list)
	}
	now := l.s.stages.of(t.Text("stage"))
	if len(list) == 0 {
		add(born(t), t.Text("owner"), now)
	}
	if list != nil && list[len(list)-1].g != now {
		add(max(t.Int("closed_at"), list[len(list)-1].at), t.Text("owner"), now)
	}
	return list
}

// leadStory adds what the World tells of a lead by dates alone: when it was found fit, became a deal or was refused.
func (l *ledger) leadStory(t *company.Thing, list []*moment) []*moment {
	now := l.s.stages.lead(t)
	if now == nil {
		return list
	}
	if len(list) == 0 || list[0].at > born(t) {
		if first := l.s.stages.leads(); len(first) > 0 {
			list = append([]*moment{{owner: t.ID, at: born(t), by: t.Text("owner"), g: first[0]}}, list...)
		}
	}
	end := list[len(list)-1]
	if fit := l.fit(); fit != nil && t.Has("qualified_at") && end.g.semantic == "P" && end.g != fit {
		end = &moment{owner: t.ID, at: t.Int("qualified_at"), by: t.Text("owner"), g: fit}
		list = append(list, end)
	}
	switch {
	case end.g == now:
	case now.semantic == "P":
		end.g = now
	default:
		at := cmp.Or(t.Int("converted_at"), t.Int("rejected_at"), end.at)
		list = append(list, &moment{owner: t.ID, at: at, by: t.Text("owner"), g: now})
	}
	return list
}

// fit is the first status of leads that means a fit.
func (l *ledger) fit() *stage {
	for _, g := range l.s.stages.leads() {
		if t := l.s.o.World.Find(g.world); t != nil && t.Yes("qualified") && g.semantic == "P" {
			return g
		}
	}
	return nil
}

// write gives a row its type and number.
func (l *ledger) write(kind string, m *moment) {
	before := l.last[m.owner]
	switch {
	case before == nil:
		m.typ = typeCreated
		l.first[m.owner] = m
	case before.g.cat != m.g.cat:
		m.typ = typeSwitch
	case m.g.semantic != "P":
		m.typ = typeFinal
	default:
		m.typ = typeMoved
	}
	l.moved[kind] += 2
	m.id = l.moved[kind] - 1
	l.rows[kind] = append(l.rows[kind], m)
	l.last[m.owner] = m
}

// hear writes what has just been done.
func (l *ledger) hear(e company.Event) {
	t := l.s.o.World.Find(e.ID)
	if e.Kind != "deal" && e.Kind != "lead" {
		l.hearSmart(e, t)
		return
	}
	_, staged := e.After["stage"]
	if _, junk := e.After["junk"]; junk && e.Kind == "lead" {
		staged = true
	}
	if t == nil || e.Action == company.Changed && !staged || e.Action != company.Added && e.Action != company.Changed {
		return
	}
	g := l.s.stages.of(t.Text("stage"))
	if e.Kind == "lead" {
		g = l.s.stages.lead(t)
	}
	if g == nil || l.last[t.ID] != nil && l.last[t.ID].g == g {
		return
	}
	l.write(e.Kind, &moment{owner: t.ID, at: e.At, by: e.By, g: g})
}

// movedAt is when a thing last changed its stage, and who did it.
func (l *ledger) movedAt(t *company.Thing) (at int64, by string) {
	if m := l.last[t.ID]; m != nil {
		return m.at, m.by
	}
	return cmp.Or(t.Int("closed_at"), born(t)), t.Text("owner")
}

// hearSmart writes what has been done to tickets and invoices.
func (l *ledger) hearSmart(e company.Event, t *company.Thing) {
	switch {
	case t == nil || e.Action != company.Added && e.Action != company.Changed:
	case e.Kind == "ticket" && (l.last[t.ID] == nil || l.last[t.ID].g != ticketStage(t)):
		l.write(e.Kind, &moment{owner: t.ID, at: e.At, by: e.By, g: ticketStage(t)})
	case e.Kind == "payment" && e.Action == company.Added && l.s.billed(t):
		for _, m := range smartStory(t) {
			l.write(e.Kind, m)
		}
	}
}
