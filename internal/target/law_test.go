package target

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// anyHouse draws a company with any calendar, departments, moves between them and leave.
func anyHouse(t *rapid.T, base ask.House) ask.House {
	h := base
	c := &h.Calendar
	c.FiscalStart = time.Month(rapid.IntRange(0, 12).Draw(t, "fiscal"))
	c.WeekStart = time.Weekday(rapid.IntRange(0, 6).Draw(t, "week"))
	if rapid.Bool().Draw(t, "no holidays") {
		c.Holidays = cal.NoHolidays()
	}
	for w := range c.Week {
		c.Week[w] = cal.Hours{}
		if rapid.IntRange(0, 3).Draw(t, "works") > 0 {
			c.Week[w] = cal.Hours{Open: 540, Close: 1080}
		}
	}
	start := cal.Date(2025, time.January, 1)
	h.People = nil
	for _, id := range []string{"ann", "bob", "cid", "dan"} {
		p := ask.Person{ID: id, Active: true, Department: rapid.SampledFrom([]string{"", "north", "south", "shop", "top"}).Draw(t, "department")}
		day := start
		for range rapid.IntRange(0, 2).Draw(t, "moves") {
			day += cal.Day(rapid.IntRange(1, 400).Draw(t, "after"))
			p.Since = append(p.Since, ask.Member{Day: day, Department: rapid.SampledFrom([]string{"north", "south", "shop"}).Draw(t, "to")})
		}
		day = start
		for range rapid.IntRange(0, 3).Draw(t, "leaves") {
			from := day + cal.Day(rapid.IntRange(1, 200).Draw(t, "from"))
			day = from + cal.Day(rapid.IntRange(1, 60).Draw(t, "long"))
			p.Leave = append(p.Leave, cal.Range{From: from, To: day})
		}
		h.People = append(h.People, p)
	}
	return h
}

func anyRules(t *rapid.T) Rules {
	r := Rules{Near: rapid.SampledFrom([]float64{0, .8, .95}).Draw(t, "near")}
	for range rapid.IntRange(0, 4).Draw(t, "ramp") {
		r.Ramp = append(r.Ramp, rapid.Float64Range(0, 1).Draw(t, "share"))
	}
	s := Shape{Season: rapid.SampledFrom([]Season{Flat, OwnCurve, LastYear}).Draw(t, "season"), EveryDay: rapid.Bool().Draw(t, "every day")}
	for i := range s.Factors {
		s.Factors[i] = rapid.Float64Range(0, 3).Draw(t, "factor")
	}
	r.Shapes = map[model.Name]Shape{"": s}
	return r
}

func anyScope(t *rapid.T) plan.Scope {
	s := plan.Scope{}
	switch rapid.IntRange(0, 4).Draw(t, "scope") {
	case 1:
		s = Scope(Of(owner, rapid.SampledFrom([]string{"ann", "bob", "cid", "gone"}).Draw(t, "owner")))
	case 2:
		s = Scope(Of(department, rapid.SampledFrom([]string{"north", "south", "top"}).Draw(t, "department")))
	case 3:
		s = Scope(Of(owner, "ann"), Of("pipeline", "b2b"))
	case 4:
		s = Scope(Of(branch, "top"))
	}
	return s
}

// anyTargets draws targets of one metric at any grains, none of which is exceeded by its parts: parts are small.
func anyTargets(t *rapid.T, h ask.House, metric model.Name) []Version {
	var list []Version
	seen := map[string]bool{}
	for range rapid.IntRange(1, 12).Draw(t, "targets") {
		g := rapid.SampledFrom(cal.Grains()).Draw(t, "grain")
		d := cal.Date(2025, time.June, 1) + cal.Day(rapid.IntRange(0, 500).Draw(t, "day"))
		x := Version{Cell: CellOf(metric, anyScope(t), h.Calendar, g, h.Calendar.Ordinal(d, g))}
		if seen[x.Key()] {
			continue
		}
		seen[x.Key()] = true
		x.Value = math.Pow(40, float64(g)) * rapid.Float64Range(.5, 1).Draw(t, "value")
		if rapid.Bool().Draw(t, "bounded") {
			b := x.Value * .7
			x.Least = &b
		}
		list = append(list, x)
	}
	return list
}

func alike(a, b float64) bool { return math.Abs(a-b) <= 1e-5*max(1, math.Abs(a), math.Abs(b)) }

