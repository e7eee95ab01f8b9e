package people

import (
	"crypto/rand"
	"net/http"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

const prefKeys = "shortcuts"

// self is somebody's own page.
type self struct {
	Login, Role, Sees string
	About             []field
	Langs             []choice
	Password          []field // empty where there is none to change
	Themes            []choice
	KeysOff           bool
	// Service is the title of the sign-in service, "" none; Link the address that ties the account to it, "" where it is tied.
	Service, Link string
	Said          string

	about, password trouble
}

// profile shows somebody's own page.
func (p *People) profile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	pg, err := p.profilePage(r, v, trouble{}, trouble{})
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, pg)
}

func (p *People) profilePage(r *http.Request, v *page.Visit, about, password trouble) (ui.Page, error) {
	u := v.User
	if u.Login == "" { // pages are open: there is nobody whose profile this were
		return ui.Page{}, page.ErrNoPage
	}
	off, err := p.Notes.Pref(r.Context(), u.Login, prefKeys)
	if err != nil {
		return ui.Page{}, err
	}
	s := self{
		Login: u.Login, Role: u.Role.Title(v.Lang), Sees: u.Role.Sees(v.Lang), KeysOff: off == "off", Said: p.flashed(r.Context()),
		about: about, password: password, Langs: picked(languages(), u.Lang),
		About: []field{{Name: "name", Label: v.T("Name", "Имя"), Value: u.Name, Auto: "name"}},
		Themes: picked([]choice{
			{Value: "auto", Title: v.T("As the system", "Как в системе")}, {Value: "light", Title: v.T("Light", "Светлая")},
			{Value: "dark", Title: v.T("Dark", "Тёмная")},
		}, orAuto(v.Theme)),
	}
	if about.Text != "" {
		s.About = about.mark(s.About)
	}
	if u.Hash != "" {
		s.Password = append([]field{{Name: "was", Label: v.T("Present password", "Нынешний пароль"), Type: "password", Auto: "current-password"}},
			newPassword(v)...)
		if password.Text != "" {
			s.Password = password.mark(s.Password)
		}
	}
	if p.OIDC != nil {
		s.Service = p.OIDC.title(v.Lang)
		if u.Subject == "" {
			key := rand.Text()
			p.plain.Put(r.Context(), keyLink, key)
			s.Link = "/login/oidc?link=" + key
		}
	}
	return ui.Page{Title: v.T("Profile", "Профиль"), Section: "profile", Body: profileView(v.Lang, s)}, nil
}

func orAuto(theme string) string {
	if theme == "" {
		return "auto"
	}
	return theme
}

// saveProfile keeps the name and the language.
func (p *People) saveProfile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	if v.User.Login == "" {
		return page.ErrNoPage
	}
	u, err := p.site.Accounts.Rename(r.Context(), v.User.Login, r.PostForm.Get("name"), r.PostForm.Get("lang"))
	if err != nil {
		t, fatal := of(v.Lang, err, "name")
		if fatal != nil {
			return fatal
		}
		v.User.Name = r.PostForm.Get("name")
		pg, perr := p.profilePage(r, v, t, trouble{})
		if perr != nil {
			return perr
		}
		return p.again(w, r, v, err, pg)
	}
	v.Lang = langOf(u)
	p.flash(r.Context(), v.T("Saved.", "Сохранено."))
	return see(w, r, "/profile?lang="+u.Lang)
}

// savePassword replaces the password. Other sessions of the account end; this one goes on under another token.
func (p *People) savePassword(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	if v.User.Login == "" {
		return page.ErrNoPage
	}
	password, t := twice(r, v)
	var err error
	if t.Text == "" {
		u := v.User
		u, err = p.site.Accounts.ChangePassword(r.Context(), u.Login, r.PostForm.Get("was"), password, p.from(r))
		if err == nil {
			stay := p.plain.GetBool(r.Context(), keyStay)
			if err := p.admit(r.Context(), u, stay); err != nil {
				return err
			}
			p.site.Note(r, v, audit.Rights, "user "+u.Login, "password changed")
			p.flash(r.Context(), v.T("The password is changed. You are signed out everywhere else.", "Пароль изменён. На других устройствах вы вышли."))
			return see(w, r, "/profile")
		}
		var fatal error
		if t, fatal = of(v.Lang, err, "was", "password"); fatal != nil {
			return fatal
		}
		if fault.Is(err, fault.Busy) {
			t.Field = "was"
		}
	}
	pg, perr := p.profilePage(r, v, trouble{}, t)
	if perr != nil {
		return perr
	}
	return p.again(w, r, v, err, pg)
}

// saveKeys switches the single-letter keys on and off.
func (p *People) saveKeys(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	if v.User.Login == "" {
		return page.ErrNoPage
	}
	value := ""
	if r.PostForm.Get("off") != "" {
		value = "off"
	}
	if err := p.Notes.SetPref(r.Context(), v.User.Login, prefKeys, value); err != nil {
		return err
	}
	p.flash(r.Context(), v.T("Saved.", "Сохранено."))
	return see(w, r, "/profile")
}

// unlink unties the account from the sign-in service.
func (p *People) unlink(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.User.Login == "" {
		return page.ErrNoPage
	}
	if _, err := p.site.Accounts.Link(r.Context(), v.User.Login, ""); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Rights, "user "+v.User.Login, "unlinked from the sign-in service")
	p.flash(r.Context(), v.T("The link is removed.", "Привязка снята."))
	return see(w, r, "/profile")
}
