package bitrix24

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"svodka/internal/fake/company"
)

// Server is the portal. It is safe for concurrent use.
type Server struct {
	o  Options
	mu sync.Mutex

	methods  map[string]method
	tables   map[string]*table
	versions map[string]int64 // of the World's kinds, by the events heard
	ids      *numbers
	stages   *stageBook
	ledger   *ledger
	fields   *fieldBook
	touched  map[string]int64
	saved    map[string]int64 // by the World's ids: the last event

	grants  map[string]*Grant // by "user/secret"
	oauth   *oauth
	limits  limits
	journal []Request
	faults  []*Fault
	matched map[*Fault]int
	moved   string // the host the portal has moved to
	events  *sender
}

// method is one REST method.
type method struct {
	scope string
	run   func(c *call) (answer, *refusal)
}

// answer is what a method returns.
type answer struct {
	result      any
	total, next int64
	counted     bool
}

// call is one execution of a method.
type call struct {
	method string
	params *value
	grant  *Grant
	rows   int
}

func (c *call) cost(rows int) { c.rows += rows }

// New makes a portal over a company.
func New(o Options) *Server {
	o.fill()
	s := &Server{
		o: o, tables: map[string]*table{}, versions: map[string]int64{}, touched: map[string]int64{}, saved: map[string]int64{},
		grants: map[string]*Grant{}, matched: map[*Fault]int{},
	}
	s.ids = newNumbers(o.World)
	s.stages = newStages(s)
	s.fields = newFields(s)
	s.ledger = newLedger(s)
	s.oauth = newOAuth(s)
	s.limits = limits{buckets: map[string]*bucket{}, work: map[string]*work{}, total: map[string]time.Duration{}}
	s.events = newSender(s)
	s.addTables()
	s.addMethods()
	o.World.Listen(s.hear)
	return s
}

// hear follows what is done in the company.
func (s *Server) hear(e company.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.Action == company.Merged {
		s.versions[""]++
	}
	s.versions[e.Kind]++
	s.saved[e.ID] = e.At
	if e.Kind == "stage" || e.Kind == "pipeline" {
		s.stages.read()
	}
	s.fields.hear(e)
	s.ledger.hear(e)
	s.events.hear(e)
}

// Hook gives the path of an inbound webhook that an administrator made: "/rest/1/x9f.../".
func (s *Server) Hook() string { return s.Grant(Grant{Admin: true, Secret: "fakehooksecret01"}) }

// Grant makes an inbound webhook and gives its path.
func (s *Server) Grant(g Grant) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.complete(&g)
	if g.Secret == "" {
		g.Secret = fmt.Sprintf("fakehook%08d", len(s.grants)+1)
	}
	key := fmt.Sprintf("%d/%s", g.user, g.Secret)
	g.token = "hook:" + key
	s.grants[key] = &g
	return "/rest/" + key + "/"
}

func (s *Server) complete(g *Grant) {
	if g.User == "" {
		if all := s.o.World.Page("user", 0, 1, true); len(all) > 0 {
			g.User, g.Admin = all[0].ID, true
		}
	}
	if g.user = s.ids.of("user", g.User); g.user == 0 {
		g.user = 1
	}
}

// Revoke ends a hook that Grant made.
func (s *Server) Revoke(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.grants[strings.Trim(strings.TrimPrefix(path, "/rest/"), "/")]; g != nil {
		g.gone = true
	}
}

// Touch re-saves every row of a kind without changing it, as imports and robots do: DATE_MODIFY moves.
func (s *Server) Touch(kind string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.touched[kind] = s.o.Now().Unix()
	s.versions[kind]++
}

// MoveTo gives the portal another host: requests to the old one are redirected.
func (s *Server) MoveTo(host string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moved = host
}

// ServeHTTP answers as the portal does.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasPrefix(r.URL.Path, "/oauth/"):
		s.authorize(w, r)
	case strings.HasPrefix(r.URL.Path, "/rest/"):
		s.rest(w, r)
	default:
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<!DOCTYPE html><html><body>404 Not Found</body></html>")
	}
}

const bodyCap = 32 << 20

func (s *Server) rest(w http.ResponseWriter, r *http.Request) {
	began := s.o.Now()
	params := array()
	parseQuery(r.URL.RawQuery, params)
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bodyCap))
	if err == nil && len(raw) > 0 {
		if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			err = parseJSON(raw, params)
		} else {
			parseQuery(string(raw), params)
		}
	}
	hook, name := route(r.URL.Path)
	note := Request{
		At: began, Verb: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Body: string(raw), Method: name, Token: hook, From: remote(r),
	}
	if note.Token == "" {
		note.Token = bearer(r, params)
	}
	if f := s.fault(&note); f != nil {
		if f.spoil(w, r) {
			s.record(note, f.Status, f.Code)
			return
		}
	}
	status, body := s.answer(r, note, params, err)
	s.record(note, status, codeOf(body))
	if status == http.StatusPermanentRedirect || status == http.StatusFound {
		w.Header().Set("Location", "https://"+s.moved+r.URL.RequestURI())
	}
	out, err := encode(body)
	if err != nil {
		status, out = http.StatusInternalServerError, []byte(`{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}`)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("X-Powered-Cms", "Bitrix Site Manager")
	w.WriteHeader(status)
	_, _ = w.Write(out)
}

