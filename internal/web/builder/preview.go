package builder

import (
	"context"
	"net/http"
	"slices"
	"time"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// preview is the report as it will look, with what the checks found.
type preview struct {
	Shown    tile.Shown
	Say      []conclude.Part
	Findings []finding
	View     string
	Took     string
	AsOf     string
	// Problem is why there is nothing to show; Start says that nothing has been chosen yet.
	Problem string
	Start   bool
	// Counted says how many records the filters leave: "1 040", of what.
	Counted, Of string
	// Files are the answer as it would be downloaded.
	Files []ui.Link
	// Figures are the totals with the way to how they were counted.
	Figures []figure
}

// figure is a total to hold against the CRM.
type figure struct{ Title, Text, Explain, Records string }

// previewOf asks for the report on real data, with the viewer's rights.
func (b *Builder) previewOf(ctx context.Context, v *page.Visit, s state, base board.Board) (preview, error) {
	began := b.site.Now()
	p := preview{View: s.View, Start: len(s.Metrics) == 0}
	if p.Start {
		return p, nil
	}
	m := v.About.Model
	if why := s.problem(v); why != nil {
		p.Problem = v.Lang.Message(why)
		return p, nil
	}
	report := s.board(base, m, v.Lang)
	shown, err := tile.Build(ctx, b.site, v, report.Tiles[:1], s.params())
	if err != nil {
		return p, err
	}
	p.Shown = shown[0]
	p.Problem = p.Shown.Problem
	a := p.Shown.Answer
	if a == nil {
		return p, nil
	}
	if !a.AsOf.IsZero() {
		p.AsOf = v.T("data as of ", "данные на ") + asOf(v, a)
	}
	p.Say = conclude.Conclude(report, report.Tiles[:1], []*ask.Answer{a}, v.Lang)
	p.Findings = findings(ctx, b.site.Desk, v, a, s.skipped(m))
	p.Figures = figuresOf(a, v)
	for _, f := range b.site.Forms {
		if f.Ext == ".xlsx" || f.Ext == ".pdf" || f.Ext == ".csv" || f.Ext == ".png" {
			p.Files = append(p.Files, ui.Link{Title: f.Title, Href: "/ask" + f.Ext + "?" + a.Query.Values().Encode()})
		}
	}
	b.count(ctx, v, s, &p)
	p.Took = took(v, b.site.Now().Sub(began))
	return p, nil
}

// asOf is when the oldest source behind an answer was read: the time alone when that was today.
func asOf(v *page.Visit, a *ask.Answer) string {
	if cal.DayOf(a.AsOf, a.Calendar.Zone) == v.About.Today {
		return v.Lang.Clock(a.AsOf, a.Calendar.Zone)
	}
	return render.Moment(a.AsOf, a.Calendar.Zone, v.Lang)
}

// took says how long something lasted, in tenths of a second.
func took(v *page.Visit, d time.Duration) string {
	const tenth = 100 * time.Millisecond
	return v.Lang.Number(max(d, tenth).Seconds(), 1) + v.T("\u00a0s", "\u00a0с")
}

// problem is why the question cannot be asked; nil when it can.
func (s state) problem(v *page.Visit) error {
	m := v.About.Model
	for _, name := range s.Metrics {
		if why := metricProblem(v, name); why != nil {
			return why
		}
	}
	for _, name := range s.dims() {
		if why := dimProblem(m, s.Metrics, name); why != nil {
			return why
		}
	}
	for _, text := range slices.Concat(s.Where, s.Own) {
		if _, err := condOf(text); err != nil {
			return err
		}
	}
	if _, err := board.ReadParams(m, s.params()); err != nil {
		return err
	}
	if _, err := query.ParseText(s.question(m).String()); err != nil {
		return err
	}
	return nil
}

// metricProblem is why a metric cannot be shown to a viewer.
func metricProblem(v *page.Visit, name model.Name) error {
	x, ok := v.About.Model.Metric(name)
	if !ok {
		return fault.Invalidf("There is no metric %q. Take it off the shelf.", "Показателя «%s» нет. Уберите его с полки.", clip(name, 80))
	}
	if !v.Viewer.Grant.Shows(v.About.Model, x) {
		return fault.Sentence(fault.Forbidden, "“%[1]s” is not open to you. Take it off the shelf.",
			"Показатель «%[2]s» вам не открыт. Уберите его с полки.", x.Title.EN, x.Title.RU)
	}
	return nil
}

// dimProblem is why figures cannot be split by a dimension.
func dimProblem(m *model.Model, metrics []model.Name, name model.Name) error {
	d, ok := m.Dimension(name)
	if !ok {
		return fault.Invalidf("There is no grouping %q. Take it off the shelf.", "Группировки «%s» нет. Уберите её с полки.", clip(name, 80))
	}
	for _, metric := range metrics {
		x, ok := m.Metric(metric)
		if ok && x.Waits == "" && !m.CanSplit(metric, name) {
			return fault.Invalidf("“%[1]s” cannot be split by “%[3]s”. Take one of them off its shelf.",
				"«%[2]s» нельзя разбить по признаку «%[4]s». Уберите одно из двух.", x.Title.EN, x.Title.RU, d.Title.EN, d.Title.RU)
		}
	}
	return nil
}

// skipped names the filters of the page that its figures do not know.
func (s state) skipped(m *model.Model) []model.Name {
	_, list, err := board.Overlay(m, s.question(m).String(), s.params())
	if err != nil {
		return nil
	}
	return list
}

// count says how many records the filters leave.
func (b *Builder) count(ctx context.Context, v *page.Visit, s state, p *preview) {
	q := p.Shown.Answer.Query
	x, ok := v.About.Model.Metric(s.Metrics[0])
	if !ok || x.Waits != "" {
		return
	}
	one := query.Query{Metrics: s.Metrics[:1], Range: q.Range, Where: q.Where}
	if base, ok := baseOf(v, x, nil); ok {
		one.Metrics = []model.Name{base}
	}
	list, err := b.site.Desk.Records(ctx, v.Viewer, one, ask.Page{Limit: 1})
	if err != nil {
		return // no count rather than no report
	}
	p.Counted, p.Of = v.Lang.Int(list.Total), lowerFirst(list.Fact.Title.In(string(v.Lang)))
}

// figuresOf are the totals of an answer.
func figuresOf(a *ask.Answer, v *page.Visit) []figure {
	var list []figure
	for i, c := range render.Columns(a, v.Lang) {
		if c.Kind != "" || c.View != 0 || i >= len(a.Frame.Total.Cells) {
			continue
		}
		f := figure{Title: c.Title, Text: c.Full(a.Frame.Total.Cells[c.At], a.Settings.Currency)}
		if q, ok := a.Cell(a.Frame.Total, c.Column); ok {
			f.Explain, f.Records = "/explain?"+q.Values().Encode(), "/records?"+q.Values().Encode()
		}
		list = append(list, f)
	}
	return list
}

// preview serves the report as it will look.
func (b *Builder) preview(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	s := readState(values).dated(v)
	base, err := b.baseOf(r.Context(), v, s)
	if err != nil {
		return err
	}
	p, err := b.previewOf(r.Context(), v, s, base)
	if err != nil {
		return err
	}
	return b.site.Fragment(w, r, v, previewCard(p, v.Lang))
}
