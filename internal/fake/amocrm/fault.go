package amocrm

import (
	"bytes"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Trouble is what goes wrong with a request.
type Trouble string

// The troubles.
const (
	TooMany      Trouble = "429"
	TooManyHTML  Trouble = "429 html"
	Banned       Trouble = "403 html"
	Forbidden    Trouble = "403"
	Unpaid       Trouble = "402"
	Unauthorised Trouble = "401"
	Refused      Trouble = "422"
	Broken       Trouble = "500"
	BadGateway   Trouble = "502 html"
	Unavailable  Trouble = "503"
	TimedOut     Trouble = "504"
	HTML         Trouble = "200 html"
	Truncated    Trouble = "truncated" // a whole answer whose JSON stops half-way
	Cut          Trouble = "cut"       // the connection ends in the middle of the body
	Reset        Trouble = "reset"     // the connection ends before an answer
	Lost         Trouble = "lost"      // the request is carried out, its answer never comes
	Slow         Trouble = "slow"      // the body dribbles, a piece per Fault.Pause
	Hang         Trouble = "hang"      // nothing comes until the client gives up, at most Fault.Pause
	Repeat       Trouble = "repeat"    // the page before is sent again: a moved list shows the same rows twice
	None         Trouble = ""          // nothing goes wrong; for Fault.Before
)

// Fault is a line of a script.
type Fault struct {
	// Path is the beginning of the path without /api/v4/, such as "leads"; "" is any, "oauth2" the token endpoint.
	Path string
	// Match chooses more closely; nil: every request of Path. n counts those from 1.
	Match func(n int, r *http.Request) bool
	// Skip lets the first ones pass, Times is how often it strikes; 0: always.
	Skip, Times int
	// Do is what goes wrong.
	Do Trouble
	// Pause is for Slow and Hang.
	Pause time.Duration
	// Before is done before the answer is made, such as a change of the World between two pages; After afterwards.
	Before, After func()
}

type faults struct {
	mu     sync.Mutex
	script []*scripted
	slow   int
}

type scripted struct {
	Fault
	met, struck int
}

// Script adds faults. The first that fits a request strikes.
func (s *Server) Script(list ...Fault) {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	for _, f := range list {
		s.faults.script = append(s.faults.script, &scripted{Fault: f})
	}
}

// Calm ends all faults.
func (s *Server) Calm() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.script, s.faults.slow = nil, 0
}

// Struck is how often scripted faults struck.
func (s *Server) Struck() int {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	n := 0
	for _, f := range s.faults.script {
		n += f.struck
	}
	return n
}

// SlowAbove makes pages longer than a limit answer 504, as big pages of slow accounts do; 0 ends it.
func (s *Server) SlowAbove(limit int) {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.slow = limit
}

// strike is the fault of a request, nil for none.
func (f *faults) strike(r *http.Request) *Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	path := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/"), "api/v4/")
	if n, err := strconv.Atoi(r.URL.Query().Get("limit")); err == nil && f.slow > 0 && n > f.slow {
		return &Fault{Do: TimedOut}
	}
	for _, x := range f.script {
		if !strings.HasPrefix(path, x.Path) {
			continue
		}
		x.met++
		if x.met <= x.Skip || x.Times > 0 && x.struck >= x.Times || x.Match != nil && !x.Match(x.met, r) {
			continue
		}
		x.struck++
		c := x.Fault
		return &c
	}
	return nil
}

const page = "<html><head><title>amoCRM</title></head><body><h1>Something went wrong</h1></body></html>"

// refuse answers the troubles that never reach the API; false when the request shall go on.
func (f *Fault) refuse(w http.ResponseWriter) bool {
	html := func(status int) bool {
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(page))
		return true
	}
	code := map[Trouble]int{
		TooMany: 429, Forbidden: 403, Unpaid: 402, Unauthorised: 401, Refused: 422, Broken: 500, Unavailable: 503, TimedOut: 504,
	}
	if status := code[f.Do]; status != 0 {
		problem(w, status, http.StatusText(status))
		return true
	}
	if status := map[Trouble]int{TooManyHTML: 429, Banned: 403, BadGateway: 502, HTML: 200}[f.Do]; status != 0 {
		return html(status)
	}
	if f.Do == Reset {
		hangUp(w, nil)
		return true
	}
	return false
}

// hangUp ends the connection after some bytes, without a farewell.
func hangUp(w http.ResponseWriter, first []byte) {
	conn, buf, err := http.NewResponseController(w).Hijack()
	if err != nil {
		// An HTTP/2 stream or a recorder: the server's own way to break off.
		_, _ = w.Write(first)
		panic(http.ErrAbortHandler)
	}
	_, _ = buf.Write(first)
	_ = buf.Flush()
	under := conn
	if secret, ok := conn.(interface{ NetConn() net.Conn }); ok {
		under = secret.NetConn()
	}
	if tcp, ok := under.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = under.Close()
	_ = conn.Close()
}

// spoil lets the API answer, then does its worst to the answer.
func (f *Fault) spoil(w http.ResponseWriter, r *http.Request, next http.Handler) {
	rec := httptest.NewRecorder()
	if f.Do == Repeat {
		q := r.URL.Query()
		if n, err := strconv.Atoi(q.Get("page")); err == nil && n > 1 {
			q.Set("page", strconv.Itoa(n-1))
			r = r.Clone(r.Context())
			r.URL.RawQuery = q.Encode()
		}
	}
	next.ServeHTTP(rec, r)
	body := rec.Body.Bytes()
	maps.Copy(w.Header(), rec.Header())
	half := body[:len(body)/2]
	if f.Do == Cut {
		var raw bytes.Buffer
		raw.WriteString("HTTP/1.1 200 OK\r\nContent-Type: application/hal+json\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n")
		raw.Write(half)
		hangUp(w, raw.Bytes())
		return
	}
	if f.Do == Hang {
		f.wait(r)
	}
	if f.Do == Hang || f.Do == Lost {
		hangUp(w, nil)
		return
	}
	if f.Do == Slow {
		f.dribble(w, r, rec.Code, body)
		return
	}
	if f.Do == Truncated {
		w.Header().Set("Content-Length", strconv.Itoa(len(half)))
		body = half
	}
	w.WriteHeader(rec.Code)
	_, _ = w.Write(body)
}

func (f *Fault) wait(r *http.Request) {
	t := time.NewTimer(f.Pause)
	defer t.Stop()
	select {
	case <-t.C:
	case <-r.Context().Done():
	}
}

func (f *Fault) dribble(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	const pieces = 4
	w.WriteHeader(status)
	for i := range pieces {
		from, to := len(body)*i/pieces, len(body)*(i+1)/pieces
		_, _ = w.Write(body[from:to])
		_ = http.NewResponseController(w).Flush()
		f.wait(r)
	}
}

// Quirks are oddities that accounts have been seen with.
type Quirks struct {
	// Strings sends numbers as texts where they have been seen so: price, duration of a call.
	Strings bool
	// EmptyArrays sends [] where null is documented.
	EmptyArrays bool
	// Nulls sends null where [] is documented: the result of a task.
	Nulls bool
	// ReasonObject sends the loss reason as an object, as it is documented, and not in an array, as it comes.
	ReasonObject bool
	// CallNames tells who called by name and never by id.
	CallNames bool
	// NoItems leaves the lines out of invoices: their field was deleted.
	NoItems bool
}

func (q Quirks) reason(o obj) any {
	if q.ReasonObject {
		return o
	}
	return []any{o}
}

// SetQuirks changes the oddities.
func (s *Server) SetQuirks(q Quirks) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quirks = q
}
