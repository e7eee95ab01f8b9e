package amocrm_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
)

func idOf(o object) string { return strconv.FormatInt(num(o, "id"), 10) }

func post(t *testing.T, address, kind, body string) (int, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}

// receiver keeps the hooks that come.
type receiver struct {
	mu     sync.Mutex
	forms  []url.Values
	status func(n int) int
	came   chan struct{}
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	_ = q.ParseForm()
	r.mu.Lock()
	r.forms = append(r.forms, q.Form)
	n := len(r.forms)
	r.mu.Unlock()
	if r.status != nil {
		w.WriteHeader(r.status(n))
	}
	r.came <- struct{}{}
}

// wait waits until n more hooks came.
func (r *receiver) wait(t *testing.T, n int) []url.Values {
	t.Helper()
	for range n {
		select {
		case <-r.came:
		case <-time.After(20 * time.Second):
			t.Fatal("a hook does not come")
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]url.Values(nil), r.forms...)
}

func hookStand(t *testing.T, settings string) (*stand, *receiver, string) {
	t.Helper()
	r := &receiver{came: make(chan struct{}, 1000)}
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	st := newStand(t, func(o *amocrm.Options) { o.Client, o.Scale = server.Client(), 1e6 })
	code, body, _ := st.ask(http.MethodPost, "/api/v4/webhooks", strings.NewReader(`{"destination":"`+server.URL+`/in?key=1","settings":[`+settings+`]}`))
	if code != http.StatusCreated {
		t.Fatalf("%d %s", code, body)
	}
	return st, r, server.URL
}

func TestHooksOfADeal(t *testing.T) {
	st, r, _ := hookStand(t, `"status_lead","update_lead","delete_lead","responsible_lead"`)
	deal := st.live() // amount and name, owner, stage: three updates, one owner, one stage
	forms := r.wait(t, 5)
	id := st.s.IDOf(deal.ID)
	var status url.Values
	for _, f := range forms {
		if f.Get("account[subdomain]") != "termodom" || f.Get("account[id]") == "" {
			t.Errorf("a hook without its account: %v", f)
		}
		if f.Get("leads[status][0][id]") != "" {
			status = f
		}
	}
	if status.Get("leads[status][0][id]") != id || status.Get("leads[status][0][status_id]") != "142" ||
		status.Get("leads[status][0][old_status_id]") == "" || status.Get("leads[status][0][price]") != "45678" ||
		status.Get("leads[status][0][custom_fields][0][id]") == "" {
		t.Errorf("the hook of the stage: %v", status)
	}
	if err := st.w.Delete(deal.ID, company.By{At: st.clock.now().Unix() + 10}); err != nil {
		t.Fatal(err)
	}
	forms = r.wait(t, 1)
	last := forms[len(forms)-1]
	if last.Get("leads[delete][0][id]") != id || last.Get("leads[delete][0][name]") != "" {
		t.Errorf("the hook of the deletion: %v", last)
	}
}

func TestHooksOfClientsAndTasks(t *testing.T) {
	st, r, _ := hookStand(t, `"update_contact","update_company","add_task","note_lead"`)
	by := company.By{At: st.clock.now().Unix()}
	kinds := map[string]bool{}
	for _, c := range st.w.All("client", false) {
		if kind := c.Text("type"); !kinds[kind] {
			kinds[kind] = true
			if err := st.w.Set(c.ID, map[string]any{"region": "Тверская область"}, by); err != nil {
				t.Fatal(err)
			}
		}
	}
	lead := st.w.All("lead", false)[0]
	if _, err := st.w.Add("task", "", map[string]any{"kind": "Позвонить", "created_at": by.At, "due_at": by.At + 60, "lead": lead.ID}, by); err != nil {
		t.Fatal(err)
	}
	if _, err := st.w.Add("call", "", map[string]any{"direction": "in", "seconds": int64(9), "started_at": by.At, "lead": lead.ID}, by); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range r.wait(t, 4) {
		seen[f.Get("contacts[update][0][type]")] = true
		seen[f.Get("task[add][0][element_type]")] = true
		seen[f.Get("leads[note][0][type]")] = true
		if till := f.Get("task[add][0][complete_till]"); till != "" {
			if _, err := time.Parse(time.DateTime, till); err != nil {
				t.Errorf("a task's deadline %q", till)
			}
		}
	}
	for _, want := range []string{"contact", "company", "2", "lead"} {
		if !seen[want] {
			t.Errorf("no hook of %s in %v", want, seen)
		}
	}
}

