package page

import (
	"net/http"
	"strings"
)

// Outside is how the pages are reached from the outside.
type Outside struct {
	// Base is the address people reach the pages at, "https://svodka.example.ru"; "" takes the one in the request.
	Base string
	// BehindProxy trusts X-Forwarded-Proto and the last address of X-Forwarded-For: there is a proxy that sets them.
	BehindProxy bool
}

// From is the machine a request came from; behind a proxy, the one the proxy saw.
func (o Outside) From(r *http.Request) string {
	if o.BehindProxy {
		list := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if last := strings.TrimSpace(list[len(list)-1]); last != "" {
			return last
		}
	}
	return From(r)
}

// OverTLS reports whether a request came encrypted.
func (o Outside) OverTLS(r *http.Request) bool {
	return r.TLS != nil || o.BehindProxy && r.Header.Get("X-Forwarded-Proto") == "https"
}

// Address is what links begin with.
func (o Outside) Address(r *http.Request) string {
	switch {
	case o.Base != "":
		return strings.TrimRight(o.Base, "/")
	case o.OverTLS(r):
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
