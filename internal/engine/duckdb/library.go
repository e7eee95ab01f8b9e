package duckdb

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unsafe"

	bindings "github.com/duckdb/duckdb-go-bindings"
	"github.com/duckdb/duckdb-go/v2/mapping"
)

// The files library.go, result.go and appender.go speak to DuckDB's C interface and know nothing of the warehouse. They
// stand beside database/sql because that boxes every value: here a column of a result is read, and a column to be
// written is filled, in the memory of DuckDB itself.

// database is one open file.
type database struct{ handle mapping.Database }

// failure is an error of DuckDB.
type failure struct {
	kind    mapping.ErrorType
	message string
}

func (f *failure) Error() string { return f.message }

// openDatabase opens a file, or memory for the path "".
func openDatabase(path string, options map[string]string) (*database, error) {
	var config mapping.Config
	if mapping.CreateConfig(&config) == mapping.StateError {
		return nil, errors.New("no configuration")
	}
	defer mapping.DestroyConfig(&config)
	for name, value := range options {
		if mapping.SetConfig(config, name, value) == mapping.StateError {
			return nil, fmt.Errorf("no option %s=%q", name, value)
		}
	}
	d := &database{}
	var message string
	if mapping.OpenExt(path, &d.handle, config, &message) == mapping.StateError {
		mapping.Close(&d.handle)
		return nil, &failure{kind: mapping.ErrorTypeConnection, message: message}
	}
	return d, nil
}

func (d *database) close() { mapping.Close(&d.handle) }

// connect opens a connection. One goroutine at a time uses it.
func (d *database) connect() (*conn, error) {
	c := &conn{statements: map[string]mapping.PreparedStatement{}}
	if mapping.Connect(d.handle, &c.handle) == mapping.StateError {
		return nil, errors.New("no connection")
	}
	return c, nil
}

// conn is one connection. It keeps the statements that questions repeat.
type conn struct {
	handle     mapping.Connection
	statements map[string]mapping.PreparedStatement
	era        int  // of the pool, when the statements were kept
	lent       bool // it holds one of the pool's slots
}

// keptStatements is how many prepared statements a connection keeps before it forgets all.
const keptStatements = 128

func (c *conn) close() {
	c.forget()
	mapping.Disconnect(&c.handle)
}

func (c *conn) forget() {
	for sql, s := range c.statements {
		mapping.DestroyPrepare(&s)
		delete(c.statements, sql)
	}
}

// exec runs a statement and returns the number of rows it changed.
func (c *conn) exec(ctx context.Context, sql string, args ...any) (int64, error) {
	r, err := c.run(ctx, sql, args, mapping.PendingPrepared)
	if err != nil {
		return 0, err
	}
	defer r.close()
	return int64(mapping.RowsChanged(&r.handle)), nil
}

// query runs a statement and holds its whole result.
func (c *conn) query(ctx context.Context, sql string, args ...any) (*result, error) {
	return c.run(ctx, sql, args, mapping.PendingPrepared)
}

// stream runs a statement whose result is worked out while it is read: it may be larger than memory. Until it is closed
// the connection does nothing else.
func (c *conn) stream(ctx context.Context, sql string, args ...any) (*result, error) {
	return c.run(ctx, sql, args, bindings.PendingPreparedStreaming)
}

// ask is query with a statement that is kept for the next time.
func (c *conn) ask(ctx context.Context, sql string, args ...any) (*result, error) {
	s, ok := c.statements[sql]
	if !ok {
		if len(c.statements) == keptStatements {
			c.forget()
		}
		var err error
		if s, err = c.prepare(sql); err != nil {
			return nil, err
		}
		c.statements[sql] = s
	}
	return c.execute(ctx, s, args, mapping.PendingPrepared)
}

type pendingFunc func(mapping.PreparedStatement, *mapping.PendingResult) mapping.State

func (c *conn) run(ctx context.Context, sql string, args []any, pending pendingFunc) (*result, error) {
	s, err := c.prepare(sql)
	if err != nil {
		return nil, err
	}
	r, err := c.execute(ctx, s, args, pending)
	if err != nil {
		mapping.DestroyPrepare(&s)
		return nil, fmt.Errorf("%w in %s", err, brief(sql))
	}
	r.statement = s
	return r, nil
}

