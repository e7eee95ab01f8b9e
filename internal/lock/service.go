package lock

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	Desk  Desk
	Data  Data
	// Audit is told of every closing and opening; nil tells nobody.
	Audit *audit.Log
	// More lists metrics to keep besides those that were chosen: those that have targets. It may be nil.
	More func(ctx context.Context) ([]model.Name, error)
	Now  func() time.Time
	Log  *slog.Logger
}

// Service closes periods and finds what is changed afterwards. It is safe for use by several goroutines.
type Service struct {
	Options

	mu   sync.Mutex // held while the chain grows
	book struct {
		sync.Mutex

		*Book
	}
}

// New makes a service.
func New(o Options) *Service {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Options: o}
}

// Book gives the chain as it stands; another process may have added to it.
func (s *Service) Book(ctx context.Context) (_ *Book, err error) {
	defer fault.Wrap(&err, "lock.Book")
	s.book.Lock()
	defer s.book.Unlock()
	seq, hash, err := s.Store.Head(ctx)
	if err != nil {
		return nil, err
	}
	if b := s.book.Book; b != nil && b.seq == seq && b.hash == hash {
		return b, nil
	}
	links, err := s.Store.Chain(ctx, 0)
	if err != nil {
		return nil, err
	}
	b, err := newBook(links)
	if err == nil {
		s.book.Book = b
	}
	return b, err
}

// Locked reports whether days lie in a closed period.
func (s *Service) Locked(ctx context.Context, days cal.Range) (bool, error) {
	b, err := s.Book(ctx)
	return err == nil && b.Locked(days), err
}

// Sealed is a figure as it was when its period was closed, in the unit that figures are stored in; ok is false where the range
// is no closed period, or the figure was not kept.
func (s *Service) Sealed(ctx context.Context, metric model.Name, scope plan.Scope, r cal.Range) (v float64, ok bool, err error) {
	b, err := s.Book(ctx)
	if err != nil {
		return 0, false, err
	}
	v, ok = b.Sealed(metric, scope, r)
	return v, ok, nil
}

// Verify inspects the chain.
func (s *Service) Verify(ctx context.Context) (Proof, error) { return Verify(ctx, s.Store) }

// Who does something, and from which machine.
type Who struct{ Login, From string }

// Close closes a period: "2026-10", "2026-Q3", "2026", "2026-W41". Its figures are kept as they are now.
func (s *Service) Close(ctx context.Context, who Who, label string) (p *Period, err error) {
	defer fault.Wrap(&err, "lock.Close(%q)", label)
	s.mu.Lock()
	defer s.mu.Unlock()
	for range tries {
		if p, err = s.close(ctx, who, label); !errors.Is(err, errMoved) {
			return p, err
		}
	}
	return nil, busy(err)
}

func busy(err error) error {
	return fault.Because(err, fault.Busy, fault.Text{
		EN: "Data is being loaded at this moment. Try again when the load is over.",
		RU: "Сейчас загружаются данные. Повторите, когда загрузка закончится.",
	})
}

func (s *Service) close(ctx context.Context, who Who, label string) (*Period, error) {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, err
	}
	book, err := s.Book(ctx)
	if err != nil {
		return nil, err
	}
	period, err := parse(about.Calendar, label, about.Today)
	if err != nil {
		return nil, err
	}
	label = about.Calendar.Label(period)
	if err := mayClose(book, about.Version.Seen, about.Calendar, about.Today, label, period); err != nil {
		return nil, err
	}
	metrics, err := s.metrics(ctx)
	if err != nil {
		return nil, err
	}
	r, err := s.read(ctx, metrics, period.Grain, period.Range)
	if err != nil {
		return nil, err
	}
	c := Closing{
		Grain: period.Grain.String(), From: period.Range.From, To: period.Range.To, Version: r.about.Version.N,
		Seen: r.about.Version.Seen.Unix(), Figures: listed(r.periods[period.N]), Metrics: sortedMeanings(r.means),
	}
	seq := book.seq + 1
	var parts []Part
	c.Rows, parts, err = s.keep(ctx, r, seq, watched(r.about.Model, slices.Collect(maps.Keys(r.means))), period.Range, nil)
	if err != nil {
		return nil, err
	}
	return s.append(ctx, book, Closed, label, who, c, parts)
}

// mayClose refuses what cannot be closed.
func mayClose(b *Book, seen time.Time, c cal.Calendar, today cal.Day, label string, p cal.Period) error {
	if was, ok := b.Period(label); ok && was.Closed {
		return fault.Sentence(fault.Conflict, "%s is closed already.", "Период %s уже закрыт.", label)
	}
	if p.Range.To > today {
		return fault.Invalidf("%s is not over yet.", "Период %s ещё не закончился.", label)
	}
	if seen.IsZero() || cal.DayOf(seen, c.Zone) < p.Range.To {
		return fault.Invalidf("The data does not reach to the end of %s yet. Load it first.",
			"Данные ещё не дошли до конца периода %s. Сначала загрузите их.", label)
	}
	return nil
}

