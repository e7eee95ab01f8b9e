package sync

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// Sync runs a source now and tells what the run did. The error is the run's: it is in the run as well.
func (s *Service) Sync(ctx context.Context, id, why string) (Run, error) {
	return s.run(ctx, id, why, nil)
}

func (s *Service) run(ctx context.Context, id, why string, hints []source.Link) (_ Run, err error) {
	defer fault.Wrap(&err, "sync.Run(%s)", id)
	x, err := s.source(ctx, id)
	if err != nil {
		return Run{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w := s.work(id)
	if !w.begin(cancel) {
		if len(hints) > 0 {
			w.hint(hints, s.Now())
		}
		return Run{}, errBusy
	}
	defer w.end()
	r, err := s.Store.SaveRun(ctx, Run{Source: id, Why: why, State: Running, Started: s.Now()})
	if err != nil {
		return Run{}, err
	}
	t := &trip{service: s, source: x, run: &r, work: w, hints: hints}
	failed := t.make(ctx)
	r.Objects, r.Ended, r.State = w.objects(), s.Now(), Done
	if failed != nil {
		r.State = Failed
		if ctx.Err() != nil {
			r.State = Stopped
		}
		r.Kind, r.Problem = fault.KindOf(failed), fault.Text{EN: fault.MessageIn(failed, "en"), RU: fault.MessageIn(failed, "ru")}
		s.Log.Warn("a run failed", "source", id, "why", why, "error", failed)
	}
	saved, err := s.Store.SaveRun(context.WithoutCancel(ctx), r)
	return saved, errors.Join(failed, err)
}

// longWait is how long a run waits before people are told: shorter ones are what limits of systems ask for all the time.
const longWait = 3 * time.Second

// trip is one run at work.
type trip struct {
	service *Service
	source  Source
	run     *Run
	work    *work
	hints   []source.Link
	remote  source.Remote
	shelf   Shelf
}

func (t *trip) make(ctx context.Context) (err error) {
	s := t.service
	wait := func(ctx context.Context, d time.Duration) error {
		if d >= longWait {
			t.work.rest(s.Now().Add(d))
			defer t.work.rest(time.Time{})
		}
		return s.Wait(ctx, d)
	}
	if t.remote, err = s.openWaiting(s.HTTP, t.source, s.vault(t.source.ID), s.Lang, wait); err != nil {
		return err
	}
	if t.shelf, err = t.service.OpenShelf(ctx, t.source.ID); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.shelf.Close()) }()
	if err := t.fetch(ctx); err != nil {
		return err
	}
	if err := t.load(ctx); err != nil {
		return err
	}
	if len(t.hints) > 0 || t.run.Why == WhyMapping {
		return nil
	}
	t.run.Totals, err = t.remote.Totals(ctx, t.shelf)
	return err
}

// The names of the cursors that a run keeps on the shelf beside those of the source's streams.
const (
	cursorMapped   = "sync:mapped"   // "<seq> <hash of the mapping>" of what has been loaded
	cursorSwept    = "sync:swept"    // the day of the last sweep
	cursorEntities = "sync:entities" // the entities the source delivers
	cursorPart     = "sync:part"     // set where rows were pushed before this shelf was: it has not all there are
)

func (t *trip) tell(p source.Progress) { t.work.tell(p, t.service.Now()) }

// fetch brings the shelf up to date: what webhooks spoke of, or everything that changed, with a sweep once a day.
func (t *trip) fetch(ctx context.Context) error {
	switch {
	case t.run.Why == WhyMapping:
		if lacks, err := t.lacks(ctx); err != nil || !lacks {
			return err
		}
	case len(t.hints) > 0:
		t.tell(source.Progress{Stream: "hooks", Title: fault.Text{EN: "Changes told by webhooks", RU: "Изменения по вебхукам"}, Objects: int64(len(t.hints))})
		return t.remote.Reread(ctx, t.shelf, t.hints)
	}
	if err := t.remote.Pull(ctx, t.shelf, t.tell); err != nil {
		return err
	}
	c, err := t.service.Calendar(ctx)
	if err != nil {
		return err
	}
	today := source.Cursor(cal.DayOf(t.service.Now(), c.Zone).String())
	swept, err := t.shelf.Cursor(ctx, cursorSwept)
	if err != nil || swept == today {
		return err
	}
	if swept != "" { // a first load needs no sweep
		if err := t.remote.Sweep(ctx, t.shelf, t.tell); err != nil {
			return err
		}
	}
	return t.shelf.Put(ctx, nil, map[string]source.Cursor{cursorSwept: today})
}

