package target

import (
	"strings"
	"testing"

	"svodka/internal/cal"
	"svodka/internal/lang"
)

// TestRowsReadBack writes targets out and reads them again: the same, also those of three decimals and of odd lengths of time.
func TestRowsReadBack(t *testing.T) {
	h := company(t)
	var list []Version
	for i, x := range []float64{1, 1234.567, 12.345, 0.001, 1_000_000.5, 7} {
		list = append(list, set(t, h, "revenue", "owner=ann", "2026-0"+string(rune('1'+i)), cal.ByMonth, x))
	}
	list = append(list, set(t, h, "win_rate", "", "2026-05", cal.ByMonth, 0.2755), set(t, h, "call_minutes", "department=shop", "2026-05", cal.ByMonth, 100_000))
	for l, want := range map[lang.Lang][2]string{
		lang.RU: {"показатель;кто;период;план", "Доля выигранных;компания;2026-05;27.55"},
		lang.EN: {"metric;whose;period;value", "Win rate;company;2026-05;27.55"},
	} {
		rows := Rows(h, nil, list, l)
		if head, rate := strings.Join(rows[0], ";"), strings.Join(rows[7], ";"); head != want[0] || rate != want[1] {
			t.Errorf("%s: %s, %s", l, head, rate)
		}
		changes, wrong := ParseRows(h, nil, rows)
		if len(wrong) > 0 || len(changes) != len(list) {
			t.Fatalf("%d of %d, %v: %q", len(changes), len(list), wrong, rows)
		}
		for i, c := range changes {
			if c.Key() != list[i].Key() || c.Value != list[i].Value {
				t.Errorf("%s: %v, was %v", rows[i+1], c.Value, list[i].Value)
			}
		}
	}
	rows := [][]string{{"metric", "scope", "period", "value"}, {"win_rate", "", "2026-05", "27.55"}} // as files were written before
	if changes, wrong := ParseRows(h, nil, rows); len(wrong) > 0 || len(changes) != 1 || changes[0].Value != 0.2755 {
		t.Errorf("%v %v", changes, wrong)
	}
}

// TestKeepBands changes a value and leaves its bounds in the same proportion; without the word they go.
func TestKeepBands(t *testing.T) {
	h := company(t)
	s, _ := serve(h)
	least, best := 80.0, 120.0
	first := change(t, h, "revenue", "owner=ann", "2026-05", cal.ByMonth, 100)
	first.Bands = Bands{Least: &least, Excellent: &best}
	for i, keep := range []bool{true, true, false} {
		c := change(t, h, "revenue", "owner=ann", "2026-05", cal.ByMonth, float64(100*(i+1)))
		if i == 0 {
			c = first
		}
		saved, err := s.Set(t.Context(), boss(), Edit{Changes: []Change{c}, Seen: int64(i), KeepBands: keep})
		if err != nil {
			t.Fatal(err)
		}
		got := saved.Changed[0].After
		switch {
		case keep && (got.Least == nil || *got.Least != 0.8*got.Value || *got.Excellent != 1.2*got.Value):
			t.Errorf("%d: %+v", i, got.Bands)
		case !keep && got.Bands != (Bands{}):
			t.Errorf("bounds that nobody asked to keep: %+v", got.Bands)
		}
	}
}
