package formula

import (
	"fmt"

	"svodka/internal/fault"
	"svodka/internal/model/unit"
)

// Unit works out what the formula is measured in, given the units of its
// inputs. The error names the part that has no meaning and the two units that
// do not go together.
//
// A literal is a plain number, or a duration if it has a suffix. A literal 0 is
// the zero of whatever it stands beside, so max(0, plan - revenue) is money.
func (e Expr) Unit(of func(name string) (unit.Unit, error)) (unit.Unit, error) {
	if e.IsZero() {
		return unit.Unit{}, fault.Invalidf("there is no formula", "формула не задана")
	}
	return checker(of).unit(e.root)
}

type checker func(name string) (unit.Unit, error)

func (of checker) unit(n node) (unit.Unit, error) {
	switch n := n.(type) {
	case number:
		return n.unit, nil
	case metric:
		return of(n.name)
	case negate:
		return of.unit(n.x)
	case binary:
		return of.binary(n)
	case compare:
		return of.fold(n, compared, n.a, n.b)
	case call:
		return of.call(n)
	default:
		return unit.Unit{}, fmt.Errorf("%T has no unit", n)
	}
}

func (of checker) binary(n binary) (unit.Unit, error) {
	switch n.op {
	case "+":
		return of.fold(n, unit.Unit.Add, n.a, n.b)
	case "-":
		return of.fold(n, unit.Unit.Sub, n.a, n.b)
	}
	a, err := of.unit(n.a)
	if err != nil {
		return unit.Unit{}, err
	}
	b, err := of.unit(n.b)
	if err != nil {
		return unit.Unit{}, err
	}
	combine := unit.Unit.Mul
	if n.op == "/" {
		combine = unit.Unit.Div
	}
	u, err := combine(a, b)
	return u, meaningless(n, err)
}

func (of checker) call(n call) (unit.Unit, error) {
	args := n.args
	if n.fn == "if" {
		if _, err := of.unit(args[0]); err != nil {
			return unit.Unit{}, err
		}
		args = args[1:]
	}
	return of.fold(n, unit.Unit.Common, args...)
}

// fold joins the units of operands that must be alike; whole is what to name in
// the error.
func (of checker) fold(whole node, join func(a, b unit.Unit) (unit.Unit, error), operands ...node) (unit.Unit, error) {
	var u unit.Unit
	first := true
	for _, n := range operands {
		v, err := of.unit(n)
		if err != nil {
			return unit.Unit{}, err
		}
		if n == node(number{}) {
			continue // a bare 0 fits any unit
		}
		if first {
			u, first = v, false
			continue
		}
		if u, err = join(u, v); err != nil {
			return unit.Unit{}, meaningless(whole, err)
		}
	}
	return u, nil
}

func compared(a, b unit.Unit) (unit.Unit, error) { return a, a.Compare(b) }
