package cal

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/fault"
)

func TestShiftsReadBack(t *testing.T) {
	for _, text := range []string{
		"previous", "previous-full", "previous-3", "previous-3-full", "week", "week-2", "month", "month-2", "month-12-full",
		"quarter", "half", "year", "year-full", "year-2", "weekday", "weekday-4", "year-weekday", "year-weekday-2-full",
	} {
		if s, err := ParseShift(text); err != nil || s.String() != text {
			t.Errorf("%s reads back as %s, %v", text, s, err)
		}
	}
	if one, _ := ParseShift("previous-1"); one.String() != "previous" {
		t.Error(one)
	}
	for _, bad := range []string{"", "full", "-full", "previous-0", "previous--1", "prev", "year-full-2", "month-1000", "Previous", "-2"} {
		if s, err := ParseShift(bad); !fault.Is(err, fault.Invalid) || s != (Shift{}) {
			t.Errorf("%q was read as %q, %v", bad, s, err)
		}
	}
}

// TestShiftOfFinishedRanges: everything is over, nothing is cut.
func TestShiftOfFinishedRanges(t *testing.T) {
	c := Default(nil)
	asOf := day(t, "2026-11-19")
	for _, row := range []struct {
		expr, shift string
		g           Grain
		want        string
		steps       int
	}{
		{"2024-05", "previous", ByMonth, "2024-04-01..2024-04-30", 1},
		{"2024-05", "previous", ByDay, "2024-04-01..2024-04-30", 30},
		{"2024-05", "previous", None, "2024-04-01..2024-04-30", 0},
		{"2024-03", "previous", ByMonth, "2024-02-01..2024-02-29", 1},
		{"2024-02", "previous", ByMonth, "2024-01-01..2024-01-31", 1},
		{"2024-02", "year", ByMonth, "2023-02-01..2023-02-28", 12},
		{"2023-02", "year-full", ByMonth, "2022-02-01..2022-02-28", 12},
		{"2024-05", "previous-3", ByMonth, "2024-02-01..2024-02-29", 3},
		{"2024-05", "month-2", ByMonth, "2024-03-01..2024-03-31", 2},
		{"2024-05", "quarter", ByMonth, "2024-02-01..2024-02-29", 3},
		{"2024-Q3", "previous", ByQuarter, "2024-04-01..2024-06-30", 1},
		{"2024-Q3", "previous", ByMonth, "2024-04-01..2024-06-30", 3},
		{"2024-Q1", "year", ByQuarter, "2023-01-01..2023-03-31", 4},
		{"2024-H1", "previous", ByHalf, "2023-07-01..2023-12-31", 1},
		{"2024", "previous", ByYear, "2023-01-01..2023-12-31", 1},
		{"2024-02..2024-04", "previous", ByMonth, "2023-11-01..2024-01-31", 3},
		{"2024-W19", "previous", ByWeek, "2024-04-29..2024-05-05", 1},
		{"2024-W18..2024-W19", "previous", ByWeek, "2024-04-15..2024-04-28", 2},
		{"2024-W19", "year", ByWeek, "2023-05-08..2023-05-14", 52}, // a week stays a week: the nearest
		{"2021-W05", "year", ByWeek, "2020-02-03..2020-02-09", 52},
		{"2021-02", "previous", ByDay, "2021-01-01..2021-01-31", 31}, // four weeks, and a February
		{"2021-02", "previous", ByWeek, "2021-01-04..2021-01-31", 4},
		{"2024-05-17", "previous", ByDay, "2024-05-16", 1},
		{"2024-05-20", "weekday", ByDay, "2024-05-13", 7},
		{"2024-05-20", "week", ByDay, "2024-05-13", 7},
		{"2024-03-31", "month", ByDay, "2024-02-29", 31}, // never 31 days before
		{"2023-03-31", "month", ByDay, "2023-02-28", 31},
		{"2024-02-29", "year", ByDay, "2023-02-28", 366},
		{"2024-05-17", "year-weekday", ByDay, "2023-05-19", 364},
		{"2024-05-05..2024-05-14", "previous", ByDay, "2024-04-25..2024-05-04", 10},
		{"2024-05-05..2024-05-14", "weekday", ByDay, "2024-04-21..2024-04-30", 14},
		{"2024-05-05..2024-05-14", "month", ByDay, "2024-04-05..2024-04-14", 30},
		{"2024-05", "weekday", ByDay, "2024-03-27..2024-04-26", 35},
		{"2024-03-01..2024-03-30", "previous", ByDay, "2024-02-01..2024-02-29", 29}, // the beginning of a month, by its dates
		{"2024-05-01..2024-05-19", "previous", ByDay, "2024-04-01..2024-04-19", 30},
		{"2024-05-01..2024-05-19", "previous-full", ByDay, "2024-04-01..2024-04-30", 30},
		{"2024-05-01..2024-05-19", "year", ByDay, "2023-05-01..2023-05-19", 366},
		{"2024-05-06..2024-05-08", "previous", ByDay, "2024-04-29..2024-05-01", 7}, // the beginning of a week
	} {
		r, err := c.Resolve(row.expr, asOf)
		if err != nil {
			t.Fatal(err)
		}
		s, err := ParseShift(row.shift)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Shift(r, s, row.g, asOf)
		if err != nil || got.Range.String() != row.want || got.Steps != row.steps || got.LikeForLike {
			t.Errorf("%s %s by %s: %s, steps %d, like for like %v, %v; want %s, steps %d",
				row.expr, row.shift, row.g, got.Range, got.Steps, got.LikeForLike, err, row.want, row.steps)
		}
	}
}

