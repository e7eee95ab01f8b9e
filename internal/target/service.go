package target

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	// House gives the company as the newest data tells it.
	House func(context.Context) (ask.House, error)
	// Locked reports whether the figures and targets of these days are closed; nil: nothing is.
	Locked func(ctx context.Context, days cal.Range) (bool, error)
	// Audit takes a line for every edit; nil takes none.
	Audit *audit.Log
	Now   func() time.Time
}

// Service keeps targets. It is safe for use by several goroutines. Who may change a target says [MayEdit].
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
	n := strconv.Itoa
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

// house is the company, where the service was told of it.
func (s *Service) house(ctx context.Context) (ask.House, error) {
	if s.House == nil {
		return ask.House{}, fault.New(fault.Internal, "target: the service was made without a company")
	}
	return s.House(ctx)
}

// Change is what a cell is to hold.
type Change struct {
	Cell
	Value float64
	// Gone empties the cell.
	Gone bool
	Bands
	Origin Origin
}

// Edit is a batch of changes that are made together or not at all.
type Edit struct {
	Changes []Change
	Why     string
	// Seen is the revision that the changes were made from; a cell that was changed after it is a conflict.
	Seen int64
	Fix  Fix
	// KeepBands leaves the bounds of a cell where a change says nothing of them: they are drawn along with its value.
	KeepBands bool
	// Step rounds what a fix makes; 0 is a millionth.
	Step float64
}

// Changed is a cell with what stood in it before and stands now.
type Changed struct {
	Cell
	Before, After *Version // nil: empty
}

// Saved is what an edit came to.
type Saved struct {
	Revision int64
	Changed  []Changed // also what a fix has drawn along
}

const (
	// MostChanges bounds the cells of one edit.
	MostChanges = 20_000
	longestWhy  = 500
)

// Set keeps changes. fault.Forbidden, fault.Invalid and fault.Conflict say why nothing was kept; a [ClashError] that parts and whole
// do not fit, which a Fix mends.
func (s *Service) Set(ctx context.Context, who Editor, e Edit) (saved Saved, err error) {
	defer fault.Wrap(&err, "target.Set(%d)", len(e.Changes))
	h, err := s.house(ctx)
	if err != nil {
		return saved, err
	}
	if err := admit(h, who, &e); err != nil {
		return saved, err
	}
	rules, err := s.Store.TargetRules(ctx)
	if err != nil {
		return saved, err
	}
	var before map[string]Version
	var kept []Version
	may := func(scope plan.Scope) bool { return MayEdit(h, who, scope) }
	saved.Revision, err = s.Store.ChangeTargets(ctx, func(now []Version, revision int64) ([]Version, error) {
		before = byKey(now)
		kept, err = apply(h, rules, before, e, may)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(kept, func(x Version) bool { return !may(x.Scope) }) { // a fix draws others along
			return nil, fault.Sentence(fault.Forbidden,
				"This would change targets that are not yours to change.", "Так изменились бы планы, менять которые вам нельзя.")
		}
		at := s.Now().UTC().Truncate(time.Second)
		for i := range kept {
			kept[i].By, kept[i].At, kept[i].Why, kept[i].Revision = who.Login, at, e.Why, revision+1
		}
		return kept, s.open(ctx, h, rules, before, kept)
	})
	if err != nil {
		return Saved{}, err
	}
	for _, x := range kept {
		c := Changed{Cell: x.Cell}
		if was, ok := before[x.Key()]; ok && !was.Gone {
			c.Before = &was
		}
		if !x.Gone {
			c.After = &x
		}
		saved.Changed = append(saved.Changed, c)
	}
	return saved, s.note(ctx, h, who, e, saved)
}

