package render

import (
	"errors"
	"fmt"
	"strings"
)

// table puts the first rows and columns, the totals always, and says what is left out.
func (m *letter) table(s *Sheet) error {
	if len(s.Heads) == 0 {
		return nil
	}
	columns := m.across(s)
	rows, totals, all, err := m.first(s)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<div style="overflow-x:auto;"><table width="100%%" cellpadding="0" cellspacing="0" border="0" `+
		`style="border-collapse:collapse;width:100%%;font-size:13px;line-height:18px;%s%s">`, letterFont, letterInk)
	m.heads(&b, s, columns)
	for i, r := range append(rows, totals...) {
		m.line(&b, s, r, columns, i >= len(rows))
	}
	b.WriteString("</table></div>")
	m.row("4px 16px", b.String())
	var left []string
	if all > len(rows) {
		left = append(left, fmt.Sprintf(m.l.Pick("First %s rows of %s.", "Первые строки: %s из %s."), m.l.Int(int64(len(rows))), m.l.Int(int64(all))))
	}
	if all < 0 {
		left = append(left, fmt.Sprintf(m.l.Pick("First %s rows.", "Первые строки: %s."), m.l.Int(int64(len(rows)))))
	}
	if rest := len(s.Heads) - columns; rest > 0 {
		left = append(left, fmt.Sprintf(m.l.Pick("Columns left out: %d.", "Ещё столбцов: %d."), rest))
	}
	if len(left) == 0 {
		return nil
	}
	text := esc(strings.Join(left, " "))
	if linkable(m.doc.Link) {
		text += fmt.Sprintf(` <a href="%s" style="color:#3350C8;">%s</a>`, esc(m.doc.Link), esc(m.l.Pick("All of it on the site", "Вся таблица на сайте")))
	}
	m.row("0 16px 4px", fmt.Sprintf(`<div style="font-size:12px;line-height:17px;%s">%s</div>`, letterQuiet, text))
	return nil
}

// across is how many columns a letter holds; a group of them is cut only where it is the first.
func (m *letter) across(s *Sheet) int {
	if m.columns == 0 || len(s.Heads) <= max(m.columns, s.Labels+1) {
		return len(s.Heads)
	}
	columns := max(m.columns, s.Labels+1)
	whole := s.Labels
	for _, g := range s.Groups {
		if whole+g.Span > columns {
			break
		}
		whole += g.Span
	}
	if whole > s.Labels {
		return whole
	}
	return columns
}

// first are the rows that a letter holds, the totals, and how many rows there are; all is -1 where that would take reading them all.
func (m *letter) first(s *Sheet) (rows, totals []Line, all int, err error) {
	err = s.each(func(r Line) error {
		switch {
		case r.Break:
			return nil
		case r.Total:
			totals = append(totals, r)
			return nil
		}
		if all++; m.rows == 0 || all <= m.rows {
			rows = append(rows, r)
		} else if s.Stream != nil {
			return errEnough
		}
		return m.ctx.Err()
	})
	if errors.Is(err, errEnough) {
		return rows, totals, -1, nil
	}
	return rows, totals, all, err
}

// cellLook is short because a letter has a thousand cells; the table says the rest.
const cellLook = "padding:5px 6px;border-bottom:1px solid #E3E6ED;"

func (m *letter) heads(b *strings.Builder, s *Sheet, columns int) {
	const look = "padding:5px 6px;font-size:12px;line-height:16px;font-weight:600;color:#434B5C;background:#F1F3FA;border-bottom:1px solid #CDD3DE;"
	if len(s.Groups) > 0 {
		b.WriteString(`<tr>`)
		if s.Labels > 0 {
			fmt.Fprintf(b, `<td colspan="%d" bgcolor="#F1F3FA" style="%s"></td>`, s.Labels, look)
		}
		at := s.Labels
		for _, g := range s.Groups {
			if span := min(g.Span, columns-at); span > 0 {
				fmt.Fprintf(b, `<th colspan="%d" align="right" bgcolor="#F1F3FA" style="%stext-align:right;">%s</th>`, span, look, esc(g.Title))
			}
			at += g.Span
		}
		b.WriteString("</tr>")
	}
	b.WriteString("<tr>")
	for _, h := range s.Heads[:columns] {
		align := "left"
		if h.Figures {
			align = "right"
		}
		fmt.Fprintf(b, `<th scope="col" align="%s" valign="bottom" bgcolor="#F1F3FA" style="%stext-align:%s;">%s</th>`, align, look, align, esc(h.Title))
	}
	b.WriteString("</tr>")
}

func (m *letter) line(b *strings.Builder, s *Sheet, r Line, columns int, total bool) {
	b.WriteString("<tr>")
	for i, c := range r.Cells[:min(len(r.Cells), columns)] {
		look, tag := cellLook, "td"
		if s.Heads[i].Figures {
			look += "text-align:right;white-space:nowrap;"
			tag = `td align="right"`
		}
		ink, tint := tints(c.Mood, c.Near)
		if tint != "" {
			look += "background:#" + tint + ";color:#" + ink + ";"
		}
		if total {
			look += "font-weight:700;"
		}
		text := esc(c.Text)
		if m.within && linkable(c.Link) && c.Text != "" { // addresses would make a letter too long
			if ink == "" {
				ink = paperInk
			}
			text = fmt.Sprintf(`<a href="%s" style="color:#%s;text-decoration:none;">%s</a>`, esc(c.Link), ink, text)
		}
		fmt.Fprintf(b, `<%s style="%s">%s</td>`, tag, look, text)
	}
	b.WriteString("</tr>\n")
}

// foot says what must be known of all figures, how fresh they are, and what the metrics mean.
func (m *letter) foot() {
	d, l := m.doc, m.l
	var b strings.Builder
	const apart = "padding:0 0 4px;"
	if demo := d.Demonstration(); demo != "" {
		b.WriteString(div(apart+"font-weight:600;", esc(demo)))
	}
	for _, n := range d.Notes {
		b.WriteString(div(apart, esc(n)))
	}
	if d.AsOf != "" {
		b.WriteString(div(apart+"font-weight:600;", esc(d.AsOf)))
	}
	if d.Reader != "" {
		whose := l.Pick("The figures are those that this account may see: ", "Цифры — те, что видит учётная запись: ")
		b.WriteString(div(apart, esc(whose+d.Reader)))
	}
	var terms, told []string
	for _, t := range d.Terms {
		if linkable(t.Link) {
			terms = append(terms, fmt.Sprintf(`<a href="%s" style="color:#3350C8;">%s</a>`, esc(t.Link), esc(t.Name)))
		} else {
			told = append(told, fmt.Sprintf(`<div style="padding:0 0 3px;"><b>%s</b> — %s</div>`, esc(t.Name), esc(t.Means)))
		}
	}
	if len(terms)+len(told) > 0 {
		b.WriteString(div("padding:6px 0 2px;", esc(l.Pick("What the metrics mean: ", "Что значат показатели: "))+strings.Join(terms, " · ")))
		b.WriteString(strings.Join(told, ""))
	}
	if b.Len() > 0 {
		m.put(`<tr><td bgcolor="#F9FAFB" style="padding:12px 16px 14px;background:#F9FAFB;border-top:1px solid #E3E6ED;`+
			`font-size:12px;line-height:17px;%s%s">%s</td></tr>`+"\n",
			letterFont, letterQuiet, b.String())
	}
}
