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
			for _, places := range [][]Place{leaf.At, leaf.Apart} {
				for i, at := range places {
					if at.Scan >= 0 {
						places[i] = b.placed(p.Scans[at.Scan], at, at.Level)
					}
				}
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
		s.Where = append(slices.Clip(s.Where), c) // the list may be another scan's too
		for i := range s.Aggs {
			s.Aggs[i].Where = slices.DeleteFunc(slices.Clone(s.Aggs[i].Where), same)
		}
	}
}

// rule plans the count of rows that a fact's exclusion rule keeps from a figure: those the figure would have been made of
// but for the rule. Figures of one answer that read the same rows share a count, and a row that several of them would have
// counted is counted once.
func (b *builder) rule(s Scan, one AggOf) {
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
	if n := len(s.Points); n > 0 { // the close of the whole range is that of its last period
		s.Points = []Point{{N: AllPeriods, Day: s.Points[n-1].Day}}
	}
	own := one.Where
	if one.Func != model.Count && one.Col.Name != "" {
		own = append(slices.Clone(own), counted(one))
	}
	text := s.String()
	for i := range b.rules {
		if b.rules[i].scan.String() == text {
			b.rules[i].own = append(b.rules[i].own, own)
			return
		}
	}
	b.rules = append(b.rules, ruled{s, [][]Cond{own}})
}

// ruled is the count of what a rule leaves out, with the conditions of each figure it is told for.
type ruled struct {
	scan Scan
	own  [][]Cond
}

// counts are the scans of what rules leave out.
func (b *builder) counts() []Scan {
	list := make([]Scan, len(b.rules))
	for i, r := range b.rules {
		switch {
		case len(r.own) == 1:
			r.scan.Where = append(r.scan.Where, r.own[0]...)
		case all(r.own, func(own []Cond) bool { return len(own) > 0 }): // a figure without conditions counts every row
			r.scan.Where = append(r.scan.Where, Cond{Any: r.own})
		}
		list[i] = r.scan
	}
	return list
}
