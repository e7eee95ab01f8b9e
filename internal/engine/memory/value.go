package memory

import (
	"cmp"
	"strconv"
)

// number is a value as a float: integers, money, days and instants as they are, yes as 1 and no as 0.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	default:
		return 0, false
	}
}

// text is a value as the member of a key shows it: integers in decimal, yes as "true". Nothing is not a text.
func text(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, v != ""
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case bool:
		return strconv.FormatBool(v), true
	default:
		return "", false
	}
}

// compare orders two values of one column; nothing is equal to nothing and after everything else, also when desc turns
// the rest around.
func compare(a, b any, desc bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	case desc:
		a, b = b, a
	}
	if x, ok := a.(string); ok {
		y, _ := b.(string)
		return cmp.Compare(x, y)
	}
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			return cmp.Compare(x, y)
		}
	}
	x, _ := number(a)
	y, _ := number(b)
	return cmp.Compare(x, y)
}
