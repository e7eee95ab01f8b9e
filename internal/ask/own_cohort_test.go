package ask_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

func wonWithin(days string) string {
	return "metric: own\ntitle: {en: Fast, ru: Быстрые}\nunit: percent\nbetter: more\ncohort: {fact: deal, enter: created, goal: won, days: " + days + "}\n"
}

func shareOf(above string) string {
	return "metric: own\ntitle: {en: Part, ru: Доля}\nunit: percent\nbetter: more\nformula: " + above + " / deals_new\n"
}

// figuresOf gives each figure of the own metric with the cases it is of: "50%2" is the half of two.
func figuresOf(t *testing.T, d *ask.Desk, text string) (string, *ask.Answer) {
	t.Helper()
	_, a := told(t, d, text)
	var out []string
	for _, r := range append(append(a.Frame.Rows, a.Frame.Totals...), a.Frame.Total) {
		for i, c := range a.Frame.Columns {
			if c.Kind != frame.Figure {
				continue
			}
			x, n := "-", "?"
			if r.Cells[i].State == formula.Present {
				x = fmt.Sprintf("%.0f", 100*r.Cells[i].V)
			}
			if many, ok := a.Frame.Cases(r, c); ok {
				n = fmt.Sprint(many)
			}
			out = append(out, x+"%"+n)
		}
	}
	return strings.Join(out, " "), a
}

// TestCasesOfMeanings: what a figure is a share of is counted in the meaning that the figure has: before the change, after it
// and across it.
func TestCasesOfMeanings(t *testing.T) {
	base, _ := opened(t, shopFloor)
	since := "2026-03-01"
	within := defined(t, meaning{"", wonWithin("20")}, meaning{since, wonWithin("14")})
	formulas := defined(t, meaning{"", shareOf("deals_won")}, meaning{since, wonWithin("14")})
	other := defined(t, meaning{"", wonWithin("20")}, meaning{since, shareOf("deals_won")})
	for _, c := range []struct {
		name, ask, want string
		own             model.Own
	}{
		{"before", "metrics=own&range=2026-01", "50%2 50%2", within},
		{"before, by owner", "metrics=own&range=2026-01..2026-02&by=owner&totals=1", "50%2 50%2 50%4", within},
		{"before, the first owner", "metrics=own&range=2026-01..2026-02&by=owner&sort=-own&limit=1&others=1", "50%2 50%2 50%4", within},
		{"before, by month", "metrics=own&range=2026-01..2026-02&grain=month&totals=1", "50%2 50%2 50%4", within},
		{"before, compared", "metrics=own&range=2026-02&compare=month", "50%2 50%2 50%2 50%2", within},
		{"after", "metrics=own&range=2026-03", "50%2 50%2", within},
		{"after, compared with before", "metrics=own&range=2026-03&compare=month&by=owner&totals=1", "100%1 50%2 0%1 -%? 50%2 50%2", within},
		{"across", "metrics=own&range=2026-01..2026-03", "33%6 33%6", within},
		{"across, by month and owner", "metrics=own&range=2026-01..2026-03&grain=month&by=owner&totals=1", "50%2 -%? 50%2 -%? 100%1 0%1 67%3 0%3 50%2 50%2 50%2 33%6", within},
		{"a formula before", "metrics=own&range=2026-01&by=owner&totals=1", "50%2 50%2", formulas},
		{"a formula, across", "metrics=own&range=2026-01..2026-03&grain=month", "50%2 50%2 50%2 33%6", formulas},
		{"a formula after, before it", "metrics=own&range=2026-01&by=owner&totals=1", "50%2 50%2", other},
		{"a formula after, across", "metrics=own&range=2026-01..2026-03&grain=month", "50%2 50%2 150%2 83%6", other},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := figuresOf(t, base.With(c.own), c.ask); got != c.want {
				t.Errorf("%s gives %s, wanted %s", c.ask, got, c.want)
			}
		})
	}
}

