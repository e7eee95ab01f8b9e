package duckdb

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"svodka/internal/warehouse"
)

// gathering reads the inputs of a step side by side, each sorted by group, and puts the rows of a group together.
//
//	deals:    a …   b …        c …
//	changes:  a … a … a …  c … c …     →   a: [deal] [change change change]   b: [deal] []   c: [deal] [change change]
type gathering struct {
	step    *warehouse.Step
	feeds   []*feed // of the inputs, then of the outputs
	inputs  int
	batches chan *batch
	free    chan *batch
	done    chan struct{}
	pool    *pool
}

// feed is one input, or what an output holds.
type feed struct {
	c       *conn
	r       *result
	at      int
	open    bool
	ended   bool  // it was read to the end
	width   int   // columns the step sees
	order   []int // columns that sort the rows of a group
	loose   bool  // they need not be sorted
	all     int   // columns read, but for the key, the tie and the place
	placed  bool  // rows of a derived table, or versions: their place breaks what ties are left
	seen    []any // by load: when it was read; of a feed that tells
	loads   []int // the columns that hold a load and are to tell when it was read
	boxes   []boxes
	sorting []entry
	ties    []byte
}

// entry is a row that is being sorted.
type entry struct {
	row      warehouse.Row
	from, to int // its tie in feed.ties
	place    int64
}

// gather opens the inputs of a step, for the groups whose keys are in a table or for all, and what its outputs hold of
// them.
func (l *load) gather(ctx context.Context, step *warehouse.Step, keys string, outs []*output) (_ *gathering, err error) {
	g := &gathering{
		step: step, inputs: len(step.Inputs), batches: make(chan *batch, batchAhead), free: make(chan *batch, batchAhead+2),
		done: make(chan struct{}), pool: l.engine.pool,
	}
	defer func() {
		if err != nil {
			close(g.done)
			g.close()
		}
	}()
	for _, in := range step.Inputs {
		f, sql := l.input(step, in, keys)
		g.feeds = append(g.feeds, f)
		if len(f.loads) > 0 {
			if f.seen, err = l.moments(ctx); err != nil {
				return nil, err
			}
		}
		if err := f.start(ctx, l.engine.pool, sql); err != nil {
			return nil, err
		}
	}
	for _, o := range outs {
		f, sql := l.before(step, o, keys)
		g.feeds = append(g.feeds, f)
		if err := f.start(ctx, l.engine.pool, sql); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// input prints the query of one input: the group, what puts its rows in order when nothing else does, the columns.
func (l *load) input(step *warehouse.Step, in warehouse.Input, keys string) (*feed, string) {
	f := &feed{width: len(in.Columns), loose: step.Global && len(in.Order) == 0}
	columns := slices.Clone(in.Columns)
	for _, name := range in.Order {
		at := slices.Index(columns, name)
		if at < 0 {
			at = len(columns)
			columns = append(columns, name)
		}
		f.order = append(f.order, at)
	}
	f.all = len(columns)
	for i, name := range columns {
		if name == warehouse.SeenAt {
			columns[i] = loadColumn
			f.loads = append(f.loads, i)
		}
	}
	key := l.key(step, in)
	order := l.order(in.From, f)
	if in.Versions {
		f.placed, order = true, "x."+quote(loadColumn)
	}
	values := key + " AS k, x." + quote(l.tie(in.From)) + " AS t, " + order + " AS p, " + list("x.", columns)
	where := ""
	if !step.Global {
		where = key + " IS NOT NULL"
	}
	if in.Where != "" {
		where = and(where, l.filled(in.From, in.Where))
	}
	if keys != "" {
		where = and(where, exists(keys, "key", key))
	}
	where = l.sliced(where, key)
	sql := l.rowsOf(in.From, values, where)
	if keys != "" && l.few {
		sql = l.fewOf(in.From, values, where)
	}
	if in.Versions {
		sql = l.versionsOf(in.From, values, where)
	}
	if !step.Global {
		sql = "SELECT * FROM (" + sql + ") ORDER BY k"
	}
	return f, sql
}

// before prints the query of what an output's groups have given before; "" when that does not matter.
func (l *load) before(step *warehouse.Step, o *output, keys string) (*feed, string) {
	columns := names(o.draft.fields)[o.skip:]
	f := &feed{width: len(columns), all: len(columns), placed: true, loose: step.Global}
	if o.draft.whole {
		return f, ""
	}
	grp := "x." + quote(groupColumn(o.draft.derived))
	values := ", NULL::VARCHAR AS t, x.rowid AS p, " + list("x.", columns)
	if step.Global {
		return f, selectFrom(quote(o.draft.table), "'' AS k"+values)
	}
	from, where := selectFrom, ""
	if keys != "" {
		where = exists(keys, "key", grp)
		if l.few {
			from = selectFew
		}
	}
	where = l.sliced(where, grp)
	return f, from(quote(o.draft.table), grp+" AS k"+values, where) + " ORDER BY k"
}

// sliced adds to a condition that the group is of the part that is worked out.
func (l *load) sliced(where, group string) string {
	if l.slice[1] <= 1 {
		return where
	}
	return and(where, fmt.Sprintf("hash(%s) %% %d = %d", group, l.slice[1], l.slice[0]))
}

// start runs the query of a feed; a feed without one is empty.
func (f *feed) start(ctx context.Context, p *pool, sql string) (err error) {
	if sql == "" {
		return nil
	}
	f.boxes = make([]boxes, f.all)
	if f.c, err = p.open(); err != nil {
		return err
	}
	f.r, err = f.c.stream(ctx, sql)
	f.open = err == nil
	return err
}

// order prints what keeps the order in which a step wrote the rows of a group.
func (l *load) order(name string, f *feed) string {
	if t := l.next.layout.schema.Table(name); t != nil && t.Of == "" {
		f.placed = true
		return "x.rowid"
	}
	return "0"
}

// filled is the condition that a Bool is true or a Text not empty.
func (l *load) filled(name, column string) string {
	columns := l.columns(name)
	at := slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == column })
	if at >= 0 && columns[at].Type == warehouse.Bool {
		return "x." + quote(column)
	}
	return "x." + quote(column) + " IS NOT NULL"
}

