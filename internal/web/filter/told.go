package filter

import (
	"context"

	"svodka/internal/board"
	"svodka/internal/web/page"
)

// Told is one line of all filters of a page, for files.
func Told(ctx context.Context, s *page.Site, v *page.Visit, b board.Board, st State) (string, error) {
	names := metrics(v, b)
	main, extra := sorted(dims(v, names), st.Query.Where, "")
	have, err := read(ctx, s, v, names, append(main, extra...))
	if err != nil {
		return "", err
	}
	return told(v, st, have), nil
}
