package amocrm

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
)

// hook is something that webhooks tell.
type hook struct {
	name string     // of the subscription: "add_lead"
	form url.Values // what is sent
	at   int64
}

// hooks are the subscriptions and what was sent to them.
type hooks struct {
	mu    sync.Mutex
	s     *Server
	n     int64
	list  []*subscription
	sent  []Hook
	order Delivery
	held  []post
}

type subscription struct {
	id          int64
	destination string
	settings    []string
	created     int64
	updated     int64
	disabled    bool
	bad         []int64
}

func (h *hooks) start(s *Server) { h.s, h.n = s, 839_655 }

func (s *Server) webhookObj(w *subscription, i int) obj {
	return obj{
		"id": w.id, "destination": w.destination, "created_at": w.created, "updated_at": w.updated, "account_id": accountID,
		"created_by": userBase + s.auth.first, "sort": i + 1, "disabled": w.disabled, "settings": w.settings,
	}
}

func (s *Server) webhookList(c *call) {
	if !c.who.admin {
		c.fail(http.StatusForbidden, "Forbidden")
		return
	}
	s.hooks.mu.Lock()
	defer s.hooks.mu.Unlock()
	want := c.q.kid("filter", "destination").text()
	var rows []any
	for i, w := range s.hooks.list {
		if want == "" || w.destination == want {
			rows = append(rows, s.webhookObj(w, i))
		}
	}
	c.whole("webhooks", rows)
}

// settings are the names a webhook may be subscribed to.
func hookNames() []string {
	var out []string
	for _, action := range []string{"add", "update", "delete", "restore", "responsible"} {
		for _, kind := range []string{"lead", "contact", "company", "customer", "task"} {
			out = append(out, action+"_"+kind)
		}
	}
	for _, kind := range []string{"lead", "contact", "company", "customer"} {
		out = append(out, "note_"+kind)
	}
	return append(out, "status_lead", "add_talk", "update_talk", "add_chat_template_review",
		"add_catalog_element", "update_catalog_element", "delete_catalog_element")
}

func (s *Server) webhookAdd(c *call) {
	var in struct {
		Destination string   `json:"destination"`
		Settings    []string `json:"settings"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(nil, c.r.Body, 1<<20)).Decode(&in); err != nil || !strings.HasPrefix(in.Destination, "http") {
		c.invalid("destination", "This value is not a valid URL.")
		return
	}
	known := hookNames()
	for _, name := range in.Settings {
		if !slices.Contains(known, name) {
			c.invalid("settings", "The value you selected is not a valid choice.")
			return
		}
	}
	h := &s.hooks
	h.mu.Lock()
	defer h.mu.Unlock()
	at := slices.IndexFunc(h.list, func(w *subscription) bool { return w.destination == in.Destination })
	if at < 0 {
		if len(h.list) >= 100 {
			c.invalid("destination", "The limit of webhooks is reached.")
			return
		}
		h.n++
		at = len(h.list)
		h.list = append(h.list, &subscription{id: h.n, destination: in.Destination, created: c.at.Unix()})
	}
	w := h.list[at]
	w.settings, w.updated, w.disabled = in.Settings, c.at.Unix(), false
	c.status, c.body = http.StatusCreated, s.webhookObj(w, at)
}

func (s *Server) webhookDelete(c *call) {
	want := c.q.kid("destination").text()
	var in struct {
		Destination string `json:"destination"`
	}
	if json.NewDecoder(http.MaxBytesReader(nil, c.r.Body, 1<<20)).Decode(&in) == nil {
		want = in.Destination
	}
	h := &s.hooks
	h.mu.Lock()
	defer h.mu.Unlock()
	h.list = slices.DeleteFunc(h.list, func(w *subscription) bool { return w.destination == want })
	c.none()
}

// hookFor makes the hooks of one thing, when anybody may want them.
func (st *state) hookFor(action string, it *item, was *place) []hook {
	form, name := st.s.form(action, it, was)
	if name == "" {
		return nil
	}
	return []hook{{name: name, form: form, at: it.updated}}
}
