package duckdb

import (
	"context"
	"fmt"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Problem is something about the data that does not hold together.
type Problem struct {
	EN, RU string
	// Wrong means that figures are not to be trusted; otherwise the sources have left something out.
	Wrong bool
}

// Check looks for what must not be, and works out every derived table again to see that it is as it would be. Loads
// wait meanwhile.
func (e *Engine) Check(ctx context.Context) (_ []Problem, err error) {
	defer fault.Wrap(&err, "duckdb.Check")
	if err := e.lock(ctx); err != nil {
		return nil, err
	}
	defer e.unlock()
	l, err := e.newLoad(ctx, warehouse.Batch{})
	if err != nil {
		return nil, err
	}
	defer l.clear(context.WithoutCancel(ctx))
	if err := l.begin(); err != nil {
		return nil, err
	}
	c := &checking{load: l}
	for _, look := range []func(context.Context) error{c.entities, c.versions, c.keys, c.spans, c.derived} {
		if err := look(ctx); err != nil {
			return nil, err
		}
	}
	return c.found, nil
}

// checking collects problems.
type checking struct {
	*load
	found []Problem
}

// count notes a problem when a query counts more than nothing. The sentences begin with the number.
func (c *checking) count(ctx context.Context, wrong bool, sql, en, ru string, args ...any) error {
	n, err := number(ctx, c.c, sql)
	if err == nil && n > 0 {
		args = append([]any{n}, args...)
		c.found = append(c.found, Problem{EN: fmt.Sprintf(en, args...), RU: fmt.Sprintf(ru, args...), Wrong: wrong})
	}
	return err
}

// entities checks that each id is there once, and that what questions read has the same rows.
func (c *checking) entities(ctx context.Context) error {
	for _, e := range c.was.layout.schema.Entities {
		table := c.was.layout.current(e.Name)
		err := c.count(ctx, true, "SELECT count(*) - count(DISTINCT id) FROM "+quote(table),
			"%d rows of %s have the id of another row.", "%d строк «%s» повторяют id другой строки.", e.Name)
		if err != nil {
			return err
		}
		if table == e.Name {
			continue
		}
		err = c.count(ctx, true, fmt.Sprintf("SELECT count(*) FROM (SELECT id FROM %[1]s EXCEPT ALL SELECT id FROM %[2]s "+
			"UNION ALL (SELECT id FROM %[2]s EXCEPT ALL SELECT id FROM %[1]s))", quote(table), quote(e.Name)),
			"%d rows of %s are not as questions read them.", "%d строк «%s» отличаются от того, что читают вопросы.", e.Name)
		if err != nil {
			return err
		}
	}
	return nil
}

// versions checks that history is older than what is there now.
func (c *checking) versions(ctx context.Context) error {
	for _, e := range c.was.layout.schema.Entities {
		err := c.count(ctx, true, fmt.Sprintf("SELECT count(*) FROM %s AS v LEFT JOIN %s AS x ON x.id = v.id WHERE x.id IS NULL OR v._n >= x._n",
			quote(history(e.Name)), quote(c.was.layout.current(e.Name))),
			"%d earlier versions of %s are not earlier than the row that is there.",
			"%d прежних версий «%s» не старше строки, которая есть сейчас.", e.Name)
		if err != nil {
			return err
		}
	}
	return nil
}

// keys counts rows whose keys lead nowhere.
func (c *checking) keys(ctx context.Context) error {
	for _, e := range c.was.layout.schema.Entities {
		for _, col := range e.Columns {
			if col.Type != warehouse.Key || col.Local {
				continue
			}
			err := c.count(ctx, false, fmt.Sprintf("SELECT count(*) FROM %s AS x WHERE x.%s IS NOT NULL AND NOT (%s)",
				quote(c.was.layout.current(e.Name)), quote(col.Name), exists(quote(c.was.layout.current(col.To)), "id", "x."+quote(col.Name))),
				"%d rows of %s point by %s to a %s that no source has brought.",
				"%d строк «%s» ссылаются через %s на «%s», которого нет ни в одном источнике.", e.Name, col.Name, col.To)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// spans checks that the spans of a deal follow each other without gap and overlap.
func (c *checking) spans(ctx context.Context) error {
	return c.count(ctx, true, `SELECT count(*) FROM (
			SELECT until_at, lead(since_at) OVER w AS following, row_number() OVER w = count(*) OVER (PARTITION BY grp) AS last
			FROM deal_span WINDOW w AS (PARTITION BY grp ORDER BY since_at, until_at NULLS LAST, rowid)
		) WHERE NOT last AND until_at IS DISTINCT FROM following`,
		"%d spans of deals do not end where the next one begins.", "%d интервалов сделок кончаются не там, где начинается следующий.")
}

// derived runs all steps and counts the groups that come out otherwise than they stand there.
func (c *checking) derived(ctx context.Context) error {
	for _, step := range warehouse.Steps() {
		before := len(c.drafts)
		if err := c.step(ctx, step, ""); err != nil {
			return fmt.Errorf("step %s: %w", step.Name, err)
		}
		if len(c.drafts) == before {
			continue
		}
		for _, t := range step.Out {
			d := c.drafts[t.Name]
			if d == nil {
				continue
			}
			from := d.groups
			if from == "" {
				from = d.rows
			}
			err := c.count(ctx, true, "SELECT greatest(1, count(*)) FROM "+from,
				"%d groups of %s are out of date.", "%d групп «%s» устарели.", t.Name)
			if err != nil {
				return err
			}
			c.forget(t.Name) // what follows from it is no problem of its own
		}
	}
	return nil
}
