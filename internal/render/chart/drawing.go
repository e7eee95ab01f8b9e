package chart

import (
	"maps"
	"math"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// MostParts is how many series a picture has before they cannot be told apart: a sixth stands for all others.
const MostParts = 5

// How much a picture holds before it cannot be read; the table has the rest.
const (
	mostBars   = 37
	mostPoints = 90
	mostRows   = 20
	mostCells  = 40
	mostDots   = 200
	longName   = 28
)

// drawing is an answer being drawn.
type drawing struct {
	spec  Spec
	a     *ask.Answer
	l     lang.Lang
	all   []render.Column
	drill []string
	// figures are the columns of the metrics themselves; earlier holds the first comparison of each that has figures, -1 none.
	figures []render.Column
	earlier []int
	left    []string // what the picture leaves to the table, in sentences
	more    []string // what the spoken line says besides
}

// some says that a picture shows a part of a list; latest that the part is its end.
func (d *drawing) some(shown, all int, latest bool) {
	if shown >= all {
		return
	}
	of := d.l.Int(int64(shown)) + d.l.Pick(" of ", " из ") + d.l.Int(int64(all))
	if latest {
		of = d.l.Pick("the last ", "последние ") + of
	}
	d.leave(d.l.Pick("Shown: "+of+", the rest is in the table.", "Показаны "+of+", остальные — в таблице."))
}

// without says which metrics a picture has no place for.
func (d *drawing) without(list []render.Column) {
	if len(list) == 0 {
		return
	}
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Title
	}
	d.leave(d.l.Pick("Only in the table: ", "Только в таблице: ") + d.l.List(names) + ".")
}

func (d *drawing) leave(text string) {
	if !slices.Contains(d.left, text) {
		d.left = append(d.left, text)
	}
}

func newDrawing(s Spec, a *ask.Answer, l lang.Lang) *drawing {
	d := &drawing{spec: s, a: a, l: l, all: render.Columns(a, l)}
	for _, c := range d.all {
		if c.Kind != frame.Figure || c.View != 0 || !d.shown(c) {
			continue
		}
		d.figures = append(d.figures, c)
		d.earlier = append(d.earlier, slices.IndexFunc(d.all, func(o render.Column) bool {
			return o.Metric == c.Metric && o.Kind == frame.Figure && o.View > 0 && d.shown(o)
		}))
	}
	return d
}

// shown reports whether a column has a figure that may be seen.
func (d *drawing) shown(c render.Column) bool {
	return slices.ContainsFunc(d.a.Frame.Rows, func(r frame.Row) bool { return r.Cells[c.At].State == formula.Present })
}

// point is one item of data: its value, its place in the drill list, and what the tooltip says. A figure that is not there
// is a gap.
func (d *drawing) point(r frame.Row, c render.Column, value func(float64) any) any {
	v := r.Cells[c.At]
	if v.State != formula.Present || math.IsNaN(v.V) || math.IsInf(v.V, 0) {
		return "-"
	}
	item := tree{"value": value(v.V * d.scale(c)), "tip": c.Full(v, d.a.Settings.Currency)}
	if i := d.place(r, c); i >= 0 {
		item["i"] = i
	}
	d.doubt(item, r, c)
	return item
}

// doubt pales what comes from too few cases to judge by, and says so where it is pointed at.
func (d *drawing) doubt(item tree, r frame.Row, c render.Column) {
	const pale = 0.45
	if few := render.Few(d.a, r, c.Column, d.l); few != "" {
		item["tip"] = c.Full(r.Cells[c.At], d.a.Settings.Currency) + d.doubted(few)
		item["itemStyle"], item["label"] = tree{"opacity": pale}, tree{"color": "sv:ink-3", "opacity": 1}
	}
}

func (d *drawing) doubted(few string) string {
	return d.l.Pick("; too few to judge by: ", "; мало данных: ") + few
}

func same(v float64) any { return v }

// scale is by what the figures of a column are drawn larger than they are kept: those of "per hour" are kept per second, and
// durations are drawn in the unit they are written in, so that the steps of an axis are round.
func (d *drawing) scale(c render.Column) float64 {
	u := c.Column.Unit
	switch {
	case u.Kind() == unit.Duration && !u.Rate():
		return 1 / d.seconds(c)
	case !u.Rate():
		return 1
	case u.Kind() == unit.Money:
		return u.Show().Seconds() / ask.MinorUnits
	}
	return u.Show().Seconds()
}

// place keeps the question behind a figure and gives its place in the drill list.
func (d *drawing) place(r frame.Row, c render.Column) int {
	q, ok := d.a.Cell(r, c.Column)
	if !ok {
		return -1
	}
	d.drill = append(d.drill, q.Values().Encode())
	return len(d.drill) - 1
}

