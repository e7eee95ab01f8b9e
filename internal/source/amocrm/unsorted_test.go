package amocrm_test

import (
	"context"
	"testing"
	"time"

	fake "svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
)

func hidden(o *fake.Options) { o.Hidden = true }

// waiting adds some requests, and tells those that nobody has accepted yet.
func (r *rig) waiting(t *testing.T) (list []*company.Thing) {
	t.Helper()
	var first *company.Thing
	for _, s := range r.world.All("stage", false) {
		if p := r.world.Find(s.Text("pipeline")); p.Text("kind") == "lead" && (first == nil || s.Int("rank") < first.Int("rank")) {
			first = s
		}
	}
	n := 0
	for _, of := range r.world.All("lead", false) {
		if client := r.world.Find(of.Text("client")); n == 8 || client == nil || client.Deleted != 0 || !of.Has("source") {
			continue
		}
		n++
		r.clock.Pass(time.Minute)
		_, err := r.world.Add("lead", "", map[string]any{
			"title": "Заявка", "created_at": r.clock.Now().Unix(), "stage": first.ID, "pipeline": first.Text("pipeline"), "client": of.Text("client"),
			"source": of.Text("source"), "owner": of.Text("owner"), "junk": false,
		}, r.by())
		must(t, err)
	}
	for _, x := range r.world.All("lead", false) {
		if _, ok := r.fake.Waits(x.ID); ok {
			list = append(list, x)
		}
	}
	if len(list) < 4 {
		t.Fatalf("only %d leads wait to be accepted", len(list))
	}
	return list
}

// taken is the stage after the one in which leads wait.
func (r *rig) taken(t *testing.T, x *company.Thing) string {
	t.Helper()
	at := r.world.Find(x.Text("stage"))
	for _, s := range r.world.All("stage", false) {
		if s.Text("pipeline") == at.Text("pipeline") && s.Int("rank") == at.Int("rank")+1 {
			return s.ID
		}
	}
	t.Fatal("there is no next stage")
	return ""
}

// TestUnsorted: requests nobody has accepted yet are requests in the stage of incoming ones; the accepted is the same request,
// the declined is gone.
func TestUnsorted(t *testing.T) {
	r := newRig(t, small, hidden)
	r.hidden = true
	list := r.waiting(t)
	r.pull(t)
	r.equal(t)
	accepted, declined := list[0], list[1]
	key := r.key(accepted)
	if r.rows["lead"][key] == nil {
		t.Fatal("the request is missing before it is accepted")
	}
	r.clock.Pass(time.Minute)
	must(t, r.world.Set(accepted.ID, map[string]any{"stage": r.taken(t, accepted)}, r.by()))
	must(t, r.world.Delete(declined.ID, r.by()))
	r.later(t)
	r.equal(t)
	if row := r.rows["lead"][key]; row["stage"] != r.key(r.world.Find(r.world.Find(accepted.ID).Text("stage"))) || row["owner"] == nil {
		t.Errorf("accepted: %v", row)
	}
	if row := r.rows["lead"][r.key(declined)]; row != nil {
		t.Errorf("declined, but there: %v", row)
	}
	r.seq, r.rows = 0, sourcetest.Rows{}
	r.deliver(t)
	r.equal(t)
}

// TestWhereUnsortedComeFrom: a lead without a source of its own came the way its request came.
func TestWhereUnsortedComeFrom(t *testing.T) {
	r := newRig(t, small, hidden)
	lead := r.waiting(t)[0]
	must(t, r.world.Set(lead.ID, map[string]any{"source": nil}, r.by()))
	r.pull(t)
	category, _ := r.fake.Waits(lead.ID)
	want := "amo:source-" + slugged(map[string]string{
		"sip": "Calls", "mail": "Mail", "forms": "Forms of the site", "chats": "Chats",
	}[category])
	for range 2 { // waiting, then accepted
		got := r.rows["lead"][r.key(lead)]["source"]
		if got != want || r.rows["source"][want] == nil {
			t.Errorf("%s: came from %v, want %s", category, got, want)
		}
		must(t, r.world.Set(lead.ID, map[string]any{"stage": r.taken(t, r.world.Find(lead.ID))}, r.by()))
		r.later(t)
	}
}

