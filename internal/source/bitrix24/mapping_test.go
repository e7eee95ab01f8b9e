package bitrix24_test

import (
	"context"
	"testing"
	"time"

	"svodka/internal/source"
	"svodka/internal/source/bitrix24"
	"svodka/internal/source/sourcetest"
	"svodka/internal/warehouse"
)

// mapped are all the rows under a mapping.
func (r *rig) mapped(t testing.TB, m source.Mapping) sourcetest.Rows {
	t.Helper()
	rows := sourcetest.Rows{}
	rows.Deliver(t, r.remote, r.shelf, m, 0)
	return rows
}

func option(list []source.Option, id string) source.Option {
	for _, o := range list {
		if o.ID == id {
			return o
		}
	}
	return source.Option{}
}

func TestOptions(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	o, err := r.remote.Options(context.Background(), r.shelf)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"lead": "lead", "0": "sales", "1": "sales", "spa:156": "service"} {
		if p := option(o.Pipelines, id); p.ID == "" || p.N == 0 || o.Proposed.Pipelines[id] != want {
			t.Errorf("pipeline %q: %+v is %q, want %q", id, p, o.Proposed.Pipelines[id], want)
		}
	}
	for id, want := range map[string]source.Stage{
		"0/NEW": {Outcome: "open"}, "0/PREPARATION": {Outcome: "open", Qualified: true},
		"0/PREPAYMENT_INVOICE": {Outcome: "open", Qualified: true, Proposal: true}, "1/C1:WON": {Outcome: "won", Qualified: true},
		"lead/PROCESSED": {Outcome: "open", Qualified: true}, "lead/SPAM": {Outcome: "lost", Junk: true}, "lead/JUNK": {Outcome: "lost"},
	} {
		if got := o.Proposed.Stages[id]; got != want || option(o.Stages, id).Title == "" {
			t.Errorf("stage %s: %+v, want %+v", id, got, want)
		}
	}
	for role, want := range map[string]string{
		"reason": "deal:UF_CRM_REASON", "cost": "deal:UF_CRM_COST", "region": "company:UF_CRM_REGION", "segment": "company:UF_CRM_SEGMENT", "source": "",
	} {
		if got := o.Proposed.Fields[role]; got != want || option(o.Roles, role).ID == "" {
			t.Errorf("%s is %q, want %q", role, got, want)
		}
	}
	if f := option(o.Fields, "deal:UF_CRM_OBJECT_TYPE"); f.Title != "Тип объекта" || f.Type != "enum" || f.N == 0 || f.Of != "deal" {
		t.Errorf("%+v", f)
	}
	if m := option(o.Tasks, "meeting"); m.N == 0 || m.Title == "" {
		t.Errorf("%+v", m)
	}
}

// Another mapping makes other rows without a word from the portal.
func TestMappings(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	asked := len(r.fake.Journal())
	deals := map[string]int{}
	for _, d := range r.world.All("deal", false) {
		deals[d.Text("pipeline")]++
	}
	retail, corporate := deals["demo:pipeline-retail"], deals["demo:pipeline-corporate"]
	base := r.mapped(t, source.Mapping{})
	if len(base["deal"]) != retail+corporate || len(base["ticket"]) == 0 {
		t.Fatalf("%d deals, %d tickets", len(base["deal"]), len(base["ticket"]))
	}
	service := r.mapped(t, source.Mapping{Pipelines: map[string]string{"1": "service", "spa:156": "ignore"}})
	if len(service["deal"]) != retail || len(service["ticket"]) != corporate || len(service["line"]) >= len(base["line"]) {
		t.Errorf("service: %d deals, %d tickets", len(service["deal"]), len(service["ticket"]))
	}
	ignored := r.mapped(t, source.Mapping{Pipelines: map[string]string{"1": "ignore"}})
	left := 0
	for _, row := range ignored["deal"] {
		if row["excluded"] == "service" {
			left++
		}
	}
	if left != corporate || len(ignored["deal"]) != retail+corporate || len(ignored["ticket"]) != len(base["ticket"]) {
		t.Errorf("ignored: %d of %d deals, %d tickets", left, len(ignored["deal"]), len(ignored["ticket"]))
	}
	asks := r.mapped(t, source.Mapping{Pipelines: map[string]string{"1": "lead"}})
	if len(asks["deal"]) != retail || len(asks["lead"]) != len(base["lead"])+corporate {
		t.Errorf("requests: %d deals, %d leads", len(asks["deal"]), len(asks["lead"]))
	}
	for id, row := range asks["lead"] {
		if row["pipeline"] == "bx:pipeline-1" && row["created_at"] == nil {
			t.Errorf("%s: %v", id, row)
		}
	}
	stages := r.mapped(t, source.Mapping{
		Stages: map[string]source.Stage{"0/PREPARATION": {Outcome: "won"}}, Tasks: map[string]string{"meeting": "ignore", "task": "ignore"},
		Fields: map[string]string{"reason": ""}, Custom: []string{},
	})
	won := 0
	for _, row := range stages["deal"] {
		if row["stage"] == "bx:stage-0-PREPARATION" && row["outcome"] == "won" && row["closed_at"] != nil {
			won++
		}
		if row["outcome"] == "lost" && row["reason"] != "Закрыто и не реализовано" {
			t.Fatalf("%v", row)
		}
		if row["c_bx_object_type"] != nil {
			t.Fatalf("%v", row)
		}
	}
	if won == 0 || len(stages["meeting"])+len(stages["task"]) != 0 {
		t.Errorf("%d won, %d meetings", won, len(stages["meeting"]))
	}
	if len(r.fake.Journal()) != asked {
		t.Error("the portal was asked")
	}
}

