package page

import "svodka/internal/lang"

// Zones are the time zones that companies here live in, from west to east: the name and what people call it.
func Zones(l lang.Lang) [][2]string {
	return [][2]string{
		{"UTC", "UTC"},
		{"Europe/Kaliningrad", l.Pick("Kaliningrad, UTC+2", "Калининград, UTC+2")},
		{"Europe/Moscow", l.Pick("Moscow, UTC+3", "Москва, UTC+3")},
		{"Europe/Minsk", l.Pick("Minsk, UTC+3", "Минск, UTC+3")},
		{"Europe/Samara", l.Pick("Samara, UTC+4", "Самара, UTC+4")},
		{"Asia/Tbilisi", l.Pick("Tbilisi, UTC+4", "Тбилиси, UTC+4")},
		{"Asia/Yerevan", l.Pick("Yerevan, UTC+4", "Ереван, UTC+4")},
		{"Asia/Baku", l.Pick("Baku, UTC+4", "Баку, UTC+4")},
		{"Asia/Yekaterinburg", l.Pick("Yekaterinburg, UTC+5", "Екатеринбург, UTC+5")},
		{"Asia/Almaty", l.Pick("Almaty, UTC+5", "Алматы, UTC+5")},
		{"Asia/Tashkent", l.Pick("Tashkent, UTC+5", "Ташкент, UTC+5")},
		{"Asia/Omsk", l.Pick("Omsk, UTC+6", "Омск, UTC+6")},
		{"Asia/Bishkek", l.Pick("Bishkek, UTC+6", "Бишкек, UTC+6")},
		{"Asia/Novosibirsk", l.Pick("Novosibirsk, UTC+7", "Новосибирск, UTC+7")},
		{"Asia/Krasnoyarsk", l.Pick("Krasnoyarsk, UTC+7", "Красноярск, UTC+7")},
		{"Asia/Irkutsk", l.Pick("Irkutsk, UTC+8", "Иркутск, UTC+8")},
		{"Asia/Yakutsk", l.Pick("Yakutsk, UTC+9", "Якутск, UTC+9")},
		{"Asia/Vladivostok", l.Pick("Vladivostok, UTC+10", "Владивосток, UTC+10")},
		{"Asia/Magadan", l.Pick("Magadan, UTC+11", "Магадан, UTC+11")},
		{"Asia/Kamchatka", l.Pick("Kamchatka, UTC+12", "Камчатка, UTC+12")},
		{"Europe/London", l.Pick("London", "Лондон")},
		{"Europe/Berlin", l.Pick("Berlin", "Берлин")},
		{"Asia/Dubai", l.Pick("Dubai, UTC+4", "Дубай, UTC+4")},
		{"America/New_York", l.Pick("New York", "Нью-Йорк")},
	}
}
