package paper

import (
	"fmt"
	"math"
	"strings"

	"svodka/internal/render"
)

// front is the head of the first page; a longer document has a cover of its own with what it holds.
func (b *book) front() {
	wide := b.wide - 2*edge
	cover := len(b.doc.Parts) >= coverFrom
	const gap, down = 12, 7
	if cover {
		b.y = b.high / down
	}
	b.on.bookmark(b.d.known(b.doc.Title), 0, b.y)
	b.head(wide)
	b.y += gap
	if !cover {
		b.rule(edge, b.y, b.wide-edge, 0.75, lineInk)
		b.y += gap
		return
	}
	b.contents(wide)
	b.page()
}

// head says what the document is of: whose figures, of which days, narrowed by what, how fresh, and the conclusion.
func (b *book) head(wide float64) {
	d, l := b.doc, b.l
	const title, gap = 22, 6
	b.say(edge, b.y+small, d.Organisation, small+1, true, ink3)
	b.y += small + 2*gap
	b.paragraph(edge, wide, d.Title, title, true, ink)
	if demo := d.Demonstration(); demo != "" {
		b.paragraph(edge, wide, demo, text, true, ink)
	}
	b.y += gap
	for _, pair := range [][2]string{
		{l.Pick("Period", "Период"), d.Period}, {l.Pick("Compared with", "Сравнение"), d.Compared}, {l.Pick("Filters", "Фильтры"), d.Filters},
		{l.Pick("Freshness", "Данные"), d.AsOf}, {l.Pick("For", "Для кого"), d.Reader},
	} {
		if pair[1] == "" {
			continue
		}
		const names = 92
		b.say(edge, b.y+text, pair[0], text, false, ink3)
		b.paragraph(edge+names, wide-names, pair[1], text, false, ink)
	}
	if d.Conclusion == "" {
		return
	}
	b.y += 2 * gap
	const bar, large = 2.5, 11.5
	from, page := b.y, b.number
	b.paragraph(edge+2*gap, wide-2*gap, d.Conclusion, large, false, ink)
	if b.number == page {
		b.on.fill(edge, from, bar, b.y-from, accent)
	}
}

// contents list the parts that have a title of their own, and lead to them.
func (b *book) contents(wide float64) {
	const step, gap = 16, 10
	b.rule(edge, b.y, b.wide-edge, 0.75, lineInk)
	b.y += gap
	b.links = map[int]int{}
	column := math.Min(wide, 320)
	x, top := float64(edge), b.y
	for i := range b.doc.Parts {
		p := &b.doc.Parts[i]
		if single(p) {
			continue
		}
		if b.y+step > b.high-edge-foot {
			if x += column + gutter; x+column > b.wide-edge+1 {
				return // the bookmarks list them all
			}
			b.y = top
		}
		b.links[i] = b.pdf.AddLink()
		b.say(x, b.y+text, b.cut(p.Title, text, false, column), text, false, accent)
		b.pdf.Link(x, b.y, column, step, b.links[i])
		b.y += step
	}
}

// reached marks a part where the contents lead to.
func (b *book) reached(p *render.Part) {
	for i, link := range b.links {
		if &b.doc.Parts[i] == p {
			b.pdf.SetLink(link, b.y, b.number)
		}
	}
}

// figures stand side by side, as many as the page is wide for.
func (b *book) figures(list []render.Part) {
	const least, pad = 168, 9
	wide := b.wide - 2*edge
	columns := max(1, min(len(list), int((wide+gutter)/(least+gutter))))
	each := (wide - gutter*float64(columns-1)) / float64(columns)
	for len(list) > 0 {
		row := list[:min(columns, len(list))]
		list = list[len(row):]
		high := 0.0
		for i := range row {
			high = math.Max(high, b.card(&row[i], 0, each, pad, false))
		}
		b.room(high)
		for i := range row {
			x := edge + (each+gutter)*float64(i)
			b.frame(x, b.y, each, high)
			b.card(&row[i], x, each, pad, true)
		}
		b.y += high + gutter
	}
}

func (b *book) frame(x, y, w, h float64) {
	const round, thick = 4, 0.6
	b.on.frame(x, y, w, h, round, thick, lineInk)
}

