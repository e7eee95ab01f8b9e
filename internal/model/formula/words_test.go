package formula

import "testing"

func TestWords(t *testing.T) {
	titles := map[string]string{
		"won": "Продажи", "lost": "Отказы", "plan": "План - факт", "ltv": "LTV : CAC", "time": "Время",
	}
	title := func(name string) string { return titles[name] }
	for _, tt := range []struct{ src, ru, en string }{
		{"won / (won + lost)", "Продажи ÷ (Продажи + Отказы)", "Продажи ÷ (Продажи + Отказы)"},
		{"-won * 1.5 - lost", "−Продажи × 1,5 − Отказы", "−Продажи × 1.5 − Отказы"},
		{"plan + ltv", "«План - факт» + «LTV : CAC»", "“План - факт” + “LTV : CAC”"},
		{"time - 8h", "Время − 8 ч", "Время − 8 h"},
		{"1.5d + 30min + 5s", "1,5 дн. + 30 мин + 5 с", "1.5 d + 30 min + 5 s"},
		{"max(won, lost, 0)", "наибольшее из (Продажи; Отказы; 0)", "the greatest of (Продажи, Отказы, 0)"},
		{"2 * min(won, lost)", "2 × наименьшее из (Продажи; Отказы)", "2 × the least of (Продажи, Отказы)"},
		{"abs(won - lost) / won", "|Продажи − Отказы| ÷ Продажи", "|Продажи − Отказы| ÷ Продажи"},
		{"nvl(won, 0)", "Продажи, а без данных 0", "Продажи, or without data 0"},
		{"won + nvl(lost, 0)", "Продажи + (Отказы, а без данных 0)", "Продажи + (Отказы, or without data 0)"},
		{"clamp(won / lost, 0, 1)", "Продажи ÷ Отказы в пределах от 0 до 1", "Продажи ÷ Отказы, kept from 0 to 1"},
		{
			"if(won >= 10, won / lost, nvl(lost, 0))",
			"если Продажи ≥ 10, то Продажи ÷ Отказы, иначе (Отказы, а без данных 0)",
			"if Продажи ≥ 10, then Продажи ÷ Отказы, otherwise (Отказы, or without data 0)",
		},
		{"if(won <= 1, 1, 2) + if(won != 2, 1, 2)",
			"(если Продажи ≤ 1, то 1, иначе 2) + (если Продажи ≠ 2, то 1, иначе 2)",
			"(if Продажи ≤ 1, then 1, otherwise 2) + (if Продажи ≠ 2, then 1, otherwise 2)",
		},
	} {
		e := mustParse(t, tt.src)
		if got := e.Words(title, "ru"); got != tt.ru {
			t.Errorf("%s, ru:\ngot  %s\nwant %s", tt.src, got, tt.ru)
		}
		for _, lang := range []string{"en", "de"} {
			if got := e.Words(title, lang); got != tt.en {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", tt.src, lang, got, tt.en)
			}
		}
	}
}
