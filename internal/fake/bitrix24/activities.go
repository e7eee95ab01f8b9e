package bitrix24

import (
	"cmp"
	"slices"
	"strconv"

	"svodka/internal/fake/company"
)

// activity is what the World's calls, messages, meetings and tasks look like among the activities.
type activity struct {
	typ, direction, status int64
	provider, kind         string
	subject                string
	starts, ends, deadline int64
	done                   bool
	origin                 string
	settings               any
	of                     int64 // the task behind it
}

var activityKinds = []string{"call", "message", "meeting", "task"}

func (s *Server) activityRows() []*rec {
	var list []*rec
	for _, kind := range activityKinds {
		for _, t := range s.o.World.All(kind, false) {
			if owner, _ := s.binding(t); owner != 0 {
				list = append(list, &rec{id: s.ids.number("activity", t.N), t: t, x: s.activity(t)})
			}
		}
	}
	slices.SortFunc(list, func(a, b *rec) int { return cmp.Compare(a.id, b.id) })
	return list
}

// binding is the owner of an activity: the deal, else the lead, else the client.
func (s *Server) binding(t *company.Thing) (typ, id int64) {
	switch {
	case t.Text("deal") != "" && s.there(t.Text("deal")):
		return typeDeal, s.ids.of("deal", t.Text("deal"))
	case t.Text("lead") != "" && s.there(t.Text("lead")):
		return typeLead, s.ids.of("lead", t.Text("lead"))
	case t.Text("client") != "" && s.there(t.Text("client")):
		entity, n := s.ids.client(t.Text("client"))
		if entity == "contact" {
			return typeContact, n
		}
		return typeCompany, n
	}
	return 0, 0
}

func (s *Server) there(id string) bool { return s.o.World.N(id) != 0 }

func (s *Server) activity(t *company.Thing) *activity {
	a := &activity{provider: "REST_APP", settings: []any{}, status: 2, done: true, starts: born(t), ends: born(t)}
	switch t.Kind {
	case "call":
		a.typ, a.provider, a.kind, a.direction = 2, "VOXIMPLANT_CALL", "CALL", 2
		a.origin = "VI_" + callID(t)
		a.ends = a.starts + t.Int("seconds")
		a.subject = "Исходящий звонок"
		if t.Text("direction") == "in" {
			a.direction, a.subject = 1, "Входящий звонок"
			if t.Text("result") == "missed" {
				a.settings = map[string]any{"MISSED_CALL": true}
			}
		}
	case "message":
		a.letter(t)
	case "meeting":
		a.typ, a.provider, a.kind, a.subject = 1, "CRM_MEETING", "MEETING", "Встреча"
		a.starts = t.Int("starts_at")
		a.ends = cmp.Or(t.Int("held_at"), a.starts+3600)
		a.deadline, a.done = a.starts, t.Has("held_at")
		if t.Text("result") == "cancelled" {
			a.done, a.subject = true, "Встреча отменена"
		}
	case "task":
		a.typ, a.provider, a.kind, a.subject = 3, "CRM_TASKS_TASK", "TASKS_TASK", t.Text("kind")
		a.deadline, a.done, a.of = t.Int("due_at"), t.Has("done_at"), s.ids.of("task", t.ID)
		a.ends = cmp.Or(t.Int("done_at"), a.deadline)
	}
	if !a.done {
		a.status = 1
	}
	return a
}

// letter is a message: a letter, an SMS or a session of a chat.
func (a *activity) letter(t *company.Thing) {
	a.direction = 2
	if t.Text("direction") == "in" {
		a.direction = 1
	}
	if t.Yes("robot") {
		a.status = 3
	}
	switch t.Text("kind") {
	case "mail":
		a.typ, a.provider, a.kind, a.subject = 4, "CRM_EMAIL", "EMAIL", "Письмо"
	case "sms":
		a.typ, a.provider, a.kind, a.subject = 6, "CRM_SMS", "SMS", "SMS-сообщение"
	default:
		a.typ, a.provider, a.kind, a.subject = 6, "IMOPENLINES_SESSION", "LIVECHAT", "Чат открытой линии"
	}
}

