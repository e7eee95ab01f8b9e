package dashboard

import (
	"net/http"
	"path"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// asFile tells an address that asks for a dashboard as a file: "/d/owner.pdf".
func (p *Pages) asFile(r *http.Request) (f render.Format, ok bool) {
	id := r.PathValue("id")
	ext := path.Ext(id)
	if f, ok = tile.FormOf(p.site, ext); ok {
		r.SetPathValue("id", strings.TrimSuffix(id, ext))
	}
	return f, ok
}

// document gives a dashboard as a file with all its tiles, asked for the same viewer as the page.
func (p *Pages) document(w http.ResponseWriter, r *http.Request, v *page.Visit, f render.Format) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	st, err := filter.Read(p.site, r, v, b)
	if err != nil {
		return err
	}
	shown, err := p.build(r.Context(), v, b, st)
	if err != nil {
		return err
	}
	compared, narrowed, err := filter.Told(r.Context(), p.site, v, b, st)
	if err != nil {
		return err
	}
	p.note(r, v, audit.Export, b.ID, f.Ext[1:]+" "+r.URL.RawQuery)
	return tile.Send(w, r, p.site, v, f, tile.Paged{
		ID: b.ID, Title: titleOf(b, v.Lang), Compared: compared, Filters: narrowed, Say: sentence(b, shown, v.Lang),
		Wide: true, Board: true, Link: st.Here(address(b.ID, "", nil)),
	}, shown)
}
