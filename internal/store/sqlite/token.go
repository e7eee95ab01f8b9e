package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
)

const tokenColumns = `hash, kind, login, created_at, expires_at, used_at` //nolint:gosec // names of columns

// AddToken keeps a new token. Older ones of the account that nobody used are void from now on.
func (s *Store) AddToken(ctx context.Context, t account.Token) (err error) {
	defer fault.Wrap(&err, "sqlite.AddToken")
	return s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM token WHERE login = ? AND used_at = 0`, t.Login); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO token (`+tokenColumns+`) VALUES (?, ?, ?, ?, ?, 0)`,
			t.Hash, string(t.Kind), t.Login, t.Created.Unix(), t.Expires.Unix())
		return err
	})
}

// Token finds a token by its hash; fault.NotFound when there is none.
func (s *Store) Token(ctx context.Context, hash string) (t account.Token, err error) {
	defer fault.Wrap(&err, "sqlite.Token")
	return findToken(s.db.QueryRowContext(ctx, `SELECT `+tokenColumns+` FROM token WHERE hash = ?`, hash))
}

// UseToken changes the account of a token and marks the token used, both or neither. change may refuse.
func (s *Store) UseToken(
	ctx context.Context, hash string, at time.Time, change func(u *account.User, t account.Token) error,
) (u account.User, err error) {
	defer fault.Wrap(&err, "sqlite.UseToken")
	err = s.write(ctx, func(tx *sql.Tx) error {
		t, err := findToken(tx.QueryRowContext(ctx, `SELECT `+tokenColumns+` FROM token WHERE hash = ?`, hash))
		if err != nil {
			return err
		}
		u, err = changeUser(ctx, tx, t.Login, func(u *account.User, _ []account.User) error { return change(u, t) })
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE token SET used_at = ? WHERE hash = ?`, at.Unix(), hash)
		return err
	})
	return u, err
}

func findToken(row scanner) (t account.Token, err error) {
	var what string
	var created, expires, used int64
	err = row.Scan(&t.Hash, &what, &t.Login, &created, &expires, &used)
	if errors.Is(err, sql.ErrNoRows) {
		return t, fault.Sentence(fault.NotFound, "There is no such link.", "Такой ссылки нет.")
	}
	t.Kind, t.Created, t.Expires = account.TokenKind(what), moment(created), moment(expires)
	if used != 0 {
		t.Used = moment(used)
	}
	return t, kind(err)
}
