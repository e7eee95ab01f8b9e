package file

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// Shelf maps objects of a shelf: each is one row, its kind the stream, its body a flat object of JSON. Objects inside it
// give columns with dots ("customer.name"), lists stay JSON.
type Shelf struct {
	source.Shelf
	// After is the Seq that was mapped last; 0 maps everything.
	After int64
	// Zone is where the clocks of the system stand, unless the mapping says so; nil is UTC.
	Zone *time.Location
	// Header lists the columns of a stream where the system has told them; nil takes what the mapping asks for, and a body
	// without a column has nothing in it.
	Header map[string][]string
	// Refused is told of rows that cannot be mapped; nil ends at the first.
	Refused func(ShelfRefusal) error
}

// ShelfRefusal is a row that was not taken.
type ShelfRefusal struct {
	Stream, ID, Column, Value string
	Reason                    fault.Text
}

// Err says the refusal as an error.
func (r ShelfRefusal) Err() error {
	return fault.Invalidf("%[1]s, row %[2]s, column %[3]s: %[4]q %[5]s.", "%[1]s, строка %[2]s, столбец %[3]s: «%[4]s» %[6]s.",
		r.Stream, r.ID, r.Column, r.Value, r.Reason.EN, r.Reason.RU)
}

// Rows maps what changed on a shelf, dimensions first, with the keys of rows that are gone.
func (m *Mapping) Rows(ctx context.Context, s Shelf, emit func(warehouse.Chunk) error) (err error) {
	defer fault.Wrap(&err, "file.Rows(%s)", m.Source)
	im := &Import{mapping: m, wall: newWall(time.UTC), shelved: true, schema: warehouse.NewSchema(m.custom)}
	switch {
	case m.Zone != nil:
		im.wall = newWall(m.Zone)
	case s.Zone != nil:
		im.wall = newWall(s.Zone)
	}
	current := map[string]*shelfTable{}
	for _, f := range m.files {
		t := &shelfTable{ctx: ctx, shelf: s.Shelf, kind: f.match, after: s.After, since: s.After, header: s.Header[f.match]}
		if t.header == nil {
			t.header = flatten(m.wanted(f))
		}
		t.places = map[string]int{}
		for i, name := range t.header {
			t.places[name] = i
		}
		in := &input{name: f.match, own: f.match, shelf: t}
		im.inputs, im.specs = append(im.inputs, in), append(im.specs, &opened{in: in, spec: f})
		current[f.match] = t
	}
	for _, o := range im.specs {
		named := slices.ContainsFunc(o.spec.records, func(r *record) bool { return isNamed(r.entity) })
		if named || im.looksUp(o.in) {
			o.in.shelf.after = 0 // its rows are named by others
		}
	}
	im.opt.Allow = Allowance{Share: 1}
	im.opt.Refused = func(r Refusal) error {
		refusal := ShelfRefusal{Stream: r.File, ID: current[r.File].id, Column: r.Column, Value: r.Value, Reason: r.Reason}
		if s.Refused == nil {
			return refusal.Err()
		}
		return s.Refused(refusal)
	}
	return im.stream(ctx, emit)
}

