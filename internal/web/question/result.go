package question

import (
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// result is an answer as the page shows it.
type result struct {
	Heading string
	Range   string
	Partial string // says that the last period is not over; "" when it is
	Tiles   []whole
	Groups  []group // a first line of headers over those of one metric; nil when each has one column
	Heads   []head
	Rows    []row
	Labels  int // how many of the heads are texts
	More    int // rows that the page leaves to the files
	Shown   int
	Notes   []string
	AsOf    string
	CSV     string
	JSON    string
	Hidden  bool // some figure may not be seen
	Missing bool // some figure is not there
}

// whole is the figure of one metric over everything asked.
type whole struct {
	Title, Anchor, Figure, Link string
	Why                         string // why there is no figure
	Deltas                      []delta
}

type head struct {
	Title, Note, Days, Unit, Link, Sorted string
	Figure                                bool
	First                                 bool // the first under a metric
}

// group is the header over all columns of one metric.
type group struct {
	Title, Unit string
	Span        int
}

type row struct {
	Total bool
	Cells []cell
}

type cell struct {
	Text, Link, Tip string
	Figure, Quiet   bool
	First           bool // the first under a metric
	Delta           *delta
}

// delta is a change: its arrow shows the direction, its shape whether it is for the better.
type delta struct {
	Text, Class, Tip string
	Against, Days    string // what it is a change to, and when that was
}

// mostRows is how many rows a page shows; the files have all of them.
const mostRows = 500

func newResult(a *ask.Answer, v *page.Visit) *result {
	l := v.Lang
	t := &result{
		Heading: render.Heading(a, l), Range: l.Range(a.Range), AsOf: render.AsOf(a, l),
		CSV: link("/ask.csv", a.Query), JSON: link("/ask.json", a.Query),
	}
	for _, n := range a.Notes {
		switch n.Kind {
		case plan.NoteDemo: // the banner says it
		case plan.NotePartial:
			t.Partial = render.Said(n, a, l)
		default:
			t.Notes = append(t.Notes, render.Said(n, a, l))
		}
	}
	columns := render.Columns(a, l)
	t.Tiles = tiles(a, columns, l)
	if len(a.Frame.By) > 0 || a.Frame.Grain != cal.None {
		t.table(a, columns, l)
	}
	return t
}

func tiles(a *ask.Answer, columns []render.Column, l lang.Lang) []whole {
	const most = 6
	var list []whole
	for _, c := range columns {
		if c.Kind != frame.Figure || c.View != 0 || len(list) == most {
			continue
		}
		value := a.Frame.Total.Cells[c.At]
		x := whole{Title: c.Title, Anchor: tile.Anchor(a, c.Metric, l), Figure: c.Brief(value, a.Settings.Currency), Why: render.Why(a, c.Column, value, l)}
		x.Link = explainLink(a, a.Frame.Total, c)
		for _, d := range columns {
			if d.Metric == c.Metric && d.View > 0 && tile.Told(d, columns) {
				change := newDelta(d, a.Frame.Total.Cells[d.At], a, l)
				change.Against = l.Pick("vs ", "к ") + render.Against(a.Views[d.View].Name, l) + ","
				change.Days = l.RangeAxis(a.Views[d.View].Range)
				if a.Unborn(c.Metric.Name, d.View) {
					change.Text, change.Against = "", render.NoDataThen(a.Views[d.View].Name, l)+","
				}
				x.Deltas = append(x.Deltas, change)
			}
		}
		list = append(list, x)
	}
	return list
}

func newDelta(c render.Column, v formula.Value, a *ask.Answer, l lang.Lang) delta {
	d := tile.NewDelta(c, v, a, l)
	return delta{Text: d.Text, Class: d.Class, Tip: d.Tip}
}

func (t *result) table(a *ask.Answer, columns []render.Column, l lang.Lang) {
	columns = tile.ByMetric(slices.DeleteFunc(slices.Clone(columns), func(c render.Column) bool { return c.Kind == frame.Delta && !tile.Told(c, columns) }))
	labels := render.Labels(a, l)
	t.Labels = len(labels)
	for i, title := range labels {
		name := "period"
		if at := i - (len(labels) - len(a.Frame.By)); at >= 0 {
			name = a.Frame.By[at].Name
		}
		t.Heads = append(t.Heads, headOf(a, name, head{Title: title}))
	}
	grouped := slices.ContainsFunc(columns, func(c render.Column) bool { return c.Note != "" })
	for i, c := range columns {
		h := head{Title: c.Title, Note: c.Note, Unit: c.Unit, Figure: true}
		if grouped {
			h = t.under(a, c, i == 0 || columns[i-1].Metric != c.Metric, l)
		}
		t.Heads = append(t.Heads, headOf(a, c.Name, h))
	}
	rows := a.Frame.Rows
	t.Shown = min(len(rows), mostRows)
	t.More = len(rows) - t.Shown
	rows = rows[:t.Shown]
	if a.Query.Totals {
		rows = slices.Concat(rows, a.Frame.Totals[:min(len(a.Frame.Totals), mostRows)], []frame.Row{a.Frame.Total})
	}
	for i, r := range rows {
		line := row{Total: i >= t.Shown}
		for _, text := range render.Label(a, r, l) {
			line.Cells = append(line.Cells, cell{Text: text})
		}
		for k, c := range columns {
			x := t.cell(a, r, c, columns, l)
			x.First = grouped && (k == 0 || columns[k-1].Metric != c.Metric)
			line.Cells = append(line.Cells, x)
		}
		t.Rows = append(t.Rows, line)
	}
}

func (t *result) cell(a *ask.Answer, r frame.Row, c render.Column, columns []render.Column, l lang.Lang) cell {
	v := r.Cells[c.At]
	x := cell{Text: c.Text(v), Figure: true, Quiet: c.View > 0, Tip: render.Why(a, c.Column, v, l), Link: explainLink(a, r, c)}
	t.Hidden = t.Hidden || v.State == formula.Hidden
	t.Missing = t.Missing || v.State == formula.Empty || v.State == formula.Undefined
	switch {
	case c.View > 0 && tile.Told(c, columns):
		d := newDelta(c, v, a, l)
		d.Text = c.Text(v)
		if i := a.Frame.Column(strings.TrimSuffix(c.Name, ":change") + ":delta"); c.Kind == frame.Change && i >= 0 && v.State == formula.Present {
			d.Tip = strings.Trim(render.Columns(a, l)[i].Full(r.Cells[i], a.Settings.Currency)+", "+d.Tip, ", ")
		}
		x.Delta = &d
	case c.Kind == frame.Step:
		d := newDelta(c, v, a, l)
		d.Text = c.Text(v)
		x.Delta = &d
	}
	return x
}

func explainLink(a *ask.Answer, r frame.Row, c render.Column) string {
	q, ok := a.Cell(r, c.Column)
	if !ok {
		return ""
	}
	return link("/explain", q)
}

// under makes the header of a column that stands under its metric's.
func (t *result) under(a *ask.Answer, c render.Column, first bool, l lang.Lang) head {
	if first {
		t.Groups = append(t.Groups, group{Title: c.Title, Unit: c.Unit})
	}
	g := &t.Groups[len(t.Groups)-1]
	g.Span++
	h := head{Figure: true, Title: c.Note, First: first}
	switch c.Kind {
	case frame.Figure:
		if c.View == 0 {
			h.Title = l.Pick("actual", "факт")
		} else if a.Frame.Grain == cal.None {
			h.Days = l.RangeAxis(a.Views[c.View].Range)
		}
	case frame.Delta, frame.Change:
		h.Title = l.Pick("change", "изменение")
		h.Unit = c.Unit
		if len(a.Views) > 2 {
			h.Note = render.Shift(a.Views[c.View].Name, l)
		}
	case frame.Share, frame.Running, frame.Rank, frame.Step:
		if c.Unit != g.Unit {
			h.Unit = c.Unit
		}
	}
	return h
}

// headOf lets a header sort by its column, largest first, and back again.
func headOf(a *ask.Answer, name string, h head) head {
	q := a.Query
	desc := h.Figure
	if len(q.Sort) > 0 && q.Sort[0].Name == name {
		desc = !q.Sort[0].Desc
		h.Sorted = "ascending"
		if q.Sort[0].Desc {
			h.Sorted = "descending"
		}
	}
	q.Sort = []query.Sort{{Name: name, Desc: desc}}
	h.Link = link(path, q)
	return h
}
