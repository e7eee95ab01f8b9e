package target

import (
	"context"
	"fmt"
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// Figure is what a metric came to in one period; Known is false where there is no figure.
type Figure struct {
	cal.Period
	Value float64 // in the unit that targets are kept in
	Known bool
}

// Past tells what was. It is asked for whole periods of one grain, in order.
type Past interface {
	History(ctx context.Context, metric model.Name, scope plan.Scope, periods []cal.Period) ([]Figure, error)
}

// Finding is one point of the check of a target.
type Finding struct {
	Point Point
	State State // Good, Near or Bad; None where it cannot be told
	Text  model.Text
}

// Point is what a check is about.
type Point string

// The points, in the order they are told.
const (
	Specific   Point = "specific"
	Measurable Point = "measurable"
	Achievable Point = "achievable"
	Gradual    Point = "gradual"
	Relevant   Point = "relevant"
	Dated      Point = "dated"
	Bearable   Point = "bearable"
)

// Title is what people call a point.
func (p Point) Title(l lang.Lang) string {
	switch p {
	case Specific:
		return l.Pick("Specific", "Конкретна")
	case Measurable:
		return l.Pick("Measurable", "Измерима")
	case Achievable:
		return l.Pick("Achievable", "Достижима")
	case Gradual:
		return l.Pick("Grows gradually", "Растёт постепенно")
	case Relevant:
		return l.Pick("Relevant", "По адресу")
	case Dated:
		return l.Pick("Has a date", "Есть срок")
	case Bearable:
		return l.Pick("Bearable", "По силам")
	}
	return string(p)
}

// Typing is a target as somebody types it, with what it is checked against.
type Typing struct {
	Cell
	Value float64
	Today cal.Day
	// Past are the periods of the cell's grain before it, oldest first; see [View.Before].
	Past []Figure
	// Load is how busy the person is, 1 being fully; nil when it is not known.
	Load *float64
}

// usualPast is how many periods back a target is checked against.
const usualPast = 12

// Before lists the whole periods that a target is checked against: the last twelve of its grain before it that are over.
func (v *View) Before(c Cell, today cal.Day) []cal.Period {
	n := v.calendar.Ordinal(c.Range.From, c.Grain)
	if now := v.calendar.Ordinal(today, c.Grain); n > now {
		n = now // those between today and the target are not over
	}
	list := make([]cal.Period, 0, usualPast)
	for i := n - usualPast; i < n; i++ {
		list = append(list, cal.Period{Grain: c.Grain, N: i, Range: v.calendar.Whole(c.Grain, i)})
	}
	return list
}

// Check asks for the past of a target and gives what [View.Smart] finds.
func (s *Service) Check(ctx context.Context, past Past, t Typing) ([]Finding, error) {
	h, err := s.house(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkCell(h, &t.Cell); err != nil {
		return nil, err
	}
	v, err := s.ViewOf(ctx, h)
	if err != nil {
		return nil, err
	}
	if t.Past, err = past.History(ctx, t.Metric, t.Scope, v.Before(t.Cell, t.Today)); err != nil {
		return nil, err
	}
	return v.Smart(h.Settings.Currency, t), nil
}

// Smart checks a target as it is typed: whether it is specific, measurable, achievable, grows gradually, is the right person's, has a
// date and can be borne. Each point has its state and a sentence with the figures behind it.
func (v *View) Smart(currency string, t Typing) []Finding {
	m, ok := v.model.Metric(t.Metric)
	if !ok {
		return []Finding{{Specific, Bad, model.Text{EN: "There is no such metric.", RU: "Такого показателя нет."}}}
	}
	c := checker{View: v, m: m, Typing: t, currency: currency}
	list := []Finding{c.achievable(), c.gradual(), c.measurable(), c.specific(), c.dated(), c.relevant()}
	if t.Load != nil {
		list = append(list, c.bearable())
	}
	return list
}

type checker struct {
	*View
	Typing
	m        *model.Metric
	currency string
}

func (c checker) write(l lang.Lang, x float64) string { return Write(l, c.m.Unit, x, c.currency) }

// known are the figures of the past that are there.
func (c checker) known() []Figure {
	return slices.DeleteFunc(slices.Clone(c.Past), func(f Figure) bool { return !f.Known })
}

func (c checker) specific() Finding {
	return Finding{Specific, Good, both(func(l lang.Lang) string {
		way := map[model.Better]string{
			model.More: l.Pick("more is better", "больше — лучше"), model.Less: l.Pick("less is better", "меньше — лучше"),
			model.Target: l.Pick("a band is good", "хорошо в пределах"),
		}[c.m.Better]
		return fmt.Sprintf(l.Pick("the metric “%s”, %s", "показатель «%s», %s"), c.m.Title.In(string(l)), way)
	})}
}

func (c checker) measurable() Finding {
	n, of := len(c.known()), len(c.Past)
	if c.nature(c.m) == adds && !slices.ContainsFunc(c.Past, func(f Figure) bool { return f.Value != 0 }) {
		n = 0 // noughts alone: nothing was ever counted
	}
	const enough = 6
	state := Good
	switch {
	case n == 0:
		return Finding{Measurable, Bad, both(func(l lang.Lang) string {
			return fmt.Sprintf(l.Pick("no data in the last %d periods: nobody could tell whether it is met",
				"за последние %d периодов данных нет: выполнение не измерить"), of)
		})}
	case n < min(enough, of):
		state = Near
	}
	return Finding{Measurable, state, both(func(l lang.Lang) string {
		return fmt.Sprintf(l.Pick("there is data for %d periods of %d", "данные есть за %d из %d периодов"), n, of)
	})}
}

// best is the best figure of the past.
func (c checker) best(known []Figure) Figure {
	return slices.MaxFunc(known, func(a, b Figure) int {
		switch {
		case a.Value == b.Value:
			return 0
		case (a.Value < b.Value) == (c.m.Better != model.Less):
			return -1
		}
		return 1
	})
}

// tooFar is how much above the best ever nobody is expected to come.
const tooFar = 1.3

func (c checker) achievable() Finding {
	known := c.known()
	if len(known) == 0 {
		return Finding{Achievable, None, model.Text{EN: "there is no history to hold it against", RU: "сравнить не с чем: истории нет"}}
	}
	if c.Value < 0 && !slices.ContainsFunc(known, func(f Figure) bool { return f.Value < 0 }) {
		return Finding{Achievable, Bad, both(func(l lang.Lang) string {
			return fmt.Sprintf(l.Pick("%s is below zero, and in %d periods this metric never was. Check the sign",
				"%s — меньше нуля, а за %d периодов показатель таким не бывал. Проверьте знак"), c.write(l, c.Value), len(known))
		})}
	}
	best, last := c.best(known), known[len(known)-1]
	if c.m.Better == model.Target {
		return c.withinPast(known)
	}
	state := Good
	ratio := func(of float64) float64 {
		if of == 0 {
			return math.NaN()
		}
		return c.Value / of
	}
	harder := c.Value > best.Value
	over := ratio(best.Value)
	if c.m.Better == model.Less {
		harder, over = c.Value < best.Value, 1/over
	}
	if c.m.Better != model.Less && (c.nature(c.m) == adds || c.m.Unit.Kind() == unit.Money) {
		if usual := middle(known); usual > 0 && c.Value < usual*tooLittle {
			return c.tooLittle(usual, len(known))
		}
	}
	switch {
	case harder && (math.IsNaN(over) || over < 0 || over > tooFar):
		state = Bad
	case harder:
		state = Near
	}
	return Finding{Achievable, state, both(func(l lang.Lang) string {
		text := fmt.Sprintf(l.Pick("%s is %s the best of %d periods (%s)", "%s — %s лучшего из %d периодов (%s)"),
			c.write(l, c.Value), apartText(l, c.Value, best.Value), len(known), c.write(l, best.Value))
		if last.N != best.N {
			text += fmt.Sprintf(l.Pick(" and %s the last one (%s)", " и %s последнего (%s)"), apartText(l, c.Value, last.Value), c.write(l, last.Value))
		}
		return text
	})}
}

// tooLittle is the part of the usual figure under which a target is most likely typed in another unit.
const tooLittle = 0.1

// middle is the median of figures.
func middle(known []Figure) float64 {
	list := make([]float64, len(known))
	for i, f := range known {
		list[i] = f.Value
	}
	slices.Sort(list)
	return (list[(len(list)-1)/2] + list[len(list)/2]) / 2
}

// tooLittle says that a target is so low that its unit is to be looked at.
func (c checker) tooLittle(usual float64, n int) Finding {
	return Finding{Achievable, Bad, both(func(l lang.Lang) string {
		return fmt.Sprintf(l.Pick("%s is far below the usual: the median of %d periods is %s. Check the unit",
			"%s — намного меньше обычного: медиана за %d периодов — %s. Проверьте единицу"), c.write(l, c.Value), n, c.write(l, usual))
	})}
}

// withinPast holds a band's target against the range of the past.
func (c checker) withinPast(known []Figure) Finding {
	low, high := known[0].Value, known[0].Value
	for _, f := range known {
		low, high = min(low, f.Value), max(high, f.Value)
	}
	state := Good
	if c.Value < low || c.Value > high {
		state = Near
	}
	return Finding{Achievable, state, both(func(l lang.Lang) string {
		return fmt.Sprintf(l.Pick("%s, the last %d periods were from %s to %s", "%s, за последние %d периодов было от %s до %s"),
			c.write(l, c.Value), len(known), c.write(l, low), c.write(l, high))
	})}
}

// apartText says how far a figure is from another: на 7 % выше, на уровне.
func apartText(l lang.Lang, x, of float64) string {
	if of == 0 {
		switch {
		case x > 0:
			return l.Pick("above", "выше")
		case x < 0:
			return l.Pick("below", "ниже")
		}
		return l.Pick("equal to", "на уровне")
	}
	share := (x - of) / math.Abs(of)
	text := l.Percent(math.Abs(share), 0)
	switch {
	case text == l.Percent(0, 0):
		return l.Pick("equal to", "на уровне")
	case share > 0:
		return l.Pick(text+" above", "на "+text+" выше")
	}
	return l.Pick(text+" below", "на "+text+" ниже")
}

// gradual looks whether the last targets were met before they are raised.
func (c checker) gradual() Finding {
	p, ok := c.propose()
	if !ok {
		return Finding{Gradual, None, model.Text{EN: "there were no targets before", RU: "раньше планов не было"}}
	}
	limit := p.From
	if p.Raise {
		limit = p.Value
	}
	harder := c.Value > limit*(1+1e-9)
	if c.m.Better == model.Less {
		harder = c.Value < limit*(1-1e-9)
	}
	state := Good
	if harder {
		state = Near
	}
	return Finding{Gradual, state, both(func(l lang.Lang) string {
		advice := fmt.Sprintf(l.Pick("too early to raise: at most %s, %s", "повышать рано: не больше %s, %s"), c.write(l, limit), p.LastText(c.calendar, l))
		if p.Raise {
			advice = fmt.Sprintf(l.Pick("the rule allows up to %s", "правило допускает до %s"), c.write(l, limit))
		}
		return fmt.Sprintf(l.Pick("the target was met in %d of %d periods: %s", "план выполнен в %d из %d периодов — %s"), p.Met, p.Of, advice)
	})}
}

func (c checker) propose() (Proposal, bool) { return c.Propose(c.m, c.Cell, c.Past) }

func (c checker) dated() Finding {
	days := int64(c.calendar.WorkingDays(c.Range))
	years, note := c.calendar.HolidayNote(c.Range)
	state := Good
	if c.Range.Contains(c.Today) {
		state = Near
	}
	if c.Range.To <= c.Today {
		return Finding{Dated, Bad, both(func(l lang.Lang) string {
			return fmt.Sprintf(l.Pick("the period %s is over", "период %s уже закончился"), l.Range(c.Range))
		})}
	}
	return Finding{Dated, state, both(func(l lang.Lang) string {
		text := fmt.Sprintf("%s, %s", l.Range(c.Range), dayCount(l, days))
		if state == Near {
			passed := c.calendar.WorkingDays(cal.Range{From: c.Range.From, To: c.Today})
			text += fmt.Sprintf(l.Pick(", %d of them have passed", ", из них прошло %d"), passed)
		}
		if note {
			text += fmt.Sprintf(l.Pick("; the holidays of %s are not published yet", "; праздники на %s ещё не утверждены"), years)
		}
		return text
	})}
}

func dayCount(l lang.Lang, n int64) string {
	return l.Count(n, l.Pick("working day", "рабочий день"), l.Pick("working days", "рабочих дня"), l.Pick("working days", "рабочих дней"))
}

// relevant looks whether the person is there to meet the target, and ever did anything where it is set.
func (c checker) relevant() Finding {
	id := memberOf(c.Scope, owner)
	if id == "" {
		return Finding{Relevant, Good, model.Text{EN: "the target of all who work there", RU: "общий план всех, кто там работает"}}
	}
	p := c.tree.people[id]
	switch {
	case p == nil:
		return Finding{Relevant, Bad, model.Text{EN: "nobody of that id is among the employees", RU: "такого сотрудника в данных нет"}}
	case !p.Active:
		return Finding{Relevant, Bad, model.Text{EN: "the person does not work here any more", RU: "сотрудник больше не работает"}}
	}
	if first, ok := p.Joined(); ok && first >= c.Range.To {
		return Finding{Relevant, Bad, model.Text{EN: "the person is not here yet in that period", RU: "в этом периоде сотрудника ещё нет"}}
	}
	whole, here := c.calendar.WorkingDays(c.Range), 0.0
	for _, w := range c.weightsOf(Shape{}, id, newDays(c.calendar, c.Range)).full {
		if w > 0 {
			here++
		}
	}
	switch did := slices.ContainsFunc(c.Past, func(f Figure) bool { return f.Known && f.Value != 0 }); {
	case whole > 0 && here == 0:
		return Finding{Relevant, Bad, model.Text{EN: "the person is away for the whole period", RU: "весь период сотрудник в отпуске"}}
	case !did && len(c.Past) > 0:
		return Finding{Relevant, Bad, both(func(l lang.Lang) string {
			return fmt.Sprintf(l.Pick("in the last %d periods the person did nothing that counts here",
				"за последние %d периодов у сотрудника здесь ничего не было"), len(c.Past))
		})}
	case here < float64(whole)/2:
		return Finding{Relevant, Near, both(func(l lang.Lang) string {
			return fmt.Sprintf(l.Pick("the person is there for %s of %d", "сотрудник на месте %s из %d"), dayCount(l, int64(here)), whole)
		})}
	}
	return Finding{Relevant, Good, model.Text{EN: "the person works on this", RU: "сотрудник этим занимается"}}
}

// bearable holds the load of the person against the limit.
func (c checker) bearable() Finding {
	load := *c.Load
	state := Good
	switch {
	case load > 1.2:
		state = Bad
	case load > 1:
		state = Near
	}
	return Finding{Bearable, state, both(func(l lang.Lang) string {
		return fmt.Sprintf(l.Pick("the load is %s already, the limit is %s", "загрузка сейчас %s, предел %s"), l.Percent(load, 0), l.Percent(1, 0))
	})}
}

// Write writes a kept figure for a reader: 4,5 млн ₽, 27,5 %, 15 мин, 12.
func Write(l lang.Lang, u unit.Unit, x float64, currency string) string {
	switch {
	case u.Rate():
		return l.Short(Typed(u, x), 2)
	case u.Kind() == unit.Money:
		return l.MoneyCompact(int64(math.Round(x*math.Pow10(lang.MinorDigits(currency)))), currency)
	case u.Kind() == unit.Percent:
		return l.Percent(x, 1)
	case u.Kind() == unit.Duration:
		return l.Duration(int64(math.Round(x)))
	}
	return l.Short(x, 2)
}
