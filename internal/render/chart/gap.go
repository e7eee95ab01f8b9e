package chart

import "svodka/internal/model/formula"

// gap shades what lies between two lines: how much more comes than goes, or the other way round. It has a piece for each two
// places of the axis that follow each other, which the browser draws up to where the lines cross ("svRender").
func (d *drawing) gap(lanes []lane, stops []stop) []any {
	scale := d.scale(lanes[0].column)
	pair := func(s stop) (one, other float64, ok bool) {
		a, okA := d.row(s, lanes[0])
		b, okB := d.row(s, lanes[1])
		if !okA || !okB {
			return 0, 0, false
		}
		x, y := a.Cells[lanes[0].column.At], b.Cells[lanes[1].column.At]
		return x.V * scale, y.V * scale, x.State == formula.Present && y.State == formula.Present
	}
	var pieces []any
	for i := 1; i < len(stops); i++ {
		a, b, ok := pair(stops[i-1])
		c, e, also := pair(stops[i])
		if ok && also {
			pieces = append(pieces, []float64{float64(i - 1), a, b, c, e})
		}
	}
	if pieces == nil {
		return nil
	}
	return []any{tree{
		"type": "custom", "name": "_", "svRender": "gap", "data": pieces, "silent": true, "z": 1, "clip": true,
		"encode": tree{"x": 0, "y": []int{1, 2, 3, 4}}, "itemStyle": tree{"color": "sv:warn-tint"},
	}}
}
