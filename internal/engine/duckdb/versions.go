package duckdb

import (
	"context"
	"strconv"
)

// versionsOf prints a query of the versions of an entity that newer ones have replaced or are about to: values and
// condition name columns that sources deliver, and the load, with the prefix "x.".
func (l *load) versionsOf(entity, values, where string) string {
	remembered := ""
	if d := l.drafts[entity]; d != nil && d.lost != "" {
		remembered = "NOT (" + exists(d.lost, "id", "x.id") + ")"
	}
	sql := selectFrom(quote(history(entity)), values, "NOT x."+quote(goneColumn), where, remembered)
	if l.intakes[entity] == nil || l.drafts[entity] == nil {
		return sql
	}
	replaced := exists(l.newer(l.drafts[entity]), "id", "x.id")
	return sql + " UNION ALL " +
		selectFrom(quote(l.was.layout.current(entity)), values, "x.gone_at IS NULL", replaced, where)
}

// newer prints the rows of a draft that the load itself has brought: others were only enriched again.
func (l *load) newer(d *draft) string {
	return "(SELECT id FROM " + d.rows + " WHERE " + quote(loadColumn) + " = " + strconv.FormatInt(l.n, 10) + ")"
}

// moments lists when each load was read, in unix seconds, by its number. Loads without a moment were read at 0.
func (l *load) moments(ctx context.Context) ([]any, error) {
	list := make([]any, l.n+1)
	for i := range list {
		list[i] = int64(0)
	}
	err := l.c.each(ctx, func(r *result, i int) {
		if n := r.columns[0].int(i); !r.columns[1].null(i) && n < l.n {
			list[n] = r.columns[1].int(i)
		}
	}, `SELECT n, seen FROM load`)
	list[l.n] = l.seen()
	return list, err
}

// seen is when the batch was read, in unix seconds; 0 when it does not tell.
func (l *load) seen() int64 {
	if l.batch.Seen.IsZero() {
		return 0
	}
	return l.batch.Seen.Unix()
}
