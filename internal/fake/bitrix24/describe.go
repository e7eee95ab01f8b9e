package bitrix24

import (
	"slices"
	"strconv"
	"strings"
)

// describe is what crm.*.fields says of a field.
func (c *column) describe() map[string]any {
	typ := string(c.kind)
	switch {
	case c.kind == kMoney && !c.user:
		typ = "double"
	case c.kind == kList, c.kind == kPlain:
		typ = "crm_multifield"
	case strings.HasSuffix(c.name, "_BY_ID"), strings.HasSuffix(c.item, "By"):
		typ = "user"
	}
	d := map[string]any{
		"type": typ, "isRequired": false, "isReadOnly": c.name == "ID" || strings.HasPrefix(c.name, "DATE_"), "isImmutable": c.name == "CATEGORY_ID",
		"isMultiple": c.kind == kList, "isDynamic": c.user, "title": c.title,
	}
	if c.kind == kStatus {
		d["statusType"] = c.of
	}
	if c.user {
		// The title of a user field is its name; what people call it stands in the labels.
		d["title"], d["listLabel"], d["formLabel"], d["filterLabel"], d["settings"] = c.name, c.title, c.title, c.title, []any{}
	}
	if c.items != nil {
		d["items"] = c.items()
	}
	return d
}

func (s *Server) fieldsOf(name string) func(*call) (answer, *refusal) {
	return func(*call) (answer, *refusal) {
		all := map[string]any{}
		for _, c := range s.tables[name].cols {
			if c.name != "" {
				all[c.name] = c.describe()
			}
		}
		return answer{result: all}, nil
	}
}

func (s *Server) itemFields(c *call) (answer, *refusal) {
	t, no := s.universal(c)
	if no != nil {
		return answer{}, no
	}
	all := map[string]any{}
	for _, k := range t.cols {
		if !k.asked {
			d := k.describe()
			d["upperName"] = k.name
			all[k.item] = d
		}
	}
	return answer{result: map[string]any{"fields": all}}, nil
}

// userFields is crm.<entity>.userfield.list. What people call a field comes only when filter names a LANG.
func (s *Server) userFields(name, entity string) func(*call) (answer, *refusal) {
	return func(c *call) (answer, *refusal) {
		list := []any{}
		lang := c.params.get("filter").str("LANG")
		for _, f := range s.fields.all {
			if f.entity != entity {
				continue
			}
			row := map[string]any{
				"ID": strconv.FormatInt(f.id, 10), "ENTITY_ID": "CRM_" + strings.ToUpper(name), "FIELD_NAME": f.name, "USER_TYPE_ID": string(f.kind),
				"XML_ID": nil, "SORT": "100", "MULTIPLE": "N", "MANDATORY": "N", "SHOW_FILTER": "E", "SHOW_IN_LIST": "Y", "EDIT_IN_LIST": "Y",
				"IS_SEARCHABLE": "N", "SETTINGS": []any{},
			}
			if lang != "" {
				row["EDIT_FORM_LABEL"], row["LIST_COLUMN_LABEL"], row["LIST_FILTER_LABEL"] = f.title, f.title, f.title
			}
			if f.kind == kEnum {
				items := f.list()
				for i, one := range items {
					if item, ok := one.(map[string]any); ok {
						item["SORT"], item["DEF"], item["XML_ID"] = strconv.Itoa(10*(i+1)), "N", ""
					}
				}
				row["LIST"] = items
			}
			list = append(list, row)
		}
		return answer{result: list, total: int64(len(list)), counted: true}, nil
	}
}

// mode is crm.settings.mode.get: 1 has leads, 2 has none.
func (s *Server) mode(*call) (answer, *refusal) {
	if s.o.Simple {
		return answer{result: 2}, nil
	}
	return answer{result: 1}, nil
}

func (s *Server) ownerTypes(*call) (answer, *refusal) {
	list := []any{}
	for _, t := range []struct {
		id                int
		name, code, short string
	}{
		{typeLead, "Лид", "LEAD", "L"}, {typeDeal, "Сделка", "DEAL", "D"}, {typeContact, "Контакт", "CONTACT", "C"}, {typeCompany, "Компания", "COMPANY", "CO"},
		{5, "Счёт (старая версия)", "INVOICE", "I"}, {typeInvoice, "Счёт", "SMART_INVOICE", "SI"}, {typeQuote, "Предложение", "QUOTE", "Q"},
		{typeTicket, "Обращения в сервис", "DYNAMIC_156", "T9c"},
	} {
		list = append(list, map[string]any{"ID": t.id, "NAME": t.name, "SYMBOL_CODE": t.code, "SYMBOL_CODE_SHORT": t.short})
	}
	return answer{result: list}, nil
}

// bindings is crm.activity.binding.list: everybody an activity belongs to.
func (s *Server) bindings(c *call) (answer, *refusal) {
	id, _ := c.params.number("activityId")
	rows := s.rows(s.tables["activity"])
	i := slices.IndexFunc(rows, func(r *rec) bool { return r.id == id })
	if i < 0 {
		return answer{}, refuse(400, "NOT_FOUND", "Not found")
	}
	list := []any{}
	add := func(typ, n int64) {
		if n != 0 {
			list = append(list, map[string]any{"entityTypeId": typ, "entityId": n})
		}
	}
	t := rows[i].t
	add(typeDeal, s.ids.of("deal", t.Text("deal")))
	add(typeLead, s.ids.of("lead", t.Text("lead")))
	if client := t.Text("client"); client != "" {
		entity, n := s.ids.client(client)
		add(map[string]int64{"contact": typeContact, "company": typeCompany}[entity], n)
	}
	return answer{result: list}, nil
}
