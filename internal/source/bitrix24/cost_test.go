package bitrix24_test

import (
	"strings"
	"testing"
	"time"

	fake "svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
)

// TestCosts: another purchasing price is read by itself, and its product comes with it.
func TestCosts(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	p := r.world.All("product", false)[2]
	if err := r.world.Set(p.ID, map[string]any{"cost": int64(4_321_00)}, company.By{At: r.clock.Now().Unix()}); err != nil {
		t.Fatal(err)
	}
	r.clock.Pass(time.Minute)
	r.pull(t)
	if got := r.rows["product"][r.key(p)]["cost"]; got != int64(4_321_00) {
		t.Errorf("the cost is %v", got)
	}
	r.check(t)
	before := len(r.fake.Journal())
	r.clock.Pass(time.Hour)
	r.pull(t)
	for _, q := range r.fake.Journal()[before:] {
		if strings.Contains(q.Body, "catalog.product.list") && !strings.Contains(q.Body, "timestampX") {
			t.Errorf("all goods were read again: %.200s", q.Body)
		}
	}
}

// TestNoCatalogue: a key that may not read the catalogue brings everything but the costs.
func TestNoCatalogue(t *testing.T) {
	r := newRig(t, small, nil)
	r.vault = vaultOf(map[string]string{"hook": r.url + r.fake.Grant(fake.Grant{
		User: "demo:user-lebedev", Admin: true, Scope: []string{"crm", "user", "department", "tasks", "telephony", "sale"},
	})})
	r.open(t)
	r.pull(t)
	if len(r.rows["product"]) == 0 || len(r.rows["deal"]) == 0 {
		t.Fatalf("%d products, %d deals", len(r.rows["product"]), len(r.rows["deal"]))
	}
	priced := 0
	for key, row := range r.rows["product"] {
		if row["cost"] != nil {
			t.Fatalf("%s: %v", key, row)
		}
		if row["price"] != nil {
			priced++
		}
	}
	if priced == 0 {
		t.Error("no product has a price")
	}
}
