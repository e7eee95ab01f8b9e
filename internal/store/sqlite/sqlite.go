// Package sqlite keeps what the program itself has to remember in one SQLite file: accounts now, everything people set
// up later. CRM data is not here.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"svodka/internal/fault"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is an open application store. It is safe for use by several goroutines, and other processes may have the file
// open too.
type Store struct{ db *sql.DB }

// Open opens the file, makes it when it is missing, readable by its owner alone, and brings its tables up to date. A
// file that a newer program has changed is refused.
func Open(ctx context.Context, path string) (s *Store, err error) {
	defer fault.Wrap(&err, "sqlite.Open(%s)", path)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fault.Because(err, fault.Invalid, fault.Text{
			EN: "The file %s cannot be opened for writing.", RU: "Файл %s не открывается на запись.",
		}, path)
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	if path, err = filepath.Abs(path); err != nil { // a relative path would read as the host of a URL
		return nil, err
	}
	// Writers take their lock when they begin, so that two of them wait for each other instead of failing half-way.
	options := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
	}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}).String())
	if err != nil {
		return nil, err
	}
	s = &Store{db: db}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(kind(err), db.Close())
	}
	return s, nil
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

// Backup writes a whole and consistent copy into a file that must not exist yet, while others go on working.
func (s *Store) Backup(ctx context.Context, path string) (err error) {
	defer fault.Wrap(&err, "sqlite.Backup(%s)", path)
	if _, err := os.Stat(path); err == nil {
		return fault.Sentence(fault.Conflict, "The file %s is already there.", "Файл %s уже есть.", path)
	}
	if _, err := s.db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return kind(err)
	}
	return os.Chmod(path, 0o600)
}

func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	version, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	sources := p.ListSources()
	if newest := sources[len(sources)-1].Version; version > newest {
		return fault.Sentence(fault.Conflict,
			"The data directory was used by a newer version of the program (step %d, this one knows %d). Install that version, or restore a backup.",
			"Каталог данных открывали более новой версией программы (шаг %d, эта знает %d). Поставьте ту версию или восстановите копию.",
			version, newest)
	}
	_, err = p.Up(ctx)
	return err
}

// kind gives errors of the driver their kind: a locked file is Busy, a file that is no database Invalid.
func kind(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	const primary = 0xff // extended codes carry the primary one in their low byte
	switch e.Code() & primary {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "Another process is using the application store. Try again in a moment.",
			RU: "Хранилище приложения занято другим процессом. Повторите чуть позже.",
		})
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "The application store is damaged. Restore it from a backup.",
			RU: "Хранилище приложения повреждено. Восстановите его из копии.",
		})
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "The application store cannot be written: check the disk's space and the rights of the data directory.",
			RU: "Хранилище приложения не записывается: проверьте место на диске и права на каталог данных.",
		})
	}
	return err
}
