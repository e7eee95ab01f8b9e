package chart

import (
	"fmt"
	"html"
	"strings"

	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
)

// stage is one step of a funnel: a member of the split, or a metric.
type stage struct {
	name string
	v    float64
	text string
	href string // what opens the records; "" nothing
}

// stages are the rows of the answer in their order, or, without a split, its metrics in theirs: of one unit only, for a share of
// things that are not alike says nothing.
func (d *drawing) stages() []stage {
	var list []stage
	if len(d.a.Frame.By) > 0 {
		c := d.figures[0]
		for _, r := range d.a.Frame.Rows {
			if r.Cells[c.At].State == formula.Present && !r.Others {
				s := stage{name: d.label(r), v: r.Cells[c.At].V, text: c.Text(r.Cells[c.At])}
				if q, ok := d.a.Cell(r, c.Column); ok {
					s.href = address(q)
				}
				list = append(list, s)
			}
		}
		return list
	}
	r := d.a.Frame.Rows[0]
	var without []render.Column
	for _, c := range d.figures {
		if c.Metric.Unit.Kind() != d.figures[0].Metric.Unit.Kind() || r.Cells[c.At].State != formula.Present {
			without = append(without, c)
			continue
		}
		s := stage{name: c.Title, v: r.Cells[c.At].V, text: d.short(c, r.Cells[c.At].V)}
		if u := d.unit(c); u != "" {
			s.text += "\u00a0" + u
		}
		if q, ok := d.a.Cell(r, c.Column); ok {
			s.href = address(q)
		}
		list = append(list, s)
	}
	d.without(without)
	return list
}

// funnel draws stages as bars whose height is how many reached them, with the share that went on between them and the worst
// drop outlined. The stages come in the answer's order; of a split the first figure counts.
//
//	Новый лид    Квалификация   Замер
//	1 040        728            473        ← reached
//	100 %        70 %           45 %       ← of the first stage
//	████         ███            ██
//	      70,0 %        65,0 %             ← went on
//	      −312          −255               ← did not
func (d *drawing) funnel() string {
	list := d.stages()
	const two, most = 2, 10
	d.some(most, len(list), false)
	list = list[:min(len(list), most)]
	if len(list) < two {
		return ""
	}
	top, least := 0.0, 0.0
	for _, s := range list {
		top, least = max(top, s.v), min(least, s.v)
	}
	if top <= 0 || least < 0 {
		return ""
	}
	worst := worst(list)
	for _, n := range d.a.Notes {
		if n.Kind == plan.NoteHistory { // losses that nobody saw at a stage say nothing of the stages
			worst = -1
			d.more = append(d.more, n.In(string(d.l)))
		}
	}
	if worst >= 0 {
		a, b := list[worst], list[worst+1]
		d.more = append(d.more, d.l.Pick("Fewest go on: ", "Меньше всего проходит: ")+a.name+" → "+b.name+" — "+d.l.Percent(b.v/a.v, 1))
	}
	const high, base = 158.0, 228.0
	step := 700 / float64(len(list))
	wide := step * 0.56
	var b strings.Builder
	b.WriteString(`<div class="desk">`)
	fmt.Fprintf(&b, `<svg class="fn" viewBox="0 0 700 264" width="100%%" role="group" aria-label="%s">`, html.EscapeString(d.spoken()))
	for i, s := range list {
		x, y := float64(i)*step, base-high*s.v/top
		if i+1 < len(list) {
			next := list[i+1].v
			ny, nx := base-high*next/top, x+step
			fmt.Fprintf(&b, `<path class="f-go" d="M%.1f %.1fL%.1f %.1fV%.0fH%.1fZ"/>`, x+wide, y, nx, ny, base, x+wide)
			if i == worst {
				fmt.Fprintf(&b, `<path class="f-drop" d="M%.1f %.1fL%.1f %.1fV%.1fZ"/>`, x+wide, y, nx, y, ny)
			}
			d.between(&b, s, list[i+1], x+wide+(step-wide)/2, i == worst)
		}
		d.bar(&b, s, [4]float64{x, y, wide, base - y}, step, list[0].v)
	}
	b.WriteString(`</svg></div>`)
	d.upright(&b, list, top, worst)
	return b.String()
}

