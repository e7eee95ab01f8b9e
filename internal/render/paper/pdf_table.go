package paper

import (
	"fmt"
	"math"

	"svodka/internal/render"
)

// Colours of verdicts in the light theme.
const (
	goodInk, goodTint = "0A6B63", "DCF3EF"
	nearInk, nearTint = "855500", "FBF0D3"
	badInk, badTint   = "B23512", "FCE7DF"
)

// tabled is a table being set: some of its columns, the labels first.
type tabled struct {
	*book
	t      *render.Sheet
	size   float64
	widths []float64
	block  []int // the columns of this piece
	left   float64
}

const (
	cellPad           = 4
	mostLabel         = 190
	tableSize, sparse = 8.5, 7
	paperRows         = 5000 // a longer table is for a spreadsheet
)

// table sets a table with its heads on every page. Where it is wider than the page its letters become smaller; then its columns
// go on in further pieces that repeat the labels, so that no figure is ever cut.
func (b *book) table(t *render.Sheet) error {
	rows, cutOff, err := b.first(t)
	if err != nil {
		return err
	}
	if len(t.Heads) == 0 {
		return nil
	}
	x := &tabled{book: b, t: t, size: tableSize, left: edge}
	wide := b.wide - 2*edge
	for x.measure(rows); x.all() > wide && x.size > sparse; {
		x.size -= 0.5
		x.measure(rows)
	}
	blocks := x.blocks(wide)
	for _, block := range blocks {
		x.block = block
		if n := x.beside(wide, len(rows)); n > 1 && len(blocks) == 1 {
			if err := x.columns(rows, n); err != nil {
				return err
			}
			continue
		}
		if err := x.set(rows); err != nil {
			return err
		}
	}
	if cutOff {
		b.paragraph(edge, wide, fmt.Sprintf(b.l.Pick(
			"The first %s rows; all of them are in the workbook.", "Показаны первые строки: %s. Все — в файле Excel."), b.l.Int(int64(b.rows))), small, false, ink3)
	}
	return nil
}

// first are the rows that paper has room for, with all totals.
func (b *book) first(t *render.Sheet) (rows []render.Line, cutOff bool, err error) {
	n := 0
	each := func(l render.Line) error {
		if !l.Total && !l.Break {
			n++
		}
		if n <= b.rows || l.Total {
			rows = append(rows, l)
		}
		return b.ctx.Err()
	}
	if t.Stream != nil {
		err = t.Stream(each)
		return rows, n > b.rows, err
	}
	for _, l := range t.Rows {
		if err := each(l); err != nil {
			return nil, false, err
		}
	}
	return rows, n > b.rows, nil
}

func (x *tabled) measure(rows []render.Line) {
	x.widths = make([]float64, len(x.t.Heads))
	const from, wordy = 44, 74
	for i, h := range x.t.Heads {
		least := 0.0
		for _, line := range x.lines(h.Title, x.size, true, wordy) {
			least = math.Max(least, x.width(line, x.size, true))
		}
		x.widths[i] = math.Max(from-2*cellPad, least)
	}
	for _, r := range rows {
		for i, c := range r.Cells[:min(len(r.Cells), len(x.widths))] {
			x.widths[i] = math.Max(x.widths[i], x.width(c.Text, x.size, r.Total))
		}
	}
	for i := range x.widths {
		if !x.t.Heads[i].Figures {
			x.widths[i] = math.Min(x.widths[i], mostLabel)
		}
		x.widths[i] += 2 * cellPad
	}
}

func (x *tabled) all() float64 {
	sum := 0.0
	for _, w := range x.widths {
		sum += w
	}
	return sum
}

