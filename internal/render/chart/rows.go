package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// How high a row of bars stands in px: usually and at most, with what stands over them.
const (
	rowHigh = 26
	rowTall = 36
	rowHead = 26
	// rowLeast is how low a row may be so that its words do not touch those of the next.
	rowLeast = 17
)

// rows draws bars lying down, the longest on top, each metric in a panel of its own beside the names. How wide the panels are
// the browser works out, which can measure the words ("svRows").
func (d *drawing) rows() (option tree, height, most int) {
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
	list = d.unnamed(list, first)
	most = d.fit(mostRows, rowLeast)
	if latest := d.dated(); latest && len(list) > most { // of months the newest are kept
		d.some(most, len(list), true)
		list = list[len(list)-most:]
	}
	d.some(most, len(list), false)
	list = list[:min(len(list), most)]
	const panels = 4
	figures := d.figures[:min(len(d.figures), panels)]
	d.without(d.figures[len(figures):])
	names := make([]any, len(list))
	for i, r := range list {
		names[i] = brief(d.label(r))
	}
	head := 6
	option = tree{"svRows": true, "tooltip": tree{"trigger": "item"}}
	if len(figures) > 1 {
		head = rowHead
	} else if d.earlier[0] >= 0 {
		head = rowHead
		option["legend"] = tree{"top": 0, "left": 0, "itemWidth": 14, "itemHeight": 8, "type": "plain"}
	}
	var grids, xs, ys, titles, series []any
	for i, c := range figures {
		// The browser moves the panels; these places are for who cannot measure.
		share := 70 / len(figures)
		grids = append(grids, tree{
			"left": percent(28 + share*i), "width": percent(share - 12), "top": head, "bottom": 2, "outerBoundsMode": "none", "containLabel": false,
		})
		xs = append(xs, tree{"type": "value", "gridIndex": i, "show": false})
		ys = append(ys, tree{
			"type": "category", "gridIndex": i, "data": names, "inverse": true, "axisLine": tree{"show": false}, "axisTick": tree{"show": false},
			"axisLabel": tree{"show": i == 0, "width": 120, "overflow": "truncate", "interval": 0, "hideOverlap": false},
		})
		if len(figures) > 1 {
			titles = append(titles, tree{"text": d.name(c), "left": percent(28 + share*i), "top": 0, "textStyle": tree{"fontSize": 12,
				"fontWeight": 550, "width": 270 / len(figures), "overflow": "truncate"}})
		}
		now := d.lying(c, list, i)
		if option["legend"] != nil { // nothing else says the unit
			now["name"] = d.name(c)
		}
		if mark := d.tick(c, list, i); mark != nil {
			if len(figures) == 1 {
				head, option["legend"] = rowHead, tree{"top": 0, "left": 0, "itemWidth": 14, "itemHeight": 8, "type": "plain"}
				now["name"] = d.name(c)
			}
			series = append(series, now, mark)
		} else {
			series = append(series, now)
		}
		if e := d.earlier[i]; e >= 0 && len(figures) == 1 {
			before := d.lying(d.all[e], list, i)
			before["name"], before["itemStyle"], before["barMaxWidth"] = d.shift(e), tree{"color": "sv:prev", "borderRadius": []int{0, 2, 2, 0}}, 6
			delete(before, "label")
			series = append(series, before)
		}
	}
	option["grid"], option["xAxis"], option["yAxis"], option["series"] = grids, xs, ys, series
	if titles != nil {
		option["title"] = titles
	} else if u := d.unit(first); u != "" && option["legend"] == nil {
		option["title"] = []any{tree{"text": u, "left": 0, "top": 0, "textStyle": tree{"fontSize": 12, "fontWeight": 450, "color": "sv:ink-3"}}}
		grid, _ := grids[0].(tree)
		grid["top"], head = rowHead, rowHead
	}
	return option, max(72, head+4+rowHigh*len(list)), max(72, head+4+rowTall*len(list))
}

