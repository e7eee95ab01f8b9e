package schedule_test

import (
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/schedule"
)

func TestAfter(t *testing.T) {
	moscow, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	c := cal.Default(moscow)
	c.Holidays = cal.Russia()
	for _, p := range []struct {
		when, zone, after, want string
		days                    schedule.DayRule
	}{
		{"ежедневно в 9:00", "", "2026-11-20T10:00:00+03:00", "2026-11-21T09:00:00+03:00", schedule.AnyDay},
		{"ежедневно в 9:00", "", "2026-11-20T10:00:00+03:00", "2026-11-23T09:00:00+03:00", schedule.SkipDay},
		{"по субботам в 9:00", "", "2026-11-20T10:00:00+03:00", "2026-11-23T09:00:00+03:00", schedule.MoveDay},
		{"по субботам в 9:00", "", "2026-11-22T10:00:00+03:00", "2026-11-23T09:00:00+03:00", schedule.MoveDay},
		{"по субботам в 9:00", "", "2026-11-23T09:00:00+03:00", "2026-11-30T09:00:00+03:00", schedule.MoveDay},
		{"сб, вс в 9:00 и 15:00", "", "2026-11-23T09:00:00+03:00", "2026-11-23T15:00:00+03:00", schedule.MoveDay},
		{"1-го числа в 8:00", "", "2025-12-31T09:00:00+03:00", "2026-01-12T08:00:00+03:00", schedule.MoveDay},
		{"1-й рабочий день месяца в 9:00", "", "2025-12-31T12:00:00+03:00", "2026-01-12T09:00:00+03:00", schedule.AnyDay},
		{"каждые 10 минут", "", "2026-11-20T23:59:00+03:00", "2026-11-23T00:00:00+03:00", schedule.SkipDay},
		{"ежедневно в 9:00", "Asia/Vladivostok", "2026-11-20T10:00:00+03:00", "2026-11-21T02:00:00+03:00", schedule.AnyDay},
		{"0 9 * * 1-5", "Asia/Vladivostok", "2026-11-20T10:00:00+03:00", "2026-11-23T02:00:00+03:00", schedule.AnyDay},
	} {
		after, err := time.Parse(time.RFC3339, p.after)
		if err != nil {
			t.Fatal(err)
		}
		s := schedule.Schedule{When: p.when, Zone: p.zone, Days: p.days}
		got, ok := s.After(after, c)
		if text := got.In(moscow).Format(time.RFC3339); !ok || text != p.want {
			t.Errorf("%s %s %q after %s: %s, want %s", p.when, p.zone, p.days, p.after, text, p.want)
		}
	}
	for _, when := range []string{"", "by hand", "иногда"} {
		if at, ok := (schedule.Schedule{When: when}).After(time.Unix(0, 0), c); ok {
			t.Errorf("%q: %v", when, at)
		}
	}
}
