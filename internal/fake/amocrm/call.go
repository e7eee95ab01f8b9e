package amocrm

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// obj is a JSON object.
type obj = map[string]any

// call is one request of an admitted client and what is answered.
type call struct {
	s    *Server
	r    *http.Request
	base string
	at   time.Time
	who  *token
	with map[string]bool
	q    *node
	// timely: see byTime.
	timely bool

	status int
	body   any
}

// gate admits a request: token, subscription; then do answers it with the state locked.
func (s *Server) gate(do func(*call)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		now := s.now()
		who, why := s.auth.admit(r.Header.Get("Authorization"), now)
		if who == nil {
			problem(w, http.StatusUnauthorized, why)
			return
		}
		c := &call{s: s, r: r, base: s.base(r), at: now, who: who, with: map[string]bool{}, q: parse(r.URL.Query())}
		for _, v := range c.q.kid("with").list() {
			c.with[v] = true
		}
		s.follow() //nolint:contextcheck // webhooks outlive the request that found them
		s.mu.Lock()
		do(c)
		s.mu.Unlock()
		c.write(w)
	}
}

func (c *call) write(w http.ResponseWriter) {
	switch {
	case c.status == http.StatusNoContent || c.status == 0 && c.body == nil:
		w.WriteHeader(http.StatusNoContent)
	case c.status >= http.StatusBadRequest:
		send(w, c.status, "application/problem+json", c.body)
	default:
		if c.status == 0 {
			c.status = http.StatusOK
		}
		send(w, c.status, "application/hal+json", c.body)
	}
}

func send(w http.ResponseWriter, status int, kind string, body any) {
	b, err := json.Marshal(body)
	if err != nil {
		b, status = []byte(`{"title":"Internal Server Error","status":500}`), http.StatusInternalServerError
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	_, _ = w.Write(b)
}

// problem answers an error in the vendor's shape.
func problem(w http.ResponseWriter, status int, detail string) {
	send(w, status, "application/problem+json", fault(status, detail))
}

func fault(status int, detail string) obj {
	return obj{
		"title": http.StatusText(status), "type": "https://httpstatus.es/" + strconv.Itoa(status), "status": status, "detail": detail,
	}
}

func (c *call) fail(status int, detail string) { c.status, c.body = status, fault(status, detail) }

// invalid answers that a parameter is wrong.
func (c *call) invalid(path, detail string) {
	body := fault(http.StatusBadRequest, "Request validation failed")
	body["validation-errors"] = []obj{{"request_id": "0", "errors": []obj{{"code": "NotSupportedChoice", "path": path, "detail": detail}}}}
	c.status, c.body = http.StatusBadRequest, body
}

func (c *call) none() { c.status = http.StatusNoContent }

// id is the number in the path, 0 when there is none.
func (c *call) id() int64 { return c.number("id") }

func (c *call) number(name string) int64 {
	n, _ := strconv.ParseInt(c.r.PathValue(name), 10, 64)
	return n
}

// self is a link to an address below the API.
func (c *call) self(parts ...any) obj {
	return obj{"self": obj{"href": c.href(parts...)}}
}

func (c *call) href(parts ...any) string {
	var b strings.Builder
	b.WriteString(c.base + "/api/v4")
	for _, p := range parts {
		b.WriteByte('/')
		switch v := p.(type) {
		case string:
			b.WriteString(v)
		case int64:
			b.WriteString(strconv.FormatInt(v, 10))
		case int:
			b.WriteString(strconv.Itoa(v))
		}
	}
	return b.String()
}
