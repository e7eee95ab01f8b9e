package amocrm_test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
	"svodka/internal/warehouse"
)

func ids(rows []object) []int64 {
	var out []int64
	for _, r := range rows {
		out = append(out, num(r, "id"))
	}
	return out
}

func TestPages(t *testing.T) {
	st := newStand(t)
	for path, want := range map[string]int{
		"/api/v4/leads": 50, "/api/v4/leads?limit=250": 250, "/api/v4/leads?limit=9999": 250, "/api/v4/leads?limit=7": 7,
		"/api/v4/events?limit=250": 100,
	} {
		name := strings.TrimPrefix(strings.SplitN(path, "?", 2)[0], "/api/v4/")
		if got := len(dig[[]any](st.get(path), "_embedded", name)); got != want {
			t.Errorf("%s: %d rows, want %d", path, got, want)
		}
	}
	page := st.get("/api/v4/leads?limit=10&page=2&filter[id][]=1&filter[created_at][from]=0")
	if page != nil {
		t.Errorf("an unknown id gives %v", page)
	}
	page = st.get("/api/v4/leads?limit=10&page=2&filter[created_at][from]=5")
	next := dig[string](page, "_links", "next", "href")
	if !strings.HasPrefix(next, "https://termodom.amocrm.ru/api/v4/leads?") || !strings.Contains(next, "filter%5Bcreated_at%5D%5Bfrom%5D=5") ||
		!strings.Contains(next, "page=3") {
		t.Errorf("next is %s", next)
	}
	if page["_total_items"] != nil || num(page, "_page") != 2 || dig[string](page, "_links", "prev", "href") == "" {
		t.Errorf("the envelope of leads: %v", page["_links"])
	}
	users := st.get("/api/v4/users?limit=5")
	if num(users, "_total_items") != int64(st.w.Count("user")) || num(users, "_page_count") != 4 {
		t.Errorf("users: %v items, %v pages", users["_total_items"], users["_page_count"])
	}
}

func TestFilterSpellings(t *testing.T) {
	st := newStand(t)
	deal := st.w.All("deal", false)[3]
	id := st.s.IDOf(deal.ID)
	for _, q := range []string{"filter[id]=%s", "filter[id][]=%s", "filter[id][0]=%s", "filter%%5Bid%%5D%%5B%%5D=%s", "filter[id]=%s,1"} {
		if rows := st.rows("/api/v4/leads?"+fmt.Sprintf(q, id), "leads"); len(rows) != 1 {
			t.Errorf("%s: %d rows", q, len(rows))
		}
	}
	from, to := deal.Created, deal.Created+86400
	one := ids(st.rows(fmt.Sprintf("/api/v4/leads?filter[created_at][from]=%d&filter[created_at][to]=%d", from, to), "leads"))
	two := ids(st.rows(fmt.Sprintf("/api/v4/leads?filter[created_at]=%d,%d", from, to), "leads"))
	if len(one) == 0 || !slices.Equal(one, two) {
		t.Errorf("ranges in two spellings: %v, %v", one, two)
	}
	stage := strings.Split(st.s.IDOf("demo:stage-retail-won"), "/")
	won := st.rows(fmt.Sprintf("/api/v4/leads?limit=250&filter[statuses][0][pipeline_id]=%s&filter[statuses][0][status_id]=%s", stage[0], stage[1]), "leads")
	want := 0
	for _, d := range st.w.All("deal", false) {
		if d.Text("stage") == "demo:stage-retail-won" {
			want++
		}
	}
	if len(won) != want || stage[1] != "142" {
		t.Errorf("%d won, want %d (status %s)", len(won), want, stage[1])
	}
	owner := st.s.IDOf(deal.Text("owner"))
	for _, l := range st.rows("/api/v4/leads?limit=250&filter[responsible_user_id][]="+owner, "leads") {
		if strconv.FormatInt(num(l, "responsible_user_id"), 10) != owner {
			t.Fatalf("a lead of %v among those of %s", l["responsible_user_id"], owner)
		}
	}
	enum := int64(0)
	for _, f := range st.rows("/api/v4/leads/custom_fields", "custom_fields") {
		if dig[string](f, "name") == "Тип объекта" {
			enum = num(dig[[]any](f, "enums")[0].(object), "id")
			field := num(f, "id")
			if rows := st.rows(fmt.Sprintf("/api/v4/leads?filter[custom_fields_values][%d][]=%d", field, enum), "leads"); len(rows) == 0 {
				t.Error("nothing has the first choice of the field")
			}
		}
	}
	if enum == 0 {
		t.Error("the company's own column is no field")
	}
}