// TestLikeForLike: November 2026 begins on a Sunday, its 4th is a holiday and its 3rd an eve; October has no holiday and begins on a
// Thursday. Working days by date: November 2 3 5 6 | 9-13 | 16-20 | 23-27 | 30, October 1 2 | 5-9 | 12-16 | 19-23 | 26-30.
func TestLikeForLike(t *testing.T) {
	c := Default(nil)
	for _, row := range []struct {
		expr, asOf, shift string
		want              string
		elapsed, of       int
	}{
		{"2026-11", "2026-11-19", "previous", "2026-10-01..2026-10-19", 13, 20},
		{"2026-11", "2026-11-18", "previous", "2026-10-01..2026-10-16", 12, 20}, // ends on the working day itself
		{"2026-11", "2026-11-20", "previous", "2026-10-01..2026-10-20", 14, 20},
		{"2026-11", "2026-11-21", "previous", "2026-10-01..2026-10-20", 14, 20}, // Saturday: no day off follows 20 October
		{"2026-11", "2026-11-02", "previous", "2026-10-01", 1, 20},
		{"2026-11", "2026-11-01", "previous", "empty", 0, 20},
		{"2026-10", "2026-10-03", "previous", "2026-09-01..2026-09-02", 2, 22},
		{"2026-10", "2026-10-11", "previous", "2026-09-01..2026-09-09", 7, 22},
		{"2026-09", "2026-09-06", "previous", "2026-08-01..2026-08-06", 4, 22},
		{"2026-11", "2026-11-30", "previous", "2026-10-01..2026-10-31", 20, 20},
		{"2026-11", "2026-11-19", "previous-full", "2026-10-01..2026-10-31", 13, 20},
		{"2026-11", "2026-11-19", "year", "2025-11-01..2025-11-20", 13, 20}, // 1 November 2025 was a Saturday worked
		{"2026-11", "2026-11-19", "weekday", "2026-09-27..2026-10-15", 13, 20},
		{"2026-11", "2026-11-19", "year-weekday", "2025-11-02..2025-11-20", 13, 20},
		{"mtd", "2026-11-19", "previous", "2026-10-01..2026-10-19", 13, 20},
		{"mtd", "2026-11-19", "previous-full", "2026-10-01..2026-10-31", 13, 20},
		{"2026-W47", "2026-11-18", "previous", "2026-11-09..2026-11-11", 3, 5},
		{"2026-W46", "2026-11-11", "previous", "2026-11-02..2026-11-05", 3, 5}, // the 4th was a holiday
		{"2026-W02", "2026-01-07", "previous", "2025-12-29..2025-12-31", 0, 0}, // nobody works: every day counts
		{"2026-11-05..2026-11-24", "2026-11-19", "previous", "2026-10-16..2026-10-30", 11, 14},
		{"2026-12", "2026-11-19", "previous", "2026-11-01..2026-11-30", 0, 22}, // not begun
	} {
		asOf := day(t, row.asOf)
		r, err := c.Resolve(row.expr, asOf)
		if err != nil {
			t.Fatal(err)
		}
		s, err := ParseShift(row.shift)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Shift(r, s, ByDay, asOf)
		if err != nil || got.Range.String() != row.want || got.Elapsed != row.elapsed || got.Of != row.of {
			t.Errorf("%s as of %s, %s: %s, %d of %d, %v; want %s, %d of %d",
				row.expr, row.asOf, row.shift, got.Range, got.Elapsed, got.Of, err, row.want, row.elapsed, row.of)
		}
	}
}

