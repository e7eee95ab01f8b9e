package render

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// What a chart of a workbook holds before it cannot be read, and how large it stands.
const (
	mostChartRows, mostChartSeries = 40, 7
	chartWide, chartHigh           = 760, 360
)

// chartColours are the categories' of the light theme.
func chartColours() []string {
	return []string{"3D5BD9", "0F8F82", "C07A00", "9A3FA8", "2589C9", "8A6240", "6B7488"}
}

// chart draws the table's own cells where the page has a picture; a heat map colours them.
func (s *leaf) chart(at int) error {
	p := s.part.Chart
	last := min(s.lastFigures, s.first+mostChartRows-1)
	if p == nil || last < s.first || at < 0 {
		return nil
	}
	figures := s.drawn()
	if len(figures) == 0 {
		return nil
	}
	if p.Kind == "heat" {
		return s.heat(figures)
	}
	series := make([]excelize.ChartSeries, 0, len(figures))
	colours := chartColours()
	kind, ok := chartKinds()[p.Kind]
	if !ok {
		return nil
	}
	for i, column := range figures {
		letter, err := excelize.ColumnNumberToName(column + 1)
		if err != nil {
			return err
		}
		fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colours[i%len(colours)]}}
		const thick = 2
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", quoted(s.name), letter, s.first-1),
			Categories: fmt.Sprintf("%s!$A$%d:$A$%d", quoted(s.name), s.first, last),
			Values:     fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(s.name), letter, s.first, letter, last),
			Fill:       fill, Line: excelize.ChartLine{Fill: fill, Width: thick},
			Marker: excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: fill},
		})
	}
	format := "#,##0"
	if n := s.format(figures[0]); n != "" {
		format = n
	}
	legend := "bottom"
	if len(series) == 1 {
		legend = "none"
	}
	white := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFFFF"}}
	font := excelize.Font{Family: "Arial", Size: 9, Color: paperQuiet}
	c := &excelize.Chart{
		Type: kind, Series: series, Legend: excelize.ChartLegend{Position: legend},
		Title:     []excelize.RichTextRun{{Text: clearText(s.part.Title), Font: &excelize.Font{Family: "Arial", Size: 12, Bold: true, Color: paperInk}}},
		Dimension: excelize.ChartDimension{Width: chartWide, Height: chartHigh}, Fill: white, PlotArea: excelize.ChartPlotArea{Fill: white},
		XAxis: excelize.ChartAxis{Font: font, ReverseOrder: kind == excelize.Bar},
		YAxis: excelize.ChartAxis{Font: font, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}}, ShowBlanksAs: "gap",
	}
	cell, err := excelize.CoordinatesToCellName(len(s.table.Heads)+2, s.first-1)
	if err != nil {
		return err
	}
	return s.file.AddChart(s.name, cell, c)
}

// chartKinds are the charts of a workbook by the board's names of its pictures.
func chartKinds() map[string]excelize.ChartType {
	return map[string]excelize.ChartType{
		"line": excelize.Line, "column": excelize.Col, "combined": excelize.Col, "stacked": excelize.ColStacked,
		"rows": excelize.Bar, "progress": excelize.Bar, "funnel": excelize.Bar, "waterfall": excelize.Col,
	}
}

// drawn are the columns of a chart: figures of the first column's own unit, without changes and shares of it.
func (s *leaf) drawn() []int {
	var list []int
	unit := ""
	for i, h := range s.table.Heads {
		format := s.format(i)
		if !h.Figures || format == "" || format[0] == '+' || len(list) == mostChartSeries {
			continue
		}
		if unit == "" {
			unit = format
		}
		if format == unit {
			list = append(list, i)
		}
	}
	return list
}

// format is how the figures of a column are written; "" where it has none.
func (s *leaf) format(column int) string {
	for _, r := range s.table.Rows {
		if column < len(r.Cells) && r.Cells[column].Num.Is {
			return r.Cells[column].Num.Format
		}
	}
	return ""
}

// heat colours the figures from the least to the largest.
func (s *leaf) heat(figures []int) error {
	for _, part := range [][2]int{{figures[0], figures[len(figures)-1]}} {
		from, err := excelize.CoordinatesToCellName(part[0]+1, s.first)
		if err != nil {
			return err
		}
		to, err := excelize.CoordinatesToCellName(part[1]+1, s.lastFigures)
		if err != nil {
			return err
		}
		if err := s.file.SetConditionalFormat(s.name, from+":"+to, []excelize.ConditionalFormatOptions{
			{Type: "2_color_scale", Criteria: "=", MinType: "min", MinColor: "#F1F3FA", MaxType: "max", MaxColor: "#7F92E4"},
		}); err != nil {
			return err
		}
	}
	return nil
}
