package score

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// Dispute is a line of a sheet that its person does not agree with.
type Dispute struct {
	ID     int64
	Month  Month
	Person string // id of the owner
	// Line is the metric; "" is the sheet as a whole.
	Line model.Name
	Text string
	By   string
	At   time.Time
	// Answer is empty until the head has answered.
	Answer     string
	Agreed     bool
	AnsweredBy string
	Answered   time.Time
}

// Disputes keeps disputes.
type Disputes interface {
	AddDispute(ctx context.Context, d Dispute) (Dispute, error)
	// Disputes lists the disputes of a month, of one person or of all with "", the newest first.
	Disputes(ctx context.Context, m Month, person string) ([]Dispute, error)
	// AnswerDispute keeps the answer to a dispute that has none; fault.Conflict when it has one, fault.NotFound when there is none.
	AnswerDispute(ctx context.Context, id int64, change func(*Dispute) error) (Dispute, error)
}

// Dispute marks a line of one's own sheet.
func (s *Service) Dispute(ctx context.Context, who Seer, m Month, name model.Name, said string) (d Dispute, err error) {
	defer fault.Wrap(&err, "score.Dispute(%s, %s)", m, name)
	if who.Owner == "" {
		return d, fault.Sentence(fault.Forbidden, "One disputes one's own sheet only.", "Оспорить можно только свою премию.")
	}
	x, _, ok, err := s.Of(ctx, who, who.Owner, m)
	if err != nil {
		return d, err
	}
	known := name == ""
	for _, l := range x.Lines {
		known = known || l.Line.Metric == name
	}
	known = known || x.Share != nil && x.Share.Share.Metric == name
	if !ok || !known {
		return d, at("line", fault.Invalidf("There is no such line in the sheet.", "Такой строки в расчёте нет."))
	}
	if said, err = comment(said); err != nil {
		return d, err
	}
	return s.Store.AddDispute(ctx, Dispute{
		Month: m, Person: who.Owner, Line: name, Text: said, By: who.Login, At: s.Now().UTC().Truncate(time.Second),
	})
}

// comment tidies what somebody wrote.
func comment(said string) (string, error) {
	said = strings.TrimSpace(strings.ReplaceAll(said, "\r\n", "\n"))
	switch n := utf8.RuneCountInString(said); {
	case said == "":
		return "", at("text", fault.Invalidf("Write in a sentence what is wrong.", "Напишите одним предложением, что не так."))
	case n > longText:
		return "", at("text", fault.Invalidf("The comment has %d characters; %d fit.", "В комментарии %d знаков, помещается %d.", n, longText))
	}
	return said, nil
}

// Answer answers a dispute of somebody whom the seer leads. Nobody answers themselves.
func (s *Service) Answer(ctx context.Context, who Seer, id int64, agreed bool, said string) (d Dispute, err error) {
	defer fault.Wrap(&err, "score.Answer(%d)", id)
	team, err := s.People.Team(ctx)
	if err != nil {
		return d, err
	}
	if said, err = comment(said); err != nil {
		return d, err
	}
	return s.Store.AnswerDispute(ctx, id, func(d *Dispute) error {
		p, ok := team.Find(d.Person)
		if !ok || !who.Keeps() || !who.Sees(team, p) || who.Owner == d.Person {
			return errNobody
		}
		d.Answer, d.Agreed, d.AnsweredBy, d.Answered = said, agreed, who.Login, s.Now().UTC().Truncate(time.Second)
		return nil
	})
}

// Disputes lists the disputes of a month that the seer may see.
func (s *Service) Disputes(ctx context.Context, who Seer, m Month) (out []Dispute, err error) {
	defer fault.Wrap(&err, "score.Disputes(%s)", m)
	list, err := s.Store.Disputes(ctx, m, "")
	if err != nil {
		return nil, err
	}
	team, err := s.People.Team(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range list {
		if p, ok := team.Find(d.Person); ok && who.Sees(team, p) {
			out = append(out, d)
		}
	}
	return out, nil
}
