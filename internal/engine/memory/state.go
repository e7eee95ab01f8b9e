package memory

import (
	"maps"
	"slices"
	"time"

	"svodka/internal/warehouse"
)

// state is everything the warehouse holds at one version. A published state never changes; a load works on a fork of
// it.
type state struct {
	version  warehouse.Version
	settings warehouse.Settings
	env      *warehouse.Env // as the last load left it
	schema   *warehouse.Schema
	fresh    map[delivery]time.Time
	entities map[string]*entity
	derived  map[string]groups // by derived table
	tables   map[string]*table // what questions read, by name
	history  []Past
}

// delivery is one entity as one source brings it.
type delivery struct{ source, entity string }

// entity is the rows of one entity in the order they first came.
type entity struct {
	*warehouse.Entity
	rows []held
	byID map[string]int
}

// held is one row that some source has delivered.
type held struct {
	source warehouse.Row // as it came: the id, then the columns of Schema.Source
	hash   uint64        // of source
	row    warehouse.Row // as questions read it: the id, then the columns of Schema.FactColumns
	gone   time.Time     // when it was found missing; zero while it is there
	seen   int64         // when this version was read, unix seconds
	past   []version     // the versions before, oldest first
}

// version is what a row was before a newer version replaced it.
type version struct {
	source warehouse.Row
	seen   int64
}

// replace makes room for another version. That the row was gone is no version.
func (h *held) replace(seen time.Time) {
	if h.source != nil && h.gone.IsZero() {
		h.past = append(h.past, version{h.source, h.seen})
	}
	h.seen = unix(seen)
}

// groups holds the rows of a derived table by the group that gave them.
type groups map[string][]warehouse.Row

// Past is one version of a row that a load has seen. Versions are kept for ever.
type Past struct {
	Entity, ID string
	Load       int64 // the version of the warehouse that the load made
	Seen       time.Time
	Source     string
	Gone       bool
	Row        warehouse.Row // as the source delivered it; nil when gone
}

// empty is the state before the first load.
func empty(s warehouse.Settings) (*state, error) {
	env, err := warehouse.NewEnv(s, &warehouse.Dict{}, 0)
	if err != nil {
		return nil, err
	}
	st := &state{
		settings: s,
		env:      env,
		fresh:    map[delivery]time.Time{},
		entities: map[string]*entity{},
		derived:  map[string]groups{},
		tables:   map[string]*table{},
	}
	st.extend(nil)
	st.publish(func(string) bool { return true })
	return st, nil
}

func (e *entity) clone() *entity {
	return &entity{Entity: e.Entity, rows: slices.Clone(e.rows), byID: maps.Clone(e.byID)}
}

// fork copies the state as far as a load may change it. Entities and derived tables are still shared; see
// [draft.entity] and [draft.replace].
func (s *state) fork() *state {
	next := *s
	next.fresh = maps.Clone(s.fresh)
	next.entities = maps.Clone(s.entities)
	next.derived = maps.Clone(s.derived)
	next.tables = maps.Clone(s.tables)
	return &next
}

// extend replaces the schema by one with these custom fields. Rows keep what they have: custom columns stand last, so
// new ones are added at the end.
func (s *state) extend(custom []warehouse.CustomField) {
	s.schema = warehouse.NewSchema(custom)
	for _, e := range s.schema.Entities {
		width := 1 + len(s.schema.Source(e.Name))
		was := s.entities[e.Name]
		if was == nil {
			was = &entity{byID: map[string]int{}}
		}
		next := was.clone()
		next.Entity = e
		for i := range next.rows {
			next.rows[i].source = widen(next.rows[i].source, width)
			next.rows[i].hash = warehouse.Hash(next.rows[i].source)
		}
		s.entities[e.Name] = next
	}
	for _, t := range s.schema.Tables {
		if s.derived[t.Name] == nil {
			s.derived[t.Name] = groups{}
		}
	}
}

// widen copies a row and adds nothing to its end.
func widen(r warehouse.Row, width int) warehouse.Row {
	wide := make(warehouse.Row, width)
	copy(wide, r)
	return wide
}

// publish rebuilds what questions read of the entities and derived tables that have changed.
func (s *state) publish(changed func(name string) bool) {
	for _, kind := range s.schema.Entities {
		if !changed(kind.Name) {
			continue
		}
		e := s.entities[kind.Name]
		t := newTable(s.schema.FactColumns(kind.Name), false)
		t.byID = e.byID
		t.rows = make([]warehouse.Row, len(e.rows))
		for i, h := range e.rows {
			t.rows[i] = h.row
		}
		s.tables[kind.Name] = t
	}
	for _, d := range s.schema.Tables {
		if d.Of != "" || !changed(d.Name) {
			continue
		}
		t := newTable(d.Columns, true)
		for _, rows := range s.derived[d.Name].sorted() {
			t.rows = append(t.rows, rows...)
		}
		s.tables[d.Name] = t
	}
}

// sorted lists the rows of each group, by the group's key.
func (g groups) sorted() [][]warehouse.Row {
	list := make([][]warehouse.Row, 0, len(g))
	for _, key := range slices.Sorted(maps.Keys(g)) {
		list = append(list, g[key])
	}
	return list
}

// id is what stands first in a row: its id, or the group of a derived row.
func id(r warehouse.Row) string {
	s, _ := r[0].(string)
	return s
}
