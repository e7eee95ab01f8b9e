package bitrix24_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// samples is the directory of answers that portals gave. They are not part of the project.
func samples(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "shared", "connectors", "payloads", "bitrix24"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "README.md")); err != nil {
		t.Skip("the samples of Bitrix24's answers are not here; they are not part of the project")
	}
	return dir
}

func sample(t *testing.T, dir, name string) any {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// shape joins the shapes of all elements of lists, so that a value missing in one row is found in another.
func shape(path string, v any, into map[string][]string) {
	kind := "null"
	switch x := v.(type) {
	case map[string]any:
		kind = "object"
		for k, one := range x {
			shape(path+"."+k, one, into)
		}
	case []any:
		kind = "array"
		for _, one := range x {
			shape(path+"[]", one, into)
		}
	case string:
		kind = "string"
	case float64:
		kind = "number"
	case bool:
		kind = "bool"
	}
	if !slices.Contains(into[path], kind) {
		into[path] = append(into[path], kind)
	}
}

// agrees reports what of a sample's shape an answer lacks or has of another type. Nothing fits everything, and PHP's empty
// array fits an object.
func agrees(sample, ours any, leave ...string) []string {
	want, got := map[string][]string{}, map[string][]string{}
	shape("", sample, want)
	shape("", ours, got)
	var wrong []string
	for path, kinds := range want {
		if slices.ContainsFunc(leave, func(l string) bool { return strings.Contains(path, l) }) {
			continue
		}
		have := got[path]
		fits := slices.ContainsFunc(have, func(k string) bool { return slices.Contains(kinds, k) })
		loose := slices.Contains(kinds, "null") || slices.Contains(have, "null") || len(have) == 1 && have[0] == "array" || slices.Contains(kinds, "array")
		if len(have) == 0 || !fits && !loose {
			wrong = append(wrong, fmt.Sprintf("%s: the sample has %v, the answer %v", path, kinds, have))
		}
	}
	slices.Sort(wrong)
	return wrong
}

func TestShapes(t *testing.T) {
	dir := samples(t)
	r := portal(t, nil)
	for _, c := range []struct {
		sample, method, query string
		leave                 []string
	}{
		{"crm-deal-list--01", "crm.deal.list", "", nil},
		{"crm-deal-get--01", "crm.deal.get", "id=401", []string{".UF_CRM", ".PARENT_ID", ".LOCATION_ID", ".REPEAT_SALE", ".result.LAST_COMMUNICATION"}},
		{"crm-lead-get--01", "crm.lead.get", "id=401", []string{".UF_CRM", ".PARENT_ID", ".ADDRESS", ".BIRTHDATE", ".IM", ".WEB", ".LAST_COMMUNICATION", ".LINK"}},
		{"crm-company-list--01", "crm.company.list", "select[]=ID&select[]=TITLE&select[]=PHONE&select[]=ASSIGNED_BY_ID", nil},
		{"crm-contact-list--01", "crm.contact.list", "select[]=ID&select[]=NAME&select[]=LAST_NAME&select[]=EXPORT&select[]=ASSIGNED_BY_ID&select[]=DATE_CREATE&select[]=EMAIL", nil},
		{"crm-status-list--01", "crm.status.list", "filter[ENTITY_ID]=DEAL_STAGE", nil},
		{"crm-category-list--01", "crm.category.list", "entityTypeId=2", nil},
		{"real--crm_category_list--response", "crm.category.list", "entityTypeId=2", nil},
		{"crm-currency-list--01", "crm.currency.list", "", nil},
		{"crm-activity-list--01", "crm.activity.list", "", []string{".time.operating_reset_at"}},
		{"voximplant-statistic-get--01", "voximplant.statistic.get", "", nil},
		{"user-get--01", "user.get", "", nil},
		{"department-get--01", "department.get", "", nil},
		{"tasks-task-list--01", "tasks.task.list", "select[]=*", []string{
			"auditors", "accomplices", "descriptionInBbcode", "lengthDeadline", "taskRequireResult", "taskHas", "timeElapsed", "timerIsRunning",
			"parsedDescription", "counter", "tags",
		}},
		{"crm-item-list--01", "crm.item.list", "entityTypeId=1", nil},
		{"crm-item-get--01", "crm.item.get", "entityTypeId=1&id=401", []string{
			"ufCrm_", "parentId", "dateCreateShort", "dateModifyShort", "isConvert", "productId", "shortName", "address", "webformId", "birthdate",
			"login", "searchContent", "phoneM", "phoneW", "emailH", "emailW", "emailM", "skype", "icq", "imol", ".email", ".phone", "observers",
		}},
		{"crm-item-productrow-list--01", "crm.item.productrow.list", "filter[%3DownerType]=D&filter[%3DownerId]=1", nil},
		{"crm-deal-productrows-get--01", "crm.deal.productrows.get", "id=1", []string{"RESERVE", "ORIGINAL_PRODUCT_NAME", "PRODUCT_DESCRIPTION", "PRICE", "QUANTITY", "DISCOUNT", "PRODUCT_ID", "MEASURE_CODE", "SORT", ".TYPE", "STORE"}},
		{"crm-quote-list--03", "crm.quote.list", "", nil},
		{"crm-type-list--01", "crm.type.list", "", nil},
		{"sale-payment-list--01", "sale.payment.list", "", []string{
			"dateMarked", "dateResponsibleId", "empMarkedId", "empResponsibleId", "empReturnId", "id1c", "paySystemXmlId", "ps", "reasonMarked", "1c",
		}},
	} {
		a := r.get(c.method, c.query)
		if a.status != 200 {
			t.Errorf("%s %s: %d %s", c.method, c.query, a.status, a.raw)
			continue
		}
		for _, wrong := range agrees(sample(t, dir, c.sample), a.body, c.leave...) {
			t.Errorf("%s against %s: %s", c.method, c.sample, wrong)
		}
	}
}

// Real portals send the numbers of stage history as strings; the documentation shows them as numbers.
func TestShapeOfHistory(t *testing.T) {
	dir := samples(t)
	r := portal(t, nil)
	real, ok := sample(t, dir, "real--stagehistory--response").([]any)
	if !ok || len(real) == 0 {
		t.Fatal("the sample is no list")
	}
	ours := r.get("crm.stagehistory.list", "entityTypeId=2")
	first, _ := real[0].(map[string]any)
	for _, wrong := range agrees(first["result"], ours.body["result"], ".result") {
		t.Errorf("crm.stagehistory.list: %s", wrong)
	}
	if got := ours.rows()[0]["OWNER_ID"]; got != "37" {
		t.Errorf("OWNER_ID is %v", got)
	}
}

func TestShapesOfErrors(t *testing.T) {
	dir := samples(t)
	r := portal(t, nil)
	for _, c := range []struct{ sample, method, query string }{
		{"crm-deal-list--02", "crm.deal.list", "filter=5"},
		{"crm-lead-get--02", "crm.lead.get", "id=99999999"},
		{"crm-contact-get--02", "crm.contact.get", ""},
		{"crm-category-list--02", "crm.category.list", "entityTypeId=999"},
		{"crm-item-list--02", "crm.item.list", "entityTypeId=2&filter[FIELD]=1"},
		{"crm-item-get--02", "crm.item.get", "entityTypeId=2&id=99999999"},
		{"tasks-task-list--02", "tasks.task.list", "order[NOSUCH]=asc"},
		{"event-offline-get--02", "event.offline.get", ""},
	} {
		want, _ := sample(t, dir, c.sample).(map[string]any)
		a := r.get(c.method, c.query)
		if a.status < 400 || a.body["error"] != want["error"] || a.body["error_description"] != want["error_description"] {
			t.Errorf("%s: %d %s, want %v", c.method, a.status, a.raw, want)
		}
	}
}

func TestShapesOfBatches(t *testing.T) {
	dir := samples(t)
	r := portal(t, nil)
	for _, c := range []struct {
		sample, query string
		leave         []string
	}{
		{"real--batch_list_empty--response", "cmd[order0000000000]=crm.deal.list%3Ffilter[ID]%3D99999", nil},
		{"real--crm_lead_get_batch_error--response", "cmd[0]=crm.lead.get%3FID%3D0", nil},
		{"real--crm_get_batch_of_two_error--response", "cmd[0]=crm.lead.get%3FID%3D0&cmd[1]=crm.lead.get%3FID%3D99999999", nil},
		{"real--crm_get_batch_mix_success_and_errors--response", "cmd[0]=crm.lead.get%3FID%3D0&cmd[1]=crm.lead.get%3FID%3D99999999&cmd[35943]=crm.lead.get%3FID%3D1%26select[]%3DID", nil},
		{"batch--01", "cmd[get_user]=user.current&cmd[get_department]=department.get", []string{"TIMESTAMP_X", "LAST_ACTIVITY_DATE"}},
	} {
		a := r.get("batch", c.query)
		for _, path := range []string{"result", "result_error", "result_total", "result_next", "result_time"} {
			want, _ := sample(t, dir, c.sample).(map[string]any)
			inner, _ := want["result"].(map[string]any)
			ours, _ := a.body["result"].(map[string]any)
			if w, g := fmt.Sprintf("%T", inner[path]), fmt.Sprintf("%T", ours[path]); w != g {
				t.Errorf("%s: %s is %s, the sample has %s\n%s", c.sample, path, g, w, a.raw)
			}
		}
		if strings.Contains(c.sample, "batch--01") {
			for _, wrong := range agrees(sample(t, dir, c.sample), a.body, c.leave...) {
				t.Errorf("%s: %s", c.sample, wrong)
			}
		}
	}
}

func TestShapesOfEvents(t *testing.T) {
	dir := samples(t)
	for _, name := range []string{"on-crm-deal-update--01", "events-index--02", "on-crm-deal-move-to-category--01", "on-voximplant-call-end--01"} {
		want := map[string][]string{}
		shape("", sample(t, dir, name), want)
		got := map[string][]string{}
		event, _ := sample(t, dir, name).(map[string]any)
		shape("", eventBody(t, fmt.Sprint(event["event"])), got)
		for path := range want {
			// What only applications get.
			if strings.Contains(path, "auth.access_token") || strings.Contains(path, "auth.expires_in") || strings.Contains(path, "auth.refresh_token") ||
				strings.Contains(path, "auth.scope") || strings.Contains(path, "auth.status") {
				continue
			}
			if got[path] == nil {
				t.Errorf("%s: %s is missing", name, path)
			}
		}
	}
}
