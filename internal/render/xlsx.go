package render

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// What a sheet of a spreadsheet can hold, and what one is readable with.
const (
	mostSheetRows  = 1_048_576
	mostSheetLinks = 5_000 // the file names every link apart from its cell: with more of them it takes long to open
	mostTitle      = 31    // letters in the name of a sheet
	mostCellText   = 32_767
)

// XLSX writes a document as a workbook: a cover with the period, the filters, the single figures and what the metrics mean,
// then a sheet for every table with the figures as numbers, their own totals and, where the page has a picture, a chart made
// of the cells. A text never runs as a formula: every text is stored as one. Tables above the limit of a sheet go on in further
// sheets, and the cover says so.
func XLSX(ctx context.Context, w io.Writer, d *Document) error {
	return writeBook(ctx, w, d, mostSheetRows)
}

func writeBook(ctx context.Context, w io.Writer, d *Document, rows int) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	b := &book{file: f, doc: d, most: rows, styles: map[look]int{}, taken: map[string]bool{}}
	b.cover = b.name(d.Lang.Pick("Summary", "Сводка"))
	if err := f.SetSheetName("Sheet1", b.cover); err != nil {
		return err
	}
	for i := range d.Parts {
		if d.Parts[i].Table == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.part(&d.Parts[i]); err != nil {
			return fmt.Errorf("render: sheet of %q: %w", d.Parts[i].Title, err)
		}
	}
	if err := b.front(); err != nil {
		return fmt.Errorf("render: cover: %w", err)
	}
	f.SetActiveSheet(0)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: clearText(d.Title), Creator: clearText(d.Organisation), Language: d.Lang.Pick("en-GB", "ru-RU"),
		Created: d.Made.UTC().Format("2006-01-02T15:04:05Z"), Modified: d.Made.UTC().Format("2006-01-02T15:04:05Z"),
	}); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// book is a workbook being written.
type book struct {
	file   *excelize.File
	doc    *Document
	cover  string
	most   int // rows of one sheet
	styles map[look]int
	taken  map[string]bool
	sheets []entry  // of the cover's list
	notes  []string // of what could not stand in one sheet
}

// entry is a line of the cover's list of sheets.
type entry struct{ title, sheet string }

// look is how a cell is drawn.
type look struct {
	format                                                        string
	bold, head, right, left, title, quiet, wrap, link, over, rule bool
	mood                                                          Mood
	near                                                          bool
}

// Colours are those of the light theme.
const (
	paperInk, paperQuiet, paperLine, paperHead, paperLink = "141925", "5D667A", "CDD3DE", "ECEEF3", "3350C8"
	paperGood, paperGoodTint                              = "0A6B63", "DCF3EF"
	paperNear, paperNearTint                              = "855500", "FBF0D3"
	paperBad, paperBadTint                                = "B23512", "FCE7DF"
)

func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Arial", Size: 10, Color: paperInk, Bold: l.bold || l.head || l.title},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap},
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.title {
		s.Font.Size = 16
	}
	if l.quiet {
		s.Font.Color = paperQuiet
	}
	if l.link {
		s.Font.Color, s.Font.Underline = paperLink, "single"
	}
	if l.head {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{paperHead}}
		s.Alignment.WrapText, s.Alignment.Vertical = true, "bottom"
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: paperLine}}
	}
	if l.right {
		s.Alignment.Horizontal = "right"
	}
	if l.left {
		s.Alignment.Horizontal = "left"
	}
	if l.over {
		s.Alignment.Horizontal = "center"
	}
	if l.rule {
		s.Border = []excelize.Border{{Type: "top", Style: 1, Color: paperQuiet}}
	}
	ink, tint := tints(l.mood, l.near)
	if tint != "" {
		s.Font.Color = ink
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tint}}
	}
	id, err := b.file.NewStyle(s)
	b.styles[l] = id
	return id, err
}

func tints(m Mood, near bool) (ink, tint string) {
	switch {
	case near:
		return paperNear, paperNearTint
	case m == Good:
		return paperGood, paperGoodTint
	case m == Bad:
		return paperBad, paperBadTint
	}
	return "", ""
}

// name makes a name that a sheet may have and no other has.
func (b *book) name(title string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, clearText(title))
	clean = strings.Trim(strings.Join(strings.Fields(clean), " "), "' ")
	if clean == "" {
		clean = b.doc.Lang.Pick("Table", "Таблица")
	}
	for n := 1; ; n++ {
		tail := ""
		if n > 1 {
			tail = fmt.Sprintf(" (%d)", n)
		}
		name := clean
		if over := utf8.RuneCountInString(name) + len(tail) - mostTitle; over > 0 {
			runes := []rune(name)
			name = strings.TrimRight(string(runes[:len(runes)-over-1]), " '") + "…"
		}
		name += tail
		if key := strings.ToLower(name); !b.taken[key] {
			b.taken[key] = true
			return name
		}
	}
}

// clearText drops what XML has no place for, and what is longer than a cell.
func clearText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r < ' ' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError || r >= 0xD800 && r <= 0xDFFF:
			return -1
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) > mostCellText {
		s = string([]rune(s)[:mostCellText-1]) + "…"
	}
	return s
}

// linkable reports whether an address may stand in a file: those of pages, never of scripts or files.
func linkable(href string) bool {
	return strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://")
}
