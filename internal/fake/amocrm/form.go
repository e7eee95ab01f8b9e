package amocrm

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// paper is a webhook's body in the making: everything stands under one key.
type paper struct {
	url.Values
	at string
}

func (p paper) put(k, x string) { p.Set(p.at+"["+k+"]", x) }

func (p paper) num(k string, x int64) { p.put(k, strconv.FormatInt(x, 10)) }

// form writes a webhook's body: PHP's nested keys, every value a text, the field names of the API before version 4. The
// name is that of the subscription, "" when nobody can subscribe to it.
func (s *Server) form(action string, it *item, was *place) (form url.Values, name string) {
	t := s.st.thing(it)
	if t == nil {
		return nil, ""
	}
	list := s.st.shelfOf(t)
	of, noted := strings.CutSuffix(list, "/"+notes)
	root, kind := rootOf(of)
	if root == "" {
		return nil, ""
	}
	if noted {
		action = "note"
	}
	p := paper{url.Values{}, root + "[" + action + "][0]"}
	p.Set("account[id]", strconv.Itoa(accountID))
	p.Set("account[subdomain]", s.o.Subdomain)
	p.Set("account[_links][self]", "https://"+s.o.Domain)
	name = action + "_" + kind
	if noted {
		p.note(it, kind)
		return p.Values, name
	}
	p.num("id", it.id)
	switch root {
	case leads:
		s.leadForm(p, it, was, action == "delete")
	case contacts:
		p.put("type", kind)
	case "catalogs":
		p.num("catalog_id", invoicesCatalog)
	}
	if action == "delete" {
		return p.Values, name
	}
	if root == "task" {
		s.taskForm(p, it)
	} else {
		p.put("name", title(t))
		for k, x := range map[string]int64{"date_create": it.created, "created_at": it.created, "last_modified": it.updated, "updated_at": it.updated} {
			p.num(k, x)
		}
		s.formFields(p, it)
	}
	p.num("responsible_user_id", s.st.user(t.Text("owner")))
	p.num("created_user_id", it.by)
	p.num("modified_user_id", it.byLast)
	p.num("account_id", accountID)
	return p.Values, name
}

// rootOf is the first key of the hooks of a list, and what subscriptions call its things. Companies come as contacts.
func rootOf(list string) (root, kind string) {
	switch list {
	case leads:
		return leads, "lead"
	case contacts:
		return contacts, "contact"
	case companies:
		return contacts, "company"
	case tasks:
		return "task", "task"
	case "products", "invoices":
		return "catalogs", "catalog_element"
	}
	return "", ""
}

func (p paper) note(it *item, kind string) {
	p.put("type", kind)
	n := paper{p.Values, p.at + "[note]"}
	n.num("id", it.id)
	n.num("element_id", it.ofID)
	n.num("created_by", it.by)
	n.num("main_user_id", it.by)
	n.num("date_create", it.created)
	n.put("note_type", noteNumber(it.note))
}

func (s *Server) leadForm(p paper, it *item, was *place, gone bool) {
	t := s.st.thing(it)
	here := s.st.stageOf(t)
	p.num("status_id", here.status)
	p.num("pipeline_id", here.pipeline)
	if was != nil {
		p.num("old_status_id", was.status)
		if was.pipeline != here.pipeline {
			p.num("old_pipeline_id", was.pipeline)
		}
	}
	if !gone {
		p.num("price", t.Int("amount")/100)
	}
}

func noteNumber(kind string) string {
	return map[string]string{"call_in": "10", "call_out": "11", "amomail_message": "15", "sms_in": "102", "sms_out": "103"}[kind]
}

// taskForm writes a task: its dates are local texts.
func (s *Server) taskForm(p paper, it *item) {
	t := s.st.thing(it)
	local := func(at int64) string { return time.Unix(at, 0).In(s.zone).Format(time.DateTime) }
	p.num("element_id", it.ofID)
	p.put("element_type", map[string]string{leads: "2", contacts: "1", companies: "3", customers: "12"}[it.of])
	p.num("task_type", s.taskType(it))
	p.put("text", t.Text("kind"))
	p.put("status", "0")
	if doneAt(t) != 0 {
		p.put("status", "1")
		p.put("action_close", "1")
	}
	p.put("date_create", local(it.created))
	p.put("last_modified", local(it.updated))
	p.put("complete_till", local(due(t)))
}

func (s *Server) formFields(p paper, it *item) {
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
		key := p.at + "[custom_fields][" + strconv.Itoa(n) + "]"
		p.Set(key+"[id]", strconv.FormatInt(f.id, 10))
		p.Set(key+"[name]", f.name)
		switch f.kind {
		case "select", "multitext":
			val := s.value(f, x)
			p.Set(key+"[values][0][value]", words(val["value"]))
			p.Set(key+"[values][0][enum]", enumText(val["enum_id"]))
		default:
			p.Set(key+"[values][0]", words(x))
		}
		if f.code != "" {
			p.Set(key+"[code]", f.code)
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
