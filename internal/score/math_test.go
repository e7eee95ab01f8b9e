package score_test

import (
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/score"
)

func more(model.Name) model.Better { return model.More }

// anyLine draws a line that a card may have.
func anyLine(t *rapid.T, name model.Name, less bool) score.Line {
	l := score.Line{Metric: name, Weight: rapid.Int64Range(1, 100_00).Draw(t, "weight"), How: rapid.SampledFrom(score.Hows()).Draw(t, "how")}
	l.Floor = rapid.Int64Range(0, 150_00).Draw(t, "floor")
	if rapid.Bool().Draw(t, "capped") || less {
		l.Cap = rapid.Int64Range(max(1, l.Floor), 300_00).Draw(t, "cap")
	}
	above := score.Hundred
	for range rapid.IntRange(0, 3).Draw(t, "steps") {
		l.Steps = append(l.Steps, score.Step{Above: above, Times: rapid.Int64Range(0, 5_00).Draw(t, "times")})
		above += rapid.Int64Range(1, 60_00).Draw(t, "gap")
	}
	return l
}

// TestMoreIsNeverLess: a better fact never gives fewer points, whichever direction is good and however the line is made.
func TestMoreIsNeverLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		less := rapid.Bool().Draw(t, "less")
		better := model.More
		if less {
			better = model.Less
		}
		l := anyLine(t, "x", less)
		plan := rapid.Float64Range(0.1, 1e7).Draw(t, "plan")
		zero := plan * rapid.Float64Range(0, 0.9).Draw(t, "zero")
		if less {
			zero = plan * rapid.Float64Range(1.1, 3).Draw(t, "zero of less")
		}
		l.Zero = &zero
		a, b := rapid.Float64Range(0, 2e7).Draw(t, "a"), rapid.Float64Range(0, 2e7).Draw(t, "b")
		worse, best := min(a, b), max(a, b)
		if less {
			worse, best = best, worse
		}
		one, ok1 := l.Attained(worse, plan, better)
		two, ok2 := l.Attained(best, plan, better)
		if !ok1 || !ok2 || one > two {
			t.Fatalf("%v gives %d, the better %v gives %d", worse, one, best, two)
		}
		given1, _ := l.Given(one)
		given2, _ := l.Given(two)
		if given1 > given2 {
			t.Fatalf("%+v: %d counts %d, %d counts %d", l, one, given1, two, given2)
		}
	})
}

// TestFloorsAndCaps: below the floor nothing, never above the cap, and a plain line counts what was attained.
func TestFloorsAndCaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLine(t, "x", false)
		attained := rapid.Int64Range(0, 400_00).Draw(t, "attained")
		given, state := l.Given(attained)
		switch {
		case attained < l.Floor && (given != 0 || state != score.BelowFloor):
			t.Fatalf("below the floor: %d, %s", given, state)
		case l.Cap > 0 && given > l.Cap:
			t.Fatalf("above the cap: %d", given)
		case attained >= l.Floor && attained <= score.Hundred && given != attained && given != l.Cap:
			t.Fatalf("up to 100 %% a point is a point: %d of %d", given, attained)
		}
	})
}

