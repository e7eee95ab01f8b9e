package bitrix24_test

import (
	"testing"

	"svodka/internal/fake/company"
)

// acts are the actions of people that the company's things tell of, by the key of the row that stands for them.
func (r *rig) acts() map[string]map[string]any {
	want := map[string]map[string]any{}
	bound := func(x *company.Thing) bool { return x.Has("deal") || x.Has("lead") || x.Has("client") }
	add := func(x *company.Thing, kind string, at int64) {
		owner := r.world.Find(x.Text("owner"))
		if at == 0 || owner == nil {
			return
		}
		key := r.key(x)
		want["bx:event-"+key[len("bx:"):]] = map[string]any{"kind": kind, "at": at, "owner": r.key(owner)}
	}
	for _, x := range r.world.All("task", false) {
		add(x, "task", x.Int("done_at"))
	}
	for _, x := range r.world.All("meeting", false) {
		if bound(x) {
			add(x, "meeting", x.Int("held_at"))
		}
	}
	for _, x := range r.world.All("message", false) {
		if bound(x) && x.Text("direction") == "out" {
			add(x, "message", x.Int("at"))
		}
	}
	for _, x := range r.world.All("call", false) {
		if x.Text("direction") != "in" || x.Text("result") == "answered" {
			add(x, "call", x.Int("started_at")+x.Int("seconds"))
		}
	}
	return want
}

// TestActs: what people did is told by what is left of it, and nothing else is.
func TestActs(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	want, moved := r.acts(), 0
	if len(want) < 100 {
		t.Fatalf("only %d actions", len(want))
	}
	for key, row := range r.rows["event"] {
		if row["kind"] == "stage" {
			if moved++; r.rows["deal"][row["deal"].(string)] == nil {
				t.Errorf("%s is on no deal: %v", key, row)
			}
			continue
		}
		w := want[key]
		if w == nil || w["kind"] != row["kind"] || w["at"] != row["at"] || w["owner"] != row["owner"] {
			t.Errorf("%s is %v, want %v", key, row, w)
		}
		delete(want, key)
	}
	if moved == 0 {
		t.Error("nobody moved a deal")
	}
	for key, w := range want {
		t.Errorf("%s is missing: %v", key, w)
	}
	by := company.By{At: r.clock.Now().Unix()}
	for _, x := range r.world.All("task", false) {
		if x.Has("done_at") {
			if err := r.world.Delete(x.ID, by); err != nil {
				t.Fatal(err)
			}
			key := "bx:event-" + r.key(x)[len("bx:"):]
			r.sweep(t)
			if r.rows["event"][key] != nil {
				t.Errorf("%s is of a task that was deleted", key)
			}
			return
		}
	}
}
