package dashboard_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/board/boardtest"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model/crm"
	"svodka/internal/render"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/dashboard"
	"svodka/internal/web/page"
)

// company has titles that would break a careless page.
const company = `
departments:
  id     parent
  sales  -
  north  sales
users:
  id   name                            department
  ann  "Анна <script>alert(1)</script>" sales
  bob  "Борис"                         north
deals:
  id owner created    closed     outcome amount  reason   title
  1  ann   2026-03-02 2026-03-10 won     1000    -        один
  2  ann   2026-03-03 2026-03-12 won     2500    -        два
  3  ann   2026-03-03 2026-03-13 lost    10      "дорого" три
  4  bob   2026-03-05 2026-03-14 won     77000   -        тайна
`

// house is the dashboards over the company, with the people added to it.
type house struct {
	t       *testing.T
	pages   *dashboard.Pages
	handler http.Handler
	people  *account.Service
	boards  *board.Service
	log     *audit.Log
	engine  *memory.Engine
	now     time.Time
}

// files stand in for the assets.
type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

// byHeader lets in whom a header names.
type byHeader struct{ people *account.Service }

func (d byHeader) Enter(r *http.Request) (account.User, bool, error) {
	login := r.Header.Get("X-Who")
	if login == "" {
		return account.User{}, false, nil
	}
	u, err := d.people.Find(r.Context(), login)
	return u, err == nil && !u.Disabled, nil
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	h := &house{t: t, now: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	settings := warehouse.DefaultSettings()
	settings.Company = `ООО "<i>Пример</i>"`
	m, err := crm.Load()
	must(t, err)
	h.engine, err = memory.Open(settings)
	must(t, err)
	h.load(company)
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "app.db"))
	must(t, err)
	t.Cleanup(func() { must(t, store.Close()) })
	now := func() time.Time { return h.now }
	h.people = account.New(account.Options{Store: store, Model: m, Now: now})
	h.boards, err = board.New(board.Options{Store: boardtest.New(), Model: m, Now: now})
	must(t, err)
	h.log = &audit.Log{Store: store, Now: now}
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: h.engine, Now: now}), Model: m, Accounts: h.people, Boards: h.boards, Audit: h.log,
		Assets: files{http.NotFoundHandler()}, Now: now, Version: "1.2.3", Log: slog.New(slog.DiscardHandler), Door: byHeader{h.people},
		Forms: render.Formats(nil),
	}
	h.pages = dashboard.New(site)
	mux := http.NewServeMux()
	h.pages.Routes(mux)
	h.handler = site.Guard(mux)
	return h
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// load reads further rows.
func (h *house) load(text string) {
	h.t.Helper()
	b, err := texttable.Batch("t", text, warehouse.DefaultSettings())
	must(h.t, err)
	_, err = h.engine.Load(context.Background(), b)
	must(h.t, err)
}

func (h *house) add(login string, role account.Role) {
	h.t.Helper()
	p := account.Person{Login: login, Name: strings.ToUpper(login), Role: role, Password: "correct horse"}
	if role == account.Manager {
		p.CRMUser = "t:" + login
	}
	_, err := h.people.Add(context.Background(), p)
	must(h.t, err)
}

// person asks for pages as somebody.
type person struct {
	house *house
	login string // "": nobody signs in
}

func (h *house) As(login string) person { return person{h, login} }

func (p person) do(method, target string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	p.house.t.Helper()
	r := httptest.NewRequestWithContext(context.Background(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8787"
	r.Header.Set("Accept", "text/html")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if p.login != "" {
		r.Header.Set("X-Who", p.login)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	p.house.handler.ServeHTTP(w, r)
	return w
}

// get is the body of a page that must have that status.
func (p person) get(target string, status int, headers ...string) string {
	p.house.t.Helper()
	w := p.do(http.MethodGet, target, nil, headers...)
	if w.Code != status {
		p.house.t.Fatalf("GET %s as %q: status %d, want %d: %.1500s", target, p.login, w.Code, status, w.Body)
	}
	return w.Body.String()
}

// post sends a form and gives where it leads.
func (p person) post(target string, status int, pairs ...string) string {
	p.house.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	w := p.do(http.MethodPost, target, form)
	if w.Code != status {
		p.house.t.Fatalf("POST %s as %q: status %d, want %d: %.1500s", target, p.login, w.Code, status, w.Body)
	}
	if status == http.StatusSeeOther {
		return w.Header().Get("Location")
	}
	return w.Body.String()
}

// made is an own dashboard with one tile; it gives its id.
func (p person) made(title, metric string) string {
	p.house.t.Helper()
	to := p.post("/d/new", http.StatusSeeOther, "title", title)
	id := strings.TrimSuffix(strings.TrimPrefix(to, "/d/"), "/edit")
	p.post("/d/"+id+"/tiles", http.StatusSeeOther, "kind", "kpi", "metric", metric)
	return id
}

func has(t *testing.T, body string, texts ...string) {
	t.Helper()
	for _, x := range texts {
		if !strings.Contains(body, x) {
			t.Errorf("no %q in %.3000s", x, inside(body))
		}
	}
}

func hasNot(t *testing.T, body string, texts ...string) {
	t.Helper()
	for _, x := range texts {
		if strings.Contains(body, x) {
			t.Errorf("%q in %.3000s", x, inside(body))
		}
	}
}

// inside leaves out the frame of a page.
func inside(body string) string {
	for _, mark := range []string{`class="grid12`, `class="sv-head"`} {
		if _, rest, ok := strings.Cut(body, mark); ok {
			return rest
		}
	}
	return body
}
