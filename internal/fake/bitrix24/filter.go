package bitrix24

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// test says whether a row passes one condition.
type test func(r *rec) bool

// prefixes of filter keys, the longest first.
var prefixes = []string{"!><", "><", ">=", "<=", "!=%", "%=", "!%", "=%", "!@", "!=", ">", "<", "=", "!", "@", "%"}

func operator(key string) (op, name string) {
	for _, p := range prefixes {
		if strings.HasPrefix(key, p) {
			return p, key[len(p):]
		}
	}
	return "", key
}

// tests reads a filter. A field nobody knows is ignored by old methods and refused by strict ones.
func (s *Server) tests(t *table, filter *value) ([]test, *refusal) {
	if filter == nil || filter.null || (!filter.list && filter.text == "") {
		return nil, nil
	}
	if !filter.list {
		return nil, refuse(400, "", "Parameter 'filter' must be array.")
	}
	var list []test
	for _, key := range filter.keys {
		v := filter.kids[key]
		if key == "LOGIC" || key == "logic" {
			continue
		}
		if _, err := strconv.Atoi(key); err == nil && v.list {
			nested, refused := s.nested(t, v)
			if refused != nil {
				return nil, refused
			}
			list = append(list, nested)
			continue
		}
		op, name := operator(key)
		c := t.find(name)
		switch {
		case c == nil && t.strict:
			return nil, refuse(400, "INVALID_ARG_VALUE", "Invalid filter: field '"+name+"' is not allowed in filter")
		case c == nil:
			continue
		}
		list = append(list, s.condition(c, op, v))
	}
	return list, nil
}

// nested is {"LOGIC":"OR", "0":{…}, "1":{…}} of the universal methods.
func (s *Server) nested(t *table, v *value) (test, *refusal) {
	or := strings.EqualFold(v.str("logic"), "OR")
	tests, refused := s.tests(t, v)
	return func(r *rec) bool {
		for _, pass := range tests {
			if pass(r) == or {
				return or
			}
		}
		return !or
	}, refused
}

// wish is a word of a filter with the value it stands for.
type wish struct {
	text  string
	value any
}

func (s *Server) condition(c *column, op string, v *value) test {
	words := v.texts()
	if v.null {
		words = []string{""}
	}
	wanted := make([]wish, len(words))
	for i, w := range words {
		wanted[i] = wish{w, s.order(c, s.parse(c, w))}
	}
	negate := strings.HasPrefix(op, "!")
	op = strings.TrimPrefix(op, "!")
	match := func(x any) bool {
		if op == "><" && len(wanted) == 2 {
			have := s.order(c, x)
			return compares(have, wanted[0].value, ">=") && compares(have, wanted[1].value, "<=")
		}
		return slices.ContainsFunc(wanted, func(w wish) bool {
			switch op {
			case ">", "<", ">=", "<=":
				return compares(s.order(c, x), w.value, op)
			case "%", "=%", "%=":
				return like(x, w.text)
			}
			return s.equal(c, x, w)
		})
	}
	return func(r *rec) bool {
		x := c.get(r)
		if many, ok := x.([]any); ok {
			return slices.ContainsFunc(many, match) != negate
		}
		return match(x) != negate
	}
}

func like(x any, want string) bool {
	t, _ := x.(string)
	return strings.Contains(strings.ToLower(t), strings.ToLower(strings.Trim(want, "%")))
}

// equal compares as MySQL does: nothing, 0 and the empty word are one, letter case does not matter.
func (s *Server) equal(c *column, x any, want wish) bool {
	yes := want.text == "Y" || want.text == "1" || want.text == "true"
	if want.text == "" || want.text == "0" && c.kind == kInt {
		return x == nil || x == "" || x == int64(0) || x == false
	}
	switch c.kind {
	case kFlag, kBool:
		return (x == true) == yes
	case kString, kStatus, kList, kPlain:
		switch t := x.(type) {
		case string:
			return strings.EqualFold(t, want.text)
		case int64:
			return strconv.FormatInt(t, 10) == want.text
		case bool:
			return t == yes
		}
		return false
	case kInt, kDouble, kMoney, kTime, kDate, kEnum:
	}
	have := s.order(c, x)
	return have != nil && want.value != nil && have == want.value
}

// parse reads a filter's word as the column's own value.
func (s *Server) parse(c *column, want string) any {
	switch c.kind {
	case kTime, kDate:
		return s.instant(want)
	case kMoney:
		x, err := strconv.ParseFloat(want, 64)
		if err != nil {
			return nil
		}
		return minor(x)
	case kInt, kEnum, kDouble:
		x, err := strconv.ParseFloat(want, 64)
		if err != nil {
			return nil
		}
		return x
	case kString, kStatus, kFlag, kBool, kList, kPlain:
	}
	return want
}

// layouts are the ways dates are written in filters. Those without a zone are of the portal's.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02",
	"02.01.2006 15:04:05", "02.01.2006",
}

func (s *Server) instant(want string) any {
	for _, layout := range layouts {
		if t, err := time.ParseInLocation(layout, want, s.o.Zone); err == nil {
			return t.Unix()
		}
	}
	return nil
}

// order is a value that can be compared: a number or a text.
func (s *Server) order(c *column, x any) any {
	switch t := x.(type) {
	case int64:
		if c.kind == kDate {
			day := time.Unix(t, 0).In(s.o.Zone)
			return float64(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, s.o.Zone).Unix())
		}
		return float64(t)
	case bool:
		return flag(t)
	case string:
		return strings.ToLower(t)
	}
	return x
}

func compares(a, b any, op string) bool {
	if a == nil || b == nil {
		return false
	}
	switch n := rank(a, b); op {
	case ">":
		return n > 0
	case "<":
		return n < 0
	case ">=":
		return n >= 0
	default:
		return n <= 0
	}
}

// rank orders two comparable values; nothing comes first, as NULL does in MySQL.
func rank(a, b any) int {
	x, xn := a.(float64)
	y, yn := b.(float64)
	switch {
	case a == nil || b == nil:
		return boolRank(a != nil, b != nil)
	case xn && yn && x < y:
		return -1
	case xn && yn && x > y:
		return 1
	case xn && yn:
		return 0
	}
	t, _ := a.(string)
	u, _ := b.(string)
	return strings.Compare(t, u)
}

func boolRank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
