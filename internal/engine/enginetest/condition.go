package enginetest

import (
	"testing"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// kept is a check that the condition keeps these deals of sales.
func kept(name string, c plan.Cond, want string) check {
	return check{name, func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		same(t, groups(t, e, ask{fact: "deal", by: []string{"id"}, where: []plan.Cond{c}, aggs: []plan.AggOf{}}.scan()), want)
		total := list(t, e, plan.Records{Fact: ask{fact: "deal"}.scan().Fact, Where: []plan.Cond{c}, Sort: -1})
		if got := lines(total)[1:]; len(got) != len(lines(want)) {
			t.Errorf("records: %v, want as many as groups", got)
		}
	}}
}

var conditions = []check{
	kept("in", words("owner", model.In, "t:ann", "t:bob"), "1\n 2\n 3\n 6"),
	kept("in nothing listed", words("owner", model.In), ""),
	kept("in or nothing", withNull(words("owner", model.In, "t:bob")), "3\n 5"),
	kept("in: only nothing", withNull(words("owner", model.In)), "5"),
	kept("not in keeps nothing", words("owner", model.NotIn, "t:ann"), "3\n 4\n 5"),
	kept("not in, nor nothing", withNull(words("owner", model.NotIn, "t:ann")), "3\n 4"),
	kept("not in an empty list", words("owner", model.NotIn), "1\n 2\n 3\n 4\n 5\n 6"),
	kept("not in: an empty text is nothing", withNull(words("reason", model.NotIn, "price")), "4"),
	kept("in numbers", numbers("n", model.In, 1, 6, 7), "1\n 6"),
	kept("in numbers or nothing", withNull(numbers("n", model.In, 1)), "1\n 5"),
	kept("not in numbers", numbers("n", model.NotIn, 1, 2, 3), "4\n 5\n 6"),
	kept("range of numbers has both ends", between("n", plan.IsNumber, new(2.0), new(4.0)), "2\n 3\n 4"),
	kept("range open below", between("n", plan.IsNumber, nil, new(1.5)), "1"),
	kept("range open above", between("n", plan.IsNumber, new(4.0), nil), "4\n 6"),
	kept("range open on both sides wants a value", between("n", plan.IsNumber, nil, nil), "1\n 2\n 3\n 4\n 6"),
	kept("range of days is half open", between("created_day", plan.IsDay, dayEnd("2026-02-01"), dayEnd("2026-03-31")), "2\n 3"),
	kept("in days", plan.Cond{
		Col: column("created_day"), Type: plan.IsDay, Op: model.In, Nums: []float64{*dayEnd("2026-04-01")},
	}, "5"),
	kept("in yes and no", plan.Cond{
		Col: column("owner>user.active"), Type: plan.IsBool, Op: model.In, Nums: []float64{1},
	}, "1\n 2\n 3\n 4\n 6"),
	kept("not in yes and no", plan.Cond{
		Col: column("owner>user.active"), Type: plan.IsBool, Op: model.NotIn, Nums: []float64{1},
	}, "5"),
	kept("contains, without case", words("title", model.Contains, "ALPHA"), "1\n 3"),
	kept("contains in Russian", words("title", model.Contains, "ёлка И"), "2"),
	kept("contains signs that mean something elsewhere", words("title", model.Contains, "%"), ""),
	kept("contains an underscore", words("title", model.Contains, "a_p"), ""),
	kept("contains nothing wants a value", words("title", model.Contains, ""), "1\n 2\n 3\n 5\n 6"),
	kept("empty", words("reason", model.Empty), "1\n 2\n 6"),
	kept("filled", words("reason", model.Filled), "3\n 4\n 5"),
	kept("empty number", numbers("n", model.Empty), "5"),
	kept("filled day", plan.Cond{Col: column("closed_day"), Type: plan.IsDay, Op: model.Filled}, "1\n 3\n 5"),
	kept("by way of a key", words("owner>user.department", model.In, "t:north"), "1\n 2\n 6"),
	kept("by way of a key that leads nowhere", words("owner>user.department", model.Empty), "4\n 5"),
	kept("not in by way of a key", words("owner>user.department", model.NotIn, "t:north"), "3\n 4\n 5"),
	kept("within days", plan.Cond{Within: &plan.Within{Enter: "created_day", Goal: "closed_day", Days: 1}}, "3\n 5"),
	kept("within the very days", plan.Cond{Within: &plan.Within{Enter: "created_day", Goal: "closed_day", Days: 38}}, "1\n 3\n 5"),
	kept("within, so far", plan.Cond{Within: &plan.Within{Enter: "created_day", Goal: "closed_day"}}, "1\n 3\n 5"),
	kept("any", plan.Cond{Any: [][]plan.Cond{
		{words("owner", model.In, "t:ann"), words("outcome", model.In, "won")},
		{numbers("n", model.In, 3)},
	}}, "1\n 3"),
	kept("any of no alternatives", plan.Cond{Any: [][]plan.Cond{}}, ""),
	kept("any with one that asks nothing", plan.Cond{Any: [][]plan.Cond{{}}}, "1\n 2\n 3\n 4\n 5\n 6"),
	kept("any within any", plan.Cond{Any: [][]plan.Cond{{
		words("owner", model.In, "t:ann"),
		{Any: [][]plan.Cond{{words("outcome", model.In, "won")}, {words("outcome", model.In, "lost")}}},
	}}}, "1\n 6"),
	{"all of several", func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		same(t, groups(t, e, ask{fact: "deal", where: []plan.Cond{
			words("owner", model.In, "t:ann"), words("outcome", model.NotIn, "won"), numbers("n", model.Filled),
		}}.scan()), `2`)
	}},
}
