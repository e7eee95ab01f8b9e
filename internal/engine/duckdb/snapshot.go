package duckdb

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/engine"
	"svodka/internal/engine/sqlgen"
	"svodka/internal/fault"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// Read hands out the newest version. A load that is ready waits until the reads that run have ended.
func (e *Engine) Read(ctx context.Context, fn func(engine.Snapshot) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.visible.RLock()
	defer e.visible.RUnlock()
	return fn(&snapshot{pool: e.pool, state: e.now.Load()})
}

// snapshot asks the tables; nothing becomes visible while it lives.
type snapshot struct {
	pool  *pool
	state *state
}

func (s *snapshot) Version() warehouse.Version { return s.state.version }

func (s *snapshot) Settings() warehouse.Settings { return s.state.settings }

func (s *snapshot) Custom() []warehouse.CustomField { return slices.Clone(s.state.custom) }

func (s *snapshot) Freshness(context.Context) ([]warehouse.Freshness, error) {
	return s.state.freshness(), nil
}

// Scan runs the statements of a scan, one as a rule.
func (s *snapshot) Scan(ctx context.Context, scan plan.Scan) (_ []plan.Group, err error) {
	defer fault.Wrap(&err, "duckdb: scan of %s", scan.Fact.Name)
	statements, err := sqlgen.Scan(sqlgen.DuckDB{}, &scan)
	if err != nil {
		return nil, err
	}
	c, err := s.pool.get(ctx)
	if err != nil {
		return nil, err
	}
	defer s.pool.put(c)
	answer := sqlgen.NewAnswer(&scan)
	for _, statement := range statements {
		if err := collect(ctx, c, statement, answer); err != nil {
			return nil, err
		}
	}
	return answer.Groups(), nil
}

// Visit runs the one statement of a scan of one level, whose rows are its groups.
func (s *snapshot) Visit(ctx context.Context, scan plan.Scan, fn func(n int, key []byte, figures []float64)) (err error) {
	defer fault.Wrap(&err, "duckdb: visit of %s", scan.Fact.Name)
	statements, err := sqlgen.Scan(sqlgen.DuckDB{}, &scan)
	if err != nil {
		return err
	}
	if len(statements) != 1 || len(scan.Levels) != 1 || len(statements[0].Keys) != 1 || statements[0].Spans {
		return fmt.Errorf("groups of %d levels and %d points cannot be visited", len(scan.Levels), len(scan.Points))
	}
	c, err := s.pool.get(ctx)
	if err != nil {
		return err
	}
	defer s.pool.put(c)
	r, err := c.ask(ctx, statements[0].SQL, statements[0].Args...)
	if err != nil {
		return err
	}
	defer r.close()
	visit(r, statements[0], make([]float64, len(scan.Aggs)), fn)
	return r.done()
}

// visit hands over the rows of a statement, whose figures are written to a list.
func visit(r *result, s *sqlgen.Select, figures []float64, fn func(n int, key []byte, figures []float64)) {
	cells := make([]float64, s.Values)
	var buffer [32]byte
	for r.next() {
		columns := r.columns
		var period *column
		if s.Period {
			period, columns = &columns[0], columns[1:]
		}
		for i := range r.size {
			for v := range cells {
				cells[v] = columns[1+v].float(i)
			}
			s.Figures(cells, figures)
			key := columns[0].member(buffer[:0], i)
			if len(key) == 0 {
				key = nil
			}
			fn(s.Number(whole(period, i)), key, figures)
		}
	}
}

// collect runs one statement and gives its rows to the answer.
func collect(ctx context.Context, c *conn, s *sqlgen.Select, answer *sqlgen.Answer) error {
	r, err := c.ask(ctx, s.SQL, s.Args...)
	if err != nil {
		return err
	}
	defer r.close()
	answer.Begin(s)
	figures := make([]float64, s.Values)
	var buffer [32]byte
	for r.next() {
		columns := r.columns
		var from, to *column
		if s.Period || s.Spans {
			from, columns = &columns[0], columns[1:]
		}
		if s.Spans {
			to, columns = &columns[0], columns[1:]
		}
		for i := range r.size {
			for j, k := range s.Keys {
				answer.Key(k, columns[j].member(buffer[:0], i))
			}
			for v := range figures {
				figures[v] = columns[len(s.Keys)+v].float(i)
			}
			answer.Row(whole(from, i), whole(to, i), figures)
		}
	}
	return r.done()
}

