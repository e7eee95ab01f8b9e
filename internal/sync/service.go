package sync

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	gosync "sync"
	"sync/atomic"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/seal"
	"svodka/internal/source"
	"svodka/internal/timetable"
)

// Options are what a Service is made of.
type Options struct {
	Store   Store
	Safe    *seal.Safe // for the secrets
	Loader  Loader
	Openers []source.Opener
	// OpenShelf opens the shelf of a source, making it when there is none; DropShelf removes it.
	OpenShelf func(ctx context.Context, id string) (Shelf, error)
	DropShelf func(id string) error
	// Delivered lists the entities of which the warehouse has rows of a source; nil knows of none.
	Delivered func(ctx context.Context, id string) ([]string, error)
	// Calendar is the company's: timetables follow its zone and working days.
	Calendar func(ctx context.Context) (cal.Calendar, error)
	Now      func() time.Time
	HTTP     *http.Client
	// Wait sleeps, or returns the context's error; nil sleeps by the clock.
	Wait func(ctx context.Context, d time.Duration) error
	Log  *slog.Logger
	Lang lang.Lang
}

// Service runs the sources. Make it with New; Serve lets the timetables rule.
type Service struct {
	Options
	mu      gosync.Mutex
	works   map[string]*work
	wake    chan struct{} // Serve looks at the timetables again
	serving atomic.Bool
	// loads lets one run at a time hand its rows to the warehouse, so that a long wait shows as a wait.
	loads gosync.Mutex
	// adding lets one source at a time be added, so that an account is not added twice.
	adding gosync.Mutex
}

