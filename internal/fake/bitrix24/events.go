package bitrix24

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fake/company"
)

// Outgoing is an outgoing webhook: events are posted to it once, whatever it answers.
type Outgoing struct {
	URL string
	// Token is the application_token it is known by.
	Token string
	// Events are the names it hears, nil all.
	Events []string
	// Delay is how long an event waits in the queue.
	Delay time.Duration
	// Lose says whether the nth event, from 1, is lost; nil loses none.
	Lose func(n int) bool
	// Backwards delivers what is due in the wrong order.
	Backwards bool

	offline bool
	app     string
	n       int
}

// Delivery is one event on its way or delivered.
type Delivery struct {
	Event  string
	Due    time.Time
	URL    string
	Form   url.Values
	Status int // of the receiver's answer; 0: it did not answer
}

// sender queues events. There are no retries and the order is not promised.
type sender struct {
	s       *Server
	hooks   []*Outgoing
	queue   []*Delivery
	offline map[string][]*offlineEvent // by application
	n       int
}

// offlineEvent is the last state of one object in the offline queue.
type offlineEvent struct {
	id      int
	at      int64
	name    string
	object  string
	data    map[string]any
	process string
}

func newSender(s *Server) *sender { return &sender{s: s, offline: map[string][]*offlineEvent{}} }

// Subscribe makes an outgoing webhook.
func (s *Server) Subscribe(o Outgoing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events.hooks = append(s.events.hooks, &o)
}

// happening is an event by its name and data.
type happening struct {
	name string
	data map[string]any
}

func fields(id int64, more ...any) map[string]any {
	f := map[string]any{"ID": strconv.FormatInt(id, 10)}
	for i := 0; i+1 < len(more); i += 2 {
		if k, ok := more[i].(string); ok {
			f[k] = more[i+1]
		}
	}
	return map[string]any{"FIELDS": f}
}

var suffixes = map[company.Action]string{company.Added: "ADD", company.Changed: "UPDATE", company.Deleted: "DELETE", company.Merged: "DELETE"}

// happenings are the events a portal makes of what was done in the company.
func (q *sender) happenings(e company.Event) []happening {
	s, end := q.s, suffixes[e.Action]
	switch e.Kind {
	case "deal", "lead":
		list := []happening{{"ONCRM" + strings.ToUpper(e.Kind) + end, fields(s.ids.number(e.Kind, e.N))}}
		if m := s.ledger.last[e.ID]; e.Kind == "deal" && e.Action == company.Changed && m != nil && m.typ == typeSwitch && m.at == e.At {
			to := fields(s.ids.number("deal", e.N), "CATEGORY_ID", strconv.FormatInt(m.g.cat, 10), "STAGE_ID", m.g.code)
			list = append(list, happening{"ONCRMDEALMOVETOCATEGORY", to})
		}
		return list
	case "client":
		entity, n := s.ids.client(e.ID)
		return []happening{{"ONCRM" + strings.ToUpper(entity) + end, fields(n)}}
	case "proposal":
		return []happening{{"ONCRMQUOTE" + end, fields(s.ids.number("proposal", e.N))}}
	case "product":
		return []happening{{"ONCRMPRODUCT" + end, fields(s.ids.number("product", e.N))}}
	case "ticket":
		return []happening{{"ONCRMDYNAMICITEM" + end, fields(s.ids.number("ticket", e.N), "ENTITY_TYPE_ID", strconv.Itoa(typeTicket))}}
	case "payment":
		if t := s.o.World.Find(e.ID); t != nil && s.billed(t) {
			return []happening{{"ONCRMDYNAMICITEM" + end, fields(s.ids.number("payment", e.N), "ENTITY_TYPE_ID", strconv.Itoa(typeInvoice))}}
		}
	case "user":
		if e.Action == company.Added {
			return []happening{{"ONUSERADD", map[string]any{"ID": strconv.FormatInt(s.ids.number("user", e.N), 10)}}}
		}
	case "call", "message", "meeting", "task":
		return q.activity(e, end)
	}
	return nil
}

