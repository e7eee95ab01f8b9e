package tile

import (
	"svodka/internal/ask"
	"svodka/internal/render"
)

// recordColumns are the first few columns of a list that hold something.
func recordColumns(list *ask.RecordList) []int {
	const most = 5
	filled := render.Filled(list)
	return filled[:min(len(filled), most)]
}
