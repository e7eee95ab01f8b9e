package drill

import (
	"net/http"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// explained is what the panel of an explanation shows.
type explained struct {
	Lang    lang.Lang
	Panel   bool
	Title   string
	Range   string
	Filters []string
	Figures []explainedFigure
	Notes   []string
	Fresh   []freshLine
	Version string
	Zone    string
	Rights  string
	Full    string
	Ask     string
}

type freshLine struct{ Source, Text string }

// explainedFigure is one figure and how it came about.
type explainedFigure struct {
	Title, Name, Value, Words, Help, Formula, Why string
	Href                                          string // its own explanation
	Records                                       string
	Counted                                       string
	Found, Rows                                   string // all, and what of them counts
	Goal, Reached, ReachedHref                    string // what a cohort's rows came to, how many, and those
	Left                                          []leftOut
	Day, Owner                                    string
	Plan                                          []render.PlanLine
	Parts                                         []explainedFigure
	Other                                         *explainedFigure
	Number                                        bool // there is a figure
}

type leftOut struct{ Title, Rows, Href string }

// explain shows how figures came about.
func (d *Drill) explain(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q, err := asked(r.URL.Query())
	if err != nil {
		return err
	}
	if len(q.Metrics) == 0 {
		return fault.Invalidf("Say which metric to explain: /explain?metrics=revenue.", "Назовите показатель: /explain?metrics=revenue.")
	}
	x, err := d.site.Desk.Explain(r.Context(), v.Viewer, q)
	if err != nil {
		return err
	}
	e := explanationOf(x, q, v)
	d.site.Note(r, v, audit.View, "explain "+q.Metrics[0], q.String())
	if inPanel(v) {
		return d.site.Fragment(w, r, v, explainPanel(e))
	}
	return d.site.Show(w, r, v, ui.Page{Title: e.Title, Section: "r", Body: explainPage(e)})
}

// without is the question of what a rule left out of a metric.
func without(q query.Query, metric model.Name, rule string) query.Query {
	q = alone(q, metric)
	q.Where = append(slices.Clone(q.Where), model.Cond{Name: "excluded", Op: model.In, Values: []string{rule}})
	return q
}

func explanationOf(x *ask.Explained, q query.Query, v *page.Visit) *explained {
	a, l := x.Answer, v.Lang
	e := &explained{
		Lang: l, Panel: inPanel(v), Range: l.Range(a.Range), Zone: a.Settings.Zone, Rights: rights(v),
		Version: l.Pick("version ", "версия ") + l.Int(a.Version.N), Full: link("/explain", q), Ask: link("/ask", q),
	}
	open := seen(x.Figures)
	for _, c := range q.Where {
		titles := func(value string) string { return titleOf(v, a, c.Name, value, open && len(c.Values) == 1) }
		e.Filters = append(e.Filters, filter.DimTitle(v.About.Model, c.Name, l)+": "+filter.CondText(v, c, byID(titles)))
	}
	for _, f := range x.Figures {
		e.Figures = append(e.Figures, figureOf(f, a, q, l))
	}
	for _, n := range a.Notes {
		if n.Kind != plan.NoteDemo { // the banner says it
			e.Notes = append(e.Notes, render.Said(n, a, l))
		}
	}
	for _, f := range render.Fresh(x.Fresh) {
		e.Fresh = append(e.Fresh, freshLine{f.Source, render.Moment(f.Seen, a.Calendar.Zone, l)})
	}
	e.Title = e.Figures[0].Title + ", " + render.When(a, x.Figures[0].Metric, l)
	return e
}

// byID asks for titles of ids alone; other values are read as they are.
func byID(titles func(string) string) func(string) string {
	return func(value string) string {
		if len(value) > 0 && (value[0] == '#' || value[0] == '=') {
			return titles(value)
		}
		return ""
	}
}

// seen reports whether some row of the viewer's lies behind the figures.
func seen(list []ask.Explanation) bool {
	return slices.ContainsFunc(list, func(e ask.Explanation) bool { return e.Rows > 0 || seen(e.Parts) })
}

func figureOf(e ask.Explanation, a *ask.Answer, q query.Query, l lang.Lang) explainedFigure {
	q = alone(q, e.Metric.Name)
	f := explainedFigure{
		Title: e.Metric.Title.In(string(l)), Name: e.Metric.Name, Value: figure(e.Value, e.Metric, a, l),
		Words: a.Model().Words(e.Metric.Name, string(l)), Help: e.Metric.Help.In(string(l)), Formula: e.Formula,
		Why: render.WhyExplained(e, a, l), Href: link("/explain", q), Day: e.Day.In(string(l)), Owner: e.Owner.In(string(l)),
	}
	if e.Hidden != "" {
		f.Why = e.Hidden
		return f
	}
	f.Number = true
	f.Plan = render.PlanLines(e, a, l)
	if e.Fact != nil {
		f.Counted, f.Rows, f.Records = e.Fact.Title.In(string(l)), l.Int(e.Rows), link("/records", q)
		found := e.Rows
		for _, left := range e.Left {
			found += left.Rows
			f.Left = append(f.Left, leftOut{
				Title: left.Title.In(string(l)), Rows: l.Int(left.Rows), Href: link("/records", without(q, e.Metric.Name, left.Rule)),
			})
		}
		f.Found = l.Int(found)
		if f.Goal = e.Goal.In(string(l)); f.Goal != "" {
			f.Reached = l.Int(e.Reached)
			f.ReachedHref = recordsLink(q)("/records", ask.Page{Part: e.Metric.Name + ask.Reached})
		}
	}
	if e.Fact == nil && seen(e.Parts) {
		f.Records = link("/records", q)
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
func rights(v *page.Visit) string {
	switch {
	case v.Viewer.Grant.All:
		return v.T("all rows", "все записи")
	case len(v.Viewer.Grant.Rows) == 0:
		return v.T("no rows", "никакие записи")
	}
	return v.T("only the rows you may see", "только доступные вам записи")
}
