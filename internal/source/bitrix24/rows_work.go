package bitrix24

import (
	"encoding/json"
	"strings"

	"svodka/internal/source"
)

// belongs fills in the deal, lead and client behind a link.
func (w *mapper) belongs(links []source.Link, v values) error {
	for _, l := range links {
		switch l.Kind {
		case kindDeal:
			ref, err := w.dealOf(l.ID)
			if err != nil {
				return err
			}
			if v[ref.entity] == nil {
				v[ref.entity] = ref.key
			}
			if v["client"] == nil {
				v["client"] = ref.client
			}
		case kindLead:
			x, err := shelved[lead](w.ctx, w.shelf, kindLead, l.ID)
			if err != nil {
				return err
			}
			if v["lead"] == nil {
				v["lead"] = w.r.id + ":lead-" + l.ID
			}
			if v["client"] == nil {
				v["client"] = w.clientKey(x.Company, x.Contact)
			}
		case kindContact, kindCompany:
			v["client"] = w.r.id + ":" + l.Kind + "-" + l.ID
		}
	}
	return nil
}

// activity hands over what an activity is: a meeting, a message, a to-do, a call of no telephony.
func (w *mapper) activity(o source.Object) error {
	var a activity
	if err := json.Unmarshal(o.Body, &a); err != nil {
		return err
	}
	v := values{"owner": w.key("user", a.Owner)}
	if err := w.belongs(owner(a.OwnerType, a.OwnerID), v); err != nil {
		return err
	}
	sort := a.sort()
	switch sort {
	case "mail", "sms", "chat":
		return w.message(o, &a, sort, v)
	case "call":
		return w.loneCall(o, &a, v)
	}
	means := w.mapping.Tasks[sort]
	if err := w.rest(!o.Deleted && means == "meeting", "meeting", "meeting-"+o.ID); err != nil {
		return err
	}
	if err := w.rest(!o.Deleted && means == "task" && sort != "task", "task", "task-activity-"+o.ID); err != nil {
		return err
	}
	switch {
	case o.Deleted:
		return nil
	case means == "meeting":
		return w.meeting(o, &a, v)
	case means == "task" && sort != "task": // tasks come by their own list
		v["created_at"], v["due_at"], v["kind"] = some(int64(a.Created)), some(int64(a.Deadline)), w.r.lang.Pick("To-do", "Дело")
		if a.Done {
			v["done_at"] = some(int64(a.Updated))
		}
		return w.work("task", "task-activity-"+o.ID, v)
	default:
		return nil
	}
}

// robotStatus is the status of an activity that a robot made and closed.
const robotStatus = 3

func (w *mapper) message(o source.Object, a *activity, sort string, v values) error {
	if o.Deleted {
		return w.rest(false, "message", "message-"+o.ID)
	}
	v["at"], v["kind"], v["robot"], v["direction"] = some(int64(a.Created)), sort, a.Status == robotStatus, "out"
	if a.Direction == 1 {
		v["direction"] = "in"
	}
	return w.work("message", "message-"+o.ID, v)
}

// meeting reads a meeting. Nothing says outright that it was held: it was done, and its name does not say otherwise. It was
// held when it ended by the plan, or when it was marked done, whichever came first.
func (w *mapper) meeting(o source.Object, a *activity, v values) error {
	v["created_at"], v["starts_at"] = some(int64(a.Created)), some(int64(a.Starts))
	switch {
	case !bool(a.Done):
	case saysOff.MatchString(string(a.Subject)):
		v["result"] = "cancelled"
	default:
		v["result"], v["held_at"] = "held", some(int64(a.Updated))
		if a.Ends != 0 && a.Ends < a.Updated {
			v["held_at"] = int64(a.Ends)
		}
	}
	return w.work("meeting", "meeting-"+o.ID, v)
}

// loneCall hands over a call that telephony's statistics do not have: an integration wrote it down by itself.
func (w *mapper) loneCall(o source.Object, a *activity, v values) error {
	if strings.HasPrefix(string(a.Origin), "VI_") || a.Provider == "VOXIMPLANT_CALL" {
		return nil
	}
	id := "call-activity-" + o.ID
	if o.Deleted {
		return w.rest(false, "call", id)
	}
	var s struct {
		Missed flag `json:"MISSED_CALL"`
	}
	_ = json.Unmarshal(a.Settings, &s) // an empty list stands for nothing
	v["started_at"], v["direction"], v["result"], v["seconds"] = some(int64(a.Starts)), "out", "unknown", int64(0)
	if a.Direction == 1 {
		v["direction"] = "in"
	}
	switch {
	case bool(s.Missed):
		v["result"] = "missed"
	case bool(a.Done):
		v["result"] = "answered"
		v["seconds"] = max(0, int64(a.Ends-a.Starts))
	}
	return w.work("call", id, v)
}

