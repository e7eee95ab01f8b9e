package render

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// charted is what is drawn of a table in a workbook.
func charted(t *testing.T, kind string, s *Sheet) string {
	t.Helper()
	d := sample()
	d.Parts = []Part{{Title: "Выручка", Chart: &Picture{Kind: kind}, Table: s}}
	f := opened(t, func(b *bytes.Buffer) error { return XLSX(context.Background(), b, d) })
	text, ok := f.Pkg.Load("xl/charts/chart1.xml")
	if !ok {
		return ""
	}
	return string(text.([]byte))
}

func figured(heads []Head, rows ...[]float64) *Sheet {
	s := &Sheet{Labels: 1, Heads: append([]Head{{Title: "Период", Name: "period"}}, heads...)}
	for i, r := range rows {
		line := Line{Cells: []Cell{{Text: fmt.Sprintf("неделя %d", i)}}}
		for _, v := range r {
			line.Cells = append(line.Cells, Cell{Num: Num{V: v, Is: true, Format: "#,##0"}})
		}
		s.Rows = append(s.Rows, line)
	}
	return s
}

// TestChartPlan draws the first metric with its plan as a dashed line and what was before in grey, and nothing in another unit.
func TestChartPlan(t *testing.T) {
	heads := []Head{
		{Title: "факт", Name: "revenue", Figures: true}, {Title: "план", Name: "revenue@plan", Figures: true},
		{Title: "нужно в день", Name: "revenue@plan:need", Figures: true}, {Title: "год назад", Name: "revenue@year", Figures: true}, {Title: "факт", Name: "deals_won", Figures: true},
	}
	text := charted(t, "column", figured(heads, []float64{1, 2, 3, 4, 5}, []float64{6, 7, 8, 9, 10}))
	for _, want := range []string{"<barChart>", "<lineChart>", `prstDash val="dash"`, planColour, beforeColour, "$B$", "$C$", "$E$"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	for _, not := range []string{"$D$", "$F$"} {
		if strings.Contains(text, not) {
			t.Errorf("%s is drawn", not)
		}
	}
	heads[2].Name = "revenue:running"
	if text := charted(t, "line", figured(heads, []float64{1, 2, 3, 4, 5}, []float64{6, 7, 8, 9, 10})); !strings.Contains(text, "$D$") || strings.Contains(text, "$B$") {
		t.Errorf("not the running total alone: %s", text)
	}
}

// TestChartAcross draws the rows of a table whose periods go across, without the column of the whole.
func TestChartAcross(t *testing.T) {
	heads := []Head{{Title: "май", Figures: true}, {Title: "июнь", Figures: true}, {Title: "Итого", Figures: true, Whole: true}}
	text := charted(t, "stacked", figured(heads, []float64{1, 2, 3}, []float64{4, 5, 9}))
	if strings.Count(text, "<ser>") != 2 || !strings.Contains(text, "$B$6:$C$6") || strings.Contains(text, "$D$") {
		t.Error(text)
	}
	if text := charted(t, "stacked", &Sheet{Labels: 2, Heads: heads}); text != "" {
		t.Error("two columns of labels are drawn as one")
	}
}
