package report

import (
	"net/http"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// sharing is the page where one says who may open a report.
type sharing struct {
	Lang     lang.Lang
	Path     string
	Everyone bool
	Roles    []choice
	People   []choice
	Owner    string
}

type choice struct {
	Value, Title, Hint string
	On                 bool
}

// shareable is a report that the visitor may share.
func (x *Reports) shareable(r *http.Request, v *page.Visit) (board.Board, error) {
	b, err := x.find(r, v, r.PathValue("id"))
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
	body := sharing{Lang: v.Lang, Path: to(b), Everyone: b.Share.Everyone, Owner: b.Owner}
	for _, role := range account.Roles() {
		if role.Administers() { // they open everything
			continue
		}
		body.Roles = append(body.Roles, choice{Value: string(role), Title: role.Title(v.Lang), On: slices.Contains(b.Share.Roles, role)})
	}
	if x.site.Accounts != nil {
		people, err := x.site.Accounts.List(r.Context())
		if err != nil {
			return err
		}
		for _, p := range people {
			if p.Disabled || p.Role.Administers() || p.Login == b.Owner {
				continue
			}
			body.People = append(body.People, choice{Value: p.Login, Title: nameOf(p), Hint: p.Role.Title(v.Lang), On: slices.Contains(b.Share.People, p.Login)})
		}
	}
	return x.site.Show(w, r, v, ui.Page{
		Title: v.T("Access: ", "Права: ") + titleOf(b, v.Lang), Section: "r",
		Crumbs: []ui.Link{{Title: v.T("Reports", "Отчёты"), Href: "/r"}, {Title: titleOf(b, v.Lang), Href: to(b)}}, Body: rightsView(body),
	})
}

func nameOf(p account.User) string {
	if p.Name != "" {
		return p.Name
	}
	return p.Login
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
	share := board.Share{Everyone: r.PostForm.Get("everyone") == "1", People: r.PostForm["person"]}
	for _, role := range r.PostForm["role"] {
		share.Roles = append(share.Roles, account.Role(role))
	}
	if err := x.site.Boards.SetShare(r.Context(), v.Person, b.ID, share); err != nil {
		return err
	}
	x.site.Note(r, v, audit.Rights, "report "+b.ID, saidShare(b.Share)+" → "+saidShare(share))
	return done(w, r, to(b))
}

// saidShare is a share for the log.
func saidShare(s board.Share) string {
	var parts []string
	if s.Everyone {
		parts = append(parts, "everyone")
	}
	for _, r := range s.Roles {
		parts = append(parts, "role "+string(r))
	}
	parts = append(parts, s.People...)
	if len(parts) == 0 {
		return "private"
	}
	return strings.Join(parts, ", ")
}