// upright writes the stages one under another, for narrow screens.
func (d *drawing) upright(b *strings.Builder, list []stage, top float64, worst int) {
	b.WriteString(`<div class="mob">`)
	for i, s := range list {
		text := html.EscapeString(s.text)
		if s.href != "" {
			text = `<a class="drill" href="` + html.EscapeString(s.href) + `" data-panel="">` + text + `</a>`
		}
		fmt.Fprintf(b, `<div class="vf"><div class="row-c between"><span>%s</span><b class="num">%s</b></div><span class="bar"><i data-w="%.1f"></i></span>`,
			html.EscapeString(s.name), text, 100*s.v/top)
		if i+1 < len(list) && s.v > 0 {
			class := "xs muted"
			if i == worst {
				class = "xs bad"
			}
			went := d.l.Pick("went on: ", "дальше прошли ") + d.l.Percent(list[i+1].v/s.v, 1)
			if list[i+1].v < s.v {
				went += " · " + d.lost(list[i+1], s)
			}
			fmt.Fprintf(b, `<div class="%s">%s</div>`, class, html.EscapeString(went))
		}
		b.WriteString(`</div>`)
	}
	b.WriteString(`</div>`)
}

// bar writes one stage: its name, how many reached it, their share of the first, and the bar, which opens the records.
func (d *drawing) bar(b *strings.Builder, s stage, box [4]float64, step, first float64) {
	const letter = 7.4 // px a letter of a name takes, more or less
	short, room := s.name, max(6, int(step/letter))
	if runes := []rune(s.name); len(runes) > room {
		short = strings.TrimSpace(string(runes[:room-1])) + "…"
	}
	fmt.Fprintf(b, `<g><title>%s</title><text x="%.1f" y="14" class="f-n">%s</text>`, html.EscapeString(s.name+": "+s.text), box[0], html.EscapeString(short))
	if s.href != "" {
		fmt.Fprintf(b, `<a href="%s" data-panel="" aria-label="%s">`, html.EscapeString(s.href), html.EscapeString(s.name+": "+s.text))
	}
	fmt.Fprintf(b, `<text x="%.1f" y="38" class="f-v">%s</text>`, box[0], html.EscapeString(s.text))
	fmt.Fprintf(b, `<rect class="f-bar" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2"/>`, box[0], box[1], box[2], max(1, box[3]))
	if s.href != "" {
		b.WriteString(`</a>`)
	}
	if first > 0 {
		fmt.Fprintf(b, `<text x="%.1f" y="55" class="f-p">%s</text>`, box[0], html.EscapeString(d.l.Percent(s.v/first, 0)))
	}
	b.WriteString(`</g>`)
}

func address(q query.Query) string { return "/records?" + q.Values().Encode() }

// between writes the share that went on from a stage, and how many did not.
func (d *drawing) between(b *strings.Builder, s, next stage, x float64, worst bool) {
	if s.v <= 0 {
		return
	}
	class := "f-c"
	if worst {
		class = "f-c hot"
	}
	fmt.Fprintf(b, `<text x="%.1f" y="244" text-anchor="middle" class="%s">%s</text>`, x, class, html.EscapeString(d.l.Percent(next.v/s.v, 1)))
	if next.v < s.v {
		fmt.Fprintf(b, `<text x="%.1f" y="259" text-anchor="middle" class="f-p">%s</text>`, x, html.EscapeString(d.lost(next, s)))
	}
}

// lost is how many did not go on: "−312".
func (d *drawing) lost(next, s stage) string {
	c := d.figures[0]
	if len(d.a.Frame.By) == 0 {
		return d.short(c, next.v-s.v)
	}
	return c.Text(formula.Value{V: next.v - s.v, State: formula.Present})
}

// enough is how many must have reached a stage before its drop is called the worst.
const enough = 20

// worst is the stage with the smallest share going on, -1 where samples are too small to say.
func worst(list []stage) int {
	found, share := -1, 1.0
	for i := range list[:max(0, len(list)-1)] {
		if v, next := list[i].v, list[i+1].v; v >= enough && next/v < share {
			found, share = i, next/v
		}
	}
	return found
}
