package ask_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
)

// TestCellLaws checks what must hold of single figures of every answer, whatever the data.
func TestCellLaws(t *testing.T) {
	companies(t, func(t *testing.T, list []company) {
		t.Helper()
		c := list[0]
		t.Run("the question behind a cell has its figure for its whole", law(c, func(t *rapid.T, q query.Query) {
			if x, _ := c.model.Metric(q.Metrics[0]); byGrain(c.model, x) {
				return
			}
			a := mustAsk(t, c, access.Admin("en"), q)
			rows := slices.Concat(a.Frame.Rows, a.Frame.Totals)
			if q.Totals {
				rows = append(rows, a.Frame.Total)
			}
			for range min(3, len(rows)) {
				r := rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")]
				col := a.Frame.Columns[rapid.IntRange(0, len(a.Frame.Columns)-1).Draw(t, "column")]
				if col.Kind != frame.Figure {
					continue
				}
				cell, ok := a.Cell(r, col)
				if !ok {
					continue
				}
				again, err := query.ParseText(cell.String())
				if err != nil {
					t.Fatalf("%s: %v", cell, err)
				}
				got, want := mustAsk(t, c, access.Admin("en"), again).Frame.Total.Cells[0], r.Cells[a.Frame.Column(col.Name)]
				if !near(got, want) {
					t.Fatalf("%s: %s %s is %v\n%s is %v", q, rowText(r), col.Name, want, cell, got)
				}
			}
		}))
		t.Run("what is shown and the others make the whole", law(c, func(t *rapid.T, q query.Query) {
			if len(q.By) == 0 || c.model.Rollup(q.Metrics[0], q.By[0]) != model.RollSum {
				return
			}
			q.By, q.Compare, q.Grain = q.By[:1], nil, cal.None
			q.Limit, q.Others = rapid.IntRange(1, 3).Draw(t, "limit"), true
			if len(q.Where) > 0 && q.Where[0].Name == q.By[0] {
				return
			}
			a := mustAsk(t, c, access.Admin("en"), q)
			sum := 0.0
			for _, r := range a.Frame.Rows {
				sum += r.Cells[0].V
			}
			if want := a.Frame.Total.Cells[0]; want.State == formula.Present && !near(formula.Of(sum), want) {
				t.Fatalf("%s: rows make %v, the whole is %v", q, sum, want)
			}
		}))
		t.Run("two alternatives show what either shows", law(c, func(t *rapid.T, q query.Query) {
			dims := c.model.Dimensions(q.Metrics[0])
			if !slices.Contains(dims, "owner") || !slices.Contains(dims, "source") || c.model.Rollup(q.Metrics[0], "owner") != model.RollSum {
				return
			}
			q.By, q.Grain, q.Compare, q.Where = nil, cal.None, nil, nil
			none := func(name model.Name) model.Cond { return model.Cond{Name: name, Op: model.In, Values: []string{""}} }
			seen := func(rows ...[]model.Cond) float64 {
				v := access.Viewer{ID: "v", Lang: "en", Grant: access.Grant{Rows: rows}}
				return mustAsk(t, c, v, q).Frame.Total.Cells[0].V
			}
			owner, source := []model.Cond{none("owner")}, []model.Cond{none("source")}
			either := seen(owner) + seen(source) - seen(slices.Concat(owner, source))
			if got := seen(owner, source); !near(formula.Of(got), formula.Of(either)) {
				t.Fatalf("%s: either shows %v, both alternatives %v", q, either, got)
			}
		}))
	})
}

// byGrain reports whether a metric's rows depend on the grain of the question, which a cell's own question does not have.
func byGrain(m *model.Model, x *model.Metric) bool {
	return slices.ContainsFunc(m.Leaves(x.Name), func(leaf *model.Metric) bool {
		return slices.ContainsFunc(leaf.Conditions(), func(c model.Cond) bool { return slices.Contains(c.Values, "$grain") })
	})
}
