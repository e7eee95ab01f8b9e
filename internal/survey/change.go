package survey

import (
	"context"

	"svodka/internal/board"
	"svodka/internal/fault"
)

// Settled reports whether what a form measures can no longer be changed, because links were sent: answers to one question on one
// scale are what a figure is made of, and clients were told whether they are anonymous.
func (s *Service) Settled(ctx context.Context, id string) (_ bool, err error) {
	defer fault.Wrap(&err, "survey.Settled(%q)", id)
	counts, err := s.Store.Counts(ctx, s.Now())
	return counts[id].Sent > 0, err
}

// Change gives a form other words, another language or time for links to be made, and, until the first link was sent, another
// kind, scale and anonymity. Links that were sent go on working and show the new words. What is wrong with it has its [Field].
func (s *Service) Change(ctx context.Context, who board.Person, f Form) (_ Form, err error) {
	defer fault.Wrap(&err, "survey.Change(%q)", f.ID)
	if err := may(who); err != nil {
		return f, err
	}
	was, err := s.Store.Form(ctx, f.ID)
	if err != nil {
		return f, err
	}
	settled, err := s.Settled(ctx, f.ID)
	if err != nil {
		return f, err
	}
	if settled && (f.Kind != was.Kind || f.Scale != was.Scale || f.Anonymous != was.Anonymous) {
		return f, at("kind", fault.Invalidf(
			"Links were sent already: what is measured, the scale and anonymity stay as they are. Make another survey for that.",
			"Ссылки уже отправлены: вид вопроса, шкала и анонимность остаются прежними. Для другого вопроса создайте новый опрос."))
	}
	if err := check(&f); err != nil {
		return f, err
	}
	f.Created, f.By, f.Closed = was.Created, was.By, was.Closed
	return f, s.Store.SaveForm(ctx, f)
}