// unnamed leaves to the table what has no name, or stands for all others, where beside it the bars of those with a name could
// not be told apart.
func (d *drawing) unnamed(list []frame.Row, c render.Column) []frame.Row {
	const dwarfs = 8
	most := 0.0
	for _, r := range list {
		if !nameless(r) {
			most = max(most, math.Abs(r.Cells[c.At].V))
		}
	}
	var left []string
	list = slices.DeleteFunc(list, func(r frame.Row) bool {
		if !nameless(r) || most <= 0 || math.Abs(r.Cells[c.At].V) < dwarfs*most {
			return false
		}
		left = append(left, d.label(r)+" — "+d.about(c, r.Cells[c.At]))
		return true
	})
	if len(left) > 0 {
		d.leave(d.l.Pick("Only in the table: ", "Только в таблице: ") + strings.Join(left, "; ") + ".")
	}
	return list
}

// about is a figure as a sentence tells it: money without its last digits.
func (d *drawing) about(c render.Column, v formula.Value) string {
	if u := c.Metric.Unit; u.Kind() == unit.Money && !u.Rate() {
		return d.l.MoneyTile(int64(v.V), d.a.Settings.Currency)
	}
	return c.Full(v, d.a.Settings.Currency)
}

func nameless(r frame.Row) bool { return r.Others || len(r.Keys) == 1 && r.Keys[0].Null }

// dated reports whether the rows are months in their order.
func (d *drawing) dated() bool {
	return len(d.a.Frame.By) == 1 && d.a.Frame.By[0].Name == "cohort" && len(d.a.Query.Sort) > 0 && d.a.Query.Sort[0].Name == "cohort" && !d.a.Query.Sort[0].Desc
}

// fit is how many rows a picture shows: as many as it may, or as its card has room for.
func (d *drawing) fit(most, least int) int {
	if d.spec.Room == 0 {
		return most
	}
	return max(1, min(most, (d.spec.Room-rowHead)/least))
}

// lying is a panel's series: all bars of one colour, only what went below zero where more is better stands out.
func (d *drawing) lying(c render.Column, list []frame.Row, panel int) tree {
	data := make([]any, len(list))
	for i, r := range list {
		data[i] = d.point(r, c, same)
		if item, ok := data[i].(tree); ok && r.Cells[c.At].V < 0 && c.Metric.Better == model.More {
			item["itemStyle"] = tree{"color": "sv:bad-fill"}
			item["label"] = tree{"color": "sv:bad", "fontWeight": 600}
		}
	}
	return tree{
		"type": "bar", "name": words(c.Title), "xAxisIndex": panel, "yAxisIndex": panel, "data": data, "barMaxWidth": 14, "barCategoryGap": "30%",
		"itemStyle": tree{"color": "sv:fact", "borderRadius": []int{0, 2, 2, 0}},
		"label":     with(tree{"show": true, "position": "right"}, d.format(c)),
	}
}

// shift is what the comparison of a column is called.
func (d *drawing) shift(earlier int) string {
	return render.Shift(d.a.Views[d.all[earlier].View].Name, d.l)
}

func percent(n int) string { return strconv.Itoa(n) + "%" }

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
	d.without(d.figures[two:])
	list := d.a.Frame.Rows
	d.some(mostDots, len(list), false)
	list = list[:min(len(list), mostDots)]
	var data []any
	for _, r := range list {
		vx, vy := r.Cells[x.At], r.Cells[y.At]
		if vx.State != formula.Present || vy.State != formula.Present {
			continue
		}
		item := tree{
			"name": brief(d.label(r)), "value": []float64{vx.V * d.scale(x), vy.V * d.scale(y)},
			"tip": words(d.label(r) + ": " + x.Full(vx, d.a.Settings.Currency) + ", " + y.Full(vy, d.a.Settings.Currency)),
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
		return nil // parts left out would not make the whole
	}
	d.without(d.figures[1:])
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
