package enginetest

import (
	"testing"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// sales is what scans and conditions are asked about.
const sales = `
	users:
	  id   department
	  ann  north
	  bob  south
	  eve  -
	deals:
	  id  owner  created     closed      outcome  n  reason    title
	  1   ann    2026-01-31  2026-03-10  won      1  -         "Alpha Beta"
	  2   ann    2026-02-01  -           open     2  ""        "ЁЛКА и мяч"
	  3   bob    2026-02-28  2026-03-01  lost     3  price     alpha
	  4   eve    2026-03-31  -           open     4  "too far" -
	  5   -      2026-04-01  2026-04-02  won      -  price     gamma
	  6   ann    -           -           lost     6  -         delta
	tasks:
	  id  owner  created
	  1   ann    2026-01-31
`

// scanned is a check that one scan of sales gives these groups.
func scanned(name string, a ask, want string) check {
	return check{name, func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		same(t, groups(t, e, a.scan()), want)
	}}
}

func period0(keys ...int) plan.Level { return plan.Level{Period: true, Keys: keys} }

func whole(keys ...int) plan.Level { return plan.Level{Keys: keys} }

var scans = []check{
	scanned("all rows count without time", ask{fact: "deal"}, `6`),
	scanned("an empty fact still has its one group", ask{fact: "payment", aggs: []plan.AggOf{
		agg(model.Count, ""), agg(model.Sum, "amount"), agg(model.Distinct, "owner"), agg(model.Mean, "amount"),
	}}, `0 0 0 NaN`),
	scanned("an empty fact has no groups by key", ask{fact: "payment", by: []string{"owner"}}, ``),
	scanned("an empty fact has no groups by period",
		ask{fact: "payment", day: "paid_day", months: "2026-01 2026-03"}, ``),
	scanned("periods: half open, rows without the day and outside left out",
		ask{fact: "deal", day: "created_day", months: "2026-02 2026-03", aggs: []plan.AggOf{agg(model.Sum, "n")}}, `
		2026-02-01 5    # 2 and 3
		2026-03-01 4`),
	scanned("no period holds a row: nothing, and one group of the whole",
		ask{fact: "deal", day: "created_day", months: "2027-01 2027-02", levels: []plan.Level{period0(), whole()}}, `
		1 0`),
	scanned("keys: nothing is a key", ask{fact: "deal", by: []string{"owner", "outcome"}}, `
		ann  won   1
		ann  open  1
		ann  lost  1
		bob  lost  1
		eve  open  1
		-    won   1`),
	scanned("keys: an empty text is nothing", ask{fact: "deal", by: []string{"reason"}}, `
		-       3
		price   2
		too far 1`),
	scanned("keys: numbers in decimal", ask{fact: "deal", by: []string{"n"}, where: []plan.Cond{
		words("outcome", model.In, "won"),
	}}, `
		1 1
		- 1`),
	scanned("keys: yes and no", ask{fact: "user", by: []string{"active"}}, `
		true 3`),
	scanned("keys: by way of a key, one that leads nowhere is nothing",
		ask{fact: "deal", by: []string{"owner>user.department"}, aggs: []plan.AggOf{agg(model.Count, ""), agg(model.Sum, "n")}}, `
		north 3 9
		south 1 3
		-     2 4    # of eve, and of nobody`),
	{"keys: bands", func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		s := ask{fact: "deal", by: []string{"n"}, aggs: []plan.AggOf{agg(model.Sum, "n")}}.scan()
		s.Keys[0].Bands = []float64{2, 4}
		same(t, groups(t, e, s), `
			0  1    # below 2
			1  5    # 2 and 3
			2  10   # 4 and more
			-  0`)
	}},
	scanned("aggregates", ask{fact: "deal", by: []string{"outcome"}, aggs: []plan.AggOf{
		agg(model.Count, ""), agg(model.Sum, "n"), agg(model.Min, "n"), agg(model.Max, "n"), agg(model.Mean, "n"),
		agg(model.Median, "n"), agg(model.P90, "n"), agg(model.Distinct, "owner"),
	}}, `
		won   2 1 1 1 1 1 1 1
		open  2 6 2 4 3 3 3.8 2
		lost  2 9 3 6 4.5 4.5 5.7 2`),
	scanned("aggregates of nothing", ask{fact: "deal", where: []plan.Cond{words("owner", model.Empty)}, aggs: []plan.AggOf{
		agg(model.Count, ""), agg(model.Sum, "n"), agg(model.Min, "n"), agg(model.Max, "n"), agg(model.Mean, "n"),
		agg(model.Median, "n"), agg(model.P90, "n"), agg(model.Distinct, "owner"),
	}}, `1 0 NaN NaN NaN NaN NaN 0`),
	scanned("percentiles interpolate", ask{fact: "deal", aggs: []plan.AggOf{
		agg(model.Median, "n", between("n", plan.IsNumber, nil, new(4.0))),
		agg(model.P90, "n", between("n", plan.IsNumber, nil, new(4.0))),
		agg(model.Median, "n"), agg(model.P90, "n"),
	}}, `2.5 3.7 3 5.2`),
	scanned("distinct: an empty text is nothing", ask{fact: "deal", aggs: []plan.AggOf{
		agg(model.Distinct, "reason"), agg(model.Distinct, "owner>user.department"), agg(model.Distinct, "n"),
	}}, `2 2 5`),
	scanned("figures by way of a key", ask{fact: "task", aggs: []plan.AggOf{agg(model.Sum, "deal>deal.n")}}, `0`),
	scanned("an aggregate's own conditions keep the group", ask{fact: "deal", by: []string{"outcome"}, aggs: []plan.AggOf{
		agg(model.Count, "", words("owner", model.In, "t:bob")), agg(model.Sum, "n", words("owner", model.In, "t:bob")),
		agg(model.Max, "n", words("owner", model.In, "t:bob")), agg(model.Count, ""),
	}}, `
		won  0 0 NaN 2
		open 0 0 NaN 2
		lost 1 3 3   2`),
	scanned("levels", ask{
		fact: "deal", day: "created_day", months: "2026-02 2026-04", by: []string{"owner", "outcome"},
		aggs:   []plan.AggOf{agg(model.Distinct, "owner"), agg(model.Count, "")},
		levels: []plan.Level{period0(0, 1), whole(0, 1), period0(1), whole(1), period0(), whole()},
	}, `
		0 2026-02-01 ann open 1 1
		0 2026-02-01 bob lost 1 1
		0 2026-03-01 eve open 1 1
		0 2026-04-01 -   won  0 1
		1 ann open 1 1
		1 bob lost 1 1
		1 eve open 1 1
		1 -   won  0 1
		2 2026-02-01 open 1 1
		2 2026-02-01 lost 1 1
		2 2026-03-01 open 1 1
		2 2026-04-01 won  0 1
		3 open 2 2
		3 lost 1 1
		3 won  0 1
		4 2026-02-01 2 2
		4 2026-03-01 1 1
		4 2026-04-01 0 1
		5 3 4`),
	scanned("money is in minor units, the company's beside it", ask{fact: "deal", aggs: []plan.AggOf{
		agg(model.Sum, "amount"), agg(model.Sum, "amount_base"),
	}}, `0 0`),
	{"money of other currencies", func(t *testing.T, e engine.Engine) {
		Load(t, e, `
			rates:
			  currency  day         rate
			  USD       2026-01-01  80
			  USD       2026-03-01  90.5
			deals:
			  id  created     amount  currency
			  1   2026-02-28  10      USD
			  2   2026-03-01  10      USD
			  3   2026-03-01  10      -`)
		same(t, groups(t, e, ask{fact: "deal", by: []string{"currency"}, aggs: []plan.AggOf{
			agg(model.Sum, "amount"), agg(model.Sum, "amount_base"),
		}}.scan()), `
			USD  2000  170500
			-    1000  1000`)
	}},
}
