package amocrm

import (
	"net"
	"net/http"
	"strings"
)

// ServeHTTP answers one request: limit, scripted fault, then the API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := s.now()
	entry := Request{At: now, Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Token: s.auth.name(r.Header.Get("Authorization"))}
	rec := &recorder{ResponseWriter: w}
	defer func() {
		entry.Status, entry.Bytes = rec.status, rec.bytes
		s.log.add(entry)
	}()
	w.Header().Set("Date", now.UTC().Format(http.TimeFormat))
	w.Header().Set("X-Request-Id", uuidOf("request", now.UnixNano()))
	if !s.o.Unlimited && s.limited(rec, r) {
		return
	}
	if !s.auth.active() && strings.HasPrefix(r.URL.Path, "/api/") {
		problem(rec, http.StatusPaymentRequired, "Payment Required")
		return
	}
	f := s.faults.strike(r)
	if f == nil {
		s.mux.ServeHTTP(rec, r)
		return
	}
	entry.Fault = string(f.Do)
	if f.Before != nil {
		f.Before()
	}
	if f.After != nil {
		defer f.After()
	}
	switch {
	case f.Do == None:
		s.mux.ServeHTTP(rec, r)
	case !f.refuse(rec):
		f.spoil(rec, r, &s.mux)
	}
}

func (s *Server) limited(w http.ResponseWriter, r *http.Request) bool {
	who, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		who = r.RemoteAddr
	}
	switch s.rate.judge(who, s.now()) {
	case http.StatusTooManyRequests:
		problem(w, http.StatusTooManyRequests, "Too many requests")
		return true
	case http.StatusForbidden:
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write([]byte(page))
		return true
	}
	return false
}

func (a *tokens) name(header string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if t := a.access[strings.TrimSpace(strings.TrimPrefix(header, "Bearer "))]; t != nil {
		return t.name
	}
	return ""
}

func (a *tokens) active() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.paid
}
