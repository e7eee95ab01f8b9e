package chart

import (
	"fmt"
	"html"
	"strings"

	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/query"
)

// funnel draws stages as bars whose height is how many reached them, with the share that went on between them and the worst
// drop outlined. The stages come in the answer's order; the first figure counts.
//
//	Новый лид    Квалификация   Замер
//	1 040        728            473        ← reached
//	100 %        70 %           45 %       ← of the first stage
//	████         ███            ██
//	      70,0 %        65,0 %             ← went on
//	      −312          −255               ← did not
func (d *drawing) funnel() string {
	c := d.figures[0]
	var list []frame.Row
	for _, r := range d.a.Frame.Rows {
		if r.Cells[c.At].State == formula.Present && !r.Others {
			list = append(list, r)
		}
	}
	const two, most = 2, 10
	if len(list) < two {
		return ""
	}
	if len(list) > most {
		d.cut = len(list) - most
		list = list[:most]
	}
	top := 0.0
	for _, r := range list {
		top = max(top, r.Cells[c.At].V)
	}
	if top <= 0 {
		return ""
	}
	worst := d.worst(list, c.At)
	const high, base = 158.0, 228.0
	step := 700 / float64(len(list))
	wide := step * 0.56
	var b strings.Builder
	b.WriteString(`<div class="desk">`)
	fmt.Fprintf(&b, `<svg class="fn" viewBox="0 0 700 264" width="100%%" role="group" aria-label="%s">`, html.EscapeString(d.spoken()))
	for i, r := range list {
		v := r.Cells[c.At].V
		x, y := float64(i)*step, base-high*v/top
		if i+1 < len(list) {
			next := list[i+1].Cells[c.At].V
			ny, nx := base-high*next/top, x+step
			fmt.Fprintf(&b, `<path class="f-go" d="M%.1f %.1fL%.1f %.1fV%.0fH%.1fZ"/>`, x+wide, y, nx, ny, base, x+wide)
			if i == worst {
				fmt.Fprintf(&b, `<path class="f-drop" d="M%.1f %.1fL%.1f %.1fV%.1fZ"/>`, x+wide, y, nx, y, ny)
			}
			d.between(&b, v, next, x+wide+(step-wide)/2, i == worst)
		}
		d.bar(&b, r, c.At, [4]float64{x, y, wide, base - y}, v/list[0].Cells[c.At].V)
	}
	b.WriteString(`</svg></div>`)
	d.lying(&b, list, c.At, worst)
	return b.String()
}

// lying writes the stages one under another, for narrow screens.
func (d *drawing) lying(b *strings.Builder, list []frame.Row, at, worst int) {
	c, top := d.all[at], 0.0
	for _, r := range list {
		top = max(top, r.Cells[at].V)
	}
	b.WriteString(`<div class="mob">`)
	for i, r := range list {
		v := r.Cells[at].V
		text := html.EscapeString(c.Text(r.Cells[at]))
		if q, ok := d.a.Cell(r, c.Column); ok {
			text = `<a class="drill" href="` + html.EscapeString(address(q)) + `" data-panel="">` + text + `</a>`
		}
		fmt.Fprintf(b, `<div class="vf"><div class="row-c between"><span>%s</span><b class="num">%s</b></div><span class="bar"><i data-w="%.1f"></i></span>`,
			html.EscapeString(d.label(r)), text, 100*v/top)
		if i+1 < len(list) && v > 0 {
			class := "xs muted"
			if i == worst {
				class = "xs bad"
			}
			fmt.Fprintf(b, `<div class="%s">%s %s</div>`, class, d.l.Pick("went on:", "дальше прошли"), html.EscapeString(d.l.Percent(list[i+1].Cells[at].V/v, 1)))
		}
		b.WriteString(`</div>`)
	}
	b.WriteString(`</div>`)
}

// bar writes one stage: its name, how many reached it, their share of the first, and the bar, which opens the records.
func (d *drawing) bar(b *strings.Builder, r frame.Row, at int, box [4]float64, share float64) {
	c := d.all[at]
	name := d.label(r)
	text := c.Text(r.Cells[at])
	const room = 16
	short := name
	if runes := []rune(name); len(runes) > room {
		short = string(runes[:room-1]) + "…"
	}
	fmt.Fprintf(b, `<g><title>%s</title><text x="%.1f" y="14" class="f-n">%s</text>`, html.EscapeString(name+": "+text), box[0], html.EscapeString(short))
	href := ""
	if q, ok := d.a.Cell(r, c.Column); ok {
		href = address(q)
	}
	if href != "" {
		fmt.Fprintf(b, `<a href="%s" data-panel="" aria-label="%s">`, html.EscapeString(href), html.EscapeString(name+": "+text))
	}
	fmt.Fprintf(b, `<text x="%.1f" y="38" class="f-v">%s</text>`, box[0], html.EscapeString(text))
	fmt.Fprintf(b, `<rect class="f-bar" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2"/>`, box[0], box[1], box[2], max(1, box[3]))
	if href != "" {
		b.WriteString(`</a>`)
	}
	fmt.Fprintf(b, `<text x="%.1f" y="55" class="f-p">%s</text></g>`, box[0], html.EscapeString(d.l.Percent(share, 0)))
}

func address(q query.Query) string { return "/records?" + q.Values().Encode() }

// between writes the share that went on from a stage, and how many did not.
func (d *drawing) between(b *strings.Builder, v, next, x float64, worst bool) {
	if v <= 0 {
		return
	}
	class := "f-c"
	if worst {
		class = "f-c hot"
	}
	fmt.Fprintf(b, `<text x="%.1f" y="244" text-anchor="middle" class="%s">%s</text>`, x, class, html.EscapeString(d.l.Percent(next/v, 1)))
	if next < v {
		fmt.Fprintf(b, `<text x="%.1f" y="259" text-anchor="middle" class="f-p">%s</text>`, x, html.EscapeString(d.l.Number(next-v, 0)))
	}
}

// enough is how many must have reached a stage before its drop is called the worst.
const enough = 20

// worst is the stage with the smallest share going on, -1 where samples are too small to say.
func (d *drawing) worst(list []frame.Row, at int) int {
	found, share := -1, 1.0
	for i := range len(list) - 1 {
		v, next := list[i].Cells[at].V, list[i+1].Cells[at].V
		if v >= enough && next/v < share {
			found, share = i, next/v
		}
	}
	return found
}
