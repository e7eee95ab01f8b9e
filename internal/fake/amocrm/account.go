package amocrm

import (
	"slices"
	"strings"

	"svodka/internal/fake/company"
)

// account shows the account and, on demand, its settings.
func (s *Server) account(c *call) {
	out := obj{
		"id": accountID, "name": s.o.Account, "subdomain": s.o.Subdomain, "current_user_id": c.who.user,
		"country": "RU", "currency": s.o.Currency, "currency_symbol": symbol(s.o.Currency), "customers_mode": s.customersMode(),
		"is_unsorted_on": true, "is_loss_reason_enabled": true, "mobile_feature_version": 0, "is_helpbot_enabled": false,
		"is_technical_account": false, "contact_name_display_order": 1, "_links": c.self("account"),
	}
	embedded := obj{}
	more := map[string]func(){
		"amojo_id":              func() { out["amojo_id"] = "f3c6340d-410e-4ad1-9f7e-c5e663599909" },
		"uuid":                  func() { out["uuid"] = "824f3a59-6154-4edf-ba90-0b5593715d07" },
		"drive_url":             func() { out["drive_url"] = "https://drive-b.amocrm.ru" },
		"version":               func() { out["version"] = 16 },
		"is_api_filter_enabled": func() { out["is_api_filter_enabled"] = !s.o.NoFilter },
		"entity_names":          func() { out["entity_names"] = obj{"leads": obj{"ru": dealWords()}} },
		"amojo_rights":          func() { embedded["amojo_rights"] = obj{"can_direct": true, "can_create_groups": true} },
		"users_groups":          func() { embedded["users_groups"] = s.groups() },
		"task_types":            func() { embedded["task_types"] = s.taskTypes() },
		"datetime_settings":     func() { embedded["datetime_settings"] = s.clock(c) },
		"invoices_settings": func() {
			embedded["invoices_settings"] = obj{"lang": "ru", "currency": s.o.Currency, "invoices_catalog_id": invoicesCatalog}
		},
	}
	for word, fill := range more {
		if c.with[word] {
			fill()
		}
	}
	if c.with["amojo_id"] {
		more["uuid"]()
	}
	if len(embedded) > 0 {
		out["_embedded"] = embedded
	}
	c.body = out
}

// dealWords is how the account calls its leads.
func dealWords() obj {
	cases := func(nominative, genitive, dative, accusative, instrumental, prepositional string) obj {
		return obj{
			"default": nominative, "genitive": genitive, "dative": dative, "accusative": accusative, "instrumental": instrumental,
			"prepositional": prepositional,
		}
	}
	return obj{
		"gender":        "f",
		"singular_form": cases("сделка", "сделки", "сделке", "сделку", "сделкой", "сделке"),
		"plural_form":   cases("сделки", "сделок", "сделкам", "сделки", "сделками", "сделках"),
	}
}

func symbol(currency string) string {
	if s, ok := map[string]string{"RUB": "₽", "USD": "$", "EUR": "€", "KZT": "₸"}[currency]; ok {
		return s
	}
	return currency
}

func (s *Server) customersMode() string {
	if s.o.Customers {
		return "segments"
	}
	return "disabled"
}

func (s *Server) clock(c *call) obj {
	return obj{
		"date_pattern": "d.m.Y H:i", "short_date_pattern": "d.m.Y", "short_time_pattern": "H:i", "date_formant": "d.m.Y",
		"time_format": "H:i:s", "timezone": s.o.Zone, "timezone_offset": c.at.In(s.zone).Format("-07:00"),
	}
}

func (s *Server) groups() []any {
	var out []any
	top := false
	for _, d := range s.w.All("department", false) {
		id := s.st.group(d.ID)
		if id == 0 && top {
			continue
		}
		var uuid any
		if id != 0 {
			uuid = uuidOf("group", d.N)
		}
		top = top || id == 0
		out = append(out, obj{"id": id, "name": d.Text("name"), "uuid": uuid})
	}
	if !top {
		out = append([]any{obj{"id": 0, "name": "Отдел продаж", "uuid": nil}}, out...)
	}
	return out
}

