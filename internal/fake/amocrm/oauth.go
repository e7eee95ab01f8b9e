package amocrm

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// How long what is granted lives.
const (
	codeLife    = 20 * time.Minute
	accessLife  = 24 * time.Hour
	refreshLife = 90 * 24 * time.Hour
)

// token is one thing granted.
type token struct {
	name  string // for the journal
	until time.Time
	user  int64
	admin bool
	used  bool
	long  bool
}

// tokens is what the authorisation server has granted.
type tokens struct {
	mu                   sync.Mutex
	s                    *Server
	n                    int
	first                int64 // number of the administrator in the World
	off                  bool
	paid                 bool
	codes, access, renew map[string]*token
	reused               int
}

func (a *tokens) start(s *Server) {
	a.s, a.paid = s, true
	a.codes, a.access, a.renew = map[string]*token{}, map[string]*token{}, map[string]*token{}
	if users := s.w.All("user", false); len(users) > 0 {
		a.first = users[0].N
	}
}

// Granted is what a person who allows the access gets.
type Granted struct {
	Code            string // for the exchange, 20 minutes, once
	Access, Refresh string // a pair of its own
	LongLived       string // as the integration's keys page makes it
}

// Grant allows the access on behalf of the administrator. Each part may be used by itself.
func (s *Server) Grant() Granted {
	now := s.now()
	return s.auth.grant(now, true)
}

// GrantPlain allows the access on behalf of an employee who is no administrator.
func (s *Server) GrantPlain() Granted {
	now := s.now()
	return s.auth.grant(now, false)
}

func (a *tokens) grant(now time.Time, admin bool) Granted {
	a.mu.Lock()
	defer a.mu.Unlock()
	var g Granted
	g.Code = a.secret("def502code", now)
	a.codes[g.Code] = &token{name: fmt.Sprintf("code-%d", a.n), until: now.Add(codeLife), admin: admin}
	g.Access, g.Refresh = a.pair(now, admin)
	g.LongLived = a.jwt(now, now.AddDate(5, 0, 0))
	a.access[g.LongLived] = &token{name: fmt.Sprintf("long-%d", a.n), until: now.AddDate(5, 0, 0), user: userBase + a.first, admin: admin, long: true}
	return g
}

func (a *tokens) pair(now time.Time, admin bool) (access, refresh string) {
	access = a.jwt(now, now.Add(accessLife))
	a.access[access] = &token{name: fmt.Sprintf("access-%d", a.n), until: now.Add(accessLife), user: userBase + a.first, admin: admin}
	refresh = a.secret("def50200", now)
	a.renew[refresh] = &token{name: fmt.Sprintf("refresh-%d", a.n), until: now.Add(refreshLife), admin: admin}
	return access, refresh
}

// secret makes a text that nobody guesses from another one: tests need no more.
func (a *tokens) secret(prefix string, now time.Time) string {
	a.n++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d %s", prefix, a.n, now.UnixNano(), a.s.o.ClientSecret))
	more := sha256.Sum256(sum[:])
	return prefix + hex.EncodeToString(sum[:]) + hex.EncodeToString(more[:])
}

