package cal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestClockKnowsTheWallClock(t *testing.T) {
	for _, name := range zones() {
		loc := zoneNamed(t, name)
		c := Default(loc)
		k := c.Clock()
		rapid.Check(t, func(t *rapid.T) {
			u := rapid.OneOf(
				rapid.Int64Range(-10_000_000_000, 10_000_000_000),
				rapid.Custom(func(t *rapid.T) int64 { return nearChange(t, loc, "near a change").Unix() }),
			).Draw(t, "u")
			local := time.Unix(u, 0).In(loc)
			d, sec := k.Local(u)
			if want := DayOf(local, loc); d != want || k.DayOf(u) != want {
				t.Fatalf("%s is on %s, want %s", local, d, want)
			}
			if want := local.Hour()*3600 + local.Minute()*60 + local.Second(); sec != want {
				t.Fatalf("%s is at second %d, want %d", local, sec, want)
			}
			if got, want := k.Start(d), d.Start(loc).Unix(); got != want {
				t.Fatalf("%s starts at %d, want %d", d, got, want)
			}
		})
	}
}

func TestClockAtTheEdgeOfTime(t *testing.T) {
	for _, name := range zones() {
		k := Default(zoneNamed(t, name)).Clock()
		far := time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
		if got := k.Between(far, far.AddDate(1, 0, 0)); got != 0 {
			t.Errorf("%s: in the year 9999 the company works %s", name, got)
		}
		for _, u := range []int64{-1 << 40, k.from - 1, k.from, k.from + 1, k.to - 1, k.to, k.to + 1, 1 << 40} {
			k.BetweenUnix(u, u+daySeconds)
			k.Local(u)
			k.Start(k.DayOf(u))
		}
	}
}

func TestClockDoesNotAllocate(t *testing.T) {
	k := Default(zoneNamed(t, "Europe/Moscow")).Clock()
	leave := Leave{{19000, 19010}}
	if n := testing.AllocsPerRun(100, func() {
		k.BetweenUnix(1_600_000_000, 1_600_500_000)
		k.BetweenLeave(1_600_000_000, 1_700_500_000, leave)
		k.Local(1_600_000_000)
		k.Between(time.Unix(1_600_000_000, 0), time.Unix(1_600_500_000, 0))
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkClock(b *testing.B) {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		b.Fatal(err)
	}
	c := Default(loc)
	k := c.Clock()
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			c.Clock()
		}
	})
	const first, step = int64(1_600_000_000), int64(3_333_333)
	b.Run("BetweenUnix", func(b *testing.B) {
		u := first
		for b.Loop() {
			k.BetweenUnix(u, u+500_000)
			u = first + (u+step)%100_000_000
		}
	})
	b.Run("DayOf", func(b *testing.B) {
		u := first
		for b.Loop() {
			k.DayOf(u)
			u = first + (u+step)%100_000_000
		}
	})
	b.Run("WorkingTime", func(b *testing.B) {
		from := time.Unix(first, 0)
		to := from.Add(100 * time.Hour)
		for b.Loop() {
			c.WorkingTime(from, to, nil)
		}
	})
}
