package my

import (
	"net/http/httptest"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/source/demo"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// TestDemo holds the page of every seller of the made-up company against what the company knows of itself: fact, plan, what is
// needed a day, and the work of the month.
func TestDemo(t *testing.T) {
	made := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.1})
	g := over(t, made.Settings(), made.Batch(made.End()), made.End())
	month := cal.Range{From: cal.Date(2026, time.November, 1), To: cal.Date(2026, time.December, 1)}
	planned := map[string]map[string]float64{}
	var list []target.Change
	for _, p := range made.Plans() {
		if p.Owner == "" || p.Range != month {
			continue
		}
		if planned[p.Owner] == nil {
			planned[p.Owner] = map[string]float64{}
		}
		planned[p.Owner][p.Metric] = p.Value
		list = append(list, g.goal(p.Metric, p.Owner, month, p.Value))
	}
	g.set(list...)
	truth := made.Truth()
	about, err := g.Desk.About(t.Context())
	g.Check(err)
	house, err := g.Desk.House(t.Context())
	g.Check(err)
	v := &page.Visit{Viewer: access.Admin("ru"), Lang: lang.RU, About: about, Person: board.Person{Login: page.Local, Role: account.Owner}}
	seen := 0
	for owner, plan := range planned {
		f := truth.Sum(func(c demo.Cell) bool { return c.Owner == owner && month.Contains(c.Day) })
		x, err := g.pages.read(httptest.NewRequestWithContext(t.Context(), "GET", "/my", nil), v, person{ID: owner})
		g.Check(err)
		if plan["revenue"] == 0 {
			if x.Plan.None == "" || x.Plan.Need != "" {
				t.Errorf("%s has no plan, and the page says %+v", owner, x.Plan)
			}
			continue
		}
		seen++
		aim := plan["revenue"] * ask.MinorUnits
		scale := lang.ScaleOf(max(f[demo.Revenue], int64(aim)), "RUB")
		if want := lang.RU.MoneyIn(f[demo.Revenue], "RUB", scale); x.Plan.Fact != want {
			t.Errorf("%s: the fact is %q, want %q", owner, x.Plan.Fact, want)
		}
		if want := "из " + lang.RU.MoneyIn(int64(aim), "RUB", scale); x.Plan.Of != want {
			t.Errorf("%s: the plan is %q, want %q", owner, x.Plan.Of, want)
		}
		left := float64(left(house, owner, cal.Range{From: cal.Date(2026, time.November, 20), To: month.To}))
		if rest := aim - float64(f[demo.Revenue]); rest > 0 && left > 0 {
			day := int64(rest / left)
			if want := lang.RU.MoneyIn(day, "RUB", lang.ScaleOf(day, "RUB")); x.Plan.Need != want || x.Plan.Basis == "" {
				t.Errorf("%s: needed a day %q (%s), want %q", owner, x.Plan.Need, x.Plan.Work, want)
			}
		} else if rest <= 0 && !x.Plan.Met {
			t.Errorf("%s: the plan is met, and the page does not say so: %+v", owner, x.Plan)
		}
		minutes := float64(f[demo.TalkSeconds]) / 60
		for i, want := range []string{
			lang.RU.Int(f[demo.CallsOut]), lang.RU.Number(minutes, 0), lang.RU.Int(f[demo.Proposals]), lang.RU.Int(f[demo.Meetings]), lang.RU.Int(f[demo.Payments]),
		} {
			if x.Work[i].Text != want {
				t.Errorf("%s: %s is %q, want %q", owner, x.Work[i].Title, x.Work[i].Text, want)
			}
		}
		if f[demo.ProposalSum] > 0 && x.Work[2].Extra != lang.RU.MoneyTile(f[demo.ProposalSum], "RUB") {
			t.Errorf("%s: the sum of proposals is %q", owner, x.Work[2].Extra)
		}
	}
	if seen < 5 {
		t.Fatalf("%d sellers have plans", seen)
	}
}

// left are the working days of somebody's that are still to come.
func left(h ask.House, owner string, r cal.Range) (n int) {
	for _, p := range h.People {
		if p.ID != owner {
			continue
		}
		for d := r.From; d < r.To; d++ {
			away := false
			for _, l := range p.Leave {
				away = away || l.Contains(d)
			}
			if h.Calendar.Working(d) && !away {
				n++
			}
		}
	}
	return n
}
