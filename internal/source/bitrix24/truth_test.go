package bitrix24_test

import (
	"slices"
	"strings"
	"testing"

	"svodka/internal/fake/company"
	"svodka/internal/source/sourcetest"
)

// key is the key of the row that stands for a thing.
func (r *rig) key(x *company.Thing) string {
	id := r.fake.IDOf(x.ID)
	switch x.Kind {
	case "client":
		return "bx:" + r.fake.EntityOf(x.ID) + "-" + id
	case "pipeline":
		if x.Text("kind") == "lead" {
			return "bx:pipeline-lead"
		}
		return "bx:pipeline-" + id
	case "stage":
		pipeline := "lead"
		if p := r.world.Find(x.Text("pipeline")); p.Text("kind") == "sales" {
			pipeline = r.fake.IDOf(p.ID)
		}
		_, code, cut := strings.Cut(id, ":")
		if !cut {
			code = id
		}
		return "bx:stage-" + pipeline + "-" + code
	case "payment":
		if x.Has("invoice") && x.Int("amount") > 0 && r.kind == "old" {
			return "bx:payment-5-" + id
		}
		if x.Has("invoice") && x.Int("amount") > 0 && r.kind != "orders" {
			return "bx:payment-31-" + id
		}
		return "bx:payment-" + id
	case "ticket":
		return "bx:ticket-156-" + id
	default:
		return "bx:" + x.Kind + "-" + id
	}
}

// check holds what was delivered against the company, in every column that Bitrix24 can carry.
func (r *rig) check(t testing.TB) {
	t.Helper()
	r.lines = map[string][]*company.Thing{}
	for _, l := range r.world.All("line", false) {
		r.lines[l.Text("deal")] = append(r.lines[l.Text("deal")], l)
	}
	bound := func(x *company.Thing) bool { return x.Has("deal") || x.Has("lead") || x.Has("client") }
	claims := []sourcetest.Claim{
		{Kind: "department", Key: r.key, Columns: []string{"name", "parent", "head"}, Alone: true},
		{Kind: "user", Key: r.key, Columns: []string{"name", "email", "active", "department"}},
		{Kind: "pipeline", Key: r.key, Columns: []string{"kind"}},
		{Kind: "stage", Key: r.key, Columns: []string{"name", "pipeline", "outcome", "qualified"}},
		{Kind: "source", Key: r.key, Columns: []string{"name"}, Alone: true},
		{Kind: "product", Key: r.key, Columns: []string{"name", "group", "price", "cost"}, Alone: true},
		{
			Kind: "client", Key: r.key, Alone: true,
			Columns: []string{"name", "type", "phone", "email", "created_at", "owner", "region", "segment", "source"},
		},
		{
			Kind: "lead", Key: r.key, Alone: true, Want: r.leadWant,
			Columns: []string{
				"title", "created_at", "owner", "stage", "client", "phone", "email", "qualified_at", "converted_at", "rejected_at", "reason", "junk", "source",
				"campaign", "utm_source", "utm_medium", "utm_campaign",
			},
		},
		{
			Kind: "deal", Key: r.key, Alone: true, Want: r.dealWant,
			Columns: []string{
				"title", "created_at", "closed_at", "owner", "pipeline", "stage", "outcome", "client", "lead", "amount", "currency", "cost", "reason", "source",
				"campaign", "utm_source", "c_bx_object_type", "c_bx_object_area", "product",
			},
		},
		{
			Kind: "call", Key: r.key, Alone: true, Want: r.callWant,
			Columns: []string{"started_at", "owner", "direction", "result", "seconds", "phone", "client", "deal"},
		},
		{
			Kind: "message", Key: r.key, Carried: bound, Alone: true, Columns: []string{"at", "kind", "direction", "robot", "owner", "deal"},
		},
		{
			Kind: "meeting", Key: r.key, Carried: bound, Alone: true, Columns: []string{"created_at", "starts_at", "held_at", "result", "owner", "deal", "client"},
		},
		{
			Kind: "task", Key: r.key, Alone: true, Columns: []string{"created_at", "due_at", "done_at", "owner", "deal", "client"},
		},
		{
			Kind: "payment", Key: r.key, Alone: true, Columns: []string{"paid_at", "amount", "currency", "deal", "invoice"},
		},
		{
			Kind: "proposal", Key: r.key, Alone: true, Columns: []string{"number", "sent_at", "amount", "deal", "client", "owner"},
		},
		{Kind: "line", Key: r.key, Alone: true, Carried: func(x *company.Thing) bool {
			deal := r.world.Find(x.Text("deal"))
			return deal != nil && deal.Deleted == 0
		}, Columns: []string{"deal", "product", "quantity", "amount", "currency"}},
		{
			Kind: "ticket", Key: r.key, Alone: true,
			Columns: []string{"title", "created_at", "answered_at", "solved_at", "kind", "topic", "priority", "channel", "owner", "client", "product"},
		},
	}
	for _, c := range claims {
		if r.carries(&c) {
			r.rows.Check(t, r.world, c)
		}
	}
}

// carries leaves of a claim what this kind of portal can hold.
func (r *rig) carries(c *sourcetest.Claim) bool {
	without := func(columns ...string) {
		c.Columns = slices.DeleteFunc(slices.Clone(c.Columns), func(name string) bool { return slices.Contains(columns, name) })
	}
	switch r.kind + " " + c.Kind {
	case "simple lead", "old ticket":
		return false
	case "simple pipeline":
		c.Carried = func(x *company.Thing) bool { return x.Text("kind") == "sales" }
	case "simple stage":
		c.Carried = func(x *company.Thing) bool { return r.world.Find(x.Text("pipeline")).Text("kind") == "sales" }
	case "simple deal":
		without("lead")
	case "simple call":
		without("client")
	case "old lead":
		without("qualified_at") // told by the history alone
	}
	return true
}

// leadWant: junk stands in a stage of its own.
func (r *rig) leadWant(x *company.Thing, column string, v any) any {
	if column == "stage" && x.Yes("junk") && v == "bx:stage-lead-JUNK" {
		return "bx:stage-lead-SPAM"
	}
	return v
}

// callWant: a call of a lead is one of the lead's client too.
func (r *rig) callWant(x *company.Thing, column string, v any) any {
	if lead := r.world.Find(x.Text("lead")); column == "client" && v == nil && lead != nil {
		if client := r.world.Find(lead.Text("client")); client != nil {
			return r.key(client)
		}
	}
	return v
}

func (r *rig) dealWant(x *company.Thing, column string, v any) any {
	switch column {
	case "c_bx_object_type":
		return x.Values["c_object_type"]
	case "c_bx_object_area":
		if n, ok := x.Values["c_object_area"].(int64); ok {
			return float64(n)
		}
		return nil
	case "product": // the largest product row tells it
		var best *company.Thing
		for _, l := range r.lines[x.ID] {
			if best == nil || l.Int("amount") > best.Int("amount") {
				best = l
			}
		}
		if best == nil {
			return nil
		}
		return r.key(r.world.Find(best.Text("product")))
	}
	return v
}
