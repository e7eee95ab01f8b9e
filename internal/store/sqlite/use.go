package sqlite

import (
	"context"
	"time"

	"svodka/internal/board"
	"svodka/internal/fault"
)

// Opened notes that somebody opened a board.
func (s *Store) Opened(ctx context.Context, id, login string, at time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.Opened(%q)", id)
	return s.exec(ctx, `INSERT INTO board_use (board, login, times, last) VALUES (?, ?, 1, ?)
		ON CONFLICT DO UPDATE SET times = times + 1, last = max(last, excluded.last)`, id, login, at.Unix())
}

// Uses lists who opened what how often.
func (s *Store) Uses(ctx context.Context) (list []board.Use, err error) {
	defer fault.Wrap(&err, "sqlite.Uses")
	return gather(ctx, s.db, func(row scanner) (u board.Use, err error) {
		var last int64
		err = row.Scan(&u.Board, &u.Login, &u.Times, &last)
		u.Last = moment(last)
		return u, err
	}, `SELECT board, login, times, last FROM board_use ORDER BY board, login`)
}