// admit checks changes one by one.
func admit(h ask.House, who Editor, e *Edit) error {
	if len(e.Changes) > MostChanges {
		return fault.Invalidf("At most %d cells at once.", "Не больше %d ячеек за раз.", MostChanges)
	}
	e.Why = strings.Join(strings.Fields(e.Why), " ")
	if utf8.RuneCountInString(e.Why) > longestWhy {
		return fault.Invalidf("The reason has at most %d characters.", "Причина — не больше %d знаков.", longestWhy)
	}
	e.Changes = slices.Clone(e.Changes)
	seen := map[string]bool{}
	for i := range e.Changes {
		c := &e.Changes[i]
		if err := checkCell(h, &c.Cell); err != nil {
			return err
		}
		if !MayEdit(h, who, c.Scope) {
			return fault.Sentence(fault.Forbidden, "This target is not yours to change.", "Менять этот план вам нельзя.")
		}
		if seen[c.Key()] {
			return fault.Invalidf("One cell is changed twice.", "Одна ячейка меняется дважды.")
		}
		seen[c.Key()] = true
		m, _ := h.Model.Metric(c.Metric)
		if c.Gone {
			continue
		}
		if err := checkValue(m, c.Value, c.Bands); err != nil {
			return err
		}
	}
	return nil
}

func byKey(list []Version) map[string]Version {
	out := make(map[string]Version, len(list))
	for _, x := range list {
		out[x.Key()] = x
	}
	return out
}

// apply makes the new versions: what was changed, and what a fix draws along.
func apply(h ask.House, rules Rules, last map[string]Version, e Edit, may func(plan.Scope) bool) ([]Version, error) {
	now := maps.Clone(last)
	maps.DeleteFunc(now, func(_ string, x Version) bool { return x.Gone })
	after := maps.Clone(now)
	touched := map[model.Name][]Version{}
	changed := map[string]bool{}
	for _, c := range e.Changes {
		key := c.Key()
		was, there := now[key]
		if was := last[key]; was.Revision > e.Seen {
			return nil, fault.Sentence(fault.Conflict,
				"Somebody (%s) changed one of these targets meanwhile. Look at it and repeat your change.",
				"Пока вы меняли план, одну из ячеек изменили (%s). Посмотрите её и повторите изменение.", was.By)
		}
		x := Version{Cell: c.Cell, Value: c.Value, Gone: c.Gone, Bands: c.Bands, Origin: c.Origin}
		if e.KeepBands && there && !c.Gone && c.Bands == (Bands{}) {
			if x.Bands = was.Bands; was.Value != x.Value && was.Value != 0 {
				x.Bands = was.times(x.Value / was.Value)
			}
		}
		switch {
		case c.Gone && !there, there && !c.Gone && was.Value == x.Value && was.equal(x.Bands):
			continue
		case c.Gone:
			delete(after, key)
		default:
			after[key] = x
		}
		changed[key] = true
		touched[c.Metric] = append(touched[c.Metric], x)
	}
	gone := func(key string) bool { _, ok := after[key]; return !ok }
	for _, name := range slices.Sorted(maps.Keys(touched)) {
		m, _ := h.Model.Metric(name)
		f := &fixer{metric: m, now: map[string]Version{}, changed: changed, touched: touched[name], step: e.Step, may: may, view: func(list []Version) *View {
			return NewView(h, rules, list, 0)
		}}
		for key, x := range after {
			if x.Metric == name {
				f.now[key] = x
			}
		}
		if err := f.mend(e.Fix); err != nil {
			return nil, err
		}
		maps.Copy(after, f.now)
	}
	var out []Version
	for _, key := range slices.Sorted(maps.Keys(changed)) {
		if gone(key) {
			out = append(out, Version{Cell: now[key].Cell, Gone: true})
			continue
		}
		out = append(out, after[key])
	}
	return out, nil
}

// equal reports whether two pairs of bounds are the same.
func (b Bands) equal(o Bands) bool {
	same := func(x, y *float64) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return same(b.Least, o.Least) && same(b.Excellent, o.Excellent) && same(b.Low, o.Low) && same(b.High, o.High)
}

