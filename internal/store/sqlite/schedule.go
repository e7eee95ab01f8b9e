package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

var _ schedule.Store = (*Store)(nil)

func unixOf(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func timeOf(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return moment(seconds)
}

func scheduleRow(row scanner) (x schedule.Schedule, err error) {
	var (
		next int64
		body string
	)
	if err := row.Scan(&next, &body); err != nil {
		return x, err
	}
	err = json.Unmarshal([]byte(body), &x)
	x.Next = timeOf(next)
	return x, err
}

// SaveSchedule keeps a schedule.
func (s *Store) SaveSchedule(ctx context.Context, x schedule.Schedule) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveSchedule(%q)", x.ID)
	body, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return s.exec(ctx, `INSERT INTO schedule (id, title, next, body) VALUES (?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, next = excluded.next, body = excluded.body`, x.ID, x.Title, unixOf(x.Next), string(body))
}

// Schedule finds a schedule; fault.NotFound when there is none.
func (s *Store) Schedule(ctx context.Context, id string) (x schedule.Schedule, err error) {
	defer fault.Wrap(&err, "sqlite.Schedule(%q)", id)
	x, err = scheduleRow(s.db.QueryRowContext(ctx, `SELECT next, body FROM schedule WHERE id = ?`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return x, fault.Sentence(fault.NotFound, "There is no such schedule.", "Такого расписания нет.")
	}
	return x, kind(err)
}

// Schedules lists the schedules by title.
func (s *Store) Schedules(ctx context.Context) (_ []schedule.Schedule, err error) {
	defer fault.Wrap(&err, "sqlite.Schedules")
	return gather(ctx, s.db, scheduleRow, `SELECT next, body FROM schedule ORDER BY title, id`)
}

// DueSchedules lists the schedules whose time has come.
func (s *Store) DueSchedules(ctx context.Context, now time.Time) (_ []schedule.Schedule, err error) {
	defer fault.Wrap(&err, "sqlite.DueSchedules")
	return gather(ctx, s.db, scheduleRow, `SELECT next, body FROM schedule WHERE next > 0 AND next <= ? ORDER BY next, id`, now.Unix())
}

// DropSchedule removes a schedule; its history stays.
func (s *Store) DropSchedule(ctx context.Context, id string, now time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.DropSchedule(%q)", id)
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, do := range []string{
			`DELETE FROM schedule WHERE id = ?1`, `DELETE FROM schedule_stop WHERE schedule = ?1`, `DELETE FROM schedule_approval WHERE schedule = ?1`,
		} {
			if _, err := tx.ExecContext(ctx, do, id); err != nil {
				return err
			}
		}
		// Those that are on their way are settled by who holds them.
		_, err := tx.ExecContext(ctx, `UPDATE schedule_job SET state = 'skipped', done = ?2, note = 'the schedule was removed'
			WHERE schedule = ?1 AND state = 'waiting'`, id, now.Unix())
		return err
	})
}

