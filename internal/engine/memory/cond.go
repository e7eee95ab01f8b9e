package memory

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// test tells whether a row is meant.
type test func(warehouse.Row) bool

// all makes one test of conditions that must all hold.
func (s *state) all(t *table, conds []plan.Cond) (test, error) {
	tests := make([]test, len(conds))
	for i, c := range conds {
		holds, err := s.test(t, c)
		if err != nil {
			return nil, err
		}
		tests[i] = holds
	}
	return func(r warehouse.Row) bool {
		for _, holds := range tests {
			if !holds(r) {
				return false
			}
		}
		return true
	}, nil
}

func (s *state) test(t *table, c plan.Cond) (test, error) {
	if c.Any != nil {
		return s.either(t, c.Any)
	}
	if c.Within != nil {
		return within(t, *c.Within)
	}
	value, err := s.getter(t, c.Col)
	if err != nil {
		return nil, err
	}
	switch c.Op {
	case model.In:
		member := oneOf(c)
		return orNull(value, c.Null, member), nil
	case model.NotIn:
		member := oneOf(c)
		return orNull(value, !c.Null, func(v any) bool { return !member(v) }), nil
	case model.Range:
		return orNull(value, false, between(c)), nil
	case model.Contains:
		return orNull(value, false, contains(c)), nil
	case model.Empty:
		return func(r warehouse.Row) bool { return value(r) == nil }, nil
	case model.Filled:
		return func(r warehouse.Row) bool { return value(r) != nil }, nil
	default:
		return nil, fmt.Errorf("no operator %q", c.Op)
	}
}

// either holds when at least one alternative holds whole.
func (s *state) either(t *table, alternatives [][]plan.Cond) (test, error) {
	tests := make([]test, len(alternatives))
	for i, conds := range alternatives {
		holds, err := s.all(t, conds)
		if err != nil {
			return nil, err
		}
		tests[i] = holds
	}
	return func(r warehouse.Row) bool {
		return slices.ContainsFunc(tests, func(holds test) bool { return holds(r) })
	}, nil
}

// within holds when the goal's day is there and, with Days > 0, from the day of entering on at most that many days later.
func within(t *table, w plan.Within) (test, error) {
	goal, err := t.column(w.Goal)
	if err != nil {
		return nil, err
	}
	enter, err := t.column(w.Enter)
	if err != nil {
		return nil, err
	}
	return func(r warehouse.Row) bool {
		reached, ok := number(goal(r))
		if !ok || w.Days <= 0 {
			return ok
		}
		entered, ok := number(enter(r))
		return ok && reached >= entered && reached-entered <= float64(w.Days)
	}, nil
}

// orNull tests the value of a row; null is the answer for a row without one.
func orNull(value getter, null bool, holds func(any) bool) test {
	return func(r warehouse.Row) bool {
		v := value(r)
		if v == nil {
			return null
		}
		return holds(v)
	}
}

// oneOf tells whether a value is among those of the condition.
func oneOf(c plan.Cond) func(any) bool {
	if c.Type == plan.IsText {
		set := make(map[string]bool, len(c.Text))
		for _, s := range c.Text {
			set[s] = true
		}
		return func(v any) bool {
			s, ok := text(v)
			return ok && set[s]
		}
	}
	set := make(map[float64]bool, len(c.Nums))
	for _, n := range c.Nums {
		set[n] = true
	}
	return func(v any) bool {
		n, ok := number(v)
		return ok && set[n]
	}
}

// between tells whether a value lies in the condition's range: without its end for days, with it for numbers.
func between(c plan.Cond) func(any) bool {
	return func(v any) bool {
		n, ok := number(v)
		switch {
		case !ok, c.From != nil && n < *c.From:
			return false
		case c.To == nil:
			return true
		case c.Type == plan.IsDay:
			return n < *c.To
		default:
			return n <= *c.To
		}
	}
}

// contains tells whether a text has the condition's substring, both in lower case.
func contains(c plan.Cond) func(any) bool {
	part := ""
	if len(c.Text) > 0 {
		part = strings.ToLower(c.Text[0])
	}
	return func(v any) bool {
		s, ok := text(v)
		return ok && strings.Contains(strings.ToLower(s), part)
	}
}
