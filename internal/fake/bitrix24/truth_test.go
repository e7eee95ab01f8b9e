package bitrix24_test

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
)

// all reads a whole list by offsets.
func (r *rig) all(method, query string) []map[string]any {
	r.t.Helper()
	var list []map[string]any
	for start := 0; ; start += 50 {
		a := r.get(method, query+"&start="+strconv.Itoa(start))
		if a.status != 200 {
			r.t.Fatalf("%s: %s", method, a.raw)
		}
		list = append(list, a.rows()...)
		if a.body["next"] == nil {
			return list
		}
	}
}

func stamp(unix int64) string {
	return time.Unix(unix, 0).In(time.FixedZone("", 3*3600)).Format("2006-01-02T15:04:05-07:00")
}

func TestDealsAreTheWorlds(t *testing.T) {
	r := portal(t, nil)
	names := map[string]string{}
	for _, row := range r.get("crm.status.list", "").rows() {
		names[fmt.Sprint(row["ENTITY_ID"], " ", row["STATUS_ID"])] = fmt.Sprint(row["NAME"])
	}
	for _, row := range r.all("crm.deal.list", "") {
		d := r.w.Find(r.s.WorldOf("deal", fmt.Sprint(row["ID"])))
		list := "DEAL_STAGE"
		if row["CATEGORY_ID"] != "0" {
			list += "_" + fmt.Sprint(row["CATEGORY_ID"])
		}
		semantic := map[string]string{"won": "S", "lost": "F", "open": "P"}[d.Text("outcome")]
		for what, pair := range map[string][2]any{
			"title":    {row["TITLE"], d.Text("title")},
			"stage":    {names[list+" "+fmt.Sprint(row["STAGE_ID"])], r.w.Find(d.Text("stage")).Text("name")},
			"pipeline": {r.s.WorldOf("pipeline", fmt.Sprint(row["CATEGORY_ID"])), d.Text("pipeline")},
			"semantic": {row["STAGE_SEMANTIC_ID"], semantic},
			"owner":    {r.s.WorldOf("user", fmt.Sprint(row["ASSIGNED_BY_ID"])), d.Text("owner")},
			"saved":    {row["DATE_MODIFY"], stamp(d.Updated)},
			"client":   {r.s.WorldOf("contact", fmt.Sprint(row["CONTACT_ID"])) + r.s.WorldOf("company", fmt.Sprint(row["COMPANY_ID"])), d.Text("client")},
			"lead":     {r.s.WorldOf("lead", fmt.Sprint(row["LEAD_ID"])), d.Text("lead")},
			"source":   {r.s.WorldOf("source", fmt.Sprint(row["SOURCE_ID"])), d.Text("source")},
			"campaign": {cmp.Or(row["SOURCE_DESCRIPTION"], any("")), d.Text("campaign")},
		} {
			if pair[0] != pair[1] && (pair[0] != nil || pair[1] != "") {
				t.Errorf("%s: %s is %v, want %v", d.ID, what, pair[0], pair[1])
			}
		}
		if t.Failed() {
			break
		}
	}
}

// The last row of every history is the stage a deal or lead stands in.
func TestHistoriesEndWhereThingsStand(t *testing.T) {
	r := portal(t, nil)
	for _, c := range []struct {
		list, query, stage string
	}{
		{"crm.deal.list", "entityTypeId=2", "STAGE_ID"},
		{"crm.lead.list", "entityTypeId=1", "STATUS_ID"},
	} {
		last, first, rows := map[any]any{}, map[any]any{}, 0
		for _, row := range r.all("crm.stagehistory.list", c.query) {
			if first[row["OWNER_ID"]] == nil {
				first[row["OWNER_ID"]] = row["TYPE_ID"]
			}
			last[row["OWNER_ID"]] = row[c.stage]
			rows++
		}
		without := 0
		for _, row := range r.all(c.list, "") {
			switch stage := last[row["ID"]]; {
			case stage == nil && row["ORIGINATOR_ID"] == "IMPORT":
				without++
			case stage != row[c.stage] || first[row["ID"]] != "1":
				t.Fatalf("%s %v stands in %v, its history begins with %v and ends with %v", c.list, row["ID"], row[c.stage], first[row["ID"]], stage)
			}
		}
		t.Logf("%s: %d rows of history, %d imported without", c.list, rows, without)
	}
}

