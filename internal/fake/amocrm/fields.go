package amocrm

import (
	"slices"
	"strconv"

	"svodka/internal/fake/company"
	"svodka/internal/warehouse"
)

// field is a custom field: what it is called, its type, and what a thing holds there.
type field struct {
	id   int64
	name string
	code string
	kind string
	// read gives the value of a thing; t is the lead as it stands, from the lead it was first.
	read func(s *Server, t, from *company.Thing) any
}

func column(name string) func(*Server, *company.Thing, *company.Thing) any {
	return func(_ *Server, t, from *company.Thing) any {
		if v := t.Values[name]; v != nil {
			return v
		}
		return from.Values[name]
	}
}

func named(name string) func(*Server, *company.Thing, *company.Thing) any {
	return func(s *Server, t, from *company.Thing) any {
		id, _ := column(name)(s, t, from).(string)
		if of := s.w.Find(id); of != nil {
			return of.Text("name")
		}
		return nil
	}
}

func sum(name string) func(*Server, *company.Thing, *company.Thing) any {
	return func(_ *Server, t, _ *company.Thing) any {
		if !t.Has(name) {
			return nil
		}
		return money(t.Int(name))
	}
}

// Fields of leads. The titles are those an administrator would have given.
const (
	fieldSource   = 900_001
	fieldProduct  = 900_010
	customBase    = 910_000
	fieldPhone    = 920_001
	fieldEmail    = 920_002
	companyFields = 921_000
	contactFields = 922_000
)

func (s *Server) fieldsOf(kind string) []field {
	switch kind {
	case leads:
		return s.leadFields()
	case contacts, companies:
		base := int64(contactFields)
		if kind == companies {
			base = companyFields
		}
		return []field{
			{fieldPhone, "Телефон", "PHONE", "multitext", column("phone")},
			{fieldEmail, "Email", "EMAIL", "multitext", column("email")},
			{base + 1, "Регион", "", "text", column("region")},
			{base + 2, "Сегмент", "", "select", column("segment")},
			{base + 3, "Источник", "", "select", named("source")},
		}
	}
	return nil
}

func (s *Server) leadFields() []field {
	list := []field{
		{fieldSource, "Источник", "", "select", named("source")},
		{900_002, "Кампания", "", "text", column("campaign")},
		{900_003, "utm_source", "UTM_SOURCE", "tracking_data", column("utm_source")},
		{900_004, "utm_medium", "UTM_MEDIUM", "tracking_data", column("utm_medium")},
		{900_005, "utm_campaign", "UTM_CAMPAIGN", "tracking_data", column("utm_campaign")},
		{900_006, "utm_content", "UTM_CONTENT", "tracking_data", column("utm_content")},
		{900_007, "utm_term", "UTM_TERM", "tracking_data", column("utm_term")},
		{fieldProduct, "Основной товар", "", "select", named("product")},
		{900_011, "Себестоимость", "", "monetary", sum("cost")},
		{900_012, "Ожидаемая дата закрытия", "", "date_time", column("expected_at")},
		{900_013, "Сумма по прайсу", "", "monetary", sum("list_amount")},
		{900_014, "Валюта", "", "select", column("currency")},
		{900_015, "Телефон из заявки", "", "text", func(_ *Server, _, from *company.Thing) any { return from.Values["phone"] }},
		{900_016, "E-mail из заявки", "", "text", func(_ *Server, _, from *company.Thing) any { return from.Values["email"] }},
		{900_017, "Сумма КП", "", "monetary", func(s *Server, t, _ *company.Thing) any {
			if p := s.w.Find(s.st.offers[t.ID]); p != nil && p.Deleted == 0 && p.Has("amount") {
				return money(p.Int("amount"))
			}
			return nil
		}},
	}
	for i, c := range s.o.Custom {
		if c.Entity == "deal" || c.Entity == "lead" {
			list = append(list, field{customBase + int64(i) + 1, c.Title, "", customKind(c.Type), column("c_" + c.Name)})
		}
	}
	return list
}

// AddField makes a new custom field of leads and deals, as an administrator does between two requests.
func (s *Server) AddField(f warehouse.CustomField) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.o.Custom = append(slices.Clone(s.o.Custom), f)
}

func customKind(t warehouse.Type) string {
	switch t {
	case warehouse.Int, warehouse.Real:
		return "numeric"
	case warehouse.Money:
		return "monetary"
	case warehouse.Bool:
		return "checkbox"
	case warehouse.Time, warehouse.Day:
		return "date_time"
	case warehouse.Text, warehouse.Key:
	}
	return "select"
}

// values are the custom fields of a thing, null when it has none.
func (s *Server) values(kind string, t, from *company.Thing) any {
	var out []any
	for _, f := range s.fieldsOf(kind) {
		v := f.read(s, t, from)
		if v == nil || v == "" {
			continue
		}
		var code any
		if f.code != "" {
			code = f.code
		}
		out = append(out, obj{
			"field_id": f.id, "field_name": f.name, "field_code": code, "field_type": f.kind, "values": []any{s.value(f, v)},
		})
	}
	if out == nil {
		if s.quirks.EmptyArrays {
			return []any{}
		}
		return nil
	}
	return out
}

