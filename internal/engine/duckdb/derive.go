package duckdb

import (
	"context"
	"fmt"
	"strings"

	"svodka/internal/warehouse"
)

// derive runs the steps on the groups that changed rows belong to now or belonged to before; or on all.
func (l *load) derive(ctx context.Context) error {
	for _, step := range warehouse.Steps() {
		all := l.everything || step.Global
		keys := "stage." + quote("g_"+step.Name)
		if !l.everything {
			touched, err := l.touched(ctx, step, keys)
			if err != nil {
				return fmt.Errorf("step %s: %w", step.Name, err)
			}
			if !touched {
				continue
			}
		}
		if all {
			keys = ""
		}
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
		if d == nil {
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
func (l *load) step(ctx context.Context, step *warehouse.Step, keys string) error {
	outs := make([]*draft, len(step.Out))
	for i, t := range step.Out {
		var err error
		if outs[i], err = l.draft(ctx, t.Name, keys == ""); err != nil {
			return err
		}
	}
	// Rows of a step are not read by itself.
	for _, t := range step.Out {
		l.forget(t.Name)
	}
	if err := l.runStep(ctx, step, keys, outs); err != nil {
		return err
	}
	for _, d := range outs {
		l.drafts[d.name] = d
		if d.whole {
			continue
		}
		if err := l.trim(ctx, d, keys); err != nil {
			return err
		}
	}
	return nil
}

// trim keeps of a draft the groups that have changed.
func (l *load) trim(ctx context.Context, d *draft, keys string) error {
	d.groups = "stage." + quote("c_"+d.name)
	columns := list("x.", names(d.fields))
	grp := "x." + quote(groupColumn(d.derived))
	was := selectFrom(quote(d.table), columns, exists(keys, "key", grp))
	is := selectFrom(d.rows, columns)
	sql := fmt.Sprintf("CREATE TABLE %[1]s AS SELECT DISTINCT %[2]s AS grp FROM ((%[3]s EXCEPT ALL %[4]s) UNION ALL (%[4]s EXCEPT ALL %[3]s)) AS x",
		d.groups, grp, was, is)
	if err := l.make(ctx, d.groups, sql); err != nil {
		return err
	}
	changed, err := number(ctx, l.c, "SELECT count(*) FROM "+d.groups)
	if err != nil {
		return err
	}
	if changed == 0 {
		l.forget(d.name)
		return nil
	}
	_, err = l.c.exec(ctx, "DELETE FROM "+d.rows+" AS x WHERE NOT "+exists(d.groups, "grp", grp))
	return err
}

// runStep reads the inputs of a step, runs it and appends what it emits.
func (l *load) runStep(ctx context.Context, step *warehouse.Step, keys string, outs []*draft) (err error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	appenders := make([]*appender, len(outs))
	defer func() {
		for _, a := range appenders {
			if a == nil {
				continue
			}
			if err != nil {
				a.abandon()
			} else {
				err = a.close()
			}
		}
	}()
	for i, d := range outs {
		if appenders[i], err = l.appender(d); err != nil {
			return err
		}
	}
	g, err := l.gather(ctx, step, keys)
	if err != nil {
		return err
	}
	defer g.close()
	go g.run(ctx, stop)
	key := make([]any, 1)
	emit := func(table int, row warehouse.Row) {
		if err == nil {
			err = appenders[table].append(key, row)
		}
	}
	for b := range g.batches {
		for _, group := range b.groups {
			key[0] = group.Key
			step.Run(l.env, group, emit)
			if err != nil {
				stop(err)
				return err
			}
		}
		g.recycle(b)
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}
