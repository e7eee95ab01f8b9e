package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenName
	tokenSign // operators, brackets and the comma
)

type token struct {
	kind   tokenKind
	text   string
	column int
}

func (t token) is(sign string) bool { return t.kind == tokenSign && t.text == sign }

// lex cuts the source into tokens; the last one is always tokenEnd.
func lex(src string) ([]token, error) {
	var tokens []token
	for rest, column := src, 1; ; {
		blank := len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
		rest, column = rest[blank:], column+blank
		if rest == "" {
			return append(tokens, token{tokenEnd, "", column}), nil
		}
		kind, size := scan(rest)
		if size == 0 {
			r, _ := utf8.DecodeRuneInString(rest)
			return nil, foreign(column, r)
		}
		// Every token is ASCII, so its bytes are its columns.
		tokens = append(tokens, token{kind, rest[:size], column})
		rest, column = rest[size:], column+size
	}
}

// scan returns the kind and the size of the token s begins with; a size of 0
// means there is none.
func scan(s string) (tokenKind, int) {
	switch c := s[0]; {
	case isDigit(c):
		// The suffix and anything else glued to the digits stay in the token, so
		// that the parser complains about "8hours" and not about "ours".
		return tokenNumber, span(s, func(c byte) bool { return c == '.' || isNameByte(c, false) })
	case isNameByte(c, true):
		return tokenName, span(s, func(c byte) bool { return isNameByte(c, false) })
	case strings.HasPrefix(s, "<="), strings.HasPrefix(s, ">="), strings.HasPrefix(s, "!="):
		return tokenSign, 2
	case strings.IndexByte("+-*/(),<>=", c) >= 0:
		return tokenSign, 1
	default:
		return tokenEnd, 0
	}
}

// foreign refuses a character no token begins with. A Cyrillic letter that looks
// Latin is the one that puzzles most.
func foreign(column int, r rune) error {
	if unicode.IsLetter(r) {
		return wrong(column, foreignLetter, r)
	}
	return wrong(column, foreignSign, r)
}

// span returns how many leading bytes of s are in the set.
func span(s string, in func(byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
