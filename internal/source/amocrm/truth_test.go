package amocrm_test

import (
	"strings"
	"testing"

	"svodka/internal/fake/company"
	"svodka/internal/source/sourcetest"
)

func slash(id string) string { return strings.ReplaceAll(id, "/", "-") }

func slugged(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), "_") }

// check holds what was delivered against the company, in every column that amoCRM can carry.
func (r *rig) check(t testing.TB) {
	t.Helper()
	carried := func(x *company.Thing) bool { return r.fake.Carries(x.ID) }
	r.rows.Check(t, r.world,
		sourcetest.Claim{Kind: "user", Key: r.key, Columns: []string{"name", "email"}},
		sourcetest.Claim{Kind: "pipeline", Key: r.key, Columns: []string{"name", "kind"}, Alone: true},
		sourcetest.Claim{Kind: "stage", Key: r.key, Columns: []string{"name", "pipeline", "outcome", "qualified"}, Want: r.stage},
		sourcetest.Claim{Kind: "client", Key: r.key, Columns: []string{"name", "type", "phone", "email", "created_at", "owner"}, Carried: carried},
		sourcetest.Claim{
			Kind: "lead", Key: r.key, Alone: true,
			Columns: []string{"created_at", "owner", "stage", "client", "converted_at", "rejected_at", "qualified_at", "source", "utm_source", "phone", "email", "junk", "reason"}, Want: r.leadWant,
		},
		sourcetest.Claim{
			Kind: "deal", Key: r.key, Alone: true,
			Columns: []string{"title", "created_at", "closed_at", "owner", "pipeline", "stage", "outcome", "client", "lead", "amount", "currency", "reason", "source"},
			Want:    r.dealWant,
		},
		sourcetest.Claim{
			Kind: "call", Key: r.key, Carried: carried, Alone: true,
			Columns: []string{"started_at", "owner", "direction", "result", "seconds", "phone"}, Want: r.callWant,
		},
		sourcetest.Claim{Kind: "message", Key: r.message, Carried: func(x *company.Thing) bool {
			return carried(x) && x.Text("kind") != "chat"
		}, Columns: []string{"at", "kind", "direction", "owner"}},
		sourcetest.Claim{Kind: "meeting", Key: r.key, Carried: carried, Columns: []string{"created_at", "starts_at", "held_at", "owner"}, Alone: true},
		sourcetest.Claim{Kind: "task", Key: r.key, Carried: carried, Columns: []string{"created_at", "due_at", "done_at", "owner", "kind"}, Alone: true},
		sourcetest.Claim{Kind: "payment", Key: r.key, Carried: carried, Columns: []string{"paid_at", "amount", "deal", "client"}, Alone: true, Want: r.paymentWant},
		sourcetest.Claim{Kind: "proposal", Key: r.key, Carried: carried, Columns: []string{"sent_at", "amount", "deal"}, Alone: true},
	)
}

// message keys letters and SMS; chat messages are events with a number nobody knows beforehand.
func (r *rig) message(x *company.Thing) string { return r.key(x) }

// paymentWant: a payment is of the deal's client where it names none itself; a purchase of a customer knows no deal.
func (r *rig) paymentWant(x *company.Thing, column string, v any) any {
	switch {
	case column == "deal" && r.buys:
		return nil
	case column != "client":
		return v
	}
	of := x.Text("client")
	if d := r.world.Find(x.Text("deal")); d != nil && (of == "" || !r.buys) {
		of = d.Text("client")
	}
	if c := r.world.Find(of); c != nil {
		return r.key(c)
	}
	return nil
}

// callWant: amoCRM knows no call-backs, and one mark for whoever was not reached.
func (r *rig) callWant(_ *company.Thing, _ string, v any) any {
	switch v {
	case "callback":
		return "out"
	case "failed":
		return "missed"
	default:
		return v
	}
}

// leadWant: a lead is reached by its client, who may have been merged meanwhile.
func (r *rig) leadWant(x *company.Thing, column string, v any) any {
	if _, waits := r.fake.Waits(x.ID); waits && r.hidden && (column == "owner" || column == "utm_source") {
		return nil // nobody tells before it is accepted
	}
	if client := r.world.Find(x.Text("client")); client != nil && (column == "phone" || column == "email") {
		return client.Values[column]
	}
	return v
}

func (r *rig) stage(_ *company.Thing, _ string, v any) any { return v }

func (r *rig) dealWant(x *company.Thing, column string, v any) any {
	if column == "currency" && v == nil {
		return "RUB"
	}
	return v
}
