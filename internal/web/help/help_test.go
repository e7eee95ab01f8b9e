package help_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/board/boardtest"
	"svodka/internal/engine/memory"
	"svodka/internal/model/crm"
	"svodka/internal/warehouse"
	"svodka/internal/web/help"
	"svodka/internal/web/page"
)

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rig is the help over some pages.
func rig(t *testing.T, pages fstest.MapFS) func(target string, status int) string {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC) }
	m, err := crm.Load()
	must(t, err)
	e, err := memory.Open(warehouse.DefaultSettings())
	must(t, err)
	boards, err := board.New(board.Options{Store: boardtest.New(), Model: m, Now: now})
	must(t, err)
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: e, Now: now}), Model: m, Boards: boards, Assets: files{http.NotFoundHandler()}, Now: now,
		Log: slog.New(slog.DiscardHandler),
	}
	mux := http.NewServeMux()
	if pages == nil {
		help.New(site, os.DirFS("../../../docs/guide")).Routes(mux)
	} else {
		help.New(site, pages).Routes(mux)
	}
	handler := site.Guard(mux)
	return func(target string, status int) string {
		t.Helper()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
		r.Host = "127.0.0.1:8787"
		r.Header.Set("Accept", "text/html")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != status {
			t.Fatalf("GET %s: %d, want %d: %.500s", target, w.Code, status, w.Body)
		}
		if status == http.StatusSeeOther {
			return w.Header().Get("Location")
		}
		return w.Body.String()
	}
}

// TestGuide: every page of the guide opens in both languages, and so does every page and heading it leads to.
func TestGuide(t *testing.T) {
	get := rig(t, nil)
	if to := get("/help", http.StatusSeeOther); to != "/help/start" {
		t.Error(to)
	}
	link := regexp.MustCompile(`href="(/help/[^"]*|#[^"]*)"`)
	for _, l := range []string{"ru", "en"} {
		index := get("/help/start?lang="+l, http.StatusOK)
		pages := 0
		for _, name := range []string{"start", "dashboards", "my", "reports", "builder", "export", "schedules", "alerts", "share", "plans", "kpi", "bonus", "periods", "people", "query", "metrics", "import", "demo"} {
			if !strings.Contains(index, `href="/help/`+name+`"`) {
				t.Errorf("%s: the list lacks %s", l, name)
				continue
			}
			pages++
			body := get("/help/"+name+"?lang="+l, http.StatusOK)
			text := article(t, body)
			if russian := len(regexp.MustCompile(`[А-яё]{2,}`).FindAllString(text, -1)); l == "ru" && russian < 100 || l == "en" && russian > 60 {
				t.Errorf("%s is not in %s", name, l)
			}
			if strings.Contains(body, ".md") && regexp.MustCompile(`href="[^"]*\.md`).MatchString(body) || strings.Contains(body, " style=") || strings.Contains(text, "<script") {
				t.Errorf("%s, %s: a link to a file, a style or a script", name, l)
			}
			for _, to := range link.FindAllStringSubmatch(text, -1) {
				leads(t, get, name, l, html.UnescapeString(to[1]), text)
			}
		}
		if pages != 18 {
			t.Errorf("%s: %d pages", l, pages)
		}
	}
}

// leads checks that a link of a page opens, and that its heading is there.
func leads(t *testing.T, get func(string, int) string, name, l, to, here string) {
	t.Helper()
	address, anchor, _ := strings.Cut(to, "#")
	if address != "" {
		if !strings.Contains(address, "lang=") {
			address += "?lang=" + l
		}
		here = get(address, http.StatusOK)
	}
	if anchor == "" {
		return
	}
	if strings.HasPrefix(anchor, "%") {
		anchor = regexp.MustCompile(`%..`).ReplaceAllStringFunc(anchor, func(x string) string {
			var b byte
			for _, r := range strings.ToLower(x[1:]) {
				b = b<<4 | byte(strings.IndexRune("0123456789abcdef", r))
			}
			return string([]byte{b})
		})
	}
	if !strings.Contains(here, `id="`+anchor+`"`) {
		t.Errorf("%s, %s: %s leads to a heading that is not there", name, l, to)
	}
}

func article(t *testing.T, body string) string {
	t.Helper()
	_, rest, ok := strings.Cut(body, "<article")
	text, _, end := strings.Cut(rest, "</article>")
	if !ok || !end {
		t.Fatalf("no article: %.500s", body)
	}
	return text
}

// TestLinks: links between files become links between pages; where a reader of the program cannot follow, the words stay.
func TestLinks(t *testing.T) {
	get := rig(t, fstest.MapFS{
		"start.md": {Data: []byte("# One <b>\n\n*[По-русски](start.ru.md)* [q](query.md#a-b) [m](../metrics.md) [*out* there](../../examples) [web](https://example.com/) " +
			"[app](/d/my) [here](#a-b)\n\n## A b\n\n## A b\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")},
		"start.ru.md": {Data: []byte("# Раз\n\n[In English](start.md) [q](query.ru.md)\n\n## Сущности и столбцы, `rate`\n")},
		"query.md":    {Data: []byte("# Two\n\ntext\n")},
	})
	en := article(t, get("/help/start?lang=en", http.StatusOK))
	for _, want := range []string{
		`<a href="/help/start?lang=ru">`, `<a href="/help/query#a-b">`, `<a href="/metrics">`, `<em>out</em> there <a href="https://example.com/">`, `<a href="/d/my">`,
		`<a href="#a-b">`, `id="a-b"`, `id="a-b-1"`,
	} {
		if !strings.Contains(en, want) {
			t.Errorf("no %s in %s", want, en)
		}
	}
	for _, bad := range []string{"<script", "javascript:", "<h1", "examples\""} {
		if strings.Contains(en, bad) {
			t.Errorf("%s in %s", bad, en)
		}
	}
	ru := article(t, get("/help/start?lang=ru", http.StatusOK))
	for _, want := range []string{`<a href="/help/start?lang=en">`, `<a href="/help/query">`, `id="сущности-и-столбцы-rate"`} {
		if !strings.Contains(ru, want) {
			t.Errorf("no %s in %s", want, ru)
		}
	}
	if body := get("/help/query?lang=ru", http.StatusOK); !strings.Contains(article(t, body), "<p>text</p>") {
		t.Error("a page that is not translated is not shown in English")
	}
}

// TestNoSuchPage: nothing but pages of the guide is read.
func TestNoSuchPage(t *testing.T) {
	get := rig(t, nil)
	for _, target := range []string{"/help/nothing", "/help/Start", "/help/start.ru", "/help/guide.go", "/help/..%2f..%2fgo.mod", "/help/%2e%2e", "/help/start%00"} {
		get(target, http.StatusNotFound)
	}
}
