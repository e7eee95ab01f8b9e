package kpi

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/scoreboard"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// popped is what a cell says when it is opened.
type popped struct {
	Lang         lang.Lang
	Title, Value string
	// Ratio is what the figure is made of: «31 из 268».
	Ratio   string
	Of      string // what these are
	Plan    []string
	Mark    string
	Word    string
	Seen    string // what the snapshot says, "" live
	Notes   []string
	Split   []share
	More    int
	Links   []ui.Link
	Records string
	Explain string
	Report  ui.Link
}

// share is one manager's part.
type share struct {
	Name, Text, Mark string
	W                string // width of the bar, percent
}

// behind reports whether the bar of some manager is drawn as that of one behind the plan.
func (b *popped) behind() bool {
	return slices.ContainsFunc(b.Split, func(s share) bool { return s.Mark == "x" })
}

// cell shows what stands behind one figure.
func (p *Pages) cell(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	address := r.URL.Query()
	x, err := p.read(r, v)
	if err != nil {
		return err
	}
	m, ok := v.About.Model.Metric(address.Get("metric"))
	if !ok || !v.Viewer.Grant.Shows(v.About.Model, m) {
		return page.ErrNoPage
	}
	days, err := rangeOf(address.Get("column"), v)
	if err != nil {
		return err
	}
	b, err := p.pop(r.Context(), v, x, m, days)
	if err != nil {
		return err
	}
	if text := address.Get("seen"); text != "" {
		if err := p.popSeen(r.Context(), v, x, m, days, text, b); err != nil {
			return err
		}
	}
	if b.Report, err = p.report(r, v, x, m); err != nil {
		return err
	}
	if v.Target != "" && v.Target != "page" {
		return p.site.Fragment(w, r, v, cellView(b))
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: b.Title, Section: "metrics", Crumbs: []ui.Link{{Title: v.T("KPI table", "Таблица KPI"), Href: filter.Join(Path, x.kept())}}, Body: cellPage(b),
	})
}

// madeOf are the two figures that a share is made of, where it is a plain one; above alone where what it is divided by is a sum.
func madeOf(m *model.Model, x *model.Metric) (above, below *model.Metric) {
	a, b, ok := x.Formula.Over()
	if !ok || len(a.Inputs()) != 1 || a.String() != a.Inputs()[0] {
		return nil, nil
	}
	above, _ = m.Metric(a.Inputs()[0])
	if len(b.Inputs()) == 1 && b.String() == b.Inputs()[0] {
		below, _ = m.Metric(b.Inputs()[0])
	}
	return above, below
}

// pop asks for a figure, what it is made of, and its split by manager, in one reading.
func (p *Pages) pop(ctx context.Context, v *page.Visit, x *state, m *model.Metric, days cal.Range) (*popped, error) {
	names := []model.Name{m.Name}
	above, below := madeOf(v.About.Model, m)
	if above != nil && below != nil {
		names = append(names, above.Name, below.Name)
	}
	q := query.Query{Metrics: names, Where: x.Query.Where, Range: days.String(), Plan: true}
	questions := []query.Query{q}
	if v.About.Model.CanSplit(m.Name, "owner") && x.people.owner == "" {
		by := q
		by.By = []model.Name{"owner"}
		questions = append(questions, by)
	}
	answers, err := p.site.Desk.AskAll(ctx, v.Viewer, questions)
	if err != nil {
		return nil, err
	}
	a := answers[0]
	if a.Err != nil {
		return nil, a.Err
	}
	l := v.Lang
	b := &popped{Lang: l, Title: m.Title.In(string(l)) + ", " + l.Range(days)}
	c := render.Columns(a, l)[a.Frame.Column(m.Name)]
	value := a.Frame.Total.Cells[c.At]
	b.Value = c.Brief(value, a.Settings.Currency)
	if why := render.Why(a, c.Column, value, l); why != "" {
		b.Notes = append(b.Notes, why)
	}
	b.Ratio, b.Of = made(a, a.Frame.Total, m, above, below, l)
	b.planned(a, m, value, l)
	if len(answers) > 1 && answers[1].Err == nil {
		b.split(answers[1], m, above, below, l)
	}
	one := query.Query{Metrics: names[:1], Where: q.Where, Range: q.Range}
	if value.State != formula.Hidden {
		b.Records = "/records?" + one.Values().Encode()
		one.Plan = true
		b.Explain = "/explain?" + one.Values().Encode()
	}
	return b, nil
}

