package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/score"
)

var _ score.Store = (*Store)(nil)

// bodyRow reads what is kept as JSON.
func bodyRow[T any](row scanner) (x T, err error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return x, err
	}
	return x, json.Unmarshal([]byte(body), &x)
}

// AddScorecard keeps a new version of a scorecard.
func (s *Store) AddScorecard(ctx context.Context, c score.Card) (err error) {
	defer fault.Wrap(&err, "sqlite.AddScorecard(%q, %d)", c.ID, c.Version)
	body, err := json.Marshal(c) //nolint:musttag // read by this program alone, under its own names
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		n := 0
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM score_card WHERE id = ? AND version = ?`, c.ID, c.Version).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return fault.Sentence(fault.Conflict, "Somebody else has changed this scorecard meanwhile. Open it again.",
				"Эту карту тем временем изменили. Откройте её заново.")
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO score_card (id, version, body) VALUES (?, ?, ?)`, c.ID, c.Version, string(body))
		return err
	})
}

// Scorecards lists all versions of scorecards, by card, the newest first.
func (s *Store) Scorecards(ctx context.Context) (_ []score.Card, err error) {
	defer fault.Wrap(&err, "sqlite.Scorecards")
	return gather(ctx, s.db, bodyRow[score.Card], `SELECT body FROM score_card ORDER BY id, version DESC`)
}

// SealSheets adds the sheets of a month after the last ones, all or none.
func (s *Store) SealSheets(ctx context.Context, m score.Month, write func(prev string) ([]score.Sealed, error)) (err error) {
	defer fault.Wrap(&err, "sqlite.SealSheets(%s)", m)
	return s.write(ctx, func(tx *sql.Tx) error {
		n, prev := 0, ""
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM score_seal WHERE month = ?`, string(m)).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return fault.Sentence(fault.Conflict, "This month is closed already.", "Этот месяц уже закрыт.")
		}
		err := tx.QueryRowContext(ctx, `SELECT hash FROM score_seal ORDER BY seq DESC LIMIT 1`).Scan(&prev)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		list, err := write(prev)
		if err != nil {
			return err
		}
		for _, x := range list {
			_, err := tx.ExecContext(ctx, `INSERT INTO score_seal (month, person, body, prev, hash) VALUES (?, ?, ?, ?, ?)`,
				string(x.Month), x.Person, string(x.Body), x.Prev, x.Hash)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SealedSheets lists what is sealed, in the order it was; of one month, or of all with "".
func (s *Store) SealedSheets(ctx context.Context, m score.Month) (_ []score.Sealed, err error) {
	defer fault.Wrap(&err, "sqlite.SealedSheets(%s)", m)
	return gather(ctx, s.db, func(row scanner) (x score.Sealed, err error) {
		return x, row.Scan(&x.Seq, &x.Month, &x.Person, &x.Body, &x.Prev, &x.Hash)
	}, `SELECT seq, month, person, body, prev, hash FROM score_seal WHERE ?1 = '' OR month = ?1 ORDER BY seq`, string(m))
}

// disputeRow reads a dispute.
func disputeRow(row scanner) (d score.Dispute, err error) {
	var id int64
	var body string
	if err := row.Scan(&id, &body); err != nil {
		return d, err
	}
	err = json.Unmarshal([]byte(body), &d) //nolint:musttag // read by this program alone, under its own names
	d.ID = id
	return d, err
}

// AddDispute keeps a new dispute and gives it with its id.
func (s *Store) AddDispute(ctx context.Context, d score.Dispute) (_ score.Dispute, err error) {
	defer fault.Wrap(&err, "sqlite.AddDispute")
	body, err := json.Marshal(d) //nolint:musttag // the same
	if err != nil {
		return d, err
	}
	done, err := s.db.ExecContext(ctx, `INSERT INTO score_dispute (month, person, body) VALUES (?, ?, ?)`, string(d.Month), d.Person, string(body))
	if err != nil {
		return d, kind(err)
	}
	d.ID, err = done.LastInsertId()
	return d, err
}

// Disputes lists the disputes of a month, of one person or of all with "", the newest first.
func (s *Store) Disputes(ctx context.Context, m score.Month, person string) (_ []score.Dispute, err error) {
	defer fault.Wrap(&err, "sqlite.Disputes(%s)", m)
	return gather(ctx, s.db, disputeRow, `SELECT id, body FROM score_dispute WHERE month = ?1 AND (?2 = '' OR person = ?2) ORDER BY id DESC`, string(m), person)
}

// AnswerDispute keeps the answer to a dispute that has none.
func (s *Store) AnswerDispute(ctx context.Context, id int64, change func(*score.Dispute) error) (d score.Dispute, err error) {
	defer fault.Wrap(&err, "sqlite.AnswerDispute(%d)", id)
	err = s.write(ctx, func(tx *sql.Tx) error {
		d, err = disputeRow(tx.QueryRowContext(ctx, `SELECT id, body FROM score_dispute WHERE id = ?`, id))
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return fault.Sentence(fault.NotFound, "There is no such question.", "Такого вопроса нет.")
		case err != nil:
			return err
		case d.Answer != "":
			return fault.Sentence(fault.Conflict, "This has been answered already.", "На это уже ответили.")
		}
		if err := change(&d); err != nil {
			return err
		}
		body, err := json.Marshal(d) //nolint:musttag // the same
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE score_dispute SET body = ? WHERE id = ?`, string(body), id)
		return err
	})
	return d, err
}

