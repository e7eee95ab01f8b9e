package formula_test

import (
	"fmt"

	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

func ExampleParse() {
	e, _ := formula.Parse("deals_won/((deals_won)+deals_lost)")
	fmt.Println(e)
	fmt.Println(e.Inputs())

	_, err := formula.Parse("deals_won / ")
	fmt.Println(err)
	// Output:
	// deals_won / (deals_won + deals_lost)
	// [deals_won deals_lost]
	// column 13: expected a metric, a number, a function or "(", found the end
}

func ExampleExpr_Eval() {
	winRate, _ := formula.Parse("won / (won + lost)")
	managers := []map[string]formula.Value{
		{"won": formula.Of(1), "lost": formula.Of(3)},
		{"won": formula.Of(0), "lost": formula.Of(0)},
		{"won": formula.Of(2), "lost": {State: formula.Hidden}},
	}
	for _, figures := range managers {
		fmt.Println(winRate.Eval(func(name string) formula.Value { return figures[name] }))
	}
	// Output:
	// 0.25
	// undefined
	// hidden
}

// Without a plan there is no rest of the plan, and no zero either.
func ExampleExpr_Eval_empty() {
	rest, _ := formula.Parse("max(0, plan - payments)")
	fmt.Println(rest.Eval(func(name string) formula.Value {
		if name == "plan" {
			return formula.Value{State: formula.Empty}
		}
		return formula.Of(500)
	}))
	// Output: empty
}

func ExampleExpr_Unit() {
	of := func(name string) (unit.Unit, error) {
		if name == "revenue" {
			return unit.Of(unit.Money), nil
		}
		return unit.Of(unit.Percent), nil
	}
	profit, _ := formula.Parse("revenue * margin")
	nonsense, _ := formula.Parse("revenue + margin")
	fmt.Println(profit.Unit(of))
	_, err := nonsense.Unit(of)
	fmt.Println(err)
	// Output:
	// money <nil>
	// revenue + margin: money and percent cannot be added
}

func ExampleExpr_Words() {
	titles := map[string]string{"deals_won": "Продажи", "deals_lost": "Отказы"}
	e, _ := formula.Parse("deals_won / (deals_won + deals_lost)")
	fmt.Println(e.Words(func(name string) string { return titles[name] }, "ru"))
	// Output: Продажи ÷ (Продажи + Отказы)
}
