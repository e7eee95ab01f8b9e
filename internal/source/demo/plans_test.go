package demo_test

import (
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/source/demo"
)

// TestPlans holds the targets of a year against what the company did: each seller has one for every month they are there, the
// newcomer is asked for less, nobody is asked after they left, and what is asked is near what is done.
func TestPlans(t *testing.T) {
	c := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19)})
	truth := c.Truth()
	months := map[string]int{}
	value := map[string]map[cal.Day]float64{}
	norms := 0
	for _, p := range c.Plans() {
		if p.Owner == "" {
			norms++
			continue
		}
		if p.Value <= 0 || p.Range.Empty() {
			t.Fatalf("%+v", p)
		}
		if p.Metric == "revenue" {
			months[p.Owner]++
			if value[p.Owner] == nil {
				value[p.Owner] = map[cal.Day]float64{}
			}
			value[p.Owner][p.Range.From] = p.Value
		}
	}
	if norms == 0 || len(months) < 13 {
		t.Fatalf("%d norms, targets of %d people", norms, len(months))
	}
	for owner, n := range months {
		switch owner {
		case "demo:user-kravets": // came in October, so October, November and December
			if n != 3 {
				t.Errorf("the newcomer has %d targets", n)
			}
			if oct, dec := value[owner][cal.Date(2026, time.October, 1)], value[owner][cal.Date(2026, time.December, 1)]; oct >= dec {
				t.Errorf("the newcomer is asked for %.0f at first and %.0f later", oct, dec)
			}
		case "demo:user-fomin": // left in November of last year
			if n != 11 {
				t.Errorf("who left has %d targets", n)
			}
		default:
			if n != 24 {
				t.Errorf("%s has %d targets of two years", owner, n)
			}
		}
	}
	closed := cal.Range{From: cal.Date(2026, time.January, 1), To: cal.Date(2026, time.November, 1)}
	planned := 0.0
	for _, list := range value {
		for from, v := range list {
			if closed.Contains(from) {
				planned += v
			}
		}
	}
	done := truth.Sum(func(cell demo.Cell) bool { return value[cell.Owner] != nil && closed.Contains(cell.Day) })
	if share := float64(done[demo.Revenue]) / 100 / planned; share < 0.75 || share > 1.15 {
		t.Errorf("ten months are done by %.0f %%: nobody plans like that", share*100)
	}
}
