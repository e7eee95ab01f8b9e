package bitrix24

import (
	"strconv"
	"strings"
	"sync"

	"svodka/internal/fake/company"
)

// numbers gives every thing its id in the portal. Each entity counts from 1 by itself, so the ids of deals and leads
// collide; most go by twos, as in the cloud, so there are gaps from the start.
type numbers struct {
	w       *company.World
	mu      sync.Mutex
	offsets map[string]int64
	persons map[string]bool // clients by the World's id
}

func newNumbers(w *company.World) *numbers {
	return &numbers{w: w, offsets: map[string]int64{}, persons: map[string]bool{}}
}

// offset is the number before a kind's first thing. It never changes once there is one.
func (n *numbers) offset(kind string) int64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	if o, known := n.offsets[kind]; known {
		return o
	}
	first := n.w.Page(kind, 0, 1, true)
	if len(first) == 0 {
		return 0
	}
	n.offsets[kind] = first[0].N - 1
	return first[0].N - 1
}

// of is a thing's id, 0 when there is no such thing.
func (n *numbers) of(kind, id string) int64 {
	if id == "" {
		return 0
	}
	return n.number(kind, n.w.N(id))
}

func (n *numbers) number(kind string, at int64) int64 {
	if at == 0 {
		return 0
	}
	switch kind {
	case "contact":
		return at - n.offset("client")
	case "company":
		return 2*(at-n.offset("client")) - 1
	case "activity":
		return 2*at + 1
	}
	return 2*(at-n.offset(kind)) - 1
}

// back is the World's number behind an id.
func (n *numbers) back(kind string, id int64) int64 {
	switch kind {
	case "contact":
		return id + n.offset("client")
	case "company":
		return (id+1)/2 + n.offset("client")
	case "activity":
		return (id - 1) / 2
	}
	return (id+1)/2 + n.offset(kind)
}

// person reports whether a client is a person: a contact; else it is a company.
func (n *numbers) person(id string) bool {
	n.mu.Lock()
	p, known := n.persons[id]
	n.mu.Unlock()
	if known {
		return p
	}
	t := n.w.Find(id)
	if t == nil {
		return false
	}
	p = t.Text("type") == "person"
	n.mu.Lock()
	n.persons[id] = p
	n.mu.Unlock()
	return p
}

// client gives a client's entity and id.
func (n *numbers) client(id string) (entity string, number int64) {
	if n.person(id) {
		return "contact", n.of("contact", id)
	}
	return "company", n.of("company", id)
}

// IDOf gives the portal's id of a thing of the World, "" when there is none: "17" of a deal, "C1:NEW" of a stage, "0" of a
// pipeline, "WEB" of a source. Clients are contacts or companies; see EntityOf.
func (s *Server) IDOf(id string) string {
	t := s.o.World.Find(id)
	if t == nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch t.Kind {
	case "stage":
		return s.stages.code(id)
	case "pipeline":
		return s.stages.category(id)
	case "source":
		return s.sourceCode(t)
	case "client":
		_, n := s.ids.client(id)
		return strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(s.ids.number(numbered(t.Kind), t.N), 10)
}

// numbered is the entity that a kind's ids belong to: messages and meetings are activities and nothing else.
func numbered(kind string) string {
	if kind == "message" || kind == "meeting" {
		return "activity"
	}
	return kind
}

// ActivityOf gives the id of the activity of a call, message, meeting or task.
func (s *Server) ActivityOf(id string) string {
	return strconv.FormatInt(s.ids.number("activity", s.o.World.N(id)), 10)
}

// EntityOf names the portal's entity of a thing: "contact" or "company" of a client, "activity" of a message, else the
// World's kind.
func (s *Server) EntityOf(id string) string {
	t := s.o.World.Find(id)
	switch {
	case t == nil:
		return ""
	case t.Kind == "client":
		entity, _ := s.ids.client(id)
		return entity
	}
	return numbered(t.Kind)
}

// WorldOf gives the World's id of what has an id in the portal, "" when there is none. entity is a kind of the World or
// "contact", "company", "activity"; stages and pipelines by their codes.
func (s *Server) WorldOf(entity, id string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch entity {
	case "stage":
		return s.stages.world(id)
	case "pipeline":
		return s.stages.pipeline(id)
	case "source":
		for _, t := range s.o.World.All("source", true) {
			if s.sourceCode(t) == id {
				return t.ID
			}
		}
		return ""
	}
	n, err := strconv.ParseInt(strings.TrimSpace(id), 10, 64)
	if err != nil {
		return ""
	}
	t := s.o.World.Number(s.ids.back(entity, n))
	if t == nil || s.ids.number(entity, t.N) != n {
		return ""
	}
	switch entity {
	case "contact", "company":
		if t.Kind != "client" || (t.Text("type") == "person") != (entity == "contact") {
			return ""
		}
	case "activity":
	default:
		if t.Kind != entity {
			return ""
		}
	}
	return t.ID
}
