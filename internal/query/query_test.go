package query_test

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want []model.Cond
	}{
		{"owner=Анна Соколова,Bob", []model.Cond{{Name: "owner", Op: model.In, Values: []string{"Анна Соколова", "Bob"}}}},
		{"stage!=Won", []model.Cond{{Name: "stage", Op: model.NotIn, Values: []string{"Won"}}}},
		{"owner=ann&owner=bob", []model.Cond{{Name: "owner", Op: model.In, Values: []string{"ann", "bob"}}}},
		{"amount=100..500", []model.Cond{{Name: "amount", Op: model.Range, Values: []string{"100", "500"}}}},
		{"amount>=100&amount<=500", []model.Cond{
			{Name: "amount", Op: model.Range, Values: []string{"", "500"}}, {Name: "amount", Op: model.Range, Values: []string{"100", ""}},
		}},
		{"client~=строй", []model.Cond{{Name: "client", Op: model.Contains, Values: []string{"строй"}}}},
		{"reason=(empty),Дорого", []model.Cond{{Name: "reason", Op: model.In, Values: []string{"", "Дорого"}}}},
		{`client=A\, B`, []model.Cond{{Name: "client", Op: model.In, Values: []string{"A, B"}}}},
		{`client=A\..B`, []model.Cond{{Name: "client", Op: model.In, Values: []string{"A..B"}}}},
		{"campaign=a;b", []model.Cond{{Name: "campaign", Op: model.In, Values: []string{"a;b"}}}},
		{"owner=&metrics=", nil},
		{`client=A...B`, []model.Cond{{Name: "client", Op: model.Range, Values: []string{"A", ".B"}}}},
		{"amount=1..5,7..9", []model.Cond{{Name: "amount", Op: model.In, Values: []string{"1..5", "7..9"}}}},
		{"amount!=1..5", []model.Cond{{Name: "amount", Op: model.NotIn, Values: []string{"1..5"}}}},
		{"department==North", []model.Cond{{Name: "department", Op: model.In, Values: []string{"=North"}}}},
		{"range=&range=2026", nil},
	} {
		q, err := query.ParseText(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if !reflect.DeepEqual(q.Where, c.want) {
			t.Errorf("%s: %v, want %v", c.text, q.Where, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"metrics=Revenue!", "not a name"},
		{"limit=0", "whole number"},
		{"range=2026&range=2025", "twice"},
		{"limit=many", "whole number"},
		{"totals=perhaps", "1 or 0"},
		{"derive=revenue", "metric:share"},
		{"compare=sometime", "sometime"},
		{"grain=fortnight", "fortnight"},
		{"owner!!=x", "filter is written"},
		{"a%zz=1", "cannot be read"},
		{"Владелец=x", "not a name"},
		{"compare=previous,year,month,week,quarter,previous-2,previous-3", "at most 6"},
		{strings.Repeat("x", 20_000), "longer"},
	} {
		_, err := query.ParseText(c.text)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(fault.Message(err), c.says) {
			t.Errorf("%s: %v, want something with %q", c.text[:min(40, len(c.text))], err, c.says)
		}
	}
}

// TestRoundTrip: the URL form of a question is the question.
func TestRoundTrip(t *testing.T) {
	name := rapid.StringMatching(`[a-z][a-z0-9_]{0,8}`).Filter(func(s string) bool { return !query.Reserved(s) })
	word := rapid.StringMatching(`[а-яa-z0-9.,;&=+%#\\ ]{1,12}`).Filter(func(s string) bool { return s == strings.TrimSpace(s) && s != "" })
	rapid.Check(t, func(t *rapid.T) {
		q := query.Query{
			Metrics: rapid.SliceOfNDistinct(name, 1, 3, rapid.ID[string]).Draw(t, "metrics"),
			Range:   rapid.SampledFrom([]string{"", "last-month", "2024-05-01..2024-05-31"}).Draw(t, "range"),
			Grain:   rapid.SampledFrom(append(cal.Grains(), cal.None)).Draw(t, "grain"),
			Totals:  rapid.Bool().Draw(t, "totals"),
			Plan:    rapid.Bool().Draw(t, "plan"),
			Limit:   rapid.IntRange(0, 9).Draw(t, "limit"),
		}
		if rapid.Bool().Draw(t, "compared") {
			year, err := cal.ParseShift("year")
			if err != nil {
				t.Fatal(err)
			}
			q.Compare = []cal.Shift{year}
		}
		if q.Plan && rapid.Bool().Draw(t, "derived") {
			q.Derive = []query.Derive{{Metric: q.Metrics[0], Kind: query.Expected}, {Metric: q.Metrics[0], Kind: query.Contrib}}
		}
		if rapid.Bool().Draw(t, "filtered") {
			q.Where = []model.Cond{{
				Name: name.Draw(t, "name"), Op: rapid.SampledFrom([]model.Op{model.In, model.NotIn}).Draw(t, "op"),
				Values: rapid.SliceOfN(word, 1, 3).Draw(t, "values"),
			}}
		}
		if rapid.Bool().Draw(t, "ranged") {
			ends := rapid.SliceOfN(rapid.OneOf(word, rapid.Just("")), 2, 2).Draw(t, "ends")
			q.Where = []model.Cond{{Name: name.Draw(t, "name"), Op: model.Range, Values: ends}}
		}
		for what, parse := range map[string]func() (query.Query, error){
			"text":   func() (query.Query, error) { return query.ParseText(q.String()) },
			"values": func() (query.Query, error) { return query.Parse(q.Values()) },
		} {
			got, err := parse()
			if err != nil {
				t.Fatalf("%s: %s: %v", what, q, err)
			}
			if !reflect.DeepEqual(got, q) {
				t.Fatalf("%s: %s\n got %#v\nwant %#v", what, q, got, q)
			}
		}
	})
}

func FuzzParseText(f *testing.F) {
	f.Add("metrics=revenue&by=owner&owner=a,b&amount=1..2&client~=x")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := query.ParseText(text)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("%q: %v is no sentence for a person", text, err)
			}
			return
		}
		again, err := query.ParseText(q.String())
		if err != nil {
			t.Fatalf("%q gives %q, which is refused: %v", text, q, err)
		}
		if q.String() != again.String() {
			t.Fatalf("%q gives %q, then %q", text, q, again)
		}
	})
}
