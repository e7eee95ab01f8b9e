package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"

	"svodka/internal/warehouse"
)

// derive runs the steps on the groups that changed rows belong to now or belonged to before. It runs them on all groups
// when everything is new, and those that age also when time has passed.
func (d *draft) derive(ctx context.Context) error {
	for _, step := range warehouse.Steps() {
		r, err := d.prepare(step)
		if err != nil {
			return fmt.Errorf("step %s: %w", step.Name, err)
		}
		if !r.all && len(r.keys) == 0 {
			continue
		}
		if err := r.run(ctx); err != nil {
			return fmt.Errorf("step %s: %w", step.Name, err)
		}
	}
	return nil
}

// run is one step at work.
type run struct {
	*draft
	step   *warehouse.Step
	inputs []input
	all    bool            // all groups are worked out
	keys   map[string]bool // otherwise these
}

// input is a warehouse.Input with the places of its columns.
type input struct {
	from     string
	versions bool
	alone    bool
	global   bool
	by       int
	per      int // -1 for none
	where    int // -1 for none
	columns  []int
	order    []int
}

// seenColumn is the place of warehouse.SeenAt, which no row has.
const seenColumn = -1

func (d *draft) prepare(step *warehouse.Step) (*run, error) {
	r := &run{draft: d, step: step, all: d.everything || step.Ages && d.older, keys: map[string]bool{}}
	for _, in := range step.Inputs {
		ready, err := d.input(step, in)
		if err != nil {
			return nil, err
		}
		r.inputs = append(r.inputs, ready)
		if in.Versions {
			continue
		}
		for _, row := range d.changes[in.From] {
			if key, ok := ready.key(row); ok {
				r.keys[key] = true
			}
		}
	}
	return r, nil
}

// places gives the position of each column in the rows a step reads: an entity's own columns and those that earlier
// steps added to it, or the columns of a derived table.
func (s *state) places(from string) map[string]int {
	switch t := s.schema.Table(from); {
	case t == nil:
		return layout(s.schema.FactColumns(from), 1)
	case t.Of == "":
		return layout(t.Columns, 0)
	default:
		return layout(t.Columns, 1)
	}
}

// input finds the columns of an input.
func (d *draft) input(step *warehouse.Step, in warehouse.Input) (input, error) {
	places := d.places(in.From)
	if in.Versions {
		places = layout(d.schema.Source(in.From), 1)
	}
	ready := input{from: in.From, versions: in.Versions, alone: in.Alone, global: step.Global, where: -1, per: -1}
	var err error
	place := func(column string) int {
		at, ok := places[column]
		if column == warehouse.SeenAt && d.entities[in.From] != nil {
			return seenColumn
		}
		if !ok && err == nil {
			err = fmt.Errorf("%s has no column %q", in.From, column)
		}
		return at
	}
	ready.by = place(in.By)
	if in.Per != "" {
		ready.per = place(in.Per)
	}
	if in.Where != "" {
		ready.where = place(in.Where)
	}
	for _, column := range in.Columns {
		ready.columns = append(ready.columns, place(column))
	}
	for _, column := range in.Order {
		ready.order = append(ready.order, place(column))
	}
	return ready, err
}

// key tells which group a row belongs to, and whether it belongs to any.
func (in *input) key(r warehouse.Row) (string, bool) {
	if in.global {
		return "", true
	}
	key, _ := r[in.by].(string)
	if key == "" && in.alone {
		return "#" + id(r), true
	}
	if key != "" && in.per >= 0 {
		key += "@"
		if day, ok := r[in.per].(int64); ok {
			key += strconv.FormatInt(day, 10)
		}
	}
	return key, key != ""
}

// keeps tells whether a row is read: when its Where column is true or not empty.
func (in *input) keeps(r warehouse.Row) bool {
	return in.where < 0 || r[in.where] != nil && r[in.where] != false && r[in.where] != ""
}

// compare orders the rows of a group.
func (in *input) compare(a, b warehouse.Row) int {
	for _, at := range in.order {
		if c := compare(a[at], b[at], false); c != 0 {
			return c
		}
	}
	return cmp.Compare(id(a), id(b))
}

// pick takes the columns of the input out of a row.
func (in *input) pick(r warehouse.Row, seen int64) warehouse.Row {
	picked := make(warehouse.Row, len(in.columns))
	for i, at := range in.columns {
		if at == seenColumn {
			picked[i] = seen
		} else {
			picked[i] = r[at]
		}
	}
	return picked
}

// found is a row that a step reads, and when it was read.
type found struct {
	row  warehouse.Row
	seen int64
}

