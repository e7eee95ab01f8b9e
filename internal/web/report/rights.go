package report

import (
	"net/http"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// shareable is a report that the visitor may share.
func (x *Reports) shareable(r *http.Request, v *page.Visit) (board.Board, error) {
	b, err := x.find(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return b, err
	}
	if !x.site.Boards.MayEdit(v.Person, b) {
		return b, fault.Sentence(fault.Forbidden, "Its author and administrators say who opens a report. Make a copy and share that.",
			"Кому открыт отчёт, решают его автор и администраторы. Сделайте копию и откройте доступ к ней.")
	}
	return b, nil
}

// rights shows who may open a report.
func (x *Reports) rights(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := x.shareable(r, v)
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
	b, err := x.shareable(r, v)
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

// openTo says who opens a report now; "" to who does not decide that.
func (x *Reports) openTo(r *http.Request, v *page.Visit, b board.Board) string {
	f, err := x.site.Sharing(r, v, b, to(b))
	if err != nil || !f.May || b.Shipped {
		return ""
	}
	if b.Share.Everyone {
		return v.T("Saved: everybody with an account opens this report.", "Сохранено: отчёт открывают все, у кого есть учётная запись.")
	}
	var names []string
	for _, s := range append(f.Roles, f.People...) {
		if s.On {
			names = append(names, s.Title)
		}
	}
	if len(names) == 0 {
		return v.T("Saved: only you and administrators open this report.", "Сохранено: отчёт открываете только вы и администраторы.")
	}
	return v.T("Saved. This report is open to: ", "Сохранено. Отчёт открыт: ") + strings.Join(names, ", ") + "."
}
