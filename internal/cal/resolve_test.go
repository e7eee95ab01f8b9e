package cal

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/fault"
)

func TestResolve(t *testing.T) {
	april := Default(nil)
	april.FiscalStart = time.April
	sunday := Default(nil)
	sunday.WeekStart = time.Sunday
	const today = "2026-11-19" // a Thursday
	for _, row := range []struct {
		c    Calendar
		expr string
		want string
	}{
		{Default(nil), "today", "2026-11-19"},
		{Default(nil), " Yesterday ", "2026-11-18"},
		{Default(nil), "tomorrow", "2026-11-20"},
		{Default(nil), "this-week", "2026-11-16..2026-11-22"},
		{sunday, "this-week", "2026-11-15..2026-11-21"},
		{Default(nil), "last-week", "2026-11-09..2026-11-15"},
		{Default(nil), "next-week", "2026-11-23..2026-11-29"},
		{Default(nil), "this-month", "2026-11-01..2026-11-30"},
		{Default(nil), "last-month", "2026-10-01..2026-10-31"},
		{Default(nil), "next-month", "2026-12-01..2026-12-31"},
		{Default(nil), "this-quarter", "2026-10-01..2026-12-31"},
		{Default(nil), "last-half", "2026-01-01..2026-06-30"},
		{Default(nil), "this-year", "2026-01-01..2026-12-31"},
		{april, "this-year", "2026-04-01..2027-03-31"},
		{april, "this-quarter", "2026-10-01..2026-12-31"},
		{april, "this-half", "2026-10-01..2027-03-31"},
		{Default(nil), "last-30-days", "2026-10-20..2026-11-18"},
		{Default(nil), "last-1-day", "2026-11-18"},
		{Default(nil), "last-4-weeks", "2026-10-19..2026-11-15"},
		{Default(nil), "last-3-months", "2026-08-01..2026-10-31"},
		{Default(nil), "last-2-quarters", "2026-04-01..2026-09-30"},
		{Default(nil), "last-2-halfs", ""},
		{Default(nil), "last-2-halves", "2025-07-01..2026-06-30"},
		{Default(nil), "last-2-years", "2024-01-01..2025-12-31"},
		{Default(nil), "next-2-weeks", "2026-11-23..2026-12-06"},
		{Default(nil), "next-7-days", "2026-11-20..2026-11-26"},
		{Default(nil), "wtd", "2026-11-16..2026-11-19"},
		{Default(nil), "mtd", "2026-11-01..2026-11-19"},
		{Default(nil), "qtd", "2026-10-01..2026-11-19"},
		{Default(nil), "htd", "2026-07-01..2026-11-19"},
		{Default(nil), "ytd", "2026-01-01..2026-11-19"},
		{april, "ytd", "2026-04-01..2026-11-19"},
		{Default(nil), "2024", "2024-01-01..2024-12-31"},
		{april, "2024", "2024-01-01..2024-12-31"},
		{april, "2024-Q3", "2024-07-01..2024-09-30"},
		{Default(nil), "2024-q3", "2024-07-01..2024-09-30"},
		{Default(nil), "2024-H1", "2024-01-01..2024-06-30"},
		{Default(nil), "2024-02", "2024-02-01..2024-02-29"},
		{Default(nil), "2024-W07", "2024-02-12..2024-02-18"},
		{sunday, "2024-W07", "2024-02-12..2024-02-18"},
		{Default(nil), "2020-W53", "2020-12-28..2021-01-03"},
		{Default(nil), "2025-W01", "2024-12-30..2025-01-05"},
		{Default(nil), "2024-05-17", "2024-05-17"},
		{Default(nil), "FY2026", "2026-01-01..2026-12-31"},
		{april, "FY2026", "2026-04-01..2027-03-31"},
		{april, "FY2026/27", "2026-04-01..2027-03-31"},
		{april, "FY2026-Q4", "2027-01-01..2027-03-31"},
		{april, "FY2026/27-H1", "2026-04-01..2026-09-30"},
		{Default(nil), "2026-09..2026-10", "2026-09-01..2026-10-31"},
		{Default(nil), "2024-05-17..2024-05-17", "2024-05-17"},
		{Default(nil), "last-month..yesterday", "2026-10-01..2026-11-18"},
		{Default(nil), "last-workday", "2026-11-18"},
		{Default(nil), "2026-11..", "2026-11-01..2026-11-19"},
		{Default(nil), "all", "1970-01-01..2026-11-19"},
		{Default(nil), "1900..2200", "1900-01-01..2200-12-31"},

		{Default(nil), "", ""},
		{Default(nil), "..", ""},
		{Default(nil), "..2024", ""},
		{Default(nil), "2024..2023", ""},
		{Default(nil), "2027..", ""},
		{Default(nil), "2024...2025", ""},
		{Default(nil), "2024-13", ""},
		{Default(nil), "2024-00", ""},
		{Default(nil), "2024-Q5", ""},
		{Default(nil), "2024-Q0", ""},
		{Default(nil), "2024-H3", ""},
		{Default(nil), "2023-W53", ""},
		{Default(nil), "2024-W00", ""},
		{Default(nil), "2023-02-29", ""},
		{Default(nil), "1899", ""},
		{Default(nil), "2201", ""},
		{Default(nil), "0000", ""},
		{Default(nil), "last-9999-years", ""},
		{Default(nil), "last-0-days", ""},
		{Default(nil), "last--1-days", ""},
		{Default(nil), "this-day", ""},
		{Default(nil), "FY2026/27", ""}, // the company's year is the calendar's
		{april, "FY2026/28", ""},
		{Default(nil), "next-tuesday", ""},
		{Default(nil), strings.Repeat("9", 1000), ""},
	} {
		got, err := row.c.Resolve(row.expr, day(t, today))
		switch {
		case row.want == "" && !fault.Is(err, fault.Invalid):
			t.Errorf("%q is %s, %v; want a refusal", row.expr, got, err)
		case row.want != "" && (err != nil || got.String() != row.want):
			t.Errorf("%q is %s, %v; want %s", row.expr, got, err, row.want)
		}
	}
}

