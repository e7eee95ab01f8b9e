package page_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/engine/memory"
	"svodka/internal/fault"
	"svodka/internal/model/crm"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

// site is pages over an empty warehouse on this machine, with what they write into the log.
func site(t *testing.T, show page.Handler) (http.Handler, *bytes.Buffer) {
	t.Helper()
	m, err := crm.Load()
	must(t, err)
	e, err := memory.Open(warehouse.DefaultSettings())
	must(t, err)
	now := func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }
	var log bytes.Buffer
	s := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: e, Now: now}), Model: m, Assets: files{}, Now: now, Log: slog.New(slog.NewTextHandler(&log, nil)),
	}
	mux := http.NewServeMux()
	mux.Handle("/", s.Handle(show))
	return s.Guard(mux), &log
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// send sends one request; headers come in pairs.
func send(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), method, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8787"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func text(s string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	})
}

func TestHeaders(t *testing.T) {
	h, _ := site(t, func(w http.ResponseWriter, _ *http.Request, _ *page.Visit) error {
		_, err := io.WriteString(w, "hello")
		return err
	})
	got := send(h, http.MethodGet, "/", "").Header()
	for key, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "private, no-store",
	} {
		if got.Get(key) != want {
			t.Errorf("%s: %q, want %q", key, got.Get(key), want)
		}
	}
	policy := got.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %s: %s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
		t.Errorf("the policy lets too much: %s", policy)
	}
	if got.Get("Strict-Transport-Security") != "" {
		t.Error("a promise of TLS without TLS")
	}
}

// TestRefused: a page with a form that was refused has its status and still says that it is a page, however it is sent.
func TestRefused(t *testing.T) {
	h, _ := site(t, func(w http.ResponseWriter, _ *http.Request, _ *page.Visit) error {
		w = page.Refused(w)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusOK)
		_, err := io.WriteString(w, "<p>wrong</p>")
		return err
	})
	for _, accept := range []string{"", "gzip"} {
		w := send(h, http.MethodPost, "/", "x=1", "Accept-Encoding", accept)
		got := w.Result()
		if kind := got.Header.Get("Content-Type"); got.StatusCode != http.StatusUnprocessableEntity || kind != "text/html; charset=utf-8" {
			t.Errorf("%q: %d %q", accept, got.StatusCode, kind)
		}
		must(t, got.Body.Close())
	}
}

func TestCompression(t *testing.T) {
	h, _ := site(t, func(w http.ResponseWriter, r *http.Request, _ *page.Visit) error {
		if r.URL.Path == "/nothing" {
			w.WriteHeader(http.StatusNoContent)
			return nil
		}
		_, err := io.WriteString(w, "hello")
		return err
	})
	w := send(h, http.MethodGet, "/", "", "Accept-Encoding", "gzip")
	if w.Header().Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("headers: %v", w.Header())
	}
	z, err := gzip.NewReader(w.Body)
	must(t, err)
	if body, err := io.ReadAll(z); err != nil || string(body) != "hello" {
		t.Errorf("%q, %v", body, err)
	}
	if w := send(h, http.MethodGet, "/nothing", "", "Accept-Encoding", "gzip"); w.Code != http.StatusNoContent || w.Body.Len() > 0 || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("nothing: %d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
	}
	if w := send(h, http.MethodGet, "/", ""); w.Header().Get("Content-Encoding") != "" || w.Body.String() != "hello" {
		t.Errorf("a browser that did not ask: %v", w.Header())
	}
}

// TestBreakdown lets a page break down: the reader learns that it did and nothing of why, the log has it all.
func TestBreakdown(t *testing.T) {
	for _, encoding := range []string{"", "gzip"} {
		h, log := site(t, func(http.ResponseWriter, *http.Request, *page.Visit) error { panic("the secret cause") })
		w := send(h, http.MethodGet, "/r/x", "", "Accept-Encoding", encoding)
		body := w.Body.String()
		if w.Code != http.StatusInternalServerError || !strings.Contains(body, "Страница сломалась") || strings.Contains(body, "secret") || strings.Contains(body, ".go") {
			t.Errorf("%d %s", w.Code, body)
		}
		if !strings.Contains(log.String(), "the secret cause") || !strings.Contains(log.String(), "page_test.go") {
			t.Errorf("the log: %s", log)
		}
	}
}