// card sets one figure and tells how high it stands; drawn says to set it.
func (b *book) card(p *render.Part, x, wide, pad float64, drawn bool) float64 {
	const large, under = 17, 7.5
	y := b.y + pad
	set := func(s string, size float64, bold bool, hex string, most int) {
		lines := b.lines(s, size, bold, wide-2*pad)
		if most > 0 && len(lines) > most {
			lines = append(lines[:most-1:most-1], b.cut(strings.Join(lines[most-1:], " "), size, bold, wide-2*pad))
		}
		for _, line := range lines {
			if drawn {
				b.say(x+pad, y+size, line, size, bold, hex)
			}
			y += size * 1.35
		}
	}
	if p.Title != "" {
		set(p.Title, text, true, ink2, 2)
	}
	if p.Period != "" {
		set(p.Period, under, false, ink3, 1)
	}
	if p.Figure != "" {
		y += 2
		set(p.Figure, large, true, ink, 1)
	}
	for i, s := range p.Under {
		hex := ink3
		if i == 0 {
			switch p.Mood {
			case render.Good:
				hex = goodInk
			case render.Bad:
				hex = badInk
			}
		}
		set(s, under, false, hex, 2)
	}
	if p.Words != "" {
		set(p.Words, small, false, ink3, 0)
	}
	for _, n := range p.Notes {
		set(n, under, false, ink3, 0)
	}
	return y + pad - b.y
}

// heading is a part's title with its bookmark; it never stands alone at the foot of a page.
func (b *book) heading(p *render.Part, x, wide float64) {
	const large, gap = 12.5, 5
	if p.Title != "" {
		b.on.bookmark(b.d.known(p.Title), 1, b.y)
		b.reached(p)
		b.paragraph(x, wide, p.Title, large, true, ink)
	}
	if about := p.About(); about != "" {
		b.paragraph(x, wide, about, small, false, ink3)
	}
	b.y += gap
}

// part sets a chart and its table across the page; a dashboard shows the chart, as its page does.
func (b *book) part(p *render.Part) error {
	const least, gap = 120, 14
	wide := b.wide - 2*edge
	tabled := p.Table != nil && (p.Chart == nil || !b.doc.Board)
	if p.Chart != nil {
		x, err := b.drawn(p.Chart, wide, 0)
		if err != nil {
			return err
		}
		b.chart(p, x, wide, tabled)
	} else {
		b.room(math.Max(least, begins(p.Table)))
		b.heading(p, edge, wide)
	}
	if tabled {
		if err := b.table(p.Table); err != nil {
			return err
		}
	}
	if p.Words != "" {
		b.paragraph(edge, wide, p.Words, text, false, ink2)
	}
	b.notes(p, edge, wide)
	b.y += gap
	return nil
}

// chart sets a chart below its title. It may become somewhat smaller to stand on what is left of the page; one that a whole page
// would make too small to be read is left out where its table follows.
func (b *book) chart(p *render.Part, x *drawing, wide float64, tabled bool) {
	const smaller, smallest, heads = 0.72, 0.66, 3.5 * gutter
	high, whole := x.high*math.Min(pxPt, wide/x.wide), b.high-2*edge-foot
	if left := b.high - edge - foot - b.y - heads; left < high*smaller {
		b.room(math.Min(high+heads, whole))
	}
	b.heading(p, edge, wide)
	if tabled && high*smallest > whole-heads {
		b.paragraph(edge, wide, b.l.Pick("The chart is too high for this paper; it is on the site and in the PNG file.",
			"Диаграмма слишком высокая для этого листа: она есть на сайте и в файле PNG."), small, false, ink3)
		return
	}
	b.put(x, edge, wide)
}

func (b *book) notes(p *render.Part, x, wide float64) {
	for _, n := range p.Notes {
		b.paragraph(x, wide, n, small, false, ink3)
	}
}

// pair sets two charts beside each other.
func (b *book) pair(first, second *render.Part) error {
	share := float64(first.Columns) / float64(first.Columns+second.Columns)
	whole := b.wide - 2*edge - gutter
	left := whole * share
	wides := []float64{left, whole - left}
	one, err := b.drawn(first.Chart, wides[0], 0)
	if err != nil {
		return err
	}
	two, err := b.drawn(second.Chart, wides[1], one.high)
	if err != nil {
		return err
	}
	if two.high > one.high {
		if one, err = b.drawn(first.Chart, wides[0], two.high); err != nil {
			return err
		}
	}
	const heads, smaller = 60, 0.75 // somewhat smaller is better than a page of figures alone
	if high := math.Max(one.high, two.high)*pxPt + heads; b.high-edge-foot-b.y < high*smaller {
		b.room(high)
	}
	top, page, last := b.y, b.number, 0.0
	for i, p := range []*render.Part{first, second} {
		if b.number != page {
			break
		}
		b.y = top
		x := edge + (left+gutter)*float64(i)
		b.heading(p, x, wides[i])
		b.put([]*drawing{one, two}[i], x, wides[i])
		b.notes(p, x, wides[i])
		last = math.Max(last, b.y)
	}
	b.y = last + gutter
	return nil
}

