package source_test

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	gosync "sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	fake "svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
	"svodka/internal/model/crm"
	"svodka/internal/seal"
	sources "svodka/internal/source"
	"svodka/internal/source/amocrm"
	"svodka/internal/source/push"
	"svodka/internal/source/sourcetest"
	"svodka/internal/store/shelf"
	"svodka/internal/store/sqlite"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	"svodka/internal/web/record"
	"svodka/internal/web/source"
)

// rig is the pages over a real service that reads a CRM for tests.
type rig struct {
	t       *testing.T
	handler http.Handler
	service *sync.Service
	store   *sqlite.Store
	engine  engine.Engine
	world   *company.World
	crm     *fake.Server
	address string // of the CRM
	moved   string // where it is later on
	gate    *gate
	clock   *sourcetest.Clock
	users   map[string]account.User
	log     *audit.Log
}

// gate holds the requests to one path of the CRM until it is opened.
type gate struct {
	next http.RoundTripper
	mu   gosync.Mutex
	path string // "" holds none
	open chan struct{}
}

// RoundTrip passes a request on, perhaps later.
func (g *gate) RoundTrip(r *http.Request) (*http.Response, error) {
	g.mu.Lock()
	held, open := g.path != "" && strings.HasPrefix(r.URL.Path, g.path), g.open
	g.mu.Unlock()
	if held {
		select {
		case <-open:
		case <-r.Context().Done():
			return nil, r.Context().Err()
		}
	}
	return g.next.RoundTrip(r)
}

func (g *gate) hold(path string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.path, g.open = path, make(chan struct{})
}

func (g *gate) release() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.path = ""
	close(g.open)
}

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

// Enter lets in whom a request names.
func (g *rig) Enter(r *http.Request) (account.User, bool, error) {
	u, ok := g.users[r.Header.Get("X-Test-Login")]
	return u, ok, nil
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{t: t, users: map[string]account.User{}, gate: &gate{next: http.DefaultTransport}}
	world, d, custom := sourcetest.Company(t, 0.03)
	clock := sourcetest.NewClock(d.End().Add(time.Hour))
	g.world, g.clock = world, clock
	g.crm = fake.New(fake.Options{World: world, Now: clock.Now, Custom: custom, People: true})
	server := httptest.NewServer(g.crm)
	t.Cleanup(server.Close)
	g.address = server.URL
	settings := warehouse.DefaultSettings()
	settings.Company = "ООО «Пример»"
	m, err := crm.Load()
	check(t, err)
	g.engine, err = memory.Open(settings)
	check(t, err)
	dir := t.TempDir()
	g.store, err = sqlite.Open(t.Context(), filepath.Join(dir, "app.db"))
	check(t, err)
	t.Cleanup(func() { check(t, g.store.Close()) })
	safe, err := seal.New("sixteen characters")
	check(t, err)
	g.service = sync.New(sync.Options{
		Store: g.store, Safe: safe, Loader: g.engine, Openers: []sources.Opener{amocrm.Opener(), tablesOpener(), push.Opener()},
		OpenShelf: func(ctx context.Context, id string) (sync.Shelf, error) {
			return shelf.Open(ctx, filepath.Join(dir, id+".db"), clock.Now)
		},
		DropShelf: func(string) error { return nil },
		Calendar:  func(context.Context) (cal.Calendar, error) { return settings.Calendar() },
		Now:       clock.Now, Wait: clock.Wait, HTTP: &http.Client{Transport: g.gate}, Lang: "ru",
	})
	people := account.New(account.Options{Store: g.store, Model: m, Now: clock.Now})
	boards, err := board.New(board.Options{Store: g.store, Model: m, Now: clock.Now})
	check(t, err)
	g.log = &audit.Log{Store: g.store, Now: clock.Now}
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: g.engine, Now: clock.Now}), Model: m, Accounts: people, Boards: boards, Audit: g.log,
		Assets: files{http.NotFoundHandler()}, Now: clock.Now, Version: "1.2.3", Log: slog.New(slog.DiscardHandler), Door: g, HasSources: true,
		SourceTitles: g.service.Titles,
	}
	for _, p := range []account.Person{
		{Login: "olga", Name: "Хозяйка", Role: account.Owner}, {Login: "adam", Name: "Админ", Role: account.Admin},
		{Login: "alla", Name: "Аналитик", Role: account.Analyst}, {Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "amocrm:user-1"},
		{Login: "rita", Name: "Рита", Role: account.Reader},
	} {
		p.Password = "correct horse battery"
		u, err := people.Add(t.Context(), p)
		check(t, err)
		g.users[p.Login] = u
	}
	mux := http.NewServeMux()
	source.New(site, g.service, "https://svodka.example/").Routes(mux)
	record.New(site, g.service).Routes(mux)
	g.handler = site.Guard(mux)
	return g
}

