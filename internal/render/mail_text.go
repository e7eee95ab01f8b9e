package render

import (
	"errors"
	"fmt"
	"strings"
)

// MailText is [Mail] for readers of plain text: the same words and figures, tables of the first rows set with spaces.
func MailText(d *Document) string {
	const wide = 78
	l := d.Lang
	var b strings.Builder
	say := func(parts ...string) {
		for _, s := range parts {
			if s != "" {
				b.WriteString(s + "\n")
			}
		}
	}
	say(d.Title, d.Period)
	if d.Compared != "" {
		say(l.Pick("Compared with: ", "Сравнение: ") + d.Compared)
	}
	say(d.Filters)
	if d.Conclusion != "" {
		b.WriteString("\n")
		say(wrap(d.Conclusion, wide)...)
	}
	figures := true
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Table == nil {
			if figures {
				b.WriteString("\n")
			}
			figures = false
			say(wrap(plainLine(p), wide)...)
			continue
		}
		figures = true
		b.WriteString("\n")
		say(p.titled())
		b.WriteString(textTable(p.Table, d, wide))
		say(p.Notes...)
	}
	if len(d.Notes) > 0 || d.AsOf != "" || d.Link != "" || d.Demo {
		b.WriteString("\n")
	}
	say(d.Demonstration())
	say(d.Notes...)
	say(d.AsOf, d.Link)
	return b.String()
}

// plainLine is a figure with what stands below it.
func plainLine(p *Part) string {
	text := p.titled()
	if p.Figure != "" {
		text += ": " + p.Figure
	}
	if p.Words != "" {
		text += ": " + p.Words
	}
	if p.Figure == "" && p.Chart != nil {
		text += ": " + p.Chart.Spoken
	}
	if len(p.Under) > 0 {
		text += " (" + strings.Join(p.Under, "; ") + ")"
	}
	return text
}

func textTable(s *Sheet, d *Document, wide int) string {
	g := &grid{width: wide, heavy: map[int]bool{}}
	for i, title := range s.titles(d.Lang) {
		g.cols = append(g.cols, gridCol{head: plainText(title), right: s.Heads[i].Figures})
	}
	all := 0
	var totals [][]string
	row := func(r Line) []string {
		cells := make([]string, len(s.Heads))
		for i := range cells {
			if i < len(r.Cells) {
				cells[i] = plainText(r.Cells[i].Text)
			}
		}
		return cells
	}
	err := s.each(func(r Line) error {
		switch {
		case r.Break:
			return nil
		case r.Total:
			totals = append(totals, row(r))
			return nil
		}
		if all++; all <= mostLetterRows {
			g.rows = append(g.rows, row(r))
		} else if s.Stream != nil {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return ""
	}
	shown := len(g.rows)
	for _, r := range totals {
		g.heavy[len(g.rows)] = true
		g.rows = append(g.rows, r)
	}
	var b strings.Builder
	if err := g.write(&b); err != nil {
		return ""
	}
	switch {
	case errors.Is(err, errEnough):
		fmt.Fprintf(&b, d.Lang.Pick("First %s rows.\n", "Первые строки: %s.\n"), d.Lang.Int(int64(shown)))
	case all > shown:
		fmt.Fprintf(&b, d.Lang.Pick("First %s rows of %s.\n", "Первые строки: %s из %s.\n"), d.Lang.Int(int64(shown)), d.Lang.Int(int64(all)))
	}
	return b.String()
}
