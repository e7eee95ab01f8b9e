package amocrm

import (
	"encoding/json"
	"strings"

	"svodka/internal/source"
)

// notes hands over the calls, letters and SMS of a lead.
func (w *mapper) notes(f *life) error {
	return w.shelf.Linked(w.ctx, kindNote, source.Link{Kind: kindLead, ID: f.lead.ID.String()}, func(o source.Object) error {
		return w.note(o, func(at int64, v values) {
			part := f.part(at)
			if part == "ticket" {
				part = ""
			}
			if part != "" {
				v[part] = w.key(part, f.lead.ID)
			}
			v["client"] = w.clientOf(f)
		})
	})
}

// note hands over one call or letter; about says what it belongs to.
func (w *mapper) note(o source.Object, about func(at int64, v values)) error {
	var n note
	if err := json.Unmarshal(o.Body, &n); err != nil {
		return err
	}
	id, at := n.ID.String(), int64(n.Created)
	entity := "message"
	if n.Kind == "call_in" || n.Kind == "call_out" {
		entity = "call"
	}
	if o.Deleted {
		return w.drop(entity, entity+"-"+id)
	}
	if entity == "call" {
		v := w.call(&n)
		about(at, v)
		return w.put(entity, entity+"-"+id, v)
	}
	v := values{"at": at, "owner": w.key("user", cmpNum(n.Owner, n.Creator)), "robot": n.Creator == 0}
	switch n.Kind {
	case "amomail_message":
		var p struct {
			Income bool `json:"income"`
		}
		if err := json.Unmarshal(bare(n.Params), &p); err != nil {
			return err
		}
		v["kind"], v["direction"] = "mail", direction(p.Income)
		v["robot"] = false // the mail box writes them down, not a robot's will
	case "sms_in", "sms_out":
		v["kind"], v["direction"] = "sms", direction(n.Kind == "sms_in")
	default:
		return nil
	}
	about(at, v)
	return w.put(entity, entity+"-"+id, v)
}

// bare makes an empty object of the empty list that stands for one now and then.
func bare(raw json.RawMessage) json.RawMessage {
	if len(raw) == 0 || raw[0] != '{' {
		return json.RawMessage("{}")
	}
	return raw
}

func cmpNum(a, b num) num {
	if a != 0 {
		return a
	}
	return b
}

func direction(in bool) string {
	if in {
		return "in"
	}
	return "out"
}

// The marks of a call. See the API's call_status.
const (
	callTalked = 4
	callWrong  = 5
	callBusy   = 7
)

// call reads a call. Nothing says outright that it was missed: its mark does, else that nobody talked.
func (w *mapper) call(n *note) values {
	var p struct {
		Duration    num             `json:"duration"`
		Phone       json.RawMessage `json:"phone"`
		Status      num             `json:"call_status"`
		Responsible json.RawMessage `json:"call_responsible"`
	}
	_ = json.Unmarshal(bare(n.Params), &p) // a part that is not as it should be stays empty
	result := "answered"
	switch {
	case p.Status == callTalked:
	case p.Status == callBusy:
		result = "busy"
	case p.Status == callWrong:
		result = "failed"
	case p.Status != 0, p.Duration == 0:
		result = "missed"
	}
	seconds := int64(p.Duration)
	if result != "answered" {
		seconds = 0
	}
	return values{
		"started_at": int64(n.Created), "owner": w.key("user", w.talker(n, p.Responsible)), "direction": direction(n.Kind == "call_in"),
		"result": result, "seconds": seconds, "phone": source.OrNil(source.Digits(plain(p.Phone))),
	}
}

// talker is who talked: the responsible of the call, told by number or by name, else of the note.
func (w *mapper) talker(n *note, told json.RawMessage) num {
	var id num
	var name string
	if json.Unmarshal(told, &name) == nil {
		for _, u := range w.users {
			if name != "" && u.Name == name {
				return u.ID
			}
		}
	}
	if id.UnmarshalJSON(told) == nil && w.users[id].ID != 0 {
		return id
	}
	return cmpNum(n.Owner, n.Creator)
}

