package score

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// Sealed is somebody's sheet of a closed month. Its hash is made of the one before and of its body, so that nothing can be
// changed, left out or put in between without all later hashes being wrong.
type Sealed struct {
	Seq        int64
	Month      Month
	Person     string
	Body       []byte // JSON of sealedBody
	Prev, Hash string
}

// sealedBody is what is sealed.
type sealedBody struct {
	Sheet Sheet
	By    string
	At    time.Time
}

// Seals keeps closed months; they are only added to.
type Seals interface {
	// SealSheets adds the sheets of a month, all or none: write makes them of the last hash. fault.Conflict when the month is
	// closed already.
	SealSheets(ctx context.Context, m Month, write func(prev string) ([]Sealed, error)) error
	// SealedSheets lists what is sealed, in the order it was; of one month, or of all with "".
	SealedSheets(ctx context.Context, m Month) ([]Sealed, error)
}

// chained seals sheets after the last hash.
func chained(prev string, m Month, sheets []Sheet, by string, at time.Time) ([]Sealed, error) {
	out := make([]Sealed, 0, len(sheets))
	for _, s := range sheets {
		body, err := json.Marshal(sealedBody{s, by, at}) //nolint:musttag // read by this program alone, under its own names
		if err != nil {
			return nil, err
		}
		x := Sealed{Month: m, Person: s.Person.ID, Body: body, Prev: prev}
		x.Hash = x.hash()
		prev = x.Hash
		out = append(out, x)
	}
	return out, nil
}

func (x Sealed) hash() string {
	sum := sha256.Sum256([]byte("score\n" + x.Prev + "\n" + string(x.Month) + "\n" + x.Person + "\n" + string(x.Body)))
	return hex.EncodeToString(sum[:])
}

// opened reads what was sealed.
func (x Sealed) opened() (b sealedBody, err error) {
	return b, json.Unmarshal(x.Body, &b) //nolint:musttag // the same
}

// Intact reports whether a whole chain is as it was made.
func Intact(chain []Sealed) bool {
	prev := ""
	for _, x := range chain {
		if x.Prev != prev || x.Hash != x.hash() {
			return false
		}
		prev = x.Hash
	}
	return true
}

// Closing says that a month is closed.
type Closing struct {
	By     string
	At     time.Time
	Hash   string // of its last sheet
	Intact bool   // the chain up to it is as it was made
}

// sealed gives the sheets of a closed month; ok is false while it is open.
func (s *Service) sealed(ctx context.Context, m Month) (sheets []Sheet, c Closing, ok bool, err error) {
	chain, err := s.Store.SealedSheets(ctx, "")
	if err != nil {
		return nil, c, false, err
	}
	last := 0
	for i, x := range chain {
		if x.Month != m {
			continue
		}
		b, err := x.opened()
		if err != nil {
			return nil, c, false, err
		}
		sheets, last = append(sheets, b.Sheet), i
		c.By, c.At, c.Hash = b.By, b.At, x.Hash
	}
	c.Intact = len(sheets) > 0 && Intact(chain[:last+1])
	return sheets, c, len(sheets) > 0, nil
}

// Close seals a month: its sheets stay as they are, whatever becomes known later.
func (s *Service) Close(ctx context.Context, who Seer, m Month) (err error) {
	defer fault.Wrap(&err, "score.Close(%s)", m)
	if !who.Role.Administers() {
		return errKeepers
	}
	today, err := s.today(ctx)
	if err != nil {
		return err
	}
	if today < m.Range().To {
		return fault.Sentence(fault.Conflict, "The month is not over yet.", "Месяц ещё не закончился.")
	}
	last, err := s.lastClosed(ctx)
	if err != nil {
		return err
	}
	if last > m {
		return fault.Sentence(fault.Conflict, "A later month is closed already, so this one stays open.",
			"Более поздний месяц уже закрыт, поэтому этот остаётся открытым.")
	}
	sheets, err := s.live(ctx, m, true)
	if err != nil {
		return err
	}
	if len(sheets) == 0 {
		return fault.Sentence(fault.Conflict, "There is nobody with a scorecard in this month.", "В этом месяце ни у кого нет карты.")
	}
	return s.Store.SealSheets(ctx, m, func(prev string) ([]Sealed, error) {
		return chained(prev, m, sheets, who.Login, s.Now().UTC().Truncate(time.Second))
	})
}

