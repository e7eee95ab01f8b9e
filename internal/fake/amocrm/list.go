package amocrm

import (
	"net/url"
	"slices"
	"sort"
	"strings"

	"svodka/internal/fake/company"
)

// rule says whether an item belongs to a list.
type rule func(*item) bool

// pick is the items of a shelf that a query asks for, in its order. Lists are kept until the shelf changes, so that reading
// page after page costs no more than the page.
func (c *call) pick(sh *shelf, deleted bool, key string, rules []rule, order func(a, b *item) int) []*item {
	if sh.cache == nil || sh.seen != sh.version || len(sh.cache) > 16 {
		sh.cache, sh.seen = map[string][]*item{}, sh.version
	}
	if list, ok := sh.cache[key]; ok {
		return c.within(list)
	}
	list := make([]*item, 0, 64)
	for _, it := range sh.items {
		if (it.deleted != 0) != deleted || it.purged {
			continue
		}
		if !slices.ContainsFunc(rules, func(r rule) bool { return !r(it) }) {
			list = append(list, it)
		}
	}
	slices.SortStableFunc(list, order)
	sh.cache[key] = list
	return c.within(list)
}

// byTime says that the list is in the order of its changes: a span of time is then cut out of the whole of it, so that
// reading on from where one left costs no more than the page.
func (c *call) byTime() {
	c.timely = strings.EqualFold(c.q.kid("order", "updated_at").text(), "asc") && c.q.kid("order", "created_at").empty()
}

func (c *call) within(list []*item) []*item {
	during := c.q.kid("filter", "updated_at").span()
	if !c.timely || !during.any() {
		return list
	}
	if during.hasTo {
		list = list[:sort.Search(len(list), func(i int) bool { return list[i].updated > during.to })]
	}
	if during.hasFrom {
		list = list[sort.Search(len(list), func(i int) bool { return list[i].updated >= during.from }):]
	}
	return list
}

// key names a query without its page.
func (c *call) key(extra string) string {
	q := url.Values{}
	for k, v := range c.r.URL.Query() {
		if k != "page" && k != "limit" && (!c.timely || !strings.HasPrefix(k, "filter[updated_at]")) {
			q[k] = v
		}
	}
	return extra + "?" + q.Encode()
}

// order reads order[field]=asc|desc.
func (c *call) order(fields ...string) func(a, b *item) int {
	by := func(*item) int64 { return 0 }
	way := 1
	for _, f := range fields {
		v := strings.ToLower(c.q.kid("order", f).text())
		if v == "" {
			continue
		}
		if v == "desc" {
			way = -1
		}
		by = c.field(f)
		break
	}
	return func(a, b *item) int {
		if x, y := by(a), by(b); x != y {
			return way * compare(x, y)
		}
		return way * compare(a.id, b.id)
	}
}