// lacks reports that another mapping names what has not been read yet.
func (t *trip) lacks(ctx context.Context) (bool, error) {
	l, ok := t.remote.(source.Lacker)
	if !ok {
		return false, nil
	}
	return l.Lacks(ctx, t.shelf)
}

// load hands the warehouse the rows that follow from what changed on the shelf since the last load; all rows when the
// mapping is another one.
func (t *trip) load(ctx context.Context) error {
	mapped, err := t.shelf.Cursor(ctx, cursorMapped)
	if err != nil {
		return err
	}
	seq, err := t.shelf.Seq(ctx)
	if err != nil {
		return err
	}
	after, hash := int64(0), hashOf(t.source.Mapping)
	if at, of, ok := strings.Cut(string(mapped), " "); ok && of == hash {
		if after, err = strconv.ParseInt(at, 10, 64); err != nil {
			return fmt.Errorf("cursor %q: %w", mapped, err)
		}
	}
	known, err := t.shelf.Cursor(ctx, cursorEntities)
	if err != nil {
		return err
	}
	entities := strings.Fields(string(known))
	part, err := t.shelf.Cursor(ctx, cursorPart)
	if err != nil {
		return err
	}
	if mapped == "" && t.service.Delivered != nil { // the shelf is new, the rows may be older: of a backup, of a source that was removed
		older, err := t.service.Delivered(ctx, t.source.ID)
		if err != nil {
			return err
		}
		if _, receives := t.remote.(source.Receiver); !receives {
			entities = older
		} else if len(older) > 0 {
			part = "yes"
		}
	}
	t.service.loads.Lock()
	defer t.service.loads.Unlock()
	report, err := t.deliver(ctx, after, mapped != "", part != "", &entities)
	if err != nil {
		return err
	}
	t.run.Rows, t.run.Version = report.Entities, report.Version.N
	for _, w := range report.Warnings {
		t.run.Warnings = append(t.run.Warnings, fault.Text{EN: w.EN, RU: w.RU})
	}
	return t.shelf.Put(ctx, nil, map[string]source.Cursor{
		cursorMapped:   source.Cursor(strconv.FormatInt(seq, 10) + " " + hash),
		cursorEntities: source.Cursor(strings.Join(entities, " ")),
		cursorPart:     part,
	})
}

// deliver loads the rows after a Seq. Entities that the source has delivered before are named even when nothing changed,
// so that their freshness moves on. All rows after a load by another mapping are what there is: what that one made beyond
// them is forgotten, or deals of a pipeline that is one of leads now would stay in figures as deals that were deleted.
func (t *trip) deliver(ctx context.Context, after int64, again, part bool, entities *[]string) (warehouse.Report, error) {
	custom, err := t.remote.Custom(ctx, t.shelf, t.source.Mapping)
	if err != nil {
		return warehouse.Report{}, err
	}
	batch := warehouse.Batch{Source: t.source.ID, Seen: t.service.Now(), Custom: custom, Unrated: true}
	if after == 0 && !part {
		batch.Full = *entities
		o, err := t.service.opener(t.source.Kind)
		if err != nil {
			return warehouse.Report{}, err
		}
		batch.Forget = again && whole(o.Kind) // tables do not tell all that is gone once more
	}
	dimensions, facts := parted(*entities)
	batch.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
		named := map[string]bool{}
		name := func(list []string) error {
			for _, e := range list {
				if named[e] {
					continue
				}
				named[e] = true
				if err := emit(warehouse.Chunk{Entity: e}); err != nil {
					return err
				}
			}
			return nil
		}
		if err := name(dimensions); err != nil {
			return err
		}
		err := t.remote.Rows(ctx, t.shelf, t.source.Mapping, after, func(c warehouse.Chunk) error {
			if !named[c.Entity] {
				named[c.Entity] = true
				if !slices.Contains(*entities, c.Entity) {
					*entities = append(*entities, c.Entity)
				}
			}
			return emit(c)
		})
		if err != nil {
			return err
		}
		return name(facts)
	}
	return t.service.Loader.Load(ctx, batch)
}

// parted parts entities into dimensions, which a batch brings first, and facts.
func parted(names []string) (dimensions, facts []string) {
	for _, e := range warehouse.Entities() {
		switch {
		case !slices.Contains(names, e.Name):
		case e.Dimension:
			dimensions = append(dimensions, e.Name)
		default:
			facts = append(facts, e.Name)
		}
	}
	return dimensions, facts
}
