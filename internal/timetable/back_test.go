package timetable_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/timetable"
)

// TestManners: what people type in their own manner is understood, and said back in full.
func TestManners(t *testing.T) {
	for text, want := range map[string]string{
		"1-й рабочий день месяца":                    "1-й рабочий день месяца в 9:00",
		"первый рабочий день месяца":                 "1-й рабочий день месяца в 9:00",
		"в первый рабочий день каждого месяца в 10":  "1-й рабочий день месяца в 10:00",
		"first working day of the month":             "1-й рабочий день месяца в 9:00",
		"on the 2nd working day of the month at 9am": "2-й рабочий день месяца в 9:00",
		"по рабочим дням в 9":                        "по рабочим дням в 9:00",
		"По Будням В 9.00":                           "по будням в 9:00",
		"каждый будний день в 9:00":                  "по будням в 9:00",
		"пн-пт 9:00":           "по будням в 9:00",
		"пн – пт в 9":          "по будням в 9:00",
		"сб-вт в 10.30":        "по понедельникам, вторникам, субботам и воскресеньям в 10:30",
		"mon-fri 9:00":         "по будням в 9:00",
		"mon-wed at 6pm":       "по понедельникам, вторникам и средам в 18:00",
		"ежедневно":            "ежедневно в 9:00",
		"каждый день в 8 утра": "ежедневно в 8:00",
		"каждый день в 8 часов утра и 6 вечера":          "ежедневно в 8:00 и 18:00",
		"ежедневно в 12 дня":                             "ежедневно в 12:00",
		"ежедневно в 12 ночи":                            "ежедневно в 0:00",
		"every day at 9am":                               "ежедневно в 9:00",
		"every day at 12 a.m.":                           "ежедневно в 0:00",
		"daily at 12:30 pm":                              "ежедневно в 12:30",
		"on working days at 9am":                         "по рабочим дням в 9:00",
		"on working days at 09.00":                       "по рабочим дням в 9:00",
		"еженедельно":                                    "по понедельникам в 9:00",
		"weekly":                                         "по понедельникам в 9:00",
		"еженедельно по пятницам в 17":                   "по пятницам в 17:00",
		"понедельник 9:00":                               "по понедельникам в 9:00",
		"по понедельникам":                               "по понедельникам в 9:00",
		"во вторник и пятницу в 9 и 15":                  "по вторникам и пятницам в 9:00 и 15:00",
		"every Monday at 9 and 3pm":                      "по понедельникам в 9:00 и 15:00",
		"ежемесячно 1-го в 8:00":                         "1-го числа в 8:00",
		"1 числа в 9":                                    "1-го числа в 9:00",
		"1 числа каждого месяца в 9":                     "1-го числа в 9:00",
		"5-го и 20-го числа в 10:00":                     "5-го и 20-го числа в 10:00",
		"20, 10 и 10 числа":                              "10-го и 20-го числа в 9:00",
		"on the 5th and the 20th of each month at 10:00": "5-го и 20-го числа в 10:00",
		"31-го числа в 9:00":                             "31-го числа в 9:00, в коротких месяцах — в последний день",
		"15 и 30 числа":                                  "15-го и 30-го числа в 9:00, в коротких месяцах — в последний день",
		"последний рабочий день месяца":                  "последний рабочий день месяца в 9:00",
		"в последний рабочий день месяца в 18:00":        "последний рабочий день месяца в 18:00",
		"last working day of the month":                  "последний рабочий день месяца в 9:00",
		"3-й понедельник месяца":                         "3-й понедельник месяца в 9:00",
		"third Monday of the month":                      "3-й понедельник месяца в 9:00",
		"в последнюю пятницу месяца в 17":                "последняя пятница месяца в 17:00",
		"вторая среда каждого месяца в 9":                "2-я среда месяца в 9:00",
	} {
		tt, err := timetable.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := tt.Words(lang.RU); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestStillRefused: what has no one meaning is refused rather than guessed.
func TestStillRefused(t *testing.T) {
	for _, text := range []string{
		"9:00", "в 9:00", "в", "on", "по", "каждый второй понедельник в 9:00", "every other Monday", "раз в две недели", "каждые две недели",
		"5-я пятница месяца", "24-й рабочий день месяца", "0-й рабочий день месяца", "5-го и 32-го числа в 9:00", "0 числа", "понедельник 9",
		"ежедневно в 24", "ежедневно в 13 pm", "ежедневно в 9.60", "ежедневно в 7 дня", "ежедневно в 12 вечера", "3-й день месяца", "пн-", "-пт",
		"предпоследний рабочий день месяца", "5-го в 10 и 20-го в 11", "каждый час в 9",
	} {
		if tt, err := timetable.Parse(text); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q was read as %q, %v", text, tt.Words(lang.RU), err)
		}
	}
}

// TestLastOfTheMonth: the last working day knows the holidays, and a day of the week is counted within its month.
func TestLastOfTheMonth(t *testing.T) {
	c := moscow(t)
	for _, p := range []struct{ text, after, want string }{
		{"последний рабочий день месяца в 18:00", "2026-01-10", "2026-01-30 18:00"},
		{"последний рабочий день месяца в 18:00", "2026-02-01", "2026-02-27 18:00"},
		{"последний рабочий день месяца в 18:00", "2026-12-01", "2026-12-30 18:00"}, // the 31st is a holiday
		{"3-й понедельник месяца", "2026-11-01", "2026-11-16 09:00"},
		{"3-й понедельник месяца", "2026-11-17", "2026-12-21 09:00"},
		{"last Friday of the month at 17:00", "2026-11-01", "2026-11-27 17:00"},
		{"1st Sunday of the month", "2026-11-01", "2026-11-01 09:00"},
		{"5-го и 20-го числа в 10:00", "2026-11-06", "2026-11-20 10:00"},
		{"30-го и 31-го числа", "2026-02-01", "2026-02-28 09:00"},
	} {
		tt, err := timetable.Parse(p.text)
		if err != nil {
			t.Fatal(err)
		}
		after, err := time.ParseInLocation(time.DateOnly, p.after, c.Zone)
		if err != nil {
			t.Fatal(err)
		}
		next, ok := tt.Next(after, c)
		if got := next.Format("2006-01-02 15:04"); !ok || got != p.want {
			t.Errorf("%s after %s: %s, want %s", p.text, p.after, got, p.want)
		}
	}
}

// days are phrases of every kind of days there is.
func days() (list []string) {
	list = append(list, "ежедневно", "по будням", "по рабочим дням", "последний рабочий день месяца")
	names := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	for set := 1; set < 1<<len(names); set++ {
		var some []string
		for i, name := range names {
			if set>>i&1 == 1 {
				some = append(some, name)
			}
		}
		list = append(list, strings.Join(some, ", "))
	}
	for n := 1; n <= 23; n++ {
		list = append(list, fmt.Sprintf("%d-й рабочий день месяца", n))
	}
	for _, name := range []string{"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"} {
		list = append(list, "последний "+name+" месяца")
		for n := 1; n <= 4; n++ {
			list = append(list, fmt.Sprintf("%d-й %s месяца", n, name))
		}
	}
	for n := 1; n <= 31; n++ {
		list = append(list, fmt.Sprintf("%d числа", n), fmt.Sprintf("%d и %d числа", n, 32-n), fmt.Sprintf("1, %d, 31 числа", n))
	}
	return list
}

// TestWordsAreReadBack: whatever timetable there is, its words are read as the same one, in both languages.
func TestWordsAreReadBack(t *testing.T) {
	c := moscow(t)
	var texts []string
	for i, day := range days() {
		h := i % 24
		texts = append(texts, fmt.Sprintf("%s в %d:%02d", day, h, i*7%60), fmt.Sprintf("%s в %d:05, %d:30 и 23:59", day, h, (h+5)%24))
	}
	for _, n := range []int{1, 2, 3, 5, 10, 15, 20, 30} {
		texts = append(texts, fmt.Sprintf("every %d minutes", n))
	}
	for _, n := range []int{1, 2, 3, 4, 6, 8, 12, 24} {
		texts = append(texts, fmt.Sprintf("every %d hours", n))
	}
	for _, text := range texts {
		tt, err := timetable.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		for _, l := range []lang.Lang{lang.RU, lang.EN} {
			said := tt.Words(l)
			again, err := timetable.Parse(said)
			if err != nil {
				t.Errorf("%s: %q cannot be read: %v", text, said, err)
				continue
			}
			if again.Words(lang.RU) != tt.Words(lang.RU) || again.Words(lang.EN) != tt.Words(lang.EN) {
				t.Errorf("%s: %q is read as %q", text, said, again.Words(l))
			}
			at := time.Date(2026, 1, 30, 12, 0, 0, 0, c.Zone)
			for range 8 {
				a, ok := tt.Next(at, c)
				b, good := again.Next(at, c)
				if ok != good || !a.Equal(b) {
					t.Errorf("%s: after %s comes %s, as %q %s", text, at, a, said, b)
					break
				}
				if !ok {
					break // not every month has a 23rd working day, and not every calendar such a month
				}
				at = a
			}
		}
	}
}
