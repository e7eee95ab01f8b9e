package report

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// done leads on after a form was obeyed.
func done(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // a page of these reports
	return nil
}

// form reads a form that was sent.
func form(r *http.Request) error {
	err := r.ParseForm()
	var big *http.MaxBytesError
	switch {
	case errors.As(err, &big):
		return fault.Invalidf("The form is too long.", "Форма слишком длинная.")
	case err != nil:
		return fault.Invalidf("The form cannot be read; open the page again.", "Форма не читается; откройте страницу ещё раз.")
	}
	return nil
}

// star puts a report among the starred ones, or takes it out.
func (x *Reports) star(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := x.site.Boards.Star(r.Context(), v.Person, b.ID, r.PostForm.Get("on") != "0"); err != nil {
		return err
	}
	if r.PostForm.Get("back") == "/r" {
		return done(w, r, "/r")
	}
	return done(w, r, to(b))
}

// save keeps the present filters: as a further version of an own report, else as a copy of one's own.
func (x *Reports) save(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	values, err := url.ParseQuery(r.PostForm.Get("params"))
	if err != nil {
		return fault.Invalidf("The filters cannot be read; open the report again.", "Фильтры не читаются; откройте отчёт ещё раз.")
	}
	// What is kept must be readable as filters: the state of the page is made of nothing else.
	if _, err := filter.Of(values, v, board.Board{}); err != nil {
		return err
	}
	if view := values.Get("view"); view != "" {
		if b.View, err = viewOf(b, view); err != nil {
			return err
		}
		values.Del("view")
	}
	b.Params = values.Encode()
	if b.Owner != v.Person.Login || b.Shipped || !x.site.Boards.MayEdit(v.Person, b) {
		b.ID, b.Version = "", 0
		b.Title = model.Text{EN: mine(b.Title.EN, ", my view"), RU: mine(b.Title.RU, ", мой вид")}
	}
	saved, err := x.site.Boards.Save(r.Context(), v.Person, b)
	if err != nil {
		return err
	}
	x.site.Note(r, v, audit.Define, "report "+saved.ID, "filters: "+saved.Params)
	return done(w, r, to(saved)+"?done=saved")
}

// mine is the title of somebody's own view of a report.
func mine(title, more string) string {
	if title == "" || strings.HasSuffix(title, more) {
		return title
	}
	return title + more
}

// copied makes an own copy of a report.
func (x *Reports) copied(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	own, err := x.site.Boards.Copy(r.Context(), v.Person, b.ID)
	if err != nil {
		return err
	}
	x.site.Note(r, v, audit.Define, "report "+own.ID, "copy of "+b.ID)
	return done(w, r, to(own))
}

// remove deletes a report; it can be brought back from the catalogue.
func (x *Reports) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := x.site.Boards.Delete(r.Context(), v.Person, b.ID); err != nil {
		return err
	}
	x.site.Note(r, v, audit.Define, "report "+b.ID, "deleted")
	return done(w, r, "/r")
}

// bring brings a deleted report back.
func (x *Reports) bring(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	if err := x.site.Boards.Undelete(r.Context(), v.Person, id); err != nil {
		if fault.Is(err, fault.NotFound) {
			return noReport()
		}
		return err
	}
	x.site.Note(r, v, audit.Define, "report "+id, "brought back")
	return done(w, r, "/r/"+url.PathEscape(id))
}

// revert makes an earlier version the newest one.
func (x *Reports) revert(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PostForm.Get("version"))
	if err != nil {
		return fault.Invalidf("Say which version to go back to.", "Укажите, к какой версии вернуться.")
	}
	if _, err := x.site.Boards.Revert(r.Context(), v.Person, b.ID, n); err != nil {
		return err
	}
	x.site.Note(r, v, audit.Define, "report "+b.ID, "back to version "+strconv.Itoa(n))
	return done(w, r, to(b))
}

// history is the page of a report's versions.
type history struct {
	Lang lang.Lang
	Path string
	List []version
	Uses []string
}

type version struct {
	N                 int
	When, By, Changes string
	Now               bool
}

// versions lists the versions of a report, and who opens it.
func (x *Reports) versions(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	list, err := x.site.Boards.Versions(r.Context(), v.Person, b.ID)
	if err != nil {
		return err
	}
	uses, err := x.site.Boards.Uses(r.Context(), v.Person, b.ID)
	if err != nil {
		return err
	}
	body := history{Lang: v.Lang, Path: to(b)}
	for i, old := range list {
		row := version{N: old.Version, When: render.Moment(old.Changed, v.About.Calendar.Zone, v.Lang), By: old.By, Now: i == 0}
		if i+1 < len(list) {
			row.Changes = changes(list[i+1], old, v.Lang)
		}
		body.List = append(body.List, row)
	}
	for _, u := range uses {
		body.Uses = append(body.Uses, u.Login+": "+v.Lang.Int(int64(u.Times))+", "+
			v.T("last on ", "последний раз ")+render.Moment(u.Last, v.About.Calendar.Zone, v.Lang))
	}
	return x.site.Show(w, r, v, ui.Page{
		Title: v.T("Versions: ", "Версии: ") + titleOf(b, v.Lang), Section: "r",
		Crumbs: []ui.Link{{Title: v.T("Reports", "Отчёты"), Href: "/r"}, {Title: titleOf(b, v.Lang), Href: to(b)}}, Body: historyView(body),
	})
}

// changes says in a few words what a version changed.
func changes(before, after board.Board, l lang.Lang) string {
	var list []string
	add := func(changed bool, en, ru string) {
		if changed {
			list = append(list, l.Pick(en, ru))
		}
	}
	add(before.Title != after.Title, "title", "название")
	add(before.Params != after.Params, "filters", "фильтры")
	add(len(before.Tiles) != len(after.Tiles) || !sameTiles(before.Tiles, after.Tiles), "cards", "карточки")
	add(before.View != after.View, "view", "вид")
	add(!sameShare(before.Share, after.Share), "access", "права")
	add(before.Draft != after.Draft, "draft", "черновик")
	return strings.Join(list, ", ")
}

func sameTiles(a, b []board.Tile) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func sameShare(a, b board.Share) bool {
	text := func(s board.Share) string {
		return fmt.Sprint(s.Everyone, s.People, s.Roles)
	}
	return text(a) == text(b)
}
