package tile_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/model"
)

// TestMembersAreFolded: a chart over time shows five members and all others together, with their own figure; the table beside it
// keeps everybody.
func TestMembersAreFolded(t *testing.T) {
	var data strings.Builder
	data.WriteString("\nusers:\n  id name\n")
	const people = 8
	for i := range people {
		_, _ = fmt.Fprintf(&data, "  p%d \"Person %d\"\n", i, i)
	}
	data.WriteString("deals:\n  id owner created closed outcome amount\n")
	for i := range people {
		_, _ = fmt.Fprintf(&data, "  %d p%d 2026-02-02 2026-02-10 won %d\n", i, i, (i+1)*1000)
		_, _ = fmt.Fprintf(&data, "  %d p%d 2026-02-02 2026-02-11 lost 5\n", 100+i, i)
	}
	h := open(t, data.String())
	for _, x := range []struct {
		kind   board.Kind
		metric string
		others float64
	}{
		{board.Stacked, "revenue", 600_000}, // 1, 2 and 3 thousand in minor units
		{board.Line, "win_rate", 0.5},       // no sum of shares
	} {
		shown := h.build(access.Admin("ru"), "range=2026-02&grain=month", board.Tile{
			ID: "t", Title: model.Text{EN: "T", RU: "Т"}, Kind: x.kind, Ask: "metrics=" + x.metric + "&by=owner&grain=month",
		})[0]
		if shown.Chart == nil || shown.Table == nil || shown.Problem != "" {
			t.Fatalf("%s: %+v", x.kind, shown)
		}
		var option struct {
			Series []struct {
				Name string
				Data []struct{ Value float64 }
			}
		}
		if err := json.Unmarshal(shown.Chart.Option, &option); err != nil {
			t.Fatal(err)
		}
		const parts = 6
		if len(option.Series) != parts || shown.Chart.Note != "" {
			t.Fatalf("%s has %d parts: %s", x.kind, len(option.Series), shown.Chart.Option)
		}
		if last := option.Series[parts-1]; last.Name != "Прочие" || last.Data[0].Value != x.others {
			t.Errorf("%s: others are %+v, want %v", x.kind, last, x.others)
		}
		if n := len(shown.Table.Rows); n < people {
			t.Errorf("%s: the table has %d rows", x.kind, n)
		}
	}
}