// format names how figures of a column are written on an axis or beside a mark: in one unit for all of them.
func (d *drawing) format(c render.Column) tree {
	most := d.most(c)
	const minor, thousand, million = ask.MinorUnits, 1e3, 1e6
	if c.Metric.Unit.Rate() {
		return tree{"svFormat": "num"}
	}
	f := lang.FormatInt
	switch c.Metric.Unit.Kind() {
	case unit.Money:
		switch {
		case most >= 2*million*minor:
			f = lang.FormatMoneyM
		case most >= 10*thousand*minor:
			f = lang.FormatMoneyK
		default:
			f = lang.FormatMoney
		}
		return tree{"svFormat": string(f), "currency": d.a.Settings.Currency}
	case unit.Percent:
		const small = 0.02 // where whole percents would say nothing
		if most >= small {
			return tree{"svFormat": "pct0"}
		}
		f = lang.FormatPercent
	case unit.Ratio:
		f = lang.FormatRatio
	case unit.Duration:
		return tree{"svFormat": clock(c.Metric.Unit.Show(), most), "svTimes": d.seconds(c)}
	case unit.Count, unit.Points, unit.Number:
		if d.fractions(c) {
			return tree{"svFormat": "num"}
		}
	}
	return tree{"svFormat": string(f)}
}

// most is the largest figure of a column, whatever its sign.
func (d *drawing) most(c render.Column) float64 {
	most := 0.0
	for _, r := range d.a.Frame.Rows {
		if v := r.Cells[c.At]; v.State == formula.Present {
			most = max(most, math.Abs(v.V))
		}
	}
	return most
}

// seconds are how many the unit has that the durations of a column are written in.
func (d *drawing) seconds(c render.Column) float64 {
	const minute, hour, day = 60, 3600, 24 * 3600
	switch clock(c.Metric.Unit.Show(), d.most(c)) {
	case string(lang.FormatDays):
		return day
	case "dur_h":
		return hour
	}
	return minute
}

// clock names how durations are written: as the metric says, else by the longest of them.
func clock(show unit.Clock, most float64) string {
	const hours, days = 5 * 3600, 3 * 24 * 3600
	switch {
	case show == unit.Day || show == unit.Natural && most >= days:
		return string(lang.FormatDays)
	case show == unit.Hour || show == unit.Natural && most >= hours:
		return "dur_h"
	}
	return string(lang.FormatMinutes)
}

func (d *drawing) fractions(c render.Column) bool {
	return slices.ContainsFunc(d.a.Frame.Rows, func(r frame.Row) bool {
		v := r.Cells[c.At]
		return v.State == formula.Present && v.V != math.Trunc(v.V)
	})
}

// name is a metric's title with the unit its figures are drawn in.
func (d *drawing) name(c render.Column) string {
	if u := d.unit(c); u != "" {
		return words(c.Title + ", " + u)
	}
	return words(c.Title)
}

// unit is what the figures of a picture leave out: "млн ₽"; "" where each says it.
func (d *drawing) unit(c render.Column) string {
	switch d.format(c)["svFormat"] {
	case string(lang.FormatMoneyM):
		return d.l.MoneyUnit(d.a.Settings.Currency, lang.Millions)
	case string(lang.FormatMoneyK):
		return d.l.MoneyUnit(d.a.Settings.Currency, lang.Thousands)
	}
	return ""
}

// short is a figure as the browser writes it beside a mark.
func (d *drawing) short(c render.Column, v float64) string {
	switch name, _ := d.format(c)["svFormat"].(string); name {
	case "pct0":
		return d.l.Percent(v, 0)
	case "dur_h":
		const hour = 3600
		return d.l.Number(v/hour, 1) + "\u00a0" + d.l.Pick("h", "ч")
	case "num":
		return c.Text(formula.Value{V: v, State: formula.Present})
	default:
		return d.l.Figure(lang.Format(name), v, d.a.Settings.Currency)
	}
}

// with adds what a format needs to a piece of an option.
func with(t, format tree) tree {
	maps.Copy(t, format)
	return t
}

// label is the title of a row's members.
func (d *drawing) label(r frame.Row) string {
	texts := render.Label(d.a, r, d.l)
	if d.a.Frame.Grain != cal.None && len(d.a.Frame.By) > 0 {
		texts = texts[1:]
	}
	return strings.Join(texts, ", ")
}

// words are a text as an option may hold it. The browser reads "sv:" as a colour and "_" as a series without words, so a text
// that begins so gets a mark of no width before it.
func words(text string) string {
	if strings.HasPrefix(text, "sv:") || strings.HasPrefix(text, "_") {
		return "\u200b" + text
	}
	return text
}

// brief cuts a name that no axis has room for.
func brief(text string) string {
	text = words(text)
	runes := []rune(text)
	if len(runes) <= longName {
		return text
	}
	return strings.TrimSpace(string(runes[:longName-1])) + "…"
}

// at finds the row of a period and a member.
func (d *drawing) at(n int, m *plan.Member, others bool) (frame.Row, bool) {
	for _, r := range d.a.Frame.Rows {
		if r.N == n && r.Others == others && (m == nil || len(r.Keys) > 0 && r.Keys[0] == *m) {
			return r, true
		}
	}
	return frame.Row{}, false
}

// colour is the n-th colour of categories; members without a name are grey.
func colour(n int) string { return "sv:c" + string(rune('1'+n%7)) }