func (l *load) columns(name string) []warehouse.Column {
	if e := l.next.layout.schema.Entity(name); e != nil {
		return e.Columns
	}
	return l.next.layout.schema.Table(name).Columns
}

func and(a, b string) string {
	if a == "" {
		return b
	}
	return a + " AND " + b
}

// close waits for run and closes the inputs.
func (g *gathering) close() {
	<-g.done
	for _, f := range g.feeds {
		if f.r != nil {
			f.r.close()
		}
		switch {
		case f.c == nil:
		case f.ended:
			g.pool.put(f.c)
		default: // what a stream that was left holds on to goes with its connection
			f.c.close()
		}
	}
}

// run gathers all groups, or ends with stop.
func (g *gathering) run(ctx context.Context, stop context.CancelCauseFunc) {
	defer close(g.done)
	defer close(g.batches)
	if err := g.all(ctx); err != nil {
		stop(err)
	}
}

func (g *gathering) all(ctx context.Context) error {
	for _, f := range g.feeds {
		if !f.open {
			continue
		}
		f.at = -1
		if err := f.advance(); err != nil {
			return err
		}
	}
	b := g.batch()
	for key, ok := g.least(nil); ok; key, ok = g.least(key) {
		if err := g.group(b, key); err != nil {
			return err
		}
		if len(b.cells) < batchCells {
			continue
		}
		if err := g.send(ctx, b); err != nil {
			return err
		}
		b = g.batch()
	}
	return g.send(ctx, b)
}

// least finds the smallest key that is left; the old key's memory is used again.
func (g *gathering) least(key []byte) ([]byte, bool) {
	var least []byte
	found := false
	for _, f := range g.feeds {
		if f.open && (!found || bytes.Compare(f.key(), least) < 0) {
			least, found = f.key(), true
		}
	}
	return append(key[:0], least...), found
}

// group gathers the rows of one group.
func (g *gathering) group(b *batch, key []byte) error {
	first, alive := len(b.sets), false
	for i, f := range g.feeds {
		rows, err := f.take(b, key)
		if err != nil {
			return err
		}
		if i >= g.inputs {
			b.was = append(b.was, rows)
			continue
		}
		b.sets = append(b.sets, rows)
		alive = alive || len(rows) > 0
	}
	b.groups = append(b.groups, warehouse.Group{Key: string(key), Rows: b.sets[first:len(b.sets):len(b.sets)]})
	b.alive = append(b.alive, alive)
	return nil
}

// key is the group of the row at hand.
func (f *feed) key() []byte { return f.r.columns[0].bytes(f.at) }

// advance moves to the next row.
func (f *feed) advance() error {
	if f.at++; f.at < f.r.size {
		return nil
	}
	f.at = 0
	if f.open = f.r.next(); f.open {
		return nil
	}
	err := f.r.done()
	f.ended = err == nil
	return err
}

// take reads the rows of a group, sorted.
func (f *feed) take(b *batch, key []byte) ([]warehouse.Row, error) {
	f.sorting, f.ties = f.sorting[:0], f.ties[:0]
	for f.open && bytes.Equal(f.key(), key) {
		from := len(b.cells)
		for j := range f.all {
			if len(f.loads) > 0 && slices.Contains(f.loads, j) {
				b.cells = append(b.cells, f.seen[f.r.columns[3+j].int(f.at)])
				continue
			}
			b.cells = append(b.cells, f.boxes[j].value(&f.r.columns[3+j], f.at))
		}
		e := entry{row: b.cells[from:len(b.cells):len(b.cells)], from: len(f.ties)}
		f.ties = append(f.ties, f.r.columns[1].bytes(f.at)...)
		e.to = len(f.ties)
		if f.placed {
			e.place = f.r.columns[2].int(f.at)
		}
		f.sorting = append(f.sorting, e)
		if err := f.advance(); err != nil {
			return nil, err
		}
	}
	if len(f.sorting) == 0 {
		return nil, nil
	}
	if len(f.sorting) > 1 && !f.loose {
		f.sort()
	}
	first := len(b.rows)
	for _, e := range f.sorting {
		b.rows = append(b.rows, e.row[:f.width:f.width])
	}
	return b.rows[first:len(b.rows):len(b.rows)], nil
}

func (f *feed) sort() {
	slices.SortFunc(f.sorting, func(a, b entry) int {
		for _, j := range f.order {
			if c := compareCells(a.row[j], b.row[j]); c != 0 {
				return c
			}
		}
		if c := bytes.Compare(f.ties[a.from:a.to], f.ties[b.from:b.to]); c != 0 {
			return c
		}
		return cmp.Compare(a.place, b.place)
	})
}

// compareCells orders two values of one column, nothing last.
func compareCells(a, b any) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	switch x := a.(type) {
	case int64:
		y, _ := b.(int64)
		return cmp.Compare(x, y)
	case string:
		y, _ := b.(string)
		return cmp.Compare(x, y)
	case float64:
		y, _ := b.(float64)
		return cmp.Compare(x, y)
	case bool:
		y, _ := b.(bool)
		switch {
		case x == y:
			return 0
		case y:
			return -1
		}
		return 1
	default:
		return 0
	}
}
