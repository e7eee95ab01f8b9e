package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"

	"github.com/alexedwards/scs/v2"

	"svodka/internal/fault"
)

// Sessions keeps who is signed in. It knows only the hash of a token, so that whoever reads the file, or a copy of it,
// cannot sign in with what it says.
type Sessions struct {
	store *Store
	now   func() time.Time
}

var (
	_ scs.CtxStore         = (*Sessions)(nil)
	_ scs.IterableCtxStore = (*Sessions)(nil)
)

// Sessions gives the store of sessions.
func (s *Store) Sessions(now func() time.Time) *Sessions { return &Sessions{s, now} }

// FindCtx gives the data of a session that has not expired.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	defer fault.Wrap(&err, "sqlite.FindSession")
	err = s.store.db.QueryRowContext(ctx, `SELECT data FROM session WHERE hash = ? AND expires_at > ?`,
		digest(token), s.now().UnixMilli()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, kind(err)
}

// CommitCtx keeps a session and sweeps out those that have expired.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.CommitSession")
	return s.store.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE expires_at <= ?`, s.now().UnixMilli()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO session (hash, data, expires_at) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`, digest(token), data, expires.UnixMilli())
		return err
	})
}

// DeleteCtx ends a session.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) (err error) {
	defer fault.Wrap(&err, "sqlite.DeleteSession")
	return s.store.exec(ctx, `DELETE FROM session WHERE hash = ?`, digest(token))
}

// AllCtx gives the data of all sessions, by the hash of their tokens: the tokens themselves are not known here.
func (s *Sessions) AllCtx(ctx context.Context) (all map[string][]byte, err error) {
	defer fault.Wrap(&err, "sqlite.AllSessions")
	type session struct {
		hash string
		data []byte
	}
	list, err := gather(ctx, s.store.db, func(row scanner) (x session, err error) { return x, row.Scan(&x.hash, &x.data) },
		`SELECT hash, data FROM session WHERE expires_at > ?`, s.now().UnixMilli())
	all = map[string][]byte{}
	for _, x := range list {
		all[x.hash] = x.data
	}
	return all, err
}

// Find is FindCtx for callers without a context.
func (s *Sessions) Find(token string) (data []byte, found bool, err error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers without a context.
func (s *Sessions) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx for callers without a context.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
