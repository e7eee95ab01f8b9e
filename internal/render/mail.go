package render

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"svodka/internal/lang"
)

// Inline is a picture that a letter shows as "cid:" and its ID.
type Inline struct {
	ID, Name string
	PNG      []byte
}

// How much of a table a letter holds; the page and the attached files have all of it.
const (
	mostLetterRows, mostLetterColumns = 30, 8
	chartWidePx, chartHighPx          = 480, 260 // as drawn: letters of 12 px stay readable on a telephone
	chartSharp                        = 2.5
	mostLetterText                    = 95 << 10 // beyond about 100 KiB mail programs cut a letter off; then its tables are shorter
)

// errEnough ends the reading of rows.
var errEnough = errors.New("enough rows")

// Mail writes the body of a letter: title, conclusion and freshness, the single figures as cards, charts as pictures, the first
// rows of tables, and links to the page and to what the metrics mean. Mail programs know little of sheets and nothing of scripts,
// so looks stand at each element, blocks are tables, and each colour stands on a background of its own, which dark modes leave
// alone or turn as a whole. Without a drawer the charts are told in words.
func Mail(ctx context.Context, d *Document, draw Drawer) (text string, pictures []Inline, err error) {
	m := &letter{ctx: ctx, doc: d, l: d.Lang, draw: draw, columns: mostLetterColumns, drawn: map[*Part]Inline{}}
	for _, m.rows = range []int{mostLetterRows, 15, 8, 4} {
		m.b.Reset()
		m.pictures = nil
		if err := m.write(); err != nil {
			return "", nil, err
		}
		if m.b.Len() < mostLetterText {
			break
		}
	}
	return m.b.String(), m.pictures, nil
}

