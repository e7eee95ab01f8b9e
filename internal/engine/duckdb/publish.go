package duckdb

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/warehouse"
)

// publish puts the drafts in place, in one transaction, and makes the new state the one that is read.
func (l *load) publish(ctx context.Context) error {
	widenings, err := l.widenings(ctx)
	if err != nil {
		return err
	}
	var sql []string
	for _, d := range l.sorted() {
		sql = append(sql, l.place(d)...)
	}
	for _, w := range widenings {
		sql = append(sql, l.widen(w)...)
	}
	for _, d := range l.dues {
		sql = append(sql, d.place()...)
	}
	l.report.Version = l.next.version
	unlock := func() {}
	defer func() { unlock() }()
	err = l.ample(ctx, func() error {
		unlock() // by an attempt that failed at its very end
		unlock = func() {}
		return l.c.transaction(ctx, func() error {
			for _, s := range sql {
				if _, err := l.c.exec(ctx, s); err != nil {
					return err
				}
			}
			if err := l.record(ctx); err != nil {
				return err
			}
			if l.batch.Check != nil {
				if err := l.batch.Check(l.report); err != nil {
					return err
				}
			}
			l.engine.quiet()
			unlock = l.engine.visible.Unlock
			return ctx.Err()
		})
	})
	if err != nil {
		return err
	}
	l.engine.now.Store(l.next)
	l.engine.pool.renew()
	return nil
}

// largeLoad is how many rows make it worth while to write the log into the file at once.
const largeLoad = 100_000

// checkpoint writes the log into the file after a large load. When it cannot, DuckDB does so by itself later.
func (l *load) checkpoint(ctx context.Context) {
	rows := int64(0)
	for _, count := range l.report.Entities {
		rows += count.New + count.Updated + count.Gone
	}
	if rows < largeLoad {
		return
	}
	l.tell(ctx, "checkpoint")
	_, _ = l.c.exec(ctx, "CHECKPOINT")
}

// patience is how long a load that is ready lets reads go first; after that no new read begins before it.
const patience = 5 * time.Second

// quiet waits until nobody reads, and keeps readers out.
func (e *Engine) quiet() {
	for wait := time.Duration(0); wait < patience; wait += time.Millisecond {
		if e.visible.TryLock() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	e.visible.Lock()
}

// sorted lists the drafts by name.
func (l *load) sorted() []*draft {
	list := make([]*draft, 0, len(l.drafts))
	for _, d := range l.drafts {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b *draft) int { return strings.Compare(a.name, b.name) })
	return list
}

// place replaces a table by its draft, or rows of it.
func (l *load) place(d *draft) []string {
	var sql []string
	if d.derived == nil {
		sql = l.keep(d)
	}
	if d.whole && d.name == sortedTable {
		rows := quote("n_n_" + d.table)
		sql = append(sql, create(rows, d.fields), "INSERT INTO "+rows+" SELECT * FROM "+d.rows+" ORDER BY "+quote(sortedBy), "DROP TABLE "+d.rows)
		d.rows = rows
	}
	if d.whole {
		return append(sql, "DROP TABLE "+quote(d.table), "ALTER TABLE "+d.rows+" RENAME TO "+quote(d.table))
	}
	return append(sql, "DELETE FROM "+quote(d.table)+" AS x WHERE "+d.replaced(),
		"INSERT INTO "+quote(d.table)+" SELECT * FROM "+d.rows+" ORDER BY rowid")
}

// Questions ask for closings by the day of closing, and their step writes them by deal: sorted, a month is a few blocks of
// the file instead of all. Other facts come in the order of their days as it is.
const (
	sortedTable = "closing"
	sortedBy    = "closed_day"
)

// keep moves the versions that an entity's draft replaces to its history.
func (l *load) keep(d *draft) []string {
	var sql []string
	for _, c := range l.next.layout.schema.Source(d.name)[len(l.was.layout.schema.Source(d.name)):] {
		sql = append(sql, "ALTER TABLE "+quote(history(d.name))+" ADD COLUMN "+quote(c.Name)+" "+kinds[c.Type])
	}
	columns := list("", l.was.layout.sourceNames(d.name))
	values := list("x.", l.was.layout.sourceNames(d.name))
	if d.lost != "" {
		sql = append(sql, "DELETE FROM "+quote(history(d.name))+" AS x WHERE "+exists(d.lost, "id", "x.id"))
	}
	return append(sql, "INSERT INTO "+quote(history(d.name))+" ("+columns+", _n, _gone) "+
		selectFew(quote(l.was.layout.current(d.name)), values+", x._n, x.gone_at IS NOT NULL",
			exists(l.newer(d), "id", "x.id"), "x._n <> "+strconv.FormatInt(l.n, 10)))
}

