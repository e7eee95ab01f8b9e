package chart

import (
	"math"

	"svodka/internal/model/formula"
)

// gap shades what lies between two lines: how much more comes than goes, or the other way round.
func (d *drawing) gap(lanes []lane, stops []stop) []any {
	base, over := make([]any, len(stops)), make([]any, len(stops))
	for i, s := range stops {
		base[i], over[i] = "-", "-"
		one, ok := d.row(s, lanes[0])
		other, also := d.row(s, lanes[1])
		if !ok || !also {
			continue
		}
		a, b := one.Cells[lanes[0].column.At], other.Cells[lanes[1].column.At]
		if a.State != formula.Present || b.State != formula.Present {
			continue
		}
		base[i], over[i] = min(a.V, b.V)*d.scale(lanes[0].column), math.Abs(a.V-b.V)*d.scale(lanes[0].column)
	}
	area := func(data []any, colour string) tree {
		return tree{
			"type": "line", "name": "_", "stack": "gap", "data": data, "silent": true, "symbol": "none", "z": 1,
			"lineStyle": tree{"width": 0}, "areaStyle": tree{"color": colour, "opacity": 1}, "itemStyle": tree{"color": colour},
		}
	}
	return []any{area(base, "transparent"), area(over, "sv:warn-tint")}
}