// whole reads a number of a column that may not be there.
func whole(c *column, i int) int {
	if c == nil || c.null(i) {
		return 0
	}
	return int(c.int(i))
}

// Records lists rows of one fact.
func (s *snapshot) Records(ctx context.Context, ask plan.Records) (_ plan.Rows, err error) {
	defer fault.Wrap(&err, "duckdb: records of %s", ask.Fact.Name)
	id, _ := s.state.layout.idColumn(ask.Fact.Table)
	statement, err := sqlgen.Records(sqlgen.DuckDB{}, &ask, id)
	if err != nil {
		return plan.Rows{}, err
	}
	c, err := s.pool.get(ctx)
	if err != nil {
		return plan.Rows{}, err
	}
	defer s.pool.put(c)
	var rows plan.Rows
	if rows.Cells, err = c.cells(ctx, statement.SQL, statement.Args...); err != nil {
		return plan.Rows{}, err
	}
	rows.Total = int64(ask.Skip + len(rows.Cells))
	if ask.Limit == 0 && ask.Skip == 0 || ask.Limit > len(rows.Cells) && len(rows.Cells) > 0 {
		return rows, nil // the page was the last one
	}
	rows.Total, err = number(ctx, c, statement.Total, statement.TotalArgs...)
	return rows, err
}

// cells reads a whole result, row by row.
func (c *conn) cells(ctx context.Context, sql string, args ...any) ([][]any, error) {
	r, err := c.ask(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	defer r.close()
	var list [][]any
	for r.next() {
		width := len(r.columns)
		all := make([]any, r.size*width)
		for i := range r.size {
			row := all[i*width:][:width:width]
			for j := range row {
				row[j] = r.columns[j].value(i)
			}
			list = append(list, row)
		}
	}
	return list, r.done()
}

// lookupAtOnce is how many ids one statement looks up.
const lookupAtOnce = 2000

// Lookup reads columns of rows by id.
func (s *snapshot) Lookup(ctx context.Context, table string, ids, columns []string) (_ map[string][]any, err error) {
	defer fault.Wrap(&err, "duckdb: lookup in %s", table)
	if _, unique := s.state.layout.idColumn(table); !unique {
		return nil, fmt.Errorf("the rows of %q have no id", table)
	}
	c, err := s.pool.get(ctx)
	if err != nil {
		return nil, err
	}
	defer s.pool.put(c)
	found := map[string][]any{}
	sql := "SELECT " + list("", append([]string{"id"}, columns...)) + " FROM " + quote(table)
	take := func(sql string, args ...any) error {
		rows, err := c.cells(ctx, sql, args...)
		for _, row := range rows {
			id, _ := row[0].(string)
			found[id] = row[1:]
		}
		return err
	}
	if ids == nil {
		return found, take(sql)
	}
	for part := range slices.Chunk(ids, lookupAtOnce) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = id
		}
		places := make([]string, len(part))
		for i := range places {
			places[i] = sqlgen.DuckDB{}.Arg(i + 1)
		}
		if err := take(sql+" WHERE id IN ("+strings.Join(places, ", ")+")", args...); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Count tells how many rows of a table have each value of a column.
func (s *snapshot) Count(ctx context.Context, table, name string) (_ map[string]int64, err error) {
	defer fault.Wrap(&err, "duckdb: count of %s.%s", table, name)
	c, err := s.pool.get(ctx)
	if err != nil {
		return nil, err
	}
	defer s.pool.put(c)
	r, err := c.ask(ctx, fmt.Sprintf("SELECT %[1]s, count(*) FROM %[2]s WHERE %[1]s IS NOT NULL GROUP BY %[1]s", quote(name), quote(table)))
	if err != nil {
		return nil, err
	}
	defer r.close()
	counts := map[string]int64{}
	var buffer [32]byte
	for r.next() {
		for i := range r.size {
			counts[string(r.columns[0].member(buffer[:0], i))] = r.columns[1].int(i)
		}
	}
	return counts, r.done()
}
