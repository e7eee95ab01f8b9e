package sqlite

import (
	"context"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/fault"
)

var _ audit.Store = (*Store)(nil)

// AddEvent writes one line of the log. The file itself refuses to change or remove it.
func (s *Store) AddEvent(ctx context.Context, e audit.Event) (err error) {
	defer fault.Wrap(&err, "sqlite.AddEvent")
	return s.exec(ctx, `INSERT INTO audit (at, who, act, what, more, come_from, folded) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		e.At.UnixMilli(), e.Who, string(e.Act), e.What, e.More, e.From, strings.ToLower(e.What+"\n"+e.More))
}

// Events gives events, the newest first.
func (s *Store) Events(ctx context.Context, f audit.Filter) (list []audit.Event, err error) {
	defer fault.Wrap(&err, "sqlite.Events")
	where, args := []string{"1 = 1"}, []any{}
	narrow := func(cond string, arg any) { where, args = append(where, cond), append(args, arg) }
	if f.Who != "" {
		narrow("who = ?", f.Who)
	}
	if f.Act != "" {
		narrow("act = ?", string(f.Act))
	}
	if f.Text != "" {
		narrow("instr(folded, ?) > 0", strings.ToLower(f.Text))
	}
	if !f.Since.IsZero() {
		narrow("at >= ?", f.Since.UnixMilli())
	}
	if !f.Til.IsZero() {
		narrow("at < ?", f.Til.UnixMilli())
	}
	if f.Before > 0 {
		narrow("id < ?", f.Before)
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	return gather(ctx, s.db, scanEvent, `SELECT id, at, who, act, what, more, come_from FROM audit
		WHERE `+strings.Join(where, " AND ")+` ORDER BY id DESC LIMIT ?`, append(args, f.Limit)...)
}

func scanEvent(row scanner) (e audit.Event, err error) {
	var at int64
	var act string
	err = row.Scan(&e.ID, &at, &e.Who, &act, &e.What, &e.More, &e.From)
	e.At, e.Act = time.UnixMilli(at).UTC(), audit.Act(act)
	return e, err
}
