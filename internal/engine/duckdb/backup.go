package duckdb

import (
	"context"
	"errors"
	"io"
	"os"

	"svodka/internal/fault"
)

// Backup writes a copy of the warehouse to a new file. Reads go on meanwhile, loads wait. A file of that name is
// replaced when the copy is whole.
func (e *Engine) Backup(ctx context.Context, path string) (err error) {
	defer fault.Wrap(&err, "duckdb.Backup(%s)", path)
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer e.unlock()
	if err := e.settle(ctx); err != nil {
		return err
	}
	draft := path + ".part"
	if err := e.copy(ctx, draft); err != nil {
		return errors.Join(e.explain(err), os.Remove(draft))
	}
	return os.Rename(draft, path)
}

// settle writes what stands in the log into the file itself. Nobody may read meanwhile, or DuckDB would leave the log.
func (e *Engine) settle(ctx context.Context) error {
	c, err := e.pool.open()
	if err != nil {
		return err
	}
	defer e.pool.put(c)
	e.quiet()
	defer e.visible.Unlock()
	_, err = c.exec(ctx, "CHECKPOINT")
	return err
}

// copy copies the file, which nobody writes to while no load runs. The file stays open: closing it would give up the
// lock that DuckDB has put on it, because a process holds such a lock once, however often it has opened the file.
func (e *Engine) copy(ctx context.Context, path string) (err error) {
	if e.file == nil {
		if e.file, err = os.Open(e.options.Path); err != nil {
			return err
		}
	}
	info, err := e.file.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	from := io.NewSectionReader(e.file, 0, info.Size())
	const step = 64 << 20
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch _, err := io.CopyN(out, from, step); {
		case errors.Is(err, io.EOF):
			return out.Sync()
		case err != nil:
			return err
		}
	}
}
