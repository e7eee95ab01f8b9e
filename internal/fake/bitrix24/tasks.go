package bitrix24

import (
	"strconv"
	"strings"
)

func (s *Server) tasks() *table {
	status := func(r *rec) any {
		switch {
		case r.t.Has("done_at"):
			return int64(5)
		case r.t.Has("minutes"):
			return int64(3)
		}
		return int64(2)
	}
	cols := []*column{
		col("ID", kInt, own),
		col("TITLE", kString, text("kind")),
		col("DESCRIPTION", kString, fixed("")),
		col("DEADLINE", kTime, at("due_at")),
		col("CREATED_BY", kInt, s.owner),
		col("RESPONSIBLE_ID", kInt, s.owner),
		col("CREATED_DATE", kTime, func(r *rec) any { return some(born(r.t)) }),
		col("CHANGED_DATE", kTime, s.modified),
		col("CLOSED_DATE", kTime, at("done_at")),
		col("CLOSED_BY", kInt, func(r *rec) any {
			if !r.t.Has("done_at") {
				return nil
			}
			return s.owner(r)
		}),
		col("STATUS_CHANGED_DATE", kTime, s.modified),
		col("PRIORITY", kString, fixed("1")),
		col("MARK", kString, fixed("")),
		col("STATUS", kInt, status),
		col("REAL_STATUS", kInt, status).onAsk(),
		col("TIME_ESTIMATE", kString, fixed("0")),
		col("TIME_SPENT_IN_LOGS", kInt, func(r *rec) any { return some(60 * r.t.Int("minutes")) }),
		col("DURATION_FACT", kInt, at("minutes")),
		col("GROUP_ID", kString, fixed("0")),
		col("UF_CRM_TASK", kList, s.taskLinks).onAsk(),
	}
	return &table{name: "task", deps: []string{"task", "client", "deal"}, face: taskFace, cols: cols, build: s.things("task", "task", nil)}
}

// taskLinks are the CRM things of a task: "D_12" and "C_3".
func (s *Server) taskLinks(r *rec) any {
	list := []any{}
	if n := s.ids.of("deal", r.t.Text("deal")); n != 0 {
		list = append(list, "D_"+strconv.FormatInt(n, 10))
	}
	if id := r.t.Text("client"); id != "" {
		if entity, n := s.ids.client(id); n != 0 {
			list = append(list, map[string]string{"contact": "C_", "company": "CO_"}[entity]+strconv.FormatInt(n, 10))
		}
	}
	return list
}

// taskList is tasks.task.list. It needs a select to show more than the plain fields, and adds what nobody asked for.
func (s *Server) taskList(c *call) (answer, *refusal) {
	t := s.tables["task"]
	order := c.params.get("order")
	if order != nil {
		for _, k := range order.keys {
			if t.find(k) == nil {
				return answer{}, refuse(400, "0", "Invalid sorting key (internal error)")
			}
		}
	}
	p, no := s.list(c, t, c.params.get("filter"), order, start(c))
	if no != nil {
		return answer{}, no
	}
	rows := s.dress(t, p.rows, c.params.get("select"), taskFace)
	for i, one := range rows {
		row, ok := one.(map[string]any)
		if !ok {
			continue
		}
		if late := s.o.Now().Unix(); !p.rows[i].t.Has("done_at") && p.rows[i].t.Has("due_at") && p.rows[i].t.Int("due_at") < late {
			row["subStatus"] = "-1"
		} else if row["status"] != nil {
			row["subStatus"] = row["status"]
		}
		row["group"] = []any{}
		if who, ok := row["responsibleId"].(string); ok {
			row["responsible"] = map[string]any{"id": who, "name": s.nameOf(who), "link": "/company/personal/user/" + who + "/", "icon": "", "workPosition": ""}
		}
	}
	return answer{result: map[string]any{"tasks": rows}, total: p.total, next: p.next, counted: true}, nil
}

func (s *Server) nameOf(id string) string {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return ""
	}
	if t := s.o.World.Number(s.ids.back("user", n)); t != nil {
		return strings.TrimSpace(t.Text("name"))
	}
	return ""
}
