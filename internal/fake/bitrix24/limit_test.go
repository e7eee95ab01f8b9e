package bitrix24_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"svodka/internal/fake/bitrix24"
)

func TestLeakyBucket(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) { o.Rate = true })
	ok := 0
	for range 60 {
		a := r.get("profile", "")
		if a.status == 200 {
			ok++
		} else if a.status != 503 || a.code() != "QUERY_LIMIT_EXCEEDED" || !strings.HasPrefix(a.header.Get("Content-Type"), "application/json") {
			t.Fatalf("%d %s", a.status, a.raw)
		}
	}
	if ok != 50 {
		t.Errorf("%d requests at once, want 50", ok)
	}
	r.clock.add(10 * time.Second)
	for ok = 0; r.get("profile", "").status == 200; ok++ {
	}
	if ok < 18 || ok > 20 {
		t.Errorf("%d requests after ten seconds, want about 20", ok)
	}
	// Another address has a bucket of its own.
	req := httptest.NewRequest(http.MethodGet, r.hook+"profile", nil)
	req.RemoteAddr = "198.51.100.7:4000"
	if a := r.do(req); a.status != 200 {
		t.Errorf("%d from another address", a.status)
	}
	journal := r.s.Journal()
	if last := journal[len(journal)-1]; last.From != "198.51.100.7" || last.Method != "profile" || last.Status != 200 {
		t.Errorf("%+v", last)
	}
	if journal[55].Code != "QUERY_LIMIT_EXCEEDED" || journal[55].Status != 503 {
		t.Errorf("%+v", journal[55])
	}
}

func TestOperatingTime(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) {
		o.Rate = true
		o.Cost = func(method string, _ int) time.Duration {
			if method == "crm.deal.list" {
				return 100 * time.Second
			}
			return 0
		}
	})
	for i := range 5 {
		a := r.get("crm.deal.list", "")
		clock, _ := a.body["time"].(map[string]any)
		if a.status != 200 || clock["operating"] != float64(100*(i+1)) {
			t.Fatalf("call %d: %d, operating %v", i, a.status, clock["operating"])
		}
		r.clock.add(time.Minute)
	}
	a := r.get("crm.deal.list", "")
	if a.status != 429 || a.code() != "OPERATION_TIME_LIMIT" {
		t.Fatalf("%d %s", a.status, a.raw)
	}
	if a := r.get("crm.lead.list", ""); a.status != 200 {
		t.Errorf("another method: %d", a.status)
	}
	batch := r.get("batch", "cmd[a]=crm.deal.list&cmd[b]=crm.lead.list")
	if batch.status != 200 || !strings.Contains(batch.raw, `"result_error":{"a":{"error":"OPERATION_TIME_LIMIT"`) {
		t.Errorf("in a batch: %d %.300s", batch.status, batch.raw)
	}
	r.clock.add(6 * time.Minute)
	if a := r.get("crm.deal.list", ""); a.status != 200 {
		t.Errorf("after the oldest minute dropped out: %d %s", a.status, a.raw)
	}
}

func TestTimeBlock(t *testing.T) {
	r := portal(t, nil)
	clock, _ := r.get("profile", "").body["time"].(map[string]any)
	if clock["date_start"] != "2026-11-20T12:00:00+03:00" || clock["operating"] == nil || clock["operating_reset_at"] == nil {
		t.Errorf("%v", clock)
	}
	bare := portal(t, func(o *bitrix24.Options) { o.Bare = true })
	clock, _ = bare.get("profile", "").body["time"].(map[string]any)
	if clock["operating"] != nil || clock["operating_reset_at"] != nil || clock["start"] == nil {
		t.Errorf("%v", clock)
	}
}

func TestFaults(t *testing.T) {
	r := portal(t, nil)
	r.s.Spoil(
		bitrix24.QueryLimit.On("crm.deal.list", 1, 1),
		bitrix24.Overload.On("crm.lead.list", 0, 1),
		bitrix24.BadGateway.On("crm.contact.*", 0, 0),
		bitrix24.Fault{Raw: `{"result":[{"ID":"1"`}.On("user.get", 0, 1),
	)
	for i, want := range []int{200, 503, 200} {
		if a := r.get("crm.deal.list", ""); a.status != want {
			t.Errorf("request %d: %d, want %d", i, a.status, want)
		}
	}
	if a := r.get("crm.lead.list", ""); a.status != 503 || a.code() != "OVERLOAD_LIMIT" {
		t.Errorf("%d %s", a.status, a.raw)
	}
	if a := r.get("crm.contact.list", ""); a.status != 502 || !strings.Contains(a.raw, "<html>") || a.header.Get("Content-Type") != "text/html" {
		t.Errorf("%d %s", a.status, a.raw)
	}
	w := httptest.NewRecorder()
	r.s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, r.hook+"user.get", nil))
	if w.Body.String() != `{"result":[{"ID":"1"` {
		t.Errorf("%s", w.Body)
	}
	r.s.Spoil()
	if a := r.get("crm.contact.list", ""); a.status != 200 {
		t.Errorf("after the faults were cleared: %d", a.status)
	}
}

