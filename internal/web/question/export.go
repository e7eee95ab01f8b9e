package question

import (
	"io"
	"net/http"
	"net/url"
	gopath "path"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/model"
	"svodka/internal/render"
	bar "svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// askCSV and askJSON are the answer of the same question as files: the same door, viewer and figures as the page.
func (x *Pages) askCSV(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	a, err := x.answer(r, v)
	if err != nil {
		return err
	}
	return page.Send(w, "text/csv; charset=utf-8", filename(a, ".csv"), func(b io.Writer) error { return render.CSV(b, a, v.Lang) })
}

func (x *Pages) askJSON(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	a, err := x.answer(r, v)
	if err != nil {
		return err
	}
	return page.Send(w, "application/json", "", func(b io.Writer) error { return render.JSON(b, a) })
}

// askFile is the answer as a workbook, as paper or as a picture: its table with its chart, in the form that the address ends with.
func (x *Pages) askFile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f, ok := tile.FormOf(x.site, gopath.Ext(r.URL.Path))
	if !ok {
		return page.ErrNoPage
	}
	if r.Method == http.MethodHead {
		return tile.Send(w, r, f, "ask", &render.Document{Lang: v.Lang, Title: v.T("Answer", "Ответ")})
	}
	q, err := asked(r)
	if err != nil {
		return err
	}
	a, err := x.site.Desk.Ask(r.Context(), v.Viewer, q) // what cannot be asked is said as on the page
	if err != nil {
		return err
	}
	title := render.Heading(a, v.Lang)
	of := board.Tile{ID: "answer", Kind: board.Table, Ask: q.String(), Title: model.Text{EN: title, RU: title}}
	cards, err := tile.Build(r.Context(), x.site, v, []board.Tile{of}, url.Values{})
	if err != nil {
		return err
	}
	cards[0].Draw(v.Lang)
	told := make([]string, 0, len(q.Where))
	for _, c := range q.Where {
		told = append(told, bar.DimTitle(v.About.Model, c.Name, v.Lang)+": "+bar.CondText(v, c, nil))
	}
	d, err := tile.Paper(x.site, v, tile.Paged{
		Title: title, Filters: strings.Join(told, " · "), Wide: cards[0].Table != nil && len(cards[0].Table.Heads) > upright,
		Link: link(path, q), Address: r.URL.Query(),
	}, cards)
	if err != nil {
		return err
	}
	x.site.Note(r, v, audit.Export, "question "+f.Name, q.String())
	return tile.Send(w, r, f, "ask", d)
}

// upright is how many columns paper holds that stands.
const upright = 7

func (x *Pages) answer(r *http.Request, v *page.Visit) (*ask.Answer, error) {
	q, err := asked(r)
	if err != nil {
		return nil, err
	}
	a, err := x.site.Desk.Ask(r.Context(), v.Viewer, q)
	if err == nil {
		x.site.Note(r, v, audit.Export, "question", q.String())
	}
	return a, err
}

func filename(a *ask.Answer, ext string) string {
	return "svodka-" + a.Query.Metrics[0] + "-" + a.Range.String() + ext
}
