package file

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// dict is everything a run names of one dictionary: its users, stages or products. It is filled on the first pass and
// settled before any row is sent.
type dict struct {
	entity  *warehouse.Entity
	prefix  string // of ids
	listed  bool   // the mapping gives rows of it
	refuse  bool   // a name that is not listed refuses its row
	byName  map[string]*member
	members []*member // in order of first sight
	names   []string  // of listed members, for guesses
}

// member is one row of a dictionary.
type member struct {
	name  string
	id    any // string, boxed once
	state memberState
	sent  bool
	stage *stageSpec
	rank  int64
	// pipeline is the name of a stage's pipeline.
	pipeline string
	kind     string // of a pipeline
}

type memberState uint8

const (
	named    memberState = iota // by a row of facts
	listed                      // has a row of its own
	known                       // the warehouse has it
	created                     // gets a row with nothing but its name
	stranger                    // refuses the rows that name it
)

// stageSep stands between pipeline and stage in the key of a stage.
const stageSep = "\x1f"

func newDict(e *warehouse.Entity, m *Mapping) *dict {
	return &dict{entity: e, prefix: m.Source + ":", listed: m.lists(e.Name), refuse: m.unknown[e.Name], byName: map[string]*member{}}
}

// dicts builds the dictionaries of a run; pipelines and stages begin with those the mapping lists.
func dicts(m *Mapping, schema *warehouse.Schema) map[string]*dict {
	all := map[string]*dict{}
	for _, e := range schema.Entities {
		if isNamed(e) {
			all[e.Name] = newDict(e, m)
		}
	}
	for _, p := range m.pipelines {
		pipeline := all["pipeline"].meet([]byte(p.name))
		pipeline.state, pipeline.kind = listed, p.kind
		for i := range p.stages {
			s := all["stage"].meet([]byte(p.name + stageSep + p.stages[i].name))
			s.state, s.stage, s.rank = listed, &p.stages[i], int64(i+1)
		}
	}
	if len(m.pipelines) > 0 {
		all["pipeline"].listed, all["stage"].listed = true, true
	}
	return all
}

// isNamed reports whether rows of facts may name a row of the entity that nothing lists: everybody of a dictionary, and
// clients, who are no dictionary only because there are so many of them.
func isNamed(e *warehouse.Entity) bool { return e.Dimension || e.Name == "client" }

// meet returns the member of that name, a new one at first sight.
func (d *dict) meet(name []byte) *member {
	if m, ok := d.byName[string(name)]; ok {
		return m
	}
	s := string(name)
	if d.entity.Name == "stage" || d.entity.Name == "pipeline" { // these are listed by hand, so their case may differ
		for _, m := range d.members {
			if m.state == listed && strings.EqualFold(m.key(), s) {
				d.byName[s] = m
				return m
			}
		}
	}
	m := &member{name: s}
	pipeline, stage, both := strings.Cut(s, stageSep)
	if both {
		m.name, m.pipeline = stage, pipeline
		s = pipeline + "/" + stage
	}
	m.id = d.prefix + s
	d.byName[string(name)] = m
	d.members = append(d.members, m)
	return m
}

func (m *member) key() string {
	if m.pipeline != "" {
		return m.pipeline + stageSep + m.name
	}
	return m.name
}

// settle decides about everyone who was named but not listed.
func (d *dict) settle(ctx context.Context, has func(context.Context, string, []string) (map[string]bool, error)) error {
	var ids []string
	for _, m := range d.members {
		if m.state == listed {
			d.names = append(d.names, m.name)
		} else if s, ok := m.id.(string); ok {
			ids = append(ids, s)
		}
	}
	there := map[string]bool{}
	if has != nil && len(ids) > 0 {
		var err error
		if there, err = has(ctx, d.entity.Name, ids); err != nil {
			return err
		}
	}
	for _, m := range d.members {
		id, _ := m.id.(string)
		switch {
		case m.state == listed:
		case there[id]:
			m.state = known
		case d.refuse:
			m.state = stranger
		default:
			m.state = created
		}
	}
	return nil
}

// missing is the reason why a row that names m is refused.
func (d *dict) missing(m *member) *fault.Text {
	en, ru := d.called()
	names := d.names
	if d.entity.Name == "stage" {
		names = nil
		for _, other := range d.members {
			if other.state == listed && other.pipeline == m.pipeline {
				names = append(names, other.name)
			}
		}
		if len(names) == 0 {
			return say("is a stage of the pipeline %q, which is not listed under stages", "это этап воронки «%s», которой нет в stages", m.pipeline)
		}
	}
	if guess := nearest(m.name, names); guess != "" {
		return say("is not in the list of %[1]s; did you mean %[3]q? Correct it, add it to the list, or set unknown: {%[4]s: create}",
			"нет в списке: %[2]s; может быть, «%[3]s»? Исправьте, добавьте в список или укажите unknown: {%[4]s: create}", en, ru, guess, d.entity.Name)
	}
	return say("is not in the list of %[1]s (%[3]s). Correct it, add it to the list, or set unknown: {%[4]s: create}",
		"нет в списке: %[2]s (%[3]s). Исправьте, добавьте в список или укажите unknown: {%[4]s: create}", en, ru, list(names, 12), d.entity.Name)
}

// called names the dictionary in the plural.
func (d *dict) called() (en, ru string) {
	switch d.entity.Name {
	case "user":
		return "users", "сотрудники"
	case "client":
		return "clients", "клиенты"
	case "stage":
		return "stages", "этапы"
	case "pipeline":
		return "pipelines", "воронки"
	case "product":
		return "products", "товары"
	case "source":
		return "sources", "источники"
	case "department":
		return "departments", "отделы"
	}
	return d.entity.Name, d.entity.Name
}

// rows returns the rows that the mapping's files do not bring: listed pipelines and stages, and everyone created. full
// brings those too that the warehouse has, because a dictionary that is delivered whole must name them.
func (d *dict) rows(columns []warehouse.Column, full bool) []warehouse.Row {
	var out []warehouse.Row
	for _, m := range d.members {
		if m.sent || m.state == stranger || m.state == known && !full {
			continue
		}
		if m.state == listed && !d.entity.Dimension {
			continue // its row comes with the facts
		}
		r := make(warehouse.Row, len(columns)+1)
		r[0] = m.id
		set := func(name string, v any) {
			if i := slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == name }); i >= 0 {
				r[i+1] = v
			}
		}
		set("name", m.name)
		switch d.entity.Name {
		case "pipeline":
			set("kind", "sales")
			if m.kind != "" {
				set("kind", m.kind)
			}
		case "stage":
			d.stageRow(m, set)
		}
		m.sent = true
		out = append(out, r)
	}
	return out
}

func (d *dict) stageRow(m *member, set func(string, any)) {
	if m.pipeline != "" {
		set("pipeline", d.prefix+m.pipeline)
	}
	if m.rank == 0 { // an unlisted stage comes after those of its pipeline
		for _, other := range d.members {
			if other.pipeline == m.pipeline {
				m.rank = max(m.rank, other.rank)
			}
		}
		m.rank++
	}
	set("rank", m.rank)
	set("outcome", "open")
	if m.stage == nil {
		return
	}
	set("outcome", m.stage.outcome)
	if m.stage.qualified != nil {
		set("qualified", *m.stage.qualified)
	}
	if m.stage.probability != nil {
		set("probability", *m.stage.probability)
	}
}

// strangers lists who was created although the dictionary has a list.
func (d *dict) strangers() []string {
	var names []string
	for _, m := range d.members {
		if m.state == created && d.listed {
			names = append(names, m.name)
		}
	}
	return names
}
