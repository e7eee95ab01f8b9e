package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/target"
)

var _ target.Store = (*Store)(nil)

const targetColumns = `metric, scope, grain, since, until, value, least, excellent, low, high, origin, by, at, why, change`

func targetRow(row scanner) (x target.Version, err error) {
	var scope, grain, origin string
	var since, until, at int64
	var value *float64
	if err := row.Scan(&x.Metric, &scope, &grain, &since, &until, &value, &x.Least, &x.Excellent, &x.Low, &x.High, &origin,
		&x.By, &at, &x.Why, &x.Revision); err != nil {
		return x, err
	}
	if x.Scope, err = target.ParseScope(scope); err != nil {
		return x, err
	}
	if x.Grain, err = cal.ParseGrain(grain); err != nil {
		return x, err
	}
	x.Range, x.Origin, x.At = cal.Range{From: cal.Day(since), To: cal.Day(until)}, target.Origin(origin), moment(at)
	if x.Gone = value == nil; !x.Gone {
		x.Value = *value
	}
	return x, nil
}

// ChangeTargets keeps what change makes of the last versions of all cells as the next revision, all or none.
func (s *Store) ChangeTargets(ctx context.Context, change func(now []target.Version, revision int64) ([]target.Version, error)) (revision int64, err error) {
	defer fault.Wrap(&err, "sqlite.ChangeTargets")
	err = s.write(ctx, func(tx *sql.Tx) error {
		now, err := gather(ctx, tx, targetRow, `SELECT `+targetColumns+` FROM target_version WHERE latest = 1`)
		if err != nil {
			return err
		}
		if revision, err = targetRevision(ctx, tx); err != nil {
			return err
		}
		list, err := change(now, revision)
		if err != nil || len(list) == 0 {
			return err
		}
		if revision, err = addTargetChange(ctx, tx, list[0].By, list[0].At.Unix()); err != nil {
			return err
		}
		return addTargets(ctx, tx, revision, list)
	})
	return revision, err
}

func addTargetChange(ctx context.Context, tx *sql.Tx, by string, at int64) (int64, error) {
	done, err := tx.ExecContext(ctx, `INSERT INTO target_change (by, at) VALUES (?, ?)`, by, at)
	if err != nil {
		return 0, err
	}
	return done.LastInsertId()
}

func addTargets(ctx context.Context, tx *sql.Tx, revision int64, list []target.Version) (err error) {
	old, err := tx.PrepareContext(ctx, `UPDATE target_version SET latest = 0
		WHERE metric = ? AND scope = ? AND grain = ? AND since = ? AND until = ? AND latest = 1`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, old.Close()) }()
	add, err := tx.PrepareContext(ctx, `INSERT INTO target_version (`+targetColumns+`, latest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, add.Close()) }()
	for _, x := range list {
		scope, grain, from, to := target.ScopeKey(x.Scope), x.Grain.String(), int64(x.Range.From), int64(x.Range.To)
		if _, err := old.ExecContext(ctx, x.Metric, scope, grain, from, to); err != nil {
			return err
		}
		var value *float64
		if !x.Gone {
			value = &x.Value
		}
		if _, err := add.ExecContext(ctx, x.Metric, scope, grain, from, to, value, x.Least, x.Excellent, x.Low, x.High, string(x.Origin),
			x.By, x.At.Unix(), x.Why, revision); err != nil {
			return err
		}
	}
	return nil
}

// Targets gives the targets in force and the revision they are of.
func (s *Store) Targets(ctx context.Context) (list []target.Version, revision int64, err error) {
	defer fault.Wrap(&err, "sqlite.Targets")
	for {
		if revision, err = targetRevision(ctx, s.db); err != nil {
			return nil, 0, kind(err)
		}
		list, err = gather(ctx, s.db, targetRow, `SELECT `+targetColumns+` FROM target_version WHERE latest = 1 AND value IS NOT NULL
			ORDER BY metric, scope, since, until, grain`)
		if err != nil {
			return nil, 0, err
		}
		if now, err := targetRevision(ctx, s.db); err != nil || now == revision { // else somebody wrote in between: read again
			return list, revision, kind(err)
		}
	}
}

// oneRow is a database or a transaction that is asked for a single row.
type oneRow interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func targetRevision(ctx context.Context, from oneRow) (n int64, err error) {
	return n, from.QueryRowContext(ctx, `SELECT COALESCE(MAX(id), 0) FROM target_change`).Scan(&n)
}

// TargetRevision is the revision of the targets in force.
func (s *Store) TargetRevision(ctx context.Context) (n int64, err error) {
	defer fault.Wrap(&err, "sqlite.TargetRevision")
	n, err = targetRevision(ctx, s.db)
	return n, kind(err)
}

// TargetVersions gives every version of a cell, the newest first.
func (s *Store) TargetVersions(ctx context.Context, c target.Cell) (_ []target.Version, err error) {
	defer fault.Wrap(&err, "sqlite.TargetVersions")
	return gather(ctx, s.db, targetRow, `SELECT `+targetColumns+` FROM target_version
		WHERE metric = ? AND scope = ? AND since = ? AND until = ? AND grain = ? ORDER BY id DESC`,
		c.Metric, target.ScopeKey(c.Scope), int64(c.Range.From), int64(c.Range.To), c.Grain.String())
}

// SaveTargetRules keeps the rules as the next revision; fault.Conflict when they were changed meanwhile.
func (s *Store) SaveTargetRules(ctx context.Context, r target.Rules) (_ target.Rules, err error) {
	defer fault.Wrap(&err, "sqlite.SaveTargetRules")
	err = s.write(ctx, func(tx *sql.Tx) error {
		now, err := targetRules(ctx, tx)
		if err != nil {
			return err
		}
		if now.Revision != r.Revision {
			return fault.Sentence(fault.Conflict,
				"Somebody (%s) changed the rules of planning meanwhile. Look at them and repeat your change.",
				"Пока вы меняли правила планирования, их изменили (%s). Посмотрите их и повторите изменение.", now.By)
		}
		if r.Revision, err = addTargetChange(ctx, tx, r.By, r.At.Unix()); err != nil {
			return err
		}
		body, err := json.Marshal(r) //nolint:musttag // read by this program alone, under its own names
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO target_rules (change, body) VALUES (?, ?)`, r.Revision, string(body))
		return err
	})
	return r, err
}

// TargetRules gives the rules in force; the zero Rules when nobody has set any.
func (s *Store) TargetRules(ctx context.Context) (_ target.Rules, err error) {
	defer fault.Wrap(&err, "sqlite.TargetRules")
	return targetRules(ctx, s.db)
}

func targetRules(ctx context.Context, from oneRow) (r target.Rules, err error) {
	var body string
	err = from.QueryRowContext(ctx, `SELECT body FROM target_rules ORDER BY change DESC LIMIT 1`).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil
	}
	if err != nil {
		return r, kind(err)
	}
	return r, json.Unmarshal([]byte(body), &r) //nolint:musttag // the same
}
