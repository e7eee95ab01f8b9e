package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"svodka/internal/fault"
	"svodka/internal/sync"
)

// keptRuns is how many runs of a source are kept.
const keptRuns = 1000

func sourceRow(row scanner) (x sync.Source, err error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return x, err
	}
	return x, json.Unmarshal([]byte(body), &x) //nolint:musttag // read by this program alone, under its own names
}

// Sources lists the sources in the order they were added.
func (s *Store) Sources(ctx context.Context) (_ []sync.Source, err error) {
	defer fault.Wrap(&err, "sqlite.Sources")
	return gather(ctx, s.db, sourceRow, `SELECT body FROM source ORDER BY added, id`)
}

// Source gives one source.
func (s *Store) Source(ctx context.Context, id string) (_ sync.Source, err error) {
	defer fault.Wrap(&err, "sqlite.Source(%q)", id)
	list, err := gather(ctx, s.db, sourceRow, `SELECT body FROM source WHERE id = ?`, id)
	if err == nil && len(list) == 0 {
		err = fault.Sentence(fault.NotFound, "There is no source %q.", "Источника «%s» нет.", id)
	}
	if err != nil {
		return sync.Source{}, err
	}
	return list[0], nil
}

// SaveSource keeps a source.
func (s *Store) SaveSource(ctx context.Context, x sync.Source) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveSource(%q)", x.ID)
	body, err := json.Marshal(x) //nolint:musttag // the same
	if err != nil {
		return err
	}
	return s.exec(ctx, `INSERT INTO source (id, added, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
		x.ID, x.Added.UnixNano(), string(body))
}

// RemoveSource forgets a source, its secrets and its runs.
func (s *Store) RemoveSource(ctx context.Context, id string) (err error) {
	defer fault.Wrap(&err, "sqlite.RemoveSource(%q)", id)
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, statement := range []string{
			`DELETE FROM source_run WHERE source = ?`, `DELETE FROM source_secret WHERE source = ?`, `DELETE FROM source WHERE id = ?`,
		} {
			if _, err := tx.ExecContext(ctx, statement, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// Secrets gives the sealed secrets of a source, nil when it has none.
func (s *Store) Secrets(ctx context.Context, id string) (_ []byte, err error) {
	defer fault.Wrap(&err, "sqlite.Secrets(%q)", id)
	list, err := gather(ctx, s.db, func(row scanner) (b []byte, err error) { return b, row.Scan(&b) },
		`SELECT sealed FROM source_secret WHERE source = ?`, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return list[0], nil
}

// SaveSecrets keeps the sealed secrets of a source. They are on the disk when it returns.
func (s *Store) SaveSecrets(ctx context.Context, id string, sealed []byte) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveSecrets(%q)", id)
	return s.exec(ctx, `INSERT INTO source_secret (source, sealed) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET sealed = excluded.sealed`,
		id, sealed)
}

// SaveRun adds a run with ID 0 and replaces any other. The oldest runs of the source are forgotten.
func (s *Store) SaveRun(ctx context.Context, r sync.Run) (_ sync.Run, err error) {
	defer fault.Wrap(&err, "sqlite.SaveRun(%q)", r.Source)
	err = s.write(ctx, func(tx *sql.Tx) error {
		if r.ID == 0 {
			result, err := tx.ExecContext(ctx, `INSERT INTO source_run (source, body) VALUES (?, '{}')`, r.Source)
			if err != nil {
				return err
			}
			if r.ID, err = result.LastInsertId(); err != nil {
				return err
			}
		}
		body, err := json.Marshal(r) //nolint:musttag // the same
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE source_run SET body = ? WHERE id = ? AND source = ?`, string(body), r.ID, r.Source); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM source_run WHERE source = ?1 AND id <= (
			SELECT id FROM source_run WHERE source = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)`, r.Source, keptRuns)
		return err
	})
	return r, err
}

// Runs lists the newest runs of a source, of all sources for "".
func (s *Store) Runs(ctx context.Context, source string, limit int) (_ []sync.Run, err error) {
	defer fault.Wrap(&err, "sqlite.Runs(%q)", source)
	return gather(ctx, s.db, func(row scanner) (r sync.Run, err error) {
		var body string
		if err := row.Scan(&body); err != nil {
			return r, err
		}
		return r, json.Unmarshal([]byte(body), &r) //nolint:musttag // the same
	}, `SELECT body FROM source_run WHERE source = ?1 OR ?1 = '' ORDER BY id DESC LIMIT ?2`, source, limit)
}
