package model

import (
	"maps"
	"slices"
)

func sorted[V any](m map[Name]V) []Name { return slices.Sorted(maps.Keys(m)) }

// Inputs lists the metrics that a metric is worked out from, transitively, each once, nearest first. It is empty for
// figures that are counted.
func (m *Model) Inputs(metric Name) []Name {
	var list []Name
	x, ok := m.metrics[metric]
	if !ok {
		return nil
	}
	queue := []*Metric{x}
	for len(queue) > 0 {
		for _, name := range queue[0].inputs() {
			if in, ok := m.metrics[name]; ok && !slices.Contains(list, in.Name) {
				list = append(list, in.Name)
				queue = append(queue, in)
			}
		}
		queue = queue[1:]
	}
	return list
}

// inputs names what a metric is directly worked out from.
func (m *Metric) inputs() []Name {
	if m.Plan != nil {
		return []Name{m.Plan.Of}
	}
	return m.Formula.Inputs()
}

// Leaves lists the counted figures behind a metric: itself, or its inputs that are neither formulas nor held against a
// target.
func (m *Model) Leaves(metric Name) []*Metric {
	var list []*Metric
	for _, name := range append([]Name{metric}, m.Inputs(metric)...) {
		if x, ok := m.metrics[name]; ok && x.Formula.IsZero() && x.Plan == nil {
			list = append(list, x)
		}
	}
	return list
}

// Facts lists the facts a metric finally reads, each once.
func (m *Model) Facts(metric Name) []Name {
	var list []Name
	for _, x := range m.Leaves(metric) {
		if fact, _ := x.Base(); fact != "" && !slices.Contains(list, fact) {
			list = append(list, fact)
		}
	}
	return list
}

// CanSplit reports whether a metric can be split by a dimension: every figure behind it reaches the dimension on its
// own fact or is repeated over it.
//
// What is held against a target is split by what targets are set by.
func (m *Model) CanSplit(metric, dim Name) bool {
	if m.ofPlan(metric) && !slices.Contains(PlanBy(), dim) {
		return false
	}
	leaves := m.Leaves(metric)
	reached := false
	for _, x := range leaves {
		fact, role := x.Base()
		f, ok := m.facts[fact]
		if !ok {
			return false
		}
		if f.Reaches(dim, role) {
			reached = true
		} else if !slices.Contains(x.Across, dim) {
			return false
		}
	}
	return reached || len(leaves) == 1 && slices.Contains(leaves[0].Across, dim)
}

// PlanBy lists the dimensions that targets can be set by, in the order of their names.
func PlanBy() []Name {
	return []Name{"branch", "category", "channel", "department", "owner", "pipeline", "product", "product_group", "region", "sale_kind", "segment"}
}

// ofPlan reports whether a metric is held against a target, itself or through what it is worked out from.
func (m *Model) ofPlan(metric Name) bool {
	return slices.ContainsFunc(append([]Name{metric}, m.Inputs(metric)...), func(name Name) bool {
		x, ok := m.metrics[name]
		return ok && x.Plan != nil
	})
}

// Dimensions lists the dimensions a metric can be split by, in the order of [Model.Dims], hidden ones left out.
func (m *Model) Dimensions(metric Name) []Name {
	var list []Name
	for _, d := range m.dimOrder {
		if !d.Hidden && m.CanSplit(metric, d.Name) {
			list = append(list, d.Name)
		}
	}
	return list
}
