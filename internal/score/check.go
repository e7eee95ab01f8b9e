package score

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

const (
	mostLines = 12
	mostSteps = 4
	longest   = 120 // of a title
	longText  = 1000
)

// misfit is an error with the field of a form that it stands beside.
type misfit struct {
	field string
	err   error
}

func (m *misfit) Error() string { return m.field + ": " + m.err.Error() }
func (m *misfit) Unwrap() error { return m.err }

func at(field string, err error) error { return &misfit{field, err} }

// Field names the field of a form that an error is about, "" none. Fields of lines are "weight-0", "cap-2" and so on.
func Field(err error) string {
	if m, ok := errors.AsType[*misfit](err); ok {
		return m.field
	}
	return ""
}

// line makes a text one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// Check tidies a card or says what is wrong with it.
func Check(c *Card, m *model.Model) error {
	c.Title.EN, c.Title.RU, c.Why = line(c.Title.EN), line(c.Title.RU), line(c.Why)
	switch {
	case c.Title == (model.Text{}):
		return at("title", fault.Invalidf("Name the scorecard.", "Назовите карту."))
	case utf8.RuneCountInString(c.Title.EN) > longest || utf8.RuneCountInString(c.Title.RU) > longest:
		return at("title", fault.Invalidf("At most %d characters.", "Не больше %d знаков.", longest))
	case utf8.RuneCountInString(c.Why) > longText:
		return at("why", fault.Invalidf("At most %d characters.", "Не больше %d знаков.", longText))
	case c.Who.Role == "" && len(c.Who.Departments)+len(c.Who.People) == 0:
		return at("who", fault.Invalidf("Say whose card it is: a role, departments or people.", "Укажите, чья это карта: роль, отделы или люди."))
	case c.Base < 0 || c.Base > 1e12:
		return at("base", fault.Invalidf("The amount for 100 points is from 0 to 10 billion.", "Сумма за 100 баллов — от 0 до 10 млрд."))
	case len(c.Lines) == 0:
		return at("lines", fault.Invalidf("Choose at least one metric.", "Выберите хотя бы один показатель."))
	case len(c.Lines) > mostLines:
		return at("lines", fault.Invalidf("At most %d lines.", "Не больше %d строк.", mostLines))
	}
	if c.Who.Role != "" {
		if _, err := account.ParseRole(string(c.Who.Role)); err != nil {
			return at("who", err)
		}
	}
	if _, err := ParseMonth(string(c.From)); err != nil {
		return at("from", err)
	}
	if err := checkShare(c, m); err != nil {
		return err
	}
	return checkLines(c, m)
}

func checkShare(c *Card, m *model.Model) error {
	if c.Share == nil {
		if c.Base == 0 {
			return at("base", fault.Invalidf("Set the amount for 100 points, or a share of an amount.", "Задайте сумму за 100 баллов или долю от суммы."))
		}
		return nil
	}
	x, ok := m.Metric(c.Share.Metric)
	switch {
	case !ok || x.Unit.Kind() != unit.Money || x.Unit.Rate():
		return at("share", fault.Invalidf("A share is taken of a metric in money.", "Доля берётся от показателя в деньгах."))
	case c.Share.Rate <= 0 || c.Share.Rate > Hundred:
		return at("rate", fault.Invalidf("A share is more than 0 and at most 100 %%.", "Доля — больше 0 и не больше 100 %%."))
	}
	return nil
}

func checkLines(c *Card, m *model.Model) error {
	sum := int64(0)
	seen := map[model.Name]bool{}
	for i := range c.Lines {
		l := &c.Lines[i]
		of := func(field string) string { return fmt.Sprintf("%s-%d", field, i) }
		x, ok := m.Metric(l.Metric)
		switch {
		case !ok || x.Waits != "":
			return at(of("metric"), fault.Invalidf("Choose a metric from the list.", "Выберите показатель из списка."))
		case seen[l.Metric]:
			return at(of("metric"), fault.Invalidf("“%s” is in the card already.", "«%[2]s» в карте уже есть.", x.Title.EN, x.Title.RU))
		case x.Better == model.Target:
			return at(of("metric"), fault.Invalidf("Neither more nor less of it is better, so it cannot be paid for.",
				"Для него не лучше ни больше, ни меньше, платить за него нельзя."))
		case l.Weight <= 0 || l.Weight > Hundred:
			return at(of("weight"), fault.Invalidf("A weight is more than 0 and at most 100 %%.", "Вес — больше 0 и не больше 100 %%."))
		}
		seen[l.Metric] = true
		sum += l.Weight
		if err := checkLine(l, x, of); err != nil {
			return err
		}
	}
	if sum != Hundred {
		return at("lines", fault.Invalidf("The weights are %[1]s %% together; they must be 100 %%. %[2]s",
			"Веса вместе дают %[3]s %%, а должно быть 100 %%. %[4]s",
			percent(sum, "."), missingEN(sum), percent(sum, ","), missingRU(sum)))
	}
	return nil
}

