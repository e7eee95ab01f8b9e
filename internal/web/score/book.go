package score

import (
	"cmp"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/render"
	"svodka/internal/score"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// moneyFormat is how spreadsheets write pay: to the kopeck, as it is paid.
const moneyFormat = "#,##0.00"

// listed are the sheets that a file is asked of: all that the visitor may see, or one person's.
func (p *Pages) listed(r *http.Request, v *page.Visit) ([]score.Sheet, *score.Closing, score.Month, error) {
	who := seer(v)
	if !who.Keeps() && who.Owner == "" {
		return nil, nil, "", page.ErrNoPage
	}
	m, err := monthOf(r, v)
	if err != nil {
		return nil, nil, "", err
	}
	list, closed, err := p.Service.Sheets(r.Context(), who, m)
	if id := r.FormValue("owner"); id != "" {
		if list = slices.DeleteFunc(list, func(s score.Sheet) bool { return s.Person.ID != id }); err == nil && len(list) == 0 {
			err = page.ErrNoPage
		}
	}
	return list, closed, m, err
}

// document sends the sheets of a month as a workbook or on paper: all together, then a sheet for each person.
func (p *Pages) document(ext string) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		form, ok := tile.FormOf(p.site, ext)
		if !ok {
			return page.ErrNoPage
		}
		list, closed, m, err := p.listed(r, v)
		if err != nil {
			return err
		}
		p.site.Note(r, v, audit.Export, "bonus "+string(m), strings.TrimSpace(ext[1:]+" "+r.FormValue("owner")))
		d := p.book(v, list, closed, m)
		return page.Send(w, form.Type, "bonus-"+string(m)+ext, func(to io.Writer) error { return form.Write(r.Context(), to, d) })
	}
}

func (p *Pages) book(v *page.Visit, list []score.Sheet, closed *score.Closing, m score.Month) *render.Document {
	d := &render.Document{
		Lang: v.Lang, Title: v.T("Bonuses", "Премии") + ", " + monthName(v, m), Organisation: v.About.Settings.Company, Reader: v.User.Name,
		Period: v.Lang.Range(m.Range()), Made: p.site.Now(), Wide: true,
		Demo: v.About.Settings.Demo,
	}
	if zone := v.About.Calendar.Zone; zone != nil {
		d.Made = d.Made.In(zone)
	}
	if p.site.Address != "" {
		d.Link = p.whole(monthHref(v, "/bonus", m))
	}
	switch {
	case closed != nil:
		d.Notes = append(d.Notes, closedText(v, *closed))
		if !closed.Intact {
			d.Notes = append(d.Notes, v.T("The seal does not hold: what was kept is not what was sealed.",
				"Печать не сходится: сохранено не то, что было запечатано."))
		}
	case m >= score.MonthOf(v.About.Today):
		d.Notes = append(d.Notes, v.T("The month is not over: the sums will change.", "Месяц не закончен: суммы ещё изменятся."))
	default:
		d.Notes = append(d.Notes, v.T("The month is not closed: late changes of the data still change the sums.",
			"Месяц не закрыт: поздние изменения данных ещё меняют суммы."))
	}
	if len(list) != 1 {
		d.Parts = append(d.Parts, p.together(v, list))
	}
	for _, s := range list {
		d.Parts = append(d.Parts, p.page(v, s))
		for _, l := range s.Lines {
			p.term(v, d, l.Line.Metric)
		}
		if s.Share != nil {
			p.term(v, d, s.Share.Share.Metric)
		}
	}
	return d
}

// term explains a metric once.
func (p *Pages) term(v *page.Visit, d *render.Document, name model.Name) {
	title := p.title(v, name)
	if m, ok := metric(v, name); ok && !slices.ContainsFunc(d.Terms, func(t render.Term) bool { return t.Name == title }) {
		d.Terms = append(d.Terms, render.Term{Name: title, Means: m.Help.In(string(v.Lang))})
	}
}

// whole is an address outside the site, "" where the site has none.
func (p *Pages) whole(path string) string {
	if p.site.Address == "" || path == "" {
		return ""
	}
	return strings.TrimSuffix(p.site.Address, "/") + path
}

// together is a line for each person, and what all of them come to.
func (p *Pages) together(v *page.Visit, list []score.Sheet) render.Part {
	currency := ", " + v.Currency()
	t := &render.Sheet{Labels: 2, Heads: []render.Head{
		{Title: v.T("Person", "Сотрудник")}, {Title: v.T("Scorecard", "Карта")}, {Title: v.T("Points", "Баллы"), Figures: true},
		{Title: v.T("By points", "За баллы") + currency, Figures: true}, {Title: v.T("Share", "Доля") + currency, Figures: true},
		{Title: v.T("Corrections", "Исправления") + currency, Figures: true}, {Title: v.T("Total", "Итого") + currency, Figures: true},
	}}
	var byPoints, shares, fixed, total int64
	for _, s := range list {
		share := int64(0)
		if s.Share != nil {
			share = s.Share.Money
		}
		lines, fix := s.Own()-share, s.Total-s.Own()
		byPoints, shares, fixed, total = byPoints+lines, shares+share, fixed+fix, total+s.Total
		name := render.Cell{Text: s.Person.Name, Link: p.whole(monthHref(v, "/bonus/of/"+url.PathEscape(s.Person.ID), s.Month))}
		t.Rows = append(t.Rows, render.Line{Cells: []render.Cell{
			name, {Text: cardOf(v, s)}, hundredth(points(v, s.Points), s.Points), paid(v, lines), paid(v, share), paid(v, fix), paid(v, s.Total),
		}})
	}
	t.Rows = append(t.Rows, render.Line{Total: true, Cells: []render.Cell{
		{Text: v.T("Total", "Итого")}, {}, {}, paid(v, byPoints), paid(v, shares), paid(v, fixed), paid(v, total),
	}})
	return render.Part{Title: v.T("All together", "Все вместе"), Sub: v.Lang.Int(int64(len(list))) + v.T(" people", " чел."), Table: t}
}

