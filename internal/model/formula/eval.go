package formula

import "math"

// Eval computes the formula. It asks in for each input once, in the order of
// Inputs, stopping at the first Hidden one. The result is never NaN nor
// infinite.
//
//	Hidden     any hidden input hides the result, even one that would not have
//	           been used: which cells are hidden must not depend on the data.
//	Undefined  any undefined operand makes the result undefined, except in the
//	           branch of if, or the y of nvl, that was not taken.
//	Empty      depends on what is asked, as below. A literal is not data: it
//	           never turns Empty into a figure, or 1 - x would read 100 % where
//	           there is no x.
//
//	a + b            adds what there is; Empty when neither has data
//	a - b            Empty unless both have data: without a plan, plan - fact
//	                 is not minus the fact
//	a + b - c + d    in any order: each term behind a minus must have data, even
//	                 through brackets, and so must at least one of the others
//	a * b            Empty when either is
//	a / b            Undefined when b is 0, whatever a is; else Empty when either is
//	-a  abs(a)       Empty when a is
//	min(…)  max(…)   of those that have data; Empty when none has
//	clamp(x, lo, hi) Empty when any is; Undefined when lo > hi
//	nvl(x, y)        y when x is Empty, else x: Undefined is not Empty
//	if(a < b, x, y)  Empty when a or b is; else the branch taken
func (e Expr) Eval(in func(name string) Value) Value {
	if e.IsZero() {
		return Value{State: Empty}
	}
	var few [8]Value // spares nearly every formula an allocation per cell
	inputs := few[:0]
	for _, name := range e.inputs {
		v := in(name)
		switch v.State {
		case Present:
			v = Of(v.V)
		case Hidden:
			return Value{State: Hidden}
		default:
			v.V = 0
		}
		inputs = append(inputs, v)
	}
	return eval(e.root, inputs)
}

func eval(n node, in []Value) Value {
	switch n := n.(type) {
	case number:
		return Of(n.stored())
	case metric:
		return in[n.at]
	case negate:
		return evalSum(n, in)
	case binary:
		switch n.op {
		case "*":
			return multiply(eval(n.a, in), eval(n.b, in))
		case "/":
			return divide(eval(n.a, in), eval(n.b, in))
		default:
			return evalSum(n, in)
		}
	case compare:
		return evalCompare(n, in)
	case call:
		return evalCall(n, in)
	default:
		return Value{State: Undefined}
	}
}

func multiply(a, b Value) Value {
	if s := max(a.State, b.State); s != Present {
		return Value{State: s}
	}
	return Of(a.V * b.V)
}

func divide(a, b Value) Value {
	if b == (Value{}) {
		return Value{State: Undefined}
	}
	if s := max(a.State, b.State); s != Present {
		return Value{State: s}
	}
	return Of(a.V / b.V)
}

// total gathers the terms of a chain of + and -, so that revenue - discount + bonus
// and revenue + bonus - discount are Empty together: taken two at a time, the
// first would read as the bonus alone.
type total struct {
	sum       float64
	undefined bool
	lacking   bool // a term behind a minus is Empty
	wanted    bool // another term is Empty
	found     bool // another term has data
}

func evalSum(n node, in []Value) Value {
	var t total
	t.add(n, 1, false, in)
	switch {
	case t.undefined:
		return Value{State: Undefined}
	case t.lacking, t.wanted && !t.found:
		return Value{State: Empty}
	default:
		return Of(t.sum)
	}
}

// add counts in the terms of n; needed says that a minus stands before them.
func (t *total) add(n node, sign float64, needed bool, in []Value) {
	switch n := n.(type) {
	case negate:
		t.add(n.x, -sign, true, in)
		return
	case binary:
		switch n.op {
		case "+":
			t.add(n.a, sign, needed, in)
			t.add(n.b, sign, needed, in)
			return
		case "-":
			t.add(n.a, sign, needed, in)
			t.add(n.b, -sign, true, in)
			return
		}
	}
	v := eval(n, in)
	switch {
	case v.State == Undefined:
		t.undefined = true
	case v.State == Empty && needed:
		t.lacking = true
	case v.State == Empty:
		t.wanted = true
	default:
		t.sum += sign * v.V
		t.found = t.found || !needed && !constant(n)
	}
}

func evalCall(n call, in []Value) Value {
	switch n.fn {
	case "if":
		return evalIf(n.args, in)
	case "min":
		return extreme(n.args, in, math.Min)
	case "max":
		return extreme(n.args, in, math.Max)
	case "abs":
		v := eval(n.args[0], in)
		v.V = math.Abs(v.V)
		return v
	case "nvl":
		if x := eval(n.args[0], in); x.State != Empty {
			return x
		}
		return eval(n.args[1], in)
	case "clamp":
		return clamp(eval(n.args[0], in), eval(n.args[1], in), eval(n.args[2], in))
	default:
		return Value{State: Undefined}
	}
}

func evalIf(args []node, in []Value) Value {
	switch condition := eval(args[0], in); {
	case condition.State != Present:
		return condition
	case condition.V != 0:
		return eval(args[1], in)
	default:
		return eval(args[2], in)
	}
}

// evalCompare returns a present 1 for true and 0 for false.
func evalCompare(n compare, in []Value) Value {
	a, b := eval(n.a, in), eval(n.b, in)
	if s := max(a.State, b.State); s != Present {
		return Value{State: s}
	}
	if holds(n.op, a.V, b.V) {
		return Value{V: 1}
	}
	return Value{}
}

func holds(op string, a, b float64) bool {
	switch op {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	case ">=":
		return a >= b
	case "=":
		return a == b
	default:
		return a != b
	}
}

// extreme returns the least or the greatest of the arguments that have data.
func extreme(args []node, in []Value, better func(a, b float64) float64) Value {
	var best float64
	var some, wanted, found bool
	for _, n := range args {
		v := eval(n, in)
		switch v.State {
		case Present:
			if !some {
				best = v.V
			}
			best, some = better(best, v.V), true
			found = found || !constant(n)
		case Empty:
			wanted = true
		default:
			return Value{State: v.State}
		}
	}
	if wanted && !found {
		return Value{State: Empty}
	}
	return Of(best)
}

func clamp(x, lo, hi Value) Value {
	if s := max(x.State, lo.State, hi.State); s != Present {
		return Value{State: s}
	}
	if lo.V > hi.V {
		return Value{State: Undefined}
	}
	return Of(min(max(x.V, lo.V), hi.V))
}

// constant reports whether n reads no metric.
func constant(n node) bool {
	switch n := n.(type) {
	case number:
		return true
	case metric:
		return false
	case negate:
		return constant(n.x)
	case binary:
		return constant(n.a) && constant(n.b)
	case compare:
		return constant(n.a) && constant(n.b)
	case call:
		for _, arg := range n.args {
			if !constant(arg) {
				return false
			}
		}
	}
	return true
}
