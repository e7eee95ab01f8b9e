package drill

import (
	"context"
	"math"
	"slices"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// prove says how the records come to the figure: by their number or by their sum, which are worked out here from the
// records themselves, or not by adding at all.
func (d *Drill) prove(ctx context.Context, x *listed, list *ask.RecordList, q query.Query, v *page.Visit) error {
	l := v.Lang
	value, ok := render.Whole(list.Answer, list.Part)
	if !ok {
		a, err := d.site.Desk.Ask(ctx, v.Viewer, alone(q, list.Part.Name))
		if err != nil {
			return err
		}
		value = a.Frame.Total.Cells[0]
	}
	if value.State != formula.Present {
		return nil
	}
	show := func(y formula.Value) string { return figure(y, list.Part, list.Answer, l) }
	agg := aggregate(list.Part)
	var sum float64
	switch agg {
	case model.Count:
		sum = float64(list.Total)
	case model.Sum:
		rows, ok, err := d.whole(ctx, v.Viewer, q, list)
		if err != nil {
			return err
		}
		if list.Part.Unit.Kind() != unit.Count { // "124 closings for 124" says nothing
			x.Figure = show(value)
		} else if x.money >= 0 && ok {
			total := l.Money(int64(math.Round(added(rows, x.money))), list.Answer.Settings.Currency)
			x.Figure, x.Sum, x.SumAt = total, total, x.figureAt
		}
		if !ok {
			return nil
		}
		sum = added(rows, render.Contribution(list))
		if x.Sum == "" {
			x.Sum = show(formula.Of(sum))
		}
	case model.Min, model.Max, model.Mean, model.Median, model.P90, model.Distinct:
		x.Figure = show(value)
		x.Proof = l.Pick("The figure is worked out from these records; it is not their sum.", "Число посчитано по этим записям, это не их сумма.")
		return nil
	default:
		x.Figure = show(value)
		x.Proof = l.Pick("The share is worked out over these records.", "Доля посчитана по этим записям.")
		return nil
	}
	x.Match = math.Abs(sum-value.V) <= 1e-9*math.Max(1, math.Abs(value.V))
	x.Wrong = !x.Match
	if x.Match {
		x.Proof = l.Pick("Agrees with the figure in the report: ", "Сходится с числом в отчёте: ") + show(formula.Of(sum)) + " = " + show(value)
		return nil
	}
	x.Proof = l.Pick("Does not agree with the figure in the report: the records give ", "Не сходится с числом в отчёте: по записям ") +
		show(formula.Of(sum)) + l.Pick(", the report ", ", в отчёте ") + show(value)
	return nil
}

// aggregate is how rows become the figure; "" for shares of cohorts.
func aggregate(m *model.Metric) model.Agg {
	switch {
	case m.Flow != nil:
		return m.Flow.Agg
	case m.Stock != nil:
		return m.Stock.Agg
	}
	return ""
}

// whole gives all records; ok is false when they are too many for that, or changed meanwhile.
func (d *Drill) whole(ctx context.Context, v access.Viewer, q query.Query, list *ask.RecordList) (rows [][]any, ok bool, err error) {
	if render.Contribution(list) < 0 || list.Total > ask.MaxPage {
		return nil, false, nil
	}
	if int64(len(list.Rows)) == list.Total {
		return list.Rows, true, nil
	}
	all, err := d.site.Desk.Records(ctx, v, q, ask.Page{Part: list.Part.Name, Limit: ask.MaxPage})
	if err != nil || all.Answer.Version != list.Answer.Version || all.Total != list.Total {
		return nil, false, err
	}
	return all.Rows, true, nil
}

// added is the sum of a column.
func added(rows [][]any, at int) (sum float64) {
	for _, row := range rows {
		switch x := row[at+1].(type) {
		case int64:
			sum += float64(x)
		case float64:
			sum += x
		}
	}
	return sum
}

// spread is how the records fall into the members of a dimension; each part narrows to it.
type spread struct {
	Title, Spoken string
	Parts         []part
}

type part struct {
	Title, Figure, Href, Class string
	Share                      float64 // of a hundred
}

// mostParts are shown of a spread, the rest in one.
const mostParts = 4

// spread finds the first dimension that says why, where from or whose, and parts the figure by it. There is none where it
// cannot be parted, or all stands in one part.
func (d *Drill) spread(ctx context.Context, x *listed, v *page.Visit, list *ask.RecordList, one query.Query, at ask.Page) error {
	agg := aggregate(list.Part)
	if list.Total < 2 || agg != model.Count && agg != model.Sum {
		return nil
	}
	m := v.About.Model
	var questions []query.Query
	for _, name := range []model.Name{"loss_reason", "reject_reason", "call_result", "source", "owner", "stage", "pipeline"} {
		if !m.CanSplit(list.Part.Name, name) || slices.Contains(list.Part.Across, name) ||
			slices.ContainsFunc(one.Where, func(c model.Cond) bool { return c.Name == name && c.Op == model.In && len(c.Values) == 1 }) {
			continue
		}
		q := one
		q.By, q.Totals = []model.Name{name}, true
		q.Sort = []query.Sort{{Name: list.Part.Name, Desc: true}}
		if questions = append(questions, q); len(questions) == 3 { // few enough to stay cheap
			break
		}
	}
	if len(questions) == 0 {
		return nil
	}
	answers, err := d.site.Desk.AskAll(ctx, v.Viewer, questions)
	if err != nil {
		return err
	}
	for _, a := range answers {
		if a.Err != nil || a.Frame == nil || a.Frame.Column(list.Part.Name) < 0 {
			continue
		}
		if x.Dist = parted(a, list, v, at); x.Dist != nil {
			break
		}
	}
	return nil
}

// parted makes a spread of an answer by one dimension; nil when there is one part, a part below nothing, or hardly any
// record says.
func parted(a *ask.Answer, list *ask.RecordList, v *page.Visit, at ask.Page) *spread {
	l := v.Lang
	col := a.Frame.Column(list.Part.Name)
	total := a.Frame.Total.Cells[col]
	var rows, none []frame.Row
	given := 0.0
	for _, r := range a.Frame.Rows {
		x := r.Cells[col]
		switch {
		case x.State != formula.Present || x.V == 0:
		case x.V < 0:
			return nil
		case r.Keys[0].Null:
			none = append(none, r)
		default:
			rows = append(rows, r)
			given += x.V
		}
	}
	if total.State != formula.Present || total.V <= 0 || len(rows)+len(none) < 2 || given < total.V/5 {
		return nil
	}
	s := &spread{Title: a.Frame.By[0].Title.In(string(l))}
	classes := [mostParts]string{"c1", "c5", "c3", "c4"}
	add := func(title, class, href string, x float64) {
		s.Parts = append(s.Parts, part{
			Title: title, Class: class, Href: href, Share: x / total.V * 100, Figure: brief(x, list, l),
		})
		s.Spoken += title + " " + s.Parts[len(s.Parts)-1].Figure + ", "
	}
	rest := 0.0
	for _, r := range rows[min(len(rows), mostParts):] {
		rest += r.Cells[col].V
	}
	for i, r := range rows[:min(len(rows), mostParts)] {
		add(a.Names.Title(a.Frame.By[0], r.Keys[0]), classes[i%mostParts], narrowed(a, r, col, at), r.Cells[col].V)
	}
	if rest > 0 {
		add(l.Pick("others", "прочие"), "c7", "", rest)
	}
	for _, r := range none {
		add(l.Pick("not given", "не указана"), "track", narrowed(a, r, col, at), r.Cells[col].V)
	}
	s.Spoken = s.Title + ": " + s.Spoken[:max(0, len(s.Spoken)-2)]
	return s
}

// brief is a figure of a part in few signs.
func brief(x float64, list *ask.RecordList, l lang.Lang) string {
	if list.Part.Unit.Kind() == unit.Money && !list.Part.Unit.Rate() {
		return l.MoneyTile(int64(math.Round(x)), list.Answer.Settings.Currency)
	}
	return figure(formula.Of(x), list.Part, list.Answer, l)
}

// narrowed is the address of the records of one part.
func narrowed(a *ask.Answer, r frame.Row, col int, at ask.Page) string {
	q, ok := a.Cell(r, a.Frame.Columns[col])
	if !ok {
		return ""
	}
	return recordsLink(q)("/records", ask.Page{Sort: at.Sort, Desc: at.Desc})
}

// titleOf is the title of an id. Who does not see every row is told the titles of people and clients only where rows that
// bear them are shown.
func titleOf(v *page.Visit, a *ask.Answer, name model.Name, value string, open bool) string {
	d, ok := v.About.Model.Dimension(name)
	if !ok || a == nil || a.Names == nil {
		return ""
	}
	for len(value) > 0 && (value[0] == '=' || value[0] == '#') {
		value = value[1:]
	}
	personal := d.Kind == model.Member && slices.Contains([]string{"user", "department", "client", "deal", "lead", "ticket"}, d.Table)
	if personal && !v.Viewer.Grant.All && !open && !granted(v.Viewer.Grant, name, value) {
		return ""
	}
	return a.Names.Title(d, plan.Member{ID: value})
}

// granted reports whether rights are given by a member, so that its name is known to whoever has them.
func granted(g access.Grant, name model.Name, id string) bool {
	return slices.ContainsFunc(g.Rows, func(alternative []model.Cond) bool {
		return slices.ContainsFunc(alternative, func(c model.Cond) bool { return c.Name == name && slices.Contains(c.Values, "#"+id) })
	})
}
