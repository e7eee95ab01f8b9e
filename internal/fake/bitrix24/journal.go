package bitrix24

import (
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
)

// Request is one request in the journal.
type Request struct {
	At     time.Time
	Verb   string // GET or POST
	Path   string
	Query  string
	Body   string
	Method string // "crm.deal.list", in small letters
	// Token is the hook ("1/secret") or the access token.
	Token string
	From  string // the client's address
	// Status and Code are what was answered; Code is empty for a success.
	Status int
	Code   string
}

// Journal lists the requests so far, oldest first.
func (s *Server) Journal() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.journal)
}

func (s *Server) record(r Request, status int, code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.Status, r.Code = status, code
	s.journal = append(s.journal, r)
}

// Fault spoils some requests. Faults are tried in the order they were set; the first that fits is used.
type Fault struct {
	// Method is the REST method it is for, with * as in path.Match; "" is every one.
	Method string
	// Skip lets that many fitting requests through first; Times is how many are spoiled then, 0 all.
	Skip, Times int
	// Before runs before the request is answered: things that happen between two pages. A Fault with nothing else
	// answers as usual.
	Before func()
	// Status with Code and Text is an error answer.
	Status     int
	Code, Text string
	// HTML is the body of a proxy's page; Status is its status.
	HTML string
	// Raw is a body sent as JSON as it stands, such as a truncated one.
	Raw string
	// Reset drops the connection; Hang waits until the client goes away, at most that long.
	Reset bool
	Hang  time.Duration
}

// Faults that portals are known for.
var (
	QueryLimit     = Fault{Status: 503, Code: "QUERY_LIMIT_EXCEEDED", Text: "Too many requests"}
	Overload       = Fault{Status: 503, Code: "OVERLOAD_LIMIT", Text: "REST API is blocked due to overload."}
	OperationLimit = Fault{Status: 429, Code: "OPERATION_TIME_LIMIT", Text: "Method is blocked due to operation time limit."}
	BadGateway     = Fault{Status: 502, HTML: "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n" +
		"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"}
	PortalDeleted = Fault{Status: 500, Code: "PORTAL_DELETED", Text: "Portal was deleted"}
)

// On gives a fault for a method, after some requests and so many times.
func (f Fault) On(method string, skip, times int) Fault {
	f.Method, f.Skip, f.Times = method, skip, times
	return f
}

// Spoil sets faults beside those there are; no arguments clear them.
func (s *Server) Spoil(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(faults) == 0 {
		s.faults = nil
	}
	for _, f := range faults {
		s.faults = append(s.faults, &f)
	}
}

func (s *Server) fault(r *Request) *Fault {
	s.mu.Lock()
	var found *Fault
	for _, f := range s.faults {
		if ok, err := path.Match(strings.ToLower(f.Method), r.Method); f.Method != "" && (err != nil || !ok) {
			continue
		}
		s.matched[f]++
		if n := s.matched[f] - f.Skip; n > 0 && (f.Times == 0 || n <= f.Times) {
			found = f
			break
		}
	}
	s.mu.Unlock()
	if found != nil && found.Before != nil {
		found.Before()
	}
	return found
}

// spoil answers in place of the portal; false: the portal answers itself.
func (f Fault) spoil(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case f.Hang > 0:
		wait := time.NewTimer(f.Hang)
		defer wait.Stop()
		select {
		case <-r.Context().Done():
		case <-wait.C:
		}
		return f.drop(w)
	case f.Reset:
		return f.drop(w)
	case f.HTML != "":
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(f.Status)
		_, _ = io.WriteString(w, f.HTML)
	case f.Raw != "":
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(max(f.Status, http.StatusOK))
		_, _ = io.WriteString(w, f.Raw)
	case f.Status != 0:
		body, err := encode(refuse(f.Status, f.Code, f.Text).body())
		if err != nil {
			return false
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(f.Status)
		_, _ = w.Write(body)
	default:
		return false
	}
	return true
}

func (f Fault) drop(w http.ResponseWriter) bool {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
		return true
	}
	panic(http.ErrAbortHandler)
}