// New returns a Service.
func New(o Options) *Service {
	if o.Wait == nil {
		o.Wait = sleep
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Options: o, works: map[string]*work{}, wake: make(chan struct{}, 1)}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Kinds lists the kinds of system that can be set up.
func (s *Service) Kinds() []source.Kind {
	list := make([]source.Kind, 0, len(s.Openers))
	for _, o := range s.Openers {
		list = append(list, o.Kind)
	}
	return list
}

func (s *Service) opener(kind string) (source.Opener, error) {
	for _, o := range s.Openers {
		if o.Name == kind {
			return o, nil
		}
	}
	names := make([]string, 0, len(s.Openers))
	for _, o := range s.Openers {
		names = append(names, o.Name)
	}
	return source.Opener{}, fault.Sentence(fault.NotFound, "There is no kind of source %q; there are %s.", "Вида источника «%s» нет; есть %s.",
		kind, strings.Join(names, ", "))
}

// Status is a source and how it stands.
type Status struct {
	Source
	Last *Run      // the newest run; nil before the first
	Next time.Time // when the timetable runs it; zero for never
	// Busy says that a run is at work or about to begin.
	Busy bool
	// Waits is until when the run at work waits: the system does not answer, or asks to wait. Zero when it goes on.
	Waits    time.Time
	Progress []Step // of the run at work, in the order its streams began
}

// Step is how far one stream of the run at work is.
type Step struct {
	source.Progress

	// Rate is how many objects a second it brings; 0 as long as nobody knows.
	Rate float64
	// Left is how long it will still take; 0 as long as nobody knows.
	Left time.Duration
}

func (s *Service) vault(id string) vault { return vault{s.Store, s.Safe, id} }

// List tells how every source stands.
func (s *Service) List(ctx context.Context) ([]Status, error) {
	sources, err := s.sources(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]Status, 0, len(sources))
	for _, x := range sources {
		one, err := s.status(ctx, x)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// Titles are what the company calls its sources, by id.
func (s *Service) Titles(ctx context.Context) (map[string]string, error) {
	sources, err := s.sources(ctx)
	if err != nil {
		return nil, err
	}
	titles := make(map[string]string, len(sources))
	for _, x := range sources {
		if x.Title != "" {
			titles[x.ID] = x.Title
		}
	}
	return titles, nil
}

// Get tells how one source stands.
func (s *Service) Get(ctx context.Context, id string) (Status, error) {
	x, err := s.source(ctx, id)
	if err != nil {
		return Status{}, err
	}
	return s.status(ctx, x)
}

func (s *Service) status(ctx context.Context, x Source) (Status, error) {
	w := s.work(x.ID)
	st := Status{Source: x, Progress: w.progress(), Waits: w.resting(), Busy: w.busy() || w.wanted()}
	runs, err := s.Store.Runs(ctx, x.ID, 1)
	if err != nil {
		return st, err
	}
	if len(runs) > 0 {
		st.Last = &runs[0]
	}
	c, err := s.Calendar(ctx)
	if err != nil {
		return st, err
	}
	if next, ok := s.next(x, st.Last, c); ok {
		st.Next = next
	}
	return st, nil
}

// next is when the timetable runs a source: after its newest run, not in quiet hours. A run that the end of the program cut
// off is gone on with at once.
func (s *Service) next(x Source, last *Run, c cal.Calendar) (time.Time, bool) {
	t, err := timetable.Parse(x.Timetable)
	if err != nil || x.Paused {
		return time.Time{}, false
	}
	after := x.Added
	if last != nil {
		after = last.Started
		if last.State == Stopped {
			return last.Started, true
		}
	}
	next, ok := t.Next(after, c)
	quiet, err := timetable.ParseQuiet(x.Quiet)
	for i := 0; ok && err == nil && quiet.At(next, c.Zone) && i < 2000; i++ {
		next, ok = t.Next(next, c)
	}
	return next, ok
}

// Serve runs the sources by their timetables until the context ends, and waits for the runs at work.
func (s *Service) Serve(ctx context.Context) error {
	if err := s.interrupted(ctx); err != nil {
		return err
	}
	if err := s.emptying(ctx); err != nil {
		s.Log.Error("rows of a removed source cannot be deleted", "error", err)
	}
	var running gosync.WaitGroup
	defer running.Wait()
	s.serving.Store(true)
	defer s.serving.Store(false)
	for {
		soon := s.due(ctx, &running)
		timer := time.NewTimer(soon)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-s.wake:
			timer.Stop()
		case <-timer.C:
		}
	}
}

// Begin asks for a run that goes on when who asked for it has gone; it works while Serve does. A run because of another
// mapping waits for the one at work, any other is refused then.
func (s *Service) Begin(ctx context.Context, id, why string) error {
	if _, err := s.source(ctx, id); err != nil {
		return err
	}
	if !s.serving.Load() {
		return fault.Sentence(fault.Busy, "Sources are read while svodka serve runs; now it does not.",
			"Источники читаются, пока работает svodka serve; сейчас он не запущен.")
	}
	if !s.work(id).want(why) {
		return errBusy
	}
	s.look()
	return nil
}

// interrupted marks the runs that the end of the program cut off.
func (s *Service) interrupted(ctx context.Context) error {
	sources, err := s.sources(ctx)
	if err != nil {
		return err
	}
	for _, x := range sources {
		runs, err := s.Store.Runs(ctx, x.ID, 1)
		if err != nil {
			return err
		}
		if len(runs) > 0 && runs[0].State == Running {
			runs[0].State, runs[0].Ended = Stopped, s.Now()
			if _, err := s.Store.SaveRun(ctx, runs[0]); err != nil {
				return err
			}
		}
	}
	return nil
}

// longestNap is how long Serve sleeps at most: the machine's clock may be set meanwhile.
const longestNap = 20 * time.Second

// due starts what is due and tells how long to sleep.
func (s *Service) due(ctx context.Context, running *gosync.WaitGroup) time.Duration {
	nap := longestNap
	list, err := s.List(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.Log.Error("sources cannot be listed", "error", err)
		}
		return nap
	}
	now := s.Now()
	for _, st := range list {
		w := s.work(st.ID)
		if why := w.take(); why != "" {
			s.start(ctx, running, st.ID, why, nil)
			continue
		}
		hints := w.hinted(now)
		switch wait := st.Next.Sub(now); {
		case st.Paused || w.busy():
		case len(hints) > 0:
			s.start(ctx, running, st.ID, WhyHook, hints)
		case st.Next.IsZero():
		case wait <= 0:
			s.start(ctx, running, st.ID, WhyTime, nil)
		default:
			nap = min(nap, wait)
		}
		nap = min(nap, w.nap(now))
	}
	return nap
}

func (s *Service) start(ctx context.Context, running *gosync.WaitGroup, id, why string, hints []source.Link) {
	running.Go(func() {
		_, err := s.run(ctx, id, why, hints)
		s.work(id).arrived()
		if err != nil && ctx.Err() == nil && !errors.Is(err, errBusy) {
			s.Log.Warn("a source was not read", "source", id, "why", why, "error", err)
		}
		s.look()
	})
}

// look has Serve look at the timetables again.
func (s *Service) look() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}