// ChooseRanking keeps whether somebody takes part in the public ranking.
func (s *Store) ChooseRanking(ctx context.Context, owner, login string, in bool, at time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.ChooseRanking(%q)", owner)
	return s.exec(ctx, `INSERT INTO score_choice (owner, login, yes, at) VALUES (?, ?, ?, ?)`, owner, login, in, at.Unix())
}

// RankingChosen lists the owners who take part.
func (s *Store) RankingChosen(ctx context.Context) (_ map[string]bool, err error) {
	defer fault.Wrap(&err, "sqlite.RankingChosen")
	list, err := gather(ctx, s.db, func(row scanner) (owner string, err error) { return owner, row.Scan(&owner) },
		`SELECT owner FROM score_choice AS c WHERE owner <> '' AND yes = 1 AND id = (SELECT MAX(id) FROM score_choice WHERE owner = c.owner)`)
	out := make(map[string]bool, len(list))
	for _, owner := range list {
		out[owner] = true
	}
	return out, err
}

// RankingPublic reports whether the company shows a ranking at all.
func (s *Store) RankingPublic(ctx context.Context) (on bool, err error) {
	defer fault.Wrap(&err, "sqlite.RankingPublic")
	err = s.db.QueryRowContext(ctx, `SELECT yes FROM score_choice WHERE owner = '' ORDER BY id DESC LIMIT 1`).Scan(&on)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return on, kind(err)
}

// SetRankingPublic keeps whether the company shows a ranking.
func (s *Store) SetRankingPublic(ctx context.Context, on bool, login string, at time.Time) error {
	return s.ChooseRanking(ctx, "", login, on, at)
}

// AddChallenge keeps a challenge.
func (s *Store) AddChallenge(ctx context.Context, c score.Challenge) (err error) {
	defer fault.Wrap(&err, "sqlite.AddChallenge(%q)", c.ID)
	body, err := json.Marshal(c) //nolint:musttag // the same
	if err != nil {
		return err
	}
	return s.exec(ctx, `INSERT INTO score_challenge (id, till, body) VALUES (?, ?, ?)`, c.ID, int64(c.Till), string(body))
}

// Challenges lists the challenges, the latest end first.
func (s *Store) Challenges(ctx context.Context) (_ []score.Challenge, err error) {
	defer fault.Wrap(&err, "sqlite.Challenges")
	return gather(ctx, s.db, bodyRow[score.Challenge], `SELECT body FROM score_challenge ORDER BY till DESC, id`)
}

// EndChallenge calls a challenge off.
func (s *Store) EndChallenge(ctx context.Context, id string, at time.Time) (err error) {
	defer fault.Wrap(&err, "sqlite.EndChallenge(%q)", id)
	return s.write(ctx, func(tx *sql.Tx) error {
		c, err := bodyRow[score.Challenge](tx.QueryRowContext(ctx, `SELECT body FROM score_challenge WHERE id = ?`, id))
		if errors.Is(err, sql.ErrNoRows) {
			return fault.Sentence(fault.NotFound, "There is no such challenge.", "Такой командной цели нет.")
		}
		if err != nil {
			return err
		}
		c.Ended = at
		body, err := json.Marshal(c) //nolint:musttag // the same
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE score_challenge SET body = ? WHERE id = ?`, string(body), id)
		return err
	})
}

// Award keeps badges that are not there yet.
func (s *Store) Award(ctx context.Context, list []score.Badge) (err error) {
	defer fault.Wrap(&err, "sqlite.Award(%d)", len(list))
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, b := range list {
			_, err := tx.ExecContext(ctx, `INSERT INTO score_badge (person, kind, level, period, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
				b.Person, string(b.Kind), b.Level, int64(b.Period), b.At.Unix())
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Badges lists somebody's badges, the newest first.
func (s *Store) Badges(ctx context.Context, person string) (_ []score.Badge, err error) {
	defer fault.Wrap(&err, "sqlite.Badges(%q)", person)
	return gather(ctx, s.db, func(row scanner) (b score.Badge, err error) {
		var at, period int64
		err = row.Scan(&b.Person, &b.Kind, &b.Level, &period, &at)
		b.Period, b.At = cal.Day(period), moment(at)
		return b, err
	}, `SELECT person, kind, level, period, at FROM score_badge WHERE person = ? ORDER BY period DESC, kind, level DESC`, person)
}
