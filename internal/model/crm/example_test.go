package crm_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// TestExamples asks the question of every metric's examples and compares the answer with the rows written there.
func TestExamples(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, metric := range m.Metrics() {
		for i, e := range metric.Examples {
			name := metric.Name
			if i > 0 {
				name += "/" + strconv.Itoa(i+1)
			}
			t.Run(name, func(t *testing.T) {
				got, err := answer(m, e)
				if err != nil {
					t.Fatal(err)
				}
				want := table(e.Want)
				if e.Ask["sort"] == "" { // the order is no part of the answer then
					slices.SortFunc(want[1:], slices.Compare)
					slices.SortFunc(got[1:], slices.Compare)
				}
				if diff := differ(want, got); diff != "" {
					t.Errorf("%s\nwant:\n%s\ngot:\n%s", diff, text(want), text(got))
				}
			})
		}
	}
}

// TestEveryMetricHasAnExample refuses a metric that nobody has worked out by hand.
func TestEveryMetricHasAnExample(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, metric := range m.Metrics() {
		if len(metric.Examples) == 0 && metric.Waits == "" {
			t.Errorf("%s has no example", metric.Name)
		}
	}
}

// answer loads the example's rows into a fresh warehouse and asks its question; the first line is the header.
func answer(m *model.Model, e model.Example) ([][]string, error) {
	settings := warehouse.DefaultSettings()
	raw, err := json.Marshal(e.Settings)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &settings); err != nil {
		return nil, err
	}
	batch, err := texttable.Batch("t", e.Data, settings)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(settings.Zone)
	if err != nil {
		return nil, err
	}
	if e.Today != "" {
		batch.Seen = texttable.Day(e.Today).Start(zone)
	}
	engine, err := memory.Open(settings)
	if err != nil {
		return nil, err
	}
	defer engine.Close()
	if _, err := engine.Load(context.Background(), batch); err != nil {
		return nil, err
	}
	values := url.Values{}
	for key, text := range e.Ask {
		values.Set(key, text)
	}
	q, err := query.Parse(values)
	if err != nil {
		return nil, err
	}
	desk := ask.New(ask.Options{Model: m, Engine: engine, Now: func() time.Time { return batch.Seen }})
	a, err := desk.Ask(context.Background(), access.Admin("en"), q)
	if err != nil {
		return nil, err
	}
	return lines(a), nil
}

// lines writes an answer as a table: the periods, the members, the figures as a reader sees them; totals last.
func lines(a *ask.Answer) [][]string {
	f := a.Frame
	var head []string
	if f.Grain != cal.None {
		head = append(head, "period")
	}
	for _, d := range f.By {
		head = append(head, d.Name)
	}
	for _, c := range f.Columns {
		head = append(head, c.Name)
	}
	out := [][]string{head}
	rows := slices.Concat(f.Rows, f.Totals)
	if a.Query.Totals {
		rows = append(rows, f.Total)
	}
	for _, r := range rows {
		var line []string
		if f.Grain != cal.None {
			period := "total"
			if p, ok := f.Period(r); ok {
				period = key(f.Grain, p)
			}
			line = append(line, period)
		}
		for i, d := range f.By {
			line = append(line, member(a, d, r, i))
		}
		for i, c := range f.Columns {
			line = append(line, figure(r.Cells[i], c.Unit))
		}
		out = append(out, line)
	}
	return out
}

// key writes a period as examples do: 2026, 2026-03, and other grains by their first day.
func key(g cal.Grain, p cal.Period) string {
	first := p.Range.From.String()
	switch g {
	case cal.ByYear:
		return first[:4]
	case cal.ByMonth:
		return first[:7]
	}
	return first
}

func member(a *ask.Answer, d *model.Dimension, r frame.Row, i int) string {
	k := r.Keys[i]
	switch {
	case r.Others:
		return "others"
	case k == plan.Member{}:
		return "total"
	case k.Null:
		return "-"
	case d.Table != "":
		return a.Names.Title(d, k)
	}
	return k.ID
}

func figure(v formula.Value, u unit.Unit) string {
	if v.State != formula.Present {
		return v.State.String()
	}
	shown := v.V
	if u.Kind() == unit.Money {
		shown /= ask.MinorUnits
	}
	if u.Kind() != unit.Percent {
		shown = u.Shown(shown)
	}
	return strconv.FormatFloat(shown, 'f', -1, 64)
}

// table cuts a wanted answer into words.
func table(text string) [][]string {
	var out [][]string
	for line := range strings.SplitSeq(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if words := fields(line); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// fields splits a line at spaces, but for those inside quotation marks.
func fields(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// differ compares two tables line by line.
func differ(want, got [][]string) string {
	if len(want) != len(got) {
		return fmt.Sprintf("%d lines, want %d", len(got), len(want))
	}
	for i := range want {
		if len(want[i]) != len(got[i]) {
			return fmt.Sprintf("line %d has %d columns, want %d", i+1, len(got[i]), len(want[i]))
		}
		for j := range want[i] {
			if !same(want[i][j], got[i][j]) {
				return fmt.Sprintf("line %d, %s: %s, want %s", i+1, got[0][j], got[i][j], want[i][j])
			}
		}
	}
	return ""
}

// same allows figures the four digits that examples are written with.
func same(want, got string) bool {
	if want == got {
		return true
	}
	a, errA := strconv.ParseFloat(want, 64)
	b, errB := strconv.ParseFloat(got, 64)
	return errA == nil && errB == nil && math.Abs(a-b) <= 0.00005*math.Max(1, math.Abs(a))
}

func text(table [][]string) string {
	lines := make([]string, len(table))
	for i, line := range table {
		lines[i] = strings.Join(line, "\t")
	}
	return strings.Join(lines, "\n")
}
