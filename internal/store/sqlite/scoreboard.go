package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"svodka/internal/fault"
	"svodka/internal/scoreboard"
)

var _ scoreboard.Store = (*Store)(nil)

// AddBoardLayout keeps a new version of the KPI table's blocks.
func (s *Store) AddBoardLayout(ctx context.Context, l scoreboard.Layout) (err error) {
	defer fault.Wrap(&err, "sqlite.AddBoardLayout(%d)", l.Version)
	body, err := json.Marshal(l) //nolint:musttag // read by this program alone, under its own names
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		last := int64(0)
		if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM scoreboard_layout`).Scan(&last); err != nil {
			return err
		}
		if l.Version != last+1 {
			return fault.Sentence(fault.Conflict, "Somebody else has changed the table meanwhile. Open the page again.",
				"Таблицу тем временем изменили. Откройте страницу заново.")
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO scoreboard_layout (version, body, by_whom, at) VALUES (?, ?, ?, ?)`, l.Version, string(body), l.By, l.At.Unix())
		return err
	})
}

// BoardLayouts lists the versions of the KPI table's blocks, the newest first.
func (s *Store) BoardLayouts(ctx context.Context) (_ []scoreboard.Layout, err error) {
	defer fault.Wrap(&err, "sqlite.BoardLayouts")
	return gather(ctx, s.db, func(row scanner) (l scoreboard.Layout, err error) {
		var body, by string
		var version, at int64
		if err := row.Scan(&version, &body, &by, &at); err != nil {
			return l, err
		}
		err = json.Unmarshal([]byte(body), &l) //nolint:musttag // the same
		l.Version, l.By, l.At = version, by, moment(at)
		return l, err
	}, `SELECT version, body, by_whom, at FROM scoreboard_layout ORDER BY version DESC`)
}

// AddBoardSnapshot keeps what was seen at a moment.
func (s *Store) AddBoardSnapshot(ctx context.Context, x scoreboard.Snapshot, body []byte) (err error) {
	defer fault.Wrap(&err, "sqlite.AddBoardSnapshot(%s)", x.Moment)
	return s.write(ctx, func(tx *sql.Tx) error {
		n := 0
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM scoreboard_snapshot WHERE moment = ?`, x.Moment.Unix()).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return fault.Sentence(fault.Conflict, "The table of this moment is kept already.", "Таблица на этот момент уже сохранена.")
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO scoreboard_snapshot (moment, taken, by_whom, layout, version, seen, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			x.Moment.Unix(), x.Taken.Unix(), x.By, x.Layout, x.Version, x.Seen.Unix(), body)
		return err
	})
}

// snapshotRow reads a snapshot without its body.
func snapshotRow(row scanner, more ...any) (x scoreboard.Snapshot, err error) {
	var at, taken, seen int64
	if err := row.Scan(append([]any{&at, &taken, &x.By, &x.Layout, &x.Version, &seen}, more...)...); err != nil {
		return x, err
	}
	x.Moment, x.Taken, x.Seen = moment(at), moment(taken), moment(seen)
	return x, nil
}

// BoardSnapshots lists what was seen, the newest moment first.
func (s *Store) BoardSnapshots(ctx context.Context, most int) (_ []scoreboard.Snapshot, err error) {
	defer fault.Wrap(&err, "sqlite.BoardSnapshots")
	return gather(ctx, s.db, func(row scanner) (scoreboard.Snapshot, error) { return snapshotRow(row) },
		`SELECT moment, taken, by_whom, layout, version, seen FROM scoreboard_snapshot ORDER BY moment DESC LIMIT ?`, most)
}

// BoardSnapshot gives what was seen at a moment.
func (s *Store) BoardSnapshot(ctx context.Context, at time.Time) (x scoreboard.Snapshot, body []byte, err error) {
	defer fault.Wrap(&err, "sqlite.BoardSnapshot(%s)", at)
	x, err = snapshotRow(s.db.QueryRowContext(ctx,
		`SELECT moment, taken, by_whom, layout, version, seen, body FROM scoreboard_snapshot WHERE moment = ?`, at.Unix()), &body)
	if errors.Is(err, sql.ErrNoRows) {
		return x, nil, fault.Sentence(fault.NotFound, "Nothing was kept at this moment. The list of snapshots has all there are.",
			"На этот момент ничего не сохранено. Все снимки — в списке.")
	}
	return x, body, kind(err)
}
