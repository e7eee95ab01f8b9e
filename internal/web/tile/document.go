package tile

import (
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/render/chart"
)

// Document puts the cards of a page into a document, as the page shows them: the same answers, hence the same figures, totals
// and order, only that tables keep all their rows. base is the address of the site, "" where it has none: then nothing links.
func Document(d *render.Document, shown []Shown, base string) {
	columns := make([]string, 0, len(shown))
	for i := range shown {
		x := &shown[i]
		if x.waits() {
			continue
		}
		d.Parts = append(d.Parts, x.part(d.Lang, base))
		if x.Answer == nil {
			continue
		}
		days := render.Days(x.Answer, d.Lang)
		if x.own {
			d.Parts[len(d.Parts)-1].Period = days
		} else if d.Period == "" {
			d.Period = days
		}
		if d.AsOf == "" {
			d.AsOf = render.AsOf(x.Answer, d.Lang)
		}
		for _, c := range x.Answer.Frame.Columns {
			if c.Kind == frame.Figure && !slices.Contains(columns, c.Metric.Name) {
				columns = append(columns, c.Metric.Name)
				d.Terms = append(d.Terms, render.Term{
					Name: c.Metric.Title.In(string(d.Lang)), Means: c.Metric.Help.In(string(d.Lang)), Link: linked(base, "/metrics/"+url.PathEscape(c.Metric.Name)),
				})
			}
		}
		for _, n := range x.Notes {
			if !slices.Contains(d.Notes, n) {
				d.Notes = append(d.Notes, n)
			}
		}
		if x.Stale != "" && !slices.Contains(d.Notes, x.Stale) {
			d.Notes = append(d.Notes, x.Stale)
		}
	}
	for i := range d.Parts { // what has no days but those of its tiles is of the first one's
		p := &d.Parts[i]
		if d.Period == "" {
			d.Period = p.Period
		}
		if p.Period == d.Period {
			p.Period = ""
		}
	}
}

// waits reports whether a card only keeps a place for words that there are none of yet: nobody needs that on paper.
func (x *Shown) waits() bool { return x.Tile.Kind == board.Text && x.Tile.Need != "" }

// follows reports whether some card shows the days of its page.
func follows(shown []Shown) bool {
	return slices.ContainsFunc(shown, func(x Shown) bool { return x.Answer != nil && !x.own })
}

// part is one card out of the browser.
func (x *Shown) part(l lang.Lang, base string) render.Part {
	p := render.Part{Title: x.Title, Sub: x.Sub, Notes: x.Said, Columns: x.Tile.Box.W}
	for _, words := range []string{x.Words, x.Problem, x.Empty, x.Needs} {
		if words != "" {
			p.Words = words
			break
		}
	}
	if len(x.Skipped) > 0 {
		p.Notes = append(p.Notes[:len(p.Notes):len(p.Notes)], l.Pick("Not narrowed by: ", "Не действуют фильтры: ")+l.List(x.Skipped))
	}
	if p.Words != "" {
		return p
	}
	if x.Answer != nil && x.Records == nil {
		p.Ask = x.Answer.Query.Values().Encode()
	}
	if x.KPI != nil {
		x.KPI.into(&p, l)
	}
	if x.Chart != nil {
		p.Chart = picture(x.Chart, string(x.Tile.Kind))
		if x.Chart.Note != "" {
			p.Notes = append(p.Notes[:len(p.Notes):len(p.Notes)], x.Chart.Note)
		}
	}
	switch {
	case x.Records != nil:
		p.Table = render.RecordSheet(x.Records, l)
		p.Table.Cut = leftOut(x.Records, l)
	case x.Table != nil:
		p.Table = x.whole(l).sheet(base)
	}
	return p
}

func picture(c *chart.Chart, kind string) *render.Picture {
	return &render.Picture{Option: c.Option, SVG: c.SVG, Spoken: c.Spoken, Height: c.Height, Kind: kind}
}

// whole is the card's table with all its rows and columns.
func (x *Shown) whole(l lang.Lang) *Table {
	if t := x.table(0, l); t.More == 0 {
		return t
	}
	return NewTable(x.Answer, l, TableOptions{Most: len(x.Answer.Frame.Rows)})
}

func (k *KPI) into(p *render.Part, l lang.Lang) {
	p.Figure = strings.TrimSpace(k.Number + "\u00a0" + k.Unit)
	p.Num, p.Unit = k.Num, k.Counted
	if k.Why != "" {
		p.Figure, p.Words = "", k.Why
		return
	}
	for i, d := range k.Deltas {
		p.Under = append(p.Under, strings.TrimSpace(d.Text+" "+d.Against))
		if i == 0 {
			p.Mood = moodOf(d.Class)
		}
	}
	if k.Plan != nil {
		for _, said := range [][2]string{
			{"", k.Plan.Done}, {l.Pick("pace ", "темп "), k.Plan.Pace}, {l.Pick("expected ", "ожидаем "), k.Plan.Expected}, {"", k.Plan.None},
		} {
			if said[1] != "" {
				p.Under = append(p.Under, said[0]+said[1])
			}
		}
	}
	p.Under = append(p.Under, k.Foot...)
	if k.Few != "" {
		p.Under = append(p.Under, k.Few)
	}
}

// moodOf reads the verdict off a class of the sheets.
func moodOf(class string) render.Mood {
	switch names := strings.Fields(class); {
	case slices.Contains(names, "g"), slices.Contains(names, "cg"):
		return render.Good
	case slices.Contains(names, "x"), slices.Contains(names, "cx"):
		return render.Bad
	}
	return 0
}

// sheet is the table as files hold it.
func (t *Table) sheet(base string) *render.Sheet {
	s := &render.Sheet{Labels: t.Labels}
	for _, g := range t.Groups {
		title := g.Title
		if g.Unit != "" {
			title += ", " + g.Unit
		}
		s.Groups = append(s.Groups, render.HeadGroup{Title: title, Span: g.Span})
	}
	for _, h := range t.Heads {
		words := slices.DeleteFunc([]string{h.Title, h.Note, h.Days, h.Unit}, func(text string) bool { return text == "" })
		title := strings.Join(words, ", ")
		s.Heads = append(s.Heads, render.Head{Title: title, Name: h.Name, Figures: h.Figure, Whole: h.Figure && h.First && h.Name == ""})
	}
	for _, r := range t.Rows {
		line := render.Line{Total: r.Total, Break: r.Block}
		for _, c := range r.Cells {
			line.Cells = append(line.Cells, c.out(base))
		}
		s.Rows = append(s.Rows, line)
	}
	return s
}

func (x *Cell) out(base string) render.Cell {
	c := render.Cell{Text: x.Text, Num: x.Num, Mood: moodOf(x.Class), Near: x.Class == "cw"}
	if x.Delta != nil {
		c.Text, c.Mood = x.Delta.Text, moodOf(x.Delta.Class)
	}
	if x.Href != "" {
		c.Link = linked(base, x.Href)
	}
	return c
}

// linked is an address of the site, "" where the site has none.
func linked(base, path string) string {
	if base == "" {
		return ""
	}
	return strings.TrimSuffix(base, "/") + path
}
