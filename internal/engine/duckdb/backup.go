package duckdb

import (
	"context"
	"errors"
	"io"
	"os"

	"svodka/internal/fault"
)

// Backup writes a copy of the warehouse as it is now to a new file. Loads wait meanwhile, questions are answered. The copy
// is whole and on the disk when Backup returns without an error; otherwise the file is not there.
func (e *Engine) Backup(ctx context.Context, path string) (err error) {
	defer fault.Wrap(&err, "duckdb.Backup")
	if e.options.Path == "" {
		return fault.Sentence(fault.Invalid, "A warehouse in memory has no file to copy.", "У хранилища в памяти нет файла для копирования.")
	}
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer e.unlock()
	if err := e.checkpoint(ctx); err != nil {
		return err
	}
	return copyFile(e.options.Path, path)
}

// checkpoint moves everything accepted from the log into the file, so that the file alone is the warehouse.
func (e *Engine) checkpoint(ctx context.Context) error {
	e.visible.Lock()
	defer e.visible.Unlock()
	c, err := e.pool.open()
	if err != nil {
		return err
	}
	defer e.pool.put(c)
	_, err = c.exec(ctx, "CHECKPOINT")
	return err
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		err = errors.Join(err, os.Remove(to))
	}
	return err
}
