package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"svodka/internal/fault"
)

// Pref gives what somebody set for themselves; "" when nothing.
func (s *Store) Pref(ctx context.Context, login, key string) (value string, err error) {
	defer fault.Wrap(&err, "sqlite.Pref(%q)", key)
	return s.value(ctx, `SELECT value FROM pref WHERE login = ? AND key = ?`, login, key)
}

// Prefs gives all that somebody set for themselves.
func (s *Store) Prefs(ctx context.Context, login string) (all map[string]string, err error) {
	defer fault.Wrap(&err, "sqlite.Prefs")
	pairs, err := gather(ctx, s.db, func(row scanner) (p [2]string, err error) { return p, row.Scan(&p[0], &p[1]) },
		`SELECT key, value FROM pref WHERE login = ?`, login)
	all = map[string]string{}
	for _, p := range pairs {
		all[p[0]] = p[1]
	}
	return all, err
}

// SetPref keeps what somebody set for themselves; "" forgets it.
func (s *Store) SetPref(ctx context.Context, login, key, value string) (err error) {
	defer fault.Wrap(&err, "sqlite.SetPref(%q)", key)
	if value == "" {
		return s.exec(ctx, `DELETE FROM pref WHERE login = ? AND key = ?`, login, key)
	}
	return s.exec(ctx, `INSERT INTO pref (login, key, value) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET value = excluded.value`, login, key, value)
}

// Mark gives what the program noted about itself, "" when nothing. The key "company" is "set" once the company has been
// set up.
func (s *Store) Mark(ctx context.Context, key string) (value string, err error) {
	defer fault.Wrap(&err, "sqlite.Mark(%q)", key)
	return s.value(ctx, `SELECT value FROM mark WHERE key = ?`, key)
}

// SetMark notes something; "" forgets it.
func (s *Store) SetMark(ctx context.Context, key, value string) (err error) {
	defer fault.Wrap(&err, "sqlite.SetMark(%q)", key)
	if value == "" {
		return s.exec(ctx, `DELETE FROM mark WHERE key = ?`, key)
	}
	return s.exec(ctx, `INSERT INTO mark (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, key, value)
}

// value reads one text; "" when there is no row.
func (s *Store) value(ctx context.Context, query string, args ...any) (value string, err error) {
	err = s.db.QueryRowContext(ctx, query, args...).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, kind(err)
}
