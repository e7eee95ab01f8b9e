package conclude

import (
	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/render"
)

// plan tells how a figure of the whole stands to its target: the completion, and the pace while its days go on.
func (s *sentence) plan(c render.Column) {
	total := s.a.Frame.Total
	aim := s.a.Frame.Aim(total, c.Metric)
	done, ok := render.Held(s.columns, c.Metric.Name, frame.Done)
	if !ok || !aim.Known || total.Cells[done.At].State != formula.Present {
		return
	}
	p := Part{Text: done.Full(total.Cells[done.At], s.a.Settings.Currency)}
	mark := func(p *Part) {
		b := s.a.Frame.Judge(total, c.Metric)
		p.Good, p.Bad = b == frame.Good, b == frame.Bad
	}
	pace, ok := render.Held(s.columns, c.Metric.Name, frame.Pace)
	open := ok && aim.Adds && aim.Left > 0 && total.Cells[pace.At].State == formula.Present
	if !open {
		mark(&p)
	}
	s.text(", ")
	s.parts = append(s.parts, p)
	s.pick(" of plan", " плана")
	if open {
		s.pick(", pace ", ", темп ")
		p := Part{Text: pace.Full(total.Cells[pace.At], s.a.Settings.Currency)}
		mark(&p)
		s.parts = append(s.parts, p)
	}
}

// need tells what each working day left has to bring, what to expect, and how many members are on track.
func (s *sentence) need(c render.Column) {
	total := s.a.Frame.Total
	aim := s.a.Frame.Aim(total, c.Metric)
	if !aim.Known {
		if said := render.SaidOfPlan(s.a, s.l); said != "" {
			s.text(" " + said)
			return
		}
		s.pick(" No plan is set for these days.", " План на эти дни не задан.")
		return
	}
	if need, ok := render.Held(s.columns, c.Metric.Name, frame.Need); ok {
		if v := total.Cells[need.At]; v.State == formula.Present && v.V > 0 {
			s.pick(" Needed per working day: ", " Нужно в рабочий день: ")
			s.strong(s.about(need, v))
			if said := render.Expectation(s.columns, c.Metric.Name, total, s.l); said != "" {
				s.text(s.l.Pick("; expected: ", "; ожидаем ") + said)
			}
			s.text(".")
		}
	}
	good, judged := 0, 0
	for _, r := range s.a.Frame.Rows {
		if b := s.a.Frame.Judge(r, c.Metric); b != frame.NoBand && len(r.Keys) > 0 {
			judged++
			if b == frame.Good {
				good++
			}
		}
	}
	const few = 2
	if judged >= few {
		s.pick(" On track: ", " По плану "+s.l.Plural(int64(good), "идёт", "идут", "идут")+" ")
		s.text(s.l.Int(int64(good)) + s.l.Pick(" of ", " из ") + s.l.Int(int64(judged)) + ".")
	}
}
