package amocrm

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"svodka/internal/warehouse"
)

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// some is an instant or a count, empty for 0.
func some(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

func when(n num) any { return some(int64(n)) }

func numOf(s string) num {
	v, _ := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	return num(v)
}

// digits leaves the digits of a phone number; a Russian 8 before ten digits is a 7.
func digits(s string) string {
	d := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	if len(d) == 11 && d[0] == '8' {
		d = "7" + d[1:]
	}
	return d
}

// slug makes a key of a name: two spellings that differ in case or spaces alone are one.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '"' || r == ':'
	}), "_")
}

func sourceID(name string) string { return "source-" + slug(name) }

// typeOf is the type of a custom field as a dimension; false for fields that make none.
func typeOf(kind string) (warehouse.Type, bool) {
	switch kind {
	case "text", "select", "radiobutton", "multiselect", "category", "chained_list", "textarea", "tracking_data":
		return warehouse.Text, true
	case "numeric":
		return warehouse.Real, true
	case "monetary", "price":
		return warehouse.Money, true
	case "checkbox":
		return warehouse.Bool, true
	default:
		return 0, false
	}
}

// cell turns a field's text into a value of a type; nil where it is none.
func cell(text string, t warehouse.Type) any {
	if text == "" {
		return nil
	}
	switch t {
	case warehouse.Real:
		v, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), ",", "."), 64)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return nil
		}
		return v
	case warehouse.Money:
		if v, ok := minor(text); ok {
			return v
		}
		return nil
	case warehouse.Bool:
		return text == "true" || text == "1"
	default:
		return text
	}
}
