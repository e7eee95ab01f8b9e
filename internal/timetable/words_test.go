package timetable_test

import (
	"testing"
	"time"

	"svodka/internal/lang"
	"svodka/internal/timetable"
)

// TestWords: a timetable is said in both languages, and read again it has the same times.
func TestWords(t *testing.T) {
	c := moscow(t)
	for _, p := range []struct{ text, ru, en string }{
		{"", "вручную", "by hand"},
		{"hourly", "каждый час", "every hour"},
		{"every 10 minutes", "каждые 10 минут", "every 10 minutes"},
		{"каждые 2 часа", "каждые 2 часа", "every 2 hours"},
		{"каждую минуту", "каждую минуту", "every minute"},
		{"daily at 9:00", "ежедневно в 9:00", "daily at 9:00"},
		{"по будням в 9:00 и 15:00", "по будням в 9:00 и 15:00", "on weekdays at 9:00 and 15:00"},
		{"daily at 9:00, 12:30 and 15:00", "ежедневно в 9:00, 12:30 и 15:00", "daily at 9:00, 12:30 and 15:00"},
		{"пн, ср, пт в 9:00", "по понедельникам, средам и пятницам в 9:00", "on Mondays, Wednesdays and Fridays at 9:00"},
		{"вс в 8:05", "по воскресеньям в 8:05", "on Sundays at 8:05"},
		{"по рабочим дням в 18:00", "по рабочим дням в 18:00", "on working days at 18:00"},
		{"15 числа в 10:00", "15-го числа в 10:00", "monthly on the 15th at 10:00"},
		{"first working day of the month at 9:00", "1-й рабочий день месяца в 9:00", "on the 1st working day of the month at 9:00"},
		{"22-й рабочий день месяца в 9:00", "22-й рабочий день месяца в 9:00", "on the 22nd working day of the month at 9:00"},
		{"0 9 * * 1-5", "по будням в 9:00", "on weekdays at 9:00"},
		{"30 9,18 * * *", "ежедневно в 9:30 и 18:30", "daily at 9:30 and 18:30"},
		{"0 9 * * 0", "по воскресеньям в 9:00", "on Sundays at 9:00"},
		{"0 9 15 * *", "15-го числа в 9:00", "monthly on the 15th at 9:00"},
		{"*/15 * * * *", "каждые 15 минут", "every 15 minutes"},
		{"0 */2 * * *", "каждые 2 часа", "every 2 hours"},
		{"0 9 31 * *", "0 9 31 * *", "0 9 31 * *"},
		{"*/15 9-18 * * 1-5", "*/15 9-18 * * 1-5", "*/15 9-18 * * 1-5"},
		{"0 9 1 1 *", "0 9 1 1 *", "0 9 1 1 *"},
	} {
		tt, err := timetable.Parse(p.text)
		if err != nil {
			t.Fatalf("%s: %v", p.text, err)
		}
		for l, want := range map[lang.Lang]string{lang.RU: p.ru, lang.EN: p.en} {
			got := tt.Words(l)
			if got != want {
				t.Errorf("%s in %s: %q, want %q", p.text, l, got, want)
			}
			again, err := timetable.Parse(got)
			if err != nil {
				t.Errorf("%s in %s: %q cannot be read: %v", p.text, l, got, err)
				continue
			}
			at := time.Date(2026, 1, 1, 0, 30, 0, 0, c.Zone)
			for range 60 {
				a, ok := tt.Next(at, c)
				b, good := again.Next(at, c)
				if ok != good || !a.Equal(b) {
					t.Errorf("%s: after %s comes %s, as %q %s", p.text, at, a, got, b)
					break
				}
				if !ok {
					break
				}
				at = a
			}
		}
	}
}
