package bitrix24_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
)

func TestPages(t *testing.T) {
	r := portal(t, nil)
	want := len(r.world("deal"))
	seen := map[any]bool{}
	start, pages := 0.0, 0
	for {
		a := r.get("crm.deal.list", fmt.Sprintf("start=%.0f&order[ID]=ASC&select[]=ID", start))
		if a.body["total"] != float64(want) {
			t.Fatalf("total %v, want %d", a.body["total"], want)
		}
		for _, row := range a.rows() {
			seen[row["ID"]] = true
		}
		pages++
		next, more := a.body["next"].(float64)
		if !more {
			break
		}
		if next != start+50 || len(a.rows()) != 50 {
			t.Fatalf("next %v after %v with %d rows", next, start, len(a.rows()))
		}
		start = next
	}
	if len(seen) != want || pages != (want+49)/50 {
		t.Errorf("%d deals on %d pages, want %d", len(seen), pages, want)
	}
	if a := r.get("crm.deal.list", "start=100000"); len(a.rows()) != 0 || !strings.Contains(a.raw, `"result":[]`) {
		t.Errorf("past the end: %s", a.raw)
	}
}

// scan reads a list by >ID without counting, and gives the ids it saw.
func (r *rig) scan(method, query, id string, between func(page int)) []int {
	r.t.Helper()
	var ids []int
	for last, page := 0, 0; ; page++ {
		a := r.get(method, query+"&start=-1&order["+id+"]=ASC&filter["+url.QueryEscape(">"+id)+"]="+strconv.Itoa(last))
		if a.status != 200 {
			r.t.Fatalf("%s: %s", method, a.raw)
		}
		if total, ok := a.body["total"].(float64); a.body["next"] != nil || ok && total != 0 {
			r.t.Fatalf("%s counted: total %v next %v", method, a.body["total"], a.body["next"])
		}
		rows := a.rows()
		for _, row := range rows {
			n, err := strconv.Atoi(fmt.Sprint(row[id]))
			if err != nil || n <= last {
				r.t.Fatalf("%s: id %v after %d", method, row[id], last)
			}
			last = n
			ids = append(ids, n)
		}
		if len(rows) < 50 {
			return ids
		}
		if between != nil {
			between(page)
		}
	}
}

// received is how many payments were no refunds.
func (r *rig) received() (n int) {
	for _, p := range r.world("payment") {
		if p.Int("amount") > 0 {
			n++
		}
	}
	return n
}

func TestScans(t *testing.T) {
	r := portal(t, nil)
	persons := 0
	for _, c := range r.world("client") {
		if c.Text("type") == "person" {
			persons++
		}
	}
	for _, c := range []struct {
		method, query, id string
		want              int
	}{
		{"crm.deal.list", "select[]=ID", "ID", len(r.world("deal"))},
		{"crm.lead.list", "select[]=ID", "ID", len(r.world("lead"))},
		{"crm.contact.list", "select[]=ID", "ID", persons},
		{"crm.company.list", "select[]=ID", "ID", len(r.world("client")) - persons + 1},
		{"crm.item.list", "entityTypeId=2&select[]=id", "id", len(r.world("deal"))},
		{"crm.item.list", "entityTypeId=156&select[]=id", "id", len(r.world("ticket"))},
		{"crm.item.list", "entityTypeId=31&select[]=id", "id", r.received()},
		{"crm.quote.list", "select[]=ID", "ID", len(r.world("proposal"))},
		{"crm.product.list", "select[]=ID", "ID", len(r.world("product"))},
	} {
		if got := len(r.scan(c.method, c.query, c.id, nil)); got != c.want {
			t.Errorf("%s %s: %d rows, want %d", c.method, c.query, got, c.want)
		}
	}
	tasks := r.get("tasks.task.list", "order[ID]=asc&filter[%3EID]=99&select[]=ID")
	if tasks.rows()[0]["id"] != "101" || len(tasks.rows()) != 50 {
		t.Errorf("tasks after 99 begin with %v", tasks.rows()[0])
	}
	calls := r.get("voximplant.statistic.get", "FILTER[%3EID]=99&SORT=ID&ORDER=ASC")
	if calls.rows()[0]["ID"] != "101" {
		t.Errorf("calls after 99 begin with %v", calls.rows()[0])
	}
	if last := r.get("voximplant.statistic.get", "SORT=ID&ORDER=DESC").rows()[0]["ID"]; last != strconv.Itoa(2*len(r.world("call"))-1) {
		t.Errorf("the newest call is %v", last)
	}
}

