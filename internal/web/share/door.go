package share

import (
	"net/http"
	"net/url"

	"svodka/internal/fault"
	"svodka/internal/share"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// cookie is where a page keeps that the password was given. A frame carries the same in its addresses.
const (
	cookie   = "svodka_link"
	passWord = "pass"
)

// passed reports whether a visitor needs no password, or has given it.
func (p *Pages) passed(r *http.Request, o *opened) bool {
	passes := []string{r.URL.Query().Get(passWord)}
	if c, err := r.Cookie(cookie); err == nil && o.link.Form == share.Page {
		passes[0] = c.Value
	}
	if o.link.Form == share.Embed {
		o.pass = passes[0]
	}
	return p.Links.Passes(o.link, passes...)
}

// ask shows the page where the password of a link is given. It tells nothing of what the link opens.
func (p *Pages) ask(w http.ResponseWriter, r *http.Request, o opened, wrong string) error {
	w.Header().Set("Referrer-Policy", "same-origin") // with none at all a browser does not say that the form is our own
	status := http.StatusOK
	if wrong != "" {
		status = http.StatusForbidden
	}
	v := *o.visit
	v.About.Settings.Company = ""
	return p.site.ShowAs(w, r, &v, status, ui.Page{
		Title: v.T("A password is needed", "Нужен пароль"), Bare: true,
		Body: passwordView(v.Lang, p.here(o, v.Lang == "en"), wrong), BodyData: map[string]string{"data-shortcuts": "off"},
	})
}

// here is the address of the link's own page.
func (p *Pages) here(o opened, en bool) string {
	to := address(o.link.Form, o.token)
	if o.link.Form == share.Embed {
		l := "ru"
		if en {
			l = "en"
		}
		return to + "?lang=" + l
	}
	return to
}

// unlock takes a password.
func (p *Pages) unlock(w http.ResponseWriter, r *http.Request, o opened) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	to := p.here(o, o.visit.Lang == "en")
	if o.link.Password == "" {
		http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // the page's own address
		return nil
	}
	pass, err := p.Links.Unlock(r.Context(), o.link, r.PostForm.Get("password"), p.Outside.From(r))
	if fault.Is(err, fault.Forbidden) || fault.Is(err, fault.Busy) {
		return p.ask(w, r, o, o.visit.Lang.Message(err))
	}
	if err != nil {
		return err
	}
	if o.link.Form == share.Embed {
		to += "&" + url.Values{passWord: {pass}}.Encode()
	} else {
		const halfDay = 12 * 60 * 60
		http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure where there is TLS; on a loopback address there is none
			Name: cookie, Value: pass, Path: address(share.Page, o.token), MaxAge: halfDay, HttpOnly: true,
			SameSite: http.SameSiteLaxMode, Secure: p.Outside.OverTLS(r),
		})
	}
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // the page's own address
	return nil
}

// refuse says that a link does not open, to a page that is open already by loading it anew.
func (p *Pages) refuse(w http.ResponseWriter, r *http.Request, v *page.Visit, err error) error {
	if v.Target != "" {
		w.Header().Set("HX-Refresh", "true")
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	status := fault.Status(err)
	if !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.Busy) {
		return err
	}
	bare := *v
	bare.About.Settings.Company = ""
	title := v.T("The link does not work", "Ссылка не работает")
	switch {
	case fault.Is(err, fault.Busy):
		title = v.T("A little later", "Чуть позже")
	case fault.Is(err, fault.Forbidden):
		title = v.T("Does not open here", "Здесь не открывается")
	}
	return p.site.ShowAs(w, r, &bare, status, ui.Page{
		Title: title, Bare: true, Body: refusalView(title, v.Lang.Message(err)), BodyData: map[string]string{"data-shortcuts": "off"},
	})
}
