package amocrm_test

import (
	"math"
	"strconv"
	"testing"
)

// TestBills checks payments and proposals as elements of the catalogue of invoices, linked to their leads.
func TestBills(t *testing.T) {
	st := newStand(t)
	holder := map[int64]int64{}
	for _, l := range st.rows("/api/v4/leads?limit=250&with=catalog_elements", "leads") {
		for _, e := range dig[[]any](l, "_embedded", "catalog_elements") {
			if num(e.(object), "metadata", "catalog_id") == 4517 {
				holder[num(e.(object), "id")] = num(l, "id")
			}
		}
	}
	paid, made := int64(0), 0
	for _, e := range st.rows("/api/v4/catalogs/4517/elements?limit=250", "elements") {
		thing := st.w.Find(st.s.WorldOf("elements", strconv.FormatInt(num(e, "id"), 10)))
		fields := map[string]object{}
		for _, f := range dig[[]any](e, "custom_fields_values") {
			fields[dig[string](f.(object), "field_code")] = dig[[]any](f.(object), "values")[0].(object)
		}
		price, err := strconv.ParseFloat(dig[string](fields["BILL_PRICE"], "value"), 64)
		if err != nil {
			t.Fatalf("%v: %v", e["name"], err)
		}
		if want := st.s.IDOf(thing.Text("deal")); strconv.FormatInt(holder[num(e, "id")], 10) != want {
			t.Errorf("%s is linked to %d, want %s", thing.ID, holder[num(e, "id")], want)
		}
		if int64(math.Round(price*100)) != thing.Int("amount") {
			t.Errorf("%s: %v, want %d", thing.ID, price, thing.Int("amount"))
		}
		if dig[string](fields["BILL_STATUS"], "enum_code") == "created" {
			made++
			continue
		}
		paid += int64(math.Round(price * 100))
		if num(fields["BILL_PAYMENT_DATE"], "value") != thing.Int("paid_at") {
			t.Errorf("%s was paid at %v, want %d", thing.ID, fields["BILL_PAYMENT_DATE"], thing.Int("paid_at"))
		}
	}
	want, sent := int64(0), 0
	for _, p := range st.w.All("payment", false) {
		want += p.Int("amount")
	}
	for _, p := range st.w.All("proposal", false) {
		if st.s.Carries(p.ID) {
			sent++
		}
	}
	if paid != want || paid == 0 || made != sent || made == 0 {
		t.Errorf("paid %d, want %d; %d proposals, want %d", paid, want, made, sent)
	}
}

func TestMarks(t *testing.T) {
	st := newStand(t)
	want := map[int64]int{}
	for _, s := range st.w.All("survey", false) {
		if st.s.Carries(s.ID) && (s.Has("deal") || s.Has("client")) {
			want[s.Int("score")]++
		}
	}
	got := map[int64]int{}
	for _, e := range st.rows("/api/v4/events?limit=100&filter[type]=nps_rate_added", "events") {
		got[num(dig[[]any](e, "value_after")[0].(object), "nps", "rate")]++
	}
	if len(want) == 0 {
		t.Fatal("nobody was asked")
	}
	for k, n := range want {
		if got[k] != n {
			t.Errorf("mark %d: %d times, want %d", k, got[k], n)
		}
	}
}

func TestMeetings(t *testing.T) {
	st := newStand(t)
	done := map[int64]int64{}
	for _, e := range st.rows("/api/v4/events?limit=100&filter[type]=task_completed", "events") {
		done[num(e, "entity_id")] = num(e, "created_at")
	}
	n := 0
	for _, row := range st.rows("/api/v4/tasks?limit=250&filter[task_type]=2", "tasks") {
		m := st.w.Find(st.s.WorldOf("tasks", strconv.FormatInt(num(row, "id"), 10)))
		if m.Kind != "meeting" || num(row, "complete_till") != m.Int("starts_at") || num(row, "created_at") != m.Int("created_at") {
			t.Fatalf("the meeting %+v is the task %v", m, row)
		}
		if m.Has("held_at") && done[num(row, "id")] != m.Int("held_at") || row["is_completed"] != m.Has("result") {
			t.Fatalf("the meeting %+v was done at %d: %v", m, done[num(row, "id")], row)
		}
		n++
	}
	if n != st.w.Count("meeting") {
		t.Errorf("%d meetings, want %d", n, st.w.Count("meeting"))
	}
}
