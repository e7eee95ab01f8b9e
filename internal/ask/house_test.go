package ask_test

import (
	"context"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// The company of a reading is its people with their departments and days away, its departments and its pipelines.
func TestHouse(t *testing.T) {
	settings := warehouse.DefaultSettings()
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeEngine(t, e) })
	b, err := texttable.Batch("t", `
seen: 2026-04-01T09:00
departments:
  id    name   parent
  all   Sales  -
  north North  all
users:
  id  name department active
  ann Ann  north      yes
  bob Bob  all        no
memberships:
  id user department since
  1  ann  all        2026-01-12
  2  ann  north      2026-02-02
leaves:
  id user since      until
  1  ann  2026-03-09 2026-03-12
  2  ann  2026-03-11 2026-03-16
`, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	var got ask.House
	d := ask.New(ask.Options{
		Model: shipped(t), Engine: e, Now: func() time.Time { return b.Seen },
		Targets: func(_ context.Context, h ask.House) (plan.Targets, error) {
			got = h
			return nil, nil
		},
	})
	if _, err := d.Ask(t.Context(), access.Admin("en"), query.Query{Metrics: []string{"revenue"}, Plan: true}); err != nil {
		t.Fatal(err)
	}
	if len(got.People) != 2 || len(got.Departments) != 2 || got.Settings.Currency != "RUB" {
		t.Fatalf("the house is %+v", got)
	}
	ann, bob := got.People[0], got.People[1]
	if day, ok := ann.Joined(); !ok || day.String() != "2026-01-12" {
		t.Errorf("Ann joined on %v, %v", day, ok)
	}
	if len(ann.Leave) != 1 || ann.Leave[0].String() != "2026-03-09..2026-03-15" {
		t.Errorf("Ann is away %v", ann.Leave)
	}
	if !ann.Active || bob.Active || ann.Department != "t:north" || len(ann.Since) != 2 || ann.Since[1].Day != day(t, "2026-02-02") {
		t.Errorf("the people are %+v", got.People)
	}
	if got.Departments[1].Parent != "t:all" {
		t.Errorf("the departments are %+v", got.Departments)
	}
}

func day(t *testing.T, text string) cal.Day {
	t.Helper()
	d, err := cal.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
