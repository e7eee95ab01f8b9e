package web

import (
	"net/http"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
)

// explained is the body of the page that explains figures.
type explained struct {
	Figures []figure
	Filters []chip
	Ask     string // the same as a question
	Notes   []string
	Fresh   []fresh
	AsOf    string
	Zone    string
	Rights  string
	Range   string
}

// figure is one explained figure.
type figure struct {
	Title, Name, Value, Words, Help, Formula, Why string
	Link                                          string // its own explanation; "" for the page's first
	Records                                       string
	Counted                                       string
	Found, Rows                                   string // all, and what of them counts
	Left                                          []leftOut
	Day, Owner                                    string
	Parts                                         []figure
	Other                                         *figure
}

type leftOut struct{ Title, Rows, Link string }

// explain shows how figures came about.
func (s *site) explain(w http.ResponseWriter, r *http.Request, v visit) error {
	q, err := asked(r)
	if err != nil {
		return err
	}
	if len(q.Metrics) == 0 {
		return fault.Invalidf("Say which metric to explain: /explain?metrics=revenue.", "Назовите показатель: /explain?metrics=revenue.")
	}
	x, err := s.Desk.Explain(r.Context(), v.viewer, q)
	if err != nil {
		return err
	}
	about, err := s.Desk.About(r.Context())
	if err != nil {
		return err
	}
	a, l := x.Answer, v.lang
	body := explained{
		Filters: chips(about, a, q, "/explain", v, seen(x.Figures)), Ask: link("/", q), AsOf: l.Pick("version ", "версия ") + l.Int(a.Version.N),
		Zone: a.Settings.Zone, Rights: rights(v), Range: l.Range(a.Range),
	}
	for _, e := range x.Figures {
		body.Figures = append(body.Figures, figureOf(e, a, q, l))
	}
	for _, n := range a.Notes {
		if n.Kind == plan.NoteDemo { // the banner says it
			continue
		}
		body.Notes = append(body.Notes, render.Said(n, a, l))
	}
	body.Fresh = s.freshness(ask.About{Fresh: x.Fresh, Calendar: a.Calendar}, l)
	title := body.Figures[0].Title + ", " + body.Range
	return s.show(w, r, v, http.StatusOK, "explain", layout{Title: title, Nav: "ask", Body: body})
}

// seen reports whether some row of the viewer's lies behind the figures.
func seen(list []ask.Explanation) bool {
	return slices.ContainsFunc(list, func(e ask.Explanation) bool { return e.Rows > 0 || seen(e.Parts) })
}

func figureOf(e ask.Explanation, a *ask.Answer, q query.Query, l lang.Lang) figure {
	q.Metrics = []model.Name{e.Metric.Name}
	f := figure{
		Title: e.Metric.Title.In(string(l)), Name: e.Metric.Name, Value: render.Figure(e.Value, e.Metric, a.Settings.Currency, l),
		Words: a.Model().Words(e.Metric.Name, string(l)), Help: e.Metric.Help.In(string(l)), Formula: e.Formula,
		Why: render.WhyNot(e.Value, l), Link: link("/explain", q),
		Day: e.Day.In(string(l)), Owner: e.Owner.In(string(l)),
	}
	if e.Hidden != "" {
		f.Why = e.Hidden
		return f
	}
	if e.Fact != nil {
		f.Counted = e.Fact.Title.In(string(l))
		f.Rows = l.Int(e.Rows)
		found := e.Rows
		f.Records = link("/records", q)
		for _, left := range e.Left {
			out := q
			out.Where = append(slices.Clone(q.Where), model.Cond{Name: "excluded", Op: model.In, Values: []string{left.Rule}})
			found += left.Rows
			f.Left = append(f.Left, leftOut{Title: left.Title.In(string(l)), Rows: l.Int(left.Rows), Link: link("/records", out)})
		}
		f.Found = l.Int(found)
	}
	for _, part := range e.Parts {
		f.Parts = append(f.Parts, figureOf(part, a, q, l))
	}
	if e.Other != nil {
		other := figureOf(*e.Other, a, q, l)
		f.Other = &other
	}
	return f
}

// rights says in words which rows a viewer sees.
func rights(v visit) string {
	switch {
	case v.viewer.Grant.All:
		return v.lang.Pick("all rows", "все записи")
	case len(v.viewer.Grant.Rows) == 0:
		return v.lang.Pick("no rows", "никакие записи")
	}
	return v.lang.Pick("only the rows you may see", "только доступные вам записи")
}

// plural says how many records there are.
func plural(n int64, l lang.Lang) string {
	if l == lang.RU {
		return l.Count(n, "запись", "записи", "записей")
	}
	return l.Count(n, "record", "records")
}
