package chart_test

import (
	"context"
	"encoding/json"
	"math"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/ask/asktest"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render/chart"
	"svodka/internal/warehouse"
)

const company = `
users:
  id name
  ann "</script><b>"
  bob "sv:fact"
  cyd "_hidden {b} \u202e"
deals:
  id owner created          closed           outcome amount
  1  ann   2026-02-02       2026-02-10       won     1000.5
  2  ann   2026-03-03       2026-03-12       won     1234567.89
  3  ann   2026-03-03       2026-03-13       lost    10
  4  bob   2026-03-05       2026-03-14       won     70000
  5  cyd   2026-04-01       2026-04-02       won     500
  6  -     2026-03-05       2026-03-15       lost    7
`

// goals are what is planned for the company.
const goals = `
metric     owner range   plan
revenue    ann   2026-03 1000000
revenue    bob   2026-03 100000
revenue    ann   2026-04 1100000
deals_won  -     2026-04 3
`

var loaded = sync.OnceValues(crm.Load)

func asked(t *testing.T, v access.Viewer, text string) *ask.Answer {
	t.Helper()
	return askedOf(t, company, v, text)
}

func askedOf(t *testing.T, company string, v access.Viewer, text string) *ask.Answer {
	t.Helper()
	settings := warehouse.DefaultSettings()
	m, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	b, err := texttable.Batch("t", company, settings)
	if err != nil {
		t.Fatal(err)
	}
	b.Seen = time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC)
	if _, err := e.Load(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	q, err := query.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	d := ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return b.Seen }, Targets: asktest.Targets(goals)})
	a, err := d.Ask(context.Background(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func cases() map[string]string {
	return map[string]string{
		"line":     "metrics=revenue&grain=month&range=2026-02..2026-04&compare=previous",
		"column":   "metrics=revenue&grain=month&range=2026-02..2026-04",
		"stacked":  "metrics=revenue&by=owner&grain=month&range=2026-02..2026-04",
		"combined": "metrics=revenue,win_rate&grain=month&range=2026-02..2026-04",
		"rows":     "metrics=revenue,win_rate&by=owner&range=2026-02..2026-04",
		"heat":     "metrics=deals_won&by=owner&grain=month&range=2026-02..2026-04",
		"scatter":  "metrics=revenue,deals_won&by=owner&range=2026-02..2026-04",
	}
}

// walk visits every object of an option.
func walk(node any, visit func(map[string]any)) {
	switch n := node.(type) {
	case map[string]any:
		visit(n)
		for _, x := range n {
			walk(x, visit)
		}
	case []any:
		for _, x := range n {
			walk(x, visit)
		}
	}
}

// TestDrawnAsAnswered: no functions, known formats, questions that parse, and no figure that the answer does not have.
func TestDrawnAsAnswered(t *testing.T) {
	formats := []string{"num", "pct0", "dur_h"} // the browser's own
	for _, f := range lang.Formats() {
		formats = append(formats, string(f))
	}
	for kind, text := range cases() {
		for _, l := range []lang.Lang{lang.RU, lang.EN} {
			a := asked(t, access.Admin(string(l)), text)
			c, err := chart.Build(chart.Spec{Kind: kind, Title: "Title"}, a, l)
			if err != nil || c.Table || len(c.Option) == 0 || c.Spoken == "" || len(c.Drill) == 0 {
				t.Fatalf("%s: %+v, %v", kind, c, err)
			}
			if strings.Contains(string(c.Option), "function") || strings.Contains(string(c.Option), "</script") {
				t.Errorf("%s holds code: %s", kind, c.Option)
			}
			var cells []float64
			for _, r := range a.Frame.Rows {
				for _, v := range r.Cells {
					if v.State == formula.Present {
						cells = append(cells, v.V)
					}
				}
			}
			var option any
			if err := json.Unmarshal(c.Option, &option); err != nil {
				t.Fatal(err)
			}
			drawn := 0
			walk(option, func(n map[string]any) {
				if f, ok := n["svFormat"].(string); ok && !slices.Contains(formats, f) {
					t.Errorf("%s: format %q", kind, f)
				}
				i, ok := n["i"].(float64)
				if !ok {
					return
				}
				v := n["value"]
				if list, ok := v.([]any); ok {
					v = list[len(list)-1]
				}
				figure, _ := v.(float64)
				if !slices.Contains(cells, figure) {
					t.Errorf("%s draws %v, which the answer does not have", kind, v)
				}
				if int(i) >= len(c.Drill) {
					t.Fatalf("%s: place %v of %d", kind, i, len(c.Drill))
				}
				values, err := url.ParseQuery(c.Drill[int(i)])
				if err != nil {
					t.Fatal(err)
				}
				if _, err := query.Parse(values); err != nil {
					t.Errorf("%s: %q: %v", kind, c.Drill[int(i)], err)
				}
				drawn++
			})
			if drawn == 0 {
				t.Errorf("%s draws nothing that opens", kind)
			}
		}
	}
}

// TestNamesAreNotCommands: the browser reads "sv:" as a colour and "_" as a series without words, so no name begins so.
func TestNamesAreNotCommands(t *testing.T) {
	a := asked(t, access.Admin("ru"), "metrics=revenue&by=owner&grain=month&range=2026-02..2026-04")
	c, err := chart.Build(chart.Spec{Kind: "stacked"}, a, lang.RU)
	if err != nil {
		t.Fatal(err)
	}
	var option struct {
		Series []struct{ Name string }
	}
	if err := json.Unmarshal(c.Option, &option); err != nil {
		t.Fatal(err)
	}
	if len(option.Series) == 0 {
		t.Fatal("no series")
	}
	for _, s := range option.Series {
		if strings.HasPrefix(s.Name, "sv:") || strings.HasPrefix(s.Name, "_") {
			t.Errorf("a series is called %q", s.Name)
		}
	}
}

// TestOpenEnd: the dashed end of a line is no entry of the legend, and repeats no tooltip.
func TestOpenEnd(t *testing.T) {
	a := asked(t, access.Admin("ru"), "metrics=revenue&grain=month&range=2026-02..2026-04")
	c, err := chart.Build(chart.Spec{Kind: "line"}, a, lang.RU)
	if err != nil {
		t.Fatal(err)
	}
	var option struct {
		Legend struct{ Data []string }
		Series []struct {
			Name string
			Data []any
		}
	}
	if err := json.Unmarshal(c.Option, &option); err != nil {
		t.Fatal(err)
	}
	for _, name := range option.Legend.Data {
		if strings.HasPrefix(name, "_") {
			t.Errorf("the legend names %q", name)
		}
	}
	if n := len(option.Series); n != 2 || len(option.Legend.Data) > 1 {
		t.Fatalf("want a line and its open end: %s", c.Option)
	}
	said := 0
	for _, s := range option.Series {
		if p, ok := s.Data[1].(map[string]any); ok && p["tip"] != nil {
			said++
		}
	}
	if said != 1 {
		t.Errorf("the joint is said %d times", said)
	}
}

func TestHiddenIsNotDrawn(t *testing.T) {
	a := asked(t, access.Admin("ru"), "metrics=revenue&by=owner&range=2026-02..2026-04")
	for i := range a.Frame.Rows {
		for k := range a.Frame.Rows[i].Cells {
			a.Frame.Rows[i].Cells[k] = formula.Value{V: 987654321, State: formula.Hidden}
		}
	}
	for _, kind := range []string{"rows", "column", "funnel", "heat", "scatter", "waterfall"} {
		c, err := chart.Build(chart.Spec{Kind: kind}, a, lang.RU)
		if err != nil || !c.Table || strings.Contains(string(c.Option)+c.SVG+c.Spoken, "987654321") {
			t.Errorf("%s: %+v, %v", kind, c, err)
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	if c, err := chart.Build(chart.Spec{Kind: "line"}, nil, lang.RU); err != nil || !c.Table {
		t.Errorf("%+v, %v", c, err)
	}
	a := asked(t, access.Admin("ru"), "metrics=revenue&by=owner&range=2019")
	for kind := range cases() {
		if c, err := chart.Build(chart.Spec{Kind: kind}, a, lang.RU); err != nil || !c.Table {
			t.Errorf("%s: %+v, %v", kind, c, err)
		}
	}
}

func TestFunnelIsSafe(t *testing.T) {
	a := asked(t, access.Admin("ru"), "metrics=deals_new&by=owner&range=2026-02..2026-04")
	c, err := chart.Build(chart.Spec{Kind: "funnel", Title: `"><script>`}, a, lang.RU)
	if err != nil || c.SVG == "" {
		t.Fatalf("%+v, %v", c, err)
	}
	for _, bad := range []string{"<script", "</script", "<b>", "style="} {
		if strings.Contains(c.SVG, bad) {
			t.Errorf("the picture holds %q: %s", bad, c.SVG)
		}
	}
}

func TestSpark(t *testing.T) {
	gap := math.NaN()
	if got := chart.Spark([]float64{gap, 1}, true); got != "" {
		t.Errorf("one point is no line: %q", got)
	}
	got := chart.Spark([]float64{1, 2, gap, 3, 4}, true)
	if strings.Count(got, "M") != 3 || !strings.Contains(got, "sp-o") || strings.Contains(got, "NaN") || strings.Contains(got, "style=") {
		t.Errorf("a gap, a dashed end: %q", got)
	}
	if got := chart.Spark([]float64{5, 5, 5}, false); strings.Contains(got, "NaN") || strings.Contains(got, "sp-o") {
		t.Errorf("level: %q", got)
	}
}

// TestWaterfallAddsUp: parts that make the whole are drawn to the answer's own total; means and shares are not.
func TestWaterfallAddsUp(t *testing.T) {
	a := asked(t, access.Admin("ru"), "metrics=revenue&by=owner&range=2026-02..2026-04")
	c, err := chart.Build(chart.Spec{Kind: "waterfall"}, a, lang.RU)
	if err != nil || c.Table || !strings.Contains(string(c.Option), "130606839") {
		t.Errorf("a sum: %s, %v", c.Option, err)
	}
	a = asked(t, access.Admin("ru"), "metrics=avg_check&by=owner&range=2026-02..2026-04")
	if c, err := chart.Build(chart.Spec{Kind: "waterfall"}, a, lang.RU); err != nil || !c.Table {
		t.Errorf("means do not add up: %s, %v", c.Option, err)
	}
}
