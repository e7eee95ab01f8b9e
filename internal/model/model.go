package model

import (
	"cmp"
	"maps"
	"slices"
)

// Model is a checked set of facts, dimensions and metrics. It does not change after [Load] and [Model.With] have made
// it, so goroutines may share it.
type Model struct {
	facts      map[Name]*Fact
	dimensions map[Name]*Dimension
	metrics    map[Name]*Metric // also by former names
	order      []*Metric        // by area, then by place and name
	dimOrder   []*Dimension
}

// Areas lists the areas of metrics in the order catalogues show them.
func Areas() []string {
	return []string{"leads", "marketing", "sales", "plan", "work", "clients", "service"}
}

// Metric finds a metric by its name or a former one.
func (m *Model) Metric(name Name) (*Metric, bool) {
	found, ok := m.metrics[name]
	return found, ok
}

// Fact finds a fact by name.
func (m *Model) Fact(name Name) (*Fact, bool) {
	found, ok := m.facts[name]
	return found, ok
}

// Dimension finds a dimension by name.
func (m *Model) Dimension(name Name) (*Dimension, bool) {
	found, ok := m.dimensions[name]
	return found, ok
}

// Metrics lists every metric, hidden ones too, by area and then by name. The slice is the caller's.
func (m *Model) Metrics() []*Metric { return slices.Clone(m.order) }

// Dims lists every dimension, hidden ones too: in the order of the model's file, then custom fields by name.
func (m *Model) Dims() []*Dimension { return slices.Clone(m.dimOrder) }

// FactList lists every fact by name.
func (m *Model) FactList() []*Fact {
	list := make([]*Fact, 0, len(m.facts))
	for _, name := range slices.Sorted(maps.Keys(m.facts)) {
		list = append(list, m.facts[name])
	}
	return list
}

// MetricNames lists the names a person may be offered, in the order of [Model.Metrics].
func (m *Model) MetricNames() []Name {
	var list []Name
	for _, metric := range m.order {
		if !metric.Hidden {
			list = append(list, metric.Name)
		}
	}
	return list
}

// DimensionNames lists the names a person may be offered, in the order of [Model.Dims].
func (m *Model) DimensionNames() []Name {
	var list []Name
	for _, d := range m.dimOrder {
		if !d.Hidden {
			list = append(list, d.Name)
		}
	}
	return list
}

// Column is where a dimension is read when the fact is placed in time by a date role ("" for stocks); ok is false when
// the fact does not reach the dimension in that role.
func (f *Fact) Column(dim, role Name) (Column, bool) {
	ref, ok := f.Refs[dim]
	if !ok || len(ref.Only) > 0 && !slices.Contains(ref.Only, role) {
		return Column{}, false
	}
	if col, ok := ref.At[role]; ok {
		return col, true
	}
	return ref.Col, true
}

// Reaches reports whether the fact can be split by the dimension when it is placed in time by the role ("" for stocks).
func (f *Fact) Reaches(dim, role Name) bool {
	_, ok := f.Column(dim, role)
	return ok
}

// Base names the fact a metric reads and the date role that places its rows in time ("" for a stock). Both are "" for
// formulas and for metrics that wait.
func (m *Metric) Base() (fact, role Name) {
	switch {
	case m.Flow != nil:
		return m.Flow.Fact, m.Flow.Day
	case m.Stock != nil:
		return m.Stock.Fact, ""
	case m.Cohort != nil:
		return m.Cohort.Fact, m.Cohort.Enter
	}
	return "", ""
}

// Conditions are the metric's own conditions on its fact; nil for formulas.
func (m *Metric) Conditions() []Cond {
	switch {
	case m.Flow != nil:
		return m.Flow.Where
	case m.Stock != nil:
		return m.Stock.Where
	case m.Cohort != nil:
		return m.Cohort.Where
	}
	return nil
}

// allConditions are those on the rows and those that a share counts by.
func (m *Metric) allConditions() []Cond {
	if m.Cohort == nil {
		return m.Conditions()
	}
	return slices.Concat(m.Cohort.Where, m.Cohort.Met)
}

// Kind names the metric's kind: flow, stock, cohort, formula, plan, or waits.
func (m *Metric) Kind() string {
	switch {
	case m.Waits != "":
		return "waits"
	case m.Plan != nil:
		return "plan"
	case m.Flow != nil:
		return "flow"
	case m.Stock != nil:
		return "stock"
	case m.Cohort != nil:
		return "cohort"
	}
	return "formula"
}

// arrange puts the metrics into the order of catalogues.
func (m *Model) arrange() {
	areas := Areas()
	place := func(x *Metric) int {
		if i := slices.Index(areas, x.Area); i >= 0 {
			return i
		}
		return len(areas)
	}
	slices.SortFunc(m.order, func(a, b *Metric) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Area, b.Area), cmp.Compare(a.Name, b.Name))
	})
}
