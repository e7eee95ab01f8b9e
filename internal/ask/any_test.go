package ask_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// TestAnyQuestion puts questions together from whatever words there are: each is answered, or refused with a sentence for
// a person; so are its explanation and its records, and none fails inside.
func TestAnyQuestion(t *testing.T) {
	companies(t, func(t *testing.T, list []company) {
		t.Helper()
		c := list[0]
		rapid.Check(t, func(t *rapid.T) {
			q, err := query.ParseText(anyText(t, c.model))
			if err != nil {
				if !fault.Is(err, fault.Invalid) {
					t.Fatal(err)
				}
				return
			}
			ctx := context.Background()
			v := anyViewer(t)
			a, err := c.desk.Ask(ctx, v, q)
			spoken(t, "ask", q, err)
			if err == nil {
				for _, r := range a.Frame.Rows {
					if len(r.Cells) != len(a.Frame.Columns) || len(r.Keys) != len(a.Frame.By) {
						t.Fatalf("%s: %d cells for %d columns", q, len(r.Cells), len(a.Frame.Columns))
					}
				}
			}
			_, err = c.desk.Explain(ctx, v, q)
			spoken(t, "explain", q, err)
			_, err = c.desk.Records(ctx, v, q, ask.Page{Limit: 3})
			spoken(t, "records", q, err)
		})
	})
}

func spoken(t *rapid.T, what string, q query.Query, err error) {
	if err != nil && !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Forbidden) {
		t.Fatalf("%s %s: %v", what, q, err)
	}
}

func anyViewer(t *rapid.T) access.Viewer {
	rows := func(name model.Name, op model.Op, values ...string) []model.Cond {
		return []model.Cond{{Name: name, Op: op, Values: values}}
	}
	return access.Viewer{ID: "v", Lang: "ru", Grant: rapid.SampledFrom([]access.Grant{
		{All: true},
		{All: true, Hidden: []model.Name{"revenue"}, Reveal: []model.Name{"avg_check"}},
		{All: true, Metrics: []model.Name{"deals_won", "win_rate"}},
		{Rows: [][]model.Cond{rows("owner", model.In, "")}},
		{Rows: [][]model.Cond{rows("owner", model.Filled), rows("source", model.NotIn, "")}},
		{Rows: [][]model.Cond{rows("weekday", model.In, "1"), rows("loss_reason", model.Contains, "a")}},
		{},
	}).Draw(t, "grant")}
}

// anyText is the text of a question, right or wrong.
func anyText(t *rapid.T, m *model.Model) string {
	var dims []model.Name
	for _, d := range m.Dims() {
		dims = append(dims, d.Name)
	}
	metrics := rapid.SampledFrom(append(m.MetricNames(), "revenue", "deals_won", "win_rate", "pipeline_open"))
	dim := rapid.SampledFrom(dims)
	listOf := func(g *rapid.Generator[string], most int, name string) string {
		return strings.Join(rapid.SliceOfN(g, 0, most).Draw(t, name), ",")
	}
	by := listOf(dim, 2, "by")
	x := listOf(metrics, 3, "metrics")
	first, _, _ := strings.Cut(x, ",")
	key, _, _ := strings.Cut(by, ",")
	parts := []string{
		"metrics=" + x,
		"by=" + by,
		"range=" + rapid.SampledFrom([]string{"2026-03", "2025..2027", "2027", "last-4-weeks", "ytd", "today", "2026-05..", "2026-02-29"}).Draw(t, "range"),
		"grain=" + rapid.SampledFrom([]string{"", "", "week", "month", "quarter", "year"}).Draw(t, "grain"),
		"compare=" + rapid.SampledFrom([]string{"", "", "previous", "year,previous", "weekday", "month-2-full"}).Draw(t, "compare"),
	}
	add := func(part string) {
		if rapid.Bool().Draw(t, part) {
			parts = append(parts, part)
		}
	}
	add("totals=1")
	add("others=1")
	add("spine=" + key)
	add("limit=" + strconv.Itoa(rapid.IntRange(1, 5).Draw(t, "limit")))
	add("derive=" + first + ":" + rapid.SampledFrom([]string{"share", "rank", "running", "delta"}).Draw(t, "derive"))
	add("sort=" + rapid.SampledFrom([]string{first, "-" + first, "period", key, "-" + key, first + "@previous:delta"}).Draw(t, "sort"))
	values := []string{"=(empty)", "!=(empty)", "=1", "!=1..5", "=1..5,9", "~=a", ">=2", "<=3", "=2026-03", "!=2026-03", "=да", "==#x", "=#x", "=..", "=a..b"}
	filtered := rapid.SampledFrom(append(dims, "amount", "closed", "created", "wins", "excluded"))
	for range rapid.IntRange(0, 2).Draw(t, "filters") {
		parts = append(parts, filtered.Draw(t, "filter")+rapid.SampledFrom(values).Draw(t, "value"))
	}
	return strings.Join(parts, "&")
}
