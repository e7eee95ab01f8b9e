package plan

import (
	"slices"
	"testing"

	"svodka/internal/model"
)

// TestAlternative tells whose target the rows of somebody are that may be theirs in several ways.
func TestAlternative(t *testing.T) {
	in := func(name model.Name, ids ...string) []model.Cond {
		return []model.Cond{{Name: name, Op: model.In, Values: ids}}
	}
	for _, c := range []struct {
		title string
		rows  [][]model.Cond
		name  model.Name
		ids   []string
	}{
		{"two people", [][]model.Cond{in("owner", "ann"), in("owner", "bob")}, "owner", []string{"ann", "bob"}},
		{"two departments", [][]model.Cond{in("department", "north"), in("department", "shop")}, "department", []string{"north", "shop"}},
		{"a head who sells as well", [][]model.Cond{in("department", "north", "east"), in("owner", "ann")}, "department", []string{"north", "east"}},
		{"the same, told the other way round", [][]model.Cond{in("owner", "ann"), in("department", "north")}, "department", []string{"north"}},
		{"a department or a pipeline", [][]model.Cond{in("department", "north"), in("pipeline", "retail")}, "", nil},
		{"a head who sells, or a pipeline", [][]model.Cond{in("department", "north"), in("owner", "ann"), in("pipeline", "retail")}, "", nil},
		{"narrowed alternatives", [][]model.Cond{slices.Concat(in("department", "north"), in("pipeline", "retail")), in("owner", "ann")}, "", nil},
		{"no list", [][]model.Cond{{{Name: "department", Op: model.Filled}}, in("owner", "ann")}, "", nil},
	} {
		one, ok := alternative(c.rows)
		if ok != (c.name != "") || ok && (one.Name != c.name || !slices.Equal(one.Values, c.ids)) {
			t.Errorf("%s: %v %t", c.title, one, ok)
		}
	}
}