func TestFail(t *testing.T) {
	broken := errors.New("SELECT secret FROM engine")
	refused := fault.Sentence(fault.Forbidden, "Not for you.", "Не для вас.")
	for _, c := range []struct {
		name, target, part string
		err                error
		status             int
		want, never        string
	}{
		{"a page", "/r/x", "", fault.Invalidf("Wrong.", "Неверно."), http.StatusBadRequest, "Неверно.", "без фильтров"},
		{"a page with filters", "/r/x?a=b", "", fault.Invalidf("Wrong.", "Неверно."), http.StatusBadRequest, "Эта же страница без фильтров", ""},
		{"no right", "/r/x", "", refused, http.StatusForbidden, "Нет доступа", ""},
		{"no page", "/r/x", "", page.ErrNoPage, http.StatusNotFound, "Такой страницы нет, или вам её не открывали.", ""},
		{"a fault of ours", "/r/x", "", broken, http.StatusInternalServerError, "К обзору", "secret"},
		{"in English", "/r/x?lang=en", "", refused, http.StatusForbidden, "Not for you.", "Не для вас"},
		{"a part of a page", "/r/x", "panel", refused, http.StatusOK, "Не для вас.", "<html"},
		{"the page by a script", "/r/x", "page", refused, http.StatusOK, "Не для вас.", "<html"},
		{"JSON", "/r/x.json", "", refused, http.StatusForbidden, `{"error":"Не для вас."}`, "<"},
		{"JSON of a fault of ours", "/r/x.json", "", broken, http.StatusInternalServerError, `{"error":"`, "secret"},
		{"CSV", "/r/x.csv", "", refused, http.StatusForbidden, "Не для вас.\n", "<"},
	} {
		h, log := site(t, func(http.ResponseWriter, *http.Request, *page.Visit) error { return c.err })
		headers := []string{"Accept", "*/*"}
		if c.part != "" {
			headers = []string{"HX-Request", "true", "HX-Target", c.part}
		}
		w := send(h, http.MethodGet, c.target, "", headers...)
		body := w.Body.String()
		if w.Code != c.status || !strings.Contains(body, c.want) || c.never != "" && strings.Contains(body, c.never) {
			t.Errorf("%s: %d %s", c.name, w.Code, body)
		}
		if told := strings.Contains(log.String(), "secret"); told != errors.Is(c.err, broken) {
			t.Errorf("%s: the log has %q", c.name, log)
		}
	}
}

// TestWayBack: an order that is refused leads back to the page it was given on, and nowhere else.
func TestWayBack(t *testing.T) {
	h, _ := site(t, func(http.ResponseWriter, *http.Request, *page.Visit) error {
		return fault.Invalidf("Wrong.", "Неверно.")
	})
	for from, want := range map[string]string{
		"http://127.0.0.1:8787/d/x/edit?of=owner": `href="/d/x/edit?of=owner"`,
		"https://evil.example/d/x":                "", "http://127.0.0.1:8787//evil.example/": "", "": "", "http://127.0.0.1:8787/login": "", "::": "",
	} {
		body := send(h, http.MethodPost, "/d/x/title", "", "Referer", from).Body.String()
		if back := strings.Contains(body, "Вернуться к странице"); back != (want != "") || !strings.Contains(body, want) || strings.Contains(body, "evil") {
			t.Errorf("from %q: %s", from, body)
		}
	}
}

func TestWholePartAndFragment(t *testing.T) {
	var s *page.Site
	show := func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		if r.URL.Path == "/part" {
			return s.Fragment(w, r, v, text("<i>part</i>"))
		}
		return s.Show(w, r, v, ui.Page{Title: "A <b>", Body: text("<p>body</p>")})
	}
	m, err := crm.Load()
	must(t, err)
	e, err := memory.Open(warehouse.DefaultSettings())
	must(t, err)
	s = &page.Site{Desk: ask.New(ask.Options{Model: m, Engine: e, Now: time.Now}), Model: m, Assets: files{}, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	h := s.Guard(s.Handle(show))
	whole := send(h, http.MethodGet, "/", "").Body.String()
	if !strings.Contains(whole, "<html") || !strings.Contains(whole, "<p>body</p>") || strings.Contains(whole, "A <b>") {
		t.Errorf("the whole page: %s", whole)
	}
	part := send(h, http.MethodGet, "/", "", "HX-Request", "true", "HX-Target", "page")
	if got := part.Body.String(); strings.Contains(got, "<html") || !strings.HasPrefix(got, "<title>A &lt;b&gt; · Сводка</title>") || !strings.Contains(got, "<p>body</p>") {
		t.Errorf("the part of a page: %s", got)
	}
	if vary := strings.Join(part.Header().Values("Vary"), ","); !strings.Contains(vary, "HX-Target") {
		t.Errorf("Vary: %s", vary)
	}
	if got := send(h, http.MethodGet, "/", "", "HX-Request", "true", "HX-Target", "page", "HX-History-Restore-Request", "true").Body.String(); !strings.Contains(got, "<html") {
		t.Errorf("going back needs the whole page: %s", got)
	}
	if got := send(h, http.MethodGet, "/part", "").Body.String(); got != "<i>part</i>" {
		t.Errorf("the fragment: %s", got)
	}
}

