package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"svodka/internal/alert"
	"svodka/internal/fault"
)

var _ alert.Store = (*Store)(nil)

// SaveAlert keeps a rule as the next version of its id.
func (s *Store) SaveAlert(ctx context.Context, v alert.Version) (version int, err error) {
	defer fault.Wrap(&err, "sqlite.SaveAlert(%q)", v.Rule.ID)
	body, err := json.Marshal(v.Rule) //nolint:musttag // texts in two languages go by the names of their fields
	if err != nil {
		return 0, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) + 1 FROM alert_rule WHERE id = ?`, v.Rule.ID).Scan(&version); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO alert_rule (id, version, body, by_whom, at) VALUES (?, ?, ?, ?, ?)`,
			v.Rule.ID, version, string(body), v.By, v.At.Unix())
		return err
	})
	return version, err
}

const alertVersion = `SELECT version, body, by_whom, at FROM alert_rule `

// Alerts gives the last version of every rule that was ever kept.
func (s *Store) Alerts(ctx context.Context) (_ []alert.Version, err error) {
	defer fault.Wrap(&err, "sqlite.Alerts")
	return gather(ctx, s.db, alertVersionOf, alertVersion+`AS r WHERE version = (SELECT max(version) FROM alert_rule WHERE id = r.id) ORDER BY id`)
}

// AlertVersions gives all versions of a rule, the newest first.
func (s *Store) AlertVersions(ctx context.Context, id string) (_ []alert.Version, err error) {
	defer fault.Wrap(&err, "sqlite.AlertVersions(%q)", id)
	return gather(ctx, s.db, alertVersionOf, alertVersion+`WHERE id = ? ORDER BY version DESC`, id)
}

func alertVersionOf(row scanner) (v alert.Version, err error) {
	var version int
	var at int64
	var body string
	if err := row.Scan(&version, &body, &v.By, &at); err != nil {
		return v, err
	}
	err = json.Unmarshal([]byte(body), &v.Rule) //nolint:musttag // see SaveAlert
	v.Rule.Version, v.At = version, moment(at)
	return v, err
}

// AlertStates gives all states.
func (s *Store) AlertStates(ctx context.Context) (_ alert.States, err error) {
	defer fault.Wrap(&err, "sqlite.AlertStates")
	return alertStates(ctx, s.db)
}

func alertStates(ctx context.Context, from asker) (alert.States, error) {
	type one struct {
		rule, key string
		state     alert.State
	}
	list, err := gather(ctx, from, func(row scanner) (x one, err error) {
		var body string
		if err := row.Scan(&x.rule, &x.key, &body); err != nil {
			return x, err
		}
		return x, json.Unmarshal([]byte(body), &x.state)
	}, `SELECT rule, key, body FROM alert_state`)
	out := alert.States{}
	for _, x := range list {
		if out[x.rule] == nil {
			out[x.rule] = map[string]alert.State{}
		}
		out[x.rule][x.key] = x.state
	}
	return out, err
}

// ChangeAlerts keeps what change makes of the states, all or nothing.
func (s *Store) ChangeAlerts(ctx context.Context, change func(alert.States) (alert.Kept, error)) (err error) {
	defer fault.Wrap(&err, "sqlite.ChangeAlerts")
	return s.write(ctx, func(tx *sql.Tx) error {
		states, err := alertStates(ctx, tx)
		if err != nil {
			return err
		}
		kept, err := change(states)
		if err != nil {
			return err
		}
		if err := saveStates(ctx, tx, kept.States); err != nil {
			return err
		}
		for _, e := range kept.Events {
			seen, err := json.Marshal(e.Seen)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO alert_event (rule, key, version, incident, phase, at, by_whom, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				e.Rule, e.Key, e.Version, e.Incident, string(e.Phase), e.At.Unix(), e.By, string(seen)); err != nil {
				return err
			}
		}
		for _, n := range kept.Notices {
			body, err := json.Marshal(n.Notice)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO alert_notice (id, rule, key, version, incident, say, at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				n.ID, n.Rule, n.Key, n.Version, n.Incident, string(n.Say), n.At.Unix(), string(body)); err != nil {
				return err
			}
		}
		return nil
	})
}

