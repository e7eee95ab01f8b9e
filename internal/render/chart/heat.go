package chart

import (
	"math"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// heat draws two dimensions, or a dimension and periods, as cells of one hue with their figures in them. Zero is a figure;
// what is not there is blank.
func (d *drawing) heat() (option tree, height, most int) {
	c := d.figures[0]
	across, down := d.crossing()
	across = unbroken(across)
	if len(across) == 0 || len(down) == 0 {
		return nil, 0, 0
	}
	if len(d.a.Frame.By) > 1 {
		d.some(mostCells, len(across), false)
		across = across[:min(len(across), mostCells)]
	} else { // of periods the newest are kept
		d.some(mostCells, len(across), true)
		across = across[max(0, len(across)-mostCells):]
	}
	rows := d.fit(mostCells, rowLeast)
	d.some(rows, len(down), false)
	down = down[:min(len(down), rows)]
	data, low, high := d.cells(c, across, down)
	if len(data) == 0 {
		return nil, 0, 0
	}
	d.without(d.figures[1:])
	const cell, tall, head, few = 30, 42, 72, 24
	unit := d.unit(c)
	if unit != "" {
		unit = "\u00a0" + unit
	}
	bounds := []string{d.short(c, high/d.scale(c)) + unit, d.short(c, low/d.scale(c))}
	return tree{
		"svCells": true, // figures that have no room in their cells are left to the tooltip
		"grid":    tree{"left": 8, "right": 8, "top": 4, "bottom": 30, "containLabel": true},
		"xAxis": tree{
			"type": "category", "data": titles(across), "position": "top", "splitArea": tree{"show": false}, "axisTick": tree{"show": false},
			"axisLine": tree{"show": false}, "axisLabel": under(len(across), d.a.Frame.Grain == cal.None),
		},
		"yAxis": tree{
			"type": "category", "data": titles(down), "inverse": true, "axisTick": tree{"show": false},
			"axisLine": tree{"show": false}, "axisLabel": tree{"width": 150, "overflow": "truncate"},
		},
		"visualMap": tree{
			"type": "continuous", "min": low, "max": high, "dimension": 2, "show": true, "calculable": false, "orient": "horizontal",
			"left": 0, "bottom": 0, "itemWidth": 10, "itemHeight": 96, "hoverLink": false, "textGap": 6, "text": bounds,
			"inRange": tree{"color": []string{"sv:h0", "sv:h1", "sv:h2", "sv:h3", "sv:h4", "sv:h5"}},
		},
		"tooltip": tree{"trigger": "item"},
		"series": []any{tree{
			"type": "heatmap", "name": words(c.Title), "data": data,
			"label":     with(tree{"show": len(across) <= few, "fontSize": 11, "color": "sv:ink", "svIndex": 2}, d.format(c)),
			"itemStyle": tree{"borderWidth": 2, "borderColor": "sv:surface", "borderRadius": 3},
		}},
	}, head + cell*len(down), head + tall*len(down)
}

// cells are the cells of a heat map with the bounds of its scale. The colour of each figure is chosen for the place of the scale it
// stands on, so the scale that colours the cells and the one that chooses the text are the same.
func (d *drawing) cells(c render.Column, across, down []corner) (data []any, low, high float64) {
	xs, ys := index(across), index(down)
	low, high = math.Inf(1), math.Inf(-1)
	plain := d.same(c)
	for _, r := range d.a.Frame.Rows {
		a, b := d.keys(r)
		x, okx := xs[a]
		y, oky := ys[b]
		v := r.Cells[c.At]
		if !okx || !oky || v.State != formula.Present {
			continue
		}
		item := tree{"value": []any{x, y, v.V * d.scale(c)}, "tip": words(down[y].title + ", " + across[x].title + ": " + c.Full(v, d.a.Settings.Currency))}
		if i := d.place(r, c); i >= 0 {
			item["i"] = i
		}
		data = append(data, item)
		if few := render.Few(d.a, r, c.Column, d.l); few != "" { // what cannot be judged by has no colour, and moves no scale
			item["tip"] = words(down[y].title+", "+across[x].title+": "+c.Full(v, d.a.Settings.Currency)) + d.doubted(few)
			item["visualMap"], item["itemStyle"], item["label"] = false, tree{"color": "sv:sunken"}, tree{"color": "sv:ink-3"}
			continue
		}
		if a == plain {
			item["visualMap"], item["itemStyle"], item["label"] = false, tree{"color": "sv:sunken"}, tree{"color": "sv:ink-2"}
			continue
		}
		low, high = min(low, v.V*d.scale(c)), max(high, v.V*d.scale(c))
	}
	const near = 0.5
	if math.IsInf(low, 1) {
		low, high = 0, 1
	}
	if low > 0 && low < near*high || low == high { // figures that come near zero are read against it
		low = min(0, low)
	}
	if high <= low {
		high = low + 1
	}
	for _, x := range data {
		item, _ := x.(tree)
		value, _ := item["value"].([]any)
		v, _ := value[2].(float64)
		if item["visualMap"] == false {
			continue
		}
		item["label"] = tree{"color": "sv:on-heat/" + strconv.FormatFloat((v-low)/(high-low), 'f', 3, 64)}
	}
	return data, low, high
}

// same is the first column of a share where it is all of each row, as the month of the first purchase is of a cohort: it tells
// nothing, and beside it the others would have no colours. "" where there is none.
func (d *drawing) same(c render.Column) string {
	first, columns := "", map[string]bool{}
	for _, r := range d.a.Frame.Rows {
		a, _ := d.keys(r)
		columns[a] = true
		if len(d.a.Frame.By) > 1 && member(r, 1) == "m0" {
			if v := r.Cells[c.At]; c.Metric.Unit.Kind() != unit.Percent || v.State != formula.Present || v.V != 1 {
				return ""
			}
			first = a
		}
	}
	if len(columns) < 2 {
		return ""
	}
	return first
}

// unbroken puts the numbers between into an axis of whole numbers: months, hours.
func unbroken(list []corner) []corner {
	const most = 60
	numbers := make([]int, len(list))
	for i, c := range list {
		n, err := strconv.Atoi(strings.TrimPrefix(c.key, "m"))
		if err != nil || c.title != strconv.Itoa(n) || i > 0 && (n <= numbers[i-1] || n-numbers[0] > most) {
			return list
		}
		numbers[i] = n
	}
	var out []corner
	for i, c := range list {
		for n := numbers[max(0, i-1)] + 1; n < numbers[i]; n++ {
			out = append(out, corner{"m" + strconv.Itoa(n), strconv.Itoa(n)})
		}
		out = append(out, c)
	}
	return out
}

// corner is a place of an axis of a heat map.
type corner struct {
	key   string
	title string
}

// keys are the places of a row on the two axes: across, down.
func (d *drawing) keys(r frame.Row) (across, down string) {
	first := member(r, 0)
	if len(d.a.Frame.By) > 1 {
		return member(r, 1), first
	}
	return "n" + trim(float64(r.N)), first
}

func member(r frame.Row, i int) string {
	if r.Others {
		return "others"
	}
	if r.Keys[i].Null {
		return "null"
	}
	return "m" + r.Keys[i].ID
}

// crossing lists what stands across and down, in the order of members everywhere.
func (d *drawing) crossing() (across, down []corner) {
	if len(d.a.Frame.By) == 0 {
		return nil, nil
	}
	if len(d.a.Frame.By) == 1 {
		for _, p := range d.a.Frame.Periods {
			across = append(across, corner{"n" + trim(float64(p.N)), d.l.PeriodAxis(d.a.Calendar, p)})
		}
	} else {
		across = d.members(1)
	}
	return across, d.members(0)
}

func (d *drawing) members(i int) []corner {
	seen := map[string]plan.Member{}
	var list []corner
	for _, r := range d.a.Frame.Rows {
		key := member(r, i)
		if _, ok := seen[key]; ok {
			continue
		}
		seen[key] = r.Keys[i]
		texts := render.Label(d.a, r, d.l)
		list = append(list, corner{key, brief(texts[len(texts)-len(d.a.Frame.By)+i])})
	}
	dim := d.a.Frame.By[i]
	order(list, func(c corner) float64 { return d.a.Names.Order(dim, seen[c.key]) })
	return list
}

func index(list []corner) map[string]int {
	m := map[string]int{}
	for i, c := range list {
		m[c.key] = i
	}
	return m
}

func titles(list []corner) []any {
	out := make([]any, len(list))
	for i, c := range list {
		out[i] = brief(c.title)
	}
	return out
}

// under are the names under a heat map: a few are all written, cut to their cells; of many those that have room.
func under(n int, lean bool) tree {
	const few = 16
	if n > few {
		return tree{"hideOverlap": true}
	}
	const wide = 640
	return tree{"interval": 0, "width": wide / max(1, n), "overflow": "truncate", "fontSize": 11, "svLean": lean}
}
