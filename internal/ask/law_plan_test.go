package ask_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/ask/asktest"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

const planned = `
metric     owner range   plan
revenue    ann   2026-03 1000
revenue    bob   2026-03 700
revenue    ann   2026-04 900
revenue    bob   2026-04 640
deals_won  -     2026-03 20
deals_won  -     2026-04 22
win_rate   -     2026-03 0.4
`

// held is a desk before the office with its plans, on a day in April.
func held(t *testing.T, targets string) *ask.Desk {
	t.Helper()
	settings := warehouse.DefaultSettings()
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeEngine(t, e) })
	b, err := texttable.Batch("t", strings.Replace(office, "2026-04-01T09:00", "2026-04-10T09:00", 1), settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	o := ask.Options{Model: shipped(t), Engine: e, Now: func() time.Time { return b.Seen }}
	if targets != "" {
		o.Targets = asktest.Targets(targets)
	}
	return ask.New(o)
}

func answered(t *testing.T, d *ask.Desk, v access.Viewer, text string) *ask.Answer {
	t.Helper()
	a, err := d.Ask(t.Context(), v, parsed(t, text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return a
}

// cellsOf are the figures of a column by row.
func cellsOf(a *ask.Answer, name string) map[string]formula.Value {
	at := a.Frame.Column(name)
	out := map[string]formula.Value{}
	if at < 0 {
		return out
	}
	for _, list := range [][]frame.Row{a.Frame.Rows, a.Frame.Totals, {a.Frame.Total}} {
		for _, r := range list {
			out[rowName(r)] = r.Cells[at]
		}
	}
	return out
}

func rowName(r frame.Row) string {
	name := "all"
	if r.N != plan.AllPeriods {
		name = string(rune('0' + r.N%64))
	}
	for _, k := range r.Keys {
		name += "|" + k.ID
	}
	return name
}

// A plan, a further metric and another plan change no other column of an answer.
func TestLawPlanChangesNoOther(t *testing.T) {
	with, without := held(t, planned), held(t, "")
	for _, base := range []string{
		"metrics=revenue&by=owner&range=2026-03&totals=1", "metrics=revenue&grain=week&range=2026-03..2026-04&compare=previous",
		"metrics=win_rate,revenue&by=owner&grain=month&range=2026-03..2026-04&totals=1&spine=owner",
	} {
		plain := answered(t, without, access.Admin("en"), base)
		more := base + "&compare=plan"
		if strings.Contains(base, "compare=") {
			more = strings.Replace(base, "compare=", "compare=plan,", 1)
		}
		for _, other := range []*ask.Answer{
			answered(t, with, access.Admin("en"), more),
			answered(t, with, access.Admin("en"), strings.Replace(more, "metrics=", "metrics=plan_done,deals_won,", 1)),
		} {
			for _, c := range plain.Frame.Columns {
				have := cellsOf(other, c.Name)
				for row, v := range cellsOf(plain, c.Name) {
					if have[row] != v {
						t.Errorf("%s: %s of %s is %v beside the plan and %v without", more, c.Name, row, have[row], v)
					}
				}
			}
		}
	}
}

// The plans of the days of a range add up to the plan of the range, and so do those of its people; contributions add up to the
// completion of all.
func TestLawPlansAddUp(t *testing.T) {
	d := held(t, planned)
	sum := func(a *ask.Answer, name string) (parts, whole float64) {
		at := a.Frame.Column(name)
		for _, r := range a.Frame.Rows {
			if r.Cells[at].State == formula.Present {
				parts += r.Cells[at].V
			}
		}
		return parts, a.Frame.Total.Cells[at].V
	}
	for _, c := range []struct{ ask, column string }{
		{"metrics=revenue&grain=day&range=2026-03..2026-04&compare=plan", "revenue@plan"},
		{"metrics=deals_won&grain=week&range=2026-03-10..2026-04-20&compare=plan", "deals_won@plan"},
		{"metrics=revenue&by=owner&range=2026-03&compare=plan", "revenue@plan"},
		{"metrics=revenue&by=owner&range=2026-03&compare=plan&derive=revenue:contrib", "revenue@plan:contrib"},
		{"metrics=plan_contrib&by=owner&range=2026-03", "plan_contrib"},
	} {
		parts, whole := sum(answered(t, d, access.Admin("en"), c.ask), c.column)
		if math.Abs(parts-whole) > 1e-9*math.Max(1, whole) || whole == 0 {
			t.Errorf("%s: %s adds up to %v, the whole is %v", c.ask, c.column, parts, whole)
		}
	}
}

// Who sees a part of the rows has the answer of an administrator who filters by it, also of the plans.
func TestLawPlanOfRights(t *testing.T) {
	d := held(t, planned)
	for _, who := range [][]string{{"Ann"}, {"Bob"}, {"Ann", "Bob"}} {
		var rows [][]model.Cond
		for _, name := range who {
			rows = append(rows, []model.Cond{{Name: "owner", Op: model.In, Values: []string{name}}})
		}
		v := access.Viewer{ID: "v", Lang: "en", Grant: access.Grant{Rows: rows}}
		for _, text := range []string{
			"metrics=revenue&by=owner&range=2026-03&compare=plan&derive=revenue:contrib&totals=1",
			"metrics=revenue,plan_done,plan_rest&grain=month&range=2026-03..2026-04&compare=plan",
		} {
			q := parsed(t, text)
			q.Where = append(slices.Clone(q.Where), model.Cond{Name: "owner", Op: model.In, Values: who})
			mine := answered(t, d, v, text)
			filtered, err := d.Ask(t.Context(), access.Admin("en"), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range mine.Frame.Columns {
				have, want := cellsOf(mine, c.Name), cellsOf(filtered, c.Name)
				if len(have) != len(want) {
					t.Errorf("%s for %v: %d rows, with a filter %d", text, who, len(have), len(want))
				}
				for row, w := range want {
					if have[row] != w {
						t.Errorf("%s for %v: %s of %s is %v, with a filter %v", text, who, c.Name, row, have[row], w)
					}
				}
			}
		}
	}
	v := access.Viewer{ID: "v", Lang: "en", Grant: access.Grant{Rows: [][]model.Cond{
		{{Name: "owner", Op: model.In, Values: []string{"Ann"}}}, {{Name: "department", Op: model.Filled}},
	}}}
	a := answered(t, d, v, "metrics=revenue&range=2026-03&compare=plan")
	if got := cellsOf(a, "revenue@plan")["all"]; got.State == formula.Present {
		t.Errorf("whose rows no plan is set for has a plan of %v", got)
	}
}

// An explanation of a figure held against its plan tells where the plan comes from and how its days stand.
func TestExplainHeld(t *testing.T) {
	d := held(t, planned)
	for _, c := range []struct {
		ask  string
		plan float64
		done float64
	}{
		{"metrics=revenue&range=2026-03&owner=Ann&compare=plan", 100_000, 0.05},
		{"metrics=plan_done&range=2026-03", 170_000, 557.0 / 1700},
	} {
		x, err := d.Explain(t.Context(), access.Admin("en"), parsed(t, c.ask))
		if err != nil {
			t.Fatal(err)
		}
		h := x.Figures[0].Held
		if h == nil || h.Metric.Name != "revenue" || math.Abs(h.Aim.Value-c.plan) > 1e-6 || h.Aim.From.EN == "" || h.Aim.Left != 0 || h.Aim.Done == 0 {
			t.Fatalf("%s: %+v", c.ask, h)
		}
		if math.Abs(h.Done.V-c.done) > 1e-9 {
			t.Errorf("%s: done is %v, want %v", c.ask, h.Done, c.done)
		}
	}
	x, err := d.Explain(t.Context(), access.Admin("en"), query.Query{Metrics: []string{"revenue"}, Range: "2026-03"})
	if err != nil || x.Figures[0].Held != nil {
		t.Errorf("who did not ask is told of a plan: %v, %v", x, err)
	}
}

// The records behind a share of the plan are those of what is planned, also where no plan is set.
func TestRecordsOfPlan(t *testing.T) {
	for _, targets := range []string{planned, ""} {
		list, err := held(t, targets).Records(t.Context(), access.Admin("en"), parsed(t, "metrics=plan_done&range=2026-03&owner=Ann"), ask.Page{})
		if err != nil || list.Total != 1 || list.Part.Name != "revenue" {
			t.Errorf("%+v, %v", list, err)
		}
	}
}