func saveStates(ctx context.Context, tx *sql.Tx, states alert.States) error {
	for _, rule := range slices.Sorted(maps.Keys(states)) {
		for _, key := range slices.Sorted(maps.Keys(states[rule])) {
			body, err := json.Marshal(states[rule][key])
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO alert_state (rule, key, body) VALUES (?1, ?2, ?3)
				ON CONFLICT (rule, key) DO UPDATE SET body = excluded.body`, rule, key, string(body)); err != nil {
				return err
			}
		}
	}
	return nil
}

// AlertEvents gives the history, the newest first, of one rule or of all.
func (s *Store) AlertEvents(ctx context.Context, rule string, limit int) (_ []alert.Event, err error) {
	defer fault.Wrap(&err, "sqlite.AlertEvents(%q)", rule)
	return gather(ctx, s.db, func(row scanner) (e alert.Event, err error) {
		var at int64
		var seen string
		if err := row.Scan(&e.Rule, &e.Key, &e.Version, &e.Incident, &e.Phase, &at, &e.By, &seen); err != nil {
			return e, err
		}
		e.At = moment(at)
		return e, json.Unmarshal([]byte(seen), &e.Seen)
	}, `SELECT rule, key, version, incident, phase, at, by_whom, seen FROM alert_event WHERE ?1 = '' OR rule = ?1 ORDER BY id DESC LIMIT ?2`, rule, limit)
}

// Untold lists notices that are not carried yet, the oldest first.
func (s *Store) Untold(ctx context.Context, limit int) (_ []alert.Notification, err error) {
	defer fault.Wrap(&err, "sqlite.Untold")
	return gather(ctx, s.db, func(row scanner) (n alert.Notification, err error) {
		var at int64
		var body, told, of string
		if err := row.Scan(&n.ID, &n.Rule, &n.Key, &n.Version, &at, &body, &told, &of); err != nil {
			return n, err
		}
		n.At = moment(at)
		if err := json.Unmarshal([]byte(body), &n.Notice); err != nil {
			return n, err
		}
		if n.Told, err = listOf(told); err != nil {
			return n, err
		}
		n.For, err = listOf(of)
		return n, err
	}, `SELECT n.id, n.rule, n.key, n.version, n.at, n.body,
		(SELECT json_group_array(login) FROM alert_told WHERE notice = n.id),
		(SELECT json_group_array(t.login) FROM alert_told t JOIN alert_notice a ON a.id = t.notice
			WHERE a.rule = n.rule AND a.key = n.key AND a.incident = n.incident AND a.say = 'alert' AND t.outcome = 'sent')
		FROM alert_notice n WHERE NOT EXISTS (SELECT 1 FROM alert_done WHERE notice = n.id) ORDER BY n.seq LIMIT ?`, limit)
}

// AlertDeliveries tells what became of alerts for whom, the newest first.
func (s *Store) AlertDeliveries(ctx context.Context, limit int) (_ []alert.Delivered, err error) {
	defer fault.Wrap(&err, "sqlite.AlertDeliveries")
	return gather(ctx, s.db, func(row scanner) (d alert.Delivered, err error) {
		var at int64
		if err := row.Scan(&d.Rule, &d.Key, &d.Incident, &d.Say, &d.Login, &d.Outcome, &at); err != nil {
			return d, err
		}
		d.At = moment(at)
		return d, nil
	}, `SELECT n.rule, n.key, n.incident, n.say, t.login, t.outcome, t.at FROM alert_told t JOIN alert_notice n ON n.id = t.notice
		ORDER BY n.seq DESC, t.login LIMIT ?`, limit)
}

// TellAlert notes what became of a notice; what is noted already stays as it is.
func (s *Store) TellAlert(ctx context.Context, id string, list []alert.Delivery, done bool) (err error) {
	defer fault.Wrap(&err, "sqlite.TellAlert(%q)", id)
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, d := range list {
			if _, err := tx.ExecContext(ctx, `INSERT INTO alert_told (notice, login, outcome, at)
				SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM alert_told WHERE notice = ?1 AND login = ?2)`,
				id, d.Login, string(d.Outcome), d.At.Unix()); err != nil {
				return err
			}
		}
		if !done {
			return nil
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO alert_done (notice) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM alert_done WHERE notice = ?1)`, id)
		return err
	})
}
