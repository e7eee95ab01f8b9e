package report

import (
	"context"
	"net/url"
	"slices"

	"svodka/internal/board"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// pipeline is the dimension whose members a funnel must not mix.
const pipeline model.Name = "pipeline"

// state reads the filters of a report. A funnel of all pipelines at once would put their stages beside each other, so such a
// report begins with the greatest one; "all" is one choice away.
func (x *Reports) state(ctx context.Context, v *page.Visit, b board.Board, address url.Values) (board.Board, filter.State, error) {
	st, err := filter.Of(address, v, b)
	if err != nil || !funnel(b) || address.Has(pipeline) || slices.ContainsFunc(st.Query.Where, func(c model.Cond) bool { return c.Name == pipeline }) {
		return b, st, err
	}
	q, _, err := board.Overlay(v.About.Model, b.Tiles[0].Ask, st.Params)
	if err != nil || len(q.Metrics) == 0 || !v.About.Model.CanSplit(q.Metrics[0], pipeline) {
		return b, st, nil //nolint:nilerr // the card says what is wrong with its question
	}
	a, err := x.site.Desk.Ask(ctx, v.Viewer, query.Query{
		Metrics: q.Metrics[:1], By: []model.Name{pipeline}, Where: q.Where, Range: plan.Everything, Sort: []query.Sort{{Name: q.Metrics[0], Desc: true}},
	})
	if err != nil || len(a.Frame.Rows) < 2 {
		return b, st, nil //nolint:nilerr // the same
	}
	first := a.Frame.Rows[0].Keys[0]
	title := a.Names.Title(a.Frame.By[0], first)
	if first.Null || title == "" {
		return b, st, nil
	}
	if slices.ContainsFunc(a.Frame.Rows[1:], func(row frame.Row) bool { return a.Names.Title(a.Frame.By[0], row.Keys[0]) == title }) {
		title = "#" + first.ID
	}
	base, err := url.ParseQuery(b.Params)
	if err != nil {
		return b, st, nil //nolint:nilerr // filter.Of takes it as none, too
	}
	base.Set(pipeline, query.Query{Where: []model.Cond{{Name: pipeline, Op: model.In, Values: []string{title}}}}.Values().Get(pipeline))
	b.Params = base.Encode()
	st, err = filter.Of(address, v, b)
	return b, st, err
}

// funnel reports whether a report's answer is a funnel of stages.
func funnel(b board.Board) bool {
	return len(b.Tiles) > 0 && b.Tiles[0].Kind == board.Funnel
}
