package amocrm_test

import (
	"slices"
	"strconv"
	"testing"
)

// TestHistoryLeadsToThePresent follows every lead through its history, oldest first: each step begins where the one before
// ended, and the last one ends where the lead stands.
func TestHistoryLeadsToThePresent(t *testing.T) {
	st := newStand(t)
	st.live()
	type chain struct {
		status, pipeline, owner int64
		price                   float64
		steps, at               int64
		priced                  bool
	}
	chains := map[int64]*chain{}
	events := st.rows("/api/v4/events?limit=100&filter[entity]=lead&filter[type][]=lead_status_changed&filter[type][]=entity_responsible_changed&filter[type][]=sale_field_changed", "events")
	slices.Reverse(events)
	for _, e := range events {
		id := num(e, "entity_id")
		c := chains[id]
		if c == nil {
			c = &chain{}
			chains[id] = c
		}
		before, after := dig[[]any](e, "value_before")[0].(object), dig[[]any](e, "value_after")[0].(object)
		if at := num(e, "created_at"); at < c.at {
			t.Fatalf("lead %d: events are not in order of time", id)
		} else {
			c.at = at
		}
		switch dig[string](e, "type") {
		case "lead_status_changed":
			if c.steps > 0 && (num(before, "lead_status", "id") != c.status || num(before, "lead_status", "pipeline_id") != c.pipeline) {
				t.Fatalf("lead %d: a step begins at %v, the one before ended at %d/%d", id, before, c.pipeline, c.status)
			}
			c.status, c.pipeline = num(after, "lead_status", "id"), num(after, "lead_status", "pipeline_id")
			c.steps++
		case "entity_responsible_changed":
			if b := num(before, "responsible_user", "id"); c.owner != 0 && b != c.owner {
				t.Fatalf("lead %d: a change of owner begins at %d, the one before ended at %d", id, b, c.owner)
			}
			c.owner = num(after, "responsible_user", "id")
		case "sale_field_changed":
			if b := dig[float64](before, "sale_field_value", "sale"); c.priced && b != c.price {
				t.Fatalf("lead %d: a change of price begins at %v, the one before ended at %v", id, b, c.price)
			}
			c.price, c.priced = dig[float64](after, "sale_field_value", "sale"), true
		}
	}
	moved := 0
	for _, l := range st.rows("/api/v4/leads?limit=250", "leads") {
		c := chains[num(l, "id")]
		if c == nil {
			continue
		}
		if c.steps > 0 && (c.status != num(l, "status_id") || c.pipeline != num(l, "pipeline_id")) {
			t.Errorf("lead %v: history ends at %d/%d, it stands at %v/%v", l["id"], c.pipeline, c.status, l["pipeline_id"], l["status_id"])
		}
		if c.owner != 0 && c.owner != num(l, "responsible_user_id") {
			t.Errorf("lead %v: history ends with the owner %d, it has %v", l["id"], c.owner, l["responsible_user_id"])
		}
		if c.priced && c.price != dig[float64](l, "price") {
			t.Errorf("lead %v: history ends with the price %v, it has %v", l["id"], c.price, l["price"])
		}
		if c.at > num(l, "updated_at") {
			t.Errorf("lead %v: changed at %d, but updated_at is %v", l["id"], c.at, l["updated_at"])
		}
		if closed := num(l, "status_id") < 144; closed != (l["closed_at"] != nil) {
			t.Errorf("lead %v in status %v has closed_at %v", l["id"], l["status_id"], l["closed_at"])
		}
		moved++
	}
	if moved < 100 {
		t.Errorf("only %d leads have a history", moved)
	}
}

// TestMoments checks when leads were found a fit, converted and refused.
func TestMoments(t *testing.T) {
	st := newStand(t)
	type moment struct{ id, at int64 }
	to := map[moment]int64{} // the status that was entered
	for _, e := range st.rows("/api/v4/events?limit=100&filter[type]=lead_status_changed", "events") {
		to[moment{num(e, "entity_id"), num(e, "created_at")}] = num(dig[[]any](e, "value_after")[0].(object), "lead_status", "id")
	}
	checked := 0
	for _, l := range st.w.All("lead", false) {
		id, err := strconv.ParseInt(st.s.IDOf(l.ID), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if l.Has("rejected_at") && !l.Has("converted_at") && to[moment{id, l.Int("rejected_at")}] != 143 {
			t.Errorf("%s was refused at %d, but entered %d then", l.ID, l.Int("rejected_at"), to[moment{id, l.Int("rejected_at")}])
		}
		for _, k := range []string{"qualified_at", "converted_at"} {
			if l.Has(k) && to[moment{id, l.Int(k)}] == 0 {
				t.Errorf("%s: nothing happened at its %s", l.ID, k)
			}
			checked++
		}
	}
	if checked < 100 {
		t.Errorf("only %d moments", checked)
	}
}