// TestDaysAddUp: a target set is the target answered, and days, weeks, months and quarters add up to it.
func TestDaysAddUp(t *testing.T) {
	base := company(t)
	m := metric(t, base, "revenue")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		list := anyTargets(t, h, m.Name)
		v := NewView(h, anyRules(t), list, 1)
		for _, x := range list {
			a := v.Aim(m, x.Scope, x.Range, x.Range.To)
			full := true // a longer target all of whose days are taken has their sum
			for _, y := range list {
				full = full && (y.Range == x.Range || ScopeKey(y.Scope) != ScopeKey(x.Scope) || y.Range.Clip(x.Range).Empty())
			}
			if !a.Known || full && !alike(a.Value, x.Value) {
				t.Fatalf("%s %s %v: %+v", ScopeKey(x.Scope), x.Range, x.Value, a)
			}
			for _, g := range cal.Grains() {
				var sum, least float64
				for _, p := range h.Calendar.Periods(x.Range, g) {
					part := v.Aim(m, x.Scope, p.Range, p.Range.To)
					sum, least = sum+part.Value, least+part.Least
				}
				if !alike(sum, a.Value) || !alike(least, a.Least) {
					t.Fatalf("%s %s by %s: %v, least %v, want %+v", ScopeKey(x.Scope), x.Range, g, sum, least, a)
				}
			}
		}
	})
}

// TestNestedTargetsHold: of nested targets that do not exceed each other each is answered as it was set.
func TestNestedTargetsHold(t *testing.T) {
	base := company(t)
	m := metric(t, base, "revenue")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		day := cal.Date(2026, time.January, 1) + cal.Day(rapid.IntRange(0, 300).Draw(t, "day"))
		var list []Version
		for _, g := range []cal.Grain{cal.ByYear, cal.ByHalf, cal.ByQuarter, cal.ByMonth, cal.ByDay} {
			if rapid.Bool().Draw(t, "there") || g == cal.ByYear {
				list = append(list, Version{Cell: CellOf(m.Name, nil, h.Calendar, g, h.Calendar.Ordinal(day, g)), Value: math.Pow(10, float64(g))})
			}
		}
		v := NewView(h, anyRules(t), list, 1)
		for _, x := range list {
			if a := v.Aim(m, nil, x.Range, x.Range.To); !a.Known || !alike(a.Value, x.Value) {
				t.Fatalf("%s %v: %+v", x.Range, x.Value, a)
			}
		}
	})
}

// TestToDate: the plan to date begins with nothing, never falls, and ends with all.
func TestToDate(t *testing.T) {
	base := company(t)
	m := metric(t, base, "revenue")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		list := anyTargets(t, h, m.Name)
		v := NewView(h, anyRules(t), list, 1)
		x := rapid.SampledFrom(list).Draw(t, "of")
		before := 0.0
		for upto := x.Range.From; upto <= x.Range.To; upto++ {
			a := v.Aim(m, x.Scope, x.Range, upto)
			if a.ToDate < before || upto == x.Range.From && a.ToDate != 0 || upto == x.Range.To && a.ToDate != a.Value {
				t.Fatalf("%s up to %s: %+v after %v", x.Range, upto, a, before)
			}
			before = a.ToDate
		}
	})
}

// TestScopesAddUp: top-down is bottom-up: the company is its branches and those of no department, a branch its departments, a
// department its people on the days they are there.
func TestScopesAddUp(t *testing.T) {
	base := company(t)
	m := metric(t, base, "deals_won")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		var list []Version
		r := cal.Through(cal.Date(2026, time.January, 1), cal.Date(2026, time.December, 31))
		for _, p := range h.People {
			for _, month := range h.Calendar.Periods(r, cal.ByMonth) {
				list = append(list, Version{
					Cell:  CellOf(m.Name, Scope(Of(owner, p.ID)), h.Calendar, cal.ByMonth, month.N),
					Value: rapid.Float64Range(0, 50).Draw(t, "value"),
				})
			}
		}
		rules := anyRules(t)
		v := NewView(h, rules, list, 1)
		at := func(scope ...plan.Part) float64 {
			a := v.Aim(m, Scope(scope...), r, r.To)
			return a.Value
		}
		everybody := at(plan.Part{Dim: owner, Members: []string{"ann", "bob", "cid", "dan"}})
		none := 0.0
		for _, p := range h.People {
			if p.Department == "" && len(p.Since) == 0 {
				none += at(Of(owner, p.ID))
			}
		}
		if whole := at(); !alike(whole, everybody) || !alike(whole, none+at(Of(branch, "top"))+at(Of(branch, "shop"))) {
			t.Fatalf("the company has %v, its people %v, its branches %v and %v, those of none %v", whole, everybody, at(Of(branch, "top")), at(Of(branch, "shop")), none)
		}
		if top := at(Of(branch, "top")); !alike(top, at(plan.Part{Dim: department, Members: []string{"north", "south", "top"}})) {
			t.Fatalf("the branch has %v", top)
		}
	})
}

