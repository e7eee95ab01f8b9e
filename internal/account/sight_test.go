package account_test

import (
	"net/url"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// deals have a revenue that tells by its digits which of them were counted.
const deals = `
departments:
  id     parent
  sales  -
  north  sales
  south  -
users:
  id   department
  ann  sales
  bob  north
  eve  south
deals:
  id owner pipeline source created    closed     outcome amount cost
  1  ann   retail   ads    2026-03-02 2026-03-10 won     1      0.5
  2  ann   trade    web    2026-03-02 2026-03-10 won     10     1
  3  bob   retail   web    2026-03-02 2026-03-10 won     100    1
  4  eve   trade    ads    2026-03-02 2026-03-10 won     1000   1
  5  eve   retail   web    2026-03-02 2026-03-10 won     10000  1
`

// work is what people do beside deals: a call for a deal of each pipeline, one for none, and tickets, which know no pipeline.
const work = `
departments:
  id     parent
  sales  -
  north  sales
users:
  id   department
  ann  sales
  bob  north
deals:
  id owner pipeline source created    closed     outcome amount
  1  ann   retail   ads    2026-03-02 2026-03-10 won     1
  2  ann   trade    ads    2026-03-02 2026-03-10 won     1
calls:
  id started          owner direction result   seconds deal
  1  2026-03-03T10:00 ann   out       answered 60      1
  2  2026-03-03T10:00 ann   out       answered 60      1
  3  2026-03-03T11:00 ann   out       answered 60      2
  4  2026-03-03T12:00 ann   out       answered 60      -
  5  2026-03-03T12:00 bob   out       answered 60      -
tickets:
  id owner created
  1  ann   2026-03-03T10:00
  2  bob   2026-03-04T10:00
`

// TestPipelinesAndWork limits people to a pipeline: calls go by their deal, and what has no pipeline is left to whoever answers
// for it.
func TestPipelinesAndWork(t *testing.T) {
	desk, people := over(t, work)
	retail := []string{"t:retail"}
	for _, c := range []struct {
		name           string
		user           account.User
		calls, tickets float64
	}{
		{"owner", account.User{Role: account.Owner}, 5, 2},
		{"analyst", account.User{Role: account.Analyst}, 5, 2},
		{"analyst of one pipeline", account.User{Role: account.Analyst, Pipelines: retail}, 2, hidden},
		{"analyst of both", account.User{Role: account.Analyst, Pipelines: []string{"t:retail", "t:trade"}}, 3, hidden},
		{"analyst of one source", account.User{Role: account.Analyst, Sources: []string{"t:ads"}}, hidden, hidden},
		{"manager", account.User{Role: account.Manager, CRMUser: "t:ann"}, 4, 1},
		{"manager of one pipeline", account.User{Role: account.Manager, CRMUser: "t:ann", Pipelines: retail}, 3, 1},
		{"manager of no deals", account.User{Role: account.Manager, CRMUser: "t:bob", Pipelines: retail}, 1, 1},
		{"manager of one source", account.User{Role: account.Manager, CRMUser: "t:ann", Sources: []string{"t:ads"}}, hidden, hidden},
		{"head of one pipeline", account.User{Role: account.Head, Departments: []string{"t:sales"}, Pipelines: retail}, 4, 2},
		{"head of a part, of one pipeline", account.User{Role: account.Head, Departments: []string{"t:north"}, Pipelines: retail}, 1, 1},
		{"service of one pipeline", account.User{Role: account.Support, Pipelines: retail}, hidden, hidden},
		{"disabled", account.User{Role: account.Manager, CRMUser: "t:ann", Disabled: true}, hidden, hidden},
	} {
		v := people.Viewer(c.user)
		for metric, want := range map[string]float64{"calls_out": c.calls, "tickets_new": c.tickets} {
			cell := total(t, desk, v, metric)
			if want == hidden {
				if cell.State != formula.Hidden || cell.V != 0 {
					t.Errorf("%s sees %s: %+v", c.name, metric, cell)
				}
				continue
			}
			if cell.V != want || cell.State != formula.Present {
				t.Errorf("%s: %s is %v, want %v", c.name, metric, cell, want)
			}
		}
	}
}

// hidden stands for a figure that may not be seen.
const hidden = -1

// over is a desk over little tables, and the accounts that may ask it.
func over(t *testing.T, tables string) (*ask.Desk, *account.Service) {
	t.Helper()
	settings := warehouse.DefaultSettings()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := texttable.Batch("t", tables, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }
	return ask.New(ask.Options{Model: m, Engine: e, Now: now}), account.New(account.Options{Model: m, Now: now})
}

// total asks for a metric of March.
func total(t *testing.T, desk *ask.Desk, v access.Viewer, metric string) formula.Value {
	t.Helper()
	q, err := query.Parse(url.Values{"metrics": {metric}, "range": {"2026-03"}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := desk.Ask(t.Context(), v, q)
	if err == nil && a.Err != nil {
		err = a.Err
	}
	if err != nil {
		t.Fatalf("%s: %v", metric, err)
	}
	return a.Frame.Total.Cells[0]
}

// TestSight asks for figures as people of several rights.
func TestSight(t *testing.T) {
	desk, people := over(t, deals)
	const refused = hidden
	for _, c := range []struct {
		name            string
		user            account.User
		revenue, profit float64 // in units of money; refused when it may not be seen
	}{
		{"owner", account.User{Role: account.Owner}, 11111, 11106.5},
		{"analyst", account.User{Role: account.Analyst}, 11111, 11106.5},
		{"analyst of one pipeline", account.User{Role: account.Analyst, Pipelines: []string{"t:retail"}}, 10101, 10098.5},
		{"analyst of one pipeline and one source", account.User{Role: account.Analyst, Pipelines: []string{"t:retail"}, Sources: []string{"t:ads"}}, 1, 0.5},
		{"analyst of two sources", account.User{Role: account.Analyst, Sources: []string{"t:ads", "t:web"}}, 11111, 11106.5},
		{"analyst without margin", account.User{Role: account.Analyst, Hide: []string{account.Margin}}, 11111, refused},
		{"analyst without amounts", account.User{Role: account.Analyst, Hide: []string{account.Amounts}}, refused, refused},
		{"head down the tree", account.User{Role: account.Head, Departments: []string{"t:sales"}}, 111, 108.5},
		{"head of two departments", account.User{Role: account.Head, Departments: []string{"t:north", "t:south"}}, 11100, 11097},
		{"head of one pipeline", account.User{Role: account.Head, Departments: []string{"t:sales"}, Pipelines: []string{"t:trade"}}, 10, 9},
		{"head who sells elsewhere too", account.User{Role: account.Head, Departments: []string{"t:north"}, CRMUser: "t:eve"}, 11100, 11097},
		{"manager", account.User{Role: account.Manager, CRMUser: "t:eve"}, 11000, 10998},
		{"manager of one source", account.User{Role: account.Manager, CRMUser: "t:eve", Sources: []string{"t:web"}}, 10000, 9999},
		{"reader", account.User{Role: account.Reader}, 11111, refused},
		{"reader of one pipeline", account.User{Role: account.Reader, Pipelines: []string{"t:trade"}}, 1010, refused},
		{"marketing", account.User{Role: account.Marketing}, refused, refused},
		{"disabled", account.User{Role: account.Reader, Disabled: true}, refused, refused},
	} {
		v := people.ViewerOf(t.Context(), c.user, []model.Name{"revenue"})
		for metric, want := range map[string]float64{"revenue": c.revenue, "gross_profit": c.profit} {
			cell := total(t, desk, v, metric)
			if want == refused {
				if cell.State != formula.Hidden || cell.V != 0 {
					t.Errorf("%s sees %s: %+v", c.name, metric, cell)
				}
				continue
			}
			if got := cell.V / 100; got != want || cell.State != formula.Present {
				t.Errorf("%s: %s is %v, want %v", c.name, metric, cell, want)
			}
		}
	}
}
