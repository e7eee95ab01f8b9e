package scoreboard

import (
	"context"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/timetable"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	Desk  Desk
	// Audit is told of changed blocks; nil tells nobody.
	Audit *audit.Log
	Now   func() time.Time
	Log   *slog.Logger
}

// Service keeps the layout of the table and takes it at the set moments. It is safe for use by several goroutines.
type Service struct {
	Options

	mu     sync.Mutex // held while the table is taken
	bodies struct {
		sync.Mutex

		list []kept // the last ones opened, newest last
	}
}

// kept is a body that was opened. It does not change.
type kept struct {
	at   time.Time
	snap Snapshot
	body *Body
}

// New makes a service.
func New(o Options) *Service {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Options: o}
}

// Layout is the layout in force.
func (s *Service) Layout(ctx context.Context) (Layout, error) {
	list, err := s.Store.BoardLayouts(ctx)
	if err != nil || len(list) == 0 {
		return Usual(), err
	}
	return list[0], nil
}

// Versions lists all layouts, the newest first.
func (s *Service) Versions(ctx context.Context) ([]Layout, error) { return s.Store.BoardLayouts(ctx) }

// Check tidies a layout and refuses one that cannot be shown.
func (s *Service) Check(ctx context.Context, l *Layout) error {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return err
	}
	return check(l, about.Model)
}

// Save keeps a further version of the layout; base is the version it was made from.
func (s *Service) Save(ctx context.Context, who, from string, base int64, l Layout) (err error) {
	defer fault.Wrap(&err, "scoreboard.Save")
	if err := s.Check(ctx, &l); err != nil {
		return err
	}
	l.Version, l.By, l.At = base+1, who, s.Now().UTC().Truncate(time.Second)
	if err := s.Store.AddBoardLayout(ctx, l); err != nil {
		return err
	}
	if s.Audit != nil {
		more := "version " + strconv.FormatInt(l.Version, 10) + ", " + l.When
		if err := s.Audit.Add(ctx, audit.Event{Who: who, Act: audit.Define, What: "KPI table", More: more, From: from}); err != nil {
			s.Log.ErrorContext(ctx, "audit log", "error", err)
		}
	}
	return nil
}

// Snapshots lists what was kept, the newest first.
func (s *Service) Snapshots(ctx context.Context, most int) ([]Snapshot, error) {
	return s.Store.BoardSnapshots(ctx, most)
}

// mostBodies is how many opened snapshots are kept at hand.
const mostBodies = 4

// Open gives a snapshot with its figures.
func (s *Service) Open(ctx context.Context, moment time.Time) (Snapshot, *Body, error) {
	s.bodies.Lock()
	defer s.bodies.Unlock()
	for _, k := range s.bodies.list {
		if k.at.Equal(moment) {
			return k.snap, k.body, nil
		}
	}
	snap, packed, err := s.Store.BoardSnapshot(ctx, moment)
	if err != nil {
		return snap, nil, err
	}
	body, err := unpack(packed)
	if err != nil {
		return snap, nil, err
	}
	s.bodies.list = append(s.bodies.list, kept{moment, snap, body})
	if len(s.bodies.list) > mostBodies {
		s.bodies.list = s.bodies.list[1:]
	}
	return snap, body, nil
}

// mostMissed is how many missed moments are made up for: older ones would all show the same.
const mostMissed = 8

// Due lists the moments that have come and have no snapshot: those since the last one that was kept, or the latest alone where
// none ever was.
func (s *Service) Due(ctx context.Context) (moments []time.Time, err error) {
	defer fault.Wrap(&err, "scoreboard.Due")
	about, err := s.Desk.About(ctx)
	if err != nil || about.Version.Seen.IsZero() {
		return nil, err // there is nothing to be seen
	}
	l, err := s.Layout(ctx)
	if err != nil {
		return nil, err
	}
	t, err := timetable.Parse(l.When)
	if err != nil || t.ByHand() {
		return nil, err
	}
	list, err := s.Store.BoardSnapshots(ctx, mostSearched)
	if err != nil {
		return nil, err
	}
	last := time.Time{}
	for _, x := range list {
		if x.By == Itself && x.Moment.After(last) {
			last = x.Moment
		}
	}
	// A timetable that was changed begins with its change.
	if since := l.At; l.Version > 0 && !last.IsZero() && since.After(last) {
		last = since
	}
	return due(t, about.Calendar, last, s.Now()), nil
}

// mostSearched is among how many snapshots the last one by itself is looked for; others are taken by hand.
const mostSearched = 400

// due lists the moments of a timetable after one, up to now, the latest few; with none before, the latest alone.
func due(t timetable.Timetable, c cal.Calendar, last, now time.Time) (list []time.Time) {
	most, from := mostMissed, last
	if last.IsZero() {
		most = 1
	}
	const day = 24 * time.Hour
	for _, back := range []time.Duration{2 * day, 40 * day, 400 * day} {
		list = list[:0]
		start := now.Add(-back)
		if start.Before(from) {
			start = from
		}
		for at, ok := t.Next(start, c); ok && !at.After(now); at, ok = t.Next(at, c) {
			list = append(list, at)
		}
		if len(list) >= most || start.Equal(from) {
			break
		}
	}
	if len(list) > most {
		list = list[len(list)-most:]
	}
	return list
}

// How often Run looks whether a moment has come.
const every = 10 * time.Second

// Run takes the table at its moments until ctx ends. A moment has one snapshot: whoever comes second leaves it be.
func (s *Service) Run(ctx context.Context) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	next := time.Time{}
	for {
		select { // who opens the first page after a start does not wait for what was missed
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if now := s.Now(); !now.Before(next) {
			if err := s.Round(ctx); err != nil && ctx.Err() == nil {
				s.Log.ErrorContext(ctx, "the KPI table is not taken", "error", err)
				next = now.Add(time.Minute)
			}
		}
	}
}

// Round takes the table of all moments that have come.
func (s *Service) Round(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	moments, err := s.Due(ctx)
	if err != nil {
		return err
	}
	for _, at := range moments {
		if _, err := s.keep(ctx, at, Itself); err != nil && !fault.Is(err, fault.Conflict) {
			return err
		}
	}
	return nil
}