// shelve puts an account with one pipeline of sales on a shelf, with its incoming stage switched on, and a lead with moves
// between statuses.
func shelve(t *testing.T, status string, moves ...[2]string) (*rig, source.Shelf) {
	t.Helper()
	r := newRig(t, small, nil)
	shelf := sourcetest.NewShelf()
	put := func(kind, id, body string, links ...source.Link) {
		must(t, shelf.Put(context.Background(), []source.Object{{Kind: kind, ID: id, Body: []byte(body), Links: links}}, nil))
	}
	put("account", "account", `{"id": 1, "currency": "RUB"}`)
	put("pipeline", "7", `{"id": 7, "name": "Продажи", "sort": 1, "is_unsorted_on": true, "_embedded": {"statuses": [
		{"id": 70, "name": "Неразобранное", "sort": 10, "type": 1}, {"id": 71, "name": "В работе", "sort": 20},
		{"id": 142, "name": "Успешно", "sort": 10000}, {"id": 143, "name": "Отказ", "sort": 11000}]}}`)
	put("pipeline", "8", `{"id": 8, "name": "Заявки", "sort": 2, "is_unsorted_on": true, "_embedded": {"statuses": [
		{"id": 80, "name": "Неразобранное", "sort": 10, "type": 1}, {"id": 142, "name": "Успешно", "sort": 10000}]}}`)
	put("lead", "5", `{"id": 5, "name": "Окна", "pipeline_id": 7, "status_id": `+status+`, "created_at": 1000, "updated_at": 9000, "created_by": 3}`)
	for i, m := range moves {
		id := string(rune('a' + i))
		put("event", id, `{"id": "`+id+`", "type": "lead_status_changed", "entity_id": 5, "entity_type": "lead", "created_by": 3, "created_at": `+
			string(rune('2'+i))+`000, "value_before": [{"lead_status": {"id": `+m[0]+`, "pipeline_id": 7}}],
			"value_after": [{"lead_status": {"id": `+m[1]+`, "pipeline_id": 7}}]}`, source.Link{Kind: "lead", ID: "5"})
	}
	r.rows = sourcetest.Rows{}
	r.rows.Deliver(t, r.remote, shelf, source.Mapping{}, 0)
	return r, shelf
}

// TestUnsortedInSales: what waits in a pipeline of sales is a request, and a deal once it is accepted.
func TestUnsortedInSales(t *testing.T) {
	r, _ := shelve(t, "70")
	lead, deal := r.rows["lead"]["amo:lead-5"], r.rows["deal"]["amo:deal-5"]
	if lead["stage"] != "amo:stage-7-70" || lead["created_at"] != int64(1000) || deal != nil {
		t.Errorf("waiting: the request %v, the deal %v", lead, deal)
	}
	r, _ = shelve(t, "71", [2]string{"70", "71"})
	lead, deal = r.rows["lead"]["amo:lead-5"], r.rows["deal"]["amo:deal-5"]
	if lead["converted_at"] != int64(2000) || lead["stage"] != "amo:stage-7-70" || deal["created_at"] != int64(2000) || deal["lead"] != "amo:lead-5" {
		t.Errorf("accepted: the request %v, the deal %v", lead, deal)
	}
	r, _ = shelve(t, "143", [2]string{"70", "143"})
	lead, deal = r.rows["lead"]["amo:lead-5"], r.rows["deal"]["amo:deal-5"]
	if lead["rejected_at"] != int64(2000) || lead["qualified_at"] != nil || deal != nil {
		t.Errorf("declined: the request %v, the deal %v", lead, deal)
	}
	r, _ = shelve(t, "71", [2]string{"70", "143"}, [2]string{"143", "71"})
	lead, deal = r.rows["lead"]["amo:lead-5"], r.rows["deal"]["amo:deal-5"]
	if lead["rejected_at"] != nil || lead["converted_at"] != int64(3000) || deal["outcome"] != "open" {
		t.Errorf("declined and taken up: the request %v, the deal %v", lead, deal)
	}
}

