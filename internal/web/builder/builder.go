// Package builder is the constructor of reports: seven steps over one form whose fields are the whole state, so that it
// works without script, can be undone step by step, and shows the report on real data while it is put together.
package builder

import (
	"net/http"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/web/page"
)

// Builder shows and serves the constructor.
type Builder struct {
	site   *page.Site
	opened opened
}

// New makes the constructor of a site.
func New(site *page.Site) *Builder { return &Builder{site: site} }

// Routes registers the addresses of the constructor.
func (b *Builder) Routes(mux *http.ServeMux) {
	for pattern, show := range map[string]page.Handler{
		"GET /r/new":           b.start,
		"GET /r/{id}/edit":     b.edit,
		"GET /r/build":         b.build,
		"POST /r/build":        b.build,
		"GET /r/preview":       b.preview,
		"POST /r/preview":      b.preview,
		"GET /r/choose":        b.choose,
		"GET /r/choose/values": b.values,
		"POST /r/draft":        b.draft,
		"POST /r/save":         b.saveNow,
		"GET /r/unused":        b.unused,
		"POST /r/unused":       b.archive,
	} {
		mux.Handle(pattern, b.site.Handle(makers(show)))
	}
}

// makers lets in those who may make reports; to others the sentence says why.
func makers(show page.Handler) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		if v.Person.Role == "" || v.Person.Role == account.Reader {
			return fault.Sentence(fault.Forbidden,
				"Your role opens pages that are shared with you and does not make its own.",
				"Ваша роль открывает страницы, которыми с вами поделились, и не создаёт своих.")
		}
		return show(w, r, v)
	}
}

// reportOf is the address of a report.
func reportOf(b board.Board) string { return "/r/" + b.ID }