// parse finds the period that a label names: a week, a month, a quarter or a year.
func parse(c cal.Calendar, label string, today cal.Day) (cal.Period, error) {
	r, err := c.Resolve(strings.TrimSpace(label), today)
	if err != nil {
		return cal.Period{}, err
	}
	for _, g := range []cal.Grain{cal.ByMonth, cal.ByQuarter, cal.ByYear, cal.ByWeek} {
		n := c.Ordinal(r.From, g)
		if c.Whole(g, n) == r {
			return cal.Period{Grain: g, N: n, Range: r}, nil
		}
	}
	return cal.Period{}, fault.Invalidf("%q is no week, month, quarter or year. Write 2026-10, 2026-Q3, 2026-W41 or 2026.",
		"«%s» — не неделя, месяц, квартал или год. Напишите 2026-10, 2026-Q3, 2026-W41 или 2026.", label)
}

func listed(f figures) []Figure {
	list := make([]Figure, 0, len(f))
	for k, v := range f {
		list = append(list, Figure{k.metric, k.scope, v})
	}
	slices.SortFunc(list, func(a, b Figure) int {
		if c := cmpText(a.Metric, b.Metric); c != 0 {
			return c
		}
		return cmpText(string(a.Scope), string(b.Scope))
	})
	return list
}

func sortedMeanings(m map[model.Name]Meaning) []Meaning {
	list := make([]Meaning, 0, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, m[name])
	}
	return list
}

// keep reads the rows of facts in a period and packs them for a link; with look those alone that it finds news in.
func (s *Service) keep(ctx context.Context, r *reading, seq int64, of []source, span cal.Range,
	look func(engine.Snapshot, source, Rows) (news bool, err error)) (kept []Kept, parts []Part, err error) {
	err = s.Data.Read(ctx, func(snap engine.Snapshot) error {
		if snap.Version().N != r.about.Version.N {
			return errMoved
		}
		for _, x := range of {
			found, ok, err := rows(ctx, snap, r.about.Model, x, span)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			if look != nil {
				news, err := look(snap, x, found)
				if err != nil {
					return err
				}
				if !news {
					continue
				}
			}
			part, k, err := pack(seq, x.name(), found)
			if err != nil {
				return err
			}
			kept, parts = append(kept, k), append(parts, part)
		}
		return nil
	})
	return kept, parts, err
}

// append adds a link and gives the period as it is then.
func (s *Service) append(ctx context.Context, b *Book, kind Kind, label string, who Who, body any, parts []Part) (*Period, error) {
	l, err := link(b.seq+1, b.hash, kind, label, s.Now(), who.Login, body)
	if err != nil {
		return nil, err
	}
	if err := s.Store.Append(ctx, l, parts); err != nil {
		return nil, err
	}
	if s.Audit != nil {
		event := audit.Event{Who: who.Login, Act: audit.Define, What: "period " + label, More: string(kind) + ", " + l.Hash, From: who.From}
		if err := s.Audit.Add(ctx, event); err != nil {
			s.Log.ErrorContext(ctx, "audit log", "error", err) // the chain itself has it
		}
	}
	next, err := s.Book(ctx)
	if err != nil {
		return nil, err
	}
	p, _ := next.Period(label)
	return p, nil
}

// longestReason bounds a reason.
const longestReason = 500

// Reopen opens a closed period again. What was sealed stays in the chain; nothing is told as a correction until it is closed
// again.
func (s *Service) Reopen(ctx context.Context, who Who, label, reason string) (p *Period, err error) {
	defer fault.Wrap(&err, "lock.Reopen(%q)", label)
	reason = strings.Join(strings.Fields(reason), " ")
	switch {
	case reason == "":
		return nil, fault.Invalidf("Say why the period is opened again.", "Укажите, почему период открывают снова.")
	case utf8.RuneCountInString(reason) > longestReason:
		return nil, fault.Invalidf("The reason is too long: %d letters at most.", "Причина слишком длинная: не больше %d знаков.", longestReason)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	book, err := s.Book(ctx)
	if err != nil {
		return nil, err
	}
	p, ok := book.Period(label)
	if !ok || !p.Closed {
		return nil, fault.Sentence(fault.NotFound, "%s is not closed.", "Период %s не закрыт.", label)
	}
	return s.append(ctx, book, Reopened, label, who, Reopening{Closing: p.Link.Seq, Reason: reason}, nil)
}