// TestLimits refuses addresses and bodies that are too long, forms of other sites, and other machines while there are no accounts.
func TestLimits(t *testing.T) {
	h, _ := site(t, func(w http.ResponseWriter, r *http.Request, _ *page.Visit) error {
		if err := r.ParseForm(); err != nil {
			return fault.Invalidf("too long", "слишком длинно")
		}
		_, err := io.WriteString(w, "ok")
		return err
	})
	if w := send(h, http.MethodGet, "/?"+strings.Repeat("a", 17<<10), ""); w.Code != http.StatusRequestURITooLong || !strings.Contains(w.Body.String(), "Адрес слишком длинный") {
		t.Errorf("a long address: %d", w.Code)
	}
	if w := send(h, http.MethodPost, "/", "a="+strings.Repeat("a", 2<<20)); w.Code != http.StatusBadRequest {
		t.Errorf("a long form: %d", w.Code)
	}
	if w := send(h, http.MethodPost, "/", "a=b"); w.Code != http.StatusOK {
		t.Errorf("a short form: %d", w.Code)
	}
	w := send(h, http.MethodPost, "/", "a=b", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "Это отправил другой сайт") {
		t.Errorf("another site's form: %d %s", w.Code, w.Body)
	}
	r := httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/", nil)
	r.Host = "reports.example.com"
	away := httptest.NewRecorder()
	h.ServeHTTP(away, r)
	if away.Code != http.StatusForbidden || !strings.Contains(away.Body.String(), "только на этой машине") {
		t.Errorf("from elsewhere: %d %s", away.Code, away.Body)
	}
}

// TestLanguage: the address chooses and is remembered, what was remembered comes next, Russian is what is left.
func TestLanguage(t *testing.T) {
	h, _ := site(t, func(w http.ResponseWriter, _ *http.Request, v *page.Visit) error {
		_, err := io.WriteString(w, v.T("English", "Русский")+" "+v.Theme)
		return err
	})
	for _, c := range []struct{ target, cookie, want string }{
		{"/", "", "Русский "},
		{"/?lang=en", "", "English "},
		{"/", "svodka_lang=en", "English "},
		{"/?lang=ru", "svodka_lang=en", "Русский "},
		{"/?lang=xx", "svodka_lang=en", "English "},
		{"/", "svodka_lang=<script>", "Русский "},
		{"/?theme=dark", "", "Русский dark"},
		{"/", "svodka_theme=light", "Русский light"},
		{"/?theme=auto", "svodka_theme=dark", "Русский "},
		{"/?theme=pink", "svodka_theme=pink", "Русский "},
	} {
		w := send(h, http.MethodGet, c.target, "", "Cookie", c.cookie)
		if w.Body.String() != c.want {
			t.Errorf("%s with %q: %q, want %q", c.target, c.cookie, w.Body, c.want)
		}
		for _, kept := range w.Result().Cookies() {
			if !kept.HttpOnly || kept.SameSite != http.SameSiteLaxMode || kept.Path != "/" {
				t.Errorf("%s: the cookie %s", c.target, kept)
			}
		}
	}
	if kept := send(h, http.MethodGet, "/?lang=en", "").Result().Cookies(); len(kept) != 1 || kept[0].Name != "svodka_lang" || kept[0].Value != "en" {
		t.Errorf("remembered: %v", kept)
	}
}

// TestAdministers tells whose the settings are.
func TestAdministers(t *testing.T) {
	v := &page.Visit{}
	for role, want := range map[account.Role]bool{account.Owner: true, account.Admin: true, account.Analyst: false, account.Reader: false} {
		if v.Person.Role = role; v.Administers() != want {
			t.Errorf("%s administers: %t", role, v.Administers())
		}
	}
}