func (s *Server) activities() *table {
	part := func(get func(a *activity) any) func(*rec) any {
		return func(r *rec) any { a, _ := r.x.(*activity); return get(a) }
	}
	binding := func(r *rec) (int64, int64) { return s.binding(r.t) }
	cols := []*column{
		col("ID", kInt, own),
		col("OWNER_ID", kInt, func(r *rec) any { _, n := binding(r); return n }),
		col("OWNER_TYPE_ID", kInt, func(r *rec) any { typ, _ := binding(r); return typ }),
		col("TYPE_ID", kInt, part(func(a *activity) any { return a.typ })),
		col("PROVIDER_ID", kString, part(func(a *activity) any { return a.provider })),
		col("PROVIDER_TYPE_ID", kString, part(func(a *activity) any { return a.kind })),
		col("PROVIDER_GROUP_ID", kString, fixed(nil)),
		col("ASSOCIATED_ENTITY_ID", kInt, part(func(a *activity) any { return a.of })),
		col("SUBJECT", kString, part(func(a *activity) any { return a.subject })),
		col("CREATED", kTime, func(r *rec) any { return some(born(r.t)) }),
		col("LAST_UPDATED", kTime, s.modified),
		col("START_TIME", kTime, part(func(a *activity) any { return some(a.starts) })),
		col("END_TIME", kTime, part(func(a *activity) any { return some(a.ends) })),
		col("DEADLINE", kTime, part(func(a *activity) any { return some(cmp.Or(a.deadline, a.starts)) })),
		col("COMPLETED", kFlag, part(func(a *activity) any { return a.done })),
		col("STATUS", kInt, part(func(a *activity) any { return a.status })),
		col("RESPONSIBLE_ID", kInt, s.owner),
		col("PRIORITY", kString, fixed("2")),
		col("NOTIFY_TYPE", kString, fixed("0")),
		col("NOTIFY_VALUE", kString, fixed("0")),
		col("DESCRIPTION", kString, fixed("")),
		col("DESCRIPTION_TYPE", kString, fixed("1")),
		col("DIRECTION", kInt, part(func(a *activity) any { return a.direction })),
		col("LOCATION", kString, fixed("")),
		col("SETTINGS", kPlain, part(func(a *activity) any { return a.settings })),
		col("ORIGINATOR_ID", kString, fixed(nil)),
		col("ORIGIN_ID", kString, part(func(a *activity) any { return words(a.origin) })),
		col("AUTHOR_ID", kInt, s.owner),
		col("EDITOR_ID", kInt, s.owner),
		col("PROVIDER_PARAMS", kPlain, fixed([]any{})),
		col("PROVIDER_DATA", kString, fixed(nil)),
		col("RESULT_MARK", kString, fixed("0")),
		col("RESULT_VALUE", kString, fixed(nil)),
		col("RESULT_SUM", kString, fixed(nil)),
		col("RESULT_CURRENCY_ID", kString, fixed(nil)),
		col("RESULT_STATUS", kString, fixed("0")),
		col("RESULT_STREAM", kString, fixed("0")),
		col("RESULT_SOURCE_ID", kString, fixed(nil)),
		col("AUTOCOMPLETE_RULE", kString, fixed("0")),
		col("COMMUNICATIONS", kList, s.communications).onAsk(),
	}
	return &table{name: "activity", deps: append([]string{"client", "deal", "lead"}, activityKinds...), cols: cols, build: s.activityRows}
}

func (s *Server) communications(r *rec) any {
	typ, n := s.binding(r.t)
	return []any{map[string]any{
		"ID": strconv.FormatInt(r.id+1, 10), "TYPE": "PHONE", "VALUE": r.t.Text("phone"),
		"ENTITY_ID": strconv.FormatInt(n, 10), "ENTITY_TYPE_ID": strconv.FormatInt(typ, 10),
	}}
}

