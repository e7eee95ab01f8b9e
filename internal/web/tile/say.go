package tile

import (
	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// say keeps what a reader must know of the figures and the page does not say: a tile of its own period says up to which day
// that is told.
func (x *Shown) say(l lang.Lang) {
	if x.Answer == nil || x.Empty != "" {
		return
	}
	for _, n := range x.Answer.Notes {
		if timeless(x.Answer, n) {
			continue
		}
		switch n.Kind { //nolint:exhaustive // the others are told elsewhere, or not at all
		case plan.NoteLacks, plan.NoteMoney, plan.NoteBegins, plan.NoteHistory, plan.NoteCorrected:
			x.Said = append(x.Said, render.Said(n, x.Answer, l))
		case plan.NotePlan, plan.NoteNoPlan:
			if x.KPI == nil { // a tile of one figure says it beside the figure
				x.Said = append(x.Said, render.Said(n, x.Answer, l))
			}
		case plan.NoteAnchor:
			if x.own {
				x.Said = append(x.Said, render.Said(n, x.Answer, l))
			}
		}
	}
}

// timeless reports whether a note tells of the days that all of time is compared with: there were none.
func timeless(a *ask.Answer, n plan.Note) bool {
	return a.Query.Range == plan.Everything && (n.Kind == plan.NoteLike || n.Kind == plan.NoteBegins)
}
