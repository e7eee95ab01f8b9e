package render

import (
	"fmt"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"svodka/internal/lang"
)

// Widths of columns, in letters.
const (
	leastColumn, mostColumn, streamColumn = 9, 48, 18
	measured                              = 500 // rows that widths are taken from
)

// leaf is one sheet being written.
type leaf struct {
	*book
	name        string
	out         *excelize.StreamWriter
	row         int // the last that is written
	first       int // the first row of figures
	links       int
	table       *Sheet
	part        *Part
	lastFigures int // the last row that is no total
}

// part writes the sheets of one tile.
func (b *book) part(p *Part) error {
	s, err := b.begin(p, 0)
	if err != nil {
		return err
	}
	split := 1
	each := func(line Line) error {
		if s.row >= b.most {
			if err := s.end(); err != nil {
				return err
			}
			split++
			if s, err = b.begin(p, split); err != nil {
				return err
			}
		}
		return s.line(line)
	}
	if p.Table.Stream != nil {
		err = p.Table.Stream(each)
	} else {
		for _, line := range p.Table.Rows {
			if err = each(line); err != nil {
				break
			}
		}
	}
	if err != nil {
		return err
	}
	if split > 1 {
		b.notes = append(b.notes, fmt.Sprintf(b.doc.Lang.Pick(
			"“%s” has more rows than a sheet can hold: it goes on in %d sheets.",
			"«%s»: строк больше, чем вмещает лист, поэтому таблица занимает листов: %d."), p.Title, split))
	}
	return s.end()
}

func (b *book) begin(p *Part, split int) (*leaf, error) {
	title := p.Title
	if split > 1 {
		title = fmt.Sprintf("%d. %s", split, title)
	}
	name := b.name(title)
	if _, err := b.file.NewSheet(name); err != nil {
		return nil, err
	}
	b.sheets = append(b.sheets, entry{title, name})
	if err := b.fit(name, "landscape"); err != nil {
		return nil, err
	}
	out, err := b.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	s := &leaf{book: b, name: name, out: out, table: p.Table, part: p}
	for i, width := range s.widths() {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	return s, s.heads(title)
}

// fit makes a sheet print as wide as its paper; it has to be said before rows are written.
func (b *book) fit(sheet, lay string) error {
	yes, wide, tall, paper := true, 1, 0, 9
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &lay, Size: &paper, FitToWidth: &wide, FitToHeight: &tall})
}

// widths are wide enough for what the columns hold.
func (s *leaf) widths() []float64 {
	list := make([]float64, len(s.table.Heads))
	for i, h := range s.table.Heads {
		list[i] = leastColumn
		for _, word := range wrap(h.Title, leastColumn+3) {
			list[i] = max(list[i], float64(utf8.RuneCountInString(word)+1))
		}
		if s.table.Stream != nil {
			list[i] = max(list[i], streamColumn)
		}
	}
	for _, r := range s.table.Rows[:min(len(s.table.Rows), measured)] {
		for i, c := range r.Cells[:min(len(r.Cells), len(list))] {
			list[i] = max(list[i], float64(utf8.RuneCountInString(c.Text)+2))
		}
	}
	for i := range list {
		list[i] = min(list[i], mostColumn)
	}
	return list
}

