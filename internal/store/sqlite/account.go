package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"svodka/internal/account"
	"svodka/internal/fault"
)

var _ account.Store = (*Store)(nil)

const accountColumns = `login, name, role, lang, crm_user, department, disabled, hash, created_at`

// User finds an account by login; fault.NotFound when there is none.
func (s *Store) User(ctx context.Context, login string) (u account.User, err error) {
	defer fault.Wrap(&err, "sqlite.User")
	u, err = scanUser(s.db.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM account WHERE login = ?`, login))
	if errors.Is(err, sql.ErrNoRows) {
		return account.User{}, noUser(login)
	}
	return u, kind(err)
}

// Users lists all accounts by login.
func (s *Store) Users(ctx context.Context) (list []account.User, err error) {
	defer fault.Wrap(&err, "sqlite.Users")
	rows, err := s.db.QueryContext(ctx, `SELECT `+accountColumns+` FROM account ORDER BY login`)
	if err != nil {
		return nil, kind(err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		u, err := scanUser(rows)
		if err != nil {
			return nil, kind(err)
		}
		list = append(list, u)
	}
	return list, kind(rows.Err())
}

// AddUser keeps a new account; fault.Conflict when the login is taken.
func (s *Store) AddUser(ctx context.Context, u account.User) (err error) {
	defer fault.Wrap(&err, "sqlite.AddUser")
	_, err = s.db.ExecContext(ctx, `INSERT INTO account (`+accountColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		u.Login, u.Name, string(u.Role), u.Lang, u.CRMUser, u.Department, u.Disabled, u.Hash, u.Created.Unix())
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY {
		return fault.Because(err, fault.Conflict, fault.Text{EN: "The login %q is taken.", RU: "Логин «%s» уже занят."}, u.Login)
	}
	return kind(err)
}

// SaveUser replaces an account; fault.NotFound when there is none. The moment it was made stays.
func (s *Store) SaveUser(ctx context.Context, u account.User) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveUser")
	done, err := s.db.ExecContext(ctx,
		`UPDATE account SET name = ?, role = ?, lang = ?, crm_user = ?, department = ?, disabled = ?, hash = ? WHERE login = ?`,
		u.Name, string(u.Role), u.Lang, u.CRMUser, u.Department, u.Disabled, u.Hash, u.Login)
	if err != nil {
		return kind(err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, noUser(u.Login))
	}
	return nil
}

func noUser(login string) error {
	return fault.Sentence(fault.NotFound, "There is no account %q.", "Учётной записи «%s» нет.", login)
}

type scanner interface{ Scan(into ...any) error }

func scanUser(row scanner) (u account.User, err error) {
	var role string
	var created int64
	err = row.Scan(&u.Login, &u.Name, &role, &u.Lang, &u.CRMUser, &u.Department, &u.Disabled, &u.Hash, &created)
	u.Role, u.Created = account.Role(role), time.Unix(created, 0).UTC()
	return u, err
}
