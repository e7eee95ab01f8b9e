package survey

import (
	"context"
	"strconv"
	"time"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Source is the namespace of the rows.
const Source = warehouse.Surveys

// portion bounds one load.
const portion = 5000

// Run brings what is new into the warehouse until ctx ends: first what an earlier run has left, then each answer as it
// comes. What the warehouse refuses is tried again.
func (s *Service) Run(ctx context.Context) {
	said := time.Time{} // when the warehouse was last told that there is nothing new
	for {
		news, wait := s.news, refresh
		err := s.Flush(ctx)
		if err == nil && s.Now().Sub(said) >= refresh {
			said = s.Now()
			err = s.touch(ctx)
		}
		if err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "answers to surveys wait for the warehouse", "error", err)
			news, wait = nil, retry // nobody hurries a warehouse that has just refused
		}
		select {
		case <-ctx.Done():
			return
		case <-news:
		case <-time.After(wait):
		}
	}
}

// touch tells the warehouse that it has all answers there are: without it, figures would count as old where nobody answers
// for a day. A company that asks nobody has no such source.
func (s *Service) touch(ctx context.Context) error {
	counts, err := s.Store.Counts(ctx, s.Now())
	if err != nil || len(counts) == 0 {
		return err
	}
	_, err = s.Loader.Load(ctx, batch(s.Now(), nil, nil))
	return err
}

// Flush brings all that is new into the warehouse. A row is marked as loaded after the warehouse has it; after a crash in
// between it is loaded once more, which changes nothing.
func (s *Service) Flush(ctx context.Context) (err error) {
	defer fault.Wrap(&err, "survey.Flush")
	s.loading.Lock()
	defer s.loading.Unlock()
	forms := map[string]Form{}
	for {
		list, err := s.Store.Pending(ctx, portion)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, x := range list {
			if _, ok := forms[x.Form]; ok {
				continue
			}
			if forms[x.Form], err = s.Store.Form(ctx, x.Form); err != nil {
				return err
			}
		}
		if _, err := s.Loader.Load(ctx, batch(s.Now(), forms, list)); err != nil {
			return err
		}
		if err := s.Store.Loaded(ctx, list); err != nil {
			return err
		}
	}
}

// batch makes rows of invites: one that was not answered has no mark.
func batch(now time.Time, forms map[string]Form, list []Invite) warehouse.Batch {
	columns := warehouse.NewSchema(nil).Source("survey")
	rows := make([]warehouse.Row, 0, len(list))
	for _, x := range list {
		values := x.values(forms[x.Form])
		row := warehouse.Row{Source + ":answer-" + strconv.FormatInt(x.ID, 10)}
		for _, c := range columns {
			row = append(row, values[c.Name])
		}
		rows = append(rows, row)
	}
	return warehouse.Batch{Source: Source, Seen: now, Unique: true, Stream: func(_ context.Context, emit func(warehouse.Chunk) error) error {
		return emit(warehouse.Chunk{Entity: "survey", Rows: rows})
	}}
}

// values are the columns of an invite that have a value.
func (x Invite) values(f Form) map[string]any {
	out := map[string]any{"sent_at": x.Sent.Unix(), "kind": string(f.Kind), "scale": int64(f.Scale)}
	for name, text := range map[string]string{
		"client": x.Client, "deal": x.Deal, "ticket": x.Ticket, "owner": x.Owner, "channel": x.Channel, "comment": x.Comment,
	} {
		if text != "" {
			out[name] = text
		}
	}
	if !x.Answered.IsZero() {
		out["at"], out["score"] = x.Answered.Unix(), int64(x.Score)
	}
	return out
}
