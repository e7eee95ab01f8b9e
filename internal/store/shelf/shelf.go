// Package shelf keeps what a source has sent in one SQLite file: the newest version of each object, compressed, with its
// links and the cursors of the source's streams. An object and the cursor that passed it are kept in one transaction, so a
// process that dies at any moment goes on where the last page ended. What Put has kept outlives a power cut.
package shelf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // the driver

	"svodka/internal/source"
)

// schema makes an empty file. A later version of it comes as a new file format under a new user_version.
const schema = `
CREATE TABLE IF NOT EXISTS object (
	kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, seen INTEGER NOT NULL, seq INTEGER NOT NULL,
	gone INTEGER NOT NULL, hash BLOB NOT NULL, body BLOB NOT NULL,
	PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS object_seq ON object (kind, seq);
CREATE TABLE IF NOT EXISTS link (
	kind TEXT NOT NULL, to_kind TEXT NOT NULL, to_id TEXT NOT NULL, id TEXT NOT NULL,
	PRIMARY KEY (kind, to_kind, to_id, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_from ON link (kind, id);
CREATE TABLE IF NOT EXISTS cursor (stream TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
`

// Shelf is a source.Shelf in a file. Close it when the source is closed.
type Shelf struct {
	db *sql.DB
	// writing lets one writer in after the other: SQLite would let those who wait try at random, and some for too long.
	writing sync.Mutex
	pack    *zstd.Encoder
	open    *zstd.Decoder
	now     func() time.Time
}

// Open opens the file, making it when there is none.
func Open(ctx context.Context, path string, now func() time.Time) (_ *Shelf, err error) {
	if path, err = filepath.Abs(path); err != nil { // a relative path would read as the host of a URL
		return nil, err
	}
	// FULL costs a flush a page, of which a CRM sends a few a second; and rows that a system was told are taken in are not
	// sent again.
	options := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-8000)",
	}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}).String())
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
		}
	}()
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	unpack, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, err
	}
	return &Shelf{db: db, pack: pack, open: unpack, now: now}, nil
}

// Close closes the file.
func (s *Shelf) Close() error {
	s.open.Close()
	return errors.Join(s.pack.Close(), s.db.Close())
}

// Put keeps objects and moves cursors, all or nothing.
func (s *Shelf) Put(ctx context.Context, objects []source.Object, cursors map[string]source.Cursor) (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	w := &writer{ctx: ctx, tx: tx, pack: s.pack, seen: s.now().Unix()}
	if err := w.keep(objects); err != nil {
		return err
	}
	for stream, c := range cursors {
		if _, err := tx.ExecContext(ctx, `INSERT INTO cursor (stream, value) VALUES (?, ?)
			ON CONFLICT (stream) DO UPDATE SET value = excluded.value`, stream, string(c)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Prune forgets the objects of a kind that came before a moment, unix seconds.
func (s *Shelf) Prune(ctx context.Context, kind string, before int64) (int64, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	const links = `DELETE FROM link WHERE kind = ?1 AND id IN (SELECT id FROM object WHERE kind = ?1 AND seen < ?2)`
	if _, err := tx.ExecContext(ctx, links, kind, before); err != nil {
		return 0, errors.Join(err, tx.Rollback())
	}
	result, err := tx.ExecContext(ctx, `DELETE FROM object WHERE kind = ? AND seen < ?`, kind, before)
	if err != nil {
		return 0, errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

var _ source.Pruner = (*Shelf)(nil)

// writer writes the objects of one Put.
type writer struct {
	ctx  context.Context //nolint:containedctx // lives as long as one Put
	tx   *sql.Tx
	pack *zstd.Encoder
	seen int64
	seq  int64
}

func (w *writer) keep(objects []source.Object) error {
	if len(objects) == 0 {
		return nil
	}
	err := w.tx.QueryRowContext(w.ctx, `SELECT value FROM counter WHERE name = 'seq'`).Scan(&w.seq)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	was := w.seq
	for _, o := range objects {
		if err := w.one(o); err != nil {
			return fmt.Errorf("keep %s %s: %w", o.Kind, o.ID, err)
		}
	}
	if w.seq == was {
		return nil
	}
	_, err = w.tx.ExecContext(w.ctx, `INSERT INTO counter (name, value) VALUES ('seq', ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, w.seq)
	return err
}

func (w *writer) one(o source.Object) error {
	var hash []byte
	var gone bool
	err := w.tx.QueryRowContext(w.ctx, `SELECT hash, gone FROM object WHERE kind = ? AND id = ?`, o.Kind, o.ID).Scan(&hash, &gone)
	known := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if o.Body == nil {
		if !known || gone {
			return nil
		}
		w.seq++
		_, err := w.tx.ExecContext(w.ctx, `UPDATE object SET gone = 1, seq = ?, seen = ? WHERE kind = ? AND id = ?`, w.seq, w.seen, o.Kind, o.ID)
		return err
	}
	sum := sha256.Sum256(o.Body)
	if known && !gone && bytes.Equal(hash, sum[:16]) {
		return nil
	}
	w.seq++
	_, err = w.tx.ExecContext(w.ctx, `INSERT INTO object (kind, id, at, seen, seq, gone, hash, body) VALUES (?, ?, ?, ?, ?, 0, ?, ?)
		ON CONFLICT (kind, id) DO UPDATE SET at = excluded.at, seen = excluded.seen, seq = excluded.seq, gone = 0,
			hash = excluded.hash, body = excluded.body`,
		o.Kind, o.ID, o.At, w.seen, w.seq, sum[:16], w.pack.EncodeAll(o.Body, nil))
	if err != nil {
		return err
	}
	return w.link(o, known)
}

func (w *writer) link(o source.Object, known bool) error {
	if known {
		if _, err := w.tx.ExecContext(w.ctx, `DELETE FROM link WHERE kind = ? AND id = ?`, o.Kind, o.ID); err != nil {
			return err
		}
	}
	for _, l := range o.Links {
		if _, err := w.tx.ExecContext(w.ctx, `INSERT OR IGNORE INTO link (kind, to_kind, to_id, id) VALUES (?, ?, ?, ?)`,
			o.Kind, l.Kind, l.ID, o.ID); err != nil {
			return err
		}
	}
	return nil
}
