package amocrm

import (
	"net/http"
	"slices"
	"strings"
)

// route is one address of the API. The standard mux refuses tables in which leads/{id}/notes stands beside
// leads/pipelines/{id}; here the one with fewer blanks wins.
type route struct {
	method string
	parts  []string
	blanks int
	do     http.HandlerFunc
}

type router struct{ table []route }

func (t *router) handle(pattern string, do http.HandlerFunc) {
	method, path, _ := strings.Cut(pattern, " ")
	r := route{method: method, parts: strings.Split(strings.Trim(path, "/"), "/"), do: do}
	for _, p := range r.parts {
		if strings.HasPrefix(p, "{") {
			r.blanks++
		}
	}
	at, _ := slices.BinarySearchFunc(t.table, r.blanks+1, func(x route, n int) int { return x.blanks - n })
	t.table = slices.Insert(t.table, at, r)
}

func (r *route) fits(parts []string) bool {
	if len(parts) != len(r.parts) {
		return false
	}
	for i, p := range r.parts {
		if !strings.HasPrefix(p, "{") && p != parts[i] {
			return false
		}
	}
	return true
}

// ServeHTTP finds the address; a known one asked in another way is 405.
func (t *router) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	known := false
	for i := range t.table {
		to := &t.table[i]
		if !to.fits(parts) {
			continue
		}
		if known = true; to.method != r.Method {
			continue
		}
		for j, p := range to.parts {
			if strings.HasPrefix(p, "{") {
				r.SetPathValue(strings.Trim(p, "{}"), parts[j])
			}
		}
		to.do(w, r)
		return
	}
	if known {
		problem(w, http.StatusMethodNotAllowed, "Method not allowed")
		return
	}
	problem(w, http.StatusNotFound, "Cannot find the page")
}
