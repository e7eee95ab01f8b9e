package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

func contactRow(row scanner) (c schedule.Contact, err error) {
	var since int64
	err = row.Scan(&c.Login, &c.Channel, &c.Address, &since, &c.Off)
	c.Since = timeOf(since)
	return c, err
}

// SaveContact keeps where a person gets letters.
func (s *Store) SaveContact(ctx context.Context, c schedule.Contact) (err error) {
	defer fault.Wrap(&err, "sqlite.SaveContact(%q)", c.Login)
	return s.exec(ctx, `INSERT INTO schedule_contact (login, channel, address, since, off) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (login, channel) DO UPDATE SET address = excluded.address, since = excluded.since, off = excluded.off`,
		c.Login, c.Channel, c.Address, unixOf(c.Since), c.Off)
}

const contactColumns = `SELECT login, channel, address, since, off FROM schedule_contact `

// Contact finds where a person gets letters by a channel; fault.NotFound when nowhere.
func (s *Store) Contact(ctx context.Context, login string, ch schedule.Channel) (c schedule.Contact, err error) {
	defer fault.Wrap(&err, "sqlite.Contact(%q)", login)
	c, err = contactRow(s.db.QueryRowContext(ctx, contactColumns+`WHERE login = ? AND channel = ?`, login, ch))
	if errors.Is(err, sql.ErrNoRows) {
		return c, fault.Sentence(fault.NotFound, "There is no address for it.", "Для этого нет адреса.")
	}
	return c, kind(err)
}

// Contacts lists where a person gets letters.
func (s *Store) Contacts(ctx context.Context, login string) (_ []schedule.Contact, err error) {
	defer fault.Wrap(&err, "sqlite.Contacts(%q)", login)
	return gather(ctx, s.db, contactRow, contactColumns+`WHERE login = ? ORDER BY channel`, login)
}

// ContactsAt lists who gets letters at an address.
func (s *Store) ContactsAt(ctx context.Context, ch schedule.Channel, address string) (_ []schedule.Contact, err error) {
	defer fault.Wrap(&err, "sqlite.ContactsAt")
	return gather(ctx, s.db, contactRow, contactColumns+`WHERE channel = ? AND address = ? COLLATE NOCASE ORDER BY login`, ch, address)
}

// AddCode keeps a one-time code by its hash; older ones of the person for that channel are void.
func (s *Store) AddCode(ctx context.Context, hash, login string, ch schedule.Channel, until time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.AddCode")
	return s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM schedule_code WHERE login = ? AND channel = ?`, login, ch); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO schedule_code (hash, login, channel, until) VALUES (?, ?, ?, ?)`, hash, login, ch, until.Unix())
		return err
	})
}

// UseCode spends a one-time code.
func (s *Store) UseCode(ctx context.Context, hash string, now time.Time) (login string, ch schedule.Channel, err error) {
	defer fault.Wrap(&err, "sqlite.UseCode")
	err = s.db.QueryRowContext(ctx, `DELETE FROM schedule_code WHERE hash = ? AND until > ? RETURNING login, channel`, hash, now.Unix()).Scan(&login, &ch)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", fault.Sentence(fault.NotFound, "The code is not good, or its time is over.", "Код не подходит или его срок истёк.")
	}
	return login, ch, kind(err)
}

// Stop notes that a recipient wants no more letters.
func (s *Store) Stop(ctx context.Context, id, recipient string, at time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.Stop(%q)", id)
	return s.exec(ctx, `INSERT INTO schedule_stop (schedule, recipient, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, id, recipient, at.Unix())
}

// Resume lets letters come again.
func (s *Store) Resume(ctx context.Context, id, recipient string) (err error) {
	defer fault.Wrap(&err, "sqlite.Resume(%q)", id)
	return s.exec(ctx, `DELETE FROM schedule_stop WHERE schedule = ? AND recipient = ?`, id, recipient)
}

// Stopped tells who wants no more letters of a schedule.
func (s *Store) Stopped(ctx context.Context, id string) (_ []string, err error) {
	defer fault.Wrap(&err, "sqlite.Stopped(%q)", id)
	return gather(ctx, s.db, textRow, `SELECT recipient FROM schedule_stop WHERE schedule = ? ORDER BY recipient`, id)
}

func textRow(row scanner) (text string, err error) { return text, row.Scan(&text) }

// Approve keeps what an outside recipient may have.
func (s *Store) Approve(ctx context.Context, a schedule.Approval) (err error) {
	defer fault.Wrap(&err, "sqlite.Approve(%q)", a.Schedule)
	return s.exec(ctx, `INSERT INTO schedule_approval (schedule, recipient, digest, as_whom, by_whom, at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (schedule, recipient) DO UPDATE SET digest = excluded.digest, as_whom = excluded.as_whom, by_whom = excluded.by_whom, at = excluded.at`,
		a.Schedule, a.Recipient, a.Digest, a.As, a.By, a.At.Unix())
}

// Revoke takes an approval back.
func (s *Store) Revoke(ctx context.Context, id, recipient string) (err error) {
	defer fault.Wrap(&err, "sqlite.Revoke(%q)", id)
	return s.exec(ctx, `DELETE FROM schedule_approval WHERE schedule = ? AND recipient = ?`, id, recipient)
}

// Approvals lists what was approved for a schedule.
func (s *Store) Approvals(ctx context.Context, id string) (_ []schedule.Approval, err error) {
	defer fault.Wrap(&err, "sqlite.Approvals(%q)", id)
	return gather(ctx, s.db, func(row scanner) (a schedule.Approval, err error) {
		var at int64
		err = row.Scan(&a.Schedule, &a.Recipient, &a.Digest, &a.As, &a.By, &at)
		a.At = moment(at)
		return a, err
	}, `SELECT schedule, recipient, digest, as_whom, by_whom, at FROM schedule_approval WHERE schedule = ? ORDER BY recipient`, id)
}

// AllowDomain puts a domain on the list of outside ones, or takes it off.
func (s *Store) AllowDomain(ctx context.Context, domain string, allow bool, by string, at time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.AllowDomain(%q)", domain)
	if !allow {
		return s.exec(ctx, `DELETE FROM schedule_domain WHERE domain = ?`, domain)
	}
	return s.exec(ctx, `INSERT INTO schedule_domain (domain, by_whom, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, domain, by, at.Unix())
}

// Domains lists the outside domains.
func (s *Store) Domains(ctx context.Context) (_ []string, err error) {
	defer fault.Wrap(&err, "sqlite.Domains")
	return gather(ctx, s.db, textRow, `SELECT domain FROM schedule_domain ORDER BY domain`)
}
