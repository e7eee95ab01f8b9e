package target

import (
	"strings"

	"svodka/internal/lang"
	"svodka/internal/model/unit"
)

// UnitText is the unit that targets of a metric are typed in: тыс. ₽, ₽ в день, %, мин. What has none is written bare.
func UnitText(l lang.Lang, u unit.Unit, currency string, s lang.Scale) string {
	if u.Rate() {
		return strings.TrimSpace(kindText(l, u, currency, lang.Units) + " " + perText(l, u.Show()))
	}
	return kindText(l, u, currency, s)
}

func perText(l lang.Lang, c unit.Clock) string {
	switch c {
	case unit.Second:
		return l.Pick("a second", "в секунду")
	case unit.Minute:
		return l.Pick("a minute", "в минуту")
	case unit.Hour:
		return l.Pick("an hour", "в час")
	case unit.Day, unit.Natural:
	}
	return l.Pick("a day", "в день")
}

func kindText(l lang.Lang, u unit.Unit, currency string, s lang.Scale) string {
	switch u.Kind() {
	case unit.Money:
		return l.MoneyUnit(currency, s)
	case unit.Percent:
		return "%"
	case unit.Count:
		return l.Pick("pcs", "шт.")
	case unit.Duration:
		return clockText(l, u)
	case unit.Number, unit.Ratio, unit.Points:
	}
	return ""
}

func clockText(l lang.Lang, u unit.Unit) string {
	switch u.Show() {
	case unit.Minute:
		return l.Pick("min", "мин")
	case unit.Hour:
		return l.Pick("h", "ч")
	case unit.Day:
		return l.Pick("days", "дни")
	case unit.Natural, unit.Second:
	}
	return l.Pick("s", "с")
}
