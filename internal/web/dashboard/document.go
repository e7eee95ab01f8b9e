package dashboard

import (
	"context"
	"net/http"
	"net/url"
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

// document gives a dashboard as a file with all its tiles, or with the one that "tile" names.
func (p *Pages) document(w http.ResponseWriter, r *http.Request, v *page.Visit, f render.Format) error {
	id := r.PathValue("id")
	if r.Method == http.MethodHead {
		b, err := p.find(r.Context(), v, id)
		if err != nil {
			return err
		}
		return tile.Send(w, r, f, id, &render.Document{Lang: v.Lang, Title: titleOf(b, v.Lang)})
	}
	d, _, err := p.Document(r.Context(), v, id, r.URL.Query())
	if err != nil {
		return err
	}
	p.note(r, v, audit.Export, id, f.Ext[1:]+" "+r.URL.RawQuery)
	return tile.Send(w, r, f, id, d)
}

// Document makes of a dashboard what its page shows to a visitor under an address: the same questions with the same rights. empty
// tells that there is no figure in it.
func (p *Pages) Document(ctx context.Context, v *page.Visit, id string, asked url.Values) (d *render.Document, empty bool, err error) {
	b, err := p.find(ctx, v, id)
	if err != nil {
		return nil, false, err
	}
	st, err := filter.Of(asked, v, b)
	if err != nil {
		return nil, false, err
	}
	one := asked.Get("tile")
	tiles, err := tile.One(inOrder(through(b, st.Lens)), one)
	if err != nil {
		return nil, false, err
	}
	shown, err := tile.Build(ctx, p.site, v, tiles, st.Params)
	if err != nil {
		return nil, false, err
	}
	if err := tile.Longer(ctx, p.site, v, shown); err != nil {
		return nil, false, err
	}
	x := tile.Paged{
		Title: titleOf(b, v.Lang), Wide: true, Board: true, AsOf: render.AsOfAll(v.About, v.Lang),
		Link: st.Here(address(b.ID, "", nil)), Address: asked,
	}
	if x.Compared, x.Filters, err = filter.Told(ctx, p.site, v, b, st); err != nil {
		return nil, false, err
	}
	if one == "" {
		x.Period, x.Say = st.Days(v.Lang), sentence(b, shown, v.Lang)
	} else {
		x.Board, x.Wide = false, false // a tile alone comes with its table
		x.Title = tile.TitleOfOne(x.Title, shown)
	}
	d, err = tile.Paper(p.site, v, x, shown)
	return d, tile.Empty(shown), err
}