func TestOrder(t *testing.T) {
	st := newStand(t)
	for _, way := range []string{"asc", "desc"} {
		rows := st.rows("/api/v4/leads?limit=250&order[updated_at]="+way, "leads")
		sorted := slices.IsSortedFunc(rows, func(a, b object) int {
			d := int(num(a, "updated_at") - num(b, "updated_at"))
			if way == "desc" {
				return -d
			}
			return d
		})
		if !sorted {
			t.Errorf("leads are not in order %s", way)
		}
	}
	events := st.rows("/api/v4/events?limit=100&filter[type][]=lead_added", "events")
	if !slices.IsSortedFunc(events, func(a, b object) int { return int(num(b, "created_at") - num(a, "created_at")) }) {
		t.Error("events do not come newest first")
	}
	one := st.get("/api/v4/events/" + dig[string](events[7], "id"))
	if num(one, "entity_id") != num(events[7], "entity_id") || len(dig[string](one, "id")) != 26 {
		t.Errorf("one event: %v, want %v", one, events[7])
	}
}

func TestAccountWithoutFilters(t *testing.T) {
	st := newStand(t, func(o *amocrm.Options) { o.NoFilter = true })
	if st.get("/api/v4/account?with=is_api_filter_enabled")["is_api_filter_enabled"] != false {
		t.Error("the account does not tell that it has no filters")
	}
	if n := len(dig[[]any](st.get("/api/v4/leads?filter[id]=1&limit=250"), "_embedded", "leads")); n != 250 {
		t.Errorf("a filter that is off left %d rows", n)
	}
	if st.get("/api/v4/tasks?filter[id]=1") != nil {
		t.Error("filters of tasks work in every account")
	}
}

func TestHistoryOfADeal(t *testing.T) {
	st := newStand(t)
	told := 0
	for _, d := range st.w.All("deal", false)[:120] {
		var stages []string
		for _, c := range st.w.All("change", false) {
			if c.Text("deal") == d.ID && c.Has("stage") && (len(stages) == 0 || stages[len(stages)-1] != c.Text("stage")) {
				stages = append(stages, c.Text("stage"))
			}
		}
		if len(stages) == 0 {
			continue
		}
		var got []string
		path := "/api/v4/events?filter[type]=lead_status_changed&filter[entity]=lead&filter[entity_id]=" + st.s.IDOf(d.ID)
		pipeline := strings.Split(st.s.IDOf(stages[0]), "/")[0]
		for _, e := range st.rows(path, "events") {
			after := dig[[]any](e, "value_after")[0].(object)
			if at := fmt.Sprintf("%d/%d", num(after, "lead_status", "pipeline_id"), num(after, "lead_status", "id")); strings.HasPrefix(at, pipeline) {
				got = append([]string{at}, got...)
			}
		}
		var want []string
		for _, s := range stages {
			want = append(want, st.s.IDOf(s))
		}
		if !d.Has("lead") { // a deal of its own is made in its first stage: no event tells it
			want = want[1:]
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s: stages %v, want %v", d.ID, got, want)
		}
		told += len(got)
	}
	if told < 50 {
		t.Errorf("only %d steps were compared", told)
	}
}

func TestRetention(t *testing.T) {
	st := newStand(t, func(o *amocrm.Options) { o.Retention = 30 * 24 * time.Hour })
	oldest := st.clock.now().Add(-30 * 24 * time.Hour).Unix()
	rows := st.rows("/api/v4/events?limit=100", "events")
	if len(rows) == 0 || num(rows[len(rows)-1], "created_at") < oldest {
		t.Errorf("%d events, the oldest of %v", len(rows), rows[len(rows)-1]["created_at"])
	}
}

