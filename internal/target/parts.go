package target

import (
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// part is one part of a sum; on says on which days it belongs to the whole, nil for always; empty on which nobody is in it, nil for
// none.
type part struct {
	*series
	on, empty func(cal.Day) bool
}

// there reports whether the part could have a target on a day.
func (p part) there(day cal.Day) bool {
	return (p.on == nil || p.on(day)) && (p.empty == nil || !p.empty(day)) && (p.series == nil || p.idled(cal.Range{From: day, To: day + 1}) == 0)
}

// partsOf is the sum of the targets of a scope's parts: of the people of a department, of the departments of a branch and of the
// company; where nothing is planned for those, of the members of another dimension. nil when there is none, or when the metric's
// figures do not add up so.
func (v *View) partsOf(m *model.Metric, scope plan.Scope) *series {
	if memberOf(scope, owner) != "" {
		if d := memberOf(scope, department); d != "" {
			return v.within(m, scope, func(id string, day cal.Day) bool { return v.tree.departmentOn(id, day) == d }, department)
		}
		if b := memberOf(scope, branch); b != "" {
			return v.within(m, scope, func(id string, day cal.Day) bool { return v.tree.branches[v.tree.departmentOn(id, day)] == b }, branch)
		}
		return v.across(m, scope)
	}
	if v.addsOver(m, owner) {
		if s := v.company(m, scope); s != nil {
			return s
		}
	}
	return v.across(m, scope)
}

// within is a person's target on the days that they belong to a department or branch.
func (v *View) within(m *model.Metric, scope plan.Scope, on func(string, cal.Day) bool, dim model.Name) *series {
	id, rest := memberOf(scope, owner), without(scope, dim)
	return v.total(m, []part{{series: v.seriesOf(m, rest), on: func(d cal.Day) bool { return on(id, d) }}}, 1, people)
}

// company sums down the tree.
func (v *View) company(m *model.Metric, scope plan.Scope) *series {
	t := v.tree
	var list []part
	if d := memberOf(scope, department); d != "" {
		rest := without(scope, department)
		if b := memberOf(scope, branch); b != "" && t.branches[d] != b {
			return nil
		}
		rest = without(rest, branch)
		for _, id := range t.in[d] {
			p := t.people[id]
			list = append(list, part{
				series: v.seriesOf(m, with(rest, owner, id)), on: func(day cal.Day) bool { return departmentOn(p, day) == d },
			})
		}
		return v.total(m, list, t.counted(t.in[d], list), people)
	}
	if b := memberOf(scope, branch); b != "" {
		rest := without(scope, branch)
		for _, d := range t.departments {
			if t.branches[d] == b {
				list = append(list, part{
					series: v.seriesOf(m, with(rest, department, d)),
					empty:  func(day cal.Day) bool { return !t.staffed(day, func(x string) bool { return x == d }) },
				})
			}
		}
		return v.total(m, list, len(list), departments)
	}
	for _, d := range t.departments {
		if t.branches[d] == d {
			list = append(list, part{
				series: v.seriesOf(m, with(scope, branch, d)),
				empty:  func(day cal.Day) bool { return !t.staffed(day, func(x string) bool { return t.branches[x] == d }) },
			})
		}
	}
	n, kind := len(list), departments
	if n == 0 {
		kind = people
	}
	for _, id := range t.in[""] {
		p := t.people[id]
		list = append(list, part{
			series: v.seriesOf(m, with(scope, owner, id)), on: func(day cal.Day) bool { return departmentOn(p, day) == "" },
		})
	}
	if kind == people {
		n = t.counted(t.in[""], list)
	}
	return v.total(m, list, n, kind)
}

// counted is of how many people a sum is told: those who work here, and others with a target.
func (t *tree) counted(ids []string, list []part) (n int) {
	for i, id := range ids {
		if t.people[id].Active || list[i].series != nil {
			n++
		}
	}
	return n
}

// across sums over the members of the first other dimension that anything is planned by within the scope.
func (v *View) across(m *model.Metric, scope plan.Scope) *series {
	if len(scope) >= MostParts {
		return nil
	}
	for _, dim := range v.by {
		if !v.used[m.Name][dim] || dim == owner || dim == department || dim == branch || memberOf(scope, dim) != "" || !v.addsOver(m, dim) {
			continue
		}
		var members []string
		for _, o := range v.own[m.Name] {
			if x := memberOf(o.scope, dim); x != "" && len(o.scope) == len(scope)+1 && ScopeKey(without(o.scope, dim)) == ScopeKey(scope) {
				members = append(members, x)
			}
		}
		slices.Sort(members)
		list := make([]part, 0, len(members))
		for _, x := range slices.Compact(members) {
			list = append(list, part{series: v.seriesOf(m, with(scope, dim, x))})
		}
		if s := v.total(m, list, len(list), others); s != nil {
			return s
		}
	}
	return nil
}

// total adds up parts day by day; nil when none has a target.
func (v *View) total(m *model.Metric, list []part, of int, kind partKind) *series {
	var r cal.Range
	for _, p := range list {
		if p.series == nil {
			continue
		}
		if r.Empty() {
			r = p.days()
		}
		r = cal.Range{From: min(r.From, p.days().From), To: max(r.To, p.days().To)}
	}
	if r.Empty() {
		return nil
	}
	d := newDraft(r, slices.ContainsFunc(list, func(p part) bool { return p.series != nil && p.sum[least] != nil }))
	var have []*series
	for _, p := range list {
		if p.series == nil {
			continue
		}
		here := false
		for day := p.days().From; day < p.days().To; day++ {
			if p.on != nil && !p.on(day) {
				continue
			}
			i := int(day - r.From)
			if v.add(d, m, i, p.series, cal.Range{From: day, To: day + 1}) {
				d.covered[i], here = true, true
			}
		}
		if here {
			have = append(have, p.series)
		}
	}
	if len(have) == 0 {
		return nil
	}
	for i := range d.covered {
		day := r.From + cal.Day(i)
		d.idle[i] = !d.covered[i] && !slices.ContainsFunc(list, func(p part) bool { return p.there(day) })
	}
	s := d.finish()
	s.parts, s.of, s.kind = have, of, kind
	return s
}

// without is a scope less a dimension.
func without(scope plan.Scope, dim model.Name) plan.Scope {
	out := make(plan.Scope, 0, len(scope))
	for _, p := range scope {
		if p.Dim != dim {
			out = append(out, p)
		}
	}
	return out
}

// with is a scope with one dimension more.
func with(scope plan.Scope, dim model.Name, member string) plan.Scope {
	return Scope(append(slices.Clone(scope), Of(dim, member))...)
}
