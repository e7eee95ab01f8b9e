// Package metric is where a company defines metrics of its own: one typed form over records or over other metrics, shown on real
// data while it is filled in, checked before it is kept, with the history of its meanings. All of the form is in its fields, so it
// works without script.
package metric

import (
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/web/page"
)

// Pages are the pages of own metrics.
type Pages struct {
	site *page.Site
	own  *kpi.Service
}

// New makes the pages; without a service there are none.
func New(site *page.Site, own *kpi.Service) *Pages { return &Pages{site, own} }

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.own == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /metrics/new":             p.start,
		"GET /metrics/form":            p.build,
		"POST /metrics/form":           p.build,
		"POST /metrics/hints":          p.hints,
		"GET /metrics/{name}/edit":     p.edit,
		"POST /metrics/{name}/delete":  p.remove,
		"POST /metrics/{name}/restore": p.restore,
	} {
		mux.Handle(pattern, p.site.Handle(p.makers(show)))
	}
	mux.Handle("GET /metrics/{name}/history", p.site.Handle(p.history))
}

// makers lets in those who may define metrics; to others the sentence says who may.
func (p *Pages) makers(show page.Handler) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		if !kpi.MayDefine(v.Person.Role) {
			return fault.Sentence(fault.Forbidden,
				"Metrics are defined by the owner, administrators and analysts. Ask one of them.",
				"Показатели создают владелец, администраторы и аналитики. Попросите кого-нибудь из них.")
		}
		for _, name := range []string{r.PathValue("name"), r.FormValue("id")} {
			if err := p.hidden(r, v, name); err != nil {
				return err
			}
		}
		return show(w, r, v)
	}
}

// hidden refuses a metric that exists and whose figure the visitor may not see; what it is made of is not for them to change.
func (p *Pages) hidden(r *http.Request, v *page.Visit, name string) error {
	if name == "" {
		return nil
	}
	m, err := p.own.Get(r.Context(), name)
	if err != nil {
		return nil //nolint:nilerr // what there is not is told by whoever looks for it
	}
	if x, ok := v.About.Model.Metric(m.Last().Name); ok && !v.Viewer.Grant.Shows(v.About.Model, x) {
		return page.ErrNoPage
	}
	return nil
}

// said is why a definition was refused. A metric that is hidden from the visitor is not offered them for one they have misspelt.
func said(v *page.Visit, err error) string {
	text := v.Lang.Message(err)
	for _, x := range v.About.Model.Metrics() {
		if strings.Contains(text, x.Name) && !v.Viewer.Grant.Shows(v.About.Model, x) {
			return v.T("There is no such metric, or it is not open to you.", "Такого показателя нет, или он вам не открыт.")
		}
	}
	return text
}

// fields are what was sent, in the address or in the body.
func fields(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, fault.Invalidf("The form could not be read: it is too long or damaged. Open it again.",
			"Форму не удалось прочитать: она слишком длинная или повреждена. Откройте её заново.")
	}
	return r.Form, nil
}

// goTo leads on after a form was sent.
func goTo(w http.ResponseWriter, r *http.Request, v *page.Visit, to string) error {
	if v.Target != "" {
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}
