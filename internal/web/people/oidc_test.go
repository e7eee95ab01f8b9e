package people_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/web/people"
)

// idp is a sign-in service: discovery, keys, authorization code with PKCE, signed tokens.
type idp struct {
	t      *testing.T
	server *httptest.Server
	key    *rsa.PrivateKey
	now    func() time.Time

	mu     sync.Mutex
	claims map[string]any // of whoever signs in next
	signer *rsa.PrivateKey
	codes  map[string]url.Values // the request each code answers
}

func service(t *testing.T) *idp {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	check(t, err)
	s := &idp{t: t, key: key, signer: key, codes: map[string]url.Values{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		u := s.server.URL
		s.send(w, map[string]any{
			"issuer": u, "authorization_endpoint": u + "/auth", "token_endpoint": u + "/token", "jwks_uri": u + "/keys",
			"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"},
			"id_token_signing_alg_values_supported": []string{"RS256"}, "code_challenge_methods_supported": []string{"S256"},
		})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		s.send(w, map[string]any{"keys": []any{map[string]string{
			"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k1",
			"n": b64(key.N.Bytes()), "e": b64(big.NewInt(int64(key.E)).Bytes()),
		}}})
	})
	mux.HandleFunc("GET /auth", s.auth)
	mux.HandleFunc("POST /token", s.token)
	s.server = httptest.NewServer(mux)
	t.Cleanup(s.server.Close)
	return s
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func (s *idp) send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		s.t.Error(err)
	}
}

// auth lets everybody in at once and sends them back with a code.
func (s *idp) auth(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("response_type") != "code" || q.Get("client_id") != "svodka" || q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" ||
		!strings.Contains(q.Get("scope"), "openid") {
		s.t.Errorf("the request: %v", q)
	}
	code := rand.Text()
	s.mu.Lock()
	s.codes[code] = q
	s.mu.Unlock()
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+url.Values{"code": {code}, "state": {q.Get("state")}}.Encode(), http.StatusFound)
}

// token gives the signed word for a code, once, to who began with it.
func (s *idp) token(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	check(s.t, r.ParseForm())
	asked, ok := s.codes[r.PostForm.Get("code")]
	delete(s.codes, r.PostForm.Get("code"))
	sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
	id, secret, _ := r.BasicAuth()
	if id == "" {
		id, secret = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	}
	if !ok || b64(sum[:]) != asked.Get("code_challenge") || id != "svodka" || secret != "secret" || r.PostForm.Get("redirect_uri") != asked.Get("redirect_uri") {
		w.WriteHeader(http.StatusBadRequest)
		s.send(w, map[string]string{"error": "invalid_grant"})
		return
	}
	claims := map[string]any{
		"iss": s.server.URL, "aud": "svodka", "nonce": asked.Get("nonce"), "iat": s.now().Unix(), "exp": s.now().Add(time.Hour).Unix(),
	}
	maps.Copy(claims, s.claims)
	head := []byte(`{"alg":"RS256","kid":"k1","typ":"JWT"}`)
	body, err := json.Marshal(claims)
	check(s.t, err)
	text := b64(head) + "." + b64(body)
	digest := sha256.Sum256([]byte(text))
	signed, err := rsa.SignPKCS1v15(rand.Reader, s.signer, crypto.SHA256, digest[:])
	check(s.t, err)
	s.send(w, map[string]any{"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": text + "." + b64(signed)})
}

// is sets who signs in next.
func (s *idp) is(claims map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.claims = claims
}

func withService(t *testing.T, change func(*people.OIDC)) (*rig, *idp) {
	t.Helper()
	s := service(t)
	o := &people.OIDC{Issuer: s.server.URL, ClientID: "svodka", ClientSecret: "secret", Title: "Ромашка ID"}
	if change != nil {
		change(o)
	}
	g := open(t, func(p *people.Options) { p.OIDC = o })
	s.now = g.now
	g.add("ann@example.ru", account.Owner)
	g.add("bob", account.Manager)
	return g, s
}

func TestSignInService(t *testing.T) {
	g, s := withService(t, nil)
	if got := g.browser().get("/login"); !strings.Contains(got.text(), "Войти через Ромашка ID") {
		t.Errorf("%s", got.text())
	}
	for _, c := range []struct {
		name   string
		claims map[string]any
		want   string
	}{
		{"a stranger", map[string]any{"sub": "1", "email": "eve@example.ru", "email_verified": true}, "нет учётной записи"},
		{"an address nobody has verified", map[string]any{"sub": "1", "email": "ann@example.ru"}, "нет учётной записи"},
		{"for somebody else", map[string]any{"sub": "1", "email": "ann@example.ru", "email_verified": true, "aud": "other"}, "не прошёл проверку"},
		{"another issuer", map[string]any{"sub": "1", "email": "ann@example.ru", "email_verified": true, "iss": "https://evil.example"}, "не прошёл проверку"},
		{"of yesterday", map[string]any{"sub": "1", "email": "ann@example.ru", "email_verified": true, "exp": 1}, "не прошёл проверку"},
		{"for another attempt", map[string]any{"sub": "1", "email": "ann@example.ru", "email_verified": true, "nonce": "x"}, "закончилась"},
	} {
		s.is(c.claims)
		b := g.browser()
		if got := b.get("/login/oidc"); got.status != http.StatusForbidden || !strings.Contains(got.text(), c.want) {
			t.Errorf("%s: %d %s", c.name, got.status, got.text())
		}
		if got := b.get("/"); got.path != "/login" {
			t.Errorf("%s is in", c.name)
		}
	}
	s.is(map[string]any{"sub": "7", "email": "Ann@example.ru", "email_verified": true})
	ann := g.browser()
	if got := ann.get("/login/oidc?next=/profile"); got.path != "/profile" || !strings.Contains(got.text(), "Привязана") {
		t.Fatalf("%s %s", got.path, got.text())
	}
	s.is(map[string]any{"sub": "7", "email": "another@example.ru", "email_verified": true})
	if got := g.browser().get("/login/oidc"); got.body != "first page of ann@example.ru" {
		t.Errorf("with another address: %s", got.text())
	}
	s.is(map[string]any{"sub": "8", "email": "ann@example.ru", "email_verified": true})
	if got := g.browser().get("/login/oidc"); got.status != http.StatusForbidden {
		t.Errorf("another person with the address: %d", got.status)
	}
	forged, err := rsa.GenerateKey(rand.Reader, 2048)
	check(t, err)
	s.mu.Lock()
	s.signer = forged
	s.mu.Unlock()
	s.is(map[string]any{"sub": "7"})
	if got := g.browser().get("/login/oidc"); got.status != http.StatusForbidden || !strings.Contains(got.text(), "не прошёл проверку") {
		t.Errorf("a forged signature: %d %s", got.status, got.text())
	}
	if !slices.Contains(g.log(), "ann@example.ru sign_in user ann@example.ru sign-in service") || !slices.Contains(g.log(), "sign_in_failed sign-in service no account") {
		t.Errorf("%q", g.log())
	}
}

