package amocrm

import (
	"fmt"
	"slices"
	"strconv"

	"svodka/internal/fake/company"
)

// noteType is what kind of note shows a call or a message.
func noteType(t *company.Thing) string {
	in := t.Text("direction") == "in"
	switch {
	case t.Kind == "call" && in:
		return "call_in"
	case t.Kind == "call":
		return "call_out"
	case t.Text("kind") == "sms" && in:
		return "sms_in"
	case t.Text("kind") == "sms":
		return "sms_out"
	}
	return "amomail_message"
}

// notes lists the notes of a kind of thing, or of one thing.
func (s *Server) notes(c *call, kind string, of int64) {
	c.byTime()
	rules := c.rules()
	if of != 0 {
		rules = append(rules, func(it *item) bool { return it.ofID == of })
	}
	if types := c.q.kid("filter", "note_type").list(); len(types) > 0 {
		rules = append(rules, func(it *item) bool { return slices.Contains(types, it.note) })
	}
	key := c.key(kind + "/" + strconv.FormatInt(of, 10))
	list := c.pick(s.st.shelf(kind+"/"+notes), false, key, rules, c.order("updated_at", "id"))
	c.paged(notes, maxLimit, len(list), false, func(i int) any { return s.note(c, kind, list[i]) })
}

func (s *Server) noteOne(c *call, kind string) {
	it := s.st.shelf(kind + "/" + notes).byID[c.id()]
	if it == nil || it.deleted != 0 {
		c.none()
		return
	}
	c.body = s.note(c, kind, it)
}

func (s *Server) note(c *call, kind string, it *item) obj {
	t := s.st.thing(it)
	by := it.by
	if t.Yes("robot") {
		by = 0
	}
	out := obj{
		"id": it.id, "entity_id": it.ofID, "created_by": by, "updated_by": by, "created_at": it.created, "updated_at": it.updated,
		"responsible_user_id": s.st.user(t.Text("owner")), "group_id": s.groupOf(t.Text("owner")), "note_type": it.note,
		"params": s.params(t, it.note), "account_id": accountID, "_links": c.self(kind, it.ofID, notes, it.id),
	}
	if c.with["is_pinned"] {
		out["is_pinned"] = false
	}
	return out
}

func (s *Server) params(t *company.Thing, kind string) obj {
	switch kind {
	case "call_in", "call_out":
		return s.callParams(t)
	case "sms_in", "sms_out":
		return obj{"text": "Сообщение", "phone": s.phoneOf(t)}
	}
	in := t.Text("direction") == "in"
	owner := obj{"email": "", "name": ""}
	if u := s.w.Find(t.Text("owner")); u != nil {
		owner = obj{"email": u.Text("email"), "name": u.Text("name")}
	}
	them := obj{"email": "", "name": ""}
	for _, of := range []string{"client", "lead"} {
		if x := s.w.Find(t.Text(of)); x != nil {
			them = obj{"email": x.Text("email"), "name": title(x)}
			break
		}
	}
	from, to := owner, them
	if in {
		from, to = them, owner
	}
	return obj{
		"thread_id": strconv.FormatInt(t.N/3, 10), "message_id": strconv.FormatInt(t.N, 10), "private": false, "income": in,
		"from": from, "to": to, "version": 2, "subject": "Письмо", "access_granted": "", "content_summary": "", "attach_cnt": 0,
		"delivery": obj{"status": "delivered", "time": t.Int("at"), "reason": nil},
	}
}

func (s *Server) phoneOf(t *company.Thing) string {
	for _, of := range []string{"client", "lead"} {
		if x := s.w.Find(t.Text(of)); x != nil && x.Has("phone") {
			return "+" + x.Text("phone")
		}
	}
	return ""
}

func (s *Server) callParams(t *company.Thing) obj {
	status := map[string]int{"answered": 4, "missed": 6, "busy": 7, "failed": 3}[t.Text("result")]
	var who any = s.st.user(t.Text("owner"))
	if u := s.w.Find(t.Text("owner")); u == nil {
		who = nil
	} else if s.quirks.CallNames || t.N%7 == 0 {
		who = u.Text("name")
	}
	out := obj{
		"uniq": fmt.Sprintf("call-%d", t.N), "duration": t.Int("seconds"), "source": "mango", "link": nil,
		"phone": "+" + t.Text("phone"), "call_responsible": who, "call_result": t.Text("topic"), "call_status": status,
	}
	if t.Int("seconds") > 0 {
		out["link"] = fmt.Sprintf("https://telephony.example/records/%d.mp3", t.N)
	}
	if status == 0 {
		delete(out, "call_status")
	}
	if s.quirks.Strings {
		out["duration"], out["uniq"] = strconv.FormatInt(t.Int("seconds"), 10), t.N
	}
	return out
}
