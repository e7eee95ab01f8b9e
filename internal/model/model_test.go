package model

import (
	"slices"
	"testing"
)

func TestLookups(t *testing.T) {
	m := load(t)
	if won, ok := m.Metric("wins"); !ok || won.Name != "won" || won.Area != "sales" || won.Kind() != "flow" {
		t.Errorf("wins is %+v", won)
	}
	for name, want := range map[Name][]Name{
		"won":   {"owner", "grade", "kind", "weekday"},
		"money": {"owner", "grade", "kind"}, // the weekday is that of the closing, not of the request
		"check": {"owner", "grade", "kind"},
		"open":  {"owner", "age"},
		"share": {"owner", "grade", "kind"},
	} {
		if got := m.Dimensions(name); !slices.Equal(got, want) {
			t.Errorf("%s can be split by %v, want %v", name, got, want)
		}
	}
	if !m.CanSplit("won", "paid") {
		t.Error("a hidden dimension cannot be asked")
	}
	if got := m.Inputs("check"); !slices.Equal(got, []Name{"money", "won"}) {
		t.Errorf("inputs of check: %v", got)
	}
	if got := m.Facts("check"); !slices.Equal(got, []Name{"closing"}) {
		t.Errorf("facts of check: %v", got)
	}
	if got := m.MetricNames(); !slices.Equal(got, []Name{"check", "money", "open", "share", "won"}) {
		t.Errorf("metrics: %v", got)
	}
	if slices.Contains(m.DimensionNames(), "paid") {
		t.Error("a hidden dimension is offered")
	}
	won, _ := m.Metric("won")
	if ask := won.Examples[0].Ask; ask["by"] != "owner,kind" || ask["metrics"] != "won" {
		t.Errorf("the example asks %v", ask)
	}
}

func TestColumnOfRole(t *testing.T) {
	f, _ := load(t).Fact("closing")
	for _, c := range []struct {
		dim, role, want Name
		ok              bool
	}{
		{"owner", "closed", "owner", true},
		{"owner", "lead", "owner_then", true},
		{"weekday", "closed", "weekday", true},
		{"weekday", "lead", "", false},
		{"age", "closed", "", false},
	} {
		if col, ok := f.Column(c.dim, c.role); ok != c.ok || col.Name != c.want {
			t.Errorf("%s in role %s is %v, %v", c.dim, c.role, col, ok)
		}
	}
	if via := f.Refs["grade"].Col; via != (Column{Name: "grade", Via: "owner", Table: "user"}) {
		t.Errorf("grade is read at %v", via)
	}
}

func TestRollup(t *testing.T) {
	m := load(t)
	for _, c := range []struct {
		metric, over Name
		want         Rollup
	}{
		{"won", "owner", RollSum}, {"won", OverPeriod, RollSum},
		{"open", "owner", RollSum}, {"open", OverPeriod, RollAsk}, {"open", "age", RollAsk},
		{"check", "owner", RollAsk}, {"share", OverPeriod, RollAsk}, {"nothing", "owner", RollAsk},
	} {
		if got := m.Rollup(c.metric, c.over); got != c.want {
			t.Errorf("%s over %s rolls up by %s, want %s", c.metric, c.over, got, c.want)
		}
	}
	for agg, want := range map[Agg]Rollup{Min: RollMin, Max: RollMax, Median: RollAsk, Distinct: RollAsk, Mean: RollAsk, P90: RollAsk} {
		if got := rollup(agg); got != want {
			t.Errorf("%s rolls up by %s, want %s", agg, got, want)
		}
	}
}

func TestWith(t *testing.T) {
	m := load(t)
	n := m.With([]Custom{
		{Entity: "user", Name: "team", Title: "Команда"},
		{Entity: "closing", Name: "kind", Title: "Свой вид"},
		{Entity: "nowhere", Name: "lost", Title: "Нигде"},
	})
	f, _ := n.Fact("closing")
	team := f.Refs["team"]
	if team.Col != (Column{Name: "c_team", Via: "owner", Table: "user"}) || team.At["lead"] != (Column{Name: "c_team", Via: "owner_then", Table: "user"}) {
		t.Errorf("team is read at %+v", team)
	}
	if own := f.Refs["c_kind"].Col; own != (Column{Name: "c_kind"}) {
		t.Errorf("a taken name is read at %+v", own)
	}
	if got := n.Dimensions("open"); !slices.Equal(got, []Name{"owner", "age", "team"}) {
		t.Errorf("open can be split by %v", got)
	}
	if d, ok := n.Dimension("team"); !ok || d.Title.RU != "Команда" || d.Entity != "user" {
		t.Errorf("team is %+v", d)
	}
	if old, _ := m.Fact("closing"); len(old.Refs) != 5 {
		t.Errorf("the model itself changed: %v", old.Refs)
	}
}

func TestWords(t *testing.T) {
	m := load(t)
	for name, want := range map[Name][2]string{
		"won":   {"Number of closings, where kind is “won”, by the day of closing", "Число закрытий, где вид — «выиграна», по дню закрытия"},
		"money": {"Sum of “revenue” over closings, where revenue from 1, by the day of request", "Сумма значений «выручка» у закрытий, где выручка от 1, по дню обращения"},
		"open":  {"Number of deals at the close of the period", "Число сделок на конец периода"},
		"check": {"Money ÷ Won", "Деньги ÷ Продажи"},
		"share": {"Of closings by the day of request, the share that came to closing within 30 days", "Среди закрытий по дню обращения — доля тех, кто дошёл до закрытия не позже чем через 30 дней"},
	} {
		if en, ru := m.Words(name, "en"), m.Words(name, "ru"); en != want[0] || ru != want[1] {
			t.Errorf("%s:\n%s\n%s", name, en, ru)
		}
	}
}

func TestConditions(t *testing.T) {
	m := load(t)
	money, _ := m.Metric("money")
	if c := money.Flow.Where[0]; c.Op != Range || !slices.Equal(c.Values, []string{"1", ""}) {
		t.Errorf("revenue: {from: 1} is %+v", c)
	}
	for _, c := range []struct {
		value any
		want  Cond
	}{
		{"a", Cond{Op: In, Values: []string{"a"}}},
		{[]any{"a", uint64(2)}, Cond{Op: In, Values: []string{"a", "2"}}},
		{true, Cond{Op: In, Values: []string{"true"}}},
		{map[string]any{"not": []any{"a", ""}}, Cond{Op: NotIn, Values: []string{"a", ""}}},
		{map[string]any{"to": 0.5}, Cond{Op: Range, Values: []string{"", "0.5"}}},
		{map[string]any{"empty": true}, Cond{Op: Empty}},
		{map[string]any{"empty": false}, Cond{Op: Filled}},
		{map[string]any{"contains": "x"}, Cond{Op: Contains, Values: []string{"x"}}},
	} {
		got, err := condition("", c.value)
		if err != nil || got.Op != c.want.Op || !slices.Equal(got.Values, c.want.Values) {
			t.Errorf("%v is %+v (%v), want %+v", c.value, got, err, c.want)
		}
	}
}
