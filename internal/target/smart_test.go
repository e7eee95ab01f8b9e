package target

import (
	"math"
	"strings"
	"testing"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
)

// past makes the figures of the months that end with a period.
func past(t testing.TB, h ask.House, last string, list ...float64) []Figure {
	t.Helper()
	r := span(t, h, last)
	n := h.Calendar.Ordinal(r.From, cal.ByMonth) - len(list) + 1
	out := make([]Figure, len(list))
	for i, x := range list {
		out[i] = Figure{Period: cal.Period{Grain: cal.ByMonth, N: n + i, Range: h.Calendar.Whole(cal.ByMonth, n+i)}, Value: x, Known: !math.IsNaN(x)}
	}
	return out
}

func findings(list []Finding) map[Point]Finding {
	out := map[Point]Finding{}
	for _, f := range list {
		out[f.Point] = f
	}
	return out
}

func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

func TestSmart(t *testing.T) {
	h := company(t)
	list := []Version{
		set(t, h, "revenue", "owner=ann", "2026-08", cal.ByMonth, 4.2e6), set(t, h, "revenue", "owner=ann", "2026-09", cal.ByMonth, 4.2e6),
		set(t, h, "revenue", "owner=ann", "2026-10", cal.ByMonth, 4.4e6),
	}
	v := NewView(h, Rules{}, list, 1)
	none := math.NaN()
	december := set(t, h, "revenue", "owner=ann", "2026-12", cal.ByMonth, 4.5e6)
	typing := Typing{
		Cell: december.Cell, Value: december.Value, Today: cal.Date(2026, 11, 20),
		Past: past(t, h, "2026-10", none, none, 3e6, 3.1e6, 3.2e6, 3.5e6, 3e6, 4.2e6, 3.9e6, 4e6, 4.1e6, 3.86e6),
	}
	load := 1.18
	typing.Load = &load
	got := findings(v.Smart("RUB", typing))
	for point, want := range map[Point]struct {
		state State
		text  string
	}{
		Achievable: {Near, "4,5 млн ₽ — на 7 % выше лучшего из 10 периодов (4,2 млн ₽) и на 17 % выше последнего (3,86 млн ₽)"},
		Gradual:    {Near, "план выполнен в 0 из 3 периодов — повышать рано: не больше 4,4 млн ₽, как за октябрь 2026"},
		Measurable: {Good, "данные есть за 10 из 12 периодов"},
		Specific:   {Good, "показатель «Выручка», больше — лучше"},
		Dated:      {Good, "1–31 декабря 2026, 22 рабочих дня"},
		Relevant:   {Good, "сотрудник этим занимается"},
		Bearable:   {Near, "загрузка сейчас 118 %, предел 100 %"},
	} {
		if f := got[point]; f.State != want.state || plain(f.Text.RU) != want.text || f.Text.EN == "" {
			t.Errorf("%s: %s, %s", point, f.State, plain(f.Text.RU))
		}
	}
	for name, c := range map[string]struct {
		edit  func(*Typing)
		point Point
		want  State
	}{
		"far above the best":   {func(x *Typing) { x.Value = 5.6e6 }, Achievable, Bad},
		"far below the usual":  {func(x *Typing) { x.Value = 2501 }, Achievable, Bad},
		"a fifth of the usual": {func(x *Typing) { x.Value = 7e5 }, Achievable, Good},
		"below zero":           {func(x *Typing) { x.Value = -4e6; x.Past = past(t, h, "2026-10", 0, 0, 1) }, Achievable, Bad},
		"a loss, as before":    {func(x *Typing) { x.Value = -1e6; x.Past = past(t, h, "2026-10", -2e6, -1e6, -3e6) }, Achievable, Good},
		"as the best":          {func(x *Typing) { x.Value = 4.2e6 }, Achievable, Good},
		"no history":           {func(x *Typing) { x.Past = past(t, h, "2026-10", none, none) }, Achievable, None},
		"no data":              {func(x *Typing) { x.Past = past(t, h, "2026-10", none, none) }, Measurable, Bad},
		"little data":          {func(x *Typing) { x.Past = past(t, h, "2026-10", none, none, none, none, none, 1, 1) }, Measurable, Near},
		"nothing of theirs":    {func(x *Typing) { x.Past = past(t, h, "2026-10", 0, 0, 0) }, Relevant, Bad},
		"nobody":               {func(x *Typing) { x.Scope = Scope(Of(owner, "zoe")) }, Relevant, Bad},
		"over":                 {func(x *Typing) { x.Today = cal.Date(2027, 1, 1) }, Dated, Bad},
		"running":              {func(x *Typing) { x.Today = cal.Date(2026, 12, 14) }, Dated, Near},
		"kept":                 {func(x *Typing) { x.Value = 4.3e6 }, Gradual, Good},
	} {
		x := typing
		c.edit(&x)
		if f := findings(v.Smart("RUB", x))[c.point]; f.State != c.want {
			t.Errorf("%s: %s %s", name, f.State, f.Text.RU)
		}
	}
	less := typing
	less.Metric = "frt_median"
	less.Past = past(t, h, "2026-10", 900, 1200, 1000)
	for value, want := range map[float64]State{1000: Good, 800: Near, 600: Bad} {
		less.Value = value
		if f := findings(v.Smart("RUB", less))[Achievable]; f.State != want {
			t.Errorf("%v seconds: %s %s", value, f.State, f.Text.RU)
		}
	}
}

