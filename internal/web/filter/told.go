package filter

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/web/page"
)

// Told says for files what a page is compared with, and in one line what narrows it; "" where nothing does.
func Told(ctx context.Context, s *page.Site, v *page.Visit, b board.Board, st State) (compared, narrows string, err error) {
	have, err := titled(ctx, s, v, b, st)
	if err != nil {
		return "", "", err
	}
	return against(st, v.Lang), strings.Join(narrowed(v, st, have), " · "), nil
}

// against is what the page is compared with; nothing was before all time.
func against(st State, l lang.Lang) string {
	if st.Query.Range == plan.Everything {
		return ""
	}
	return compareName(st.Query, l)
}

// Line is one line of the period and all filters of a page without a bar, members by their titles.
func Line(ctx context.Context, s *page.Site, v *page.Visit, b board.Board, st State) (string, error) {
	have, err := titled(ctx, s, v, b, st)
	if err != nil {
		return "", err
	}
	return told(v, st, have), nil
}

// titled reads the members of the dimensions that are filtered by, and of no others.
func titled(ctx context.Context, s *page.Site, v *page.Visit, b board.Board, st State) (lists, error) {
	names := metrics(v, b)
	list := slices.DeleteFunc(dims(v, names), func(d *model.Dimension) bool {
		return !slices.ContainsFunc(st.Query.Where, func(c model.Cond) bool { return c.Name == d.Name })
	})
	return read(ctx, s, v, names, list)
}
