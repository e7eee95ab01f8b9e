package chart

import (
	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/render"
)

// planned finds the column of a metric's target; ok is false where the answer has none, or no row has one.
func (d *drawing) planned(c render.Column) (render.Column, bool) {
	goal, ok := render.Held(d.all, c.Metric.Name, frame.Planned)
	return goal, ok && d.shown(goal)
}

// goalID marks the series of the plan.
const goalID = "plan"

// goal is the plan of a picture of one metric over time: a dashed step over columns, a dashed line beside a line.
func (d *drawing) goal(lanes []lane, stops []stop) tree {
	first := lanes[0]
	if first.member != nil || first.others || stops[0].row != nil || len(d.figures) != 1 {
		return nil
	}
	goal, ok := d.planned(first.column)
	if !ok {
		return nil
	}
	data := make([]any, len(stops))
	for i, s := range stops {
		data[i] = "-"
		r, ok := d.row(s, first)
		if !ok || r.Cells[goal.At].State != formula.Present {
			continue
		}
		v := r.Cells[goal.At]
		tip := goal.Full(v, d.a.Settings.Currency)
		if done, ok := render.Held(d.all, first.column.Metric.Name, frame.Done); ok && r.Cells[done.At].State == formula.Present {
			tip += ", " + done.Full(r.Cells[done.At], d.a.Settings.Currency)
		}
		data[i] = tree{"value": v.V * d.scale(first.column), "tip": tip}
	}
	var step any = false
	if d.spec.Kind != "line" {
		step = "middle"
	}
	return tree{
		"type": "line", "id": goalID, "name": d.l.Pick("plan", "план"), "data": data, "symbol": "none", "step": step, "z": 4, "connectNulls": false,
		"lineStyle": tree{"color": "sv:plan", "width": 1.5, "type": []int{5, 4}}, "itemStyle": tree{"color": "sv:plan"},
	}
}

// goalNames lists what the plan among series is called in a legend.
func (d *drawing) goalNames(series []any) []string {
	for _, s := range series {
		if t, ok := s.(tree); ok && t["id"] == goalID {
			name, _ := t["name"].(string)
			return []string{name}
		}
	}
	return nil
}

// tick marks the plan on bars lying down: a thin mark where each should end, and the bar's end says the completion.
func (d *drawing) tick(c render.Column, list []frame.Row, panel int) tree {
	goal, ok := d.planned(c)
	if !ok {
		return nil
	}
	data := make([]any, len(list))
	some := false
	for i, r := range list {
		v := r.Cells[goal.At]
		data[i] = "-"
		if v.State != formula.Present {
			continue
		}
		some = true
		data[i] = tree{"value": []any{v.V * d.scale(c), i}, "tip": goal.Full(v, d.a.Settings.Currency)}
	}
	if !some {
		return nil
	}
	return tree{
		"type": "scatter", "name": d.l.Pick("plan", "план"), "xAxisIndex": panel, "yAxisIndex": panel, "data": data,
		"symbol": "rect", "symbolSize": []int{2, 18}, "z": 5, "itemStyle": tree{"color": "sv:plan"},
	}
}
