package tile

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
)

// MostRows is how many rows a page shows of a table; files have all of them.
const MostRows = 500

// TableOptions are how a table is made.
type TableOptions struct {
	// Sort makes the address that sorts by a column; nil leaves the heads plain.
	Sort func(q query.Query) string
	// Most rows shown; 0 is MostRows.
	Most int
	// Room is how wide the table may stand.
	Room Room
	// Explain makes every figure open how it was counted, instead of the records behind it.
	Explain bool

	tight tightness
	draft bool // only its width is wanted
}

// Table is an answer as rows and columns, ready to be written.
type Table struct {
	Caption string
	Groups  []Group // a first line of heads over those of one metric; nil where each has one column
	Heads   []Head
	Labels  int // how many of the heads are texts
	Rows    []Row
	Shown   int
	More    int // rows left to the file
	// Open is the column, from 0, of a period that is not over; -1 none.
	Open int
	// Hidden and Missing say that some figure may not be seen, or is not there.
	Hidden, Missing bool
	// Close sets the columns nearer to each other: there are more than the card has room for.
	Close bool

	options TableOptions
}

// Group is the head over all columns of one metric.
type Group struct {
	Title, Unit string
	Span        int
}

// Head is the head of a column.
type Head struct {
	Title, Note, Days, Unit, Href, Sorted string
	// Name is the column's in the answer, "" where there is none.
	Name                string
	Figure, First, Open bool
}

// Row is one line.
type Row struct {
	Total, Sub, Block bool
	Cells             []Cell
}

// Cell is one figure or text. Href opens the records behind it, Explain says how it was counted.
type Cell struct {
	Text, Href, Explain, Tip, Class string
	Figure, Quiet, First            bool
	Delta                           *Delta
	// Under is the change that stands below the figure, in a table without room for it beside.
	Under *Delta
	// Few says why the figure is too weak to judge by; "" where it is not.
	Few string
	// Mark says what became of the figure after its period was closed, and MarkHref leads to that period; "" nothing.
	Mark, MarkHref string
	// Band says in words what the colour of the cell says: how the figure stands to its plan.
	Band string
	// Value is the figure itself for sorting on the page, "" for texts; Num is the same for spreadsheets.
	Value string
	Num   render.Num
}

// NewTable writes an answer as a table: labels, figures with their comparisons, totals of their own.
func NewTable(a *ask.Answer, l lang.Lang, o TableOptions) *Table {
	if o.Most == 0 {
		o.Most = MostRows
	}
	if o.Room <= 0 {
		return newTable(a, l, o)
	}
	o.draft = true // links are most of the work, and only the table that fits needs them
	draft := fitted(o.Room, func(tight tightness) *Table {
		o.tight = tight
		return newTable(a, l, o)
	})
	o.draft = false
	t := newTable(a, l, o)
	t.Close = draft.Close
	return t
}

