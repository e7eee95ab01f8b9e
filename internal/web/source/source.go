// Package source is the pages of data sources: what is connected, how each run went, what the system's words mean; and the
// address that the systems' webhooks call.
package source

import (
	"io"
	"net/http"

	"svodka/internal/fault"
	"svodka/internal/sync"
	"svodka/internal/web/page"
)

// Pages are the pages of data sources.
type Pages struct {
	site    *page.Site
	sources *sync.Service
}

// New makes the pages; sources nil leaves them out.
func New(site *page.Site, sources *sync.Service) *Pages { return &Pages{site, sources} }

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.sources == nil {
		return
	}
	mux.Handle("POST /hook/{id}/{secret}", p.site.HandlePublic(p.hook))
}

// hookMost is how large the body of a webhook may be.
const hookMost = 1 << 20

// hook takes in what a system tells. It answers at once; what was told is read again by the next run.
func (p *Pages) hook(w http.ResponseWriter, r *http.Request, _ *page.Visit) error {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, hookMost))
	if err != nil {
		return fault.Invalidf("The message is too large or broke off.", "Сообщение слишком велико или оборвалось.")
	}
	if err := p.sources.Hook(r.Context(), r.PathValue("id"), r.PathValue("secret"), r.Header, body); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
