package tile_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// TestLonger gives a file more records than a page has room for, in the page's order, and says where there are more yet.
func TestLonger(t *testing.T) {
	const many = 520
	data := strings.Builder{}
	data.WriteString("users:\n  id name\n  ann Анна\ndeals:\n  id owner created closed outcome amount\n")
	for i := range many {
		closed := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%400).Format(time.DateOnly)
		fmt.Fprintf(&data, "  %d ann 2025-01-01 %s won %d\n", i, closed, i+1)
	}
	h := open(t, data.String())
	for _, c := range []struct {
		period string
		rows   int
		said   bool
	}{{"all", 500, true}, {"2025-02", 56, false}, {"2025-02-01..2025-02-04", 8, false}} {
		cards := h.build(access.Admin("en"), "range="+c.period, one("r", board.Records, "metrics=deals_won"))
		before := cards[0].Records.Rows[0][0]
		about, err := h.site.Desk.About(t.Context())
		must(t, err)
		must(t, tile.Longer(t.Context(), h.site, &page.Visit{Viewer: access.Admin("en"), Lang: lang.EN, About: about}, cards))
		x := cards[0]
		if len(x.Records.Rows) != c.rows || x.Records.Rows[0][0] != before {
			t.Errorf("%s: %d rows, the first %v, not %v", c.period, len(x.Records.Rows), x.Records.Rows[0][0], before)
		}
		if said := strings.Contains(strings.Join(x.Said, " "), "The first 500 of 520 records"); said != c.said {
			t.Errorf("%s says %q", c.period, x.Said)
		}
	}
}
