package account_test

import (
	"net/url"
	"testing"
	"time"

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

// TestSight asks for figures as people of several rights.
func TestSight(t *testing.T) {
	settings := warehouse.DefaultSettings()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := texttable.Batch("t", deals, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }
	desk := ask.New(ask.Options{Model: m, Engine: e, Now: now})
	people := account.New(account.Options{Model: m, Now: now})
	const refused = -1
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
		{"head down the tree", account.User{Role: account.Head, Department: "t:sales"}, 111, 108.5},
		{"head of one pipeline", account.User{Role: account.Head, Department: "t:sales", Pipelines: []string{"t:trade"}}, 10, 9},
		{"head who sells elsewhere too", account.User{Role: account.Head, Department: "t:north", CRMUser: "t:eve"}, 11100, 11097},
		{"manager", account.User{Role: account.Manager, CRMUser: "t:eve"}, 11000, 10998},
		{"manager of one source", account.User{Role: account.Manager, CRMUser: "t:eve", Sources: []string{"t:web"}}, 10000, 9999},
		{"reader", account.User{Role: account.Reader}, 11111, refused},
		{"reader of one pipeline", account.User{Role: account.Reader, Pipelines: []string{"t:trade"}}, 1010, refused},
		{"marketing", account.User{Role: account.Marketing}, refused, refused},
		{"disabled", account.User{Role: account.Reader, Disabled: true}, refused, refused},
	} {
		v := people.ViewerOf(t.Context(), c.user, []model.Name{"revenue"})
		for metric, want := range map[string]float64{"revenue": c.revenue, "gross_profit": c.profit} {
			q, err := query.Parse(url.Values{"metrics": {metric}, "range": {"2026-03"}})
			if err != nil {
				t.Fatal(err)
			}
			a, err := desk.Ask(t.Context(), v, q)
			if err == nil && a.Err != nil {
				err = a.Err
			}
			if err != nil {
				t.Errorf("%s: %s: %v", c.name, metric, err)
				continue
			}
			cell := a.Frame.Total.Cells[0]
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
