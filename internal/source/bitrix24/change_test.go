package bitrix24_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	fake "svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
	"svodka/internal/source"
)

// do does something in the company a minute later.
func (r *rig) do(t testing.TB, what func(company.By) error) {
	t.Helper()
	r.clock.Pass(time.Minute)
	if err := what(company.By{At: r.clock.Now().Unix(), User: "demo:user-orlova"}); err != nil {
		t.Fatal(err)
	}
}

func (r *rig) set(t testing.TB, id string, v map[string]any) {
	t.Helper()
	r.do(t, func(by company.By) error { return r.world.Set(id, v, by) })
}

func (r *rig) add(t testing.TB, kind string, v map[string]any) (id string) {
	t.Helper()
	r.do(t, func(by company.By) error {
		x, err := r.world.Add(kind, "", v, by)
		id = x.ID
		return err
	})
	return id
}

// open deals, newest last.
func (r *rig) openDeals() (list []*company.Thing) {
	for _, d := range r.world.All("deal", false) {
		if d.Text("outcome") == "open" && d.Text("pipeline") == "demo:pipeline-retail" && d.Has("client") {
			list = append(list, d)
		}
	}
	return list
}

// life lets a company live for a while: everything that a connector has to notice.
func (r *rig) live(t testing.TB) {
	t.Helper()
	deals := r.openDeals()
	r.set(t, deals[0].ID, map[string]any{"amount": int64(1234500), "owner": "demo:user-orlova"})
	r.set(t, deals[1].ID, map[string]any{"stage": "demo:stage-retail-4"})
	r.clock.Pass(time.Hour)
	r.do(t, func(by company.By) error {
		return r.world.Set(deals[1].ID, map[string]any{"stage": "demo:stage-retail-won", "outcome": "won", "closed_at": by.At}, by)
	})
	r.do(t, func(by company.By) error {
		return r.world.Set(deals[2].ID, map[string]any{
			"stage": "demo:stage-retail-lost", "outcome": "lost", "closed_at": by.At, "reason": "Совсем новая причина",
		}, by)
	})
	r.set(t, deals[3].ID, map[string]any{"pipeline": "demo:pipeline-corporate", "stage": "demo:stage-corporate-2"})
	at := r.clock.Now().Unix() + 60
	client := r.add(t, "client", map[string]any{
		"name": "Новиков Пётр", "type": "person", "phone": "79990001122", "created_at": at, "owner": "demo:user-orlova", "region": "Новая область",
	})
	lead := r.add(t, "lead", map[string]any{
		"title": "Новая заявка", "created_at": at + 60, "owner": "demo:user-orlova", "pipeline": "demo:pipeline-requests",
		"stage": "demo:stage-requests-1", "junk": false, "client": client, "phone": "79990001122",
	})
	r.do(t, func(by company.By) error {
		return r.world.Set(lead, map[string]any{
			"stage": "demo:stage-requests-3", "qualified_at": by.At,
		}, by)
	})
	r.do(t, func(by company.By) error {
		return r.world.Set(lead, map[string]any{"stage": "demo:stage-requests-won", "converted_at": by.At}, by)
	})
	at = r.clock.Now().Unix() + 60
	deal := r.add(t, "deal", map[string]any{
		"title": "Новая сделка", "created_at": at, "owner": "demo:user-orlova", "pipeline": "demo:pipeline-retail", "stage": "demo:stage-retail-1",
		"outcome": "open", "client": client, "lead": lead, "amount": int64(9900000), "currency": "RUB",
	})
	r.add(t, "call", map[string]any{
		"started_at": at + 60, "owner": "demo:user-orlova", "direction": "in", "result": "answered", "seconds": int64(61), "phone": "79990001122",
		"client": client, "deal": deal,
	})
	r.add(t, "message", map[string]any{"at": at + 120, "kind": "mail", "direction": "out", "robot": false, "owner": "demo:user-orlova", "deal": deal, "client": client})
	task := r.add(t, "task", map[string]any{"created_at": at + 180, "due_at": at + 900, "kind": "Позвонить", "owner": "demo:user-orlova", "deal": deal, "client": client})
	r.do(t, func(by company.By) error { return r.world.Set(task, map[string]any{"done_at": by.At}, by) })
	r.add(t, "line", map[string]any{"deal": deal, "product": "demo:product-2", "quantity": 2.0, "amount": int64(500000), "currency": "RUB"})
	r.set(t, deal, map[string]any{"amount": int64(500000)})
	r.add(t, "proposal", map[string]any{
		"number": "КП-1", "sent_at": r.clock.Now().Unix() + 60, "amount": int64(500000), "currency": "RUB", "deal": deal, "client": client, "owner": "demo:user-orlova",
	})
	r.add(t, "payment", map[string]any{
		"paid_at": r.clock.Now().Unix() + 60, "amount": int64(250000), "currency": "RUB", "deal": deal, "invoice": "СЧ-1", "client": client,
		"owner": "demo:user-orlova",
	})
	r.add(t, "payment", map[string]any{
		"paid_at": r.clock.Now().Unix() + 60, "amount": int64(-1000), "currency": "RUB", "deal": deal, "client": client, "owner": "demo:user-orlova",
	})
}

