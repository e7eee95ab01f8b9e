package sql

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// page is some rows of a stream in its order.
type page struct {
	columns []column
	objects []source.Object
	keys    []string // of the last row
	cursor  string   // of the last row
	full    bool     // there may be more
}

// names are what the columns are called.
func names(columns []column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.name
	}
	return out
}

// place finds a column as it is written, else whatever its case.
func place(columns []column, name string) int {
	if i := slices.IndexFunc(columns, func(c column) bool { return c.name == name }); i >= 0 {
		return i
	}
	return slices.IndexFunc(columns, func(c column) bool { return strings.EqualFold(c.name, name) })
}

// check sees to it that the rows have what the stream goes by.
func (s *stream) check(columns []column) error {
	for i, c := range columns {
		if slices.ContainsFunc(columns[:i], func(o column) bool { return o.name == c.name }) {
			return fault.Invalidf("Stream %s: the query gives the column %s twice; name one of them differently (AS).",
				"Поток %s: столбец %s в запросе встречается дважды; назовите один из них иначе (AS).", s.Name, c.name)
		}
	}
	goes := slices.Clone(s.keys)
	if s.cursor != "" {
		goes = append(goes, s.cursor)
	}
	for _, name := range goes {
		if place(columns, name) < 0 {
			return s.noColumn(name, columns)
		}
	}
	return nil
}

func (s *stream) noColumn(name string, columns []column) error {
	return fault.Invalidf("Stream %s has no column %s. It has: %s.", "В потоке %s нет столбца %s. Есть: %s.",
		s.Name, name, strings.Join(names(columns), ", "))
}

// read makes objects of rows.
func (s *stream) read(columns []column, rows [][]*string, zone *time.Location) (*page, error) {
	p := &page{columns: columns}
	if err := s.check(columns); err != nil {
		return nil, err
	}
	at := -1
	if s.cursor != "" {
		at = place(columns, s.cursor)
	}
	for _, row := range rows {
		p.keys = p.keys[:0:0]
		for _, name := range s.keys {
			v := row[place(columns, name)]
			if v == nil || *v == "" {
				return nil, fault.Invalidf("Stream %s: a row has nothing in its key %s. Leave such rows out in the query, or take another key.",
					"Поток %s: у строки пуст ключ %s. Уберите такие строки в запросе или возьмите другой ключ.", s.Name, name)
			}
			p.keys = append(p.keys, *v)
		}
		o := source.Object{Kind: s.Name, ID: strings.Join(p.keys, ":"), Body: s.body(columns, row)}
		if n := len(p.objects); n > 0 && p.objects[n-1].ID == o.ID {
			return nil, fault.Invalidf("Stream %s: %s stands for several rows, for instance %s. Take columns that name each row once.",
				"Поток %s: %s называет несколько строк, например %s. Нужны столбцы, которые называют строку однозначно.", s.Name, strings.Join(s.keys, ", "), o.ID)
		}
		if at >= 0 && row[at] != nil {
			p.cursor = *row[at]
			if t, _, ok := instant(p.cursor, zone); ok {
				o.At = t.Unix()
			}
		}
		p.objects = append(p.objects, o)
	}
	return p, nil
}

// body is the row as JSON, in the order of its columns, so that the same row is the same body.
func (s *stream) body(columns []column, row []*string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	write := func(v any) {
		_ = e.Encode(v)         //nolint:errchkjson // texts, true, false and null cannot fail
		b.Truncate(b.Len() - 1) // its line end
	}
	b.WriteByte('{')
	for i, c := range columns {
		if i > 0 {
			b.WriteByte(',')
		}
		write(c.name)
		b.WriteByte(':')
		v := row[i]
		switch {
		case v == nil:
			write(nil)
		case c.sort == yesNo:
			write(*v == "true")
		case c.sort == plainText && s.encoding != "":
			write(repaired(*v, s.encoding))
		default:
			write(*v)
		}
	}
	b.WriteByte('}')
	return b.Bytes()
}

// The forms of moments a cursor may have; the first knows its zone.
const (
	formZoned = "2006-01-02T15:04:05.999999Z"
	formWall  = "2006-01-02 15:04:05.999999"
	formDay   = "2006-01-02"
)

// instant reads a cursor that is a moment, and tells its form.
func instant(s string, zone *time.Location) (time.Time, string, bool) {
	if t, err := time.Parse(formZoned, s); err == nil {
		return t, formZoned, true
	}
	for _, form := range []string{formWall, formDay} {
		if t, err := time.ParseInLocation(form, s, zone); err == nil {
			return t, form, true
		}
	}
	return time.Time{}, "", false
}

// from is where an increment begins: the newest cursor less the overlap, and never later than now less the overlap, since
// a row may be dated ahead. Cursors that are no moments have no overlap.
func (s *stream) since(mark string, now time.Time, zone *time.Location) string {
	t, form, ok := instant(mark, zone)
	if !ok {
		return mark
	}
	if now.Before(t) {
		t = now
	}
	t = t.Add(-s.overlap)
	if form == formZoned {
		return t.UTC().Format(form)
	}
	return t.In(zone).Format(form)
}

// later tells which of two cursors is the newer.
func later(a, b string, zone *time.Location) string {
	if a == "" || b == "" {
		return a + b
	}
	x, _, ok1 := instant(a, zone)
	y, _, ok2 := instant(b, zone)
	switch {
	case ok1 && ok2 && x.After(y):
		return a
	case ok1 && ok2:
		return b
	case isInteger(a) && isInteger(b) && len(a) != len(b):
		if len(a) > len(b) {
			return a
		}
		return b
	default:
		return max(a, b)
	}
}
