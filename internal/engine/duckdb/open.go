package duckdb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Options say which warehouse to open, and how.
type Options struct {
	// Path is the file; its folder has to exist. "" keeps the warehouse in memory, for tests.
	Path string
	// MemoryLimit is about how much memory the warehouse may use, such as "1GB"; it is 400MB when empty. DuckDB is given
	// three quarters of it: it does not count rows on their way into tables, nor do they grow with the size of a load.
	MemoryLimit string
	// LoadLimit is about how much it may use while it takes in a large load, when the program needs memory for much
	// besides; half of MemoryLimit when empty.
	LoadLimit string
	// Threads is how many threads DuckDB may use; 0 is one for each processor.
	Threads int
	// TempDir is where DuckDB puts what does not fit into memory; empty is a folder beside the file.
	TempDir string
	// ReadOnly opens a warehouse that is there and refuses loads.
	ReadOnly bool
	// Settings are those of a warehouse that does not exist yet.
	Settings warehouse.Settings
}

// Engine keeps a warehouse in a DuckDB file. Use [Open].
type Engine struct {
	options Options
	db      *database
	pool    *pool
	store   *store
	portion int64 // see portionRows
	now     atomic.Pointer[state]
	loading chan struct{} // holds a token while nobody loads
	// visible is held by readers while they read, and by a load while it makes its result visible: all statements of one
	// Read see one version without a transaction of their own.
	visible sync.RWMutex
	file    *os.File // the file itself, once a backup has read it
}

var _ engine.Engine = (*Engine)(nil)

// Open opens a warehouse, or makes one. It fails with fault.Busy when another process has the file open, and with
// fault.Invalid when the file is damaged or was written by a newer program.
func Open(ctx context.Context, o Options) (_ *Engine, err error) {
	defer fault.Wrap(&err, "duckdb.Open(%s)", o.Path)
	o.fill()
	if err := o.check(); err != nil {
		return nil, err
	}
	db, err := openDatabase(o.Path, o.config())
	if err != nil {
		return nil, o.explain(err)
	}
	e := &Engine{options: o, db: db, pool: newPool(db, 2*o.Threads+2), store: newStore(storeMost), portion: portionRows, loading: make(chan struct{}, 1)}
	e.loading <- struct{}{}
	if err := e.start(ctx); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

// fill puts the defaults in.
func (o *Options) fill() {
	if o.MemoryLimit == "" {
		o.MemoryLimit = "400MB"
	}
	if o.LoadLimit == "" {
		o.LoadLimit = part(o.MemoryLimit, 1.0/2)
	}
	if o.Threads == 0 {
		o.Threads = runtime.GOMAXPROCS(0)
	}
	if o.TempDir == "" && o.Path != "" {
		o.TempDir = o.Path + ".tmp"
	}
}

// check looks for what DuckDB would report in words that help nobody.
func (o *Options) check() error {
	if o.Path == "" {
		return nil
	}
	folder := filepath.Dir(o.Path)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fault.Sentence(fault.NotFound, "There is no folder %s.", "Папки %s нет.", folder)
	}
	if _, err := os.Stat(o.Path); o.ReadOnly && errors.Is(err, fs.ErrNotExist) {
		return fault.Sentence(fault.NotFound, "There is no warehouse %s.", "Хранилища %s нет.", o.Path)
	}
	return nil
}

// config lists DuckDB's own options.
func (o *Options) config() map[string]string {
	c := map[string]string{
		"memory_limit":                 part(o.MemoryLimit, ours),
		"threads":                      strconv.Itoa(o.Threads),
		"preserve_insertion_order":     "false", // what has an order asks for it; keeping another costs memory
		"autoinstall_known_extensions": "false",
		"autoload_known_extensions":    "false",
		"checkpoint_threshold":         "64MB",
		"allocator_background_threads": "true", // give back what is freed at once: 50 MiB less at the end of a large load
	}
	if o.TempDir != "" {
		c["temp_directory"] = o.TempDir
	}
	if o.ReadOnly {
		c["access_mode"] = "READ_ONLY"
	}
	return c
}

// ours is the part of a memory limit that DuckDB is given.
const ours = 3.0 / 4

// part is a part of an amount such as "1.5GB"; what is no amount is left for DuckDB to refuse.
func part(amount string, of float64) string {
	unit := strings.TrimLeft(amount, "0123456789.")
	n, err := strconv.ParseFloat(strings.TrimSuffix(amount, unit), 64)
	if err != nil {
		return amount
	}
	return strconv.FormatFloat(n*of, 'f', -1, 64) + unit
}

