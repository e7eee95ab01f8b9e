package filter

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/web/page"
)

// Told says for files what a page is compared with, and in one line what narrows it; "" where nothing does.
func Told(ctx context.Context, s *page.Site, v *page.Visit, b board.Board, st State) (compared, narrowed string, err error) {
	names := metrics(v, b)
	main, extra := sorted(dims(v, names), st.Query.Where, "")
	have, err := read(ctx, s, v, names, append(main, extra...))
	if err != nil {
		return "", "", err
	}
	parts := make([]string, 0, len(st.Query.Where))
	for _, c := range st.Query.Where {
		parts = append(parts, DimTitle(v.About.Model, c.Name, v.Lang)+": "+CondText(v, c, have.titles(c.Name)))
	}
	if st.Query.Range != plan.Everything { // nothing was before all time
		compared = compareName(st.Query, v.Lang)
	}
	return compared, strings.Join(parts, " · "), nil
}

// Line is one line of the period and all filters of a page without a bar, members by their titles.
func Line(ctx context.Context, s *page.Site, v *page.Visit, b board.Board, st State) (string, error) {
	var narrowed []*model.Dimension
	names := metrics(v, b)
	for _, d := range dims(v, names) {
		if slices.ContainsFunc(st.Query.Where, func(c model.Cond) bool { return c.Name == d.Name }) {
			narrowed = append(narrowed, d)
		}
	}
	have, err := read(ctx, s, v, names, narrowed)
	if err != nil {
		return "", err
	}
	return told(v, st, have), nil
}
