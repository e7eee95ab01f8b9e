// Package my is a manager's own page: the plan and what it asks of each day, what is burning today, what stands for tomorrow, the
// work of the month, the deals to close and one's own funnel. Heads and owners look at it as the person whom they choose would.
package my

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/dashboard"
	"svodka/internal/web/page"
	scores "svodka/internal/web/score"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// Pages is the page.
type Pages struct {
	site   *page.Site
	scores *scores.Pages
	boards *dashboard.Pages
}

// New makes the page; it stands among the dashboards, and takes bonus and growth from the pages of scorecards.
func New(site *page.Site, b *dashboard.Pages, s *scores.Pages) *Pages {
	return &Pages{site: site, scores: s, boards: b}
}

// Routes adds the page.
func (p *Pages) Routes(mux *http.ServeMux) {
	mux.Handle("GET /my", p.site.Handle(p.show))
	for _, f := range p.site.Forms {
		mux.Handle("GET /my"+f.Ext, p.site.Handle(p.document))
	}
}

// person is somebody whose page it can be.
type person struct{ ID, Name string }

// show shows the page of whoever looks, or of the person whom they chose.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list, err := p.people(r, v)
	if err != nil {
		return err
	}
	who, err := chosen(r, v, list)
	if err != nil {
		return err
	}
	if who.ID == "" {
		return p.site.Show(w, r, v, p.nobody(v))
	}
	done, err := p.site.Turn(r.Context())
	if err != nil {
		return err
	}
	defer done()
	x, err := p.read(r, v, who)
	if err != nil {
		return err
	}
	x.Files = tile.NewExport(p.site, v, "/my", url.Values{"owner": {"#" + who.ID}})
	p.site.Note(r, v, audit.View, "my "+who.ID, "")
	tabs, err := p.boards.Tabs(r.Context(), v, "/my")
	if err != nil {
		return err
	}
	pg := ui.Page{Title: v.T("My numbers", "Мои показатели"), Section: "d", Tabs: tabs, Status: x.Status, Wide: true, Actions: actions(x), Body: body(x)}
	if !x.Self {
		pg.Title = who.Name
		pg.Crumbs = []ui.Link{{Title: v.T("Numbers of a manager", "Показатели менеджера")}}
	}
	if len(list) > 1 {
		pg.Filters = choice(v, list, who)
	}
	return p.site.Show(w, r, v, pg)
}

// nobody is the page where there is nobody to show.
func (p *Pages) nobody(v *page.Visit) ui.Page {
	text := v.T("Your account is not tied to a person of the CRM, so there are no figures of yours. An administrator sets it in Settings, People.",
		"Ваша учётная запись не связана с сотрудником CRM, поэтому своих цифр у вас нет. Связь задаёт администратор: Настройки, Люди.")
	if v.Administers() || v.Person.Role == account.Head {
		text = v.T("Nobody had deals in the last three months, so there is nobody to choose.", "За три месяца ни у кого не было сделок, выбирать некого.")
	}
	title := v.T("My numbers", "Мои показатели")
	return ui.Page{Title: title, Section: "d", Body: ui.Message(title, text, []ui.Link{{Title: v.T("To the overview", "К обзору"), Href: "/d"}})}
}

// people lists those whose page the visitor may open: themselves, and whoever's figures they may see. Who has had no deal for three
// months is left out.
func (p *Pages) people(r *http.Request, v *page.Visit) (list []person, err error) {
	if g := v.Viewer.Grant; g.Metrics != nil {
		return nil, nil // the page is about selling as a whole
	}
	q := query.Query{Metrics: []model.Name{"deals_new"}, By: []model.Name{"owner"}, Range: recent(v.About.Today, 92).String()}
	a, err := p.site.Desk.Ask(r.Context(), v.Viewer, q)
	if err != nil {
		return nil, err
	}
	for _, row := range a.Frame.Rows {
		k := row.Keys[0]
		if c := row.Cells[0]; k.Null || k.ID == "" || c.State != formula.Present || c.V <= 0 {
			continue
		}
		list = append(list, person{k.ID, a.Names.Title(a.Frame.By[0], k)})
	}
	if own := v.User.CRMUser; own != "" && !slices.ContainsFunc(list, func(x person) bool { return x.ID == own }) {
		list = append(list, person{own, v.User.Name})
	}
	slices.SortFunc(list, func(a, b person) int { return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID)) })
	return list, nil
}

// recent are the last days up to and with one.
func recent(day cal.Day, days int) cal.Range {
	return cal.Range{From: day + 1 - cal.Day(days), To: day + 1}
}

// chosen is whose page is asked for: one's own unless the address names somebody whom the visitor may see.
func chosen(r *http.Request, v *page.Visit, list []person) (person, error) {
	id := strings.TrimPrefix(r.FormValue("owner"), "#")
	if id == "" {
		id = v.User.CRMUser
		if i := slices.IndexFunc(list, func(x person) bool { return x.ID == id }); i >= 0 {
			return list[i], nil
		}
		if len(list) > 0 {
			return list[0], nil
		}
		return person{}, nil
	}
	i := slices.IndexFunc(list, func(x person) bool { return x.ID == id })
	if i < 0 {
		return person{}, page.ErrNoPage
	}
	return list[i], nil
}

// as makes a visit see what the rows of one person alone are, within what it may see: every figure of the page is asked with it.
func as(v *page.Visit, id string) *page.Visit {
	one := model.Cond{Name: "owner", Op: model.In, Values: []string{"#" + id}}
	out := *v
	g := v.Viewer.Grant
	if g.All {
		g.All, g.Rows = false, [][]model.Cond{{one}}
		out.Viewer = access.Viewer{ID: v.Viewer.ID, Name: v.Viewer.Name, Lang: v.Viewer.Lang, Grant: g}
		return &out
	}
	var rows [][]model.Cond
	for _, alternative := range g.Rows {
		i := slices.IndexFunc(alternative, func(c model.Cond) bool { return c.Name == one.Name })
		if i < 0 {
			rows = append(rows, append(slices.Clone(alternative), one))
			continue
		}
		if c := alternative[i]; c.Op == model.In && slices.Equal(c.Values, one.Values) {
			rows = [][]model.Cond{alternative} // one's own rows: no other alternative has more of them
			break
		}
	}
	g.Rows = rows
	out.Viewer = access.Viewer{ID: v.Viewer.ID, Name: v.Viewer.Name, Lang: v.Viewer.Lang, Grant: g}
	return &out
}

func scopeOf(id string) plan.Scope { return plan.Scope{{Dim: "owner", Members: []string{id}}} }

// records leads to the rows behind a figure of the person.
func records(metric model.Name, who, days string) string {
	return "/records?" + url.Values{"metrics": {metric}, "owner": {"#" + who}, "range": {days}}.Encode()
}
