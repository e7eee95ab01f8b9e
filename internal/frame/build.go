package frame

import (
	"cmp"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Build makes the table of a plan from the results of its scans (results[i] belongs to p.Scans[i]). spine gives the
// members of each dimension of Query.Spine; limits and derived columns come later, by Limit and Derive.
func Build(p *plan.Plan, results [][]plan.Group, spine map[model.Name][]plan.Member) (*Frame, error) {
	v := newValues(p, results)
	f := &Frame{Grain: p.Query.Grain, Periods: p.Views[0].Periods, By: p.By, Columns: columns(p)}
	keys := v.keys()
	keys = withSpine(p, keys, spine)
	if n := len(keys) * max(1, len(f.Periods)) * len(f.Columns); n > plan.MaxCells {
		return nil, fault.Invalidf(
			"The answer would have %d cells; at most %d are possible. Take a coarser grain, fewer dimensions or a filter.",
			"В ответе было бы %d ячеек, можно не больше %d. Возьмите период крупнее, меньше измерений или добавьте отбор.", n, plan.MaxCells)
	}
	for i, level := range p.Levels {
		rows := rowsOf(p, i, level, keys, f.Periods)
		for j := range rows {
			rows[j].Cells = v.cells(f.Columns, rows[j])
		}
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

// columns lists the figures of every row: each metric, then for each comparison its figure, the difference and, where
// that has a meaning, the change as a part.
func columns(p *plan.Plan) []Column {
	var list []Column
	for _, m := range p.Metrics {
		list = append(list, Column{Name: m.Name, Metric: m, Unit: m.Unit})
		for i, view := range p.Views[1:] {
			name := m.Name + "@" + view.Name
			list = append(list,
				Column{Name: name, Metric: m, View: i + 1, Unit: m.Unit},
				Column{Name: name + ":delta", Metric: m, View: i + 1, Kind: Delta, Unit: m.Unit})
			if !share(m) {
				list = append(list, Column{Name: name + ":change", Metric: m, View: i + 1, Kind: Change, Unit: percent})
			}
		}
	}
	return list
}

// rowsOf lists the rows of one level.
//
//	keys: (ann, won) (ann, lost) (bob, won)    level by the first key: ann, bob    level without keys: one row
func rowsOf(p *plan.Plan, at int, level plan.Level, keys [][]plan.Member, periods []cal.Period) []Row {
	seen := map[string]bool{}
	var distinct [][]plan.Member
	for _, k := range keys {
		projected := make([]plan.Member, len(k))
		for _, i := range level.Keys {
			projected[i] = k[i]
		}
		if id := keyText(0, projected); !seen[id] {
			seen[id] = true
			distinct = append(distinct, projected)
		}
	}
	if len(level.Keys) == 0 {
		distinct = [][]plan.Member{make([]plan.Member, len(p.By))}
	}
	if !level.Period {
		rows := make([]Row, len(distinct))
		for i, k := range distinct {
			rows[i] = Row{Level: at, N: plan.AllPeriods, Keys: k}
		}
		return rows
	}
	rows := make([]Row, 0, len(distinct)*len(periods))
	for _, period := range periods {
		for _, k := range distinct {
			rows = append(rows, Row{Level: at, N: period.N, Keys: k})
		}
	}
	return rows
}

// withSpine adds the combinations that the spine asks for: every member of a spine dimension with every combination of
// the other keys that is there.
func withSpine(p *plan.Plan, keys [][]plan.Member, spine map[model.Name][]plan.Member) [][]plan.Member {
	for i, d := range p.By {
		members, ok := spine[d.Name]
		if !ok {
			continue
		}
		seen := map[string]bool{}
		for _, k := range keys {
			seen[keyText(0, k)] = true
		}
		base := keys
		if len(base) == 0 {
			base = [][]plan.Member{make([]plan.Member, len(p.By))}
			if len(p.By) > 1 && !allSpine(p.By, spine) {
				continue // nothing to combine the members with
			}
		}
		var added [][]plan.Member
		for _, k := range base {
			for _, m := range members {
				c := slices.Clone(k)
				c[i] = m
				if id := keyText(0, c); !seen[id] {
					seen[id] = true
					added = append(added, c)
				}
			}
		}
		if len(keys) == 0 {
			keys = added
		} else {
			keys = append(keys, added...)
		}
	}
	return keys
}

func allSpine(by []*model.Dimension, spine map[model.Name][]plan.Member) bool {
	for _, d := range by {
		if _, ok := spine[d.Name]; !ok {
			return false
		}
	}
	return true
}

// keyText makes one comparable text of a period and members; a member without value is unlike any member with one.
func keyText(n int, keys []plan.Member) string {
	var b strings.Builder
	for v := uint(n); v > 0; v >>= 8 {
		b.WriteByte(byte(v))
	}
	for _, k := range keys {
		b.WriteByte(0)
		if k.Null {
			b.WriteByte(1)
		} else {
			b.WriteByte(2)
			b.WriteString(k.ID)
		}
	}
	return b.String()
}

// compareKeys orders rows by period, then by the members' places and titles.
func (f *Frame) compareKeys(a, b Row, names Names) int {
	if c := cmp.Compare(a.N, b.N); c != 0 {
		return c
	}
	for i, d := range f.By {
		if c := compareMembers(d, a.Keys[i], b.Keys[i], names); c != 0 {
			return c
		}
	}
	return 0
}

// compareMembers puts members in their order, then by title; the one without value stands last.
func compareMembers(d *model.Dimension, a, b plan.Member, names Names) int {
	if a == b {
		return 0
	}
	if a.Null != b.Null {
		if a.Null {
			return 1
		}
		return -1
	}
	if c := cmp.Compare(names.Order(d, a), names.Order(d, b)); c != 0 {
		return c
	}
	if c := strings.Compare(strings.ToLower(names.Title(d, a)), strings.ToLower(names.Title(d, b))); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}
