package file

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// fold makes words that differ in case alone equal.
func fold(s string) string { return strings.ToLower(s) }

// trim takes blanks off both ends, the wide and the unbreakable ones too. It returns a part of b.
func trim(b []byte) []byte {
	for len(b) > 0 {
		if c := b[0]; c > ' ' && c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRune(b)
		if !isBlank(r) {
			break
		}
		b = b[n:]
	}
	for len(b) > 0 {
		if c := b[len(b)-1]; c > ' ' && c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeLastRune(b)
		if !isBlank(r) {
			break
		}
		b = b[:len(b)-n]
	}
	return b
}

// keepDigits leaves the digits of a phone number.
func keepDigits(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for _, c := range b {
		if c-'0' <= 9 {
			out = append(out, c)
		}
	}
	return out
}

// shortened reports a long number that a spreadsheet has saved as 7,99E+10, and its digits when none of them were lost.
func shortened(b []byte) (digits []byte, whole, is bool) {
	e := bytes.LastIndexAny(b, "Ee")
	if e < 1 || e+2 > len(b)-1 || b[e+1] != '+' || !allDigits(b[e+2:]) {
		return nil, false, false
	}
	front := bytes.Replace(b[:e], []byte(","), []byte("."), 1)
	if !allDigits(bytes.Replace(front, []byte("."), nil, 1)) {
		return nil, false, false
	}
	d, ok := slowDecimal(string(front)+string(b[e:]), '.')
	if !ok || d.scale > 0 {
		return nil, false, true
	}
	// A spreadsheet writes six digits at most before the E; a number that ends in zeros may have lost any of them.
	exponent, _ := number(b[e+2:])
	if len(front)-2 < exponent {
		return nil, false, true
	}
	n, _, _ := d.units(0)
	return appendInt(nil, n), true, true
}
