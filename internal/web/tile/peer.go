package tile

import (
	"context"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// beside adds to the figures of somebody who sees their own rows alone what is usual in their team.
func beside(ctx context.Context, s *page.Site, v *page.Visit, tiles []Shown) error {
	var at []int
	var questions []query.Query
	for i, x := range tiles {
		if x.KPI != nil && x.Answer != nil {
			at = append(at, i)
			questions = append(questions, x.Answer.Query)
		}
	}
	if v.Viewer.Grant.All || len(at) == 0 || v.Person.Login == "" { // what is usual in a team is for its own people
		return nil
	}
	peers, err := s.Desk.Peers(ctx, v.Viewer, questions)
	if err != nil {
		return err
	}
	for i, p := range peers {
		if p.Of > 0 {
			x := &tiles[at[i]]
			x.KPI.Foot = append(x.KPI.Foot, median(x.Answer, p, v.Lang))
		}
	}
	return nil
}

// median says the middle of a team the way the tile says its figure.
func median(a *ask.Answer, p ask.Peer, l lang.Lang) string {
	columns := render.Columns(a, l)
	i := slices.IndexFunc(columns, func(c render.Column) bool { return c.Kind == frame.Figure && c.View == 0 })
	return l.Pick("team median: ", "медиана команды: ") + brief(columns[i], formula.Of(p.Median), a, l)
}