// tasks hands over the tasks and meetings of a lead.
func (w *mapper) tasks(f *life) error {
	return w.shelf.Linked(w.ctx, kindTask, source.Link{Kind: kindLead, ID: f.lead.ID.String()}, func(o source.Object) error {
		return w.task(o, func(at int64, v values) {
			if part := f.part(at); part == "deal" || part == "lead" && v["held_at"] != nil {
				v[part] = w.key(part, f.lead.ID)
			}
			v["client"] = w.clientOf(f)
		})
	})
}

// task hands over one task or meeting. When it was done is told by an event, else by its last change.
func (w *mapper) task(o source.Object, about func(at int64, v values)) error {
	var t task
	if err := json.Unmarshal(o.Body, &t); err != nil {
		return err
	}
	id := t.ID.String()
	meeting := w.mapping.Tasks[t.Kind.String()] == "meeting"
	entity := "task"
	if meeting {
		entity = "meeting"
	}
	if o.Deleted {
		return w.drop(entity, entity+"-"+id)
	}
	if w.mapping.Tasks[t.Kind.String()] == "ignore" {
		return nil
	}
	done := int64(0)
	if t.Done {
		var err error
		if done, err = w.completed(&t); err != nil {
			return err
		}
	}
	v := values{"created_at": int64(t.Created), "owner": w.key("user", t.Owner)}
	if meeting {
		v["starts_at"] = some(int64(t.Due))
		switch {
		case done != 0 && saysOff.MatchString(t.Result.Text):
			v["result"] = "cancelled"
		case done != 0:
			v["held_at"], v["result"] = done, "held"
		}
	} else {
		v["due_at"], v["done_at"], v["kind"] = some(int64(t.Due)), some(done), w.taskName(t.Kind)
		v["minutes"] = some(int64(t.Duration) / 60)
	}
	about(int64(t.Created), v)
	return w.put(entity, entity+"-"+id, v)
}

func (w *mapper) taskName(id num) any {
	for _, t := range w.account.Embedded.Tasks {
		if t.ID == id {
			return t.Name
		}
	}
	return nil
}

func (w *mapper) completed(t *task) (at int64, err error) {
	at = int64(t.Updated)
	told := int64(0)
	err = w.shelf.Linked(w.ctx, kindEvent, source.Link{Kind: kindTask, ID: t.ID.String()}, func(o source.Object) error {
		var e event
		if err := json.Unmarshal(o.Body, &e); err != nil {
			return err
		}
		if e.Kind == "task_completed" {
			told = max(told, int64(e.At))
		}
		return nil
	})
	if told != 0 {
		at = told
	}
	return at, err
}

// bills hands over the invoices of a lead: a paid one is a payment, one that was only made is a proposal.
func (w *mapper) bills(f *life) error {
	if w.invoices == "" {
		return nil
	}
	for _, e := range f.lead.Embedded.Elements {
		if e.Meta.Catalog.String() != w.invoices {
			continue
		}
		o, ok, err := w.shelf.Get(w.ctx, kindElement, elementID(e.Meta.Catalog, e.ID))
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := w.bill(f, o, e.ID); err != nil {
			return err
		}
	}
	return nil
}

func (w *mapper) bill(f *life, o source.Object, number num) error {
	id := number.String()
	if o.Deleted {
		if err := w.drop("payment", "payment-"+id); err != nil {
			return err
		}
		return w.drop("proposal", "proposal-"+id)
	}
	e, err := billOf(o)
	if err != nil {
		return err
	}
	amount, paid, at := e.amount(), e.paidAt(), int64(e.Created)
	v := values{"amount": amount, "currency": source.OrNil(w.currency(&f.lead)), "deal": w.key("deal", f.lead.ID), "client": w.clientOf(f)}
	switch {
	case paid != 0:
		_, owner, _ := f.at(paid)
		v["paid_at"], v["invoice"], v["owner"] = paid, e.Name, w.key("user", owner)
		return w.put("payment", "payment-"+id, v)
	default:
		_, owner, _ := f.at(at)
		v["sent_at"], v["number"], v["owner"] = at, e.Name, w.key("user", owner)
		return w.put("proposal", "proposal-"+id, v)
	}
}

