package chart_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/lang"
	"svodka/internal/render/chart"
)

// drawnRows are the names beside the bars of a picture.
func drawnRows(t *testing.T, c chart.Chart) []string {
	t.Helper()
	var option struct {
		YAxis []struct{ Data []string }
	}
	if err := json.Unmarshal(c.Option, &option); err != nil {
		t.Fatal(err)
	}
	return option.YAxis[0].Data
}

// TestRoom: a card of thirty people shows as many as stand in it without touching, and says so.
func TestRoom(t *testing.T) {
	const people = 30
	a := askedOf(t, large(people), access.Admin("ru"), "metrics=revenue&by=owner&range=2026-03")
	for room, want := range map[int]int{0: 20, 176: 8, 276: 14, 1000: 20} {
		c, err := chart.Build(chart.Spec{Kind: "rows", Room: room}, a, lang.RU)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(drawnRows(t, c)); got != want {
			t.Errorf("%d rows in %d px, want %d", got, room, want)
		}
		if note := fmt.Sprintf("Показаны %d из 30, остальные — в таблице.", want); c.Note != note {
			t.Errorf("%d px: %q, want %q", room, c.Note, note)
		}
	}
}

// TestUnnamed: what has no name is left to the table where it is many times what the others are, and only there.
func TestUnnamed(t *testing.T) {
	for amount, left := range map[int]bool{700: false, 1600: true} {
		data := fmt.Sprintf("deals:\n  id owner created closed outcome amount\n  1 ann 2026-03-02 2026-03-10 won 200\n"+
			"  2 bob 2026-03-02 2026-03-10 won 100\n  3 - 2026-03-02 2026-03-10 won %d\n", amount)
		c := built(t, data, "rows", "metrics=revenue&by=owner&range=2026-03", lang.RU)
		if got := strings.Contains(c.Note, "Только в таблице: (не указано)"); got != left || strings.Contains(strings.Join(drawnRows(t, c), " "), "не указано") == left {
			t.Errorf("of %d: note %q, rows %v", amount, c.Note, drawnRows(t, c))
		}
	}
}

// TestDurations: durations are drawn in the unit they are written in, so that an axis has whole steps.
func TestDurations(t *testing.T) {
	data := "deals:\n  id owner created closed outcome amount\n  1 ann 2026-03-02 2026-03-12 won 200\n  2 bob 2026-03-02 2026-03-22 won 100\n"
	c := built(t, data, "rows", "metrics=cycle_days&by=owner&range=2026-03", lang.RU)
	if text := string(c.Option); !strings.Contains(text, `"svTimes":86400`) || !strings.Contains(text, `"value":20`) || strings.Contains(text, `"value":1728000`) {
		t.Errorf("drawn as %s", text)
	}
}

// TestBelow: the figure of a column that hangs stands below it.
func TestBelow(t *testing.T) {
	data := "deals:\n  id created closed outcome amount cost\n  1 2026-02-02 2026-02-10 won 100 900\n  2 2026-03-02 2026-03-10 won 900 100\n"
	c := built(t, data, "column", "metrics=gross_profit&grain=month&range=2026-02..2026-03", lang.RU)
	if got := strings.Count(string(c.Option), `"position":"bottom"`); got != 1 {
		t.Errorf("%d figures stand below, want 1: %s", got, c.Option)
	}
}

// TestCohorts: the month of the first purchase, in which all have bought, takes no colour, and months without anybody have
// their places.
func TestCohorts(t *testing.T) {
	var b strings.Builder
	b.WriteString("clients:\n  id\n  a\n  b\n  c\n  d\ndeals:\n  id client created closed outcome amount\n")
	for i, day := range []string{"a 2026-01-02", "b 2026-01-02", "c 2026-01-02", "d 2026-02-02", "a 2026-03-02"} {
		who, at, _ := strings.Cut(day, " ")
		fmt.Fprintf(&b, "  %d %s %s %s won 100\n", i, who, at, at)
	}
	c := built(t, b.String(), "heat", "metrics=cohort_retention&by=cohort,age&range=2026-01..2026-03", lang.RU)
	var option struct {
		XAxis  struct{ Data []string }
		Series []struct{ Data []map[string]any }
	}
	if err := json.Unmarshal(c.Option, &option); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(option.XAxis.Data, " "); got != "0 1 2" {
		t.Errorf("months %q, want 0 1 2", got)
	}
	for _, item := range option.Series[0].Data {
		value, _ := item["value"].([]any)
		if first := value[0] == 0.0; first != (item["visualMap"] == false) && value[2] == 1.0 {
			t.Errorf("cell %v", item)
		}
	}
}
