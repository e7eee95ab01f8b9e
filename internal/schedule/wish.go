package schedule

import (
	"context"
	"time"

	"svodka/internal/audit"
	"svodka/internal/fault"
)

// ByOwnWish is noted of a channel that a person has switched off themselves.
const ByOwnWish = "switched off by the recipient"

// SwitchOff switches off a channel of a person at their own wish; nothing comes by it until it is on again.
func (s *Service) SwitchOff(ctx context.Context, login string, ch Channel) (err error) {
	defer fault.Wrap(&err, "schedule.SwitchOff(%q)", login)
	c, err := s.Contact(ctx, login, ch)
	if err != nil {
		return err
	}
	c.Off, c.Since = ByOwnWish, s.Now().UTC().Truncate(time.Second)
	if err := s.Store.SaveContact(ctx, c); err != nil {
		return err
	}
	return s.note(ctx, login, audit.Define, "user "+login, string(ch)+" off: "+ByOwnWish)
}

// ResumeLetters lets a schedule's letters come again to the recipient of a link that has ended them.
func (s *Service) ResumeLetters(ctx context.Context, token string) (x Schedule, err error) {
	defer fault.Wrap(&err, "schedule.ResumeLetters")
	x, r, err := s.WhoseLetters(ctx, token)
	if err != nil {
		return x, err
	}
	for _, id := range stands(x.ID) {
		if err := s.Store.Resume(ctx, id, r.Key()); err != nil {
			return x, err
		}
	}
	return x, s.note(ctx, r.Login+r.Address, audit.Define, "schedule "+x.ID, "resumed "+r.Key())
}
