package people

import (
	"slices"
	"strconv"

	"svodka/internal/lang"
)

// zones are the ones that companies here live in, from west to east.
func zones(l lang.Lang) []choice {
	return []choice{
		{Value: "UTC", Title: "UTC"},
		{Value: "Europe/Kaliningrad", Title: l.Pick("Kaliningrad, UTC+2", "Калининград, UTC+2")},
		{Value: "Europe/Moscow", Title: l.Pick("Moscow, UTC+3", "Москва, UTC+3")},
		{Value: "Europe/Minsk", Title: l.Pick("Minsk, UTC+3", "Минск, UTC+3")},
		{Value: "Europe/Samara", Title: l.Pick("Samara, UTC+4", "Самара, UTC+4")},
		{Value: "Asia/Tbilisi", Title: l.Pick("Tbilisi, UTC+4", "Тбилиси, UTC+4")},
		{Value: "Asia/Yerevan", Title: l.Pick("Yerevan, UTC+4", "Ереван, UTC+4")},
		{Value: "Asia/Baku", Title: l.Pick("Baku, UTC+4", "Баку, UTC+4")},
		{Value: "Asia/Yekaterinburg", Title: l.Pick("Yekaterinburg, UTC+5", "Екатеринбург, UTC+5")},
		{Value: "Asia/Almaty", Title: l.Pick("Almaty, UTC+5", "Алматы, UTC+5")},
		{Value: "Asia/Tashkent", Title: l.Pick("Tashkent, UTC+5", "Ташкент, UTC+5")},
		{Value: "Asia/Omsk", Title: l.Pick("Omsk, UTC+6", "Омск, UTC+6")},
		{Value: "Asia/Bishkek", Title: l.Pick("Bishkek, UTC+6", "Бишкек, UTC+6")},
		{Value: "Asia/Novosibirsk", Title: l.Pick("Novosibirsk, UTC+7", "Новосибирск, UTC+7")},
		{Value: "Asia/Krasnoyarsk", Title: l.Pick("Krasnoyarsk, UTC+7", "Красноярск, UTC+7")},
		{Value: "Asia/Irkutsk", Title: l.Pick("Irkutsk, UTC+8", "Иркутск, UTC+8")},
		{Value: "Asia/Yakutsk", Title: l.Pick("Yakutsk, UTC+9", "Якутск, UTC+9")},
		{Value: "Asia/Vladivostok", Title: l.Pick("Vladivostok, UTC+10", "Владивосток, UTC+10")},
		{Value: "Asia/Magadan", Title: l.Pick("Magadan, UTC+11", "Магадан, UTC+11")},
		{Value: "Asia/Kamchatka", Title: l.Pick("Kamchatka, UTC+12", "Камчатка, UTC+12")},
		{Value: "Europe/London", Title: l.Pick("London", "Лондон")},
		{Value: "Europe/Berlin", Title: l.Pick("Berlin", "Берлин")},
		{Value: "Asia/Dubai", Title: l.Pick("Dubai, UTC+4", "Дубай, UTC+4")},
		{Value: "America/New_York", Title: l.Pick("New York", "Нью-Йорк")},
	}
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
