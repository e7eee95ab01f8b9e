package duckdb

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/warehouse"
)

// migrate brings the tables of an older program to the layout of this one: sources' columns that are new are empty,
// everything that is worked out is worked out again when the warehouse has been opened. It tells whether that is due.
func migrate(ctx context.Context, c *conn, l *layout) (due bool, err error) {
	have, err := columnsOf(ctx, c)
	if err != nil {
		return false, err
	}
	var sql []string
	for _, want := range l.tables() {
		is := have[want.name]
		switch {
		case slices.Equal(is, names(want.fields)):
			continue
		case is == nil:
			sql = append(sql, create(quote(want.name), want.fields))
		case !want.kept:
			sql = append(sql, "DROP TABLE "+quote(want.name), create(quote(want.name), want.fields))
		default:
			for _, f := range want.fields {
				if !slices.Contains(is, f.name) {
					sql = append(sql, "ALTER TABLE "+quote(want.name)+" ADD COLUMN "+quote(f.name)+" "+f.kind)
				}
			}
		}
	}
	waiting, err := number(ctx, c, `SELECT count(*) FILTER (name = 'rebuild') + 1 - count(*) FILTER (name = $1 AND value = $2) FROM meta`,
		groupsName, strconv.Itoa(groupsNow))
	if err != nil || len(sql) == 0 {
		return waiting > 0, err
	}
	sql = append(sql, `INSERT INTO meta VALUES ('rebuild', 'true')`) // should it not come to the end
	return true, c.transaction(ctx, func() error {
		for _, s := range sql {
			if _, err := c.exec(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
}

// columnsOf lists the columns of every table of the file.
func columnsOf(ctx context.Context, c *conn) (map[string][]string, error) {
	have := map[string][]string{}
	err := c.each(ctx, func(r *result, i int) {
		table := r.columns[0].text(i)
		have[table] = append(have[table], r.columns[1].text(i))
	}, `SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal
		ORDER BY table_name, column_index`)
	return have, err
}

// rebuild works everything out again.
func (e *Engine) rebuild(ctx context.Context) error {
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer e.unlock()
	l, err := e.newLoad(ctx, warehouse.Batch{})
	if err != nil {
		return err
	}
	defer l.clear(context.WithoutCancel(ctx))
	l.everything, l.dimensions, l.anew = true, true, true
	if err := l.begin(); err != nil {
		return err
	}
	return e.explain(l.work(ctx))
}

// temporary tells whether a table was made by a load on its way.
func temporary(table string) bool { return strings.HasPrefix(table, fresh("")) }
