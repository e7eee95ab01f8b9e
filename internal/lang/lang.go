// Package lang writes numbers, money, dates and words the way readers of a language expect them.
//
// All functions are methods of [Lang], so that a page picks the language once. Spaces inside a figure are never ordinary ones:
// thousands are parted by U+202F, a number and its unit by U+00A0, so that no figure breaks over two lines. The minus is U+2212.
package lang

import (
	"strings"

	"svodka/internal/fault"
)

// Lang is a language of the interface, by its ISO 639-1 code. Any value that is not RU, the zero value too, writes English.
type Lang string

// The languages of the program.
const (
	RU Lang = "ru"
	EN Lang = "en"
)

const (
	nbsp   = "\u00a0" // between a number and its unit
	thin   = "\u202f" // between thousands in Russian
	minus  = "\u2212"
	dash   = "\u2013" // ranges
	approx = "≈"
)

// Missing is shown where there is no number; its reason belongs beside it.
const Missing = "—"

// Parse reads "ru" and "en", with or without a region ("ru-RU"), in any case.
func Parse(s string) (Lang, error) {
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(s, "_", "-")), "-")
	switch l := Lang(code); l {
	case RU, EN:
		return l, nil
	default:
		return "", fault.Invalidf("There is no language %q; choose ru or en.", "Языка «%s» нет; выберите ru или en.", s)
	}
}

// Pick returns the text in the language l.
func (l Lang) Pick(en, ru string) string {
	if l == RU {
		return ru
	}
	return en
}

// Message returns what to tell a reader of l about err, see [fault.MessageIn].
func (l Lang) Message(err error) string { return fault.MessageIn(err, string(l)) }
