package amocrm_test

import (
	"strconv"
	"testing"

	"svodka/internal/fake/company"
)

// live changes a deal and a task, so that every kind of history occurs.
func (st *stand) live() (deal *company.Thing) {
	st.t.Helper()
	at := st.clock.now().Unix()
	for _, d := range st.w.All("deal", false) {
		if d.Text("outcome") == "open" && d.Has("client") {
			deal = d
		}
	}
	users := st.w.All("user", false)
	other := users[3].ID
	if deal.Text("owner") == other {
		other = users[4].ID
	}
	must := func(err error) {
		if err != nil {
			st.t.Fatal(err)
		}
	}
	pipeline := deal.Text("pipeline")
	next := ""
	for _, stage := range st.w.All("stage", false) {
		if stage.Text("pipeline") == pipeline && stage.Text("outcome") == "won" {
			next = stage.ID
		}
	}
	must(st.w.Set(deal.ID, map[string]any{"amount": int64(4_567_850), "title": "Другое имя"}, company.By{At: at, User: other}))
	must(st.w.Set(deal.ID, map[string]any{"owner": other}, company.By{At: at + 1, Robot: true}))
	must(st.w.Set(deal.ID, map[string]any{"stage": next, "outcome": "won"}, company.By{At: at + 2, User: other}))
	for _, task := range st.w.All("task", false) {
		if !task.Has("done_at") {
			must(st.w.Set(task.ID, map[string]any{"due_at": at + 500}, company.By{At: at, User: other}))
			must(st.w.Set(task.ID, map[string]any{"done_at": at + 3}, company.By{At: at + 3, User: other}))
			break
		}
	}
	return deal
}

func TestChangesShow(t *testing.T) {
	st := newStand(t)
	lead := func(id string) object { return st.get("/api/v4/leads/" + id) }
	deal := st.live()
	id := st.s.IDOf(deal.ID)
	got := lead(id)
	at := st.clock.now().Unix()
	if dig[float64](got, "price") != 45678.5 || num(got, "status_id") != 142 || num(got, "closed_at") != at+2 || num(got, "updated_at") != at+2 {
		t.Errorf("after the changes the lead is %v", got)
	}
	if dig[string](got, "name") != "Другое имя" || st.s.WorldOf("leads", id) != deal.ID {
		t.Errorf("name %v, of %s", got["name"], st.s.WorldOf("leads", id))
	}
	var kinds []string
	for _, e := range st.rows("/api/v4/events?filter[created_at][from]="+strconv.FormatInt(at, 10)+"&filter[entity]=lead&filter[entity_id][]="+id, "events") {
		kinds = append(kinds, dig[string](e, "type"))
		if dig[string](e, "type") == "entity_responsible_changed" && num(e, "created_by") != 0 {
			t.Errorf("a robot's event was created by %v", e["created_by"])
		}
	}
	want := []string{"lead_status_changed", "entity_responsible_changed", "name_field_changed", "sale_field_changed"}
	if len(kinds) != len(want) {
		t.Fatalf("events %v, want %v", kinds, want)
	}
	for i := range want {
		if kinds[i] != want[i] {
			t.Errorf("event %d is %s, want %s", i, kinds[i], want[i])
		}
	}
	since := st.rows("/api/v4/leads?filter[updated_at][from]="+strconv.FormatInt(at, 10)+"&order[updated_at]=asc", "leads")
	if len(since) != 1 || strconv.FormatInt(num(since[0], "id"), 10) != id {
		t.Errorf("%d leads changed since, want 1", len(since))
	}
}

func TestLeadBecomesDeal(t *testing.T) {
	st := newStand(t)
	at := st.clock.now().Unix()
	var lead *company.Thing
	for _, l := range st.w.All("lead", false) {
		if !l.Has("converted_at") && !l.Has("rejected_at") {
			lead = l
		}
	}
	id := st.s.IDOf(lead.ID)
	stages := st.w.All("stage", false)
	d, err := st.w.Add("deal", "", map[string]any{
		"title": "Котёл", "lead": lead.ID, "owner": lead.Text("owner"), "pipeline": stages[0].Text("pipeline"), "stage": stages[0].ID,
		"amount": int64(100_00), "created_at": at,
	}, company.By{At: at, User: lead.Text("owner")})
	if err != nil {
		t.Fatal(err)
	}
	if st.s.IDOf(d.ID) != id || st.s.WorldOf("leads", id) != d.ID {
		t.Fatalf("the deal is %s, the lead was %s", st.s.IDOf(d.ID), id)
	}
	got := st.get("/api/v4/leads/" + id)
	if num(got, "price") != 100 || dig[string](got, "name") != "Котёл" || num(got, "created_at") != lead.Created {
		t.Errorf("converted: %v", got)
	}
	e := st.get("/api/v4/events?filter[type]=lead_status_changed&filter[entity]=lead&filter[entity_id]=" + id + "&limit=1")
	last := dig[[]any](e, "_embedded", "events")[0].(object)
	before := dig[[]any](last, "value_before")[0].(object)
	after := dig[[]any](last, "value_after")[0].(object)
	if num(before, "lead_status", "pipeline_id") == num(after, "lead_status", "pipeline_id") || num(last, "created_at") != at {
		t.Errorf("the move to the deal's pipeline: %v", last)
	}
}

func TestDeletedAndMerged(t *testing.T) {
	st := newStand(t)
	at := st.clock.now().Unix()
	by := company.By{At: at, User: st.w.All("user", false)[0].ID}
	deal := st.w.All("deal", false)[0]
	id := st.s.IDOf(deal.ID)
	if err := st.w.Delete(deal.ID, by); err != nil {
		t.Fatal(err)
	}
	if st.get("/api/v4/leads/"+id) != nil {
		t.Error("a deleted lead is still shown")
	}
	bin := st.rows("/api/v4/leads?with=only_deleted", "leads")
	if len(bin) != 1 || strconv.FormatInt(num(bin[0], "id"), 10) != id || bin[0]["is_deleted"] != true || bin[0]["name"] != nil {
		t.Errorf("the recycle bin holds %v", bin)
	}
	if n := len(st.rows("/api/v4/events?filter[type]=lead_deleted", "events")); n != 1 {
		t.Errorf("%d events lead_deleted, want 1", n)
	}
	var loser, winner *company.Thing
	for _, c := range st.w.All("client", false) {
		if c.Text("type") != "person" {
			continue
		}
		if winner == nil {
			winner = c
		}
		loser = c
	}
	gone, into := st.s.IDOf(loser.ID), st.s.IDOf(winner.ID)
	if err := st.w.Merge(loser.ID, winner.ID, by); err != nil {
		t.Fatal(err)
	}
	if st.get("/api/v4/contacts/"+gone) != nil || len(st.rows("/api/v4/contacts?with=only_deleted", "contacts")) != 0 {
		t.Error("a merged contact is shown, or lies in the recycle bin")
	}
	e := st.rows("/api/v4/events?filter[type]=entity_merged", "events")
	if len(e) != 1 || strconv.FormatInt(num(e[0], "entity_id"), 10) != into {
		t.Errorf("entity_merged: %v, want the winner %s", e, into)
	}
	for _, d := range st.w.All("deal", false) {
		if d.Text("client") != winner.ID {
			continue
		}
		got := st.get("/api/v4/leads/" + st.s.IDOf(d.ID) + "?with=contacts")
		c := dig[[]any](got, "_embedded", "contacts")
		if len(c) != 1 || strconv.FormatInt(num(c[0].(object), "id"), 10) != into {
			t.Errorf("a deal of the winner has the contacts %v", c)
		}
	}
}
