package shelf

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"svodka/internal/source"
)

// columns are what Get, Each and Linked read.
const columns = `o.kind, o.id, o.at, o.seen, o.seq, o.gone, o.body`

// page is how many objects are read at a time, so that no reader holds the file while its caller works.
const page = 500

// Cursor is how far a stream has been read.
func (s *Shelf) Cursor(ctx context.Context, stream string) (source.Cursor, error) {
	var c string
	err := s.db.QueryRowContext(ctx, `SELECT value FROM cursor WHERE stream = ?`, stream).Scan(&c)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return source.Cursor(c), err
}

// Get finds a thing, also one that is gone. Its Links are not filled in.
func (s *Shelf) Get(ctx context.Context, kind, id string) (source.Object, bool, error) {
	list, err := s.read(ctx, `SELECT `+columns+` FROM object o WHERE o.kind = ? AND o.id = ?`, kind, id)
	if err != nil || len(list) == 0 {
		return source.Object{}, false, err
	}
	return list[0], true, nil
}

// Each hands over the objects of a kind that changed after a Seq, by Seq. An object that changes meanwhile may come again.
func (s *Shelf) Each(ctx context.Context, kind string, after int64, fn func(source.Object) error) error {
	for {
		list, err := s.read(ctx, `SELECT `+columns+` FROM object o WHERE o.kind = ? AND o.seq > ? ORDER BY o.seq LIMIT ?`, kind, after, page)
		if err != nil {
			return err
		}
		for _, o := range list {
			if err := fn(o); err != nil {
				return err
			}
			after = o.Seq
		}
		if len(list) < page {
			return nil
		}
	}
}

// Sample hands over n things of a kind that are there, all when there are no more, by Seq: the newest half, and as many of
// all ages.
func (s *Shelf) Sample(ctx context.Context, kind string, n int, fn func(source.Object) error) error {
	list, err := s.read(ctx, `WITH ranked AS (
			SELECT id, row_number() OVER (ORDER BY seq) AS at, count(*) OVER () AS n FROM object WHERE kind = ?1 AND gone = 0)
		SELECT `+columns+` FROM ranked r JOIN object o ON o.kind = ?1 AND o.id = r.id
		WHERE r.n <= ?2 OR r.at > r.n - ?2 / 2 OR r.at % (r.n / (?2 / 2) + 1) = 0 ORDER BY o.seq`, kind, max(n, 2)) //nolint:mnd // halves
	if err != nil {
		return err
	}
	for _, o := range list {
		if err := fn(o); err != nil {
			return err
		}
	}
	return nil
}

// Linked hands over the objects of a kind that link to a thing, by ID as numbers where they are numbers.
func (s *Shelf) Linked(ctx context.Context, kind string, to source.Link, fn func(source.Object) error) error {
	list, err := s.read(ctx, `SELECT `+columns+` FROM link l JOIN object o ON o.kind = l.kind AND o.id = l.id
		WHERE l.kind = ? AND l.to_kind = ? AND l.to_id = ? ORDER BY CAST(o.id AS INTEGER), o.id`, kind, to.Kind, to.ID)
	if err != nil {
		return err
	}
	for _, o := range list {
		if err := fn(o); err != nil {
			return err
		}
	}
	return nil
}

func (s *Shelf) read(ctx context.Context, query string, args ...any) (list []source.Object, err error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var o source.Object
		var body []byte
		if err := rows.Scan(&o.Kind, &o.ID, &o.At, &o.Seen, &o.Seq, &o.Deleted, &body); err != nil {
			return nil, err
		}
		if o.Body, err = s.open.DecodeAll(body, nil); err != nil {
			return nil, fmt.Errorf("%s %s on the shelf is damaged: %w", o.Kind, o.ID, err)
		}
		list = append(list, o)
	}
	return list, rows.Err()
}

// IDs hands over the ids of a kind that are there.
func (s *Shelf) IDs(ctx context.Context, kind string, fn func(id string) error) error {
	after := ""
	for {
		list, err := s.ids(ctx, kind, after)
		if err != nil {
			return err
		}
		for _, id := range list {
			if err := fn(id); err != nil {
				return err
			}
			after = id
		}
		if len(list) < page {
			return nil
		}
	}
}

func (s *Shelf) ids(ctx context.Context, kind, after string) (list []string, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id FROM object WHERE kind = ? AND id > ? AND gone = 0 ORDER BY id LIMIT ?`, kind, after, page)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, rows.Err()
}

// Count is how many things of a kind are there.
func (s *Shelf) Count(ctx context.Context, kind string) (n int64, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM object WHERE kind = ? AND gone = 0`, kind).Scan(&n)
	return n, err
}

// Seq is the newest change.
func (s *Shelf) Seq(ctx context.Context) (n int64, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT value FROM counter WHERE name = 'seq'`).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}