// made says what a share is made of: «31 из 268», and what these are.
func made(a *ask.Answer, r frame.Row, m, above, below *model.Metric, l lang.Lang) (ratio, of string) {
	if above != nil && below != nil {
		up, down := a.Frame.Column(above.Name), a.Frame.Column(below.Name)
		if up < 0 || down < 0 || r.Cells[up].State != formula.Present || r.Cells[down].State != formula.Present {
			return "", ""
		}
		columns := render.Columns(a, l)
		word := l.Pick(" of ", " из ")
		if m.Unit.Kind() != unit.Percent {
			word = " ÷ "
		}
		brief := func(i int) string { return columns[i].Brief(r.Cells[i], a.Settings.Currency) }
		return brief(up) + word + brief(down), above.Title.In(string(l)) + " ÷ " + below.Title.In(string(l))
	}
	i := a.Frame.Column(m.Name)
	counted := m.Cohort != nil || above != nil && above.Unit.Kind() == unit.Count
	if i < 0 || !counted || r.Cells[i].State != formula.Present {
		return "", ""
	}
	n, ok := a.Frame.Cases(r, a.Frame.Columns[i])
	if !ok || m.Unit.Kind() != unit.Percent {
		return "", ""
	}
	return l.Number(math.Round(r.Cells[i].V*n), 0) + l.Pick(" of ", " из ") + l.Number(n, 0), ""
}

// planned says how the figure stands to its plan.
func (b *popped) planned(a *ask.Answer, m *model.Metric, value formula.Value, l lang.Lang) {
	aim := a.Frame.Aim(a.Frame.Total, m)
	if !aim.Known {
		b.Plan = []string{l.Pick("No plan.", "Плана нет.")}
		if why := render.SaidOfPlan(a, l); why != "" {
			b.Plan[0] = why
		}
		return
	}
	full := func(x float64) string {
		if m.Unit.Kind() == unit.Money && !m.Unit.Rate() {
			return l.MoneyWhole(int64(math.Round(x)), a.Settings.Currency)
		}
		return render.Figure(formula.Of(x), m, a.Settings.Currency, l)
	}
	text := l.Pick("Plan ", "План ") + full(aim.Value)
	if m.Better == model.Less {
		text = l.Pick("Plan: at most ", "План: не больше ") + full(aim.Value)
	}
	done, pace, need := frame.Attained(m, value, aim)
	open := aim.Adds && aim.Left > 0
	if aim.Adds && done.State == formula.Present {
		text += ", " + l.Pick("done ", "выполнено ") + l.Percent(done.V, 0)
	}
	b.Plan = append(b.Plan, text)
	if open && pace.State == formula.Present {
		b.Plan = append(b.Plan, l.Pick("To date ", "На сегодня нужно было ")+full(aim.ToDate)+", "+l.Pick("pace ", "темп ")+l.Percent(pace.V, 0))
	}
	if open && need.State == formula.Present && need.V > 0 {
		b.Plan = append(b.Plan, l.Pick("Needed per working day: ", "Нужно в рабочий день: ")+full(need.V))
	}
	band := a.Frame.Judge(a.Frame.Total, m)
	b.Mark, b.Word = mark(band), render.BandWord(band, l)
}

// mostShares bounds the list of managers in a pop-over.
const mostShares = 8

