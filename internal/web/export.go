package web

import (
	"bytes"
	"io"
	"net/http"

	"svodka/internal/ask"
	"svodka/internal/render"
)

// askCSV and askJSON are the answer of the same question as files: the same door, viewer and figures as the page.
func (s *site) askCSV(w http.ResponseWriter, r *http.Request, v visit) error {
	a, err := s.answer(r, v)
	if err != nil {
		return err
	}
	return send(w, "text/csv; charset=utf-8", filename(a, ".csv"), func(b io.Writer) error { return render.CSV(b, a, v.lang) })
}

func (s *site) askJSON(w http.ResponseWriter, r *http.Request, v visit) error {
	a, err := s.answer(r, v)
	if err != nil {
		return err
	}
	return send(w, "application/json", "", func(b io.Writer) error { return render.JSON(b, a) })
}

func (s *site) answer(r *http.Request, v visit) (*ask.Answer, error) {
	q, err := asked(r)
	if err != nil {
		return nil, err
	}
	return s.Desk.Ask(r.Context(), v.viewer, q)
}

// send writes a file whole, or nothing.
func send(w http.ResponseWriter, kind, name string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	if name != "" {
		w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	}
	_, _ = w.Write(b.Bytes()) // the reader has gone: nobody to tell
	return nil
}

func filename(a *ask.Answer, ext string) string {
	return "svodka-" + a.Query.Metrics[0] + "-" + a.Range.String() + ext
}
