package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"svodka/internal/warehouse"
)

// derive runs the steps on the groups that changed rows belong to now or belonged to before; or on all.
func (d *draft) derive(ctx context.Context) error {
	for _, step := range warehouse.Steps() {
		if err := ctx.Err(); err != nil {
			return err
		}
		keys := d.groupsOf(step)
		if !d.everything && len(keys) == 0 {
			continue
		}
		if err := d.run(ctx, step, keys); err != nil {
			return fmt.Errorf("step %s: %w", step.Name, err)
		}
	}
	return nil
}

// groupsOf names the groups of a step that the changes so far touch. It is of no use when everything is touched.
func (d *draft) groupsOf(step *warehouse.Step) map[string]bool {
	keys := map[string]bool{}
	for _, in := range step.Inputs {
		key := d.groupKey(step, in)
		for _, row := range d.changes[in.From] {
			if k, ok := key(row); ok {
				keys[k] = true
			}
		}
	}
	return keys
}

// groupKey tells which group of an input a row belongs to, and whether it belongs to any.
func (d *draft) groupKey(step *warehouse.Step, in warehouse.Input) func(warehouse.Row) (string, bool) {
	if step.Global {
		return func(warehouse.Row) (string, bool) { return "", true }
	}
	by := d.places(in.From)[in.By]
	return func(r warehouse.Row) (string, bool) {
		key, _ := r[by].(string)
		if key == "" && in.Alone {
			return "#" + id(r), true
		}
		return key, key != ""
	}
}

// run works out the groups with these keys, all of them when everything is touched.
func (d *draft) run(ctx context.Context, step *warehouse.Step, keys map[string]bool) error {
	gathered := map[string]*warehouse.Group{}
	for i, in := range step.Inputs {
		d.gather(step, i, in, keys, gathered)
	}
	results := make([]groups, len(step.Out))
	for i := range results {
		results[i] = groups{}
	}
	done := 0
	for key, group := range gathered {
		if done++; done%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var err error
		step.Run(d.env, *group, func(table int, r warehouse.Row) {
			t := step.Out[table]
			if t.Of == "" {
				r = append(warehouse.Row{key}, r...)
			}
			if want := width(t); len(r) != want && err == nil {
				err = fmt.Errorf("a row of %s has %d values instead of %d", t.Name, len(r), want)
			}
			results[table][key] = append(results[table][key], r)
		})
		if err != nil {
			return err
		}
	}
	for i, t := range step.Out {
		d.replace(t.Name, keys, results[i])
	}
	return nil
}

// width is the length of a table's rows: with an id before the columns when it widens an entity.
func width(t *warehouse.Table) int {
	if t.Of == "" {
		return len(t.Columns)
	}
	return 1 + len(t.Columns)
}

// gather puts the rows of one input into their groups, in order.
func (d *draft) gather(step *warehouse.Step, i int, in warehouse.Input, keys map[string]bool, into map[string]*warehouse.Group) {
	places := d.places(in.From)
	key := d.groupKey(step, in)
	found := groups{}
	for row := range d.each(in.From) {
		k, ok := key(row)
		if !ok || !d.everything && !keys[k] || in.Where != "" && !filled(row[places[in.Where]]) {
			continue
		}
		found[k] = append(found[k], row)
	}
	for k, rows := range found {
		slices.SortStableFunc(rows, func(a, b warehouse.Row) int {
			for _, column := range in.Order {
				if c := compare(a[places[column]], b[places[column]], false); c != 0 {
					return c
				}
			}
			return cmp.Compare(id(a), id(b))
		})
		if into[k] == nil {
			into[k] = &warehouse.Group{Key: k, Rows: make([][]warehouse.Row, len(step.Inputs))}
		}
		picked := make([]warehouse.Row, len(rows))
		for n, row := range rows {
			picked[n] = make(warehouse.Row, len(in.Columns))
			for c, column := range in.Columns {
				picked[n][c] = row[places[column]]
			}
		}
		into[k].Rows[i] = picked
	}
}

// filled reports whether a Bool is true or a Text not empty.
func filled(v any) bool { return v != nil && v != false && v != "" }

// replace puts what groups gave in the place of what they gave before, and notes the difference for later steps.
func (d *draft) replace(name string, keys map[string]bool, results groups) {
	if d.everything {
		d.derived[name] = results
		return
	}
	for key := range keys {
		was, is := d.derived[name][key], results[key]
		if slices.EqualFunc(was, is, slices.Equal[warehouse.Row]) {
			continue
		}
		d.changes[name] = slices.Concat(d.changes[name], was, is)
		if !d.own[name] {
			d.own[name] = true
			d.derived[name] = maps.Clone(d.derived[name])
		}
		if is == nil {
			delete(d.derived[name], key)
		} else {
			d.derived[name][key] = is
		}
	}
}

// each walks over the rows of an entity or a derived table.
func (s *state) each(name string) iter.Seq[warehouse.Row] {
	return func(yield func(warehouse.Row) bool) {
		if e := s.entities[name]; e != nil {
			for _, h := range e.rows {
				if !yield(h.row) {
					return
				}
			}
			return
		}
		for _, rows := range s.derived[name].sorted() {
			for _, r := range rows {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// places gives the position of each column in the rows of an entity or a derived table.
func (s *state) places(name string) map[string]int {
	if e := s.entities[name]; e != nil {
		return layout(e.Columns, 1)
	}
	t := s.schema.Table(name)
	return layout(t.Columns, width(t)-len(t.Columns))
}
