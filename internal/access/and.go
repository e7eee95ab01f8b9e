package access

import (
	"slices"

	"svodka/internal/model"
)

// And is what both grants let somebody see, and nothing that only one of them does: a row that both show, a figure that both
// show. Where the two cannot be brought together exactly it is the narrower of the possible ones.
func (g Grant) And(h Grant) Grant {
	out := Grant{
		All: g.All && h.All, Metrics: inBoth(g.Metrics, h.Metrics), Hidden: union(g.Hidden, h.Hidden),
		// A formula over what the other hides is revealed by the other as well, or not at all.
		Reveal: slices.Concat(revealed(g, h), revealed(h, g)),
	}
	if out.All {
		return out
	}
	for _, name := range union(g.Loose, h.Loose) {
		if g.loosens(name) && h.loosens(name) {
			out.Loose = append(out.Loose, name)
		}
	}
	switch {
	case g.All:
		out.Rows = h.alternatives()
	case h.All:
		out.Rows = g.alternatives()
	default:
		for _, a := range g.alternatives() {
			for _, b := range h.alternatives() {
				out.Rows = append(out.Rows, slices.Concat(a, b))
			}
		}
	}
	return out
}

// alternatives are those that show anything: one that names no condition shows no row, and must not vanish among the conditions
// of another.
func (g Grant) alternatives() [][]model.Cond {
	return slices.DeleteFunc(slices.Clone(g.Rows), func(a []model.Cond) bool { return len(a) == 0 })
}

// loosens reports whether a grant shows facts that do not know a dimension as if it said nothing of it: it says nothing, or leaves
// it aside where something else of the alternative still stands.
func (g Grant) loosens(name model.Name) bool {
	for _, a := range g.Rows {
		speaks := slices.ContainsFunc(a, func(c model.Cond) bool { return c.Name == name })
		firm := slices.ContainsFunc(a, func(c model.Cond) bool { return !slices.Contains(g.Loose, c.Name) })
		if speaks && (!firm || !slices.Contains(g.Loose, name)) {
			return false
		}
	}
	return true
}

func revealed(g, other Grant) []model.Name {
	return slices.DeleteFunc(slices.Clone(g.Reveal), func(name model.Name) bool {
		return len(other.Hidden) > 0 && !slices.Contains(other.Reveal, name)
	})
}

// inBoth is what two lists have in common, where nil is everything.
func inBoth(a, b []model.Name) []model.Name {
	switch {
	case a == nil:
		return slices.Clone(b)
	case b == nil:
		return slices.Clone(a)
	}
	out := []model.Name{} // nothing in common is nothing, not everything
	for _, name := range a {
		if slices.Contains(b, name) {
			out = append(out, name)
		}
	}
	return out
}

func union(a, b []model.Name) []model.Name {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}
