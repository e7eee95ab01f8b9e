package frame

import (
	"slices"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// maxWork bounds the cells that are worked out for an answer whose limit keeps a few of them: the largest ten of a
// million clients are a fair question.
const maxWork = 20 * plan.MaxCells

// Build makes the table of a plan from the results of its scans (results[i] belongs to the scan i of the list that the
// plan's places point to). spine gives the members of each dimension of Query.Spine. Derived columns and limits come
// later, by Derive and Limit. An answer of more than plan.MaxCells cells is fault.Invalid.
func Build(p *plan.Plan, results [][]plan.Group, spine map[model.Name][]plan.Member) (*Frame, error) {
	f := &Frame{Grain: p.Query.Grain, Periods: p.Views[0].Periods, By: p.By, Columns: columns(p), rows: p.Rows}
	f.aim = func(r Row, m *model.Metric) plan.Aim {
		if _, hidden := p.Hidden[m.Name]; hidden {
			return plan.Aim{}
		}
		if m.Plan != nil {
			m = p.MainOfPlan()
		}
		return p.AimOf(m, 0, r.N, r.Keys, r.Others)
	}
	v := newValues(p, results)
	v.tallies = tallies(p, f.Columns)
	keys := v.keys()
	if err := withSpine(p, keys, spine, f.maxKeys(p)); err != nil {
		return nil, err
	}
	if n := max(1, len(keys.list)); n > f.maxKeys(p) {
		return nil, tooLarge(n * max(1, len(f.Periods)) * len(f.Columns))
	}
	for i, level := range p.Levels {
		rows := rowsOf(p, i, level, keys, f.Periods)
		v.fill(f.Columns, rows, len(p.Query.Derive))
		switch {
		case !level.Period && len(level.Keys) == 0:
			f.Total = rows[0]
			if i == 0 {
				f.Rows = rows
			}
		case i == 0:
			f.Rows = rows
		default:
			f.Totals = append(f.Totals, rows...)
		}
	}
	return f, nil
}

// maxKeys is how many combinations of members the answer may have.
func (f *Frame) maxKeys(p *plan.Plan) int {
	cells := plan.MaxCells
	if p.Query.Limit > 0 {
		cells = maxWork
	}
	return cells / (max(1, len(f.Periods)) * len(f.Columns))
}

func tooLarge(cells int) error {
	return fault.Invalidf(
		"The answer would have %d cells or more; at most %d are possible. Take a coarser grain, fewer dimensions, a filter or a limit.",
		"В ответе было бы %d ячеек или больше, можно не больше %d. Возьмите период крупнее, меньше измерений, добавьте отбор или limit.",
		cells, plan.MaxCells)
}

// columns lists the figures of every row: each metric, then for each comparison its figure, the difference and, where
// that has a meaning, the change as a part; last what its target is and how far it is reached.
func columns(p *plan.Plan) []Column {
	var list []Column
	for _, m := range p.Metrics {
		open := p.OpenCohort(m)
		list = append(list, Column{Name: m.Name, Metric: m, Unit: m.Unit, open: open})
		for i, view := range p.Views[1:] {
			name := m.Name + "@" + view.Name
			list = append(list,
				Column{Name: name, Metric: m, View: i + 1, Unit: m.Unit},
				Column{Name: name + ":delta", Metric: m, View: i + 1, Kind: Delta, Unit: m.Unit, open: open})
			if !share(m) {
				list = append(list, Column{Name: name + ":change", Metric: m, View: i + 1, Kind: Change, Unit: percent, open: open})
			}
		}
		list = append(list, targetColumns(p, m)...)
	}
	return list
}

// share reports whether a metric is itself a share: its change is told in points, not as a part of a part.
func share(m *model.Metric) bool {
	k := m.Unit.Kind()
	return k == unit.Percent || k == unit.Points
}

// rowsOf lists the rows of one level, without cells.
//
//	keys: (ann, won) (ann, lost) (bob, won)    level by the first key: ann, bob    level without keys: one row
func rowsOf(p *plan.Plan, at int, level plan.Level, keys *memberSet, periods []cal.Period) []Row {
	members := project(keys, level.Keys, len(p.By))
	if !level.Period {
		rows := make([]Row, len(members))
		for i, k := range members {
			rows[i] = Row{Level: at, N: plan.AllPeriods, Keys: k}
		}
		return rows
	}
	rows := make([]Row, 0, len(members)*len(periods))
	for _, period := range periods {
		for _, k := range members {
			rows = append(rows, Row{Level: at, N: period.N, Keys: k})
		}
	}
	return rows
}

// project leaves only some of the keys of every combination, each result once.
func project(keys *memberSet, kept []int, width int) [][]plan.Member {
	switch len(kept) {
	case 0:
		return [][]plan.Member{make([]plan.Member, width)}
	case width:
		return keys.list
	}
	out := newMemberSet(0)
	k := make([]plan.Member, width)
	for _, all := range keys.list {
		for _, i := range kept {
			k[i] = all[i]
		}
		if !out.has(k) {
			out.add(slices.Clone(k))
		}
	}
	return out.list
}

// withSpine adds the combinations that the spine asks for: every member of a spine dimension with every combination of
// the other keys that is there.
//
//	keys: (ann, won) (bob, lost)   spine of the first: ann, bob, cid
//	added: (bob, won) (cid, won) (ann, lost) (cid, lost)
func withSpine(p *plan.Plan, keys *memberSet, spine map[model.Name][]plan.Member, most int) error {
	if len(keys.list) == 0 {
		return onlySpine(p, keys, spine, most)
	}
	for i, d := range p.By {
		members, ok := spine[d.Name]
		if !ok {
			continue
		}
		base := project(keys, without(i, len(p.By)), len(p.By))
		if len(members) > most/len(base) {
			return tooLarge(len(base) * len(members))
		}
		for _, k := range base {
			for _, m := range members {
				k[i] = m
				if !keys.has(k) {
					keys.add(slices.Clone(k))
				}
			}
		}
	}
	return nil
}

// onlySpine makes the combinations of an answer that has no others: of all spines, when every dimension has one.
func onlySpine(p *plan.Plan, keys *memberSet, spine map[model.Name][]plan.Member, most int) error {
	if len(p.By) == 0 || !allSpine(p.By, spine) {
		return nil
	}
	list := [][]plan.Member{make([]plan.Member, len(p.By))}
	for i, d := range p.By {
		members := spine[d.Name]
		if len(members) > most/max(1, len(list)) {
			return tooLarge(len(list) * len(members))
		}
		next := make([][]plan.Member, 0, len(list)*len(members))
		for _, k := range list {
			for _, m := range members {
				c := slices.Clone(k)
				c[i] = m
				next = append(next, c)
			}
		}
		list = next
	}
	for _, k := range list {
		keys.add(k)
	}
	return nil
}

// without lists the places from 0 below width but one.
func without(i, width int) []int {
	list := make([]int, 0, width)
	for at := range width {
		if at != i {
			list = append(list, at)
		}
	}
	return list
}

func allSpine(by []*model.Dimension, spine map[model.Name][]plan.Member) bool {
	for _, d := range by {
		if _, ok := spine[d.Name]; !ok {
			return false
		}
	}
	return true
}

// fill works out the cells of rows in one piece of memory, with room for the columns that Derive adds.
func (v *values) fill(columns []Column, rows []Row, derived int) {
	width := len(columns)
	stride := width + derived
	slab := make([]formula.Value, len(rows)*stride)
	many := len(v.tallies)
	counts := make([]cases, len(rows)*many)
	for i := range rows {
		cells := slab[i*stride : i*stride+width : (i+1)*stride]
		v.cells(columns, rows[i], cells)
		rows[i].Cells = cells
		if many > 0 {
			rows[i].cases = counts[i*many : (i+1)*many : (i+1)*many]
			v.cases(v.tallies, rows[i].cases)
		}
	}
}
