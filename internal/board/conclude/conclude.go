// Package conclude says in a sentence what the figures of a board say. A sentence is worked out from answers and nothing
// else: it names no cause, ranks nobody by a few cases, and says so where there is too little to judge.
package conclude

import (
	"strings"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
)

// Part is a piece of the sentence. Strong, Good and Bad are how it is set; Link is the question behind a figure, nil none.
type Part struct {
	Text              string
	Strong, Bad, Good bool
	Link              *query.Query
}

// enough is how many cases a share needs before members are ranked by it.
const enough = frame.Fewest

// Conclude says what a board's tiles say, in one sentence or two; nil when there is nothing to say. answers stand at their
// tiles' places, nil for a tile without an answer.
func Conclude(b board.Board, tiles []board.Tile, answers []*ask.Answer, l lang.Lang) []Part {
	if b.Sort == board.Dashboard {
		return dashboard(tiles, answers, l)
	}
	for i, a := range answers {
		if a == nil || a.Err != nil || a.Frame == nil || i >= len(tiles) || tiles[i].Need != "" {
			continue
		}
		s := &sentence{a: a, l: l, columns: render.Columns(a, l), all: answers}
		s.report(b.Say, tiles[i])
		return tidy(s.parts)
	}
	return nil
}

// dashboard tells the first figures with their changes.
func dashboard(tiles []board.Tile, answers []*ask.Answer, l lang.Lang) []Part {
	const most = 3
	var parts []Part
	told := 0
	var days cal.Range // of the sentence: a tile of other days is left out
	for i, a := range answers {
		if told == most || i >= len(tiles) || a == nil || a.Err != nil || a.Frame == nil || tiles[i].Kind != board.KPI || tiles[i].Need != "" {
			continue
		}
		s := &sentence{a: a, l: l, columns: render.Columns(a, l)}
		c, ok := s.main()
		if !ok || a.Frame.Total.Cells[c.At].State != formula.Present {
			continue
		}
		if told > 0 && a.Range != days {
			continue
		}
		if told == 0 {
			days = a.Range
			s.text(upper(s.over(c)) + ": ")
			s.text(lower(c.Title) + " ")
		} else {
			s.text("; " + lower(c.Title) + " ")
		}
		s.figure(a.Frame.Total, c)
		s.change(c)
		s.plan(c)
		parts = append(parts, s.parts...)
		told++
	}
	if told == 0 {
		return []Part{{Text: l.Pick("There is nothing to say about this period yet.", "Про этот период пока нечего сказать.")}}
	}
	return tidy(append(parts, Part{Text: "."}))
}

// tidy lets a sentence that ends with an abbreviation, "27 дн.", end with one dot.
func tidy(parts []Part) []Part {
	for i := range parts {
		if i > 0 && strings.HasSuffix(parts[i-1].Text, ".") && strings.HasPrefix(parts[i].Text, ".") {
			parts[i].Text = parts[i].Text[1:]
		}
	}
	return parts
}

// sentence is a conclusion being made of one answer.
type sentence struct {
	a       *ask.Answer
	l       lang.Lang
	columns []render.Column
	parts   []Part
	// all are the answers of the whole report, for rules that need more than the first.
	all []*ask.Answer
}

func (s *sentence) text(t string) { s.parts = append(s.parts, Part{Text: t}) }

func (s *sentence) pick(en, ru string) { s.text(s.l.Pick(en, ru)) }

func (s *sentence) strong(t string) { s.parts = append(s.parts, Part{Text: t, Strong: true}) }

// figure writes one figure and keeps the question behind it.
func (s *sentence) figure(r frame.Row, c render.Column) {
	p := Part{Text: s.say(r, c), Strong: true}
	if q, ok := s.a.Cell(r, c.Column); ok && r.Cells[c.At].State == formula.Present {
		p.Link = &q
	}
	s.parts = append(s.parts, p)
}

// say is a figure as a sentence says it.
func (s *sentence) say(r frame.Row, c render.Column) string {
	v := r.Cells[c.At]
	switch {
	case v.State == formula.Present && c.Metric.Unit.Kind() == unit.Money && !c.Metric.Unit.Rate() && c.Kind == frame.Figure:
		return s.l.MoneyTile(int64(v.V), s.a.Settings.Currency)
	case v.State == formula.Present && c.Metric.Unit.Kind() == unit.Points && c.Kind == frame.Figure:
		return s.l.Number(v.V, 0)
	}
	return c.Brief(v, s.a.Settings.Currency)
}

// about is a figure as a sentence says it in passing: money to three digits.
func (s *sentence) about(c render.Column, v formula.Value) string {
	if c.Metric.Unit.Kind() == unit.Money && !c.Metric.Unit.Rate() {
		return s.l.MoneyTile(int64(v.V), s.a.Settings.Currency)
	}
	return c.Full(v, s.a.Settings.Currency)
}

// main is the first metric's own column; ok is false where the reader may not see it.
func (s *sentence) main() (render.Column, bool) {
	for _, c := range s.columns {
		if c.Kind == frame.Figure && c.View == 0 && s.a.Frame.Total.Cells[c.At].State != formula.Hidden {
			return c, true
		}
	}
	return render.Column{}, false
}

// other finds the own column of a metric.
func (s *sentence) other(name string) (render.Column, bool) {
	for _, c := range s.columns {
		if c.Metric.Name == name && c.Kind == frame.Figure && c.View == 0 {
			return c, true
		}
	}
	return render.Column{}, false
}

// over is when a figure holds: the days of the answer, or for a state the day at whose close it is.
func (s *sentence) over(c render.Column) string {
	if s.a.Query.Range == plan.Everything {
		return s.days()
	}
	return render.When(s.a, c.Metric, s.l)
}

// when is over as a title goes on with it: «за 1–22 ноября 2026», «на 22 ноября 2026».
func (s *sentence) when(c render.Column) string {
	said := s.over(c)
	if s.l == lang.EN || said != s.days() {
		return said
	}
	return "за " + said
}

// change tells how a figure changed against the comparison, in the words of what is for the better.
func (s *sentence) change(c render.Column) {
	for _, kind := range []frame.Kind{frame.Change, frame.Delta} {
		for _, d := range s.columns {
			if d.Metric != c.Metric || d.View == 0 || d.Kind != kind || render.Short(s.a, d.View) {
				continue
			}
			v := s.a.Frame.Total.Cells[d.At]
			if v.State != formula.Present || kind == frame.Delta && c.Metric.Unit.Kind() != unit.Percent && c.Metric.Unit.Kind() != unit.Points {
				continue // a sum that grew from nothing has no change worth telling
			}
			p := Part{Text: strings.ReplaceAll(d.Full(v, s.a.Settings.Currency), "п. п.", "п.\u00a0п.")} // no line ends within a unit
			switch render.Verdict(d.Column, v) {
			case render.Good:
				p.Good = true
			case render.Bad:
				p.Bad = true
			}
			s.text(" (")
			s.parts = append(s.parts, p)
			s.text(s.l.Pick(" vs ", " к ") + against(s.a.Views[d.View].Name, s.l) + ")")
			return
		}
	}
}

func against(name string, l lang.Lang) string { return render.Against(name, l) }

// days are the days of the answer.
func (s *sentence) days() string { return render.Days(s.a, s.l) }
