package target

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/plan"
)

// shelf is a store for tests.
type shelf struct {
	mu       sync.Mutex
	versions []Version
	rules    Rules
	revision int64
	lines    []audit.Event
}

func (m *shelf) last() []Version {
	now := map[string]Version{}
	for _, x := range m.versions {
		now[x.Key()] = x
	}
	return slices.Collect(maps.Values(now))
}

func (m *shelf) ChangeTargets(_ context.Context, change func([]Version, int64) ([]Version, error)) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	list, err := change(m.last(), m.revision)
	if err != nil || len(list) == 0 {
		return m.revision, err
	}
	m.revision++
	m.versions = append(m.versions, list...)
	return m.revision, nil
}

func (m *shelf) Targets(context.Context) ([]Version, int64, error) {
	return slices.DeleteFunc(m.last(), func(x Version) bool { return x.Gone }), m.revision, nil
}
func (m *shelf) TargetRevision(context.Context) (int64, error) { return m.revision, nil }
func (m *shelf) TargetVersions(_ context.Context, c Cell) (list []Version, _ error) {
	for _, x := range m.versions {
		if x.Key() == c.Key() {
			list = append([]Version{x}, list...)
		}
	}
	return list, nil
}

func (m *shelf) SaveTargetRules(_ context.Context, r Rules) (Rules, error) {
	m.revision++
	r.Revision = m.revision
	m.rules = r
	return r, nil
}
func (m *shelf) TargetRules(context.Context) (Rules, error) { return m.rules, nil }
func (m *shelf) AddEvent(_ context.Context, e audit.Event) error {
	m.lines = append(m.lines, e)
	return nil
}
func (m *shelf) Events(context.Context, audit.Filter) ([]audit.Event, error) { return m.lines, nil }

func noon() time.Time { return time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC) }

func serve(h ask.House) (*Service, *shelf) {
	m := &shelf{}
	return New(Options{
		Store: m, House: func(context.Context) (ask.House, error) { return h, nil }, Now: noon, Audit: &audit.Log{Store: m, Now: noon},
	}), m
}

func boss() Editor { return Editor{Login: "boss", Role: account.Owner} }

func change(t testing.TB, h ask.House, metric, scope, period string, g cal.Grain, v float64) Change {
	t.Helper()
	x := set(t, h, metric, scope, period, g, v)
	return Change{Cell: x.Cell, Value: v}
}

func TestSet(t *testing.T) {
	h, ctx := company(t), t.Context()
	s, store := serve(h)
	c := change(t, h, "revenue", "owner=ann", "2026-04", cal.ByMonth, 100)
	saved, err := s.Set(ctx, boss(), Edit{Changes: []Change{c}, Why: "  по\nплану "})
	if err != nil || saved.Revision != 1 || len(saved.Changed) != 1 || saved.Changed[0].Before != nil || saved.Changed[0].After.Value != 100 {
		t.Fatalf("%+v, %v", saved, err)
	}
	if len(store.lines) != 1 || !strings.Contains(store.lines[0].More, "— → 100") || !strings.Contains(store.lines[0].More, "по плану") {
		t.Errorf("%+v", store.lines)
	}
	v, err := s.ViewOf(ctx, h)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := s.ViewOf(ctx, h); again != v {
		t.Error("the view of the same company is made twice")
	}
	c.Value = 120
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{c}}); !fault.Is(err, fault.Conflict) || !strings.Contains(fault.MessageIn(err, "ru"), "boss") {
		t.Errorf("from an old revision: %v", err)
	}
	if saved, err = s.Set(ctx, boss(), Edit{Changes: []Change{c}, Seen: 1}); err != nil || saved.Changed[0].Before.Value != 100 {
		t.Errorf("%+v, %v", saved, err)
	}
	if saved, err = s.Set(ctx, boss(), Edit{Changes: []Change{c}, Seen: 2}); err != nil || len(saved.Changed) != 0 || saved.Revision != 2 {
		t.Errorf("the same again: %+v, %v", saved, err)
	}
	c.Gone = true
	if saved, err = s.Set(ctx, boss(), Edit{Changes: []Change{c}, Seen: 2}); err != nil || saved.Changed[0].After != nil {
		t.Errorf("%+v, %v", saved, err)
	}
	c.Gone = false
	if _, err = s.Set(ctx, boss(), Edit{Changes: []Change{c}, Seen: 2}); !fault.Is(err, fault.Conflict) {
		t.Errorf("over a cell that was emptied meanwhile: %v", err)
	}
	past, err := s.History(ctx, c.Cell)
	if err != nil || len(past) != 3 || !past[0].Gone || past[1].Value != 120 || past[2].By != "boss" {
		t.Errorf("%+v, %v", past, err)
	}
	v2, _ := s.ViewOf(ctx, h)
	if v2.Revision() == v.Revision() || v2.Aim(metric(t, h, "revenue"), c.Scope, c.Range, c.Range.To).Known {
		t.Error("an emptied cell is still a target")
	}
}

