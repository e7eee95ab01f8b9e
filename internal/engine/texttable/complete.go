package texttable

import (
	"slices"
	"strings"

	"svodka/internal/warehouse"
)

// made lists the dictionaries whose rows need not be written.
var made = []string{"department", "user", "pipeline", "stage", "source", "product", "client"}

// completion adds what the text left unsaid.
type completion struct {
	*reader
	known func(entity, id string) bool
	rows  map[string]map[string]warehouse.Row // by entity and id: what the text lists and what was made
	added map[string][]warehouse.Row          // by entity: what was made, in the order it was missed
	ranks map[string]int64                    // by pipeline: the rank of its last stage
}

// complete fills in names, pipelines, ranks and outcomes, and makes the dictionary rows that keys point to.
//
//	deals:                       stages:                               users:
//	  id  owner  stage     →       id   pipeline  rank  outcome   +      id   name  active
//	  1   ann    talk              talk sales     1     open             ann  ann   yes
func (r *reader) complete(known func(entity, id string) bool) {
	c := completion{
		reader: r,
		known:  known,
		rows:   map[string]map[string]warehouse.Row{},
		added:  map[string][]warehouse.Row{},
		ranks:  map[string]int64{},
	}
	for _, name := range made {
		c.rows[name] = map[string]warehouse.Row{}
	}
	for _, l := range r.loads {
		if listed, ok := c.rows[l.entity.Name]; ok {
			for _, row := range l.rows {
				listed[id(row)] = row
			}
		}
	}
	for _, name := range made { // what is listed keeps its order before what is only pointed to
		for _, l := range r.loads {
			if l.entity.Name == name {
				c.defaults(l.entity, l.rows)
			}
		}
	}
	for _, l := range r.loads {
		for _, row := range l.rows {
			c.follow(l.entity, row)
		}
	}
	for _, name := range made {
		if rows := c.added[name]; len(rows) > 0 {
			r.loads = append(r.loads, load{entity: r.schema.Entity(name), rows: rows})
		}
	}
}

// follow makes what the keys of a row point to.
func (c *completion) follow(e *warehouse.Entity, row warehouse.Row) {
	if stage := c.text(e, row, "stage"); stage != "" {
		home := c.text(e, row, "pipeline")
		switch {
		case home != "":
		case e.Name == "lead", e.Name == "change" && c.text(e, row, "lead") != "":
			home = c.source + ":leads"
		default:
			home = c.source + ":sales"
		}
		c.stage(stage, home)
		if made, ok := c.rows["stage"][stage]; ok {
			home = c.text(c.schema.Entity("stage"), made, "pipeline")
		}
		c.fill(e, row, "pipeline", home)
	}
	for i, column := range c.schema.Source(e.Name) {
		if key, ok := row[1+i].(string); ok && column.Type == warehouse.Key {
			c.need(column.To, key)
		}
	}
}

// stage makes a stage of the pipeline home unless there is one of that id.
func (c *completion) stage(key, home string) {
	if _, ok := c.rows["stage"][key]; ok || c.known("stage", key) {
		return
	}
	e := c.schema.Entity("stage")
	row := c.blank(e, key)
	*c.at(e, row, "pipeline") = home
	c.add(e, row)
}

// need makes a row of a dictionary unless there is one of that id.
func (c *completion) need(entity, key string) {
	rows, ok := c.rows[entity]
	if _, listed := rows[key]; !ok || listed || c.known(entity, key) {
		return
	}
	e := c.schema.Entity(entity)
	c.add(e, c.blank(e, key))
}

func (c *completion) blank(e *warehouse.Entity, key string) warehouse.Row {
	row := make(warehouse.Row, 1+len(c.schema.Source(e.Name)))
	row[0] = key
	return row
}

func (c *completion) add(e *warehouse.Entity, row warehouse.Row) {
	c.rows[e.Name][id(row)] = row
	c.defaults(e, []warehouse.Row{row})
	c.added[e.Name] = append(c.added[e.Name], row)
	c.follow(e, row)
}

// defaults fills the empty columns of dictionary rows that have an obvious value.
func (c *completion) defaults(e *warehouse.Entity, rows []warehouse.Row) {
	for _, row := range rows {
		_, bare, _ := strings.Cut(id(row), ":")
		c.fill(e, row, "name", bare)
		switch e.Name {
		case "user":
			c.fill(e, row, "active", true)
		case "pipeline":
			kind := "sales"
			if bare == "leads" {
				kind = "lead"
			}
			c.fill(e, row, "kind", kind)
		case "stage":
			outcome := "open"
			if bare == "won" || bare == "lost" {
				outcome = bare
			}
			c.fill(e, row, "outcome", outcome)
			c.fill(e, row, "pipeline", c.source+":sales")
			c.rank(e, row)
		}
	}
}

// rank puts a stage after those of its pipeline that came before it.
func (c *completion) rank(e *warehouse.Entity, row warehouse.Row) {
	pipeline := c.text(e, row, "pipeline")
	c.fill(e, row, "rank", c.ranks[pipeline]+1)
	if rank, ok := (*c.at(e, row, "rank")).(int64); ok {
		c.ranks[pipeline] = max(c.ranks[pipeline], rank)
	}
}

func (c *completion) fill(e *warehouse.Entity, row warehouse.Row, column string, v any) {
	if place := c.at(e, row, column); place != nil && *place == nil {
		*place = v
	}
}

// at is the place of a column in a row as a source delivers it, nil when the entity has no such column.
func (c *completion) at(e *warehouse.Entity, row warehouse.Row, column string) *any {
	i := slices.IndexFunc(c.schema.Source(e.Name), func(col warehouse.Column) bool { return col.Name == column })
	if i < 0 {
		return nil
	}
	return &row[1+i]
}

// text is the value of a Text or Key column, "" when the row has none or the entity no such column.
func (c *completion) text(e *warehouse.Entity, row warehouse.Row, column string) string {
	place := c.at(e, row, column)
	if place == nil {
		return ""
	}
	s, _ := (*place).(string)
	return s
}

func id(row warehouse.Row) string {
	s, _ := row[0].(string)
	return s
}
