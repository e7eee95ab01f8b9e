package target

import (
	"context"
	"math"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// tidy takes off what floats cannot hold.
func tidy(x float64) float64 {
	const fine, large = 1e6, 1e9
	if math.Abs(x) > large || math.IsNaN(x) {
		return x
	}
	return math.Round(x*fine)/fine + 0
}

// facts are what was done, by scope and ordinal of the period, in the unit that targets are kept in.
type facts map[string]map[int]float64

func (f facts) of(scope plan.Scope, n int) (float64, bool) {
	x, ok := f[target.ScopeKey(scope)][n]
	return x, ok
}

// facts asks what was done in the periods that have begun: by the members of the grid, and by the whole.
func (p *Pages) facts(ctx context.Context, v *page.Visit, m *model.Metric, st state, members []string, total bool) (facts, error) {
	today, whole := v.About.Today, st.whole()
	begun := slices.DeleteFunc(st.periods(v.About.Calendar), func(x cal.Period) bool { return x.Range.From > today })
	if len(begun) == 0 {
		return facts{}, nil
	}
	days := cal.Range{From: begun[0].Range.From, To: begun[len(begun)-1].Range.To}
	q := query.Query{Metrics: []model.Name{m.Name}, Range: days.From.String() + ".." + days.Last().String(), Grain: st.Grain}
	for _, part := range whole {
		q.Where = append(q.Where, model.Cond{Name: part.Dim, Op: model.In, Values: part.Members})
	}
	each := q
	each.By = []model.Name{st.By}
	if st.Of == "" || st.By != "owner" {
		each.Where = nil
	} else { // people are shown with all that is theirs, wherever they worked
		each.Where = []model.Cond{{Name: st.By, Op: model.In, Values: members}}
	}
	list := []query.Query{}
	if len(members) > 0 {
		list = append(list, each)
	}
	if total {
		list = append(list, q)
	}
	answers, err := p.site.Desk.AskAll(ctx, v.Viewer, list)
	if err != nil {
		return nil, err
	}
	out := facts{}
	for i, a := range answers {
		if a.Err != nil {
			continue // a metric without data yet: the grid still plans it
		}
		out.take(a, st.By, whole, list[i].By == nil)
	}
	return out, nil
}

// take reads an answer.
func (f facts) take(a *ask.Answer, by model.Name, whole plan.Scope, total bool) {
	minor := 1.0
	if a.Frame.Columns[0].Unit.Kind() == unit.Money {
		minor = ask.MinorUnits
	}
	for _, row := range a.Frame.Rows {
		x := row.Cells[0]
		if x.State != formula.Present {
			continue
		}
		key := target.ScopeKey(whole)
		if !total {
			if len(row.Keys) != 1 || row.Keys[0].Null {
				continue
			}
			key = target.ScopeKey(target.Scope(target.Of(by, row.Keys[0].ID)))
		}
		if f[key] == nil {
			f[key] = map[int]float64{}
		}
		f[key][row.N] = x.V / minor
	}
}

// row is one row of the grid before it is written.
type row struct {
	scope plan.Scope
	id    string
	title string
	// force shows the row also with nothing done.
	force bool
}

// rows lists whose targets are shown: those with a target in these periods, and those who could have one.
func (p *Pages) rows(ctx context.Context, v *page.Visit, h ask.House, view *target.View, m *model.Metric, st state, periods []cal.Period) ([]row, error) {
	all := cal.Range{From: periods[0].Range.From, To: periods[len(periods)-1].Range.To}
	var list []row
	add := func(id, title string, force bool) {
		scope := target.Scope(target.Of(st.By, id))
		if sees(h, v, scope) {
			list = append(list, row{scope: scope, id: id, title: title, force: force})
		}
	}
	switch st.By {
	case "owner":
		there := view.People(target.Cell{Metric: m.Name, Scope: st.whole(), Grain: st.Grain, Range: all})
		planned := func(id string) bool {
			scope := target.Scope(target.Of("owner", id))
			return slices.ContainsFunc(periods, func(x cal.Period) bool { return view.Aim(m, scope, x.Range, x.Range.To).Known })
		}
		// Departments in which somebody has a target are planned: newcomers in them have a row too.
		departments := map[string]bool{}
		for _, one := range h.People {
			if one.Department != "" && planned(one.ID) {
				departments[one.Department] = true
			}
		}
		for _, one := range h.People {
			here, mine := slices.Contains(there, one.ID), v.User.CRMUser != "" && one.ID == v.User.CRMUser
			if has := planned(one.ID); here || has && st.Of == "" || mine && !v.Viewer.Grant.All {
				add(one.ID, one.Name, has || mine || st.All || departments[one.Department])
			}
		}
	case "department":
		for _, d := range h.Departments {
			add(d.ID, d.Name, true)
		}
	default:
		if p.Members == nil {
			break
		}
		names, err := p.Members(ctx, st.By)
		if err != nil {
			return nil, err
		}
		for id, title := range names {
			add(id, title, true)
		}
	}
	slices.SortFunc(list, byTitle)
	return list, nil
}

// usual is the largest figure of the periods before a grid in which nothing is planned or done yet: the unit is chosen by it, so that
// the next year is planned in the unit of this one.
func (p *Pages) usual(ctx context.Context, v *page.Visit, b builder) (float64, error) {
	if b.m.Unit.Kind() != unit.Money || b.st.Unit != "" || len(b.facts) > 0 {
		return 0, nil
	}
	for _, list := range b.g.Cells {
		if slices.ContainsFunc(list, func(c target.GridCell) bool { return c.Aim.Known }) {
			return 0, nil
		}
	}
	return p.largest(ctx, v, opened{h: b.h, view: b.view, m: b.m, cell: target.CellOf(b.m.Name, b.st.whole(), b.h.Calendar, b.st.Grain, b.st.First)})
}

// largest is the largest figure of the periods before a cell; of what is longer than a month, that of the months before it.
func (p *Pages) largest(ctx context.Context, v *page.Visit, o opened) (most float64, err error) {
	if c := o.cell; c.Grain > cal.ByMonth {
		o.cell = target.CellOf(c.Metric, c.Scope, o.h.Calendar, cal.ByMonth, o.h.Calendar.Ordinal(c.Range.From, cal.ByMonth))
	}
	past, err := p.past(ctx, v, o)
	for _, f := range past {
		if f.Known {
			most = max(most, math.Abs(f.Value))
		}
	}
	return most, err
}