// TestWholeHasTheShapeOfItsPeople: a target that was split to people has their days.
func TestWholeHasTheShapeOfItsPeople(t *testing.T) {
	base := company(t)
	m := metric(t, base, "revenue")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		month := cal.Through(cal.Date(2026, time.March, 1), cal.Date(2026, time.March, 31))
		whole := CellOf(m.Name, nil, h.Calendar, cal.ByMonth, h.Calendar.Ordinal(month.From, cal.ByMonth))
		v := NewView(h, anyRules(t), nil, 1)
		shares, err := v.SplitPeople(whole, 1000, []string{"ann", "bob", "cid", "dan"}, ByCapacity, nil, 1)
		if err != nil {
			t.Fatal(err)
		}
		list := []Version{{Cell: whole, Value: 1000}}
		for _, s := range shares {
			list = append(list, Version{Cell: s.Cell, Value: s.Value, Origin: Shared})
		}
		v = NewView(h, v.rules, list, 2)
		for d := month.From; d < month.To; d++ {
			day := cal.Range{From: d, To: d + 1}
			a := v.Aim(m, nil, day, d)
			b := v.Aim(m, plan.Scope{{Dim: owner, Members: []string{"ann", "bob", "cid", "dan"}}}, day, d)
			if !alike(a.Value, b.Value) {
				t.Fatalf("%s: the company %v, its people %v", d, a.Value, b.Value)
			}
		}
	})
}

// TestSplits: parts are multiples of the step whose sum is exactly the whole, for every combination of calendar rules.
func TestSplits(t *testing.T) {
	base := company(t)
	m := metric(t, base, "revenue")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		v := NewView(h, anyRules(t), nil, 1)
		g := rapid.SampledFrom([]cal.Grain{cal.ByWeek, cal.ByMonth, cal.ByQuarter, cal.ByHalf, cal.ByYear}).Draw(t, "grain")
		day := cal.Date(2026, time.January, 1) + cal.Day(rapid.IntRange(0, 500).Draw(t, "day"))
		whole := CellOf(m.Name, anyScope(t), h.Calendar, g, h.Calendar.Ordinal(day, g))
		step := rapid.SampledFrom([]float64{0, .01, 1, 5, 1000}).Draw(t, "step")
		value := math.Round(rapid.Float64Range(-1e7, 1e8).Draw(t, "value")*100) / 100
		check := func(list []Share, err error) {
			if err != nil {
				t.Fatal(err)
			}
			var sum int64
			odd := 0
			for _, s := range list {
				micro := math.Round(s.Value * 1e6)
				sum += int64(micro)
				if step > 0 && math.Mod(micro, math.Round(step*1e6)) != 0 {
					odd++
				}
			}
			if sum != int64(math.Round(value*1e6)) || odd > 1 {
				t.Fatalf("%v in steps of %v: %d, %d odd: %+v", value, step, sum, odd, list)
			}
		}
		into := rapid.SampledFrom(cal.Grains()[:slices.Index(cal.Grains(), g)]).Draw(t, "into")
		check(v.SplitTime(whole, value, into, step))
		if memberOf(whole.Scope, owner) == "" {
			way := rapid.SampledFrom([]Way{Equally, ByCapacity, ByLastYear}).Draw(t, "way")
			check(v.SplitPeople(whole, value, []string{"ann", "bob", "cid"}, way, map[string]float64{"ann": 3, "bob": 1}, step))
		}
	})
}

// TestNormsNeverAdd: whatever norms there are, the answer is one of them.
func TestNormsNeverAdd(t *testing.T) {
	base := company(t)
	m := metric(t, base, "median_check")
	rapid.Check(t, func(t *rapid.T) {
		h := anyHouse(t, base)
		list := anyTargets(t, h, m.Name)
		v := NewView(h, anyRules(t), list, 1)
		from := cal.Date(2025, time.June, 1) + cal.Day(rapid.IntRange(0, 500).Draw(t, "from"))
		r := cal.Range{From: from, To: from + cal.Day(rapid.IntRange(1, 400).Draw(t, "long"))}
		scope := anyScope(t)
		if rapid.Bool().Draw(t, "several") {
			scope = plan.Scope{{Dim: owner, Members: []string{"ann", "bob"}}}
		}
		a := v.Aim(m, scope, r, r.From)
		if !a.Known {
			return
		}
		if a.Adds || a.ToDate != a.Value || !slices.ContainsFunc(list, func(x Version) bool { return alike(x.Value, a.Value) }) {
			t.Fatalf("%+v of %+v", a, list)
		}
	})
}
