package duckdb

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// extend makes room for the custom fields of the batch.
func (l *load) extend() error {
	plain := warehouse.NewSchema(nil)
	all := l.next.custom
	more := false
	for _, f := range l.batch.Custom {
		switch {
		case plain.Entity(f.Entity) == nil:
			return unknownEntity(f.Entity)
		case f.Name == "", f.Type == warehouse.Key, f.Type == warehouse.Time, f.Type > warehouse.Bool:
			return fault.Invalidf(
				"The custom field %q of %s cannot be kept.", "Поле «%s» (%s) сохранить нельзя.", f.Name, f.Entity)
		}
		at := slices.IndexFunc(all, func(k warehouse.CustomField) bool { return k.Name == f.Name })
		switch {
		case at < 0:
			all, more = append(all, f), true
		case all[at].Entity != f.Entity || all[at].Type != f.Type:
			return fault.Invalidf(
				"The custom field %q is of another kind already.", "Поле «%s» уже есть, но другого вида.", f.Name)
		case all[at] != f:
			all[at], more = f, true
		}
	}
	if more {
		l.next.custom = all
		l.next.layout = newLayout(warehouse.NewSchema(all))
		l.everything, l.dimensions = true, true
	}
	return nil
}

func unknownEntity(name string) error {
	return fault.Invalidf("There is no entity %q.", "Сущности «%s» нет.", name)
}

// receive stages the whole stream and compares it with what is there.
//
//	Stream ─ chunk ─► copy ─┬─► intake of deals: hash, enrich, append
//	                        └─► intake of calls: hash, enrich, append
func (l *load) receive(ctx context.Context) (err error) {
	within, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	defer func() {
		if err != nil && within.Err() != nil {
			err = context.Cause(within) // what an intake refused is why the others were stopped
		}
	}()
	for _, name := range l.batch.Full {
		if l.next.layout.schema.Entity(name) == nil {
			return unknownEntity(name)
		}
	}
	if l.batch.Stream != nil {
		var refused error
		err := l.batch.Stream(within, func(c warehouse.Chunk) error {
			if refused == nil {
				refused = context.Cause(within)
			}
			if refused == nil {
				refused = l.take(within, stop, c)
			}
			return refused
		})
		switch {
		case refused != nil: // even when the stream made light of it
			return refused
		case err != nil:
			return err
		}
	}
	if err := l.complete(within, stop); err != nil { // dictionaries, when no fact came
		return err
	}
	for _, name := range l.batch.Full {
		if l.intakes[name] == nil {
			if err := l.admit(within, stop, name); err != nil {
				return err
			}
		}
	}
	return l.settle(within, false)
}

// take hands a chunk to the intake of its entity.
func (l *load) take(ctx context.Context, stop context.CancelCauseFunc, c warehouse.Chunk) error {
	e := l.next.layout.schema.Entity(c.Entity)
	switch {
	case e == nil:
		return unknownEntity(c.Entity)
	case e.Dimension && l.facts:
		return fault.Invalidf(
			"%s came after the first fact; dictionaries come first.",
			"«%s» пришёл после первых фактов, а справочники идут первыми.", c.Entity)
	case !e.Dimension:
		if err := l.complete(ctx, stop); err != nil {
			return err
		}
	}
	if l.intakes[c.Entity] == nil {
		if err := l.admit(ctx, stop, c.Entity); err != nil {
			return err
		}
	}
	l.came(ctx, len(c.Rows))
	return l.intakes[c.Entity].take(ctx, c)
}

// complete ends the dictionaries: they are compared with what is there, and facts are enriched with what they are now.
func (l *load) complete(ctx context.Context, stop context.CancelCauseFunc) error {
	if l.facts {
		return nil
	}
	l.facts = true
	for _, name := range l.batch.Full {
		if l.next.layout.schema.Entity(name).Dimension && l.intakes[name] == nil {
			if err := l.admit(ctx, stop, name); err != nil {
				return err
			}
		}
	}
	if err := l.settle(ctx, true); err != nil {
		return err
	}
	if len(l.drafts) == 0 { // no dictionary has changed
		return nil
	}
	dict, err := l.dictionaries(ctx)
	if err != nil {
		return err
	}
	l.members = warehouse.Changed(l.was.dict, dict)
	l.next.dict = dict
	l.env = l.env.With(dict, l.next.now())
	return nil
}

// admit opens the intake of an entity.
func (l *load) admit(ctx context.Context, stop context.CancelCauseFunc, name string) error {
	occupied, err := number(ctx, l.c, "SELECT count(*) FROM (SELECT 1 FROM "+quote(l.was.layout.current(name))+" LIMIT 1)")
	if err != nil {
		return err
	}
	d, err := l.draft(ctx, name, occupied == 0)
	if err != nil {
		return err
	}
	in := &intake{
		entity: l.next.layout.schema.Entity(name), draft: d, full: slices.Contains(l.batch.Full, name), load: l.n, seen: l.seen(),
		enricher: warehouse.NewEnricher(l.env, l.next.layout.schema, name),
		arrange:  l.arrangement(name), width: 1 + len(l.next.layout.schema.Source(name)),
		parcels: make(chan parcel, parcelsAhead), free: make(chan []any, parcelsAhead), done: make(chan struct{}),
		gone: map[string]int64{}, ascending: true,
	}
	if in.appender, err = l.appender(d); err != nil {
		return err
	}
	l.intakes[name] = in
	go in.run(stop)
	return nil
}

