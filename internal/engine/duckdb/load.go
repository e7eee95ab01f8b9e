package duckdb

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Load takes in a batch, see [engine.Engine].
//
// Rows are staged while the stream runs, then compared with what is there, then steps work out what they touch. Up to
// here nothing that questions read has changed. One transaction puts it all in place.
func (e *Engine) Load(ctx context.Context, b warehouse.Batch) (_ warehouse.Report, err error) {
	defer fault.Wrap(&err, "duckdb.Load(%s)", b.Source)
	if err := e.lock(ctx); err != nil {
		return warehouse.Report{}, err
	}
	defer e.unlock()
	l, err := e.newLoad(ctx, b)
	if err != nil {
		return warehouse.Report{}, err
	}
	defer l.clear(context.WithoutCancel(ctx))
	if err := l.run(ctx); err != nil {
		return warehouse.Report{}, e.explain(err)
	}
	l.checkpoint(ctx)
	return l.report, nil
}

// Configure enriches and derives everything again from what sources have delivered. Settings as they are change nothing;
// others make a new version.
func (e *Engine) Configure(ctx context.Context, s warehouse.Settings) (err error) {
	defer fault.Wrap(&err, "duckdb.Configure")
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer e.unlock()
	if reflect.DeepEqual(e.now.Load().settings, s) {
		return nil
	}
	l, err := e.newLoad(ctx, warehouse.Batch{})
	if err != nil {
		return err
	}
	defer l.clear(context.WithoutCancel(ctx))
	l.next.settings, l.everything, l.dimensions = s, true, true
	if err := l.begin(); err != nil {
		return err
	}
	return e.explain(l.work(ctx))
}

