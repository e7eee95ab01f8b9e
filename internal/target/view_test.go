package target

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
)

func company(t testing.TB) ask.House {
	t.Helper()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	return ask.House{Model: m, Calendar: cal.Default(time.UTC), Departments: []ask.Department{
		{ID: "top"}, {ID: "north", Parent: "top"}, {ID: "south", Parent: "top"}, {ID: "shop"},
	}, People: []ask.Person{
		{ID: "ann", Department: "north", Active: true},
		{ID: "bob", Department: "north", Active: true, Leave: []cal.Range{cal.Through(cal.Date(2026, time.March, 2), cal.Date(2026, time.March, 8))}},
		{ID: "cid", Department: "south", Active: true, Since: []ask.Member{{Day: cal.Date(2026, time.January, 1), Department: "north"}, {Day: cal.Date(2026, time.March, 16), Department: "south"}}},
		{ID: "dan", Department: "shop", Active: true, Since: []ask.Member{{Day: cal.Date(2026, time.February, 9), Department: "shop"}}},
		{ID: "eve", Active: true},
	}}
}

func metric(t testing.TB, h ask.House, name model.Name) *model.Metric {
	t.Helper()
	m, ok := h.Model.Metric(name)
	if !ok {
		t.Fatalf("no metric %s", name)
	}
	return m
}