func TestResolveSuggests(t *testing.T) {
	c := Default(nil)
	for expr, want := range map[string]string{
		"last week":    "last-week",
		"last_month":   "last-month",
		"lastweek":     "last-week",
		"lsat-week":    "last-week",
		"yestreday":    "yesterday",
		"this-mont":    "this-month",
		"2024/05/17":   "2024-05-17",
		"2024.05":      "2024-05",
		"2024 q3":      "2024-Q3",
		"30 days":      "last-30-days",
		"last-30-dasy": "last-30-days",
	} {
		_, err := c.Resolve(expr, 20000)
		if err == nil || !strings.Contains(fault.Message(err), "Did you mean \""+want+"\"") {
			t.Errorf("%q: %v, want %q suggested", expr, err, want)
		}
	}
	_, err := c.Resolve("когда-нибудь", 20000)
	if err == nil || !strings.Contains(fault.MessageIn(err, "ru"), "«когда-нибудь»") || strings.Contains(fault.Message(err), "mean") {
		t.Errorf("%v", err)
	}
}

func TestUnitOf(t *testing.T) {
	for expr, want := range map[string]Grain{
		"mtd": ByMonth, "YTD": ByYear, "last-7-days": ByDay, "last-month": None, "2024": None, "a..b": None, "2024-05-17": None,
	} {
		if got := UnitOf(expr); got != want {
			t.Errorf("UnitOf(%s) = %q, want %q", expr, got, want)
		}
	}
}

// TestRangesReadBack: the text of a range is an expression for it.
func TestRangesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDay().Draw(t, "a"), anyDay().Draw(t, "b")
		r := Through(min(a, b), max(a, b))
		if got, err := Default(nil).Resolve(r.String(), 0); err != nil || got != r {
			t.Fatalf("%s reads as %s, %v", r, got, err)
		}
	})
}

func FuzzResolve(f *testing.F) {
	for _, seed := range []string{
		"today", "last-4-weeks", "2024-W07", "FY2026/27-Q1", "2024-05..mtd", "..", "last-99999999-days", "fy", "2024-q", "-", "é-ü",
	} {
		f.Add(seed, int32(20000))
	}
	c := Default(nil)
	c.FiscalStart = time.July
	f.Fuzz(func(t *testing.T, expr string, today int32) {
		r, err := c.Resolve(expr, Day(today))
		if err != nil {
			if fault.Message(err) == "" || !fault.Is(err, fault.Invalid) {
				t.Fatalf("%q: %v", expr, err)
			}
			return
		}
		if r.Clip(known()) != r {
			t.Fatalf("%q is %s, outside the years it answers for", expr, r)
		}
		if !r.Empty() {
			if again, err := c.Resolve(r.String(), Day(today)); err != nil || again != r {
				t.Fatalf("%q is %s, which reads as %s, %v", expr, r, again, err)
			}
		}
	})
}
