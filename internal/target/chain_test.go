package target

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

func about(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-3*math.Max(1, math.Abs(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// own is a seller whose conversions with Laplace's case are halves.
func halves() Doing {
	return Doing{Revenue: 1_000_000, Checks: 20, Count: map[model.Name]float64{
		stepWins: 20, stepProposals: 40, stepMeetings: 80, stepTalks: 160, stepLeads: 40,
	}}
}

// TestBack is worked out by hand: 100 000 to go at 50 000 a sale is 2 sales, 4 proposals, 8 meetings, 16 talks; a lead brings
// 161/41 talks, so it takes 4.07 leads.
func TestBack(t *testing.T) {
	now := map[model.Name]float64{stepWins: .1, stepProposals: .5, stepMeetings: .5, stepTalks: 2, stepLeads: 1}
	c := Back(100_000, 10, halves(), Doing{}, now)
	about(t, "the check", c.Check, 50_000)
	for i, want := range []float64{2, 4, 8, 16, 16 * 41. / 161} {
		about(t, c.Links[i].Metric, c.Links[i].Need, want)
		about(t, c.Links[i].Metric+" a day", c.Links[i].Day, want/10)
	}
	// The check of 20 sales: 50 000 over and under exp(1.2816·0.6/√20).
	off := math.Exp(1.2815515655 * .6 / math.Sqrt(20))
	about(t, "the least wins", c.Links[0].Low, 2/off)
	about(t, "the most wins", c.Links[0].High, 2*off)
	// 21 of 42 lie between 40.3 % and 59.7 % in 8 of 10 cases (Wilson); errors add up as squares do.
	low, high := wilson(21, 42)
	about(t, "Wilson's low", low, .4030)
	about(t, "Wilson's high", high, .5970)
	about(t, "the most proposals", c.Links[1].High, 4*math.Exp(math.Hypot(math.Log(off), math.Log(.5/low))))
	// Leads and talks are enough, of meetings 0.5 a day is done of 0.8: there the chain breaks first, though wins are short as well.
	gap, ok := c.Gap()
	if !ok || gap.Metric != stepMeetings || !c.Links[0].Short || c.Links[3].Short {
		t.Errorf("the gap is %+v", gap)
	}
	if got, want := c.Needed(lang.RU), "Продажи 0,2 · КП 0,4 · Встречи 0,8 · Разговоры 1,6 · Лиды 0,4"; spaced(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := c.Done(lang.EN), "Sales 0.1 · Proposals 0.5 · Meetings 0.5 · Talks 2.0 · Leads 1.0"; spaced(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := spaced(c.GapText(lang.RU)), "Сначала не хватает: встречи — 0,5 в день из 0,8 нужных."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func spaced(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// TestBackTeam: who has no cases is judged by the team's conversions as by twenty cases, who has many by their own.
func TestBackTeam(t *testing.T) {
	team := Doing{Revenue: 10_000_000, Checks: 100, Count: map[model.Name]float64{stepWins: 100, stepProposals: 400}}
	fresh := Back(300_000, 6, Doing{}, team, nil)
	about(t, "the newcomer's check", fresh.Check, 100_000)
	about(t, "the newcomer's wins", fresh.Links[0].Need, 3)
	about(t, "the newcomer's proposals", fresh.Links[1].Need, 12) // a quarter of them
	if len(fresh.Links) != 2 || !fresh.Team || !fresh.Few() || fresh.Links[1].Known {
		t.Errorf("%+v", fresh)
	}
	own := Doing{Revenue: 50_000 * 990, Checks: 990, Count: map[model.Name]float64{stepWins: 990, stepProposals: 1980}}
	old := Back(300_000, 6, own, team, nil)
	about(t, "one's own check", old.Check, (50_000*990+10*100_000)/1000.)
	about(t, "one's own proposals", old.Links[1].Per, (990+20*.25)/2000)
	if old.Few() || old.Links[1].PerHigh-old.Links[1].PerLow >= (fresh.Links[1].PerHigh-fresh.Links[1].PerLow)/2 {
		t.Errorf("the range of many cases is as wide as that of few: %+v, %+v", old.Links[1], fresh.Links[1])
	}
}

// TestBackNothing: a met plan asks for nothing, a month without days tells no day's need, and who never sold is told nothing.
func TestBackNothing(t *testing.T) {
	met := Back(-5, 3, halves(), Doing{}, nil)
	if met.Rest != 0 || met.Links[4].Need != 0 || met.Needed(lang.RU) != "" || met.GapText(lang.RU) != "" {
		t.Errorf("%+v", met)
	}
	over := Back(5, 0, halves(), Doing{}, map[model.Name]float64{stepWins: 0})
	if over.Links[0].Day != 0 || over.Links[0].Short || over.Needed(lang.EN) != "" {
		t.Errorf("%+v", over)
	}
	if none := Back(5, 5, Doing{}, Doing{}, nil); len(none.Links) != 0 {
		t.Errorf("%+v", none)
	}
}

// anyDoing draws what somebody did; money is in whole units, as nobody is paid a part of a kopeck.
func anyDoing(t *rapid.T, name string) Doing {
	d := Doing{Revenue: math.Round(rapid.Float64Range(0, 1e9).Draw(t, name+" revenue")), Checks: float64(rapid.IntRange(0, 300).Draw(t, name+" checks")), Count: map[model.Name]float64{}}
	for _, s := range ChainSteps() {
		d.Count[s] = float64(rapid.IntRange(0, 2000).Draw(t, name+" "+s))
	}
	if d.Checks > 0 {
		d.Median = math.Round(rapid.Float64Range(0, 2).Draw(t, name+" median") * d.Revenue / d.Checks)
	}
	return d
}

// TestBackLaws: more to go is never less to do, every range holds its middle and grows along the chain, and all figures are finite.
func TestBackLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		own, team := anyDoing(t, "own"), anyDoing(t, "team")
		rest, days := rapid.Float64Range(0, 1e8).Draw(t, "rest"), float64(rapid.IntRange(1, 23).Draw(t, "days"))
		a := Back(rest, days, own, team, team.Count)
		b := Back(rest+rapid.Float64Range(0, 1e8).Draw(t, "more"), days, own, team, team.Count)
		if len(a.Links) != len(b.Links) {
			t.Fatal("another chain")
		}
		wide := 1.0
		for i, x := range a.Links {
			if b.Links[i].Need < x.Need || b.Links[i].High < x.High || b.Links[i].Low < x.Low {
				t.Fatalf("more to go asks for less: %+v, %+v", x, b.Links[i])
			}
			if x.Low > x.Need || x.Need > x.High || x.DayLow > x.Day || x.Day > x.DayHigh || x.PerLow > x.Per || x.Per > x.PerHigh {
				t.Fatalf("the middle lies outside: %+v", x)
			}
			if math.IsNaN(x.High) || math.IsInf(x.High, 0) || x.Low < 0 {
				t.Fatalf("%+v", x)
			}
			if x.Need > 0 {
				if w := x.High / x.Low; w < wide*(1-1e-9) {
					t.Fatalf("the range narrows along the chain: %+v", a.Links)
				} else {
					wide = w
				}
			}
			if x.Surely && !x.Short && x.DayLow < x.Day*enough {
				t.Fatalf("surely short and not short: %+v", x)
			}
		}
	})
}

// TestBackWide: the same share of ten times the cases is told in a narrower range.
func TestBackWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := float64(rapid.IntRange(1, 500).Draw(t, "n"))
		k := float64(rapid.IntRange(1, int(3*n)).Draw(t, "k"))
		_, lowFew, highFew := perOf(k, n, 0, 0)
		_, lowMany, highMany := perOf(10*k, 10*n, 0, 0)
		if highMany/lowMany >= highFew/lowFew {
			t.Fatalf("%v of %v: %v..%v, ten times as many: %v..%v", k, n, lowFew, highFew, lowMany, highMany)
		}
	})
}

const chained = `
seen: 2026-03-20T18:30
departments:
  id    name   parent
  all   Sales  -
users:
  id  name department active
  ann Ann  all        yes
  bob Bob  all        yes
leads:
  id  owner  created           title
  1   ann    2026-03-02T10:00  A
  2   bob    2026-03-02T10:00  B
  3   bob    2026-03-03T10:00  C
deals:
  id owner created    closed     outcome amount
  1  ann   2026-01-12 2026-01-14 won     100000
  2  ann   2026-03-10 2026-03-12 won     100000
  3  bob   2026-03-10 2026-03-11 won     70000
proposals:
  id  number  deal  owner  sent              amount
  1   A       1     ann    2026-01-13T10:00  100000
  2   B       2     ann    2026-03-11T10:00  100000
  3   C       2     ann    2026-03-12T10:00  100000
`

// TestReadActivity asks a desk: Ann's plan of 300 000 has 200 000 to go and 7 working days left after the 20th.
func TestReadActivity(t *testing.T) {
	ctx, settings := t.Context(), warehouse.DefaultSettings()
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	b, err := texttable.Batch("t", chained, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(ctx, b); err != nil {
		t.Fatal(err)
	}
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	var s *Service
	d := ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return b.Seen }, Targets: func(ctx context.Context, h ask.House) (plan.Targets, error) {
		return s.View(ctx, h)
	}})
	s = New(Options{Store: &shelf{}, House: d.House, Now: func() time.Time { return b.Seen }})
	h, err := d.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{change(t, h, "revenue", "owner=t:ann", "2026-03", cal.ByMonth, 300_000)}}); err != nil {
		t.Fatal(err)
	}
	march, today := cal.Range{From: cal.Date(2026, time.March, 1), To: cal.Date(2026, time.April, 1)}, cal.Date(2026, time.March, 20)
	ann := plan.Scope{{Dim: "owner", Members: []string{"t:ann"}}}
	x, err := ReadActivity(ctx, d, access.Admin("ru"), ann, march, today)
	if err != nil {
		t.Fatal(err)
	}
	if !x.Planned || x.Fact != 100_000 || x.Plan != 300_000 || x.Rest != 200_000 || x.Days != 7 || x.Next != today+3 {
		t.Errorf("%+v", x)
	}
	about(t, "the check", x.Check, (200_000+10*90_000)/12.) // her two and the team's mean of three as ten
	about(t, "wins now", x.Links[0].Now, 1./20)
	about(t, "proposals", x.Links[1].Per, (2+20*3/3.)/(3+20))
	// Who sees Ann's rows alone is lent nothing by a team of two.
	own := access.Viewer{Lang: "ru", Grant: access.Grant{Rows: [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#t:ann"}}}}}}
	if x, err = ReadActivity(ctx, d, own, ann, march, today); err != nil || x.Team || x.Check != 100_000 || x.Rest != 200_000 {
		t.Errorf("%+v, %v", x, err)
	}
	// Bob has no plan; nobody asks him for anything.
	bob := plan.Scope{{Dim: "owner", Members: []string{"t:bob"}}}
	if x, err = ReadActivity(ctx, d, access.Admin("ru"), bob, march, today); err != nil || x.Planned {
		t.Errorf("%+v, %v", x, err)
	}
	if x, err = ReadActivity(ctx, d, own, bob, march, today); err != nil || x.Planned || x.Fact != 0 {
		t.Errorf("Ann is told of Bob: %+v, %v", x, err)
	}
	list, err := ReadNorms(ctx, d, access.Admin("ru"), nil, march, today)
	if err != nil || len(list) != 1 || list[0].Name != "Ann" || list[0].Rest != 200_000 || list[0].Links[0].Day <= 0 {
		t.Errorf("%+v, %v", list, err)
	}
}
