package page

import (
	"net/http"

	"svodka/internal/lang"
)

const (
	langCookie  = "svodka_lang"
	themeCookie = "svodka_theme"
)

// look finds the language and the theme: the address's, which is then remembered, else the remembered one.
func (s *Site) look(w http.ResponseWriter, r *http.Request) *Visit {
	v := &Visit{Lang: lang.RU}
	if l, ok := remembered(r, langCookie); ok {
		if l, err := lang.Parse(l); err == nil {
			v.Lang = l
		}
	}
	if t, ok := remembered(r, themeCookie); ok && (t == "light" || t == "dark") {
		v.Theme = t
	}
	if r.Header.Get("HX-Request") == "true" && r.Header.Get("HX-History-Restore-Request") != "true" {
		v.Target = r.Header.Get("HX-Target")
	}
	asked := r.URL.Query()
	if l, err := lang.Parse(asked.Get("lang")); err == nil {
		v.Lang = l
		remember(w, r, langCookie, string(l))
	}
	switch t := asked.Get("theme"); t {
	case "light", "dark":
		v.Theme = t
		remember(w, r, themeCookie, t)
	case "auto":
		v.Theme = ""
		remember(w, r, themeCookie, "")
	}
	return v
}

// chosen reports whether the reader has picked a language themselves.
func chosen(r *http.Request) bool {
	_, ok := remembered(r, langCookie)
	return ok || r.URL.Query().Get("lang") != ""
}

func remembered(r *http.Request, name string) (string, bool) {
	c, err := r.Cookie(name)
	if err != nil {
		return "", false
	}
	return c.Value, true
}

func remember(w http.ResponseWriter, r *http.Request, name, value string) {
	const year = 365 * 24 * 60 * 60
	c := &http.Cookie{ //nolint:gosec // Secure where there is TLS; on a loopback address there is none
		Name: name, Value: value, Path: "/", MaxAge: year, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil,
	}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}