func (s *Server) taskTypes() []any {
	out := []any{
		obj{"id": 1, "name": "Связаться", "color": nil, "icon_id": nil, "code": "FOLLOW_UP"},
		obj{"id": 2, "name": "Встреча", "color": nil, "icon_id": nil, "code": "MEETING"},
	}
	for _, kind := range s.st.taskKinds.order {
		if kind != "" {
			out = append(out, obj{"id": s.st.taskKinds.by[kind], "name": kind, "color": nil, "icon_id": 1, "code": nil})
		}
	}
	return out
}

// mayUsers refuses who may not read users.
func (s *Server) mayUsers(c *call) bool {
	if s.o.External || !c.who.admin {
		c.fail(403, "Forbidden")
		return false
	}
	return true
}

func (s *Server) users(c *call) {
	if !s.mayUsers(c) {
		return
	}
	list := s.w.All("user", false)
	c.paged("users", maxLimit, len(list), true, func(i int) any { return s.person(c, list[i]) })
}

func (s *Server) user(c *call) {
	if !s.mayUsers(c) {
		return
	}
	t := s.w.Number(c.id() - userBase)
	if t == nil || t.Kind != "user" || t.Deleted != 0 {
		c.fail(404, "Not found")
		return
	}
	c.body = s.person(c, t)
}

func rights() obj {
	all := func() obj { return obj{"view": "A", "edit": "A", "add": "A", "delete": "A", "export": "A"} }
	return obj{
		"leads": all(), "contacts": all(), "companies": all(), "tasks": obj{"edit": "A", "delete": "A"},
		"mail_access": true, "catalog_access": true,
	}
}

func (s *Server) person(c *call, t *company.Thing) obj {
	r := rights()
	r["status_rights"], r["is_admin"], r["is_free"] = nil, t.N == s.auth.first, false
	r["is_active"], r["group_id"], r["role_id"] = t.Yes("active") || !t.Has("active"), nil, nil
	group := s.st.group(t.Text("department"))
	if group != 0 {
		r["group_id"] = group
	}
	if t.N != s.auth.first {
		r["role_id"] = roleID
	}
	out := obj{
		"id": userBase + t.N, "name": t.Text("name"), "email": t.Text("email"), "lang": "ru", "rights": r,
		"_links": c.self("users", userBase+t.N),
	}
	if c.with["uuid"] {
		out["uuid"] = uuidOf("user", t.N)
	}
	if c.with["amojo_id"] {
		out["amojo_id"] = uuidOf("amojo", t.N)
	}
	embedded := obj{}
	if c.with["role"] {
		embedded["roles"] = []any{}
		if t.N != s.auth.first {
			embedded["roles"] = []any{obj{"id": roleID, "name": "Менеджер", "_links": c.self("roles", roleID)}}
		}
	}
	if c.with["group"] {
		embedded["groups"] = []any{}
		if d := s.w.Find(t.Text("department")); d != nil {
			embedded["groups"] = []any{obj{"id": group, "name": d.Text("name")}}
		}
	}
	if len(embedded) > 0 {
		out["_embedded"] = embedded
	}
	return out
}

const roleID = 107995

func (s *Server) roles(c *call) {
	if s.mayUsers(c) {
		c.paged("roles", maxLimit, 1, true, func(int) any { return s.roleObj(c) })
	}
}

func (s *Server) role(c *call) {
	switch {
	case !s.mayUsers(c):
	case c.id() != roleID:
		c.fail(404, "Not found")
	default:
		c.body = s.roleObj(c)
	}
}

func (s *Server) roleObj(c *call) obj {
	r := rights()
	r["status_rights"] = nil
	out := obj{"id": roleID, "name": "Менеджер", "rights": r, "_links": c.self("roles", roleID)}
	if c.with["users"] {
		ids := []any{}
		for _, t := range s.w.All("user", false) {
			if t.N != s.auth.first {
				ids = append(ids, obj{"id": userBase + t.N})
			}
		}
		out["_embedded"] = obj{"users": ids}
	}
	return out
}

