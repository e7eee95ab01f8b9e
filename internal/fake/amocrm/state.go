package amocrm

import (
	"slices"

	"svodka/internal/fake/company"
)

// item is one thing of the CRM: what lists need to sort and filter it. Everything else is read from the World.
type item struct {
	id    int64
	kind  string // of the thing in the World
	world string // its id; of a lead that became a deal, the deal's
	lead  string // the lead's id in the World, "" for a deal without one

	created, updated, deleted int64
	purged                    bool // gone from the recycle bin, too
	closed                    int64
	by                        int64 // who made it
	byLast                    int64 // who changed it last
	of                        string
	ofID                      int64 // what a note, task or element belongs to
	note                      string
}

// shelf is the items of one list by id.
type shelf struct {
	items   []*item
	byID    map[int64]*item
	version int
	seen    int
	cache   map[string][]*item
}

// holder is what notes and tasks hang on.
type holder struct {
	kind string
	id   int64
}

// state is the account as amoCRM keeps it. The server's lock guards it.
type state struct {
	s       *Server
	seq     int64 // the World's last event that is in here
	shelves map[string]*shelf
	history history

	places    map[string]place // stages
	ranks     map[string][]*company.Thing
	holders   map[string]holder // what deals, leads and clients are, by their id in the World
	leadsOf   map[string][]int64
	tasksOf   map[holder][]*item
	goods     map[int64][]string // lines by lead
	bills     map[int64][]*item  // elements by lead
	offers    map[string]string  // the newest proposal by deal
	enums     map[int64]*enum
	counted   map[int64]int      // the version of the list whose choices a field's enum holds
	paid      map[string][]*item // transactions by client
	paidAt    int                // the version of the transactions they were gathered from
	reasons   *enum
	taskKinds *enum
}

// place is where a stage stands.
type place struct{ status, pipeline int64 }

// enum is a growing list of texts with numbers.
type enum struct {
	base  int64
	order []string
	by    map[string]int64
}

func newEnum(base int64) *enum { return &enum{base: base, by: map[string]int64{}} }

func (e *enum) id(v string) int64 {
	if e.by[v] == 0 {
		e.order = append(e.order, v)
		e.by[v] = e.base + int64(len(e.order))
	}
	return e.by[v]
}

func newState(s *Server) *state {
	st := &state{s: s}
	st.load()
	return st
}

func (st *state) load() {
	st.shelves, st.places, st.ranks = map[string]*shelf{}, nil, nil
	st.leadsOf, st.tasksOf, st.goods, st.bills = map[string][]int64{}, map[holder][]*item{}, map[int64][]string{}, map[int64][]*item{}
	st.offers, st.enums, st.counted, st.paid = map[string]string{}, map[int64]*enum{}, map[int64]int{}, nil
	st.reasons, st.taskKinds = newEnum(reasonBase), newEnum(typeBase)
	st.history, st.holders = history{}, map[string]holder{}
	if past := st.s.w.Events(0, 0); len(past) > 0 {
		st.seq = past[len(past)-1].Seq
	}
	changes := map[string][]*company.Thing{}
	for _, c := range st.s.w.All("change", false) {
		of := c.Text("deal")
		if of == "" {
			of = c.Text("lead")
		}
		changes[of] = append(changes[of], c)
	}
	for _, kind := range []string{"client", "lead", "deal", "task", "meeting", "call", "message", "product", "proposal", "payment", "line", "survey"} {
		for _, t := range st.s.w.All(kind, true) {
			st.put(t)
			if kind != "lead" && kind != "deal" {
				st.born(t)
			}
		}
	}
	for _, it := range st.shelf(leads).items {
		st.live(it, changes)
	}
	for _, list := range st.shelves {
		for _, it := range list.items {
			if it.deleted != 0 {
				st.buried(it)
			}
		}
	}
	st.history.sort()
}

func (st *state) shelf(name string) *shelf {
	if st.shelves[name] == nil {
		st.shelves[name] = &shelf{byID: map[int64]*item{}}
	}
	return st.shelves[name]
}

func (sh *shelf) add(it *item) *item {
	if had := sh.byID[it.id]; had != nil {
		return had
	}
	sh.byID[it.id] = it
	at := len(sh.items)
	if at > 0 && sh.items[at-1].id > it.id {
		at, _ = slices.BinarySearchFunc(sh.items, it.id, func(x *item, id int64) int { return int(x.id - id) })
	}
	sh.items = slices.Insert(sh.items, at, it)
	sh.version++
	return it
}

// shelfOf is the list a thing of the World is in.
func (st *state) shelfOf(t *company.Thing) string {
	switch t.Kind {
	case "lead", "deal":
		return leads
	case "client":
		if t.Text("type") == "company" {
			return companies
		}
		return contacts
	case "task", "meeting":
		return tasks
	case "call", "message":
		if t.Text("kind") == "chat" {
			return ""
		}
		of, _ := st.holder(t)
		if of == "" {
			return ""
		}
		return of + "/" + notes
	case "product":
		return "products"
	case "proposal":
		if !t.Has("sent_at") {
			return ""
		}
		return "invoices"
	case "payment":
		if st.buys() {
			return "transactions"
		}
		return "invoices"
	}
	return ""
}

