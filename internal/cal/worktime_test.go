package cal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func at(t testing.TB, loc *time.Location, text string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04:05", text, loc)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWorkingTime(t *testing.T) {
	moscow := zoneNamed(t, "Europe/Moscow")
	c := Default(moscow)
	lunch := Default(moscow)
	for w := range lunch.Week {
		if lunch.Week[w].Close > 0 {
			lunch.Week[w].Breaks = []Span{{13 * 60, 14 * 60}}
		}
	}
	for _, row := range []struct {
		name     string
		c        Calendar
		from, to string
		want     time.Duration
	}{
		{"within a day", c, "2024-05-17 10:00:00", "2024-05-17 10:42:30", 42*time.Minute + 30*time.Second},
		{"over a weekend", c, "2024-05-17 17:30:00", "2024-05-20 09:15:00", 45 * time.Minute},
		{"Friday night, Saturday worked", c, "2024-04-26 23:50:00", "2024-04-27 09:10:00", 10 * time.Minute},
		{"Friday night, Saturday free", c, "2024-05-17 23:50:00", "2024-05-18 09:10:00", 0},
		{"over the eve and the holiday", c, "2024-05-08 16:00:00", "2024-05-13 09:30:00", time.Hour + 30*time.Minute},
		{"the lost hour of the eve", c, "2024-05-08 17:00:00", "2024-05-08 18:00:00", 0},
		{"over lunch", lunch, "2024-05-17 12:30:00", "2024-05-17 14:30:00", time.Hour},
		{"a whole year", c, "2024-01-01 00:00:00", "2025-01-01 00:00:00", (248*9 - 5) * time.Hour},
		{"backwards", c, "2024-05-17 12:00:00", "2024-05-17 10:00:00", 0},
		{"no time", c, "2024-05-17 12:00:00", "2024-05-17 12:00:00", 0},
	} {
		from, to := at(t, moscow, row.from), at(t, moscow, row.to)
		if got := row.c.WorkingTime(from, to, nil); got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
		if got := row.c.Clock().Between(from, to); got != row.want {
			t.Errorf("%s by the clock: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestWorkingTimeWithLeave(t *testing.T) {
	c := Default(time.UTC)
	k := c.Clock()
	from, to := at(t, time.UTC, "2024-05-13 12:00:00"), at(t, time.UTC, "2024-05-24 12:00:00") // Monday to Friday a week on
	for _, row := range []struct {
		name  string
		leave Leave
		want  time.Duration
	}{
		{"none", nil, (6 + 9*8 + 9 + 3) * time.Hour},
		{"Tuesday and Wednesday", Leave{Through(day(t, "2024-05-14"), day(t, "2024-05-15"))}, (6 + 9*6 + 9 + 3) * time.Hour},
		{"the first day", Leave{Through(day(t, "2024-05-10"), day(t, "2024-05-13"))}, (9*8 + 9 + 3) * time.Hour},
		{"named twice", Leave{
			Through(day(t, "2024-05-14"), day(t, "2024-05-15")),
			Through(day(t, "2024-05-15"), day(t, "2024-05-16")),
		}, (6 + 9*5 + 9 + 3) * time.Hour},
		{"all", Leave{{0, 30000}}, 0},
		{"elsewhere", Leave{{0, 30}}, (6 + 9*8 + 9 + 3) * time.Hour},
	} {
		want := row.want - 9*time.Hour // Saturday and Sunday are in nobody's sum; ten days hold eight working ones between the ends
		if row.want == 0 {
			want = 0
		}
		if got := c.WorkingTime(from, to, row.leave); got != want {
			t.Errorf("%s: %s, want %s", row.name, got, want)
		}
		if got := time.Duration(k.BetweenLeave(from.Unix(), to.Unix(), row.leave)) * time.Second; got != want {
			t.Errorf("%s by the clock: %s, want %s", row.name, got, want)
		}
	}
}

func TestNextOpening(t *testing.T) {
	moscow := zoneNamed(t, "Europe/Moscow")
	c := Default(moscow)
	for _, row := range []struct{ at, want string }{
		{"2024-05-17 10:00:00", "2024-05-17 10:00:00"},
		{"2024-05-17 08:00:00", "2024-05-17 09:00:00"},
		{"2024-05-17 18:00:00", "2024-05-20 09:00:00"},
		{"2024-04-26 23:50:00", "2024-04-27 09:00:00"},
		{"2024-05-08 17:00:00", "2024-05-13 09:00:00"},
		{"2025-12-30 20:00:00", "2026-01-12 09:00:00"},
	} {
		if got := c.NextOpening(at(t, moscow, row.at)); !got.Equal(at(t, moscow, row.want)) {
			t.Errorf("from %s on, the next opening is %s, want %s", row.at, got, row.want)
		}
	}
	if got := (Calendar{}).NextOpening(at(t, moscow, "2024-05-17 10:00:00")); !got.IsZero() {
		t.Errorf("a company that never works opens at %s", got)
	}
}

// oddCalendar draws a company that works at odd hours, round the clock too, in a zone whose clocks do odd things.
func oddCalendar() *rapid.Generator[Calendar] {
	return rapid.Custom(func(t *rapid.T) Calendar {
		loc, err := time.LoadLocation(rapid.SampledFrom(zones()).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		c := Default(loc)
		minute := rapid.IntRange(0, dayMinutes)
		for w := range c.Week {
			switch rapid.IntRange(0, 3).Draw(t, "hours") {
			case 0:
				c.Week[w] = Hours{Open: 0, Close: dayMinutes}
			case 1:
				c.Week[w] = Hours{Open: minute.Draw(t, "open"), Close: minute.Draw(t, "close")}
			case 2:
				c.Week[w] = Hours{Open: 60, Close: 1380, Breaks: []Span{{minute.Draw(t, "from"), minute.Draw(t, "to")}}}
			}
		}
		return c
	})
}

// nearChange draws an instant within two days of a change of the zone's clock, or anywhere when it has none.
func nearChange(t *rapid.T, loc *time.Location, label string) time.Time {
	u := rapid.Int64Range(0, 2_000_000_000).Draw(t, label)
	if _, change := time.Unix(u, 0).In(loc).ZoneBounds(); !change.IsZero() {
		u = change.Unix() + rapid.Int64Range(-2*daySeconds, 2*daySeconds).Draw(t, label+" off the change")
	}
	return time.Unix(u, 0)
}

// slowly counts the minutes of the wall clock one by one.
func slowly(c Calendar, from, to time.Time) time.Duration {
	n := time.Duration(0)
	for u := from; u.Before(to); u = u.Add(time.Minute) {
		local := u.In(c.Zone)
		minute := local.Hour()*60 + local.Minute()
		for _, s := range c.shape(DayOf(u, c.Zone)).spans(c) {
			if s.From <= minute && minute < s.To {
				n += time.Minute
			}
		}
	}
	return n
}

func TestWorkingTimeIsWhatAWatchSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oddCalendar().Draw(t, "c")
		from := nearChange(t, c.Zone, "from").Truncate(time.Minute)
		to := from.Add(time.Duration(rapid.IntRange(0, 4*dayMinutes).Draw(t, "minutes")) * time.Minute)
		want := slowly(c, from, to)
		if got := c.WorkingTime(from, to, nil); got != want {
			t.Fatalf("%s to %s: %s, want %s", from.In(c.Zone), to.In(c.Zone), got, want)
		}
		if got := c.Clock().Between(from, to); got != want {
			t.Fatalf("%s to %s by the clock: %s, want %s", from.In(c.Zone), to.In(c.Zone), got, want)
		}
	})
}

func TestWorkingTimeAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oddCalendar().Draw(t, "c")
		a := nearChange(t, c.Zone, "a")
		b := a.Add(time.Duration(rapid.Int64Range(0, int64(1000*time.Hour)).Draw(t, "a to b")))
		d := b.Add(time.Duration(rapid.Int64Range(0, int64(1000*time.Hour)).Draw(t, "b to d")))
		k := c.Clock()
		if k.Between(a, b)+k.Between(b, d) != k.Between(a, d) {
			t.Fatal("the clock does not add up")
		}
		if c.WorkingTime(a, b, nil)+c.WorkingTime(b, d, nil) != c.WorkingTime(a, d, nil) {
			t.Fatal("the calendar does not add up")
		}
		if got, want := k.Between(a, d), c.WorkingTime(a, d, nil); got != want {
			t.Fatalf("the clock says %s, the calendar %s", got, want)
		}
	})
}

func TestLeaveAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oddCalendar().Draw(t, "c")
		k := c.Clock()
		from := nearChange(t, c.Zone, "from").Truncate(time.Second)
		to := from.Add(time.Duration(rapid.IntRange(0, 400).Draw(t, "hours")) * time.Hour)
		var leave Leave
		first := DayOf(from, c.Zone) - 3
		for range rapid.IntRange(0, 4).Draw(t, "ranges") {
			first += Day(rapid.IntRange(0, 5).Draw(t, "gap"))
			leave = append(leave, Range{first, first + Day(rapid.IntRange(0, 7).Draw(t, "length"))})
		}
		want := c.WorkingTime(from, to, leave)
		if got := time.Duration(k.BetweenLeave(from.Unix(), to.Unix(), leave)) * time.Second; got != want || got < 0 {
			t.Fatalf("the clock says %s, the calendar %s", got, want)
		}
	})
}

func TestNextOpeningIsTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oddCalendar().Draw(t, "c")
		from := nearChange(t, c.Zone, "from")
		next := c.NextOpening(from)
		if next.IsZero() {
			if c.WorkingTime(from, from.AddDate(0, 1, 0), nil) > 0 {
				t.Fatal("it never opens, and yet there is work")
			}
			return
		}
		if next.Before(from) || c.WorkingTime(from, next, nil) != 0 || c.WorkingTime(next, next.Add(time.Second), nil) == 0 {
			t.Fatalf("from %s on, the next opening is %s", from.In(c.Zone), next)
		}
	})
}
