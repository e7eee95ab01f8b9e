package filter

import (
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/web/page"
)

// Bars answers the form of the bar.
type Bars struct{ site *page.Site }

// New makes the page behind the bar's form.
func New(site *page.Site) *Bars { return &Bars{site} }

// Routes registers it.
func (b *Bars) Routes(mux *http.ServeMux) {
	mux.Handle("GET /filter", b.site.Handle(b.tidy))
}

// tidy leads from the form to the page with an address that holds what differs from the page's beginnings and nothing else.
func (b *Bars) tidy(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values := r.URL.Query()
	to := values.Get("to")
	if !local(to) {
		return fault.Invalidf("The form has lost its page; open the page again.", "Форма потеряла свою страницу; откройте страницу ещё раз.")
	}
	base, err := url.ParseQuery(values.Get("base"))
	if err != nil {
		base = url.Values{}
	}
	lens, view := values.Get("lens"), values.Get("view")
	if text := rangeOf(values.Get("from"), values.Get("til"), values.Get("was")); text != "" {
		values.Set("range", text)
	}
	for _, key := range []string{"to", "base", "from", "til", "was"} {
		values.Del(key)
	}
	_, differs := overlay(filters(base), filters(values))
	if lens != "" && lens != base.Get("lens") {
		differs.Set("lens", lens)
	}
	if view != "" && view != base.Get("view") {
		differs.Set("view", view)
	}
	http.Redirect(w, r, Join(to, differs), http.StatusSeeOther) //nolint:gosec // a path of this site, see local
	return nil
}

// local reports whether an address is a path of this site and nothing else.
func local(to string) bool {
	u, err := url.Parse(to)
	return err == nil && u.Scheme == "" && u.Host == "" && u.RawQuery == "" && u.Fragment == "" &&
		strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.ContainsAny(to, "\\\r\n\t")
}
