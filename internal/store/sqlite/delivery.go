package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"svodka/internal/fault"
)

// Delivery gives how letters leave the company: what may be read, and what is sealed; nil when it was never set.
func (s *Store) Delivery(ctx context.Context) (body, sealed []byte, err error) {
	defer fault.Wrap(&err, "sqlite.Delivery")
	err = s.db.QueryRowContext(ctx, `SELECT body, sealed FROM delivery WHERE id = 1`).Scan(&body, &sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, nil
	}
	return body, sealed, kind(err)
}

// SaveDelivery keeps how letters leave the company, both parts at once.
func (s *Store) SaveDelivery(ctx context.Context, body, sealed []byte) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveDelivery")
	return s.exec(ctx, `INSERT INTO delivery (id, body, sealed) VALUES (1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET body = excluded.body, sealed = excluded.sealed`, body, sealed)
}
