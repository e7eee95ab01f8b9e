package chart

import (
	"cmp"
	"math"
	"slices"

	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// rows draws bars lying down, the longest on top, each metric in a panel of its own beside the names.
func (d *drawing) rows() (option tree, height int) {
	first := d.figures[0]
	// A member without any figure has no bar; the table lists it.
	list := slices.DeleteFunc(slices.Clone(d.a.Frame.Rows), func(r frame.Row) bool { return r.Cells[first.At].State != formula.Present })
	if len(d.a.Query.Sort) == 0 && d.a.Frame.Grain == 0 {
		slices.SortStableFunc(list, func(a, b frame.Row) int {
			if a.Others != b.Others {
				return boolean(a.Others) - boolean(b.Others)
			}
			return cmp.Compare(weight(b, first), weight(a, first))
		})
	}
	if len(list) > mostRows {
		d.cut = len(list) - mostRows
		list = list[:mostRows]
	}
	const most, row, head = 4, 26, 26
	figures := d.figures[:min(len(d.figures), most)]
	names := make([]any, len(list))
	for i, r := range list {
		names[i] = brief(d.label(r))
	}
	var grids, xs, ys, titles, series []any
	// Beside each other the panels keep to their places: names, then each panel with room for its figures.
	side, room, nameWidth := 30.0, 13.0, 104
	if len(figures) == 1 {
		side, room, nameWidth = 20, 7, 150
	}
	share := (100 - side) / float64(len(figures))
	for i, c := range figures {
		left := side + share*float64(i)
		grid := tree{"left": percent(left), "width": percent(share - room), "top": head, "bottom": 4}
		if len(figures) > 1 {
			grid["outerBoundsMode"], grid["containLabel"] = "none", false
		}
		grids = append(grids, grid)
		xs = append(xs, tree{"type": "value", "gridIndex": i, "show": false})
		ys = append(ys, tree{
			"type": "category", "gridIndex": i, "data": names, "inverse": true, "axisLine": tree{"show": false}, "axisTick": tree{"show": false},
			"axisLabel": tree{"show": i == 0, "width": nameWidth, "overflow": "truncate", "interval": 0},
		})
		if len(figures) > 1 {
			titles = append(titles, tree{"text": d.name(c), "left": percent(left), "top": 0, "textStyle": tree{"fontSize": 12,
				"fontWeight": 550, "width": 270 / len(figures), "overflow": "truncate"}})
		}
		data := make([]any, len(list))
		for k, r := range list {
			data[k] = d.point(r, c, same)
		}
		series = append(series, tree{
			"type": "bar", "name": c.Title, "xAxisIndex": i, "yAxisIndex": i, "data": data, "barMaxWidth": 16,
			"itemStyle": tree{"color": "sv:fact", "borderRadius": []int{0, 2, 2, 0}},
			"label":     with(tree{"show": true, "position": "right"}, d.format(c)),
		})
	}
	option = tree{"grid": grids, "xAxis": xs, "yAxis": ys, "series": series, "tooltip": tree{"trigger": "item"}}
	if titles != nil {
		option["title"] = titles
	}
	return option, max(120, head+12+row*len(list))
}

func percent(x float64) string { return trim(x) + "%" }

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// weight is what a row is sorted by: one without a figure goes last.
func weight(r frame.Row, c render.Column) float64 {
	if v := r.Cells[c.At]; v.State == formula.Present {
		return v.V
	}
	return math.Inf(-1)
}

// scatter draws members by two metrics.
func (d *drawing) scatter() tree {
	const two = 2
	if len(d.figures) < two {
		return nil
	}
	x, y := d.figures[0], d.figures[1]
	list := d.a.Frame.Rows
	if len(list) > mostDots {
		d.cut = len(list) - mostDots
		list = list[:mostDots]
	}
	var data []any
	for _, r := range list {
		vx, vy := r.Cells[x.At], r.Cells[y.At]
		if vx.State != formula.Present || vy.State != formula.Present {
			continue
		}
		item := tree{
			"name": brief(d.label(r)), "value": []float64{vx.V, vy.V},
			"tip": d.label(r) + ": " + x.Full(vx, d.a.Settings.Currency) + ", " + y.Full(vy, d.a.Settings.Currency),
		}
		if i := d.place(r, y); i >= 0 {
			item["i"] = i
		}
		data = append(data, item)
	}
	const named = 15
	if len(data) == 0 {
		return nil
	}
	return tree{
		"grid": tree{"left": 8, "right": 60, "top": 30, "bottom": 26, "containLabel": true},
		"xAxis": tree{
			"type": "value", "name": d.name(x), "nameLocation": "middle", "nameGap": 28, "scale": true,
			"axisLabel": with(tree{"hideOverlap": true}, d.format(x)),
		},
		"yAxis": tree{
			"type": "value", "name": d.name(y), "nameLocation": "end", "nameTextStyle": tree{"align": "left"},
			"scale": true, "axisLabel": with(tree{}, d.format(y)),
		},
		"tooltip": tree{"trigger": "item"},
		"series": []any{tree{
			"type": "scatter", "data": data, "symbolSize": 12, "itemStyle": tree{"color": "sv:fact", "opacity": 0.85},
			"label": tree{"show": len(data) <= named, "position": "right", "formatter": "{b}"}, "labelLayout": tree{"hideOverlap": true},
		}},
	}
}

// waterfall draws what a whole is made of: each row begins where the one before ended, and the whole stands at the end.
func (d *drawing) waterfall() tree {
	c := d.figures[0]
	list := d.a.Frame.Rows
	if len(list) > mostRows {
		d.cut = len(list) - mostRows
		list = list[:mostRows]
	}
	var names, base, up, down []any
	at, below := 0.0, false
	for _, r := range list {
		v := r.Cells[c.At]
		if v.State != formula.Present {
			continue
		}
		texts := d.label(r)
		if texts == "" {
			texts = d.l.Pick("Period", "Период")
		}
		names = append(names, brief(texts))
		base = append(base, math.Min(at, at+v.V))
		p := d.point(r, c, size)
		if v.V >= 0 {
			up, down = append(up, p), append(down, "-")
		} else {
			up, down = append(up, "-"), append(down, p)
		}
		at += v.V
		below = below || at < 0
	}
	total := frame.Row{N: plan.AllPeriods, Keys: make([]plan.Member, len(d.a.Frame.By)), Cells: d.a.Frame.Total.Cells}
	if whole := total.Cells[c.At]; whole.State != formula.Present || below || math.Abs(whole.V-at) > 1e-6*max(1, math.Abs(at)) {
		return nil // parts that do not make the whole, or that cross zero, are for the table
	}
	names = append(names, d.l.Pick("Total", "Итого"))
	base = append(base, 0.0)
	up, down = append(up, "-"), append(down, "-")
	whole := make([]any, len(names))
	for i := range whole {
		whole[i] = "-"
	}
	whole[len(whole)-1] = d.point(total, c, same)
	bar := func(name, colour string, data []any) tree {
		return tree{
			"type": "bar", "name": name, "stack": "w", "data": data, "itemStyle": tree{"color": colour}, "barMaxWidth": 44,
			"label": with(tree{"show": colour != "transparent", "position": "top"}, d.format(c)),
		}
	}
	return tree{
		"grid":    tree{"left": 8, "right": 16, "top": 24, "bottom": 8, "containLabel": true},
		"xAxis":   tree{"type": "category", "data": names, "axisLabel": tree{"hideOverlap": true, "interval": 0, "width": 90, "overflow": "break"}},
		"yAxis":   tree{"type": "value", "axisLabel": with(tree{}, d.format(c))},
		"tooltip": tree{"trigger": "item"},
		"series": []any{
			tree{"type": "bar", "name": "_", "stack": "w", "data": base, "silent": true, "itemStyle": tree{"color": "transparent"}},
			bar(d.l.Pick("more", "больше"), "sv:good-fill", up), bar(d.l.Pick("less", "меньше"), "sv:bad-fill", down),
			bar(d.l.Pick("Total", "Итого"), "sv:fact", whole),
		},
	}
}

func size(v float64) any { return math.Abs(v) }
