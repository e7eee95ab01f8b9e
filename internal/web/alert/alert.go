// Package alert is the pages of alerts: what is going on that the visitor may see, what was, and the rules, each tried on the days
// gone by while it is typed.
package alert

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/web/page"
)

// Options are what the pages stand on.
type Options struct {
	// Service watches; nil leaves the pages out.
	Service *alert.Service
	// Members gives the members of a dimension by id, for rules of one of them; it may be nil.
	Members func(ctx context.Context, dim model.Name) (map[string]string, error)
}

// Pages are the pages of alerts.
type Pages struct {
	Options

	site *page.Site
}

// New makes the pages.
func New(site *page.Site, o Options) *Pages {
	site.HasAlerts = o.Service != nil
	return &Pages{Options: o, site: site}
}

// Routes adds the pages. Whoever signs in finds what they may see; rules are changed by those who keep them.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.Service == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /alerts":         p.list,
		"GET /alerts/{id}":    p.one,
		"POST /alerts/take":   p.take,
		"POST /alerts/snooze": p.snooze,
	} {
		mux.Handle(pattern, p.site.Handle(func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
			if v.Person.Role == account.Reader {
				return page.ErrNoPage
			}
			return show(w, r, v)
		}))
	}
	for pattern, show := range map[string]page.Handler{
		"GET /alerts/new":          p.start,
		"POST /alerts/form":        p.build,
		"POST /alerts/try":         p.try,
		"POST /alerts/{id}/switch": p.turn,
		"POST /alerts/{id}/reset":  p.reset,
		"POST /alerts/{id}/delete": p.remove,
	} {
		mux.Handle(pattern, p.site.Handle(func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
			if !alert.Keeps(v.Person.Role) {
				return fault.Sentence(fault.Forbidden,
					"Alerts are set up by the owner, administrators and analysts. Ask one of them.",
					"Оповещения настраивают владелец, администраторы и аналитики. Попросите кого-нибудь из них.")
			}
			return show(w, r, v)
		}))
	}
}

// user is the visitor as alerts know them.
func user(v *page.Visit) account.User {
	u := v.User
	if u.Login == "" {
		u = account.User{Login: page.Local, Role: v.Person.Role}
	}
	u.Lang = string(v.Lang)
	return u
}

func href(id string, more ...string) string {
	return strings.Join(append([]string{"/alerts", url.PathEscape(id)}, more...), "/")
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func fields(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, fault.Invalidf("The form could not be read: it is too long or damaged. Open it again.",
			"Форму не удалось прочитать: она слишком длинная или повреждена. Откройте её заново.")
	}
	return r.PostForm, nil
}

// take says that the visitor takes care of an incident.
func (p *Pages) take(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := fields(r)
	if err != nil {
		return err
	}
	if err := p.Service.Acknowledge(r.Context(), user(v), f.Get("rule"), f.Get("key")); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "alert "+f.Get("rule"), "taken")
	if !p.hushes(r.Context(), v, f) {
		return see(w, r, "/alerts?said=seen")
	}
	return see(w, r, "/alerts?said=taken")
}

// hushes reports whether what the visitor does to an incident holds for all.
func (p *Pages) hushes(ctx context.Context, v *page.Visit, f url.Values) bool {
	rule, err := p.Service.Rule(ctx, f.Get("rule"))
	return err == nil && alert.Hushes(user(v), rule, f.Get("key"))
}

// snooze keeps an incident quiet for some days; none wakes it.
func (p *Pages) snooze(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := fields(r)
	if err != nil {
		return err
	}
	days, err := strconv.Atoi(f.Get("days"))
	const most = 90
	if err != nil || days < 0 || days > most {
		return fault.Invalidf("Choose for how long.", "Выберите, на сколько отложить.")
	}
	said, until := "woken", p.site.Now()
	if days > 0 { // until the morning of that day
		zone := v.About.Calendar.Zone
		now := p.site.Now().In(zone)
		const hour = 9
		until, said = time.Date(now.Year(), now.Month(), now.Day()+days, hour, 0, 0, 0, zone), "snoozed"
	}
	if err := p.Service.Snooze(r.Context(), user(v), f.Get("rule"), f.Get("key"), until); err != nil {
		return err
	}
	if said == "snoozed" && !p.hushes(r.Context(), v, f) {
		said = "muted"
	}
	p.site.Note(r, v, audit.Define, "alert "+f.Get("rule"), said+" until "+until.UTC().Format(time.RFC3339))
	return see(w, r, "/alerts?said="+said)
}

// rule finds a rule that the visitor may know of.
func (p *Pages) rule(ctx context.Context, v *page.Visit, id string) (alert.Rule, error) {
	rule, err := p.Service.Rule(ctx, id)
	if err != nil {
		return rule, err
	}
	ok, err := p.Service.Reads(ctx, user(v), rule)
	if err == nil && !ok {
		err = fault.Sentence(fault.NotFound, "There is no such alert.", "Такого оповещения нет.")
	}
	return rule, err
}

// turn switches a rule on or off.
func (p *Pages) turn(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, err := fields(r)
	if err != nil {
		return err
	}
	rule, err := p.rule(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	rule.Off = f.Get("on") == ""
	if rule, err = p.Service.Save(r.Context(), v.Person, bare(rule)); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "alert "+rule.ID, map[bool]string{true: "switched off", false: "switched on"}[rule.Off])
	return see(w, r, cmp.Or(back(f.Get("back")), "/alerts?said="+map[bool]string{true: "off", false: "on"}[rule.Off]))
}

// back is where a form was sent from, if it is one of these pages.
func back(to string) string {
	if strings.HasPrefix(to, "/alerts/") && !strings.ContainsAny(to, "\\\r\n") {
		return to
	}
	return ""
}

// bare is a rule as it is kept: that it waits is found out each time.
func bare(r alert.Rule) alert.Rule {
	r.Waits = model.Text{}
	return r
}

// reset keeps a shipped rule as the program brings it.
func (p *Pages) reset(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	rule, err := p.rule(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	shipped, ok := p.Service.Shipped(rule.ID)
	if !ok {
		return fault.Sentence(fault.NotFound, "This alert is the company's own: there is nothing to go back to.",
			"Это оповещение вы создали сами: возвращать не к чему.")
	}
	if _, err := p.Service.Save(r.Context(), v.Person, bare(shipped)); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "alert "+rule.ID, "as shipped")
	return see(w, r, href(rule.ID)+"?said=reset")
}

// remove takes the company's own rule off the list; its history stays.
func (p *Pages) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	rule, err := p.rule(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	if rule.Shipped {
		return fault.Sentence(fault.Conflict, "Alerts that come with the program are switched off, not deleted.",
			"Встроенные оповещения не удаляют, а выключают.")
	}
	rule.Gone = true
	if _, err := p.Service.Save(r.Context(), v.Person, bare(rule)); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "alert "+rule.ID, "deleted")
	return see(w, r, "/alerts?said=deleted")
}
