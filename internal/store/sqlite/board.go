package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"svodka/internal/board"
	"svodka/internal/fault"
)

var _ board.Store = (*Store)(nil)

// Boards gives the newest version of each board, deleted ones too.
func (s *Store) Boards(ctx context.Context) (list []board.Board, err error) {
	defer fault.Wrap(&err, "sqlite.Boards")
	return gather(ctx, s.db, scanBoard, `SELECT body FROM board AS b
		WHERE version = (SELECT max(version) FROM board WHERE id = b.id) ORDER BY id`)
}

// Versions gives all versions of a board, the newest first; empty when there is none.
func (s *Store) Versions(ctx context.Context, id string) (list []board.Board, err error) {
	defer fault.Wrap(&err, "sqlite.Versions(%q)", id)
	return gather(ctx, s.db, scanBoard, `SELECT body FROM board WHERE id = ? ORDER BY version DESC`, id)
}

// SaveBoard keeps a further version: b.Version is one more than the kept one's; fault.Conflict otherwise.
func (s *Store) SaveBoard(ctx context.Context, b board.Board) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveBoard(%q)", b.ID)
	body, err := json.Marshal(b) //nolint:musttag // its parts that have no tag write themselves under their names
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		var have int
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM board WHERE id = ?`, b.ID).Scan(&have); err != nil {
			return err
		}
		if b.Version != have+1 {
			return fault.Sentence(fault.Conflict,
				"Somebody saved another version meanwhile. Open it again and repeat the change.",
				"За это время сохранили другую версию. Откройте её и повторите правку.")
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO board (id, version, changed_at, changed_by, body) VALUES (?, ?, ?, ?, ?)`,
			b.ID, b.Version, b.Changed.Unix(), b.By, string(body))
		return err
	})
}

func scanBoard(row scanner) (b board.Board, err error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return b, err
	}
	return b, json.Unmarshal([]byte(body), &b) //nolint:musttag // as it was written
}
