// Package survey is the page on which a client answers a survey, without signing in, and the pages on which administrators
// make surveys and their links.
package survey

import (
	"context"
	"net/http"
	"sync"
	"time"

	"svodka/internal/access"
	"svodka/internal/survey"
	"svodka/internal/web/page"
)

// Book finds whom to ask. [survey.Book] does.
type Book interface {
	Read(ctx context.Context, list string) ([]survey.Addressee, error)
	Won(ctx context.Context, v access.Viewer, days int) ([]survey.Addressee, error)
	Named(ctx context.Context, list []survey.Addressee) ([]survey.Addressee, error)
}

// Options are what the pages are made of besides the site.
type Options struct {
	Surveys *survey.Service // nil leaves the pages out
	Book    Book
	Outside page.Outside
}

// Pages are the pages of surveys.
type Pages struct {
	Options

	site    *page.Site
	traffic traffic

	mu    sync.Mutex
	files map[string]file // lists of links that wait to be taken, by their key
}

// file is a list of links that was just made. Tokens are nowhere else, so it waits here for who made it.
type file struct {
	form, login string
	until       time.Time
	links       []survey.Link
}

// New makes the pages.
func New(site *page.Site, o Options) *Pages {
	return &Pages{Options: o, site: site, traffic: traffic{now: site.Now}, files: map[string]file{}}
}

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.Surveys == nil {
		return
	}
	mux.Handle("GET /s/{token}", p.public(p.ask))
	mux.Handle("POST /s/{token}", p.public(p.answer))
	for pattern, show := range map[string]page.Handler{
		"GET /data/surveys":                   p.list,
		"GET /data/surveys/new":               p.fresh,
		"POST /data/surveys/new":              p.add,
		"GET /data/surveys/{id}":              p.one,
		"GET /data/surveys/{id}/edit":         p.edit,
		"POST /data/surveys/{id}/edit":        p.change,
		"POST /data/surveys/{id}/invite":      p.invite,
		"POST /data/surveys/{id}/renew":       p.renew,
		"POST /data/surveys/{id}/close":       p.closing(true),
		"POST /data/surveys/{id}/open":        p.closing(false),
		"GET /data/surveys/{id}/links/{file}": p.links,
	} {
		mux.Handle(pattern, p.site.HandleAdmin(show))
	}
}
