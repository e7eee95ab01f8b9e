package bitrix24_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"svodka/internal/fake/bitrix24"
)

func app(o *bitrix24.Options) {
	o.Apps = []bitrix24.App{{ID: "local.1", Secret: "s", Redirect: "https://svodka.example/back"}}
	o.Domain = "termodom.bitrix24.ru"
}

func (r *rig) token(query string) (int, map[string]any) {
	r.t.Helper()
	w := httptest.NewRecorder()
	r.s.OAuth().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "https://oauth.bitrix.info/oauth/token/?"+query, nil))
	body := map[string]any{}
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil {
		r.t.Fatal(err)
	}
	return w.Code, body
}

func (r *rig) signIn(id, secret string) string {
	r.t.Helper()
	code := r.s.Code(id, bitrix24.Grant{})
	status, body := r.token("grant_type=authorization_code&client_id=" + id + "&client_secret=" + secret + "&code=" + code)
	token, _ := body["access_token"].(string)
	if status != 200 || token == "" {
		r.t.Fatalf("%d %v", status, body)
	}
	return token
}

func (r *rig) with(token string) reply {
	r.t.Helper()
	return r.do(httptest.NewRequest(http.MethodGet, "https://termodom.bitrix24.ru/rest/profile?auth="+token, nil))
}

const credentials = "&client_id=local.1&client_secret=s"

func TestSignIn(t *testing.T) {
	r := portal(t, app)
	w := httptest.NewRecorder()
	r.s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "https://termodom.bitrix24.ru/oauth/authorize/?client_id=local.1&state=x", nil))
	to, err := w.Result().Location()
	if err != nil || to.Host != "svodka.example" || to.Query().Get("state") != "x" || to.Query().Get("member_id") == "" {
		t.Fatalf("%v %v", to, err)
	}
	code := to.Query().Get("code")
	status, body := r.token("grant_type=authorization_code" + credentials + "&code=" + code)
	if status != 200 || body["expires_in"] != 3600.0 || body["client_endpoint"] != "https://termodom.bitrix24.ru/rest/" || body["domain"] != "oauth.bitrix.info" {
		t.Fatalf("%d %v", status, body)
	}
	if status, body := r.token("grant_type=authorization_code" + credentials + "&code=" + code); status != 400 || body["error"] != "invalid_grant" {
		t.Errorf("the code was taken twice: %d %v", status, body)
	}
	access, _ := body["access_token"].(string)
	if a := r.with(access); a.status != 200 {
		t.Errorf("%d %s", a.status, a.raw)
	}
	if a := r.with("nonsense"); a.status != 401 || a.code() != "NO_AUTH_FOUND" {
		t.Errorf("%d %s", a.status, a.raw)
	}
	r.clock.add(time.Hour + time.Second)
	if a := r.with(access); a.status != 401 || a.code() != "expired_token" {
		t.Errorf("an hour later: %d %s", a.status, a.raw)
	}
}

func TestCodeLivesThirtySeconds(t *testing.T) {
	r := portal(t, app)
	code := r.s.Code("local.1", bitrix24.Grant{})
	r.clock.add(31 * time.Second)
	if status, body := r.token("grant_type=authorization_code" + credentials + "&code=" + code); status != 400 || body["error"] != "invalid_grant" {
		t.Errorf("%d %v", status, body)
	}
}

func TestRefreshRotates(t *testing.T) {
	r := portal(t, app)
	_, first := r.token("grant_type=authorization_code" + credentials + "&code=" + r.s.Code("local.1", bitrix24.Grant{}))
	old, _ := first["refresh_token"].(string)
	status, second := r.token("grant_type=refresh_token" + credentials + "&refresh_token=" + old)
	if status != 200 || second["refresh_token"] == old || second["access_token"] == first["access_token"] {
		t.Fatalf("%d %v", status, second)
	}
	if status, body := r.token("grant_type=refresh_token" + credentials + "&refresh_token=" + old); status != 400 || body["error"] != "invalid_grant" || r.s.Reused() != 1 {
		t.Errorf("the old token: %d %v, reused %d", status, body, r.s.Reused())
	}
	r.clock.add(181 * 24 * time.Hour)
	next, _ := second["refresh_token"].(string)
	if status, body := r.token("grant_type=refresh_token" + credentials + "&refresh_token=" + next); status != 400 || body["error"] != "invalid_grant" {
		t.Errorf("half a year later: %d %v", status, body)
	}
}

func TestTokenRefusals(t *testing.T) {
	r := portal(t, func(o *bitrix24.Options) { app(o); o.Unpaid = true })
	code := r.s.Code("local.1", bitrix24.Grant{})
	for query, want := range map[string]string{
		"grant_type=authorization_code" + credentials + "&code=" + code:        "PAYMENT_REQUIRED",
		"grant_type=authorization_code&client_id=local.1&code=" + code:         "invalid_client",
		"grant_type=password" + credentials:                                    "invalid_request",
		"grant_type=refresh_token&client_id=x&client_secret=y&refresh_token=z": "invalid_client",
	} {
		if status, body := r.token(query); status < 400 || body["error"] != want {
			t.Errorf("%s: %d %v, want %s", query, status, body, want)
		}
	}
}

func TestUninstall(t *testing.T) {
	r := portal(t, app)
	token := r.signIn("local.1", "s")
	r.s.Uninstall("local.1")
	if a := r.with(token); a.status != 401 {
		t.Errorf("%d %s", a.status, a.raw)
	}
}

func TestPortalMoves(t *testing.T) {
	r := portal(t, app)
	token := r.signIn("local.1", "s")
	r.s.MoveTo("teplo.bitrix24.ru")
	if a := r.with(token); a.status != 302 || a.header.Get("Location") != "https://teplo.bitrix24.ru/rest/profile?auth="+token {
		t.Errorf("%d %v", a.status, a.header)
	}
	if a := r.do(httptest.NewRequest(http.MethodGet, "https://teplo.bitrix24.ru/rest/profile?auth="+token, nil)); a.status != 200 {
		t.Errorf("%d %s", a.status, a.raw)
	}
}
