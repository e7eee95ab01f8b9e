package dashboard

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// somebody is a person a dashboard can be shared with.
type somebody struct {
	Login, Name, Role string
	On                bool
}

// screen is a link for a screen on the wall.
type screen struct {
	Hash, By, Until, Filters string
	Dead                     bool
}

// sharing is who sees a dashboard, and its links.
func (p *Pages) sharing(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.showSharing(w, r, v, "")
}

// showSharing shows it; made is the address of a link that was made just now: it is told this once.
func (p *Pages) showSharing(w http.ResponseWriter, r *http.Request, v *page.Visit, made string) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	s := shareForm{lang: v.Lang, board: b, may: p.may(v, b), made: made, params: r.URL.Query().Encode()}
	for _, role := range account.Roles() {
		if !role.Administers() { // they open everything anyway
			s.roles = append(s.roles, option{string(role), role.Title(v.Lang), slices.Contains(b.Share.Roles, role)})
		}
	}
	if s.people, err = p.people(r, v, b); err != nil {
		return err
	}
	if s.screens, err = p.screens(r, v, b); err != nil {
		return err
	}
	return p.aside(w, r, v, b, v.T("Share", "Поделиться"), sharingBody(s))
}

// people are those with an account. Only who may share the dashboard is told their names.
func (p *Pages) people(r *http.Request, v *page.Visit, b board.Board) ([]somebody, error) {
	if p.site.Accounts == nil || !p.site.Boards.MayEdit(v.Person, b) {
		return nil, nil
	}
	users, err := p.site.Accounts.List(r.Context())
	if err != nil {
		return nil, err
	}
	var list []somebody
	for _, u := range users {
		if u.Disabled || u.Login == b.Owner || u.Role.Administers() {
			continue
		}
		list = append(list, somebody{u.Login, u.Name, u.Role.Title(v.Lang), slices.Contains(b.Share.People, u.Login)})
	}
	return list, nil
}

func (p *Pages) screens(r *http.Request, v *page.Visit, b board.Board) ([]screen, error) {
	if !p.may(v, b).link {
		return nil, nil
	}
	links, err := p.site.Boards.Links(r.Context(), v.Person, b.ID)
	if err != nil {
		return nil, err
	}
	var list []screen
	for _, l := range links {
		list = append(list, screen{
			Hash: l.Hash, By: l.Owner, Until: render.Moment(l.Expires, v.About.Calendar.Zone, v.Lang), Filters: l.Params,
			Dead: l.Revoked || !p.site.Now().Before(l.Expires),
		})
	}
	return list, nil
}

// setShare says who sees a dashboard.
func (p *Pages) setShare(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	s := board.Share{Everyone: r.PostForm.Get("who") == "everyone"}
	if r.PostForm.Get("who") == "some" {
		for _, text := range r.PostForm["role"] {
			role, err := account.ParseRole(text)
			if err != nil {
				return err
			}
			s.Roles = append(s.Roles, role)
		}
		known, err := p.people(r, v, b)
		if err != nil {
			return err
		}
		for _, login := range r.PostForm["person"] {
			if !slices.ContainsFunc(known, func(x somebody) bool { return x.Login == login }) {
				return fault.Invalidf("There is nobody with the login %q.", "Человека с логином «%s» нет.", login)
			}
			s.People = append(s.People, login)
		}
	}
	if err := p.site.Boards.SetShare(r.Context(), v.Person, b.ID, s); err != nil {
		return err
	}
	p.note(r, v, audit.Rights, b.ID, "open to "+opened(s))
	return leave(w, r, address(b.ID, "", nil))
}

// opened says in the log whom a dashboard is open to.
func opened(s board.Share) string {
	if s.Everyone {
		return "everyone"
	}
	var list []string
	for _, role := range s.Roles {
		list = append(list, "role:"+string(role))
	}
	if list = append(list, s.People...); len(list) == 0 {
		return "its owner alone"
	}
	return strings.Join(list, " ")
}

// makeLink makes a link for a screen on the wall. Its address is shown in the answer and never again.
func (p *Pages) makeLink(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	const most = 365
	days, err := strconv.Atoi(r.PostForm.Get("days"))
	if err != nil || days < 1 || days > most {
		return fault.Invalidf("A link lives from 1 to 365 days.", "Ссылка действует от 1 до 365 дней.")
	}
	asked, err := url.ParseQuery(r.PostForm.Get("params"))
	if err != nil {
		return fault.Invalidf("The filters of the link could not be read. Open the dashboard again.",
			"Фильтры ссылки не удалось прочитать. Откройте дашборд заново.")
	}
	state, err := filter.Of(asked, v, b)
	if err != nil {
		return err
	}
	token, l, err := p.site.Boards.NewLink(r.Context(), v.Person, b.ID, state.Address.Encode(), p.site.Now().Add(time.Duration(days)*24*time.Hour-time.Minute))
	if err != nil {
		return err
	}
	const shown = 8 // letters of the hash tell links apart in the log
	p.note(r, v, audit.Rights, b.ID, "link "+l.Hash[:shown]+" until "+l.Expires.UTC().Format(time.DateOnly))
	return p.showSharing(w, r, v, origin(r)+"/tv/"+token+"?lang="+string(v.Lang))
}

// origin is how the browser calls this server.
func origin(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// revokeLink shuts a link.
func (p *Pages) revokeLink(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	if err := p.site.Boards.RevokeLink(r.Context(), v.Person, b.ID, r.PathValue("hash")); err != nil {
		return err
	}
	p.note(r, v, audit.Rights, b.ID, "link revoked")
	return leave(w, r, address(b.ID, "/share", nil))
}
