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
		if !l.everything {
			keys = "stage." + quote("g_"+step.Name)
			touched, err := l.touched(ctx, step, keys, step.Ages && all)
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
		l.tell(ctx, "derive "+step.Name)
		if err := l.step(ctx, step, keys); err != nil {
			return fmt.Errorf("step %s: %w", step.Name, err)
		}
	}
	return nil
}

// touched lists the keys of the groups that a step has to work out again, or of all, and tells whether there are any.
func (l *load) touched(ctx context.Context, step *warehouse.Step, keys string, all bool) (bool, error) {
	parts := append(l.due(step), l.naming(step)...)
	for _, in := range step.Inputs {
		if d := l.drafts[in.From]; d != nil && !in.Versions {
			altering, err := l.altering(ctx, step, in, d)
			if err != nil {
				return false, err
			}
			parts = append(parts, altering)
		}
		if all && !in.Versions {
			parts = append(parts, l.rowsOf(in.From, l.key(step, in)+" AS key", ""))
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
func (l *load) altering(ctx context.Context, step *warehouse.Step, in warehouse.Input, d *draft) (string, error) {
	key := l.key(step, in)
	if d.whole {
		return selectFrom(d.rows, key+" AS key") + " UNION ALL " + selectFrom(quote(l.table(in.From)), key), nil
	}
	if d.old == "" {
		old := "stage." + quote("o_"+d.name)
		if err := l.make(ctx, old, "CREATE TABLE "+old+" AS "+selectFew(quote(d.table), "x.*", d.replaced())); err != nil {
			return "", err
		}
		d.old = old
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
	was := selectFrom(d.old, strings.Join(values, ", "))
	return fmt.Sprintf("SELECT key FROM (%[1]s EXCEPT ALL %[2]s) UNION ALL SELECT key FROM (%[2]s EXCEPT ALL %[1]s)", is, was), nil
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
	if in.Per != "" {
		by += " || '@' || coalesce(CAST(x." + quote(in.Per) + " AS VARCHAR), '')"
	}
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
	err = l.portions(ctx, step, keys, func(keys string) error { return l.portion(ctx, stop, step, keys, outs, aging) })
	if err != nil {
		return err
	}
	for _, o := range outs {
		if o.draft.whole || o.changed {
			l.drafts[o.draft.name] = o.draft
		}
	}
	return nil
}

// fewGroups is how many groups are few in a large table, see [selectFew].
const fewGroups = 20_000

// portionGroups is how many groups are put together at once: rows of more would not fit into little memory, sorted.
const portionGroups = 100_000

// portionRows is how many rows of its inputs a step puts together at once, when it works out all groups.
const portionRows = 300_000

// portions runs fn for tables of some of the keys each, or for parts of all groups when there are no keys.
func (l *load) portions(ctx context.Context, step *warehouse.Step, keys string, fn func(keys string) error) error {
	if keys == "" {
		return l.slices(ctx, step, fn)
	}
	groups, err := number(ctx, l.c, "SELECT count(*) FROM "+keys)
	l.few = groups <= fewGroups
	switch {
	case err != nil:
		return err
	case groups <= portionGroups:
		return fn(keys)
	}
	const some = "stage.portion"
	parts := 1 + groups/portionGroups
	for part := range parts {
		err := l.make(ctx, some, fmt.Sprintf("CREATE OR REPLACE TABLE %s AS SELECT key FROM %s WHERE hash(key) %% %d = %d", some, keys, parts, part))
		if err != nil {
			return err
		}
		if err := fn(some); err != nil {
			return err
		}
	}
	return nil
}

// slices runs fn for all groups, in as many parts as their rows need.
func (l *load) slices(ctx context.Context, step *warehouse.Step, fn func(keys string) error) error {
	l.slice = [2]int64{0, 1}
	if step.Global {
		return fn("")
	}
	rows := int64(0)
	for _, in := range step.Inputs {
		n, err := number(ctx, l.c, "SELECT count(*) FROM ("+l.rowsOf(in.From, "1", "")+")")
		if err != nil {
			return err
		}
		rows += n
	}
	defer func() { l.slice = [2]int64{} }()
	for l.slice[1] = 1 + rows/l.engine.portion; l.slice[0] < l.slice[1]; l.slice[0]++ {
		if err := fn(""); err != nil {
			return err
		}
	}
	return nil
}

// portion works out the groups whose keys are in a table, or all of them.
func (l *load) portion(ctx context.Context, stop context.CancelCauseFunc, step *warehouse.Step, keys string, outs []*output, aging *aging) error {
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
	return nil
}