// value writes one value as its type wants it.
func (s *Server) value(f field, v any) obj {
	switch f.kind {
	case "select":
		return obj{"value": words(v), "enum_id": s.enum(f.id).id(words(v)), "enum_code": nil}
	case "multitext":
		if f.code == "PHONE" {
			return obj{"value": "+" + words(v), "enum_id": 1, "enum_code": "WORK"}
		}
		return obj{"value": words(v), "enum_id": 7, "enum_code": "WORK"}
	case "date_time", "checkbox":
		return obj{"value": v}
	}
	return obj{"value": words(v)}
}

func words(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(x)
	}
	return ""
}

// enum are the choices of a list field, in the order in which they came to be.
func (s *Server) enum(field int64) *enum {
	if s.st.enums[field] == nil {
		s.st.enums[field] = newEnum(field * 1000)
	}
	return s.st.enums[field]
}

// choices fills the lists whose choices an administrator makes beforehand.
func (s *Server) choices(f field, kind string) []any {
	e := s.enum(f.id)
	switch f.id {
	case fieldSource, companyFields + 3, contactFields + 3:
		for _, t := range s.w.All("source", false) {
			e.id(t.Text("name"))
		}
	case fieldProduct:
		for _, t := range s.w.All("product", false) {
			e.id(t.Text("name"))
		}
	default:
		sh := s.st.shelf(kind)
		if s.st.counted[f.id] == sh.version {
			break
		}
		s.st.counted[f.id] = sh.version
		for _, it := range sh.items {
			t := s.st.thing(it)
			if v := f.read(s, t, t); v != nil && v != "" {
				e.id(words(v))
			}
		}
	}
	out := make([]any, 0, len(e.order))
	for i, v := range e.order {
		out = append(out, obj{"id": e.by[v], "value": v, "sort": (i + 1) * 10, "code": nil})
	}
	return out
}

// fields lists the custom fields of a kind.
func (s *Server) fields(c *call, kind string) {
	s.showFields(c, kind, s.fieldsOf(kind), kind)
}

func (s *Server) showFields(c *call, kind string, list []field, under string) {
	if types := c.q.kid("filter", "type").list(); len(types) > 0 {
		list = slices.DeleteFunc(slices.Clone(list), func(f field) bool { return !slices.Contains(types, f.kind) })
	}
	// Whatever the limit, no more than 50 fields come at once.
	c.paged("custom_fields", usual, len(list), true, func(i int) any { return s.fieldObj(c, kind, list[i], i, under) })
}

// fieldOne answers one custom field.
func (s *Server) fieldOne(c *call, kind string) {
	for i, f := range s.fieldsOf(kind) {
		if f.id == c.number("field") {
			c.body = s.fieldObj(c, kind, f, i, kind)
			return
		}
	}
	c.fail(404, "Not found")
}

func (s *Server) fieldObj(c *call, kind string, f field, i int, under string) obj {
	out := obj{
		"id": f.id, "name": f.name, "type": f.kind, "account_id": accountID, "code": nil, "sort": 500 + i,
		"is_api_only": false, "enums": nil, "group_id": nil, "required_statuses": []any{}, "is_deletable": f.code == "",
		"is_predefined": f.code != "", "entity_type": kind, "is_computed": false, "remind": nil, "tracking_callback": "",
		"settings": nil, "chained_lists": nil, "hidden_statuses": []any{}, "currency": nil,
		"_links": c.self(under, "custom_fields", f.id),
	}
	if f.code != "" {
		out["code"] = f.code
	}
	switch f.kind {
	case "select":
		out["enums"] = s.choices(f, kind)
	case "multitext":
		out["enums"] = []any{obj{"id": 1, "value": "WORK", "sort": 10}, obj{"id": 7, "value": "HOME", "sort": 20}}
	case "monetary":
		out["currency"] = s.o.Currency
	}
	return out
}

// byField reads filter[custom_fields_values][id][] and [from], [to].
func (c *call) byField(kind string) []rule {
	var out []rule
	n := c.q.kid("filter", "custom_fields_values")
	for _, f := range c.s.fieldsOf(kind) {
		want := n.kid(strconv.FormatInt(f.id, 10))
		if want.empty() {
			continue
		}
		list, during := want.list(), want.span()
		out = append(out, func(it *item) bool {
			t := c.s.st.thing(it)
			v := f.read(c.s, t, t)
			if v == nil || v == "" {
				return false
			}
			if x, err := strconv.ParseInt(words(v), 10, 64); err == nil && !want.kid("from").empty() {
				return during.holds(x)
			}
			if f.kind == "select" {
				return slices.Contains(list, strconv.FormatInt(c.s.enum(f.id).id(words(v)), 10))
			}
			return slices.Contains(list, words(v))
		})
	}
	return out
}
