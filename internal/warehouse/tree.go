package warehouse

// departmentWide names for each department the top of its tree: the branch or office it belongs to.
var departmentWide = &Table{Name: "department_x", Of: "department", Help: "where a department stands", Columns: []Column{
	key("root", "department", "the top of the tree it belongs to; itself at the top"),
}}

// treeStep walks the tree of departments.
//
//	department  parent        department  root
//	company                   company     company
//	sales       company   →   sales       company
//	retail      sales         retail      company
func treeStep() *Step {
	return &Step{
		Name: "tree", Global: true,
		Inputs: []Input{{From: "department", By: "id", Columns: []string{"id", "parent"}}},
		Out:    []*Table{departmentWide},
		Run: func(_ *Env, g Group, emit func(int, Row)) {
			parent := map[string]string{}
			for _, r := range g.Rows[0] {
				id, _ := r[0].(string)
				parent[id], _ = r[1].(string)
			}
			for _, r := range g.Rows[0] {
				id, _ := r[0].(string)
				emit(0, Row{id, rootOf(id, parent)})
			}
		},
	}
}

// rootOf climbs to the top; a parent that does not exist, or a ring of departments, ends the climb.
func rootOf(id string, parent map[string]string) string {
	seen := map[string]bool{id: true}
	for {
		up := parent[id]
		if _, exists := parent[up]; up == "" || !exists || seen[up] {
			return id
		}
		seen[up] = true
		id = up
	}
}
