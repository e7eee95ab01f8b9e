package target

import (
	"fmt"
	"testing"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/plan"
)

// big is a company of 100 people in 12 departments with monthly targets of 20 metrics over three years.
func big(b *testing.B) (ask.House, []Version, []string) {
	b.Helper()
	h := company(b)
	h.People, h.Departments = nil, []ask.Department{{ID: "top"}}
	for i := range 11 {
		h.Departments = append(h.Departments, ask.Department{ID: fmt.Sprint("d", i), Parent: "top"})
	}
	for i := range 100 {
		h.People = append(h.People, ask.Person{
			ID: fmt.Sprintf("p%03d", i), Department: fmt.Sprint("d", i%11), Active: true, Since: []ask.Member{{Day: cal.Date(2024, 1, 1), Department: fmt.Sprint("d", i%11)}},
		})
	}
	var names []string
	v := NewView(h, Rules{}, nil, 0)
	for _, m := range h.Model.Metrics() {
		if v.nature(m) == adds && m.Flow != nil && m.Plan == nil && v.addsOver(m, owner) && len(names) < 20 {
			names = append(names, m.Name)
		}
	}
	var list []Version
	for _, name := range names {
		for _, p := range h.People {
			for n := 2024 * 12; n < 2027*12; n++ {
				list = append(list, Version{Cell: CellOf(name, Scope(Of(owner, p.ID)), h.Calendar, cal.ByMonth, n), Value: 100})
			}
		}
	}
	return h, list, names
}

func BenchmarkView(b *testing.B) {
	h, list, names := big(b)
	weeks := h.Calendar.Periods(span(b, h, "2026-Q1"), cal.ByWeek)
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			NewView(h, Rules{}, list, 1)
		}
	})
	b.Run("company of 20 metrics by 13 weeks, cold", func(b *testing.B) {
		for b.Loop() {
			v := NewView(h, Rules{}, list, 1)
			for _, name := range names {
				for _, w := range weeks {
					if a := v.Aim(metric(b, h, name), nil, w.Range, w.Range.To); !a.Known {
						b.Fatal(name)
					}
				}
			}
		}
	})
	b.Run("set 18 000", func(b *testing.B) {
		for b.Loop() {
			s, _ := serve(h)
			var e Edit
			for _, x := range list[:18_000] {
				e.Changes = append(e.Changes, Change{Cell: x.Cell, Value: x.Value})
			}
			if _, err := s.Set(b.Context(), boss(), e); err != nil {
				b.Fatal(err)
			}
		}
	})
	v := NewView(h, Rules{}, list, 1)
	m := metric(b, h, names[0])
	scope := plan.Scope{{Dim: owner, Members: []string{"p007"}}}
	b.Run("row", func(b *testing.B) {
		for b.Loop() {
			v.Aim(m, scope, weeks[3].Range, weeks[3].Range.To)
		}
	})
}
