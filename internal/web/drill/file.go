package drill

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"path"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// send gives all records behind a figure in the form that the address ends with.
func (d *Drill) send(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q, at, err := askedRecords(r)
	if err != nil {
		return err
	}
	name := q.Metrics[0]
	if at.Part != "" {
		name = strings.TrimSuffix(at.Part, ask.Reached)
	}
	title := name
	if m, ok := v.About.Model.Metric(name); ok {
		title = m.Title.In(string(v.Lang))
	}
	return d.site.SendRecords(w, r, v, path.Ext(r.URL.Path), page.Records{
		ID: url.PathEscape(name) + "-records", Title: title + when(v, q), Filters: filters(v, q), What: "records " + name, More: q.String(),
		Each: func(ctx context.Context, each func(*ask.RecordList) error) error {
			return d.site.Desk.EachRecords(ctx, v.Viewer, q, at, each)
		},
		Card: cardOf,
	})
}

// when says which days a question is of, after a title; "" where its period cannot be told.
func when(v *page.Visit, q query.Query) string {
	expr := q.Range
	if expr == "" {
		expr = "this-month"
	}
	today, _ := v.About.Anchored(expr)
	days, err := v.About.Calendar.Resolve(expr, today)
	if err != nil || q.Range == "all" {
		return ""
	}
	return ", " + v.Lang.Range(days)
}

// filters says in one line what narrows the records.
func filters(v *page.Visit, q query.Query) string {
	parts := make([]string, 0, len(q.Where))
	for _, c := range q.Where {
		parts = append(parts, filter.DimTitle(v.About.Model, c.Name, v.Lang)+": "+filter.CondText(v, c, nil))
	}
	return strings.Join(parts, " · ")
}

// recordsJSON is a page of records for a program: as many as the desk gives at once, from "skip" on, with the number of all.
func (d *Drill) recordsJSON(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q, at, err := askedRecords(r)
	if err != nil {
		return err
	}
	at.Limit = ask.MaxPage
	list, err := d.site.Desk.Records(r.Context(), v.Viewer, q, at)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := render.RecordsJSON(&b, list); err != nil {
		return err
	}
	d.site.Note(r, v, audit.Export, "records "+list.Part.Name+" json", q.String())
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(b.Bytes())
	return nil
}
