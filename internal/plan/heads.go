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
// split by the plan's one dimension, grouped by it and nothing else. ok is false where the rows are not a limited list of
// members for the whole range, or where a row's figures depend on those of all others.
func (p *Plan) Heads() (h *Plan, ok bool) {
	q := p.Query
	if len(p.By) != 1 || p.By[0].Kind != model.Member || q.Grain != cal.None || q.Limit <= 0 || q.Limit > MostHeads || len(q.Spine) > 0 ||
		slices.ContainsFunc(q.Derive, func(d query.Derive) bool { return d.Kind == query.Rank }) {
		return nil, false
	}
	c := *p
	c.Levels, c.Scans, c.Rules = p.Levels[:1], slices.Clone(p.Scans), nil
	for i := range c.Scans {
		c.Scans[i].Levels = []Level{{Keys: []int{0}}}
	}
	c.Leaves = map[model.Name]*Leaf{}
	for name, leaf := range p.Leaves {
		if len(leaf.Has) == 0 {
			continue
		}
		l := *leaf
		l.At = slices.Clone(leaf.At)
		for i := range l.At {
			l.At[i].Level = []int{0}
		}
		c.Leaves[name] = &l
	}
	return &c, true
}

// HeadsID tells apart plans of first rows that do not have the same ones on one version of the data. It is of a plan that
// has not been fused.
func (p *Plan) HeadsID() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v|%v|%d|%d|%v", p.Query.Metrics, p.Query.Sort, p.Query.Limit, p.AsOf, slices.Sorted(maps.Keys(p.Hidden)))
	for _, name := range slices.Sorted(maps.Keys(p.Leaves)) {
		for _, at := range p.Leaves[name].At {
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
			few, whole := scan, scan
			only.Col = scan.Keys[0].Col
			few.Levels, few.Where = []Level{{Keys: []int{0}}}, append(slices.Clip(scan.Where), only)
			whole.Levels, whole.Keys = []Level{{}}, nil
			at := leaf.At[i]
			leaf.At[i] = b.placed(few, at, []int{0, Folded})
			if leaf.Apart[i] = leaf.At[i]; leaf.Adds || at.Level[1] != Folded {
				leaf.Apart[i] = b.placed(whole, at, []int{Folded, 0})
			}
		}
	}
	p.Scans, p.Rows = b.list, rows
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