func TestChangesShow(t *testing.T) {
	r := portal(t, nil)
	var deal *company.Thing
	for _, d := range r.world("deal") {
		if d.Text("outcome") == "open" && d.Text("pipeline") == "demo:pipeline-retail" {
			deal = d
		}
	}
	id := r.s.IDOf(deal.ID)
	newest, err := strconv.Atoi(fmt.Sprint(r.get("crm.stagehistory.list", "entityTypeId=2&order[ID]=DESC").rows()[0]["ID"]))
	if err != nil {
		t.Fatal(err)
	}
	at := r.clock.now().Unix()
	set := func(values map[string]any) {
		t.Helper()
		at += 60
		if err := r.w.Set(deal.ID, values, company.By{At: at, User: "demo:user-orlova"}); err != nil {
			t.Fatal(err)
		}
	}
	set(map[string]any{"amount": int64(12345), "owner": "demo:user-orlova", "reason": "Совсем новая причина"})
	set(map[string]any{"stage": "demo:stage-corporate-2", "pipeline": "demo:pipeline-corporate"})
	set(map[string]any{"stage": "demo:stage-corporate-3"})
	set(map[string]any{"stage": "demo:stage-corporate-won", "outcome": "won", "closed_at": at})
	row := r.get("crm.deal.get", "id="+id).body["result"].(map[string]any)
	for k, want := range map[string]any{
		"OPPORTUNITY": "123.45", "ASSIGNED_BY_ID": r.s.IDOf("demo:user-orlova"), "STAGE_ID": "C1:WON", "CATEGORY_ID": "1", "STAGE_SEMANTIC_ID": "S", "CLOSED": "Y",
		"DATE_MODIFY": stamp(at), "MOVED_TIME": stamp(at), "MOVED_BY_ID": r.s.IDOf("demo:user-orlova"),
	} {
		if row[k] != want {
			t.Errorf("%s is %v, want %v", k, row[k], want)
		}
	}
	var types strings.Builder
	for _, m := range r.get("crm.stagehistory.list", "entityTypeId=2&filter[OWNER_ID]="+id+"&order[ID]=ASC&filter["+url.QueryEscape(">ID")+"]="+strconv.Itoa(newest)).rows() {
		fmt.Fprint(&types, m["TYPE_ID"], m["STAGE_ID"], " ")
	}
	if types.String() != "5C1:PREPARATION 2C1:PREPAYMENT_INVOICE 3C1:WON " {
		t.Errorf("history: %s", types.String())
	}
	found := false
	for _, f := range r.get("crm.deal.userfield.list", "").rows() {
		if items, ok := f["LIST"].([]any); ok && f["FIELD_NAME"] == "UF_CRM_REASON" {
			for _, one := range items {
				item, _ := one.(map[string]any)
				found = found || item["VALUE"] == "Совсем новая причина" && item["ID"] == row["UF_CRM_REASON"]
			}
		}
	}
	if !found {
		t.Error("the new reason is not in the list of its field")
	}
	if a := r.get("crm.deal.list", "filter["+url.QueryEscape(">=DATE_MODIFY")+"]="+url.QueryEscape(stamp(at))); a.body["total"] != 1.0 {
		t.Errorf("modified since: %v", a.body["total"])
	}
	r.clock.add(time.Hour)
	r.s.Touch("deal")
	if a := r.get("crm.deal.list", "filter["+url.QueryEscape(">=DATE_MODIFY")+"]="+url.QueryEscape(stamp(r.clock.now().Unix()))); a.body["total"] != float64(len(r.world("deal"))) {
		t.Errorf("after an import touched all: %v", a.body["total"])
	}
}

func TestJunkLeads(t *testing.T) {
	r := portal(t, nil)
	junk, spam := 0, 0
	for _, l := range r.world("lead") {
		if l.Yes("junk") && l.Text("stage") == "demo:stage-requests-lost" {
			junk++
		}
	}
	for _, row := range r.all("crm.lead.list", "select[]=STATUS_ID") {
		if row["STATUS_ID"] == bitrix24.JunkStatus {
			spam++
		}
	}
	if junk == 0 || junk != spam {
		t.Errorf("%d leads are junk, %d stand in %s", junk, spam, bitrix24.JunkStatus)
	}
}

func TestCallsAndActivities(t *testing.T) {
	r := portal(t, nil)
	activities := map[any]map[string]any{}
	for _, row := range r.all("crm.activity.list", "") {
		activities[row["ID"]] = row
	}
	linked, results := 0, map[string]string{"answered": "200", "missed": "304", "busy": "486", "failed": "503"}
	for _, row := range r.all("voximplant.statistic.get", "") {
		c := r.w.Find(r.s.WorldOf("call", fmt.Sprint(row["ID"])))
		if row["CALL_DURATION"] != strconv.FormatInt(c.Int("seconds"), 10) || row["CALL_FAILED_CODE"] != results[c.Text("result")] {
			t.Fatalf("%s: %v", c.ID, row)
		}
		a := activities[row["CRM_ACTIVITY_ID"]]
		if row["CRM_ACTIVITY_ID"] != nil && a == nil {
			t.Fatalf("%s: there is no activity %v", c.ID, row["CRM_ACTIVITY_ID"])
		}
		if deal := c.Text("deal"); deal != "" {
			linked++
			if a["OWNER_TYPE_ID"] != "2" || a["OWNER_ID"] != r.s.IDOf(deal) || a["ORIGIN_ID"] != "VI_"+fmt.Sprint(row["CALL_ID"]) {
				t.Fatalf("%s of deal %s: %v", c.ID, r.s.IDOf(deal), a)
			}
		}
	}
	kinds := map[any]int{}
	for _, a := range activities {
		kinds[a["PROVIDER_ID"]]++
	}
	if linked == 0 || kinds["CRM_EMAIL"] == 0 || kinds["CRM_SMS"] == 0 || kinds["IMOPENLINES_SESSION"] == 0 || kinds["CRM_TASKS_TASK"] == 0 || kinds["CRM_MEETING"] != len(r.world("meeting")) {
		t.Errorf("%d calls of deals; activities %v", linked, kinds)
	}
}