// callID is the id a call has in telephony.
func callID(t *company.Thing) string {
	return "externalCall." + strconv.FormatInt(t.N, 16) + "." + strconv.FormatInt(born(t), 10)
}

// calls is the statistics of telephony. It has every call, also those with nobody in the CRM.
func (s *Server) calls() *table {
	code := func(r *rec) any { return failure[r.t.Text("result")][0] }
	crm := func(r *rec) (string, int64) {
		if id := r.t.Text("client"); id != "" {
			entity, n := s.ids.client(id)
			return map[string]string{"contact": "CONTACT", "company": "COMPANY"}[entity], n
		}
		return "LEAD", s.ids.of("lead", r.t.Text("lead"))
	}
	cols := []*column{
		col("ID", kInt, own),
		col("PORTAL_USER_ID", kInt, s.owner),
		col("PORTAL_NUMBER", kString, fixed("reg133788")),
		col("PHONE_NUMBER", kString, text("phone")),
		col("CALL_ID", kString, func(r *rec) any { return callID(r.t) }),
		col("EXTERNAL_CALL_ID", kString, fixed(nil)),
		col("CALL_CATEGORY", kString, fixed("external")),
		col("CALL_LOG", kString, fixed(nil)),
		col("CALL_DURATION", kInt, func(r *rec) any { return r.t.Int("seconds") }),
		col("CALL_START_DATE", kTime, func(r *rec) any { return some(born(r.t)) }),
		col("CALL_RECORD_URL", kString, fixed("")),
		col("CALL_VOTE", kInt, at("rating")),
		col("COST", kString, fixed("0.0000")),
		col("COST_CURRENCY", kString, fixed(s.o.Currency)),
		col("CALL_FAILED_CODE", kString, code),
		col("CALL_FAILED_REASON", kString, func(r *rec) any { return failure[r.t.Text("result")][1] }),
		col("CRM_ENTITY_TYPE", kString, func(r *rec) any {
			name, n := crm(r)
			if n == 0 {
				return nil
			}
			return name
		}),
		col("CRM_ENTITY_ID", kInt, func(r *rec) any { _, n := crm(r); return some(n) }),
		col("CRM_ACTIVITY_ID", kInt, func(r *rec) any {
			if _, n := s.binding(r.t); n != 0 {
				return s.ids.number("activity", r.t.N)
			}
			return nil
		}),
		col("REST_APP_ID", kInt, fixed(nil)),
		col("REST_APP_NAME", kString, fixed(nil)),
		col("TRANSCRIPT_ID", kInt, fixed(nil)),
		col("TRANSCRIPT_PENDING", kString, fixed("N")),
		col("SESSION_ID", kInt, fixed(nil)),
		col("REDIAL_ATTEMPT", kInt, fixed(nil)),
		col("COMMENT", kString, text("topic")),
		col("RECORD_DURATION", kInt, fixed(nil)),
		col("RECORD_FILE_ID", kPlain, fixed(nil)),
		col("CALL_TYPE", kInt, func(r *rec) any { return callTypes[r.t.Text("direction")] }),
	}
	return &table{name: "call", deps: []string{"call", "client", "lead"}, cols: cols, build: s.things("call", "call", nil)}
}

// callTypes are the values of CALL_TYPE; nothing is shown for what the World does not name.
var callTypes = map[string]any{"out": int64(1), "in": int64(2), "callback": int64(4), "": int64(1)}

// failure are the codes and words telephony has for a result.
var failure = map[string][2]string{
	"answered": {"200", ""}, "missed": {"304", "Вызов отменён"}, "busy": {"486", "Занято"}, "failed": {"503", "Направление не доступно"},
	"unknown": {"OTHER", "Не определён"}, "": {"OTHER", "Не определён"},
}

func (s *Server) callList(c *call) (answer, *refusal) {
	return s.lines(c, s.tables["call"], c.params.get("filter"), sorting(c))
}
