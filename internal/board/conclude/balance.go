package conclude

import (
	"math"

	"svodka/internal/model/formula"
	"svodka/internal/render"
)

// balance tells whether leads suffice: what came against what was closed. About as many is normal.
func (s *sentence) balance(c render.Column) {
	t := s.a.Frame.Total.Cells
	closed, ok := s.closed()
	if !ok || t[c.At].State != formula.Present {
		s.whole(c)
		return
	}
	leads := t[c.At].V
	// Refused leads are closed too: where the answer tells the balance itself, the verdict is by that.
	ratio, exact := s.told("lead_balance")
	switch {
	case exact && ratio > 0:
		closed = math.Round(leads / ratio)
	case closed > 0:
		ratio = leads / closed
	}
	s.text(s.l.Pick("New leads, ", "Новых лидов за ") + s.days() + ": ")
	s.figure(s.a.Frame.Total, c)
	if exact {
		s.text(s.l.Pick("; closed by sales and refusals: ", "; закрыто продажами и отказами: ") + s.l.Number(closed, 0) + ". ")
	} else {
		s.text(s.l.Pick("; sales and refused deals: ", "; продаж и отказов по сделкам: ") + s.l.Number(closed, 0) + ". ")
	}
	const short, clot = 0.95, 1.15
	switch {
	case leads < enough || closed < enough:
		s.pick("Too few data for a verdict.", "Для вердикта мало данных.")
	case ratio < short:
		s.parts = append(s.parts, Part{Text: s.l.Pick("Leads run short", "Лидов не хватает"), Bad: true})
		s.text(".")
	case ratio > clot && exact:
		s.parts = append(s.parts, Part{Text: s.l.Pick("Leads are piling up", "Лиды копятся"), Bad: true})
		s.text(".")
	case !exact:
		s.pick("Leads refused before they became deals are not counted here.", "Отказы по лидам, не ставшим сделками, здесь не учтены.")
	default:
		s.parts = append(s.parts, Part{Text: s.l.Pick("In balance", "Баланс в норме"), Good: true})
		s.text(".")
	}
}

// closed is what new leads stand against: all that was closed where the answer has it, else the deals.
func (s *sentence) closed() (float64, bool) {
	sum := 0.0
	names := []string{"deals_won", "deals_lost"}
	if _, ok := s.other("leads_closed"); ok {
		names = []string{"leads_closed"}
	}
	for _, name := range names {
		c, ok := s.other(name)
		if !ok || s.a.Frame.Total.Cells[c.At].State != formula.Present {
			return 0, false
		}
		sum += s.a.Frame.Total.Cells[c.At].V
	}
	return sum, true
}

// told finds the figure of a metric for the whole of the same days, in whichever answer of the report has it.
func (s *sentence) told(name string) (float64, bool) {
	for _, a := range s.all {
		if a == nil || a.Err != nil || a.Frame == nil || a.Range != s.a.Range {
			continue
		}
		if i := a.Frame.Column(name); i >= 0 && a.Frame.Total.Cells[i].State == formula.Present {
			return a.Frame.Total.Cells[i].V, true
		}
	}
	return 0, false
}
