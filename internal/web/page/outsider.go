package page

import (
	"net/http"
	"strings"

	"svodka/internal/web/ui"
)

// Strict adds to the headers of a page what holds for those that strangers open by a link: no list of finds names them, and no
// other site learns their address.
func Strict(w http.ResponseWriter) {
	w.Header().Set("X-Robots-Tag", "noindex, nofollow, noarchive")
	w.Header().Set("Referrer-Policy", "no-referrer")
}

// Framed lets the pages of some sites frame an answer. It sets no cookie then: whoever frames it learns nothing of the visitor.
func Framed(w http.ResponseWriter, origins []string) {
	h := w.Header()
	h.Set("Content-Security-Policy", strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors "+strings.Join(origins, " "), 1))
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Del("X-Frame-Options")
	h.Del("Set-Cookie")
}

// ShowAs is Show with another status.
func (s *Site) ShowAs(w http.ResponseWriter, r *http.Request, v *Visit, status int, p ui.Page) error {
	return s.show(w, r, v, status, p)
}
