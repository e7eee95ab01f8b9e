package bitrix24

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"
)

const (
	codeLife    = 30 * time.Second
	accessLife  = time.Hour
	refreshLife = 180 * 24 * time.Hour
	member      = "a223c6b3710f85df22e9377d6c4f7553"
)

// oauth is the vendor's authorisation server, which stands on a host of its own.
type oauth struct {
	s       *Server
	n       int
	codes   map[string]*ticket
	access  map[string]*ticket
	refresh map[string]*ticket
	spent   map[string]int // refresh tokens used already, by how often they were tried again
}

// ticket is a code or a token.
type ticket struct {
	grant *Grant
	until time.Time
}

func newOAuth(s *Server) *oauth {
	return &oauth{
		s: s, codes: map[string]*ticket{}, access: map[string]*ticket{}, refresh: map[string]*ticket{}, spent: map[string]int{},
	}
}

// mint makes a token that cannot be guessed from the one before, yet is the same in every run.
func (o *oauth) mint(what string) string {
	o.n++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", what, o.n))
	return hex.EncodeToString(sum[:20])
}

func (o *oauth) grant(token string, now time.Time) (*Grant, *refusal) {
	t := o.access[token]
	switch {
	case t == nil || t.grant.gone:
		return nil, refuse(401, "NO_AUTH_FOUND", "Wrong authorization data")
	case now.After(t.until):
		return nil, refuse(401, "expired_token", "The access token provided has expired.")
	}
	return t.grant, nil
}

// Code grants an application access on behalf of an employee, as a click in the portal does, and gives the code it is
// redirected with.
func (s *Server) Code(app string, g Grant) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.code(app, g)
}

func (s *Server) code(app string, g Grant) string {
	for i := range s.o.Apps {
		if s.o.Apps[i].ID == app {
			g.app = &s.o.Apps[i]
		}
	}
	if g.app == nil {
		return ""
	}
	s.complete(&g)
	g.token = "app:" + app
	code := s.oauth.mint("code")
	s.oauth.codes[code] = &ticket{&g, s.o.Now().Add(codeLife)}
	return code
}

// Uninstall ends what an application was granted.
func (s *Server) Uninstall(app string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, of := range []map[string]*ticket{s.oauth.codes, s.oauth.access, s.oauth.refresh} {
		for _, t := range of {
			t.grant.gone = t.grant.gone || t.grant.app.ID == app
		}
	}
}

// Reused is how often a refresh token was used again after it had been exchanged.
func (s *Server) Reused() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, times := range s.oauth.spent {
		n += times
	}
	return n
}

// authorize is the page of the portal where an employee lets an application in; here everybody agrees at once.
func (s *Server) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	s.mu.Lock()
	code := s.code(q.Get("client_id"), Grant{Admin: true})
	var to string
	for _, app := range s.o.Apps {
		if app.ID == q.Get("client_id") {
			to = app.Redirect
		}
	}
	domain := s.domain()
	s.mu.Unlock()
	if code == "" || to == "" || !strings.HasPrefix(r.URL.Path, "/oauth/authorize") {
		http.Error(w, "invalid_client", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, to+"?"+query("code", code, "state", q.Get("state"), "domain", domain, "member_id", member,
		"scope", "crm,user,department,task,telephony,sale,catalog", "server_domain", "oauth.bitrix.info"), http.StatusFound)
}

// OAuth is the authorisation server's own host: GET /oauth/token/.
func (s *Server) OAuth() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if err := r.ParseForm(); err == nil && r.Method == http.MethodPost {
			q = r.Form
		}
		s.mu.Lock()
		status, body := s.oauth.token(r.URL.Path, q.Get)
		s.mu.Unlock()
		s.record(Request{At: s.o.Now(), Verb: r.Method, Path: r.URL.Path, Method: "oauth." + q.Get("grant_type"), Token: q.Get("refresh_token"), From: remote(r)},
			status, codeOf(body))
		out, err := encode(body)
		if err != nil {
			status = http.StatusInternalServerError
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write(out)
	})
}

func (o *oauth) token(path string, q func(string) string) (int, any) {
	s := o.s
	app := ""
	for _, a := range s.o.Apps {
		if a.ID == q("client_id") && a.Secret == q("client_secret") {
			app = a.ID
		}
	}
	var from map[string]*ticket
	var token string
	switch q("grant_type") {
	case "authorization_code":
		from, token = o.codes, q("code")
	case "refresh_token":
		from, token = o.refresh, q("refresh_token")
	}
	t := from[token]
	switch {
	case strings.Trim(path, "/") != "oauth/token" || from == nil:
		return refused(refuse(400, "invalid_request", "Invalid request"))
	case app == "":
		return refused(refuse(400, "invalid_client", "Invalid client"))
	case s.o.Unpaid:
		return refused(refuse(402, "PAYMENT_REQUIRED", "Payment required"))
	case t == nil || t.grant.gone || t.grant.app.ID != app || s.o.Now().After(t.until):
		if _, used := o.spent[token]; used {
			o.spent[token]++
		}
		return refused(refuse(400, "invalid_grant", "Invalid grant"))
	}
	delete(from, token)
	if q("grant_type") == "refresh_token" {
		o.spent[token] = 0
	}
	access, refresh := o.mint("access"), o.mint("refresh")
	o.access[access] = &ticket{t.grant, s.o.Now().Add(accessLife)}
	o.refresh[refresh] = &ticket{t.grant, s.o.Now().Add(refreshLife)}
	return http.StatusOK, map[string]any{
		"access_token": access, "refresh_token": refresh, "expires_in": int(accessLife.Seconds()),
		"expires": s.o.Now().Add(accessLife).Unix(), "client_endpoint": "https://" + s.domain() + "/rest/",
		"server_endpoint": "https://oauth.bitrix.info/rest/", "domain": "oauth.bitrix.info", "member_id": member,
		"scope": "crm,user,department,task,telephony,sale,catalog", "status": s.o.Plan, "user_id": t.grant.user,
	}
}
