package tile

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// mostAcross is how many columns of a pivot a page shows.
const mostAcross = 60

// NewPivot writes an answer crosswise. Every total is a figure of its own, never a sum of cells that do not add up:
//
//	by one dimension and period    members down, periods across
//	by two dimensions              the first down, the second across; across is the answer by the second alone
//	by period alone                metrics down, periods across
//
// Other answers are a plain table.
func NewPivot(a, across *ask.Answer, l lang.Lang, room Room) *Table {
	switch {
	case len(a.Frame.By) == 0 && a.Frame.Grain != cal.None:
		return fitted(room, func(tight tightness) *Table { return metricsDown(a, l, tight) })
	case len(a.Frame.By) == 1 && a.Frame.Grain != cal.None:
		return fitted(room, func(tight tightness) *Table { return crossed(a, nil, l, tight) })
	case len(a.Frame.By) == 2 && a.Frame.Grain == cal.None:
		return fitted(room, func(tight tightness) *Table { return crossed(a, across, l, tight) })
	}
	return NewTable(a, l, TableOptions{Room: room})
}

// place is where a figure stands: a period and members.
type place struct {
	n           int
	first, then plan.Member
	others      bool
}

func placeOf(r frame.Row) place {
	p := place{n: r.N, others: r.Others}
	if len(r.Keys) > 0 {
		p.first = r.Keys[0]
	}
	if len(r.Keys) > 1 {
		p.then = r.Keys[1]
	}
	return p
}

func metricsDown(a *ask.Answer, l lang.Lang, tight tightness) *Table {
	t := &Table{Caption: render.Heading(a, l), Labels: 1, Open: -1, Heads: []Head{{Title: l.Pick("Metric", "Показатель")}}}
	columns := tableColumns(a, l, tight)
	rows := map[int]frame.Row{}
	for _, r := range a.Frame.Rows {
		rows[r.N] = r
	}
	for i, p := range a.Frame.Periods {
		h := Head{Title: l.PeriodAxis(a.Calendar, p), Figure: true, Open: a.Open(p)}
		if h.Open {
			t.Open = i + 1
		}
		t.Heads = append(t.Heads, h)
	}
	t.Heads = append(t.Heads, Head{Title: l.Pick("Whole period", "Весь период"), Figure: true, First: true})
	area := ""
	for _, c := range columns {
		if c.Kind != frame.Figure || c.View != 0 {
			continue
		}
		if c.Metric.Area != area && area != "" {
			t.Rows = append(t.Rows, Row{Block: true, Cells: []Cell{{Text: ""}}})
		}
		area = c.Metric.Area
		title := c.Title
		if c.Unit != "" {
			title += ", " + c.Unit
		}
		line := Row{Cells: []Cell{{Text: title}}}
		for _, p := range a.Frame.Periods {
			if r, ok := rows[p.N]; ok {
				x := t.cell(a, r, c, columns, l)
				t.pivoted(a, r, c, &x, l)
				line.Cells = append(line.Cells, x)
			} else {
				line.Cells = append(line.Cells, Cell{Text: lang.Missing, Figure: true})
			}
		}
		x := t.cell(a, a.Frame.Total, c, columns, l)
		t.pivoted(a, a.Frame.Total, c, &x, l)
		x.First = true
		line.Cells = append(line.Cells, x)
		t.Rows = append(t.Rows, line)
	}
	t.Shown = len(t.Rows)
	return t
}

// column is one column of a pivot: a period or a member of the second dimension.
type column struct {
	title string
	n     int
	then  plan.Member
	open  bool
}

func crossed(a, across *ask.Answer, l lang.Lang, tight tightness) *Table {
	figures := tableColumns(a, l, tight)
	c := figures[0]
	t := &Table{Caption: render.Heading(a, l), Labels: 1, Open: -1, Heads: []Head{{Title: a.Frame.By[0].Title.In(string(l))}}}
	cells := map[place]frame.Row{}
	for _, list := range [][]frame.Row{a.Frame.Rows, a.Frame.Totals, {a.Frame.Total}} {
		for _, r := range list {
			cells[placeOf(r)] = r
		}
	}
	list := columnsOf(a, l)
	if len(list) > mostAcross {
		t.More = len(list) - mostAcross
		list = list[:mostAcross]
	}
	for i, x := range list {
		if x.open {
			t.Open = i + 1
		}
		t.Heads = append(t.Heads, Head{Title: x.title, Figure: true, Open: x.open})
	}
	if !steps(a, 1) {
		t.Heads = append(t.Heads, Head{Title: l.Pick("Total", "Итого"), Figure: true, First: true, Unit: c.Unit})
	}
	down := firsts(a)
	if len(down) > MostRows {
		t.More += len(down) - MostRows
		down = down[:MostRows]
	}
	t.Shown = len(down)
	for _, r := range down {
		line := Row{Cells: []Cell{{Text: label(a, r, 0, l)}}}
		for _, x := range list {
			line.Cells = append(line.Cells, t.at(a, cells, place{x.n, r.Keys[0], x.then, r.Others}, c, figures, l))
		}
		if !steps(a, 1) {
			whole := t.at(a, cells, place{plan.AllPeriods, r.Keys[0], plan.Member{}, r.Others}, c, figures, l)
			whole.First = true
			line.Cells = append(line.Cells, whole)
		}
		t.Rows = append(t.Rows, line)
	}
	if !steps(a, 0) {
		t.Rows = append(t.Rows, t.foot(a, across, cells, list, figures, l, tight))
	}
	return t
}

