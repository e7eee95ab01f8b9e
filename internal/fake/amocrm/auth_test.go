package amocrm_test

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"svodka/internal/fake/amocrm"
)

// exchange asks for tokens and gives the status and the answer.
func (st *stand) exchange(in map[string]string, form bool) (int, object) {
	st.t.Helper()
	id, secret, redirect := st.s.Integration()
	all := map[string]string{"client_id": id, "client_secret": secret, "redirect_uri": redirect}
	maps.Copy(all, in)
	b, err := json.Marshal(all)
	if err != nil {
		st.t.Fatal(err)
	}
	body, kind := string(b), "application/json"
	if form {
		v := url.Values{}
		for k, x := range all {
			v.Set(k, x)
		}
		body, kind = v.Encode(), "application/x-www-form-urlencoded"
	}
	r := httptest.NewRequestWithContext(st.t.Context(), http.MethodPost, "https://termodom.amocrm.ru/oauth2/access_token", strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	rec := httptest.NewRecorder()
	st.s.ServeHTTP(rec, r)
	var out object
	if err := json.Unmarshal(rec.Body.Bytes(), &out); err != nil {
		st.t.Fatalf("%d %s", rec.Code, rec.Body)
	}
	if got := rec.Header().Get("Content-Type"); got != "application/json" {
		st.t.Errorf("the token endpoint answers %s", got)
	}
	return rec.Code, out
}

func refresh(token string) map[string]string {
	return map[string]string{"grant_type": "refresh_token", "refresh_token": token}
}

func TestTokens(t *testing.T) {
	st := newStand(t)
	code := func(c string) map[string]string {
		return map[string]string{"grant_type": "authorization_code", "code": c}
	}
	granted := st.s.Grant()
	status, pair := st.exchange(code(granted.Code), true)
	if status != 200 || num(pair, "expires_in") != 86400 || num(pair, "server_time") != st.clock.now().Unix() || pair["token_type"] != "Bearer" {
		t.Fatalf("%d %v", status, pair)
	}
	if status, _ := st.exchange(code(granted.Code), false); status != 401 {
		t.Errorf("a code was exchanged twice: %d", status)
	}
	late := st.s.Grant().Code
	st.clock.move(21 * time.Minute)
	if status, _ := st.exchange(code(late), false); status != 401 {
		t.Errorf("a code of 21 minutes: %d, want 401", status)
	}
	if status, _ := st.exchange(map[string]string{"grant_type": "authorization_code", "code": st.s.Grant().Code, "redirect_uri": "https://other.example"}, false); status != 400 {
		t.Errorf("another redirect address: %d, want 400", status)
	}
	if status, _ := st.exchange(map[string]string{"grant_type": "authorization_code", "code": "x", "client_secret": "no"}, false); status != 401 {
		t.Errorf("a wrong secret: %d, want 401", status)
	}

	st.token = dig[string](pair, "access_token")
	if n, _, _ := st.ask(http.MethodGet, "/api/v4/account", nil); n != 200 {
		t.Errorf("a fresh token: %d", n)
	}
	st.clock.move(24 * time.Hour)
	n, body, header := st.ask(http.MethodGet, "/api/v4/account", nil)
	var problem object
	if json.Unmarshal(body, &problem) != nil || n != 401 || problem["title"] != "Unauthorized" || header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("a token of a day: %d %s", n, body)
	}
	old := dig[string](pair, "refresh_token")
	status, next := st.exchange(refresh(old), false)
	if status != 200 || next["refresh_token"] == old {
		t.Fatalf("refreshing: %d %v", status, next)
	}
	if status, _ := st.exchange(refresh(old), false); status != 401 || st.s.Reused() != 1 {
		t.Errorf("a used refresh token: %d, counted %d", status, st.s.Reused())
	}
	st.clock.move(91 * 24 * time.Hour)
	if status, _ := st.exchange(refresh(dig[string](next, "refresh_token")), false); status != 401 {
		t.Errorf("a refresh token of 91 days: %d", status)
	}
}

