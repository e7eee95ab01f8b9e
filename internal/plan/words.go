package plan

import (
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// unknown is the error for a name that is not there, with the names it may have been meant for.
func unknown(what, ruWhat, name string, have []model.Name) error {
	if near := Near(name, have); len(near) > 0 {
		return fault.Invalidf("There is no %[1]s %[2]q. Did you mean %[3]s?", "Нет такого: %[4]s «%[2]s». Может быть, %[3]s?",
			what, name, strings.Join(near, ", "), ruWhat)
	}
	return fault.Invalidf("There is no %[1]s %[2]q; the page of metrics lists all names.",
		"Нет такого: %[3]s «%[2]s»; все имена есть на странице показателей.", what, name, ruWhat)
}

// Near picks up to three names that look like the given one, nearest first.
func Near(name string, have []string) []string {
	type scored struct {
		name string
		d    int
	}
	var list []scored
	low := strings.ToLower(name)
	for _, h := range have {
		hl := strings.ToLower(h)
		d := distance(low, hl)
		if len(low) > 2 && (strings.Contains(hl, low) || strings.Contains(low, hl)) {
			d = min(d, 2)
		}
		if d <= max(2, len([]rune(name))/3) {
			list = append(list, scored{h, d})
		}
	}
	slices.SortStableFunc(list, func(a, b scored) int { return a.d - b.d })
	var out []string
	for _, s := range list[:min(3, len(list))] {
		out = append(out, s.name)
	}
	return out
}

// distance is the number of letters to change, add or drop (Levenshtein).
func distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	row := make([]int, len(rb)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range ra {
		diag := row[0]
		row[0] = i + 1
		for j, y := range rb {
			next := diag
			if x != y {
				next = 1 + min(diag, row[j], row[j+1])
			}
			diag, row[j+1] = row[j+1], next
		}
	}
	return row[len(rb)]
}

func join(list []model.Name) string {
	if len(list) == 0 {
		return "—"
	}
	return strings.Join(list, ", ")
}

func sorted(list []model.Name) []model.Name {
	slices.Sort(list)
	return slices.Compact(list)
}