func TestSetRefuses(t *testing.T) {
	h, ctx := company(t), t.Context()
	s, _ := serve(h)
	s.Locked = func(_ context.Context, r cal.Range) (bool, error) { return r.To <= cal.Date(2026, 3, 1), nil }
	ok := change(t, h, "revenue", "owner=ann", "2026-04", cal.ByMonth, 100)
	two := 200.0
	head := Editor{Login: "head", Role: account.Head, Departments: []string{"top"}}
	for name, c := range map[string]struct {
		who  Editor
		kind fault.Kind
		edit func(c *Change)
	}{
		"a metric":      {boss(), fault.Invalid, func(c *Change) { c.Metric = "nothing" }},
		"a plan metric": {boss(), fault.Invalid, func(c *Change) { c.Metric = "plan_done" }},
		"a dimension":   {boss(), fault.Invalid, func(c *Change) { c.Scope = Scope(Of("weekday", "1")) }},
		"three":         {boss(), fault.Invalid, func(c *Change) { c.Scope = Scope(Of("owner", "1"), Of("pipeline", "1"), Of("product_group", "x")) }},
		"no member":     {boss(), fault.Invalid, func(c *Change) { c.Scope = Scope(Of("owner", "")) }},
		"unreached":     {boss(), fault.Invalid, func(c *Change) { c.Metric, c.Scope = "calls_all", Scope(Of("product_group", "x")) }},
		"no period":     {boss(), fault.Invalid, func(c *Change) { c.Range.To-- }},
		"no number":     {boss(), fault.Invalid, func(c *Change) { c.Value = math.NaN() }},
		"a bound":       {boss(), fault.Invalid, func(c *Change) { c.Least = &two }},
		"a closed one":  {boss(), fault.Conflict, func(c *Change) { c.Cell = set(t, h, "revenue", "", "2026-02", cal.ByMonth, 1).Cell }},
		"over a closed": {boss(), fault.Conflict, func(c *Change) { c.Cell = set(t, h, "revenue", "", "2026", cal.ByYear, 1).Cell }},
		"a stranger":    {Editor{Role: account.Manager}, fault.Forbidden, func(*Change) {}},
		"another's":     {head, fault.Forbidden, func(c *Change) { c.Scope = Scope(Of(owner, "dan")) }},
		"the company":   {head, fault.Forbidden, func(c *Change) { c.Scope = nil }},
	} {
		x := ok
		c.edit(&x)
		if _, err := s.Set(ctx, c.who, Edit{Changes: []Change{ok, x}}); !fault.Is(err, c.kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, n, _ := s.Store.Targets(ctx); n != 0 {
		t.Error("something was kept by half")
	}
	for _, scope := range []plan.Scope{Scope(Of(owner, "ann")), Scope(Of(department, "south")), Scope(Of(branch, "top"))} {
		if !MayEdit(h, head, scope) {
			t.Errorf("%v is the head's", scope)
		}
	}
}

func TestClash(t *testing.T) {
	h, ctx := company(t), t.Context()
	start := func(t *testing.T) *Service {
		t.Helper()
		s, _ := serve(h)
		var list []Change
		for _, x := range []struct {
			scope, period string
			g             cal.Grain
			v             float64
		}{
			{"", "2026-Q2", cal.ByQuarter, 300}, {"", "2026-04", cal.ByMonth, 100}, {"", "2026-05", cal.ByMonth, 90}, {"", "2026-06", cal.ByMonth, 110},
			{"owner=ann", "2026-04", cal.ByMonth, 60}, {"owner=bob", "2026-04", cal.ByMonth, 40},
		} {
			list = append(list, change(t, h, "revenue", x.scope, x.period, x.g, x.v))
		}
		if _, err := s.Set(ctx, boss(), Edit{Changes: list}); err != nil {
			t.Fatal(err)
		}
		return s
	}
	at := func(s *Service, scope, period string) float64 {
		v, err := s.ViewOf(ctx, h)
		if err != nil {
			t.Fatal(err)
		}
		r := span(t, h, period)
		return v.Aim(metric(t, h, "revenue"), scoped(t, scope), r, r.To).Value
	}
	ann := change(t, h, "revenue", "owner=ann", "2026-04", cal.ByMonth, 80)
	s := start(t)
	_, err := s.Set(ctx, boss(), Edit{Changes: []Change{ann}, Seen: 1})
	var clash *ClashError
	if !errors.As(err, &clash) || !fault.Is(err, fault.Conflict) || clash.Clashes[0].Sum != 120 || !clash.Clashes[0].People {
		t.Fatalf("%v", err)
	}
	if ru := fault.MessageIn(err, "ru"); ru != "апр\u00a02026: планы частей дают 120, а план — 100, это на 20 больше. Поднимите общий план или уменьшите части." {
		t.Error(ru)
	}
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{ann}, Seen: 1, Fix: RaiseWhole}); err != nil {
		t.Fatal(err)
	}
	if a, b := at(s, "", "2026-04"), at(s, "", "2026-Q2"); a != 120 || b != 320 {
		t.Errorf("raised to %v and %v", a, b)
	}
	s = start(t)
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{ann}, Seen: 1, Fix: ScaleParts, Step: 1}); err != nil {
		t.Fatal(err)
	}
	if a, b, c := at(s, "owner=ann", "2026-04"), at(s, "owner=bob", "2026-04"), at(s, "", "2026-Q2"); a != 67 || b != 33 || c != 300 {
		t.Errorf("scaled to %v, %v of %v", a, b, c)
	}
	s = start(t)
	less := change(t, h, "revenue", "", "2026-Q2", cal.ByQuarter, 150)
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{less}, Seen: 1}); !errors.As(err, &clash) || clash.Clashes[0].People {
		t.Fatalf("%v", err)
	}
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{less}, Seen: 1, Fix: ScaleParts, Step: 1}); err != nil {
		t.Fatal(err)
	}
	if a, b, c := at(s, "", "2026-04"), at(s, "", "2026-Q2"), at(s, "owner=ann,bob", "2026-04"); a != 50 || b != 150 || c != 50 {
		t.Errorf("scaled to %v of %v, people %v", a, b, c)
	}
}

