package bitrix24

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fake/company"
)

// bind is event.bind. Only applications may; a hook has its outgoing webhooks instead.
func (s *Server) bind(c *call) (answer, *refusal) {
	if c.grant.app == nil {
		return answer{}, refuse(403, "ACCESS_DENIED", "Access denied! Application context required")
	}
	event := c.params.str("event")
	o := &Outgoing{URL: c.params.str("handler"), Events: []string{event}, Token: s.oauth.mint("application"), app: c.grant.app.ID}
	o.offline = strings.EqualFold(c.params.str("event_type"), "offline")
	switch {
	case event == "":
		return answer{}, refuse(400, "ERROR_ARGUMENT", "Argument 'EVENT' is null or empty")
	case o.offline && !c.grant.Admin:
		return answer{}, refuse(403, "ACCESS_DENIED", "Access denied!")
	case !o.offline && o.URL == "":
		return answer{}, refuse(400, "ERROR_ARGUMENT", "Argument 'HANDLER' is null or empty")
	}
	s.events.hooks = append(s.events.hooks, o)
	return answer{result: true}, nil
}

// bound is event.get.
func (s *Server) bound(c *call) (answer, *refusal) {
	list := []any{}
	for _, o := range s.events.hooks {
		if c.grant.app != nil && o.app == c.grant.app.ID {
			row := map[string]any{"event": strings.ToUpper(o.Events[0]), "handler": o.URL, "auth_type": "0", "offline": 0}
			if o.offline {
				row = map[string]any{"event": strings.ToUpper(o.Events[0]), "connector_id": "", "offline": 1}
			}
			list = append(list, row)
		}
	}
	return answer{result: list}, nil
}

// keep puts an event into an application's offline queue, in the place of an older one about the same object.
func (q *sender) keep(app string, h happening, e company.Event) {
	object := h.name + " " + e.ID
	q.offline[app] = slices.DeleteFunc(q.offline[app], func(o *offlineEvent) bool { return o.object == object && o.process == "" })
	q.n++
	q.offline[app] = append(q.offline[app], &offlineEvent{id: q.n, at: q.s.o.Now().Unix(), name: h.name, object: object, data: h.data})
}

// offlineGet is event.offline.get. With clear 1 what is handed over is gone; with clear 0 it stays under a process id until
// it is cleared by that.
func (s *Server) offlineGet(c *call) (answer, *refusal) {
	if c.grant.app == nil || !c.grant.Admin {
		return answer{}, refuse(403, "ACCESS_DENIED", "Access denied!")
	}
	limit, ok := c.params.number("limit")
	if !ok {
		limit = perPage
	}
	keep, process := c.params.str("clear") == "0", c.params.str("process_id")
	var id any
	fresh := ""
	if keep {
		s.events.n++
		if fresh = process; fresh == "" {
			fresh = fmt.Sprintf("process%024d", s.events.n)
		}
		id = fresh
	}
	app := c.grant.app.ID
	list, rest := []any{}, []*offlineEvent{}
	for _, o := range s.events.offline[app] {
		if o.process != process || int64(len(list)) >= limit {
			rest = append(rest, o)
			continue
		}
		list = append(list, map[string]any{
			"ID": strconv.Itoa(o.id), "TIMESTAMP_X": s.date(o.at, kTime), "EVENT_NAME": o.name, "EVENT_DATA": o.data, "EVENT_ADDITIONAL": false,
			"MESSAGE_ID": strconv.Itoa(o.id),
		})
		if keep {
			o.process = fresh
			rest = append(rest, o)
		}
	}
	s.events.offline[app] = rest
	return answer{result: map[string]any{"process_id": id, "events": list}}, nil
}

func (s *Server) offlineClear(c *call) (answer, *refusal) {
	if c.grant.app == nil || !c.grant.Admin {
		return answer{}, refuse(403, "ACCESS_DENIED", "Access denied!")
	}
	process := c.params.str("process_id")
	app := c.grant.app.ID
	s.events.offline[app] = slices.DeleteFunc(s.events.offline[app], func(o *offlineEvent) bool { return process != "" && o.process == process })
	return answer{result: true}, nil
}
