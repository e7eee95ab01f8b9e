package chart

import (
	"fmt"
	"math"
	"strings"
)

// Spark draws a line of a few points without axes, 96 by 32 px, the last one ringed. With open the last stretch is dashed, for
// its period is not over. NaN is a gap. "" where there are fewer than two points.
func Spark(values []float64, open bool) string {
	const wide, high, edge = 96.0, 32.0, 4.0
	low, top, drawn := math.Inf(1), math.Inf(-1), 0
	for _, v := range values {
		if !math.IsNaN(v) {
			low, top = min(low, v), max(top, v)
			drawn++
		}
	}
	const two = 2
	if drawn < two {
		return ""
	}
	at := func(i int) (x, y float64) {
		x = edge + (wide-2*edge)*float64(i)/float64(len(values)-1)
		if top == low {
			return x, high / two
		}
		return x, high - edge - (high-2*edge)*(values[i]-low)/(top-low)
	}
	var line strings.Builder
	last, before := -1, -1
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		before, last = last, i
	}
	pen := "M"
	for i, v := range values {
		if math.IsNaN(v) {
			pen = "M"
			continue
		}
		if open && i == last {
			break
		}
		x, y := at(i)
		fmt.Fprintf(&line, "%s%.1f %.1f", pen, x, y)
		pen = "L"
	}
	var b strings.Builder
	b.WriteString(`<svg class="spark" width="96" height="32" viewBox="0 0 96 32" aria-hidden="true">`)
	fmt.Fprintf(&b, `<path class="sp-l" d="%s"/>`, line.String())
	x, y := at(last)
	if open && before >= 0 {
		bx, by := at(before)
		fmt.Fprintf(&b, `<path class="sp-o" d="M%.1f %.1fL%.1f %.1f"/>`, bx, by, x, y)
	}
	fmt.Fprintf(&b, `<circle class="sp-p" cx="%.1f" cy="%.1f" r="3"/></svg>`, x, y)
	return b.String()
}