func flatten(lists [][]string) (out []string) {
	for _, l := range lists {
		for _, name := range l {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// shelfTable is the table that the objects of one kind make.
type shelfTable struct {
	ctx    context.Context //nolint:containedctx // a table lives no longer than the call it serves
	shelf  source.Shelf
	kind   string
	header []string
	places map[string]int
	after  int64 // objects up to it are not needed
	since  int64 // objects up to it were mapped before
	id     string
}

func (t *shelfTable) open() *shelfReader {
	all := func(yield func(source.Object, error) bool) {
		stopped := false
		err := t.shelf.Each(t.ctx, t.kind, t.after, func(o source.Object) error {
			if !yield(o, nil) {
				stopped = true
				return io.EOF
			}
			return nil
		})
		if err != nil && !stopped {
			yield(source.Object{}, err)
		}
	}
	r := &shelfReader{table: t, cells: make([][]byte, len(t.header))}
	r.pull, r.stop = iter.Pull2(all)
	return r
}

// shelfReader reads the objects of one kind as rows.
type shelfReader struct {
	table *shelfTable
	pull  func() (source.Object, error, bool)
	stop  func()
	cells [][]byte
	at    int64
	old   bool
	gone  bool
}

func (r *shelfReader) close() error {
	r.stop()
	return nil
}

func (r *shelfReader) next() ([][]byte, int64, error) {
	o, err, ok := r.pull()
	switch {
	case !ok:
		return nil, r.at, io.EOF
	case err != nil:
		return nil, r.at, err
	}
	r.at++
	r.table.id, r.old, r.gone = o.ID, o.Seq <= r.table.since, o.Deleted
	clear(r.cells)
	d := json.NewDecoder(bytes.NewReader(o.Body))
	d.UseNumber()
	var body map[string]any
	if err := d.Decode(&body); err != nil {
		return nil, r.at, fmt.Errorf("%s %s on the shelf: %w", o.Kind, o.ID, err)
	}
	r.fill("", body)
	return r.cells, r.at, nil
}

func (r *shelfReader) fill(prefix string, body map[string]any) {
	for name, v := range body {
		if inner, ok := v.(map[string]any); ok {
			r.fill(prefix+name+".", inner)
			continue
		}
		if i, ok := r.table.places[prefix+name]; ok {
			r.cells[i] = cellOf(v)
		}
	}
}

func cellOf(v any) []byte {
	switch x := v.(type) {
	case nil:
		return nil
	case string:
		return []byte(x)
	case json.Number:
		return []byte(x.String())
	case bool:
		return strconv.AppendBool(nil, x)
	default:
		b, _ := json.Marshal(x) //nolint:errchkjson // it was JSON a moment ago
		return b
	}
}

// leavers finds the keys of rows that are no longer there: of things that are gone, and of things that no longer meet the
// conditions of their record. A key that another row still gives stays.
func (r *run) leavers() (map[string]map[string]bool, error) {
	gone := map[string]map[string]bool{}
	if !r.shelved || len(r.tables) == 0 || r.tables[0].in.shelf.since == 0 {
		return gone, nil
	}
	each := func(fn func(rec *boundRecord, id string, l *line)) error {
		for _, b := range r.tables {
			err := r.pass(b, func(l *line) error {
				for _, rec := range b.records {
					if id := rec.key(r.mapper, l); id != "" {
						fn(rec, id, l)
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
	err := each(func(rec *boundRecord, id string, l *line) {
		if l.old || !l.gone && rec.applies(r.mapper, l, false) {
			return
		}
		e := rec.spec.entity.Name
		if gone[e] == nil {
			gone[e] = map[string]bool{}
		}
		gone[e][id] = true
	})
	if err != nil || len(gone) == 0 {
		return gone, err
	}
	for _, b := range r.tables {
		defer func(after int64) { b.in.shelf.after = after }(b.in.shelf.after)
		b.in.shelf.after = 0
	}
	err = each(func(rec *boundRecord, id string, l *line) {
		if !l.gone && rec.applies(r.mapper, l, false) {
			delete(gone[rec.spec.entity.Name], id)
		}
	})
	return gone, err
}

// key is the key of the row a record gives, "" when it has none. Unlike value it lets no dictionary meet anybody.
func (x *boundRecord) key(m *mapper, l *line) string {
	id := string(x.id.text(l, nil))
	if id != "" && x.id.pipe != nil {
		id = string(x.id.pipe.text(l, nil)) + "/" + id
	}
	if id == "" {
		return ""
	}
	return m.prefix + id
}

// sendGone sends the keys of rows that left, of dimensions or of facts.
func (r *run) sendGone(gone map[string]map[string]bool, dimensions bool) error {
	for _, e := range r.schema.Entities {
		if e.Dimension != dimensions || len(gone[e.Name]) == 0 {
			continue
		}
		if err := r.emit(warehouse.Chunk{Entity: e.Name, Gone: slices.Sorted(maps.Keys(gone[e.Name]))}); err != nil {
			return err
		}
	}
	return nil
}
