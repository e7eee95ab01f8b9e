package drill

import (
	"bytes"
	"context"
	"net/http"
	"net/url"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// recordsCSV is all records behind a figure, written page by page as they are read. The first page decides whether there is
// a file at all; should the data change while it is written, the file's last line says so.
func (d *Drill) recordsCSV(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q, at, err := askedRecords(r)
	if err != nil {
		return err
	}
	at.Skip, at.Limit = 0, ask.MaxPage
	list, err := d.site.Desk.Records(r.Context(), v.Viewer, q, at)
	if err != nil {
		return err
	}
	d.site.Note(r, v, audit.Export, "records "+list.Part.Name+" csv", q.String())
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="svodka-`+url.PathEscape(list.Part.Name)+`-records.csv"`)
	d.pages(r.Context(), w, v, list, q, at)
	return nil
}

// pages writes the pages of records one behind the other.
func (d *Drill) pages(ctx context.Context, w http.ResponseWriter, v *page.Visit, list *ask.RecordList, q query.Query, at ask.Page) {
	l := v.Lang
	version, total := list.Answer.Version, list.Total
	for first := true; ; first = false {
		var b bytes.Buffer
		if err := render.RecordsCSV(&b, list, l); err != nil {
			d.stop(ctx, w, l, err)
			return
		}
		text := b.Bytes()
		if !first {
			text = body(text)
		}
		if _, err := w.Write(text); err != nil {
			return // the reader has gone
		}
		at.Skip += len(list.Rows)
		if len(list.Rows) == 0 || int64(at.Skip) >= total {
			return
		}
		next, err := d.site.Desk.Records(ctx, v.Viewer, q, at)
		if err != nil {
			d.stop(ctx, w, l, err)
			return
		}
		if list = next; list.Answer.Version != version || list.Total != total {
			_, _ = w.Write([]byte(changed(l)))
			return
		}
	}
}

// stop ends a file that lacks rows with a line that says so, for its head has been sent.
func (d *Drill) stop(ctx context.Context, w http.ResponseWriter, l lang.Lang, err error) {
	d.site.Log.ErrorContext(ctx, "records file", "error", err)
	_, _ = w.Write([]byte(l.Pick("The file is not whole: reading failed here. Download it again.",
		"Файл неполный: чтение прервалось здесь. Скачайте его ещё раз.") + "\r\n"))
}

func changed(l lang.Lang) string {
	return l.Pick("The data changed while this file was written. Download it again.", "Данные изменились, пока писался файл. Скачайте его ещё раз.") + "\r\n"
}

// body is a CSV file without its mark and its head. No head has a line break in it.
func body(file []byte) []byte {
	if _, after, ok := bytes.Cut(file, []byte("\r\n")); ok {
		return after
	}
	return nil
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
