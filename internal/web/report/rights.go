package report

import (
	"net/http"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// shareable is a report that the visitor may share: with colleagues or, where outside is set, at least with outsiders by a link.
func (x *Reports) shareable(r *http.Request, v *page.Visit, outside bool) (board.Board, error) {
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return b, err
	}
	outside = outside && x.site.Shares != nil && x.site.Boards.MayLink(v.Person, b)
	if !outside && !x.site.Boards.MayEdit(v.Person, b) {
		return b, fault.Sentence(fault.Forbidden, "Its author and administrators say who opens a report. Make a copy and share that.",
			"Кому открыт отчёт, решают его автор и администраторы. Сделайте копию и откройте доступ к ней.")
	}
	return b, nil
}

// rights shows who may open a report.
func (x *Reports) rights(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := x.shareable(r, v, true)
	if err != nil {
		return err
	}
	form, err := x.site.Sharing(r, v, b, to(b))
	if err != nil {
		return err
	}
	if v.Target == "panel" {
		return x.site.Fragment(w, r, v, rightsPanel(form, titleOf(b, v.Lang)))
	}
	return x.site.Show(w, r, v, ui.Page{
		Title: v.T("Share: ", "Поделиться: ") + titleOf(b, v.Lang), Section: "r",
		Crumbs: []ui.Link{{Title: v.T("Reports", "Отчёты"), Href: "/r"}, {Title: titleOf(b, v.Lang), Href: to(b)}}, Body: rightsView(form),
	})
}

// setRights says who may open a report.
func (x *Reports) setRights(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := x.shareable(r, v, false)
	if err != nil {
		return err
	}
	f, err := x.site.Sharing(r, v, b, to(b))
	if err != nil {
		return err
	}
	share, err := f.Chosen(r)
	if err != nil {
		return err
	}
	if err := x.site.Boards.SetShare(r.Context(), v.Person, b.ID, share); err != nil {
		return err
	}
	x.site.Note(r, v, audit.Rights, "report "+b.ID, page.SaidShare(b.Share)+" → "+page.SaidShare(share))
	return done(w, r, to(b)+"?done=shared")
}
