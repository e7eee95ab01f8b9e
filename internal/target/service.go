package target

import (
	"context"
	"hash/fnv"
	"io"
	"strconv"
	"sync"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/plan"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	// House gives the company as the newest data tells it.
	House func(context.Context) (ask.House, error)
	// Locked reports whether the figures and targets of these days are closed; nil: nothing is.
	Locked func(ctx context.Context, days cal.Range) (bool, error)
	Now    func() time.Time
}

// Service keeps targets. It is safe for use by several goroutines. It does not ask whether somebody may change a target: faces do,
// see [MayEdit].
type Service struct {
	Options

	mu    sync.Mutex
	kept  []Version // in force at revision
	rules Rules
	at    int64 // revision of kept and rules; -1 before the first reading
	view  *View
	of    uint64 // what view was made of
}

// New makes a service.
func New(o Options) *Service { return &Service{Options: o, at: -1} }

// View is the view of all targets in force over a company; it fulfils [ask.Targets].
func (s *Service) View(ctx context.Context, h ask.House) (_ plan.Targets, err error) {
	defer fault.Wrap(&err, "target.View")
	return s.ViewOf(ctx, h)
}

// ViewOf is View with what else a [View] can tell. The view of an unchanged company is kept, with all that it has worked out.
func (s *Service) ViewOf(ctx context.Context, h ask.House) (*View, error) {
	now, err := s.Store.TargetRevision(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if now != s.at {
		// What is read may be newer than the revision asked above, never older.
		if s.kept, s.at, err = s.Store.Targets(ctx); err != nil {
			s.at = -1
			return nil, err
		}
		if s.rules, err = s.Store.TargetRules(ctx); err != nil {
			s.at = -1
			return nil, err
		}
		s.view = nil
	}
	if of := fingerprint(h); s.view == nil || s.of != of || s.view.model != h.Model {
		s.view, s.of = NewView(h, s.rules, s.kept, s.at), of
	}
	return s.view, nil
}

// fingerprint tells companies apart as far as targets are spread by them.
func fingerprint(h ask.House) uint64 {
	sum := fnv.New64a()
	put := func(list ...string) {
		for _, x := range list {
			_, _ = io.WriteString(sum, x) // a hash never fails
			_, _ = sum.Write([]byte{0})
		}
	}
	n := func(x int) string { return strconv.Itoa(x) }
	put(h.Settings.Zone, h.Settings.Holidays, n(int(h.Calendar.WeekStart)), n(int(h.Calendar.FiscalStart)))
	for _, hours := range h.Calendar.Week {
		put(n(hours.Open), n(hours.Close))
	}
	for _, d := range h.Departments {
		put(d.ID, d.Parent)
	}
	for _, p := range h.People {
		put(p.ID, p.Department)
		for _, m := range p.Since {
			put(n(int(m.Day)), m.Department)
		}
		for _, l := range p.Leave {
			put(n(int(l.From)), n(int(l.To)))
		}
	}
	return sum.Sum64()
}
