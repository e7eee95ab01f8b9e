package source

import (
	"strings"
	"unicode"
)

// OrNil is a text as a row holds it: empty for "".
func OrNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Digits leaves the digits of a phone number; a Russian 8 before ten digits is a 7.
func Digits(s string) string {
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

// Slug makes a key of a name: two spellings that differ in case or spaces alone are one.
func Slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '"' || r == ':'
	}), "_")
}