// TestLikeForLikeTakesDaysOffAlong: on a Saturday one day off is taken along, on a Sunday two.
func TestLikeForLikeTakesDaysOffAlong(t *testing.T) {
	c := Default(nil)
	c.Holidays = NoHolidays()
	s, _ := ParseShift("previous")
	march := Range{day(t, "2026-03-01"), day(t, "2026-04-01")} // March and February 2026 begin on a Sunday both
	for asOf, want := range map[string]string{
		"2026-03-01": "2026-02-01",
		"2026-03-06": "2026-02-01..2026-02-06",
		"2026-03-07": "2026-02-01..2026-02-07",
		"2026-03-08": "2026-02-01..2026-02-08",
		"2026-03-09": "2026-02-01..2026-02-09",
		"2026-03-31": "2026-02-01..2026-02-28",
	} {
		if got, err := c.Shift(march, s, ByDay, day(t, asOf)); err != nil || got.Range.String() != want {
			t.Errorf("as of %s: %s, %v; want %s", asOf, got.Range, err, want)
		}
	}
}

func TestShiftUnitDoesNotGuess(t *testing.T) {
	c := Default(nil)
	previous, _ := ParseShift("previous")
	for _, row := range []struct{ expr, today, asOf, want string }{
		{"last-7-days", "2026-11-08", "2026-11-07", "2026-10-25..2026-10-31"},
		{"last-30-days", "2026-05-01", "2026-04-30", "2026-03-02..2026-03-31"},
		{"ytd", "2026-01-19", "2026-01-19", "2025-01-01..2025-01-16"}, // 6 working days: 12-16 and 19 January 2026; 9, 10, 13-16 in 2025
		{"mtd", "2026-10-01", "2026-10-01", "2026-09-01"},
		{"last-month", "2026-11-19", "2026-11-19", "2026-09-01..2026-09-30"},
	} {
		r, err := c.Resolve(row.expr, day(t, row.today))
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.ShiftUnit(r, previous, ByDay, UnitOf(row.expr), day(t, row.asOf))
		if err != nil || got.Range.String() != row.want {
			t.Errorf("%s on %s: %s, %v; want %s", row.expr, row.today, got.Range, err, row.want)
		}
	}
}

func TestShiftRefuses(t *testing.T) {
	c := Default(nil)
	previous, _ := ParseShift("previous")
	centuries, _ := ParseShift("year-999")
	for _, row := range []struct {
		r Range
		s Shift
	}{{Range{}, previous}, {Range{0, 1}, Shift{}}, {Range{0, 1}, centuries}} {
		if got, err := c.Shift(row.r, row.s, ByDay, 0); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s by %q: %v, %v", row.r, row.s, got, err)
		}
	}
}

