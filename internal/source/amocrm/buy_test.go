package amocrm_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	fake "svodka/internal/fake/amocrm"
	"svodka/internal/source"
)

func buying(o *fake.Options) { o.Customers = true }

func both(o *fake.Options) { o.Customers, o.Bills = true, true }

// pays changes the payments of the company: some more, one of another sum, one taken back.
func (r *rig) pays(t *testing.T) {
	t.Helper()
	list := r.world.All("payment", false)
	for i := range 5 {
		r.clock.Pass(time.Minute)
		of := list[i*7]
		_, err := r.world.Add("payment", "", map[string]any{
			"paid_at": r.clock.Now().Unix(), "amount": int64(1000+i) * 100, "deal": of.Text("deal"), "owner": of.Text("owner"),
		}, r.by())
		must(t, err)
	}
	must(t, r.world.Set(list[2].ID, map[string]any{"amount": int64(777_00)}, r.by()))
	must(t, r.world.Delete(list[3].ID, r.by()))
}

func total(rows map[string]map[string]any) (sum int64) {
	for _, row := range rows {
		amount, _ := row["amount"].(int64)
		sum += amount
	}
	return sum
}

func (r *rig) paid() (sum int64) {
	for _, p := range r.world.All("payment", false) {
		sum += p.Int("amount")
	}
	return sum
}

// TestPurchases: what customers bought is payments, new ones at the next run, changed and deleted ones within the hour.
func TestPurchases(t *testing.T) {
	for name, edit := range map[string]func(*fake.Options){"with filters": buying, "without filters": func(o *fake.Options) { buying(o); o.NoFilter = true }} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, small, edit)
			r.buys = true
			r.pull(t)
			r.equal(t)
			list := r.world.All("payment", false)
			_, err := r.world.Add("payment", "", map[string]any{
				"paid_at": r.clock.Now().Unix(), "amount": int64(5_00), "deal": list[0].Text("deal"), "owner": list[0].Text("owner"),
			}, r.by())
			must(t, err)
			r.later(t)
			r.equal(t)
			r.pays(t)
			r.clock.Pass(time.Hour)
			r.later(t)
			r.equal(t)
			totals, err := r.remote.Totals(context.Background(), r.shelf)
			must(t, err)
			seen := false
			for _, x := range totals {
				seen = seen || x.Kind == "customer"
				if x.Theirs != x.Ours {
					t.Errorf("%s: there %d, here %d", x.Kind, x.Theirs, x.Ours)
				}
			}
			if !seen {
				t.Error("customers are not counted")
			}
		})
	}
}

// TestPaidOnce: an invoice that amoCRM writes down as a purchase as well is one payment.
func TestPaidOnce(t *testing.T) {
	r := newRig(t, small, both)
	r.pull(t)
	r.equal(t)
	r.pays(t)
	r.clock.Pass(time.Hour)
	r.later(t)
	if got, want := total(r.rows["payment"]), r.paid(); got != want { // no deal names the new invoices yet: their purchases tell of them
		t.Errorf("paid %d, want %d", got, want)
	}
	must(t, r.remote.Sweep(context.Background(), r.shelf, func(source.Progress) {}))
	r.deliver(t)
	r.equal(t)
	want := r.paid()
	if got := total(r.rows["payment"]); got != want || got == 0 {
		t.Errorf("paid %d, want %d", got, want)
	}
	before := len(r.rows["payment"])
	r.seq = 0
	r.rows = map[string]map[string]map[string]any{}
	r.deliver(t)
	if len(r.rows["payment"]) != before {
		t.Errorf("mapped anew there are %d payments, want %d", len(r.rows["payment"]), before)
	}
}

// TestPurchasesCutOff: a first reading that is cut off at a page of purchases goes on there.
func TestPurchasesCutOff(t *testing.T) {
	r := newRig(t, small, buying)
	r.buys = true
	r.fake.SlowAbove(20)
	n := 0
	r.fake.Script(fake.Fault{Path: "customers/transactions", Before: func() {
		if n++; n == 3 {
			r.shelf.OnPut = func() error { return context.Canceled }
		}
	}})
	if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); err == nil {
		t.Fatal("the run was not cut off")
	}
	r.shelf.OnPut = nil
	r.fake.Calm()
	r.open(t)
	r.later(t)
	r.equal(t)
}

// TestCustomersRefused: an account whose plan has no customers any more is read without them.
func TestCustomersRefused(t *testing.T) {
	for _, trouble := range []fake.Trouble{fake.Unpaid, fake.Forbidden, fake.Refused} {
		r := newRig(t, small, buying)
		r.fake.Script(fake.Fault{Path: "customers", Do: trouble})
		r.pull(t)
		if len(r.rows["payment"]) != 0 || len(r.rows["deal"]) == 0 {
			t.Errorf("%d payments, %d deals", len(r.rows["payment"]), len(r.rows["deal"]))
		}
	}
}

// TestNoCustomers: an account that keeps none is not asked for them.
func TestNoCustomers(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	for _, q := range r.fake.Journal() {
		if q.Method == http.MethodGet && len(q.Path) >= 17 && q.Path[:17] == "/api/v4/customers" {
			t.Fatalf("%s was asked for", q.Path)
		}
	}
}
