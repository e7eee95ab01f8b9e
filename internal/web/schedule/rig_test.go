package schedule_test

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/deliver"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fake/telegram"
	"svodka/internal/model/crm"
	"svodka/internal/schedule"
	"svodka/internal/seal"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	pages "svodka/internal/web/schedule"
)

const company = `
seen: 2026-11-20T09:00
departments:
  id     name       parent
  all    "Продажи"  -
users:
  id    name          department
  ann   "Анна Ким"    all
  bob   "Боб Ли"      all
clients:
  id  name      owner  created
  c1  "Клиент"  ann    2026-01-10T10:00
deals:
  id  owner  created           closed            outcome  amount  client  title
  1   ann    2026-11-02T10:00  2026-11-10T10:00  won      1000    c1      "Ноябрь"
`

// rig is the pages on a real store and a real service; who asks stands in a header. Letters go to a real mail server.
type rig struct {
	*testing.T

	handler  http.Handler
	service  *schedule.Service
	office   *deliver.Office
	accounts *account.Service
	site     *page.Site
	post     *post
	bot      *telegram.Server
	days     atomic.Int64 // passed since Friday, 20 November 2026
	log      strings.Builder
	made     []string // schedules
}

type files struct{}

func (files) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }
func (files) URL(name string) string                           { return "/static/" + name }

// Enter says who asks.
func (g *rig) Enter(r *http.Request) (account.User, bool, error) {
	u, err := g.accounts.Find(r.Context(), r.Header.Get("X-Login"))
	return u, err == nil, nil
}

// Render makes a letter that says whose rights it was made with.
func (g *rig) Render(_ context.Context, o schedule.Order) (schedule.Parcel, error) {
	return schedule.Parcel{Subject: o.Title, Text: "as " + o.Who.Login}, nil
}

func (g *rig) now() time.Time {
	return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC).AddDate(0, 0, int(g.days.Load()))
}

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// token is the bot's of the tests.
const token = "123456789:AAbbccddeeffgghhiijjkkllmm"

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{T: t, post: mailServer(t)}
	m, err := crm.Load()
	g.check(err)
	engine, err := memory.Open(warehouse.DefaultSettings())
	g.check(err)
	batch, err := texttable.Batch("t", company, warehouse.DefaultSettings())
	g.check(err)
	_, err = engine.Load(t.Context(), batch)
	g.check(err)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(store.Close()) })
	g.accounts = account.New(account.Options{Store: store, Model: m, Now: g.now})
	for _, p := range []account.Person{
		{Login: "adam@firm.ru", Name: "Адам Админ", Role: account.Admin},
		{Login: "hugo@firm.ru", Name: "Гуго Головин", Role: account.Head, Departments: []string{"t:all"}},
		{Login: "ann@firm.ru", Name: "Анна Ким", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "bob", Name: "Боб Ли", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "rita@firm.ru", Name: "Рита Чтец", Role: account.Reader},
	} {
		p.Password = "correct horse battery"
		_, err := g.accounts.Add(t.Context(), p)
		g.check(err)
	}
	desk := ask.New(ask.Options{Model: m, Engine: engine, Now: g.now})
	boards, err := board.New(board.Options{Store: store, Model: m, Now: g.now})
	g.check(err)
	safe, err := seal.New("a secret of the tests")
	g.check(err)
	g.bot = telegram.New(telegram.Options{Token: token, Name: "firma_bot", Now: g.now})
	api := httptest.NewServer(g.bot)
	t.Cleanup(api.Close)
	g.office = deliver.NewOffice(deliver.OfficeOptions{
		Store: deliver.Keeper{Shelf: store, Safe: safe}, Dir: t.TempDir(), BotBase: api.URL, Now: g.now,
	})
	log := &audit.Log{Store: store, Now: g.now}
	calendar := cal.Default(time.FixedZone("Europe/Moscow", 3*60*60))
	calendar.Holidays = cal.Russia()
	g.service = schedule.New(schedule.Options{
		Store: store, People: g.accounts, Renderer: g, Sender: g.office, Safe: safe, Audit: log, Now: g.now,
		Viewer: func(_ context.Context, u account.User, _ string) (access.Viewer, error) {
			return g.accounts.Viewer(u), nil
		},
		Calendar:    func() cal.Calendar { return calendar },
		Unsubscribe: func(token string) string { return "https://svodka.firm.ru/unsubscribe/" + token },
	})
	g.site = &page.Site{
		Desk: desk, Model: m, Accounts: g.accounts, Boards: boards, Audit: log, Assets: files{}, Now: g.now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), Door: g,
	}
	mux := http.NewServeMux()
	pages.New(g.site, pages.Options{Service: g.service, Delivery: g.office}).Routes(mux)
	g.handler = g.site.Guard(mux)
	return g
}