// run lets the service work, as the program does.
func (g *rig) run() {
	g.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- g.service.Serve(ctx) }()
	g.t.Cleanup(func() {
		cancel()
		check(g.t, <-ended)
	})
	// A run is begun only while the service works.
	g.await("serving", func() bool { return !strings.Contains(errorOf(g.service.Begin(ctx, "nothing", sync.WhyHand)), "serve") })
}

func errorOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (g *rig) await(what string, done func() bool) {
	g.t.Helper()
	for i := 0; !done(); i++ {
		if i > 6000 {
			g.t.Fatalf("%s did not happen", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// connect adds the source by the form and waits for its first load.
func (g *rig) connect() {
	g.t.Helper()
	w := g.post("olga", "/data/new/amocrm", g.right())
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/data/amocrm?said=added" {
		g.t.Fatalf("connecting: %d %s", w.Code, plain(w.Body.String()))
	}
	g.rest("amocrm", 1)
}

// right is the form as it should be filled in.
func (g *rig) right() url.Values {
	return url.Values{"f.address": {g.address}, "f.token": {g.crm.Grant().LongLived}, "when": {"каждый час"}, "title": {"Наша CRM"}}
}

// rest waits until a source has had so many runs and none is at work.
func (g *rig) rest(id string, runs int) []sync.Run {
	g.t.Helper()
	var list []sync.Run
	g.await("the end of the run", func() bool {
		st, err := g.service.Get(g.t.Context(), id)
		check(g.t, err)
		list, err = g.store.Runs(g.t.Context(), id, 100)
		check(g.t, err)
		return !st.Busy && len(list) >= runs && list[0].State != sync.Running
	})
	return list
}

func (g *rig) send(login, method, target string, form url.Values, header ...string) *httptest.ResponseRecorder {
	g.t.Helper()
	r := httptest.NewRequestWithContext(g.t.Context(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8787"
	r.Header.Set("X-Test-Login", login)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for pair := range slices.Chunk(header, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	g.handler.ServeHTTP(w, r)
	return w
}

func (g *rig) get(login, target string) *httptest.ResponseRecorder {
	g.t.Helper()
	return g.send(login, http.MethodGet, target, nil)
}

func (g *rig) post(login, target string, form url.Values) *httptest.ResponseRecorder {
	g.t.Helper()
	return g.send(login, http.MethodPost, target, form)
}

// has looks for texts on a page, as a reader sees them.
func (g *rig) has(w *httptest.ResponseRecorder, status int, texts ...string) {
	g.t.Helper()
	seen := plain(w.Body.String())
	if w.Code != status {
		g.t.Errorf("status %d, want %d: %s", w.Code, status, seen)
	}
	for _, x := range texts {
		if !strings.Contains(seen, x) {
			g.t.Errorf("the page has no %q: %s", x, seen)
		}
	}
}

// noted are the lines of the log on a source, the newest first.
func (g *rig) noted(id string) (list []string) {
	g.t.Helper()
	events, err := g.log.Events(g.t.Context(), audit.Filter{Act: audit.Data})
	check(g.t, err)
	for _, e := range events {
		if e.What == "source "+id {
			list = append(list, e.Who+": "+e.More)
		}
	}
	return list
}

var tags = regexp.MustCompile(`<[^>]*>`)

// plain is a page without its tags, its special spaces plain.
func plain(body string) string {
	body = html.UnescapeString(tags.ReplaceAllString(body, " "))
	body = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(body)
	return strings.Join(strings.Fields(body), " ")
}
