package chart_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/lang"
	"svodka/internal/render/chart"
)

// large is a company of many: n people with a deal each, the n-th of n thousand.
func large(n int) string {
	var b strings.Builder
	b.WriteString("\nusers:\n  id name\n")
	for i := range n {
		_, _ = fmt.Fprintf(&b, "  p%d \"Person %d\"\n", i, i)
	}
	b.WriteString("deals:\n  id owner created closed outcome amount\n")
	for i := range n {
		_, _ = fmt.Fprintf(&b, "  %d p%d 2026-03-02 2026-03-%02d won %d\n", i, i, i%28+1, (i+1)*1000)
	}
	return b.String()
}

func built(t *testing.T, company, kind, question string, l lang.Lang) chart.Chart {
	t.Helper()
	c, err := chart.Build(chart.Spec{Kind: kind, Title: "Title"}, askedOf(t, company, access.Admin(string(l)), question), l)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestWhatIsLeftIsSaid: no member, period or metric is left out of a picture without a word.
func TestWhatIsLeftIsSaid(t *testing.T) {
	const people = 45
	many := large(people)
	long := strings.Replace(many, "2026-03-01 won 1000\n", "2026-02-01 won 1000\n", 1)
	for _, x := range []struct{ name, kind, ask, ru, en string }{
		{"rows", "rows", "metrics=revenue&by=owner&range=2026-03", "Показаны 20 из 45, остальные — в таблице.", "Shown: 20 of 45, the rest is in the table."},
		{"columns", "column", "metrics=revenue&by=owner&range=2026-03", "Показаны 37 из 45, остальные — в таблице.", "Shown: 37 of 45, the rest is in the table."},
		{"days", "column", "metrics=revenue&grain=day&range=2025-06..2026-04", "Показаны последние 37 из 56, остальные — в таблице.", "Shown: the last 37 of 56, the rest is in the table."},
		{"lines", "line", "metrics=revenue&by=owner&grain=month&range=2026-03", "Показаны 5 из 45, остальные — в таблице.", "Shown: 5 of 45, the rest is in the table."},
		{"others", "line", "metrics=revenue&by=owner&grain=month&range=2026-03&limit=5&others=1", "", ""},
		{"heat", "heat", "metrics=revenue&by=owner&grain=month&range=2026-03", "Показаны 40 из 45, остальные — в таблице.", "Shown: 40 of 45, the rest is in the table."},
		{"funnel", "funnel", "metrics=revenue&by=owner&range=2026-03", "Показаны 10 из 45, остальные — в таблице.", "Shown: 10 of 45, the rest is in the table."},
		{"units", "line", "metrics=revenue,win_rate&grain=month&range=2026-03", "Только в таблице: Доля выигранных.", "Only in the table: Win rate."},
		{"panels", "combined", "metrics=revenue,win_rate,deals_won,deals_lost&grain=month&range=2026-03", "Только в таблице: Отказы.", "Only in the table: Lost deals."},
	} {
		data := many
		if x.name == "days" {
			data = long
		}
		if got := built(t, data, x.kind, x.ask, lang.RU); got.Note != x.ru || !strings.Contains(got.Spoken, strings.TrimSuffix(x.ru, ".")) {
			t.Errorf("%s: %q, spoken %q", x.name, got.Note, got.Spoken)
		}
		if got := built(t, data, x.kind, x.ask, lang.EN); got.Note != x.en {
			t.Errorf("%s: %q", x.name, got.Note)
		}
	}
	if c := built(t, many, "waterfall", "metrics=revenue&by=owner&range=2026-03", lang.RU); !c.Table {
		t.Error("parts left out do not make the whole")
	}
}

// TestFunnelOfMetrics: without a split the metrics are the stages, in the order they are asked in, with what is lost between.
func TestFunnelOfMetrics(t *testing.T) {
	c := built(t, company, "funnel", "metrics=deals_new,deals_won,revenue&range=2026-02..2026-04", lang.RU)
	for _, want := range []string{">Новые сделки<", ">Продажи<", "66,7\u00a0%", ">−2<", "metrics=deals_won", "metrics=deals_new"} {
		if !strings.Contains(c.SVG, want) {
			t.Errorf("the funnel lacks %q: %s", want, c.SVG)
		}
	}
	if strings.Index(c.SVG, ">Новые сделки<") > strings.Index(c.SVG, ">Продажи<") || strings.Contains(c.SVG, "Выручка<") {
		t.Errorf("stages: %s", c.SVG)
	}
	if c := built(t, company, "funnel", "metrics=deals_new,revenue&range=2026-02..2026-04", lang.RU); !c.Table {
		t.Error("money is no stage of deals")
	}
}

// option reads the drawn parts of an option.
type option struct {
	XAxis, YAxis json.RawMessage
	Legend       struct{ Data []string }
	Series       []struct {
		Type, Name, Stack string
		LineStyle         struct{ Type any }
		ItemStyle         struct{ Color string }
		Data              []any
	}
}

func read(t *testing.T, c chart.Chart) option {
	t.Helper()
	var o option
	if err := json.Unmarshal(c.Option, &o); err != nil {
		t.Fatalf("%v: %s", err, c.Option)
	}
	return o
}

// TestOpenAndEarlier: a period that is not over is hatched in bars and dashed in lines, everywhere bars and lines are drawn; what it
// is compared with is grey, a dashed line over time and a bar beside it for members.
func TestOpenAndEarlier(t *testing.T) {
	const months = "&grain=month&range=2026-03..2026-04&compare=previous"
	for kind, want := range map[string]struct{ hatched, dashed, earlier string }{
		"column":   {hatched: "Выручка", earlier: "line"},
		"line":     {dashed: "Выручка", earlier: "line"},
		"combined": {hatched: "Выручка", dashed: "Доля выигранных", earlier: "line"},
	} {
		metrics := "metrics=revenue"
		if kind == "combined" {
			metrics += ",win_rate"
		}
		o := read(t, built(t, company, kind, metrics+months, lang.RU))
		var hatched, dashed, earlier string
		for _, s := range o.Series {
			if p, ok := s.Data[1].(map[string]any); ok && p["itemStyle"] != nil && strings.Contains(fmt.Sprint(p["itemStyle"]), "sv:hatch:") {
				hatched = s.Name
			}
			if s.LineStyle.Type == "dashed" {
				dashed = strings.TrimPrefix(s.Name, "_")
			}
			if s.ItemStyle.Color == "sv:prev" && s.Name == "прошлый период" {
				earlier = s.Type
				if fmt.Sprint(s.LineStyle.Type) != "[5 4]" {
					t.Errorf("%s: the comparison is drawn %v", kind, s.LineStyle.Type)
				}
			}
		}
		if !strings.HasPrefix(hatched, want.hatched) || want.hatched == "" && hatched != "" || !strings.HasPrefix(dashed, want.dashed) || want.dashed == "" && dashed != "" || earlier != want.earlier {
			t.Errorf("%s: hatched %q, dashed %q, the comparison is a %q", kind, hatched, dashed, earlier)
		}
	}
	for _, kind := range []string{"column", "rows"} {
		o := read(t, built(t, company, kind, "metrics=revenue&by=owner&range=2026-03..2026-04&compare=previous", lang.RU))
		if last := o.Series[len(o.Series)-1]; len(o.Series) != 2 || last.Type != "bar" || last.ItemStyle.Color != "sv:prev" || last.Name != "прошлый период" {
			t.Errorf("%s: %+v", kind, o.Series)
		}
	}
}

// TestPercentsAreWhole: axes and labels have whole percents, what is read closely keeps a decimal.
func TestPercentsAreWhole(t *testing.T) {
	for kind, ask := range map[string]string{
		"line": "metrics=win_rate&grain=month&range=2026-02..2026-04", "rows": "metrics=win_rate&by=owner&range=2026-02..2026-04",
		"combined": "metrics=revenue,win_rate&grain=month&range=2026-02..2026-04", "heat": "metrics=win_rate&by=owner&grain=month&range=2026-02..2026-04",
	} {
		text := string(built(t, company, kind, ask, lang.RU).Option)
		if strings.Contains(text, `"svFormat":"pct"`) || !strings.Contains(text, ",0\u00a0%") {
			t.Errorf("%s: %s", kind, text)
		}
	}
}

// TestBelowZero: a loss stands out among bars; among things of which less is better it does not.
func TestBelowZero(t *testing.T) {
	const text = `
users:
  id name
  ann "Ann"
  bob "Bob"
deals:
  id owner created    closed     outcome amount
  1  ann   2026-03-02 2026-03-10 won     1000
  2  bob   2026-03-02 2026-03-11 won     -500
`
	c := built(t, text, "rows", "metrics=revenue&by=owner&range=2026-03", lang.RU)
	if n := strings.Count(string(c.Option), "sv:bad-fill"); n != 1 {
		t.Errorf("%d bars stand out: %s", n, c.Option)
	}
}
