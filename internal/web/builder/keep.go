package builder

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// forgotten is after how many days without a visit a report is offered to be put away.
const forgotten = 60

// versionShown is one version of a report.
type versionShown struct {
	No             int
	When, By, What string
	Now            bool
}

// useShown is how often somebody opened a report.
type useShown struct{ Who, Times, Last string }

// keeping is the page about a report itself.
type keeping struct {
	B        board.Board
	May      bool
	Versions []versionShown
	Uses     []useShown
}

// versions shows how a report became what it is, who uses it, and what can be done with it.
func (b *Builder) versions(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx := r.Context()
	x, err := b.site.Boards.Get(ctx, v.Person, r.PathValue("id"))
	if err != nil {
		return err
	}
	k := keeping{B: x, May: b.site.Boards.MayEdit(v.Person, x)}
	if k.May {
		list, err := b.site.Boards.Versions(ctx, v.Person, x.ID)
		if err != nil {
			return err
		}
		for i, old := range list {
			what := ""
			if i+1 < len(list) {
				what = changed(old, list[i+1], v)
			} else {
				what = v.T("made", "создан")
			}
			k.Versions = append(k.Versions, versionShown{
				No: old.Version, When: render.Moment(old.Changed, v.About.Calendar.Zone, v.Lang), By: old.By, What: what, Now: i == 0,
			})
		}
	}
	uses, err := b.site.Boards.Uses(ctx, v.Person, x.ID)
	if err != nil {
		return err
	}
	for _, u := range uses {
		k.Uses = append(k.Uses, useShown{Who: u.Login, Times: v.Lang.Int(int64(u.Times)), Last: render.Moment(u.Last, v.About.Calendar.Zone, v.Lang)})
	}
	title := x.Title.In(string(v.Lang))
	return b.site.Show(w, r, v, ui.Page{
		Title: v.T("Versions and use", "Версии и использование"), Section: "r",
		Crumbs: []ui.Link{{Title: v.T("Reports", "Отчёты"), Href: "/r"}, {Title: clip(title, 80), Href: reportOf(x)}},
		Body:   versionsPage(k, v.Lang),
	})
}

// changed says in a few words what differs from the version before.
func changed(now, before board.Board, v *page.Visit) string {
	var list []string
	add := func(differs bool, en, ru string) {
		if differs {
			list = append(list, v.T(en, ru))
		}
	}
	tiles := func(x board.Board) string {
		var out []string
		for _, t := range x.Tiles {
			out = append(out, t.Ask+string(t.Kind))
		}
		return strings.Join(out, "|")
	}
	add(now.Deleted && !before.Deleted, "removed", "удалён")
	add(!now.Deleted && before.Deleted, "brought back", "возвращён")
	add(!now.Draft && before.Draft, "published", "опубликован")
	add(now.Title != before.Title, "title", "название")
	add(tiles(now) != tiles(before), "figures", "показатели")
	add(now.Params != before.Params, "period and filters", "период и фильтры")
	add(now.View != before.View, "view", "вид")
	add(now.Goal != before.Goal || now.Reader != before.Reader, "goal and reader", "цель и читатель")
	add(now.Refresh != before.Refresh, "refresh", "обновление")
	add(!sameShare(now.Share, before.Share), "access", "права")
	if len(list) == 0 {
		return v.T("no change", "без изменений")
	}
	return strings.Join(list, ", ")
}

// revert makes an earlier version the newest again.
func (b *Builder) revert(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	n := number(values.Get("version"))
	x, err := b.site.Boards.Revert(r.Context(), v.Person, r.PathValue("id"), n)
	if err != nil {
		return err
	}
	b.site.Note(r, v, audit.Define, "report "+x.ID, "back to version "+strconv.Itoa(n))
	return goTo(w, r, v, "/r/"+url.PathEscape(x.ID)+"/versions")
}

// double makes a copy and opens it.
func (b *Builder) double(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := b.site.Boards.Copy(r.Context(), v.Person, r.PathValue("id"))
	if err != nil {
		return err
	}
	b.site.Note(r, v, audit.Define, "report "+x.ID, "copy of "+r.PathValue("id"))
	return goTo(w, r, v, "/r/"+url.PathEscape(x.ID)+"/edit")
}

// remove takes a report out of the lists; the page that follows can bring it back.
func (b *Builder) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	if err := b.site.Boards.Delete(r.Context(), v.Person, id); err != nil {
		return err
	}
	b.site.Note(r, v, audit.Define, "report "+id, "removed")
	return goTo(w, r, v, "/r/unused?"+url.Values{"gone": {id}}.Encode())
}

// restore brings a removed report back.
func (b *Builder) restore(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	if err := b.site.Boards.Undelete(r.Context(), v.Person, id); err != nil {
		return err
	}
	b.site.Note(r, v, audit.Define, "report "+id, "brought back")
	return goTo(w, r, v, "/r/"+url.PathEscape(id))
}

// unusedShown is a report that nobody opens.
type unusedShown struct {
	ID, Title, Href, Owner, Changed string
	Draft                           bool
}

// idle is the page of reports that nobody opens.
type idle struct {
	List []unusedShown
	// Gone are the ids that were just put away.
	Gone []string
}

// unused lists the reports that nobody opened for two months.
func (b *Builder) unused(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list, err := b.site.Boards.Unused(r.Context(), v.Person, forgotten)
	if err != nil {
		return err
	}
	x := idle{Gone: lines(r.URL.Query(), "gone")}
	for _, u := range list {
		href := reportOf(u)
		if u.Sort == board.Dashboard {
			href = "/d/" + u.ID
		} else if u.Draft {
			href += "/edit"
		}
		x.List = append(x.List, unusedShown{
			ID: u.ID, Title: draftTitle(u, v.Lang), Href: href, Owner: u.Owner, Draft: u.Draft,
			Changed: render.Moment(u.Changed, v.About.Calendar.Zone, v.Lang),
		})
	}
	return b.site.Show(w, r, v, ui.Page{
		Title: v.T("Reports that nobody opens", "Отчёты, которые никто не открывает"), Section: "r", Crumbs: crumbs(v, ""),
		Body: unusedPage(x, v.Lang),
	})
}

// archive puts ticked reports away, or brings them back.
func (b *Builder) archive(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	back := values.Get("do") == "restore"
	act, word := b.site.Boards.Delete, "removed as unused"
	if back {
		act, word = b.site.Boards.Undelete, "brought back"
	}
	done := url.Values{}
	for _, id := range lines(values, "board") {
		if err := act(r.Context(), v.Person, id); err != nil {
			if fault.Is(err, fault.NotFound) { // gone already
				continue
			}
			return err
		}
		b.site.Note(r, v, audit.Define, "board "+id, word)
		done.Add("gone", id)
	}
	to := "/r/unused"
	if !back && len(done) > 0 {
		to += "?" + done.Encode()
	}
	return goTo(w, r, v, to)
}
