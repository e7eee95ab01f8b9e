package dashboard

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"

	"svodka/internal/board"
	"svodka/internal/fault"
)

// The bounds of a box; see board.Box.
const (
	least    = 2
	mostHigh = 12
	lowest   = 900
)

// spot is a tile's place as the page's script sends it.
type spot struct {
	ID string `json:"id"`
	X  int    `json:"x"`
	Y  int    `json:"y"`
	W  int    `json:"w"`
	H  int    `json:"h"`
}

// arranged puts the tiles where a form says: the script's list, else the fields of those who use none. A form that says
// nothing leaves them where they are.
func arranged(b *board.Board, form url.Values) error {
	spots, err := spotsOf(b, form)
	if err != nil || len(spots) == 0 {
		return err
	}
	for _, s := range spots {
		i := slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.ID == s.ID })
		if i < 0 {
			return fault.Invalidf("The layout names the tile %q, which is not on this dashboard. Open it again.",
				"В раскладке есть плитка «%s», которой нет на этом дашборде. Откройте его заново.", s.ID)
		}
		if s.X < 0 || s.W < least || s.X+s.W > board.Columns || s.Y < 0 || s.Y > lowest || s.H < least || s.H > mostHigh {
			return fault.Invalidf("The tile %q does not fit into the grid: it has 12 columns, and a tile is at least 2×2 and at most 12 high.",
				"Плитка «%s» не помещается в сетку: в ней 12 столбцов, плитка не меньше 2×2 и не выше 12 строк.", s.ID)
		}
		b.Tiles[i].Box = board.Box{X: s.X, Y: s.Y, W: s.W, H: s.H}
	}
	settle(b.Tiles)
	return nil
}

func spotsOf(b *board.Board, form url.Values) ([]spot, error) {
	if text := form.Get("layout"); text != "" {
		var spots []spot
		if err := json.Unmarshal([]byte(text), &spots); err != nil {
			return nil, fault.Because(err, fault.Invalid, fault.Text{
				EN: "The layout could not be read. Open the dashboard again and repeat the change.",
				RU: "Раскладку не удалось прочитать. Откройте дашборд заново и повторите изменение.",
			})
		}
		return spots, nil
	}
	var spots []spot
	for _, t := range b.Tiles {
		s := spot{ID: t.ID, X: t.Box.X, Y: t.Box.Y, W: t.Box.W, H: t.Box.H}
		given := false
		for _, f := range []struct {
			name  string
			into  *int
			minus int
		}{{"x", &s.X, 1}, {"y", &s.Y, 1}, {"w", &s.W, 0}, {"h", &s.H, 0}} {
			text := form.Get(f.name + "." + t.ID)
			if text == "" {
				continue
			}
			n, err := strconv.Atoi(text)
			if err != nil {
				return nil, fault.Invalidf("A place in the grid is a whole number, not %q.", "Место в сетке — целое число, а не «%s».", text)
			}
			*f.into, given = n-f.minus, true
		}
		if given {
			spots = append(spots, s)
		}
	}
	return spots, nil
}

// settle pushes tiles that lie on others down, in the order they are read.
//
//	a 0,0 6×2    a 0,0 6×2
//	b 3,1 6×2 →  b 3,2 6×2
func settle(tiles []board.Tile) {
	order := make([]int, len(tiles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := tiles[a].Box, tiles[b].Box
		if x.Y != y.Y {
			return x.Y - y.Y
		}
		return x.X - y.X
	})
	for n, i := range order {
		for moved := true; moved; {
			moved = false
			for _, k := range order[:n] {
				if over(tiles[i].Box, tiles[k].Box) {
					tiles[i].Box.Y, moved = tiles[k].Box.Y+tiles[k].Box.H, true
				}
			}
		}
	}
}

// over reports whether two boxes share a cell.
func over(a, b board.Box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// restack lays tiles out in the order they stand in, from left to right, line by line.
func restack(tiles []board.Tile) {
	x, y, high := 0, 0, 0
	for i := range tiles {
		t := &tiles[i].Box
		if x+t.W > board.Columns {
			x, y, high = 0, y+high, 0
		}
		t.X, t.Y = x, y
		x, high = x+t.W, max(high, t.H)
	}
}

// bottom is the first row below all tiles.
func bottom(tiles []board.Tile) int {
	y := 0
	for _, t := range tiles {
		y = max(y, t.Box.Y+t.Box.H)
	}
	return y
}
