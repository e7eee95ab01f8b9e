package my

import (
	"net/http"
	"net/url"
	"path"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// document gives the page in the form that the address ends with. Pay and goals are not in it: they have files of their own.
func (p *Pages) document(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, ok := tile.FormOf(p.site, path.Ext(r.URL.Path))
	if !ok {
		return page.ErrNoPage
	}
	list, err := p.people(r, v)
	if err != nil {
		return err
	}
	who, err := chosen(r, v, list)
	if err != nil {
		return err
	}
	if who.ID == "" {
		return page.ErrNoPage
	}
	title := v.T("My numbers", "Мои показатели")
	if who.ID != v.User.CRMUser {
		title = who.Name
	}
	if r.Method == http.MethodHead {
		return tile.Send(w, r, f, "my", &render.Document{Lang: v.Lang, Title: title})
	}
	done, err := p.site.Turn(r.Context())
	if err != nil {
		return err
	}
	x, err := p.read(r, v, who)
	done()
	if err != nil {
		return err
	}
	d, err := tile.Paper(p.site, v, tile.Paged{Title: title, Wide: true, Board: true, Link: link(who), Address: r.URL.Query()}, nil)
	if err != nil {
		return err
	}
	d.Conclusion, d.Parts = x.Status, parts(x)
	p.site.Note(r, v, audit.Export, "my "+who.ID+" "+f.Name, "")
	return tile.Send(w, r, f, "my", d)
}

func link(who person) string { return "/my?" + url.Values{"owner": {"#" + who.ID}}.Encode() }

// parts are the sections of the page.
func parts(x view) []render.Part {
	list := []render.Part{planPart(x)}
	if len(x.Chart.Option) > 0 {
		list = append(list, render.Part{
			Title: x.V.T("Day by day", "По дням"), Chart: &render.Picture{Option: x.Chart.Option, Spoken: x.Chart.Spoken, Height: chartHigh},
			Notes: said(x.ChartSay, x.Sales),
		})
	}
	return append(list, todayPart(x), tomorrowPart(x), workPart(x), dealsPart(x), funnelPart(x))
}

func planPart(x view) render.Part {
	c, t := x.Plan, x.V.T
	part := render.Part{Title: c.Title}
	if c.Hidden != "" {
		part.Words = c.Hidden
		return part
	}
	part.Figure = words(c.Fact, c.Unit)
	if c.Of != "" {
		part.Under = append(part.Under, words(c.Of, c.Unit))
	}
	for _, line := range []struct{ before, text, after string }{
		{"", c.None, ""}, {"", c.Done, t(" of the plan", " плана")}, {t("pace ", "темп "), c.Pace, ""},
		{c.Left + ": ", words(c.Need, c.NeedUnit), ""}, {"", c.Work, ""}, {"", c.Gap, ""},
	} {
		if line.text != "" {
			part.Under = append(part.Under, line.before+line.text+line.after)
		}
	}
	if c.Met {
		part.Under = append(part.Under, t("The plan is met", "План выполнен"))
	}
	return part
}

func todayPart(x view) render.Part {
	t := x.V.T
	part := render.Part{Title: t("Today", "Сегодня"), Sub: x.Today.Day, Notes: said(x.Today.Done, x.Today.Old)}
	if x.Today.More > 0 {
		part.Notes = append(part.Notes, t("More: ", "Ещё: ")+x.V.Lang.Int(int64(x.Today.More)))
	}
	if len(x.Today.Lines) == 0 {
		part.Words = t("Nothing burns.", "Ничего не горит.")
		return part
	}
	part.Table = texts(2, t("What to do", "Что сделать"), t("About", "О чём"), t("When", "Когда"))
	for _, l := range x.Today.Lines {
		when := render.Cell{Text: l.When}
		if l.Bad {
			when.Mood = render.Bad
		}
		part.Table.Rows = append(part.Table.Rows, render.Line{Cells: []render.Cell{{Text: l.Title}, {Text: l.Sub}, when}})
	}
	return part
}

func tomorrowPart(x view) render.Part {
	c, t := x.Tomorrow, x.V.T
	part := render.Part{Title: c.Title, Sub: c.Day, Notes: said(c.Snap)}
	part.Table = texts(1, t("Of the day", "На день"), t("Stands", "Стоит"), t("Needed", "Нужно"))
	for _, b := range c.Figures {
		part.Table.Rows = append(part.Table.Rows, row(b.Label, b.Text, ""))
	}
	for _, n := range c.Norms {
		part.Table.Rows = append(part.Table.Rows, row(n.Title, n.Now, words(n.Need, n.Range)))
	}
	return part
}

func workPart(x view) render.Part {
	t := x.V.T
	part := render.Part{Title: x.WorkTitle}
	part.Table = texts(1, t("Work", "Работа"), t("Fact", "Факт"), t("Pace", "Темп"), t("Usual", "Обычно"), t("Besides", "Кроме того"))
	for _, m := range x.Work {
		part.Table.Rows = append(part.Table.Rows, row(m.Title, words(m.Text, m.Unit), m.Pace, m.Usual, m.Extra))
	}
	return part
}

func dealsPart(x view) render.Part {
	t := x.V.T
	part := render.Part{Title: t("Deals to close", "Сделки, которые можно закрыть"), Sub: x.DealsBy}
	if len(x.Deals) == 0 {
		part.Words = t("There are no open deals.", "Открытых сделок нет.")
		return part
	}
	part.Table = texts(2, t("Deal", "Сделка"), t("Stage", "Этап"), t("Amount", "Сумма"), t("Chance", "Вероятность"))
	for _, d := range x.Deals {
		part.Table.Rows = append(part.Table.Rows, row(d.Title, d.Sub, d.Amount, words(d.Chance, d.Few)))
	}
	return part
}

func funnelPart(x view) render.Part {
	t := x.V.T
	part := render.Part{Title: t("Own funnel", "Своя воронка"), Sub: x.Funnel.Sub, Notes: said(x.Funnel.Why)}
	if len(x.Funnel.Steps) == 0 {
		part.Words = t("There were no deals in these months.", "Сделок в эти месяцы не было.")
		return part
	}
	part.Table = texts(1, t("Stage", "Этап"), t("Went on", "Прошли дальше"), t("Median of the team", "Медиана отдела"), t("Cases", "Случаев"))
	for _, s := range x.Funnel.Steps {
		part.Table.Rows = append(part.Table.Rows, row(s.Title, s.Text, s.Team, s.Few))
	}
	return part
}

// texts is a table of words: the first columns stand on the left.
func texts(labels int, heads ...string) *render.Sheet {
	s := &render.Sheet{Labels: labels}
	for i, h := range heads {
		s.Heads = append(s.Heads, render.Head{Title: h, Figures: i >= labels})
	}
	return s
}

func row(cells ...string) render.Line {
	var l render.Line
	for _, text := range cells {
		l.Cells = append(l.Cells, render.Cell{Text: text})
	}
	return l
}

func words(list ...string) string { return strings.TrimSpace(strings.Join(list, " ")) }

// said leaves out what is not there.
func said(list ...string) (out []string) {
	for _, text := range list {
		if text != "" {
			out = append(out, text)
		}
	}
	return out
}
