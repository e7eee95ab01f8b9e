package ask

import (
	"maps"
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// Extent tells what there is of a fact, counted once for a version of the data: whether it was ever brought, since when it
// has rows, and which of its numbers anybody knows.
func (r *reader) Extent(f *model.Fact) (plan.Extent, error) {
	r.mu.Lock()
	have, ok := r.extents[f.Name]
	r.mu.Unlock()
	if ok {
		return have, nil
	}
	e := plan.Extent{First: map[model.Name]cal.Day{}, Nums: map[model.Name]bool{}}
	some, err := r.brought(f.Source)
	if err != nil {
		return e, err
	}
	if some {
		if err := r.measure(f, &e); err != nil {
			return e, err
		}
		// Rows of a fact may follow from any of its sources; that there are none says only the one it is named after.
		first, err := r.brought(f.Source[:1])
		if err != nil {
			return e, err
		}
		e.Loaded = e.Rows || first
	}
	if f.Span != nil {
		if err := r.sinceSource(f, &e); err != nil {
			return e, err
		}
	}
	r.mu.Lock()
	r.extents[f.Name] = e
	r.mu.Unlock()
	return e, nil
}

// brought reports whether any source has ever delivered one of the entities.
func (r *reader) brought(entities []string) (bool, error) {
	list, err := r.freshness()
	return slices.ContainsFunc(list, func(x warehouse.Freshness) bool { return slices.Contains(entities, x.Entity) }), err
}

// sinceSource lets a fact that holds over time begin with what it follows from: the first task to be late is none that the
// data begins with, and until then no task was late.
func (r *reader) sinceSource(f *model.Fact, e *plan.Extent) error {
	for _, name := range f.Source {
		from, ok := r.model.Fact(name)
		if !ok || from == f || from.Span != nil {
			continue
		}
		base, err := r.Extent(from)
		if err != nil {
			return err
		}
		for _, day := range base.First {
			for role, first := range e.First {
				e.First[role] = min(first, day)
			}
		}
	}
	return nil
}

// measure reads the first days of a fact and which of its numbers are there, in one scan of all its rows.
func (r *reader) measure(f *model.Fact, e *plan.Extent) error {
	s := plan.Scan{Fact: f, Aggs: []plan.AggOf{{Func: model.Count}}, Levels: []plan.Level{{}}}
	smallest := func(col string) { s.Aggs = append(s.Aggs, plan.AggOf{Func: model.Min, Col: model.Column{Name: col}}) }
	roles := slices.Sorted(maps.Keys(f.Days))
	for _, role := range roles {
		smallest(f.Days[role])
	}
	if f.Span != nil {
		smallest(f.Span.Since)
	}
	var nums []model.Name
	for _, name := range slices.Sorted(maps.Keys(f.Nums)) {
		if n := f.Nums[name]; n.AgeOf == "" {
			nums = append(nums, name)
			s.Aggs = append(s.Aggs, plan.AggOf{Func: model.Max, Col: n.Col})
		}
	}
	groups, err := r.snap.Scan(r.ctx, s)
	if err != nil || len(groups) == 0 {
		return err
	}
	vals := groups[0].Vals
	e.Rows, vals = vals[0] > 0, vals[1:]
	for i, role := range roles {
		if !math.IsNaN(vals[i]) {
			e.First[role] = cal.Day(vals[i])
		}
	}
	vals = vals[len(roles):]
	if f.Span != nil {
		if !math.IsNaN(vals[0]) {
			e.First[""] = cal.Day(vals[0])
		}
		vals = vals[1:]
	}
	for i, name := range nums {
		e.Nums[name] = !math.IsNaN(vals[i])
	}
	return nil
}

// inView is a metric in one of an answer's views.
type inView struct {
	metric model.Name
	view   int
}

// known keeps, for whoever shows the answer, what the plan knows to be missing.
func (a *Answer) known(p *plan.Plan) {
	a.Lacks, a.unborn = map[model.Name]plan.Note{}, map[inView]bool{}
	for _, m := range p.Metrics {
		if n, ok := p.LackOf(m); ok {
			a.Lacks[m.Name] = n
		}
		for view := range p.Views {
			if p.Unborn(m, view) {
				a.unborn[inView{m.Name, view}] = true
			}
		}
	}
}

// Unborn reports whether the days of one of the answer's views lie before there was data of a metric: a figure there would
// be made up, and so would a change against it.
func (a *Answer) Unborn(metric model.Name, view int) bool { return a.unborn[inView{metric, view}] }
