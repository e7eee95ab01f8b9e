package report

import (
	"io"
	"net/http"
	"net/url"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// file gives the answer of a report's card as a file, with all its rows: the first card, or the one that "tile" names. It is
// asked by the same door and for the same viewer as the page.
func (x *Reports) file(w http.ResponseWriter, r *http.Request, v *page.Visit, id, ext string) error {
	b, err := x.find(r.Context(), v, id)
	if err != nil {
		return err
	}
	b, st, err := x.state(r.Context(), v, b, r.URL.Query())
	if err != nil {
		return err
	}
	tiles, err := lensed(b, st.Lens)
	if err != nil {
		return err
	}
	t, err := wanted(tiles, r.URL.Query().Get("tile"))
	if err != nil {
		return err
	}
	q, _, err := board.Overlay(v.About.Model, t.Ask, st.Params)
	if err != nil {
		return err
	}
	x.site.Note(r, v, audit.Export, "report "+b.ID+" "+ext[1:], q.String())
	if t.Kind == board.Records {
		http.Redirect(w, r, "/records"+ext+"?"+ofRecords(q).Encode(), http.StatusSeeOther) //nolint:gosec // a file of this site
		return nil
	}
	a, err := x.site.Desk.Ask(r.Context(), v.Viewer, q)
	if err != nil {
		return err
	}
	name := "svodka-" + url.PathEscape(b.ID) + "-" + a.Range.String() + ext
	if ext == ".json" {
		return page.Send(w, "application/json", name, func(out io.Writer) error { return render.JSON(out, a) })
	}
	return page.Send(w, "text/csv; charset=utf-8", name, func(out io.Writer) error { return render.CSV(out, a, v.Lang) })
}

// ofRecords is the question of a list of records with the order it is in.
func ofRecords(q query.Query) url.Values {
	sort := q.Sort
	values := query.Query{Metrics: q.Metrics[:min(1, len(q.Metrics))], Where: q.Where, Range: q.Range}.Values()
	if len(sort) > 0 {
		text := sort[0].Name
		if sort[0].Desc {
			text = "-" + text
		}
		values.Set("sort", text)
	}
	return values
}

// wanted is the card that a file is made of.
func wanted(tiles []board.Tile, id string) (board.Tile, error) {
	for _, t := range tiles {
		if t.Ask != "" && (id == "" || t.ID == id) {
			return t, nil
		}
	}
	if id != "" && !slices.ContainsFunc(tiles, func(t board.Tile) bool { return t.ID == id }) {
		return board.Tile{}, fault.Sentence(fault.NotFound, "This report has no card %q.", "В этом отчёте нет карточки «%s».", id)
	}
	return board.Tile{}, fault.Sentence(fault.NotFound, "There are no figures here to download yet.", "Здесь пока нет чисел, которые можно скачать.")
}

// years are the years that the data covers, the newest first.
func years(a *ask.Answer) []string {
	var list []string
	if a == nil || a.Err != nil || a.Frame == nil {
		return nil
	}
	for _, r := range a.Frame.Rows {
		p, ok := a.Frame.Period(r)
		if ok && len(r.Cells) > 0 && r.Cells[0].V != 0 {
			list = append(list, a.Calendar.Label(p))
		}
	}
	slices.Reverse(list)
	return list
}