func (s *Server) pipelines(c *call) {
	list := s.w.All("pipeline", false)
	rows := make([]any, 0, len(list))
	for i, p := range list {
		rows = append(rows, s.pipelineObj(c, p, i))
	}
	c.whole("pipelines", rows)
}

func (s *Server) pipeline(c *call) {
	for i, p := range s.w.All("pipeline", false) {
		if pipelineBase+p.N == c.number("pipeline") {
			c.body = s.pipelineObj(c, p, i)
			return
		}
	}
	c.fail(404, "Not found")
}

func (s *Server) pipelineObj(c *call, p *company.Thing, i int) obj {
	id := pipelineBase + p.N
	statuses := s.statusList(c, p)
	return obj{
		"id": id, "name": p.Text("name"), "sort": i + 1, "is_main": i == 0, "is_unsorted_on": p.Text("kind") == "lead",
		"is_archive": false, "account_id": accountID, "_links": c.self("leads/pipelines", id), "_embedded": obj{"statuses": statuses},
	}
}

func (s *Server) statusList(c *call, p *company.Thing) []any {
	pipeline := pipelineBase + p.N
	var out []any
	show := func(id int64, name string, sort, kind int, color string) {
		o := obj{
			"id": id, "name": name, "sort": sort, "is_editable": kind == 0 && id > lost, "pipeline_id": pipeline, "color": color,
			"type": kind, "account_id": accountID, "_links": c.self("leads/pipelines", pipeline, "statuses", id),
		}
		if c.with["descriptions"] {
			o["descriptions"] = []any{}
		}
		out = append(out, o)
	}
	if p.Text("kind") != "lead" {
		show(incomingBase+p.N, "Неразобранное", 10, 1, "#c1c1c1")
	}
	names := map[int64]string{won: "Успешно реализовано", lost: "Закрыто и не реализовано"}
	colors := []string{"#99ccff", "#ffff99", "#ffcc66", "#ffcccc", "#ccc8f9"}
	s.st.statusOf("") // fills the places
	for i, stage := range s.st.ranked(p.ID) {
		at := s.st.places[stage.ID]
		kind := 0
		if at.status < statusBase && at.status > lost {
			kind = 1
		}
		switch {
		case at.status == won || at.status == lost:
			names[at.status] = stage.Text("name")
		case stage.Deleted != 0:
		default:
			show(at.status, stage.Text("name"), 20+10*i, kind, colors[i%len(colors)])
		}
	}
	show(won, names[won], 10000, 0, "#CCFF66")
	show(lost, names[lost], 11000, 0, "#D5D8DB")
	return out
}

func (s *Server) statuses(c *call) {
	for _, p := range s.w.All("pipeline", false) {
		if pipelineBase+p.N == c.number("pipeline") {
			c.whole("statuses", s.statusList(c, p))
			return
		}
	}
	c.fail(404, "Not found")
}

func (s *Server) status(c *call) {
	for _, p := range s.w.All("pipeline", false) {
		if pipelineBase+p.N != c.number("pipeline") {
			continue
		}
		for _, row := range s.statusList(c, p) {
			if o, ok := row.(obj); ok && o["id"] == c.id() {
				c.body = o
				return
			}
		}
	}
	c.fail(404, "Not found")
}

// sources are the integration's own ones only; it has none.
func (s *Server) sources(c *call) { c.none() }

func (s *Server) currencies(c *call) {
	list := []string{s.o.Currency, "USD", "EUR"}
	slices.Sort(list)
	list = slices.Compact(list)
	c.paged("currencies", maxLimit, len(list), false, func(i int) any {
		return obj{"code": strings.ToLower(list[i]), "symbol": symbol(list[i]), "is_visible": true}
	})
}
