package paper

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"

	"svodka/internal/lang"
	"svodka/internal/render"
)

// Measures of a page, in pt.
const (
	edge, foot  = 36, 30
	gutter      = 12
	pxPt        = 0.75 // a px on paper
	coverFrom   = 4    // parts from which a document has a cover of its own
	family      = "inter"
	small, text = 8, 9.5
)

// book is a document being set.
type book struct {
	ctx        context.Context //nolint:containedctx // lives as long as one call
	d          *Drawer
	doc        *render.Document
	l          lang.Lang
	on         surface
	pdf        *fpdf.Fpdf  // nil where the surface is no paper
	wide, high float64     // of the page
	y          float64     // where the next thing stands
	number     int         // of the page
	rows       int         // most rows of a table
	links      map[int]int // to parts, from the contents of the cover
}

// PDF writes a document as pages: a cover or a head, the single figures side by side, charts as vectors, tables with their heads
// on every page, then the notes and what the metrics mean. Each page says whose it is, how fresh, and its number of how many.
func (d *Drawer) PDF(ctx context.Context, w io.Writer, doc *render.Document) error {
	l := doc.Layout
	lay := l.Lay
	if lay == "" {
		lay = "portrait"
		if doc.Wide {
			lay = "landscape"
		}
	}
	size := l.Size
	if size == "" {
		size = "A4"
	}
	b := &book{ctx: ctx, d: d, doc: doc, l: doc.Lang, rows: paperRows}
	b.pdf = fpdf.NewCustom(&fpdf.InitType{OrientationStr: strings.ToUpper(lay[:1]), UnitStr: "pt", SizeStr: size})
	b.on = &pages{d: d, pdf: b.pdf}
	b.wide, b.high = b.pdf.GetPageSize()
	b.pdf.SetAutoPageBreak(false, 0)
	b.pdf.SetMargins(0, 0, 0)
	b.pdf.AddUTF8FontFromBytes(family, "", d.faces.Regular)
	b.pdf.AddUTF8FontFromBytes(family, "B", d.faces.Bold)
	b.pdf.SetTitle(d.known(doc.Title), true)
	b.pdf.SetAuthor(d.known(doc.Organisation), true)
	b.pdf.SetLang(b.l.Pick("en-GB", "ru-RU"))
	b.pdf.SetCreationDate(doc.Made)
	b.pdf.SetModificationDate(doc.Made)
	b.pdf.SetCatalogSort(true)
	b.page()
	if err := b.body(); err != nil {
		return err
	}
	b.footers()
	if err := b.pdf.Error(); err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	return b.pdf.Output(w)
}

func (b *book) body() error {
	b.front()
	if err := b.parts(); err != nil {
		return err
	}
	b.back()
	return nil
}

// parts sets the tiles in their order.
func (b *book) parts() error {
	for i := 0; i < len(b.doc.Parts); {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		n := 0
		for i+n < len(b.doc.Parts) && single(&b.doc.Parts[i+n]) {
			n++
		}
		if n > 0 {
			b.figures(b.doc.Parts[i : i+n])
			i += n
			continue
		}
		if b.doc.Board && i+1 < len(b.doc.Parts) && beside(&b.doc.Parts[i], &b.doc.Parts[i+1]) {
			if err := b.pair(&b.doc.Parts[i], &b.doc.Parts[i+1]); err != nil {
				return err
			}
			i += 2
			continue
		}
		if err := b.part(&b.doc.Parts[i]); err != nil {
			return err
		}
		i++
	}
	return nil
}

// single reports whether a part is one figure, or a few words.
func single(p *render.Part) bool { return p.Table == nil && p.Chart == nil }

// beside reports whether two charts stand beside each other on the page, as on the dashboard: both fit into its twelve columns.
func beside(one, two *render.Part) bool {
	const all = 12
	return one.Chart != nil && two.Chart != nil && one.Columns > 0 && two.Columns > 0 && one.Columns+two.Columns <= all
}

func (b *book) page() {
	b.on.page()
	b.number++
	b.y = edge
}

// room begins a page where less than so much is left.
func (b *book) room(high float64) {
	if b.y+high > b.high-edge-foot && b.y > edge {
		b.page()
	}
}

func (b *book) rule(x0, y, x1, thick float64, hex string) {
	b.on.line(x0, y, x1, thick, hex)
}

// Colours of the light theme.
const (
	ink, ink2, ink3, lineInk, headInk, accent = "141925", "434B5C", "5D667A", "CDD3DE", "ECEEF3", "3350C8"
)

// say sets a text at a baseline.
func (b *book) say(x, y float64, s string, size float64, bold bool, hex string) {
	b.on.say(x, y, b.d.known(s), size, bold, hex)
}

func (b *book) width(s string, size float64, bold bool) float64 {
	weight := 0.0
	if bold {
		weight = heavyFrom
	}
	return b.d.face(weight).width(b.d.known(s), size)
}

// lines breaks a text at spaces; a word longer than the line is cut into pieces.
func (b *book) lines(s string, size float64, bold bool, wide float64) []string {
	var out []string
	for para := range strings.SplitSeq(s, "\n") {
		line := ""
		for word := range strings.SplitSeq(para, " ") {
			for b.width(word, size, bold) > wide && len([]rune(word)) > 1 {
				runes := []rune(word)
				n := 1
				for n < len(runes) && b.width(string(runes[:n+1]), size, bold) <= wide {
					n++
				}
				if line != "" {
					out, line = append(out, line), ""
				}
				out, word = append(out, string(runes[:n])), string(runes[n:])
			}
			switch {
			case line == "":
				line = word
			case b.width(line+" "+word, size, bold) <= wide:
				line += " " + word
			default:
				out, line = append(out, line), word
			}
		}
		out = append(out, line)
	}
	return out
}

// cut shortens a text to a width.
func (b *book) cut(s string, size float64, bold bool, wide float64) string {
	if b.width(s, size, bold) <= wide {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && b.width(string(runes)+"…", size, bold) > wide {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// paragraph sets a text down the page.
func (b *book) paragraph(x, wide float64, s string, size float64, bold bool, hex string) {
	step := size * 1.4
	for _, line := range b.lines(s, size, bold, wide) {
		b.room(step)
		b.say(x, b.y+size, line, size, bold, hex)
		b.y += step
	}
}

// known replaces what the typeface has no letter for, and drops what is no letter.
func (d *Drawer) known(s string) string {
	const plane = 0xFFFF
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u202f' || r == '\u2009':
			return '\u00a0'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case r > plane || d.regular.lacks(r):
			return '□'
		}
		return r
	}, s)
}
