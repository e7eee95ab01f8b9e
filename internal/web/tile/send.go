package tile

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board/conclude"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// FormOf is the form that a file's ending asks for; ok is false for one the site does not write.
func FormOf(s *page.Site, ext string) (f render.Format, ok bool) {
	i := slices.IndexFunc(s.Forms, func(f render.Format) bool { return f.Ext == ext })
	if i < 0 {
		return f, false
	}
	return s.Forms[i], true
}

// Paged is a page about to become a document.
type Paged struct {
	ID, Title, Compared, Filters string
	Say                          []conclude.Part
	// Wide lays paper on its long side; Board says that the page is a dashboard.
	Wide, Board bool
	// Link leads to the page on this site: "/r/leads?range=…".
	Link string
}

// Send gives a page as a file: the document of its cards in a form.
func Send(w http.ResponseWriter, r *http.Request, s *page.Site, v *page.Visit, f render.Format, p Paged, shown []Shown) error {
	d := &render.Document{
		Lang: v.Lang, Title: p.Title, Organisation: v.About.Settings.Company, Reader: v.User.Name, Compared: p.Compared, Filters: p.Filters,
		Made: s.Now(), Wide: p.Wide, Board: p.Board,
	}
	if zone := v.About.Calendar.Zone; zone != nil {
		d.Made = d.Made.In(zone)
	}
	if s.Address != "" && p.Link != "" {
		d.Link = strings.TrimSuffix(s.Address, "/") + p.Link
	}
	var say strings.Builder
	for _, part := range p.Say {
		say.WriteString(part.Text)
	}
	d.Conclusion = strings.TrimSpace(say.String())
	Document(d, shown, s.Address)
	return page.Send(w, f.Type, "svodka-"+url.PathEscape(p.ID)+f.Ext, func(out io.Writer) error { return f.Write(r.Context(), out, d) })
}