// TestWindowOfMeanings: whether entries still have time is told by the days that their meaning gave them.
func TestWindowOfMeanings(t *testing.T) {
	base, _ := opened(t, shopFloor) // seen on the first of April
	for _, c := range []struct {
		before, after, ask string
		open               bool
	}{
		{"60", "14", "metrics=own&range=2026-02", true},
		{"14", "60", "metrics=own&range=2026-02", false},
		{"60", "14", "metrics=own&range=2026-03", true},
		{"90", "2", "metrics=own&range=2026-02&grain=month", true},
	} {
		_, a := told(t, base.With(defined(t, meaning{"", wonWithin(c.before)}, meaning{"2026-03-01", wonWithin(c.after)})), c.ask)
		if got := slices.ContainsFunc(a.Notes, func(n plan.Note) bool { return n.Kind == plan.NoteCohort }); got != c.open {
			t.Errorf("%s, %s days and then %s: noted as open: %v", c.ask, c.before, c.after, got)
		}
	}
}

// TestRecordsOfMeanings: a metric that draws on one which meant another thing then lists the records of that time.
func TestRecordsOfMeanings(t *testing.T) {
	base, _ := opened(t, shopFloor)
	drawn := model.Own{ID: "drawn", Area: "sales", Meanings: []model.Definition{{From: model.Ever, YAML: "metric: drawn\ntitle: {ru: Двойная}\nunit: percent\nbetter: more\nformula: 2 * own\n"}}}
	d := base.With(defined(t, meaning{"", wonWithin("20")}, meaning{"2026-03-01", wonWithin("14")}), drawn)
	for _, name := range []string{"own", "drawn"} {
		q := parsed(t, "metrics="+name+"&range=2026-01")
		list, err := d.Records(t.Context(), access.Admin("en"), q, ask.Page{})
		if err != nil || list.Total != 2 || list.Part.Name != "own__1" {
			t.Errorf("%s: %+v, %v", name, list, err)
		}
		e, err := d.Explain(t.Context(), access.Admin("en"), q)
		if err != nil || e.Figures[0].Value.State != formula.Present {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
}

// TestFirstRowsOfMeanings: the first few of many clients are the same whether groups pass by or all rows are made and cut.
func TestFirstRowsOfMeanings(t *testing.T) {
	base, _ := opened(t, clientele)
	whole, _ := opened(t, clientele)
	whole.ReadWhole()
	for _, own := range []model.Own{
		defined(t, meaning{"", wonWithin("20")}, meaning{"2026-03-01", wonWithin("14")}),
		defined(t, meaning{"", meanOf("0")}, meaning{"2026-03-01", meanOf("400")}),
	} {
		for _, rest := range []string{
			"range=2026-01..2026-02", "range=2026-01..2026-03", "range=2026-01..2026-03&grain=month", "range=2026-03&compare=month",
			"range=2026-02&compare=month&grain=week", "range=2026-01..2026-03&grain=month&totals=1",
		} {
			for _, text := range []string{"metrics=own&by=client&sort=-own&limit=2&others=1&" + rest, "metrics=own,deals_new&by=client&sort=-deals_new&limit=1&" + rest} {
				got, a := figuresOf(t, base.With(own), text)
				want, b := figuresOf(t, whole.With(own), text)
				if got != want || a.Frame.Cut != b.Frame.Cut {
					t.Errorf("%s gives %s and cuts %d, read whole %s and %d", text, got, a.Frame.Cut, want, b.Frame.Cut)
				}
			}
		}
	}
}

const clientele = `
seen: 2026-04-01T09:00
users:
  id   name
  ann  Ann
clients:
  id name
  a  A
  b  B
  c  C
  d  D
deals:
  id owner client created    closed     outcome amount
  1  ann   a      2026-01-05 2026-01-20 won     100
  2  ann   b      2026-01-06 2026-02-20 won     900
  3  ann   b      2026-02-03 2026-02-25 lost    500
  4  ann   c      2026-02-20 2026-03-05 won     300
  5  ann   a      2026-03-02 2026-03-20 won     450
  6  ann   d      2026-03-16 2026-03-28 won     700
`
