package file

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nearest returns the word of list that was probably meant by word, "" when none is close.
func nearest(word string, list []string) string {
	const tooFar = 1 << 30
	best, found := tooFar, ""
	folded := plain(word)
	for _, candidate := range list {
		other := plain(candidate)
		if other == "" {
			continue
		}
		d := distance(folded, other)
		allowed := max(1, max(utf8.RuneCountInString(folded), utf8.RuneCountInString(other))/3)
		if strings.HasPrefix(other, folded) && len(folded) >= 3 || strings.HasPrefix(folded, other) && len(other) >= 3 {
			d = min(d, allowed)
		}
		if d <= allowed && d < best {
			best, found = d, candidate
		}
	}
	return found
}

// plain folds a word to lower-case letters and digits, so that "C Date", "c_date" and "C-DATE" are one.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if r == 'ё' || r == 'Ё' {
				return 'е'
			}
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// distance counts the letters to insert, delete, replace or swap to make a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// list writes words for a sentence: "a, b, c", at most limit of them.
func list(words []string, limit int) string {
	if len(words) > limit {
		return strings.Join(words[:limit], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}

// sorted returns the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