// HTML writes a document as one page that needs no other file: the same as a letter, with all rows and its pictures within.
func HTML(ctx context.Context, w io.Writer, d *Document, draw Drawer) error {
	m := &letter{ctx: ctx, doc: d, l: d.Lang, draw: draw, within: true}
	if err := m.write(); err != nil {
		return err
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// letter is a body being written.
type letter struct {
	ctx           context.Context //nolint:containedctx // lives as long as one call
	doc           *Document
	l             lang.Lang
	draw          Drawer
	rows, columns int // most of a table; 0 is all
	within        bool
	b             strings.Builder
	pictures      []Inline
	drawn         map[*Part]Inline
}

// Looks of a letter.
const (
	letterFont  = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
	letterQuiet = "color:#5D667A;"
	letterInk   = "color:#141925;"
)

// layout begins a table that only parts the page.
const layout = `<table role="presentation" cellpadding="0" cellspacing="0" border="0" `

func esc(s string) string { return html.EscapeString(s) }

// div is a block of a text that is escaped already.
func div(style, inside string) string { return `<div style="` + style + `">` + inside + "</div>" }

func (m *letter) put(format string, args ...any) { fmt.Fprintf(&m.b, format, args...) }

// row is a line of the letter's own table.
func (m *letter) row(padding, inside string) {
	m.put(`<tr><td style="padding:%s;background:#FFFFFF;%s">%s</td></tr>`+"\n", padding, letterFont, inside)
}

func (m *letter) write() error {
	d, l := m.doc, m.l
	wide := 700
	if m.within {
		wide = 1000
	}
	m.put(`<!DOCTYPE html>
<html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light"><meta name="supported-color-schemes" content="light"><title>%s</title></head>
<body bgcolor="#F4F5F8" style="margin:0;padding:0;background:#F4F5F8;-webkit-text-size-adjust:100%%;">
`, l, esc(d.Title))
	if d.Conclusion != "" && !m.within { // what a list of letters shows beside the subject
		m.put(`<div style="display:none;max-height:0;overflow:hidden;">%s</div>`+"\n", esc(d.Conclusion))
	}
	m.put(layout + `width="100%%" bgcolor="#F4F5F8" style="background:#F4F5F8;"><tr><td align="center" style="padding:12px 6px;">` + "\n")
	m.put("<!--[if mso]>"+layout+`width="%d"><tr><td><![endif]-->`+"\n", wide)
	m.put(layout+`width="100%%" bgcolor="#FFFFFF" style="max-width:%dpx;background:#FFFFFF;border:1px solid #E3E6ED;border-radius:8px;`+
		`text-align:left;table-layout:fixed;">`+"\n", wide)
	m.head()
	for i := 0; i < len(d.Parts); {
		n := 0
		for i+n < len(d.Parts) && d.Parts[i+n].Table == nil && d.Parts[i+n].Chart == nil {
			n++
		}
		if n > 0 {
			m.cards(d.Parts[i : i+n])
			i += n
			continue
		}
		if err := m.part(&d.Parts[i]); err != nil {
			return err
		}
		i++
	}
	m.foot()
	m.put("</table>\n<!--[if mso]></td></tr></table><![endif]-->\n</td></tr></table>\n</body></html>\n")
	return nil
}

func (m *letter) head() {
	d, l := m.doc, m.l
	var b strings.Builder
	if d.Organisation != "" {
		fmt.Fprintf(&b, `<div style="font-size:12px;line-height:16px;font-weight:600;%s">%s</div>`, letterQuiet, esc(d.Organisation))
	}
	fmt.Fprintf(&b, `<div role="heading" aria-level="1" style="font-size:22px;line-height:28px;font-weight:700;padding:2px 0 4px;%s">%s</div>`,
		letterInk, esc(d.Title))
	told := d.Period
	if d.Compared != "" {
		told += " · " + l.Pick("compared with ", "сравнение: ") + d.Compared
	}
	for _, text := range []string{told, d.Filters} {
		if text != "" {
			fmt.Fprintf(&b, `<div style="font-size:13px;line-height:18px;%s">%s</div>`, letterQuiet, esc(text))
		}
	}
	m.row("16px 16px 8px", b.String())
	if d.Conclusion != "" {
		m.row("4px 16px 8px", fmt.Sprintf(
			layout+`width="100%%"><tr><td width="3" bgcolor="#3350C8" style="background:#3350C8;font-size:1px;">&nbsp;</td>`+
				`<td style="padding:2px 0 2px 12px;font-size:15px;line-height:22px;%s%s">%s</td></tr></table>`, letterFont, letterInk, esc(d.Conclusion)))
	}
	if linkable(d.Link) {
		m.row("4px 16px 12px", m.button(d.Link, l.Pick("Open on the site", "Открыть на сайте")))
	}
}

func (m *letter) button(href, text string) string {
	return fmt.Sprintf(layout+`><tr><td bgcolor="#3350C8" style="background:#3350C8;border-radius:6px;">`+
		`<a href="%s" style="display:inline-block;padding:9px 16px;font-size:14px;line-height:20px;font-weight:600;color:#FFFFFF;`+
		`text-decoration:none;%s">%s</a></td></tr></table>`,
		esc(href), letterFont, esc(text))
}

// cards are single figures, two beside each other: so many stand on a telephone, too.
func (m *letter) cards(list []Part) {
	var b strings.Builder
	b.WriteString(layout + `width="100%" style="table-layout:fixed;">`)
	for len(list) > 0 {
		pair := list[:min(2, len(list))]
		if pair[0].Figure == "" { // words take the whole width
			pair = pair[:1]
		} else if len(pair) > 1 && pair[1].Figure == "" {
			pair = pair[:1]
		}
		list = list[len(pair):]
		b.WriteString("<tr>")
		for i := range pair {
			span := ""
			if len(pair) == 1 && pair[0].Figure == "" {
				span = ` colspan="2"`
			}
			fmt.Fprintf(&b, `<td%s valign="top" width="50%%" style="padding:4px;">%s</td>`, span, card(&pair[i]))
		}
		if len(pair) == 1 && pair[0].Figure != "" {
			b.WriteString(`<td width="50%" style="padding:4px;"></td>`)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table>")
	m.row("4px 12px", b.String())
}

func card(p *Part) string {
	var b strings.Builder
	line := func(size, high int, more, text string) {
		if text != "" {
			fmt.Fprintf(&b, `<div style="font-size:%dpx;line-height:%dpx;%s">%s</div>`, size, high, more, esc(text))
		}
	}
	line(13, 18, "font-weight:600;color:#434B5C;", p.Title)
	line(12, 17, letterQuiet, p.Period)
	line(22, 30, "font-weight:700;"+letterInk, p.Figure)
	for i, text := range p.Under {
		more := letterQuiet
		if ink, _ := tints(p.Mood, false); i == 0 && ink != "" {
			more = "font-weight:600;color:#" + ink + ";"
		}
		line(12, 17, more, text)
	}
	line(13, 18, letterQuiet, p.Words)
	for _, n := range p.Notes {
		line(12, 17, letterQuiet, n)
	}
	return fmt.Sprintf(layout+`width="100%%" bgcolor="#FFFFFF" style="background:#FFFFFF;border:1px solid #E3E6ED;border-radius:6px;">`+
		`<tr><td style="padding:10px 12px;%s">%s</td></tr></table>`, letterFont, b.String())
}

func (m *letter) part(p *Part) error {
	var b strings.Builder
	fmt.Fprintf(&b, `<div role="heading" aria-level="2" style="font-size:16px;line-height:22px;font-weight:700;%s">%s</div>`, letterInk, esc(p.Title))
	if about := p.About(); about != "" {
		fmt.Fprintf(&b, `<div style="font-size:12px;line-height:17px;%s">%s</div>`, letterQuiet, esc(about))
	}
	m.row("16px 16px 4px", b.String())
	if p.Chart != nil {
		if err := m.chart(p); err != nil {
			return err
		}
	}
	if p.Table != nil && (p.Chart == nil || !m.doc.Board) {
		if err := m.table(p.Table); err != nil {
			return err
		}
	}
	if p.Words != "" {
		m.row("0 16px 4px", fmt.Sprintf(`<div style="font-size:14px;line-height:20px;color:#434B5C;">%s</div>`, esc(p.Words)))
	}
	for _, n := range p.Notes {
		m.row("0 16px 2px", fmt.Sprintf(`<div style="font-size:12px;line-height:17px;%s">%s</div>`, letterQuiet, esc(n)))
	}
	return nil
}

// chart puts a picture; its text says what it shows to whoever has pictures switched off.
func (m *letter) chart(p *Part) error {
	if m.draw == nil {
		m.row("0 16px 4px", fmt.Sprintf(`<div style="font-size:14px;line-height:20px;color:#434B5C;">%s</div>`, esc(p.Chart.Spoken)))
		return nil
	}
	wide, high, shown := chartWidePx, chartHighPx, 560
	if m.within {
		wide, high, shown = 900, 320, 900
	}
	one, ok := m.drawn[p]
	if !ok {
		file, err := m.draw.PNG(m.ctx, p.Chart, wide, max(high, p.Chart.Height), chartSharp, m.l)
		if err != nil {
			return err
		}
		n := len(m.pictures) + 1
		one = Inline{ID: fmt.Sprintf("chart%d@svodka", n), Name: fmt.Sprintf("chart%d.png", n), PNG: file}
	}
	src := "data:image/png;base64,"
	if m.within {
		src += base64.StdEncoding.EncodeToString(one.PNG)
	} else {
		m.drawn[p] = one
		m.pictures = append(m.pictures, one)
		src = "cid:" + one.ID
	}
	img := fmt.Sprintf(`<img src="%s" width="%d" alt="%s" style="display:block;width:100%%;max-width:%dpx;height:auto;border:0;`+
		`background:#FFFFFF;font-size:13px;%s">`,
		src, shown, esc(p.Chart.Spoken), shown, letterQuiet)
	if linkable(m.doc.Link) {
		img = fmt.Sprintf(`<a href="%s" style="text-decoration:none;color:#3350C8;">%s</a>`, esc(m.doc.Link), img)
	}
	m.row("4px 16px", img)
	return nil
}
