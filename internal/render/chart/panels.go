package chart

import (
	"slices"
	"strconv"

	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// combined draws the first metric as columns and the others as lines in panels of their own over the same axis.
func (d *drawing) combined() (option tree, height int) {
	stops := d.stops("column")
	if len(stops) == 0 {
		return nil, 0
	}
	const panel, head, most = 130, 40, 3
	figures := d.figures[:min(len(d.figures), most)]
	d.without(d.figures[len(figures):])
	var grids, xs, ys, titles, series []any
	for i, c := range figures {
		top := head + i*(panel+head) - 6
		grids = append(grids, tree{"left": 8, "right": 16, "top": top, "height": panel, "containLabel": true})
		x := axis(stops)
		x["gridIndex"] = i
		if i < len(figures)-1 {
			x["axisLabel"] = tree{"show": false}
		}
		xs = append(xs, x)
		ys = append(ys, with(tree{"gridIndex": i}, d.value(c, 3)))
		title := d.name(c)
		if e := d.earlier[i]; e >= 0 {
			title += d.l.Pick(" · dashed: ", " · пунктир: ") + d.shift(e)
		}
		titles = append(titles, tree{"text": title, "left": 0, "top": top - head + 8, "textStyle": tree{"fontSize": 12, "fontWeight": 550}})
		kind := "column"
		if i > 0 {
			kind = "line"
		}
		drawn := d.series(kind, lane{title: d.name(c), column: c, colour: colour(i)}, stops, i, 1)
		if e := d.earlier[i]; e >= 0 {
			drawn = append(drawn, d.series(kind, lane{title: d.shift(e), column: d.all[e], colour: "sv:prev", earlier: true}, stops, i, 1)...)
		}
		if goal := d.goalOf(lane{title: d.name(c), column: c}, stops, kind); goal != nil {
			goal["id"] = goalID + strconv.Itoa(i)
			drawn = append(drawn, goal)
			title = d.planTitle(title, d.earlier[i] >= 0)
			titles[len(titles)-1] = tree{"text": title, "left": 0, "top": top - head + 8, "textStyle": tree{"fontSize": 12, "fontWeight": 550}}
		}
		for _, s := range drawn {
			one, ok := s.(tree)
			if ok {
				one["xAxisIndex"], one["yAxisIndex"] = i, i
				series = append(series, one)
			}
		}
	}
	return tree{"grid": grids, "xAxis": xs, "yAxis": ys, "title": titles, "series": series, "tooltip": tree{"trigger": "axis"}, "svOver": true},
		len(figures) * (panel + head)
}

// totals writes the whole over each stack of a few: of members the answer's own, of metrics what came and, below, what left.
func (d *drawing) totals(lanes []lane, stops []stop, series []any, axis tree) {
	const few = 13
	if len(stops) > few || len(series) != len(lanes) {
		return
	}
	if slices.ContainsFunc(lanes, func(x lane) bool { return x.down }) {
		axis["boundaryGap"] = []string{"12%", "6%"} // room for what is written below
	}
	for i, s := range stops {
		up, down, upper, lower := 0.0, 0.0, -1, -1
		for k, x := range lanes {
			r, ok := d.row(s, x)
			if !ok || r.Cells[x.column.At].State != formula.Present || r.Cells[x.column.At].V == 0 {
				continue
			}
			if v := r.Cells[x.column.At].V; x.down {
				down, lower = down+v, k
			} else {
				up, upper = up+v, k
			}
		}
		if lanes[0].member != nil || lanes[0].others {
			whole, ok := d.whole(s.n, lanes[0].column.At)
			if !ok {
				continue
			}
			up = whole
		}
		sign := ""
		if lower >= 0 || d.mixed() {
			sign = "+"
		}
		over(series, upper, i, "top", sign+d.short(lanes[0].column, up))
		if lower >= 0 {
			over(series, lower, i, "bottom", d.short(lanes[lower].column, -down))
		}
	}
}

// over writes a text at the end of one part of a stack.
func over(series []any, part, at int, where, text string) {
	if part < 0 {
		return
	}
	s, _ := series[part].(tree)
	data, _ := s["data"].([]any)
	if item, ok := data[at].(tree); ok {
		item["label"] = tree{"show": true, "position": where, "formatter": text, "color": "sv:ink-2"}
	}
}

// whole is a period's figure over all members; ok is false where the answer does not have it.
func (d *drawing) whole(n, at int) (v float64, ok bool) {
	for _, r := range d.a.Frame.Totals {
		if r.N == n && whole(r) && r.Cells[at].State == formula.Present {
			return r.Cells[at].V, true
		}
	}
	return 0, false
}

// whole reports whether a row of totals is of all members.
func whole(r frame.Row) bool {
	for _, k := range r.Keys {
		if k != (plan.Member{}) {
			return false
		}
	}
	return true
}
