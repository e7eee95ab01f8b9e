package enginetest

import (
	"context"
	"slices"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

func known(t *testing.T, e engine.Engine, want ...warehouse.CustomField) {
	t.Helper()
	read(t, e, func(_ context.Context, s engine.Snapshot) {
		if got := s.Custom(); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

var (
	size   = warehouse.CustomField{Entity: "deal", Name: "size", Title: "size", Type: warehouse.Int}
	colour = warehouse.CustomField{Entity: "deal", Name: "colour", Title: "colour", Type: warehouse.Text}
)

var customs = []check{
	{"a field that comes later is empty before", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id n\n 1 1\n 2 2")
		r := Load(t, e, "deals:\n id n c_size:integer\n 2 2 20\n 3 3 30")
		counted(t, r, "deal", warehouse.Count{Rows: 2, New: 1, Updated: 1})
		known(t, e, size)
		scan := ask{fact: "deal", by: []string{"c_size"}, aggs: []plan.AggOf{agg(model.Sum, "n")}}.scan()
		same(t, groups(t, e, scan), `
			-  1
			20 2
			30 3`)
		scan = ask{fact: "deal", aggs: []plan.AggOf{agg(model.Sum, "c_size")}, where: []plan.Cond{numbers("c_size", model.Filled)}}.scan()
		same(t, groups(t, e, scan), `50`)
		read(t, e, func(ctx context.Context, s engine.Snapshot) {
			got, err := s.Lookup(ctx, "deal", []string{"t:2"}, []string{"c_size", "n"})
			if err != nil || !slices.Equal(got["t:2"], []any{int64(20), int64(2)}) {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}},
	{"rows carry the batch's fields in the batch's order", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id c_size:integer\n 1 10")
		Load(t, e, "deals:\n id c_colour c_size:integer\n 1 red 11\n 2 blue 20")
		known(t, e, size, colour)
		got := list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("c_size", "c_colour"), Sort: -1})
		ordered(t, got, "total 2\n 1 11 red\n 2 20 blue")
	}},
	{"a field the batch does not declare is emptied in the rows it brings", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id c_size:integer\n 1 10\n 2 20")
		counted(t, Load(t, e, "deals:\n id n\n 1 -"), "deal", warehouse.Count{Rows: 1, Updated: 1})
		got := list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("c_size"), Sort: -1})
		ordered(t, got, "total 2\n 1 -\n 2 20")
	}},
	{"rows that came before the field are unchanged when it is empty", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id n\n 1 1")
		counted(t, Load(t, e, "deals:\n id n c_size:integer\n 1 1 -"), "deal", warehouse.Count{Rows: 1, Unchanged: 1})
		known(t, e, size)
	}},
	{"a new title", func(t *testing.T, e engine.Engine) {
		b := Batch(t, "deals:\n id c_size:integer\n 1 10")
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		b.Custom[0].Title = "Размер"
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		known(t, e, b.Custom[0])
	}},
	{"a field does not change its type or entity", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id c_size:integer\n 1 10")
		for _, text := range []string{"deals:\n id c_size\n 1 big", "leads:\n id c_size:integer\n 1 10"} {
			if _, err := e.Load(t.Context(), Batch(t, text)); !fault.Is(err, fault.Invalid) {
				t.Errorf("got %v", err)
			}
		}
		known(t, e, size)
	}},
	{"derived figures stay when a field comes", func(t *testing.T, e engine.Engine) {
		Load(t, e, company)
		was := list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("state", "won_day", "value_base"), Sort: -1})
		Load(t, e, "deals:\n id c_size:integer\n 99 1\n gone deals:\n 99")
		now := list(t, e, plan.Records{
			Fact: plainFact("deal"), Columns: columns("state", "won_day", "value_base"), Sort: -1,
			Where: []plan.Cond{words("id", model.NotIn, "t:99")},
		})
		ordered(t, now, was)
	}},
}
