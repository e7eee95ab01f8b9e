package warehouse

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/cal"
)

// world is a small company whose data is written by hand, with its derived tables.
type world struct {
	schema *Schema
	env    *Env
	zone   *time.Location
	facts  map[string][]Row // full rows by entity
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
		if w.env, err = NewEnv(settings, dict, w.instant(t, now)); err != nil {
			t.Fatalf("NewEnv: %v", err)
		}
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
			full, err := enricher.Row(src)
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

func (w *world) parse(t tb, tables string) (map[string][]Row, map[string]int64) {
	t.Helper()
	source, gone := map[string][]Row{}, map[string]int64{}
	for block := range strings.SplitSeq(strings.TrimSpace(tables), "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		header := strings.Fields(lines[0])
		entity := w.schema.Entity(header[0])
		if entity == nil {
			t.Fatalf("no entity %q", header[0])
			return nil, nil
		}
		columns := w.schema.Source(entity.Name)
		for _, l := range lines[1:] {
			cells := strings.Fields(l)
			if len(cells) == 0 {
				continue
			}
			if len(cells) != len(header) {
				t.Fatalf("%q does not fit %q", l, lines[0])
			}
			row := make(Row, len(columns)+1)
			row[0] = cells[0]
			for i, name := range header[1:] {
				if name == "gone_at" {
					if cells[i+1] != "-" {
						gone[entity.Name+" "+cells[0]] = w.instant(t, cells[i+1])
					}
					continue
				}
				k := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
				if k < 0 {
					t.Fatalf("%s has no column %q", entity.Name, name)
				}
				row[k+1] = w.value(t, columns[k].Type, cells[i+1])
			}
			source[entity.Name] = append(source[entity.Name], row)
		}
	}
	return source, gone
}

func (w *world) instant(t tb, s string) int64 {
	t.Helper()
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		at, err := time.ParseInLocation(layout, s, w.zone)
		if err == nil && len(layout) == len("2006-01-02") {
			at = at.Add(12 * time.Hour)
		}
		if err == nil {
			return at.Unix()
		}
	}
	t.Fatalf("%q is no instant", s)
	return 0
}

func (w *world) value(t tb, kind Type, s string) any {
	t.Helper()
	if s == "-" {
		return nil
	}
	switch kind {
	case Time:
		return w.instant(t, s)
	case Day:
		d, err := cal.ParseDay(s)
		if err != nil {
			t.Fatalf("%v", err)
		}
		return int64(d)
	case Int, Money:
		v, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			t.Fatalf("%v", err)
		}
		return v
	case Real:
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("%v", err)
		}
		return v
	case Bool:
		return s == "yes"
	}
	return s
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
		m := map[string]any{"id": full[0]}
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

// wants compares a table with what was written by hand. The header names the table's columns; for an entity, rows are in
// the order of ids, for a table of its own in that of groups.
func (w *world) wants(t *testing.T, table, want string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(want), "\n")
	header := strings.Fields(lines[0])
	got := [][]string{header}
	types := map[string]Type{"id": Text}
	for _, c := range w.schema.FactColumns(table) {
		types[c.Name] = c.Type
	}
	for _, r := range w.rows(table) {
		var cells []string
		for _, name := range header {
			kind, ok := types[name]
			if !ok {
				t.Fatalf("%s has no column %q", table, name)
			}
			cells = append(cells, w.print(kind, r[name]))
		}
		got = append(got, cells)
	}
	var wanted [][]string
	for _, l := range lines {
		if cells := strings.Fields(l); len(cells) > 0 {
			wanted = append(wanted, cells)
		}
	}
	if g, x := aligned(got), aligned(wanted); g != x {
		t.Errorf("%s is\n%s\nnot\n%s", table, g, x)
	}
}

func (w *world) print(kind Type, v any) string {
	switch {
	case v == nil:
		return "-"
	case kind == Day && v == int64(Never):
		return "never"
	case kind == Day:
		return cal.Day(v.(int64)).String()
	case kind == Time:
		at := time.Unix(v.(int64), 0).In(w.zone)
		if at.Second() > 0 {
			return at.Format("2006-01-02T15:04:05")
		}
		return strings.TrimSuffix(at.Format("2006-01-02T15:04"), "T12:00")
	case v == true:
		return "yes"
	case v == false:
		return "no"
	}
	return fmt.Sprint(v)
}

func aligned(rows [][]string) string {
	width := map[int]int{}
	for _, r := range rows {
		for i, c := range r {
			width[i] = max(width[i], len(c))
		}
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString("\t\t")
		for i, c := range r {
			fmt.Fprintf(&b, "%-*s ", width[i], c)
		}
		b.WriteString("\n")
	}
	return b.String()
}
