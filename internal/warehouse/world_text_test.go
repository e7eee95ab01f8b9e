package warehouse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/cal"
)

// parse reads tables, see newWorld. Rows that come again under their id are versions of one row, the last of them the
// present one; seen_at says when each was read.
func (w *world) parse(t tb, tables string) (map[string][]Row, map[string]int64) {
	t.Helper()
	source, gone := map[string][]Row{}, map[string]int64{}
	w.seen, w.past = map[string]int64{}, map[string][]map[string]any{}
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
			source[entity.Name] = w.replace(entity.Name, cells[0], source[entity.Name])
			for i, name := range header[1:] {
				if name == SeenAt {
					w.seen[entity.Name+" "+cells[0]] = w.instant(t, cells[i+1])
					continue
				}
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

// replace takes a row that comes again out of the present ones: it is a version of the past.
func (w *world) replace(entity, id string, rows []Row) []Row {
	at := slices.IndexFunc(rows, func(r Row) bool { return r[0] == id })
	if at < 0 {
		return rows
	}
	m := map[string]any{"id": id, SeenAt: w.seen[entity+" "+id]}
	for i, c := range w.schema.Source(entity) {
		m[c.Name] = rows[at][i+1]
	}
	w.past[entity] = append(w.past[entity], m)
	return slices.Delete(rows, at, at+1)
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
