package render

import (
	"encoding/csv"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// bom makes spreadsheets read the file as UTF-8.
const bom = "\ufeff"

// CSV writes an answer for a spreadsheet: Russian with semicolons and a decimal comma, English with commas and a point.
// Figures are exact and in the unit the header names: money with two decimals, percent as on the page, durations in hours
// or in the metric's own clock; each is a number to a spreadsheet. Rows of coarser levels and the whole follow, labelled
// «Итого», when totals were asked for. A figure that is not there is an empty cell, a hidden one says н/д.
func CSV(w io.Writer, a *ask.Answer, l lang.Lang) error {
	out, err := newCSV(w, l)
	if err != nil {
		return err
	}
	columns := Columns(a, l)
	head := safeAll(Labels(a, l))
	for _, c := range columns {
		head = append(head, safe(exactHeader(c, a.Settings.Currency, l)))
	}
	if err := out.Write(head); err != nil {
		return err
	}
	rows := a.Frame.Rows
	if a.Query.Totals && len(Labels(a, l)) > 0 {
		rows = append(append(rows[:len(rows):len(rows)], a.Frame.Totals...), a.Frame.Total)
	}
	for _, r := range rows {
		line := safeAll(labels(a, r, l, func(r frame.Row) string {
			p, _ := a.Frame.Period(r)
			return a.Calendar.Label(p)
		}))
		for _, c := range columns {
			line = append(line, exactCell(r.Cells[c.At], c.Column.Unit, l))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func newCSV(w io.Writer, l lang.Lang) (*csv.Writer, error) {
	if _, err := io.WriteString(w, bom); err != nil {
		return nil, err
	}
	out := csv.NewWriter(w)
	if l == lang.RU {
		out.Comma = ';'
	}
	out.UseCRLF = true
	return out, nil
}

// exactHeader is the header of a column whose cells are exact: it names the unit they are in.
func exactHeader(c Column, currency string, l lang.Lang) string {
	u := c.Column.Unit
	switch {
	case u.Kind() == unit.Money:
		c.Unit = currency
		if u.Rate() {
			c.Unit += "/" + clock(u.Show(), l)
		}
	case u.Kind() == unit.Percent && c.Unit == "":
		c.Unit = "%"
	case u.Kind() == unit.Duration:
		c.Unit = clock(sheetClock(u), l)
	}
	return c.Header()
}

func exactCell(v formula.Value, u unit.Unit, l lang.Lang) string {
	if v.State == formula.Hidden {
		return hidden(l)
	}
	text := exact(v, u)
	if u.Kind() == unit.Money && text != "" {
		x := v.V
		if u.Rate() {
			x *= u.Show().Seconds()
		}
		text = cents(x)
	}
	switch {
	case text == "" || u.Rate():
	case u.Kind() == unit.Percent:
		text = clean(u.Shown(v.V))
	case u.Kind() == unit.Duration:
		text = spent(v.V, sheetClock(u))
	}
	return comma(text, l)
}

// sheetClock is what a spreadsheet counts a duration in: its own clock, hours where the page picks one for each cell.
func sheetClock(u unit.Unit) unit.Clock {
	if u.Show() == unit.Natural {
		return unit.Hour
	}
	return u.Show()
}

// spent writes seconds as a number of a clock, to less than half a second of hours.
func spent(seconds float64, c unit.Clock) string {
	const digits = 1e4
	return clean(math.Round(seconds/c.Seconds()*digits) / digits)
}

// comma gives a machine's number the decimal mark of the reader's spreadsheet.
func comma(text string, l lang.Lang) string {
	if l == lang.RU {
		return strings.Replace(text, ".", ",", 1)
	}
	return text
}

// safe keeps a spreadsheet from running a text as a formula: a title that begins like one gets an apostrophe.
func safe(text string) string {
	if first, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune("=+-@\t\r\n|＝＋－＠", first) {
		return "'" + text
	}
	return text
}

func safeAll(texts []string) []string {
	out := make([]string, len(texts), len(texts)+8)
	for i, t := range texts {
		out[i] = safe(t)
	}
	return out
}