func compare(x, y int64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func (c *call) field(name string) func(*item) int64 {
	switch name {
	case "created_at":
		return func(it *item) int64 { return it.created }
	case "updated_at":
		return func(it *item) int64 { return it.updated }
	case "complete_till":
		return func(it *item) int64 { return due(c.s.st.thing(it)) }
	}
	return func(it *item) int64 { return it.id }
}

// rules reads the filters that lists share.
func (c *call) rules() []rule {
	var out []rule
	f := c.q.kid("filter")
	in := func(name string, get func(*item) int64) {
		if n := f.kid(name); !n.empty() {
			list := n.numbers()
			out = append(out, func(it *item) bool { return slices.Contains(list, get(it)) })
		}
	}
	during := func(name string, get func(*item) int64) {
		if s := f.kid(name).span(); s.any() {
			out = append(out, func(it *item) bool { return s.holds(get(it)) })
		}
	}
	in("id", func(it *item) int64 { return it.id })
	in("created_by", func(it *item) int64 { return it.by })
	in("updated_by", func(it *item) int64 { return it.byLast })
	in("entity_id", func(it *item) int64 { return it.ofID })
	during("created_at", func(it *item) int64 { return it.created })
	if !c.timely {
		during("updated_at", func(it *item) int64 { return it.updated })
	}
	in("responsible_user_id", func(it *item) int64 { return c.s.st.user(c.s.st.thing(it).Text("owner")) })
	if n := f.kid("name"); !n.empty() {
		list := append(n.list(), n.text())
		out = append(out, func(it *item) bool { return slices.Contains(list, title(c.s.st.thing(it))) })
	}
	if q := strings.ToLower(c.q.kid("query").text()); q != "" {
		out = append(out, func(it *item) bool {
			t := c.s.st.thing(it)
			return strings.Contains(strings.ToLower(title(t)+"\n"+t.Text("phone")+"\n"+t.Text("email")), q)
		})
	}
	return out
}

// title is the name of whatever it is.
func title(t *company.Thing) string {
	for _, k := range []string{"title", "name", "number", "invoice"} {
		if t.Has(k) {
			return t.Text(k)
		}
	}
	return ""
}

// list answers the list of leads, contacts, companies or customers.
func (s *Server) list(c *call, kind string) {
	var rules []rule
	if !s.o.NoFilter {
		c.byTime()
		rules = append(c.rules(), c.own(kind)...)
	}
	if c.status != 0 {
		return
	}
	deleted := c.with["only_deleted"] && kind != customers
	if s.o.Hidden && kind == leads {
		rules = append(rules, func(it *item) bool { return !s.hidden(kind, it) })
	}
	sh := s.st.shelf(kind)
	list := c.pick(sh, deleted, c.key(kind), rules, c.order("created_at", "updated_at", "id"))
	c.paged(kind, maxLimit, len(list), false, func(i int) any {
		it := list[i]
		if deleted {
			return obj{"id": it.id, "updated_at": it.updated, "updated_by": it.byLast, "is_deleted": true, "_links": c.self(kind, it.id)}
		}
		return s.show(c, kind, it)
	})
}

// own are the filters of one kind of list.
func (c *call) own(kind string) []rule {
	var out []rule
	f, st := c.q.kid("filter"), c.s.st
	if s := f.kid("closed_at").span(); s.any() && kind == leads {
		out = append(out, func(it *item) bool { return it.closed != 0 && s.holds(it.closed) })
	}
	if s := f.kid("closest_task_at").span(); s.any() {
		out = append(out, func(it *item) bool { at := st.closest(kind, it.id); return at != 0 && s.holds(at) })
	}
	if s := f.kid("price").span(); s.any() && kind == leads {
		out = append(out, func(it *item) bool { return s.holds(st.thing(it).Int("amount") / 100) })
	}
	if list := f.kid("pipeline_id").numbers(); len(list) > 0 && kind == leads {
		out = append(out, func(it *item) bool { return slices.Contains(list, st.stageOf(st.thing(it)).pipeline) })
	}
	if n := f.kid("statuses"); !n.empty() && kind == leads {
		var places []place
		for _, k := range n.order {
			p, q := n.kids[k].kid("status_id").numbers(), n.kids[k].kid("pipeline_id").numbers()
			if len(p) == 0 || len(q) == 0 {
				c.invalid("filter.statuses", "Both the pipeline and the status must be given.")
				continue
			}
			places = append(places, place{p[0], q[0]})
		}
		out = append(out, func(it *item) bool { return slices.Contains(places, st.stageOf(st.thing(it))) })
	}
	return append(out, c.byField(kind)...)
}

func (s *Server) show(c *call, kind string, it *item) obj {
	switch kind {
	case leads:
		return s.lead(c, it)
	case customers:
		return s.customer(c, it)
	}
	return s.client(c, kind, it)
}

// one answers a single thing; an unknown one is an empty answer, not an error.
func (s *Server) one(c *call, kind string) {
	it := s.st.shelf(kind).byID[c.id()]
	if it == nil || it.deleted != 0 || s.hidden(kind, it) {
		c.none()
		return
	}
	c.body = s.show(c, kind, it)
}
