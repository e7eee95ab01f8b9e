package page

import (
	"compress/gzip"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
)

// maxQuery bounds the text of an address, maxBody what a form may send; more is a mistake or an attack.
const (
	maxQuery = 16 << 10
	maxBody  = 1 << 20
)

// policy lets a page load its own files, send its own forms, and nothing else. There is no script or style in the pages.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Guard puts around the pages what holds for all of them: headers, limits, compression, no orders from other sites, and an
// answer where a page breaks down.
func (s *Site) Guard(next http.Handler) http.Handler {
	csrf := http.NewCrossOriginProtection()
	csrf.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.look(w, r)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusForbidden)
		text := v.T("This was sent by another site. Open the page in Svodka and send it from there.\n",
			"Это отправил другой сайт. Откройте страницу в «Сводке» и отправьте оттуда.\n")
		_, _ = w.Write([]byte(text)) //nolint:gosec // a text of the program, and plain
	}))
	safe := csrf.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Frame-Options", "DENY") // what the policy says, for browsers that do not read it
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "private, no-store")
		if r.TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if len(r.URL.RawQuery) > maxQuery || len(r.URL.Path) > maxQuery {
			http.Error(w, "The address is too long. Адрес слишком длинный.", http.StatusRequestURITooLong)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		defer func() {
			if broken := recover(); broken != nil {
				if broken == http.ErrAbortHandler { //nolint:errorlint,err113 // the value itself is thrown
					panic(broken) // half a file: the connection breaks off
				}
				s.Log.ErrorContext(r.Context(), "page broke down", "path", r.URL.Path, "panic", broken, "stack", string(debug.Stack()))
				http.Error(w, "This page broke down; the log of the server says why. Страница сломалась; причина — в журнале сервера.", http.StatusInternalServerError)
			}
		}()
		if plain(r) || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			safe.ServeHTTP(w, r)
			return
		}
		h.Add("Vary", "Accept-Encoding")
		z := &squeezed{ResponseWriter: w}
		defer z.close()
		safe.ServeHTTP(z, r)
	})
}

// plain reports whether an answer is not compressed here: files are kept compressed, and a stream of events must arrive
// line by line.
func plain(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/live"
}

// squeezed compresses a body. It does nothing to answers without one.
type squeezed struct {
	http.ResponseWriter

	z *gzip.Writer
}

// Unwrap lets a handler set deadlines of the connection.
func (s *squeezed) Unwrap() http.ResponseWriter { return s.ResponseWriter }

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
		// A page is sent once: the quickest level costs a third of the usual one's time for a tenth more bytes.
		s.z, _ = gzip.NewWriterLevel(s.ResponseWriter, gzip.BestSpeed) // the level is a known one
		if status != http.StatusNoContent && status != http.StatusNotModified {
			s.Header().Set("Content-Encoding", "gzip")
			s.Header().Del("Content-Length")
		}
		s.ResponseWriter.WriteHeader(status)
	}
}

// FlushError sends what was written so far.
func (s *squeezed) FlushError() error {
	if s.z != nil {
		if err := s.z.Flush(); err != nil {
			return err
		}
	}
	return http.NewResponseController(s.ResponseWriter).Flush()
}

func (s *squeezed) close() {
	if s.z != nil && s.Header().Get("Content-Encoding") == "gzip" {
		_ = s.z.Close()
	}
}

// From is the address of the machine a request came from, without its port.
func From(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// AtThisMachine reports whether a request came over the loopback and asks for a name of it. The second keeps other sites
// from reading the pages by pointing a name of theirs here.
func AtThisMachine(r *http.Request) bool {
	if addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok && !Loopback(addr.String()) {
		return false
	}
	return Loopback(r.Host)
}

// Loopback reports whether a host, with or without a port, is a name of this machine that others cannot use.
func Loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
