package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/render"
)

func trim(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

// order sorts places by their own order where they have one; the others stay as the answer has them.
func order(list []corner, of func(corner) float64) {
	slices.SortStableFunc(list, func(a, b corner) int { return cmp.Compare(of(a), of(b)) })
}

// spoken says in one line what a picture shows: what kind it is, of what and when, the whole of each metric, and of the first
// the largest and the smallest figure.
func (d *drawing) spoken() string {
	c := d.figures[0]
	say := func(v formula.Value) string { return c.Full(v, d.a.Settings.Currency) }
	parts := []string{d.kind() + ": " + render.Heading(d.a, d.l)}
	const many = 5
	for i, f := range d.figures[:min(len(d.figures), many)] {
		v := d.a.Frame.Total.Cells[f.At]
		if v.State != formula.Present {
			continue
		}
		text := f.Title + ": " + f.Full(v, d.a.Settings.Currency)
		if e := d.earlier[i]; e >= 0 && d.a.Frame.Total.Cells[e].State == formula.Present {
			text += " (" + d.shift(e) + ": " + d.all[e].Full(d.a.Frame.Total.Cells[e], d.a.Settings.Currency) + ")"
		}
		parts = append(parts, text)
	}
	if high, low, ok := d.ends(c); ok {
		parts = append(parts, d.l.Pick("Highest: ", "Больше всего: ")+d.where(high)+" — "+say(high.Cells[c.At]))
		parts = append(parts, d.l.Pick("Lowest: ", "Меньше всего: ")+d.where(low)+" — "+say(low.Cells[c.At]))
	}
	parts = append(parts, d.more...)
	for _, s := range d.left {
		parts = append(parts, strings.TrimSuffix(s, "."))
	}
	return strings.Join(parts, ". ")
}

// kind is what a picture is called.
func (d *drawing) kind() string {
	switch d.spec.Kind {
	case "line":
		return d.l.Pick("Line chart", "Линии")
	case "column":
		return d.l.Pick("Columns", "Столбцы")
	case "stacked":
		return d.l.Pick("Stacked columns", "Столбцы из частей")
	case "combined":
		return d.l.Pick("Columns with lines", "Столбцы и линии")
	case "heat":
		return d.l.Pick("Heat map", "Тепловая карта")
	case "scatter":
		return d.l.Pick("Points", "Точки")
	case "waterfall":
		return d.l.Pick("Waterfall", "Каскад")
	case "funnel":
		return d.l.Pick("Funnel", "Воронка")
	}
	return d.l.Pick("Bars", "Полосы")
}

// ends are the rows with the largest and the smallest figure; ok is false where there is no such difference. A period that is
// not over is neither.
func (d *drawing) ends(c render.Column) (high, low frame.Row, ok bool) {
	found := 0
	for _, r := range d.a.Frame.Rows {
		v := r.Cells[c.At]
		if p, ok := d.a.Frame.Period(r); v.State != formula.Present || r.Others || ok && d.a.Open(p) {
			continue
		}
		if found == 0 || v.V > high.Cells[c.At].V {
			high = r
		}
		if found == 0 || v.V < low.Cells[c.At].V {
			low = r
		}
		found++
	}
	return high, low, found > 1 && high.Cells[c.At].V != low.Cells[c.At].V
}

// where names a row: its period and members.
func (d *drawing) where(r frame.Row) string {
	texts := render.Label(d.a, r, d.l)
	if r.N != plan.AllPeriods && d.a.Frame.Grain != 0 {
		if p, ok := d.a.Frame.Period(r); ok {
			texts[0] = d.l.PeriodAxis(d.a.Calendar, p)
		}
	}
	return strings.Join(texts, ", ")
}