// scores hands over the NPS marks and chat messages that events tell of.
func (w *mapper) scores(f *life, events []event) error {
	for _, e := range events {
		_, owner, _ := f.at(int64(e.At))
		v := values{"at": int64(e.At), "client": w.clientOf(f)}
		if part := f.part(int64(e.At)); part == "deal" || part == "lead" {
			v[part] = w.key(part, f.lead.ID)
		}
		switch after := side(e.After); {
		case e.Kind == "nps_rate_added" && after.NPS != nil:
			v["kind"], v["score"], v["scale"], v["owner"] = "nps", int64(after.NPS.Rate), int64(10), w.key("user", owner)
			delete(v, "lead")
			if err := w.put("survey", "survey-"+e.ID, v); err != nil {
				return err
			}
		case strings.HasSuffix(e.Kind, "_chat_message"):
			in := strings.HasPrefix(e.Kind, "incoming")
			v["kind"], v["direction"], v["owner"], v["robot"] = "chat", direction(in), w.key("user", owner), !in && e.By == 0
			if !in && e.By != 0 {
				v["owner"] = w.key("user", e.By)
			}
			if err := w.put("message", "message-"+e.ID, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// loose hands over what hangs on clients instead of leads, and the actions of people.
func (w *mapper) loose(map[string]bool) error {
	err := w.shelf.Each(w.ctx, kindNote, w.after, func(o source.Object) error {
		to, err := noteOf(o.Body)
		if err != nil || to.Kind == kindLead {
			return err
		}
		return w.note(o, func(_ int64, v values) { v["client"] = w.client(to) })
	})
	if err != nil {
		return err
	}
	err = w.shelf.Each(w.ctx, kindTask, w.after, func(o source.Object) error {
		to, err := taskOf(o.Body)
		if err != nil || to.Kind == kindLead {
			return err
		}
		return w.task(o, func(_ int64, v values) { v["client"] = w.client(to) })
	})
	if err != nil {
		return err
	}
	return w.shelf.Each(w.ctx, kindEvent, w.after, w.action)
}

// client is the key of the client that a thing of the account stands for, nil for none.
func (w *mapper) client(to source.Link) any {
	switch to.Kind {
	case kindContact, kindCompany:
		return w.r.id + ":" + to.Kind + "-" + to.ID
	case kindCustomer:
		client, _, _ := w.buyer(to.ID) // a customer that cannot be read is nobody
		return client
	default:
		return nil
	}
}

// action hands over what somebody did in the CRM, as events tell it.
func (w *mapper) action(o source.Object) error {
	var e event
	if err := json.Unmarshal(o.Body, &e); err != nil {
		return err
	}
	kind := map[string]string{
		"lead_status_changed": "stage", "sale_field_changed": "field", "entity_responsible_changed": "field", "common_note_added": "note",
		"task_added": "task", "task_completed": "task", "task_result_added": "task", "task_deadline_changed": "task",
		"outgoing_chat_message": "message", "lead_added": "field", "contact_added": "field", "company_added": "field",
	}[e.Kind]
	if kind == "" || e.By == 0 && e.Kind == "outgoing_chat_message" {
		return nil
	}
	v := values{"at": int64(e.At), "kind": kind, "owner": w.key("user", e.By), "robot": e.By == 0}
	switch singular(e.On) {
	case kindLead:
		if since, ok := w.begun[e.Entity]; ok && int64(e.At) >= since { // a request has no deal yet
			v["deal"] = w.key("deal", e.Entity)
		}
	case kindContact, kindCompany:
		v["client"] = w.r.id + ":" + singular(e.On) + "-" + e.Entity.String()
	}
	return w.put("event", "event-"+e.ID, v)
}
