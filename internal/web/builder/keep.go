package builder

import (
	"net/http"
	"net/url"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// forgotten is after how many days without a visit a report is offered to be put away.
const forgotten = 60

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
