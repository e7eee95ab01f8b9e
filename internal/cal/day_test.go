package cal

import (
	"testing"
	"time"
	_ "time/tzdata" // the tests need the zones whatever the machine

	"pgregory.net/rapid"
)

func zoneNamed(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// zones are those whose clocks have done something odd: a year round summer time, midnight that was skipped or came twice, a day
// left out, changes at a minute past midnight, quarters of an hour.
func zones() []string {
	return []string{
		"UTC", "Europe/Moscow", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/Havana", "America/St_Johns",
		"Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca",
	}
}

func day(t testing.TB, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// anyDay draws a day of the years the package answers for.
func anyDay() *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day {
		return Day(rapid.IntRange(int(known().From), int(known().To)-1).Draw(t, "day"))
	})
}

func TestParseDay(t *testing.T) {
	for _, good := range []string{"1970-01-01", "2024-02-29", "1900-12-31", "2200-01-01"} {
		if got := day(t, good).String(); got != good {
			t.Errorf("%s reads back as %s", good, got)
		}
	}
	for _, bad := range []string{"", "2024-2-9", "2023-02-29", "2024-13-01", "2024-00-10", "20240101", "2024-01-01 ", "2024-01-01T00:00", "01.02.2024"} {
		if d, err := ParseDay(bad); err == nil {
			t.Errorf("%q was read as %s", bad, d)
		}
	}
}

func TestDayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "d")
		u := time.Date(1970, 1, 1+int(d), 0, 0, 0, 0, time.UTC)
		y, m, dd := d.YMD()
		if y != u.Year() || m != u.Month() || dd != u.Day() || d.Weekday() != u.Weekday() || Date(y, m, dd) != d {
			t.Fatalf("%d: %s %s", d, d, d.Weekday())
		}
		if back, err := ParseDay(d.String()); err != nil || back != d {
			t.Fatalf("%s reads back as %s, %v", d, back, err)
		}
	})
}

func TestDateCarriesOver(t *testing.T) {
	if got := Date(2024, 13, 0).String(); got != "2024-12-31" {
		t.Error(got)
	}
}

func TestStart(t *testing.T) {
	for _, row := range []struct{ zone, day, want string }{
		{"Europe/Moscow", "2024-05-17", "2024-05-17T00:00:00+03:00"},
		{"Europe/Moscow", "2011-03-28", "2011-03-28T00:00:00+04:00"},
		{"Europe/Moscow", "2014-10-26", "2014-10-26T00:00:00+04:00"},
		{"Europe/Moscow", "2014-10-27", "2014-10-27T00:00:00+03:00"},
		{"Europe/Berlin", "2024-03-31", "2024-03-31T00:00:00+01:00"},
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"}, // midnight was skipped
		{"America/Havana", "2023-11-05", "2023-11-05T00:00:00-04:00"},    // midnight came twice
		{"Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"},      // the day was left out
		{"", "2024-05-17", "2024-05-17T00:00:00Z"},
	} {
		var loc *time.Location
		if row.zone != "" {
			loc = zoneNamed(t, row.zone)
		}
		if got := day(t, row.day).Start(loc).Format(time.RFC3339); got != row.want {
			t.Errorf("%s in %s starts at %s, want %s", row.day, row.zone, got, row.want)
		}
	}
}

// TestStartIsTheFirstInstant: the day begins at Start and an instant earlier it has not begun.
func TestStartIsTheFirstInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, err := time.LoadLocation(rapid.SampledFrom(zones()).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		d := anyDay().Draw(t, "d")
		if loc.String() == "Pacific/Apia" && (d == Date(2011, 12, 30) || d < Date(1950, 1, 1)) {
			t.Skip("a day the zone left out")
		}
		start := d.Start(loc)
		if got := DayOf(start, loc); got != d {
			t.Fatalf("%s starts at %s, which is on %s", d, start, got)
		}
		if got := DayOf(start.Add(-1), loc); got >= d {
			t.Fatalf("before the start of %s it is already %s", d, got)
		}
	})
}

func TestDayOfIsTheWallClocks(t *testing.T) {
	berlin := zoneNamed(t, "Europe/Berlin")
	for text, want := range map[string]string{
		"2024-03-30T22:59:59Z": "2024-03-30",
		"2024-03-30T23:00:00Z": "2024-03-31",
		"2024-03-31T21:59:59Z": "2024-03-31",
		"2024-03-31T22:00:00Z": "2024-04-01",
		"1969-12-31T22:59:59Z": "1969-12-31",
		"1969-12-31T23:00:00Z": "1970-01-01",
	} {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := DayOf(at, berlin).String(); got != want {
			t.Errorf("%s is on %s, want %s", text, got, want)
		}
	}
	if got := DayOf(time.Unix(-1, 999), nil).String(); got != "1969-12-31" {
		t.Error(got)
	}
}

func TestRange(t *testing.T) {
	may := Range{day(t, "2024-05-01"), day(t, "2024-06-01")}
	if may.String() != "2024-05-01..2024-05-31" || may.Days() != 31 || may.Last().String() != "2024-05-31" {
		t.Error(may, may.Days())
	}
	if !may.Contains(may.From) || may.Contains(may.To) || may.Empty() || !(Range{}).Empty() {
		t.Error("the range is not half-open")
	}
	for _, row := range []struct{ other, want Range }{
		{Range{may.From + 3, may.To + 9}, Range{may.From + 3, may.To}},
		{Range{may.From - 3, may.From + 1}, Range{may.From, may.From + 1}},
		{may, may},
	} {
		if got := may.Clip(row.other); got != row.want {
			t.Errorf("clip by %s: %s", row.other, got)
		}
	}
	if got := may.Clip(Range{may.To, may.To + 5}); !got.Empty() || got.Days() != 0 || got.String() != "empty" {
		t.Errorf("apart: %s", got)
	}
	if got := Through(may.From, may.From).String(); got != "2024-05-01" {
		t.Error(got)
	}
}
