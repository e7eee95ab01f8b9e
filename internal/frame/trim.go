package frame

import (
	"slices"

	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// Trim drops the periods before the first one in which there is anything: "all" begins where the company does, not where
// the calendar does. The grand total stays as it is.
//
//	1970 0   …   2022 0   2023 7   2024 0   2025 9     →     2023 7   2024 0   2025 9
func (f *Frame) Trim() {
	first, found := 0, false
	for _, r := range f.Rows {
		if r.N != plan.AllPeriods && !blank(r.Cells) && (!found || r.N < first) {
			first, found = r.N, true
		}
	}
	if !found {
		return
	}
	early := func(r Row) bool { return r.N != plan.AllPeriods && r.N < first }
	f.Rows = slices.DeleteFunc(f.Rows, early)
	f.Totals = slices.DeleteFunc(f.Totals, early)
}

// blank reports whether a row tells nothing: no figure that is there and not 0.
func blank(cells []formula.Value) bool {
	return !slices.ContainsFunc(cells, func(v formula.Value) bool { return v.State == formula.Hidden || v.State == formula.Present && v.V != 0 })
}
