package conclude

import (
	"cmp"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// crossed reports whether the answer is split by stage and by something else.
func (s *sentence) crossed() bool {
	const two = 2
	return len(s.a.Frame.By) == two && s.a.Frame.Grain == cal.None && s.stage() >= 0
}

// stage is which of the dimensions has the stages; -1 none.
func (s *sentence) stage() int {
	for i, d := range s.a.Frame.By {
		if d.Name == "stage" {
			return i
		}
	}
	return -1
}

// parting tells at which stage members part most, and who stands at the two ends of it. Only those with enough deals at
// the stage are compared.
func (s *sentence) parting(c render.Column) {
	at := s.stage()
	judged, known := s.cases(c)
	stages := map[plan.Member][]frame.Row{}
	var order []plan.Member
	for _, r := range s.a.Frame.Rows {
		if !known || r.Others || r.Keys[1-at].Null || r.Cells[c.At].State != formula.Present || !judged(r) {
			continue
		}
		if _, seen := stages[r.Keys[at]]; !seen {
			order = append(order, r.Keys[at])
		}
		stages[r.Keys[at]] = append(stages[r.Keys[at]], r)
	}
	var best, worst frame.Row
	widest := 0.0
	figure := func(r frame.Row) float64 { return r.Cells[c.At].V }
	for _, m := range order {
		list := stages[m]
		slices.SortStableFunc(list, func(a, b frame.Row) int { return cmp.Compare(figure(b), figure(a)) })
		if gap := figure(list[0]) - figure(list[len(list)-1]); gap > widest {
			best, worst, widest = list[0], list[len(list)-1], gap
		}
	}
	if widest == 0 {
		s.text(s.l.Pick("Too few data to compare funnels for ", "Мало данных, чтобы сравнить воронки за ") + s.days() + ".")
		return
	}
	s.text(s.l.Pick("Funnels part most at “", "Сильнее всего воронки расходятся на этапе «") + s.part(best, at))
	s.text(s.l.Pick("”: ", "»: дальше проходит "))
	s.figure(best, c)
	s.text(s.l.Pick(" go on (", " (") + s.part(best, 1-at) + s.l.Pick(") against ", ") против "))
	s.figure(worst, c)
	s.text(" (" + s.part(worst, 1-at) + ").")
}

// part is the name of one of a row's members.
func (s *sentence) part(r frame.Row, i int) string {
	texts := render.Label(s.a, r, s.l)
	return s.short(texts[len(texts)-len(s.a.Frame.By)+i])
}
