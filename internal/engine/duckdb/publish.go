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
		if err := l.sort(ctx, d); err != nil {
			return err
		}
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

// sort puts the rows of a whole table in order that is read in another one than it was made in.
func (l *load) sort(ctx context.Context, d *draft) error {
	if !d.whole || d.name != sortedTable {
		return nil
	}
	rows := quote(fresh(fresh(d.table)))
	if err := l.make(ctx, rows, create(rows, d.fields)); err != nil {
		return err
	}
	if _, err := l.exec(ctx, "INSERT INTO "+rows+" SELECT * FROM "+d.rows+" ORDER BY "+quote(sortedBy)); err != nil {
		return err
	}
	was := d.rows
	d.rows = rows
	_, err := l.exec(ctx, "DROP TABLE "+was)
	return err
}

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
	ahead  bool   // all rows are made before the transaction, which would keep in memory what it has written
}

// widenings finds the widened entities that change. It makes tables, so it comes before the transaction, and so does the
// making of all rows of an entity, unless only some of its own change.
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
			d := l.drafts[e.Name]
			w.ahead = d == nil || d.whole
			if w.ahead {
				if err := l.widenAhead(ctx, w); err != nil {
					return nil, err
				}
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

// widen prints what brings the table of a widened entity up to date, after its parts.
func (l *load) widen(w widening) []string {
	table, rows := quote(w.entity.Name), quote(fresh(w.entity.Name))
	if w.ids == "" {
		var sql []string
		if !w.ahead {
			sql = append(sql, create(rows, l.next.layout.wideFields(w.entity.Name)))
			sql = append(sql, l.widenAll(w)...)
		}
		return append(sql, "DROP TABLE "+table, "ALTER TABLE "+rows+" RENAME TO "+table)
	}
	touched := exists(w.ids, "id", "x.id")
	return []string{
		"DELETE FROM " + table + " AS x WHERE " + touched,
		"INSERT INTO " + table + " " + l.wide(w, ""),
	}
}

// widenAhead makes the table of an entity all of whose rows are widened.
func (l *load) widenAhead(ctx context.Context, w widening) error {
	rows := quote(fresh(w.entity.Name))
	if err := l.make(ctx, rows, create(rows, l.next.layout.wideFields(w.entity.Name))); err != nil {
		return err
	}
	for _, sql := range l.widenAll(w) {
		if _, err := l.exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// widenAll prints what fills the table of an entity all of whose rows are widened.
func (l *load) widenAll(w widening) []string {
	var sql []string
	for from := int64(0); from < max(1, w.rows); from += widenRows {
		span := fmt.Sprintf("x.rowid >= %d AND x.rowid < %d", from, from+widenRows)
		sql = append(sql, "INSERT INTO "+quote(fresh(w.entity.Name))+" "+l.wide(w, span))
	}
	return sql
}

// wide prints the rows of a widened entity, or those of a span of them: its own columns, then those of the tables that widen
// it. Of these tables, too, only the rows of the span are joined: DuckDB would keep all of them at hand otherwise.
func (l *load) wide(w widening, span string) string {
	table := quote(l.next.layout.current(w.entity.Name))
	if d := l.drafts[w.entity.Name]; w.ahead && d != nil {
		table = d.rows
	}
	ids, from := w.ids, []string{table + " AS x"}
	if ids == "" {
		ids = "(" + selectFrom(table, "x.id", span) + ")"
	} else {
		from[0] = "(" + selectFew(table, "x.*", exists(ids, "id", "x.id")) + ") AS x"
	}
	values := []string{`x."id"`, list("x.", names(fields(w.entity.Columns)))}
	for _, t := range w.wides {
		part, among := quote(t.Name), exists(ids, "id", "x.id")
		switch d := l.drafts[t.Name]; {
		case w.ahead && d != nil && !d.whole:
			part = l.rowsOf(t.Name, "x.*", among)
		case w.ahead && d != nil:
			part = selectFew(d.rows, "x.*", among)
		default:
			part = selectFew(part, "x.*", among)
		}
		values = append(values, list(quote(t.Name)+".", names(fields(t.Columns))))
		from = append(from, "("+part+") AS "+quote(t.Name)+" ON "+quote(t.Name)+".id = x.id")
	}
	sql := "SELECT " + strings.Join(values, ", ") + " FROM " + strings.Join(from, " LEFT JOIN ")
	if span != "" {
		sql += " WHERE " + span
	}
	return sql
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
