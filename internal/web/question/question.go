// Package question is the page that takes any question and answers it with a table, and the catalogue of metrics. The state
// of a question is its address.
package question

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/query"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// path is the page's address.
const path = "/ask"

// Pages are the pages of questions and metrics.
type Pages struct {
	site *page.Site
	own  bool
}

// New makes the pages. own says that there are pages on which the company defines metrics of its own.
func New(site *page.Site, own bool) *Pages { return &Pages{site, own} }

// Routes adds the pages.
func (x *Pages) Routes(mux *http.ServeMux) {
	mux.Handle("GET /ask", x.site.Handle(x.ask))
	mux.Handle("GET /ask.csv", x.site.Handle(x.askCSV))
	mux.Handle("GET /ask.json", x.site.Handle(x.askJSON))
	for _, f := range x.site.Forms {
		if f.Ext != ".csv" && f.Ext != ".json" {
			mux.Handle("GET /ask"+f.Ext, x.site.Handle(x.askFile))
		}
	}
	mux.Handle("GET /metrics", x.site.Handle(x.metrics))
	mux.Handle("GET /metrics/{name}", x.site.Handle(x.metric))
}

// start is the body of the page.
type start struct {
	Box      box
	Error    string
	Answer   *result
	Examples []choice
	v        *page.Visit
}

// T picks a text by the reader's language.
func (s start) T(en, ru string) string { return s.v.T(en, ru) }

// ask shows the form and, once something is asked, the answer. A filled form leads to the address of its question.
func (x *Pages) ask(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values := r.URL.Query()
	if !slices.ContainsFunc([]string{"q", "was", "add", "fdim"}, values.Has) {
		q, err := asked(r)
		return x.show(w, r, v, q, "", err)
	}
	typed := values.Get("q")
	q, err := filled(v.About.Model, values)
	if err != nil {
		return x.show(w, r, v, q, typed, err)
	}
	http.Redirect(w, r, link(path, q), http.StatusSeeOther) //nolint:gosec // this page with a question behind it
	return nil
}

// show is the page with a question already read. typed is what was typed when it could not be read.
func (x *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit, q query.Query, typed string, err error) error {
	body := start{v: v}
	title := v.T("Ask the data", "Вопрос к данным")
	var a *ask.Answer
	switch {
	case err != nil:
	case len(q.Metrics) == 0:
		body.Examples = examples(v.About.Model, v)
	default:
		if a, err = x.site.Desk.Ask(r.Context(), v.Viewer, q); err == nil {
			body.Answer = newResult(a, v)
			body.Answer.Files = tile.NewExport(x.site, v, path, a.Query.Values(), ".csv", ".json")
			title = body.Answer.Heading
			x.site.Note(r, v, audit.View, "question", q.String())
		}
	}
	if err != nil {
		if k := fault.KindOf(err); k == fault.Internal || k == fault.Busy {
			return err
		}
		body.Error = v.Lang.Message(err)
		if v.Target == "" { // a script leaves an answer with an error's status aside
			w = &withStatus{w, fault.Status(err)}
		}
	}
	body.Box = newBox(v.About, a, q, v)
	if typed != "" {
		body.Box.Text = typed
	}
	p := ui.Page{Title: title, Section: "ask", Body: askPage(body), Wide: true}
	if body.Answer != nil {
		p.Crumbs = []ui.Link{{Title: v.T("Ask the data", "Вопрос к данным"), Href: path}}
		p.Status, p.Actions = body.Answer.Partial, askActions(body)
	}
	return x.site.Show(w, r, v, p)
}

// withStatus answers with a status of its own where the page would say that all is well.
type withStatus struct {
	http.ResponseWriter

	status int
}

// WriteHeader puts the status in place of 200.
func (w *withStatus) WriteHeader(status int) {
	if status == http.StatusOK {
		status = w.status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets a handler set deadlines of the connection.
func (w *withStatus) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// more is what the field for a further metric says.
func (s start) more() string {
	if len(s.Box.Chosen) > 0 {
		return s.T("one more", "ещё один")
	}
	return s.T("begin to type: revenue", "начните вводить: выручка")
}

// ops are the ways to filter, as the form names them.
func (s start) ops() []pair {
	return []pair{
		{"", s.T("is", "равно")}, {"!", s.T("is not", "не равно")}, {"~", s.T("contains", "содержит")},
		{">", s.T("at least", "не меньше")}, {"<", s.T("at most", "не больше")},
		{"empty", s.T("is not given", "не указано")}, {"filled", s.T("is given", "указано")},
	}
}

func (s start) limit() string {
	if s.Box.Limit == 0 {
		return ""
	}
	return strconv.Itoa(s.Box.Limit)
}

// label names a table for those who hear the page.
func (g grid) label() string {
	if g.Title != "" {
		return g.Title
	}
	return strings.Join(g.Head, ", ")
}