func span(t testing.TB, h ask.House, text string) cal.Range {
	t.Helper()
	r, err := h.Calendar.Resolve(text, cal.Date(2026, time.March, 20))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// set writes a target: "revenue owner=ann 2026-03".
func set(t testing.TB, h ask.House, metric, scope, period string, g cal.Grain, v float64) Version {
	t.Helper()
	s, err := ParseScope(scope)
	if err != nil {
		t.Fatal(err)
	}
	r := span(t, h, period)
	return Version{Cell: CellOf(metric, s, h.Calendar, g, h.Calendar.Ordinal(r.From, g)), Value: v}
}

func scoped(t testing.TB, text string) plan.Scope {
	t.Helper()
	s, err := ParseScope(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNatures(t *testing.T) {
	h := company(t)
	v := NewView(h, Rules{}, nil, 1)
	for name, want := range map[model.Name]nature{
		"revenue": adds, "deals_won": adds, "gross_profit": adds, "win_rate": norm, "avg_check": norm, "pipeline_open": level,
	} {
		if got := v.nature(metric(t, h, name)); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
	if testing.Verbose() {
		for _, m := range h.Model.Metrics() {
			if m.Waits == "" {
				fmt.Println([]string{"norm", "adds", "level", "apart"}[v.nature(m)], m.Name, m.Kind(), m.Unit, m.Formula.String())
			}
		}
	}
}

func TestCapacity(t *testing.T) {
	h := company(t)
	v := NewView(h, Rules{Ramp: []float64{.4, .6}}, nil, 1)
	for _, c := range []struct {
		who, period string
		want        float64
	}{
		{"ann", "2026-03", 21}, {"bob", "2026-03", 16}, {"dan", "2026-01", 0}, {"dan", "2026-02", 14 * .4}, {"dan", "2026-03", 21 * .6}, {"dan", "2026-04", 22},
	} {
		if got := v.Capacity(c.who, span(t, h, c.period)); !alike(got, c.want) {
			t.Errorf("%s in %s: %v, want %v", c.who, c.period, got, c.want)
		}
	}
	whole := set(t, h, "revenue", "", "2026-03", cal.ByMonth, 0).Cell
	list, err := v.SplitPeople(whole, 496, []string{"ann", "bob", "dan"}, ByCapacity, nil, 1)
	if err != nil || list[0].Value != 210 || list[1].Value != 160 || list[2].Value != 126 {
		t.Errorf("%+v, %v", list, err)
	}
	if got := v.People(set(t, h, "revenue", "department=north", "2026-03", cal.ByMonth, 0).Cell); !slices.Equal(got, []string{"ann", "bob", "cid"}) {
		t.Errorf("in the north: %v", got)
	}
}

// TestCountsOfDifferentThings: what is counted once in the whole is never added up over people or time.
func TestCountsOfDifferentThings(t *testing.T) {
	h := company(t)
	march := span(t, h, "2026-03")
	for _, m := range h.Model.Metrics() {
		v := NewView(h, Rules{}, []Version{
			set(t, h, m.Name, "owner=ann", "2026-03", cal.ByMonth, 10), set(t, h, m.Name, "owner=bob", "2026-03", cal.ByMonth, 10),
		}, 1)
		if m.Waits != "" || m.Plan != nil || v.addsOver(m, owner) {
			continue
		}
		both := plan.Scope{{Dim: owner, Members: []string{"ann", "bob"}}}
		for _, scope := range []plan.Scope{both, scoped(t, "department=north"), nil} {
			if a := v.Aim(m, scope, march, march.To); a.Known {
				t.Errorf("%s of %v: %+v", m.Name, scope, a)
			}
		}
		if v.nature(m) == apart || v.nature(m) == level {
			if a := v.Aim(m, scoped(t, "owner=ann"), span(t, h, "2026-03..2026-04"), march.To); a.Known {
				t.Errorf("%s of two months: %+v", m.Name, a)
			}
		}
	}
}

func TestOrigins(t *testing.T) {
	h := company(t)
	list := []Version{
		set(t, h, "revenue", "", "2026", cal.ByYear, 1200), set(t, h, "revenue", "", "2026-03", cal.ByMonth, 220),
		set(t, h, "deals_won", "owner=ann", "2026-03", cal.ByMonth, 21), set(t, h, "deals_won", "owner=ann", "2026-04", cal.ByMonth, 21),
		set(t, h, "deals_won", "owner=bob", "2026-03", cal.ByMonth, 16), set(t, h, "win_rate", "", "2026", cal.ByYear, .25),
		set(t, h, "deals_won", "department=shop", "2026-03", cal.ByMonth, 16),
	}
	list[2].Origin = Shared
	v := NewView(h, Rules{}, list, 1)
	for _, c := range []struct{ metric, scope, period, want string }{
		{"revenue", "", "2026", "Задан на этот период"},
		{"revenue", "", "2026-02", "Доля плана на период 2026, по рабочим дням"},
		{"deals_won", "owner=ann", "2026-03", "Доля общего плана по разбивке"},
		{"deals_won", "owner=ann", "2026-03..2026-04", "Сумма: 2 плана"},
		{"deals_won", "department=north", "2026-03", "Сумма планов сотрудников: 2 из 3"},
		{"deals_won", "", "2026-03", "Сумма планов отделов: 2 из 2"},
		{"deals_won", "owner=ann,bob", "2026-03", "Сумма планов сотрудников: 2 из 2"},
		{"win_rate", "owner=ann", "2026-03", "Норма компании"},
		{"win_rate", "", "2026-03", "Норма, заданная на период: 2026"},
		{"deals_won", "owner=ann", "2026-02..2026-03", "План задан только на часть этих дней."},
	} {
		r := span(t, h, c.period)
		if a := v.Aim(metric(t, h, c.metric), scoped(t, c.scope), r, r.To); plain(a.From.RU) != c.want || a.From.EN == "" {
			t.Errorf("%s of %q in %s: %s", c.metric, c.scope, c.period, a.From.RU)
		}
	}
}

func TestAim(t *testing.T) {
	h := company(t)
	list := []Version{
		set(t, h, "revenue", "", "2026", cal.ByYear, 1200),
		set(t, h, "revenue", "", "2026-Q1", cal.ByQuarter, 400),
		set(t, h, "revenue", "", "2026-03", cal.ByMonth, 220),
		set(t, h, "deals_won", "owner=ann", "2026-03", cal.ByMonth, 21),
		set(t, h, "deals_won", "owner=bob", "2026-03", cal.ByMonth, 16),
		set(t, h, "deals_won", "owner=cid", "2026-03", cal.ByMonth, 42),
		set(t, h, "deals_won", "owner=eve", "2026-03", cal.ByMonth, 10),
		set(t, h, "win_rate", "", "2026", cal.ByYear, .25),
		set(t, h, "win_rate", "department=north", "2026-Q1", cal.ByQuarter, .3),
		set(t, h, "win_rate", "owner=ann", "2026-03", cal.ByMonth, .4),
		set(t, h, "pipeline_open", "", "2026-03", cal.ByMonth, 500),
	}
	v := NewView(h, Rules{}, list, 1)
	for _, c := range []struct {
		metric, scope, r string
		want             float64 // negative: none
	}{
		{"revenue", "", "2026", 1200},
		{"revenue", "", "2026-Q1", 400},
		{"revenue", "", "2026-03", 220},
		{"revenue", "", "2026-H2", 800 * float64(h.Calendar.WorkingDays(span(t, h, "2026-H2"))) / float64(h.Calendar.WorkingDays(span(t, h, "2026-04..2026-12")))},
		{"revenue", "owner=ann", "2026-03", -1},
		{"revenue", "department=north", "2026-03", -1},
		{"revenue", "", "2027", -1},
		{"revenue", "", "2026-12..2027-01", -1},
		{"deals_won", "owner=ann", "2026-03", 21},
		{"deals_won", "owner=ann", "2026-03-01", 0},
		{"deals_won", "owner=ann", "2026-03-02..2026-03-06", 5},
		{"deals_won", "owner=bob", "2026-03-02..2026-03-06", 0},
		{"deals_won", "owner=bob", "2026-03-10", 1},
		{"deals_won", "department=south", "2026-03", 24},
		{"deals_won", "department=north", "2026-03", 21 + 16 + 18},
		{"deals_won", "branch=top", "2026-03", 21 + 16 + 42},
		{"deals_won", "department=shop", "2026-03", -1},
		{"deals_won", "", "2026-03", 89},
		{"deals_won", "owner=ann,bob", "2026-03", 37},
		{"deals_won", "owner=ann&source=x", "2026-03", -1},
		{"win_rate", "owner=ann", "2026-03", .4},
		{"win_rate", "owner=ann", "2026-03-02", .4},
		{"win_rate", "owner=ann", "2026-Q1", .3},
		{"win_rate", "owner=bob", "2026-02", .3},
		{"win_rate", "owner=bob", "2026-04", .25},
		{"win_rate", "owner=cid", "2026-03", .25},
		{"win_rate", "owner=ann,bob", "2026-03", .3},
		{"win_rate", "", "2027", -1},
		{"pipeline_open", "", "2026-01..2026-03", 500},
		{"pipeline_open", "", "2026-03-15", 500},
		{"pipeline_open", "", "2026-04", -1},
		{"pipeline_open", "owner=ann", "2026-03", -1},
	} {
		r := span(t, h, c.r)
		a := v.Aim(metric(t, h, c.metric), scoped(t, c.scope), r, r.To)
		if a.Known != (c.want >= 0) || a.Known && math.Abs(a.Value-c.want) > 1e-6 {
			t.Errorf("%s of %q in %s: %+v, want %v", c.metric, c.scope, c.r, a, c.want)
		}
		if a.Known && (a.ToDate != a.Value || a.From.RU == "" || a.From.EN == "") {
			t.Errorf("%s of %q in %s: %+v", c.metric, c.scope, c.r, a)
		}
	}
}

// TestManyAskAtOnce: a view answers several goroutines alike.
func TestManyAskAtOnce(t *testing.T) {
	h := company(t)
	var list []Version
	for _, who := range []string{"ann", "bob", "cid", "dan", "eve"} {
		list = append(list, set(t, h, "revenue", "owner="+who, "2026-03", cal.ByMonth, 100))
	}
	v := NewView(h, Rules{}, list, 1)
	m, march := metric(t, h, "revenue"), span(t, h, "2026-03")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if a := v.Aim(m, nil, march, march.To); !alike(a.Value, 500) {
				t.Errorf("%+v", a)
			}
		})
	}
	wait.Wait()
}
