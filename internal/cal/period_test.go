package cal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyCalendar draws a week start and a fiscal start.
func anyCalendar() *rapid.Generator[Calendar] {
	return rapid.Custom(func(t *rapid.T) Calendar {
		return Calendar{
			WeekStart:   time.Weekday(rapid.IntRange(0, 6).Draw(t, "week start")),
			FiscalStart: time.Month(rapid.IntRange(0, 12).Draw(t, "fiscal start")),
		}
	})
}

func anyGrain() *rapid.Generator[Grain] { return rapid.SampledFrom(Grains()) }

func TestEveryDayIsInExactlyOnePeriod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g, d := anyCalendar().Draw(t, "c"), anyGrain().Draw(t, "g"), anyDay().Draw(t, "d")
		n := c.Ordinal(d, g)
		whole := c.Whole(g, n)
		if !whole.Contains(d) {
			t.Fatalf("%s lies in period %d, which is %s", d, n, whole)
		}
		if before, after := c.Whole(g, n-1), c.Whole(g, n+1); before.To != whole.From || after.From != whole.To {
			t.Fatalf("%s, %s, %s do not touch", before, whole, after)
		}
		if c.Ordinal(whole.From, g) != n || c.Ordinal(whole.Last(), g) != n {
			t.Fatalf("the ends of %s have other ordinals", whole)
		}
	})
}

func TestPeriodsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g := anyCalendar().Draw(t, "c"), rapid.SampledFrom(append(Grains(), None)).Draw(t, "g")
		from := anyDay().Draw(t, "from")
		r := Range{from, from + Day(rapid.IntRange(-3, 1000).Draw(t, "days"))}
		at := r.From
		for i, p := range c.Periods(r, g) {
			if p.Range.From != at || p.Range.Empty() || p.Grain != g {
				t.Fatalf("period %d of %s is %s, want it to begin on %s", i, r, p.Range, at)
			}
			if g != None && p.N != c.Ordinal(r.From, g)+i {
				t.Fatalf("period %d has ordinal %d", i, p.N)
			}
			at = p.Range.To
		}
		if !r.Empty() && at != r.To || r.Empty() && at != r.From {
			t.Fatalf("the periods of %s end before %s", r, at)
		}
	})
}

func TestPeriodsBeginWhereTheCalendarSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := anyCalendar().Draw(t, "c"), anyDay().Draw(t, "d")
		if week := c.Whole(ByWeek, c.Ordinal(d, ByWeek)); week.From.Weekday() != c.WeekStart || week.Days() != 7 {
			t.Fatalf("week %s begins on %s", week, week.From.Weekday())
		}
		_, m, first := c.Whole(ByYear, c.Ordinal(d, ByYear)).From.YMD()
		if want := max(time.January, c.FiscalStart); m != want || first != 1 {
			t.Fatalf("the year begins on %d %s", first, m)
		}
	})
}

func TestLabels(t *testing.T) {
	january := Default(nil)
	april, sunday := Default(nil), Default(nil)
	april.FiscalStart, sunday.WeekStart = time.April, time.Sunday
	for _, row := range []struct {
		c    Calendar
		g    Grain
		day  string
		want string
	}{
		{january, ByDay, "2024-05-07", "2024-05-07"},
		{january, ByWeek, "2024-05-07", "2024-W19"},
		{january, ByWeek, "2024-12-30", "2025-W01"}, // ISO: the week belongs to the year of its Thursday
		{january, ByWeek, "2021-01-03", "2020-W53"},
		{january, ByWeek, "2023-01-01", "2022-W52"},
		{sunday, ByWeek, "2024-05-07", "2024-05-05"},
		{january, ByMonth, "2024-05-07", "2024-05"},
		{january, ByQuarter, "2024-05-07", "2024-Q2"},
		{january, ByHalf, "2024-05-07", "2024-H1"},
		{january, ByYear, "2024-05-07", "2024"},
		{april, ByMonth, "2026-05-07", "2026-05"},
		{april, ByQuarter, "2026-05-07", "FY2026/27-Q1"},
		{april, ByQuarter, "2026-03-31", "FY2025/26-Q4"},
		{april, ByHalf, "2026-12-07", "FY2026/27-H2"},
		{april, ByYear, "2000-03-31", "FY1999/00"},
		{january, None, "2024-05-07", "2024-05-07"},
	} {
		d := day(t, row.day)
		if got := row.c.Label(row.c.Periods(Range{d, d + 1}, row.g)[0]); got != row.want {
			t.Errorf("%s of %s is %s, want %s", row.g, row.day, got, row.want)
		}
	}
}

// TestLabelsResolve: what Label writes, Resolve reads as the same days. Weeks that do not begin on Monday have a day for a label.
func TestLabelsResolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g, d := anyCalendar().Draw(t, "c"), anyGrain().Draw(t, "g"), anyDay().Draw(t, "d")
		whole := c.Whole(g, c.Ordinal(d, g))
		if whole.Clip(known()) != whole {
			t.Skip("at the edge of time")
		}
		if g == ByWeek && c.WeekStart != time.Monday {
			whole = Range{whole.From, whole.From + 1}
		}
		label := c.Label(Period{g, whole, c.Ordinal(d, g)})
		if got, err := c.Resolve(label, 0); err != nil || got != whole {
			t.Fatalf("%s of %s is labelled %s, which reads as %s, %v", g, d, label, got, err)
		}
	})
}

func TestPartial(t *testing.T) {
	c := Default(nil)
	r := Range{day(t, "2024-04-10"), day(t, "2024-07-01")}
	months := c.Periods(r, ByMonth)
	for _, row := range []struct {
		period int
		asOf   string
		want   bool
	}{
		{0, "2024-12-31", true},  // cut by the range
		{1, "2024-12-31", false}, // whole and over
		{1, "2024-05-31", false}, // its last day is the last with data
		{1, "2024-05-30", true},
		{2, "2024-06-30", false},
		{2, "2024-01-01", true},
	} {
		if got := c.Partial(months[row.period], day(t, row.asOf)); got != row.want {
			t.Errorf("%s as of %s: partial is %v", months[row.period].Range, row.asOf, got)
		}
	}
	if c.Partial(c.Periods(r, None)[0], r.Last()) || !c.Partial(c.Periods(r, None)[0], r.Last()-1) {
		t.Error("a period of no grain is partial exactly when it reaches past the data")
	}
}

func TestGrainsReadBack(t *testing.T) {
	for _, g := range append(Grains(), None) {
		if got, err := ParseGrain(g.String()); got != g || err != nil {
			t.Errorf("%q reads back as %q, %v", g, got, err)
		}
	}
	if _, err := ParseGrain("hour"); err == nil {
		t.Error("there is no grain under a day")
	}
}
