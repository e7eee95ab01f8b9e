package dashboard

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

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
	if s.form, err = p.site.Sharing(r, v, b, address(b.ID, "", nil)); err != nil {
		return err
	}
	if s.screens, err = p.screens(r, v, b); err != nil {
		return err
	}
	return p.aside(w, r, v, b, v.T("Share", "Поделиться"), sharingBody(s))
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
	x, err := p.site.Sharing(r, v, b, "")
	if err != nil {
		return err
	}
	s, err := x.Chosen(r)
	if err != nil {
		return err
	}
	if err := p.site.Boards.SetShare(r.Context(), v.Person, b.ID, s); err != nil {
		return err
	}
	p.note(r, v, audit.Rights, b.ID, page.SaidShare(b.Share)+" → "+page.SaidShare(s))
	return leave(w, r, address(b.ID, "", url.Values{"done": {"shared"}}))
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
