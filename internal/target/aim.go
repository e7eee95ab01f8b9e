package target

import (
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// nature is how the figures of a metric go together.
type nature uint8

const (
	norm  nature = iota // shares, means, medians, least and greatest: never added
	adds                // add up over time
	level               // hold at a moment: the last day of a range counts
	apart               // counts that do not add up: how many different clients
)

// nature tells how a metric's targets are resolved. A formula that only adds and subtracts what adds up adds up itself: profit.
func (v *View) nature(m *model.Metric) nature {
	if n, ok := v.sorts.Load(m.Name); ok {
		return n.(nature) //nolint:forcetypeassert // nothing else is kept there
	}
	n := natureOf(v.model, m, 0)
	v.sorts.Store(m.Name, n)
	return n
}

// natureOf is the nature of a metric; depth ends formulas that turn in a circle.
func natureOf(mod *model.Model, m *model.Metric, depth int) nature {
	const deepest = 20
	switch {
	case mod.Rollup(m.Name, model.OverPeriod) == model.RollSum:
		return adds
	case m.Stock != nil && (m.Stock.Agg == model.Sum || m.Stock.Agg == model.Count || m.Stock.Agg == model.Distinct):
		return level
	case m.Flow != nil && (m.Flow.Agg == model.Distinct || m.Flow.Agg == model.Sum || m.Flow.Agg == model.Count):
		return apart
	case m.Formula.IsZero() || depth > deepest:
		return norm
	}
	inputs := map[string]nature{}
	for _, name := range m.Formula.Inputs() {
		in, ok := mod.Metric(name)
		if !ok || in.Plan != nil {
			return norm
		}
		inputs[name] = natureOf(mod, in, depth+1)
	}
	return ofFormula(m.Formula, inputs)
}

// ofFormula tries a formula with a few figures: twice as much of everything that grows with the company gives twice as much of what
// grows, and the same of a norm.
func ofFormula(e formula.Expr, inputs map[string]nature) nature {
	names := e.Inputs()
	at := func(probe, times float64) formula.Value {
		return e.Eval(func(name string) formula.Value {
			x := float64(slices.Index(names, name)+1) * 7.3
			if int(probe)%2 == 1 {
				x = 1000/x + probe
			}
			x += probe * probe
			if inputs[name] != norm {
				x *= times
			}
			return formula.Of(x)
		})
	}
	grows, linear := true, !slices.ContainsFunc(names, func(n string) bool { return inputs[n] != adds })
	for probe := range 4 {
		p := float64(probe)
		one, two := at(p, 1), at(p, 2)
		if one.State != formula.Present || two.State != formula.Present || !near(two.V, 2*one.V) || one.V == 0 {
			grows = false
		}
		linear = linear && additive(e, names, p)
	}
	switch {
	case linear && grows:
		return adds
	case grows && !slices.ContainsFunc(names, func(n string) bool { return inputs[n] != level && inputs[n] != norm }):
		return level
	case grows:
		return apart
	}
	return norm
}

// additive tries whether a formula of sums is the sum of the formulas.
func additive(e formula.Expr, names []string, probe float64) bool {
	eval := func(f func(i float64) float64) float64 {
		return e.Eval(func(name string) formula.Value { return formula.Of(f(float64(slices.Index(names, name)))) }).V
	}
	a := func(i float64) float64 { return (i + 1) * (probe + 1.7) }
	b := func(i float64) float64 { return 90/(i+1) - 11*probe }
	return near(eval(func(i float64) float64 { return a(i) + b(i) }), eval(a)+eval(b)) && near(eval(func(float64) float64 { return 0 }), 0)
}

func near(a, b float64) bool {
	const slack = 1e-9
	return max(a-b, b-a) <= slack*max(1, a, -a, b, -b)
}

// addsOver reports whether a metric's figures add up over a dimension.
func (v *View) addsOver(m *model.Metric, dim model.Name) bool {
	if m.Formula.IsZero() {
		return v.model.Rollup(m.Name, dim) == model.RollSum
	}
	return v.nature(m) == adds && !slices.ContainsFunc(m.Formula.Inputs(), func(name string) bool {
		in, ok := v.model.Metric(name)
		return !ok || !v.addsOver(in, dim)
	})
}

// singles are the scopes of single members that a scope stands for.
func singles(scope plan.Scope) []plan.Scope {
	list := []plan.Scope{nil}
	for _, p := range scope {
		next := make([]plan.Scope, 0, len(list)*len(p.Members))
		for _, s := range list {
			for _, x := range p.Members {
				next = append(next, append(slices.Clip(slices.Clone(s)), Of(p.Dim, x)))
			}
		}
		list = next
	}
	return list
}

// sum is the target of what adds up over time.
func (v *View) sum(m *model.Metric, scope plan.Scope, r cal.Range, upto cal.Day) plan.Aim {
	a := plan.Aim{Adds: true}
	list := singles(scope)
	if len(list) > 1 && !v.addsAll(m, scope) {
		return plan.Aim{}
	}
	passed := cal.Range{From: r.From, To: upto}
	var have []*series
	gaps := false
	for _, one := range list {
		s := v.seriesOf(m, one)
		if s == nil || s.covered(r) == 0 {
			continue
		}
		if !s.whole(r) {
			gaps = true
			continue
		}
		have = append(have, s)
		a.Value += s.over(value, r)
		a.ToDate += s.over(value, passed)
		bound := s.sum[least] != nil
		if !bound {
			a.Least += leastOf(m.Better, s.over(value, r), v.rules.NearShare())
			continue
		}
		a.Least += s.over(least, r)
		a.Excellent += s.over(excellent, r)
		a.Low += s.over(low, r)
		a.High += s.over(high, r)
	}
	switch {
	case gaps:
		return plan.Aim{From: partly}
	case len(have) == 0:
		return v.byFormula(m, scope, r, upto)
	}
	if slices.ContainsFunc(have, func(s *series) bool { return s.sum[least] == nil }) {
		a.Excellent, a.Low, a.High = 0, 0, 0
	}
	a.Known = true
	a.From = v.cameFrom(m, list, have, r)
	return a
}

// addsAll reports whether a metric adds up over every dimension of which a scope names several members.
func (v *View) addsAll(m *model.Metric, scope plan.Scope) bool {
	return !slices.ContainsFunc(scope, func(p plan.Part) bool { return len(p.Members) > 1 && !v.addsOver(m, p.Dim) })
}

// levelAt is the target of what holds at a moment: that of the period around the last day.
func (v *View) levelAt(m *model.Metric, scope plan.Scope, r cal.Range) plan.Aim {
	last := cal.Range{From: r.Last(), To: r.To}
	list := singles(scope)
	if len(list) > 1 && !v.addsAll(m, scope) {
		return plan.Aim{}
	}
	a, n := plan.Aim{}, 0
	var from model.Text
	for _, one := range list {
		x, ok := v.held(m, one, last)
		if !ok {
			continue
		}
		n++
		a.Value += x.Value
		a.Least += x.Least
		a.Excellent += x.Excellent
		a.Low, a.High = a.Low+x.Low, a.High+x.High
		from = x.From
	}
	switch {
	case n == 0:
		return v.byFormula(m, scope, r, r.To)
	case len(list) > 1:
		from = sumOf(others, n, len(list))
	}
	a.Known, a.From = true, from
	return a
}

// held is the level of a scope of single members: its own, else the sum of those of its people.
func (v *View) held(m *model.Metric, scope plan.Scope, day cal.Range) (plan.Aim, bool) {
	if x, ok := v.around(m, scope, day); ok {
		return v.asSet(m, x, day), true
	}
	if memberOf(scope, owner) != "" || !v.addsOver(m, owner) {
		return plan.Aim{}, false
	}
	var a plan.Aim
	n, of := 0, 0
	rest := without(without(scope, department), branch)
	for _, id := range v.tree.order {
		d := v.tree.departmentOn(id, day.From)
		if x := memberOf(scope, department); x != "" && x != d {
			continue
		}
		if x := memberOf(scope, branch); x != "" && x != v.tree.branches[d] {
			continue
		}
		of++
		x, ok := v.around(m, with(rest, owner, id), day)
		if !ok {
			continue
		}
		n++
		a.Value += x.Value
		f := v.figuresOf(m, x)
		a.Least += f[least]
	}
	a.Known, a.From = n > 0, sumOf(people, n, of)
	return a, n > 0
}

// around finds the shortest target of exactly a scope whose period holds a range.
func (v *View) around(m *model.Metric, scope plan.Scope, r cal.Range) (Version, bool) {
	o := v.own[m.Name][ScopeKey(scope)]
	if o == nil {
		return Version{}, false
	}
	for _, x := range o.list {
		if x.Range.From <= r.From && r.To <= x.Range.To {
			return x, true
		}
	}
	return Version{}, false
}

// exactly is the target of counts that do not add up: that of the very period.
func (v *View) exactly(m *model.Metric, scope plan.Scope, r cal.Range) plan.Aim {
	if o := v.own[m.Name][ScopeKey(scope)]; o != nil && len(singles(scope)) == 1 {
		for _, x := range o.list {
			if x.Range == r {
				return v.asSet(m, x, r)
			}
		}
	}
	return v.byFormula(m, scope, r, r.To)
}

// asSet is a target as it stands in its cell.
func (v *View) asSet(m *model.Metric, x Version, r cal.Range) plan.Aim {
	f := v.figuresOf(m, x)
	a := plan.Aim{Known: true, Value: x.Value, Least: f[least], From: setFor(v.calendar, x, r)}
	for i, to := range []*float64{&a.Excellent, &a.Low, &a.High} {
		if p := []*float64{x.Excellent, x.Low, x.High}[i]; p != nil {
			*to = *p
		}
	}
	return a
}

// norm is the target of what never adds up: the scope's own, else by the formula, else that of the nearest wider scope.
func (v *View) norm(m *model.Metric, scope plan.Scope, r cal.Range) plan.Aim {
	if x, ok := v.normOf(m, scope, r); ok {
		return x
	}
	if a := v.byFormula(m, scope, r, r.To); a.Known {
		return a
	}
	if !v.working(scope, r) {
		return plan.Aim{}
	}
	for _, wider := range v.wider(scope, r) {
		if x, ok := v.normOf(m, wider, r); ok {
			x.From, x.Wider = inherited(wider), []plan.Scope{wider}
			return x
		}
	}
	return plan.Aim{}
}

// normOf is the norm of exactly a scope: of the shortest period around the range, or one that all periods of the range share.
func (v *View) normOf(m *model.Metric, scope plan.Scope, r cal.Range) (plan.Aim, bool) {
	if len(singles(scope)) != 1 {
		return plan.Aim{}, false
	}
	if x, ok := v.around(m, scope, r); ok {
		return v.asSet(m, x, r), true
	}
	o := v.own[m.Name][ScopeKey(scope)]
	if o == nil {
		return plan.Aim{}, false
	}
	var same *Version
	for day := r.From; day < r.To; {
		x, ok := v.around(m, scope, cal.Range{From: day, To: day + 1})
		if !ok || same != nil && (x.Value != same.Value || v.figuresOf(m, x) != v.figuresOf(m, *same)) {
			return plan.Aim{}, false
		}
		same, day = &x, day+1
	}
	return v.asSet(m, *same, r), true
}

// working reports whether the people that a scope names work where it says. Else nothing above it is above all of it: whoever may
// ask about one department would get the norm of somebody in another.
func (v *View) working(scope plan.Scope, r cal.Range) bool {
	for _, p := range scope {
		if p.Dim != owner {
			continue
		}
		for _, id := range p.Members {
			d := v.tree.departmentOn(id, r.Last())
			for _, at := range scope {
				if at.Dim == department && !slices.Contains(at.Members, d) || at.Dim == branch && !slices.Contains(at.Members, v.tree.branches[d]) {
					return false
				}
			}
		}
	}
	return true
}

// wider lists the scopes above a scope, the nearest first: a person's department, its branch, the company; one dimension at a time.
func (v *View) wider(scope plan.Scope, r cal.Range) []plan.Scope {
	var list []plan.Scope
	seen := map[string]bool{ScopeKey(scope): true}
	queue := []plan.Scope{scope}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, p := range s {
			for _, next := range v.above(s, p, r) {
				if key := ScopeKey(next); !seen[key] {
					seen[key] = true
					list, queue = append(list, next), append(queue, next)
				}
			}
		}
	}
	return list
}

