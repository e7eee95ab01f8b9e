package page

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
)

// Records are all rows of a list about to become a file.
type Records struct {
	// ID names the file for old programs, Title is the list's, Filters says what narrows it.
	ID, Title, Filters string
	// What and More go into the log.
	What, More string
	// Each gives all of them in pages of one state of the data.
	Each func(ctx context.Context, page func(*ask.RecordList) error) error
	// Card is the word of a row's card in addresses, "" where there is none.
	Card func(list *ask.RecordList) string
}

// RecordForms are the endings of the files that lists of records are written in.
func RecordForms() []string { return []string{".xlsx", ".csv", ".parquet"} }

// SendRecords writes all rows of a list as a file while they are read, in the form of its ending. Nothing of it is kept in memory
// but a page; what goes wrong before the first row is an error, later a last line of the file, or a connection that breaks off.
func (s *Site) SendRecords(w http.ResponseWriter, r *http.Request, v *Visit, ext string, x Records) error {
	const longest = 10 * time.Minute // a file may take longer than a page; then the connection ends
	if line := http.NewResponseController(w); line.SetWriteDeadline(time.Time{}) == nil {
		end := time.AfterFunc(longest, func() { _ = line.SetWriteDeadline(time.Unix(1, 0)) })
		defer end.Stop()
	}
	rows := int64(0)
	counted := func(ctx context.Context, page func(*ask.RecordList) error) error {
		return x.Each(ctx, func(list *ask.RecordList) error {
			rows = list.Total
			return page(list)
		})
	}
	out := &sent{w: w, begin: func(kind string) { Attach(w, kind, "svodka-"+x.ID+ext, FileName(x.Title, v.Lang)+ext) }}
	if r.Method == http.MethodHead {
		return s.headRecords(r.Context(), ext, counted, out)
	}
	var err error
	switch ext {
	case ".csv":
		err = recordsCSV(r.Context(), out, counted, v.Lang)
	case ".parquet":
		err = recordsParquet(r.Context(), out, counted)
	case ".xlsx":
		err = s.recordsBook(r.Context(), out, v, x, counted)
	default:
		return ErrNoPage
	}
	if err != nil && out.n == 0 {
		return err
	}
	if err != nil && r.Context().Err() == nil {
		if !fault.Is(err, fault.Busy) {
			s.Log.ErrorContext(r.Context(), "records as a file", "error", err)
		}
		if ext == ".csv" { // the file is half sent: it must say so itself
			_, _ = w.Write([]byte("\n" + v.T("Broken off: ", "Выгрузка прервана: ") + v.Lang.Message(err) + "\n"))
		} else {
			panic(http.ErrAbortHandler) // half a file of another form must not look like a whole one
		}
	}
	s.Note(r, v, audit.Export, x.What+" "+ext[1:], v.Lang.Int(rows)+" "+x.More)
	return nil
}

// headRecords answers a question for the headers alone: whether there would be a file.
func (s *Site) headRecords(ctx context.Context, ext string, each func(context.Context, func(*ask.RecordList) error) error, out *sent) error {
	if _, err := firstOf(ctx, each); err != nil {
		return err
	}
	out.begin(recordType(ext))
	return nil
}

// firstOf is the first page of a list.
func firstOf(ctx context.Context, each func(context.Context, func(*ask.RecordList) error) error) (first *ask.RecordList, err error) {
	err = each(ctx, func(list *ask.RecordList) error {
		first = list
		return io.EOF
	})
	if first != nil && errors.Is(err, io.EOF) {
		err = nil
	}
	return first, err
}

func recordsParquet(ctx context.Context, out *sent, each func(context.Context, func(*ask.RecordList) error) error) error {
	out.kind = recordType(".parquet")
	first, err := firstOf(ctx, each)
	if err != nil {
		return err
	}
	return render.RecordsParquetStream(out, first, func(page func(*ask.RecordList) error) error { return each(ctx, page) })
}

