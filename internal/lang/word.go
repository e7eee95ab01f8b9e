package lang

import "strings"

// Plural picks the form of a noun that goes with n. Russian takes three forms (сделка, сделки, сделок), English two (deal, deals);
// where fewer are given the last one serves.
func (l Lang) Plural(n int64, forms ...string) string {
	if len(forms) == 0 {
		return ""
	}
	return forms[min(l.form(n), len(forms)-1)]
}

// Count returns n with its noun: 21 сделка, 1,204 deals.
func (l Lang) Count(n int64, forms ...string) string { return l.Int(n) + nbsp + l.Plural(n, forms...) }

// form returns the CLDR plural class of an integer, in the order one, few, many (Russian) or one, other (English).
func (l Lang) form(n int64) int {
	tens, units := n%100, n%10
	if n < 0 {
		tens, units = -tens, -units
	}
	switch {
	case l != RU && (n == 1 || n == -1):
		return 0
	case l != RU:
		return 1
	case units == 1 && tens != 11:
		return 0
	case units >= 2 && units <= 4 && (tens < 12 || tens > 14):
		return 1
	default:
		return 2
	}
}

// List joins items as a sentence does: "a, b и c", "a, b and c".
func (l Lang) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + l.Pick(" and ", " и ") + items[last]
}
