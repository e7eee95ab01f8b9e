package chart

import (
	"slices"
	"unicode/utf8"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// lane is one series: a metric, or a member of the first dimension.
type lane struct {
	title   string
	column  render.Column
	member  *plan.Member
	others  bool
	colour  string
	earlier bool
	// down stands below zero in a stack: what left, beside what came.
	down bool
}

// stop is one place of the axis of categories: a period, or a member.
type stop struct {
	title string
	n     int
	row   *frame.Row // of a member, where the axis has no periods
	open  bool
}

// overTime draws lines, columns or parts on each other, along periods or, without any, along members.
func (d *drawing) overTime(kind string) tree {
	stops := d.stops(kind)
	if len(stops) == 0 {
		return nil
	}
	lanes := d.lanes(kind)
	var series []any
	for i, x := range lanes {
		series = append(series, d.series(kind, x, stops, i, len(lanes))...)
	}
	if len(lanes) > 0 && kind != "stacked" {
		if goal := d.goal(lanes, stops); goal != nil {
			series = append(series, goal)
		}
	}
	if kind == "line" && d.spec.Gap && len(lanes) == 2 {
		series = append(d.gap(lanes, stops), series...)
	}
	first := lanes[0].column
	value := d.value(first, 4)
	if kind == "line" {
		value["scale"] = !d.nearZero(first)
	}
	option := tree{
		"grid":    tree{"left": 8, "right": 16, "top": 34, "bottom": 8, "containLabel": true},
		"tooltip": tree{"trigger": "axis"}, "xAxis": axis(stops), "yAxis": value, "series": series,
		"svOver": true, // the browser, which can measure words, keeps as much room over the picture as they need
	}
	if unit := d.unit(first); unit != "" && (len(lanes) == 1 || lanes[0].title != d.name(first)) { // a legend of metrics says their units
		option["title"] = tree{"text": unit, "left": 0, "top": 0, "textStyle": tree{"fontSize": 12, "fontWeight": 450, "color": "sv:ink-3"}}
	}
	if goals := d.goalNames(series); len(lanes)+len(goals) > 1 { // a dashed end is no series of its own to a reader
		names := make([]string, len(lanes), len(lanes)+1)
		long := 0
		for i, x := range lanes {
			names[i] = x.title
		}
		names = append(names, goals...)
		for _, name := range names {
			long += utf8.RuneCountInString(name)
		}
		const line = 26                    // letters of two names that stand in one line of a phone
		if len(names) > 2 || long > line { // the legend may take two lines
			option["grid"] = tree{"left": 8, "right": 16, "top": 56, "bottom": 8, "containLabel": true}
		}
		option["legend"] = tree{"top": 0, "left": 0, "itemWidth": 14, "itemHeight": 8, "type": "plain", "data": names}
		if kind == "line" {
			option["svEnds"] = true // names at the ends, where the browser finds room for them
		}
	}
	if kind == "stacked" {
		d.totals(lanes, stops, series, value)
	}
	return option
}

// value is the axis of a column's figures. What is counted has no halves.
func (d *drawing) value(c render.Column, steps int) tree {
	axis := tree{"type": "value", "axisLabel": with(tree{}, d.format(c)), "splitNumber": steps}
	if f, _ := d.format(c)["svFormat"].(string); f == string(lang.FormatInt) {
		axis["minInterval"] = 1
	}
	if slices.ContainsFunc(d.a.Frame.Rows, func(r frame.Row) bool { return r.Cells[c.At].V < 0 }) {
		axis["boundaryGap"] = []string{"15%", "0%"} // room for what is written below
	}
	return axis
}

func axis(stops []stop) tree {
	names := make([]any, len(stops))
	for i, s := range stops {
		names[i] = brief(s.title)
	}
	return tree{"type": "category", "data": names, "axisTick": tree{"show": false}, "axisLabel": tree{"hideOverlap": true}}
}

// mixed reports whether some of the figures are better the more and some the less they are: what comes and what leaves.
func (d *drawing) mixed() bool {
	return slices.ContainsFunc(d.figures, func(c render.Column) bool { return c.Metric.Better == model.More }) &&
		slices.ContainsFunc(d.figures, func(c render.Column) bool { return c.Metric.Better == model.Less })
}

func below(v float64) any { return 0 - v } // a nought stays without a sign

// nearZero reports whether a line that does not begin at zero would lie: its figures come near zero anyway, or are shares.
func (d *drawing) nearZero(c render.Column) bool {
	low, high := 0.0, 0.0
	for i, r := range d.a.Frame.Rows {
		v := r.Cells[c.At].V
		if r.Cells[c.At].State != formula.Present {
			continue
		}
		if i == 0 || v < low {
			low = v
		}
		high = max(high, v)
	}
	const near = 0.5
	return low < near*high
}

// stops are the places of the axis.
func (d *drawing) stops(kind string) []stop {
	var list []stop
	most := mostBars
	if kind == "line" {
		most = mostPoints
	}
	if d.a.Frame.Grain != cal.None {
		for _, p := range d.a.Frame.Periods {
			list = append(list, stop{title: d.l.PeriodAxis(d.a.Calendar, p), n: p.N, open: d.a.Open(p)})
		}
		if len(list) > most { // what stands before all data and after it is no period that is left out
			for len(list) > 1 && !d.told(list[0]) {
				list = list[1:]
			}
			for len(list) > 1 && !d.told(list[len(list)-1]) {
				list = list[:len(list)-1]
			}
		}
		if len(list) > most { // the newest are kept
			d.some(most, len(list), true)
			list = list[len(list)-most:]
		}
		return list
	}
	for i := range d.a.Frame.Rows {
		list = append(list, stop{title: d.label(d.a.Frame.Rows[i]), row: &d.a.Frame.Rows[i]})
	}
	if len(list) > most {
		d.some(most, len(list), false)
		list = list[:most]
	}
	return list
}

// lanes are the series: one a metric, or one a member where the answer is split over time.
func (d *drawing) lanes(kind string) []lane {
	if d.a.Frame.Grain != cal.None && len(d.a.Frame.By) > 0 {
		return d.memberLanes()
	}
	var list []lane
	var without []render.Column
	defer func() { d.without(without) }()
	same, mixed := d.figures[0].Metric.Unit.Kind(), kind == "stacked" && d.mixed()
	for i, c := range d.figures {
		if c.Metric.Unit.Kind() != same || len(list) == MostParts {
			without = append(without, c)
			continue // another unit has no place on this axis
		}
		x := lane{title: d.name(c), column: c, colour: colour(len(list))}
		if mixed && c.Metric.Better == model.Less {
			x.down, x.colour = true, "sv:bad-fill"
		}
		list = append(list, x)
		if d.earlier[i] >= 0 && len(d.figures) == 1 {
			e := d.all[d.earlier[i]]
			list[0].colour = "sv:fact"
			list = append(list, lane{title: d.shift(d.earlier[i]), column: e, colour: "sv:prev", earlier: true})
		}
	}
	if len(list) == 1 {
		list[0].colour = "sv:fact"
	}
	return list
}

func (d *drawing) memberLanes() []lane {
	var list []lane
	seen := map[plan.Member]bool{}
	for _, r := range d.a.Frame.Rows {
		m := r.Keys[0]
		if r.Others {
			m = plan.Member{ID: "\x00others"}
		}
		if seen[m] {
			continue
		}
		seen[m] = true
		if len(list) == MostParts+1 || len(list) == MostParts && !r.Others {
			continue
		}
		x := lane{title: brief(d.label(r)), column: d.figures[0], colour: colour(len(list)), others: r.Others}
		if !r.Others {
			key := m
			x.member = &key
		} else {
			x.colour = "sv:c7"
		}
		list = append(list, x)
	}
	d.some(len(list), len(seen), false)
	return list
}

// told reports whether any figure of a period is there.
func (d *drawing) told(s stop) bool {
	return slices.ContainsFunc(d.a.Frame.Rows, func(r frame.Row) bool {
		return r.N == s.n && slices.ContainsFunc(d.figures, func(c render.Column) bool {
			return r.Cells[c.At].State == formula.Present && r.Cells[c.At].V != 0
		})
	})
}

// row is the row that a series has at a place of the axis.
func (d *drawing) row(s stop, x lane) (frame.Row, bool) {
	if s.row != nil {
		return *s.row, true
	}
	return d.at(s.n, x.member, x.others)
}

func (d *drawing) series(kind string, x lane, stops []stop, at, of int) []any {
	data, tail := make([]any, len(stops)), make([]any, len(stops))
	dashed := false
	for i, s := range stops {
		data[i], tail[i] = "-", "-"
		r, ok := d.row(s, x)
		if !ok {
			continue
		}
		value := same
		if kind == "stacked" && x.down {
			value = below
		}
		p := d.point(r, x.column, value)
		item, drawn := p.(tree)
		switch {
		case !drawn:
		case kind == "line" && s.open && !x.earlier:
			tail[i], dashed = p, true
			continue
		case s.open && !x.earlier:
			item["itemStyle"] = tree{"color": "sv:hatch:" + x.colour[len("sv:"):], "borderColor": x.colour, "borderWidth": 1}
		}
		if drawn && kind == "column" && r.Cells[x.column.At].V < 0 { // a figure stands at the end of its column
			said, _ := item["label"].(tree)
			item["label"] = with(tree{"position": "bottom"}, said)
		}
		data[i] = p
	}
	if kind != "line" {
		s := tree{"type": "bar", "name": x.title, "data": data, "itemStyle": tree{"color": x.colour}, "barMaxWidth": 36}
		if kind == "stacked" {
			s["stack"] = "all"
		}
		if x.earlier && stops[0].row == nil { // members have no line between them
			return []any{tree{
				"type": "line", "name": x.title, "data": data, "symbol": "none", "step": false,
				"lineStyle": tree{"color": x.colour, "width": 2, "type": []int{5, 4}}, "itemStyle": tree{"color": x.colour},
			}}
		}
		const room = 13
		if of == 1 && len(stops) <= room {
			s["label"] = with(tree{"show": true, "position": "top"}, d.format(x.column))
		}
		return []any{s}
	}
	line := tree{
		"type": "line", "name": x.title, "data": data, "symbolSize": 5, "showSymbol": len(stops) <= mostBars, "connectNulls": false,
		"lineStyle": tree{"color": x.colour, "width": 2}, "itemStyle": tree{"color": x.colour},
	}
	if at == 0 {
		line["lineStyle"] = tree{"color": x.colour, "width": 2.5}
	}
	if x.earlier {
		line["lineStyle"] = tree{"color": x.colour, "width": 2, "type": []int{5, 4}}
		line["showSymbol"] = false
	}
	if !dashed {
		return []any{line}
	}
	for i := 1; i < len(tail); i++ { // the dashed end begins where the line stops
		if _, ok := tail[i].(tree); ok {
			if before, ok := data[i-1].(tree); ok {
				tail[i-1] = tree{"value": before["value"]} // the line itself says and opens it
			}
		}
	}
	return []any{line, tree{
		"type": "line", "name": "_" + x.title, "data": tail, "symbolSize": 7, "lineStyle": tree{"color": x.colour, "width": 2, "type": "dashed"},
		"itemStyle": tree{"color": "sv:surface", "borderColor": x.colour, "borderWidth": 2}, "legendHoverLink": false,
	}}
}