func recordType(ext string) string {
	switch ext {
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".parquet":
		return "application/vnd.apache.parquet"
	}
	return render.Workbook().Type
}

// sent is a file on its way: its headers go before the first byte.
type sent struct {
	w     http.ResponseWriter
	begin func(kind string)
	kind  string
	n     int64
}

// Write sends on.
func (s *sent) Write(p []byte) (int, error) {
	if s.n == 0 && len(p) > 0 {
		s.begin(s.kind)
	}
	n, err := s.w.Write(p)
	s.n += int64(n)
	return n, err
}

func recordsCSV(ctx context.Context, out *sent, each func(context.Context, func(*ask.RecordList) error) error, l lang.Lang) error {
	out.kind = recordType(".csv")
	first := true
	return each(ctx, func(list *ask.RecordList) error {
		if first {
			first = false
			return render.RecordsCSV(out, list, l)
		}
		return render.RecordsCSV(&headless{w: out}, list, l)
	})
}

// headless leaves out the first line of what is written through it: the heads, which a file has once. No head has a line break in it.
type headless struct {
	w    io.Writer
	past bool
}

// Write passes on what follows the first line.
func (h *headless) Write(p []byte) (int, error) {
	n := len(p)
	if !h.past {
		_, after, ok := bytes.Cut(p, []byte("\n"))
		if !ok {
			return n, nil
		}
		h.past, p = true, after
	}
	if _, err := h.w.Write(p); err != nil {
		return 0, err
	}
	return n, nil
}

// recordsBook writes a workbook: the cover says what the records are of, and whether the reader's rights left something out.
func (s *Site) recordsBook(ctx context.Context, out *sent, v *Visit, x Records, each func(context.Context, func(*ask.RecordList) error) error) error {
	i := slices.IndexFunc(s.Forms, func(f render.Format) bool { return f.Ext == ".xlsx" })
	if i < 0 {
		return ErrNoPage
	}
	out.kind = s.Forms[i].Type
	first, err := firstOf(ctx, each)
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(s.Address, "/")
	link := func(list *ask.RecordList, row int) string {
		if kind := x.Card(list); kind != "" && base != "" {
			id, _ := list.Rows[row][0].(string)
			return base + "/card/" + kind + "/" + url.PathEscape(id)
		}
		return ""
	}
	d := &render.Document{
		Lang: v.Lang, Title: x.Title, Organisation: v.About.Settings.Company, Reader: v.User.Name, Filters: x.Filters, Made: s.Now(),
		AsOf: render.AsOf(first.Answer, v.Lang), Notes: RecordNotes(v, first),
		Demo: v.About.Settings.Demo,
	}
	if zone := v.About.Calendar.Zone; zone != nil {
		d.Made = d.Made.In(zone)
	}
	d.Parts = []render.Part{{
		Title: x.Title, Table: render.RecordStream(first, v.Lang, link, func(page func(*ask.RecordList) error) error { return each(ctx, page) }),
	}}
	return s.Forms[i].Write(ctx, out, d)
}

// RecordNotes say what the rights of a reader leave out of a list of records: rows, and columns.
func RecordNotes(v *Visit, list *ask.RecordList) []string {
	var notes []string
	g := v.Viewer.Grant
	if !g.All {
		notes = append(notes, v.T("Only the records that are open to the reader are here.", "Здесь только записи, доступные читателю."))
	}
	if hidden := len(list.Fact.Records) - shownColumns(list); hidden > 0 {
		notes = append(notes, v.T("Columns left out because the reader may not see them: ", "Скрыто колонок, не показанных читателю: ")+v.Lang.Int(int64(hidden)))
	}
	return notes
}

// shownColumns counts the columns of a fact that a list has.
func shownColumns(list *ask.RecordList) int {
	n := 0
	for _, c := range list.Fact.Records {
		if slices.ContainsFunc(list.Columns, func(x model.RecordColumn) bool { return x.Name == c.Name && x.Col == c.Col }) {
			n++
		}
	}
	return n
}