func missingEN(sum int64) string {
	if sum < Hundred {
		return "Add " + percent(Hundred-sum, ".") + " %."
	}
	return "Take away " + percent(sum-Hundred, ".") + " %."
}

func missingRU(sum int64) string {
	if sum < Hundred {
		return "Добавьте " + percent(Hundred-sum, ",") + " %."
	}
	return "Уберите " + percent(sum-Hundred, ",") + " %."
}

// percent writes hundredths of a percent without noughts at the end.
func percent(v int64, comma string) string {
	text := fmt.Sprintf("%d%s%02d", v/100, comma, v%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), comma)
}

func checkLine(l *Line, x *model.Metric, of func(string) string) error {
	less := x.Better == model.Less
	switch {
	case l.How != Ratio && l.How != Span && l.How != Met:
		return at(of("how"), fault.Invalidf("Choose how the attainment is counted.", "Выберите, как считать выполнение."))
	case l.How == Ratio && l.Norm != nil && *l.Norm <= 0:
		return at(of("norm"), fault.Invalidf("A norm is more than 0.", "Норма — больше 0."))
	case l.How == Span && l.Zero == nil:
		return at(of("zero"), fault.Invalidf("Say which figure gives 0 %%.", "Укажите, какое значение даёт 0 %%."))
	case l.How == Span && l.Norm != nil && (*l.Norm == *l.Zero || less != (*l.Zero > *l.Norm)):
		return at(of("zero"), fault.Invalidf("The figure for 0 %% must be worse than the norm.", "Значение для 0 %% должно быть хуже нормы."))
	case l.Floor < 0 || l.Floor > most:
		return at(of("floor"), fault.Invalidf("A floor is from 0 to 1000 %%.", "Порог — от 0 до 1000 %%."))
	case l.Cap < 0 || l.Cap > most:
		return at(of("cap"), fault.Invalidf("A cap is from 0 to 1000 %%.", "Потолок — от 0 до 1000 %%."))
	case l.Cap > 0 && l.Cap < l.Floor:
		return at(of("cap"), fault.Invalidf("The cap is below the floor.", "Потолок ниже порога."))
	case l.How == Ratio && less && l.Cap == 0:
		return at(of("cap"), fault.Invalidf("Less is better here, so a very small figure would pay without end: set a cap.",
			"Здесь лучше меньше, и очень малое значение платило бы без конца: задайте потолок."))
	case len(l.Steps) > mostSteps:
		return at(of("steps"), fault.Invalidf("At most %d accelerators.", "Не больше %d ускорителей.", mostSteps))
	}
	last := Hundred - 1
	for _, s := range l.Steps {
		if s.Above <= last || s.Above > most || s.Times < 0 || s.Times > 10_00 {
			return at(of("steps"), fault.Invalidf("Accelerators begin at 100 %% or more, each above the one before; a point counts from ×0 to ×10.",
				"Ускорители начинаются со 100 %% и идут по возрастанию; пункт считается от ×0 до ×10."))
		}
		last = s.Above
	}
	return nil
}

// Proposal is the card that comes with the program: switched off until somebody looks it over.
func Proposal(from Month) Card {
	norm := func(v float64) *float64 { return &v }
	return Card{
		ID: "sales", Title: model.Text{EN: "Sales manager", RU: "Менеджер по продажам"}, Who: Who{Role: account.Manager},
		Base: 30_000_00, From: from, Off: true,
		Lines: []Line{
			{
				Metric: "payments_sum", Weight: 50_00, How: Ratio, Floor: 70_00, Cap: 200_00,
				Steps: []Step{{Above: Hundred, Times: 1_50}, {Above: 120_00, Times: 2_00}},
			},
			{Metric: "meetings_held", Weight: 20_00, How: Ratio, Floor: 50_00, Cap: 120_00},
			{Metric: "frt_sla", Weight: 15_00, How: Ratio, Norm: norm(0.9), Floor: 70_00, Cap: 110_00},
			{Metric: "win_rate", Weight: 15_00, How: Ratio, Norm: norm(0.3), Floor: 60_00, Cap: 130_00},
		},
	}
}