// above replaces one part of a scope by what stands above it.
func (v *View) above(s plan.Scope, p plan.Part, r cal.Range) []plan.Scope {
	rest := without(s, p.Dim)
	up := func(dim model.Name, of func(string) string) []plan.Scope {
		member := of(p.Members[0])
		for _, x := range p.Members {
			if of(x) != member {
				member = ""
			}
		}
		if member == "" || !slices.Contains(v.by, dim) || slices.ContainsFunc(rest, func(o plan.Part) bool { return o.Dim == dim }) {
			return []plan.Scope{rest}
		}
		return []plan.Scope{with(rest, dim, member), rest}
	}
	switch p.Dim {
	case owner:
		return up(department, func(id string) string { return v.tree.departmentOn(id, r.Last()) })
	case department:
		return up(branch, func(id string) string { return v.tree.branches[id] })
	}
	return []plan.Scope{rest}
}

// byFormula works a target out from those of the formula's inputs, when all of them are known.
func (v *View) byFormula(m *model.Metric, scope plan.Scope, r cal.Range, upto cal.Day) plan.Aim {
	if m.Formula.IsZero() {
		return plan.Aim{}
	}
	inputs, above := map[string]plan.Aim{}, []plan.Scope(nil)
	for _, name := range m.Formula.Inputs() {
		in, ok := v.model.Metric(name)
		if !ok {
			return plan.Aim{}
		}
		a := v.Aim(in, scope, r, upto)
		if !a.Known {
			return plan.Aim{}
		}
		inputs[name], above = a, append(above, a.Wider...)
	}
	at := func(of func(plan.Aim) float64) formula.Value {
		return m.Formula.Eval(func(name string) formula.Value { return formula.Of(of(inputs[name])) })
	}
	whole, part := at(func(a plan.Aim) float64 { return a.Value }), at(func(a plan.Aim) float64 { return a.ToDate })
	if whole.State != formula.Present || len(inputs) == 0 {
		return plan.Aim{}
	}
	return plan.Aim{Known: true, Value: whole.V, ToDate: part.V, Adds: v.nature(m) == adds, Wider: above, From: v.workedOut(m)}
}
