package warehouse

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// world is a small company whose data is written by hand, with its derived tables.
type world struct {
	schema *Schema
	env    *Env
	zone   *time.Location
	facts  map[string][]Row            // full rows by entity
	seen   map[string]int64            // by entity and id: when the present version was read
	past   map[string][]map[string]any // by entity: the versions that were replaced
	now    int64
	wide   map[string]map[string]Row
	own    map[string][]Row // with grp
}

// tb is what both tests and properties offer.
type tb interface {
	Helper()
	Fatalf(format string, args ...any)
}

// newWorld reads tables separated by empty lines. The first word of a header is the entity and stands over the ids, the
// others are columns; "-" is nothing. Instants are 2026-05-10T14:00 or 2026-05-10, which means noon there.
func newWorld(t tb, now, tables string, change ...func(*Settings)) *world {
	t.Helper()
	settings := DefaultSettings()
	for _, c := range change {
		c(&settings)
	}
	w := &world{schema: NewSchema(nil), facts: map[string][]Row{}, wide: map[string]map[string]Row{}, own: map[string][]Row{}}
	calendar, err := settings.Calendar()
	if err != nil {
		t.Fatalf("calendar: %v", err)
	}
	w.zone = calendar.Zone
	if w.env, err = NewEnv(settings, &Dict{}, 0); err != nil {
		t.Fatalf("NewEnv: %v", err)
	}
	w.now = w.instant(t, now)
	source, gone := w.parse(t, tables)
	for _, dims := range []bool{true, false} {
		dict, err := BuildDict(func(entity string, visit func(Row)) error {
			for _, r := range w.facts[entity] {
				visit(r)
			}
			return nil
		}, w.schema)
		if err != nil {
			t.Fatalf("BuildDict: %v", err)
		}
		w.env = w.env.With(dict, w.now)
		w.enrich(t, source, gone, dims)
	}
	w.derive(t)
	return w
}

func (w *world) enrich(t tb, source map[string][]Row, gone map[string]int64, dims bool) {
	t.Helper()
	for _, e := range w.schema.Entities {
		if e.Dimension != dims {
			continue
		}
		enricher := NewEnricher(w.env, w.schema, e.Name)
		for _, src := range source[e.Name] {
			full, err := enricher.Row(src, w.now)
			if err != nil {
				t.Fatalf("%v", err)
			}
			if at, ok := gone[e.Name+" "+src[0].(string)]; ok {
				full = enricher.Gone(full, at)
			}
			w.check(t, e.Name, full[1:], e.Columns)
			w.facts[e.Name] = append(w.facts[e.Name], full)
		}
	}
}

// check fails when a row does not fit its columns.
func (w *world) check(t tb, table string, row Row, columns []Column) {
	t.Helper()
	if len(row) != len(columns) {
		t.Fatalf("%s: %d cells for %d columns: %v", table, len(row), len(columns), row)
	}
	for i, v := range row {
		if v != nil && (!fits(v, columns[i].Type) || v == "") {
			t.Fatalf("%s.%s holds %#v", table, columns[i].Name, v)
		}
	}
}

// derive runs every step over every group.
func (w *world) derive(t tb) {
	t.Helper()
	w.wide, w.own = map[string]map[string]Row{}, map[string][]Row{}
	for _, step := range Steps() {
		for _, g := range w.groups(t, step) {
			step.Run(w.env, g, func(table int, r Row) {
				out := step.Out[table]
				if out.Of == "" {
					r = append(Row{g.Key}, r...)
					w.check(t, out.Name, r, out.Columns)
					w.own[out.Name] = append(w.own[out.Name], r)
					return
				}
				w.check(t, out.Name, r[1:], out.Columns)
				if w.wide[out.Name] == nil {
					w.wide[out.Name] = map[string]Row{}
				}
				id := r[0].(string)
				if w.wide[out.Name][id] != nil {
					t.Fatalf("%s gives two rows for %s", out.Name, id)
				}
				w.wide[out.Name][id] = r
			})
		}
	}
}

// groups collects what a step reads, by group.
func (w *world) groups(t tb, step *Step) []Group {
	t.Helper()
	byKey := map[string]*Group{}
	var keys []string
	if step.Global {
		byKey[""] = &Group{Rows: make([][]Row, len(step.Inputs))}
		keys = []string{""}
	}
	for i, in := range step.Inputs {
		rows := w.rows(in.From)
		if in.Versions {
			rows = slices.Clone(w.past[in.From])
		}
		slices.SortStableFunc(rows, func(x, y map[string]any) int {
			for _, c := range append(slices.Clone(in.Order), "id") {
				if d := compareCells(x[c], y[c]); d != 0 {
					return d
				}
			}
			return 0
		})
		for _, r := range rows {
			key, _ := r[in.By].(string)
			switch {
			case step.Global:
				key = ""
			case key == "" && in.Alone && r["grp"] != nil:
				key = "#" + r["grp"].(string)
			case key == "" && in.Alone:
				key = "#" + r["id"].(string)
			case key == "":
				continue
			}
			if byKey[key] == nil {
				byKey[key] = &Group{Key: key, Rows: make([][]Row, len(step.Inputs))}
				keys = append(keys, key)
			}
			cells := make(Row, len(in.Columns))
			for k, c := range in.Columns {
				v, ok := r[c]
				if !ok {
					t.Fatalf("step %s: %s has no column %q", step.Name, in.From, c)
				}
				cells[k] = v
			}
			byKey[key].Rows[i] = append(byKey[key].Rows[i], cells)
		}
	}
	slices.Sort(keys)
	var list []Group
	for _, k := range keys {
		list = append(list, *byKey[k])
	}
	return list
}

// rows lists the rows of an entity with its derived columns, or of a derived table, by name of column.
func (w *world) rows(name string) []map[string]any {
	var list []map[string]any
	if table := w.schema.Table(name); table != nil && table.Of == "" {
		for _, r := range w.own[name] {
			m := map[string]any{}
			for i, c := range table.Columns {
				m[c.Name] = r[i]
			}
			list = append(list, m)
		}
		return list
	}
	if table := w.schema.Table(name); table != nil {
		for id, r := range w.wide[name] {
			m := map[string]any{"id": id}
			for i, c := range table.Columns {
				m[c.Name] = r[i+1]
			}
			list = append(list, m)
		}
		return list
	}
	for _, full := range w.facts[name] {
		m := map[string]any{"id": full[0], SeenAt: w.now}
		if at, ok := w.seen[name+" "+full[0].(string)]; ok {
			m[SeenAt] = at
		}
		for i, c := range w.schema.Entity(name).Columns {
			m[c.Name] = full[i+1]
		}
		for _, table := range w.schema.Tables {
			if table.Of != name {
				continue
			}
			for i, c := range table.Columns {
				m[c.Name] = nil
				if r := w.wide[table.Name][full[0].(string)]; r != nil {
					m[c.Name] = r[i+1]
				}
			}
		}
		list = append(list, m)
	}
	return list
}

// compareCells orders cells, nil last.
func compareCells(x, y any) int {
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	if a, ok := x.(int64); ok {
		return cmp.Compare(a, y.(int64))
	}
	return cmp.Compare(fmt.Sprint(x), fmt.Sprint(y))
}
