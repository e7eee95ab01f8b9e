package ask_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
)

func explained(t *testing.T, d *ask.Desk, v access.Viewer, text string) ask.Explanation {
	t.Helper()
	x, err := d.Explain(t.Context(), v, parsed(t, text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return x.Figures[0]
}

// TestExplain: a formula's parts are explained in turn, each with its rows, its day and its owner; what is left out is
// counted within the filters and the rights.
func TestExplain(t *testing.T) {
	d, _ := opened(t, office)
	e := explained(t, d, access.Admin("en"), "metrics=win_rate&range=2026-03")
	if e.Value != formula.Of(0.75) || e.Formula != "deals_won / (deals_won + deals_lost)" || len(e.Parts) != 2 || !strings.Contains(e.Words, "Won") {
		t.Errorf("win rate: %+v", e)
	}
	won := e.Parts[0]
	if won.Value != formula.Of(3) || won.Rows != 3 || won.Fact.Name != "closing" || !strings.Contains(won.Day.EN, "closing") || won.Owner.EN == "" {
		t.Errorf("wins: %+v", won)
	}
	if len(won.Left) != 1 || won.Left[0].Rule != "test" || won.Left[0].Rows != 1 {
		t.Errorf("left out: %v", won.Left)
	}
	if ann := explained(t, d, limited("ann"), "metrics=deals_won&range=2026-03"); ann.Rows != 1 || len(ann.Left) != 0 {
		t.Errorf("ann is told of %d rows and %v left out", ann.Rows, ann.Left)
	}
}

// TestExplainLens: a cohort names the same figure by period; a filter that says nothing to the other lens leaves it out.
func TestExplainLens(t *testing.T) {
	d, _ := opened(t, office)
	e := explained(t, d, access.Admin("en"), "metrics=conv_deal_won&range=2026-03")
	if e.Other == nil || e.Other.Metric.Name != "conv_deal_won_period" || e.Other.Value != formula.Of(0.6) {
		t.Errorf("the other lens: %+v", e.Other)
	}
	e = explained(t, d, access.Admin("en"), "metrics=conv_deal_won&expected=(empty)&range=2026-03")
	if e.Other != nil {
		t.Errorf("closings cannot be filtered by the expected day: %+v", e.Other)
	}
}

// TestExplainHidden: an input that is hidden stays hidden in the explanation of a revealed formula.
func TestExplainHidden(t *testing.T) {
	d, _ := opened(t, office)
	v := access.Viewer{ID: "v", Lang: "en", Grant: access.Grant{All: true, Hidden: []model.Name{"gross_profit"}, Reveal: []model.Name{"margin_pct"}}}
	e := explained(t, d, v, "metrics=margin_pct&range=2026-03")
	if e.Value.State != formula.Present {
		t.Errorf("the revealed formula is %v", e.Value)
	}
	for _, p := range e.Parts {
		if hidden := p.Metric.Name == "gross_profit"; (p.Value.State == formula.Hidden) != hidden || hidden && (p.Rows != 0 || p.Hidden == "") {
			t.Errorf("%s: %+v", p.Metric.Name, p)
		}
	}
}

// page lists the records of a question page by page, two at a time, and adds up their contributions.
func pages(t *testing.T, d *ask.Desk, v access.Viewer, text string, page ask.Page) (sum float64, ids []any) {
	t.Helper()
	page.Limit = 2
	for {
		list, err := d.Records(t.Context(), v, parsed(t, text), page)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for _, r := range list.Rows {
			ids = append(ids, r[0])
			switch x := r[len(r)-1].(type) {
			case int64:
				sum += float64(x)
			case float64:
				sum += x
			}
		}
		if page.Skip += page.Limit; int64(page.Skip) >= list.Total {
			return sum, ids
		}
	}
}

// TestRecordsOfCells: the records behind every cell of an answer add up to it, each stands on one page only, and the
// pages are the same whatever the order they are read in.
func TestRecordsOfCells(t *testing.T) {
	d, _ := opened(t, office)
	for _, text := range []string{
		"metrics=revenue,deals_won,gross_profit&by=owner&grain=month&range=2026-02..2026-03&totals=1&compare=previous",
		"metrics=revenue,pipeline_open&by=owner&range=2026-03&totals=1",
		"metrics=deals_won&by=amount_band&range=2026-03&limit=1&others=1",
		"metrics=revenue&by=outcome,weekday&range=2026-03&totals=1",
		"metrics=deals_lost&by=loss_reason&range=2026-03",
	} {
		a, err := d.Ask(t.Context(), access.Admin("en"), parsed(t, text))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range slices.Concat(a.Frame.Rows, a.Frame.Totals, []frame.Row{a.Frame.Total}) {
			for i, c := range a.Frame.Columns {
				if c.Kind != frame.Figure || r.Cells[i].State != formula.Present {
					continue
				}
				cell, ok := a.Cell(r, c)
				if !ok {
					t.Fatalf("%s: %v %s has no question", text, r.Keys, c.Name)
				}
				sum, ids := pages(t, d, access.Admin("en"), cell.String(), ask.Page{})
				if sum != r.Cells[i].V {
					t.Errorf("%s: %v %s is %v, its records add up to %v", text, r.Keys, c.Name, r.Cells[i], sum)
				}
				once := map[any]bool{}
				for _, id := range ids {
					if once[id] {
						t.Errorf("%s: %v stands on two pages", cell, id)
					}
					once[id] = true
				}
			}
		}
	}
}

func TestRecordsPages(t *testing.T) {
	d, _ := opened(t, office)
	text := "metrics=revenue&range=2026"
	for sort, want := range map[model.Name]string{"": "", "amount": "[7 50 100 500]", "closed": ""} {
		_, ids := pages(t, d, access.Admin("en"), text, ask.Page{Sort: sort})
		_, again := pages(t, d, access.Admin("en"), text, ask.Page{Sort: sort})
		if len(ids) != 4 || fmt.Sprint(ids) != fmt.Sprint(again) {
			t.Errorf("sorted by %q: %v, then %v, want %s", sort, ids, again, want)
		}
	}
	_, up := pages(t, d, access.Admin("en"), text, ask.Page{Sort: ask.Counted})
	counted, err := d.Records(t.Context(), access.Admin("en"), parsed(t, text), ask.Page{Sort: ask.Counted})
	if err != nil {
		t.Fatal(err)
	}
	_, down := pages(t, d, access.Admin("en"), text, ask.Page{Sort: ask.Counted, Desc: true})
	slices.Reverse(down)
	if len(up) != 4 || fmt.Sprint(up) != fmt.Sprint(down) {
		t.Errorf("sorted by what they add: %v, down %v", up, down)
	}
	last := len(counted.Columns) - 1
	if !slices.IsSortedFunc(counted.Rows, func(a, b []any) int {
		return strings.Compare(fmt.Sprintf("%012v", a[last]), fmt.Sprintf("%012v", b[last]))
	}) {
		t.Errorf("sorted by what they add: %v", counted.Rows)
	}
	if _, err := d.Records(t.Context(), access.Admin("en"), parsed(t, text), ask.Page{Sort: "colour"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("sorted by nothing: %v", err)
	}
	list, err := d.Records(t.Context(), access.Admin("en"), parsed(t, text), ask.Page{Skip: 100})
	if err != nil || len(list.Rows) != 0 || list.Total != 4 {
		t.Errorf("past the end: %v, %v", list, err)
	}
}

// TestRecordsRights: records are those of the viewer's rows; numbers of hidden figures are not among their columns, and
// what only a hidden figure counts is not listed.
func TestRecordsRights(t *testing.T) {
	d, _ := opened(t, office)
	columns := func(v access.Viewer, text string) []model.Name {
		t.Helper()
		list, err := d.Records(t.Context(), v, parsed(t, text), ask.Page{})
		if err != nil {
			t.Fatal(err)
		}
		var names []model.Name
		for i, c := range list.Columns {
			names = append(names, c.Name)
			if i == 0 && len(list.Rows) > 0 && len(list.Rows[0]) != len(list.Columns)+1 {
				t.Errorf("%s: %d values for %d columns", text, len(list.Rows[0])-1, len(list.Columns))
			}
		}
		return names
	}
	grant := func(g access.Grant) access.Viewer {
		g.All = true
		return access.Viewer{ID: "v", Lang: "en", Grant: g}
	}
	noProfit := grant(access.Grant{Hidden: []model.Name{"gross_profit"}, Reveal: []model.Name{"margin_pct"}})
	if got := columns(noProfit, "metrics=revenue&range=2026-03"); slices.Contains(got, "margin") || !slices.Contains(got, "amount") {
		t.Errorf("without the gross profit: %v", got)
	}
	counts := grant(access.Grant{Metrics: []model.Name{"win_rate"}})
	if got := columns(counts, "metrics=win_rate&range=2026-03"); slices.Contains(got, "margin") || slices.Contains(got[:len(got)-1], "amount") || slices.Contains(got, "cycle") {
		t.Errorf("with the win rate only: %v", got)
	}
	if got := columns(counts, "metrics=win_rate&range=2026-03"); !slices.Contains(got, "owner") {
		t.Errorf("with the win rate only: %v", got)
	}
	_, err := d.Records(t.Context(), noProfit, parsed(t, "metrics=gross_profit&range=2026-03"), ask.Page{})
	if !fault.Is(err, fault.Forbidden) {
		t.Errorf("records of a hidden figure: %v", err)
	}
	_, err = d.Records(t.Context(), noProfit, parsed(t, "metrics=margin_pct&range=2026-03"), ask.Page{Part: "gross_profit"})
	if err == nil {
		t.Error("records of a hidden input are listed")
	}
	if sum, ids := pages(t, d, limited("ann"), "metrics=revenue&range=2026-03", ask.Page{}); sum != 5000 || len(ids) != 1 {
		t.Errorf("ann's records: %v, %v", sum, ids)
	}
	if _, ids := pages(t, d, limited("ann"), "metrics=revenue&owner=Bob&range=2026-03", ask.Page{}); len(ids) != 0 {
		t.Errorf("bob's records for ann: %v", ids)
	}
}

// TestLeftOpens: what an explanation says a rule left out is as many records as open when they are asked for.
func TestLeftOpens(t *testing.T) {
	d, _ := opened(t, strings.TrimSpace(office)+`
  8  ann   2026-03-05 2026-03-17 won     0      -    test
  9  ann   2026-03-05 2026-03-18 lost    3      -    test
  10 bob   2026-03-05 2026-03-18 lost    3      -    spam
  11 bob   2026-03-05 -          -       3      -    spam
`)
	for text, rules := range map[string]int{"deals_won": 1, "deals_lost": 2, "revenue": 1, "deals_new": 2, "pipeline_open": 1} {
		for _, v := range []access.Viewer{access.Admin("en"), limited("bob")} {
			e := explained(t, d, v, "metrics="+text+"&range=2026-03")
			if v.Grant.All && len(e.Left) != rules {
				t.Errorf("%s: %v is left out", text, e.Left)
			}
			for _, left := range e.Left {
				list, err := d.Records(t.Context(), v, parsed(t, "metrics="+text+"&range=2026-03&excluded="+left.Rule), ask.Page{})
				if err != nil || list.Total != left.Rows {
					t.Errorf("%s: %s: %d left out, records %+v, %v", text, left.Rule, left.Rows, list, err)
				}
			}
		}
	}
}