// blocks parts the columns into pieces as wide as the page, each with the labels.
func (x *tabled) blocks(wide float64) [][]int {
	labels := min(max(1, x.t.Labels), len(x.t.Heads))
	used := 0.0
	head := make([]int, 0, labels)
	for i := range labels {
		if used+x.widths[i] > wide/2 && i > 0 { // labels that take the page leave no room for figures
			x.widths[i] = math.Min(x.widths[i], wide/4)
		}
		used += x.widths[i]
		head = append(head, i)
	}
	var list [][]int
	block, room := append([]int(nil), head...), used
	for i := labels; i < len(x.t.Heads); i++ {
		if room+x.widths[i] > wide && len(block) > labels {
			list = append(list, block)
			block, room = append([]int(nil), head...), used
		}
		block = append(block, i)
		room += x.widths[i]
	}
	list = append(list, block)
	if len(list) == 1 && room < wide { // figures take what is left, so that the table is as wide as the page where it nearly is
		if spare := (wide - room) / float64(len(block)); spare < 2*edge {
			for _, i := range block {
				x.widths[i] += spare
			}
		}
	}
	return list
}

// Rows that stay together: of a short table all, of others some below the heads, and some on the page that a table ends on.
const rowsShort, rowsBegin, rowsEnd = 10, 5, 3

// together is how many of the rows stand on the page that a table begins on.
func together(rows int) int {
	if rows <= rowsShort {
		return rows
	}
	return rowsBegin
}

// begins is about how high the beginning of a table is with its title.
func begins(t *render.Sheet) float64 {
	if t == nil || t.Stream != nil {
		return 0
	}
	const title, heads, row = 36, 44, 16
	return title + heads + row*float64(together(len(t.Rows)))
}

func (x *tabled) rowHigh() float64 { return x.size + 2*cellPad - 1 }

// fits is how many rows have room on the page.
func (x *tabled) fits() int {
	return int((x.book.high - edge - foot - x.y) / x.rowHigh())
}

func (x *tabled) set(rows []render.Line) error {
	high := x.rowHigh()
	x.room(x.headHigh() + float64(together(len(rows)))*high)
	x.heads()
	totals := false
	for i, r := range rows {
		if r.Break {
			x.y += high / 2
			continue
		}
		rest := len(rows) - i
		if room := x.fits(); room < 1 || rest == rowsEnd && room < rest && i >= rowsBegin { // a lone row is not left for the next page
			if err := x.ctx.Err(); err != nil {
				return err
			}
			x.page()
			x.heads()
		}
		if r.Total && !totals {
			x.rule(x.left, x.y, x.left+x.wideOf(), 0.9, ink3)
		}
		totals = totals || r.Total
		x.line(r, high)
	}
	x.y += gutter
	return nil
}

// beside is how many times a narrow table stands beside itself: once where all its rows fit on what is left of the page.
func (x *tabled) beside(wide float64, rows int) int {
	const many = 14
	if rows < many || x.y+x.headHigh()+float64(rows)*x.rowHigh() < x.book.high-edge-foot {
		return 1
	}
	return min(3, int((wide+2*gutter)/(x.wideOf()+2*gutter)))
}

// columns sets a narrow table beside itself, each piece with the heads.
func (x *tabled) columns(rows []render.Line, n int) error {
	high := x.rowHigh()
	for len(rows) > 0 {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		need := (len(rows) + n - 1) / n
		x.room(x.headHigh() + float64(min(need, rowsBegin))*high)
		each := max(1, min(need, int((x.book.high-edge-foot-x.y-x.headHigh())/high)))
		if rest := len(rows) - n*each; rest > 0 && rest < rowsEnd*n && x.y > edge { // lone rows are not left for the next page
			x.page()
			continue
		}
		top, last := x.y, x.y
		totals := false
		for k := range n {
			piece := rows[:min(each, len(rows))]
			rows = rows[len(piece):]
			if len(piece) == 0 {
				break
			}
			x.left, x.y = edge+float64(k)*(x.wideOf()+2*gutter), top
			x.heads()
			for _, r := range piece {
				if r.Total && !totals {
					x.rule(x.left, x.y, x.left+x.wideOf(), 0.9, ink3)
				}
				totals = totals || r.Total
				if !r.Break {
					x.line(r, high)
				}
			}
			last = math.Max(last, x.y)
		}
		x.left, x.y = edge, last
		if len(rows) > 0 {
			x.page()
		}
	}
	x.y += gutter
	return nil
}

