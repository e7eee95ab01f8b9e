package schedule_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/cal"
	"svodka/internal/deliver"
	"svodka/internal/fake/telegram"
	"svodka/internal/letter"
	"svodka/internal/schedule"
	"svodka/internal/seal"
	pages "svodka/internal/web/schedule"
	"svodka/internal/web/webtest"
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
	*webtest.Rig

	service *schedule.Service
	alerts  *alert.Service
	office  *deliver.Office
	post    *post
	bot     *telegram.Server
	days    atomic.Int64 // passed since Friday, 20 November 2026
	made    []string     // schedules
}

// Render makes a letter that says whose rights it was made with.
func (g *rig) Render(_ context.Context, o schedule.Order) (schedule.Parcel, error) {
	return schedule.Parcel{Subject: o.Title, Text: "as " + o.Who.Login}, nil
}

func (g *rig) now() time.Time {
	return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC).AddDate(0, 0, int(g.days.Load()))
}

// token is the bot's of the tests.
const token = "123456789:AAbbccddeeffgghhiijjkkllmm"

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{post: mailServer(t)}
	g.Rig = webtest.Open(t, webtest.Options{
		Company: company, Now: g.now,
		People: []account.Person{
			{Login: "adam@firm.ru", Name: "Адам Админ", Role: account.Admin},
			{Login: "hugo@firm.ru", Name: "Гуго Головин", Role: account.Head, Departments: []string{"t:all"}},
			{Login: "ann@firm.ru", Name: "Анна Ким", Role: account.Manager, CRMUser: "t:ann"},
			{Login: "bob", Name: "Боб Ли", Role: account.Manager, CRMUser: "t:bob"},
			{Login: "rita@firm.ru", Name: "Рита Чтец", Role: account.Reader},
		},
	})
	safe, err := seal.New("a secret of the tests")
	g.Check(err)
	g.bot = telegram.New(telegram.Options{Token: token, Name: "firma_bot", Now: g.now})
	api := httptest.NewServer(g.bot)
	t.Cleanup(api.Close)
	g.office = deliver.NewOffice(deliver.OfficeOptions{
		Store: deliver.Keeper{Shelf: g.Store, Safe: safe}, Dir: t.TempDir(), BotBase: api.URL, Now: g.now,
	})
	calendar := cal.Default(time.FixedZone("Europe/Moscow", 3*60*60))
	calendar.Holidays = cal.Russia()
	g.service = schedule.New(schedule.Options{
		Store: g.Store, People: g.Accounts, Renderer: g, Sender: g.office, Safe: safe, Audit: g.Audit, Now: g.now,
		Viewer: func(_ context.Context, u account.User, _ string) (access.Viewer, error) {
			return g.Accounts.Viewer(u), nil
		},
		Calendar:    func() cal.Calendar { return calendar },
		Unsubscribe: func(token string) string { return "https://svodka.firm.ru/unsubscribe/" + token },
	})
	g.alerts, err = alert.New(alert.Options{
		Store: g.Store, Asker: g.Desk, Model: g.Model, Now: g.now, People: g.Accounts.List, Viewer: g.Accounts.Viewer, Stopped: g.service.AlertStopped,
		Sender: letter.NewAlerts(letter.AlertsOptions{
			Post: g.office, Contact: g.service.Contact, Base: "https://svodka.firm.ru", Now: g.now, Stop: g.service.AlertLink,
		}),
	})
	g.Check(err)
	mux := http.NewServeMux()
	pages.New(g.Site, pages.Options{Service: g.service, Delivery: g.office, Alerts: g.alerts}).Routes(mux)
	g.Serve(mux)
	return g
}

// mails sets mail up.
func (g *rig) mails() {
	g.Helper()
	g.Check(g.office.Save(g.Context(), deliver.Settings{Host: "127.0.0.1", Port: g.post.port, TLS: "none", From: "reports@firm.ru"}))
}

// work sends what waits.
func (g *rig) work() {
	g.Helper()
	_, err := g.service.Plan(g.Context())
	g.Check(err)
	for {
		did, err := g.service.Work(g.Context())
		g.Check(err)
		if !did {
			return
		}
	}
}

// done fails unless a form was taken.
func (g *rig) done(a webtest.Got) webtest.Got {
	g.Helper()
	if a.Status != http.StatusSeeOther {
		g.Fatalf("it was not taken: %d %s", a.Status, a.Text())
	}
	return a
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
	g.done(g.Post(login, "/schedules/new", usual(pairs...)...))
	list, err := g.service.Store.Schedules(g.Context())
	g.Check(err)
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
	if err != nil { // a letter that was cut off was never taken
		return err
	}
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	for _, to := range s.to {
		s.p.box[to] = append(s.p.box[to], string(raw))
	}
	return nil
}