// arrangement gives, for each position of a row as the batch brings it, the position as the warehouse keeps it: custom
// fields stand in the batch's order there, in the warehouse's here.
func (l *load) arrangement(entity string) []int {
	columns := l.next.layout.schema.Source(entity)
	places := []int{0}
	for i, c := range columns {
		if !strings.HasPrefix(c.Name, "c_") {
			places = append(places, 1+i)
		}
	}
	for _, f := range l.batch.Custom {
		if f.Entity == entity {
			at := slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == "c_"+f.Name })
			places = append(places, 1+at)
		}
	}
	return places
}

// intake stages the rows of one entity. Its goroutine ends with stop.
type intake struct {
	entity    *warehouse.Entity
	draft     *draft
	full      bool
	load      int64
	seen      int64
	enricher  *warehouse.Enricher
	arrange   []int
	width     int
	appender  *appender
	parcels   chan parcel
	free      chan []any
	done      chan struct{}
	closed    bool
	err       error
	gone      map[string]int64 // by id: how many rows had come when it was last said to be gone
	ascending bool             // ids came in order, so none came twice
	last      string
	count     warehouse.Count
}

// parcel is a chunk that belongs to the intake: rows one behind the other, as the warehouse keeps them.
type parcel struct {
	cells []any
	gone  []string
}

// parcelsAhead is how many chunks may wait for an intake.
const parcelsAhead = 4

// take copies a chunk, whose rows stay the source's, and leaves it to the goroutine.
func (in *intake) take(ctx context.Context, c warehouse.Chunk) error {
	p := parcel{gone: slices.Clone(c.Gone)}
	select {
	case p.cells = <-in.free:
	default:
	}
	need := len(c.Rows) * in.width
	p.cells = slices.Grow(p.cells[:0], need)[:need]
	for i, row := range c.Rows {
		if len(row) != len(in.arrange) {
			return fault.Invalidf(
				"A row of %s has %d values instead of %d.", "В строке «%s» %d значений вместо %d.",
				c.Entity, len(row), len(in.arrange))
		}
		if id, ok := row[0].(string); !ok || id == "" {
			return fault.Invalidf("A row of %s has no id.", "Строка «%s» без id.", c.Entity)
		}
		to := p.cells[i*in.width:][:in.width]
		if len(row) < in.width {
			clear(to)
		}
		for j, v := range row {
			if v == "" {
				v = nil
			}
			to[in.arrange[j]] = v
		}
	}
	in.count.Rows += int64(len(c.Rows))
	select {
	case in.parcels <- p:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// run stages parcels until there are no more.
func (in *intake) run(stop context.CancelCauseFunc) {
	defer close(in.done)
	for p := range in.parcels {
		if in.err != nil {
			continue
		}
		if in.err = in.stage(p); in.err != nil {
			stop(in.err)
		}
		select {
		case in.free <- p.cells:
		default:
		}
	}
}

func (in *intake) stage(p parcel) error {
	book := make([]any, 2)
	book[1] = in.load
	for cells := p.cells; len(cells) > 0; cells = cells[in.width:] {
		source := warehouse.Row(cells[:in.width])
		full, err := in.enricher.Row(source, in.seen)
		if err != nil {
			return err
		}
		book[0] = hash(source)
		if err := in.appender.append(full, book); err != nil {
			return err
		}
		id, _ := source[0].(string)
		in.ascending = in.ascending && follows(id, in.last)
		in.last = id
	}
	for _, id := range p.gone {
		in.gone[id] = in.appender.rows
	}
	return nil
}

// hash tells whether a source row has changed. Nothing at the end does not count: custom fields that come later leave the
// rows before as they are.
func hash(source warehouse.Row) uint64 {
	n := len(source)
	for n > 1 && source[n-1] == nil {
		n--
	}
	return warehouse.Hash(source[:n])
}

// follows tells whether an id stands behind another as numbers do: m:9 before m:10.
func follows(id, last string) bool {
	return len(id) > len(last) || len(id) == len(last) && id > last
}

// stop ends the goroutine and writes what it has appended.
func (in *intake) stop() error {
	if in.closed {
		return nil
	}
	in.closed = true
	close(in.parcels)
	<-in.done
	if in.err != nil {
		in.appender.abandon()
		return in.err
	}
	return in.appender.close()
}

// settle ends the intakes of dimensions or of facts and compares what came with what is there.
func (l *load) settle(ctx context.Context, dimensions bool) error {
	for _, e := range l.next.layout.schema.Entities {
		in := l.intakes[e.Name]
		if in == nil || e.Dimension != dimensions {
			continue
		}
		if err := in.stop(); err != nil {
			return err
		}
		if err := l.compare(ctx, in); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		l.report.Entities[e.Name] = in.count
		l.spare(ctx)
	}
	return nil
}
