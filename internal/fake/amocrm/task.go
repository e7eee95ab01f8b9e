package amocrm

import (
	"fmt"
	"slices"
	"strings"
)

// tasks lists tasks and meetings. Their filters work in every account.
func (s *Server) tasks(c *call) {
	rules := c.rules()
	f := c.q.kid("filter")
	if n := f.kid("is_completed"); !n.empty() {
		list := n.list()
		rules = append(rules, func(it *item) bool {
			done := doneAt(s.st.thing(it)) != 0
			return done && slices.Contains(list, "1") || !done && slices.Contains(list, "0")
		})
	}
	for _, name := range []string{"task_type", "task_type_id"} {
		if n := f.kid(name); !n.empty() {
			list := n.numbers()
			rules = append(rules, func(it *item) bool { return slices.Contains(list, s.taskType(it)) })
		}
	}
	if of := f.kid("entity_type").list(); len(of) > 0 {
		rules = append(rules, func(it *item) bool { return slices.Contains(of, it.of) })
	}
	list := c.pick(s.st.shelf(tasks), false, c.key(tasks), rules, c.order("created_at", "complete_till", "id"))
	c.paged(tasks, maxLimit, len(list), false, func(i int) any { return s.taskObj(c, list[i]) })
}

func (s *Server) task(c *call) {
	it := s.st.shelf(tasks).byID[c.id()]
	if it == nil || it.deleted != 0 {
		c.none()
		return
	}
	c.body = s.taskObj(c, it)
}

func (s *Server) taskType(it *item) int64 {
	if it.kind == "meeting" {
		return 2
	}
	if kind := s.st.thing(it).Text("kind"); kind != "" {
		return s.st.taskKinds.id(kind)
	}
	return 1
}

func (s *Server) taskObj(c *call, it *item) obj {
	t := s.st.thing(it)
	done := doneAt(t)
	var entity, kind any
	if it.of != "" {
		entity, kind = it.ofID, it.of
	}
	words, seconds := t.Text("kind"), t.Int("minutes")*60
	if t.Kind == "meeting" {
		words, seconds = "Встреча", 0
		if t.Has("held_at") && t.Int("held_at") > t.Int("starts_at") {
			seconds = t.Int("held_at") - t.Int("starts_at")
		}
	}
	var result any = []any{}
	switch {
	case t.Text("result") == "cancelled":
		result = obj{"text": "Отменена"}
	case t.Text("result") == "held":
		result = obj{"text": "Состоялась"}
	case done != 0 && t.N%2 == 0:
		result = obj{"text": "Сделано"}
	case s.quirks.Nulls:
		result = nil
	}
	return obj{
		"id": it.id, "created_by": it.by, "updated_by": it.byLast, "created_at": it.created, "updated_at": it.updated,
		"responsible_user_id": s.st.user(t.Text("owner")), "group_id": s.groupOf(t.Text("owner")),
		"entity_id": entity, "entity_type": kind, "duration": seconds, "is_completed": done != 0, "task_type_id": s.taskType(it),
		"text": words, "result": result, "complete_till": due(t), "account_id": accountID, "_links": c.self(tasks, it.id),
	}
}

// uuidOf makes an id in the form of a UUID out of a number.
func uuidOf(kind string, n int64) string {
	k := uint64(n)*0x9e3779b97f4a7c15 + uint64(len(kind))*0x2545f4914f6cdd1d
	for _, b := range []byte(kind) {
		k = k*31 + uint64(b)
	}
	hex := strings.ToLower(fmt.Sprintf("%016x%016x", k, k*0xd6e8feb86659fd93+uint64(n)))
	return hex[:8] + "-" + hex[8:12] + "-4" + hex[13:16] + "-a" + hex[17:20] + "-" + hex[20:32]
}
