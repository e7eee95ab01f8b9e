package cal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestRussianYears holds the working days of whole years against the figures published with the production calendars. In 2020 and
// 2021 days off by decree count as days off, so those years have fewer than their production calendar (248 and 247).
func TestRussianYears(t *testing.T) {
	c := Default(nil)
	for year, want := range map[int]int{
		2015: 247, 2016: 247, 2017: 247, 2018: 247, 2019: 247, 2022: 247, 2023: 247, 2024: 248, 2025: 247, 2026: 247,
	} {
		if got := c.WorkingDays(Range{Date(year, 1, 1), Date(year+1, 1, 1)}); got != want {
			t.Errorf("%d has %d working days, want %d", year, got, want)
		}
	}
}

func TestRussianDays(t *testing.T) {
	c := Default(nil)
	for _, row := range []struct {
		day     string
		minutes int
		name    string
	}{
		{"2024-05-17", 540, ""},
		{"2024-05-18", 0, ""}, // Saturday
		{"2024-05-09", 0, "День Победы"},
		{"2024-05-08", 480, ""}, // the eve
		{"2024-04-27", 540, ""}, // a Saturday worked in exchange for Monday the 29th
		{"2024-04-29", 0, ""},
		{"2024-11-02", 480, ""}, // a Saturday worked, and an eve as well
		{"2027-01-08", 0, "Новогодние каникулы"},
		{"2027-11-03", 540, ""}, // not published yet: no eves
	} {
		d := day(t, row.day)
		if got := c.Minutes(d); got != row.minutes {
			t.Errorf("%s has %d minutes, want %d", d, got, row.minutes)
		}
		if got := c.Holidays.Name(d); got != row.name {
			t.Errorf("%s is %q, want %q", d, got, row.name)
		}
		if c.Working(d) != (row.minutes > 0) {
			t.Errorf("%s: Working and Minutes disagree", d)
		}
	}
}

func TestKnown(t *testing.T) {
	for year, want := range map[int]bool{2014: false, 2015: true, 2026: true, 2027: false} {
		if got := Russia().Known(year); got != want {
			t.Errorf("%d is known: %v", year, got)
		}
	}
	var none *Holidays
	if !none.Known(1800) || !NoHolidays().Known(2400) || none.Kind(0) != Ordinary {
		t.Error("a calendar without holidays has nothing to be unknown")
	}
	c := Default(nil)
	for _, row := range []struct{ expr, years string }{
		{"2026", ""}, {"2026-12..2028-01", "2027, 2028"}, {"2014..2015", "2014"},
	} {
		r, err := c.Resolve(row.expr, 0)
		if err != nil {
			t.Fatal(err)
		}
		if years, note := c.HolidayNote(r); years != row.years || note != (row.years != "") {
			t.Errorf("%s: %q, %v", row.expr, years, note)
		}
	}
	if years, note := c.HolidayNote(Range{}); note {
		t.Error(years)
	}
}

func TestNextAndPrevWorking(t *testing.T) {
	c := Default(nil)
	for _, row := range []struct{ day, next, prev string }{
		{"2024-05-17", "2024-05-20", "2024-05-16"},
		{"2024-04-26", "2024-04-27", "2024-04-25"}, // Friday before a Saturday that is worked
		{"2024-04-28", "2024-05-02", "2024-04-27"},
		{"2025-12-31", "2026-01-12", "2025-12-30"},
		{"2020-04-15", "2020-05-12", "2020-03-27"},
	} {
		d := day(t, row.day)
		if got := c.NextWorking(d).String(); got != row.next {
			t.Errorf("after %s comes %s, want %s", d, got, row.next)
		}
		if got := c.PrevWorking(d).String(); got != row.prev {
			t.Errorf("before %s comes %s, want %s", d, got, row.prev)
		}
	}
	var never Calendar
	if never.NextWorking(5) != 6 || never.PrevWorking(5) != 4 || never.WorkingDays(Range{0, 9}) != 0 {
		t.Error("a company that never works")
	}
}

func TestHours(t *testing.T) {
	c := Default(nil)
	c.Week[time.Friday] = Hours{Open: 8 * 60, Close: 16 * 60, Breaks: []Span{{12 * 60, 13 * 60}}}
	c.Week[time.Tuesday] = Hours{Open: 9 * 60, Close: 18 * 60, Breaks: []Span{{13 * 60, 14 * 60}, {17 * 60, 18 * 60}}}
	c.Week[time.Wednesday] = Hours{}
	for text, want := range map[string]int{
		"2024-05-17": 7 * 60, // Friday with its break
		"2024-04-27": 7 * 60, // the Saturday worked has Friday's hours
		"2024-11-02": 6 * 60, // and on the eve an hour less
		"2024-06-11": 6 * 60, // Tuesday, an eve, of seven hours
		"2024-05-08": 0,      // Wednesday, an eve, never worked here
	} {
		if got := c.Minutes(day(t, text)); got != want {
			t.Errorf("%s has %d minutes, want %d", text, got, want)
		}
	}
	saturday := Default(nil)
	saturday.Week[time.Saturday] = Hours{Open: 600, Close: 900}
	for text, want := range map[string]int{"2024-05-18": 300, "2024-04-27": 300, "2024-11-02": 240} {
		if got := saturday.Minutes(day(t, text)); got != want {
			t.Errorf("a company that works on Saturdays: %s has %d minutes, want %d", text, got, want)
		}
	}
}

func TestHoursThatMakeNoSense(t *testing.T) {
	for _, h := range []Hours{
		{},
		{Open: 600, Close: 600},
		{Open: 900, Close: 600},
		{Open: 600, Close: 660, Breaks: []Span{{0, 1440}}},
		{Open: -100, Close: 0},
	} {
		if h.working() {
			t.Errorf("%v is worked", h)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(-100, 1600)
		h := Hours{Open: at.Draw(t, "open"), Close: at.Draw(t, "close")}
		for range rapid.IntRange(0, 3).Draw(t, "breaks") {
			h.Breaks = append(h.Breaks, Span{at.Draw(t, "from"), at.Draw(t, "to")})
		}
		end := 0
		for _, s := range h.spans() {
			if s.From < end || s.To <= s.From || s.To > dayMinutes {
				t.Fatalf("%v has the spans %v", h, h.spans())
			}
			end = s.To
		}
	})
}

func TestBadHolidayFilesAreRefused(t *testing.T) {
	const header = "date,kind,holiday,moved_from\n"
	for _, bad := range []string{"2024-01-01,off,", "2024-02-30,off,,", "2024-01-01,free,,"} {
		if _, err := parseHolidays(header + bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
