package target

import (
	"math"

	"svodka/internal/model"
	"svodka/internal/plan"
)

// MostShown is the attainment above which figures are no longer told apart: 200 %.
const MostShown = 2.0

// Shown caps an attainment for display; more says that it is above.
func Shown(share float64) (capped float64, more bool) {
	if share > MostShown {
		return MostShown, true
	}
	return share, false
}

// Attain is a figure as a share of its target: fact ÷ plan, plan ÷ fact where less is better, 1 inside a band and the distance to
// its nearer end outside. ok is false when there is no target, or a share of it has no meaning.
func Attain(better model.Better, fact float64, a plan.Aim) (share float64, ok bool) {
	if !a.Known || math.IsNaN(fact) {
		return 0, false
	}
	return attain(better, fact, a.Value, a.Low, a.High)
}

func attain(better model.Better, fact, want, low, high float64) (float64, bool) {
	switch better {
	case model.Less:
		return lessShare(fact, want)
	case model.Target:
		if low == 0 && high == 0 {
			low, high = want, want
		}
		switch {
		case low <= fact && fact <= high:
			return 1, true
		case fact < low:
			return share(fact, low)
		}
		return lessShare(fact, high)
	case model.More:
	}
	return share(fact, want)
}

// share is fact ÷ plan of a plan above nought; a loss that was planned is met by a smaller one.
func share(fact, want float64) (float64, bool) {
	switch {
	case want > 0:
		return fact / want, true
	case want < 0:
		return 2 - fact/want, true // the plan −100: −100 is 100 %, −50 is 150 %, −150 is 50 %
	}
	return 0, false
}

// lessShare is plan ÷ fact. No complaints where some were allowed is as good as can be shown.
func lessShare(fact, want float64) (float64, bool) {
	switch {
	case want < 0:
		return 0, false
	case fact <= 0 && want == 0:
		return 1, true
	case fact <= 0:
		return MostShown, true
	}
	return want / fact, true
}

// Pace is the fact to date as a share of the plan to date; of what does not add up over time, of the target itself. ok is false
// while no working day of the period has passed.
func Pace(better model.Better, fact float64, a plan.Aim) (share float64, ok bool) {
	if !a.Known || math.IsNaN(fact) {
		return 0, false
	}
	if !a.Adds || a.ToDate == a.Value {
		return Attain(better, fact, a)
	}
	if a.ToDate == 0 {
		return 0, false
	}
	part := a.ToDate / a.Value
	return attain(better, fact, a.ToDate, a.Low*part, a.High*part)
}

// Need is what a remaining working day has to bring so that the target is met: 0 when it is met already. Where less is better it is
// what a day may still bring. ok is false for what does not add up, and when no working day is left to bring it.
func Need(better model.Better, fact float64, a plan.Aim) (perDay float64, ok bool) {
	if !a.Known || !a.Adds || math.IsNaN(fact) || better == model.Target {
		return 0, false
	}
	rest := a.Value - fact
	switch {
	case rest <= 0:
		return 0, true
	case a.Left <= 0:
		return 0, false
	}
	return rest / a.Left, true
}

// Contribution is a part's figure as a share of the target of the whole.
func Contribution(fact float64, whole plan.Aim) (share float64, ok bool) {
	if !whole.Known || whole.Value == 0 || math.IsNaN(fact) {
		return 0, false
	}
	return fact / whole.Value, true
}

// State is how a figure stands to its target.
type State uint8

// The states. Excellent is told apart only where a target has such a bound.
const (
	None State = iota // no target, or nothing to hold against it yet
	Bad
	Near
	Good
	Excellent
)

// String names a state in English, as classes of sheets and exports do.
func (s State) String() string { return [...]string{"none", "bad", "near", "good", "excellent"}[s] }

// Judge holds a figure of a whole range against its target.
func Judge(better model.Better, fact float64, a plan.Aim) State {
	if !a.Known || math.IsNaN(fact) {
		return None
	}
	return judge(better, fact, a)
}

// JudgePace holds the fact to date against the target to date.
func JudgePace(better model.Better, fact float64, a plan.Aim) State {
	switch {
	case !a.Known || math.IsNaN(fact):
		return None
	case !a.Adds || a.ToDate == a.Value:
		return judge(better, fact, a)
	case a.ToDate == 0:
		return None
	}
	part := a.ToDate / a.Value
	a.Value = a.ToDate
	a.Least, a.Excellent, a.Low, a.High = a.Least*part, a.Excellent*part, a.Low*part, a.High*part
	return judge(better, fact, a)
}

func judge(better model.Better, fact float64, a plan.Aim) State {
	if better == model.Target {
		return judgeBand(fact, a)
	}
	sign := 1.0
	if better == model.Less {
		sign = -1
	}
	switch {
	case a.Excellent != 0 && a.Excellent != a.Value && sign*fact >= sign*a.Excellent:
		return Excellent
	case sign*fact >= sign*a.Value:
		return Good
	case sign*fact >= sign*a.Least:
		return Near
	}
	return Bad
}

// judgeBand is near up to a tenth outside of a band, or down to the least.
func judgeBand(fact float64, a plan.Aim) State {
	s, ok := attain(model.Target, fact, a.Value, a.Low, a.High)
	switch {
	case !ok:
		return None
	case s >= 1:
		return Good
	case s >= usualNear:
		return Near
	}
	return Bad
}
