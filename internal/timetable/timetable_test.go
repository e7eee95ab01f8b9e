package timetable_test

import (
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/timetable"
)

func moscow(t *testing.T) cal.Calendar {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	c := cal.Calendar{Zone: zone, WeekStart: time.Monday, FiscalStart: time.January, Holidays: cal.Russia()}
	for d := time.Monday; d <= time.Friday; d++ {
		c.Week[d] = cal.Hours{Open: 9 * 60, Close: 18 * 60}
	}
	return c
}

func TestNext(t *testing.T) {
	c := moscow(t)
	// Friday 20 November 2026, 10:07 in Moscow.
	now := time.Date(2026, 11, 20, 10, 7, 0, 0, c.Zone)
	for _, p := range []struct{ text, want string }{
		{"каждые 10 минут", "2026-11-20 10:10"},
		{"every 10 minutes", "2026-11-20 10:10"},
		{"каждую минуту", "2026-11-20 10:08"},
		{"Каждый час", "2026-11-20 11:00"},
		{"каждые 2 часа", "2026-11-20 12:00"},
		{"hourly", "2026-11-20 11:00"},
		{"каждые полчаса", "2026-11-20 10:30"},
		{"ежедневно в 9:00", "2026-11-21 09:00"},
		{"daily at 10:07", "2026-11-21 10:07"},
		{"ежедневно в 9:00 и 15:00", "2026-11-20 15:00"},
		{"по будням в 9:00", "2026-11-23 09:00"},
		{"on weekdays at 9:00", "2026-11-23 09:00"},
		{"по понедельникам в 9:00", "2026-11-23 09:00"},
		{"Mondays at 9:00", "2026-11-23 09:00"},
		{"пн, ср, пт в 9:00", "2026-11-23 09:00"},
		{"по вторникам и средам в 18:30", "2026-11-24 18:30"},
		{"по субботам в 8:00", "2026-11-21 08:00"},
		{"1-го числа в 8:00", "2026-12-01 08:00"},
		{"31 числа в 8:00", "2026-11-30 08:00"},
		{"monthly on the 31st at 8:00", "2026-11-30 08:00"},
		{"1-й рабочий день месяца в 9:00", "2026-12-01 09:00"},
		{"first working day of the month at 9:00", "2026-12-01 09:00"},
		{"*/15 9-18 * * 1-5", "2026-11-20 10:15"},
		{"0 9 * * 1", "2026-11-23 09:00"},
	} {
		tt, err := timetable.Parse(p.text)
		if err != nil {
			t.Errorf("%s: %v", p.text, err)
			continue
		}
		next, ok := tt.Next(now, c)
		if got := next.Format("2006-01-02 15:04"); !ok || got != p.want || tt.ByHand() {
			t.Errorf("%s: %s %v, want %s", p.text, got, ok, p.want)
		}
	}
}

func TestWorkingDaysKnowTheHolidays(t *testing.T) {
	c := moscow(t)
	tt, err := timetable.Parse("1-й рабочий день месяца в 9:00")
	if err != nil {
		t.Fatal(err)
	}
	next, _ := tt.Next(time.Date(2025, 12, 31, 12, 0, 0, 0, c.Zone), c)
	if got := next.Format(time.DateOnly); got <= "2026-01-08" {
		t.Errorf("the first working day of January 2026 is said to be %s, a holiday", got)
	}
}

func TestByHandAndNonsense(t *testing.T) {
	for _, text := range []string{"", "вручную", "by hand"} {
		tt, err := timetable.Parse(text)
		if _, ok := tt.Next(time.Now(), moscow(t)); err != nil || ok || !tt.ByHand() {
			t.Errorf("%q: %v %v", text, ok, err)
		}
	}
	for _, text := range []string{"иногда", "каждые 7 минут", "каждые 0 минут", "ежедневно в 25:00", "по пнвтср в 9:00", "99 * * * *", "0 0 30 2 *", "32 числа в 9:00", "every -5 minutes"} {
		if tt, err := timetable.Parse(text); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q was read as %+v, %v", text, tt, err)
		}
	}
}

// TestRareDates: a date that comes once in four years is a date.
func TestRareDates(t *testing.T) {
	if tt, err := timetable.Parse("0 9 29 2 *"); err != nil || tt.ByHand() {
		t.Errorf("29 February: %+v, %v", tt, err)
	}
}

// TestSpring: an hour that the zone leaves out does not hide a day.
func TestSpring(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	c := cal.Calendar{Zone: zone}
	tt, err := timetable.Parse("daily at 2:30")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 28, 12, 0, 0, 0, zone)
	for _, want := range []string{"2026-03-29", "2026-03-30", "2026-03-31"} {
		next, ok := tt.Next(at, c)
		if got := next.Format(time.DateOnly); !ok || got != want {
			t.Fatalf("after %v: %v, want %s", at, next, want)
		}
		at = next
	}
}

func TestQuiet(t *testing.T) {
	c := moscow(t)
	q, err := timetable.ParseQuiet("22:00 – 07:00")
	if err != nil {
		t.Fatal(err)
	}
	for hour, want := range map[int]bool{21: false, 22: true, 2: true, 6: true, 7: false, 12: false} {
		if got := q.At(time.Date(2026, 11, 20, hour, 30, 0, 0, c.Zone), c.Zone); got != want {
			t.Errorf("%d:30 quiet: %v", hour, got)
		}
	}
	if none, err := timetable.ParseQuiet(""); err != nil || none.At(time.Now(), c.Zone) {
		t.Errorf("no quiet hours: %v", err)
	}
	if _, err := timetable.ParseQuiet("ночью"); !fault.Is(err, fault.Invalid) {
		t.Errorf("nonsense: %v", err)
	}
}
