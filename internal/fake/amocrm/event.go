package amocrm

import (
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// events lists the history, newest first, no more than 100 at once.
func (s *Server) events(c *call) {
	list := s.pickEvents(c)
	if c.status != 0 {
		return
	}
	n := len(list)
	c.paged("events", maxEvents, n, false, func(i int) any { return s.eventObj(c, s.st.history.list[list[n-1-i]]) })
}

// pickEvents are the places of the events a query asks for, oldest first.
func (s *Server) pickEvents(c *call) []uint32 {
	h := &s.st.history
	var oldest int64
	during := c.q.kid("filter", "created_at").span()
	key := c.eventKey()
	if s.o.Retention > 0 {
		oldest = c.at.Add(-s.o.Retention).Unix()
		key += strconv.FormatInt(oldest, 10)
	}
	if h.cache == nil || h.seen != h.version || len(h.cache) > 16 {
		h.cache, h.seen = map[string][]uint32{}, h.version
	}
	if list, ok := h.cache[key]; ok {
		return h.during(list, during)
	}
	rules := s.eventRules(c)
	if c.status != 0 {
		return nil
	}
	list := []uint32{}
	for i := h.since(oldest); i < len(h.list); i++ {
		e := &h.list[i]
		if !slices.ContainsFunc(rules, func(r func(*event) bool) bool { return !r(e) }) {
			list = append(list, uint32(i))
		}
	}
	h.cache[key] = list
	return h.during(list, during)
}

// eventKey names a query without its page and its span of time, which is cut out of the whole.
func (c *call) eventKey() string {
	q := url.Values{}
	for k, v := range c.r.URL.Query() {
		if k != "page" && k != "limit" && !strings.HasPrefix(k, "filter[created_at]") {
			q[k] = v
		}
	}
	return q.Encode()
}

// during cuts a span of time out of the places of events.
func (h *history) during(list []uint32, s span) []uint32 {
	if s.hasTo {
		list = list[:sort.Search(len(list), func(i int) bool { return h.list[list[i]].at > s.to })]
	}
	if s.hasFrom {
		list = list[sort.Search(len(list), func(i int) bool { return h.list[list[i]].at >= s.from }):]
	}
	return list
}

// manyKeys is the most values that filters of events take.
const manyKeys = 10

func (s *Server) eventRules(c *call) []func(*event) bool {
	f := c.q.kid("filter")
	var out []func(*event) bool
	if ids := f.kid("id").list(); len(ids) > 0 {
		out = append(out, func(e *event) bool { return slices.Contains(ids, e.key()) })
	}
	if types := f.kid("type").list(); len(types) > 0 {
		var want [64]bool
		for h := leadAdded; h <= transactionAdded; h++ {
			want[h] = slices.Contains(types, h.String())
		}
		out = append(out, func(e *event) bool { return want[e.what] })
	}
	if by := f.kid("created_by").numbers(); len(by) > 0 {
		if len(by) > manyKeys {
			c.invalid("filter.created_by", "This collection should contain 10 elements or less.")
		}
		out = append(out, func(e *event) bool { return slices.Contains(by, e.by) })
	}
	of := f.kid("entity").list()
	if len(of) > 0 {
		out = append(out, func(e *event) bool {
			// Chat messages are asked for by contact and come back as what they belong to.
			if e.what == incomingChat || e.what == outgoingChat {
				return slices.Contains(of, "contact")
			}
			return slices.Contains(of, e.of)
		})
	}
	if ids := f.kid("entity_id").numbers(); len(ids) > 0 {
		if len(ids) > manyKeys || len(of) != 1 {
			c.invalid("filter.entity_id", "It works with exactly one entity and 10 ids or less.")
		}
		out = append(out, func(e *event) bool { return slices.Contains(ids, e.id) })
	}
	return append(append(out, byValue(f.kid("value_before"), false)...), byValue(f.kid("value_after"), true)...)
}

// byValue reads the filters by what changed.
func byValue(n *node, after bool) []func(*event) bool {
	var out []func(*event) bool
	pick := func(e *event) (int64, int64) {
		if after {
			return e.c, e.d
		}
		return e.a, e.b
	}
	if list := n.kid("responsible_user_id").numbers(); len(list) > 0 {
		out = append(out, func(e *event) bool { v, _ := pick(e); return e.what == ownerChanged && slices.Contains(list, v) })
	}
	if places := n.kid("leads_statuses"); !places.empty() {
		var want []place
		for _, k := range places.order {
			p := places.kids[k]
			for _, status := range p.kid("status_id").numbers() {
				for _, pipeline := range p.kid("pipeline_id").numbers() {
					want = append(want, place{status, pipeline})
				}
			}
		}
		out = append(out, func(e *event) bool {
			status, pipeline := pick(e)
			return e.what == statusChanged && slices.Contains(want, place{status, pipeline})
		})
	}
	return out
}

// alphabet is Crockford's base 32, in which ULIDs are written.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// key is the event's id: its time, then its number.
func (e *event) key() string {
	var b [26]byte
	at := e.at * 1000
	for i := 9; i >= 0; i-- {
		b[i], at = alphabet[at%32], at/32
	}
	n, serial := uint64(e.serial)*0x9e3779b97f4a7c15, uint64(e.serial)
	for i := 25; i >= 10; i-- {
		if i > 18 { // the number itself: no two events share an id
			b[i], serial = alphabet[serial%32], serial/32
			continue
		}
		b[i], n = alphabet[n%32], n/32
	}
	return string(b[:])
}

func (s *Server) event(c *call) {
	id := strings.ToLower(c.r.PathValue("id"))
	var at int64
	for i := 0; i < 10 && len(id) == 26; i++ {
		at = at*32 + int64(max(0, strings.IndexByte(alphabet, id[i])))
	}
	h := &s.st.history
	for i := h.since(at / 1000); i < len(h.list) && h.list[i].at == at/1000; i++ {
		if h.list[i].key() == id {
			c.body = s.eventObj(c, h.list[i])
			return
		}
	}
	c.fail(404, "Not found")
}

func (s *Server) eventObj(c *call, e event) obj {
	before, after := s.sides(e)
	kind := map[string]string{"lead": leads, "contact": contacts, "company": companies, "task": tasks, "customer": customers}[e.of]
	return obj{
		"id": e.key(), "type": e.what.String(), "entity_id": e.id, "entity_type": e.of, "created_by": e.by, "created_at": e.at,
		"value_after": after, "value_before": before, "account_id": accountID, "_links": c.self("events", e.key()),
		"_embedded": obj{"entity": obj{"id": e.id, "_links": c.self(kind, e.id)}},
	}
}

// sides are what stood before and stands after, in the shape of what happened.
func (s *Server) sides(e event) (before, after []any) {
	one := func(k string, v obj) []any { return []any{obj{k: v}} }
	none := []any{}
	switch e.what {
	case statusChanged:
		return one("lead_status", obj{"id": e.a, "pipeline_id": e.b}), one("lead_status", obj{"id": e.c, "pipeline_id": e.d})
	case ownerChanged:
		return one("responsible_user", obj{"id": e.a}), one("responsible_user", obj{"id": e.c})
	case saleChanged:
		return one("sale_field_value", obj{"sale": s.price(e.a)}), one("sale_field_value", obj{"sale": s.price(e.c)})
	case nameChanged:
		return one("name_field_value", obj{"name": e.text[0]}), one("name_field_value", obj{"name": e.text[1]})
	case deadlineChanged:
		return one("task_deadline", obj{"timestamp": e.a}), one("task_deadline", obj{"timestamp": e.c})
	case npsAdded:
		return none, one("nps", obj{"rate": e.a})
	case transactionAdded:
		return none, one("transaction", obj{"id": e.a})
	case incomingChat, outgoingChat:
		return none, one("message", obj{"id": uuidOf("message", e.a)})
	case leadAdded, incomingCall, outgoingCall, incomingSMS, outgoingSMS:
		return none, one("note", obj{"id": e.a})
	case leadDeleted, merged, contactAdded, contactDeleted, companyAdded, companyDeleted, taskAdded, taskCompleted, taskDeleted, fieldChanged:
	}
	return none, none
}

func (s *Server) eventTypes(c *call) {
	var rows []any
	for h := leadAdded; h <= transactionAdded; h++ {
		rows = append(rows, obj{"key": h.String(), "type": 1, "lang": h.String()})
	}
	c.whole("events_types", rows)
}
