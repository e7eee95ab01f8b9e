package tile_test

import (
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
)

// TestOldData: data that ended long ago is shown up to its end, by the page's period and by a tile's own, with its sparkline;
// the tile of its own period says so itself, for the page's the bar does. Days that are named stay as they are.
func TestOldData(t *testing.T) {
	h := open(t, `
deals:
  id owner created    closed     outcome amount
  1  ann   2024-10-02 2024-11-10 won     100
  2  ann   2024-11-02 2024-12-20 won     300
  3  bob   2024-12-20 -          -       700
`)
	tiles := h.build(access.Admin("ru"), "",
		one("page", board.KPI, "metrics=revenue"), one("own", board.Column, "metrics=revenue&grain=month&range=last-2-months"),
		one("named", board.KPI, "metrics=revenue&range=2026-02"), one("open", board.KPI, "metrics=pipeline_open"),
	)
	says := "Данные заканчиваются 20 декабря 2024: показан период до этого дня."
	plain := func(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
	if x := tiles[0]; x.KPI == nil || x.KPI.Number != "300" || x.KPI.Spark == "" || len(x.Said) != 0 {
		t.Errorf("by the page's period: %+v %q", x.KPI, x.Said)
	}
	if x := tiles[1]; x.Table == nil || len(x.Said) == 0 || !strings.Contains(plain(strings.Join(x.Said, " ")), says) {
		t.Errorf("by a period of its own: %q", x.Said)
	} else if text := plain(h.card(x, lang.RU)); !strings.Contains(text, says) {
		t.Errorf("the card does not say it: %s", text)
	}
	if x := tiles[2]; x.Answer == nil || x.Answer.Query.AsOf != "" || x.Answer.Range.From.String() != "2026-02-01" {
		t.Errorf("named days: %+v", x.Answer)
	}
	if x := tiles[3]; x.KPI == nil || x.KPI.Number != "700" {
		t.Errorf("a state: %+v", x.KPI)
	}
}