// TestShiftOfWholePeriods: a whole period shifted by "previous" is the period before, whatever the grain, the week and the fiscal
// start, and Steps is exactly the distance.
func TestShiftOfWholePeriods(t *testing.T) {
	previous, _ := ParseShift("previous")
	rapid.Check(t, func(t *rapid.T) {
		c, g, d := anyCalendar().Draw(t, "c"), anyGrain().Draw(t, "g"), anyDay().Draw(t, "d")
		n := c.Ordinal(d, g)
		got, err := c.Shift(c.Whole(g, n), previous, g, known().To+400)
		if err != nil {
			t.Skip("at the edge of time")
		}
		if want := c.Whole(g, n-1); got.Range != want || got.Steps != 1 || got.LikeForLike {
			t.Fatalf("%s before %s is %s, steps %d; want %s", g, c.Whole(g, n), got.Range, got.Steps, want)
		}
	})
}

// TestLikeForLikeHoldsAsManyWorkingDays: never more of the earlier period than has passed of this one, and less only where the
// earlier period has no more.
func TestLikeForLikeHoldsAsManyWorkingDays(t *testing.T) {
	c := Default(nil)
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom(Grains()[1:]).Draw(t, "g")
		asOf := Day(rapid.IntRange(int(Date(2016, time.January, 1)), int(Date(2026, time.December, 30))).Draw(t, "asOf"))
		now := c.Whole(g, c.Ordinal(asOf, g))
		s, _ := ParseShift(rapid.SampledFrom([]string{"previous", "previous-2", "month", "year"}).Draw(t, "shift"))
		full := s
		full.full = true
		got, err := c.Shift(now, s, g, asOf)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := c.Shift(now, full, g, asOf)
		if err != nil {
			t.Fatal(err)
		}
		if got.LikeForLike != (asOf < now.Last()) || got.Range.From != whole.Range.From || got.Range.Clip(whole.Range) != got.Range {
			t.Fatalf("%s as of %s: %s of %s", now, asOf, got.Range, whole.Range)
		}
		if !got.LikeForLike || got.Of == 0 {
			return
		}
		passed := c.WorkingDays(Range{now.From, asOf + 1})
		if got.Elapsed != passed || got.Of != c.WorkingDays(now) {
			t.Fatalf("%s as of %s: %d of %d", now, asOf, got.Elapsed, got.Of)
		}
		if have, most := c.WorkingDays(got.Range), c.WorkingDays(whole.Range); have != min(passed, most) {
			t.Fatalf("%s as of %s: %s has %d working days, want %d", now, asOf, got.Range, have, min(passed, most))
		}
	})
}

func TestMatch(t *testing.T) {
	c := Default(nil)
	may, err1 := c.Resolve("2024-05", 0)
	april, err2 := c.Resolve("2024-04", 0)
	march, err3 := c.Resolve("2024-03", 0)
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	for _, row := range []struct {
		name      string
		now, then Range
		g         Grain
		n         int
		want      int
		ok        bool
	}{
		{"day 1 to day 1", may, april, ByDay, int(april.From), int(may.From), true},
		{"day 30 to day 30", may, april, ByDay, int(april.Last()), int(may.From) + 29, true},
		{"31 March beside April", april, march, ByDay, int(march.Last()), 0, false},
		{"a day of another range", may, april, ByDay, int(may.From), 0, false},
		{"month to month", may, april, ByMonth, c.Ordinal(april.From, ByMonth), c.Ordinal(may.From, ByMonth), true},
		{"first week to first week", may, april, ByWeek, c.Ordinal(april.From, ByWeek), c.Ordinal(may.From, ByWeek), true},
		{"none to none", may, april, None, 0, 0, true},
		{"nothing to compare", may, Range{}, ByDay, 0, 0, false},
	} {
		if got, ok := c.Match(row.now, row.then, row.g)(row.n); ok != row.ok || ok && got != row.want {
			t.Errorf("%s: %d, %v; want %d, %v", row.name, got, ok, row.want, row.ok)
		}
	}
}
