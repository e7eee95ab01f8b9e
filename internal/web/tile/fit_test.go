package tile_test

import (
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/web/tile"
)

const wide = `
users:
  id  name
  ann Анна
deals:
  id owner created    closed     outcome amount
  0  ann   2026-01-02 2026-01-10 lost    10
  1  ann   2026-02-02 2026-02-10 won     1000000
  2  ann   2026-03-02 2026-03-10 won     24854969
  3  ann   2026-03-02 2026-03-10 lost    500000
`

// TestFit: a table gives up the earlier figures, then units of money, then the columns of changes, and nothing it need not.
func TestFit(t *testing.T) {
	a := open(t, wide).answer(access.Admin("ru"), "metrics=revenue,deals_won,lost_amount&by=owner&range=2026-03&compare=previous-full")
	room := tile.Room(0)
	for _, c := range []struct {
		columns int
		revenue string
	}{{10, "24 854 969"}, {7, "24 854 969"}, {7, "24 855"}, {4, "24 855"}} {
		x := tile.NewTable(a, lang.RU, tile.TableOptions{Room: room})
		row := x.Rows[0].Cells
		text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(row[1].Text)
		if len(x.Heads) != c.columns || len(row) != c.columns || text != c.revenue || x.Close {
			t.Errorf("room %d: %d heads, %d cells, revenue %q, close %v; want %d and %q", room, len(x.Heads), len(row), text, x.Close, c.columns, c.revenue)
		}
		if c.columns == 4 && (row[1].Under == nil || !strings.Contains(row[1].Under.Text, "%") || !strings.Contains(row[1].Under.Tip, "было 1")) {
			t.Errorf("room %d: below the revenue stands %+v", room, row[1].Under)
		}
		room = tile.Room(x.Width() - 1)
	}
	if x := tile.NewTable(a, lang.RU, tile.TableOptions{Room: room}); len(x.Heads) != 4 || !x.Close {
		t.Errorf("without room: %d heads, close %v", len(x.Heads), x.Close)
	}
}

// TestDraw: a table can be drawn by what it is split by, where it is asked for; a card that has nothing cannot.
func TestDraw(t *testing.T) {
	h := open(t, wide)
	list := h.build(access.Admin("ru"), "range=2026-02..2026-03",
		one("who", board.Table, "metrics=revenue,deals_won&by=owner"), one("when", board.Pivot, "metrics=revenue,deals_won&grain=month"),
		one("whole", board.Table, "metrics=revenue"), one("none", board.Table, "metrics=calls_in&by=owner"))
	for i, want := range []bool{true, true, false, false} {
		x := list[i]
		if x.Chart != nil || x.Draws() != want {
			t.Errorf("%s: drawn unasked %v, can be %v", x.Tile.ID, x.Chart != nil, x.Draws())
		}
		if x.Draw(lang.RU); (x.Chart != nil) != want {
			t.Errorf("%s: chart %v", x.Tile.ID, x.Chart)
		}
	}
}

// TestNewestFirst: records stand by day, the latest first, without columns that say the same of every row.
func TestNewestFirst(t *testing.T) {
	h := open(t, wide)
	x := h.build(access.Admin("en"), "range=2026-01..2026-03", one("r", board.Records, "metrics=deals_won"))[0]
	if x.Records == nil || len(x.Records.Rows) != 2 {
		t.Fatalf("%+v", x)
	}
	text := strings.ReplaceAll(h.card(x, lang.EN), "\u00a0", " ")
	late, early := strings.Index(text, "10 Mar 2026"), strings.Index(text, "10 Feb 2026")
	if late < 0 || early < late {
		t.Errorf("March at %d, February at %d", late, early)
	}
	if list := strings.Count(text, `href="/card/deal/`); list != 2 {
		t.Errorf("%d of two deals open", list)
	}
	x.RecordsHref = "" // who may not open records opens no card either
	if strings.Contains(h.card(x, lang.EN), "/card/") {
		t.Error("a card opens without its records")
	}
	if strings.Contains(text, "Анна") { // the owner of both
		t.Error("a column that tells nothing is there")
	}
}
