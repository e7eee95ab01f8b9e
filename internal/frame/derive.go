package frame

import (
	"cmp"
	"slices"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Derive adds the columns that are worked out from other rows of the answer. It runs before Limit, so that a share is a
// part of the whole and a rank counts everybody; rows that come later get their columns by AddOthers.
//
//	period  owner  revenue  :share  :running  :rank  :delta
//	2026-01 ann        300    0.75       300      1  empty
//	2026-01 bob        100    0.25       100      2  empty
//	2026-02 ann        100    1          400      1   -200
func (f *Frame) Derive(list []query.Derive, better func(model.Name) model.Better) {
	for _, d := range list {
		from := f.Column(d.Metric)
		if from < 0 {
			continue
		}
		c := Column{Name: d.Metric + ":" + string(d.Kind), Metric: f.Columns[from].Metric, Unit: f.Columns[from].Unit, cases: f.Columns[from].cases}
		switch d.Kind {
		case query.Share:
			c.Kind, c.Unit = Share, percent
			c.derive = f.share(from)
		case query.Running:
			c.Kind, c.derive = Running, running(from)
		case query.Rank:
			c.Kind, c.Unit = Rank, unit.Of(unit.Count)
			c.derive = f.rank(from, better(d.Metric) == model.Less)
		case query.Expected, query.Contrib: // columns of Build
			continue
		case query.Delta:
			c.Kind, c.derive = Step, step(from, f.Columns[from])
		}
		f.Columns = append(f.Columns, c)
		extend(f.Rows, c)
		extend(f.Totals, c)
		total := []Row{f.Total}
		extend(total, c)
		f.Total = total[0]
	}
}

// extend works out one more column of rows.
func extend(rows []Row, c Column) {
	values := c.derive(rows)
	for i := range rows {
		rows[i].Cells = append(rows[i].Cells, values[i])
	}
}

// AddOthers appends rows that stand for what the limit cut, one for each period, and works out their derived columns.
// Their cells are those of the columns that Build made.
func (f *Frame) AddOthers(rows []Row) {
	for i := range rows {
		rows[i].Others = true
	}
	for _, c := range f.Columns {
		if c.derive != nil {
			extend(rows, c)
		}
	}
	f.Rows = append(f.Rows, rows...)
}

// share divides by the total of the row's period, or by the grand total.
func (f *Frame) share(from int) func([]Row) []formula.Value {
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
	return func(rows []Row) []formula.Value {
		out := make([]formula.Value, len(rows))
		for i, r := range rows {
			out[i] = part(r.Cells[from], totals[r.N])
		}
		return out
	}
}

func part(x, whole formula.Value) formula.Value {
	if s := worst(x, whole); s != formula.Present {
		return formula.Value{State: s}
	}
	if whole.V == 0 {
		return formula.Value{State: formula.Undefined}
	}
	return formula.Of(x.V / whole.V)
}

// running adds up the row's members over the periods so far; a period without data adds nothing, a period that has not
// come yet has no running total.
func running(from int) func([]Row) []formula.Value {
	return func(rows []Row) []formula.Value {
		out := make([]formula.Value, len(rows))
		sums := make(map[string]float64, len(rows))
		var key []byte
		for _, i := range byPeriod(rows) {
			v := rows[i].Cells[from]
			if v.State == formula.Present {
				key = lineKey(key[:0], rows[i])
				sum := sums[string(key)] + v.V
				sums[string(key)] = sum
				v = formula.Of(sum)
			}
			out[i] = v
		}
		return out
	}
}

// byPeriod lists the positions of rows, earlier periods first.
func byPeriod(rows []Row) []int {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rows[a].N, rows[b].N) })
	return order
}

// lineKey names the members of a row on its level, whatever its period.
func lineKey(buf []byte, r Row) []byte {
	level := r.Level << 1
	if r.Others {
		level++
	}
	return appendKey(buf, level, r.Keys)
}

// step is the change against the row of the same members one period earlier. A cohort whose window is open is compared
// with nothing.
func step(from int, c Column) func([]Row) []formula.Value {
	return func(rows []Row) []formula.Value {
		out := make([]formula.Value, len(rows))
		last := make(map[string]int, len(rows)) // the row of the same members met before
		var key []byte
		for _, i := range byPeriod(rows) {
			out[i] = formula.Value{State: formula.Empty}
			key = lineKey(key[:0], rows[i])
			before, ok := last[string(key)]
			if ok && rows[before].N == rows[i].N-1 && rows[i].N != plan.AllPeriods {
				out[i] = c.ripe(rows[i].N, minus(rows[i].Cells[from], rows[before].Cells[from]))
			}
			last[string(key)] = i
		}
		return out
	}
}

// rank counts the rows of the same period and level that are better; equal figures share a place, and the next place is
// left out. Without dimensions the periods themselves are ranked. What has no figure, or one of too few cases, has no place
// either.
//
//	300 → 1    200 → 2    200 → 2    100 → 4
func (f *Frame) rank(from int, less bool) func([]Row) []formula.Value {
	race := func(a, b Row) int { // rows of one race are ranked among themselves
		if len(f.By) == 0 {
			return 0
		}
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.N, b.N))
	}
	return func(rows []Row) []formula.Value {
		out := make([]formula.Value, len(rows))
		order := make([]int, 0, len(rows))
		for i, r := range rows {
			switch {
			case r.Others, unsplit(r) && (len(f.By) > 0 || r.N == plan.AllPeriods):
				out[i] = formula.Value{State: formula.Empty}
			case r.Cells[from].State != formula.Present:
				out[i] = r.Cells[from]
			case f.few(r, from):
				out[i] = formula.Value{State: formula.Empty}
			default:
				order = append(order, i)
			}
		}
		slices.SortFunc(order, func(a, b int) int {
			best := cmp.Compare(rows[b].Cells[from].V, rows[a].Cells[from].V)
			if less {
				best = -best
			}
			return cmp.Or(race(rows[a], rows[b]), best)
		})
		first, place := 0, 0 // where the race began, and the place at hand, both as positions in order
		for at, i := range order {
			switch {
			case at > 0 && race(rows[order[at-1]], rows[i]) != 0:
				first, place = at, at
			case at > 0 && rows[i].Cells[from].V != rows[order[at-1]].Cells[from].V:
				place = at
			}
			out[i] = formula.Of(float64(place - first + 1))
		}
		return out
	}
}
