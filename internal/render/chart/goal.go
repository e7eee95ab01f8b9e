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

// goal is the plan of a picture of one metric over time.
func (d *drawing) goal(lanes []lane, stops []stop) tree {
	if len(d.figures) != 1 {
		return nil
	}
	return d.goalOf(lanes[0], stops, d.spec.Kind)
}

// goalOf is the plan of one series: a dashed step over columns, a dashed line beside a line. Beside a running total it is the
// pace: what the plan comes to by each period.
func (d *drawing) goalOf(x lane, stops []stop, kind string) tree {
	if x.member != nil || x.others || len(stops) == 0 || stops[0].row != nil {
		return nil
	}
	goal, ok := d.planned(x.column)
	if !ok {
		return nil
	}
	done, _ := render.Held(d.all, x.column.Metric.Name, frame.Done)
	data := make([]any, len(stops))
	sum := 0.0
	for i, s := range stops {
		data[i] = "-"
		r, ok := d.row(s, x)
		if !ok || r.Cells[goal.At].State != formula.Present {
			continue
		}
		v := r.Cells[goal.At]
		if x.column.Kind == frame.Running {
			sum += v.V
			v.V = sum
		}
		tip := goal.Full(v, d.a.Settings.Currency)
		if c := r.Cells[done.At]; c.State == formula.Present && x.column.Kind == frame.Figure {
			tip += ", " + done.Full(c, d.a.Settings.Currency)
		}
		data[i] = tree{"value": v.V * d.scale(x.column), "tip": tip}
	}
	var step any = false
	if kind != "line" {
		step = "middle"
	}
	return tree{
		"type": "line", "id": goalID, "name": d.goalName(x), "data": data, "symbol": "none", "step": step, "z": 4, "connectNulls": false,
		"lineStyle": tree{"color": "sv:plan", "width": 1.5, "type": []int{5, 4}}, "itemStyle": tree{"color": "sv:plan"},
	}
}

func (d *drawing) goalName(x lane) string {
	if x.column.Kind == frame.Running {
		return d.l.Pick("by plan", "по плану")
	}
	return d.l.Pick("plan", "план")
}

// planTitle adds to the head of a panel what its dashed line is.
func (d *drawing) planTitle(title string, compared bool) string {
	if compared {
		return title + d.l.Pick(" and the plan", " и план")
	}
	return title + d.l.Pick(" · dashed: the plan", " · пунктир: план")
}

// running puts the running total in the place of the figure, where a line of one metric over time is asked for with it: with
// the plan beside it that is the pace.
func (d *drawing) running() {
	if d.spec.Kind != "line" || len(d.figures) != 1 || len(d.a.Frame.By) > 0 {
		return
	}
	if c, ok := render.Held(d.all, d.figures[0].Metric.Name, frame.Running); ok && d.shown(c) {
		d.figures[0], d.earlier[0] = c, -1
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
