package frame

import (
	"cmp"
	"slices"
	"strings"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Sort orders the rows: by the question's sort, else by period and then the members' own order, or the first figure's
// size where members have no order of their own. Ties stand by period and members, so that the order is always the
// same. Others stand last, of each period where periods come first.
func (f *Frame) Sort(by []query.Sort, names Names) {
	if len(by) == 0 && len(f.By) > 0 && !f.ordered() {
		by = []query.Sort{{Name: "period"}, {Name: f.Columns[0].Name, Desc: true}}
	}
	f.Rows = f.sorted(f.Rows, by, names, false)
	f.Totals = f.sorted(f.Totals, by, names, true)
}

// ordered reports whether the first dimension's members have an order of their own (stages, hours, bands).
func (f *Frame) ordered() bool {
	d := f.By[0]
	return d.Order != "" || len(d.Members) > 0 || d.Kind == model.Number || d.Kind == model.Date
}

// sortKey is one criterion: the period, a dimension's place in By, or a column.
type sortKey struct {
	period      bool
	dim, column int // -1 when it is not one
	sign        int
}

// keys finds what a sort speaks of; names that the frame does not have are left out.
func (f *Frame) keys(by []query.Sort) []sortKey {
	var list []sortKey
	for _, s := range by {
		k := sortKey{dim: -1, column: -1, sign: 1}
		if s.Desc {
			k.sign = -1
		}
		k.period = s.Name == model.OverPeriod
		k.dim = slices.IndexFunc(f.By, func(d *model.Dimension) bool { return d.Name == s.Name })
		if k.dim < 0 {
			k.column = f.Column(s.Name)
		}
		if k.period || k.dim >= 0 || k.column >= 0 {
			list = append(list, k)
		}
	}
	return list
}

// sorted gives the rows in order. Members are compared by their places, worked out once: a title is asked for once a
// member, not once a comparison.
func (f *Frame) sorted(rows []Row, by []query.Sort, names Names, levels bool) []Row {
	if len(rows) < 2 {
		return rows
	}
	keys := f.keys(by)
	width := len(f.By)
	places := f.places(rows, names)
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &rows[i], &rows[j]
		if levels && a.Level != b.Level {
			return cmp.Compare(a.Level, b.Level)
		}
		for _, k := range keys {
			var c int
			switch {
			case k.period:
				c = k.sign * cmp.Compare(a.N, b.N)
			case a.Others != b.Others:
				return compareOthers(a, b)
			case k.dim >= 0:
				c = k.sign * cmp.Compare(places[i*width+k.dim], places[j*width+k.dim])
			default:
				c = compareCells(a.Cells[k.column], b.Cells[k.column], k.sign)
			}
			if c != 0 {
				return c
			}
		}
		return cmp.Or(
			cmp.Compare(a.N, b.N),
			compareOthers(a, b),
			slices.Compare(places[i*width:(i+1)*width], places[j*width:(j+1)*width]),
		)
	})
	out := make([]Row, len(rows))
	for i, from := range order {
		out[i] = rows[from]
	}
	return out
}

// compareOthers puts the row of all that the limit cut last.
func compareOthers(a, b *Row) int {
	switch {
	case a.Others == b.Others:
		return 0
	case a.Others:
		return 1
	}
	return -1
}

// compareCells puts what has no figure last, whatever the direction.
func compareCells(x, y formula.Value, sign int) int {
	if x.State != formula.Present || y.State != formula.Present {
		return cmp.Compare(absent(x), absent(y))
	}
	return sign * cmp.Compare(x.V, y.V)
}

func absent(v formula.Value) int {
	if v.State == formula.Present {
		return 0
	}
	return 1
}

// places gives, row by row, the place of each member among those of its dimension: by their order, then by title; the
// one without a value stands last.
func (f *Frame) places(rows []Row, names Names) []int32 {
	width := len(f.By)
	out := make([]int32, len(rows)*width)
	for i, d := range f.By {
		at := map[plan.Member]int32{}
		for _, r := range rows {
			at[r.Keys[i]] = 0
		}
		for place, m := range arranged(d, at, names) {
			at[m] = int32(place)
		}
		for j, r := range rows {
			out[j*width+i] = at[r.Keys[i]]
		}
	}
	return out
}

// named is a member with what it is placed by.
type named struct {
	member plan.Member
	order  float64
	title  string
}

func nameOf(d *model.Dimension, m plan.Member, names Names) named {
	n := named{member: m}
	if !m.Null && !isAll(m) {
		n.order, n.title = names.Order(d, m), strings.ToLower(names.Title(d, m))
	}
	return n
}

func compareNamed(a, b named) int {
	null := func(m plan.Member) int {
		if m.Null {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(null(a.member), null(b.member)),
		cmp.Compare(a.order, b.order),
		strings.Compare(a.title, b.title),
		strings.Compare(a.member.ID, b.member.ID),
	)
}

// arranged lists members in their order.
func arranged(d *model.Dimension, members map[plan.Member]int32, names Names) []plan.Member {
	list := make([]named, 0, len(members))
	for m := range members {
		list = append(list, nameOf(d, m, names))
	}
	slices.SortFunc(list, compareNamed)
	out := make([]plan.Member, len(list))
	for i, n := range list {
		out[i] = n.member
	}
	return out
}

// Limit keeps the first n combinations of members and gives those it kept; Cut is how many it left out. With periods it
// is the figures of the whole range that decide, so that a top list has the same members in every period.
func (f *Frame) Limit(n int, by []query.Sort, names Names) (kept [][]plan.Member) {
	if n <= 0 || len(f.By) == 0 {
		return nil
	}
	var whole []Row
	for _, rows := range [][]Row{f.Rows, f.Totals} {
		for _, r := range rows {
			if r.N == plan.AllPeriods && f.full(r) {
				whole = append(whole, r)
			}
		}
	}
	best := f.first(by)
	whole = f.sorted(whole, best, names, false)
	f.Cut = max(0, max(len(whole), f.rows)-n)
	keep := newMemberSet(n)
	for _, r := range whole[:min(n, len(whole))] {
		keep.add(r.Keys)
	}
	f.Rows = slices.DeleteFunc(f.Rows, func(r Row) bool { return !keep.has(r.Keys) })
	f.Totals = slices.DeleteFunc(f.Totals, func(r Row) bool { return f.full(r) && !keep.has(r.Keys) })
	return keep.list
}

// first is the sort that says which rows are the first ones of a limit.
func (f *Frame) first(by []query.Sort) []query.Sort {
	best := slices.DeleteFunc(slices.Clone(by), func(s query.Sort) bool { return s.Name == model.OverPeriod })
	if len(best) == 0 && !f.ordered() {
		best = []query.Sort{{Name: f.Columns[0].Name, Desc: true}}
	}
	return best
}