// TestSumsAreExact: the lines are the total to the kopeck, and working the card out again gives the same.
func TestSumsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := score.Card{Base: rapid.Int64Range(0, 1e9).Draw(t, "base")}
		facts, plans := score.Facts{}, score.Facts{}
		for i := range rapid.IntRange(1, 8).Draw(t, "lines") {
			name := string(rune('a' + i))
			c.Lines = append(c.Lines, anyLine(t, name, false))
			if rapid.Bool().Draw(t, "has a fact") {
				facts[name] = rapid.Float64Range(0, 1e6).Draw(t, "fact")
			}
			if rapid.Bool().Draw(t, "has a plan") {
				plans[name] = rapid.Float64Range(0.5, 1e6).Draw(t, "plan")
			}
		}
		if rapid.Bool().Draw(t, "share") {
			c.Share = &score.Share{Metric: "a", Rate: rapid.Int64Range(1, 100_00).Draw(t, "rate")}
		}
		s := score.Work(c, facts, plans, more)
		sum, points := int64(0), int64(0)
		for _, l := range s.Lines {
			sum, points = sum+l.Money, points+l.Points
			if l.Money < 0 || l.Money*score.Hundred > c.Base*l.Points+score.Hundred || l.Money*score.Hundred < c.Base*l.Points-score.Hundred {
				t.Fatalf("%d points of %d are not %d", l.Points, c.Base, l.Money)
			}
		}
		if s.Share != nil {
			sum += s.Share.Money
		}
		if s.Total != sum || s.Points != points {
			t.Fatalf("%d and %d, the lines give %d and %d", s.Total, s.Points, sum, points)
		}
		if again := score.Work(c, facts, plans, more); again.Total != s.Total {
			t.Fatal("not the same again")
		}
	})
}

// TestByHand follows one sheet with a pencil.
func TestByHand(t *testing.T) {
	c := score.Card{Base: 30_000_00, Share: &score.Share{Metric: "paid", Rate: 3_00}, Lines: []score.Line{
		{Metric: "revenue", Weight: 50_00, How: score.Ratio, Floor: 70_00, Cap: 200_00, Steps: []score.Step{{Above: 100_00, Times: 1_50}, {Above: 120_00, Times: 2_00}}},
		{Metric: "meetings", Weight: 20_00, How: score.Ratio, Floor: 50_00},
		{Metric: "sla", Weight: 15_00, How: score.Span, Zero: new(0.6), Norm: new(0.9)},
		{Metric: "answer", Weight: 15_00, How: score.Ratio, Cap: 120_00},
	}}
	better := func(name model.Name) model.Better {
		if name == "answer" {
			return model.Less
		}
		return model.More
	}
	facts := score.Facts{"revenue": 130, "meetings": 9, "sla": 0.75, "answer": 20, "paid": 410_000_50}
	plans := score.Facts{"revenue": 100, "meetings": 20, "answer": 22}
	s := score.Work(c, facts, plans, better)
	for i, want := range []score.Result{
		{Attained: 130_00, Given: 150_00, Points: 75_00, Money: 22_500_00, State: score.Accelerated}, // 100 + 20×1.5 + 10×2
		{Attained: 45_00, Given: 0, Points: 0, Money: 0, State: score.BelowFloor},
		{Attained: 50_00, Given: 50_00, Points: 7_50, Money: 2_250_00},
		{Attained: 110_00, Given: 110_00, Points: 16_50, Money: 4_950_00},
	} {
		got := s.Lines[i]
		if got.Attained != want.Attained || got.Given != want.Given || got.Points != want.Points || got.Money != want.Money || got.State != want.State {
			t.Errorf("line %d: %+v, want %+v", i, got, want)
		}
	}
	if s.Share.Money != 12_300_02 || s.Total != 22_500_00+2_250_00+4_950_00+12_300_02 || s.Points != 99_00 {
		t.Errorf("share %d, total %d, points %d", s.Share.Money, s.Total, s.Points)
	}
	none := score.Work(c, score.Facts{"meetings": 9}, nil, better)
	if none.Total != 0 || none.Lines[0].State != score.NoPlan || none.Lines[2].State != score.NoFact || none.Lines[1].State != score.NoPlan {
		t.Errorf("without facts and plans: %+v", none)
	}
	if p := score.Work(c, score.Facts{"paid": -500}, nil, better); p.Share.Money != 0 {
		t.Errorf("money given back costs %d", p.Share.Money)
	}
}