func TestLongLivedToken(t *testing.T) {
	st := newStand(t)
	parts := strings.Split(st.token, ".")
	if len(parts) != 3 {
		t.Fatalf("%d parts", len(parts))
	}
	b, err := base64.RawURLEncoding.DecodeString(parts[1])
	var claims object
	if err != nil || json.Unmarshal(b, &claims) != nil {
		t.Fatalf("%v %s", err, b)
	}
	for _, k := range []string{"exp", "account_id", "base_domain", "api_domain", "scopes", "aud"} {
		if claims[k] == nil {
			t.Errorf("no claim %s in %v", k, claims)
		}
	}
	st.clock.move(4 * 365 * 24 * time.Hour)
	if n, _, _ := st.ask(http.MethodGet, "/api/v4/account", nil); n != 200 {
		t.Errorf("after four years: %d", n)
	}
	st.clock.move(2 * 365 * 24 * time.Hour)
	if n, _, _ := st.ask(http.MethodGet, "/api/v4/account", nil); n != 401 {
		t.Errorf("after six years: %d", n)
	}
}

func TestRefusals(t *testing.T) {
	st := newStand(t)
	status := func(path string) int { n, _, _ := st.ask(http.MethodGet, path, nil); return n }
	long := st.token
	st.token = st.s.GrantPlain().LongLived
	if n := status("/api/v4/users"); n != 403 {
		t.Errorf("users for one who is no administrator: %d", n)
	}
	st.token = long
	st.s.SetPaid(false)
	if n := status("/api/v4/leads"); n != 402 {
		t.Errorf("an unpaid account: %d", n)
	}
	st.s.SetPaid(true)
	for path, want := range map[string]int{
		"/api/v4/leads/1": 204, "/api/v4/contacts/1": 204, "/api/v4/companies/1": 204, "/api/v4/leads?page=999": 204, "/api/v4/talks/1": 404,
		"/api/v4/no_such_thing": 404, "/api/v4/sources": 204, "/api/v4/events?filter[entity_id]=1": 400,
		"/api/v4/leads?filter[statuses][0][status_id]=142": 400,
	} {
		n, body, header := st.ask(http.MethodGet, path, nil)
		if n != want {
			t.Errorf("%s: %d, want %d", path, n, want)
		}
		if n == 204 && (len(body) != 0 || header.Get("Content-Type") != "") {
			t.Errorf("%s: an empty answer has the body %q of type %q", path, body, header.Get("Content-Type"))
		}
	}
	if n, _, _ := st.ask(http.MethodPatch, "/api/v4/leads", nil); n != 405 {
		t.Errorf("a method that is not there: %d", n)
	}
	_, body, _ := st.ask(http.MethodGet, "/api/v4/events?filter[entity_id]=1", nil)
	var ours any
	if err := json.Unmarshal(body, &ours); err != nil {
		t.Fatal(err)
	}
	for _, d := range differ("error", sample(t, "error-codes--01"), ours) {
		t.Error(d)
	}
	st.s.SetIntegration(false)
	if n := status("/api/v4/account"); n != 401 {
		t.Errorf("a switched-off integration: %d", n)
	}
}

func TestRate(t *testing.T) {
	st := newStand(t, func(o *amocrm.Options) { o.Unlimited = false })
	status := func() int { n, _, _ := st.ask(http.MethodGet, "/api/v4/account", nil); return n }
	for i := range 7 {
		if n := status(); n != 200 {
			t.Fatalf("request %d: %d", i+1, n)
		}
	}
	if n := status(); n != 429 {
		t.Errorf("the eighth request of a second: %d", n)
	}
	st.clock.move(time.Second)
	if n := status(); n != 200 {
		t.Errorf("a second later: %d", n)
	}
	for range 30 {
		status()
	}
	st.clock.move(2 * time.Second)
	if n := status(); n != 403 {
		t.Errorf("after many broken limits: %d, want 403", n)
	}
	st.clock.move(6 * time.Minute)
	if n := status(); n != 200 {
		t.Errorf("when the ban is over: %d", n)
	}
	if st.s.Peak() < 8 {
		t.Errorf("the peak is %d", st.s.Peak())
	}
}

func TestSkew(t *testing.T) {
	st := newStand(t)
	st.s.SetSkew(10 * time.Minute)
	_, _, header := st.ask(http.MethodGet, "/api/v4/account", nil)
	at, err := http.ParseTime(header.Get("Date"))
	if err != nil || at.Sub(st.clock.now()).Round(time.Minute) != 10*time.Minute {
		t.Errorf("Date %s, the clock says %s", header.Get("Date"), st.clock.now())
	}
}
