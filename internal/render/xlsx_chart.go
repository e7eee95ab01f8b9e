package render

import (
	"fmt"
	"strings"

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
func (s *leaf) chart() error {
	p := s.part.Chart
	if p == nil || s.lastFigures < s.first || s.table.Labels != 1 {
		return nil
	}
	if p.Kind == "heat" {
		return s.heat()
	}
	kind, ok := chartKinds()[p.Kind]
	if !ok {
		return nil
	}
	bars, lines := s.series(kind)
	if len(bars) == 0 {
		return nil
	}
	format := "#,##0"
	if n := s.table.formatOf(s.figures()[0]); n != "" {
		format = n
	}
	legend := "bottom"
	if len(bars)+len(lines) == 1 {
		legend = "none"
	}
	white := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFFFF"}}
	font := excelize.Font{Family: "Arial", Size: 9, Color: paperQuiet}
	c := &excelize.Chart{
		Type: kind, Series: bars, Legend: excelize.ChartLegend{Position: legend},
		Title:     []excelize.RichTextRun{{Text: clearText(s.part.Title), Font: &excelize.Font{Family: "Arial", Size: 12, Bold: true, Color: paperInk}}},
		Dimension: excelize.ChartDimension{Width: chartWide, Height: chartHigh}, Fill: white, PlotArea: excelize.ChartPlotArea{Fill: white},
		XAxis: excelize.ChartAxis{Font: font, ReverseOrder: kind == excelize.Bar},
		YAxis: excelize.ChartAxis{Font: font, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}}, ShowBlanksAs: "gap",
	}
	cell, err := excelize.CoordinatesToCellName(len(s.table.Heads)+2, s.first-1)
	if err != nil {
		return err
	}
	if len(lines) > 0 {
		return s.file.AddChart(s.name, cell, c, &excelize.Chart{Type: excelize.Line, Series: lines})
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

// series are what a chart draws: bars or lines of its kind, and lines of a plan over upright bars. In a table whose periods go
// across, each row is one.
func (s *leaf) series(kind excelize.ChartType) (bars, lines []excelize.ChartSeries) {
	figures := s.figures()
	if len(figures) == 0 {
		return nil, nil
	}
	colours := chartColours()
	if s.table.Heads[figures[0]].Name == "" {
		for _, row := range s.across(figures[0]) {
			from, to := figures[0], figures[len(figures)-1]
			bars = append(bars, styled(excelize.ChartSeries{
				Name:       s.span(0, row, 0, row),
				Categories: s.span(from, s.first-1, to, s.first-1), Values: s.span(from, row, to, row),
			}, colours[len(bars)%len(colours)], false))
		}
		return bars, nil
	}
	last := min(s.lastFigures, s.first+mostChartRows-1)
	for _, i := range s.drawn(figures) {
		name := s.table.Heads[i].Name
		x := excelize.ChartSeries{Name: s.span(i, s.first-1, i, s.first-1), Categories: s.span(0, s.first, 0, last), Values: s.span(i, s.first, i, last)}
		switch {
		case planned(name) && kind != excelize.Bar && kind != excelize.Line:
			lines = append(lines, styled(x, planColour, true))
		case planned(name):
			bars = append(bars, styled(x, planColour, true))
		case strings.Contains(name, "@"):
			bars = append(bars, styled(x, beforeColour, false))
		default:
			bars = append(bars, styled(x, colours[len(bars)%len(colours)], false))
		}
	}
	return bars, lines
}

// Colours of a plan and of what was before, as on the page.
const planColour, beforeColour = "434B5C", "858EA2"

// planned reports whether a column is that of a plan.
func planned(name string) bool { return strings.HasSuffix(name, "@plan") }

func styled(x excelize.ChartSeries, colour string, dashed bool) excelize.ChartSeries {
	const thick = 2
	x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	x.Line = excelize.ChartLine{Fill: x.Fill, Width: thick}
	x.Marker = excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: x.Fill}
	if dashed {
		x.Line.Dash, x.Marker.Symbol = excelize.ChartDashDash, "none"
	}
	return x
}

// span names cells of the sheet; columns count from 0.
func (s *leaf) span(column, row, toColumn, toRow int) string {
	from, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return ""
	}
	to, err := excelize.ColumnNumberToName(toColumn + 1)
	if err != nil {
		return ""
	}
	if column == toColumn && row == toRow {
		return fmt.Sprintf("%s!$%s$%d", quoted(s.name), from, row)
	}
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(s.name), from, row, to, toRow)
}

// figures are the columns of figures without those of the whole.
func (s *leaf) figures() []int {
	var list []int
	for i, h := range s.table.Heads {
		if h.Figures && !h.Whole {
			list = append(list, i)
		}
	}
	return list
}

// across are the rows of the sheet that a chart of periods draws: those written as the first is.
func (s *leaf) across(column int) []int {
	var list []int
	format := ""
	for i, r := range s.table.Rows {
		if r.Total || column >= len(r.Cells) || !r.Cells[column].Num.Is || len(list) == mostChartSeries {
			continue
		}
		if n := r.Cells[column].Num.Format; format == "" || n == format {
			format = n
			list = append(list, s.first+i)
		}
	}
	return list
}

// drawn are the columns of a chart: the first metric with its plan and with what was before, or metrics of one unit beside each
// other; running totals in place of what they are of.
func (s *leaf) drawn(figures []int) []int {
	metric := func(i int) string {
		name, _, _ := strings.Cut(s.table.Heads[i].Name, ":")
		name, _, _ = strings.Cut(name, "@")
		return name
	}
	unit := func(i int) string {
		_, after, _ := strings.Cut(s.table.Heads[i].Title, ", ")
		return s.table.formatOf(i) + " " + after
	}
	first, running, several := figures[0], false, false
	for _, i := range figures {
		running = running || metric(i) == metric(first) && strings.HasSuffix(s.table.Heads[i].Name, ":running")
		several = several || metric(i) == metric(first) && i != first
	}
	var list []int
	for _, i := range figures {
		name := s.table.Heads[i].Name
		_, kind, derived := strings.Cut(name, ":")
		if planned(name) {
			kind, derived = "plan", true
		}
		same := metric(i) == metric(first)
		switch {
		case len(list) == mostChartSeries || s.table.formatOf(i) == "":
		case running:
			if same && kind == "running" {
				list = append(list, i)
			}
		case several:
			if same && (!derived || kind == "plan") {
				list = append(list, i)
			}
		case !derived && unit(i) == unit(first):
			list = append(list, i)
		}
	}
	return list
}

// heat colours the figures from the least to the largest.
func (s *leaf) heat() error {
	figures := s.figures()
	if len(figures) == 0 {
		return nil
	}
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
