package report

import (
	"context"
	"net/http"
	"net/url"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board/conclude"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// document gives a report as a file with all its cards, or with the one that "tile" names.
func (x *Reports) document(w http.ResponseWriter, r *http.Request, v *page.Visit, id string, f render.Format) error {
	if r.Method == http.MethodHead {
		b, err := x.find(r.Context(), v, id)
		if err != nil {
			return err
		}
		return tile.Send(w, r, f, id, &render.Document{Lang: v.Lang, Title: titleOf(b, v.Lang)})
	}
	d, _, err := x.Document(r.Context(), v, id, r.URL.Query())
	if err != nil {
		return err
	}
	if len(d.Parts) == 0 {
		return fault.Sentence(fault.NotFound, "There are no figures here to download yet.", "Здесь пока нет чисел, которые можно скачать.")
	}
	x.site.Note(r, v, audit.Export, "report "+id+" "+f.Ext[1:], r.URL.RawQuery)
	return tile.Send(w, r, f, id, d)
}

// Document makes of a report what its page shows to a visitor under an address: the same questions with the same rights. empty
// tells that there is no figure in it.
func (x *Reports) Document(ctx context.Context, v *page.Visit, id string, address url.Values) (d *render.Document, empty bool, err error) {
	b, err := x.find(ctx, v, id)
	if err != nil {
		return nil, false, err
	}
	b, st, err := x.state(ctx, v, b, address)
	if err != nil {
		return nil, false, err
	}
	view, err := viewOf(b, st.View)
	if err != nil {
		return nil, false, err
	}
	tiles, err := lensed(b, st.Lens)
	if err != nil {
		return nil, false, err
	}
	p := tile.Paged{Title: titleOf(b, v.Lang), AsOf: render.AsOfAll(v.About, v.Lang), Link: st.Here(to(b)), Address: address}
	one := address.Get("tile")
	first := len(tiles) > 0 && (one == "" || tiles[0].ID == one)
	if tiles, err = tile.One(tiles, one); err != nil {
		return nil, false, err
	}
	cards, err := tile.Build(ctx, x.site, v, tiles, st.Params)
	if err != nil {
		return nil, false, err
	}
	if err := x.corrected(ctx, v, cards); err != nil {
		return nil, false, err
	}
	if err := tile.Longer(ctx, x.site, v, cards); err != nil {
		return nil, false, err
	}
	answers := make([]*ask.Answer, len(cards))
	for i := range cards {
		answers[i] = cards[i].Answer
	}
	switch {
	case !first:
	case view == "table":
		cards[0].Chart = nil
	default:
		cards[0].Draw(v.Lang)
	}
	if p.Compared, p.Filters, err = filter.Told(ctx, x.site, v, b, st); err != nil {
		return nil, false, err
	}
	if p.Wide = wide(cards); one == "" {
		p.Period, p.Say = st.Days(v.Lang), conclude.Conclude(b, tiles, answers, v.Lang)
	} else {
		p.Title = tile.TitleOfOne(p.Title, cards)
	}
	d, err = tile.Paper(x.site, v, p, cards)
	return d, tile.Empty(cards), err
}