func TestIncrements(t *testing.T) {
	r := newRig(t, 0.06, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	r.live(t)
	before := len(r.fake.Journal())
	r.pull(t)
	r.check(t)
	t.Logf("%d requests", len(r.fake.Journal())-before)
	// A stage is renamed, a user leaves, another vanishes altogether.
	r.set(t, "demo:stage-retail-2", map[string]any{"name": "Выезд замерщика"})
	r.set(t, "demo:user-ershov", map[string]any{"active": false})
	r.clock.Pass(time.Hour)
	r.pull(t)
	r.check(t)
	r.do(t, func(by company.By) error { return r.world.Delete("demo:user-lapin", by) })
	r.clock.Pass(time.Hour)
	r.pull(t)
	r.check(t)
	if row := r.rows["user"]["bx:user-"+r.fake.IDOf("demo:user-lapin")]; row == nil || row["active"] != false {
		t.Errorf("the user who vanished: %v", row)
	}
	r.kept(t)
}

func TestDeletionsAndMerges(t *testing.T) {
	r := newRig(t, 0.06, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	deals, leads := r.world.All("deal", false), r.world.All("lead", false)
	for i := range 7 {
		r.do(t, func(by company.By) error { return r.world.Delete(deals[i*31].ID, by) })
		r.do(t, func(by company.By) error { return r.world.Delete(leads[i*53+1].ID, by) })
	}
	clients, orphaned := map[string][]string{}, map[string]bool{}
	for _, kind := range []string{"deal", "lead"} {
		for _, x := range r.world.All(kind, true) {
			orphaned[x.Text("client")] = orphaned[x.Text("client")] || x.Deleted != 0
		}
	}
	for _, c := range r.world.All("client", false) {
		if orphaned[c.ID] {
			continue // what hangs on something that is gone cannot be asked for its client
		}
		clients[c.Text("type")] = append(clients[c.Text("type")], c.ID)
	}
	for _, kind := range []string{"person", "company"} {
		for i := range 5 {
			r.do(t, func(by company.By) error { return r.world.Merge(clients[kind][2*i], clients[kind][2*i+1], by) })
		}
	}
	r.do(t, func(by company.By) error { return r.world.Delete(r.world.All("task", false)[5].ID, by) })
	r.do(t, func(by company.By) error { return r.world.Delete(r.world.All("meeting", false)[5].ID, by) })
	r.do(t, func(by company.By) error { return r.world.Delete(r.world.All("proposal", false)[5].ID, by) })
	r.do(t, func(by company.By) error { return r.world.Delete(r.world.All("ticket", false)[5].ID, by) })
	// Product rows change and the deal does not tell.
	for _, l := range r.world.All("line", false) {
		deal := r.world.Find(l.Text("deal"))
		switch {
		case deal.Deleted != 0:
		case l.N%7 == 0:
			r.set(t, l.ID, map[string]any{"amount": l.Int("amount") + 100, "quantity": 1.0})
		case l.N%7 == 1:
			r.do(t, func(by company.By) error { return r.world.Delete(l.ID, by) })
		}
	}
	r.clock.Pass(time.Hour)
	r.pull(t)
	r.sweep(t)
	r.check(t)
	r.kept(t)
	for _, total := range r.totals(t) {
		if total.Theirs != total.Ours {
			t.Errorf("%s: %d there, %d here", total.Kind, total.Theirs, total.Ours)
		}
	}
}

func (r *rig) totals(t testing.TB) []source.Total {
	t.Helper()
	list, err := r.remote.Totals(context.Background(), r.shelf)
	if err != nil || len(list) < 10 {
		t.Fatal(list, err)
	}
	return list
}

// Rows move while they are read: everything is saved anew, some things are deleted and new ones made between two pages.
func TestMovingSet(t *testing.T) {
	r := newRig(t, 0.06, nil)
	n := 0
	r.fake.Spoil(fake.Fault{Method: "batch", Before: func() {
		n++
		deals := r.openDeals()
		by := company.By{At: r.clock.Now().Unix(), User: "demo:user-orlova"}
		if n%2 == 0 && n < 40 {
			if err := r.world.Set(deals[n%len(deals)].ID, map[string]any{"amount": int64(n * 100), "title": fmt.Sprint("Сделка ", n)}, by); err != nil {
				t.Error(err)
			}
			if _, err := r.world.Add("deal", "", map[string]any{
				"title": "Ещё одна", "created_at": by.At, "owner": "demo:user-orlova", "pipeline": "demo:pipeline-retail", "stage": "demo:stage-retail-1",
				"outcome": "open", "amount": int64(100), "currency": "RUB",
			}, by); err != nil {
				t.Error(err)
			}
		}
		if n == 9 {
			r.fake.Touch("deal")
		}
	}})
	r.pull(t)
	r.fake.Spoil()
	r.clock.Pass(time.Minute)
	r.pull(t)
	r.check(t)
	if n < 20 {
		t.Errorf("%d requests", n)
	}
}

func TestHooks(t *testing.T) {
	r := newRig(t, 0.06, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	hooks := &inbox{}
	r.fake.Subscribe(fake.Outgoing{URL: hooks.serve(t), Token: "right", Backwards: true})
	r.live(t)
	deal := r.openDeals()[5]
	r.do(t, func(by company.By) error { return r.world.Delete(deal.ID, by) })
	r.fake.Deliver(context.Background(), r.client)
	var hints []source.Link
	for _, body := range append(hooks.bodies, hooks.bodies...) { // and each once more
		list, err := r.remote.Hints(nil, body)
		if err != nil {
			t.Fatal(err)
		}
		hints = append(hints, list...)
	}
	before := len(r.fake.Journal())
	if err := r.remote.Reread(context.Background(), r.shelf, hints); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d messages, %d requests", len(hooks.bodies), len(r.fake.Journal())-before)
	r.deliver(t)
	row := r.rows["deal"]["bx:deal-"+r.fake.IDOf(deal.ID)]
	if row != nil {
		t.Errorf("a deleted deal: %v", row)
	}
	r.clock.Pass(time.Minute)
	r.pull(t) // payments of orders have no messages
	r.check(t)

	r.vault = newVault(r, map[string]string{"application_token": "right"})
	r.open(t)
	if _, err := r.remote.Hints(nil, hooks.bodies[0]); err != nil {
		t.Error(err)
	}
	r.vault = newVault(r, map[string]string{"application_token": "wrong"})
	r.open(t)
	if _, err := r.remote.Hints(nil, hooks.bodies[0]); err == nil {
		t.Error("a message without the token was believed")
	}
	for _, body := range []string{"", "{}", "event[]=x", "%zz"} {
		if list, err := r.remote.Hints(nil, []byte(body)); err == nil || len(list) > 0 {
			t.Errorf("%q: %v %v", body, list, err)
		}
	}
}
