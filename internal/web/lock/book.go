package lock

import (
	"cmp"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// file sends a closed period as a workbook or on paper: what was sealed, what is known now, and what was corrected in between.
func (p *Pages) file(ext string) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		form, ok := tile.FormOf(p.site, ext)
		if !ok {
			return page.ErrNoPage
		}
		book, err := p.periods.Book(r.Context())
		if err != nil {
			return err
		}
		one, ok := book.Period(r.PathValue("label"))
		if !ok {
			return page.ErrNoPage
		}
		names, err := p.periods.Names(r.Context())
		if err != nil {
			return err
		}
		p.site.Note(r, v, audit.Export, "period "+one.Label, ext[1:])
		d := p.document(v, one, names, ext == ".pdf")
		return page.Send(w, form.Type, "period-"+one.Label+ext, func(to io.Writer) error { return form.Write(r.Context(), to, d) })
	}
}

// document is the period as a file. On paper departments and people stand only where their figures have changed: hundreds of lines
// that say "as it was" are for spreadsheets.
func (p *Pages) document(v *page.Visit, one *lock.Period, names map[model.Name]map[string]string, paper bool) *render.Document {
	d := &render.Document{
		Lang: v.Lang, Title: v.T("Closed period: ", "Закрытый период: ") + p.titled(v, one), Organisation: v.About.Settings.Company,
		Reader: v.User.Name, Period: v.Lang.Range(one.Range), Made: p.site.Now().In(v.About.Calendar.Zone), Wide: true,
		Demo: v.About.Settings.Demo,
	}
	if p.site.Address != "" {
		d.Link = strings.TrimSuffix(p.site.Address, "/") + href(one.Label)
	}
	d.Notes = append(d.Notes, v.T("Closed by ", "Закрыл: ")+by(v, one.Link.Who)+", "+moment(v, one.Link.At)+v.T(" · seal ", " · печать ")+one.Link.Hash)
	if one.Open != nil {
		d.Notes = append(d.Notes, v.T("Open again: ", "Снова открыт: ")+by(v, one.Open.Who)+", "+moment(v, one.Open.At)+". "+one.Open.Reason)
	}
	whole := &render.Sheet{Labels: 1, Heads: heads(v, 1, "Metric", "Показатель", "When closed", "При закрытии", "Now", "Сейчас", "Difference", "Разница")}
	parts := &render.Sheet{
		Labels: 2, Heads: heads(v, 2, "Metric", "Показатель", "Whose", "Чьё", "When closed", "При закрытии", "Now", "Сейчас", "Difference", "Разница"),
	}
	for _, name := range one.Metrics() {
		m, ok := v.About.Model.Metric(name)
		if !ok {
			continue
		}
		title := render.Cell{Text: m.Title.In(string(v.Lang))}
		d.Terms = append(d.Terms, render.Term{Name: title.Text, Means: m.Help.In(string(v.Lang))})
		whole.Rows = append(whole.Rows, line(title, sealed(v, one, m, "")...))
		scopes := one.Scopes(name)
		slices.Sort(scopes)
		for _, s := range scopes {
			if paper && effect(v, one, name, s) == "" {
				continue
			}
			whose := render.Cell{Text: whose(v, s, names)}
			parts.Rows = append(parts.Rows, line(title, append([]render.Cell{whose}, sealed(v, one, m, s)...)...))
		}
	}
	d.Parts = []render.Part{{Title: v.T("The whole company", "Вся компания"), Table: whole}}
	if len(parts.Rows) > 0 {
		title := v.T("Departments and people", "Отделы и люди")
		if paper {
			title = v.T("Departments and people: what changed", "Отделы и люди: что изменилось")
		}
		d.Parts = append(d.Parts, render.Part{Title: title, Table: parts})
	}
	if len(one.Found) > 0 {
		d.Parts = append(d.Parts, p.corrections(v, one, names), p.moved(v, one, names))
	}
	return d
}

func line(first render.Cell, rest ...render.Cell) render.Line {
	return render.Line{Cells: append([]render.Cell{first}, rest...)}
}

