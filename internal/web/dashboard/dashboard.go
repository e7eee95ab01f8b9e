// Package dashboard is the pages of dashboards: looking at one, arranging its tiles, sharing it, and showing it on a wall.
package dashboard

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/web/page"
)

// Pages are the pages of dashboards.
type Pages struct {
	site *page.Site
	hub  *hub
}

// New makes the pages. They hear of new data as long as Run runs.
func New(site *page.Site) *Pages {
	const often = 2 * time.Second
	return &Pages{site: site, hub: newHub(site.Desk, often)}
}

// Run watches the data for the open pages until ctx ends; then it closes their streams.
func (p *Pages) Run(ctx context.Context) { p.hub.run(ctx, p.site.Log) }

// Routes adds the pages to mux.
func (p *Pages) Routes(mux *http.ServeMux) {
	get := func(path string, h page.Handler) { mux.Handle("GET "+path, p.site.Handle(h)) }
	post := func(path string, h page.Handler) { mux.Handle("POST "+path, p.site.Handle(h)) }

	get("/{$}", p.home)
	get("/d", p.home)
	get("/d/{$}", p.home)
	get("/d/all", p.all)
	get("/d/{id}", p.show)
	get("/d/{id}/tile/{tile}", p.tile)
	get("/live", p.live)

	get("/d/{id}/edit", p.edit)
	get("/d/{id}/add", p.add)
	get("/d/{id}/tiles/{tile}", p.settings)
	post("/d/{id}/layout", p.layout)
	post("/d/{id}/tiles", p.addTile)
	post("/d/{id}/tiles/{tile}", p.setTile)
	post("/d/{id}/tiles/{tile}/remove", p.removeTile)
	post("/d/{id}/tiles/{tile}/copy", p.copyTile)
	post("/d/{id}/tiles/{tile}/move", p.moveTile)
	post("/d/{id}/title", p.rename)
	post("/d/{id}/cancel", p.cancel)

	post("/d/new", p.make)
	post("/d/{id}/copy", p.copy)
	post("/d/{id}/delete", p.remove)
	post("/d/{id}/undelete", p.undelete)
	post("/d/{id}/home", p.setHome)
	get("/d/{id}/versions", p.versions)
	post("/d/{id}/revert", p.revert)

	get("/d/{id}/share", p.sharing)
	post("/d/{id}/share", p.setShare)
	post("/d/{id}/links", p.makeLink)
	post("/d/{id}/links/{hash}/revoke", p.revokeLink)
	mux.Handle("GET /tv/{token}", p.site.HandlePublic(p.tv))
	mux.Handle("GET /tv/{token}/live", p.site.HandlePublic(p.tvLive))
}

// open gives the dashboard of an address, to those who may open it.
func (p *Pages) open(r *http.Request, v *page.Visit) (board.Board, error) {
	return p.find(r.Context(), v, r.PathValue("id"))
}

// find gives a dashboard to those who may open it.
func (p *Pages) find(ctx context.Context, v *page.Visit, id string) (board.Board, error) {
	b, err := p.site.Boards.Get(ctx, v.Person, id)
	if err != nil {
		return board.Board{}, err
	}
	if b.Sort != board.Dashboard {
		return board.Board{}, page.ErrNoPage
	}
	return b, nil
}

// note writes what was done to a dashboard into the log.
func (p *Pages) note(r *http.Request, v *page.Visit, act audit.Act, id, more string) {
	p.site.Note(r, v, act, "dashboard "+id, more)
}

// address is the page of a dashboard or one under it.
func address(id, below string, params url.Values) string {
	to := "/d/" + url.PathEscape(id) + below
	if text := params.Encode(); text != "" {
		to += "?" + text
	}
	return to
}

// leave sends the browser on after an order was carried out.
func leave(w http.ResponseWriter, r *http.Request, to string) error {
	if r.Header.Get("HX-Request") == "true" {
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // a page of these dashboards
	return nil
}

// form reads what a form sent.
func form(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "The form did not arrive whole. Go back and send it again.",
			RU: "Форма дошла не целиком. Вернитесь и отправьте её ещё раз.",
		})
	}
	return nil
}
