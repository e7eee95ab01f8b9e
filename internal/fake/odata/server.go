package odata

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Object is one object of the infobase, as JSON has it: table parts are lists of objects.
type Object map[string]any

// Fault answers a request in place of the server when it reports true. n counts requests from 1.
type Fault func(n int, w http.ResponseWriter, r *http.Request) bool

// Request is one line of the journal.
type Request struct {
	Path, Query string
	Status      int
}

// Options say what the server is like.
type Options struct {
	User, Password string
	// NoCompare makes it refuse to compare keys by greater and less, as old platforms do.
	NoCompare bool
}

// Server is the infobase.
type Server struct {
	Options
	mu      sync.Mutex
	fault   Fault
	things  map[string]map[string]Object // by resource and key
	version int
	journal []Request
	n       int
}

// New is an empty infobase.
func New(o Options) *Server { return &Server{Options: o, things: map[string]map[string]Object{}} }

// Publish includes a resource in the interface.
func (s *Server) Publish(resources ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range resources {
		if s.things[r] == nil {
			s.things[r] = map[string]Object{}
		}
	}
}

// Set writes an object with a new version.
func (s *Server) Set(resource string, o Object) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.things[resource] == nil {
		s.things[resource] = map[string]Object{}
	}
	s.version++
	o["DataVersion"] = fmt.Sprintf("AAAAA%010d=", s.version)
	if _, ok := o["DeletionMark"]; !ok {
		o["DeletionMark"] = false
	}
	key, _ := o["Ref_Key"].(string)
	s.things[resource][key] = o
}

// Remove removes an object for good.
func (s *Server) Remove(resource, key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.things[resource], key)
}

// Fail has faults asked before each request; nil ends them.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault, s.n = f, 0
}

// Journal is what was asked until now; it begins anew.
func (s *Server) Journal() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.journal
	s.journal = nil
	return list
}

const root = "/odata/standard.odata"

// recorder remembers the status of an answer.
type recorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers the status.
func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// ServeHTTP answers.
func (s *Server) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &recorder{out, http.StatusOK}
	s.n++
	defer func() {
		s.journal = append(s.journal, Request{r.URL.Path, r.URL.RawQuery, w.status})
	}()
	if s.fault != nil && s.fault(s.n, w, r) {
		return
	}
	user, password, _ := r.BasicAuth()
	if user != s.User || password != s.Password {
		w.Header().Set("WWW-Authenticate", `Basic realm="1C:Enterprise 8.3"`)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = w.Write([]byte("<html><body>Идентификация пользователя не выполнена</body></html>"))
		return
	}
	_, path, found := strings.Cut(r.URL.Path, root)
	path = strings.Trim(path, "/")
	switch resource, rest, _ := strings.Cut(path, "/"); {
	case !found:
		http.NotFound(w, r)
	case path == "":
		s.service(w)
	case s.things[resource] == nil:
		fail(w, r, http.StatusNotFound, "8", "Сущность \""+resource+"\" не найдена")
	case rest == "$count":
		list, ok := s.filtered(w, r, resource)
		if ok {
			w.Header().Set("Content-Type", "text/plain")
			_, _ = fmt.Fprint(w, len(list))
		}
	case rest == "":
		s.list(w, r, resource)
	default:
		fail(w, r, http.StatusNotFound, "9", "Не найдено")
	}
}

func (s *Server) service(w http.ResponseWriter) {
	var list []map[string]string
	for name := range s.things {
		list = append(list, map[string]string{"name": name, "url": name})
	}
	slices.SortFunc(list, func(a, b map[string]string) int { return cmp.Compare(a["name"], b["name"]) })
	answer(w, map[string]any{"odata.metadata": root + "/$metadata", "value": list})
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json;odata=minimalmetadata;charset=utf-8")
	_ = json.NewEncoder(w).Encode(v) //nolint:errchkjson // a broken connection is the reader's matter
}

