package frame

import (
	"cmp"
	"slices"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// Best finds the first rows of an answer while groups of a plan of heads pass by, and keeps no others. It gives what Limit
// would keep of all rows. Groups of one scan are taken one after another; scans may be taken side by side.
//
//	best := NewBest(heads, names)
//	for each group of each of best.Scans():  best.Take(scan, key, figures)
//	members, rows := best.First()
type Best struct {
	values
	names   Names
	dim     *model.Dimension
	n       int
	sort    []sortKey // columns of the asked range, all of figures of one scan
	columns []Column
	scan    int
	seen    map[int]*passing
	top     []candidate
	here    []formula.Value // reused
}

// passing is what is kept of the groups of a scan: the members that make a row, one behind the other.
type passing struct {
	makers []maker
	text   []byte
	ends   []int
	null   bool
	group  plan.Group // the one at hand
}

// maker is a figure that makes a row where it is not nothing.
type maker struct {
	leaf *plan.Leaf
	at   plan.Place
	view plan.View
}

// makes reports whether the figure makes a row of a group: it is something, and its period stands beside one asked about.
func (m *maker) makes(g *plan.Group) bool {
	if nothing(m.leaf, m.at, g) {
		return false
	}
	_, ok := beside(m.view, g.N)
	return ok
}

// candidate is a row that may be one of the first.
type candidate struct {
	named
	cells []formula.Value // by sort key
}

// Streams reports whether the first rows of a plan of heads can be found from groups that pass by: its rows must be sorted
// by figures of the asked range that one scan gives. It holds before and after the plan is fused.
func Streams(h *plan.Plan) bool {
	_, _, ok := streamed(h)
	return ok
}

// streamed finds what rows are sorted by, and the scan that gives it.
func streamed(h *plan.Plan) (keys []sortKey, scan int, ok bool) {
	if slices.ContainsFunc(h.Metrics, h.Varies) { // an earlier meaning has scans, and members, of its own
		return nil, 0, false
	}
	f := &Frame{By: h.By, Columns: columns(h)}
	by := f.first(h.Query.Sort)
	keys = f.keys(by)
	if len(keys) == 0 || len(keys) != len(by) {
		return nil, 0, false
	}
	scan = -1
	for _, k := range keys {
		if k.column < 0 {
			return nil, 0, false
		}
		c := f.Columns[k.column]
		if _, hidden := h.Hidden[c.Metric.Name]; hidden || c.Kind != Figure || c.View != 0 {
			return nil, 0, false
		}
		for _, m := range madeOf(h, c.Metric) {
			leaf := h.Leaves[m.Name]
			if leaf == nil {
				return nil, 0, false
			}
			at := overall(leaf)
			if at.Scan < 0 || scan >= 0 && scan != at.Scan {
				return nil, 0, false
			}
			scan = at.Scan
		}
	}
	return keys, scan, scan >= 0
}

// overall is where a leaf's figures of the whole asked range are, which decide what is first.
func overall(leaf *plan.Leaf) plan.Place {
	if leaf.Apart != nil {
		return leaf.Apart[0]
	}
	return leaf.At[0]
}

// madeOf lists the scanned metrics that a metric is or is made of.
func madeOf(p *plan.Plan, m *model.Metric) []*model.Metric {
	if m.Formula.IsZero() {
		return []*model.Metric{m}
	}
	var list []*model.Metric
	for _, name := range p.Inputs(m) {
		if x := p.Metric(name); x.Formula.IsZero() {
			list = append(list, x)
		}
	}
	return list
}

// NewBest begins to look for the first rows of a fused plan of heads that streams.
func NewBest(h *plan.Plan, names Names) *Best {
	b := &Best{names: names, dim: h.By[0], n: h.Query.Limit, columns: columns(h), seen: map[int]*passing{}}
	b.plan, b.leaves = h, map[model.Name][][]lookup{}
	b.input = func(name string) formula.Value { return b.of(b.plan.Metric(name)) }
	b.sort, b.scan, _ = streamed(h)
	b.here = make([]formula.Value, len(b.sort))
	b.row, b.last = Row{N: plan.AllPeriods}, &index{}
	for name, leaf := range h.Leaves {
		if at := overall(leaf); at.Scan == b.scan { // the group that passes by is always the one found last
			b.leaves[name] = [][]lookup{{{leaf: leaf, at: at, index: b.last}}}
		}
	}
	for _, m := range h.Metrics {
		if _, hidden := h.Hidden[m.Name]; hidden {
			continue
		}
		for _, x := range madeOf(h, m) {
			if leaf := h.Leaves[x.Name]; leaf != nil {
				b.watch(leaf)
			}
		}
	}
	return b
}

// watch takes note of the scans in which a leaf makes rows.
func (b *Best) watch(leaf *plan.Leaf) {
	add := func(at plan.Place, view plan.View) {
		if at.Scan < 0 {
			return
		}
		if b.seen[at.Scan] == nil {
			b.seen[at.Scan] = &passing{}
		}
		s := b.seen[at.Scan]
		s.makers = append(s.makers, maker{leaf, at, view})
	}
	for i, at := range leaf.At {
		add(at, b.plan.Views[i])
	}
	if leaf.Apart != nil && leaf.Apart[0].Scan == b.scan {
		add(leaf.Apart[0], b.plan.Views[0])
	}
}

// Scans lists the scans whose groups are to be taken.
func (b *Best) Scans() []int {
	list := make([]int, 0, len(b.seen))
	for scan := range b.seen {
		list = append(list, scan)
	}
	slices.Sort(list)
	return list
}

// Take looks at a group of one of Scans: of the period n, if the scan has periods; a key of nil is no member. Nothing of
// what is given is kept.
func (b *Best) Take(scan, n int, key []byte, figures []float64) {
	s := b.seen[scan]
	s.group.N, s.group.Vals = n, figures
	made := false
	for i := range s.makers {
		made = made || s.makers[i].makes(&s.group)
	}
	if !made {
		return
	}
	if key == nil {
		s.null = true
	} else {
		s.text = append(s.text, key...)
		s.ends = append(s.ends, len(s.text))
	}
	if scan == b.scan {
		b.found = &s.group
		b.consider(key)
	}
}

// consider makes the member of the group at hand a candidate, unless n others are known to come before it.
func (b *Best) consider(key []byte) {
	for i, k := range b.sort {
		b.here[i] = b.asked(b.columns[k.column].Metric)
	}
	full := len(b.top) >= b.n
	if full && b.compare(b.here, b.top[b.n-1].cells) > 0 {
		return
	}
	m := plan.Member{Null: key == nil, ID: string(key)}
	c := candidate{named: nameOf(b.dim, m, b.names), cells: b.here}
	if full && b.before(c, b.top[b.n-1]) > 0 {
		return
	}
	c.cells = slices.Clone(b.here)
	b.top = append(b.top, c)
	// The first n are in order once there are n, and again each time as many have come.
	if len(b.top) == b.n || len(b.top) >= 2*b.n {
		b.cut()
	}
}

func (b *Best) cut() {
	slices.SortFunc(b.top, b.before)
	b.top = b.top[:min(b.n, len(b.top))]
}

func (b *Best) before(x, y candidate) int {
	return cmp.Or(b.compare(x.cells, y.cells), compareNamed(x.named, y.named))
}

func (b *Best) compare(x, y []formula.Value) int {
	for i, k := range b.sort {
		if c := compareCells(x[i], y[i], k.sign); c != 0 {
			return c
		}
	}
	return 0
}

// First gives the members of the first rows, and how many rows there are. Members that the scan rows are sorted by does not
// have are rows too: those of the other figures and of the comparisons.
func (b *Best) First() (members []plan.Member, rows int) {
	own := b.seen[b.scan]
	rows = len(own.ends)
	null := own.null
	if null {
		rows++
	}
	if len(b.seen) > 1 {
		rows += b.others(null)
	}
	b.cut()
	members = make([]plan.Member, len(b.top))
	for i, c := range b.top {
		members[i] = c.member
	}
	return members, rows
}

// others looks at the rows that the scan rows are sorted by does not have, and counts them.
func (b *Best) others(null bool) (rows int) {
	known := make(map[string]struct{}, 2*len(b.seen[b.scan].ends))
	b.seen[b.scan].each(func(id string) { known[id] = struct{}{} })
	b.found = nil
	for _, scan := range b.Scans() {
		if scan == b.scan {
			continue
		}
		s := b.seen[scan]
		if s.null && !null {
			null = true
			rows++
			b.consider(nil)
		}
		s.each(func(id string) {
			if _, ok := known[id]; !ok {
				known[id] = struct{}{}
				rows++
				b.consider([]byte(id))
			}
		})
	}
	return rows
}

// each visits the members, which share one text.
func (s *passing) each(visit func(id string)) {
	text, from := string(s.text), 0
	for _, to := range s.ends {
		visit(text[from:to])
		from = to
	}
}