// Enqueue keeps a run with its jobs once.
func (s *Store) Enqueue(ctx context.Context, run schedule.Run, jobs []schedule.Job, next *time.Time) (id int64, ok bool, err error) {
	defer fault.Wrap(&err, "sqlite.Enqueue(%q, %q)", run.Schedule, run.Key)
	err = s.write(ctx, func(tx *sql.Tx) error {
		if next != nil {
			moved, err := changed(tx.ExecContext(ctx, `UPDATE schedule SET next = ? WHERE id = ? AND next = ?`, unixOf(*next), run.Schedule, unixOf(run.Due)))
			if err != nil || !moved {
				return err
			}
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO schedule_run (schedule, key, due, made, by_whom) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			run.Schedule, run.Key, unixOf(run.Due), run.Made.Unix(), run.By)
		if ok, err = changed(done, err); err != nil || !ok {
			return err
		}
		if id, err = done.LastInsertId(); err != nil {
			return err
		}
		for _, j := range jobs {
			if _, err := tx.ExecContext(ctx, `INSERT INTO schedule_job (run, schedule, due, test, login, channel, address, letter, state, next, made)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, run.Schedule, unixOf(j.Due), j.Test, j.Recipient.Login, j.Recipient.Channel, j.Recipient.Address,
				j.Letter, j.State, j.Next.Unix(), j.Made.Unix()); err != nil {
				return err
			}
		}
		return nil
	})
	return id, ok && err == nil, err
}

// changed reports whether a statement changed a row.
func changed(r sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}

const jobColumns = `id, run, schedule, due, test, login, channel, address, letter, state, attempts, next, made, done, note, claim, again, parts`

func jobRow(row scanner) (j schedule.Job, err error) {
	var due, next, made, done int64
	err = row.Scan(&j.ID, &j.Run, &j.Schedule, &due, &j.Test, &j.Recipient.Login, &j.Recipient.Channel, &j.Recipient.Address, &j.Letter, &j.State,
		&j.Attempts, &next, &made, &done, &j.Note, &j.Claim, &j.Again, &j.Parts)
	j.Due, j.Next, j.Made, j.Done = timeOf(due), timeOf(next), timeOf(made), timeOf(done)
	return j, err
}

// Claim takes the job that has waited longest.
func (s *Store) Claim(ctx context.Context, claim string, now, lease time.Time) (j schedule.Job, ok bool, err error) {
	defer fault.Wrap(&err, "sqlite.Claim")
	j, err = jobRow(s.db.QueryRowContext(ctx, `UPDATE schedule_job SET state = 'held', claim = ?1, attempts = attempts + 1, next = ?3
		WHERE id = (SELECT id FROM schedule_job WHERE done = 0 AND next <= ?2 ORDER BY next, id LIMIT 1) RETURNING `+jobColumns,
		claim, now.Unix(), lease.Unix()))
	if errors.Is(err, sql.ErrNoRows) {
		return j, false, nil
	}
	return j, err == nil, kind(err)
}

// Extend moves the lease of a job that is still held.
func (s *Store) Extend(ctx context.Context, j schedule.Job, lease time.Time) (ok bool, err error) {
	defer fault.Wrap(&err, "sqlite.Extend(%d)", j.ID)
	ok, err = changed(s.db.ExecContext(ctx, `UPDATE schedule_job SET next = ? WHERE id = ? AND claim = ? AND done = 0`, lease.Unix(), j.ID, j.Claim))
	return ok, kind(err)
}

// MarkJob notes how far a job is; what somebody else holds by now stays as it is.
func (s *Store) MarkJob(ctx context.Context, j schedule.Job, line schedule.Line) (ok bool, err error) {
	defer fault.Wrap(&err, "sqlite.MarkJob(%d, %s)", j.ID, j.State)
	err = s.write(ctx, func(tx *sql.Tx) error {
		if ok, err = changed(tx.ExecContext(ctx, `UPDATE schedule_job SET state = ?1, next = ?2, done = ?3, note = ?4,
			again = again OR ?1 = 'sending', claim = CASE WHEN ?1 = 'sending' THEN claim ELSE '' END
			WHERE id = ?5 AND claim = ?6 AND done = 0`, j.State, j.Next.Unix(), unixOf(j.Done), j.Note, j.ID, j.Claim)); err != nil || !ok {
			return err
		}
		return logJob(ctx, tx, line)
	})
	return ok && err == nil, err
}

// NoteParts keeps how many parts of a held job's letter have arrived.
func (s *Store) NoteParts(ctx context.Context, j schedule.Job, parts int) (err error) {
	defer fault.Wrap(&err, "sqlite.NoteParts(%d)", j.ID)
	return s.exec(ctx, `UPDATE schedule_job SET parts = max(parts, ?) WHERE id = ? AND claim = ?`, parts, j.ID, j.Claim)
}

func logJob(ctx context.Context, tx *sql.Tx, line schedule.Line) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO schedule_log (job, at, state, note) VALUES (?, ?, ?, ?)`, line.Job, line.At.Unix(), line.State, line.Text)
	return err
}

// Retry makes a failed job wait again.
func (s *Store) Retry(ctx context.Context, job int64, now time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.Retry(%d)", job)
	return s.write(ctx, func(tx *sql.Tx) error {
		ok, err := changed(tx.ExecContext(ctx, `UPDATE schedule_job SET state = 'waiting', attempts = 0, next = ?1, made = ?1, done = 0, claim = ''
			WHERE id = ?2 AND state = 'failed'`, now.Unix(), job))
		if err != nil || !ok {
			return err
		}
		return logJob(ctx, tx, schedule.Line{Job: job, At: now, State: schedule.Waiting, Text: "once more by hand"})
	})
}

// Jobs lists jobs, the newest first.
func (s *Store) Jobs(ctx context.Context, f schedule.JobFilter) (_ []schedule.Job, err error) {
	defer fault.Wrap(&err, "sqlite.Jobs")
	if f.Limit <= 0 {
		f.Limit = 100
	}
	return gather(ctx, s.db, jobRow, `SELECT `+jobColumns+` FROM schedule_job WHERE (?1 = '' OR schedule = ?1) AND (?2 = 0 OR run = ?2)
		AND (?3 = '' OR state = ?3) AND (?4 = '' OR login = ?4) AND (?5 = 0 OR id < ?5) ORDER BY id DESC LIMIT ?6`,
		f.Schedule, f.Run, f.State, f.Login, f.Before, f.Limit)
}

// JobLog is what happened to a job, the oldest first.
func (s *Store) JobLog(ctx context.Context, job int64) (_ []schedule.Line, err error) {
	defer fault.Wrap(&err, "sqlite.JobLog(%d)", job)
	return gather(ctx, s.db, func(row scanner) (l schedule.Line, err error) {
		var at int64
		err = row.Scan(&l.Job, &at, &l.State, &l.Text)
		l.At = moment(at)
		return l, err
	}, `SELECT job, at, state, note FROM schedule_log WHERE job = ? ORDER BY id`, job)
}

// ScheduleRuns lists the runs of a schedule, the newest first.
func (s *Store) ScheduleRuns(ctx context.Context, id string, limit int) (_ []schedule.Run, err error) {
	defer fault.Wrap(&err, "sqlite.ScheduleRuns(%q)", id)
	if limit <= 0 {
		limit = 100
	}
	return gather(ctx, s.db, func(row scanner) (r schedule.Run, err error) {
		var due, made int64
		err = row.Scan(&r.ID, &r.Schedule, &r.Key, &due, &made, &r.By)
		r.Due, r.Made = timeOf(due), moment(made)
		return r, err
	}, `SELECT id, schedule, key, due, made, by_whom FROM schedule_run WHERE schedule = ? ORDER BY id DESC LIMIT ?`, id, limit)
}
