package web

import (
	"compress/gzip"
	"context"
	"errors"
	"net"
	"net/http"
	"runtime/debug"
	"strings"

	"svodka/internal/access"
	"svodka/internal/fault"
	"svodka/internal/lang"
)

// maxQuery bounds the text of an address; a longer one is a mistake or an attack.
const maxQuery = 16 << 10

// policy lets a page load its own style sheet and pictures, send its own forms, and nothing else.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded puts around the pages what holds for all of them: headers, limits, compression, and an answer where a page
// breaks down.
func (s *site) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "private, no-store")
		if len(r.URL.RawQuery) > maxQuery || len(r.URL.Path) > maxQuery {
			http.Error(w, "The address is too long.", http.StatusRequestURITooLong)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxQuery)
		h.Add("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			z := &squeezed{ResponseWriter: w}
			defer z.close()
			w = z
		}
		defer func() { //nolint:contextcheck // what is told is told with the request's own context
			if broken := recover(); broken != nil {
				s.Log.ErrorContext(r.Context(), "page broke down", "path", r.URL.Path, "panic", broken, "stack", string(debug.Stack()))
				w.WriteHeader(http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// squeezed compresses a body. It does nothing to answers without one.
type squeezed struct {
	http.ResponseWriter

	z *gzip.Writer
}

// Write compresses; the header says so before the first byte.
func (s *squeezed) Write(p []byte) (int, error) {
	if s.z == nil {
		s.WriteHeader(http.StatusOK)
	}
	return s.z.Write(p)
}

// WriteHeader announces the compression.
func (s *squeezed) WriteHeader(status int) {
	if s.z == nil {
		s.z = gzip.NewWriter(s.ResponseWriter)
		if status != http.StatusNoContent && status != http.StatusNotModified {
			s.Header().Set("Content-Encoding", "gzip")
			s.Header().Del("Content-Length")
		}
		s.ResponseWriter.WriteHeader(status)
	}
}

func (s *squeezed) close() {
	if s.z != nil && s.Header().Get("Content-Encoding") == "gzip" {
		_ = s.z.Close()
	}
}

// visit is one request with who makes it.
type visit struct {
	viewer access.Viewer
	// user is the name of who signed in; "" when the pages are open.
	user  string
	lang  lang.Lang
	theme string // "light", "dark" or "" as the system has it
}

// page makes a handler of a function that may fail: it finds out who asks and shows what went wrong.
func (s *site) page(show func(http.ResponseWriter, *http.Request, visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := look(w, r)
		if err := s.enter(r, &v); err != nil {
			s.refuse(w, r, v, err)
			return
		}
		if err := show(w, r, v); err != nil {
			s.fail(w, r, v, err)
		}
	}
}

// enter finds the viewer: the one who signs in where accounts exist, otherwise whoever sits at this machine.
func (s *site) enter(r *http.Request, v *visit) error {
	some := false
	if s.Accounts != nil {
		var err error
		if some, err = s.Accounts.Any(r.Context()); err != nil {
			return err
		}
	}
	if !some {
		if !atThisMachine(r) {
			return fault.Sentence(fault.Forbidden,
				"There are no accounts yet, so these pages open on this machine only, as http://127.0.0.1. Add an account with: svodka user add.",
				"Учётных записей ещё нет, поэтому страницы открываются только на этой машине, по адресу http://127.0.0.1. Добавьте учётную запись: svodka user add.")
		}
		v.viewer = access.Admin(string(v.lang))
		return nil
	}
	login, password, ok := r.BasicAuth()
	if !ok {
		return errSignIn
	}
	from, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		from = r.RemoteAddr
	}
	u, err := s.Accounts.Authenticate(r.Context(), login, password, from)
	if err != nil {
		if fault.Is(err, fault.Forbidden) {
			return errors.Join(errSignIn, err)
		}
		return err
	}
	v.viewer = s.Accounts.Viewer(u)
	v.user = u.Name
	if !chosen(r) {
		if l, err := lang.Parse(u.Lang); err == nil {
			v.lang = l
		}
	}
	v.viewer.Lang = string(v.lang)
	return nil
}

var errSignIn = fault.Sentence(fault.Forbidden, "Sign in with your login and password.", "Войдите со своим логином и паролем.")

// atThisMachine reports whether a request came over the loopback and asks for a name of it. The second keeps other
// sites from reading the pages by pointing a name of theirs here.
func atThisMachine(r *http.Request) bool {
	if addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok && !loopback(addr.String()) {
		return false
	}
	return loopback(r.Host)
}

// loopback reports whether a host, with or without a port, is a name of this machine that others cannot use.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// MayListen refuses an address that other machines reach as long as there is no account: the pages would be open to all
// of them. The error is fault.Invalid.
func MayListen(ctx context.Context, address string, accounts Accounts) (err error) {
	defer fault.Wrap(&err, "web.MayListen(%s)", address)
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fault.Invalidf("%q is not an address; write it as 127.0.0.1:8787.", "«%s» — не адрес; пишется как 127.0.0.1:8787.", address)
	}
	if host != "" && loopback(host) {
		return nil
	}
	some := false
	if accounts != nil {
		if some, err = accounts.Any(ctx); err != nil {
			return err
		}
	}
	if !some {
		return fault.Invalidf(
			"Other machines reach %s, and there is no account yet: everybody there would see all figures. "+
				"Add an account first (svodka user add), or listen on 127.0.0.1.",
			"Адрес %s виден с других машин, а учётных записей ещё нет: все цифры увидит кто угодно. "+
				"Сначала добавьте учётную запись (svodka user add) или слушайте 127.0.0.1.",
			address)
	}
	return nil
}
