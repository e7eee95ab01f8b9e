package bitrix24

import "svodka/internal/fake/company"

func (s *Server) users() *table {
	cols := []*column{
		col("ID", kInt, own),
		col("ACTIVE", kPlain, func(r *rec) any { return r.t.Yes("active") }),
		col("NAME", kString, func(r *rec) any { _, first := split(r.t.Text("name"), false); return first }),
		col("LAST_NAME", kString, func(r *rec) any { last, _ := split(r.t.Text("name"), false); return last }),
		col("SECOND_NAME", kString, fixed("")),
		col("EMAIL", kString, func(r *rec) any { return r.t.Text("email") }),
		col("LAST_LOGIN", kTime, func(*rec) any { return s.o.Now().Unix() }),
		col("DATE_REGISTER", kDate, func(*rec) any { return int64(1546300800) }),
		col("TIME_ZONE", kString, fixed("")),
		col("IS_ONLINE", kString, fixed("N")),
		col("TIMESTAMP_X", kPlain, fixed(map[string]any{})),
		col("LAST_ACTIVITY_DATE", kPlain, fixed(map[string]any{})),
		col("PERSONAL_GENDER", kString, fixed("")),
		col("PERSONAL_BIRTHDAY", kString, fixed("")),
		col("PERSONAL_WWW", kString, fixed("")),
		col("PERSONAL_CITY", kString, fixed("")),
		col("PERSONAL_MOBILE", kString, fixed("")),
		col("WORK_PHONE", kString, fixed("")),
		col("WORK_POSITION", kString, fixed("")),
		col("UF_EMPLOYMENT_DATE", kString, fixed("")),
		col("UF_DEPARTMENT", kList, func(r *rec) any {
			if n := s.ids.of("department", r.t.Text("department")); n != 0 {
				return []any{n}
			}
			return []any{}
		}),
		col("USER_TYPE", kString, fixed("employee")),
	}
	return &table{name: "user", deps: []string{"user", "department"}, cols: cols, build: s.things("user", "user", nil)}
}

func (s *Server) departments() *table {
	cols := []*column{
		col("ID", kInt, own),
		col("NAME", kString, text("name")),
		col("SORT", kPlain, fixed(int64(500))),
		col("PARENT", kInt, s.link("department", "parent")),
		col("UF_HEAD", kInt, s.link("user", "head")),
	}
	return &table{name: "department", deps: []string{"department", "user"}, cols: cols, build: s.things("department", "department", nil)}
}

// userList is user.get: SORT and ORDER beside the FILTER, and no fields beyond a plain start.
func (s *Server) userList(c *call) (answer, *refusal) {
	t := s.tables["user"]
	if c.params.get("id") != nil {
		filter := array()
		filter.set("ID", c.params.get("id"))
		return s.lines(c, t, filter, nil)
	}
	return s.lines(c, t, c.params.get("filter"), sorting(c))
}

// sorting reads SORT=ID, ORDER=ASC as user.get, department.get and telephony have it; order[ID]=asc is read as well.
func sorting(c *call) *value {
	order := array()
	by := c.params.get("order")
	if by != nil && by.list {
		return by
	}
	if name := c.params.str("sort"); name != "" {
		direction := "ASC"
		if by != nil {
			direction = by.text
		}
		order.set(name, word(direction))
	}
	return order
}

// departmentList filters by fields at the top level of the parameters, and leaves out what is empty.
func (s *Server) departmentList(c *call) (answer, *refusal) {
	filter := array()
	for _, name := range []string{"ID", "NAME", "PARENT", "UF_HEAD"} {
		if v := c.params.get(name); v != nil {
			filter.set(name, v)
		}
	}
	a, no := s.lines(c, s.tables["department"], filter, sorting(c))
	if no != nil {
		return a, no
	}
	list, _ := a.result.([]any)
	for _, one := range list {
		if row, ok := one.(map[string]any); ok {
			for _, k := range []string{"PARENT", "UF_HEAD"} {
				if row[k] == nil {
					delete(row, k)
				}
			}
		}
	}
	return a, nil
}

// currentUser is user.current and profile: on whose behalf the call is made.
func (s *Server) current(c *call) *rec {
	for _, r := range s.rows(s.tables["user"]) {
		if r.id == c.grant.user {
			return r
		}
	}
	return &rec{id: c.grant.user, t: &company.Thing{Kind: "user", Values: map[string]any{"name": "Администратор", "active": true}}}
}
