// Package drill opens a figure: the records behind it, which add up to it, and the explanation how it was counted. Both stand
// in the side panel when a script asks for them, and are pages of their own otherwise.
package drill

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/web/page"
)

// perPage is how many records are shown at once.
const perPage = 50

// Drill is the pages behind a figure.
type Drill struct{ site *page.Site }

// New makes the pages behind figures.
func New(site *page.Site) *Drill { return &Drill{site} }

// Routes registers them.
func (d *Drill) Routes(mux *http.ServeMux) {
	mux.Handle("GET /records", d.site.Handle(d.records))
	for _, ext := range page.RecordForms() {
		mux.Handle("GET /records"+ext, d.site.Handle(d.send))
	}
	mux.Handle("GET /records.json", d.site.Handle(d.recordsJSON))
	mux.Handle("GET /explain", d.site.Handle(d.explain))
}

// inPanel reports whether the answer fills the side panel.
func inPanel(v *page.Visit) bool { return v.Target == "panel" }

// asked reads the question of an address. The keys that belong to the page are not part of it.
func asked(values url.Values, own ...string) (query.Query, error) {
	rest := url.Values{}
	for key, texts := range values {
		if !slices.Contains(own, key) && key != "lang" && key != "theme" {
			rest[key] = texts
		}
	}
	return query.Parse(rest)
}

// askedRecords reads a question and the place in its records: part, sort, skip.
func askedRecords(r *http.Request) (q query.Query, at ask.Page, err error) {
	values := r.URL.Query()
	if q, err = asked(values, "part", "skip", "sort", "rows"); err != nil {
		return q, at, err
	}
	if len(q.Metrics) == 0 {
		return q, at, fault.Invalidf("Say whose records are wanted: /records?metrics=revenue.", "Назовите показатель: /records?metrics=revenue.")
	}
	at.Part = values.Get("part")
	sort := values.Get("sort")
	if at.Sort = sort; sort != "" && sort[0] == '-' {
		at.Sort, at.Desc = sort[1:], true
	}
	if text := values.Get("skip"); text != "" {
		if at.Skip, err = strconv.Atoi(text); err != nil || at.Skip < 0 {
			return q, at, fault.Invalidf("skip=%s is not a whole number.", "skip=%s — не целое число.", text)
		}
	}
	return q, at, nil
}

// alone is a question of one metric's whole: what has records and an explanation.
func alone(q query.Query, metric model.Name) query.Query {
	return query.Query{Metrics: []model.Name{metric}, Where: q.Where, Range: q.Range}
}

// link is the address of a path with a question.
func link(path string, q query.Query) string {
	if text := q.Values().Encode(); text != "" {
		return path + "?" + text
	}
	return path
}

// recordsLink makes addresses of places in the records of a question.
func recordsLink(q query.Query) func(path string, at ask.Page) string {
	q.Sort = nil
	return func(path string, at ask.Page) string {
		values := q.Values()
		if at.Part != "" {
			values.Set("part", at.Part)
		}
		switch {
		case at.Sort != "" && at.Desc:
			values.Set("sort", "-"+at.Sort)
		case at.Sort != "":
			values.Set("sort", at.Sort)
		}
		if at.Skip > 0 {
			values.Set("skip", strconv.Itoa(at.Skip))
		}
		return path + "?" + values.Encode()
	}
}