// explain turns what DuckDB says about a file it cannot open into a sentence.
func (o *Options) explain(err error) error {
	message := err.Error()
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(message, p) {
				return true
			}
		}
		return false
	}
	switch {
	case has("Could not set lock", "Conflicting lock", "being used by another process"):
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "Another process has the warehouse %s open. Stop it, or send the command to the server.",
			RU: "Хранилище %s открыто другим процессом. Остановите его или обратитесь к серверу.",
		}, o.Path)
	case has("newer version", "database file with version number", "storage version"):
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "The warehouse %s was written by a newer version of the program. Update the program.",
			RU: "Хранилище %s записано более новой версией программы. Обновите программу.",
		}, o.Path)
	case has("not a valid DuckDB", "orrupt", "checksum", "Serialization Error"):
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "The file %s is damaged or is no warehouse. Restore it from a backup.",
			RU: "Файл %s повреждён или не является хранилищем. Восстановите его из резервной копии.",
		}, o.Path)
	case has("Permission denied", "permission"):
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "The warehouse %s may not be opened: permission denied.",
			RU: "Нет прав, чтобы открыть хранилище %s.",
		}, o.Path)
	default:
		return err
	}
}

// start makes the tables of a new warehouse, or clears away what a crash has left, and reads the state.
func (e *Engine) start(ctx context.Context) error {
	c, err := e.pool.get(ctx)
	if err != nil {
		return err
	}
	defer e.pool.put(c)
	if !e.options.ReadOnly {
		if _, err := c.exec(ctx, `ATTACH ':memory:' AS stage`); err != nil {
			return err
		}
	}
	tables, err := texts(ctx, c, `SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()`)
	if err != nil {
		return err
	}
	switch {
	case len(tables) > 0:
		err = e.tidy(ctx, c, tables)
	case e.options.ReadOnly:
		err = fault.Sentence(fault.Invalid, "The file %s is no warehouse.", "Файл %s — не хранилище.", e.options.Path)
	default:
		err = e.make(ctx, c)
	}
	if err != nil {
		return err
	}
	s, err := readState(ctx, c, e.options.Path)
	if err != nil {
		return err
	}
	e.now.Store(s)
	if e.options.ReadOnly {
		return nil
	}
	if _, err := c.exec(ctx, dueTable); err != nil {
		return err
	}
	due, err := migrate(ctx, c, s.layout)
	if err != nil || !due {
		return err
	}
	return e.rebuild(ctx)
}

// tidy drops the tables of a load that was cut off.
func (e *Engine) tidy(ctx context.Context, c *conn, tables []string) error {
	if e.options.ReadOnly {
		return nil
	}
	for _, t := range tables {
		if temporary(t) {
			if _, err := c.exec(ctx, "DROP TABLE "+quote(t)); err != nil {
				return err
			}
		}
	}
	return nil
}

// make writes the tables of an empty warehouse.
func (e *Engine) make(ctx context.Context, c *conn) error {
	if _, err := warehouse.NewEnv(e.options.Settings, &warehouse.Dict{}, 0); err != nil {
		return err
	}
	return c.transaction(ctx, func() error {
		for _, sql := range newLayout(warehouse.NewSchema(nil)).definitions() {
			if _, err := c.exec(ctx, sql); err != nil {
				return err
			}
		}
		return writeState(ctx, c, &state{settings: e.options.Settings, aged: true})
	})
}

// Close waits for running reads and loads, and closes the file.
func (e *Engine) Close() error {
	<-e.loading
	e.visible.Lock()
	defer e.visible.Unlock()
	e.pool.close()
	e.db.close()
	if e.file != nil {
		_ = e.file.Close() // it was only read
	}
	if e.options.TempDir != "" && e.options.Path != "" {
		_ = os.Remove(e.options.TempDir) // empty by now; what is not ours stays
	}
	return nil
}

// transaction runs fn in one transaction of the connection: all of it or none.
func (c *conn) transaction(ctx context.Context, fn func() error) (err error) {
	if _, err := c.exec(ctx, "BEGIN TRANSACTION"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, undo := c.exec(context.WithoutCancel(ctx), "ROLLBACK")
			err = errors.Join(err, undo)
		}
	}()
	if err := fn(); err != nil {
		return err
	}
	_, err = c.exec(context.WithoutCancel(ctx), "COMMIT")
	return err
}

// texts reads the first column of a result.
func texts(ctx context.Context, c *conn, sql string, args ...any) ([]string, error) {
	var list []string
	err := c.each(ctx, func(r *result, i int) { list = append(list, r.columns[0].text(i)) }, sql, args...)
	return list, err
}

// number reads the one number of a result.
func number(ctx context.Context, c *conn, sql string, args ...any) (int64, error) {
	var n int64
	err := c.each(ctx, func(r *result, i int) { n = r.columns[0].int(i) }, sql, args...)
	return n, err
}

// each calls visit with every row of a result.
func (c *conn) each(ctx context.Context, visit func(r *result, i int), sql string, args ...any) error {
	r, err := c.query(ctx, sql, args...)
	if err != nil {
		return err
	}
	for r.next() {
		for i := range r.size {
			visit(r, i)
		}
	}
	if err := r.done(); err != nil {
		return fmt.Errorf("%w in %s", err, brief(sql))
	}
	return nil
}