// split lists the managers, those that matter most first.
func (b *popped) split(a *ask.Answer, m, above, below *model.Metric, l lang.Lang) {
	i := a.Frame.Column(m.Name)
	if i < 0 {
		return
	}
	columns := render.Columns(a, l)
	rows := slices.DeleteFunc(slices.Clone(a.Frame.Rows), func(r frame.Row) bool {
		return r.Cells[i].State != formula.Present || r.Cells[i].V == 0 && m.Formula.IsZero()
	})
	slices.SortStableFunc(rows, func(x, y frame.Row) int { return cmp.Compare(y.Cells[i].V, x.Cells[i].V) })
	most := 0.0
	for _, r := range rows {
		most = max(most, math.Abs(r.Cells[i].V))
	}
	if len(rows) > mostShares {
		b.More = len(rows) - mostShares
		rows = rows[:mostShares]
	}
	const hundred = 100
	for _, r := range rows {
		s := share{Name: a.Names.Title(a.Frame.By[0], r.Keys[0]), Text: columns[i].Brief(r.Cells[i], a.Settings.Currency), Mark: mark(a.Frame.Judge(r, m))}
		if r.Keys[0].Null {
			s.Name = l.Pick("(not given)", "(не указано)")
		}
		if ratio, _ := made(a, r, m, above, below, l); ratio != "" && m.Unit.Kind() == unit.Percent {
			s.Text = ratio + " · " + columns[i].Brief(r.Cells[i], a.Settings.Currency)
		}
		if most > 0 {
			s.W = strconv.FormatFloat(math.Round(math.Abs(r.Cells[i].V)/most*hundred), 'f', -1, 64)
		}
		b.Split = append(b.Split, s)
	}
}

// popSeen adds what the snapshot says.
func (p *Pages) popSeen(ctx context.Context, v *page.Visit, x *state, m *model.Metric, days cal.Range, text string, b *popped) error {
	at, err := moment(text)
	if err != nil {
		return err
	}
	snap, body, err := p.table.Open(ctx, at)
	if err != nil {
		return err
	}
	scope, ok := x.people.sight.Scope(x.people.department, x.people.owner)
	t, kept := body.Table(scope)
	if !ok || !kept || !x.people.plain {
		return nil
	}
	line, ok := t.Lines[m.Name]
	if !ok {
		return nil
	}
	n := numbersOf(m, line, v.About.Settings.Currency, v.Lang)
	say := func(f scoreboard.Figure) {
		b.Seen = told(v, snap.Moment) + ": " + unitAfter(n.text(f), n.Unit)
	}
	for i, c := range t.Columns {
		if c.Range() == days && i < len(line.Cells) {
			say(line.Cells[i])
			return nil
		}
	}
	if days == t.Month {
		say(line.Month)
	}
	return nil
}

// report is the report that tells of a metric first: one of which it is the leading figure, else one that shows it.
func (p *Pages) report(r *http.Request, v *page.Visit, x *state, m *model.Metric) (ui.Link, error) {
	if p.site.Boards == nil {
		return ui.Link{}, nil
	}
	list, err := p.site.Boards.List(r.Context(), v.Person, board.Report)
	if err != nil {
		return ui.Link{}, err
	}
	best, rank := ui.Link{}, 0
	for _, b := range list {
		if b.ID == "kpi_table" || b.Draft || len(b.Tiles) == 0 {
			continue
		}
		if worth := worth(b, m.Name); worth > rank {
			values := x.kept()
			for _, key := range []string{"grain", "view", "range"} {
				values.Del(key)
			}
			best, rank = ui.Link{Title: strings.TrimSpace(b.Title.In(string(v.Lang))), Href: filter.Join("/r/"+b.ID, values)}, worth
		}
	}
	return best, nil
}

// worth is how much a report tells of a metric: most where it is the first figure of the first tile, 0 where it is not there.
func worth(b board.Board, name model.Name) int {
	const leading, first, some = 3, 2, 1
	best := 0
	for i, t := range b.Tiles {
		q, err := query.ParseText(t.Ask)
		if err != nil {
			continue
		}
		switch at := slices.Index(q.Metrics, name); {
		case at < 0:
		case i == 0 && at == 0:
			return leading
		case i == 0:
			best = first
		default:
			best = max(best, some)
		}
	}
	return best
}