// drawn makes a chart as wide as its place, and as high as the one beside it where it can be.
func (b *book) drawn(p *render.Picture, wide, other float64) (*drawing, error) {
	const usual, beside, most = 300, 240, 420 // so that two rows of pairs, or two charts and a table's head, stand on a page
	high := usual
	if wide < (b.wide-2*edge)*3/4 {
		high = beside
	}
	high = max(high, min(most, int(other)))
	if p.Height > 0 {
		high = p.Height
	}
	svg, err := b.d.SVG(b.ctx, p, int(wide/pxPt), high, b.l)
	if err != nil {
		return nil, err
	}
	return read(svg)
}

// put sets a chart; one higher than the page is made smaller.
func (b *book) put(x *drawing, left, wide float64) {
	k := math.Min(pxPt, wide/x.wide)
	if most := b.high - edge - foot - b.y; x.high*k > most && most > 0 {
		k = most / x.high
	}
	b.on.draw(x, left, b.y, k)
	b.y += x.high*k + 6
}

// back says what must be known of all figures, and what the metrics mean.
func (b *book) back() {
	wide := b.wide - 2*edge
	const large, gap, least = 12.5, 6, 70
	if len(b.doc.Notes) > 0 {
		b.room(least)
		b.on.bookmark(b.l.Pick("Notes", "Примечания"), 1, b.y)
		b.paragraph(edge, wide, b.l.Pick("Notes", "Примечания"), large, true, ink)
		b.y += gap
		for _, n := range b.doc.Notes {
			b.paragraph(edge, wide, n, text, false, ink2)
		}
		b.y += 2 * gap
	}
	if len(b.doc.Terms) == 0 {
		return
	}
	b.room(least)
	b.on.bookmark(b.l.Pick("What the metrics mean", "Что значат показатели"), 1, b.y)
	b.paragraph(edge, wide, b.l.Pick("What the metrics mean", "Что значат показатели"), large, true, ink)
	b.y += gap
	b.terms(wide)
}

// terms stand in two columns where the page is wide: they are short.
func (b *book) terms(wide float64) {
	const gap, wideFrom = 6, 620
	columns := 1
	if wide > wideFrom {
		columns = 2
	}
	each := (wide - 2*gutter*float64(columns-1)) / float64(columns)
	for list := b.doc.Terms; len(list) > 0; list = list[min(columns, len(list)):] {
		high := 0.0
		row := list[:min(columns, len(list))]
		for _, t := range row {
			high = math.Max(high, float64(len(b.lines(t.Name, text, true, each))+len(b.lines(t.Means, text, false, each)))*text*1.4)
		}
		b.room(high)
		top, last := b.y, b.y
		for i, t := range row {
			x := edge + (each+2*gutter)*float64(i)
			b.y = top
			b.paragraph(x, each, t.Name, text, true, ink)
			if t.Link != "" {
				b.on.link(x, top, math.Min(each, b.width(t.Name, text, true)), text*1.4, t.Link)
			}
			b.paragraph(x, each, t.Means, text, false, ink2)
			last = math.Max(last, b.y)
		}
		b.y = last + gap
	}
}

// footers say on every page whose it is, when all pages are known.
func (b *book) footers() {
	n := b.pdf.PageCount()
	var parts []string
	for _, s := range []string{b.doc.Demonstration(), b.doc.Organisation, b.doc.Title, b.doc.Period, b.doc.AsOf, b.doc.Reader} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	for i := 1; i <= n; i++ {
		b.pdf.SetPage(i)
		y := b.high - foot
		b.rule(edge, y-small-4, b.wide-edge, 0.5, lineInk)
		const size = 7
		of := fmt.Sprintf(b.l.Pick("page %d of %d", "стр. %d из %d"), i, n)
		right := b.wide - edge - b.width(of, size, false)
		b.say(right, y, of, size, false, ink3)
		b.say(edge, y, b.cut(strings.Join(parts, " · "), size, false, right-edge-gutter), size, false, ink3)
	}
}
