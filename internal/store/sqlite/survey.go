package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"svodka/internal/fault"
	"svodka/internal/survey"
)

func formRow(row scanner) (f survey.Form, err error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return f, err
	}
	return f, json.Unmarshal([]byte(body), &f) //nolint:musttag // read by this program alone, under its own names
}

// SaveForm keeps a form.
func (s *Store) SaveForm(ctx context.Context, f survey.Form) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveForm(%q)", f.ID)
	body, err := json.Marshal(f) //nolint:musttag // the same
	if err != nil {
		return err
	}
	return s.exec(ctx, `INSERT INTO survey_form (id, created, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
		f.ID, f.Created.Unix(), string(body))
}

// Form finds a form; fault.NotFound when there is none.
func (s *Store) Form(ctx context.Context, id string) (f survey.Form, err error) {
	defer fault.Wrap(&err, "sqlite.Form(%q)", id)
	f, err = formRow(s.db.QueryRowContext(ctx, `SELECT body FROM survey_form WHERE id = ?`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return f, fault.Sentence(fault.NotFound, "There is no such survey.", "Такого опроса нет.")
	}
	return f, kind(err)
}

// Forms lists the forms, the newest first.
func (s *Store) Forms(ctx context.Context) (_ []survey.Form, err error) {
	defer fault.Wrap(&err, "sqlite.Forms")
	return gather(ctx, s.db, formRow, `SELECT body FROM survey_form ORDER BY created DESC, id`)
}

const inviteColumns = `id, form, hash, client, deal, ticket, owner, channel, sent, expires, answered, score, comment, rev, loaded`

func inviteRow(row scanner) (x survey.Invite, err error) {
	var sent, expires, answered int64
	err = row.Scan(&x.ID, &x.Form, &x.Hash, &x.Client, &x.Deal, &x.Ticket, &x.Owner, &x.Channel, &sent, &expires, &answered, &x.Score,
		&x.Comment, &x.Rev, &x.Loaded)
	x.Sent, x.Expires = moment(sent), moment(expires)
	if answered != 0 {
		x.Answered = moment(answered)
	}
	return x, err
}

// AddInvites keeps new invites, all or none. Whoever was asked after since is left out.
func (s *Store) AddInvites(ctx context.Context, list []survey.Invite, since time.Time) (kept []survey.Invite, err error) {
	defer fault.Wrap(&err, "sqlite.AddInvites(%d)", len(list))
	err = s.write(ctx, func(tx *sql.Tx) error {
		kept = kept[:0]
		for _, x := range list {
			if x.Who != "" {
				done, err := tx.ExecContext(ctx, `INSERT INTO survey_asked (who, at) VALUES (?1, ?2)
					ON CONFLICT (who) DO UPDATE SET at = excluded.at WHERE survey_asked.at <= ?3`, x.Who, x.Sent.Unix(), since.Unix())
				if err != nil {
					return err
				}
				if n, err := done.RowsAffected(); err != nil || n == 0 {
					if err != nil {
						return err
					}
					continue
				}
			}
			done, err := tx.ExecContext(ctx, `INSERT INTO survey_invite (form, hash, client, deal, ticket, owner, channel, sent, expires)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, x.Form, x.Hash, x.Client, x.Deal, x.Ticket, x.Owner, x.Channel, x.Sent.Unix(), x.Expires.Unix())
			if err != nil {
				return err
			}
			if x.ID, err = done.LastInsertId(); err != nil {
				return err
			}
			x.Rev = 1
			kept = append(kept, x)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return kept, nil
}