// widening is how the table changes that questions about a widened entity read.
type widening struct {
	entity *warehouse.Entity
	wides  []*warehouse.Table
	ids    string // the table of ids whose rows are made anew; "" for all rows
	rows   int64  // of all rows: how many there are at most
}

// widenings finds the widened entities that change. It makes tables, so it comes before the transaction.
func (l *load) widenings(ctx context.Context) ([]widening, error) {
	var list []widening
	for _, e := range l.next.layout.schema.Entities {
		w := widening{entity: e, wides: l.next.layout.wides[e.Name]}
		if len(w.wides) == 0 {
			continue
		}
		changed, whole := false, false
		var ids []string
		note := func(d *draft) {
			if d == nil {
				return
			}
			changed, whole = true, whole || d.whole
			ids = append(ids, "SELECT id FROM "+d.rows)
			if d.lost != "" {
				ids = append(ids, "SELECT id FROM "+d.lost)
			}
			if d.derived != nil && !d.whole {
				ids = append(ids, selectFrom(quote(d.table), "x.id", d.replaced()))
			}
		}
		note(l.drafts[e.Name])
		for _, t := range w.wides {
			note(l.drafts[t.Name])
		}
		if !changed {
			continue
		}
		if !whole {
			w.ids = "stage." + quote("w_"+e.Name)
			err := l.make(ctx, w.ids, "CREATE TABLE "+w.ids+" AS SELECT DISTINCT id FROM ("+strings.Join(ids, " UNION ALL ")+")")
			if err != nil {
				return nil, err
			}
		} else {
			var err error
			if w.rows, err = l.span(ctx, e.Name); err != nil {
				return nil, err
			}
		}
		list = append(list, w)
	}
	return list, nil
}

// widenRows is how many rows are widened at once when all are: what stands beside them has to fit into little memory.
const widenRows = 60_000

// span is one more than the greatest number of a row of an entity as it is to be.
func (l *load) span(ctx context.Context, entity string) (int64, error) {
	table := quote(l.was.layout.current(entity))
	if d := l.drafts[entity]; d != nil && d.whole {
		table = d.rows
	}
	return number(ctx, l.c, "SELECT coalesce(max(rowid), 0) + 1 FROM "+table)
}

// widen brings the table of a widened entity up to date, after its parts.
func (l *load) widen(w widening) []string {
	table, rows := quote(w.entity.Name), quote(fresh(w.entity.Name))
	if w.ids == "" {
		sql := []string{create(rows, l.next.layout.wideFields(w.entity.Name))}
		for from := int64(0); from < max(1, w.rows); from += widenRows {
			sql = append(sql, "INSERT INTO "+rows+" "+l.wide(w)+fmt.Sprintf(" WHERE x.rowid >= %d AND x.rowid < %d", from, from+widenRows))
		}
		return append(sql, "DROP TABLE "+table, "ALTER TABLE "+rows+" RENAME TO "+table)
	}
	touched := exists(w.ids, "id", "x.id")
	return []string{
		"DELETE FROM " + table + " AS x WHERE " + touched,
		"INSERT INTO " + table + " " + l.wide(w),
	}
}

// wide prints the rows of a widened entity: its own columns, then those of the tables that widen it.
func (l *load) wide(w widening) string {
	part := func(table string) string {
		if w.ids == "" {
			return table
		}
		return "(" + selectFew(table, "x.*", exists(w.ids, "id", "x.id")) + ")"
	}
	values := []string{`x."id"`, list("x.", names(fields(w.entity.Columns)))}
	from := []string{part(quote(l.next.layout.current(w.entity.Name))) + " AS x"}
	for _, t := range w.wides {
		values = append(values, list(quote(t.Name)+".", names(fields(t.Columns))))
		from = append(from, part(quote(t.Name))+" AS "+quote(t.Name)+" ON "+quote(t.Name)+".id = x.id")
	}
	return "SELECT " + strings.Join(values, ", ") + " FROM " + strings.Join(from, " LEFT JOIN ")
}

// record writes the state and the load itself.
func (l *load) record(ctx context.Context) error {
	if l.next.version.N != l.was.version.N {
		seen := any(nil)
		if !l.batch.Seen.IsZero() {
			seen = l.batch.Seen.Unix()
		}
		if _, err := l.c.exec(ctx, `INSERT INTO load VALUES ($1, $2, $3)`, l.n, l.batch.Source, seen); err != nil {
			return err
		}
	}
	return writeState(ctx, l.c, l.next)
}
