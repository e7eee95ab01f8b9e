package amocrm

import (
	"strings"

	"svodka/internal/fake/company"
)

// client shows a contact or a company.
func (s *Server) client(c *call, kind string, it *item) obj {
	t := s.st.thing(it)
	out := obj{
		"id": it.id, "name": t.Text("name"), "responsible_user_id": s.st.user(t.Text("owner")),
		"group_id": s.groupOf(t.Text("owner")), "created_by": it.by, "updated_by": it.byLast,
		"created_at": it.created, "updated_at": it.updated, "closest_task_at": maybe(s.st.closest(kind, it.id)),
		"custom_fields_values": s.values(kind, t, t), "account_id": accountID, "_links": c.self(kind, it.id),
	}
	embedded := obj{"tags": s.tagsOf(t)}
	if kind == contacts {
		first, last := names(t)
		out["first_name"], out["last_name"] = first, last
		embedded["companies"] = []any{}
	}
	if c.with["leads"] {
		embedded["leads"] = s.linksTo(c, leads, s.leadsOf(t.ID))
	}
	if c.with["customers"] {
		embedded["customers"] = []any{}
		if cu := s.st.shelf(customers).byID[customerBase+t.N]; cu != nil {
			embedded["customers"] = s.linksTo(c, customers, []int64{cu.id})
		}
	}
	if c.with["catalog_elements"] {
		embedded["catalog_elements"] = []any{}
	}
	if c.with["contacts"] && kind == companies {
		embedded["contacts"] = []any{}
		if s.o.People {
			embedded["contacts"] = s.linksTo(c, contacts, []int64{personBase + t.N})
		}
	}
	out["_embedded"] = embedded
	return out
}

// names splits a person's name, which is written surname first.
func names(t *company.Thing) (first, last string) {
	last, first, ok := strings.Cut(t.Text("name"), " ")
	if !ok {
		return t.Text("name"), ""
	}
	return first, last
}

// leadsOf are the leads of a client that are there.
func (s *Server) leadsOf(client string) []int64 {
	var out []int64
	for _, id := range s.st.leadsOf[client] {
		if it := s.st.shelf(leads).byID[id]; it != nil && it.deleted == 0 && s.st.thing(it).Text("client") == client {
			out = append(out, id)
		}
	}
	return out
}

func (s *Server) linksTo(c *call, kind string, ids []int64) []any {
	out := make([]any, 0, len(ids))
	for _, id := range ids {
		out = append(out, obj{"id": id, "_links": c.self(kind, id)})
	}
	return out
}

// links lists what things are linked with.
func (s *Server) links(c *call, kind string, one int64) {
	of := []int64{one}
	if one == 0 {
		of = c.q.kid("filter", "entity_id").numbers()
	}
	var rows []any
	for _, id := range of {
		it := s.st.shelf(kind).byID[id]
		if it == nil || it.deleted != 0 {
			continue
		}
		for _, l := range s.linked(kind, it) {
			if one == 0 {
				l["entity_id"], l["entity_type"] = id, kind
			}
			rows = append(rows, l)
		}
	}
	c.whole("links", rows)
}

func (s *Server) linked(kind string, it *item) []obj {
	var out []obj
	t := s.st.thing(it)
	if kind != leads {
		for _, id := range s.leadsOf(t.ID) {
			out = append(out, obj{"to_entity_id": id, "to_entity_type": leads, "metadata": nil})
		}
		return out
	}
	for _, e := range s.linkedElements(it.id) {
		el, _ := e.(obj)
		out = append(out, obj{"to_entity_id": el["id"], "to_entity_type": "catalog_elements", "metadata": el["metadata"]})
	}
	company, contact := s.clientsOf(t.Text("client"))
	if contact != 0 {
		out = append(out, obj{"to_entity_id": contact, "to_entity_type": contacts, "metadata": obj{"main_contact": true}})
	}
	if company != 0 {
		out = append(out, obj{"to_entity_id": company, "to_entity_type": companies, "metadata": nil})
	}
	return out
}