// TestHiddenInSales: a request that only the list of unsorted ones tells of, with what its channel told.
func TestHiddenInSales(t *testing.T) {
	r, shelf := shelve(t, "71")
	ctx := context.Background()
	must(t, shelf.Put(ctx, []source.Object{
		{Kind: "unsorted", ID: "x", Body: []byte(`{"uid": "x", "source_name": "UIS", "category": "sip", "pipeline_id": 8, "created_at": 4000,
			"metadata": {"from": "79990000001", "phone": 78000000000}, "_embedded": {"leads": [{"id": 9}], "contacts": [{"id": 4}]}}`)},
		{Kind: "unsorted", ID: "y", Body: []byte(`{"uid": "y", "category": "mail", "pipeline_id": 7, "created_at": 4001,
			"metadata": {"from": {"email": "anna@example.com", "name": "Анна"}, "subject": "Смета"}, "_embedded": {"leads": [{"id": 10}]}}`)},
		{Kind: "unsorted", ID: "z", Body: []byte(`{"uid": "z", "category": "chats", "pipeline_id": 7, "metadata": [], "_embedded": {"leads": []}}`)},
	}, nil))
	r.rows.Deliver(t, r.remote, shelf, source.Mapping{}, 0)
	x, y := r.rows["lead"]["amo:lead-9"], r.rows["lead"]["amo:lead-10"]
	if x["stage"] != "amo:stage-8-80" || x["phone"] != "79990000001" || x["source"] != "amo:source-uis" || x["client"] != nil {
		t.Errorf("the call: %v", x)
	}
	if y["stage"] != "amo:stage-7-70" || y["email"] != "anna@example.com" || y["title"] != "Смета" || y["source"] != "amo:source-mail" {
		t.Errorf("the letter: %v", y)
	}
	if len(r.rows["lead"]) != 2 {
		t.Errorf("%d requests, want 2", len(r.rows["lead"]))
	}
}

// TestUnsortedByWebhook: a hook of a request, or of a lead that is not listed, has the waiting ones read again at once; one of a
// customer what it bought.
func TestUnsortedByWebhook(t *testing.T) {
	r := newRig(t, small, func(o *fake.Options) { hidden(o); buying(o) })
	r.hidden, r.buys = true, true
	r.pull(t)
	ctx := context.Background()
	list := r.waiting(t)
	hook := func(body string) {
		t.Helper()
		hints, err := r.remote.Hints(nil, []byte(body))
		must(t, err)
		must(t, r.remote.Reread(ctx, r.shelf, hints))
		r.deliver(t)
	}
	hook("unsorted[add][0][uid]=a1b2&unsorted[add][0][category]=forms")
	if r.rows["lead"][r.key(list[0])] == nil {
		t.Error("the request is not there")
	}
	late := r.waiting(t)
	hook("leads[add][0][id]=" + r.fake.IDOf(late[len(late)-1].ID))
	if r.rows["lead"][r.key(late[len(late)-1])] == nil {
		t.Error("the lead that is not listed is not there")
	}
	of := r.world.All("payment", false)[0]
	deal := r.world.Find(of.Text("deal"))
	p, err := r.world.Add("payment", "", map[string]any{"paid_at": r.clock.Now().Unix(), "amount": int64(5_00), "deal": deal.ID, "owner": of.Text("owner")}, r.by())
	must(t, err)
	r.open(t) // as a run by a webhook does
	var customer string
	for _, c := range r.world.All("client", false) {
		if c.ID == deal.Text("client") {
			customer = r.fake.CustomerOf(c.ID)
		}
	}
	hook("customers[update][0][id]=" + customer)
	if row := r.rows["payment"][r.key(p)]; row == nil || row["amount"] != int64(5_00) {
		t.Errorf("the purchase: %v", row)
	}
	r.equal(t)
}