// heads writes what stands over the figures, and freezes it with the labels.
func (s *leaf) heads(title string) error {
	top := [][2]string{{title, "title"}}
	line := s.part.About()
	if s.part.Period == "" {
		line = joined(line, s.doc.Period)
	}
	top = append(top, [2]string{line, "quiet"})
	if s.doc.Filters != "" {
		top = append(top, [2]string{s.doc.Filters, "quiet"})
	}
	top = append(top, [2]string{})
	if err := s.freeze(len(top)); err != nil {
		return err
	}
	for _, t := range top {
		style, err := s.style(look{title: t[1] == "title", quiet: t[1] == "quiet"})
		if err != nil {
			return err
		}
		high := 0.0
		if t[1] == "title" {
			high = titleHigh
		}
		if err := s.put([]any{excelize.Cell{StyleID: style, Value: clearText(t[0])}}, high); err != nil {
			return err
		}
	}
	over, err := s.style(look{head: true, over: true})
	if err != nil {
		return err
	}
	if len(s.table.Groups) > 0 {
		row := make([]any, 0, len(s.table.Heads))
		for range s.table.Labels {
			row = append(row, excelize.Cell{StyleID: over})
		}
		for _, g := range s.table.Groups {
			if g.Span > 1 {
				if err := s.merge(len(row)+1, s.row+1, len(row)+g.Span); err != nil {
					return err
				}
			}
			for i := range g.Span {
				text := ""
				if i == 0 {
					text = clearText(g.Title)
				}
				row = append(row, excelize.Cell{StyleID: over, Value: text})
			}
		}
		if err := s.put(row, 0); err != nil {
			return err
		}
	}
	row := make([]any, len(s.table.Heads))
	lines, widths := 1, s.widths()
	for i, h := range s.table.Heads {
		lines = max(lines, len(wrap(clearText(h.Title), max(1, int(widths[i])-1))))
		style, err := s.style(look{head: true, right: h.Figures})
		if err != nil {
			return err
		}
		row[i] = excelize.Cell{StyleID: style, Value: clearText(h.Title)}
	}
	return s.put(row, lineHigh*float64(lines)+2)
}

// Heights of lines, in pt.
const titleHigh, lineHigh = 24, 13

// freeze keeps the heads and the labels in sight; above is how many lines stand over the heads.
func (s *leaf) freeze(above int) error {
	s.first = above + 2
	if len(s.table.Groups) > 0 {
		s.first++
	}
	corner, err := excelize.CoordinatesToCellName(s.table.Labels+1, s.first)
	if err != nil {
		return err
	}
	return s.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: s.table.Labels, YSplit: s.first - 1, TopLeftCell: corner, ActivePane: "bottomRight"})
}

func (s *leaf) merge(column, row, last int) error {
	from, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(last, row)
	if err != nil {
		return err
	}
	return s.out.MergeCell(from, to)
}

func (s *leaf) put(cells []any, high float64) error {
	at, err := excelize.CoordinatesToCellName(1, s.row+1)
	if err != nil {
		return err
	}
	if err := s.out.SetRow(at, cells, excelize.RowOpts{Height: high}); err != nil {
		return err
	}
	s.row++
	return nil
}

// line writes one row of the table.
func (s *leaf) line(line Line) error {
	cells := make([]any, 0, len(line.Cells))
	for i, c := range line.Cells {
		figure := i < len(s.table.Heads) && s.table.Heads[i].Figures
		l := look{bold: line.Total, rule: line.Total && s.lastFigures > 0 && s.row == s.lastFigures, right: figure, mood: c.Mood, near: c.Near}
		linked := linkable(c.Link) && s.links < mostSheetLinks
		l.link = linked && !figure
		value := any(clearText(c.Text))
		switch {
		case c.Num.Is:
			value, l.format = c.Num.V, c.Num.Format
		case figure && c.Text == lang.Missing: // a chart would draw a text as nothing
			value = nil
		}
		style, err := s.style(l)
		if err != nil {
			return err
		}
		cells = append(cells, excelize.Cell{StyleID: style, Value: value})
		if linked {
			at, err := excelize.CoordinatesToCellName(i+1, s.row+1)
			if err != nil {
				return err
			}
			if err := s.file.SetCellHyperLink(s.name, at, c.Link, "External"); err != nil {
				return err
			}
			s.links++
		}
	}
	if err := s.put(cells, 0); err != nil {
		return err
	}
	if !line.Total {
		s.lastFigures = s.row
	}
	return nil
}

// end adds the chart and the page's setting, and closes the sheet.
func (s *leaf) end() error {
	if err := s.chart(); err != nil {
		return err
	}
	if err := s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L" + s.doc.Lang.Pick("&A&R&P of &N", "&A&R&P из &N")}); err != nil {
		return err
	}
	if err := s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.name), s.first-1, s.first-1), Scope: s.name,
	}); err != nil {
		return err
	}
	return s.out.Flush()
}
