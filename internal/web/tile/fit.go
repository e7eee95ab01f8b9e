package tile

import (
	"strings"
	"unicode/utf8"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/render"
	"svodka/internal/render/chart"
)

// Room is how wide a table may stand in a card on a desk's screen, in px; the zero Room is boundless.
type Room int

// Rooms of cards.
const (
	Whole Room = 1140 // across the page
	Half  Room = 534
)

// roomOf is the room of a card so many of twelve columns wide.
func roomOf(columns int) Room {
	const all, gap = 12, 8
	if columns <= 0 || columns >= all {
		return Whole
	}
	return Whole*Room(columns)/all - gap
}

// roomUnder is how high a picture stands in a card so many rows high, in px: without the card's head and foot. A card without
// rows is as high as its picture.
func roomUnder(rows int) int {
	const row, gap, frame = 84, 16, 124
	if rows <= 0 {
		return 0
	}
	return rows*(row+gap) - gap - frame
}

// tightness is what a table does without to stand in its card.
type tightness int

const (
	loose   tightness = iota
	changes           // the figures compared with stand behind the changes
	briefly           // and money is in thousands
	stacked           // and the changes stand below the figures
)

// fitted makes a table as wide as its room allows. What does not fit even so scrolls in its card.
func fitted(room Room, build func(tightness) *Table) *Table {
	t := build(loose)
	for tight := changes; room > 0 && Room(t.Width()) > room && tight <= stacked; tight++ {
		t = build(tight)
	}
	t.Close = room > 0 && Room(t.Width()) > room
	return t
}

// Width is about how many px wide a table needs to be: its longest texts, with the words of its heads below each other.
func (t *Table) Width() int {
	const letter, thin, pad, edge, label, mark = 7.4, 6.6, 20, 12, 190, 26
	widths := make([]float64, len(t.Heads))
	for i, h := range t.Heads {
		for word := range strings.FieldsSeq(withUnit(h.Title, h.Unit) + " " + h.Note) {
			widths[i] = max(widths[i], thin*length(word))
		}
		widths[i] = max(widths[i], thin*length(h.Days))
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if i >= len(widths) {
				break
			}
			w := letter * length(c.Text)
			switch {
			case c.Delta != nil:
				w = thin*length(c.Delta.Text) + mark
			case !c.Figure:
				w = min(w, label)
			case c.Under != nil:
				w = max(w, thin*length(c.Under.Text)+mark)
			}
			widths[i] = max(widths[i], w)
		}
	}
	sum := float64(edge)
	for _, w := range widths {
		sum += w + pad
	}
	return int(sum)
}

func length(s string) float64 { return float64(utf8.RuneCountInString(s)) }

// Fit makes the table of a card anew for other room.
func (x *Shown) Fit(room Room, l lang.Lang) {
	if x.Table != nil && x.Answer != nil {
		x.Table = x.table(room, l)
	}
}

// Draws reports whether a card that is a table by its kind can be drawn as well.
func (x *Shown) Draws() bool {
	if x.Answer == nil || x.Empty != "" || x.Tile.Kind != board.Table && x.Tile.Kind != board.Pivot {
		return false
	}
	_, ok := pictureOf(x.Answer)
	return ok
}

// Draw adds a chart to a card that is a table by its kind, by what its answer is split by.
func (x *Shown) Draw(l lang.Lang) {
	if x.Chart != nil || !x.Draws() {
		return
	}
	kind, _ := pictureOf(x.Answer)
	c, err := chart.Build(chart.Spec{Kind: string(kind), Title: x.Title, Sub: x.Sub}, x.Answer, l)
	if err == nil && !c.Table {
		x.Chart = &c
	}
}

// pictureOf is the kind of chart that shows what a table does.
func pictureOf(a *ask.Answer) (board.Kind, bool) {
	const two = 2
	time := a.Frame.Grain != cal.None
	switch {
	case len(a.Frame.By) == 0 && time:
		return board.Combined, true
	case len(a.Frame.By) == 1 && !time:
		return board.Rows, true
	case len(a.Frame.By) == 1 && time, len(a.Frame.By) == two && !time:
		return board.Heat, true
	}
	return "", false
}

// tableColumns are an answer's columns as a table has them.
func tableColumns(a *ask.Answer, l lang.Lang, tight tightness) []render.Column {
	list := render.Columns(a, l)
	for i, c := range list {
		if list[i] = c.Whole(a); tight >= briefly {
			list[i] = list[i].Short(a)
		}
	}
	return list
}

// keeps reports whether a table has a column of its own for a figure.
func (tight tightness) keeps(c render.Column, all []render.Column) bool {
	switch {
	case c.Kind == frame.Delta && !Told(c, all), tight >= changes && c.Kind == frame.Figure && c.View > 0:
		return false
	}
	return tight < stacked || c.View == 0
}

// below is the change that stands below a figure, in a table that has no columns for changes.
func (t *Table) below(a *ask.Answer, r frame.Row, c render.Column, all []render.Column, l lang.Lang) *Delta {
	if t.options.tight < stacked || c.Kind != frame.Figure {
		return nil
	}
	for _, d := range all {
		if d.Metric == c.Metric && d.View > 0 && Told(d, all) && r.Cells[d.At].State == formula.Present {
			x := t.cell(a, r, d, all, l).Delta
			x.Text = d.Full(r.Cells[d.At], a.Settings.Currency)
			return x
		}
	}
	return nil
}

// was tells the figure that a change is a change from, where it has no column of its own.
func was(a *ask.Answer, r frame.Row, c render.Column, all []render.Column, l lang.Lang) string {
	name, _, _ := strings.Cut(c.Name, ":")
	i := a.Frame.Column(name)
	if i < 0 {
		return ""
	}
	return l.Pick("was ", "было ") + all[i].Full(r.Cells[i], a.Settings.Currency)
}
