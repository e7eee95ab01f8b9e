package sqlgen

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Answer collects the rows of a scan's statements into groups. Values of keys are kept once, however many groups have
// them.
//
//	for each Select s:  a.Begin(s)
//	    for each row:   for each of s.Keys: a.Key(k, …)
//	                    a.Row(p or b, e, figures)
//	groups := a.Groups()
type Answer struct {
	scan   *plan.Scan
	sel    *Select
	keys   []members
	levels []level
	row    []uint32 // the members of the row at hand, 0 for nothing
	name   []byte
	cells  int
}

// members numbers the values of one key from 1.
type members struct {
	number map[string]uint32
	list   []plan.Member // list[0] is nothing
}

// level holds the groups of one level: their members and figures lie one behind the other.
type level struct {
	level plan.Level
	at    map[string]int32 // by name: position
	ns    []int
	codes []uint32
	cells []float64
}

// NewAnswer makes room for the groups of a scan.
func NewAnswer(scan *plan.Scan) *Answer {
	a := &Answer{scan: scan, keys: make([]members, len(scan.Keys)), row: make([]uint32, len(scan.Keys))}
	for i := range a.keys {
		a.keys[i] = members{number: map[string]uint32{}, list: []plan.Member{{Null: true}}}
	}
	for _, l := range scan.Levels {
		a.levels = append(a.levels, level{level: l})
	}
	return a
}

// Begin announces rows of a statement.
func (a *Answer) Begin(s *Select) { a.sel, a.cells = s, s.Values }

// Key sets the value of a key for the next row: a text, a number in decimal, true or false. nil is nothing. The bytes
// are not kept.
func (a *Answer) Key(k int, value []byte) {
	if len(value) == 0 {
		a.row[k] = 0
		return
	}
	m := &a.keys[k]
	n, ok := m.number[string(value)]
	if !ok {
		id := string(value)
		n = uint32(len(m.list))
		m.number[id] = n
		m.list = append(m.list, plan.Member{ID: id})
	}
	a.row[k] = n
}

// Row takes in a row: with Select.Period from is the ordinal, with Select.Spans from and to are the places of the first
// point and of the one after the last. Figures are NaN for nothing; they are not kept.
func (a *Answer) Row(from, to int, figures []float64) {
	s := a.sel
	if !s.Spans {
		for i, l := range s.levels {
			a.add(l, a.period(from), figures, i == 0 && !s.days)
		}
		return
	}
	for _, p := range s.points[from:max(from, to)] {
		for _, l := range s.levels {
			if a.levels[l].level.Period == (p.N != plan.AllPeriods) {
				a.add(l, p.N, figures, false)
			}
		}
	}
}

// period gives the ordinal of a row's period.
func (a *Answer) period(p int) int {
	switch s := a.sel; {
	case !s.Period:
		return s.fixed
	case !s.days:
		return p
	default:
		at, _ := slices.BinarySearchFunc(a.scan.Periods, cal.Day(p), func(p cal.Period, d cal.Day) int {
			return cmp.Compare(p.Range.To, d+1)
		})
		return a.scan.Periods[min(at, len(a.scan.Periods)-1)].N
	}
}

// add takes figures into a group of one level; alone tells that the database gives each group once.
func (a *Answer) add(l, n int, figures []float64, alone bool) {
	to := &a.levels[l]
	if !to.level.Period {
		n = plan.AllPeriods
	}
	if alone {
		to.grow(a, n, figures)
		return
	}
	name := binary.AppendVarint(a.name[:0], int64(n))
	for _, k := range to.level.Keys {
		name = binary.AppendUvarint(name, uint64(a.row[k]))
	}
	a.name = name
	at, ok := to.at[string(name)]
	if !ok {
		if to.at == nil {
			to.at = map[string]int32{}
		}
		to.at[string(name)] = int32(len(to.ns))
		to.grow(a, n, figures)
		return
	}
	have := to.cells[int(at)*a.cells:][:a.cells]
	for i, c := range a.sel.cells {
		have[i] = merge(c.op, have[i], figures[i])
	}
}

