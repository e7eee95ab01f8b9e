// Package lock is the pages of closed periods: which there are, what they were closed with, and what was changed afterwards.
package lock

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lock"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Pages are the pages of closed periods.
type Pages struct {
	site    *page.Site
	periods *lock.Service // nil leaves the pages out
}

// New makes the pages.
func New(site *page.Site, periods *lock.Service) *Pages { return &Pages{site: site, periods: periods} }

// Routes adds the pages. Who sees all rows and all metrics may read them; administrators close and open.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.periods == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /periods":         p.list,
		"GET /periods/{label}": p.one,
		// A label has no dots, and a wildcard takes a whole element, so files stand below it.
		"GET /periods/{label}/file.xlsx": p.file(".xlsx"),
		"GET /periods/{label}/file.pdf":  p.file(".pdf"),
	} {
		mux.Handle(pattern, p.site.Handle(func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
			if !Reads(v) {
				return page.ErrNoPage
			}
			return show(w, r, v)
		}))
	}
	for pattern, do := range map[string]page.Handler{
		"POST /periods/close":          p.close,
		"POST /periods/settings":       p.settings,
		"POST /periods/{label}/reopen": p.reopen,
		"POST /periods/{label}/close":  p.closeAgain,
	} {
		mux.Handle(pattern, p.site.HandleAdmin(do))
	}
}

// Reads reports whether a visitor may read the closed periods: figures of the whole company stand in them.
func Reads(v *page.Visit) bool {
	g := v.Viewer.Grant
	return g.All && g.Metrics == nil && len(g.Hidden) == 0
}

func href(label string, more ...string) string {
	parts := []string{"/periods", url.PathEscape(label)}
	return strings.Join(append(parts, more...), "/")
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// list shows all periods.
func (p *Pages) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.listed(w, r, v, "", nil)
}

// listed shows the list; refused is why a form of it was refused, nil nothing.
func (p *Pages) listed(w http.ResponseWriter, r *http.Request, v *page.Visit, asked string, refused error) error {
	ctx := r.Context()
	book, err := p.periods.Book(ctx)
	if err != nil {
		return err
	}
	set, err := p.periods.Settings(ctx)
	if err != nil {
		return err
	}
	x := listing{
		Lang: v.Lang, Admin: v.Administers(), Auto: strconv.Itoa(set.Auto), Grain: set.Grain, Asked: asked,
		Saved: r.URL.Query().Get("said") == "settings",
	}
	if refused != nil {
		x.Err = v.Lang.Message(refused)
	}
	for _, one := range book.Periods() {
		x.Rows = append(x.Rows, p.row(v, one))
	}
	x.Choices = choices(v, book)
	if r.URL.Query().Get("verify") == "1" {
		proof, err := p.periods.Verify(ctx)
		if err != nil {
			return err
		}
		x.Proof = proofOf(v, proof)
	}
	pg := ui.Page{
		Title: v.T("Closed periods", "Закрытые периоды"), Section: "metrics", Tabs: p.site.PlanTabs(v, "periods"), Body: listView(x),
	}
	if refused != nil {
		w = page.Refused(w)
	}
	return p.site.Show(w, r, v, pg)
}

// choices are the periods that may be closed now: the last months, quarters, weeks and years that are over and not closed.
func choices(v *page.Visit, book *lock.Book) []choice {
	c := v.About.Calendar
	var list []choice
	for _, g := range []struct {
		grain cal.Grain
		most  int
	}{{cal.ByMonth, 6}, {cal.ByQuarter, 2}, {cal.ByWeek, 3}, {cal.ByYear, 1}} {
		last := c.Ordinal(v.About.Today, g.grain) - 1
		for n := last; n > last-g.most; n-- {
			one := cal.Period{Grain: g.grain, N: n, Range: c.Whole(g.grain, n)}
			label := c.Label(one)
			if was, ok := book.Period(label); !ok || !was.Closed {
				list = append(list, choice{label, titleOf(v, one)})
			}
		}
	}
	return list
}

// close closes the period that was chosen.
func (p *Pages) close(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	label := strings.TrimSpace(r.PostForm.Get("period"))
	return p.closing(w, r, v, label)
}

// closeAgain closes a period that was opened.
func (p *Pages) closeAgain(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.closing(w, r, v, r.PathValue("label"))
}

func (p *Pages) closing(w http.ResponseWriter, r *http.Request, v *page.Visit, label string) error {
	one, err := p.periods.Close(r.Context(), who(r, v), label)
	if k := fault.KindOf(err); err != nil && (k == fault.Invalid || k == fault.Conflict || k == fault.Busy) {
		return p.listed(w, r, v, label, err)
	}
	if err != nil {
		return err
	}
	return see(w, r, href(one.Label))
}

func who(r *http.Request, v *page.Visit) lock.Who {
	return lock.Who{Login: v.Who(), From: page.From(r)}
}

// reopen opens a period again.
func (p *Pages) reopen(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	label := r.PathValue("label")
	if _, err := p.periods.Reopen(r.Context(), who(r, v), label, r.PostForm.Get("reason")); err != nil {
		if fault.Is(err, fault.Invalid) {
			return p.show(w, r, v, err)
		}
		return err
	}
	return see(w, r, href(label))
}

// settings keeps whether periods close by themselves.
func (p *Pages) settings(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	set, err := p.periods.Settings(r.Context())
	if err != nil {
		return err
	}
	was := set
	if set.Auto, err = strconv.Atoi(strings.TrimSpace(r.PostForm.Get("auto"))); err != nil {
		return p.listed(w, r, v, "", fault.Invalidf("Give a number of days, 0 for never.", "Укажите число дней, 0 — никогда."))
	}
	if set.Grain, err = cal.ParseGrain(r.PostForm.Get("grain")); err != nil {
		return err
	}
	if err := p.periods.SetSettings(r.Context(), set); err != nil {
		if fault.Is(err, fault.Invalid) {
			return p.listed(w, r, v, "", err)
		}
		return err
	}
	p.site.Note(r, v, audit.Define, "closing of periods",
		was.Grain.String()+", "+strconv.Itoa(was.Auto)+" → "+set.Grain.String()+", "+strconv.Itoa(set.Auto))
	return see(w, r, "/periods?said=settings")
}
