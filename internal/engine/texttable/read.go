package texttable

import (
	"slices"
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/warehouse"
)

// reader turns the words of a document into rows.
type reader struct {
	source string
	zone   *time.Location
	schema *warehouse.Schema
	custom []warehouse.CustomField
	full   []string
	loads  []load
	seen   int64 // as the text says, 0 when it does not
	latest int64 // the latest instant in the text, 0 when there is none
}

// load is one table understood.
type load struct {
	entity *warehouse.Entity
	rows   []warehouse.Row
	gone   []string
}

func (r *reader) read(doc document) error {
	if err := r.declare(doc); err != nil {
		return err
	}
	for _, t := range doc.tables {
		e := r.schema.Entity(entity(r.schema, t.name))
		l := load{entity: e}
		var err error
		if t.gone {
			l.gone = r.ids(t)
		} else if l.rows, err = r.rows(e, t); err != nil {
			return err
		}
		if t.all {
			r.full = append(r.full, e.Name)
		}
		r.loads = append(r.loads, l)
	}
	if len(doc.seen.words) == 0 {
		return nil
	}
	at, err := instant(doc.seen.words[0].text, r.zone)
	if err != nil {
		return wrong(doc.seen.at, "%v", err)
	}
	r.seen = at
	return nil
}

// declare makes the schema with the custom fields that the heads of the tables name.
func (r *reader) declare(doc document) error {
	plain := warehouse.NewSchema(nil)
	for i := range doc.tables {
		t := &doc.tables[i]
		name := entity(plain, t.name)
		if name == "" {
			return wrong(t.at, "there is no table %q", t.name)
		}
		for j, column := range t.head {
			field, kind, _ := strings.Cut(column, ":")
			if !strings.HasPrefix(field, "c_") {
				continue
			}
			typ, ok := typeOf(kind)
			if !ok {
				return wrong(t.at, "there is no type %q", kind)
			}
			t.head[j] = field
			title := strings.TrimPrefix(field, "c_")
			known := func(c warehouse.CustomField) bool { return c.Entity == name && c.Name == title }
			if !slices.ContainsFunc(r.custom, known) {
				r.custom = append(r.custom, warehouse.CustomField{Entity: name, Name: title, Title: title, Type: typ})
			}
		}
	}
	r.schema = warehouse.NewSchema(r.custom)
	return nil
}

// typeOf finds the type of a custom field by its name; text when it has none.
func typeOf(kind string) (warehouse.Type, bool) {
	if kind == "" {
		return warehouse.Text, true
	}
	for t := warehouse.Text; t <= warehouse.Bool; t++ {
		if t.String() == kind {
			return t, true
		}
	}
	return 0, false
}

// entity finds the entity that a table is named after, "" when there is none.
func entity(s *warehouse.Schema, name string) string {
	for _, e := range s.Entities {
		plural := e.Name + "s"
		if stem, ok := strings.CutSuffix(e.Name, "y"); ok && !strings.HasSuffix(stem, "e") {
			plural = stem + "ies"
		}
		if name == e.Name || name == plural {
			return e.Name
		}
	}
	return ""
}

// rows reads the body of a table into rows as wide as the source's columns.
func (r *reader) rows(e *warehouse.Entity, t table) ([]warehouse.Row, error) {
	columns := r.schema.Source(e.Name)
	places := make([]int, len(t.head))
	for i, name := range t.head {
		place, ok := find(e, columns, name)
		if !ok {
			return nil, wrong(t.at, "%s has no column %q", e.Name, name)
		}
		places[i] = place
	}
	rows := make([]warehouse.Row, len(t.bodies))
	for i, body := range t.bodies {
		if len(body.words) != len(t.head) {
			return nil, wrong(body.at, "%d values for %d columns", len(body.words), len(t.head))
		}
		row := make(warehouse.Row, 1+len(columns))
		row[0] = r.source + ":" + number(i+1)
		for j, w := range body.words {
			if w.empty() {
				continue
			}
			if err := r.set(row, columns, places[j], t.head[j], w.text); err != nil {
				return nil, wrong(body.at, "%s: %v", t.head[j], err)
			}
		}
		rows[i] = row
	}
	return rows, nil
}

// find gives the position in a Row of a column by its name or shorthand.
func find(e *warehouse.Entity, columns []warehouse.Column, name string) (int, bool) {
	if name == "id" {
		return 0, true
	}
	if e.Name == "deal" && (name == "won" || name == "lost") {
		name = "closed"
	}
	for _, try := range []string{name, name + "_at"} {
		i := slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == try })
		if i >= 0 {
			return 1 + i, true
		}
	}
	return 0, false
}

// set puts one value into its place; a deal's closing written under won or lost gives the outcome as well.
func (r *reader) set(row warehouse.Row, columns []warehouse.Column, place int, head, text string) error {
	if place == 0 {
		row[0] = r.prefixed(text)
		return nil
	}
	v, err := r.value(columns[place-1], text)
	if err != nil {
		return err
	}
	row[place] = v
	if at, ok := v.(int64); ok && columns[place-1].Type == warehouse.Time {
		r.latest = max(r.latest, at)
	}
	if columns[place-1].Name == "closed_at" && head != "closed" && head != "closed_at" {
		outcome := slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == "outcome" })
		row[1+outcome] = head
	}
	return nil
}

// ids reads the body of a table of gone rows: ids, as many on a line as one likes.
func (r *reader) ids(t table) []string {
	var ids []string
	for _, body := range t.bodies {
		for _, w := range body.words {
			ids = append(ids, r.prefixed(w.text))
		}
	}
	return ids
}

// seenAt is the moment the source was read, see [Batch].
func (r *reader) seenAt() time.Time {
	switch {
	case r.seen != 0:
		return time.Unix(r.seen, 0).UTC()
	case r.latest != 0:
		return (cal.DayOf(time.Unix(r.latest, 0), r.zone) + 1).Start(r.zone).UTC()
	default:
		return cal.Date(2026, time.January, 1).Start(r.zone).UTC()
	}
}

// chunks are the rows in the order of a batch: dimensions first, tables of one entity in the order of
// the text. A table without rows says that the source was asked and had none.
func (r *reader) chunks() []warehouse.Chunk {
	var chunks []warehouse.Chunk
	for _, e := range r.schema.Entities {
		for _, l := range r.loads {
			if l.entity.Name == e.Name {
				chunks = append(chunks, warehouse.Chunk{Entity: e.Name, Rows: l.rows, Gone: l.gone})
			}
		}
	}
	return chunks
}
