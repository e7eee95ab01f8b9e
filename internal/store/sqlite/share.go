package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"svodka/internal/fault"
	"svodka/internal/share"
)

var _ share.Store = (*Store)(nil)

const shareColumns = `hash, form, title, board, tile, params, owner, seen_as, origins, password, secret, export, drill, created, expires,
	revoked, revoked_by, opened, last`

// AddShare keeps a new link.
func (s *Store) AddShare(ctx context.Context, l share.Link) (err error) {
	defer fault.Wrap(&err, "sqlite.AddShare(%q)", l.Board)
	return s.exec(ctx, `INSERT INTO share (hash, form, title, board, tile, params, owner, seen_as, origins, password, secret, export, drill,
		created, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		l.Hash, string(l.Form), l.Title, l.Board, l.Tile, l.Params, l.Owner, l.As, listText(l.Origins), l.Password, l.Secret, l.Export, l.Drill,
		l.Created.Unix(), l.Expires.Unix())
}

// Share finds a link by its token's hash; fault.NotFound when there is none.
func (s *Store) Share(ctx context.Context, hash string) (l share.Link, err error) {
	defer fault.Wrap(&err, "sqlite.Share")
	l, err = scanShare(s.db.QueryRowContext(ctx, `SELECT `+shareColumns+` FROM share WHERE hash = ?`, hash))
	if errors.Is(err, sql.ErrNoRows) {
		return share.Link{}, noLink()
	}
	return l, kind(err)
}

// Shares lists all links, the newest first.
func (s *Store) Shares(ctx context.Context) (_ []share.Link, err error) {
	defer fault.Wrap(&err, "sqlite.Shares")
	return gather(ctx, s.db, scanShare, `SELECT `+shareColumns+` FROM share ORDER BY created DESC, hash`)
}

// RevokeShare ends a link; one that is revoked already stays as it was. fault.NotFound when there is none.
func (s *Store) RevokeShare(ctx context.Context, hash, by string, at time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.RevokeShare")
	done, err := s.db.ExecContext(ctx, `UPDATE share SET revoked = CASE revoked WHEN 0 THEN ?2 ELSE revoked END,
		revoked_by = CASE revoked WHEN 0 THEN ?3 ELSE revoked_by END WHERE hash = ?1`, hash, at.Unix(), by)
	if err != nil {
		return kind(err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, noLink())
	}
	return nil
}

// ShareOpened counts an opening, and gives the link as it was before.
func (s *Store) ShareOpened(ctx context.Context, hash string, at time.Time) (l share.Link, err error) {
	defer fault.Wrap(&err, "sqlite.ShareOpened")
	err = s.write(ctx, func(tx *sql.Tx) error {
		var err error
		if l, err = scanShare(tx.QueryRowContext(ctx, `SELECT `+shareColumns+` FROM share WHERE hash = ?`, hash)); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE share SET opened = opened + 1, last = ? WHERE hash = ?`, at.Unix(), hash)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return share.Link{}, noLink()
	}
	return l, err
}

func scanShare(row scanner) (l share.Link, err error) {
	var created, expires, revoked, last int64
	var origins string
	if err := row.Scan(&l.Hash, &l.Form, &l.Title, &l.Board, &l.Tile, &l.Params, &l.Owner, &l.As, &origins, &l.Password, &l.Secret, &l.Export,
		&l.Drill, &created, &expires, &revoked, &l.RevokedBy, &l.Opened, &last); err != nil {
		return l, err
	}
	l.Created, l.Expires = moment(created), moment(expires)
	if revoked != 0 {
		l.Revoked = moment(revoked)
	}
	if last != 0 {
		l.Last = moment(last)
	}
	l.Origins, err = listOf(origins)
	return l, err
}
