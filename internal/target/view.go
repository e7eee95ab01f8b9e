package target

import (
	"math"
	"slices"
	"sync"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// The dimensions that make the tree of the company: it is made of branches, those of departments, those of people.
const (
	owner      model.Name = "owner"
	department model.Name = "department"
	branch     model.Name = "branch"
)

// Dimensions lists the dimensions that targets can be set by, those that the model has.
func Dimensions(m *model.Model) []model.Name {
	var list []model.Name
	for _, name := range []model.Name{
		branch, "category", "channel", department, owner, "pipeline", "product", "product_group", "region", "sale_kind", "segment",
	} {
		if _, ok := m.Dimension(name); ok {
			list = append(list, name)
		}
	}
	return list
}

var _ plan.Targets = (*View)(nil)

// View is all targets in force over one company as one version of the data knows it. It does not change and is safe for use by
// several goroutines. What it works out it keeps, so that a table asks for a row in microseconds.
type View struct {
	revision int64
	model    *model.Model
	calendar cal.Calendar
	rules    Rules
	by       []model.Name
	tree     *tree
	window   cal.Range // the days that targets are set for

	own     map[model.Name]map[string]*owned   // by metric and scope
	used    map[model.Name]map[model.Name]bool // by metric: the dimensions that its scopes name
	grid    *days                              // working days of the window
	memo    sync.Map                           // metric and scope → *series
	weighed sync.Map                           // shape and person → *weights
	sorts   sync.Map                           // metric → nature
}

// owned is the targets of one metric and scope, the shortest first.
type owned struct {
	scope plan.Scope
	list  []Version
}

// NewView makes the view of versions in force.
func NewView(h ask.House, rules Rules, list []Version, revision int64) *View {
	v := &View{
		revision: revision, model: h.Model, calendar: h.Calendar, rules: rules, by: Dimensions(h.Model), tree: newTree(h),
		own: map[model.Name]map[string]*owned{}, used: map[model.Name]map[model.Name]bool{},
	}
	for _, x := range list {
		if x.Gone || x.Range.Empty() || math.IsNaN(x.Value) {
			continue
		}
		of := v.own[x.Metric]
		if of == nil {
			of = map[string]*owned{}
			v.own[x.Metric], v.used[x.Metric] = of, map[model.Name]bool{}
		}
		key := ScopeKey(x.Scope)
		if of[key] == nil {
			of[key] = &owned{scope: x.Scope}
			for _, p := range x.Scope {
				v.used[x.Metric][p.Dim] = true
			}
		}
		of[key].list = append(of[key].list, x)
		if v.window.Empty() {
			v.window = x.Range
		}
		v.window = cal.Range{From: min(v.window.From, x.Range.From), To: max(v.window.To, x.Range.To)}
	}
	for _, of := range v.own {
		for _, o := range of {
			slices.SortFunc(o.list, finer)
		}
	}
	v.grid = newDays(h.Calendar, v.window)
	return v
}

// finer orders targets: a day belongs to the first that covers it.
func finer(a, b Version) int {
	switch {
	case a.Range.Days() != b.Range.Days():
		return a.Range.Days() - b.Range.Days()
	case a.Range.From != b.Range.From:
		return int(a.Range.From - b.Range.From)
	case a.Grain != b.Grain:
		return int(a.Grain) - int(b.Grain)
	}
	return int(b.Revision - a.Revision)
}

// Main is the metric that plan completion is about.
func (v *View) Main() model.Name { return v.rules.MainMetric() }

// By lists the dimensions that targets can be set by.
func (v *View) By() []model.Name { return slices.Clone(v.by) }

// Revision differs whenever any target or rule does.
func (v *View) Revision() int64 { return v.revision }

// Rules are what the view spreads by.
func (v *View) Rules() Rules { return v.rules }

// Aim is the target of a metric over a range for a scope.
//
// Metrics that add up over time: each day belongs to the shortest target that covers it, the rest of a longer one lies on the days
// that the shorter ones leave free. A scope has its own target, else the sum of those of its parts; a part has no share of a whole
// that was not split. What does not add up: the target of the very scope and the shortest period around the range, else the
// formula over its inputs' targets, else the norm of the nearest wider scope. Stocks: the target of the period that holds the last day.
//
// When it is not known, From may say why.
func (v *View) Aim(m *model.Metric, scope plan.Scope, r cal.Range, upto cal.Day) plan.Aim {
	if m == nil || r.Empty() || !v.placed(scope) {
		return plan.Aim{}
	}
	upto = min(max(upto, r.From), r.To)
	var a plan.Aim
	switch v.nature(m) {
	case adds:
		a = v.sum(m, scope, r, upto)
	case level:
		a = v.levelAt(m, scope, r)
	case apart:
		a = v.exactly(m, scope, r)
	case norm:
		a = v.norm(m, scope, r)
	}
	if !a.Known {
		return plan.Aim{From: a.From}
	}
	a.Value = tidy(a.Value)
	if a.Adds {
		a.ToDate = tidy(a.ToDate)
	} else {
		a.ToDate = a.Value
	}
	v.bound(m, &a)
	a.Done, a.Left = v.worked(scope, cal.Range{From: r.From, To: upto}), v.worked(scope, cal.Range{From: upto, To: r.To})
	return a
}

// placed reports whether targets are set by all dimensions of a scope.
func (v *View) placed(scope plan.Scope) bool {
	for _, p := range scope {
		if len(p.Members) == 0 || !slices.Contains(v.by, p.Dim) || slices.Contains(p.Members, "") {
			return false
		}
	}
	return true
}

// bound fills in the least that a figure may be where nobody has set it.
func (v *View) bound(m *model.Metric, a *plan.Aim) {
	if a.Least != 0 || m.Better == model.Target {
		a.Least, a.Excellent, a.Low, a.High = tidy(a.Least), tidy(a.Excellent), tidy(a.Low), tidy(a.High)
		return
	}
	a.Least = tidy(leastOf(m.Better, a.Value, v.rules.NearShare()))
	a.Excellent, a.Low, a.High = tidy(a.Excellent), tidy(a.Low), tidy(a.High)
}

// leastOf is the bound under which a figure is bad when a share of the plan is near it.
func leastOf(better model.Better, value, near float64) float64 {
	if (better == model.Less) == (value > 0) {
		return value / near
	}
	return value * near
}

// tidy takes off what the sums of many small parts leave behind: a millionth, or what a float cannot hold anyway.
func tidy(x float64) float64 {
	const fine, large = 1e6, 1e9
	if math.Abs(x) > large || math.IsNaN(x) {
		return x
	}
	return math.Round(x*fine)/fine + 0 // without a negative nought
}