// put makes the item of a thing, or joins a deal to the lead it came from.
func (st *state) put(t *company.Thing) *item {
	if t.Kind == "line" {
		if d := st.s.w.Find(t.Text("deal")); d != nil {
			id := st.number(d)
			st.goods[id] = append(st.goods[id], t.ID)
		}
		return nil
	}
	name := st.shelfOf(t)
	if name == "" {
		return nil
	}
	it := &item{
		id: st.number(t), kind: t.Kind, world: t.ID, created: created(t), updated: updated(t), deleted: t.Deleted,
		purged: t.Merged != "", by: st.user(t.Text("owner")),
	}
	it.byLast = it.by
	it.of, it.ofID = st.holder(t)
	switch t.Kind {
	case "lead":
		it.lead = t.ID
	case "deal":
		if had := st.shelf(leads).byID[it.id]; had != nil && had.kind == "lead" {
			had.kind, had.world = "deal", t.ID
			had.updated, had.deleted, had.purged = max(had.updated, it.updated), t.Deleted, t.Merged != ""
			it = had
		}
		st.relink(it, t)
	case "client":
		if st.s.o.Customers {
			st.shelf(customers).add(&item{id: customerBase + t.N, kind: "client", world: t.ID, created: t.Created, updated: it.updated, deleted: t.Deleted})
		}
	case "call", "message":
		it.note = noteType(t)
	case "task", "meeting":
		if t.Kind == "task" {
			st.taskKinds.id(t.Text("kind"))
		}
		key := holder{it.of, it.ofID}
		st.tasksOf[key] = append(st.tasksOf[key], it)
	case "proposal", "payment":
		if t.Kind == "proposal" {
			st.offers[t.Text("deal")] = t.ID
			it.created = t.Int("sent_at")
		}
		st.bills[it.ofID] = append(st.bills[it.ofID], it)
		st.buy(t, it)
	}
	if t.Kind == "lead" {
		st.relink(it, t)
	}
	if r := t.Text("reason"); r != "" && (t.Kind == "lead" || t.Kind == "deal") {
		st.reasons.id(r)
	}
	return st.shelf(name).add(it)
}

// created is when a thing was made: a meeting is placed in time by its start, but was made before.
func created(t *company.Thing) int64 {
	if t.Has("created_at") {
		return t.Int("created_at")
	}
	return t.Created
}

// updated is when a thing was changed last. A meeting that is only planned was changed when it was made.
func updated(t *company.Thing) int64 {
	if t.Kind == "meeting" && doneAt(t) == 0 && t.Updated == t.Created {
		return created(t)
	}
	return max(t.Updated, created(t), doneAt(t))
}

// relink notes the client of a lead.
func (st *state) relink(it *item, t *company.Thing) {
	if c := t.Text("client"); c != "" && !slices.Contains(st.leadsOf[c], it.id) {
		st.leadsOf[c] = append(st.leadsOf[c], it.id)
	}
}

// holder is what a note, task or element hangs on: the lead, else the client; "" and 0 for nothing.
func (st *state) holder(t *company.Thing) (kind string, id int64) {
	if t.Kind == "deal" || t.Kind == "lead" {
		return "", 0
	}
	for _, of := range []string{"deal", "lead", "client"} {
		world := t.Text(of)
		if world == "" {
			continue
		}
		h, known := st.holders[world]
		if !known {
			if owner := st.s.w.Find(world); owner != nil {
				h = holder{st.shelfOf(owner), st.number(owner)}
				st.holders[world] = h
			}
		}
		if h.kind != "" {
			return h.kind, h.id
		}
	}
	return "", 0
}

// thing is what stands behind an item.
func (st *state) thing(it *item) *company.Thing { return st.s.w.Find(it.world) }

// now is where a lead stands: the things it is made of, its stage.
func (st *state) stageOf(t *company.Thing) place {
	status, pipeline := st.statusOf(t.Text("stage"))
	if pipeline == 0 {
		if n := st.s.w.N(t.Text("pipeline")); n != 0 {
			return place{incomingBase + n, pipelineBase + n}
		}
	}
	return place{status, pipeline}
}

// statusOf is the status and the pipeline of a stage of the World.
func (st *state) statusOf(stage string) (status, pipeline int64) {
	if st.places == nil {
		st.places = map[string]place{}
		for _, p := range st.s.w.All("pipeline", true) {
			st.arrange(p)
		}
	}
	p := st.places[stage]
	return p.status, p.pipeline
}

func (st *state) arrange(p *company.Thing) {
	var hasWon, hasLost, hasOpen bool
	for _, stage := range st.ranked(p.ID) {
		at := place{statusBase + stage.N, pipelineBase + p.N}
		switch outcome := stage.Text("outcome"); {
		case outcome == "won" && !hasWon:
			at.status, hasWon = won, true
		case outcome == "lost" && !hasLost:
			at.status, hasLost = lost, true
		case outcome != "won" && outcome != "lost" && !hasOpen:
			hasOpen = true
			if p.Text("kind") == "lead" {
				at.status = incomingBase + stage.N
			}
		}
		st.places[stage.ID] = at
	}
}

// ranked are the stages of a pipeline in their order, vanished ones too.
func (st *state) ranked(pipeline string) []*company.Thing {
	if st.ranks == nil {
		st.ranks = map[string][]*company.Thing{}
		for _, t := range st.s.w.All("stage", true) {
			st.ranks[t.Text("pipeline")] = append(st.ranks[t.Text("pipeline")], t)
		}
		for _, list := range st.ranks {
			slices.SortStableFunc(list, func(a, b *company.Thing) int { return int(a.Int("rank") - b.Int("rank")) })
		}
	}
	return st.ranks[pipeline]
}
