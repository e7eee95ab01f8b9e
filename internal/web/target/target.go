// Package target is the pages of plans: the grid in which targets are set as in a spreadsheet, the check of one cell, splitting a
// whole into parts, bringing targets out of a file, and the rules of planning.
package target

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/target"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Options are what the pages are made of besides the site.
type Options struct {
	Service *target.Service // nil leaves the pages out
	// Members gives the members of a dimension, id → title; nil knows none but people and departments.
	Members func(ctx context.Context, dim model.Name) (map[string]string, error)
}

// Pages are the pages of plans.
type Pages struct {
	Options

	site *page.Site
}

// New makes the pages.
func New(site *page.Site, o Options) *Pages { return &Pages{Options: o, site: site} }

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.Service == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /plans":               p.grid,
		"GET /plans/cell":          p.cell,
		"POST /plans/cell":         p.setCell,
		"GET /plans/split":         p.split,
		"POST /plans/split":        p.setSplit,
		"GET /plans/import":        p.bring,
		"POST /plans/import":       p.setBring,
		"GET /plans/export.csv":    p.export,
		"GET /plans/export.xlsx":   p.export,
		"GET /plans/rules":         p.rules,
		"POST /plans/rules":        p.setRules,
		"POST /plans/shape":        p.setShape,
		"POST /plans/read.json":    p.read,
		"POST /plans/save.json":    p.save,
		"POST /plans/suggest.json": p.suggest,
	} {
		mux.Handle(pattern, p.site.Handle(func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
			if !Reads(v) {
				return page.ErrNoPage
			}
			return show(w, r, v)
		}))
	}
}

// Reads reports whether a visitor has plans to look at: those of everybody, of departments, or their own.
func Reads(v *page.Visit) bool {
	g := v.Viewer.Grant
	if g.Metrics != nil && len(g.Metrics) == 0 {
		return false
	}
	heads := v.Person.Role == account.Head && len(v.User.Departments) > 0 && !v.User.Limited()
	return g.All || heads || v.Person.Role == account.Manager && v.User.CRMUser != ""
}

// editor is who changes targets.
func editor(v *page.Visit) target.Editor {
	return target.Editor{Login: v.Who(), Role: v.Person.Role, Departments: v.User.Departments}
}

// sees reports whether somebody may read the target of a scope: of all rows, of the departments they answer for, or of themselves.
func sees(h ask.House, v *page.Visit, scope plan.Scope) bool {
	if v.Viewer.Grant.All {
		return true
	}
	for _, part := range scope {
		if part.Dim == "owner" && v.User.CRMUser != "" && slices.Equal(part.Members, []string{v.User.CRMUser}) {
			return true
		}
	}
	return target.MayEdit(h, editor(v), scope)
}

// metricOf finds a metric that targets may be set for and the visitor may see.
func metricOf(v *page.Visit, h ask.House, name model.Name) (*model.Metric, error) {
	m, ok := h.Model.Metric(name)
	if !ok || !plannable(m) || !shows(v.Viewer.Grant, h.Model, m) {
		return nil, fault.Sentence(fault.NotFound, "There is no such metric to plan.", "Такого показателя для планов нет.")
	}
	return m, nil
}

func plannable(m *model.Metric) bool {
	return m.Waits == "" && m.Plan == nil && !m.Hidden
}

func shows(g access.Grant, mod *model.Model, m *model.Metric) bool { return g.Shows(mod, m) }

// house is the company with the targets in force.
func (p *Pages) house(ctx context.Context) (h ask.House, v *target.View, err error) {
	if h, err = p.Service.House(ctx); err != nil {
		return h, nil, err
	}
	v, err = p.Service.ViewOf(ctx, h)
	return h, v, err
}

// in puts a page into its section.
func (p *Pages) in(v *page.Visit, title string, crumbs ...ui.Link) ui.Page {
	return ui.Page{Title: title, Section: "metrics", Tabs: p.site.PlanTabs(v, "plans"), Crumbs: crumbs}
}

func plansCrumb(v *page.Visit) ui.Link {
	return ui.Link{Title: v.T("Plans", "Планы"), Href: "/plans"}
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// form reads what was sent.
func form(r *http.Request) error {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		const most = 1 << 20
		if err := r.ParseMultipartForm(most); err != nil {
			return fault.Because(err, fault.Invalid, fault.Text{EN: "The file cannot be read.", RU: "Файл не читается."})
		}
		return nil
	}
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	return nil
}
