package render

import (
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// grid is a table for a terminal: text columns on the left, figures on the right, everything in one typeface width.
type grid struct {
	cols  []gridCol
	rows  [][]string
	heavy map[int]bool // rows of totals, set apart by a line before the first
	paint func(row, col int) string
	width int
	color bool
}

type gridCol struct {
	head  string
	right bool
}

const (
	gap       = 2
	leastText = 8  // a title is never cut shorter
	headWidth = 14 // a header wraps when it is wider than this and than its cells
	ansiDim   = "\x1b[2m"
	ansiBold  = "\x1b[1m"
	ansiGood  = "\x1b[32m"
	ansiBad   = "\x1b[31m"
	ansiOff   = "\x1b[0m"
)

// write prints the grid. Where it is wider than the terminal, long texts are cut with "…" first; if that is not enough
// the figures go on in further blocks that repeat the texts, so that no figure is ever cut.
func (g *grid) write(w io.Writer) error {
	widths := g.measure()
	var texts, figures []int
	for i, c := range g.cols {
		if c.right {
			figures = append(figures, i)
		} else {
			texts = append(texts, i)
		}
	}
	g.shrink(widths, texts, figures)
	used := 0
	for _, i := range texts {
		used += widths[i] + gap
	}
	for first := true; first || len(figures) > 0; first = false {
		block, room := append([]int(nil), texts...), used
		for len(figures) > 0 && (len(block) == len(texts) || g.width <= 0 || room+widths[figures[0]] <= g.width) {
			room += widths[figures[0]] + gap
			block = append(block, figures[0])
			figures = figures[1:]
		}
		if !first {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := g.block(w, block, widths); err != nil {
			return err
		}
	}
	return nil
}

func (g *grid) measure() []int {
	widths := make([]int, len(g.cols))
	for i := range g.cols {
		for _, r := range g.rows {
			widths[i] = max(widths[i], cells(r[i]))
		}
	}
	for i, c := range g.cols {
		if !c.right {
			widths[i] = max(widths[i], cells(c.head))
			continue
		}
		for _, line := range wrap(c.head, max(headWidth, widths[i])) {
			widths[i] = max(widths[i], cells(line))
		}
	}
	return widths
}

// shrink takes from the widest text until the first figure fits, or all do.
func (g *grid) shrink(widths, texts, figures []int) {
	if g.width <= 0 || len(texts) == 0 {
		return
	}
	all := 0
	for _, w := range widths {
		all += w + gap
	}
	least := 0
	for _, i := range texts {
		least += min(widths[i], leastText) + gap
	}
	for _, i := range figures {
		least += widths[i] + gap
	}
	if least-gap > g.width { // it will not fit anyway: cut texts only as far as one figure needs
		all = 0
		for _, i := range texts {
			all += widths[i] + gap
		}
		if len(figures) > 0 {
			all += widths[figures[0]] + gap
		}
	}
	for all-gap > g.width {
		widest := texts[0]
		for _, i := range texts {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= leastText {
			return
		}
		widths[widest]--
		all--
	}
}

func (g *grid) block(w io.Writer, block, widths []int) error {
	var b strings.Builder
	heads, lines := make([][]string, len(block)), 1
	for k, i := range block {
		heads[k] = []string{g.cols[i].head}
		if g.cols[i].right {
			heads[k] = wrap(g.cols[i].head, widths[i])
		}
		lines = max(lines, len(heads[k]))
	}
	for line := range lines {
		g.line(&b, block, widths, ansiDim, func(k int) (string, string) {
			if at := line - lines + len(heads[k]); at >= 0 {
				return heads[k][at], ""
			}
			return "", ""
		})
	}
	g.rule(&b, block, widths)
	for r, row := range g.rows {
		style := ""
		if g.heavy[r] {
			style = ansiBold
			if !g.heavy[r-1] && r > 0 {
				g.rule(&b, block, widths)
			}
		}
		g.line(&b, block, widths, style, func(k int) (string, string) {
			color := ""
			if g.paint != nil {
				color = g.paint(r, block[k])
			}
			return row[block[k]], color
		})
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (g *grid) line(b *strings.Builder, block, widths []int, style string, cell func(k int) (text, color string)) {
	var line strings.Builder
	for k, i := range block {
		if k > 0 {
			line.WriteString(strings.Repeat(" ", gap))
		}
		text, color := cell(k)
		text = cut(text, widths[i])
		pad := strings.Repeat(" ", widths[i]-cells(text))
		if g.color && (style != "" || color != "") && text != "" {
			text = style + color + text + ansiOff
		}
		if g.cols[i].right {
			line.WriteString(pad + text)
		} else {
			line.WriteString(text + pad)
		}
	}
	b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
}

func (g *grid) rule(b *strings.Builder, block, widths []int) {
	all := -gap
	for _, i := range block {
		all += widths[i] + gap
	}
	rule := strings.Repeat("─", max(0, all))
	if g.color {
		rule = ansiDim + rule + ansiOff
	}
	b.WriteString(rule + "\n")
}

// cells is how many places of a terminal a text takes.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case r < ' ', unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), unicode.Is(unicode.Cf, r):
		return 0
	case r < 0x1100:
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}

// plainText keeps a title from moving the cursor or breaking the line: control characters become spaces.
func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// cut shortens a text to a number of places, with "…" where something is missing.
func cut(s string, places int) string {
	if cells(s) <= places {
		return s
	}
	var b strings.Builder
	used := 0
	for _, r := range s {
		if used+runeCells(r) > places-1 {
			break
		}
		used += runeCells(r)
		b.WriteRune(r)
	}
	return b.String() + "…"
}

// wrap breaks a text between words into lines of at most that many places; a longer word has a line of its own.
func wrap(s string, places int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		switch {
		case line == "":
			line = word
		case cells(line)+1+cells(word) <= places:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