// mails sets mail up.
func (g *rig) mails() {
	g.Helper()
	g.check(g.office.Save(g.Context(), deliver.Settings{Host: "127.0.0.1", Port: g.post.port, TLS: "none", From: "reports@firm.ru"}))
}

// work sends what waits.
func (g *rig) work() {
	g.Helper()
	_, err := g.service.Plan(g.Context())
	g.check(err)
	for {
		did, err := g.service.Work(g.Context())
		g.check(err)
		if !did {
			return
		}
	}
}

// got is an answer.
type got struct {
	status int
	body   string
	to     string
}

// text is a page as it is read.
func (a got) text() string {
	body := regexp.MustCompile(`(?s)<head>.*?</head>|<[^>]*>`).ReplaceAllString(a.body, " ")
	body = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(body))
	return strings.Join(strings.Fields(body), " ")
}

func (g *rig) do(login, method, target string, form url.Values, headers ...string) got {
	g.Helper()
	r := httptest.NewRequestWithContext(g.Context(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8787"
	r.Header.Set("X-Login", login)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	g.handler.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		g.Fatalf("%s %s: %d %s\n%s", method, target, w.Code, w.Body, g.log.String())
	}
	return got{w.Code, w.Body.String(), w.Header().Get("Location")}
}

func (g *rig) get(login, target string) got {
	g.Helper()
	return g.do(login, http.MethodGet, target, nil)
}

// send sends a form: pairs of name and value.
func (g *rig) send(login, target string, pairs ...string) got {
	g.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return g.do(login, http.MethodPost, target, form)
}

// done fails unless a form was taken.
func (g *rig) done(a got) got {
	g.Helper()
	if a.status != http.StatusSeeOther {
		g.Fatalf("it was not taken: %d %s", a.status, a.text())
	}
	return a
}

// has looks for texts on a page.
func (g *rig) has(a got, want ...string) {
	g.Helper()
	for _, x := range want {
		if text := a.text(); !strings.Contains(text, x) {
			g.Errorf("%q is not in: %d %s", x, a.status, text)
		}
	}
}

// lacks looks for texts that must not be on a page, however hidden.
func (g *rig) lacks(a got, never ...string) {
	g.Helper()
	for _, x := range never {
		if strings.Contains(a.body, x) || strings.Contains(a.text(), x) {
			g.Errorf("%q is in: %s", x, a.text())
		}
	}
}

// usual is a form that is right; pairs replace or add to its fields.
func usual(pairs ...string) []string {
	form := []string{"title", "План-факт недели", "board", "funnel", "forms", "pdf", "when", "по рабочим дням в 9:00", "days", "", "zone", "", "lang", ""}
	for i := 0; i < len(pairs); i += 2 {
		found := false
		for j := 0; j < len(form); j += 2 {
			if form[j] == pairs[i] && pairs[i] != "to" {
				form[j+1], found = pairs[i+1], true
			}
		}
		if !found {
			form = append(form, pairs[i], pairs[i+1])
		}
	}
	return form
}

// add makes a schedule and gives its id.
func (g *rig) add(login string, pairs ...string) string {
	g.Helper()
	g.done(g.send(login, "/schedules/new", usual(pairs...)...))
	list, err := g.service.Store.Schedules(g.Context())
	g.check(err)
	id := ""
	for _, x := range list {
		if !slices.Contains(g.made, x.ID) {
			id = x.ID
		}
	}
	g.made = append(g.made, id)
	return id
}

// post is a mail server that keeps what it is given, by address.
type post struct {
	mu   sync.Mutex
	box  map[string][]string
	port int
	// refuse answers to an address.
	refuse map[string]*smtp.SMTPError
}

func mailServer(t *testing.T) *post {
	t.Helper()
	p := &post{box: map[string][]string{}, refuse: map[string]*smtp.SMTPError{}}
	server := smtp.NewServer(p)
	server.Domain, server.AllowInsecureAuth = "localhost", true
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	where, _ := l.Addr().(*net.TCPAddr)
	p.port = where.Port
	return p
}

func (p *post) letters(to string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.box[to]
}

func (p *post) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{p: p}, nil }

type session struct {
	p  *post
	to []string
}

func (s *session) Reset()                               { s.to = nil }
func (s *session) Logout() error                        { return nil }
func (s *session) Mail(string, *smtp.MailOptions) error { return nil }

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	if e := s.p.refuse[to]; e != nil {
		return e
	}
	s.to = append(s.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	for _, to := range s.to {
		s.p.box[to] = append(s.p.box[to], string(raw))
	}
	return err
}
