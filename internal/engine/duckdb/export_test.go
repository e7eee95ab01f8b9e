package duckdb

import (
	"context"
	"testing"
)

// Sizes tells about how many rows each table has.
func (e *Engine) Sizes(ctx context.Context) (map[string]int64, error) {
	c, err := e.pool.open()
	if err != nil {
		return nil, err
	}
	defer e.pool.put(c)
	sizes := map[string]int64{}
	err = c.each(ctx, func(r *result, i int) { sizes[r.columns[0].text(i)] = r.columns[1].int(i) },
		`SELECT table_name, estimated_size FROM duckdb_tables() WHERE estimated_size > 0`)
	return sizes, err
}

// Alter runs statements on a file behind the engine's back.
func Alter(t *testing.T, path string, sql ...string) {
	t.Helper()
	db, err := openDatabase(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.close()
	c, err := db.connect()
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	for _, s := range sql {
		if _, err := c.exec(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
}

// Drain runs a statement and reads all of its result.
func (e *Engine) Drain(ctx context.Context, sql string) error {
	c, err := e.pool.open()
	if err != nil {
		return err
	}
	defer e.pool.put(c)
	return c.each(ctx, func(*result, int) {}, sql)
}

// Tighten makes an engine do in small pieces what it otherwise does at once.
func (e *Engine) Tighten() { e.store.most, e.portion = 1<<20, 10_000 }

// Sums tells of each table how many rows it has and a sum over all of them, whatever their order.
func (e *Engine) Sums(ctx context.Context) (map[string]string, error) {
	sizes, err := e.Sizes(ctx)
	if err != nil {
		return nil, err
	}
	c, err := e.pool.open()
	if err != nil {
		return nil, err
	}
	defer e.pool.put(c)
	sums := map[string]string{}
	for table := range sizes {
		if table == "meta" {
			continue // its lists have no order
		}
		rows, err := texts(ctx, c, "SELECT count(*) || ' ' || coalesce(sum(hash(t)), 0) FROM "+quote(table)+" AS t")
		if err != nil {
			return nil, err
		}
		sums[table] = rows[0]
	}
	return sums, nil
}

// Limit is what DuckDB may use at this moment.
func (e *Engine) Limit(ctx context.Context) (string, error) {
	c, err := e.pool.open()
	if err != nil {
		return "", err
	}
	defer e.pool.put(c)
	rows, err := texts(ctx, c, "SELECT current_setting('memory_limit')")
	if err != nil {
		return "", err
	}
	return rows[0], nil
}
