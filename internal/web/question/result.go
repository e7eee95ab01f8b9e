package question

import (
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
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
	Table   *tile.Table // nil where the tiles tell it all
	Notes   []string
	AsOf    string
	Files   tile.Export
}

// whole is the figure of one metric over everything asked.
type whole struct {
	Title, Anchor, Figure, Link string
	Why                         string // why there is no figure
	Few                         string // why it is too weak to judge by
	Deltas                      []delta
}

// delta is a change, what it is a change to, and when that was.
type delta struct {
	tile.Delta

	Days string
}

func newResult(a *ask.Answer, v *page.Visit) *result {
	l := v.Lang
	t := &result{
		Heading: render.Heading(a, l), Range: l.Range(a.Range), AsOf: render.AsOf(a, l),
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
		t.Table = tile.NewTable(a, l, tile.TableOptions{Explain: true, Sort: func(q query.Query) string { return link(path, q) }})
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
		if few := render.Few(a, a.Frame.Total, c.Column, l); few != "" {
			x.Few = tile.Doubt(few, l)
		}
		x.Link = explainLink(a, a.Frame.Total, c)
		for _, d := range columns {
			if d.Metric == c.Metric && d.View > 0 && tile.Told(d, columns) {
				change := delta{Delta: tile.NewDelta(d, a.Frame.Total.Cells[d.At], a, l), Days: l.RangeAxis(a.Views[d.View].Range)}
				if few := render.Few(a, a.Frame.Total, d.Column, l); few != "" {
					change.Doubt(few, l)
				}
				change.Against = l.Pick("vs ", "к ") + render.Against(a.Views[d.View].Name, l) + ","
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

func explainLink(a *ask.Answer, r frame.Row, c render.Column) string {
	q, ok := a.Cell(r, c.Column)
	if !ok {
		return ""
	}
	return link("/explain", q)
}

// missing and hidden report whether some figure of the table is not there, or may not be seen.
func (t *result) missing() bool { return t.Table != nil && t.Table.Missing }

func (t *result) hidden() bool { return t.Table != nil && t.Table.Hidden }
