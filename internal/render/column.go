// Package render writes answers, explanations and records: as JSON and CSV for machines and spreadsheets, as a table
// for a terminal. It knows no metric by name; a figure's unit says how it is written.
package render

import (
	"math"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// Column knows how the figures of one column of an answer are written: all with the same decimals, the unit once in
// the header.
type Column struct {
	frame.Column
	// At is the position of its figures in Row.Cells.
	At int
	// Title is what the column shows, in the reader's language, without the unit.
	Title string
	// Note tells a comparison or derived column apart from its metric: "год назад", "доля". "" for the figure itself.
	Note string
	// Unit is what stands in the header beside the title: "₽", "%", "ч"; "" where the cells say it or there is none.
	Unit string

	lang     lang.Lang
	decimals int
	signed   bool
	seconds  bool // cells are written as durations, each with its own unit
	times    float64
	lacks    bool // nobody has ever loaded what the figures are made of
}

// Columns prepares the columns of an answer for a reader.
func Columns(a *ask.Answer, l lang.Lang) []Column {
	list := make([]Column, len(a.Frame.Columns))
	for i, c := range a.Frame.Columns {
		list[i] = column(c, i, a, l)
	}
	return list
}

func column(c frame.Column, at int, a *ask.Answer, l lang.Lang) Column {
	out := Column{Column: c, At: at, Title: c.Metric.Title.In(string(l)), lang: l, times: 1}
	out.Note = note(c, a, l)
	_, out.lacks = a.Lacks[c.Metric.Name]
	out.signed = c.Kind == frame.Delta || c.Kind == frame.Change || c.Kind == frame.Step
	u := c.Unit
	values := alike(c, a.Frame)
	if u.Rate() {
		out.times = u.Show().Seconds()
	}
	switch u.Kind() {
	case unit.Money:
		out.times /= ask.MinorUnits
		out.Unit = l.MoneyUnit(a.Settings.Currency, lang.Units)
		out.decimals = moneyDecimals(values, out.times)
	case unit.Percent:
		out.times *= 100
		out.decimals, out.Unit = 1, "%"
		if out.signed && c.Kind != frame.Change {
			out.Unit = l.Pick("pp", "п. п.")
		}
	case unit.Ratio:
		out.decimals, out.Unit = 2, "×"
	case unit.Duration:
		out = out.timed(u)
	case unit.Count, unit.Points, unit.Number:
		if fractional(values, out.times, 2) {
			out.decimals = 2
		}
	}
	if c.Kind.OfPlan() {
		out = out.targeted(values)
	}
	if u.Rate() {
		if out.Unit == "" { // a number of something: "per h", not the hours themselves
			out.Unit = l.Pick("per ", "в ") + clock(u.Show(), l)
		} else {
			out.Unit += "/" + clock(u.Show(), l)
		}
	}
	return out
}

// alike lists the figures a column must be readable beside: its own, and those of the columns of the same metric in the
// same unit. They share their decimals.
func alike(c frame.Column, f *frame.Frame) []float64 {
	var values []float64
	for i, other := range f.Columns {
		if other.Metric != c.Metric || other.Unit != c.Unit || other.Kind.OfPlan() != c.Kind.OfPlan() || c.Kind.OfPlan() && other.Kind != c.Kind {
			continue
		}
		for _, rows := range [][]frame.Row{f.Rows, f.Totals, {f.Total}} {
			for _, r := range rows {
				if i < len(r.Cells) && r.Cells[i].State == formula.Present {
					values = append(values, r.Cells[i].V)
				}
			}
		}
	}
	return values
}

// wholeFrom is the amount of money, in whole units, from which a table leaves the minor ones out.
const wholeFrom = 100_000

// moneyDecimals keeps the minor units where amounts are small, and wherever an amount would read as nothing without.
func moneyDecimals(values []float64, times float64) int {
	if !fractional(values, times, minorDigits) {
		return 0
	}
	largest, least := 0.0, math.Inf(1)
	for _, v := range values {
		if x := math.Abs(v * times); x > 0 {
			largest, least = max(largest, x), min(least, x)
		}
	}
	if largest < wholeFrom || least < 0.5 {
		return minorDigits
	}
	return 0
}

// timed makes a column one of durations.
func (c Column) timed(u unit.Unit) Column {
	if u.Show() == unit.Natural {
		c.seconds = true
		return c
	}
	c.times /= u.Show().Seconds()
	c.Unit, c.decimals = clock(u.Show(), c.lang), 1
	if u.Show() == unit.Second || u.Show() == unit.Minute {
		c.decimals = 0
	}
	return c
}

func clock(c unit.Clock, l lang.Lang) string {
	switch c {
	case unit.Natural, unit.Second:
		return l.Pick("s", "с")
	case unit.Minute:
		return l.Pick("min", "мин")
	case unit.Hour:
		return l.Pick("h", "ч")
	case unit.Day:
		return l.Pick("d", "дн.")
	}
	return ""
}

// fractional reports whether some value still has a part after the point at the given number of decimals.
func fractional(values []float64, times float64, decimals int) bool {
	for _, v := range values {
		if shown := math.Round(v*times*math.Pow10(decimals)) / math.Pow10(decimals); shown != math.Trunc(shown) {
			return true
		}
	}
	return false
}

// Header is the title with its note and unit: "Выручка, год назад, ₽".
func (c Column) Header() string {
	parts := []string{c.Title}
	for _, more := range []string{c.Note, c.Unit} {
		if more != "" && (more != "%" || c.Kind != frame.Done) { // «% плана» says it
			parts = append(parts, more)
		}
	}
	return strings.Join(parts, ", ")
}

// Text is a figure as a cell shows it, without the unit of the header: "14 352 000", "59,8", "1 ч 12 мин", "—".
func (c Column) Text(v formula.Value) string {
	switch {
	case v.State == formula.Hidden:
		return hidden(c.lang)
	case v.State != formula.Present && c.lacks && c.View == 0:
		return c.lang.Pick("no data", "нет данных")
	case v.State != formula.Present:
		return lang.Missing
	}
	var text string
	switch {
	case (c.Kind == frame.Done || c.Kind == frame.Pace) && v.V > frame.MostShown:
		return ">" + c.lang.Number(frame.MostShown*c.times, 0)
	case c.seconds:
		text = c.lang.Duration(int64(math.Round(v.V)))
	default:
		text = c.lang.Number(v.V*c.times, c.decimals)
	}
	if c.signed {
		text = lang.Plus(text)
	}
	return text
}

// Full is a figure on its own, with its unit: "14 352 000 ₽", "+0,4 п. п.", "1 ч 12 мин".
func (c Column) Full(v formula.Value, currency string) string {
	if v.State != formula.Present {
		return c.Text(v)
	}
	u := c.Column.Unit
	switch {
	case u.Kind() == unit.Money && !u.Rate():
		text := c.lang.Money(int64(math.Round(v.V)), currency)
		if c.signed {
			text = lang.Plus(text)
		}
		return text
	case c.Unit == "%":
		text := c.lang.Percent(v.V, c.decimals)
		if c.signed {
			text = lang.Plus(text)
		}
		return text
	case c.Unit == "" || c.seconds:
		return c.Text(v)
	case c.Unit == "×":
		return c.Text(v) + "×"
	}
	return c.Text(v) + "\u00a0" + c.Unit
}

// Brief is [Column.Full] with no more decimals than the column has: what a tile shows.
func (c Column) Brief(v formula.Value, currency string) string {
	if v.State == formula.Present && c.decimals == 0 && c.Column.Unit.Kind() == unit.Money && !c.Column.Unit.Rate() {
		text := c.lang.MoneyWhole(int64(math.Round(v.V)), currency)
		if c.signed {
			text = lang.Plus(text)
		}
		return text
	}
	return c.Full(v, currency)
}

// Figure writes one figure of a metric on its own, with its unit.
func Figure(v formula.Value, m *model.Metric, currency string, l lang.Lang) string {
	row := frame.Row{Cells: []formula.Value{v}}
	c := frame.Column{Name: m.Name, Metric: m, Unit: m.Unit}
	a := &ask.Answer{Frame: &frame.Frame{Columns: []frame.Column{c}, Rows: []frame.Row{row}}}
	a.Settings.Currency = currency
	return column(c, 0, a, l).Full(v, currency)
}

// hidden stands for a figure the reader may not see.
func hidden(l lang.Lang) string { return l.Pick("n/a", "н/д") }

// Short is the column with money in thousands, where all its amounts are large enough to be told so.
func (c Column) Short(a *ask.Answer) Column {
	const thousand, half = 1000, 500
	if c.Metric.Unit.Kind() != unit.Money || c.Column.Unit.Kind() != unit.Money || c.Column.Unit.Rate() {
		return c
	}
	largest := 0.0
	for _, v := range alike(c.Column, a.Frame) {
		x := math.Abs(v * c.times)
		if x > 0 && x < half {
			return c
		}
		largest = max(largest, x)
	}
	if largest < wholeFrom {
		return c
	}
	c.times /= thousand
	c.decimals, c.Unit = 0, c.lang.MoneyUnit(a.Settings.Currency, lang.Thousands)
	return c
}

// Whole is the column without minor units of means from a thousand up, and without parts of points: what a page of figures
// beside each other has room for. Sums keep theirs, so that they add up, and so do means that would read as nothing.
func (c Column) Whole(a *ask.Answer) Column {
	const from, least = 1000, 10
	switch kind := c.Metric.Unit.Kind(); {
	case kind == unit.Points && c.Kind != frame.Change:
		c.decimals = 0
	case kind == unit.Money && c.Column.Unit.Kind() == unit.Money && !c.Column.Unit.Rate() && !c.Metric.Formula.IsZero():
		largest := 0.0
		for _, v := range alike(c.Column, a.Frame) {
			x := math.Abs(v * c.times)
			if x > 0 && x < least {
				return c
			}
			largest = max(largest, x)
		}
		if largest >= from {
			c.decimals = 0
		}
	}
	return c
}
