package frame

import (
	"math"
	"slices"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

var percent = unit.Of(unit.Percent)

// values finds the figure of any metric in any row.
type values struct {
	plan   *plan.Plan
	groups [][]plan.Group // by scan
	leaves map[model.Name][][]lookup
	key    []byte // reused
	// tallies are how the cases behind figures are counted.
	tallies []tally

	// The row and view at hand, for the inputs of formulas; input is bound once, so that no cell allocates.
	row   Row
	view  int
	input func(string) formula.Value
	// The group found last for the row at hand: figures of one scan stand in one group.
	last  *index
	found *plan.Group
}

// index finds groups by their period and members.
type index struct{ groups map[string]*plan.Group }

// lookup finds the groups of one leaf in one view, for the rows of one level.
type lookup struct {
	leaf    *plan.Leaf
	at      plan.Place
	members []int // places in Row.Keys of the members the groups are named by
	index   *index
}

func newValues(p *plan.Plan, results [][]plan.Group) *values {
	v := &values{plan: p, groups: results, leaves: make(map[model.Name][][]lookup, len(p.Leaves))}
	v.input = func(name string) formula.Value { return v.of(v.plan.Metric(name)) }
	type place struct{ scan, view, level int }
	built := map[place]*index{}
	for name, leaf := range p.Leaves {
		views := make([][]lookup, len(p.Views))
		for i := range p.Views {
			views[i] = make([]lookup, len(p.Levels))
			for l, level := range p.Levels {
				at := leaf.Place(i, level)
				views[i][l] = lookup{leaf: leaf, at: at, members: both(leaf.Has, level.Keys)}
				if at.Scan < 0 {
					continue
				}
				if at.Level[l] == plan.Folded {
					views[i][l].index = v.folded(leaf, i, level)
					continue
				}
				k := place{at.Scan, i, at.Level[l]}
				if built[k] == nil {
					built[k] = v.indexed(results[at.Scan], k.level, p.Views[i])
				}
				views[i][l].index = built[k]
			}
		}
		v.leaves[name] = views
	}
	return v
}

// folded adds up the finest groups of a scan to a coarser level. A stock adds up over members, never over time: of the
// periods it takes the one that closes the range. nil where the leaf's figures do not add up.
//
//	2026-01 ann 3     2026-01 bob 4     2026-02 ann 5     →     a flow: 12     a stock: 5
func (v *values) folded(leaf *plan.Leaf, view int, level plan.Level) *index {
	if !leaf.Adds {
		return nil
	}
	at := leaf.At[view]
	closing := plan.AllPeriods
	if leaf.Metric.Stock != nil {
		closing = v.plan.Closing(leaf, view)
	}
	m := map[string]*plan.Group{}
	for i := range v.groups[at.Scan] {
		g := &v.groups[at.Scan][i]
		if g.Level != at.Level[0] || !level.Period && leaf.Metric.Stock != nil && g.N != closing {
			continue
		}
		n := plan.AllPeriods
		if level.Period {
			var ok bool
			if n, ok = beside(v.plan.Views[view], g.N); !ok {
				continue
			}
		}
		v.key = appendKey(v.key[:0], n, nil)
		for j, by := range leaf.Has {
			if slices.Contains(level.Keys, by) {
				v.key = appendMember(v.key, g.Keys[j])
			}
		}
		sum := m[string(v.key)]
		if sum == nil {
			sum = &plan.Group{N: n, Vals: make([]float64, len(g.Vals))}
			m[string(v.key)] = sum
		}
		for j, x := range g.Vals {
			if !math.IsNaN(x) {
				sum.Vals[j] += x
			}
		}
	}
	return &index{m}
}

// both lists what stands in both ascending lists.
func both(a, b []int) []int {
	var list []int
	for _, x := range a {
		if slices.Contains(b, x) {
			list = append(list, x)
		}
	}
	return list
}

// indexed maps the groups of one level of a scan by the period they stand beside and their members.
func (v *values) indexed(groups []plan.Group, level int, view plan.View) *index {
	m := make(map[string]*plan.Group, len(groups)/2)
	for i := range groups {
		g := &groups[i]
		if g.Level != level {
			continue
		}
		if n, ok := beside(view, g.N); ok {
			v.key = appendKey(v.key[:0], n, g.Keys)
			m[string(v.key)] = g
		}
	}
	return &index{m}
}

// beside is the asked range's period that a period of a view stands beside.
func beside(view plan.View, n int) (int, bool) {
	if n == plan.AllPeriods || view.Match == nil {
		return n, true
	}
	return view.Match(n)
}

// keys lists the combinations of members in which at least one figure is not nothing, in any period and any view: who
// vanished this period stays in the report.
func (v *values) keys() *memberSet {
	set := newMemberSet(64)
	if len(v.plan.By) == 0 {
		return set
	}
	for _, m := range v.plan.Metrics { // in the order asked, so that equal questions give equal rows
		if _, hidden := v.plan.Hidden[m.Name]; hidden {
			continue
		}
		for _, name := range append([]model.Name{m.Name}, v.plan.Inputs(m)...) {
			leaf := v.plan.Leaves[name]
			if leaf == nil || len(leaf.Has) != len(v.plan.By) {
				continue
			}
			for i, view := range v.plan.Views {
				v.keysOf(leaf, leaf.At[i], view, set)
			}
		}
	}
	return set
}

func (v *values) keysOf(leaf *plan.Leaf, at plan.Place, view plan.View, set *memberSet) {
	if at.Scan < 0 {
		return
	}
	for i := range v.groups[at.Scan] {
		g := &v.groups[at.Scan][i]
		if g.Level != at.Level[0] || nothing(leaf, at, g) {
			continue
		}
		if _, ok := beside(view, g.N); ok {
			set.add(g.Keys)
		}
	}
}

func nothing(leaf *plan.Leaf, at plan.Place, g *plan.Group) bool {
	x := g.Vals[at.Agg]
	return math.IsNaN(x) || leaf.Zero && x == 0
}

// cells computes every column of a row but the derived ones, which need the other rows. A cohort whose window is open
// is shown, but compared with nothing: it has not had its time yet.
func (v *values) cells(columns []Column, r Row, cells []formula.Value) {
	v.row, v.last, v.found = r, nil, nil
	var now, then formula.Value
	for i, c := range columns {
		switch c.Kind {
		case Figure:
			v.view = c.View
			cells[i] = v.asked(c.Metric)
			if c.View == 0 {
				now = cells[i]
			} else {
				then = cells[i]
			}
		case Delta:
			cells[i] = c.ripe(r.N, minus(now, then))
		case Change:
			cells[i] = c.ripe(r.N, change(now, then))
		case Planned, Done, Pace, Need, Expected, Low, High, Contrib:
			v.view = 0
			if cells[i] = v.asked(c.Metric); cells[i].State != formula.Hidden {
				cells[i] = v.held(c.Metric, c.Kind)
			}
		case Share, Running, Rank, Step:
		}
	}
}

// ripe is a comparison's value, nothing where the present cohort's window is still open.
func (c Column) ripe(n int, v formula.Value) formula.Value {
	if v.State == formula.Present && c.open != nil && c.open(n) {
		return formula.Value{State: formula.Empty}
	}
	return v
}

// asked is the figure of a metric that stands in the question, which may be hidden from the viewer. What is hidden is
// no concern of formulas: whether they may show a hidden input has been settled by the plan.
func (v *values) asked(m *model.Metric) formula.Value {
	note, hidden := v.plan.Hidden[m.Name]
	switch {
	case hidden && note.Kind == plan.NoteWaits:
		return formula.Value{State: formula.Empty}
	case hidden:
		return formula.Value{State: formula.Hidden}
	}
	return v.of(m)
}

// of is the figure of a metric in the row and view at hand.
func (v *values) of(m *model.Metric) formula.Value {
	m = v.plan.Meaning(m, v.view, v.row.N)
	if m.Plan != nil {
		return v.planFigure(m)
	}
	if !m.Formula.IsZero() {
		return m.Formula.Eval(v.input)
	}
	return v.leaf(&v.leaves[m.Name][v.view][v.row.Level])
}

// leaf is the figure of a scanned metric: from its group, or what the absence of a group means.
func (v *values) leaf(l *lookup) formula.Value {
	if !v.plan.Reached(l.leaf, v.view, v.row.N) {
		return formula.Value{State: formula.Empty}
	}
	if l.at.Level[v.row.Level] == plan.Folded && !l.leaf.Adds {
		return formula.Value{State: formula.Empty} // not asked for; with totals it would be
	}
	g := v.group(l)
	switch {
	case g == nil && l.leaf.Metric.Cohort != nil:
		return formula.Value{State: formula.Undefined}
	case g == nil:
		return none(l.leaf)
	}
	x := g.Vals[l.at.Agg]
	switch {
	case l.at.Part >= 0 && (math.IsNaN(x) || x == 0):
		return formula.Value{State: formula.Undefined}
	case l.at.Part >= 0:
		return formula.Of(g.Vals[l.at.Part] / x)
	case math.IsNaN(x):
		return none(l.leaf)
	}
	return formula.Of(x)
}

// group finds the group of a scanned metric in the row at hand; nil where there is none.
func (v *values) group(l *lookup) *plan.Group {
	if l.index == nil {
		return nil
	}
	if l.index != v.last {
		v.key = appendKey(v.key[:0], v.row.N, nil)
		for _, i := range l.members {
			v.key = appendMember(v.key, v.row.Keys[i])
		}
		v.last, v.found = l.index, l.index.groups[string(v.key)]
	}
	return v.found
}

// none is what a figure of no rows means.
func none(leaf *plan.Leaf) formula.Value {
	if leaf.Zero {
		return formula.Of(0)
	}
	return formula.Value{State: formula.Empty}
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
