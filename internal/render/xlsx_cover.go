package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// front writes the cover: what the workbook is, how fresh, its single figures, its sheets, and what the metrics mean.
func (b *book) front() error {
	if err := b.fit(b.cover, "portrait"); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(b.cover)
	if err != nil {
		return err
	}
	for i, width := range []float64{namesWide, meansWide + 4, moreWide + 4} {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	c := &coverSheet{book: b, out: out}
	d, l := b.doc, b.doc.Lang
	c.line(look{title: true}, d.Title)
	c.line(look{quiet: true}, d.Organisation)
	if demo := d.Demonstration(); demo != "" {
		c.line(look{bold: true}, demo)
	}
	c.line(look{})
	c.pair(l.Pick("Period", "Период"), d.Period)
	c.pair(l.Pick("Compared with", "Сравнение"), d.Compared)
	c.pair(l.Pick("Filters", "Фильтры"), orElse(d.Filters, l.Pick("none", "нет")))
	c.pair(l.Pick("Freshness", "Данные"), d.AsOf)
	c.pair(l.Pick("Made", "Составлено"), strings.TrimSpace(Moment(d.Made, d.Made.Location(), l)+" "+d.Reader))
	if linkable(d.Link) {
		c.pair(l.Pick("On the site", "На сайте"), d.Link)
		c.link(2, d.Link)
	}
	if d.Conclusion != "" {
		c.head(l.Pick("Conclusion", "Вывод"))
		c.over(d.Conclusion)
	}
	c.figures()
	if len(b.sheets) > 0 {
		c.head(l.Pick("Sheets", "Листы"))
		for _, s := range b.sheets {
			c.line(look{link: true}, s.title)
			c.inside(s.sheet)
		}
	}
	if notes := slices.Concat(b.notes, d.Notes); len(notes) > 0 {
		c.head(l.Pick("Notes", "Примечания"))
		for _, n := range notes {
			c.over(n)
		}
	}
	if len(d.Terms) > 0 {
		c.head(l.Pick("What the metrics mean", "Что значат показатели"))
		for _, t := range d.Terms {
			c.pair(t.Name, t.Means)
			if linkable(t.Link) {
				c.link(1, t.Link)
			}
		}
	}
	if c.err != nil {
		return c.err
	}
	return out.Flush()
}

// Widths of the cover's columns, in letters.
const namesWide, meansWide, moreWide = 34, 62, 40

// coverSheet keeps the first error.
type coverSheet struct {
	*book
	out *excelize.StreamWriter
	row int
	err error
}

func (c *coverSheet) cell(text string, l look) excelize.Cell {
	style, err := c.style(l)
	if err != nil && c.err == nil {
		c.err = err
	}
	return excelize.Cell{StyleID: style, Value: clearText(text)}
}

func (c *coverSheet) put(high float64, cells ...any) {
	if c.err != nil {
		return
	}
	c.row++
	at := fmt.Sprintf("A%d", c.row)
	c.err = c.out.SetRow(at, cells, excelize.RowOpts{Height: high})
}

// highOf is how high a line must be for a text in a column so wide, in letters.
func highOf(text string, letters int) float64 {
	return lineHigh*float64(len(wrap(clearText(text), letters))) + 2
}

func (c *coverSheet) line(l look, texts ...string) {
	row := make([]any, len(texts))
	for i, t := range texts {
		row[i] = c.cell(t, l)
	}
	high := 0.0
	if l.title {
		high = titleHigh
	}
	c.put(high, row...)
}

func (c *coverSheet) pair(name, text string) {
	if text != "" {
		c.put(highOf(text, meansWide), c.cell(name, look{quiet: true}), c.cell(text, look{wrap: true}))
	}
}

func (c *coverSheet) head(text string) {
	c.line(look{})
	c.line(look{head: true}, text, "", "")
}

// over writes a sentence across the columns, as high as it needs.
func (c *coverSheet) over(text string) {
	if c.err != nil {
		return
	}
	const letters = namesWide + meansWide + moreWide
	c.row++
	at := fmt.Sprintf("A%d", c.row)
	if c.err = c.out.SetRow(at, []any{c.cell(text, look{wrap: true})}, excelize.RowOpts{Height: highOf(text, letters)}); c.err == nil {
		c.err = c.out.MergeCell(at, fmt.Sprintf("C%d", c.row))
	}
}

func (c *coverSheet) link(column int, href string) {
	if at, err := excelize.CoordinatesToCellName(column, c.row); err == nil && c.err == nil {
		c.err = c.file.SetCellHyperLink(c.cover, at, href, "External")
	}
}

func (c *coverSheet) inside(sheet string) {
	if c.err == nil {
		c.err = c.file.SetCellHyperLink(c.cover, fmt.Sprintf("A%d", c.row), quoted(sheet)+"!A1", "Location")
	}
}

// figures are the tiles of a single figure, and what tiles without a table say.
func (c *coverSheet) figures() {
	headed := false
	for _, p := range c.doc.Parts {
		if p.Table != nil || p.Figure == "" && p.Words == "" {
			continue
		}
		if !headed {
			c.head(c.doc.Lang.Pick("Figures", "Показатели"))
			headed = true
		}
		value := c.cell(p.Figure, look{bold: true})
		if p.Num.Is {
			value = c.number(&p)
		}
		if p.Figure == "" {
			value = c.cell(p.Words, look{wrap: true, quiet: true})
		}
		under := joined(append([]string{p.Period}, p.Under...)...)
		c.put(max(highOf(under, moreWide), highOf(p.Title, namesWide)), c.cell(p.Title, look{wrap: true}), value, c.cell(under, look{mood: p.Mood, wrap: true}))
	}
}

// number is a single figure that a spreadsheet counts with, its unit beside it.
func (c *coverSheet) number(p *Part) excelize.Cell {
	format := p.Num.Format
	if p.Unit != "" && !strings.ContainsAny(format, "%;") && format != clockFormat {
		format += ` "` + strings.ReplaceAll(p.Unit, `"`, "") + `"`
	}
	style, err := c.style(look{bold: true, left: true, format: format})
	if err != nil && c.err == nil {
		c.err = err
	}
	return excelize.Cell{StyleID: style, Value: p.Num.V}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// quoted is the name of a sheet in a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
