package tile_test

import (
	"fmt"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
)

// passed are deals of two people, of which so many came on to the second stage.
func passed(people map[string][2]int) string {
	var deals, changes strings.Builder
	n := 0
	for who, count := range people {
		for i := range count[0] {
			n++
			stage := "a"
			fmt.Fprintf(&changes, "  %d 2026-03-02T12:00 a\n", n)
			if i < count[1] {
				stage = "b"
				fmt.Fprintf(&changes, "  %d 2026-03-03T12:00 b\n", n)
			}
			fmt.Fprintf(&deals, "  %d %s 2026-03-02 100 %s s\n", n, who, stage)
		}
	}
	return "stages:\n  id name pipeline rank outcome\n  a Новая s 1 open\n  b Встреча s 2 open\n" +
		"deals:\n  id owner created amount stage pipeline\n" + deals.String() + "changes:\n  deal at stage\n" + changes.String()
}

// TestStagesHaveNoSum: a deal that passed two stages is not two deals, so nothing stands for all stages together; what all
// people have at one stage does.
func TestStagesHaveNoSum(t *testing.T) {
	h := open(t, passed(map[string][2]int{"ann": {3, 2}, "bob": {4, 1}}))
	for text, want := range map[string]string{
		"metrics=stage_reached&by=stage&range=2026-03&totals=1": "",
		"metrics=stage_reached&by=owner,stage&range=2026-03":    "Итого|7|3",
		"metrics=stage_reached&by=stage,owner&range=2026-03":    "",
	} {
		kind := board.Pivot
		if !strings.Contains(text, "owner") {
			kind = board.Table
		}
		x := h.build(access.Admin("ru"), "", one("t", kind, text))[0]
		got, found := "", 0
		for _, r := range x.Table.Rows {
			if r.Total {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, c.Text)
				}
				got, found = strings.Join(cells, "|"), found+1
			}
		}
		if got != want || found > 1 {
			t.Errorf("%s: total %q, want %q", text, got, want)
		}
	}
	if card := h.card(h.build(access.Admin("ru"), "", one("t", board.Table, "metrics=deals_new&by=stage&range=2026-03&totals=1"))[0], lang.RU); !strings.Contains(card, "Итого") {
		t.Error("deals by the stage they stand at have a sum")
	}
}

// TestLongWaits: a hundred days and more are told without tenths.
func TestLongWaits(t *testing.T) {
	h := open(t, "deals:\n  id created closed outcome amount\n  1 2025-01-01 2026-03-12 won 100\n")
	k := h.build(access.Admin("ru"), "", one("t", board.KPI, "metrics=cycle_days&range=2026-03"))[0].KPI
	if k == nil || strings.ContainsAny(k.Number, ",.") || k.Number == "" {
		t.Errorf("told as %+v", k)
	}
}
