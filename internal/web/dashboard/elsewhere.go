package dashboard

import (
	"context"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// elsewhere finds the last month with figures for a dashboard whose period has none: files of past years open on the present
// month. The zero Link says that there are figures, or that there are none at all.
func (p *Pages) elsewhere(ctx context.Context, v *page.Visit, b board.Board, st filter.State, shown []tile.Shown) ui.Link {
	names, some := counted(shown)
	if some || len(names) == 0 {
		return ui.Link{}
	}
	q := query.Query{Metrics: names, Where: st.Query.Where, Range: plan.Everything, Grain: cal.ByMonth}
	a, err := p.site.Desk.Ask(ctx, v.Viewer, q)
	if err != nil || a.Err != nil {
		return ui.Link{} // the tiles say what is wrong; this is an offer only
	}
	last, found := lastPeriod(a)
	if !found {
		return ui.Link{}
	}
	first := last.Range.From.String()
	return ui.Link{
		Title: v.Lang.Range(last.Range), Href: st.Link(address(b.ID, "", nil), "range", first[:len("2006-01")]),
	}
}

// counted lists some metrics of what happens on days, and reports whether any of them is there.
func counted(shown []tile.Shown) (names []model.Name, some bool) {
	const few = 4
	for _, x := range shown {
		if x.Answer == nil || x.Answer.Frame == nil || x.MissingHref != "" {
			continue
		}
		f := x.Answer.Frame
		for i, c := range f.Total.Cells {
			// What stands, as the base of clients, goes on when nothing happens any more.
			if f.Columns[i].Metric.Flow != nil && c.State == formula.Present && c.V != 0 {
				return nil, true
			}
		}
		for _, name := range x.Answer.Query.Metrics {
			m, ok := x.Answer.Model().Metric(name)
			if ok && m.Flow != nil && len(names) < few && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names, false
}

// lastPeriod is the last period with a figure that is not nought.
func lastPeriod(a *ask.Answer) (cal.Period, bool) {
	n, found := 0, false
	for _, r := range a.Frame.Rows {
		for _, c := range r.Cells {
			if c.State == formula.Present && c.V != 0 && (!found || r.N > n) {
				n, found = r.N, true
			}
		}
	}
	for _, p := range a.Frame.Periods {
		if found && p.N == n {
			return p, true
		}
	}
	return cal.Period{}, false
}