func (l *level) grow(a *Answer, n int, figures []float64) {
	l.ns = append(l.ns, n)
	for _, k := range l.level.Keys {
		l.codes = append(l.codes, a.row[k])
	}
	l.cells = append(l.cells, figures...)
}

// merge makes one figure of two parts'; NaN is a part without values.
func merge(op byte, x, y float64) float64 {
	switch {
	case math.IsNaN(x):
		return y
	case math.IsNaN(y):
		return x
	case op == '<':
		return min(x, y)
	case op == '>':
		return max(x, y)
	default:
		return x + y
	}
}

// Groups lists what was collected by level, period and keys, nothing last. A level without keys and period has its one
// group even when no row counts.
func (a *Answer) Groups() []plan.Group {
	total := 0
	for i := range a.levels {
		l := &a.levels[i]
		if len(l.ns) == 0 && !l.level.Period && len(l.level.Keys) == 0 {
			nothing := make([]float64, a.cells)
			for i := range nothing {
				nothing[i] = math.NaN()
			}
			l.grow(a, plan.AllPeriods, nothing)
		}
		total += len(l.ns)
	}
	list := make([]plan.Group, 0, total)
	figures := make([]float64, total*len(a.scan.Aggs))
	ranks := make([][]uint32, len(a.keys))
	for k := range a.keys {
		ranks[k] = a.keys[k].ranks()
	}
	for i := range a.levels {
		l := &a.levels[i]
		width := len(l.level.Keys)
		keys := make([]plan.Member, len(l.codes))
		for j, code := range l.codes {
			keys[j] = a.keys[l.level.Keys[j%max(width, 1)]].list[code]
		}
		for _, g := range l.order(ranks) {
			vals := figures[:len(a.scan.Aggs):len(a.scan.Aggs)]
			figures = figures[len(a.scan.Aggs):]
			a.sel.Figures(l.cells[int(g)*a.cells:][:a.cells], vals)
			group := plan.Group{Level: i, N: l.ns[g], Vals: vals}
			if width > 0 {
				group.Keys = keys[int(g)*width:][:width:width]
			}
			list = append(list, group)
		}
	}
	return list
}

// ranks gives each member its place in order, nothing last.
func (m *members) ranks() []uint32 {
	order := make([]uint32, len(m.list))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order[1:], func(x, y uint32) int { return strings.Compare(m.list[x].ID, m.list[y].ID) })
	ranks := make([]uint32, len(m.list))
	for place, code := range order {
		ranks[code] = uint32(place)
	}
	ranks[0] = math.MaxUint32
	return ranks
}

// order lists the positions of a level's groups by period and keys.
func (l *level) order(ranks [][]uint32) []int32 {
	list := make([]int32, len(l.ns))
	for i := range list {
		list[i] = int32(i)
	}
	width := len(l.level.Keys)
	slices.SortFunc(list, func(x, y int32) int {
		if c := cmp.Compare(l.ns[x], l.ns[y]); c != 0 {
			return c
		}
		for i, k := range l.level.Keys {
			c := cmp.Compare(ranks[k][l.codes[int(x)*width+i]], ranks[k][l.codes[int(y)*width+i]])
			if c != 0 {
				return c
			}
		}
		return 0
	})
	return list
}

// Figures turns a row's columns of figures into one figure for each aggregate of the scan: counts and sums of nothing are 0,
// a mean is its sum by its number of values.
func (s *Select) Figures(cells, vals []float64) {
	for i := 0; i < len(cells); i++ {
		at := s.cells[i].agg
		v := cells[i]
		switch s.scan.Aggs[at].Func {
		case model.Count, model.Sum, model.Distinct:
			if math.IsNaN(v) {
				v = 0
			}
		case model.Mean:
			i++
			if n := cells[i]; n > 0 {
				v /= n
			} else {
				v = math.NaN()
			}
		default: // NaN is what there is of nothing
		}
		vals[at] = v
	}
}