// jwt makes an access token: clients read its claims.
func (a *tokens) jwt(now, until time.Time) string {
	a.n++
	part := func(v obj) string {
		b, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return base64.RawURLEncoding.EncodeToString(b)
	}
	body := part(obj{"typ": "JWT", "alg": "HS256"}) + "." + part(obj{
		"aud": a.s.o.ClientID, "jti": hex.EncodeToString(fmt.Appendf(nil, "%d-%d", a.n, now.UnixNano())), "iat": now.Unix(),
		"nbf": now.Unix(), "exp": until.Unix(), "sub": fmt.Sprint(userBase + a.first), "grant_type": "", "account_id": accountID,
		"base_domain": "amocrm.ru", "version": 2, "scopes": []string{"crm", "notifications"}, "api_domain": "api-a.amocrm.ru",
	})
	mac := hmac.New(sha256.New, []byte(a.s.o.ClientSecret))
	mac.Write([]byte(body))
	return body + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// admit finds whose token it is; without one it says why not.
func (a *tokens) admit(header string, now time.Time) (*token, string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	bearer, ok := strings.CutPrefix(header, "Bearer ")
	t := a.access[strings.TrimSpace(bearer)]
	switch {
	case !ok || t == nil:
		return nil, "Invalid access token"
	case a.off:
		return nil, "Access token has been revoked"
	case !now.Before(t.until):
		return nil, "Access token has expired"
	}
	return t, ""
}

// SetIntegration switches the integration off or on again; off, no token opens anything. What was granted stays dead.
func (s *Server) SetIntegration(on bool) {
	s.auth.mu.Lock()
	s.auth.off = !on
	if !on {
		for _, m := range []map[string]*token{s.auth.codes, s.auth.access, s.auth.renew} {
			clear(m)
		}
	}
	s.auth.mu.Unlock()
}

// SetPaid ends the account's subscription, or renews it.
func (s *Server) SetPaid(paid bool) {
	s.auth.mu.Lock()
	defer s.auth.mu.Unlock()
	s.auth.paid = paid
}

// ExpireAccess makes every short-lived access token expire now.
func (s *Server) ExpireAccess() {
	now := s.now()
	s.auth.mu.Lock()
	defer s.auth.mu.Unlock()
	for _, t := range s.auth.access {
		if !t.long {
			t.until = now
		}
	}
}

// Reused is how often a refresh token came that had been used up.
func (s *Server) Reused() int {
	s.auth.mu.Lock()
	defer s.auth.mu.Unlock()
	return s.auth.reused
}

// subdomain tells where the account is now, to whoever holds its refresh token.
func (s *Server) subdomain(w http.ResponseWriter, r *http.Request) {
	s.auth.mu.Lock()
	t := s.auth.renew[r.Header.Get("X-Refresh-Token")]
	s.auth.mu.Unlock()
	if t == nil || t.used {
		problem(w, http.StatusUnauthorized, "Invalid refresh token")
		return
	}
	send(w, http.StatusOK, "application/json", obj{
		"id": accountID, "subdomain": s.o.Subdomain, "domain": s.o.Domain, "top_level_domain": "ru",
	})
}

// token exchanges a code or a refresh token for a new pair. JSON and forms are read.
func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	in := map[string]string{}
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	if strings.Contains(r.Header.Get("Content-Type"), "json") {
		if json.NewDecoder(r.Body).Decode(&in) != nil {
			oauthFail(w, http.StatusBadRequest, "Check the body of the request")
			return
		}
	} else if r.ParseForm() == nil {
		for k := range r.PostForm {
			in[k] = r.PostForm.Get(k)
		}
	}
	now := s.now()
	access, refresh, status, why := s.auth.exchange(in, now)
	if status != 0 {
		oauthFail(w, status, why)
		return
	}
	send(w, http.StatusOK, "application/json", obj{
		"token_type": "Bearer", "expires_in": int(accessLife.Seconds()), "server_time": now.Unix(), "access_token": access, "refresh_token": refresh,
	})
}

func oauthFail(w http.ResponseWriter, status int, why string) {
	body := fault(status, why)
	body["hint"] = why
	send(w, status, "application/json", body)
}

func (a *tokens) exchange(in map[string]string, now time.Time) (access, refresh string, status int, why string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if in["client_id"] != a.s.o.ClientID || in["client_secret"] != a.s.o.ClientSecret {
		return "", "", http.StatusUnauthorized, "Client authentication failed"
	}
	if in["redirect_uri"] != a.s.o.Redirect {
		return "", "", http.StatusBadRequest, "Redirect URI does not match"
	}
	var t *token
	words := "Authorization code"
	switch in["grant_type"] {
	case "authorization_code":
		t = a.codes[in["code"]]
	case "refresh_token":
		t, words = a.renew[in["refresh_token"]], "Refresh token"
	default:
		return "", "", http.StatusBadRequest, "The authorization grant type is not supported by the authorization server."
	}
	switch {
	case a.off:
		return "", "", http.StatusUnauthorized, words + " has been revoked"
	case t == nil:
		return "", "", http.StatusBadRequest, "Cannot decrypt the " + strings.ToLower(words)
	case t.used:
		if in["grant_type"] == "refresh_token" {
			a.reused++
		}
		return "", "", http.StatusUnauthorized, words + " has been revoked"
	case !now.Before(t.until):
		return "", "", http.StatusUnauthorized, words + " has expired"
	}
	t.used = true
	access, refresh = a.pair(now, t.admin)
	return access, refresh, 0, ""
}