func remote(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

func codeOf(body any) string {
	m, ok := body.(map[string]any)
	if !ok || m["error"] == nil {
		return ""
	}
	return fmt.Sprint(m["error"])
}

// route takes the hook ("1/secret") and the method from a path.
func route(path string) (hook, name string) {
	rest := strings.Trim(strings.TrimPrefix(path, "/rest/"), "/")
	if parts := strings.Split(rest, "/"); len(parts) >= 2 {
		hook, rest = parts[0]+"/"+parts[1], strings.Join(parts[2:], "/")
	}
	rest = strings.ToLower(rest)
	return hook, strings.TrimSuffix(strings.TrimSuffix(rest, ".json"), "/")
}

func bearer(r *http.Request, params *value) string {
	if token := params.str("auth"); token != "" {
		return token
	}
	return strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
}

// answer checks a request and executes it.
func (s *Server) answer(r *http.Request, note Request, params *value, bad error) (int, any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	began := s.o.Now()
	switch {
	case s.moved != "" && r.Host != s.moved && s.o.Domain == r.Host:
		return http.StatusFound, map[string]any{}
	case s.o.HTTPS && r.TLS == nil:
		return refused(refuse(400, "INVALID_REQUEST", "Https required"))
	case bad != nil:
		return refused(refuse(400, "INVALID_REQUEST", "Invalid request."))
	}
	if no := s.rate(note.From); no != nil {
		return refused(no)
	}
	grant, no := s.identify(note.Token, strings.Count(strings.Trim(r.URL.Path, "/"), "/") >= 3 || strings.Contains(note.Token, "/"))
	if no != nil {
		return refused(no)
	}
	c := &call{method: note.Method, params: params, grant: grant}
	var a answer
	if note.Method == "batch" {
		a, no = s.batch(c)
	} else {
		a, no = s.execute(c)
	}
	if no != nil {
		return refused(no)
	}
	body := map[string]any{"result": a.result, "time": s.timing(c, began)}
	if a.counted {
		body["total"] = a.total
		if a.next > 0 {
			body["next"] = a.next
		}
	}
	return http.StatusOK, body
}

func refused(r *refusal) (int, any) { return r.status, r.body() }

// identify finds the grant behind a hook or a token.
func (s *Server) identify(token string, hook bool) (*Grant, *refusal) {
	now := s.o.Now()
	if hook {
		g := s.grants[token]
		if g == nil || g.gone || !g.Until.IsZero() && now.After(g.Until) {
			return nil, refuse(401, "INVALID_CREDENTIALS", "Invalid request credentials")
		}
		return g, nil
	}
	if token == "" {
		return nil, refuse(401, "NO_AUTH_FOUND", "Wrong authorization data")
	}
	return s.oauth.grant(token, now)
}

// execute runs one method within its time budget.
func (s *Server) execute(c *call) (answer, *refusal) {
	m, known := s.methods[c.method]
	if !known {
		return answer{}, refuse(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")
	}
	if m.scope != "" && !c.grant.may(m.scope) {
		return answer{}, refuse(403, "insufficient_scope", "The request requires higher privileges than provided by the webhook token")
	}
	if no := s.budget(c); no != nil {
		return answer{}, no
	}
	a, no := m.run(c)
	s.spend(c)
	if s.o.TotalLies != 0 && a.counted {
		a.total = s.o.TotalLies
	}
	return a, no
}

func (g *Grant) may(scope string) bool {
	if g.Scope != nil && !slices.Contains(g.Scope, scope) {
		return false
	}
	return g.app == nil || len(g.app.Scope) == 0 || slices.Contains(g.app.Scope, scope)
}

// sees reports whether the rights behind a call reach a row.
func (s *Server) sees(c *call, r *rec) bool {
	return r.t == nil || c.grant.Sees == nil || c.grant.Sees(r.t)
}

// timing is the time block of an answer.
func (s *Server) timing(c *call, began time.Time) map[string]any {
	took := s.o.Cost(c.method, c.rows)
	start := float64(began.UnixMicro()) / 1e6
	t := map[string]any{
		"start": start, "finish": start + took.Seconds(), "duration": took.Seconds(), "processing": took.Seconds() / 2,
		"date_start":  began.In(s.o.Zone).Format("2006-01-02T15:04:05-07:00"),
		"date_finish": began.Add(took).In(s.o.Zone).Format("2006-01-02T15:04:05-07:00"),
	}
	if !s.o.Bare && !s.o.Box {
		used, reset := s.used(c)
		t["operating"], t["operating_reset_at"] = used.Seconds(), reset.Unix()
	}
	return t
}

// domain is the portal's host as it names itself.
func (s *Server) domain() string {
	switch {
	case s.moved != "":
		return s.moved
	case s.o.Domain != "":
		return s.o.Domain
	}
	return "termodom.bitrix24.example"
}

func query(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return q.Encode()
}
