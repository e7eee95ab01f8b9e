package target

import (
	"context"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

const sold = `
seen: 2026-03-20T09:00
departments:
  id    name   parent
  all   Sales  -
  north North  all
users:
  id  name department active
  ann Ann  north      yes
  bob Bob  north      yes
deals:
  id owner created    closed     outcome amount
  1  ann   2026-01-12 2026-01-14 won     100
  2  ann   2026-02-10 2026-02-12 won     250
  3  bob   2026-03-10 2026-03-11 won     70
`

// TestDesk: a figure is held against the targets of a service, and the past is what the desk answers.
func TestDesk(t *testing.T) {
	ctx, settings := t.Context(), warehouse.DefaultSettings()
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	b, err := texttable.Batch("t", sold, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(ctx, b); err != nil {
		t.Fatal(err)
	}
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := &shelf{}
	var s *Service
	d := ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return b.Seen }, Targets: func(ctx context.Context, h ask.House) (plan.Targets, error) {
		return s.View(ctx, h)
	}})
	s = New(Options{Store: store, House: d.House, Now: func() time.Time { return b.Seen }})
	h, err := d.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{
		change(t, h, "revenue", "owner=t:ann", "2026-03", cal.ByMonth, 210), change(t, h, "revenue", "owner=t:bob", "2026-03", cal.ByMonth, 210),
	}}); err != nil {
		t.Fatal(err)
	}
	a, err := d.Ask(ctx, access.Admin("ru"), query.Query{Metrics: []model.Name{"revenue"}, By: []model.Name{"owner"}, Range: "2026-03", Plan: true, Totals: true})
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) int {
		i := a.Frame.Column(name)
		if i < 0 {
			t.Fatalf("no column %s", name)
		}
		return i
	}
	if got := a.Frame.Total.Cells[at("revenue@plan")]; got.V != 420*ask.MinorUnits {
		t.Errorf("the plan of all is %v", got)
	}
	if got := a.Frame.Total.Cells[at("revenue@plan:done")]; !alike(got.V, 70./420) {
		t.Errorf("done %v", got)
	}
	// 14 of 21 working days up to the 20th, that day with them.
	if got := a.Frame.Total.Cells[at("revenue@plan:pace")]; !alike(got.V, 70/(420*14./21)) {
		t.Errorf("pace %v", got)
	}
	view, err := s.ViewOf(ctx, h)
	if err != nil {
		t.Fatal(err)
	}
	next := change(t, h, "revenue", "owner=t:ann", "2026-03", cal.ByMonth, 1).Cell
	past, err := DeskPast{Desk: d, Viewer: access.Admin("ru")}.History(ctx, "revenue", next.Scope, view.Before(next, h.Calendar.Whole(cal.ByMonth, 2026*12+2).From+20))
	if err != nil || len(past) != 12 || past[11].Value != 250 || past[10].Value != 100 || !past[11].Known {
		t.Errorf("%+v, %v", past, err)
	}
	list, err := s.Check(ctx, DeskPast{Desk: d, Viewer: access.Admin("ru")}, Typing{Cell: next, Value: 300, Today: h.Calendar.Whole(cal.ByMonth, 2026*12+2).From})
	if f := findings(list)[Achievable]; err != nil || f.State != Near {
		t.Errorf("%+v, %v", f, err)
	}
}
