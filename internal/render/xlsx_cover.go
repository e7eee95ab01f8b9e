package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// front writes the cover: what the workbook is, how fresh, its single figures, its sheets, and what the metrics mean.
func (b *book) front() error {
	out, err := b.file.NewStreamWriter(b.cover)
	if err != nil {
		return err
	}
	const names, means, wide = 34, 62, 24
	for i, width := range []float64{names, means, wide} {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	c := &coverSheet{book: b, out: out}
	d, l := b.doc, b.doc.Lang
	c.line(look{title: true}, d.Title)
	c.line(look{quiet: true}, d.Organisation)
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
		}
	}
	if c.err != nil {
		return c.err
	}
	return out.Flush()
}

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

func (c *coverSheet) put(cells ...any) {
	if c.err != nil {
		return
	}
	c.row++
	at := fmt.Sprintf("A%d", c.row)
	c.err = c.out.SetRow(at, cells)
}

func (c *coverSheet) line(l look, texts ...string) {
	row := make([]any, len(texts))
	for i, t := range texts {
		row[i] = c.cell(t, l)
	}
	c.put(row...)
}

func (c *coverSheet) pair(name, text string) {
	if text != "" {
		c.put(c.cell(name, look{quiet: true}), c.cell(text, look{wrap: true}))
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
	const letters, high = 112, 14
	c.row++
	at := fmt.Sprintf("A%d", c.row)
	lines := len(wrap(clearText(text), letters))
	if c.err = c.out.SetRow(at, []any{c.cell(text, look{wrap: true})}, excelize.RowOpts{Height: float64(high * lines)}); c.err == nil {
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
		if p.Figure == "" {
			value = c.cell(p.Words, look{wrap: true, quiet: true})
		}
		c.put(c.cell(p.Title, look{}), value, c.cell(strings.Join(p.Under, " · "), look{mood: p.Mood, wrap: true}))
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// quoted is the name of a sheet in a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
