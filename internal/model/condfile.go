package model

import (
	"fmt"

	"github.com/goccy/go-yaml"
)

// conditions reads the short form of a where.
//
//	kind: won                     one of one
//	kind: [won, lost]             one of
//	kind: {not: [won, lost]}      none of (a row without a value passes)
//	amount: {from: 1, to: 5}      from 1 to 5; either may be missing
//	reason: {empty: true}         without a value; {empty: false} with one
//	title: {contains: test}       contains
//
// In lists "" stands for "without a value".
func conditions(where yaml.MapSlice) ([]Cond, error) {
	var list []Cond
	for _, item := range where {
		name := fmt.Sprint(item.Key)
		c, err := condition(name, item.Value)
		if err != nil {
			return nil, fmt.Errorf("where: %s: %w", name, err)
		}
		list = append(list, c)
	}
	return list, nil
}

func condition(name Name, v any) (Cond, error) {
	switch v := v.(type) {
	case nil:
		return Cond{}, fmt.Errorf("has no value; write {empty: true} for rows without one")
	case map[string]any:
		return operator(name, v)
	default:
		return Cond{Name: name, Op: In, Values: values(v)}, nil
	}
}

func operator(name Name, m map[string]any) (Cond, error) {
	for key := range m {
		switch key {
		case "not", "from", "to", "empty", "contains":
		default:
			return Cond{}, fmt.Errorf("%q is no operator: not, from, to, empty or contains", key)
		}
	}
	from, hasFrom := m["from"]
	to, hasTo := m["to"]
	switch {
	case (hasFrom || hasTo) && len(m) == btoi(hasFrom)+btoi(hasTo):
		c := Cond{Name: name, Op: Range, Values: []string{"", ""}}
		if hasFrom {
			c.Values[0] = fmt.Sprint(from)
		}
		if hasTo {
			c.Values[1] = fmt.Sprint(to)
		}
		return c, nil
	case len(m) != 1:
		return Cond{}, fmt.Errorf("one operator at a time; write the others as conditions of their own")
	case m["not"] != nil:
		return Cond{Name: name, Op: NotIn, Values: values(m["not"])}, nil
	case m["contains"] != nil:
		return Cond{Name: name, Op: Contains, Values: values(m["contains"])}, nil
	case m["empty"] == true:
		return Cond{Name: name, Op: Empty}, nil
	case m["empty"] == false:
		return Cond{Name: name, Op: Filled}, nil
	}
	return Cond{}, fmt.Errorf("cannot be understood")
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func values(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	texts := make([]string, len(list))
	for i, x := range list {
		texts[i] = fmt.Sprint(x)
	}
	return texts
}
