package duckdb

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"svodka/internal/warehouse"
)

// derive runs the steps on the groups that changed rows belong to now or belonged to before. It runs them on all groups
// when everything is new, and those that age also when time has passed.
func (l *load) derive(ctx context.Context) error {
	older := l.next.now() > l.was.now()
	for _, step := range warehouse.Steps() {
		keys := ""
		if !l.everything && (!step.Ages || !older) {
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
	var parts []string
	for _, in := range step.Inputs {
		d := l.drafts[in.From]
		if d == nil || in.Versions {
			continue
		}
		key := l.key(step, in)
		parts = append(parts, selectFrom(d.rows, key+" AS key"), selectFrom(quote(l.table(in.From)), key, d.replaced()))
	}
	if len(parts) == 0 {
		return false, nil
	}
	if step.Global {
		return true, nil
	}
	err := l.make(ctx, keys, "CREATE TABLE "+keys+" AS SELECT DISTINCT key FROM ("+strings.Join(parts, " UNION ALL ")+") WHERE key IS NOT NULL")
	if err != nil {
		return false, err
	}
	n, err := number(ctx, l.c, "SELECT count(*) FROM "+keys)
	return n > 0, err
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
	defer func() {
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
				step.Run(l.env, group, emit)
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
