package crm_test

import (
	"strings"
	"testing"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/crm"
)

func own(id string, yaml ...string) model.Own {
	o := model.Own{ID: id, Area: "sales"}
	for i, y := range yaml {
		from := model.Ever
		if i > 0 {
			from = cal.Date(2026, 3, 1) + cal.Day(31*(i-1))
		}
		o.Meanings = append(o.Meanings, model.Definition{From: from, YAML: y})
	}
	return o
}

const (
	big   = "metric: big\ntitle: {ru: Крупные}\nunit: count\nbetter: more\nflow: {fact: deal, day: created, agg: count, where: {amount: {from: 1000}}}\n"
	huge  = "metric: big\ntitle: {ru: Крупные}\nunit: count\nbetter: more\nflow: {fact: deal, day: created, agg: count, where: {amount: {from: 5000}}}\n"
	mean  = "metric: big\ntitle: {ru: Средняя}\nunit: money\nbetter: more\nflow: {fact: deal, day: created, agg: mean, of: amount}\n"
	mean2 = "metric: big\ntitle: {ru: Средняя}\nunit: money\nbetter: more\nflow: {fact: deal, day: won, agg: mean, of: amount}\n"
)

func share(of string) string {
	return "metric: part\ntitle: {ru: Доля}\nunit: percent\nbetter: more\nformula: " + of + "\n"
}

// TestOwn takes own metrics into the shipped model.
func TestOwn(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	n, wrong := m.WithOwn([]model.Own{own("part", share("big / deals_new")), own("big", big)})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	x, ok := n.Metric("part")
	if !ok || !x.Own || x.Title.EN != "Доля" || x.Help.RU == "" {
		t.Errorf("the metric is %+v", x)
	}
	if words := n.Words("part", "ru"); words != "Крупные ÷ Новые сделки" && !strings.HasPrefix(words, "Крупные ÷ ") {
		t.Errorf("the formula reads %q", words)
	}
	if _, ok := m.Metric("part"); ok {
		t.Error("the shipped model has changed")
	}
	if n.Rollup("big", model.OverPeriod) != model.RollSum || !n.CanSplit("part", "owner") {
		t.Error("an own metric rolls up and splits as a shipped one does")
	}
}

// TestMeanings: a flow that adds up is the sum of its meanings, each on its days; other figures choose theirs by period.
func TestMeanings(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	n, wrong := m.WithOwn([]model.Own{own("big", big, huge)})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	x, _ := n.Metric("big")
	if !x.Parts || x.Formula.String() != "big__1 + big__2" || n.Rollup("big", model.OverPeriod) != model.RollSum {
		t.Errorf("the sum of its meanings is %s, parts %v", x.Formula, x.Parts)
	}
	first, _ := n.Metric("big__1")
	if c := first.Flow.Where[len(first.Flow.Where)-1]; c.Name != "created" || c.Values[0] != "" || c.Values[1] != "2026-02-28" || !first.Hidden {
		t.Errorf("the first meaning is %+v", first.Flow)
	}
	n, wrong = m.WithOwn([]model.Own{own("big", mean, mean2)})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	x, _ = n.Metric("big")
	if len(x.Since) != 2 || x.Since[0].Name != "big__1" || x.Since[1].Name != "big" || x.Flow.Day != "won" {
		t.Errorf("the meanings are %+v", x.Since)
	}
}

// TestOwnWrong: whatever is wrong is told in a sentence, and the others stay.
func TestOwnWrong(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		list []model.Own
		id   string
		says string
	}{
		{"a circle", []model.Own{own("part", share("other / deals_new")), own("other", strings.Replace(share("part + win_rate"), "metric: part", "metric: other", 1))}, "part", "замыкается"},
		{"itself", []model.Own{own("part", share("part / deals_new"))}, "part", "замыкается"},
		{"nobody's name", []model.Own{own("part", share("deals_wom / deals_new"))}, "part", "deals_won"},
		{"units", []model.Own{own("part", share("revenue"))}, "part", "единица указана"},
		{"money and pieces", []model.Own{own("part", share("revenue + deals_new"))}, "part", "нельзя сложить"},
		{"syntax", []model.Own{own("part", share("deals_new /"))}, "part", "ожидается"},
		{"a taken name", []model.Own{own("x", strings.Replace(big, "metric: big", "metric: revenue", 1))}, "x", "занято"},
		{"no name", []model.Own{own("x", strings.Replace(big, "metric: big", "metric: Большие", 1))}, "x", "не имя"},
		{"no fact", []model.Own{own("x", strings.Replace(big, "fact: deal", "fact: nothing", 1))}, "x", "Считать нечего"},
		{"no column", []model.Own{own("x", strings.Replace(big, "amount: ", "amuont: ", 1))}, "x", "не годится"},
		{"another unit in another meaning", []model.Own{own("big", big, mean)}, "big", "Единица не может"},
		{"plans", []model.Own{own("part", share("plan_done"))}, "part", "зависит от планов"},
	} {
		n, wrong := m.WithOwn(c.list)
		if why := wrong[c.id]; why == nil || !strings.Contains(fault.MessageIn(why, "ru"), c.says) {
			t.Errorf("%s: it says %v", c.name, fault.MessageIn(why, "ru"))
		}
		if _, ok := n.Metric("revenue"); !ok || len(n.Metrics()) < len(m.Metrics()) {
			t.Errorf("%s: shipped metrics have gone", c.name)
		}
	}
}

// TestWriteMetric: what is written is read again as it was, for every shipped metric that is counted or a formula.
func TestWriteMetric(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, x := range m.Metrics() {
		if x.Waits != "" || x.Plan != nil || x.Stock != nil && x.Stock.Opening {
			continue
		}
		text, err := model.WriteMetric(x)
		if err != nil {
			t.Fatal(err)
		}
		y, err := model.ReadMetric(text)
		if err != nil {
			t.Errorf("%s: %v\n%s", x.Name, err, text)
			continue
		}
		again, _ := model.WriteMetric(y)
		if again != text || y.Kind() != x.Kind() || y.Unit != x.Unit {
			t.Errorf("%s comes back as\n%s", x.Name, again)
		}
		n++
	}
	if n < 150 {
		t.Errorf("only %d metrics were tried", n)
	}
}
