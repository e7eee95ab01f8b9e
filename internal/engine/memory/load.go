package memory

import (
	"context"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Load takes in a batch, see [engine.Engine]. Rows carry the batch's own custom fields, in the order of Batch.Custom,
// after the columns that every company has; fields that a batch does not declare are emptied in the rows it brings.
func (e *Engine) Load(ctx context.Context, b warehouse.Batch) (_ warehouse.Report, err error) {
	defer fault.Wrap(&err, "memory.Load(%s)", b.Source)
	if err := e.lock(ctx); err != nil {
		return warehouse.Report{}, err
	}
	defer e.unlock()
	d := newDraft(e.now.Load())
	d.unrated = b.Unrated
	if err := d.extendBy(b); err != nil {
		return warehouse.Report{}, err
	}
	got, err := receive(ctx, d.schema, b)
	if err != nil {
		return warehouse.Report{}, err
	}
	report := warehouse.Report{Entities: map[string]warehouse.Count{}}
	for _, entity := range d.schema.Entities {
		if in := got[entity.Name]; in != nil {
			report.Entities[entity.Name] = d.merge(b, entity.Name, in)
		}
	}
	d.freshen(b, got)
	tell(b, "derive")
	if err := d.work(ctx); err != nil {
		return warehouse.Report{}, err
	}
	if d.changed() {
		d.version.N++
	}
	report.Version = d.version
	if b.Check != nil {
		if err := b.Check(report); err != nil {
			return warehouse.Report{}, err
		}
	}
	if err := ctx.Err(); err != nil {
		return warehouse.Report{}, err
	}
	e.now.Store(d.state)
	return report, nil
}

func tell(b warehouse.Batch, step string) {
	if b.Progress != nil {
		b.Progress(step)
	}
}

// draft is the next state while a load works on it.
type draft struct {
	*state
	everything bool                       // all rows are enriched and all groups derived again
	unrated    bool                       // see Batch.Unrated
	strict     bool                       // no row may lack a rate: the company's currency is another one
	older      bool                       // time has passed since the state it began with
	own        map[string]bool            // entities and derived tables that are no longer shared
	touched    map[string][]int           // by entity: places of rows to enrich again
	changes    map[string][]warehouse.Row // by entity or derived table: rows before and after
}

func newDraft(s *state) *draft {
	return &draft{
		state: s.fork(), own: map[string]bool{}, touched: map[string][]int{}, changes: map[string][]warehouse.Row{},
	}
}

// changed reports whether anything is different: what sources delivered, or what the mere passing of time makes of it.
func (d *draft) changed() bool { return d.everything || len(d.changes) > 0 }

// extendBy makes room for the custom fields of a batch.
func (d *draft) extendBy(b warehouse.Batch) error {
	custom, more, err := agree(d.schema.Custom, b)
	if err == nil && more {
		d.extend(custom)
		d.everything = true
	}
	return err
}

// freshen notes that the source has been read.
func (d *draft) freshen(b warehouse.Batch, got map[string]*delivered) {
	for name := range got {
		what := delivery{source: b.Source, entity: name}
		d.fresh[what] = later(d.fresh[what], b.Seen)
		if b.Forget && b.Stream == nil {
			delete(d.fresh, what)
		}
	}
	d.version.Seen = later(d.version.Seen, b.Seen)
	now := unix(d.version.Seen)
	d.older = now > d.env.Now
	d.env = copyEnv(d.env)
	d.env.Now = now
}

// merge compares what came of one entity with what is there.
func (d *draft) merge(b warehouse.Batch, name string, in *delivered) warehouse.Count {
	count := warehouse.Count{Rows: in.count, Repeated: in.repeated}
	full := slices.Contains(b.Full, name)
	if full && b.Forget {
		count.Gone = d.lose(b, name, in)
	}
	for _, id := range in.ids {
		row := in.rows[id]
		at, known := d.entities[name].byID[id]
		switch {
		case row == nil && known:
			count.Gone += d.remove(b, name, at)
		case row == nil:
			// The source has deleted what it never brought.
		case !known:
			count.New++
			d.put(b, name, len(d.entities[name].rows), row)
		case d.entities[name].rows[at].is(row):
			count.Unchanged++
		default:
			count.Updated++
			d.put(b, name, at, row)
		}
	}
	if full {
		for at, h := range d.entities[name].rows {
			if _, came := in.rows[id(h.source)]; !came && strings.HasPrefix(id(h.source), b.Source+":") {
				count.Gone += d.remove(b, name, at)
			}
		}
	}
	return count
}

// lose forgets the rows of the source that did not come and that nobody says are gone. It comes before places are noted.
func (d *draft) lose(b warehouse.Batch, name string, in *delivered) (n int64) {
	lost := func(key string) bool {
		_, came := in.rows[key]
		return !came && strings.HasPrefix(key, b.Source+":")
	}
	if !slices.ContainsFunc(d.entities[name].rows, func(h held) bool { return lost(id(h.source)) }) {
		return 0
	}
	e := d.entity(name)
	e.rows = slices.DeleteFunc(e.rows, func(h held) bool {
		if !lost(id(h.source)) {
			return false
		}
		n++
		d.changes[name] = append(d.changes[name], h.row)
		return true
	})
	clear(e.byID)
	for i, h := range e.rows {
		e.byID[id(h.source)] = i
	}
	d.history = slices.DeleteFunc(slices.Clone(d.history), func(p Past) bool { return p.Entity == name && lost(p.ID) })
	return n
}

// is reports whether the row is there just as the source delivers it now.
func (h *held) is(source warehouse.Row) bool {
	return h.gone.IsZero() && h.hash == warehouse.Hash(source)
}

// put writes a row of an entity, or adds one at the end.
func (d *draft) put(b warehouse.Batch, name string, at int, source warehouse.Row) {
	e := d.entity(name)
	if at == len(e.rows) {
		e.rows = append(e.rows, held{})
		e.byID[id(source)] = at
	}
	e.rows[at].replace(b.Seen)
	e.rows[at].source, e.rows[at].hash, e.rows[at].gone = source, warehouse.Hash(source), time.Time{}
	d.touch(name, at)
	d.history = append(d.history, Past{
		Entity: name, ID: id(source), Load: d.version.N + 1, Seen: b.Seen, Source: b.Source, Row: source,
	})
}

// remove turns a row into a tombstone; it returns 1 unless the row was one already.
func (d *draft) remove(b warehouse.Batch, name string, at int) int64 {
	if !d.entities[name].rows[at].gone.IsZero() {
		return 0
	}
	e := d.entity(name)
	e.rows[at].replace(b.Seen)
	e.rows[at].gone = b.Seen
	d.touch(name, at)
	d.history = append(d.history, Past{
		Entity: name, ID: id(e.rows[at].source), Load: d.version.N + 1, Seen: b.Seen, Source: b.Source, Gone: true,
	})
	return 1
}

// touch notes a row that has to be enriched again, and what it was.
func (d *draft) touch(name string, at int) {
	d.touched[name] = append(d.touched[name], at)
	if was := d.entities[name].rows[at].row; was != nil {
		d.changes[name] = append(d.changes[name], was)
	}
}

// entity is the draft's own copy of an entity.
func (d *draft) entity(name string) *entity {
	if !d.own[name] {
		d.own[name] = true
		d.entities[name] = d.entities[name].clone()
	}
	return d.entities[name]
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// unix is an instant in seconds; the time that is not there is 0.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}