// lastClosed is the latest closed month, "" none.
func (s *Service) lastClosed(ctx context.Context) (last Month, err error) {
	chain, err := s.Store.SealedSheets(ctx, "")
	for _, x := range chain {
		last = max(last, x.Month)
	}
	return last, err
}

// memory is how many closed months are looked at again for corrections.
const memory = 12

// corrections works out, by person, what closed months before m would give by now beside what they gave and what was
// corrected since. Cards and plans are those of the seal: only facts that became known later make a correction.
func (s *Service) corrections(ctx context.Context, m Month) (map[string][]Correction, map[string]Person, error) {
	chain, err := s.Store.SealedSheets(ctx, "")
	if err != nil {
		return nil, nil, err
	}
	sheets := map[Month][]Sheet{}
	booked := map[Month]map[string]int64{}
	for _, x := range chain {
		b, err := x.opened()
		if err != nil {
			return nil, nil, err
		}
		if x.Month >= m.Add(-memory) && x.Month < m {
			sheets[x.Month] = append(sheets[x.Month], b.Sheet)
		}
		for _, c := range b.Sheet.Corrections {
			if booked[c.Of] == nil {
				booked[c.Of] = map[string]int64{}
			}
			booked[c.Of][x.Person] += c.Money
		}
	}
	out, people := map[string][]Correction{}, map[string]Person{}
	for of := m.Add(-memory); of < m; of = of.Add(1) {
		if len(sheets[of]) == 0 {
			continue
		}
		figures, err := s.figures(ctx, of, metricsOf(sheets[of]))
		if err != nil {
			return nil, nil, err
		}
		for _, was := range sheets[of] {
			c := again(was, figures.counted(was.Person.ID, was.Card.metrics()), figures.better)
			c.Of = of
			if c.Money -= booked[of][was.Person.ID]; c.Money != 0 {
				out[was.Person.ID] = append(out[was.Person.ID], c)
				people[was.Person.ID] = was.Person
			}
		}
	}
	return out, people, nil
}

// again works a sealed sheet out with the facts of now.
func again(was Sheet, facts Facts, better func(model.Name) model.Better) (c Correction) {
	plans := Facts{}
	for _, l := range was.Lines {
		if l.Plan != nil {
			plans[l.Line.Metric] = *l.Plan
		}
	}
	card := was.Card
	card.Lines = nil
	for _, l := range was.Lines { // the norm was the plan where there was no other
		one := l.Line
		one.Norm = nil
		card.Lines = append(card.Lines, one)
	}
	now := Work(card, facts, plans, better)
	for i, l := range now.Lines {
		before := was.Lines[i]
		if l.Money != before.Money {
			c.Lines = append(c.Lines, Change{
				Metric: l.Line.Metric, Before: before.Fact, After: l.Fact, Money: l.Money - before.Money, Points: before.Points, Earned: l.Points,
			})
		}
	}
	if now.Share != nil && was.Share != nil && now.Share.Money != was.Share.Money {
		c.Lines = append(c.Lines, Change{
			Metric: now.Share.Share.Metric, Before: was.Share.Fact, After: now.Share.Fact, Money: now.Share.Money - was.Share.Money, OfShare: true,
		})
	}
	c.Money = now.Own() - was.Own()
	return c
}

func metricsOf(sheets []Sheet) (list []model.Name) {
	for _, x := range sheets {
		list = append(list, x.Card.metrics()...)
	}
	return list
}

// metrics lists what a card asks for.
func (c Card) metrics() (list []model.Name) {
	for _, l := range c.Lines {
		list = append(list, l.Metric)
	}
	if c.Share != nil {
		list = append(list, c.Share.Metric)
	}
	return list
}
