package amocrm

import (
	"net/url"
	"strconv"
	"time"
)

// form writes a webhook's body: PHP's nested keys, every value a text, the field names of the API before version 4.
func (s *Server) form(action string, it *item, was *place) (url.Values, string) {
	t := s.st.thing(it)
	if t == nil {
		return nil, ""
	}
	v := url.Values{}
	v.Set("account[id]", strconv.Itoa(accountID))
	v.Set("account[subdomain]", s.o.Subdomain)
	v.Set("account[_links][self]", "https://"+s.o.Subdomain+".amocrm.ru")
	root, kind := "", ""
	switch s.st.shelfOf(t) {
	case leads:
		root, kind = "leads", "lead"
	case contacts:
		root, kind = "contacts", "contact"
	case companies:
		root, kind = "contacts", "company"
	case tasks:
		root, kind = "task", "task"
	case "products", "invoices":
		root, kind = "catalogs", "catalog_element"
	case leads + "/" + notes:
		root, kind, action = "leads", "lead", "note"
	case contacts + "/" + notes:
		root, kind, action = "contacts", "contact", "note"
	case companies + "/" + notes:
		root, kind, action = "contacts", "company", "note"
	default:
		return nil, ""
	}
	at := root + "[" + action + "][0]"
	put := func(k, x string) { v.Set(at+"["+k+"]", x) }
	num := func(k string, x int64) { put(k, strconv.FormatInt(x, 10)) }
	if action == "note" {
		for k, x := range map[string]int64{"id": it.id, "element_id": it.ofID, "created_by": it.by, "main_user_id": it.by, "date_create": it.created} {
			v.Set(at+"[note]["+k+"]", strconv.FormatInt(x, 10))
		}
		v.Set(at+"[note][note_type]", noteNumber(it.note))
		v.Set(at+"[type]", kind)
		return v, "note_" + kind
	}
	num("id", it.id)
	switch root {
	case "leads":
		here := s.st.stageOf(t)
		num("status_id", here.status)
		num("pipeline_id", here.pipeline)
		if was != nil {
			num("old_status_id", was.status)
			if was.pipeline != here.pipeline {
				num("old_pipeline_id", was.pipeline)
			}
		}
		put("name", t.Text("title"))
		put("price", money(t.Int("amount")/100*100))
	case "contacts":
		put("type", kind)
		put("name", t.Text("name"))
	case "task":
		s.taskForm(it, put, num)
	case "catalogs":
		num("catalog_id", invoicesCatalog)
		put("name", title(t))
	}
	if action == "delete" {
		for k := range v {
			switch k {
			case at + "[name]", at + "[price]":
				v.Del(k)
			}
		}
		return v, action + "_" + kind
	}
	num("responsible_user_id", s.st.user(t.Text("owner")))
	num("created_user_id", it.by)
	num("modified_user_id", it.byLast)
	num("account_id", accountID)
	if root != "task" {
		num("date_create", it.created)
		num("last_modified", it.updated)
		num("created_at", it.created)
		num("updated_at", it.updated)
		s.formFields(v, at, it)
	}
	return v, action + "_" + kind
}

func noteNumber(kind string) string {
	return map[string]string{"call_in": "10", "call_out": "11", "amomail_message": "15", "sms_in": "102", "sms_out": "103"}[kind]
}

// taskForm writes a task: its dates are local texts.
func (s *Server) taskForm(it *item, put func(k, x string), num func(k string, x int64)) {
	t := s.st.thing(it)
	local := func(at int64) string { return time.Unix(at, 0).In(s.zone).Format(time.DateTime) }
	num("element_id", it.ofID)
	put("element_type", map[string]string{leads: "2", contacts: "1", companies: "3", customers: "12"}[it.of])
	num("task_type", s.taskType(it))
	put("text", t.Text("kind"))
	put("status", "0")
	if doneAt(t) != 0 {
		put("status", "1")
		put("action_close", "1")
	}
	put("date_create", local(it.created))
	put("last_modified", local(it.updated))
	put("complete_till", local(due(t)))
}

func (s *Server) formFields(v url.Values, at string, it *item) {
	t := s.st.thing(it)
	from := t
	if it.lead != "" && it.lead != t.ID {
		from = s.w.Find(it.lead)
	}
	n := 0
	for _, f := range s.fieldsOf(s.st.shelfOf(t)) {
		x := f.read(s, t, from)
		if x == nil || x == "" {
			continue
		}
		key := at + "[custom_fields][" + strconv.Itoa(n) + "]"
		v.Set(key+"[id]", strconv.FormatInt(f.id, 10))
		v.Set(key+"[name]", f.name)
		switch f.kind {
		case "select", "multitext":
			val := s.value(f, x)
			v.Set(key+"[values][0][value]", words(val["value"]))
			v.Set(key+"[values][0][enum]", enumText(val["enum_id"]))
		default:
			v.Set(key+"[values][0]", words(x))
		}
		if f.code != "" {
			v.Set(key+"[code]", f.code)
		}
		n++
	}
}

func enumText(v any) string {
	switch x := v.(type) {
	case int:
		return strconv.Itoa(x)
	case int64:
		return strconv.FormatInt(x, 10)
	}
	return ""
}