// fail answers an error: JSON when it was asked for, else XML.
func fail(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	if r.URL.Query().Get("$format") != "json" {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(status)
		_ = xml.NewEncoder(w).Encode(struct {
			XMLName xml.Name `xml:"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata error"`
			Code    string   `xml:"code"`
			Message string   `xml:"message"`
		}{Code: code, Message: message})
		return
	}
	w.Header().Set("Content-Type", "application/json;charset=utf-8")
	w.WriteHeader(status)
	body := map[string]any{"odata.error": map[string]any{"code": code, "message": map[string]string{"lang": "ru", "value": message}}}
	_ = json.NewEncoder(w).Encode(body) //nolint:errchkjson // as above
}

func (s *Server) list(w http.ResponseWriter, r *http.Request, resource string) {
	list, ok := s.filtered(w, r, resource)
	if !ok {
		return
	}
	q := r.URL.Query()
	for _, field := range slices.Backward(strings.Split(q.Get("$orderby"), ",")) {
		field = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(field), " asc"))
		if field != "" {
			slices.SortStableFunc(list, func(a, b Object) int { return cmp.Compare(fmt.Sprint(a[field]), fmt.Sprint(b[field])) })
		}
	}
	if skip, err := strconv.Atoi(q.Get("$skip")); err == nil {
		list = list[min(skip, len(list)):]
	}
	if top, err := strconv.Atoi(q.Get("$top")); err == nil {
		list = list[:min(top, len(list))]
	}
	if fields := q.Get("$select"); fields != "" {
		short := make([]Object, len(list))
		for i, o := range list {
			short[i] = Object{}
			for f := range strings.SplitSeq(fields, ",") {
				short[i][f] = o[f]
			}
		}
		list = short
	}
	if list == nil {
		list = []Object{}
	}
	answer(w, map[string]any{"odata.metadata": root + "/$metadata#" + resource, "value": list})
}

var condition = regexp.MustCompile(`^(\p{L}[\p{L}\d_]*) (eq|gt|ge|lt|le) (?:guid'([0-9a-f-]{36})'|datetime'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)')$`)

// filtered lists the objects that meet $filter: comparisons of keys and dates under "and", or under "or".
func (s *Server) filtered(w http.ResponseWriter, r *http.Request, resource string) (list []Object, ok bool) {
	filter := r.URL.Query().Get("$filter")
	all, parts := true, []string{filter}
	if strings.Contains(filter, " or ") {
		all, parts = false, strings.Split(filter, " or ")
	} else if strings.Contains(filter, " and ") {
		parts = strings.Split(filter, " and ")
	}
	var conditions [][]string
	for _, p := range parts {
		if p == "" {
			continue
		}
		c := condition.FindStringSubmatch(p)
		if c == nil {
			fail(w, r, http.StatusBadRequest, "14", "Ошибка разбора опции запроса $filter: "+p)
			return nil, false
		}
		if s.NoCompare && c[3] != "" && c[2] != "eq" {
			fail(w, r, http.StatusInternalServerError, "-1", "Операция сравнения на больше-меньше недопустима")
			return nil, false
		}
		conditions = append(conditions, c)
	}
	for _, o := range s.things[resource] {
		met := func(c []string) bool { return meets(o, c) }
		if len(conditions) == 0 || all && !slices.ContainsFunc(conditions, func(c []string) bool { return !met(c) }) ||
			!all && slices.ContainsFunc(conditions, met) {
			list = append(list, o)
		}
	}
	// The server keeps objects in an order of its own.
	slices.SortFunc(list, func(a, b Object) int { return cmp.Compare(fmt.Sprint(a["DataVersion"]), fmt.Sprint(b["DataVersion"])) })
	return list, true
}

func meets(o Object, c []string) bool {
	d := cmp.Compare(fmt.Sprint(o[c[1]]), c[3]+c[4])
	switch c[2] {
	case "eq":
		return d == 0
	case "gt":
		return d > 0
	case "ge":
		return d >= 0
	case "lt":
		return d < 0
	default:
		return d <= 0
	}
}