func TestReset(t *testing.T) {
	r := portal(t, nil)
	server := httptest.NewServer(r.s)
	defer server.Close()
	r.s.Spoil(bitrix24.Fault{Reset: true}.On("profile", 0, 1))
	fetch := func() error {
		resp, err := server.Client().Get(server.URL + r.hook + "profile")
		if err == nil {
			err = resp.Body.Close()
		}
		return err
	}
	if err := fetch(); err == nil {
		t.Error("the connection was not reset")
	}
	if err := fetch(); err != nil {
		t.Error(err)
	}
}

func TestHTTPSRequired(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) { o.HTTPS = true })
	if a := r.get("profile", ""); a.status != 400 || a.code() != "INVALID_REQUEST" || a.body["error_description"] != "Https required" {
		t.Errorf("%d %s", a.status, a.raw)
	}
}

func TestBatch(t *testing.T) {
	r := portal(t, nil)
	line := url.QueryEscape
	a := r.get("batch", "halt=0&cmd[deal]="+line("crm.deal.list?filter[ID]=401&select[]=LEAD_ID")+"&cmd[lead]="+line("crm.lead.get?id=$result[deal][0][LEAD_ID]")+
		"&cmd[bad]="+line("crm.lead.get?id=0")+"&cmd[nest]="+line("batch?cmd[a]=profile")+"&cmd[page]="+line("crm.deal.list?start=50"))
	result, _ := a.body["result"].(map[string]any)
	get := func(part, key string) any {
		m, _ := result[part].(map[string]any)
		return m[key]
	}
	lead, _ := get("result", "lead").(map[string]any)
	if want := r.s.IDOf(r.w.Find(r.s.WorldOf("deal", "401")).Text("lead")); lead["ID"] != want {
		t.Errorf("the lead by $result is %v, want %s", lead["ID"], want)
	}
	nest, _ := get("result_error", "nest").(map[string]any)
	if nest["error"] != "ERROR_BATCH_METHOD_NOT_ALLOWED" || get("result_error", "bad") == nil {
		t.Errorf("errors %v", result["result_error"])
	}
	if get("result_next", "page") != 100.0 || get("result_next", "deal") != nil || get("result_total", "deal") != 1.0 {
		t.Errorf("next %v total %v", result["result_next"], result["result_total"])
	}
	halted := r.post("batch", `{"halt":1,"cmd":{"a":"profile","b":"crm.lead.get?id=0","c":"profile"}}`)
	if !strings.Contains(halted.raw, `"result_error":{"b":`) || strings.Contains(halted.raw, `"c":`) {
		t.Errorf("halt: %s", halted.raw)
	}
	listed := r.post("batch", `{"halt":0,"cmd":["profile","profile"]}`)
	result, _ = listed.body["result"].(map[string]any)
	if list, ok := result["result"].([]any); !ok || len(list) != 2 {
		t.Errorf("a list of commands: %s", listed.raw)
	}
}

func TestBatchOfTooMany(t *testing.T) {
	r := portal(t, nil)
	var q strings.Builder
	for i := range 53 {
		fmt.Fprintf(&q, "&cmd[c%d]=profile", i)
	}
	a := r.get("batch", q.String())
	result, _ := a.body["result"].(map[string]any)
	done, _ := result["result"].(map[string]any)
	failed, _ := result["result_error"].(map[string]any)
	one, _ := failed["c50"].(map[string]any)
	if len(done) != 50 || len(failed) != 3 || one["error"] != "ERROR_BATCH_LENGTH_EXCEEDED" {
		t.Errorf("%d done, failed %v", len(done), failed)
	}
	if n := len(r.s.Journal()); n != 1 {
		t.Errorf("a batch is %d requests", n)
	}
}
