package kpi

import (
	"math"
	"net/http"
	"path"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/render"
	"svodka/internal/scoreboard"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// document gives the table in the form that the address ends with, live or as it was seen.
func (p *Pages) document(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, ok := tile.FormOf(p.site, path.Ext(r.URL.Path))
	if !ok {
		return page.ErrNoPage
	}
	title := v.T("KPI table", "Таблица KPI")
	if r.Method == http.MethodHead {
		return tile.Send(w, r, f, "kpi", &render.Document{Lang: v.Lang, Title: title})
	}
	b, x, err := p.whole(r, v)
	if err != nil {
		return err
	}
	of := tile.Paged{Title: title, Wide: true, Link: filter.Join(Path, x.kept()), Address: r.URL.Query()}
	if _, of.Filters, err = filter.Told(r.Context(), p.site, v, x.board, x.State); err != nil {
		return err
	}
	d, err := tile.Paper(p.site, v, of, nil)
	if err != nil {
		return err
	}
	var say strings.Builder
	for _, piece := range b.Say {
		say.WriteString(piece.Text)
	}
	d.Conclusion = strings.TrimSpace(say.String())
	if seen := v.About.Version.Seen; !seen.IsZero() {
		d.AsOf = v.T("Data as of ", "Данные на ") + render.Moment(seen, v.About.Calendar.Zone, v.Lang)
	}
	if n := len(x.span.Columns); n > 0 {
		days := x.span.Columns[0].Range()
		days.To = x.span.Columns[n-1].Range().To
		d.Period = v.Lang.Range(days)
	}
	part := render.Part{Title: v.T("Metrics by period", "Показатели по периодам"), Sub: b.Month, Table: b.sheet()}
	if b.NoPlan != "" {
		part.Notes = append(part.Notes, b.NoPlan)
	}
	part.Notes = append(part.Notes, b.Corrected...)
	d.Parts = []render.Part{part}
	p.site.Note(r, v, audit.Export, "KPI table "+f.Name, r.URL.RawQuery)
	return tile.Send(w, r, f, "kpi", d)
}

// sheet is the table for files: the same texts as on the page, and the figures as numbers.
func (b *screen) sheet() *render.Sheet {
	l := b.Lang
	const labels, right = 3, 3
	s := &render.Sheet{Labels: labels}
	for _, title := range []string{l.Pick("Block", "Блок"), l.Pick("Metric", "Показатель"), l.Pick("Unit", "Единица")} {
		s.Heads = append(s.Heads, render.Head{Title: title})
	}
	figure := func(title string) { s.Heads = append(s.Heads, render.Head{Title: title, Figures: true}) }
	figure(b.PlanOf)
	for _, h := range b.Heads {
		title := h.Title
		if h.Under != "" {
			title += ", " + h.Under
		}
		figure(title)
	}
	figure(l.Pick("Fact", "Факт"))
	figure(l.Pick("% of plan", "% плана"))
	figure(l.Pick("Pace", "Темп"))
	s.Groups = []render.HeadGroup{{Span: 1}, {Title: b.Over, Span: len(b.Heads)}, {Title: b.Month, Span: right}}
	for _, block := range b.Blocks {
		for _, r := range block.Rows {
			s.Rows = append(s.Rows, r.out(block.Title, b))
		}
	}
	return s
}

// line is one metric for files.
func (r *row) out(block string, b *screen) render.Line {
	out := render.Line{Cells: []render.Cell{{Text: block}, {Text: r.Title}, {Text: r.Unit}}}
	if r.Why != "" {
		out.Cells = append(out.Cells, render.Cell{Text: r.Why})
		for range len(b.Heads) + 3 {
			out.Cells = append(out.Cells, render.Cell{})
		}
		return out
	}
	out.Cells = append(out.Cells, render.Cell{Text: r.Plan, Num: r.numbers.aim(r.line.Month.Plan)})
	for i, c := range r.Cells {
		f := r.line.Cells[i]
		share := f.Done
		if c.Open {
			share = f.Pace
		}
		num := r.numbers.num(f)
		if b.Percent {
			num = percent(share, 0)
		}
		out.Cells = append(out.Cells, banded(render.Cell{Text: c.Text, Num: num}, f.Band))
	}
	month := r.line.Month
	done := render.Num{}
	if r.Done != lang.Missing {
		done = percent(month.Done, 1)
	}
	out.Cells = append(out.Cells, render.Cell{Text: r.Fact.Text, Num: r.numbers.num(month)}, render.Cell{Text: r.Done, Num: done},
		banded(render.Cell{Text: r.Pace, Num: percent(month.Pace, 1)}, month.Band))
	return out
}

// banded colours a cell by how it stands to the plan.
func banded(c render.Cell, b frame.Band) render.Cell {
	switch b {
	case frame.Good:
		c.Mood = render.Good
	case frame.Bad:
		c.Mood = render.Bad
	case frame.Near:
		c.Near = true
	case frame.NoBand:
	}
	return c
}

// num is a figure for a spreadsheet, in the unit that stands beside the metric.
func (n numbers) num(f scoreboard.Figure) render.Num {
	if !f.Known() || math.IsNaN(f.V) || math.IsInf(f.V, 0) {
		return render.Num{}
	}
	if !n.money {
		return n.column.Number(formula.Of(f.V))
	}
	out := render.Num{V: f.V * n.times, Is: true, Format: "#,##0"}
	if n.decimals > 0 {
		out.Format += "." + strings.Repeat("0", n.decimals)
	}
	return out
}

// aim is a plan for a spreadsheet.
func (n numbers) aim(v *float64) render.Num {
	if v == nil {
		return render.Num{}
	}
	return n.num(scoreboard.Figure{V: *v, State: formula.Present})
}

// percent is a share for a spreadsheet.
func percent(v *float64, decimals int) render.Num {
	if v == nil {
		return render.Num{}
	}
	format := "0%"
	if decimals > 0 {
		format = "0." + strings.Repeat("0", decimals) + "%"
	}
	return render.Num{V: *v, Is: true, Format: format}
}
