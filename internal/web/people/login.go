package people

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// door is the page where one signs in.
type door struct {
	Fields  []field
	Stay    bool
	Next    string
	Service string // title of the company's sign-in service, "" none
	Said    string
	trouble
}

// login shows where one signs in.
func (p *People) login(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	open, err := p.site.Open(r.Context())
	if err != nil {
		return err
	}
	if open {
		return see(w, r, "/setup")
	}
	next := onward(r.URL.Query().Get("next"))
	if _, ok, err := p.Enter(r); err != nil || ok {
		if err != nil {
			return err
		}
		return see(w, r, next)
	}
	return p.site.Show(w, r, v, p.doorPage(v, "", next, true, trouble{}, p.flashed(r.Context())))
}

func (p *People) doorPage(v *page.Visit, who, next string, stay bool, t trouble, told string) ui.Page {
	d := door{Stay: stay, Next: next, Said: told, trouble: t, Fields: t.mark([]field{
		{Name: "login", Label: v.T("Login or e-mail", "Логин или почта"), Value: who, Auto: "username"},
		{Name: "password", Label: v.T("Password", "Пароль"), Type: "password", Auto: "current-password"},
	})}
	if p.OIDC != nil {
		d.Service = p.OIDC.title(v.Lang)
	}
	return bare(v.T("Sign in", "Вход"), loginView(v.Lang, d))
}

func bare(title string, body templ.Component) ui.Page {
	return ui.Page{Title: title, Body: body, Bare: true}
}

// logIn lets somebody in.
func (p *People) logIn(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	who, next, stay := r.PostForm.Get("login"), onward(r.PostForm.Get("next")), r.PostForm.Get("stay") != ""
	u, err := p.site.Accounts.Authenticate(r.Context(), who, r.PostForm.Get("password"), p.from(r))
	if err != nil {
		t, bad := of(v.Lang, err)
		if bad != nil {
			return bad
		}
		p.noteRefusal(r, who, err)
		t.Field = "password"
		return p.again(w, r, v, err, p.doorPage(v, who, next, stay, t, ""))
	}
	if err := p.admit(r.Context(), u, stay); err != nil {
		return err
	}
	p.note(r, u.Login, audit.SignIn, "user "+u.Login, "")
	return see(w, r, next)
}

// noteRefusal notes a failed sign-in. What was typed as a login is written down only where it is one: people type their
// passwords there, too.
func (p *People) noteRefusal(r *http.Request, who string, err error) {
	more, what := "", "unknown login"
	if u, none := p.site.Accounts.Find(r.Context(), who); none == nil {
		who, what = u.Login, "user "+u.Login
		if u.Disabled {
			more = "disabled"
		}
	} else {
		who = ""
	}
	if fault.Is(err, fault.Busy) {
		more = "too many guesses"
	}
	p.note(r, who, audit.SignInBad, what, more)
}

// logOut ends the session.
func (p *People) logOut(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	u, ok, err := p.Enter(r)
	if err != nil {
		return err
	}
	if ok {
		p.note(r, u.Login, audit.SignOut, "user "+u.Login, "")
		if err := p.plain.Destroy(r.Context()); err != nil {
			return err
		}
	}
	p.flash(r.Context(), v.T("You have signed out.", "Вы вышли."))
	return see(w, r, "/login")
}

// serviceHref is where the company's sign-in service is asked.
func serviceHref(next string) string { return "/login/oidc?" + url.Values{"next": {next}}.Encode() }
