package formula

import (
	"errors"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/model/unit"
)

var units = map[string]string{
	"revenue": "money", "cost": "money", "plan": "money", "check": "money",
	"won": "count", "closed": "count", "open": "count", "clients": "count",
	"win_rate": "percent", "margin": "percent",
	"cycle": "days", "answer": "minutes", "talk": "minutes", "present": "hours",
	"nps": "points", "index": "number",
}

func unitOf(name string) (unit.Unit, error) {
	text, ok := units[name]
	if !ok {
		return unit.Unit{}, errors.New("there is no metric " + name)
	}
	return unit.Parse(text)
}

func TestUnit(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		// The shapes of the shipped catalogue.
		{"won / closed", "ratio"},
		{"revenue / won", "money"},
		{"(revenue - cost) / cost", "ratio"},
		{"cost / clients", "money"},
		{"revenue / cost", "ratio"},
		{"open * win_rate * check / cycle", "money/day"},
		{"won / present", "count/hour"},
		{"talk / present", "ratio"},
		{"answer * won", "minutes"},
		{"answer / won", "minutes"},
		{"abs(plan - revenue) / revenue", "ratio"},
		{"100 * won / closed", "ratio"},
		{"1 - win_rate", "percent"},
		{"win_rate - margin", "percent"},
		{"revenue * margin", "money"},
		{"won / win_rate", "count"},

		{"1", "number"},
		{"0", "number"},
		{"1d + 8h", "days"},
		{"answer - 30min", "minutes"},
		{"talk + present", "hours"},
		{"-revenue", "money"},
		{"max(0, plan - revenue)", "money"},
		{"nvl(revenue, 0)", "money"},
		{"0 - revenue", "money"},
		{"if(won >= 10, revenue / won, 0)", "money"},
		{"if(revenue > 0, win_rate, 1)", "percent"},
		{"if(answer < 8h, 1, 0)", "number"},
		{"min(win_rate, won / closed)", "percent"},
		{"clamp(win_rate, 0, 1)", "percent"},
		{"index + won", "count"},
		{"50 + nps", "points"},

		{"revenue + win_rate", "revenue + win_rate: money and percent cannot be added"},
		{"2 * (revenue + win_rate)", "revenue + win_rate: money and percent cannot be added"},
		{"revenue - won", "revenue - won: count cannot be subtracted from money"},
		{"revenue + 100", "revenue + 100: money and number cannot be added"},
		{"answer - 30", "answer - 30: number cannot be subtracted from minutes"},
		{"revenue * cost", "revenue * cost: money cannot be multiplied by money"},
		{"won / revenue", "won / revenue: count cannot be divided by money"},
		{"won * closed / open", "won * closed: count cannot be multiplied by count"},
		{"if(revenue > win_rate, 1, 2)", "revenue > win_rate: money cannot be compared with percent"},
		{"if(won > 1, revenue, cycle)", "if(won > 1, revenue, cycle): money and days cannot stand for one another"},
		{"max(won, win_rate)", "max(won, win_rate): count and percent cannot stand for one another"},
		{"nvl(revenue, 1)", "nvl(revenue, 1): money and number cannot stand for one another"},
		{"won / lost", "there is no metric lost"},
		{"if(lost > 0, 1, 2)", "there is no metric lost"},
		{"-lost * won", "there is no metric lost"},
	} {
		got, err := mustParse(t, tt.src).Unit(unitOf)
		if err == nil && got.String() != tt.want || err != nil && err.Error() != tt.want {
			t.Errorf("%s:\ngot  %v, %v\nwant %s", tt.src, got, err, tt.want)
		}
	}
}

func TestUnitErrorsInRussian(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"revenue + win_rate", "revenue + win_rate: нельзя сложить деньги и проценты"},
		{"revenue - won", "revenue - won: нельзя вычесть одно из другого: деньги и штуки"},
		{"revenue * cost", "revenue * cost: нельзя умножить деньги на деньги"},
		{"won / revenue", "won / revenue: нельзя разделить штуки на деньги"},
		{"if(revenue > won, 1, 2)", "revenue > won: нельзя сравнить деньги и штуки"},
		{"max(won, win_rate)", "max(won, win_rate): штуки и проценты не заменяют друг друга"},
	} {
		_, err := mustParse(t, tt.src).Unit(unitOf)
		if got := fault.MessageIn(err, "ru"); got != tt.want || !fault.Is(err, fault.Invalid) {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.src, got, tt.want)
		}
	}
}