func cardOf(v *page.Visit, s score.Sheet) string {
	return cmp.Or(s.Card.Title.In(string(v.Lang)), v.T("Corrections only", "Только исправления"))
}

// page is one person's sheet line by line, as its page shows it.
func (p *Pages) page(v *page.Visit, s score.Sheet) render.Part {
	t := &render.Sheet{Labels: 1, Heads: []render.Head{{Title: v.T("Line", "Строка")}}}
	for _, title := range []string{
		v.T("Fact", "Факт"), v.T("Plan", "План"), v.T("Attained", "Выполнение"), v.T("Counted", "Засчитано"), v.T("Weight", "Вес"), v.T("Points", "Баллы"),
		v.T("Amount", "Сумма") + ", " + v.Currency(),
	} {
		t.Heads = append(t.Heads, render.Head{Title: title, Figures: true})
	}
	t.Heads = append(t.Heads, render.Head{Title: v.T("How so", "Почему так")})
	add := func(total bool, cells ...render.Cell) {
		t.Rows = append(t.Rows, render.Line{Total: total, Cells: append(cells, make([]render.Cell, len(t.Heads)-len(cells))...)})
	}
	for _, l := range s.Lines {
		name := l.Line.Metric
		fact := p.fact(v, name, l.Fact)
		fact.Link = p.whole(p.records(v, name, s.Person.ID, s.Month))
		attained := render.Cell{Text: "—"}
		if l.State != score.NoFact && l.State != score.NoPlan {
			attained = share(v, l.Attained)
			attained.Mood, attained.Near = mood(l)
		}
		add(false, render.Cell{Text: p.title(v, name)}, fact, p.fact(v, name, l.Plan), attained, share(v, l.Given), share(v, l.Line.Weight),
			hundredth(points(v, l.Points), l.Points), paid(v, l.Money), render.Cell{Text: why(v, l)})
	}
	empty := render.Cell{}
	if x := s.Share; x != nil {
		fact := p.fact(v, x.Share.Metric, x.Fact)
		fact.Link = p.whole(p.records(v, x.Share.Metric, s.Person.ID, s.Month))
		add(false, render.Cell{Text: part(v, x.Share.Rate) + v.T(" of: ", " от суммы: ") + p.title(v, x.Share.Metric)}, fact, empty, empty, empty, empty, empty,
			paid(v, x.Money))
	}
	for _, c := range s.Corrections {
		x := p.correction(v, c)
		add(false, render.Cell{Text: x.Title}, empty, empty, empty, empty, empty, empty, paid(v, c.Money), render.Cell{Text: strings.Join(x.Lines, "; ")})
	}
	add(true, render.Cell{Text: v.T("Total", "Итого")}, empty, empty, empty, empty, empty, hundredth(points(v, s.Points), s.Points), paid(v, s.Total))
	sub := cardOf(v, s)
	if s.Card.Base != 0 {
		sub += " · " + v.T("100 points are ", "100 баллов — ") + money(v, s.Card.Base)
	}
	return render.Part{Title: s.Person.Name, Sub: sub, Table: t}
}

// mood is the colour of a line: met, almost, not.
func mood(l score.Result) (m render.Mood, near bool) {
	switch mark(l) {
	case "g":
		return render.Good, false
	case "x":
		return render.Bad, false
	}
	return 0, true
}

// paid is pay as a number to the kopeck.
func paid(v *page.Visit, minor int64) render.Cell {
	return render.Cell{Text: money(v, minor), Num: render.Num{V: float64(minor) / 100, Is: true, Format: moneyFormat}}
}

func hundredth(text string, x int64) render.Cell {
	return render.Cell{Text: text, Num: render.Num{V: float64(x) / 100, Is: true, Format: "#,##0.00"}}
}

// share is hundredths of a percent as spreadsheets keep shares.
func share(v *page.Visit, x int64) render.Cell {
	return render.Cell{Text: part(v, x), Num: render.Num{V: float64(x) / float64(score.Hundred), Is: true, Format: "0.00%"}}
}

// fact is a figure of a metric: whoever may not see the metric gets the word for it and no number.
func (p *Pages) fact(v *page.Visit, name model.Name, x *float64) render.Cell {
	m, ok := metric(v, name)
	if !ok || x == nil {
		return render.Cell{Text: lang.Missing}
	}
	return v.FigureCell(m, formula.Of(*x))
}
