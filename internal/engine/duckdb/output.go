package duckdb

import (
	"context"
	"slices"

	"svodka/internal/warehouse"
)

// output is one table that a step fills. Unless the whole table is made anew, a group's rows are compared with those it
// gave before, and only groups that differ are written.
type output struct {
	draft   *draft
	skip    int // columns of a present row before those that a step emits
	rows    []warehouse.Row
	made    *appender
	groups  *appender // the groups that are replaced; nil when the whole table is
	changed bool
	key     []any
}

// output opens a table that a step fills.
func (l *load) output(ctx context.Context, t *warehouse.Table, global bool) (_ *output, err error) {
	d, err := l.draft(ctx, t.Name, l.everything)
	if err != nil {
		return nil, err
	}
	l.forget(t.Name) // until the step has run
	o := &output{draft: d, key: make([]any, 1), skip: 1}
	d.global = global
	if o.made, err = l.appender(d); err != nil || d.whole {
		return o, err
	}
	d.groups = "stage." + quote("c_"+t.Name)
	if err := l.make(ctx, d.groups, "CREATE TABLE "+d.groups+" (grp VARCHAR)"); err != nil {
		return o, err
	}
	o.groups, err = l.write("stage", "c_"+t.Name)
	return o, err
}

// end takes the rows of a group: was are those it gave before.
func (o *output) end(key string, was []warehouse.Row) error {
	rows := o.rows
	o.rows = rows[:0]
	if !o.draft.whole && equalRows(was, rows) {
		return nil
	}
	o.changed = true
	o.key[0] = key
	if o.draft.global && !o.draft.whole {
		return o.swap(was, rows)
	}
	if o.groups != nil {
		if err := o.groups.append(o.key); err != nil {
			return err
		}
	}
	for _, row := range rows {
		if err := o.made.append(o.key, row); err != nil {
			return err
		}
	}
	clear(rows)
	return nil
}

// swap takes the rows of the one group of a global step: only those that differ are written.
func (o *output) swap(was, rows []warehouse.Row) error {
	before := make(map[any]warehouse.Row, len(was))
	for _, row := range was {
		before[row[0]] = row
	}
	for _, row := range rows {
		old, there := before[row[0]]
		delete(before, row[0])
		if there && equalRow(old, row) {
			continue
		}
		if err := o.made.append(o.key, row); err != nil {
			return err
		}
		if there {
			if err := o.groups.append(row[:1]); err != nil {
				return err
			}
		}
	}
	for id := range before {
		if err := o.groups.append([]any{id}); err != nil {
			return err
		}
	}
	clear(rows)
	return nil
}

func (o *output) close(failed bool) (err error) {
	for _, a := range []*appender{o.made, o.groups} {
		switch {
		case a == nil:
		case failed || err != nil:
			a.abandon()
		default:
			err = a.close()
		}
	}
	return err
}

// equalRows tells whether two lists hold the same rows, in whatever order.
func equalRows(a, b []warehouse.Row) bool {
	if len(a) != len(b) {
		return false
	}
	if slices.EqualFunc(a, b, equalRow) {
		return true
	}
	if len(a) == 1 {
		return false
	}
	a, b = slices.Clone(a), slices.Clone(b)
	slices.SortFunc(a, compareRows)
	slices.SortFunc(b, compareRows)
	return slices.EqualFunc(a, b, equalRow)
}

func equalRow(a, b warehouse.Row) bool {
	return slices.EqualFunc(a, b, func(x, y any) bool { return compareCells(x, y) == 0 })
}

func compareRows(a, b warehouse.Row) int { return slices.CompareFunc(a, b, compareCells) }
