package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"svodka/internal/account"
	"svodka/internal/fault"
)

var _ account.Store = (*Store)(nil)

const accountColumns = `login, name, role, lang, crm_user, department, disabled, hash, created_at, hide, pipelines, sources, subject, stamp`

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
	return users(ctx, s.db)
}

func users(ctx context.Context, from asker) ([]account.User, error) {
	return gather(ctx, from, scanUser, `SELECT `+accountColumns+` FROM account ORDER BY login`)
}

// AddUser keeps a new account; fault.Conflict when the login is taken.
func (s *Store) AddUser(ctx context.Context, u account.User) (err error) {
	defer fault.Wrap(&err, "sqlite.AddUser")
	return s.write(ctx, func(tx *sql.Tx) error { return insertUser(ctx, tx, u) })
}

// AddFirst keeps the first account; fault.Conflict when there is one already.
func (s *Store) AddFirst(ctx context.Context, u account.User) (err error) {
	defer fault.Wrap(&err, "sqlite.AddFirst")
	return s.write(ctx, func(tx *sql.Tx) error {
		some := false
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM account)`).Scan(&some); err != nil {
			return err
		}
		if some {
			return fault.Sentence(fault.Conflict,
				"The first account has been made already. Sign in.", "Первая учётная запись уже создана. Войдите.")
		}
		return insertUser(ctx, tx, u)
	})
}

func insertUser(ctx context.Context, tx *sql.Tx, u account.User) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO account (`+accountColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		u.Login, u.Name, string(u.Role), u.Lang, u.CRMUser, departmentsText(u.Departments), u.Disabled, u.Hash, u.Created.Unix(),
		listText(u.Hide), listText(u.Pipelines), listText(u.Sources), u.Subject, u.Stamp)
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY {
		return fault.Because(err, fault.Conflict, fault.Text{EN: "The login %q is taken.", RU: "Логин «%s» уже занят."}, u.Login)
	}
	return err
}

// ChangeUser changes an account: change sees it beside all accounts, and no other change comes between. An error of
// change leaves everything as it was. fault.NotFound when there is no such account. The moment it was made stays.
func (s *Store) ChangeUser(ctx context.Context, login string, change func(u *account.User, all []account.User) error) (u account.User, err error) {
	defer fault.Wrap(&err, "sqlite.ChangeUser")
	err = s.write(ctx, func(tx *sql.Tx) error {
		u, err = changeUser(ctx, tx, login, change)
		return err
	})
	return u, err
}

func changeUser(ctx context.Context, tx *sql.Tx, login string, change func(*account.User, []account.User) error) (u account.User, err error) {
	all, err := users(ctx, tx)
	if err != nil {
		return u, err
	}
	at := slices.IndexFunc(all, func(u account.User) bool { return u.Login == login })
	if at < 0 {
		return u, noUser(login)
	}
	u = all[at]
	if err := change(&u, all); err != nil {
		return u, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE account SET name = ?, role = ?, lang = ?, crm_user = ?, department = ?, disabled = ?,
		hash = ?, hide = ?, pipelines = ?, sources = ?, subject = ?, stamp = ? WHERE login = ?`,
		u.Name, string(u.Role), u.Lang, u.CRMUser, departmentsText(u.Departments), u.Disabled, u.Hash,
		listText(u.Hide), listText(u.Pipelines), listText(u.Sources), u.Subject, u.Stamp, login)
	return u, err
}

// departmentsText keeps one department as it is and several as a list: data directories of earlier versions have one.
func departmentsText(ids []string) string {
	switch len(ids) {
	case 0:
		return ""
	case 1:
		return ids[0]
	}
	return listText(ids)
}

func noUser(login string) error {
	return fault.Sentence(fault.NotFound, "There is no account %q.", "Учётной записи «%s» нет.", login)
}

func scanUser(row scanner) (u account.User, err error) {
	var role, department, hide, pipelines, sources string
	var created int64
	if err := row.Scan(&u.Login, &u.Name, &role, &u.Lang, &u.CRMUser, &department, &u.Disabled, &u.Hash, &created,
		&hide, &pipelines, &sources, &u.Subject, &u.Stamp); err != nil {
		return u, err
	}
	u.Role, u.Created = account.Role(role), moment(created)
	if department != "" && !strings.HasPrefix(department, "[") {
		department = listText([]string{department})
	}
	for _, x := range []struct {
		into *[]string
		text string
	}{{&u.Departments, cmp.Or(department, "[]")}, {&u.Hide, hide}, {&u.Pipelines, pipelines}, {&u.Sources, sources}} {
		if *x.into, err = listOf(x.text); err != nil {
			return u, err
		}
	}
	return u, nil
}
