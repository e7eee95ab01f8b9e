package plan

import (
	"maps"
	"slices"

	"svodka/internal/model"
)

// Fuse makes one list of scans out of those of several plans: scans that read the same rows become one with more
// figures. The plans' places are rewritten to the list's positions.
//
//	plan A: won by owner → revenue        fused: won by owner → revenue, wins
//	plan B: won by owner → wins           A and B both point to it
func Fuse(plans []*Plan) []Scan {
	b := builder{scans: map[string]int{}}
	for _, p := range plans {
		for _, name := range slices.Sorted(maps.Keys(p.Leaves)) { // one order, so that equal questions give equal scans
			leaf := p.Leaves[name]
			for i := range leaf.At {
				at := &leaf.At[i]
				if at.Scan < 0 {
					continue
				}
				s := p.Scans[at.Scan]
				aggs := s.Aggs
				s.Aggs = nil
				scan, agg := b.add(s, aggs[at.Agg])
				if at.Part >= 0 {
					_, at.Part = b.add(s, aggs[at.Part])
				}
				at.Scan, at.Agg = scan, agg
			}
		}
		p.Scans = nil
	}
	for i := range b.list {
		hoist(&b.list[i])
	}
	return b.list
}

// hoist moves conditions that every figure of a scan shares to the scan itself: fewer rows are read.
func hoist(s *Scan) {
	if len(s.Aggs) == 0 {
		return
	}
	for _, c := range slices.Clone(s.Aggs[0].Where) {
		text := c.String()
		same := func(o Cond) bool { return o.String() == text }
		if c.Within != nil || !all(s.Aggs, func(a AggOf) bool { return slices.ContainsFunc(a.Where, same) }) {
			continue
		}
		s.Where = append(s.Where, c)
		for i := range s.Aggs {
			s.Aggs[i].Where = slices.DeleteFunc(slices.Clone(s.Aggs[i].Where), same)
		}
	}
}

// rule plans the count of rows that a fact's exclusion rule leaves out of a scan.
func (b *builder) rule(s Scan) {
	column := s.Fact.Excluded
	i := slices.IndexFunc(s.Where, func(c Cond) bool { return c.Col.Name == column && c.Col.Via == "" && c.Op == model.Empty })
	if column == "" || i < 0 {
		return
	}
	s.Where = slices.Clone(s.Where)
	s.Where[i].Op = model.Filled
	s.Keys = []Key{{Name: "excluded", Col: s.Where[i].Col}}
	s.Aggs = []AggOf{{Func: model.Count}}
	s.Levels = []Level{{Keys: []int{0}}}
	s.Grain = 0
	if n := len(s.Points); n > 0 {
		s.Points = s.Points[n-1:]
	}
	for _, have := range b.plan.Rules {
		if have.String() == s.String() {
			return
		}
	}
	b.plan.Rules = append(b.plan.Rules, s)
}
