// Package share is the pages of links for people without an account: what such a link shows, as a page or in a frame of another
// site, and where links are made, listed and revoked.
package share

import (
	"net/http"
	"net/url"

	"svodka/internal/share"
	"svodka/internal/web/page"
)

// Streams tells an open page that the data changed.
type Streams interface {
	Stream(w http.ResponseWriter, r *http.Request, v *page.Visit) error
}

// Options are what the pages are made of besides the site.
type Options struct {
	Links   *share.Service // nil: there are no such links
	Streams Streams
	Outside page.Outside
}

// atOnce is how many boards and files are made for strangers at once: they must not hold up the company's own people.
const atOnce = 3

// Pages are the pages of links.
type Pages struct {
	Options

	site  *page.Site
	turns chan struct{}
}

// New makes the pages.
func New(site *page.Site, o Options) *Pages {
	return &Pages{Options: o, site: site, turns: make(chan struct{}, atOnce)}
}

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.Links == nil {
		return
	}
	s := p.site
	for _, form := range []share.Form{share.Page, share.Embed} {
		at := prefix(form) + "{token}"
		mux.Handle("GET "+at, s.HandlePublic(p.outside(form, p.show)))
		mux.Handle("POST "+at, s.HandlePublic(p.outside(form, p.unlock)))
		mux.Handle("GET "+at+"/tile/{tile}", s.HandlePublic(p.outside(form, p.tile)))
		mux.Handle("GET "+at+"/live", s.HandlePublic(p.outside(form, p.live)))
		mux.Handle("GET "+at+"/file/{form}", s.HandlePublic(p.outside(form, p.file)))
		mux.Handle("GET "+at+"/records", s.HandlePublic(p.outside(form, p.records)))
	}
	mux.Handle("GET /links", s.Handle(p.list))
	mux.Handle("POST /links", s.Handle(p.make))
	mux.Handle("GET /links/new", s.Handle(p.draft))
	mux.Handle("POST /links/{hash}/revoke", s.Handle(p.revoke))
	mux.Handle("POST /links/allow", s.HandleAdmin(p.allow))
}

// prefix is what the addresses of a form begin with.
func prefix(f share.Form) string {
	if f == share.Embed {
		return "/embed/"
	}
	return "/share/"
}

// address is where a link opens.
func address(f share.Form, token string) string { return prefix(f) + url.PathEscape(token) }
