package people_test

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model/crm"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	"svodka/internal/web/people"
)

const data = `
departments:
  id     parent
  sales  -
users:
  id   name                              department
  ann  "Анна <script>alert(1)</script>"  sales
  bob  "Борис"                           sales
deals:
  id owner created    closed     outcome amount
  1  ann   2026-02-02 2026-02-10 won     1000
  2  bob   2026-03-03 2026-03-12 won     2500
`

const good = "correct horse"

// rig is the pages on a real store.
type rig struct {
	t        *testing.T
	server   *httptest.Server
	people   *people.People
	accounts *account.Service
	boards   *board.Service
	store    *sqlite.Store
	engine   engine.Engine
	path     string
	moved    atomic.Int64 // how far the clock has been put forward
}

func (g *rig) now() time.Time {
	return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC).Add(time.Duration(g.moved.Load()))
}

func (g *rig) wait(d time.Duration) { g.moved.Add(int64(d)) }

// Settings and SetSettings are what the pages know of the engine.
func (g *rig) Settings(ctx context.Context) (s warehouse.Settings, err error) {
	err = g.engine.Read(ctx, func(snap engine.Snapshot) error { s = snap.Settings(); return nil })
	return s, err
}

func (g *rig) SetSettings(ctx context.Context, s warehouse.Settings) error {
	return g.engine.Configure(ctx, s)
}

// Members lists what rights are given by.
func (g *rig) Members(_ context.Context, dimension string) ([]people.Choice, error) {
	switch dimension {
	case "owner":
		return []people.Choice{{ID: "t:ann", Title: "Анна <script>alert(1)</script>"}, {ID: "t:bob", Title: "Борис"}}, nil
	case "department":
		return []people.Choice{{ID: "t:sales", Title: "Продажи"}, {ID: "t:stores", Title: "Магазины"}}, nil
	case "pipeline":
		return []people.Choice{{ID: "t:1", Title: "Опт"}, {ID: "t:2", Title: "Розница"}}, nil
	}
	return nil, nil
}

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

func open(t *testing.T, change func(*people.Options)) *rig {
	t.Helper()
	g := &rig{t: t, path: filepath.Join(t.TempDir(), "app.db")}
	m, err := crm.Load()
	check(t, err)
	settings := warehouse.DefaultSettings()
	g.engine, err = memory.Open(settings)
	check(t, err)
	batch, err := texttable.Batch("t", data, settings)
	check(t, err)
	_, err = g.engine.Load(t.Context(), batch)
	check(t, err)
	g.store, err = sqlite.Open(t.Context(), g.path)
	check(t, err)
	g.accounts = account.New(account.Options{Store: g.store, Model: m, Now: g.now})
	g.boards, err = board.New(board.Options{Store: g.store, Model: m, Now: g.now})
	check(t, err)
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: g.engine, Now: g.now}), Model: m, Accounts: g.accounts, Boards: g.boards,
		Audit: &audit.Log{Store: g.store, Now: g.now}, Assets: files{http.NotFoundHandler()}, Now: g.now, Version: "1.2.3",
		Log: slog.New(slog.DiscardHandler),
	}
	o := people.Options{Settings: g, Members: g, Notes: g.store, Sessions: g.store.Sessions(g.now), SetupCode: "K0D"}
	if change != nil {
		change(&o)
	}
	g.people = people.New(site, o)
	mux := http.NewServeMux()
	g.people.Routes(mux)
	mux.Handle("GET /{$}", site.Handle(func(w http.ResponseWriter, _ *http.Request, v *page.Visit) error {
		_, err := io.WriteString(w, "first page of "+v.Who())
		return err
	}))
	g.server = httptest.NewServer(site.Guard(g.people.Wrap(mux)))
	t.Cleanup(func() {
		g.server.Close()
		g.people.Wait()
		check(t, g.store.Close())
	})
	return g
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// add makes an account without the pages.
func (g *rig) add(login string, role account.Role) {
	g.t.Helper()
	_, err := g.accounts.Add(g.t.Context(), account.Person{Login: login, Password: good, Role: role, CRMUser: "t:bob", Departments: []string{"t:sales"}})
	check(g.t, err)
}

// browser is one person's.
type browser struct {
	g      *rig
	client *http.Client
	host   string // another name than the server's, "" its own
	header http.Header
}

func (g *rig) browser() *browser {
	jar, err := cookiejar.New(nil)
	check(g.t, err)
	return &browser{g: g, client: &http.Client{Jar: jar}, header: http.Header{}}
}

// as is the browser of somebody who has signed in.
func (g *rig) as(login string) *browser {
	g.t.Helper()
	b := g.browser()
	if got := b.post("/login", "login", login, "password", good); !strings.Contains(got.body, "first page of "+login) {
		g.t.Fatalf("%s cannot sign in: %d %s", login, got.status, got.text())
	}
	return b
}

// reply is what a browser got in the end.
type reply struct {
	status int
	path   string
	body   string
	header http.Header
}

var tags = regexp.MustCompile(`<[^>]*>`)

// text is what a reader sees.
func (r reply) text() string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(r.body, " "))), " ")
}

func (b *browser) get(path string) reply { return b.do(http.MethodGet, path, nil) }

func (b *browser) post(path string, pairs ...string) reply {
	form := url.Values{}
	for pair := range slices.Chunk(pairs, 2) {
		form.Add(pair[0], pair[1])
	}
	return b.do(http.MethodPost, path, form)
}

func (b *browser) do(method, path string, form url.Values) reply {
	b.g.t.Helper()
	if !strings.HasPrefix(path, "http") {
		path = b.g.server.URL + path
	}
	req, err := http.NewRequestWithContext(b.g.t.Context(), method, path, strings.NewReader(form.Encode()))
	check(b.g.t, err)
	req.Header = b.header.Clone()
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if b.host != "" {
		req.Host = b.host
	}
	resp, err := b.client.Do(req)
	check(b.g.t, err)
	body, err := io.ReadAll(resp.Body)
	check(b.g.t, err)
	check(b.g.t, resp.Body.Close())
	return reply{resp.StatusCode, resp.Request.URL.Path, string(body), resp.Header}
}

// cookie is the session's token as the browser keeps it.
func (b *browser) cookie() string {
	u, err := url.Parse(b.g.server.URL)
	check(b.g.t, err)
	for _, c := range b.client.Jar.Cookies(u) {
		if c.Name == "svodka_session" {
			return c.Value
		}
	}
	return ""
}

// log is the log as "who act what more", the newest first.
func (g *rig) log() []string {
	g.t.Helper()
	list, err := g.store.Events(g.t.Context(), audit.Filter{Limit: 1000})
	check(g.t, err)
	var out []string
	for _, e := range list {
		out = append(out, strings.TrimSpace(e.Who+" "+string(e.Act)+" "+e.What+" "+e.More))
	}
	return out
}

var linkIn = regexp.MustCompile(`(?:/invite/|/reset/)[A-Z0-9]{20,}`)

// link finds the link that a page or a letter hands over.
func link(t *testing.T, text string) string {
	t.Helper()
	found := linkIn.FindString(text)
	if found == "" {
		t.Fatalf("no link in %s", text)
	}
	return found
}