// TestEffect tells what a won deal does to each figure it touches, and that it leaves others alone.
func TestEffect(t *testing.T) {
	f := score.Facts{
		"revenue": 1000, "deals_won": 3, "deals_lost": 1, "deals_closed": 4, "wins_with_amount": 2, "gross_profit": 300, "revenue_costed": 600, "payments_sum": 7,
	}
	margin := int64(90)
	for _, x := range []struct {
		deal    score.Deal
		want    score.Facts
		roughly bool
	}{
		{score.Deal{Amount: 200, Margin: &margin}, score.Facts{"revenue": 1200, "deals_won": 4, "avg_check": 400, "win_rate": 0.8, "gross_profit": 390, "payments_sum": 7}, false},
		{score.Deal{Amount: 200}, score.Facts{"revenue": 1200, "gross_profit": 400, "avg_check": 400}, true},
		{score.Deal{}, score.Facts{"revenue": 1000, "deals_won": 4, "avg_check": 500, "win_rate": 0.8, "gross_profit": 300}, true},
	} {
		after, roughly := f.After(x.deal)
		for name, want := range x.want {
			if after[name] != want {
				t.Errorf("%+v: %s is %v, want %v", x.deal, name, after[name], want)
			}
		}
		if roughly != x.roughly || f["revenue"] != 1000 {
			t.Errorf("%+v: roughly %t; the facts before are %v", x.deal, roughly, f)
		}
	}
	s := score.Sheet{Card: score.Card{Base: 100_00, Lines: []score.Line{{Metric: "revenue", Weight: score.Hundred, How: score.Ratio}}}, Total: 123}
	if g := score.If(s, f, score.Facts{"revenue": 2000}, score.Deal{Amount: 500}, more); g.More != 25_00 || g.Total != 123+25_00 || g.Roughly {
		t.Errorf("%+v", g)
	}
	if (score.Card{Lines: []score.Line{{Metric: "payments_sum"}}}).Moves() || !s.Card.Moves() {
		t.Error("which cards deals move")
	}
}

// TestCheck: a card that cannot be worked out is refused beside the field it is about.
func TestCheck(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	if c := score.Proposal("2026-11"); score.Check(&c, m) != nil || !c.Off {
		t.Errorf("the proposal: %v", score.Check(&c, m))
	}
	for field, spoil := range map[string]func(c *score.Card){
		"title":    func(c *score.Card) { c.Title = model.Text{RU: "  "} },
		"who":      func(c *score.Card) { c.Who = score.Who{} },
		"base":     func(c *score.Card) { c.Base = 0 },
		"from":     func(c *score.Card) { c.From = "2026-13" },
		"lines":    func(c *score.Card) { c.Lines[0].Weight = 45_00 },
		"share":    func(c *score.Card) { c.Share = &score.Share{Metric: "win_rate", Rate: 1} },
		"rate":     func(c *score.Card) { c.Share = &score.Share{Metric: "revenue"} },
		"metric-1": func(c *score.Card) { c.Lines[1].Metric = c.Lines[0].Metric },
		"metric-2": func(c *score.Card) { c.Lines[2].Metric = "nonsense" },
		"weight-0": func(c *score.Card) { c.Lines[0].Weight = -1 },
		"cap-0":    func(c *score.Card) { c.Lines[0].Cap = 60_00 },
		"steps-0":  func(c *score.Card) { c.Lines[0].Steps[1].Above = 100_00 },
		"zero-2":   func(c *score.Card) { c.Lines[2].How = score.Span },
		"cap-3":    func(c *score.Card) { c.Lines[3].Metric, c.Lines[3].Cap = "frt_median", 0 },
	} {
		c := score.Proposal("2026-11")
		spoil(&c)
		err := score.Check(&c, m)
		if score.Field(err) != field || !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %q, %v", field, score.Field(err), err)
		}
		if field == "lines" {
			if text := fault.MessageIn(err, "ru"); text != "Веса вместе дают 95 %, а должно быть 100 %. Добавьте 5 %." {
				t.Error(text)
			}
		}
	}
}
