package duckdb

import (
	"context"
	"fmt"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Finding is something about the data that a person should know.
type Finding struct {
	EN, RU string
	// Wrong marks what contradicts itself; the rest only deserves a look.
	Wrong bool
}

// Check reads the whole warehouse and tells where the data contradicts itself, and where keys lead nowhere.
func (e *Engine) Check(ctx context.Context) (list []Finding, err error) {
	defer fault.Wrap(&err, "duckdb.Check")
	e.visible.RLock()
	defer e.visible.RUnlock()
	c, err := e.pool.get(ctx)
	if err != nil {
		return nil, err
	}
	defer e.pool.put(c)
	k := &checker{c: c, layout: e.now.Load().layout}
	for _, step := range []func(context.Context) error{k.ids, k.widened, k.spans, k.closings, k.keys} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return k.list, nil
}

type checker struct {
	c      *conn
	layout *layout
	list   []Finding
}

// found adds a finding when a query counts something. Both sentences get the count last.
func (k *checker) found(ctx context.Context, wrong bool, sql, en, ru string, args ...any) error {
	n, err := number(ctx, k.c, sql)
	if err != nil || n == 0 {
		return err
	}
	args = append(args, n)
	k.list = append(k.list, Finding{EN: fmt.Sprintf(en, args...), RU: fmt.Sprintf(ru, args...), Wrong: wrong})
	return nil
}

// ids checks that every id stands once.
func (k *checker) ids(ctx context.Context) error {
	for _, e := range k.layout.schema.Entities {
		err := k.found(ctx, true, "SELECT count(id) - count(DISTINCT id) FROM "+quote(k.layout.current(e.Name)),
			"%s: %d ids stand more than once.", "%s: повторяющихся идентификаторов — %d.", e.Name)
		if err != nil {
			return err
		}
	}
	return nil
}

// widened checks that what questions read has a row for each row that was delivered.
func (k *checker) widened(ctx context.Context) error {
	for entity, wides := range k.layout.wides {
		if len(wides) == 0 {
			continue
		}
		err := k.found(ctx, true, "SELECT abs((SELECT count(*) FROM "+quote(entity)+") - (SELECT count(*) FROM "+quote(k.layout.current(entity))+"))",
			"%s: %d rows are missing in what questions read, or stand there too often.", "%s: строк потеряно или повторено при пересчёте — %d.", entity)
		if err != nil {
			return err
		}
	}
	return nil
}

// spans checks that the history of each deal has neither gap nor overlap.
func (k *checker) spans(ctx context.Context) error {
	return k.found(ctx, true, `SELECT count(*) FROM (
		SELECT until_at, lead(since_at) OVER (PARTITION BY deal ORDER BY since_at, until_at NULLS LAST) AS next, since_at FROM deal_span)
		WHERE next IS NOT NULL AND until_at IS DISTINCT FROM next OR until_at < since_at`,
		"The history of deals has %d gaps or overlaps.", "В истории сделок разрывов или наложений — %d.")
}

// closings checks that a deal's wins and the wins taken back leave at most one.
func (k *checker) closings(ctx context.Context) error {
	return k.found(ctx, true, `SELECT count(*) FROM (
		SELECT deal FROM closing GROUP BY deal HAVING sum(sign(wins)) NOT IN (0, 1))`,
		"%d deals are won more often than once.", "Сделок, выигранных больше одного раза, — %d.")
}

// keys counts keys that lead to no row.
func (k *checker) keys(ctx context.Context) error {
	for _, e := range k.layout.schema.Entities {
		for _, c := range e.Columns {
			if c.Type != warehouse.Key || c.Local {
				continue
			}
			err := k.found(ctx, false, "SELECT count(*) FROM "+quote(k.layout.current(e.Name))+" AS x WHERE x."+quote(c.Name)+
				" IS NOT NULL AND NOT "+exists(quote(k.layout.current(c.To)), "id", "x."+quote(c.Name)),
				"%s: the %s of %d rows is not in the data.", "%s: поле %s указывает на отсутствующую запись, строк — %d.", e.Name, c.Name)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