// open refuses changes of closed periods: of cells that lie in one, and of longer targets whose share in one would be another.
func (s *Service) open(ctx context.Context, h ask.House, rules Rules, last map[string]Version, kept []Version) error {
	if s.Locked == nil {
		return nil
	}
	asked := map[cal.Range]bool{}
	shut := func(r cal.Range) (bool, error) {
		if yes, ok := asked[r]; ok {
			return yes, nil
		}
		yes, err := s.Locked(ctx, r)
		asked[r] = yes
		return yes, err
	}
	var was, is *View
	for _, x := range kept {
		yes, err := shut(x.Range)
		if err != nil {
			return err
		}
		if yes {
			return fault.Sentence(fault.Conflict, "The period %s is closed, its targets do not change.", "Период %s закрыт, планы в нём не меняются.", x.Range)
		}
		if x.Grain <= cal.ByMonth {
			continue
		}
		m, _ := h.Model.Metric(x.Metric)
		for _, p := range h.Calendar.Periods(x.Range, cal.ByMonth) {
			if yes, err = shut(p.Range); err != nil {
				return err
			}
			if !yes {
				continue
			}
			if was == nil {
				after := maps.Clone(last)
				maps.Copy(after, byKey(kept))
				was, is = NewView(h, rules, slices.Collect(maps.Values(last)), 0), NewView(h, rules, slices.Collect(maps.Values(after)), 0)
			}
			if before, after := was.Aim(m, x.Scope, p.Range, p.Range.To), is.Aim(m, x.Scope, p.Range, p.Range.To); before.Value != after.Value {
				return fault.Sentence(fault.Conflict,
					"This would change the target of %s, which is closed. Give that month a target of its own first.",
					"Это изменит план закрытого месяца %s. Сначала задайте этому месяцу отдельный план.", h.Calendar.Label(p))
			}
		}
	}
	return nil
}

// note writes an edit into the log.
func (s *Service) note(ctx context.Context, h ask.House, who Editor, e Edit, saved Saved) error {
	if s.Audit == nil || len(saved.Changed) == 0 {
		return nil
	}
	const most = 20
	var lines []string
	write := func(m *model.Metric, x *Version) string {
		if x == nil {
			return "—"
		}
		return strconv.FormatFloat(Typed(m.Unit, x.Value), 'f', -1, 64)
	}
	for i, c := range saved.Changed {
		if i == most {
			lines = append(lines, fmt.Sprintf("… +%d", len(saved.Changed)-most))
			break
		}
		m, _ := h.Model.Metric(c.Metric)
		lines = append(lines, fmt.Sprintf("%s %s %s: %s → %s", c.Metric, ScopeKey(c.Scope), c.Range, write(m, c.Before), write(m, c.After)))
	}
	if e.Why != "" {
		lines = append(lines, e.Why)
	}
	return s.Audit.Add(ctx, audit.Event{
		Who: who.Login, Act: audit.Define, What: fmt.Sprintf("targets, revision %d", saved.Revision), More: strings.Join(lines, "\n"),
	})
}

// History gives every version of a cell, the newest first.
func (s *Service) History(ctx context.Context, c Cell) (_ []Version, err error) {
	defer fault.Wrap(&err, "target.History(%s)", c.Metric)
	return s.Store.TargetVersions(ctx, c)
}

// Rules gives the rules of planning.
func (s *Service) Rules(ctx context.Context) (_ Rules, err error) {
	defer fault.Wrap(&err, "target.Rules")
	return s.Store.TargetRules(ctx)
}

// SetRules keeps rules of planning made from those of r.Revision. Only those who may change every target set them.
func (s *Service) SetRules(ctx context.Context, who Editor, r Rules) (_ Rules, err error) {
	defer fault.Wrap(&err, "target.SetRules")
	h, err := s.house(ctx)
	if err != nil {
		return r, err
	}
	if !MayEdit(h, who, nil) {
		return r, fault.Sentence(fault.Forbidden, "Administrators set the rules of planning.", "Правила планирования задают администраторы.")
	}
	if err := r.check(h.Model); err != nil {
		return r, err
	}
	r.By, r.At = who.Login, s.Now().UTC().Truncate(time.Second)
	if r, err = s.Store.SaveTargetRules(ctx, r); err != nil || s.Audit == nil {
		return r, err
	}
	return r, s.Audit.Add(ctx, audit.Event{Who: who.Login, Act: audit.Define, What: fmt.Sprintf("rules of targets, revision %d", r.Revision)})
}
