package frame

import (
	"cmp"
	"math"
	"slices"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Derive adds the columns that are worked out from other rows of the answer. It runs after Limit, so that a share is
// still a part of the whole and a running total still passes every period.
//
//	period  owner  revenue  :share  :running  :rank
//	2026-01 ann        300    0.75       300      1
//	2026-01 bob        100    0.25       100      2
//	2026-02 ann        100    1          400      1
func (f *Frame) Derive(list []query.Derive, better func(model.Name) model.Better) {
	for _, d := range list {
		from := f.Column(d.Metric)
		if from < 0 {
			continue
		}
		c := Column{Name: d.Metric + ":" + string(d.Kind), Metric: f.Columns[from].Metric, Unit: f.Columns[from].Unit}
		var cell func(rows []Row, i int) formula.Value
		switch d.Kind {
		case query.Share:
			c.Kind, c.Unit = Share, percent
			cell = f.shareOf(from)
		case query.Running:
			c.Kind = Running
			cell = running(from)
		case query.Rank:
			c.Kind, c.Unit = Rank, unit.Of(unit.Count)
			cell = rank(from, better(d.Metric) == model.Less)
		case query.Delta:
			c.Kind = Step
			cell = step(from)
		}
		f.Columns = append(f.Columns, c)
		for _, rows := range [][]Row{f.Rows, f.Totals} {
			cells := make([]formula.Value, len(rows))
			for i := range rows {
				cells[i] = cell(rows, i)
			}
			for i := range rows {
				rows[i].Cells = append(rows[i].Cells, cells[i])
			}
		}
		whole := formula.Value{State: formula.Empty}
		if d.Kind == query.Share || d.Kind == query.Running {
			whole = cell([]Row{f.Total}, 0)
		}
		f.Total.Cells = append(f.Total.Cells, whole)
	}
}

// shareOf divides by the total of the row's period, or by the grand total.
func (f *Frame) shareOf(from int) func([]Row, int) formula.Value {
	totals := map[int]formula.Value{plan.AllPeriods: f.Total.Cells[from]}
	for _, r := range f.Totals {
		if unsplit(r) {
			totals[r.N] = r.Cells[from]
		}
	}
	if len(f.By) == 0 { // the periods themselves are the parts
		for _, r := range f.Rows {
			totals[r.N] = f.Total.Cells[from]
		}
	}
	return func(rows []Row, i int) formula.Value {
		part, whole := rows[i].Cells[from], totals[rows[i].N]
		if s := worst(part, whole); s != formula.Present {
			return formula.Value{State: s}
		}
		if whole.V == 0 {
			return formula.Value{State: formula.Undefined}
		}
		return formula.Of(part.V / whole.V)
	}
}

func unsplit(r Row) bool {
	return !r.Others && !slices.ContainsFunc(r.Keys, func(m plan.Member) bool { return m != plan.Member{} })
}

// running adds up the row's members over the periods so far; a period without data adds nothing, a period that has not
// come yet has no running total.
func running(from int) func([]Row, int) formula.Value {
	return func(rows []Row, i int) formula.Value {
		if rows[i].Cells[from].State != formula.Present {
			return rows[i].Cells[from]
		}
		sum := 0.0
		for _, r := range rows {
			if r.N <= rows[i].N && sameMembers(r, rows[i]) && r.Cells[from].State == formula.Present {
				sum += r.Cells[from].V
			}
		}
		return formula.Of(sum)
	}
}

// step is the change against the row of the same members one period earlier.
func step(from int) func([]Row, int) formula.Value {
	return func(rows []Row, i int) formula.Value {
		for _, r := range rows {
			if rows[i].N != plan.AllPeriods && r.N == rows[i].N-1 && sameMembers(r, rows[i]) {
				return minus(rows[i].Cells[from], r.Cells[from])
			}
		}
		return formula.Value{State: formula.Empty}
	}
}

// rank counts the rows of the same period and level that are better; equal figures share a place.
func rank(from int, less bool) func([]Row, int) formula.Value {
	return func(rows []Row, i int) formula.Value {
		mine := rows[i].Cells[from]
		if mine.State != formula.Present || rows[i].Others {
			return formula.Value{State: formula.Empty}
		}
		place := 1
		for _, r := range rows {
			v := r.Cells[from]
			if r.N != rows[i].N || r.Level != rows[i].Level || r.Others || v.State != formula.Present {
				continue
			}
			if (v.V > mine.V) != less && v.V != mine.V {
				place++
			}
		}
		return formula.Of(float64(place))
	}
}

func sameMembers(a, b Row) bool {
	return a.Level == b.Level && a.Others == b.Others && slices.Equal(a.Keys, b.Keys)
}

// Sort orders the rows: by the question's sort, else by period and then the members' own order, or the first figure's
// size where members have no order of their own.
func (f *Frame) Sort(by []query.Sort, names Names) {
	if len(by) == 0 && len(f.By) > 0 && !f.ordered(names) {
		by = []query.Sort{{Name: "period"}, {Name: f.Columns[0].Name, Desc: true}}
	}
	order := func(a, b Row) int {
		if a.Others != b.Others {
			if a.Others {
				return 1
			}
			return -1
		}
		for _, s := range by {
			if c := f.compareBy(s, a, b, names); c != 0 {
				return c
			}
		}
		return f.compareKeys(a, b, names)
	}
	slices.SortStableFunc(f.Rows, order)
	slices.SortStableFunc(f.Totals, func(a, b Row) int {
		if c := cmp.Compare(a.Level, b.Level); c != 0 {
			return c
		}
		return order(a, b)
	})
}

// ordered reports whether the first dimension's members have an order of their own (stages, hours, bands).
func (f *Frame) ordered(names Names) bool {
	d := f.By[0]
	return d.Order != "" || len(d.Members) > 0 || d.Kind == model.Number || d.Kind == model.Date
}

func (f *Frame) compareBy(s query.Sort, a, b Row, names Names) int {
	sign := 1
	if s.Desc {
		sign = -1
	}
	if s.Name == "period" {
		return sign * cmp.Compare(a.N, b.N)
	}
	for i, d := range f.By {
		if d.Name == s.Name {
			return sign * compareMembers(d, a.Keys[i], b.Keys[i], names)
		}
	}
	i := f.Column(s.Name)
	if i < 0 {
		return 0
	}
	x, y := a.Cells[i], b.Cells[i]
	if x.State != y.State && (x.State != formula.Present || y.State != formula.Present) {
		if x.State == formula.Present { // what has no figure stands last either way
			return -1
		}
		if y.State == formula.Present {
			return 1
		}
	}
	if c := cmp.Compare(x.V, y.V); c != 0 && !math.IsNaN(x.V) {
		return sign * c
	}
	return 0
}

// Limit keeps the first n combinations of members and gives those it kept. With periods it is the figures of the whole
// range that decide, so that a top list has the same members in every period.
func (f *Frame) Limit(n int, by []query.Sort, names Names) (kept [][]plan.Member) {
	if n <= 0 || len(f.By) == 0 {
		return nil
	}
	whole := &Frame{By: f.By, Columns: f.Columns}
	for _, rows := range [][]Row{f.Rows, f.Totals} {
		for _, r := range rows {
			if r.N == plan.AllPeriods && full(r, f) {
				whole.Rows = append(whole.Rows, r)
			}
		}
	}
	rank := slices.DeleteFunc(slices.Clone(by), func(s query.Sort) bool { return s.Name == "period" })
	if len(rank) == 0 && !whole.ordered(names) {
		rank = []query.Sort{{Name: f.Columns[0].Name, Desc: true}}
	}
	whole.Sort(rank, names)
	f.Cut = max(0, len(whole.Rows)-n)
	keep := map[string]bool{}
	for _, r := range whole.Rows[:min(n, len(whole.Rows))] {
		keep[keyText(0, r.Keys)] = true
		kept = append(kept, r.Keys)
	}
	f.Rows = slices.DeleteFunc(f.Rows, func(r Row) bool { return !keep[keyText(0, r.Keys)] })
	f.Totals = slices.DeleteFunc(f.Totals, func(r Row) bool { return full(r, f) && !keep[keyText(0, r.Keys)] })
	return kept
}

// full reports whether a row is split by every dimension.
func full(r Row, f *Frame) bool {
	return !slices.ContainsFunc(r.Keys, func(m plan.Member) bool { return m == plan.Member{} }) && len(r.Keys) == len(f.By)
}
