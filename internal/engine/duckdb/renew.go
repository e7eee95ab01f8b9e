package duckdb

import (
	"context"
	"fmt"

	"svodka/internal/warehouse"
)

// renew enriches all rows again: of facts, and of dimensions when settings or custom fields have changed.
func (l *load) renew(ctx context.Context) error {
	for _, e := range l.next.layout.schema.Entities {
		d := l.drafts[e.Name]
		if d != nil && d.whole || e.Dimension && !l.dimensions {
			continue
		}
		if err := l.renewEntity(ctx, e, d); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	return nil
}

// renewEntity makes the whole table of an entity: the rows of the load as they are, the others enriched again.
func (l *load) renewEntity(ctx context.Context, e *warehouse.Entity, came *draft) error {
	table := quote(l.was.layout.current(e.Name))
	left := ""
	if came != nil {
		left = came.kept()
	} else if !l.altered(e.Name) {
		occupied, err := number(ctx, l.c, "SELECT count(*) FROM (SELECT 1 FROM "+table+" LIMIT 1)")
		if err != nil || occupied == 0 {
			return err
		}
	}
	d, err := l.draft(ctx, e.Name, true)
	if err != nil {
		return err
	}
	if came != nil {
		d.lost = came.lost
		if _, err := l.exec(ctx, "INSERT INTO "+d.rows+" SELECT * FROM "+came.rows); err != nil {
			return err
		}
	}
	source := l.was.layout.sourceNames(e.Name)
	values := list("x.", source) + ", x.gone_at, x._h, x._n"
	a, err := l.appender(d)
	if err != nil {
		return err
	}
	if err := l.enrich(ctx, e, selectFrom(table, values, left), len(source), a); err != nil {
		a.abandon()
		return err
	}
	return a.close()
}

// enrich reads source rows with gone_at and bookkeeping behind them, and appends them enriched.
func (l *load) enrich(ctx context.Context, e *warehouse.Entity, sql string, width int, a *appender) error {
	c, err := l.engine.pool.open()
	if err != nil {
		return err
	}
	defer l.engine.pool.put(c)
	r, err := c.stream(ctx, sql)
	if err != nil {
		return err
	}
	defer r.close()
	seen, err := l.moments(ctx)
	if err != nil {
		return err
	}
	env := l.env.Again()
	if l.next.settings.Currency != l.was.settings.Currency {
		env = l.env // another currency of the company must have rates of all
	}
	enricher := warehouse.NewEnricher(env, l.next.layout.schema, e.Name)
	source := make(warehouse.Row, 1+len(l.next.layout.schema.Source(e.Name)))
	for r.next() {
		gone, book := &r.columns[width], r.columns[width+1:]
		for i := range r.size {
			for j := range width {
				source[j] = r.columns[j].value(i)
			}
			at, _ := seen[book[1].int(i)].(int64)
			row, err := enricher.Row(source, at)
			if err != nil {
				return err
			}
			if !gone.null(i) {
				row = enricher.Gone(row, gone.int(i))
			}
			if err := a.append(row, []any{uint64(book[0].int(i)), book[1].int(i)}); err != nil {
				return err
			}
		}
	}
	return r.done()
}
