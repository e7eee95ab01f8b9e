package render

import (
	"bufio"
	"context"
	"io"
	"time"
)

// DocumentJSON writes a document for machines:
//
//	{"title":"…","organisation":"…","reader":"…","lang":"ru","period":"…","compared":"…","filters":"…","as_of":"…","made":"2026-04-01T09:00:00Z",
//	"link":"…","conclusion":"…","demonstration":"…","tiles":[{"title":"…","sub":"…","period":"…","words":"…","ask":"metrics=…",
//	"figure":"14,35 млн ₽","value":14352000,"under":["…"],
//	"columns":[{"name":"owner","title":"Менеджер"},{"name":"revenue","title":"Выручка, ₽","figures":true}],
//	"rows":[["Анна",170.5]],"totals":[["Итого",170.5]],"notes":["…"]}],"notes":["…"],"terms":[{"name":"…","means":"…"}]}
//
// Figures are exact, as [JSON] writes them: money in whole units of its currency, percent as a fraction, durations in seconds; one
// that is not there is null. Keys without a value are left out: "period" of a tile is that of one with days of its own.
func DocumentJSON(ctx context.Context, w io.Writer, d *Document) error {
	j := &jsonWriter{w: bufio.NewWriter(w)}
	j.raw("{")
	o := &object{j: j}
	for _, pair := range [][2]string{
		{"title", d.Title}, {"organisation", d.Organisation}, {"reader", d.Reader}, {"lang", string(d.Lang)}, {"period", d.Period}, {"compared", d.Compared},
		{"filters", d.Filters}, {"as_of", d.AsOf}, {"made", d.Made.Format(time.RFC3339)}, {"link", d.Link}, {"conclusion", d.Conclusion},
		{"demonstration", d.Demonstration()},
	} {
		o.text(pair[0], pair[1])
	}
	o.key("tiles")
	j.raw("[")
	for i := range d.Parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i > 0 {
			j.raw(",")
		}
		j.part(&d.Parts[i])
	}
	j.raw("]")
	o.texts("notes", d.Notes)
	if len(d.Terms) > 0 {
		o.key("terms")
		j.raw("[")
		for i, t := range d.Terms {
			if i > 0 {
				j.raw(",")
			}
			j.raw("{")
			x := &object{j: j}
			x.text("name", t.Name)
			x.text("means", t.Means)
			x.text("link", t.Link)
			j.raw("}")
		}
		j.raw("]")
	}
	j.raw("}\n")
	return j.flush()
}

// object is a JSON object being written.
type object struct {
	j    *jsonWriter
	some bool
}

func (o *object) key(name string) {
	if o.some {
		o.j.raw(",")
	}
	o.some = true
	o.j.value(name)
	o.j.raw(":")
}

func (o *object) text(name, text string) {
	if text != "" {
		o.key(name)
		o.j.value(text)
	}
}

func (o *object) texts(name string, list []string) {
	if len(list) > 0 {
		o.key(name)
		o.j.value(list)
	}
}

func (j *jsonWriter) part(p *Part) {
	j.raw("{")
	o := &object{j: j}
	for _, pair := range [][2]string{{"title", p.Title}, {"sub", p.Sub}, {"period", p.Period}, {"words", p.Words}, {"ask", p.Ask}, {"figure", p.Figure}} {
		o.text(pair[0], pair[1])
	}
	if p.Figure != "" {
		o.key("value")
		j.num(p.Num)
	}
	o.texts("under", p.Under)
	if p.Table != nil {
		j.table(o, p.Table)
	}
	o.texts("notes", p.Notes)
	j.raw("}")
}

func (j *jsonWriter) table(o *object, s *Sheet) {
	o.key("columns")
	j.raw("[")
	over := s.over()
	for i, h := range s.Heads {
		if i > 0 {
			j.raw(",")
		}
		j.raw("{")
		x := &object{j: j}
		x.text("name", h.Name)
		x.text("title", h.Title)
		x.text("over", over[i])
		if h.Figures {
			x.key("figures")
			j.raw("true")
		}
		j.raw("}")
	}
	j.raw("]")
	var totals []Line
	o.key("rows")
	j.raw("[")
	n := 0
	err := s.each(func(r Line) error {
		switch {
		case r.Total:
			totals = append(totals, r)
			return nil
		case r.Break:
			return nil
		}
		if n++; n > 1 {
			j.raw(",")
		}
		j.cells(s, r)
		return j.err
	})
	if j.err == nil {
		j.err = err
	}
	j.raw("]")
	if len(totals) == 0 {
		return
	}
	o.key("totals")
	j.raw("[")
	for i, r := range totals {
		if i > 0 {
			j.raw(",")
		}
		j.cells(s, r)
	}
	j.raw("]")
}

// cells are one row: figures as numbers, all else as texts.
func (j *jsonWriter) cells(s *Sheet, r Line) {
	j.raw("[")
	for i, c := range r.Cells {
		if i > 0 {
			j.raw(",")
		}
		switch {
		case c.Num.Is || i < len(s.Heads) && s.Heads[i].Figures:
			j.num(c.Num)
		default:
			j.value(c.Text)
		}
	}
	j.raw("]")
}

func (j *jsonWriter) num(n Num) {
	switch {
	case !n.Is:
		j.raw("null")
	case n.Exact != "":
		j.raw(n.Exact)
	default:
		j.raw(clean(n.V))
	}
}
