package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/query"
)

// MostHeads is the largest limit for which the first rows are looked for before the others' figures are read.
const MostHeads = 1000

// Heads plans how the first rows of an answer are found while groups pass by: its scans are those of the figures that are
// split by the plan's one dimension, grouped by it and by period, if the answer is. Where it is, figures of the whole range,
// which decide what is first, stand apart. ok is false where the rows are not a limited list of members, or where a row's
// figures depend on those of all others.
func (p *Plan) Heads() (h *Plan, ok bool) {
	q := p.Query
	if p.held != nil || len(p.By) != 1 || p.By[0].Kind != model.Member || q.Limit <= 0 || q.Limit > MostHeads || len(q.Spine) > 0 ||
		slices.ContainsFunc(q.Derive, func(d query.Derive) bool { return d.Kind == query.Rank }) {
		return nil, false
	}
	grain := q.Grain != cal.None
	c := *p
	c.Levels, c.Scans, c.Rules = p.Levels[:1], nil, nil
	c.Leaves = map[model.Name]*Leaf{}
	b := builder{scans: map[string]int{}}
	for _, name := range slices.Sorted(maps.Keys(p.Leaves)) {
		leaf := p.Leaves[name]
		switch {
		case grain && (leaf.Metric.Stock != nil || q.Range == Everything): // a stock is many groups a row; "all" is trimmed
			return nil, false
		case len(leaf.Has) == 0:
			continue
		}
		l := *leaf
		l.At = b.grouped(p.Scans, leaf.At, grain)
		if grain {
			l.Apart = b.grouped(p.Scans, leaf.At[:1], false)
		}
		c.Leaves[name] = &l
	}
	c.Scans = b.list
	return &c, true
}

// grouped plans the figures of places in scans that are grouped by their one key, and by period or not.
func (b *builder) grouped(scans []Scan, places []Place, period bool) []Place {
	out := slices.Clone(places)
	for i, at := range places {
		if at.Scan >= 0 {
			s := scans[at.Scan]
			s.Levels = []Level{{Period: period, Keys: []int{0}}}
			out[i] = b.placed(s, at, []int{0})
		}
	}
	return out
}

// HeadsID tells apart plans of first rows that do not have the same ones on one version of the data. It is of a plan that
// has not been fused.
func (p *Plan) HeadsID() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v|%v|%d|%d|%v", p.Query.Metrics, p.Query.Sort, p.Query.Limit, p.AsOf, slices.Sorted(maps.Keys(p.Hidden)))
	for _, name := range slices.Sorted(maps.Keys(p.Leaves)) {
		for _, at := range append(slices.Clip(p.Leaves[name].At), p.Leaves[name].Apart...) {
			fmt.Fprintf(&b, "|%s %d %d", name, at.Agg, at.Part)
			if at.Scan >= 0 {
				b.WriteString(" " + p.Scans[at.Scan].String())
			}
		}
	}
	return b.String()
}

// Narrow makes a plan of a limited list read the figures of its first members alone, and those of the whole apart. rows is
// how many rows the list would have without its limit. It is of a plan that has not been fused.
func (p *Plan) Narrow(members []Member, rows int) {
	only := Cond{Type: IsText, Op: model.In}
	for _, m := range members {
		if m.Null {
			only.Null = true
		} else {
			only.Text = append(only.Text, m.ID)
		}
	}
	b := builder{scans: map[string]int{}}
	for _, name := range slices.Sorted(maps.Keys(p.Leaves)) {
		leaf := p.Leaves[name]
		leaf.Apart = slices.Clone(leaf.At)
		for i := range leaf.At {
			if leaf.At[i].Scan < 0 {
				continue
			}
			scan := p.Scans[leaf.At[i].Scan]
			if len(leaf.Has) == 0 {
				leaf.At[i] = b.placed(scan, leaf.At[i], leaf.At[i].Level)
				leaf.Apart[i] = leaf.At[i]
				continue
			}
			leaf.At[i], leaf.Apart[i] = b.split(p, leaf, scan, leaf.At[i], only)
		}
	}
	p.Scans, p.Rows = b.list, rows
}

// split plans the figures of a place in two scans: one of some members, split by them, and one of the whole.
func (b *builder) split(p *Plan, leaf *Leaf, scan Scan, at Place, only Cond) (few, whole Place) {
	some, all := scan, scan
	only.Col = scan.Keys[0].Col
	some.Where = append(slices.Clip(scan.Where), only)
	some.Levels, all.Levels, all.Keys = nil, nil, nil
	own, apart := make([]int, len(p.Levels)), make([]int, len(p.Levels))
	for l, level := range p.Levels {
		own[l], apart[l] = Folded, Folded
		switch {
		case len(level.Keys) > 0:
			own[l] = len(some.Levels)
			some.Levels = append(some.Levels, level)
		case leaf.Adds || at.Level[l] != Folded:
			apart[l] = len(all.Levels)
			all.Levels = append(all.Levels, level)
		}
	}
	few = b.placed(some, at, own)
	if len(all.Levels) == 0 {
		return few, few
	}
	return few, b.placed(all, at, apart)
}

// placed plans the figures of a place from another scan of the same figures.
func (b *builder) placed(s Scan, at Place, level []int) Place {
	aggs := s.Aggs
	s.Aggs = nil
	out := Place{Part: -1, Level: level}
	out.Scan, out.Agg = b.add(s, aggs[at.Agg])
	if at.Part >= 0 {
		_, out.Part = b.add(s, aggs[at.Part])
	}
	return out
}
