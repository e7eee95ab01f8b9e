// Package ask is the one door to numbers: tiles, exports, alerts, schedules and the command line all ask a Desk. It
// plans a question for its viewer, reads one snapshot, and composes the answer with its notes.
package ask

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// Options are what a Desk is made of.
type Options struct {
	Model  *model.Model
	Engine engine.Engine
	// Now is the clock; questions about "today" are about its day in the company's zone.
	Now func() time.Time
	// CacheGroups bounds the groups of scan results kept for the present version of the data; 0 means 200 000.
	CacheGroups int
	// Own gives the metrics that the company has defined for itself; nil when it has none.
	Own Own
	// Targets gives what is planned, once for every reading; nil when nothing ever is.
	Targets Targets
	// Closed gives what became of the figures of closed periods; nil where none is ever closed.
	Closed ClosedBook
}

// Own gives the company's own metrics and a number that grows with every change of them. It is called for every reading, so it
// must be quick.
type Own func(ctx context.Context) (list []model.Own, revision int64, err error)

// Desk answers questions. It is safe for use by several goroutines.
type Desk struct {
	model  *model.Model
	engine engine.Engine
	now    func() time.Time
	cache  *cache
	target Targets
	own    Own
	closed ClosedBook
	whole  bool // limited lists are read whole, so that tests can compare

	mu    sync.Mutex
	state *state // of the newest version seen
}

// New makes a desk.
func New(o Options) *Desk {
	if o.CacheGroups == 0 {
		o.CacheGroups = 200_000
	}
	return &Desk{model: o.Model, engine: o.Engine, now: o.Now, cache: newCache(o.CacheGroups), target: o.Targets, own: o.Own, closed: o.Closed}
}

// Answer is what a question gives.
type Answer struct {
	Frame   *frame.Frame
	Query   query.Query
	Range   cal.Range
	Views   []plan.View
	Version warehouse.Version
	// AsOf is when the oldest of the sources behind the answer was last read.
	AsOf  time.Time
	Notes []plan.Note
	// Lacks says, by the name of an asked metric, which data nobody has ever loaded of what it is made of: its column has no
	// figures, not noughts.
	Lacks    map[model.Name]plan.Note
	Calendar cal.Calendar
	Settings warehouse.Settings
	Names    frame.Names
	unborn   map[inView]bool
	// corrected tells what became of a row's figure after closing; nil where no period was ever closed.
	corrected func(frame.Row, *model.Metric) []Correction
	// Err is why this question has no answer while the others do: a fault.Invalid or fault.Forbidden.
	Err error
}

// Ask answers one question.
func (d *Desk) Ask(ctx context.Context, v access.Viewer, q query.Query) (*Answer, error) {
	list, err := d.AskAll(ctx, v, []query.Query{q})
	if err != nil {
		return nil, err
	}
	return list[0], list[0].Err
}

// AskAll answers several questions from one snapshot, so that they agree, and runs scans they share once. A question
// that cannot be answered has its reason in Answer.Err; an error of AskAll itself means that nothing could be read.
func (d *Desk) AskAll(ctx context.Context, v access.Viewer, questions []query.Query) (answers []*Answer, err error) {
	defer fault.Wrap(&err, "ask.AskAll(%d questions)", len(questions))
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		answers, err = r.answer(ctx, questions)
		return err
	})
	return answers, err
}

// reader is one reading of one snapshot for one viewer.
type reader struct {
	*state
	ctx    context.Context //nolint:containedctx // a reader lives inside one call
	desk   *Desk
	snap   engine.Snapshot
	viewer access.Viewer
	now    time.Time
	today  cal.Day
	asOf   cal.Day
	closed Closed // once it was read
	// targets gives what is planned, read when the first question needs it; nil where nothing ever is.
	targets func() (plan.Targets, error)
}

func (d *Desk) reader(ctx context.Context, s engine.Snapshot, v access.Viewer) (*reader, error) {
	st, err := d.stateOf(ctx, s)
	if err != nil {
		return nil, err
	}
	r := &reader{state: st, ctx: ctx, desk: d, snap: s, viewer: v, now: d.now()}
	r.today = cal.DayOf(r.now, st.calendar.Zone)
	if d.target != nil {
		r.targets = sync.OnceValues(r.readTargets)
	}
	r.asOf = plan.Never
	if seen := s.Version().Seen; !seen.IsZero() {
		r.asOf = min(r.today, cal.DayOf(seen, st.calendar.Zone))
	}
	return r, nil
}

func (r *reader) env() plan.Env {
	return plan.Env{Model: r.model, Calendar: r.calendar, Members: r, Data: r, Targets: r.targets, Today: r.today, AsOf: r.asOf, MinorUnits: MinorUnits}
}

// MinorUnits is how many minor units make one of a currency.
const MinorUnits = 100

// answer answers questions that read their scans together.
func (r *reader) answer(ctx context.Context, questions []query.Query) ([]*Answer, error) {
	answers := make([]*Answer, len(questions))
	plans := make([]*plan.Plan, len(questions))
	var good []*plan.Plan
	for i, q := range questions {
		answers[i] = r.blank(q)
		p, err := plan.Build(r.env(), r.viewer, q)
		if err != nil {
			if !ofQuestion(err) {
				return nil, err
			}
			answers[i].Err = err
			continue
		}
		plans[i] = p
		good = append(good, p)
	}
	if err := r.narrow(ctx, good); err != nil {
		return nil, err
	}
	results, err := r.scanAll(ctx, plan.Fuse(good))
	if err != nil {
		return nil, err
	}
	for i, p := range plans {
		if p == nil {
			continue
		}
		if err := r.compose(ctx, answers[i], p, results); err != nil {
			if !ofQuestion(err) {
				return nil, err
			}
			answers[i] = r.blank(answers[i].Query)
			answers[i].Err = err
		}
	}
	return answers, nil
}

