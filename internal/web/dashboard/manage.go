package dashboard

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// line is a dashboard in the list of all of them.
type line struct {
	board.Board

	Title, About string
	Home, Mine   bool
}

// all lists every dashboard that somebody may open, and the deleted ones that they may bring back.
func (p *Pages) all(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx := r.Context()
	list, err := p.site.Boards.List(ctx, v.Person, board.Dashboard)
	if err != nil {
		return err
	}
	gone, err := p.site.Boards.Deleted(ctx, v.Person)
	if err != nil {
		return err
	}
	home, err := p.site.Boards.Home(ctx, v.Person)
	if err != nil {
		return err
	}
	tabs, err := p.Tabs(ctx, v, "all")
	if err != nil {
		return err
	}
	lines := make([]line, len(list))
	for i, b := range list {
		lines[i] = p.line(v, b, home)
	}
	var deleted []line
	for _, b := range gone {
		if b.Sort == board.Dashboard {
			deleted = append(deleted, p.line(v, b, home))
		}
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: v.T("All dashboards", "Все дашборды"), Section: "d", Tabs: tabs,
		Body: catalogue(v.Lang, p.may(v, board.Board{}), lines, deleted),
	})
}

func (p *Pages) line(v *page.Visit, b board.Board, home string) line {
	x := line{Board: b, Title: titleOf(b, v.Lang), Home: b.ID == home, Mine: b.Owner == v.Person.Login}
	switch {
	case b.Shipped:
		x.About = v.T("comes with the program", "поставляется с программой")
	case x.Mine:
		x.About = v.T("yours", "ваш") + ", " + shared(b.Share, v)
	default:
		x.About = v.T("by ", "автор — ") + b.Owner
	}
	if b.Draft {
		x.About += v.T(", empty", ", пустой")
	}
	if b.Deleted {
		x.About = v.T("deleted ", "удалён ") + render.Moment(b.Changed, v.About.Calendar.Zone, v.Lang)
	}
	return x
}

// shared says who sees a dashboard.
func shared(s board.Share, v *page.Visit) string {
	switch {
	case s.Everyone:
		return v.T("open to everyone", "открыт всем")
	case private(s):
		return v.T("seen by you alone", "видите только вы")
	}
	return v.T("shared", "открыт другим")
}

// make begins an empty dashboard.
func (p *Pages) make(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	title := v.T("New dashboard", "Новый дашборд")
	if text := r.PostForm.Get("title"); text != "" {
		var err error
		if title, err = words(text); err != nil {
			return err
		}
	}
	b, err := p.site.Boards.Save(r.Context(), v.Person, board.Board{
		Sort: board.Dashboard, Title: model.Text{EN: title, RU: title}, Params: "range=this-month&compare=previous", Draft: true,
	})
	if err != nil {
		return err
	}
	p.note(r, v, audit.Define, b.ID, "made")
	return leave(w, r, address(b.ID, "/edit", nil))
}

// copy makes an own copy and opens it.
func (p *Pages) copy(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	was, err := p.open(r, v)
	if err != nil {
		return err
	}
	b, err := p.site.Boards.Copy(r.Context(), v.Person, was.ID)
	if err != nil {
		return err
	}
	p.note(r, v, audit.Define, b.ID, "copied from "+was.ID)
	return leave(w, r, address(b.ID, "", nil))
}

// remove deletes a dashboard; the list of all of them keeps it for those who want it back.
func (p *Pages) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	if err := p.site.Boards.Delete(r.Context(), v.Person, b.ID); err != nil {
		return err
	}
	p.note(r, v, audit.Define, b.ID, "deleted")
	return leave(w, r, "/d/all")
}

// undelete brings a dashboard back.
func (p *Pages) undelete(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	if err := p.site.Boards.Undelete(r.Context(), v.Person, id); err != nil {
		return err
	}
	p.note(r, v, audit.Define, id, "brought back")
	return leave(w, r, address(id, "", nil))
}

// setHome makes a dashboard the one that visits begin with, or leaves that to the role again.
func (p *Pages) setHome(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	id := b.ID
	if r.PostForm.Get("off") != "" {
		id = ""
	}
	if err := p.site.Boards.SetHome(r.Context(), v.Person, id); err != nil {
		return err
	}
	return leave(w, r, address(b.ID, "", nil))
}

// version is one line of a dashboard's history.
type version struct {
	N        int
	When, By string
	Now      bool
}

// use is how often somebody opened it.
type use struct {
	Login, Last string
	Times       int
}

// versions is what became of a dashboard, and who opens it.
func (p *Pages) versions(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	list, err := p.site.Boards.Versions(r.Context(), v.Person, b.ID)
	if err != nil && !fault.Is(err, fault.Forbidden) {
		return err
	}
	uses, err := p.site.Boards.Uses(r.Context(), v.Person, b.ID)
	if err != nil {
		return err
	}
	zone := v.About.Calendar.Zone
	var lines []version
	for _, x := range list {
		lines = append(lines, version{x.Version, render.Moment(x.Changed, zone, v.Lang), x.By, x.Version == b.Version})
	}
	var opened []use
	for _, u := range uses {
		opened = append(opened, use{u.Login, render.Moment(u.Last, zone, v.Lang), u.Times})
	}
	return p.aside(w, r, v, b, v.T("Versions and use", "Версии и история"), history(v.Lang, b, lines, opened))
}

// revert makes an earlier version the present one.
func (p *Pages) revert(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PostForm.Get("version"))
	if err != nil {
		return fault.Invalidf("Choose a version from the list.", "Выберите версию из списка.")
	}
	if _, err := p.site.Boards.Revert(r.Context(), v.Person, b.ID, n); err != nil {
		return err
	}
	p.note(r, v, audit.Define, b.ID, "back to version "+strconv.Itoa(n))
	if slices.Contains(r.PostForm["then"], "edit") {
		return leave(w, r, sessionOf(r.PostForm).address(b.ID, "/edit"))
	}
	return leave(w, r, address(b.ID, "", nil))
}

// aside shows what belongs to a dashboard: beside it in the panel, or as a page of its own.
func (p *Pages) aside(w http.ResponseWriter, r *http.Request, v *page.Visit, b board.Board, title string, body templ.Component) error {
	if v.Target == "panel" {
		return p.site.Fragment(w, r, v, panel(v.Lang, title, titleOf(b, v.Lang), body))
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: title, Section: "d", Body: alone(body),
		Crumbs: []ui.Link{{Title: v.T("Overview", "Обзор"), Href: "/d"}, {Title: titleOf(b, v.Lang), Href: "/d/" + url.PathEscape(b.ID)}},
	})
}
