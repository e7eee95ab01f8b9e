package score

import (
	"cmp"
	"slices"
)

// What a public ranking may show: the top third, at least three and never more than half. Where these cannot both hold there
// is none, for the last would be known by who is missing.
const (
	leastShown = 3
	leastIn    = 2 * leastShown
)

// Standing is somebody's points.
type Standing struct {
	Person Person
	Points int64
	// Frozen are points of deals with an open correction; they are not among Points.
	Frozen int64
	Place  int // from 1; equals share a place
}

// Placed orders standings, the most points first, and gives places.
func Placed(list []Standing) []Standing {
	out := slices.Clone(list)
	slices.SortFunc(out, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.Person.Name, b.Person.Name), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	for i := range out {
		out[i].Place = i + 1
		if i > 0 && out[i].Points == out[i-1].Points {
			out[i].Place = out[i-1].Place
		}
	}
	return out
}

// Top is what everybody may see of standings that are placed: nobody of the lower half, nobody without points, and equals
// together or not at all.
func Top(placed []Standing) []Standing {
	n := len(placed)
	if n < leastIn {
		return nil
	}
	wish, most := max(leastShown, (n+2)/3), n/2
	shown := 0
	for shown < n && placed[shown].Place <= wish && placed[shown].Points > 0 {
		group := shown
		for group < n && placed[group].Place == placed[shown].Place {
			group++
		}
		if group > most {
			break
		}
		shown = group
	}
	return placed[:shown]
}