// steps reports whether the dimension at a place has the stages that the same deals pass one after the other: what all
// stages have together counts a deal at each of them, and means nothing.
func steps(a *ask.Answer, at int) bool {
	if at >= len(a.Frame.By) || a.Frame.By[at].Name != "stage" {
		return false
	}
	return !slices.ContainsFunc(a.Query.Metrics, func(m model.Name) bool { return !strings.HasPrefix(m, "stage_") })
}

// foot is the line of totals.
func (t *Table) foot(a, across *ask.Answer, cells map[place]frame.Row, list []column, figures []render.Column, l lang.Lang, tight tightness) Row {
	line := Row{Total: true, Cells: []Cell{{Text: l.Pick("Total", "Итого")}}}
	for _, x := range list {
		if across == nil || across.Err != nil {
			line.Cells = append(line.Cells, t.at(a, cells, place{n: x.n, then: x.then}, figures[0], figures, l))
			continue
		}
		at := Cell{Text: lang.Missing, Figure: true}
		for _, r := range across.Frame.Rows {
			if r.Keys[0] == x.then {
				other := tableColumns(across, l, tight)
				at = t.cell(across, r, other[0], other, l)
			}
		}
		line.Cells = append(line.Cells, at)
	}
	if steps(a, 1) {
		return line
	}
	whole := t.at(a, cells, place{n: plan.AllPeriods}, figures[0], figures, l)
	whole.First = true
	line.Cells = append(line.Cells, whole)
	return line
}

func (t *Table) at(a *ask.Answer, cells map[place]frame.Row, p place, c render.Column, all []render.Column, l lang.Lang) Cell {
	r, ok := cells[p]
	if !ok {
		return Cell{Text: "", Figure: true}
	}
	x := t.cell(a, r, c, all, l)
	t.pivoted(a, r, c, &x, l)
	return x
}

// columnsOf lists what stands across: the periods, or the members of the second dimension in their order.
func columnsOf(a *ask.Answer, l lang.Lang) []column {
	var list []column
	if len(a.Frame.By) == 1 {
		for _, p := range a.Frame.Periods {
			list = append(list, column{title: l.PeriodAxis(a.Calendar, p), n: p.N, open: a.Open(p)})
		}
		return list
	}
	seen := map[plan.Member]bool{}
	for _, r := range a.Frame.Rows {
		if !seen[r.Keys[1]] && !r.Others {
			seen[r.Keys[1]] = true
			list = append(list, column{title: label(a, r, 1, l), n: r.N, then: r.Keys[1]})
		}
	}
	sortColumns(a, list)
	return list
}

// firsts lists one row for each member of the first dimension, in the answer's order.
func firsts(a *ask.Answer) []frame.Row {
	var list []frame.Row
	seen := map[place]bool{}
	for _, r := range a.Frame.Rows {
		p := place{first: r.Keys[0], others: r.Others}
		if !seen[p] {
			seen[p] = true
			list = append(list, r)
		}
	}
	return list
}

// label is the title of one of a row's members.
func label(a *ask.Answer, r frame.Row, i int, l lang.Lang) string {
	texts := render.Label(a, r, l)
	return texts[len(texts)-len(a.Frame.By)+i]
}

// sortColumns puts members across in the order they have everywhere: by rank or number, then by title.
func sortColumns(a *ask.Answer, list []column) {
	d := a.Frame.By[1]
	number := func(c column) (float64, bool) {
		n, err := strconv.ParseFloat(c.then.ID, 64)
		return n, err == nil
	}
	less := func(x, y column) int {
		if ox, oy := a.Names.Order(d, x.then), a.Names.Order(d, y.then); ox != oy {
			return sign(ox - oy)
		}
		nx, okx := number(x)
		ny, oky := number(y)
		if okx && oky {
			return sign(nx - ny)
		}
		return compare(x.title, y.title)
	}
	sortBy(list, less)
}
