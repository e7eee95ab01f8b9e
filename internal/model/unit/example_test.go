package unit_test

import (
	"fmt"

	"svodka/internal/model/unit"
)

func Example() {
	pipeline, _ := unit.Parse("money")
	cycle, _ := unit.Parse("days")
	velocity, _ := pipeline.Div(cycle)
	fmt.Println(velocity)

	_, err := velocity.Add(pipeline)
	fmt.Println(err)
	// Output:
	// money/day
	// money/day and money cannot be added
}

func ExampleUnit_Shown() {
	// A sales cycle is stored in seconds whatever it is shown in.
	fmt.Println(unit.In(unit.Day).Shown(1_296_000))
	fmt.Println(unit.Of(unit.Percent).Shown(0.25))
	// Output:
	// 15
	// 25
}

func ExampleAssignable() {
	won, closed := unit.Of(unit.Count), unit.Of(unit.Count)
	share, _ := won.Div(closed)
	fmt.Println(share, unit.Assignable(unit.Of(unit.Percent), share))
	// Output: ratio true
}
