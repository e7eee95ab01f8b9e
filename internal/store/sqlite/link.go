package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"svodka/internal/board"
	"svodka/internal/fault"
)

const linkColumns = `hash, board, owner, params, created_at, expires_at, revoked`

// AddLink keeps a new link.
func (s *Store) AddLink(ctx context.Context, l board.Link) (err error) {
	defer fault.Wrap(&err, "sqlite.AddLink(%q)", l.Board)
	return s.exec(ctx, `INSERT INTO link (`+linkColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		l.Hash, l.Board, l.Owner, l.Params, l.Created.Unix(), l.Expires.Unix(), l.Revoked)
}

// Link finds a link by its token's hash; fault.NotFound when there is none.
func (s *Store) Link(ctx context.Context, hash string) (l board.Link, err error) {
	defer fault.Wrap(&err, "sqlite.Link")
	l, err = scanLink(s.db.QueryRowContext(ctx, `SELECT `+linkColumns+` FROM link WHERE hash = ?`, hash))
	if errors.Is(err, sql.ErrNoRows) {
		return board.Link{}, noLink()
	}
	return l, kind(err)
}

// Links lists the links of a board, the newest first.
func (s *Store) Links(ctx context.Context, id string) (list []board.Link, err error) {
	defer fault.Wrap(&err, "sqlite.Links(%q)", id)
	return gather(ctx, s.db, scanLink, `SELECT `+linkColumns+` FROM link WHERE board = ? ORDER BY created_at DESC, hash`, id)
}

// RevokeLink ends a link; fault.NotFound when there is none.
func (s *Store) RevokeLink(ctx context.Context, hash string) (err error) {
	defer fault.Wrap(&err, "sqlite.RevokeLink")
	done, err := s.db.ExecContext(ctx, `UPDATE link SET revoked = 1 WHERE hash = ?`, hash)
	if err != nil {
		return kind(err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, noLink())
	}
	return nil
}

func noLink() error {
	return fault.Sentence(fault.NotFound, "There is no such link.", "Такой ссылки нет.")
}

func scanLink(row scanner) (l board.Link, err error) {
	var created, expires int64
	err = row.Scan(&l.Hash, &l.Board, &l.Owner, &l.Params, &created, &expires, &l.Revoked)
	l.Created, l.Expires = moment(created), moment(expires)
	return l, err
}
