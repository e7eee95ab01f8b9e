package amocrm

import (
	"math"
	"strconv"
	"strings"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

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

func sourceID(name string) string { return "source-" + source.Slug(name) }

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
