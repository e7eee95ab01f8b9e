package page

import (
	"strings"

	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/render"
)

// FigureCell is a figure of a metric in a file: the text that pages show of it, and the number that a spreadsheet counts with.
// Whoever may not see the metric gets the word for it and no number.
func (v *Visit) FigureCell(m *model.Metric, x formula.Value) render.Cell {
	if !v.Viewer.Grant.Shows(v.About.Model, m) {
		x = formula.Value{State: formula.Hidden}
	}
	c := render.Cell{Text: render.Figure(x, m, v.About.Settings.Currency, v.Lang)}
	if x.State != formula.Present {
		if x.State != formula.Hidden {
			c.Text = lang.Missing
		}
		return c
	}
	const minor, day = 100, 24 * 3600
	c.Num = render.Num{V: x.V, Is: true, Format: "#,##0.00"}
	switch m.Unit.Kind() {
	case unit.Money:
		c.Num.V, c.Num.Format = x.V/minor, "#,##0.00"
	case unit.Percent:
		c.Num.Format = "0.0%"
	case unit.Duration:
		c.Num.V, c.Num.Format = x.V/day, "[h]:mm:ss"
	case unit.Count:
		c.Num.Format = "#,##0"
	case unit.Number, unit.Ratio, unit.Points:
	}
	return c
}

// Currency is the company's currency as heads of columns write it: "₽".
func (v *Visit) Currency() string {
	return strings.Trim(v.Lang.MoneyWhole(0, v.About.Settings.Currency), "0 \u00a0\u202f")
}