// callWays are the values of CALL_TYPE; 5, which only informs, is left out.
func callWay(typ num) string {
	return map[num]string{1: "out", 2: "in", 3: "in", 4: "callback"}[typ]
}

// callResult reads CALL_FAILED_CODE: 200 is a talk. An incoming call that nobody took is missed, whatever its code.
func callResult(code, way string) string {
	switch {
	case code == "200":
		return "answered"
	case code == "" || code == "OTHER":
		return "unknown"
	case way == "in", code == "304", code == "480", code == "603-S":
		return "missed"
	case code == "486", code == "603":
		return "busy"
	default:
		return "failed"
	}
}

// call hands over a call of the telephony's statistics.
func (w *mapper) call(o source.Object) error {
	var c call
	if err := json.Unmarshal(o.Body, &c); err != nil {
		return err
	}
	way := callWay(c.Type)
	if o.Deleted || way == "" {
		return w.rest(false, "call", "call-"+o.ID)
	}
	v := values{
		"started_at": some(int64(c.At)), "owner": w.key("user", c.User), "direction": way, "result": callResult(string(c.Code), way),
		"seconds": int64(0), "phone": source.OrNil(source.Digits(string(c.Phone))), "rating": some(int64(c.Vote)),
	}
	if v["result"] == "answered" {
		v["seconds"] = int64(c.Seconds)
	}
	var links []source.Link
	if kind := strings.ToLower(string(c.On)); c.Entity != 0 && (kind == kindContact || kind == kindCompany || kind == kindLead) {
		links = append(links, to(kind, c.Entity))
	}
	if c.Activity != 0 {
		a, err := shelved[activity](w.ctx, w.shelf, kindActivity, c.Activity.String())
		if err != nil {
			return err
		}
		links = append(owner(a.OwnerType, a.OwnerID), links...)
	}
	if err := w.belongs(links, v); err != nil {
		return err
	}
	return w.work("call", "call-"+o.ID, v)
}

// taskDone is the status of a task that is done.
const taskDone = 5

func (w *mapper) task(o source.Object) error {
	var t task
	if err := json.Unmarshal(o.Body, &t); err != nil {
		return err
	}
	means := w.mapping.Tasks["task"]
	if o.Deleted || means == "ignore" {
		return w.rest(false, "task", "task-"+o.ID)
	}
	v := values{
		"created_at": some(int64(t.Created)), "due_at": some(int64(t.Due)), "owner": w.key("user", t.Owner), "kind": w.r.lang.Pick("Task", "Задача"),
		"minutes": some(int64(t.Spent) / 60),
	}
	if t.Status == taskDone {
		v["done_at"] = some(int64(t.Closed))
	}
	if err := w.belongs(t.links(), v); err != nil {
		return err
	}
	return w.work("task", "task-"+o.ID, v)
}

// item hands over a thing of a smart process as a ticket, where its pipeline serves clients.
func (w *mapper) item(o source.Object) error {
	of, number, _ := strings.Cut(o.ID, ":")
	id := "ticket-" + of + "-" + number
	pipeline := "spa:" + of
	if o.Deleted || w.part(pipeline) != partService {
		return w.unless(false, "ticket", id)
	}
	var x item
	var b body
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	if err := json.Unmarshal(o.Body, &b); err != nil {
		return err
	}
	created := int64(x.Created)
	steps, err := w.historyOf(int64(numOf(of)), source.Link{Kind: kindItem, ID: o.ID}, created)
	if err != nil {
		return err
	}
	at := func(s step) place { return place{pipeline, s.code()} }
	f := w.live(steps, place{pipeline, string(x.Stage)}, "", created, int64(x.Moved), at)
	v := w.ticket(f, string(x.Title), x.Owner, w.clientKey(x.Company, x.contact()), at)
	for _, word := range ticketWords() {
		for _, field := range w.fields["item:"+of] {
			if v[word.role] == nil && word.says.MatchString(field.label()) && carries(word.role, field) {
				v[word.role] = source.OrNil(field.word(b))
			}
		}
	}
	if v["product"], err = w.ticketProduct(of, b); err != nil {
		return err
	}
	return w.put("ticket", id, v)
}

func (w *mapper) ticketProduct(of string, b body) (key any, err error) {
	for _, x := range meanings() {
		for _, field := range w.fields["item:"+of] {
			if x.role == "product" && x.says.MatchString(field.label()) {
				id, err := w.productNamed(field.word(b))
				return source.OrNil(id), err
			}
		}
	}
	return key, nil
}

// ticket is a request for service: it was answered when somebody first took it further, and solved when it ended.
func (w *mapper) ticket(f *life, title string, holder num, client any, at func(step) place) values {
	v := values{"title": title, "created_at": some(f.created), "owner": w.key("user", holder), "client": client, "solved_at": some(f.ended)}
	for i, s := range f.steps {
		if i > 0 && w.stage(at(s), "").Outcome == "open" {
			v["answered_at"] = int64(s.At)
			break
		}
	}
	return v
}
