package formula

import (
	"fmt"
	"math"
)

// State tells a figure from the three different ways of having none.
type State uint8

// The states, from the weakest to the strongest: where several meet, the
// strongest is what the reader is told.
const (
	Present   State = iota
	Empty           // no data: nobody has said anything
	Undefined       // no meaning: a share of nothing
	Hidden          // the viewer may not see it
)

var stateNames = [...]string{"present", "empty", "undefined", "hidden"}

// String returns the state's name in lower case.
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return fmt.Sprintf("State(%d)", uint8(s))
}

// Value is a figure or the reason there is none. V is 0 unless the state is
// Present. The zero value is a present 0.
type Value struct {
	V     float64
	State State
}

// Of returns a present value; NaN and infinities become Undefined.
func Of(v float64) Value {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Value{State: Undefined}
	}
	return Value{V: v + 0} // -0 + 0 is 0: nobody wants to read "-0"
}

// String returns the figure or the name of the state.
func (v Value) String() string {
	if v.State != Present {
		return v.State.String()
	}
	return decimal(v.V)
}