// A request that moves on into a sales pipeline of deals becomes a deal of its own.
func TestRequestsAmongDeals(t *testing.T) {
	r := newRig(t, 0.06, nil)
	r.m.Pipelines = map[string]string{"1": "lead"}
	r.pull(t)
	r.clock.Pass(time.Hour)
	id := ""
	for _, d := range r.world.All("deal", false) {
		if d.Text("pipeline") == "demo:pipeline-corporate" && d.Text("outcome") == "open" {
			id = d.ID
		}
	}
	number := r.fake.IDOf(id)
	if r.rows["deal"]["bx:deal-"+number] != nil || r.rows["lead"]["bx:lead-deal-"+number] == nil {
		t.Fatal("it should be a request")
	}
	r.set(t, id, map[string]any{"pipeline": "demo:pipeline-retail", "stage": "demo:stage-retail-2"})
	at := r.clock.Now().Unix()
	r.clock.Pass(time.Minute)
	r.pull(t)
	d, l := r.rows["deal"]["bx:deal-"+number], r.rows["lead"]["bx:lead-deal-"+number]
	if d["created_at"] != at || d["lead"] != "bx:lead-deal-"+number || l["converted_at"] != at || l["pipeline"] != "bx:pipeline-1" {
		t.Errorf("%v\n%v", d, l)
	}
	r.set(t, id, map[string]any{"pipeline": "demo:pipeline-corporate", "stage": "demo:stage-corporate-1"})
	r.clock.Pass(time.Minute)
	r.pull(t)
	if r.rows["deal"]["bx:deal-"+number] != nil || r.rows["lead"]["bx:lead-deal-"+number] == nil {
		t.Error("it should be a request again")
	}
}

// An increment hands over what changed and what hangs on it, and nothing else.
func TestLittleIsTouched(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	r.set(t, r.openDeals()[0].ID, map[string]any{"amount": int64(777)})
	r.clock.Pass(time.Minute)
	ctx := context.Background()
	if err := r.remote.Pull(ctx, r.shelf, func(source.Progress) {}); err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	err := r.remote.Rows(ctx, r.shelf, r.m, r.seq, func(c warehouse.Chunk) error {
		n[c.Entity] += len(c.Rows)
		return nil
	})
	if err != nil || n["deal"] != 1 || n["lead"] != 0 || n["call"] > 30 || n["client"] != 0 {
		t.Errorf("%v %v", n, err)
	}
}

func TestCards(t *testing.T) {
	card := bitrix24.Opener().Card
	const at = "https://termodom.bitrix24.ru"
	for in, want := range map[[2]string]string{
		{"deal", "deal-17"}:         "/crm/deal/details/17/",
		{"lead", "lead-17"}:         "/crm/lead/details/17/",
		{"lead", "lead-deal-17"}:    "/crm/deal/details/17/",
		{"client", "contact-3"}:     "/crm/contact/details/3/",
		{"client", "company-3"}:     "/crm/company/details/3/",
		{"ticket", "ticket-156-9"}:  "/crm/type/156/details/9/",
		{"ticket", "ticket-2-9"}:    "/crm/deal/details/9/",
		{"payment", "payment-31-9"}: "/crm/type/31/details/9/",
		{"proposal", "proposal-9"}:  "/crm/quote/details/9/",
	} {
		if got := card(at, in[0], in[1]); got != at+want {
			t.Errorf("%v: %s", in, got)
		}
	}
	for _, in := range [][2]string{{"call", "call-1"}, {"deal", ""}, {"deal", "deal-"}, {"user", "user-1"}} {
		if got := card(at, in[0], in[1]); got != "" {
			t.Errorf("%v: %s", in, got)
		}
	}
}
