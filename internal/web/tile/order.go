package tile

import (
	"cmp"
	"slices"
	"strings"
)

func sign(x float64) int { return cmp.Compare(x, 0) }

func compare(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }

func sortBy(list []column, less func(a, b column) int) { slices.SortStableFunc(list, less) }
