package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

type scanner interface{ Scan(into ...any) error }

// asker is a database or a transaction.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// gather reads all rows of a query.
func gather[T any](ctx context.Context, from asker, scan func(scanner) (T, error), query string, args ...any) (list []T, err error) {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, kind(err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, kind(err)
		}
		list = append(list, one)
	}
	return list, kind(rows.Err())
}

// exec changes something with one statement.
func (s *Store) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.db.ExecContext(ctx, query, args...)
	return kind(err)
}

// write does something wholly or not at all. Its lock is taken at the beginning, so what do reads is still so when it
// writes.
func (s *Store) write(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return kind(err)
	}
	defer tx.Rollback() // after Commit it has nothing to do
	if err := do(tx); err != nil {
		return kind(err)
	}
	return kind(tx.Commit())
}

// moment reads a kept time: unix seconds, UTC.
func moment(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }

// listText and listOf keep a list of names in one column.
func listText(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(list) //nolint:errchkjson // texts always have a JSON form
	return string(text)
}

func listOf(text string) (list []string, err error) {
	if text == "[]" {
		return nil, nil
	}
	return list, json.Unmarshal([]byte(text), &list)
}