// heads are the heads of columns in two languages; those behind the labels hold figures.
func heads(v *page.Visit, labels int, titles ...string) (list []render.Head) {
	for i := 0; i+1 < len(titles); i += 2 {
		list = append(list, render.Head{Title: v.T(titles[i], titles[i+1]), Figures: i/2 >= labels})
	}
	return list
}

// sealed are a figure as it was sealed, as it is now, and the difference.
func sealed(v *page.Visit, one *lock.Period, m *model.Metric, s lock.Scope) []render.Cell {
	was, now, _ := one.Sealed(m.Name, s)
	return []render.Cell{v.FigureCell(m, value(was)), v.FigureCell(m, value(now)), {Text: cmp.Or(effect(v, one, m.Name, s), lang.Missing)}}
}

// whose names the members of a scope.
func whose(v *page.Visit, s lock.Scope, names map[model.Name]map[string]string) (text string) {
	members := s.Members()
	for _, dim := range []model.Name{"department", "pipeline", "owner"} {
		if id, ok := members[dim]; ok {
			text += sep(text) + cmp.Or(names[dim][id], id, nobody(v, dim))
		}
	}
	return cmp.Or(text, v.T("whole company", "вся компания"))
}

// nobody is what stands where a row has no member of a dimension.
func nobody(v *page.Visit, dim model.Name) string {
	switch dim {
	case "department":
		return v.T("no department", "без отдела")
	case "pipeline":
		return v.T("no pipeline", "без воронки")
	}
	return v.T("no owner", "без ответственного")
}

// corrections are the figures that were corrected, the latest first.
func (p *Pages) corrections(v *page.Visit, one *lock.Period, names map[model.Name]map[string]string) render.Part {
	t := &render.Sheet{Labels: 3, Heads: heads(v, 3, "Found", "Найдено", "Metric", "Показатель", "Whose", "Чьё", "Before", "Было", "After", "Стало")}
	t.Heads = append(t.Heads, render.Head{Title: v.T("Difference", "Разница")}, render.Head{Title: v.T("Why", "Почему")})
	for _, f := range slices.Backward(one.Found) {
		for _, c := range f.Figures {
			m, ok := v.About.Model.Metric(c.Metric)
			if !ok {
				continue
			}
			x := figureOf(v, one, m, c, names)
			t.Rows = append(t.Rows, line(render.Cell{Text: moment(v, f.At)}, render.Cell{Text: x.Metric}, render.Cell{Text: x.Whose},
				v.FigureCell(m, value(c.Before)), v.FigureCell(m, value(c.After)), render.Cell{Text: x.Effect}, render.Cell{Text: x.Why}))
		}
	}
	return render.Part{Title: v.T("Corrections", "Исправления"), Table: t}
}

// moved are the records behind the corrections.
func (p *Pages) moved(v *page.Visit, one *lock.Period, names map[model.Name]map[string]string) render.Part {
	t := &render.Sheet{Labels: 6, Heads: heads(v, 6, "Found", "Найдено", "Record", "Запись", "What", "Что", "What changed", "Что изменилось",
		"By whom", "Кто изменил", "Source", "Источник")}
	for _, f := range slices.Backward(one.Found) {
		for _, m := range f.Moved {
			x := recordOf(v, m, names)
			t.Rows = append(t.Rows, line(render.Cell{Text: moment(v, f.At)}, render.Cell{Text: x.Title, Link: p.whole(x.Href)}, render.Cell{Text: x.What},
				render.Cell{Text: strings.Join(x.Changes, "; ")}, render.Cell{Text: x.By}, render.Cell{Text: x.Source}))
		}
	}
	return render.Part{Title: v.T("Changed records", "Изменённые записи"), Sub: seen(v, one), Table: t}
}

// whole is an address outside the site, "" where it has none.
func (p *Pages) whole(path string) string {
	if p.site.Address == "" || path == "" {
		return ""
	}
	return strings.TrimSuffix(p.site.Address, "/") + path
}

// seen is when the last finding was made by what was read.
func seen(v *page.Visit, one *lock.Period) string {
	last := one.Found[len(one.Found)-1]
	return v.T("as of ", "на ") + moment(v, time.Unix(last.Seen, 0))
}
