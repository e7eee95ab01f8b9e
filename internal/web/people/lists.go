package people

import (
	"slices"
	"strconv"

	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// zones are the ones that companies here live in.
func zones(l lang.Lang) []choice {
	list := page.Zones(l)
	out := make([]choice, len(list))
	for i, x := range list {
		out[i] = choice{Value: x[0], Title: x[1]}
	}
	return out
}

func currencies(l lang.Lang) []choice {
	return []choice{
		{Value: "RUB", Title: l.Pick("Russian rouble, ₽", "Рубль, ₽")},
		{Value: "BYN", Title: l.Pick("Belarusian rouble, BYN", "Белорусский рубль, BYN")},
		{Value: "KZT", Title: l.Pick("Tenge, ₸", "Тенге, ₸")},
		{Value: "UZS", Title: l.Pick("Sum, UZS", "Сум, UZS")},
		{Value: "KGS", Title: l.Pick("Som, KGS", "Сом, KGS")},
		{Value: "AMD", Title: l.Pick("Dram, ֏", "Драм, ֏")},
		{Value: "GEL", Title: l.Pick("Lari, ₾", "Лари, ₾")},
		{Value: "AZN", Title: l.Pick("Manat, ₼", "Манат, ₼")},
		{Value: "AED", Title: l.Pick("Dirham, AED", "Дирхам, AED")},
		{Value: "CNY", Title: l.Pick("Yuan, ¥", "Юань, ¥")},
		{Value: "TRY", Title: l.Pick("Lira, ₺", "Лира, ₺")},
		{Value: "USD", Title: l.Pick("US dollar, $", "Доллар, $")},
		{Value: "EUR", Title: l.Pick("Euro, €", "Евро, €")},
		{Value: "GBP", Title: l.Pick("Pound, £", "Фунт, £")},
	}
}

func months(l lang.Lang) []choice {
	en := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	ru := []string{"с января", "с февраля", "с марта", "с апреля", "с мая", "с июня", "с июля", "с августа", "с сентября", "с октября", "с ноября", "с декабря"}
	out := make([]choice, len(en))
	for i := range en {
		out[i] = choice{Value: strconv.Itoa(i + 1), Title: l.Pick(en[i], ru[i])}
	}
	return out
}

func weekdays(l lang.Lang, order ...int) []choice {
	en := []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	ru := []string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"}
	out := make([]choice, len(order))
	for i, d := range order {
		out[i] = choice{Value: strconv.Itoa(d), Title: l.Pick(en[d], ru[d])}
	}
	return out
}

func among(list []choice, value string) bool {
	return slices.ContainsFunc(list, func(c choice) bool { return c.Value == value })
}

// having is a list with a value that was set elsewhere added to it.
func having(list []choice, value string) []choice {
	if value == "" || among(list, value) {
		return list
	}
	return append(list, choice{Value: value, Title: value})
}
