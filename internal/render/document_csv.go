package render

import (
	"bufio"
	"context"
	"io"
	"slices"
	"strings"
	"unicode"

	"svodka/internal/lang"
	"svodka/internal/model/unit"
)

// DocumentCSV writes a document as one file that opens in a spreadsheet, in the manner of [CSV]. A document of one table is that
// table alone, its heads in the first line, ready for a pivot. One of several begins with its single figures; then the tables
// follow one after another, each below a line with its title and with an empty line before it: a spreadsheet opens one file by a
// double click, and an archive not at all.
func DocumentCSV(ctx context.Context, w io.Writer, d *Document) error {
	out, err := newCSV(w, d.Lang)
	if err != nil {
		return err
	}
	if err := lined(ctx, d, out.Write); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// DocumentTSV is [DocumentCSV] with tabs, to be pasted into a spreadsheet.
func DocumentTSV(ctx context.Context, w io.Writer, d *Document) error {
	out := bufio.NewWriter(w)
	if _, err := out.WriteString(bom); err != nil {
		return err
	}
	plain := strings.NewReplacer("\t", " ", "\r", " ", "\n", " ")
	err := lined(ctx, d, func(line []string) error {
		for i, text := range line {
			if i > 0 {
				if err := out.WriteByte('\t'); err != nil {
					return err
				}
			}
			if _, err := plain.WriteString(out, text); err != nil {
				return err
			}
		}
		_, err := out.WriteString("\r\n")
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// lined gives a document as lines of cells.
func lined(ctx context.Context, d *Document, write func([]string) error) error {
	var tables []*Part
	var figures []*Part
	for i := range d.Parts {
		switch p := &d.Parts[i]; {
		case p.Table != nil:
			tables = append(tables, p)
		case p.Figure != "" || p.Words != "":
			figures = append(figures, p)
		}
	}
	if len(figures) > 0 {
		if err := figureLines(figures, d.Lang, write); err != nil {
			return err
		}
	}
	for i, p := range tables {
		if len(figures) > 0 || len(tables) > 1 {
			if i > 0 || len(figures) > 0 {
				if err := write([]string{""}); err != nil {
					return err
				}
			}
			if err := write([]string{safe(p.titled())}); err != nil {
				return err
			}
		}
		if err := tableLines(ctx, p.Table, d.Lang, write); err != nil {
			return err
		}
	}
	return nil
}

// titled is a tile's title with its days where they are its own.
func (p *Part) titled() string {
	if p.Period == "" {
		return p.Title
	}
	return p.Title + ", " + p.Period
}

func figureLines(list []*Part, l lang.Lang, write func([]string) error) error {
	head := []string{l.Pick("Metric", "Показатель"), l.Pick("Value", "Значение"), l.Pick("Unit", "Единица"), l.Pick("Details", "Подробности")}
	if err := write(head); err != nil {
		return err
	}
	for _, p := range list {
		value, of := safe(p.Figure), ""
		if p.Num.Is {
			value, of = p.Num.sheet(l), p.Unit
			if p.Num.Format == clockFormat {
				of = clock(unit.Hour, l)
			}
		}
		more := p.Under
		if p.Words != "" {
			more = append(more[:len(more):len(more)], p.Words)
		}
		details := strings.Join(more, "; ")
		if strings.HasPrefix(details, "+") || strings.HasPrefix(details, "−") {
			details = l.Pick("change ", "изменение ") + details // a sign in front reads as a formula
		}
		if err := write([]string{safe(p.titled()), value, safe(of), safe(details)}); err != nil {
			return err
		}
	}
	return nil
}

func tableLines(ctx context.Context, s *Sheet, l lang.Lang, write func([]string) error) error {
	if err := write(safeAll(s.titles(l))); err != nil {
		return err
	}
	n := 0
	err := s.each(func(r Line) error {
		const often = 1024
		if n++; n%often == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if r.Break {
			return nil
		}
		line := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			figure := i < len(s.Heads) && s.Heads[i].Figures
			switch {
			case c.Num.Is:
				line[i] = c.Num.sheet(l)
			case figure && (c.Text == lang.Missing || c.Text == ""):
			default:
				line[i] = safe(c.Text)
			}
		}
		return write(line)
	})
	if err != nil || s.Cut == "" {
		return err
	}
	return write([]string{safe(s.Cut)})
}

// each gives the rows, wherever they come from.
func (s *Sheet) each(yield func(Line) error) error {
	if s.Stream != nil {
		return s.Stream(yield)
	}
	for _, r := range s.Rows {
		if err := yield(r); err != nil {
			return err
		}
	}
	return nil
}

// titles are the heads in one line: each with what stands over it, and with the clock of durations.
func (s *Sheet) titles(l lang.Lang) []string {
	list := make([]string, len(s.Heads))
	over := s.over()
	for i, h := range s.Heads {
		list[i] = h.Title
		if over[i] != "" {
			above := over[i]
			if at := strings.LastIndex(above, ", "); at >= 0 && isShare(h.Title) && isUnit(above[at+2:]) {
				above = above[:at] // a share of money is no money
			}
			list[i] = strings.TrimSuffix(above+", "+h.Title, ", ")
		}
		if s.formatOf(i) == clockFormat {
			list[i] += ", " + clock(unit.Hour, l)
		}
	}
	return list
}

// isShare reports whether the figures below a head are shares or points of them, whatever stands over it.
func isShare(head string) bool {
	return strings.Contains(head, "%") || strings.HasSuffix(head, "п. п.") || strings.HasSuffix(head, "pp")
}

// isUnit reports whether a word is a unit of money or time: "тыс. ₽", "ч".
func isUnit(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) >= 0 ||
		slices.Contains([]string{"с", "мин", "ч", "дн.", "s", "min", "h", "d", "×", "%"}, s)
}

// over is what stands over each head, "" for none.
func (s *Sheet) over() []string {
	list := make([]string, len(s.Heads))
	at := s.Labels
	for _, g := range s.Groups {
		for range g.Span {
			if at < len(list) {
				list[at] = g.Title
			}
			at++
		}
	}
	return list
}

// formatOf is how the figures of a column are written; "" where it has none.
func (s *Sheet) formatOf(column int) string {
	for _, r := range s.Rows {
		if column < len(r.Cells) && r.Cells[column].Num.Is {
			return r.Cells[column].Num.Format
		}
	}
	return ""
}

// sheet writes the figure as a number for the reader's spreadsheet: as the head's unit has it, durations in hours.
func (n Num) sheet(l lang.Lang) string {
	const hundred, widest = 100, 8
	switch {
	case n.Format == clockFormat:
		return comma(spent(n.V*secondsOfDay, unit.Hour), l)
	case strings.HasPrefix(n.Format, "dd."):
		return strings.Trim(n.Exact, `"`)
	}
	text := clean(n.V)
	if strings.Contains(n.Format, "%") {
		return comma(clean(n.V*hundred), l)
	}
	if _, after, ok := strings.Cut(n.Format, "."); ok { // money keeps its minor units: 170.50
		least := min(len(after)-len(strings.TrimLeft(after, "0")), widest)
		whole, part, _ := strings.Cut(text, ".")
		if len(part) < least && least == minorDigits {
			text = whole + "." + part + strings.Repeat("0", least-len(part))
		}
	}
	return comma(text, l)
}
