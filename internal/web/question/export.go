package question

import (
	"io"
	"net/http"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/render"
	"svodka/internal/web/page"
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
