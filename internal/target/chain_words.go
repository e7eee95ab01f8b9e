package target

import (
	"strings"

	"svodka/internal/lang"
	"svodka/internal/model"
)

// StepTitle names a step of a chain in the plural: «встречи».
func StepTitle(step model.Name, l lang.Lang) string {
	switch step {
	case stepWins:
		return l.Pick("sales", "продажи")
	case stepProposals:
		return l.Pick("proposals", "КП")
	case stepMeetings:
		return l.Pick("meetings", "встречи")
	case stepTalks:
		return l.Pick("talks", "разговоры")
	case stepLeads:
		return l.Pick("leads", "лиды")
	}
	return step
}

// stepHead is StepTitle at the beginning of a line.
func stepHead(step model.Name, l lang.Lang) string {
	title := []rune(StepTitle(step, l))
	return strings.ToUpper(string(title[:1])) + string(title[1:])
}

// Many writes how many of a step are meant: below ten with a decimal, below a tenth with two.
func Many(n float64, l lang.Lang) string {
	const ten, tenthOf, least = 9.95, 0.095, 0.005
	switch {
	case n >= ten || n < least:
		return l.Number(n, 0)
	case n < tenthOf:
		return l.Number(n, 2)
	}
	return l.Number(n, 1)
}

// Needed says what a working day asks: «Продажи 1,1 · КП 2,8 · Встречи 2,0 · Разговоры 14 · Лиды 5,4»; "" where no day is left.
func (c Chain) Needed(l lang.Lang) string {
	return c.line(l, func(x Link) (float64, bool) { return x.Day, c.Days > 0 && c.Rest > 0 })
}

// Done says what a working day brings now, in the words of Needed.
func (c Chain) Done(l lang.Lang) string {
	return c.line(l, func(x Link) (float64, bool) { return x.Now, x.Known })
}

func (c Chain) line(l lang.Lang, of func(Link) (float64, bool)) string {
	var list []string
	for _, x := range c.Links {
		if n, ok := of(x); ok {
			list = append(list, stepHead(x.Metric, l)+"\u00a0"+Many(n, l))
		}
	}
	return strings.Join(list, " · ")
}

// GapText says where the chain first falls short; "" where everything is enough.
func (c Chain) GapText(l lang.Lang) string {
	x, ok := c.Gap()
	if !ok {
		return ""
	}
	text := l.Pick("First to fall short: ", "Сначала не хватает: ") + StepTitle(x.Metric, l) + " — " +
		Many(x.Now, l) + l.Pick(" a day of ", " в день из ") + Many(x.Day, l) + l.Pick(" needed", " нужных")
	if !x.Surely {
		text += l.Pick("; the gap is within the accuracy of the estimate", "; разница в пределах точности оценки")
	}
	return text + "."
}

// Basis says what the figures are worked out by.
func (c Chain) Basis(l lang.Lang) string {
	text := l.Pick("By one’s own conversions of the last 26 weeks", "По собственным конверсиям за последние 26 недель")
	if c.Team {
		text += l.Pick(", with the team’s where there are few cases", ", с поправкой на команду там, где случаев мало")
	}
	if c.Few() {
		text += l.Pick(". Few cases: ", ". Мало данных: ") + l.Int(int64(c.Cases)) +
			l.Pick(" at the scarcest step, so the range is wide", " на самом редком шаге, поэтому разброс широкий")
	}
	return text + "."
}
