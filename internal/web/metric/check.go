package metric

import (
	"slices"
	"strconv"

	"svodka/internal/ask"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/render"
)

// few is the number of records under which a share or a mean says little.
const few = 20

// finding is one line of the checks: its mark ("g" in order, "w" look, "x" wrong) and what was found.
type finding struct{ Mark, Text string }

func (t *trial) say(mark, en, ru string) {
	t.out.Findings = append(t.out.Findings, finding{mark, t.v.T(en, ru)})
}

// check looks a metric over before people believe it: whether there is anything, whether something is counted twice, how much
// has no value or no day, whether there is something to divide by, how little it is made of.
func (t *trial) check(a *ask.Answer, number map[model.Name]float64) {
	l := t.v.Lang
	if _, ok := t.m.Metric(keptRows); ok {
		t.amount(number[keptRows])
		t.double(number)
		t.empty(number)
	}
	t.divided(a)
	for _, n := range a.Notes {
		if slices.Contains(noted(), n.Kind) {
			t.out.Findings = append(t.out.Findings, finding{"w", render.Said(n, a, l)})
		}
	}
	t.units()
}

func (t *trial) amount(kept float64) {
	l := t.v.Lang
	switch {
	case kept == 0:
		t.say("x", "In eight weeks there is no such record: look at the conditions and at the day.",
			"За восемь недель таких записей нет: проверьте условия и дату.")
	case kept < few && t.x.Unit.Kind() != unit.Count:
		t.say("w", "Only "+l.Int(int64(kept))+" records in eight weeks: the figure will jump.",
			"За восемь недель записей всего "+l.Int(int64(kept))+": значение будет скакать.")
	default:
		t.say("g", "Records in eight weeks: "+l.Int(int64(kept)), "Записей за восемь недель: "+l.Int(int64(kept)))
	}
}

// double tells whether one deal stands in several of the records.
func (t *trial) double(number map[model.Name]float64) {
	deals, ok := number[different]
	kept := number[keptRows]
	if !ok || deals == 0 || t.s.How == string(model.Distinct) {
		t.say("g", "Each record counts once.", "Каждая запись считается один раз.")
		return
	}
	if kept > deals*1.02 {
		text := t.v.Lang.Number(kept/deals, 1)
		t.say("w",
			"One deal has "+text+" of these records on average: this counts records, not deals. "+
				"For deals choose “how many different” and the deal.",
			"На одну сделку приходится в среднем "+text+" таких записей: считаются записи, а не сделки. "+
				"Чтобы считать сделки, выберите «сколько разных» и поле «Сделка».")
		return
	}
	t.say("g", "Nothing is counted twice.", "Двойного счёта нет.")
}

// empty tells how much has no number, or no day to be placed by.
func (t *trial) empty(number map[model.Name]float64) {
	l := t.v.Lang
	if without, ok := number[valueless]; ok && number[keptRows] > 0 {
		share := without / number[keptRows]
		switch {
		case share > 0.02:
			t.say("w", l.Percent(share, 0)+" of the records have no value in the chosen field: they are left out.",
				"У "+l.Percent(share, 0)+" записей выбранное поле пустое: в показатель они не попадают.")
		default:
			t.say("g", "The chosen field is filled in.", "Выбранное поле заполнено.")
		}
	}
	if without, ok := number[dateless]; ok && number[allDates] > 0 {
		f, _ := t.m.Fact(t.s.Fact)
		share := without / number[allDates]
		if share > 0.02 {
			t.say("w", l.Percent(share, 0)+" of a year's records have no day of "+f.DayOf[t.s.Day].EN+": they are not in the figure.",
				"У "+l.Percent(share, 0)+" записей за год нет дня "+f.DayOf[t.s.Day].RU+": в показатель они не попадают.")
		} else {
			t.say("g", "Nearly all records have the chosen day.", "Выбранный день есть почти у всех записей.")
		}
	}
}

// divided tells in how many weeks there is nothing to divide by.
func (t *trial) divided(a *ask.Answer) {
	k := t.x.Unit.Kind()
	if t.x.Cohort == nil && t.x.Formula.IsZero() && k != unit.Percent && k != unit.Ratio {
		return
	}
	without, with := 0, 0
	for _, r := range a.Frame.Rows {
		switch r.Cells[0].State {
		case formula.Undefined:
			without++
		case formula.Present:
			with++
		case formula.Empty, formula.Hidden:
		}
	}
	switch {
	case without > 0 && with == 0:
		t.out.Void = true
		t.say("x", "In none of the eight weeks is there a value: there is nothing to divide by.",
			"Ни за одну из восьми недель нет значения: не на что делить.")
	case without > 0:
		n := strconv.Itoa(without)
		t.say("w", "In "+n+" of 8 weeks there is nothing to divide by: there it says “—”, not nought.",
			"Недель, в которых не на что делить: "+n+" из 8. Там будет «—», а не ноль.")
	case t.x.Cohort != nil || len(t.x.Formula.Inputs()) > 1:
		t.say("g", "There is something to divide by in each week.", "Знаменатель есть в каждой неделе.")
	}
}

// units tells what the figure comes in, where that was not chosen by hand.
func (t *trial) units() {
	t.say("g", "Unit: "+unitTitle(t.x.Unit.String(), t.v.Lang), "Единица: "+unitTitle(t.x.Unit.String(), t.v.Lang))
}
