package access_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/access"
	"svodka/internal/model"
	"svodka/internal/model/crm"
)

// row is a row of a fact: what it knows of each dimension. A dimension that is not there is one the fact does not have.
type row map[model.Name]string

// sees tells by the words of Grant whether a row is visible.
func sees(g access.Grant, r row) bool {
	if g.All {
		return true
	}
	for _, a := range g.Rows {
		holds, left := true, 0
		for _, c := range a {
			v, known := r[c.Name]
			if !known {
				if slices.Contains(g.Loose, c.Name) {
					continue
				}
				holds = false
				break
			}
			left++
			holds = holds && slices.Contains(c.Values, v)
		}
		if holds && left > 0 {
			return true
		}
	}
	return false
}

func grants() *rapid.Generator[access.Grant] {
	dims := []model.Name{"owner", "department", "pipeline"}
	metrics := []model.Name{"revenue", "gross_profit", "margin_pct"}
	return rapid.Custom(func(t *rapid.T) access.Grant {
		g := access.Grant{All: rapid.IntRange(0, 3).Draw(t, "all") == 0}
		for range rapid.IntRange(0, 2).Draw(t, "alternatives") {
			var a []model.Cond
			for range rapid.IntRange(0, 2).Draw(t, "conditions") {
				a = append(a, model.Cond{
					Name: rapid.SampledFrom(dims).Draw(t, "dim"), Op: model.In,
					Values: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"1", "2", "3"}), 1, 2, rapid.ID[string]).Draw(t, "values"),
				})
			}
			g.Rows = append(g.Rows, a)
		}
		g.Loose = rapid.SliceOfNDistinct(rapid.SampledFrom(dims), 0, 2, rapid.ID[model.Name]).Draw(t, "loose")
		if rapid.Bool().Draw(t, "some metrics") {
			g.Metrics = rapid.SliceOfNDistinct(rapid.SampledFrom(metrics), 0, 3, rapid.ID[model.Name]).Draw(t, "metrics")
			if g.Metrics == nil {
				g.Metrics = []model.Name{}
			}
		}
		g.Hidden = rapid.SliceOfNDistinct(rapid.SampledFrom(metrics), 0, 1, rapid.ID[model.Name]).Draw(t, "hidden")
		g.Reveal = rapid.SliceOfNDistinct(rapid.SampledFrom(metrics), 0, 1, rapid.ID[model.Name]).Draw(t, "reveal")
		return g
	})
}

// TestAndNeverWidens is the law of two grants together: whatever they are, no row and no figure is seen that one of them hides.
func TestAndNeverWidens(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := grants().Draw(t, "a"), grants().Draw(t, "b")
		both := a.And(b)
		r := row{}
		for _, d := range []model.Name{"owner", "department", "pipeline"} {
			if v := rapid.SampledFrom([]string{"", "1", "2", "3"}).Draw(t, d); v != "" {
				r[d] = v
			}
		}
		if sees(both, r) && (!sees(a, r) || !sees(b, r)) {
			t.Fatalf("%v is seen by %+v, made of %+v and %+v", r, both, a, b)
		}
		for _, name := range []model.Name{"revenue", "gross_profit", "margin_pct"} {
			x, _ := m.Metric(name)
			if both.Shows(m, x) && (!a.Shows(m, x) || !b.Shows(m, x)) {
				t.Fatalf("%s is shown by %+v, made of %+v and %+v", name, both, a, b)
			}
		}
	})
}

// TestAndKeeps is what would be lost if And were merely strict.
func TestAndKeeps(t *testing.T) {
	own := func(dim model.Name, v ...string) access.Grant {
		return access.Grant{Rows: [][]model.Cond{{{Name: dim, Op: model.In, Values: v}}}}
	}
	limited := access.Grant{Rows: [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"1"}}, {Name: "pipeline", Op: model.In, Values: []string{"2", ""}}}},
		Loose: []model.Name{"pipeline"}}
	for _, c := range []struct {
		what string
		a, b access.Grant
		row  row
		want bool
	}{
		{"everything and one's own", access.Admin("ru").Grant, own("owner", "1"), row{"owner": "1"}, true},
		{"a department and an owner of it", own("department", "1"), own("owner", "2"), row{"department": "1", "owner": "2"}, true},
		{"a fact that has no department", own("department", "1"), own("owner", "2"), row{"owner": "2"}, false},
		{"a loose pipeline, and everything", limited, access.Admin("ru").Grant, row{"owner": "1"}, true},
		{"a loose pipeline, and a department", limited, own("department", "5"), row{"owner": "1", "department": "5"}, true},
		{"a loose pipeline, and a firm one", limited, own("pipeline", "2"), row{"owner": "1"}, false},
	} {
		if got := sees(c.a.And(c.b), c.row); got != c.want {
			t.Errorf("%s: %t", c.what, got)
		}
		if got := sees(c.b.And(c.a), c.row); got != c.want {
			t.Errorf("%s, the other way round: %t", c.what, got)
		}
	}
}
