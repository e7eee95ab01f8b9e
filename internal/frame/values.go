package frame

import (
	"math"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

var percent = unit.Of(unit.Percent)

// share reports whether a metric is itself a share: its change is told in points, not as a part of a part.
func share(m *model.Metric) bool {
	k := m.Unit.Kind()
	return k == unit.Percent || k == unit.Points
}

// values finds the figure of any metric in any row.
type values struct {
	plan *plan.Plan
	// index[leaf][view][level of the answer] maps keyText of the present period and the leaf's members to its group.
	index map[model.Name][][]map[string]*plan.Group
}

func newValues(p *plan.Plan, results [][]plan.Group) *values {
	v := &values{plan: p, index: map[model.Name][][]map[string]*plan.Group{}}
	type place struct{ scan, view, level int }
	built := map[place]map[string]*plan.Group{}
	for name, leaf := range p.Leaves {
		views := make([][]map[string]*plan.Group, len(p.Views))
		for i := range p.Views {
			at := leaf.At[i]
			views[i] = make([]map[string]*plan.Group, len(p.Levels))
			for l := range p.Levels {
				k := place{at.Scan, i, at.Level[l]}
				if k.level == plan.Folded {
					views[i][l] = folded(p, leaf, i, p.Levels[l], results[at.Scan])
					continue
				}
				if built[k] == nil {
					built[k] = indexed(results[at.Scan], k.level, p.Views[i])
				}
				views[i][l] = built[k]
			}
		}
		v.index[name] = views
	}
	return v
}

// folded adds up the finest groups of a scan to a coarser level. A stock adds up over members, never over time: of the
// periods it takes the one that closes the range. nil where the leaf's figures do not add up.
//
//	2026-01 ann 3     2026-01 bob 4     2026-02 ann 5     →     a flow: 12     a stock: 5
func folded(p *plan.Plan, leaf *plan.Leaf, view int, level plan.Level, groups []plan.Group) map[string]*plan.Group {
	if !leaf.Adds {
		return nil
	}
	finest := leaf.At[view].Level[0]
	closing := plan.AllPeriods
	if leaf.Metric.Stock != nil {
		closing = p.Closing(leaf, view)
	}
	m := map[string]*plan.Group{}
	for i := range groups {
		g := &groups[i]
		if g.Level != finest || !level.Period && leaf.Metric.Stock != nil && g.N != closing {
			continue
		}
		n, ok := plan.AllPeriods, true
		if level.Period {
			if n = g.N; n != plan.AllPeriods && p.Views[view].Match != nil {
				n, ok = p.Views[view].Match(n)
			}
		}
		if !ok {
			continue
		}
		var keys []plan.Member
		for at, by := range leaf.Has {
			if splits(level, by) {
				keys = append(keys, g.Keys[at])
			}
		}
		text := keyText(n, keys)
		if m[text] == nil {
			m[text] = &plan.Group{N: n, Keys: keys, Vals: make([]float64, len(g.Vals))}
		}
		for j, x := range g.Vals {
			if !math.IsNaN(x) {
				m[text].Vals[j] += x
			}
		}
	}
	return m
}

// indexed maps the groups of one level of a scan by the period they stand beside and their members.
func indexed(groups []plan.Group, level int, view plan.View) map[string]*plan.Group {
	m := map[string]*plan.Group{}
	for i := range groups {
		g := &groups[i]
		if g.Level != level {
			continue
		}
		n := g.N
		if n != plan.AllPeriods && view.Match != nil {
			var ok bool
			if n, ok = view.Match(n); !ok {
				continue
			}
		}
		m[keyText(n, g.Keys)] = g
	}
	return m
}

// keys lists the combinations of members in which at least one figure is not nothing, in any period and any view: who
// vanished this period stays in the report.
func (v *values) keys() [][]plan.Member {
	var list [][]plan.Member
	seen := map[string]bool{}
	for _, m := range v.plan.Metrics { // in the order asked, so that equal questions give equal rows
		for _, name := range append([]model.Name{m.Name}, inputs(v.plan, m)...) {
			leaf := v.plan.Leaves[name]
			if leaf == nil || len(leaf.Has) != len(v.plan.By) || len(v.plan.By) == 0 {
				continue
			}
			for i := range v.plan.Views {
				for _, g := range v.index[name][i][0] {
					if nothing(leaf, leaf.At[i], g) {
						continue
					}
					if id := keyText(0, g.Keys); !seen[id] {
						seen[id] = true
						list = append(list, g.Keys)
					}
				}
			}
		}
	}
	return list
}

func inputs(p *plan.Plan, m *model.Metric) []model.Name { return p.Inputs(m) }

func nothing(leaf *plan.Leaf, at plan.Place, g *plan.Group) bool {
	x := g.Vals[at.Agg]
	return math.IsNaN(x) || leaf.Zero && x == 0
}

// cells computes every column of a row but the derived ones, which need the other rows.
func (v *values) cells(columns []Column, r Row) []formula.Value {
	cells := make([]formula.Value, len(columns))
	for i, c := range columns {
		switch c.Kind {
		case Figure:
			cells[i] = v.of(c.Metric, c.View, r)
		case Delta:
			cells[i] = minus(v.of(c.Metric, 0, r), v.of(c.Metric, c.View, r))
		case Change:
			now, then := v.of(c.Metric, 0, r), v.of(c.Metric, c.View, r)
			cells[i] = change(now, then)
		case Share, Running, Rank, Step:
		}
	}
	return cells
}

// of is the figure of a metric in one view of a row.
func (v *values) of(m *model.Metric, view int, r Row) formula.Value {
	if _, hidden := v.plan.Hidden[m.Name]; hidden {
		if v.plan.Hidden[m.Name].Kind == plan.NoteWaits {
			return formula.Value{State: formula.Empty}
		}
		return formula.Value{State: formula.Hidden}
	}
	if !m.Formula.IsZero() {
		return m.Formula.Eval(func(name string) formula.Value { return v.of(v.plan.Metric(name), view, r) })
	}
	return v.leaf(v.plan.Leaves[m.Name], view, r)
}

// leaf is the figure of a scanned metric: from its group, or what the absence of a group means.
func (v *values) leaf(leaf *plan.Leaf, view int, r Row) formula.Value {
	if !v.plan.Reached(leaf, view, r.N) {
		return formula.Value{State: formula.Empty}
	}
	keys := r.Keys
	level := v.plan.Levels[r.Level]
	members := make([]plan.Member, 0, len(leaf.Has))
	for _, i := range leaf.Has {
		if splits(level, i) {
			members = append(members, keys[i])
		}
	}
	at := leaf.At[view]
	if at.Level[r.Level] == plan.Folded && !leaf.Adds {
		return formula.Value{State: formula.Empty} // not asked for; with totals it would be
	}
	g := v.index[leaf.Metric.Name][view][r.Level][keyText(r.N, members)]
	if g == nil {
		switch {
		case leaf.Metric.Cohort != nil:
			return formula.Value{State: formula.Undefined}
		case leaf.Zero:
			return formula.Of(0)
		}
		return formula.Value{State: formula.Empty}
	}
	x := g.Vals[at.Agg]
	if at.Part >= 0 {
		if math.IsNaN(x) || x == 0 {
			return formula.Value{State: formula.Undefined}
		}
		return formula.Of(g.Vals[at.Part] / x)
	}
	if math.IsNaN(x) {
		if leaf.Zero {
			return formula.Of(0)
		}
		return formula.Value{State: formula.Empty}
	}
	return formula.Of(x)
}

func splits(l plan.Level, by int) bool {
	for _, k := range l.Keys {
		if k == by {
			return true
		}
	}
	return false
}

// minus is the difference of two figures; without either there is none.
func minus(a, b formula.Value) formula.Value {
	if s := worst(a, b); s != formula.Present {
		return formula.Value{State: s}
	}
	return formula.Of(a.V - b.V)
}

// change is the difference as a part of the earlier figure's size; against nothing it has no meaning.
func change(now, then formula.Value) formula.Value {
	if s := worst(now, then); s != formula.Present {
		return formula.Value{State: s}
	}
	if then.V == 0 {
		return formula.Value{State: formula.Undefined}
	}
	return formula.Of((now.V - then.V) / math.Abs(then.V))
}

// worst is the state two figures leave for what is worked out from both.
func worst(a, b formula.Value) formula.State {
	for _, s := range []formula.State{formula.Hidden, formula.Undefined, formula.Empty} {
		if a.State == s || b.State == s {
			return s
		}
	}
	return formula.Present
}