func (q *sender) activity(e company.Event, end string) []happening {
	var list []happening
	t := q.s.o.World.Find(e.ID)
	if t == nil {
		return nil
	}
	if _, n := q.s.binding(t); n != 0 {
		list = append(list, happening{"ONCRMACTIVITY" + end, fields(q.s.ids.number("activity", e.N))})
	}
	if e.Kind == "task" {
		id := strconv.FormatInt(q.s.ids.number("task", e.N), 10)
		list = append(list, happening{"ONTASK" + end, map[string]any{"FIELDS_BEFORE": map[string]any{"ID": id}, "FIELDS_AFTER": map[string]any{"ID": id}}})
	}
	if e.Kind == "call" && e.Action == company.Added {
		data := map[string]any{}
		calls := q.s.tables["call"]
		r := &rec{id: q.s.ids.number("call", e.N), t: t}
		for _, name := range []string{
			"CALL_ID", "CALL_TYPE", "PHONE_NUMBER", "PORTAL_NUMBER", "PORTAL_USER_ID", "CALL_DURATION", "CALL_START_DATE", "COST", "COST_CURRENCY",
			"CALL_FAILED_CODE", "CALL_FAILED_REASON", "CRM_ACTIVITY_ID",
		} {
			c := calls.find(name)
			data[name] = q.s.show(c, c.get(r), oldFace)
		}
		list = append(list, happening{"ONVOXIMPLANTCALLEND", data})
	}
	return list
}

// hear queues the events of what was done.
func (q *sender) hear(e company.Event) {
	if len(q.hooks) == 0 {
		return
	}
	for _, h := range q.happenings(e) {
		for _, o := range q.hooks {
			if o.Events != nil && !slices.ContainsFunc(o.Events, func(name string) bool { return strings.EqualFold(name, h.name) }) {
				continue
			}
			if o.offline {
				q.keep(o.app, h, e)
				continue
			}
			if o.n++; o.Lose != nil && o.Lose(o.n) {
				continue
			}
			q.queue = append(q.queue, &Delivery{Event: h.name, Due: q.s.o.Now().Add(o.Delay), URL: o.URL, Form: q.form(h, o)})
		}
	}
	if e.Action == company.Merged {
		if t := q.s.o.World.Find(e.ID); t != nil {
			if to := q.s.o.World.Find(t.Merged); to != nil {
				q.hear(company.Event{At: e.At, Action: company.Changed, Kind: to.Kind, ID: to.ID, N: to.N})
			}
		}
	}
}

func (q *sender) form(h happening, o *Outgoing) url.Values {
	v := url.Values{}
	q.n++
	v.Set("event", h.name)
	v.Set("event_handler_id", "185")
	v.Set("ts", strconv.FormatInt(q.s.o.Now().Unix(), 10))
	v.Set("auth[domain]", q.s.domain())
	v.Set("auth[client_endpoint]", "https://"+q.s.domain()+"/rest/")
	v.Set("auth[server_endpoint]", "https://oauth.bitrix.info/rest/")
	v.Set("auth[member_id]", member)
	v.Set("auth[application_token]", o.Token)
	flatten(v, "data", h.data)
	return v
}

// flatten writes nested data with PHP's brackets.
func flatten(v url.Values, key string, x any) {
	switch t := x.(type) {
	case map[string]any:
		for k, one := range t {
			flatten(v, key+"["+k+"]", one)
		}
	case string:
		v.Set(key, t)
	case nil:
		v.Set(key, "")
	}
}

// Deliver posts the events that are due, each once, and reports them with what the receivers answered.
func (s *Server) Deliver(ctx context.Context, client *http.Client) []Delivery {
	s.mu.Lock()
	now := s.o.Now()
	var due, later []*Delivery
	for _, d := range s.events.queue {
		if d.Due.After(now) {
			later = append(later, d)
		} else {
			due = append(due, d)
		}
	}
	s.events.queue = later
	if slices.ContainsFunc(s.events.hooks, func(o *Outgoing) bool { return o.Backwards }) {
		slices.Reverse(due)
	}
	s.mu.Unlock()
	sent := make([]Delivery, 0, len(due))
	for _, d := range due {
		d.Status = post(ctx, client, d)
		sent = append(sent, *d)
	}
	return sent
}

func post(ctx context.Context, client *http.Client, d *Delivery) int {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.URL, strings.NewReader(d.Form.Encode()))
	if err != nil {
		return 0
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("User-Agent", "Bitrix24 Webhook Engine")
	resp, err := client.Do(req)
	if err != nil {
		return 0
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

// Waiting is how many events are in the queue.
func (s *Server) Waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.events.queue)
}