func TestMoney(t *testing.T) {
	r := portal(t, nil)
	var want, got int64
	for _, p := range r.world("payment") {
		want += p.Int("amount")
	}
	cents := func(x any) int64 { f, _ := x.(float64); return int64(f*100 + 0.5) }
	for _, row := range r.all("crm.item.list", "entityTypeId=31") {
		if row["stageId"] != "DT31_3:P" || row["parentId2"] == nil {
			t.Fatalf("%v", row)
		}
		got += cents(row["opportunity"])
	}
	for _, row := range r.all("sale.payment.list", "") {
		sum := cents(row["sum"])
		if row["isReturn"] == "Y" {
			sum = -sum
		}
		got += sum
	}
	if got != want || want == 0 {
		t.Errorf("invoices and payments come to %d, want %d", got, want)
	}
	orders := portal(t, func(o *bitrix24.Options) { o.Orders = true })
	if n := len(orders.all("sale.payment.list", "")); n != len(r.world("payment")) {
		t.Errorf("%d payments of orders, want %d", n, len(r.world("payment")))
	}
	for _, l := range r.world("line")[:100] {
		a := r.get("crm.item.productrow.list", "filter[%3DownerType]=D&filter[%3DownerId]="+r.s.IDOf(l.Text("deal")))
		for _, row := range a.rows() {
			if r.s.WorldOf("line", fmt.Sprint(row["id"])) == l.ID {
				price, _ := row["price"].(float64)
				quantity, _ := row["quantity"].(float64)
				if cents(price*quantity) != l.Int("amount") {
					t.Errorf("%s: %v × %v is not %d", l.ID, price, quantity, l.Int("amount"))
				}
			}
		}
	}
}

func TestTickets(t *testing.T) {
	r := portal(t, nil)
	rows := r.all("crm.item.list", "entityTypeId=156")
	tickets := r.world("ticket")
	if len(rows) != len(tickets) {
		t.Fatalf("%d, want %d", len(rows), len(tickets))
	}
	for i, row := range rows {
		want := "DT156_7:NEW"
		switch {
		case tickets[i].Has("solved_at"):
			want = "DT156_7:SUCCESS"
		case tickets[i].Has("answered_at"):
			want = "DT156_7:PREPARATION"
		}
		if row["stageId"] != want || row["title"] != tickets[i].Text("title") || row["ufCrm7Kind"] == nil {
			t.Fatalf("%s: %v", tickets[i].ID, row)
		}
	}
	if got := len(r.all("crm.stagehistory.list", "entityTypeId=156")); got < len(tickets) {
		t.Errorf("%d rows of history", got)
	}
}

func TestPeople(t *testing.T) {
	r := portal(t, nil)
	rows := r.get("department.get", "").rows()
	if len(rows) != 6 || rows[0]["PARENT"] != nil || rows[1]["PARENT"] != rows[0]["ID"] {
		t.Errorf("%v", rows)
	}
	for _, u := range r.world("user") {
		a := r.get("user.get", "ID="+r.s.IDOf(u.ID)).rows()
		of, _ := a[0]["UF_DEPARTMENT"].([]any)
		if len(a) != 1 || len(of) != 1 || fmt.Sprint(of[0]) != r.s.IDOf(u.Text("department")) || fmt.Sprint(a[0]["NAME"], " ", a[0]["LAST_NAME"]) != u.Text("name") {
			t.Fatalf("%s: %v", u.ID, a)
		}
	}
	active := r.get("user.get", "FILTER[ACTIVE]=true")
	if err := r.w.Set("demo:user-ershov", map[string]any{"active": false}, company.By{At: r.clock.now().Unix()}); err != nil {
		t.Fatal(err)
	}
	if now := r.get("user.get", "FILTER[ACTIVE]=true"); now.body["total"] != active.body["total"].(float64)-1 {
		t.Errorf("active: %v, were %v", now.body["total"], active.body["total"])
	}
}