// What is made during a scan by id comes at its end; what is deleted meanwhile does not come, and nothing comes twice.
func TestInsertsDuringAScan(t *testing.T) {
	r := portal(t, nil)
	deals := r.world("deal")
	by := company.By{At: r.clock.now().Unix()}
	ids := r.scan("crm.deal.list", "select[]=ID", "ID", func(page int) {
		if page > 0 {
			return
		}
		if _, err := r.w.Add("deal", "", map[string]any{"title": "Новая", "stage": "demo:stage-retail-1", "pipeline": "demo:pipeline-retail"}, by); err != nil {
			t.Fatal(err)
		}
		if err := r.w.Delete(deals[200].ID, by); err != nil {
			t.Fatal(err)
		}
	})
	gone, err := strconv.Atoi(r.s.IDOf(deals[200].ID))
	if err != nil || len(ids) != len(deals) || slices.Contains(ids, gone) {
		t.Errorf("%d ids, want %d; the deleted one %d", len(ids), len(deals), gone)
	}
	if last := r.s.WorldOf("deal", strconv.Itoa(ids[len(ids)-1])); r.w.Find(last).Text("title") != "Новая" {
		t.Errorf("the last deal is %s", last)
	}
	if a := r.get("crm.deal.get", "id="+strconv.Itoa(gone)); a.status != 400 || a.body["error_description"] != "Not found" {
		t.Errorf("the deleted deal: %s", a.raw)
	}
}

// With an offset, a row deleted between two pages makes another be skipped.
func TestOffsetsSkip(t *testing.T) {
	r := portal(t, nil)
	r.s.Spoil(bitrix24.Fault{Before: func() {
		if err := r.w.Delete(r.world("deal")[0].ID, company.By{At: 1}); err != nil {
			t.Error(err)
		}
	}}.On("crm.deal.list", 1, 1))
	first := r.get("crm.deal.list", "start=0&select[]=ID").rows()
	second := r.get("crm.deal.list", "start=50&select[]=ID").rows()
	if first[49]["ID"] != "99" || second[0]["ID"] != "103" {
		t.Errorf("the pages are …%v and %v…", first[49], second[0])
	}
}

func TestFilters(t *testing.T) {
	r := portal(t, nil)
	count := func(method, query string) int {
		t.Helper()
		a := r.get(method, query)
		if a.status != 200 {
			t.Fatalf("%s %s: %s", method, query, a.raw)
		}
		n, _ := a.body["total"].(float64)
		return int(n)
	}
	deals := r.world("deal")
	from := deals[200].Updated
	since, won, both, rich := 0, 0, 0, 0
	for _, d := range deals {
		if d.Updated >= from {
			since++
		}
		if d.Text("outcome") == "won" {
			won++
		}
		if d.Text("stage") == "demo:stage-retail-1" || d.Text("stage") == "demo:stage-corporate-1" {
			both++
		}
		if d.Int("amount") > 10_000_000 {
			rich++
		}
	}
	day := url.QueryEscape(time.Unix(from, 0).UTC().Format(time.RFC3339))
	for _, c := range []struct {
		method, query string
		want          int
	}{
		{"crm.deal.list", "filter[" + url.QueryEscape(">=DATE_MODIFY") + "]=" + day, since},
		{"crm.deal.list", "FILTER[" + url.QueryEscape(">=DATE_MODIFY") + "]=" + day, since},
		{"crm.deal.list", "filter[" + url.QueryEscape("<DATE_MODIFY") + "]=" + day, len(deals) - since},
		{"crm.item.list", "entityTypeId=2&filter[" + url.QueryEscape(">=updatedTime") + "]=" + day, since},
		{"crm.deal.list", "filter[STAGE_SEMANTIC_ID]=S", won},
		{"crm.deal.list", "filter[STAGE_ID][]=NEW&filter[STAGE_ID][]=C1:NEW", both},
		{"crm.deal.list", "filter[@STAGE_ID][]=NEW&filter[@STAGE_ID][]=C1:NEW", both},
		{"crm.deal.list", "filter[!@STAGE_ID][]=NEW&filter[!@STAGE_ID][]=C1:NEW", len(deals) - both},
		{"crm.deal.list", "filter[" + url.QueryEscape(">OPPORTUNITY") + "]=100000", rich},
		{"crm.deal.list", "filter[%25TITLE]=" + url.QueryEscape("котёл"), containing(deals, "котёл")},
		{"crm.deal.list", "filter[NO_SUCH_FIELD]=1", len(deals)},
		{"crm.deal.list", "filter[ID]=1", 1},
		{"crm.deal.list", "filter[CLOSED]=Y", closed(deals)},
		{"crm.company.list", "filter[IS_MY_COMPANY]=Y", 1},
	} {
		if got := count(c.method, c.query); got != c.want {
			t.Errorf("%s?%s: %d, want %d", c.method, c.query, got, c.want)
		}
	}
	// A date without a zone is of the portal's own.
	local := url.QueryEscape(time.Unix(from, 0).In(time.FixedZone("", 3*3600)).Format("2006-01-02 15:04:05"))
	if got := count("crm.deal.list", "filter["+url.QueryEscape(">=DATE_MODIFY")+"]="+local); got != since {
		t.Errorf("without a zone: %d, want %d", got, since)
	}
	if a := r.get("crm.stagehistory.list", "entityTypeId=2&filter[NOSUCH]=1"); a.status != 400 || a.code() != "INVALID_ARG_VALUE" {
		t.Errorf("%d %s", a.status, a.raw)
	}
}

