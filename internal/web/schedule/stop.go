package schedule

import (
	"net/http"
	"net/url"

	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// farewell is the page on which letters end.
type farewell struct {
	L             lang.Lang
	Action        string
	Title, Who    string
	Done, Resumed bool
}

// leaving asks whether letters are to end: mail readers look at links by themselves, so that opening one ends nothing.
func (p *Pages) leaving(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.farewell(w, r, v, false, false)
}

// leave ends the letters, or lets them come again. Mail programs call it by themselves, see RFC 8058.
func (p *Pages) leave(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	token := r.PathValue("token")
	if r.PostForm.Get("act") == "resume" {
		if _, err := p.service.ResumeLetters(r.Context(), token); err != nil {
			return err
		}
		return p.farewell(w, r, v, false, true)
	}
	if _, err := p.service.StopLetters(r.Context(), token); err != nil {
		return err
	}
	return p.farewell(w, r, v, true, false)
}

func (p *Pages) farewell(w http.ResponseWriter, r *http.Request, v *page.Visit, done, resumed bool) error {
	x, to, err := p.service.WhoseLetters(r.Context(), r.PathValue("token"))
	if err != nil {
		return err
	}
	f := farewell{
		L: v.Lang, Action: "/unsubscribe/" + url.PathEscape(r.PathValue("token")), Title: x.Title, Who: to.Login + to.Address, Done: done, Resumed: resumed,
	}
	v.About.Settings.Company = "" // strangers are told nothing of the company
	return p.site.Show(w, r, v, ui.Page{Title: v.T("Stop the letters", "Отписаться от писем"), Bare: true, Body: farewellView(f)})
}
