package schedule

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// request is an outside address that waits for an administrator, or has an approval.
type request struct {
	ID, Title, Owner      string
	What, Filters         string
	Key, Address, Icon    string
	Domain                string // that is not on the list
	As, By, At            string // of an approval
	Changed               bool   // what is sent is no longer what was approved
	Accounts              []choice
	Stopped               bool
	Trouble               string
	Href, Channel, AsRole string
	Seen                  string // when what is asked for was last changed
}

// gate is the page of what may leave the company.
type gate struct {
	L                lang.Lang
	Told, Trouble    string
	Waiting, Allowed []request
	Domains          []string
	Domain           string // as it was typed
	DomainTrouble    string
}

// outside shows what waits to leave the company, and what may.
func (p *Pages) outside(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.gate(r, v)
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.gatePage(v, x))
}

func (p *Pages) gatePage(v *page.Visit, x gate) ui.Page {
	pg := p.inSection(v, "schedules", v.T("Outside addresses", "Внешние адреса"), gateView(x))
	pg.Crumbs = []ui.Link{{Title: v.T("Schedules", "Рассылки"), Href: "/schedules"}}
	return pg
}

func (p *Pages) gate(r *http.Request, v *page.Visit) (gate, error) {
	ctx := r.Context()
	x := gate{L: v.Lang, Told: said(v, r)}
	words, err := p.wordsOf(r, v)
	if err != nil {
		return x, err
	}
	if x.Domains, err = p.service.Domains(ctx); err != nil {
		return x, err
	}
	all, err := p.service.List(ctx, v.Person)
	if err != nil {
		return x, err
	}
	for _, one := range all {
		if !slices.ContainsFunc(one.Recipients, schedule.Recipient.Outside) {
			continue
		}
		if err := p.requests(ctx, words, one, &x); err != nil {
			return x, err
		}
	}
	return x, nil
}

// requests adds the outside addresses of a schedule.
func (p *Pages) requests(ctx context.Context, w words, x schedule.Schedule, g *gate) error {
	good, err := p.service.Approved(ctx, x)
	if err != nil {
		return err
	}
	all, err := p.service.Store.Approvals(ctx, x.ID)
	if err != nil {
		return err
	}
	stopped, err := p.service.Store.Stopped(ctx, x.ID)
	if err != nil {
		return err
	}
	row, err := p.row(ctx, w, x)
	if err != nil {
		return err
	}
	for _, r := range x.Recipients {
		if !r.Outside() {
			continue
		}
		one := request{
			ID: x.ID, Title: x.Title, Owner: w.name(x.Owner), What: row.What, Filters: row.Filters, Key: r.Key(), Address: r.Address,
			Icon: channelIcon(r.Channel), Channel: r.Channel.Title(w.Lang), Stopped: slices.Contains(stopped, r.Key()), Href: href(x.ID),
			Seen: x.Changed.UTC().Format(time.RFC3339),
		}
		if d := domainOf(r); d != "" && !slices.Contains(g.Domains, d) {
			one.Domain = d
		}
		a, ok := good[r.Key()]
		if ok {
			one.As, one.By, one.At = w.name(a.As), w.name(a.By), w.moment(a.At)
			one.AsRole = w.names[a.As].Role.Title(w.Lang)
			g.Allowed = append(g.Allowed, one)
			continue
		}
		one.Changed = slices.ContainsFunc(all, func(a schedule.Approval) bool { return a.Recipient == r.Key() })
		one.Accounts = w.accounts(x.Owner)
		g.Waiting = append(g.Waiting, one)
	}
	return nil
}

// accounts lists those whose rights an outside address may be given; the one who made the schedule stands first.
func (w words) accounts(first string) (list []choice) {
	for login, u := range w.names {
		if !u.Disabled {
			list = append(list, choice{Value: login, Title: w.name(login) + " — " + u.Role.Title(w.Lang), On: login == first})
		}
	}
	slices.SortFunc(list, func(a, b choice) int {
		switch {
		case a.On != b.On && a.On:
			return -1
		case a.On != b.On:
			return 1
		}
		return strings.Compare(a.Title, b.Title)
	})
	return list
}

// allow does one of the things an administrator does to outside addresses.
func (p *Pages) allow(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx, f := r.Context(), r.PostForm
	var (
		err  error
		told string
	)
	switch f.Get("act") {
	case "approve":
		told = "approved"
		if f.Get("as") == "" {
			err = fault.Invalidf("Choose whose figures the address sees.", "Выберите, чьи цифры увидит адрес.")
			break
		}
		if err = p.unchanged(ctx, v, f); err != nil {
			break
		}
		err = p.service.Approve(ctx, v.Person, f.Get("schedule"), f.Get("recipient"), f.Get("as"))
		if err == nil && f.Get("domain") != "" {
			err = p.service.AllowDomain(ctx, v.Person, f.Get("domain"), true)
		}
	case "revoke":
		err, told = p.service.Revoke(ctx, v.Person, f.Get("schedule"), f.Get("recipient")), "revoked"
	case "domain", "drop":
		err, told = p.service.AllowDomain(ctx, v.Person, f.Get("domain"), f.Get("act") == "domain"), "domain"
	default:
		return page.ErrNoPage
	}
	if err == nil {
		return see(w, r, "/schedules/outside?said="+told)
	}
	if !refusable(err) {
		return err
	}
	x, failed := p.gate(r, v)
	if failed != nil {
		return failed
	}
	if f.Get("act") == "domain" {
		x.Domain, x.DomainTrouble = f.Get("domain"), v.Lang.Message(err)
	} else {
		x.Trouble = v.Lang.Message(err)
	}
	return p.again(w, r, v, p.gatePage(v, x))
}

// unchanged refuses to approve what is not what was on the page.
func (p *Pages) unchanged(ctx context.Context, v *page.Visit, f url.Values) error {
	x, err := p.service.Get(ctx, v.Person, f.Get("schedule"))
	if err == nil && x.Changed.UTC().Format(time.RFC3339) != f.Get("seen") {
		err = fault.Sentence(fault.Conflict, "The schedule was changed meanwhile. Look at it once more.",
			"Рассылку тем временем изменили. Посмотрите ещё раз, что будет отправляться.")
	}
	return err
}