func (c *conn) prepare(sql string) (mapping.PreparedStatement, error) {
	var s mapping.PreparedStatement
	if mapping.Prepare(c.handle, sql, &s) == mapping.StateError {
		err := &failure{kind: mapping.ErrorTypeParser, message: mapping.PrepareError(s)}
		mapping.DestroyPrepare(&s)
		return s, fmt.Errorf("%w in %s", err, brief(sql))
	}
	return s, nil
}

// brief cuts a statement to what a log can hold.
func brief(sql string) string {
	const enough = 500
	if len(sql) > enough {
		return sql[:enough] + " …"
	}
	return sql
}

func (c *conn) execute(ctx context.Context, s mapping.PreparedStatement, args []any, pending pendingFunc) (*result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, arg := range args {
		if err := bind(s, i+1, arg); err != nil {
			return nil, err
		}
	}
	done := c.interruptible(ctx)
	defer done()
	var p mapping.PendingResult
	defer mapping.DestroyPending(&p)
	if pending(s, &p) == mapping.StateError {
		return nil, c.failed(ctx, &failure{kind: mapping.ErrorTypeExecutor, message: mapping.PendingError(p)})
	}
	r := &result{conn: c, ctx: ctx}
	if mapping.ExecutePending(p, &r.handle) == mapping.StateError {
		err := &failure{kind: mapping.ResultErrorType(&r.handle), message: mapping.ResultError(&r.handle)}
		mapping.DestroyResult(&r.handle)
		return nil, c.failed(ctx, err)
	}
	r.begin()
	return r, nil
}

// failed prefers the context's error when that is why DuckDB stopped.
func (c *conn) failed(ctx context.Context, err error) error {
	if cause := ctx.Err(); cause != nil {
		return cause
	}
	return err
}

// interruptible stops DuckDB's work on this connection when the context ends, until done is called. An interrupt never
// reaches work begun after done has returned. It is repeated, because DuckDB forgets one that comes while it is setting
// out.
func (c *conn) interruptible(ctx context.Context) (done func()) {
	if ctx.Done() == nil {
		return func() {}
	}
	finished, quiet := make(chan struct{}), make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(quiet)
		for {
			mapping.Interrupt(c.handle)
			select {
			case <-finished:
				return
			case <-time.After(interruptEvery):
			}
		}
	})
	return func() {
		if !stop() {
			close(finished)
			<-quiet
		}
	}
}

const interruptEvery = 50 * time.Millisecond

func bind(s mapping.PreparedStatement, n int, arg any) error {
	at := mapping.IdxT(n)
	var state mapping.State
	switch v := arg.(type) {
	case nil:
		state = mapping.BindNull(s, at)
	case string:
		state = mapping.BindVarcharLength(s, at, v, mapping.IdxT(len(v)))
	case int:
		state = mapping.BindInt64(s, at, int64(v))
	case int64:
		state = mapping.BindInt64(s, at, v)
	case float64:
		state = mapping.BindDouble(s, at, v)
	case bool:
		state = mapping.BindBoolean(s, at, v)
	default:
		return fmt.Errorf("argument %d is a %T", n, arg)
	}
	if state == mapping.StateError {
		return &failure{kind: mapping.ErrorTypeInvalidInput, message: mapping.PrepareError(s)}
	}
	return nil
}

// word is a text as it lies in DuckDB's memory (duckdb_string_t): up to twelve bytes stand inside, longer texts
// elsewhere.
type word struct {
	size   uint32
	inside [inlined]byte
}

// inlined is how many bytes a word holds itself.
const inlined = 12

// bytes returns the text. It lies in DuckDB's memory and lives as long as the chunk.
func (w *word) bytes() []byte {
	if w.size <= inlined {
		return w.inside[:w.size]
	}
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&w.inside[4])), w.size) //nolint:gosec // behind four bytes of the text stands its address
}