func containing(list []*company.Thing, part string) (n int) {
	for _, t := range list {
		if strings.Contains(strings.ToLower(t.Text("title")), part) {
			n++
		}
	}
	return n
}

func closed(list []*company.Thing) (n int) {
	for _, t := range list {
		if t.Text("outcome") != "open" {
			n++
		}
	}
	return n
}

func TestWaysToCall(t *testing.T) {
	r := portal(t, nil)
	want := r.get("crm.deal.list", "filter[ID]=3&select[]=TITLE").rows()[0]["TITLE"]
	form := httptest.NewRequest(http.MethodPost, r.hook+"crm.deal.list", strings.NewReader("filter[ID]=3&select[]=TITLE"))
	form.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for name, a := range map[string]reply{
		".json":              r.get("crm.deal.list.json", "filter[ID]=3&select[]=TITLE"),
		"upper case":         r.get("CRM.Deal.List", "FILTER[ID]=3&SELECT[]=TITLE"),
		"JSON":               r.post("crm.deal.list", `{"filter":{"ID":3},"select":["TITLE"]}`),
		"form":               r.do(form),
		"unknown parameters": r.get("crm.deal.list", "filter[ID]=3&select[]=TITLE&bx24_request_id=1&bx24_sdk_ver=2.2.0&bx24_sdk_type=b24-js-sdk"),
	} {
		if rows := a.rows(); a.status != 200 || len(rows) != 1 || rows[0]["TITLE"] != want || len(rows[0]) != 2 {
			t.Errorf("%s: %d %s", name, a.status, a.raw)
		}
	}
	if a := r.get("no.such.method", ""); a.status != 404 || a.code() != "ERROR_METHOD_NOT_FOUND" {
		t.Errorf("%d %s", a.status, a.raw)
	}
	if a := r.do(httptest.NewRequest(http.MethodGet, "/rest/1/wrong/profile", nil)); a.status != 401 || a.code() != "INVALID_CREDENTIALS" {
		t.Errorf("%d %s", a.status, a.raw)
	}
	if a := r.do(httptest.NewRequest(http.MethodGet, "/rest/profile", nil)); a.status != 401 || a.code() != "NO_AUTH_FOUND" {
		t.Errorf("%d %s", a.status, a.raw)
	}
}

func TestTypes(t *testing.T) {
	r := portal(t, nil)
	old := r.get("crm.deal.list", "filter[ID]=401").rows()[0]
	item := r.get("crm.item.list", "entityTypeId=2&filter[id]=401").rows()[0]
	d := r.w.Find(r.s.WorldOf("deal", "401"))
	if old["OPPORTUNITY"] != fmt.Sprintf("%.2f", float64(d.Int("amount"))/100) || item["opportunity"] != float64(d.Int("amount"))/100 {
		t.Errorf("OPPORTUNITY %v, opportunity %v of %d", old["OPPORTUNITY"], item["opportunity"], d.Int("amount"))
	}
	if _, ok := item["assignedById"].(float64); !ok || fmt.Sprint(item["assignedById"]) != old["ASSIGNED_BY_ID"] {
		t.Errorf("ASSIGNED_BY_ID %v, assignedById %v", old["ASSIGNED_BY_ID"], item["assignedById"])
	}
	at := time.Unix(d.Created, 0).In(time.FixedZone("", 3*3600)).Format("2006-01-02T15:04:05-07:00")
	if old["DATE_CREATE"] != at || item["createdTime"] != at {
		t.Errorf("DATE_CREATE %v, createdTime %v, want %s", old["DATE_CREATE"], item["createdTime"], at)
	}
	if item["ufCrmObjectType"] == nil || fmt.Sprint(item["ufCrmObjectType"]) != old["UF_CRM_OBJECT_TYPE"] {
		t.Errorf("UF_CRM_OBJECT_TYPE %v, ufCrmObjectType %v", old["UF_CRM_OBJECT_TYPE"], item["ufCrmObjectType"])
	}
	original := r.get("crm.item.list", "entityTypeId=2&filter[id]=401&useOriginalUfNames=Y").rows()[0]
	if original["UF_CRM_OBJECT_TYPE"] == nil || original["ufCrmObjectType"] != nil {
		t.Errorf("original names: %v", original)
	}
	if old["PHONE"] != nil || old["contactIds"] != nil {
		t.Errorf("what only crm.item.* shows: %v", old)
	}
	if a := r.get("crm.item.list", "entityTypeId=5"); a.code() != "ENTITY_TYPE_NOT_SUPPORTED" {
		t.Error(a.raw)
	}
}