// TestPlantedCode brings somebody else's code back into a browser that did not ask for it.
func TestPlantedCode(t *testing.T) {
	g, s := withService(t, nil)
	s.is(map[string]any{"sub": "7", "email": "ann@example.ru", "email_verified": true})
	for _, query := range []string{"?code=x&state=", "?code=x&state=y", "", "?error=access_denied&state="} {
		if got := g.browser().get("/login/oidc/callback" + query); got.status != http.StatusForbidden || !strings.Contains(got.text(), "закончилась") {
			t.Errorf("%q: %d %s", query, got.status, got.text())
		}
	}
	bob := g.as("bob")
	if got := bob.get("/login/oidc?link=guess"); got.status != http.StatusForbidden {
		t.Errorf("a link that the profile did not give: %d", got.status)
	}
}

func TestLinkAndUnlink(t *testing.T) {
	g, s := withService(t, nil)
	s.is(map[string]any{"sub": "9"})
	bob := g.as("bob")
	body := bob.get("/profile").body
	_, rest, _ := strings.Cut(body, "/login/oidc?link=")
	key, _, _ := strings.Cut(rest, `"`)
	if got := bob.get("/login/oidc?link=" + key); got.path != "/profile" || !strings.Contains(got.text(), "привязана") {
		t.Fatalf("%s %s", got.path, got.text())
	}
	if got := g.browser().get("/login/oidc"); got.body != "first page of bob" {
		t.Errorf("%s", got.text())
	}
	if got := bob.post("/profile/unlink"); !strings.Contains(got.text(), "Привязка снята") {
		t.Errorf("%s", got.text())
	}
	if got := g.browser().get("/login/oidc"); got.status != http.StatusForbidden {
		t.Errorf("still linked: %d", got.status)
	}
}

func TestServiceMakesAccounts(t *testing.T) {
	g, s := withService(t, func(o *people.OIDC) { o.Create, o.Claim = account.Reader, "account" })
	s.is(map[string]any{"sub": "5", "account": "vera", "name": "Вера"})
	if got := g.browser().get("/login/oidc"); got.body != "first page of vera" {
		t.Errorf("%d %s", got.status, got.text())
	}
	u, err := g.accounts.Find(t.Context(), "vera")
	if err != nil || u.Role != account.Reader || u.Name != "Вера" || u.Hash != "" {
		t.Errorf("%+v, %v", u, err)
	}
	if got := g.browser().post("/login", "login", "vera", "password", ""); got.status != http.StatusUnprocessableEntity {
		t.Errorf("in without a password: %d", got.status)
	}
}

func TestServiceIsAway(t *testing.T) {
	g, s := withService(t, nil)
	s.server.Close()
	if got := g.browser().get("/login/oidc"); got.status != http.StatusServiceUnavailable || !strings.Contains(got.text(), "не отвечает") {
		t.Errorf("%d %s", got.status, got.text())
	}
	if got := open(t, nil).browser().get("/login/oidc"); got.status != http.StatusNotFound {
		t.Errorf("there is no service: %d", got.status)
	}
}

// TestServiceAndTheDisabled: who was shut out is out at once, comes in by no service, and is told whom to ask.
func TestServiceAndTheDisabled(t *testing.T) {
	g, s := withService(t, nil)
	s.is(map[string]any{"sub": "9", "email": "bob@example.ru", "email_verified": true})
	bob := g.as("bob")
	_, rest, _ := strings.Cut(bob.get("/profile").body, "/login/oidc?link=")
	key, _, _ := strings.Cut(rest, `"`)
	bob.get("/login/oidc?link=" + key)
	if got := g.browser().get("/login/oidc"); got.status != http.StatusOK {
		t.Fatalf("before: %d %s", got.status, got.text())
	}
	check(t, g.accounts.SetDisabled(t.Context(), "bob", true))
	if got := bob.get("/profile"); got.path != "/login" {
		t.Errorf("a session goes on at %s: %s", got.path, got.text())
	}
	got := g.browser().get("/login/oidc")
	if got.status != http.StatusForbidden || !strings.Contains(got.text(), "Попросите администратора") || strings.Contains(got.text(), "bob") {
		t.Errorf("by the service: %d %s", got.status, got.text())
	}
}