func TestCalls(t *testing.T) {
	st := newStand(t)
	rows := st.rows("/api/v4/leads/notes?limit=250&filter[note_type][]=call_in", "notes")
	if len(rows) == 0 {
		t.Fatal("no incoming calls")
	}
	for _, n := range rows {
		call := st.w.Find(st.s.WorldOf("notes", strconv.FormatInt(num(n, "id"), 10)))
		if call == nil || call.Text("direction") != "in" || num(n, "params", "duration") != call.Int("seconds") ||
			num(n, "created_at") != call.Int("started_at") || dig[string](n, "params", "phone") != "+"+call.Text("phone") {
			t.Fatalf("note %v is of the call %+v", n, call)
		}
		missed := slices.Contains([]int64{1, 2, 3, 6, 7}, num(n, "params", "call_status"))
		if missed != (call.Text("result") != "answered") {
			t.Fatalf("call_status %v of a call that was %s", num(n, "params", "call_status"), call.Text("result"))
		}
	}
	st.s.SetQuirks(amocrm.Quirks{Strings: true, EmptyArrays: true, CallNames: true})
	n := st.get("/api/v4/leads/notes?limit=1&filter[note_type][]=call_in")
	row := dig[[]any](n, "_embedded", "notes")[0].(object)
	if dig[string](row, "params", "duration") == "" || dig[string](row, "params", "call_responsible") == "" {
		t.Errorf("oddities do not show: %v", row["params"])
	}
}

func TestSameSecondAndNewFields(t *testing.T) {
	st := newStand(t)
	at := st.clock.now().Unix()
	for i, d := range st.w.All("deal", false)[:20] {
		if err := st.w.Set(d.ID, map[string]any{"amount": int64(100 * (i + 1)), "c_floor": int64(i)}, company.By{At: at}); err != nil {
			t.Fatal(err)
		}
	}
	rows := st.rows(fmt.Sprintf("/api/v4/leads?limit=3&filter[updated_at][from]=%d&order[updated_at]=asc", at), "leads")
	if len(rows) != 20 {
		t.Errorf("%d rows of one second, want 20", len(rows))
	}
	before := len(st.rows("/api/v4/leads/custom_fields", "custom_fields"))
	st.s.AddField(warehouse.CustomField{Entity: "deal", Name: "floor", Title: "Этаж", Type: warehouse.Int})
	fields := st.rows("/api/v4/leads/custom_fields", "custom_fields")
	if len(fields) != before+1 || dig[string](fields[before], "type") != "numeric" {
		t.Errorf("%d fields after one more was made, want %d", len(fields), before+1)
	}
	values := dig[[]any](st.get("/api/v4/leads/"+strconv.FormatInt(num(rows[5], "id"), 10)), "custom_fields_values")
	found := false
	for _, v := range values {
		found = found || dig[string](v.(object), "field_name") == "Этаж"
	}
	if !found {
		t.Errorf("the new field has no value in %v", values)
	}
}

func TestVanishedStageAndUser(t *testing.T) {
	st := newStand(t)
	by := company.By{At: st.clock.now().Unix()}
	deal := st.w.All("deal", false)[10]
	stage, owner := "demo:stage-retail-2", deal.Text("owner")
	id := strings.Split(st.s.IDOf(stage), "/")[1]
	if err := st.w.Delete(stage, by); err != nil {
		t.Fatal(err)
	}
	if err := st.w.Delete(owner, by); err != nil {
		t.Fatal(err)
	}
	for _, p := range st.rows("/api/v4/leads/pipelines", "pipelines") {
		for _, s := range dig[[]any](p, "_embedded", "statuses") {
			if strconv.FormatInt(num(s.(object), "id"), 10) == id {
				t.Error("a deleted stage is listed")
			}
		}
	}
	if n := len(st.rows("/api/v4/users", "users")); n != st.w.Count("user") {
		t.Errorf("%d users, want %d", n, st.w.Count("user"))
	}
	if num(st.get("/api/v4/leads/"+st.s.IDOf(deal.ID)), "responsible_user_id") == 0 {
		t.Error("the lead lost its owner with the user")
	}
}

func TestEmptyCompany(t *testing.T) {
	s := amocrm.New(amocrm.Options{Unlimited: true, Now: func() time.Time { return cal.Date(2026, 11, 20).Start(time.UTC) }})
	st := &stand{t: t, s: s, w: s.World(), token: s.Grant().LongLived}
	for _, path := range []string{"leads", "contacts", "companies", "tasks", "events", "users", "leads/pipelines", "leads/notes", "leads/loss_reasons", "leads/unsorted"} {
		if n, body, _ := st.ask(http.MethodGet, "/api/v4/"+path, nil); n != 204 || len(body) > 0 {
			t.Errorf("%s of an empty account: %d %s", path, n, body)
		}
	}
}
