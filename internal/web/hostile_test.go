package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// nasty are values that no page wrote into an address.
func nasty() []string {
	return []string{
		"", "-1", "99999999999999999999", "\"><script>alert(1)</script>", "' OR 1=1 --", "%00\x00", "../../etc/passwd", "\xff\xfe",
		strings.Repeat("я,", 2000), "revenue,revenue,nosuch;drop", "2026-13-99..0001-01-01", "#t:bob", "{{.}}%!s(MISSING)${x}", "\u202eтуда\r\nSet-Cookie: a=b",
	}
}

// TestHostileAddresses spoils, one by one, every parameter the pages use, and every part of a path: there is an answer in
// words, never a breakdown, and nothing of what was sent comes back as markup.
func TestHostileAddresses(t *testing.T) {
	t.Parallel()
	g := open(t)
	p := g.As("olga")
	tried, done := 0, map[string]bool{}
	try := func(target string) {
		if target == "/" || strings.HasPrefix(target, "//") {
			return
		}
		tried++
		for _, header := range [][]string{nil, {"HX-Request", "true", "HX-Target", "panel"}} {
			w := p.get(target, header...)
			spoilt(t, target, w)
			if tried%5 != 0 {
				break
			}
		}
	}
	pages := p.crawl(doors(), 300, 3, func(string, *httptest.ResponseRecorder) {})
	pages = append(pages, "/d/owner?range=month&compare=previous&owner=x&pipeline=x&source=x&lens=x&view=table&tile=x&drill=x&explain=x&sort=x&page=2&lang=en&theme=dark&edit=1",
		"/r/funnel?range=month&compare=previous&owner=x&view=chart&lens=x&sort=revenue&drill=x&step=2&page=2",
		"/ask?metrics=revenue&by=owner&range=2026-03&compare=previous&sort=revenue&top=3&totals=1&grain=day&limit=3&page=2&q=x",
		"/list/deals?range=month&owner=x&pipeline=x&stage=x&sort=amount&page=2&q=x&view=x&columns=x", "/filter?back=%2Fd%2Fowner&range=month",
		"/login?next=%2F", "/audit?who=x&act=x&from=2026-01-01&to=2026-02-01&page=2", "/records?metrics=revenue&range=2026-03&page=2&sort=amount&skip=10")
	for _, target := range pages {
		u, err := url.Parse(target)
		check(t, err)
		for key := range u.Query() {
			mark := shape(u.Path) + " " + key
			if done[mark] {
				continue
			}
			done[mark] = true
			for _, value := range nasty() {
				q := u.Query()
				q[key] = []string{value}
				try(u.Path + "?" + q.Encode())
			}
			q := u.Query()
			q[key] = append(q[key], q[key][0], "x")
			try(u.Path + "?" + q.Encode())
		}
		if mark := shape(u.Path); !done[mark] {
			done[mark] = true
			try(u.Path + "?%zz=%&;=;&metrics")
			try(u.Path + "?%3Cscript%3E=1&owner!%3Dx=%ff")
			spoilPath(u.Path, try)
		}
	}
	if tried < 1500 {
		t.Errorf("%d addresses tried only", tried)
	}
	t.Logf("%d addresses", tried)
	if text := g.broken.String(); text != "" {
		t.Errorf("the pages logged errors: %.3000s", text)
	}
}

// spoilPath puts garbage into the parts of a path but the first.
func spoilPath(path string, try func(string)) {
	parts := strings.Split(path, "/")
	for i := 2; i < len(parts); i++ {
		for _, value := range []string{"%00", "..%2f..%2fetc", "%ff", "%22%3E%3Cscript%3Ealert(1)", strings.Repeat("a", 3000), "my-aaaaaaaa", "t:nosuch", "-1"} {
			spoilt := slices.Clone(parts)
			spoilt[i] = value
			try(strings.Join(spoilt, "/"))
		}
	}
}

// spoilt looks at the answer to a spoilt address.
func spoilt(t *testing.T, target string, w *httptest.ResponseRecorder) {
	t.Helper()
	short := target[:min(len(target), 300)]
	body := w.Body.String()
	if w.Code >= http.StatusInternalServerError {
		t.Errorf("%d of %s: %.300s", w.Code, short, plain(body))
	}
	for _, bad := range []string{"goroutine ", "runtime error", "<no value>", "ZgotmplZ", "sqlite", "fault.", "internal/", "no such column"} {
		if strings.Contains(body, bad) {
			t.Errorf("%q in %s", bad, short)
		}
	}
	if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && (strings.Contains(body, "<script>alert") || strings.Contains(body, `"><script>`)) {
		t.Errorf("what was sent comes back as markup in %s", short)
	}
	if w.Header().Get("Set-Cookie") != "" && strings.Contains(w.Header().Get("Set-Cookie"), "a=b") {
		t.Errorf("a header was slipped in by %s", short)
	}
	if to := w.Header().Get("Location"); strings.HasPrefix(to, "http") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\r\n") {
		t.Errorf("%s leads to %q", short, to)
	}
	if words := plain(body); w.Code >= http.StatusBadRequest && len(strings.Fields(words)) < 2 {
		t.Errorf("%d without a sentence of %s: %q", w.Code, short, words)
	}
}

// TestHostileForms sends garbage to every order there is: it is refused in words or done, and nothing breaks.
func TestHostileForms(t *testing.T) {
	t.Parallel()
	g := open(t)
	list, keys := routes(t, http.MethodPost), fields(t)
	for n, value := range nasty() {
		for _, pattern := range list {
			if pattern == "/logout" || strings.HasPrefix(pattern, "/profile/password") {
				continue
			}
			form := url.Values{}
			for _, key := range keys {
				form[key] = []string{value}
			}
			target, began := g.filled(pattern, g.ids["dashboard"]), time.Now()
			spoilt(t, target+" "+url.QueryEscape(value[:min(len(value), 20)]), g.As("olga").post(target, form))
			if took := time.Since(began); took > time.Second {
				t.Logf("%s took %s", target, took)
			}
		}
		if w := g.As("olga").get("/d/all"); w.Code != http.StatusOK {
			t.Fatalf("after value %d the dashboards do not open: %d %s", n, w.Code, plain(w.Body.String()))
		}
	}
	if text := g.broken.String(); text != "" {
		t.Errorf("the pages logged errors: %.3000s", text)
	}
}
