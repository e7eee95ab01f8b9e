package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"svodka/internal/fault"
	"svodka/internal/lock"
)

var _ lock.Store = (*Store)(nil)

func linkOf(row scanner) (l lock.Link, err error) {
	var at int64
	err = row.Scan(&l.Seq, &l.Prev, &l.Hash, &l.Kind, &l.Period, &at, &l.Who, &l.Body)
	l.At = moment(at)
	return l, err
}

// Chain lists the links of the chain of closed periods after one, in order.
func (s *Store) Chain(ctx context.Context, after int64) (_ []lock.Link, err error) {
	defer fault.Wrap(&err, "sqlite.Chain(%d)", after)
	return gather(ctx, s.db, linkOf, `SELECT seq, prev, hash, kind, period, at, who, body FROM lock_chain WHERE seq > ? ORDER BY seq`, after)
}

// Head is the end of the chain as it was noted apart from it.
func (s *Store) Head(ctx context.Context) (seq int64, hash string, err error) {
	defer fault.Wrap(&err, "sqlite.Head")
	return head(ctx, s.db)
}

func head(ctx context.Context, from interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}) (seq int64, hash string, err error) {
	err = from.QueryRowContext(ctx, `SELECT seq, hash FROM lock_head WHERE one = 1`).Scan(&seq, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, "", nil
	}
	return seq, hash, kind(err)
}

// Append adds a link with its parts, all or nothing.
func (s *Store) Append(ctx context.Context, l lock.Link, parts []lock.Part) (err error) {
	defer fault.Wrap(&err, "sqlite.Append(%d)", l.Seq)
	return s.write(ctx, func(tx *sql.Tx) error {
		seq, hash, err := head(ctx, tx)
		if err != nil {
			return err
		}
		if l.Seq != seq+1 || l.Prev != hash {
			return fault.Sentence(fault.Conflict, "Somebody else closed or opened a period at this moment. Try again.",
				"В этот момент кто-то ещё закрывал или открывал период. Повторите.")
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO lock_chain (seq, prev, hash, kind, period, at, who, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			l.Seq, l.Prev, l.Hash, string(l.Kind), l.Period, l.At.Unix(), l.Who, l.Body); err != nil {
			return err
		}
		for _, p := range parts {
			if _, err := tx.ExecContext(ctx, `INSERT INTO lock_part (seq, name, body) VALUES (?, ?, ?)`, l.Seq, p.Name, p.Body); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO lock_head (one, seq, hash) VALUES (1, ?1, ?2)
			ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`, l.Seq, l.Hash)
		return err
	})
}

// Part gives the rows kept beside a link.
func (s *Store) Part(ctx context.Context, seq int64, name string) (body []byte, err error) {
	defer fault.Wrap(&err, "sqlite.Part(%d, %q)", seq, name)
	err = s.db.QueryRowContext(ctx, `SELECT body FROM lock_part WHERE seq = ? AND name = ?`, seq, name).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fault.Sentence(fault.NotFound, "These rows are not kept.", "Эти строки не хранятся.")
	}
	return body, kind(err)
}

// PartNames lists all rows that are kept, by link.
func (s *Store) PartNames(ctx context.Context) (_ map[int64][]string, err error) {
	defer fault.Wrap(&err, "sqlite.PartNames")
	list, err := gather(ctx, s.db, func(row scanner) (p lock.Part, err error) {
		return p, row.Scan(&p.Seq, &p.Name)
	}, `SELECT seq, name FROM lock_part ORDER BY seq, name`)
	out := map[int64][]string{}
	for _, p := range list {
		out[p.Seq] = append(out[p.Seq], p.Name)
	}
	return out, err
}
