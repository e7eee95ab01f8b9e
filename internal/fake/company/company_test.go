package company_test

import (
	"context"
	"testing"

	"svodka/internal/cal"
	"svodka/internal/fake/company"
	"svodka/internal/source/demo"
)

func seeded(t *testing.T) *company.World {
	t.Helper()
	d := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, 11, 20), Years: 1, Scale: 0.1})
	w := company.New()
	if err := w.Seed(context.Background(), d.Batch(d.End())); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestSeed(t *testing.T) {
	w := seeded(t)
	if w.Count("deal") < 50 || w.Count("user") < 5 || w.Count("change") < w.Count("deal") {
		t.Fatalf("deals %d, users %d, changes %d", w.Count("deal"), w.Count("user"), w.Count("change"))
	}
	deal := w.All("deal", false)[0]
	if deal.Text("owner") == "" || w.Find(deal.Text("owner")) == nil || deal.Created == 0 || deal.Updated < deal.Created {
		t.Errorf("deal %+v", deal)
	}
	if got := w.Number(deal.N); got.ID != deal.ID {
		t.Errorf("number %d is %s, want %s", deal.N, got.ID, deal.ID)
	}
}

func TestSetKeepsHistory(t *testing.T) {
	w := seeded(t)
	deal := w.All("deal", false)[0]
	var heard []company.Event
	w.Listen(func(e company.Event) { heard = append(heard, e) })
	before := w.Count("change")
	at := deal.Updated + 100
	if err := w.Set(deal.ID, map[string]any{"amount": int64(12300), "title": "Новая"}, company.By{At: at, User: deal.Text("owner")}); err != nil {
		t.Fatal(err)
	}
	got := w.Find(deal.ID)
	if got.Int("amount") != 12300 || got.Text("title") != "Новая" || got.Updated != at {
		t.Errorf("after Set: %+v", got)
	}
	if w.Count("change") != before+1 || len(heard) != 1 || heard[0].After["amount"] != int64(12300) {
		t.Errorf("%d changes (were %d), heard %+v", w.Count("change"), before, heard)
	}
	if err := w.Set(deal.ID, map[string]any{"amount": int64(12300)}, company.By{At: at + 1}); err != nil || len(heard) != 1 {
		t.Errorf("setting what stands was told: %v %+v", err, heard)
	}
}

func TestMerge(t *testing.T) {
	w := seeded(t)
	clients := w.All("client", false)
	var deal *company.Thing
	for _, d := range w.All("deal", false) {
		if d.Has("client") {
			deal = d
		}
	}
	into := clients[0].ID
	if into == deal.Text("client") {
		into = clients[1].ID
	}
	if err := w.Merge(deal.Text("client"), into, company.By{At: deal.Updated + 10}); err != nil {
		t.Fatal(err)
	}
	if got := w.Find(deal.ID).Text("client"); got != into {
		t.Errorf("the deal's client is %s, want %s", got, into)
	}
	if gone := w.Find(deal.Text("client")); gone.Deleted == 0 || gone.Merged != into {
		t.Errorf("loser %+v", gone)
	}
	if err := w.Delete(deal.Text("client"), company.By{At: 1}); err == nil {
		t.Error("what is gone was deleted again")
	}
}
