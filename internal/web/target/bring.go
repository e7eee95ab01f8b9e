package target

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/source/file"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// bringPage is the form that targets come in by, with what was wrong with what was sent.
type bringPage struct {
	V         *page.Visit
	Text, Why string
	Err       string
	Clash     bool
	Wrong     []wrongView
	More      int
	Seen      string
	Example   string
}

type wrongView struct{ Row, Column, Text, Why string }

// bring shows the form.
func (p *Pages) bring(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	h, view, err := p.house(r.Context())
	if err != nil {
		return err
	}
	if !p.mayBring(h, v) {
		return page.ErrNoPage
	}
	return p.showBring(w, r, v, bringPage{Seen: strconv.FormatInt(view.Revision(), 10)})
}

// mayBring reports whether somebody has any target to change.
func (p *Pages) mayBring(h ask.House, v *page.Visit) bool {
	if target.MayEdit(h, editor(v), nil) {
		return true
	}
	return slices.ContainsFunc(h.Departments, func(d ask.Department) bool {
		return target.MayEdit(h, editor(v), target.Scope(target.Of("department", d.ID)))
	})
}

func (p *Pages) showBring(w http.ResponseWriter, r *http.Request, v *page.Visit, x bringPage) error {
	x.V = v
	x.Example = v.T("metric;whose;period;value\nrevenue;Anna Sokolova;2026-12;2 500 000\nrevenue;company;2027;320 mln",
		"показатель;кто;период;план\nВыручка;Анна Соколова;дек 2026;2 500 000\nВыручка;компания;2027;320 млн")
	pg := p.in(v, v.T("Import plans", "Загрузка планов"), plansCrumb(v))
	pg.Body = bringView(x)
	return p.site.Show(w, r, v, pg)
}

// setBring takes what was pasted or brought as a file: all of it or nothing.
func (p *Pages) setBring(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	h, view, err := p.house(r.Context())
	if err != nil {
		return err
	}
	if !p.mayBring(h, v) {
		return page.ErrNoPage
	}
	x := bringPage{Text: r.PostFormValue("text"), Why: r.PostFormValue("why"), Seen: r.PostFormValue("seen")}
	rows, err := sentRows(r, &x)
	if err == nil {
		var changes []target.Change
		var wrong []target.CellError
		var titles target.Titles
		if titles, err = p.titles(r.Context(), h); err != nil {
			return err
		}
		if changes, wrong = target.ParseRows(h, titles, rows); len(wrong) > 0 {
			x.wrong(v, wrong)
			w = page.Refused(w)
			return p.showBring(w, r, v, x)
		}
		for _, c := range changes { // what is hidden is not planned by this way either
			if _, err := metricOf(v, h, c.Metric); err != nil {
				return err
			}
		}
		var saved target.Saved
		saved, err = p.Service.Set(r.Context(), editor(v), target.Edit{
			Changes: changes, Why: x.Why, Seen: seenOf(x.Seen, view), Fix: target.Fix(r.PostFormValue("fix")),
			Step: 1, KeepBands: true,
		})
		if err == nil {
			to := url.Values{"saved": {strconv.Itoa(len(saved.Changed))}}
			if len(changes) > 0 {
				to.Set("metric", changes[0].Metric)
			}
			return see(w, r, "/plans?"+to.Encode())
		}
	}
	if k := fault.KindOf(err); k != fault.Invalid && k != fault.Conflict {
		return err
	}
	var clash *target.ClashError
	x.Err, x.Clash = v.Lang.Message(err), errors.As(err, &clash)
	w = page.Refused(w)
	return p.showBring(w, r, v, x)
}

func (x *bringPage) wrong(v *page.Visit, list []target.CellError) {
	const most = 50
	for i, c := range list {
		if i == most {
			x.More = len(list) - most
			break
		}
		x.Wrong = append(x.Wrong, wrongView{strconv.Itoa(c.Row), strconv.Itoa(c.Column), cmp.Or(c.Text, "—"), c.Reason.In(string(v.Lang))})
	}
}

// sentRows are the rows of the file that was sent, else of the text.
func sentRows(r *http.Request, x *bringPage) ([][]string, error) {
	const most = 1 << 20
	if f, head, err := r.FormFile("file"); err == nil {
		defer func() { _ = f.Close() }() // it was only read
		content, err := io.ReadAll(io.LimitReader(f, most+1))
		if err != nil || len(content) > most {
			return nil, fault.Invalidf("The file is too large: at most 1 MB.", "Файл слишком большой: не больше 1 МБ.")
		}
		if strings.HasSuffix(strings.ToLower(head.Filename), ".xlsx") || bytes.HasPrefix(content, []byte("PK\x03\x04")) {
			return file.Grid(content)
		}
		if len(content) > 0 {
			x.Text = string(content)
		}
	}
	return target.ParseTable(x.Text)
}

// titles are the members that a file may name besides people and departments.
func (p *Pages) titles(ctx context.Context, h ask.House) (target.Titles, error) {
	out := target.Titles{}
	if p.Members == nil {
		return out, nil
	}
	for _, dim := range target.Dimensions(h.Model) {
		if d, ok := h.Model.Dimension(dim); !ok || !listed(d) || dim == "owner" || dim == "department" {
			continue
		}
		list, err := p.Members(ctx, dim)
		if err != nil {
			return nil, err
		}
		out[dim] = list
	}
	return out, nil
}

// export writes the targets that the visitor may read, as a file that can be brought again.
func (p *Pages) export(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	h, view, err := p.house(r.Context())
	if err != nil {
		return err
	}
	titles, err := p.titles(r.Context(), h)
	if err != nil {
		return err
	}
	list := slices.DeleteFunc(view.All(), func(x target.Version) bool {
		m, ok := h.Model.Metric(x.Metric)
		return !ok || !shows(v.Viewer.Grant, h.Model, m) || !sees(h, v, x.Scope)
	})
	rows := target.Rows(h, titles, list, v.Lang)
	p.site.Note(r, v, audit.Export, "plans", path.Ext(r.URL.Path)[1:])
	if form := render.Workbook(); strings.HasSuffix(r.URL.Path, form.Ext) {
		const value = 3 // the column of figures
		return page.Send(w, form.Type, "plans"+form.Ext, func(out io.Writer) error { return render.Rows(out, v.T("Plans", "Планы"), rows, value) })
	}
	return page.Send(w, "text/csv; charset=utf-8", "plans.csv", func(out io.Writer) error {
		c := csv.NewWriter(out)
		c.Comma = ';'
		return c.WriteAll(rows)
	})
}