func TestRightsHideRows(t *testing.T) {
	r := portal(t, nil)
	user := "demo:user-ershov"
	own := 0
	for _, d := range r.world("deal") {
		if d.Text("owner") == user {
			own++
		}
	}
	hook := r.s.Grant(bitrix24.Grant{User: user, Scope: []string{"crm"}, Sees: func(t *company.Thing) bool { return t.Kind != "deal" || t.Text("owner") == user }})
	r.hook = hook
	if a := r.get("crm.deal.list", ""); a.body["total"] != float64(own) {
		t.Errorf("total %v, want %d", a.body["total"], own)
	}
	if a := r.get("crm.stagehistory.list", "entityTypeId=2&start=-1"); a.status != 200 {
		t.Error(a.raw)
	}
	if a := r.get("user.get", ""); a.status != 403 || a.code() != "insufficient_scope" {
		t.Errorf("%d %s", a.status, a.raw)
	}
	if a := r.get("profile", ""); a.status != 200 || !strings.Contains(a.raw, `"ADMIN":false`) {
		t.Error(a.raw)
	}
	r.s.Revoke(hook)
	if a := r.get("profile", ""); a.status != 401 {
		t.Errorf("%d %s", a.status, a.raw)
	}
}

func TestTotalLies(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) { o.TotalLies = 50 })
	if a := r.get("crm.deal.list", ""); a.body["total"] != 50.0 || a.body["next"] != 50.0 {
		t.Errorf("total %v next %v", a.body["total"], a.body["next"])
	}
}

func TestSelfHosted(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) { o.Box, o.Rate = true, true })
	for _, m := range []string{"crm.item.list", "crm.stagehistory.list", "crm.category.list", "crm.type.list"} {
		if a := r.get(m, "entityTypeId=2"); a.status != 404 || a.code() != "ERROR_METHOD_NOT_FOUND" {
			t.Errorf("%s: %d %s", m, a.status, a.raw)
		}
	}
	if got := len(r.get("crm.dealcategory.list", "").rows()); got != 1 {
		t.Errorf("%d categories beside the default one", got)
	}
	if got := len(r.get("crm.dealcategory.stage.list", "id=1").rows()); got != 8 {
		t.Errorf("%d stages", got)
	}
	if a := r.get("crm.invoice.list", ""); a.body["total"] != float64(r.received()) || a.rows()[0]["DATE_PAYED"] == nil { //nolint:misspell // the vendor's spelling
		t.Errorf("invoices: %s", a.raw[:200])
	}
	for range 200 {
		if a := r.get("profile", ""); a.status != 200 || strings.Contains(a.raw, "operating") {
			t.Fatalf("%d %s", a.status, a.raw)
		}
	}
}

func TestSimpleMode(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) { o.Simple = true })
	if a := r.get("crm.settings.mode.get", ""); a.body["result"] != 2.0 {
		t.Error(a.raw)
	}
	if a := r.get("crm.lead.list", ""); a.body["total"] != 0.0 || r.get("crm.stagehistory.list", "entityTypeId=1").body["total"] != 0.0 {
		t.Error(a.raw)
	}
	if row := r.get("crm.deal.list", "filter[ID]=401").rows()[0]; row["LEAD_ID"] != nil {
		t.Error(row)
	}
}

// A contact without a phone has no PHONE at all, and a deal of a contact has company 0.
func TestNothing(t *testing.T) {
	r := portal(t, nil)
	with, without := 0, 0
	for _, row := range r.all("crm.contact.list", "select[]=ID&select[]=EMAIL") {
		if v, there := row["EMAIL"]; there && v == nil {
			t.Fatal(row)
		} else if there {
			with++
		} else {
			without++
		}
	}
	if with == 0 || without == 0 {
		t.Errorf("%d with, %d without an address", with, without)
	}
	if row := r.get("crm.deal.list", "filter[ID]=1").rows()[0]; row["CONTACT_ID"] == nil || row["COMPANY_ID"] != "0" {
		t.Error(row)
	}
}