// run works out the groups and puts the rows they give in the place of those they gave before.
func (r *run) run(ctx context.Context) error {
	gathered := map[string]*warehouse.Group{}
	for i := range r.inputs {
		r.gather(i, gathered)
	}
	results := make([]groups, len(r.step.Out))
	for i := range results {
		results[i] = groups{}
	}
	done := 0
	for key, group := range gathered {
		if done++; done%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var err error
		r.step.Run(r.env, *group, func(table int, row warehouse.Row) {
			t := r.step.Out[table]
			want := 1 + len(t.Columns) // the id comes first
			if t.Of == "" {
				row = append(warehouse.Row{key}, row...)
				want = len(t.Columns)
			}
			if len(row) != want && err == nil {
				err = fmt.Errorf("a row of %s has %d values instead of %d", t.Name, len(row), want)
			}
			results[table][key] = append(results[table][key], row)
		})
		if err != nil {
			return err
		}
	}
	for i, t := range r.step.Out {
		r.replace(t, results[i])
	}
	return nil
}

// gather puts the rows of one input into their groups, in order.
func (r *run) gather(i int, into map[string]*warehouse.Group) {
	in := &r.inputs[i]
	byKey := map[string][]found{}
	for row, seen := range r.each(in.from, in.versions) {
		if key, ok := in.key(row); ok && (r.all || r.keys[key]) && in.keeps(row) {
			byKey[key] = append(byKey[key], found{row, seen})
		}
	}
	for key, rows := range byKey {
		slices.SortStableFunc(rows, func(a, b found) int { return in.compare(a.row, b.row) })
		group := into[key]
		if group == nil {
			group = &warehouse.Group{Key: key, Rows: make([][]warehouse.Row, len(r.inputs))}
			into[key] = group
		}
		for _, f := range rows {
			group.Rows[i] = append(group.Rows[i], in.pick(f.row, f.seen))
		}
	}
}

// replace puts what groups gave in the place of what they gave before, and notes the difference for later steps.
func (r *run) replace(t *warehouse.Table, results groups) {
	keys := r.keys
	if r.all {
		keys = map[string]bool{}
		for key := range r.derived[t.Name] {
			keys[key] = true
		}
		for key := range results {
			keys[key] = true
		}
	}
	var was, is []warehouse.Row
	for key := range keys {
		before, after := r.derived[t.Name][key], results[key]
		if !r.everything && slices.EqualFunc(before, after, slices.Equal[warehouse.Row]) {
			continue
		}
		was, is = append(was, before...), append(is, after...)
		if own := r.group(t.Name); after == nil {
			delete(own, key)
		} else {
			own[key] = after
		}
	}
	if len(was)+len(is) == 0 {
		return
	}
	r.changes[t.Name] = slices.Concat(r.changes[t.Name], was, is)
	if t.Of != "" {
		r.widen(t, was, is)
	}
}

// group is the draft's own copy of a derived table.
func (d *draft) group(name string) groups {
	if !d.own[name] {
		d.own[name] = true
		d.derived[name] = maps.Clone(d.derived[name])
	}
	return d.derived[name]
}

// widen takes the columns that a table adds to an entity out of the rows that had them, then puts them into those that
// have them now. Of the two groups of a row that moved from one to the other, either may come first.
//
//	deal: id created_at … -     -          deal_x: id state won_day    →    id created_at … state won_day
func (d *draft) widen(t *warehouse.Table, was, is []warehouse.Row) {
	at := 1 + len(d.schema.Entity(t.Of).Columns)
	for _, other := range d.schema.Tables {
		if other.Name == t.Name {
			break
		}
		if other.Of == t.Of {
			at += len(other.Columns)
		}
	}
	put := func(key string, values warehouse.Row) {
		i, ok := d.entities[t.Of].byID[key]
		if !ok {
			return
		}
		h := &d.entity(t.Of).rows[i]
		before := h.row
		h.row = slices.Clone(before)
		copy(h.row[at:], values)
		d.changes[t.Of] = append(d.changes[t.Of], before, h.row)
	}
	nothing := make(warehouse.Row, len(t.Columns))
	for _, row := range was {
		put(id(row), nothing)
	}
	for _, row := range is {
		put(id(row), row[1:])
	}
}

// each walks over the rows of an entity or a derived table, with the moment an entity's was read, or over the versions
// that were replaced. The groups of a table come in any order, each in its own.
func (s *state) each(name string, versions bool) iter.Seq2[warehouse.Row, int64] {
	return func(yield func(warehouse.Row, int64) bool) {
		if e := s.entities[name]; e != nil {
			for _, h := range e.rows {
				if !versions && !yield(h.row, h.seen) {
					return
				}
				for _, v := range h.past {
					if versions && !yield(v.source, v.seen) {
						return
					}
				}
			}
			return
		}
		for _, rows := range s.derived[name] {
			for _, r := range rows {
				if !yield(r, 0) {
					return
				}
			}
		}
	}
}