// Rehash gives invites other tokens, all or none.
func (s *Store) Rehash(ctx context.Context, list []survey.Invite) (err error) {
	defer fault.Wrap(&err, "sqlite.Rehash(%d)", len(list))
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, x := range list {
			if _, err := tx.ExecContext(ctx, `UPDATE survey_invite SET hash = ? WHERE id = ? AND answered = 0`, x.Hash, x.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// Invite finds an invite by its token's hash; fault.NotFound when there is none.
func (s *Store) Invite(ctx context.Context, hash string) (x survey.Invite, err error) {
	defer fault.Wrap(&err, "sqlite.Invite")
	return findInvite(s.db.QueryRowContext(ctx, `SELECT `+inviteColumns+` FROM survey_invite WHERE hash = ?`, hash))
}

func findInvite(row scanner) (x survey.Invite, err error) {
	x, err = inviteRow(row)
	if errors.Is(err, sql.ErrNoRows) {
		return survey.Invite{}, fault.Sentence(fault.NotFound, "There is no such link.", "Такой ссылки нет.")
	}
	return x, kind(err)
}

// Invites lists the invites of a form, the latest answers first, then the newest; with open, those alone that can still be answered.
func (s *Store) Invites(ctx context.Context, form string, open bool, now time.Time, limit int) (_ []survey.Invite, err error) {
	defer fault.Wrap(&err, "sqlite.Invites(%q)", form)
	return gather(ctx, s.db, inviteRow, `SELECT `+inviteColumns+` FROM survey_invite
		WHERE form = ?1 AND (NOT ?2 OR answered = 0 AND expires > ?3) ORDER BY answered DESC, id DESC LIMIT ?4`, form, open, now.Unix(), limit)
}

// Answer changes the answer of an invite in one go; change may refuse.
func (s *Store) Answer(ctx context.Context, hash string, change func(*survey.Invite) error) (x survey.Invite, err error) {
	defer fault.Wrap(&err, "sqlite.Answer")
	err = s.write(ctx, func(tx *sql.Tx) error {
		if x, err = findInvite(tx.QueryRowContext(ctx, `SELECT `+inviteColumns+` FROM survey_invite WHERE hash = ?`, hash)); err != nil {
			return err
		}
		if err := change(&x); err != nil {
			return err
		}
		x.Rev++
		_, err := tx.ExecContext(ctx, `UPDATE survey_invite SET answered = ?, score = ?, comment = ?, rev = ? WHERE id = ?`,
			x.Answered.Unix(), x.Score, x.Comment, x.Rev, x.ID)
		return err
	})
	return x, err
}

// Counts says how each form goes; a form that has asked nobody is not among them.
func (s *Store) Counts(ctx context.Context, now time.Time) (_ map[string]survey.Count, err error) {
	defer fault.Wrap(&err, "sqlite.Counts")
	type row struct {
		form string
		survey.Count
	}
	list, err := gather(ctx, s.db, func(from scanner) (r row, err error) {
		return r, from.Scan(&r.form, &r.Sent, &r.Answered, &r.Waiting)
	}, `SELECT form, COUNT(*), SUM(answered > 0), SUM(answered = 0 AND expires > ?) FROM survey_invite GROUP BY form`, now.Unix())
	out := make(map[string]survey.Count, len(list))
	for _, r := range list {
		out[r.form] = r.Count
	}
	return out, err
}

// Pending lists invites that the warehouse does not have as they are, the oldest first.
func (s *Store) Pending(ctx context.Context, limit int) (_ []survey.Invite, err error) {
	defer fault.Wrap(&err, "sqlite.Pending")
	return gather(ctx, s.db, inviteRow, `SELECT `+inviteColumns+` FROM survey_invite WHERE loaded < rev ORDER BY id LIMIT ?`, limit)
}

// Loaded notes that the warehouse has invites as they stand in the list; what was changed since waits still.
func (s *Store) Loaded(ctx context.Context, list []survey.Invite) (err error) {
	defer fault.Wrap(&err, "sqlite.Loaded(%d)", len(list))
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, x := range list {
			if _, err := tx.ExecContext(ctx, `UPDATE survey_invite SET loaded = ?1 WHERE id = ?2 AND loaded < ?1`, x.Rev, x.ID); err != nil {
				return err
			}
		}
		return nil
	})
}
