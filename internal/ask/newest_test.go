package ask_test

import (
	"testing"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
)

// TestAnchored: a range in words that lies wholly after data that ended long ago is told from the data's last day; a slow
// week, ranges that reach back into the data, and ranges that name their days are left alone.
func TestAnchored(t *testing.T) {
	c := cal.Default(time.UTC)
	today, err := cal.ParseDay("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	old, err := cal.ParseDay("2017-12-27")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		newest cal.Day
		text   string
		moved  bool
	}{
		{old, "", true},
		{old, "this-month", true},
		{old, "last-13-weeks", true},
		{old, "today", true},
		{old, "all", false},
		{old, "2017-01..", false},
		{old, "2026-10", false},
		{old, "no such range", false},
		{today - 30, "this-month", true},
		{today - 30, "this-year", false},
		{today - 3, "today", false},
		{0, "this-month", false},
	} {
		about := ask.About{Calendar: c, Today: today, Newest: x.newest}
		day, moved := about.Anchored(x.text)
		if want := map[bool]cal.Day{true: x.newest, false: today}[x.moved]; moved != x.moved || day != want {
			t.Errorf("data until %s, %q: %s, %t", x.newest, x.text, day, moved)
		}
	}
}

// TestNewest: the last day is that of what happened, not of what is planned, and nothing of the future.
func TestNewest(t *testing.T) {
	d, _ := opened(t, `
deals:
  id owner created    closed     outcome amount expected
  1  ann   2026-01-02 2026-01-10 won     100    -
  2  ann   2026-01-03 -          -       100    2026-03-05
tasks:
  id owner created    due        done
  1  ann   2026-01-12 2026-02-20 -
`)
	about, err := d.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := about.Newest.String(); got != "2026-01-12" {
		t.Errorf("the data ends on %s", got)
	}
}
