package duckdb

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/warehouse"
)

// derive runs the steps on the groups that changed rows belong to now or belonged to before, on those that name a member
// that has changed, and on those whose time has come. It runs them on all groups when everything is new.
func (l *load) derive(ctx context.Context) error {
	all := l.everything || !l.was.aged && l.next.now() > l.was.now()
	l.next.aged = l.was.aged || all
	for _, step := range warehouse.Steps() {
		keys := ""
		if !l.everything && (!step.Ages || !all) {
			keys = "stage." + quote("g_"+step.Name)
			touched, err := l.touched(ctx, step, keys)
			if err != nil {
				return fmt.Errorf("step %s: %w", step.Name, err)
			}
			if !touched {
				continue
			}
			if step.Global {
				keys = ""
			}
		}
		l.tell("derive " + step.Name)
		if err := l.step(ctx, step, keys); err != nil {
			return fmt.Errorf("step %s: %w", step.Name, err)
		}
	}
	return nil
}

// touched lists the keys of the groups that a step has to work out again, and tells whether there are any.
func (l *load) touched(ctx context.Context, step *warehouse.Step, keys string) (bool, error) {
	parts := append(l.due(step), l.naming(step)...)
	for _, in := range step.Inputs {
		if d := l.drafts[in.From]; d != nil && !in.Versions {
			parts = append(parts, l.altering(step, in, d))
		}
	}
	if len(parts) == 0 {
		return false, nil
	}
	err := l.make(ctx, keys, "CREATE TABLE "+keys+" AS SELECT DISTINCT key FROM ("+strings.Join(parts, " UNION ALL ")+") WHERE key IS NOT NULL")
	if err != nil {
		return false, err
	}
	n, err := number(ctx, l.c, "SELECT count(*) FROM "+keys)
	return n > 0, err
}

// altering prints a query of the groups of rows that are not as they were, as far as the step reads them.
func (l *load) altering(step *warehouse.Step, in warehouse.Input, d *draft) string {
	key := l.key(step, in)
	if d.whole {
		return selectFrom(d.rows, key+" AS key") + " UNION ALL " + selectFrom(quote(l.table(in.From)), key)
	}
	columns := append(slices.Clone(in.Columns), in.Order...)
	if in.Where != "" {
		columns = append(columns, in.Where)
	}
	for i, name := range columns {
		if name == warehouse.SeenAt {
			columns[i] = loadColumn
		}
	}
	values := []string{key + " AS key", "x." + quote(l.tie(in.From)) + " AS tie"}
	for i, name := range columns {
		values = append(values, fmt.Sprintf("x.%s AS c%d", quote(name), i))
	}
	is := selectFrom(d.rows, strings.Join(values, ", "))
	was := selectFrom(quote(l.table(in.From)), strings.Join(values, ", "), d.replaced())
	return fmt.Sprintf("SELECT key FROM (%[1]s EXCEPT ALL %[2]s) UNION ALL SELECT key FROM (%[2]s EXCEPT ALL %[1]s)", is, was)
}

// table is what holds the present rows of an entity or a derived table.
func (l *load) table(name string) string {
	if l.was.layout.schema.Entity(name) != nil {
		return l.was.layout.current(name)
	}
	return name
}

// key prints the group that a row of an input belongs to; NULL for none.
func (l *load) key(step *warehouse.Step, in warehouse.Input) string {
	if step.Global {
		return "''"
	}
	by := "x." + quote(in.By)
	if in.Alone {
		return "coalesce(" + by + ", '#' || x." + quote(l.tie(in.From)) + ")"
	}
	return by
}

// tie names the column that puts rows in order when nothing else does: the id, or the group of a derived row.
func (l *load) tie(name string) string {
	if t := l.next.layout.schema.Table(name); t != nil && t.Of == "" {
		return t.Columns[0].Name
	}
	return "id"
}

// step works out the groups of a step whose keys are in a table, or all of them.
func (l *load) step(ctx context.Context, step *warehouse.Step, keys string) (err error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	outs := make([]*output, len(step.Out))
	aging, err := l.aging(ctx, step, keys)
	if err != nil {
		return err
	}
	defer func() {
		err = cmp.Or(err, aging.close(err != nil))
		for _, o := range outs {
			if o != nil {
				err = cmp.Or(err, o.close(err != nil))
			}
		}
	}()
	for i, t := range step.Out {
		if outs[i], err = l.output(ctx, t, step.Global); err != nil {
			return err
		}
	}
	g, err := l.gather(ctx, step, keys, outs)
	if err != nil {
		return err
	}
	defer g.close()
	go g.run(ctx, stop)
	emit := func(table int, row warehouse.Row) { outs[table].rows = append(outs[table].rows, row) }
	for b := range g.batches {
		for i, group := range b.groups {
			if b.alive[i] {
				step.Run(aging.env, group, emit)
				if err := aging.end(group.Key); err != nil {
					stop(err)
					return err
				}
			}
			for j, o := range outs {
				if err := o.end(group.Key, b.was[i*len(outs)+j]); err != nil {
					stop(err)
					return err
				}
			}
		}
		g.recycle(b)
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	for _, o := range outs {
		if o.draft.whole || o.changed {
			l.drafts[o.draft.name] = o.draft
		}
	}
	return nil
}