// TestScaledWholesTakeTheirPartsAlong: a month that is halved halves its week, though days of it are free.
func TestScaledWholesTakeTheirPartsAlong(t *testing.T) {
	h, ctx := company(t), t.Context()
	s, _ := serve(h)
	month, week := change(t, h, "revenue", "", "2026-04", cal.ByMonth, 300), change(t, h, "revenue", "", "2026-W16", cal.ByWeek, 40)
	quarter := change(t, h, "revenue", "", "2026-Q2", cal.ByQuarter, 400)
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{month, week, quarter}}); err != nil {
		t.Fatal(err)
	}
	quarter.Value = 150
	saved, err := s.Set(ctx, boss(), Edit{Changes: []Change{quarter}, Seen: 1, Fix: ScaleParts, Step: 1})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, c := range saved.Changed {
		got[c.Grain.String()] = c.After.Value
		if (c.After.Origin == Scaled) != (c.Grain != cal.ByQuarter) {
			t.Errorf("%s came by %q", c.Grain, c.After.Origin)
		}
	}
	if len(got) != 3 || got["month"] != 150 || got["week"] != 20 {
		t.Errorf("%v", got)
	}
}

// TestRestIsHeldAgainstTheWhole: what a person's last quarter gives up falls on their first, where the company has planned less.
func TestRestIsHeldAgainstTheWhole(t *testing.T) {
	h, ctx := company(t), t.Context()
	s, _ := serve(h)
	last := change(t, h, "revenue", "owner=ann", "2026-Q4", cal.ByQuarter, 90)
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{
		change(t, h, "revenue", "owner=ann", "2026", cal.ByYear, 180), last, change(t, h, "revenue", "", "2026-Q1", cal.ByQuarter, 40),
	}}); err != nil {
		t.Fatal(err)
	}
	last.Value = 10
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{last}, Seen: 1}); !fault.Is(err, fault.Conflict) {
		t.Errorf("%v", err)
	}
}

