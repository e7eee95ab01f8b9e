package model

import (
	"maps"
	"slices"
)

// Custom is a field that only this company has.
type Custom struct {
	Entity string // such as "deal"
	Name   Name   // the column is "c_<Name>"
	Title  string // as the company calls it
	Kind   Kind   // Plain, Number, Flag or Date
}

// With returns the model with a dimension for each custom field. A field of deals is reached from deals themselves and
// from every fact that has a key to the deal; the same for leads, clients, users and the rest. A field whose name is
// taken becomes the dimension "c_<name>". The receiver stays as it was.
func (m *Model) With(fields []Custom) *Model {
	if len(fields) == 0 {
		return m
	}
	n := *m
	n.dimensions, n.dimOrder = maps.Clone(m.dimensions), slices.Clone(m.dimOrder)
	n.facts = make(map[Name]*Fact, len(m.facts))
	for name, f := range m.facts {
		c := *f
		c.Refs = maps.Clone(f.Refs)
		n.facts[name] = &c
	}
	for _, field := range slices.SortedFunc(slices.Values(fields), func(a, b Custom) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	}) {
		n.add(field)
	}
	return &n
}

func (m *Model) add(c Custom) {
	name := c.Name
	if m.taken(name) {
		name = "c_" + c.Name
	}
	d := &Dimension{Name: name, Title: Text{EN: c.Title, RU: c.Title}, Kind: c.Kind, Entity: c.Entity}
	if _, twice := m.dimensions[name]; !twice {
		m.dimOrder = append(m.dimOrder, d)
	}
	m.dimensions[name] = d
	for _, f := range m.facts {
		if ref, ok := m.custom(f, c); ok {
			ref.To = name
			f.Refs[name] = ref
		}
	}
}

func (m *Model) taken(name Name) bool {
	if _, ok := m.dimensions[name]; ok || slices.Contains(reserved, name) {
		return true
	}
	for _, f := range m.facts {
		_, day := f.Days[name]
		if _, num := f.Nums[name]; num || day {
			return true
		}
	}
	return false
}

// custom finds the way from a fact to a field: its own column, or a step by its key to the field's entity.
//
//	closing, with the key owner: {col: owner, at: {…}} of users, and the field "grade" of users
//	→ c_grade of user by owner, and by the owner of the role where there is one
func (m *Model) custom(f *Fact, c Custom) (Ref, bool) {
	column := "c_" + c.Name
	if f.Table == c.Entity {
		return Ref{Col: Column{Name: column}}, true
	}
	for _, to := range sorted(f.Refs) {
		key := f.Refs[to]
		if d := m.dimensions[to]; d == nil || d.Table != c.Entity || key.Col.Via != "" {
			continue
		}
		step := func(by Column) Column { return Column{Name: column, Via: by.Name, Table: c.Entity} }
		ref := Ref{Col: step(key.Col), Only: key.Only}
		for role, by := range key.At {
			if ref.At == nil {
				ref.At = map[Name]Column{}
			}
			ref.At[role] = step(by)
		}
		return ref, true
	}
	return Ref{}, false
}