func TestHooksAreRepeated(t *testing.T) {
	st, r, _ := hookStand(t, `"update_lead"`)
	r.status = func(n int) int {
		if n < 5 {
			return 503
		}
		return 200
	}
	if err := st.w.Set(st.w.All("deal", false)[0].ID, map[string]any{"amount": int64(5)}, company.By{At: st.clock.now().Unix()}); err != nil {
		t.Fatal(err)
	}
	r.wait(t, 5)
	deadline := time.Now().Add(10 * time.Second)
	for len(st.s.Hooks()) < 5 && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	hooks := st.s.Hooks()
	if len(hooks) != 5 || hooks[4].Attempt != 5 || hooks[4].Status != 200 || hooks[0].Status != 503 {
		t.Errorf("attempts: %+v", hooks)
	}
}

func TestHooksOutOfOrder(t *testing.T) {
	st, r, _ := hookStand(t, `"update_lead"`)
	st.s.SetDelivery(amocrm.Delivery{Twice: true, Backwards: true})
	deals := st.w.All("deal", false)
	for _, d := range deals[:2] {
		if err := st.w.Set(d.ID, map[string]any{"amount": int64(5)}, company.By{At: st.clock.now().Unix()}); err != nil {
			t.Fatal(err)
		}
	}
	st.s.Release()
	forms := r.wait(t, 4)
	if forms[0].Get("leads[update][0][id]") != st.s.IDOf(deals[1].ID) || forms[3].Get("leads[update][0][id]") != st.s.IDOf(deals[0].ID) {
		t.Errorf("hooks came in order: %v", forms)
	}
}

func TestHookOfAStoppedIntegration(t *testing.T) {
	st := newStand(t)
	id, secret, _ := st.s.Integration()
	var got url.Values
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		got = r.URL.Query()
		_, _ = io.Copy(io.Discard, r.Body)
	}))
	defer server.Close()
	st2 := newStand(t, func(o *amocrm.Options) { o.Client = server.Client() })
	if err := st2.s.Disable(t.Context(), server.URL); err != nil {
		t.Fatal(err)
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(id + "|" + got.Get("account_id")))
	if got.Get("client_uuid") != id || got.Get("signature") != hex.EncodeToString(mac.Sum(nil)) {
		t.Errorf("the hook %v", got)
	}
	if n, _, _ := st2.ask(http.MethodGet, "/api/v4/account", nil); n != 401 {
		t.Errorf("a stopped integration reads: %d", n)
	}
}

func TestWebhookList(t *testing.T) {
	st, _, _ := hookStand(t, `"update_lead"`)
	list := st.get("/api/v4/webhooks")
	for _, d := range differ("webhooks", sample(t, "webhooks-api--01"), any(list)) {
		if !strings.Contains(d, "_links") {
			t.Error(d)
		}
	}
	where := dig[string](dig[[]any](list, "_embedded", "webhooks")[0].(object), "destination")
	if n, _, _ := st.ask(http.MethodDelete, "/api/v4/webhooks", strings.NewReader(`{"destination":"`+where+`"}`)); n != 204 {
		t.Errorf("deleting a webhook: %d", n)
	}
	if st.get("/api/v4/webhooks") != nil {
		t.Error("the deleted webhook is listed")
	}
}

func TestSlowReceiver(t *testing.T) {
	st, r, _ := hookStand(t, `"update_lead"`)
	r.status = func(n int) int {
		if n == 1 {
			time.Sleep(2500 * time.Millisecond)
		}
		return 200
	}
	if err := st.w.Set(st.w.All("deal", false)[0].ID, map[string]any{"amount": int64(5)}, company.By{At: st.clock.now().Unix()}); err != nil {
		t.Fatal(err)
	}
	r.wait(t, 2)
	deadline := time.Now().Add(10 * time.Second)
	for len(st.s.Hooks()) < 2 && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	if hooks := st.s.Hooks(); len(hooks) != 2 || hooks[0].Status != 499 || hooks[1].Status != 200 {
		t.Errorf("a receiver that takes more than 2 seconds: %+v", hooks)
	}
}
