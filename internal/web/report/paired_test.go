package report

import (
	"slices"
	"strings"
	"testing"

	"svodka/internal/board"
	"svodka/internal/render/chart"
	"svodka/internal/web/tile"
)

// TestPaired: h is half a row, W needs a whole one; no half stands beside a hole but the last of nothing but words.
func TestPaired(t *testing.T) {
	for _, c := range []struct{ cards, want string }{
		{"hh", "hh"}, {"hWh", "hhW"}, {"Whh", "Whh"}, {"hhh", "hhW"}, {"hWW", "WWW"}, {"hWWhh", "hhWWW"}, {"ht", "ht"}, {"t", "t"}, {"", ""},
	} {
		var list []tile.Shown
		for _, kind := range c.cards {
			x := tile.Shown{Tile: board.Tile{ID: string(kind)}, Wide: kind == 'W'}
			if kind != 't' {
				x.Chart = &chart.Chart{}
			}
			list = append(list, x)
		}
		var got strings.Builder
		for _, x := range paired(slices.Clone(list)) {
			if x.Wide {
				got.WriteString("W")
				continue
			}
			got.WriteString(x.Tile.ID)
		}
		if got.String() != c.want {
			t.Errorf("%q stands as %q, want %q", c.cards, got.String(), c.want)
		}
	}
}
