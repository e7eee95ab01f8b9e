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

// TestFewCases: a share of few cases has no colour on a heat map and moves no scale; elsewhere it is pale; the tip says why.
func TestFewCases(t *testing.T) {
	var b strings.Builder
	b.WriteString("deals:\n  id owner source created closed outcome amount\n")
	n := 0
	for who, count := range map[string][2]int{"ann": {20, 20}, "bob": {1, 0}, "cyd": {10, 20}} { // won, lost
		for i, outcome := range []string{"won", "lost"} {
			for range count[i] {
				n++
				fmt.Fprintf(&b, "  %d %s web 2026-03-02 2026-03-10 %s 100\n", n, who, outcome)
			}
		}
	}
	a := askedOf(t, b.String(), access.Admin("ru"), "metrics=win_rate&by=owner,source&range=2026-03")
	c, err := chart.Build(chart.Spec{Kind: "heat"}, a, lang.RU)
	if err != nil {
		t.Fatal(err)
	}
	var option struct {
		VisualMap struct{ Min, Max float64 }
		Series    []struct{ Data []map[string]any }
	}
	if err := json.Unmarshal(c.Option, &option); err != nil {
		t.Fatal(err)
	}
	grey := 0
	for _, item := range option.Series[0].Data {
		if item["visualMap"] == false {
			grey++
			if tip, _ := item["tip"].(string); !strings.HasSuffix(tip, "мало данных: от 21 до 100\u00a0%, закрытий: 1") {
				t.Errorf("tip %q", tip)
			}
		}
	}
	if grey != 1 || option.VisualMap.Max >= 1 {
		t.Errorf("%d grey cells, scale to %v", grey, option.VisualMap.Max)
	}
	c, err = chart.Build(chart.Spec{Kind: "rows"}, askedOf(t, b.String(), access.Admin("ru"), "metrics=win_rate&by=owner&range=2026-03"), lang.RU)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(c.Option), `"opacity":0.45`); got != 1 {
		t.Errorf("%d pale bars", got)
	}
}
