package amocrm

import (
	"strconv"

	"svodka/internal/fake/company"
)

// lead shows a lead, or the deal it became.
func (s *Server) lead(c *call, it *item) obj {
	st, t := s.st, s.st.thing(it)
	from := t
	if it.lead != "" && it.lead != t.ID {
		from = s.w.Find(it.lead)
	}
	at := st.stageOf(t)
	out := obj{
		"id": it.id, "name": t.Text("title"), "price": s.price(t.Int("amount")),
		"responsible_user_id": st.user(t.Text("owner")), "group_id": s.groupOf(t.Text("owner")),
		"status_id": at.status, "pipeline_id": at.pipeline, "loss_reason_id": nil, "source_id": nil,
		"created_by": it.by, "updated_by": it.byLast, "created_at": it.created, "updated_at": it.updated,
		"closed_at": maybe(it.closed), "closest_task_at": maybe(st.closest(leads, it.id)), "is_deleted": false,
		"custom_fields_values": s.values(leads, t, from), "score": nil, "account_id": accountID, "labor_cost": nil,
		"_links": c.self(leads, it.id),
	}
	embedded := obj{"tags": s.tagsOf(t), "companies": []any{}}
	company, contact := s.clientsOf(t.Text("client"))
	if company != 0 {
		embedded["companies"] = []any{obj{"id": company, "_links": c.self(companies, company)}}
	}
	if c.with["contacts"] {
		embedded["contacts"] = []any{}
		if contact != 0 {
			embedded["contacts"] = []any{obj{"id": contact, "is_main": true, "_links": c.self(contacts, contact)}}
		}
	}
	if r := t.Text("reason"); r != "" {
		id := st.reasons.id(r)
		out["loss_reason_id"] = id
		if c.with["loss_reason"] {
			embedded["loss_reason"] = s.quirks.reason(s.reason(c, id, r))
		}
	}
	if c.with["source"] || c.with["source_id"] {
		if from := s.w.Find(t.Text("source")); from != nil {
			out["source_id"] = sourceBase + from.N
			embedded["source"] = obj{"id": sourceBase + from.N, "name": from.Text("name")}
		}
	}
	if c.with["catalog_elements"] {
		embedded["catalog_elements"] = s.linkedElements(it.id)
	}
	if c.with["is_price_modified_by_robot"] {
		out["is_price_modified_by_robot"] = false
	}
	out["_embedded"] = embedded
	return out
}

func maybe(at int64) any {
	if at == 0 {
		return nil
	}
	return at
}

// price is a sum in whole units; an odd one has a fraction.
func (s *Server) price(minor int64) any {
	if s.quirks.Strings {
		return money(minor)
	}
	if minor%100 != 0 {
		return float64(minor) / 100
	}
	return minor / 100
}

// money is a sum as custom fields hold it: a text.
func money(minor int64) string {
	if minor%100 == 0 {
		return strconv.FormatInt(minor/100, 10)
	}
	return strconv.FormatFloat(float64(minor)/100, 'f', 2, 64)
}

func (s *Server) groupOf(user string) int64 {
	u := s.w.Find(user)
	if u == nil {
		return 0
	}
	return s.st.group(u.Text("department"))
}

// tagsOf marks what is left out of figures by its reason: test, spam, imported.
func (s *Server) tagsOf(t *company.Thing) []any {
	word := t.Text("excluded")
	if word == "" {
		return []any{}
	}
	return []any{obj{"id": tagID(word), "name": word, "color": nil}}
}

func tagID(word string) int64 {
	var n int64 = 7
	for _, b := range []byte(word) {
		n = (n*31 + int64(b)) % 900_000
	}
	return 100_000 + n
}

// clientsOf is the company and the contact of a client.
func (s *Server) clientsOf(client string) (company, contact int64) {
	t := s.w.Find(client)
	if t == nil || t.Deleted != 0 {
		return 0, 0
	}
	if t.Text("type") != "company" {
		return 0, s.st.number(t)
	}
	if s.o.People {
		contact = personBase + t.N
	}
	return s.st.number(t), contact
}

// closest is the nearest deadline of the open tasks of a thing, 0 when there is none.
func (st *state) closest(kind string, id int64) int64 {
	var at int64
	for _, it := range st.tasksOf[holder{kind, id}] {
		t := st.thing(it)
		if t == nil || it.deleted != 0 || doneAt(t) != 0 {
			continue
		}
		if d := due(t); at == 0 || d < at {
			at = d
		}
	}
	return at
}

// due is the deadline of a task, the planned start of a meeting.
func due(t *company.Thing) int64 {
	if t.Kind == "meeting" {
		return t.Int("starts_at")
	}
	return t.Int("due_at")
}

func (s *Server) reason(c *call, id int64, name string) obj {
	return obj{
		"id": id, "name": name, "sort": 100000, "created_at": 1582117280, "updated_at": 1582117280,
		"_links": c.self("leads/loss_reasons", id),
	}
}

func (s *Server) lossReasons(c *call) {
	list := s.st.reasons.order
	if len(list) == 0 {
		c.none()
		return
	}
	c.paged("loss_reasons", maxLimit, len(list), true, func(i int) any { return s.reason(c, s.st.reasons.by[list[i]], list[i]) })
}

func (s *Server) lossReason(c *call) {
	for _, name := range s.st.reasons.order {
		if id := s.st.reasons.by[name]; id == c.id() {
			c.body = s.reason(c, id, name)
			return
		}
	}
	c.fail(404, "Not found")
}

// tags lists the tags that are in use.
func (s *Server) tags(c *call, kind string) {
	have := map[string]bool{}
	var words []string
	for _, it := range s.st.shelf(kind).items {
		if t := s.st.thing(it); t != nil && t.Has("excluded") && !have[t.Text("excluded")] {
			have[t.Text("excluded")] = true
			words = append(words, t.Text("excluded"))
		}
	}
	c.paged("tags", maxLimit, len(words), false, func(i int) any {
		return obj{"id": tagID(words[i]), "name": words[i], "color": nil}
	})
}