// TestFixesHold: after a fix everything fits, whatever was asked for; what was refused has changed nothing.
func TestFixesHold(t *testing.T) {
	base := company(t)
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		s, store := serve(h)
		m, _ := h.Model.Metric("revenue")
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			var e Edit
			e.Seen, e.Fix, e.Step = store.revision, rapid.SampledFrom([]Fix{Refuse, RaiseWhole, ScaleParts}).Draw(t, "fix"), rapid.SampledFrom([]float64{0, 1}).Draw(t, "step")
			seen := map[string]bool{}
			for range rapid.IntRange(1, 4).Draw(t, "changes") {
				g := rapid.SampledFrom([]cal.Grain{cal.ByMonth, cal.ByQuarter, cal.ByYear}).Draw(t, "grain")
				d := cal.Date(2026, time.January, 1) + cal.Day(rapid.IntRange(0, 400).Draw(t, "day"))
				c := Change{Cell: CellOf("revenue", anyScope(t), h.Calendar, g, h.Calendar.Ordinal(d, g)), Value: float64(rapid.IntRange(0, 500).Draw(t, "value"))}
				c.Gone = rapid.IntRange(0, 5).Draw(t, "gone") == 0
				if !seen[c.Key()] && memberOf(c.Scope, "pipeline") == "" {
					seen[c.Key()] = true
					e.Changes = append(e.Changes, c)
				}
			}
			before := len(store.versions)
			_, err := s.Set(t.Context(), boss(), e)
			if err != nil {
				if !fault.Is(err, fault.Conflict) || len(store.versions) != before {
					t.Fatal(err)
				}
				continue
			}
			v, err := s.ViewOf(t.Context(), h)
			if err != nil {
				t.Fatal(err)
			}
			list, _, _ := store.Targets(t.Context())
			if left := v.clashes(m, list); len(left) > 0 {
				t.Fatalf("after %s: %+v", e.Fix, left)
			}
			for _, x := range list {
				if a := v.Aim(m, x.Scope, x.Range, x.Range.To); !a.Known || !alike(a.Value, x.Value) {
					t.Fatalf("after %s: %s %s is set to %v: %+v", e.Fix, ScopeKey(x.Scope), x.Range, x.Value, a)
				}
			}
		}
	})
}

func TestGrid(t *testing.T) {
	h, ctx := company(t), t.Context()
	s, store := serve(h)
	store.rules = Rules{Ramp: []float64{.4, .6, .8}}
	store.revision = 1
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{
		change(t, h, "revenue", "", "2026-Q1", cal.ByQuarter, 57),
		change(t, h, "revenue", "owner=dan", "2026-03", cal.ByMonth, 10),
	}, Seen: 1}); err != nil {
		t.Fatal(err)
	}
	g, err := s.Grid(ctx, "revenue", h.Calendar.Periods(span(t, h, "2026-Q1"), cal.ByMonth), []plan.Scope{nil, Scope(Of(owner, "dan"))}, cal.Date(2026, 3, 20))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Cells) != 2 || len(g.Columns) != 3 || g.Revision != 2 || !g.Adds || !g.People || g.Totals[0].Value != 57 {
		t.Fatalf("%+v", g)
	}
	if jan := g.Cells[0][0]; jan.Own != nil || !jan.Aim.Known || !strings.Contains(jan.Aim.From.RU, "Доля плана") {
		t.Errorf("%+v", jan)
	}
	if mar := g.Cells[1][2]; mar.Own == nil || mar.Own.Value != 10 || mar.Ramp != .6 || mar.Month != 2 {
		t.Errorf("%+v", mar)
	}
}
