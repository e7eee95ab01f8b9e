package report

import (
	"net/http"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board/conclude"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// document gives a report as a file with all its cards, asked for the same viewer as the page.
func (x *Reports) document(w http.ResponseWriter, r *http.Request, v *page.Visit, id string, f render.Format) error {
	b, err := x.find(r, v, id)
	if err != nil {
		return err
	}
	b, st, err := x.state(r, v, b)
	if err != nil {
		return err
	}
	tiles, err := lensed(b, st.Lens)
	if err != nil {
		return err
	}
	cards, err := tile.Build(r.Context(), x.site, v, tiles, st.Params)
	if err != nil {
		return err
	}
	if err := x.corrected(r.Context(), v, cards); err != nil {
		return err
	}
	answers := make([]*ask.Answer, len(cards))
	for i := range cards {
		answers[i] = cards[i].Answer
	}
	if len(cards) > 0 && st.View != "table" {
		cards[0].Draw(v.Lang)
	}
	compared, narrowed, err := filter.Told(r.Context(), x.site, v, b, st)
	if err != nil {
		return err
	}
	x.site.Note(r, v, audit.Export, "report "+b.ID+" "+f.Ext[1:], r.URL.RawQuery)
	return tile.Send(w, r, x.site, v, f, tile.Paged{
		ID: b.ID, Title: titleOf(b, v.Lang), Compared: compared, Filters: narrowed, Say: conclude.Conclude(b, tiles, answers, v.Lang),
		Wide: wide(cards), Link: st.Here(to(b)),
	}, cards)
}