// ofQuestion reports whether an error is about one question, so that the others can still be answered.
func ofQuestion(err error) bool {
	k := fault.KindOf(err)
	return k == fault.Invalid || k == fault.Forbidden || k == fault.NotFound
}

// alone answers one planned question.
func (r *reader) alone(ctx context.Context, p *plan.Plan) (*Answer, error) {
	if err := r.narrow(ctx, []*plan.Plan{p}); err != nil {
		return nil, err
	}
	results, err := r.scanAll(ctx, plan.Fuse([]*plan.Plan{p}))
	if err != nil {
		return nil, err
	}
	a := r.blank(p.Query)
	return a, r.compose(ctx, a, p, results)
}

func (r *reader) blank(q query.Query) *Answer {
	return &Answer{Query: q, Version: r.snap.Version(), AsOf: r.snap.Version().Seen, Calendar: r.calendar, Settings: r.settings}
}

// scanAll runs scans side by side; those the cache has are not run.
func (r *reader) scanAll(ctx context.Context, scans []plan.Scan) ([][]plan.Group, error) {
	results := make([][]plan.Group, len(scans))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	for i, s := range scans {
		id := s.String()
		if hit, ok := r.desk.cache.get(r.snap.Version(), id); ok {
			results[i] = hit
			continue
		}
		g.Go(func() error {
			groups, err := r.snap.Scan(ctx, s)
			if err != nil {
				return err
			}
			results[i] = groups
			r.desk.cache.put(r.snap.Version(), id, groups)
			return nil
		})
	}
	return results, g.Wait()
}

// compose makes the answer of one plan.
func (r *reader) compose(ctx context.Context, a *Answer, p *plan.Plan, results [][]plan.Group) error {
	spine, err := r.spine(p)
	if err != nil {
		return err
	}
	if err := r.past(ctx, p); err != nil {
		return err
	}
	f, err := frame.Build(p, results, spine)
	if err != nil {
		return err
	}
	if p.Query.Plan && !f.Planned() {
		p.Unplanned()
	}
	if p.Query.Range == plan.Everything {
		f.Trim()
	}
	f.Derive(p.Query.Derive, func(n model.Name) model.Better { return p.Metric(n).Better })
	if err := sortable(f, p); err != nil {
		return err
	}
	names := &names{reader: r, lang: r.viewer.Lang}
	if err := names.load(f, p.Query); err != nil {
		return err
	}
	kept := f.Limit(p.Query.Limit, p.Query.Sort, names)
	if p.Query.Limit > 0 { // only now is it known who is shown
		if err := names.load(f, query.Query{}); err != nil {
			return err
		}
	}
	if p.Query.Others && f.Cut > 0 {
		if err := r.others(ctx, p, f, kept); err != nil {
			return err
		}
	}
	f.Sort(p.Query.Sort, names)
	if !p.Query.Totals {
		f.Totals = nil
	}
	a.Query, a.Range, a.Views, a.Names, a.Frame = p.Query, p.Range, p.Views, names, f
	a.known(p)
	return r.notes(ctx, a, p)
}

// sortable refuses a sort by what the answer does not have.
func sortable(f *frame.Frame, p *plan.Plan) error {
	for _, s := range p.Query.Sort {
		known := s.Name == "period" || f.Column(s.Name) >= 0
		for _, d := range f.By {
			known = known || d.Name == s.Name
		}
		if !known {
			return fault.Invalidf("sort=%s: the answer has no such column.", "sort=%s: в ответе нет такой колонки.", s.Name)
		}
	}
	return nil
}

// others asks again for all members that the limit cut, as one row: figures that do not add up are right there too.
func (r *reader) others(ctx context.Context, p *plan.Plan, f *frame.Frame, kept [][]plan.Member) error {
	q := p.Query
	rest := model.Cond{Name: q.By[0], Op: model.NotIn}
	for _, k := range kept {
		value, ok := valueOf(p.By[0], k[0])
		if !ok {
			return fault.New(fault.Internal, "no filter says %s=%v", q.By[0], k[0])
		}
		rest.Values = append(rest.Values, value)
	}
	q.Where = append(slices.Clone(q.Where), rest)
	q.By, q.Spine, q.Limit, q.Others, q.Totals, q.Sort = nil, nil, 0, false, false, nil
	q.Derive = slices.DeleteFunc(slices.Clone(q.Derive), func(d query.Derive) bool { return !d.Kind.OfPlan() })
	again, err := plan.Build(r.env(), r.viewer, q)
	if err != nil {
		return err
	}
	again.RestOf(p)
	results, err := r.scanAll(ctx, plan.Fuse([]*plan.Plan{again}))
	if err != nil {
		return err
	}
	g, err := frame.Build(again, results, nil)
	if err != nil {
		return err
	}
	for i := range g.Rows {
		g.Rows[i].Keys = make([]plan.Member, 1)
	}
	f.AddOthers(g.Rows)
	return nil
}
