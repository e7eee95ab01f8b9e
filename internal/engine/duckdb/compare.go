package duckdb

import (
	"context"

	"svodka/internal/warehouse"
)

// compare leaves in an intake's table what is new, and counts.
//
//	came: 1 2 2' 3 4   gone: 3   there: 1 2 5   →   kept: 2' 4, repeated 1, new 4, updated 2, unchanged 1
func (l *load) compare(ctx context.Context, in *intake) error {
	rows := in.draft.rows
	gone := "stage." + quote("gone_"+in.entity.Name)
	kept := in.appender.rows
	drop := func(where string, args ...any) (int64, error) {
		n, err := l.exec(ctx, "DELETE FROM "+rows+" AS x WHERE "+where, args...)
		kept -= n
		return n, err
	}
	if len(in.gone) > 0 || in.full && !in.draft.whole {
		if err := l.listGone(ctx, in, gone); err != nil {
			return err
		}
		// Rows that came before the word that they are gone do not count; the word does not count when a row came after it.
		if _, err := drop("EXISTS (SELECT 1 FROM " + gone + " AS y WHERE y.id = x.id AND x.rowid < y.before)"); err != nil {
			return err
		}
		if _, err := l.exec(ctx, "DELETE FROM "+gone+" AS x WHERE "+exists(rows, "id", "x.id")); err != nil {
			return err
		}
	}
	if !in.ascending && !l.batch.Unique {
		_, err := drop("EXISTS (SELECT 1 FROM (SELECT id, max(rowid) AS last FROM " + rows +
			" GROUP BY id HAVING count(*) > 1) AS y WHERE y.id = x.id AND x.rowid < y.last)")
		if err != nil {
			return err
		}
	}
	in.count.Repeated = in.count.Rows - kept
	in.count.New = kept
	if !in.draft.whole {
		if err := l.known(ctx, in, gone, drop); err != nil {
			return err
		}
		in.count.New = kept - in.count.Updated
		kept += in.count.Gone
	}
	if kept == 0 && !l.altered(in.entity.Name) {
		l.forget(in.entity.Name)
	}
	return nil
}

// altered tells whether the table of an entity gets further columns: it is made anew even without rows.
func (l *load) altered(entity string) bool {
	return l.anew || len(l.was.layout.currentFields(entity)) != len(l.next.layout.currentFields(entity))
}

// listGone writes the ids that are said to be gone.
func (l *load) listGone(ctx context.Context, in *intake, gone string) error {
	if err := l.make(ctx, gone, "CREATE TABLE "+gone+" (id VARCHAR, before BIGINT)"); err != nil {
		return err
	}
	a, err := l.write("stage", "gone_"+in.entity.Name)
	if err != nil {
		return err
	}
	for id, before := range in.gone {
		if err := a.append([]any{id, before}); err != nil {
			a.abandon()
			return err
		}
	}
	return a.close()
}

// known compares with the rows that are there: those that are the same are dropped, those that are gone, or that a full
// delivery does not bring, are added as tombstones.
func (l *load) known(ctx context.Context, in *intake, gone string, drop func(string, ...any) (int64, error)) (err error) {
	table := quote(l.was.layout.current(in.entity.Name))
	if in.full && l.batch.Forget {
		if err := l.lose(ctx, in, gone); err != nil {
			return err
		}
	} else if in.full {
		_, err := l.exec(ctx, "INSERT INTO "+gone+" "+selectFrom(table, "x.id, 0", "starts_with(x.id, $1)",
			"x.gone_at IS NULL", "NOT ("+exists(in.draft.rows, "id", "x.id")+")", "NOT ("+exists(gone, "id", "x.id")+")"), l.batch.Source+":")
		if err != nil {
			return err
		}
	}
	if table, err = l.present(ctx, in, table); err != nil {
		return err
	}
	in.count.Unchanged, err = drop("EXISTS (SELECT 1 FROM " + table +
		" AS y WHERE y.id = x.id AND y._h = x._h AND y.gone_at IS NULL)")
	if err != nil {
		return err
	}
	in.count.Updated, err = number(ctx, l.c, selectFrom(in.draft.rows, "count(*)", exists(table, "id", "x.id")))
	if err != nil || len(in.gone) == 0 && !in.full {
		return err
	}
	lost := selectFrom(table, list("x.", l.was.layout.sourceNames(in.entity.Name)), "x.gone_at IS NULL",
		exists(gone, "id", "x.id"))
	buried, err := l.bury(ctx, in, lost)
	in.count.Gone += buried
	return err
}

// lose lists the rows of the source that a full delivery neither brings nor says to be gone: they and their versions are
// forgotten. Facts are enriched and derived anew when a dictionary loses members.
func (l *load) lose(ctx context.Context, in *intake, gone string) error {
	lost := "stage." + quote("lost_"+in.entity.Name)
	err := l.make(ctx, lost, "CREATE TABLE "+lost+" (id VARCHAR)")
	if err != nil {
		return err
	}
	n, err := l.exec(ctx, "INSERT INTO "+lost+" "+selectFrom(quote(l.was.layout.current(in.entity.Name)), "x.id", "starts_with(x.id, $1)",
		"NOT ("+exists(in.draft.rows, "id", "x.id")+")", "NOT ("+exists(gone, "id", "x.id")+")"), l.batch.Source+":")
	if err != nil || n == 0 {
		return err
	}
	in.draft.lost, in.count.Gone = lost, n
	l.everything = l.everything || in.entity.Dimension
	return nil
}

// present makes a table of the few present rows that a small delivery may replace, so that the many are looked through once.
func (l *load) present(ctx context.Context, in *intake, table string) (string, error) {
	if in.appender.rows > fewRows || len(in.gone) > 0 || in.full {
		return table, nil
	}
	few := "stage." + quote("p_"+in.entity.Name)
	return few, l.make(ctx, few, "CREATE TABLE "+few+" AS "+selectFrom(table, "x.id, x._h, x.gone_at", exists(in.draft.rows, "id", "x.id")))
}

// bury adds the rows of a query as tombstones.
func (l *load) bury(ctx context.Context, in *intake, lost string) (n int64, err error) {
	a, err := l.appender(in.draft)
	if err != nil {
		return 0, err
	}
	err = l.c.each(ctx, func(r *result, i int) {
		if err != nil {
			return
		}
		source := make(warehouse.Row, in.width)
		for j := range r.columns {
			source[j] = r.columns[j].value(i)
		}
		var full warehouse.Row
		if full, err = in.enricher.Row(source, in.seen); err == nil {
			err = a.append(in.enricher.Gone(full, in.seen), []any{hash(source), l.n})
			n++
		}
	}, lost)
	if err != nil {
		a.abandon()
		return n, err
	}
	return n, a.close()
}
