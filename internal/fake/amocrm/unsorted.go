package amocrm

import (
	"fmt"
	"slices"
	"strconv"

	"svodka/internal/fake/company"
)

// uid names an unsorted lead.
func uid(t *company.Thing) string {
	return fmt.Sprintf("%032x%028x", uint64(t.N)*0x9e3779b97f4a7c15, t.N)
}

// channel is the category by which an unsorted lead came.
func channel(t *company.Thing) string {
	switch {
	case t.Has("utm_source"):
		return "forms"
	case t.N%3 == 0:
		return "chats"
	case t.N%7 == 0:
		return "mail"
	}
	return "sip"
}

// waits reports that nobody has accepted a lead yet.
func (st *state) waits(it *item) bool {
	at := st.stageOf(st.thing(it))
	return it.kind == "lead" && at.status > lost && at.status < statusBase
}

// hidden reports that a lead is not listed with the others.
func (s *Server) hidden(kind string, it *item) bool {
	return s.o.Hidden && kind == leads && it.deleted == 0 && s.st.waits(it)
}

// Waits reports that a lead of the World stands among the unsorted, and by which channel it came.
func (s *Server) Waits(worldID string) (category string, waits bool) {
	t := s.w.Find(worldID)
	if t == nil || t.Deleted != 0 || t.Kind != "lead" {
		return "", false
	}
	s.follow()
	s.mu.Lock()
	defer s.mu.Unlock()
	it := s.st.shelf(leads).byID[s.st.number(t)]
	if it == nil || !s.st.waits(it) {
		return "", false
	}
	return channel(t), true
}

// waiting are the leads that nobody has accepted yet.
func (s *Server) waiting(c *call) []*item {
	cats, pipes := c.q.kid("filter", "category").list(), c.q.kid("filter", "pipeline_id").numbers()
	uids := c.q.kid("filter", "uid").list()
	rules := []rule{func(it *item) bool {
		t := s.st.thing(it)
		at := s.st.stageOf(t)
		return s.st.waits(it) && (len(cats) == 0 || slices.Contains(cats, channel(t))) && (len(pipes) == 0 || slices.Contains(pipes, at.pipeline)) &&
			(len(uids) == 0 || slices.Contains(uids, uid(t)))
	}}
	return c.pick(s.st.shelf(leads), false, c.key("unsorted"), rules, c.order("created_at", "updated_at"))
}

func (s *Server) unsorted(c *call) {
	list := s.waiting(c)
	c.paged("unsorted", maxLimit, len(list), false, func(i int) any { return s.unsortedObj(c, list[i]) })
}

func (s *Server) unsortedOne(c *call) {
	for _, it := range s.waiting(c) {
		if uid(s.st.thing(it)) == c.r.PathValue("uid") {
			c.body = s.unsortedObj(c, it)
			return
		}
	}
	c.fail(404, "Not found")
}

func (s *Server) unsortedObj(c *call, it *item) obj {
	t := s.st.thing(it)
	company, contact := s.clientsOf(t.Text("client"))
	people, firms := []any{}, []any{}
	if contact != 0 {
		people = s.linksTo(c, contacts, []int64{contact})
	}
	if company != 0 {
		firms = s.linksTo(c, companies, []int64{company})
	}
	kind := channel(t)
	meta := obj{"from": t.Text("phone"), "phone": number(t.Text("phone")), "called_at": it.created, "duration": "0", "link": nil, "service_code": "telephony"}
	if kind == "forms" {
		meta = obj{
			"form_id": "site", "form_name": "Заявка с сайта", "form_page": "https://termodom.example/", "ip": "192.0.2.7",
			"form_sent_at": strconv.FormatInt(it.created, 10), "referer": "", "visitor_uid": nil,
		}
	}
	var from any
	if src := s.w.Find(t.Text("source")); src != nil {
		from = src.Text("name")
	}
	return obj{
		"uid": uid(t), "source_uid": nil, "source_name": from, "category": kind, "pipeline_id": s.st.stageOf(t).pipeline,
		"created_at": it.created, "metadata": meta, "account_id": accountID, "_links": c.self("leads/unsorted", uid(t)),
		"_embedded": obj{"contacts": people, "leads": s.linksTo(c, leads, []int64{it.id}), "companies": firms},
	}
}

func (s *Server) unsortedSummary(c *call) {
	list := s.waiting(c)
	by := map[string]int{}
	for _, it := range list {
		by[channel(s.st.thing(it))]++
	}
	cats := obj{}
	for _, k := range []string{"sip", "mail", "forms", "chats"} {
		cats[k] = obj{"total": by[k]}
	}
	c.body = obj{"total": len(list), "accepted": 0, "declined": 0, "average_sort_time": 0, "categories": cats}
}

// talk shows a conversation: the chat messages of one lead.
func (s *Server) talk(c *call) {
	t := s.w.Number(c.id())
	if t == nil || t.Kind != "message" || t.Text("kind") != "chat" {
		c.fail(404, "Talk not found")
		return
	}
	of, id := s.st.holder(t)
	if of == "" {
		c.fail(404, "Talk not found")
		return
	}
	_, contact := s.clientsOf(t.Text("client"))
	people, on := []any{}, []any{}
	if contact != 0 {
		people = s.linksTo(c, contacts, []int64{contact})
	}
	if of == leads {
		on = s.linksTo(c, leads, []int64{id})
	}
	c.body = obj{
		"talk_id": t.N, "created_at": t.Created, "updated_at": t.Updated, "rate": 0, "contact_id": contact, "chat_id": uuidOf("chat", t.N),
		"entity_id": id, "entity_type": singular(of), "is_in_work": false, "is_read": true, "origin": "telegram", "missed_at": nil,
		"account_id": accountID, "_links": c.self("talks", t.N),
		"_embedded": obj{"contacts": people, "leads": on, "customers": []any{}},
	}
}

// number is how a telephone came to be sent: not as a text.
func number(phone string) int64 {
	n, err := strconv.ParseInt(phone, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