func (x *tabled) wideOf() float64 {
	sum := 0.0
	for _, i := range x.block {
		sum += x.widths[i]
	}
	return sum
}

func (x *tabled) headHigh() float64 {
	lines := 1
	for _, i := range x.block {
		lines = max(lines, len(x.lines(x.t.Heads[i].Title, x.size, true, x.widths[i]-2*cellPad)))
	}
	high := float64(lines)*x.size*1.25 + 2*cellPad
	if len(x.t.Groups) > 0 {
		high += x.size*1.25 + cellPad
	}
	return high
}

func (x *tabled) heads() {
	high := x.headHigh()
	x.on.fill(x.left, x.y, x.wideOf(), high, headInk)
	if len(x.t.Groups) > 0 {
		x.groups()
	}
	left := x.left
	for _, i := range x.block {
		h := x.t.Heads[i]
		lines := x.lines(h.Title, x.size, true, x.widths[i]-2*cellPad)
		for k, line := range lines {
			at := left + cellPad
			if h.Figures {
				at = left + x.widths[i] - cellPad - x.width(line, x.size, true)
			}
			x.say(at, x.y+high-cellPad-float64(len(lines)-1-k)*x.size*1.25-1, line, x.size, true, ink2)
		}
		left += x.widths[i]
	}
	x.y += high
	x.rule(x.left, x.y, x.left+x.wideOf(), 0.75, lineInk)
}

// groups are the titles over heads, each over those of its columns that stand in this piece.
func (x *tabled) groups() {
	of := map[int]int{}
	at := x.t.Labels
	for g, group := range x.t.Groups {
		for range group.Span {
			of[at] = g
			at++
		}
	}
	left := x.left
	for k := 0; k < len(x.block); {
		g, ok := of[x.block[k]]
		wide, n := 0.0, 0
		for k+n < len(x.block) {
			if other, has := of[x.block[k+n]]; has != ok || other != g {
				break
			}
			wide += x.widths[x.block[k+n]]
			n++
		}
		if ok {
			title := x.cut(x.t.Groups[g].Title, x.size, true, wide-2*cellPad)
			x.say(left+wide-cellPad-x.width(title, x.size, true), x.y+x.size+cellPad, title, x.size, true, ink)
			x.rule(left+cellPad, x.y+x.size*1.25+cellPad+1, left+wide-cellPad, 0.5, lineInk)
		}
		left += wide
		k += n
	}
}

func (x *tabled) line(r render.Line, high float64) {
	left := x.left
	base := x.y + cellPad + x.size - 1.5
	for _, i := range x.block {
		wide := x.widths[i]
		if i < len(r.Cells) {
			c := r.Cells[i]
			letter := ink
			if hex, tint := tints(c); tint != "" {
				letter = hex
				x.on.fill(left, x.y+0.5, wide, high-1, tint)
			}
			shown := x.cut(c.Text, x.size, r.Total, wide-2*cellPad)
			at := left + cellPad
			if x.t.Heads[i].Figures {
				at = left + wide - cellPad - x.width(shown, x.size, r.Total)
			}
			x.say(at, base, shown, x.size, r.Total, letter)
			if c.Link != "" {
				x.on.link(left, x.y, wide, high, c.Link)
			}
		}
		left += wide
	}
	x.y += high
	x.rule(x.left, x.y, x.left+x.wideOf(), 0.35, headInk)
}

func tints(c render.Cell) (hex, tint string) {
	switch {
	case c.Near:
		return nearInk, nearTint
	case c.Mood == render.Good:
		return goodInk, goodTint
	case c.Mood == render.Bad:
		return badInk, badTint
	}
	return "", ""
}
