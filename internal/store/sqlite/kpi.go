package sqlite

import (
	"context"
	"database/sql"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/kpi"
)

var _ kpi.Store = (*Store)(nil)

// MetricVersions gives every version of every metric of the company's own, in the order they were saved.
func (s *Store) MetricVersions(ctx context.Context) (list []kpi.Version, err error) {
	defer fault.Wrap(&err, "sqlite.MetricVersions")
	return gather(ctx, s.db, scanMetric, `SELECT seq, id, version, name, body, area, since, restate, deleted, changed_at, changed_by, why
		FROM metric ORDER BY seq`)
}

// MetricRevision grows with every version that is saved.
func (s *Store) MetricRevision(ctx context.Context) (n int64, err error) {
	defer fault.Wrap(&err, "sqlite.MetricRevision")
	err = kind(s.db.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM metric`).Scan(&n))
	return n, err
}

// SaveMetric keeps a further version: v.No is one more than the kept one's; fault.Conflict otherwise.
func (s *Store) SaveMetric(ctx context.Context, v kpi.Version) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveMetric(%q)", v.ID)
	return s.write(ctx, func(tx *sql.Tx) error {
		var have int
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM metric WHERE id = ?`, v.ID).Scan(&have); err != nil {
			return err
		}
		if v.No != have+1 {
			return fault.Sentence(fault.Conflict,
				"Somebody changed this metric meanwhile. Open it again and repeat the change.",
				"За это время показатель изменил кто-то другой. Откройте его и повторите правку.")
		}
		since := ""
		if !v.Ever {
			since = v.From.String()
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO metric (id, version, name, body, area, since, restate, deleted, changed_at, changed_by, why)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			v.ID, v.No, v.Name, v.YAML, v.Area, since, v.Restate, v.Deleted, v.At.Unix(), v.By, v.Why)
		return err
	})
}

func scanMetric(row scanner) (v kpi.Version, err error) {
	var since string
	var at int64
	if err := row.Scan(&v.Seq, &v.ID, &v.No, &v.Name, &v.YAML, &v.Area, &since, &v.Restate, &v.Deleted, &at, &v.By, &v.Why); err != nil {
		return v, err
	}
	v.At, v.Ever = moment(at), since == ""
	if !v.Ever {
		v.From, err = cal.ParseDay(since)
	}
	return v, err
}
