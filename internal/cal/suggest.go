package cal

import (
	"strings"

	"svodka/internal/fault"
)

// unreadable returns the error for an expression that Resolve does not know, with the nearest one that it does.
func (c Calendar) unreadable(text string, today Day) error {
	const (
		en = "Use today, this-week, last-month, last-30-days, mtd, 2024, 2024-H1, 2024-Q3, 2024-05, 2024-W07, 2024-05-17, FY2024, " +
			"all, or two of them as A..B."
		ru = "Возможны today, this-week, last-month, last-30-days, mtd, 2024, 2024-H1, 2024-Q3, 2024-05, 2024-W07, 2024-05-17, FY2024, " +
			"all или два из них через две точки: A..B."
	)
	if meant := c.suggest(text, today); meant != "" {
		return fault.Invalidf(
			"%q is not a stretch of time. Did you mean %q? "+en,
			"«%s» не похоже на отрезок времени. Может быть, «%s»? "+ru, text, meant)
	}
	return fault.Invalidf("%q is not a stretch of time. "+en, "«%s» не похоже на отрезок времени. "+ru, text)
}

// suggest returns the expression that was probably meant: the same with dashes between its words, or a word at most two slips of
// the finger away; "" when nothing is near.
func (c Calendar) suggest(text string, today Day) string {
	dashed := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" _-/.", r) }), "-")
	for _, try := range []string{dashed, "last-" + dashed} {
		if try != text && c.reads(try, today) {
			return canonical(try)
		}
	}
	best, distance := "", 3
	for _, word := range words() {
		if d := slips(dashed, word); d < distance && d < len(word)/2 {
			best, distance = word, d
		}
	}
	return best
}

// canonical writes a name of a period as its label does: 2024-Q3, not 2024-q3.
func canonical(text string) string {
	if text[0] >= '0' && text[0] <= '9' || strings.HasPrefix(text, "fy") {
		return strings.ToUpper(text)
	}
	return text
}

func (c Calendar) reads(text string, today Day) bool {
	_, word := c.word(text, today)
	_, counted := c.counted(text, today)
	_, named := c.named(text)
	return word || counted || named
}

// words returns the expressions that stand for themselves, and one of the counted ones for each grain.
func words() []string {
	all := []string{"today", "yesterday", "tomorrow", "last-workday", "all"}
	for _, g := range Grains() {
		if g != ByDay {
			all = append(all, "this-"+g.String(), "last-"+g.String(), "next-"+g.String(), g.String()[:1]+"td")
		}
		all = append(all, "last-30-"+g.plural(), "last-12-"+g.plural(), "last-4-"+g.plural())
	}
	return all
}

// slips returns how many letters have to be added, dropped, changed or swapped with their neighbour to turn a into b.
func slips(a, b string) int {
	var older []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], older[j-1]+1)
			}
		}
		older, row = row, next
	}
	return row[len(b)]
}