func newTable(a *ask.Answer, l lang.Lang, o TableOptions) *Table {
	t := &Table{Caption: render.Heading(a, l), Open: -1, options: o}
	all := tableColumns(a, l, o.tight)
	columns := ByMetric(slices.DeleteFunc(slices.Clone(all), func(c render.Column) bool { return !o.tight.keeps(c, all) || !ofTarget(a, c) }))
	labels := render.Labels(a, l)
	t.Labels = len(labels)
	for i, title := range labels {
		name := "period"
		if at := i - (len(labels) - len(a.Frame.By)); at >= 0 {
			name = a.Frame.By[at].Name
		}
		t.Heads = append(t.Heads, headOf(a, name, Head{Title: title}, o))
	}
	grouped := slices.ContainsFunc(columns, func(c render.Column) bool { return c.Note != "" })
	for i, c := range columns {
		h := Head{Title: c.Title, Note: c.Note, Unit: c.Unit, Figure: true}
		if grouped {
			h = t.under(a, c, i == 0 || columns[i-1].Metric != c.Metric, l)
		}
		t.Heads = append(t.Heads, headOf(a, c.Name, h, o))
	}
	rows := a.Frame.Rows
	t.Shown = min(len(rows), o.Most)
	t.More = len(rows) - t.Shown
	rows = rows[:t.Shown]
	if (len(a.Frame.Totals) > 0 || a.Query.Totals) && !steps(a, 0) {
		rows = slices.Concat(rows, a.Frame.Totals[:min(len(a.Frame.Totals), o.Most)], []frame.Row{a.Frame.Total})
	}
	for i, r := range rows {
		line := Row{Total: i >= t.Shown}
		for _, text := range render.Label(a, r, l) {
			line.Cells = append(line.Cells, Cell{Text: text})
		}
		for k, c := range columns {
			x := t.cell(a, r, c, all, l)
			x.Under = t.below(a, r, c, all, l)
			x.First = grouped && (k == 0 || columns[k-1].Metric != c.Metric)
			line.Cells = append(line.Cells, x)
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

// question is what stands behind a figure; a draft needs none.
func (t *Table) question(a *ask.Answer, r frame.Row, c render.Column, v formula.Value) (query.Query, bool) {
	if t.options.draft || v.State == formula.Hidden {
		return query.Query{}, false
	}
	return a.Cell(r, c.Column)
}

func (t *Table) cell(a *ask.Answer, r frame.Row, c render.Column, all []render.Column, l lang.Lang) Cell {
	v := r.Cells[c.At]
	x := Cell{Text: c.Text(v), Figure: true, Quiet: c.View > 0, Tip: render.Why(a, c.Column, v, l), Value: exact(v), Num: c.Number(v)}
	if q, ok := t.question(a, r, c, v); ok {
		text := q.Values().Encode()
		x.Explain = "/explain?" + text
		switch {
		case t.options.Explain:
			x.Href = x.Explain
		case v.State == formula.Present:
			x.Href = "/records?" + text
		}
	}
	few := render.Few(a, r, c.Column, l)
	if few != "" {
		x.Few = Doubt(few, l)
	}
	if !t.options.draft {
		var period string
		if x.Mark, period = a.CorrectedText(r, c.Column, l, c.Text); period != "" {
			x.MarkHref = "/periods/" + url.PathEscape(period)
		}
	}
	x.painted(a, r, c, l)
	if c.Kind == frame.Expected || c.Metric.Plan != nil && c.Kind == frame.Figure && c.View == 0 {
		if said := render.Expectation(all, c.Metric.Name, r, l); said != "" {
			x.Text = said // spreadsheets count with the figure
		}
	}
	if c.Kind.OfPlan() && !t.options.Explain {
		x.Href = "" // a plan has no records
		if x.Explain != "" && v.State == formula.Present {
			x.Href = x.Explain
		}
	}
	t.Hidden = t.Hidden || v.State == formula.Hidden
	t.Missing = t.Missing || !c.Kind.OfPlan() && (v.State == formula.Empty || v.State == formula.Undefined)
	switch {
	case c.View > 0 && Told(c, all):
		d := NewDelta(c, v, a, l)
		d.Text = c.Text(v)
		d.still()
		if i := a.Frame.Column(strings.TrimSuffix(c.Name, ":change") + ":delta"); c.Kind == frame.Change && i >= 0 && v.State == formula.Present {
			d.Tip = strings.Trim(all[i].Full(r.Cells[i], a.Settings.Currency)+", "+d.Tip, ", ")
		}
		if t.options.tight >= changes && v.State == formula.Present {
			d.Tip = strings.Trim(was(a, r, c, all, l)+", "+d.Tip, ", ")
		}
		x.Delta = &d
	case c.Kind == frame.Step:
		d := NewDelta(c, v, a, l)
		d.Text = c.Text(v)
		d.still()
		x.Delta = &d
	}
	if x.Delta != nil && !t.options.Explain {
		x.Href = "" // the records are those of the figure beside
	}
	if x.Delta != nil && few != "" {
		x.Delta.Doubt(few, l)
	}
	return x
}

// exact is a figure as the page sorts by it.
func exact(v formula.Value) string {
	if v.State != formula.Present {
		return ""
	}
	return strconv.FormatFloat(v.V, 'g', -1, 64)
}

// ByMetric puts the columns of a metric beside each other.
func ByMetric(columns []render.Column) []render.Column {
	var order []string
	for _, c := range columns {
		if !slices.Contains(order, c.Metric.Name) {
			order = append(order, c.Metric.Name)
		}
	}
	slices.SortStableFunc(columns, func(a, b render.Column) int {
		return slices.Index(order, a.Metric.Name) - slices.Index(order, b.Metric.Name)
	})
	return columns
}

// under makes the head of a column that stands under its metric's.
func (t *Table) under(a *ask.Answer, c render.Column, first bool, l lang.Lang) Head {
	if first {
		t.Groups = append(t.Groups, Group{Title: c.Title, Unit: c.Unit})
	}
	g := &t.Groups[len(t.Groups)-1]
	g.Span++
	h := Head{Figure: true, Title: c.Note, First: first}
	switch c.Kind {
	case frame.Figure:
		if c.View == 0 {
			h.Title = l.Pick("actual", "факт")
		} else if a.Frame.Grain == 0 && a.Query.Range != plan.Everything { // nothing was before all time
			h.Days = l.RangeAxis(a.Views[c.View].Range)
		}
	case frame.Delta, frame.Change:
		h.Title = l.Pick("change", "изменение")
		h.Unit = c.Unit
		switch {
		case t.options.tight >= changes:
			h.Title = l.Pick("change", "изм.")
		case len(a.Views) > 2:
			h.Note = render.Shift(a.Views[c.View].Name, l)
		}
	case frame.Done: // says it itself
	case frame.Share, frame.Running, frame.Rank, frame.Step,
		frame.Planned, frame.Pace, frame.Need, frame.Expected, frame.Low, frame.High, frame.Contrib:
		if c.Unit != g.Unit {
			h.Unit = c.Unit
		}
	}
	return h
}

// headOf lets a head sort by its column, largest first, and back again.
func headOf(a *ask.Answer, name string, h Head, o TableOptions) Head {
	h.Name = name
	if o.Sort == nil {
		return h
	}
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
	h.Href = o.Sort(q)
	return h
}