// lock waits until no other load runs.
func (e *Engine) lock(ctx context.Context) error {
	if e.options.ReadOnly {
		return fault.Sentence(fault.Conflict, "The warehouse is open for reading only.", "Хранилище открыто только для чтения.")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-e.loading:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (e *Engine) unlock() { e.loading <- struct{}{} }

// load is one load at work.
type load struct {
	engine *Engine
	batch  warehouse.Batch
	was    *state
	next   *state
	n      int64 // the load's number
	env    *warehouse.Env
	c      *conn
	report warehouse.Report

	everything bool // all facts are enriched and all groups derived again
	dimensions bool // and so are dimensions: settings or custom fields have changed
	anew       bool // also empty tables are made again: their columns have changed

	members []warehouse.MemberChange // of dictionaries, unless everything is enriched and derived again
	large   bool                     // it is, and spares the memory
	percent int                      // of Go's garbage collection before a large load
	decay   decays                   // of DuckDB's allocator before a large load
	rows    int64                    // rows that came so far
	few     bool                     // the groups a step works out are few among all
	slice   [2]int64                 // of all groups, the step works out one part of as many; none of the parts when there is one
	window  *bounds                  // when they differ
	dues    []due

	intakes map[string]*intake // by entity
	facts   bool               // dictionaries are complete, facts come
	drafts  map[string]*draft  // by entity or derived table: what is to become of it
	made    []string           // tables to be dropped at the end
}

// draft is the next state of an entity or a derived table.
type draft struct {
	name    string
	table   string // what it is to change
	rows    string // the table of new rows
	fields  []field
	old     string           // the table of the rows that are replaced, once it was made
	whole   bool             // rows are the whole new table; otherwise they replace rows of the same id or group
	groups  string           // of a derived table that is not whole: the table of groups, or of ids, that are replaced
	lost    string           // of an entity: the table of ids of rows that are forgotten; "" for none
	global  bool             // of a derived table that has one group only: it is replaced id by id
	derived *warehouse.Table // nil for an entity
}

func (e *Engine) newLoad(ctx context.Context, b warehouse.Batch) (*load, error) {
	was := e.now.Load()
	c, err := e.pool.open()
	if err != nil {
		return nil, err
	}
	l := &load{
		engine: e, batch: b, was: was, next: was.fork(), n: was.version.N + 1, c: c,
		report:  warehouse.Report{Version: was.version, Entities: map[string]warehouse.Count{}},
		intakes: map[string]*intake{}, drafts: map[string]*draft{},
	}
	if was.dict == nil {
		if was.dict, err = l.dictionaries(ctx); err != nil {
			e.pool.put(c)
			return nil, err
		}
		l.next.dict = was.dict
	}
	return l, nil
}

// run takes the batch in.
func (l *load) run(ctx context.Context) error {
	if err := l.extend(); err != nil {
		return err
	}
	l.next.version.Seen = later(l.was.version.Seen, l.batch.Seen)
	if err := l.begin(); err != nil {
		return err
	}
	if err := l.receive(ctx); err != nil {
		return err
	}
	for name := range l.intakes {
		what := delivery{source: l.batch.Source, entity: name}
		l.next.fresh[what] = later(l.next.fresh[what], l.batch.Seen)
		if l.batch.Forget && l.batch.Stream == nil {
			delete(l.next.fresh, what)
		}
	}
	return l.work(ctx)
}

// begin prepares what enriching needs.
func (l *load) begin() (err error) {
	if l.env, err = warehouse.NewEnv(l.next.settings, l.was.dict, l.next.now()); err != nil {
		return err
	}
	l.env.Unrated = l.batch.Unrated
	return nil
}

// work brings everything behind the new rows up to date and makes it visible.
func (l *load) work(ctx context.Context) error {
	l.tell(ctx, "derive")
	if err := l.refresh(ctx); err != nil {
		return err
	}
	if l.everything {
		if err := l.weigh(ctx); err != nil {
			return err
		}
		if err := l.renew(ctx); err != nil {
			return err
		}
	}
	if err := l.derive(ctx); err != nil {
		return err
	}
	if l.everything || len(l.drafts) > 0 {
		l.next.version.N = l.n
	}
	l.tell(ctx, "write")
	return l.publish(ctx)
}

func (l *load) tell(ctx context.Context, step string) {
	l.spare(ctx)
	if l.batch.Progress != nil {
		l.batch.Progress(step)
	}
}

// draft announces a new state of an entity or a derived table and makes the table for its rows: beside the table it is
// to replace, or in memory, when it only changes it.
func (l *load) draft(ctx context.Context, name string, whole bool) (*draft, error) {
	d := &draft{name: name, whole: whole, derived: l.next.layout.schema.Table(name)}
	if d.derived != nil {
		d.table, d.fields = name, l.next.layout.derivedFields(d.derived)
	} else {
		d.table, d.fields = l.next.layout.current(name), l.next.layout.currentFields(name)
	}
	d.rows = quote(fresh(d.table))
	if !whole {
		d.rows = "stage." + d.rows
	}
	if err := l.make(ctx, d.rows, create(d.rows, d.fields)); err != nil {
		return nil, err
	}
	l.drafts[name] = d
	return d, nil
}

// make runs a statement that makes a table, and drops the table at the end.
func (l *load) make(ctx context.Context, table, sql string) error {
	_, err := l.exec(ctx, sql)
	if err == nil {
		l.made = append(l.made, table)
	}
	return err
}

// forget drops the draft of a table: there is nothing to change.
func (l *load) forget(name string) { delete(l.drafts, name) }

// appender opens the table of a draft's rows for writing.
func (l *load) appender(d *draft) (*appender, error) {
	catalog := ""
	if !d.whole {
		catalog = "stage"
	}
	return l.write(catalog, fresh(d.table))
}

// write opens a table for writing, on a connection of its own.
func (l *load) write(catalog, table string) (*appender, error) {
	c, err := l.engine.pool.open()
	if err != nil {
		return nil, err
	}
	a, err := c.appender(catalog, table, l.engine.store)
	if err != nil {
		l.engine.pool.put(c)
		return nil, err
	}
	a.release = func() { l.engine.pool.put(c) }
	return a, nil
}

// clear drops what the load has made on its way.
func (l *load) clear(ctx context.Context) {
	for _, in := range l.intakes {
		_ = in.stop() // only the goroutine matters by now
	}
	for _, table := range slices.Backward(l.made) {
		// Should one stay, it is dropped when the warehouse is opened next.
		_, _ = l.c.exec(ctx, "DROP TABLE IF EXISTS "+table)
	}
	l.relax(ctx)
	l.engine.pool.put(l.c)
}

// dictionaries reads the dictionaries as they are to be.
func (l *load) dictionaries(ctx context.Context) (*warehouse.Dict, error) {
	schema := l.next.layout.schema
	return warehouse.BuildDict(func(entity string, visit func(warehouse.Row)) error {
		columns := []string{"id"}
		for _, c := range schema.Entity(entity).Columns {
			columns = append(columns, c.Name)
		}
		return l.c.each(ctx, func(r *result, i int) {
			row := make(warehouse.Row, len(columns))
			for j := range row {
				row[j] = r.columns[j].value(i)
			}
			visit(row)
		}, l.rowsOf(entity, list("x.", columns), "")+" ORDER BY 1")
	}, schema)
}

// rowsOf prints a query of an entity or a derived table as it is to be. The values and the condition name its columns
// with the prefix "x.".
func (l *load) rowsOf(name, values, where string) string {
	return l.rowsBy(selectFrom, name, values, where)
}

// fewOf is rowsOf for a condition that few rows fulfil.
func (l *load) fewOf(name, values, where string) string {
	return l.rowsBy(selectFew, name, values, where)
}

func (l *load) rowsBy(from func(table, values string, conditions ...string) string, name, values, where string) string {
	table := name
	if l.next.layout.schema.Entity(name) != nil {
		table = l.next.layout.current(name)
	}
	d := l.drafts[name]
	switch {
	case d == nil:
		return from(quote(table), values, where)
	case d.whole:
		return selectFrom(d.rows, values, where)
	default:
		return from(quote(table), values, d.kept(), where) + " UNION ALL " + selectFrom(d.rows, values, where)
	}
}

// kept is the condition that a present row stays.
func (d *draft) kept() string { return "NOT (" + d.replaced() + ")" }

// replaced is the condition that a present row is replaced or goes.
func (d *draft) replaced() string {
	switch {
	case d.whole:
		return "TRUE"
	case d.global:
		return exists(d.groups, "grp", `x."id"`)
	case d.derived != nil:
		return exists(d.groups, "grp", "x."+quote(groupColumn(d.derived)))
	case d.lost != "":
		return "(" + exists(d.rows, "id", `x."id"`) + " OR " + exists(d.lost, "id", `x."id"`) + ")"
	default:
		return exists(d.rows, "id", `x."id"`)
	}
}

// exists is the condition that a table has a row with that value, neither of which may be empty where the condition is
// turned round. DuckDB joins IN with a small table by looking through the blocks of the large one once; EXISTS beside
// other conditions makes it collect all different values of the large one first.
func exists(table, column, value string) string {
	return value + " IN (SELECT " + quote(column) + " FROM " + table + ")"
}

// selectFew is selectFrom for conditions that few rows fulfil: the rows are found by the columns of the conditions alone,
// and the others are read only of the parts of the table where rows were found.
func selectFew(table, values string, conditions ...string) string {
	return selectFrom(table, values, "x.rowid IN ("+selectFrom(table, "x.rowid", conditions...)+")")
}

func selectFrom(table, values string, conditions ...string) string {
	var all []string
	for _, c := range conditions {
		if c != "" {
			all = append(all, c)
		}
	}
	sql := "SELECT " + values + " FROM " + table + " AS x"
	if len(all) > 0 {
		sql += " WHERE " + strings.Join(all, " AND ")
	}
	return sql
}

// explain turns a full disk or memory into a sentence.
func (e *Engine) explain(err error) error {
	var f *failure
	if err == nil || !errors.As(err, &f) {
		return err
	}
	switch {
	case strings.Contains(f.message, "No space left"), strings.Contains(f.message, "not enough space"), strings.Contains(f.message, "Could not write"):
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "The disk is full: nothing was changed. Free some space and try again.",
			RU: "На диске нет места: ничего не изменено. Освободите место и повторите.",
		})
	case short(err):
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "There is not enough memory or space for temporary files: nothing was changed. Raise the memory limit and try again.",
			RU: "Не хватает памяти или места для временных файлов: ничего не изменено. Увеличьте предел памяти и повторите.",
		})
	default:
		return err
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
