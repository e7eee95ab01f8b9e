package amocrm_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
)

// sample reads an example of the vendor's documentation, or skips the test where the samples are not at hand.
func sample(t *testing.T, name string) any {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "shared", "connectors", "payloads", "amocrm"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, name+".json"))
	if os.IsNotExist(err) {
		t.Skip("the vendor's samples are not beside this checkout: shapes are not compared with them")
	}
	var v any
	if err == nil {
		err = json.Unmarshal(b, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// rich is an account in which everything there is to show occurs.
func rich(o *amocrm.Options) { o.People = true }

// Keys that one side may have alone, with the reason:
//   - labor_cost, mobile_feature_version, currency and currency_symbol are told by the documentation's text, not its sample;
//   - a field's further properties differ from list to list of the documentation;
//   - the link to a previous page is only on later pages.
var loose = []string{
	"labor_cost", "mobile_feature_version", "currency", "currency_symbol", "request_id", "prev", "first", "next", "last",
	"is_price_modified_by_robot", "entity_names", "_page_count", "rights.status_rights", "price_id", "lang", "enum", "enum_code", "es", "en",
}

// differ tells where ours is not of the sample's shape. null on either side fits everything.
func differ(path string, theirs, ours any) []string {
	if theirs == nil || ours == nil {
		return nil
	}
	switch {
	case strings.HasSuffix(path, ".result"): // [] or an object: both are in the samples
		return nil
	case strings.HasSuffix(path, ".params"): // they follow from the note's type: see TestCalls
		return nil
	}
	switch a := theirs.(type) {
	case map[string]any:
		b, ok := ours.(map[string]any)
		if !ok {
			return []string{fmt.Sprintf("%s: theirs is an object, ours %T", path, ours)}
		}
		return differKeys(path, a, b)
	case []any:
		b, ok := ours.([]any)
		if !ok {
			return []string{fmt.Sprintf("%s: theirs is a list, ours %T", path, ours)}
		}
		if len(a) == 0 || len(b) == 0 || strings.HasSuffix(path, ".custom_fields_values") && len(a)+len(b) == 0 {
			return nil
		}
		return differ(path+"[]", a[0], b[0])
	default:
		if fmt.Sprintf("%T", theirs) != fmt.Sprintf("%T", ours) {
			return []string{fmt.Sprintf("%s: theirs is %T, ours %T", path, theirs, ours)}
		}
	}
	return nil
}

func differKeys(path string, a, b map[string]any) []string {
	var out []string
	for k, v := range a {
		if _, ok := b[k]; !ok && !slices.Contains(loose, k) {
			out = append(out, path+"."+k+": ours has none")
			continue
		}
		if k == "value" && strings.Contains(path, "custom_fields_values") {
			continue // a value is of its field's type, and the samples' fields are others
		}
		out = append(out, differ(path+"."+k, v, b[k])...)
	}
	for k := range b {
		if _, ok := a[k]; !ok && !slices.Contains(loose, k) && !strings.Contains(path, "custom_fields") {
			out = append(out, path+"."+k+": the sample has none")
		}
	}
	return out
}

func TestShapesOfSamples(t *testing.T) {
	st := newStand(t, rich)
	var lead, firm, contact, task, message int64
	for _, d := range st.w.All("deal", false) {
		c := st.w.Find(d.Text("client"))
		if d.Has("reason") && c != nil && c.Text("type") == "company" && d.Has("source") {
			lead = 20_000_000 + st.w.N(d.Text("lead"))
			if !d.Has("lead") {
				lead = 20_000_000 + d.N
			}
			firm = 40_000_000 + c.N
			break
		}
	}
	for _, d := range st.w.All("deal", false) {
		if c := st.w.Find(d.Text("client")); c != nil && c.Text("type") == "person" {
			contact = 50_000_000 + c.N
			break
		}
	}
	for _, m := range st.w.All("meeting", false) {
		if m.Has("held_at") {
			task = 80_000_000 + m.N
		}
	}
	for _, m := range st.w.All("message", false) {
		if m.Text("kind") == "chat" && m.Has("deal") && m.Has("client") {
			message = m.N
		}
	}
	for i := range 8 { // requests nobody has accepted, from each channel
		values := map[string]any{"title": "Заявка", "stage": "demo:stage-requests-1", "phone": "79100000000", "created_at": st.clock.now().Unix()}
		if i%2 == 0 {
			values["utm_source"] = "site"
		}
		if _, err := st.w.Add("lead", "", values, company.By{At: st.clock.now().Unix()}); err != nil {
			t.Fatal(err)
		}
	}
	note := num(st.rows("/api/v4/leads/notes?limit=1&filter[note_type]=call_in", "notes")[0], "id")
	event := dig[string](st.rows("/api/v4/events?limit=1&filter[type]=lead_added", "events")[0], "id")
	form := dig[string](st.rows("/api/v4/leads/unsorted?filter[category]=forms", "unsorted")[0], "uid")
	everything := "amojo_id,amojo_rights,users_groups,task_types,version,entity_names,datetime_settings,drive_url,is_api_filter_enabled"
	for name, path := range map[string]string{
		"account-info--01":     "/api/v4/account?with=" + everything,
		"leads-api--01":        "/api/v4/leads?limit=2&page=2",
		"leads-api--02":        fmt.Sprintf("/api/v4/leads/%d?with=contacts,loss_reason,source,catalog_elements,is_price_modified_by_robot", lead),
		"contacts-api--01":     "/api/v4/contacts?limit=2",
		"contacts-api--02":     fmt.Sprintf("/api/v4/contacts/%d?with=leads,customers,catalog_elements", contact),
		"companies-api--01":    "/api/v4/companies?limit=2",
		"users-api--01":        "/api/v4/users?with=role,group",
		"users-api--02":        fmt.Sprintf("/api/v4/users/%d", 7_000_000+st.w.All("user", false)[1].N),
		"users-api--04":        "/api/v4/roles?with=users",
		"leads_pipelines--01":  "/api/v4/leads/pipelines",
		"tasks-api--01":        "/api/v4/tasks?limit=2",
		"tasks-api--02":        fmt.Sprintf("/api/v4/tasks/%d", task),
		"events-and-notes--01": "/api/v4/events?limit=1&filter[type]=lead_added",
		"events-and-notes--02": "/api/v4/events/" + event,
		"events-and-notes--20": fmt.Sprintf("/api/v4/leads/notes/%d", note),
		"catalogs-api--01":     "/api/v4/catalogs",
		"catalogs-api--05":     "/api/v4/catalogs/4521/elements?limit=2",
		"custom-fields--01":    "/api/v4/leads/custom_fields?limit=2",
		"entity-links-api--01": fmt.Sprintf("/api/v4/companies/%d/links", firm),
		"entity-links-api--03": fmt.Sprintf("/api/v4/leads/links?filter[entity_id][]=%d", lead),
		"talks-api--01":        fmt.Sprintf("/api/v4/talks/%d", message),
		"unsorted-api--01":     "/api/v4/leads/unsorted?filter[category]=sip",
		"unsorted-api--02":     "/api/v4/leads/unsorted/" + form,
		"unsorted-api--08":     "/api/v4/leads/unsorted/summary",
		"catalogs-api--06":     fmt.Sprintf("/api/v4/catalogs/4521/elements/%d", 90_000_000+st.w.All("product", false)[0].N),
	} {
		for _, d := range differ(name, sample(t, name), any(st.get(path))) {
			t.Errorf("%s: %s", path, d)
		}
	}
}

// TestShapesOfInvoices compares an invoice's fields, one by one, with the sample's.
func TestShapesOfInvoices(t *testing.T) {
	st := newStand(t)
	theirs := map[string]any{}
	all, _ := sample(t, "catalogs-api--07").(object)
	for _, e := range dig[[]any](all, "_embedded", "elements") {
		for _, f := range dig[[]any](e.(object), "custom_fields_values") {
			theirs[dig[string](f.(object), "field_code")] = f
		}
	}
	compared := 0
	for _, e := range st.rows("/api/v4/catalogs/4517/elements?limit=50&with=invoice_link", "elements") {
		for _, f := range dig[[]any](e, "custom_fields_values") {
			if like := theirs[dig[string](f.(object), "field_code")]; like != nil {
				compared++
				for _, d := range differ("field", like, f) {
					t.Error(d)
				}
			}
		}
		if dig[string](e, "invoice_link") == "" {
			t.Error("an invoice without a link")
		}
	}
	if compared == 0 {
		t.Error("no field was compared")
	}
}

func TestShapesOfCustomers(t *testing.T) {
	st := newStand(t, rich, func(o *amocrm.Options) { o.Customers = true })
	for name, path := range map[string]string{
		"customers-api--02":          "/api/v4/customers?limit=2&with=contacts",
		"customers-api--06":          "/api/v4/customers/transactions?limit=1",
		"account-subdomain-info--01": "",
		"step-by-step--01":           "",
	} {
		theirs := sample(t, name)
		if path == "" {
			continue
		}
		ours := st.get(path)
		if name == "customers-api--06" { // goods of a purchase are beyond the World
			row := dig[[]any](ours, "_embedded", "transactions")[0].(object)
			row["_embedded"].(object)["catalog_elements"] = []any{}
		}
		for _, d := range differ(name, theirs, any(ours)) {
			t.Errorf("%s: %s", path, d)
		}
	}
	if got := len(st.rows("/api/v4/customers/transactions?limit=250", "transactions")); got != st.w.Count("payment") {
		t.Errorf("%d transactions, want %d", got, st.w.Count("payment"))
	}
	if code, _, _ := st.ask(http.MethodGet, "/api/v4/customers/statuses", nil); code != 422 {
		t.Errorf("statuses of customers without periods: %d, want 422", code)
	}
}

// TestShapesOfHistory compares what stands before and after with the documentation's structures.
func TestShapesOfHistory(t *testing.T) {
	st := newStand(t)
	st.live()
	for name, kind := range map[string]string{
		"events-and-notes--03": "task_completed", "events-and-notes--07": "incoming_call", "events-and-notes--08": "nps_rate_added",
		"events-and-notes--09": "incoming_chat_message", "events-and-notes--11": "lead_status_changed",
		"events-and-notes--14": "entity_responsible_changed", "events-and-notes--15": "task_deadline_changed",
	} {
		theirs, _ := sample(t, name).(object)
		rows := st.get("/api/v4/events?limit=1&filter[type][]=" + kind)
		if rows == nil {
			t.Errorf("no event %s", kind)
			continue
		}
		ours := dig[[]any](rows, "_embedded", "events")[0].(object)
		for _, side := range []string{"value_before", "value_after"} {
			if theirs[side] == nil {
				continue
			}
			for _, d := range differ(side, theirs[side], ours[side]) {
				t.Errorf("%s: %s", kind, d)
			}
			if len(theirs[side].([]any)) == 0 && len(ours[side].([]any)) != 0 {
				t.Errorf("%s: %s should be empty", kind, side)
			}
		}
	}
}