func TestPropose(t *testing.T) {
	h := company(t)
	var list []Version
	for _, month := range []string{"2026-07", "2026-08", "2026-09", "2026-10"} {
		list = append(list, set(t, h, "revenue", "owner=ann", month, cal.ByMonth, 2200), set(t, h, "frt_median", "owner=ann", month, cal.ByMonth, 600))
	}
	v := NewView(h, Rules{Raise: Raise{Percent: 10, Met: 3, Of: 4}}, list, 1)
	next := set(t, h, "revenue", "owner=ann", "2026-11", cal.ByMonth, 0).Cell
	m := metric(t, h, "revenue")
	p, ok := v.Propose(m, next, past(t, h, "2026-10", 1, 2300, 2200, 2000, 5000))
	if !ok || !p.Raise || p.Met != 3 || p.Of != 4 || !alike(p.From, 2200.*20/22) || !alike(p.Value, 2200) || !strings.Contains(p.Why.RU, "3 из последних 4") {
		t.Errorf("%+v", p)
	}
	if p, ok = v.Propose(m, next, past(t, h, "2026-10", 2300, 2200, 2000, 2000)); !ok || p.Raise || p.Value != p.From || p.Met != 2 ||
		p.LastText(h.Calendar, "ru") != "как за октябрь\u00a02026, по рабочим дням" {
		t.Errorf("%+v", p)
	}
	if _, ok = v.Propose(m, Cell{Metric: "revenue", Scope: Scope(Of(owner, "bob")), Grain: cal.ByMonth, Range: next.Range}, past(t, h, "2026-10", 1, 2)); ok {
		t.Error("a proposal without targets before")
	}
	next.Metric = "frt_median"
	if p, ok = v.Propose(metric(t, h, "frt_median"), next, past(t, h, "2026-10", 500, 500, 600, 700)); !ok || !p.Raise || !alike(p.Value, 600/1.1) || p.From != 600 {
		t.Errorf("less is better: %+v", p)
	}
}

func TestSuggest(t *testing.T) {
	h := company(t)
	shape := Shape{Season: OwnCurve, Factors: [12]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2}}
	v := NewView(h, Rules{Shapes: map[model.Name]Shape{"revenue": shape}, Ramp: []float64{.5}}, nil, 1)
	december := set(t, h, "revenue", "owner=ann", "2026-12", cal.ByMonth, 0).Cell
	days := func(month string) float64 { return float64(h.Calendar.WorkingDays(span(t, h, month))) }
	figures := past(t, h, "2026-11", 90*days("2026-08"), 100*days("2026-09"), 500*days("2026-10"), 100*days("2026-11"))
	s, ok := v.Suggest(metric(t, h, "revenue"), december, figures, 100, "RUB")
	if !ok || s.Rate != 100 || s.Season != 2 || s.Days != days("2026-12") || s.Value != 200*days("2026-12") || !strings.Contains(plain(s.Why.RU), "100 ₽ в рабочий день, впереди 22 рабочих дня, сезон 2,00") {
		t.Errorf("%+v", s)
	}
	if _, ok := v.Suggest(metric(t, h, "revenue"), december, figures[:2], 1, "RUB"); ok {
		t.Error("suggested from two months")
	}
	rate := december
	rate.Metric = "win_rate"
	if s, ok := v.Suggest(metric(t, h, "win_rate"), rate, past(t, h, "2026-11", .2, .3, .25, .9), 0, "RUB"); !ok || s.Value != .275 {
		t.Errorf("%+v", s)
	}
}

func TestSeasonOf(t *testing.T) {
	var figures, days [12]float64
	for i := range figures {
		days[i] = float64(18 + i%4)
		figures[i] = days[i] * 10
	}
	figures[11] *= 2
	f, ok := SeasonOf(figures, days)
	if !ok || !alike(f[11]/f[0], 2) || !alike(f[1], f[0]) {
		t.Errorf("%v", f)
	}
	figures[3] = 0
	if _, ok := SeasonOf(figures, days); ok {
		t.Error("a month without a figure")
	}
}
