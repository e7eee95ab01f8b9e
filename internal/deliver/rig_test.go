package deliver_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/schedule"
	"svodka/internal/seal"
	"svodka/internal/store/sqlite"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// post is a mail server that keeps what it is given, by address, and refuses what it is told to.
type post struct {
	mu     sync.Mutex
	box    map[string][][]byte
	refuse map[string]*smtp.SMTPError // by address, at RCPT
	// onData is called when a letter was taken, before the server says so.
	onData func(to string)
	cut    atomic.Int32 // that many connections end without an answer to the letter
	port   int
}

func serve(t *testing.T, secure *tls.Config) *post {
	t.Helper()
	p := &post{box: map[string][][]byte{}, refuse: map[string]*smtp.SMTPError{}}
	server := smtp.NewServer(p)
	server.Domain, server.TLSConfig, server.AllowInsecureAuth = "localhost", secure, true
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	where, _ := l.Addr().(*net.TCPAddr)
	p.port = where.Port
	return p
}

func (p *post) NewSession(c *smtp.Conn) (smtp.Session, error) { return &session{p: p, conn: c}, nil }

func (p *post) count() (all int, byBox map[string]int, ids map[string]map[string]bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	byBox, ids = map[string]int{}, map[string]map[string]bool{}
	for to, list := range p.box {
		ids[to] = map[string]bool{}
		for _, raw := range list {
			all++
			byBox[to]++
			if m, err := mail.ReadMessage(bytes.NewReader(raw)); err == nil {
				ids[to][m.Header.Get("Message-Id")] = true
			}
		}
	}
	return all, byBox, ids
}

func (p *post) letters(to string) [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.box[to]
}

type session struct {
	p    *post
	conn *smtp.Conn
	to   []string
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
	if err != nil {
		return err
	}
	s.p.mu.Lock()
	for _, to := range s.to {
		s.p.box[to] = append(s.p.box[to], raw)
	}
	do := s.p.onData
	s.p.mu.Unlock()
	if do != nil {
		do(strings.Join(s.to, ","))
	}
	if s.p.cut.Add(-1) >= 0 {
		_ = s.conn.Conn().Close() // the letter is in, nobody says so
	}
	return nil
}

// team is who has an account.
type team map[string]account.User

func (m team) Find(_ context.Context, login string) (account.User, error) {
	if u, ok := m[login]; ok {
		return u, nil
	}
	return account.User{}, fault.Sentence(fault.NotFound, "There is no such account.", "Такой учётной записи нет.")
}

// printer makes letters that say whose rights they were asked with.
type printer struct {
	mu    sync.Mutex
	asked []schedule.Order
	pages func(o schedule.Order) (schedule.Parcel, error)
}

func (p *printer) Render(_ context.Context, o schedule.Order) (schedule.Parcel, error) {
	p.mu.Lock()
	p.asked = append(p.asked, o)
	p.mu.Unlock()
	if p.pages != nil {
		return p.pages(o)
	}
	var rows strings.Builder
	for _, alt := range o.Viewer.Grant.Rows {
		for _, c := range alt {
			rows.WriteString(c.Name + "=" + strings.Join(c.Values, ","))
		}
	}
	text := "all"
	if !o.Viewer.Grant.All {
		text = "rows " + rows.String()
	}
	return schedule.Parcel{
		Subject: o.Title, Text: text, HTML: "<html><body><p>" + text + "</p></body></html>",
		Files: []schedule.File{{Name: "Выручка за неделю — «Север».csv", Type: "text/csv", Body: []byte(text)}},
	}, nil
}

// desk is a whole scheduling service with its store and clock.
type desk struct {
	*schedule.Service

	store *sqlite.Store
	team  team
	print *printer
	now   atomic.Int64
	path  string
}

func (d *desk) at() time.Time { return time.Unix(d.now.Load(), 0) }

func (d *desk) wait(by time.Duration) { d.now.Add(int64(by / time.Second)) }

func viewerOf(u account.User) access.Viewer {
	v := access.Viewer{ID: u.Login, Name: u.Name, Lang: u.Lang}
	if u.Role == account.Owner || u.Role == account.Admin {
		v.Grant.All = true
		return v
	}
	if u.CRMUser != "" {
		v.Grant.Rows = [][]model.Cond{{{Name: "owner", Op: "in", Values: []string{u.CRMUser}}}}
	}
	return v
}

func newDesk(t *testing.T, sender schedule.Sender) *desk {
	t.Helper()
	d := &desk{path: filepath.Join(t.TempDir(), "app.db"), print: &printer{}}
	d.team = team{
		"boss@example.ru": {Login: "boss@example.ru", Name: "Boss", Role: account.Owner, Lang: "ru"},
		"ann@example.ru":  {Login: "ann@example.ru", Name: "Ann", Role: account.Manager, Lang: "en", CRMUser: "amocrm:17"},
		"ivan@example.ru": {Login: "ivan@example.ru", Name: "Иван", Role: account.Manager, Lang: "ru", CRMUser: "amocrm:18"},
		"olga":            {Login: "olga", Name: "Ольга", Role: account.Head, Lang: "ru"},
	}
	d.now.Store(time.Date(2026, 11, 20, 5, 0, 0, 0, time.UTC).Unix()) // Friday, 8:00 in Moscow
	d.open(t, sender)
	return d
}

// open starts the service anew on the same file, as after a restart.
func (d *desk) open(t *testing.T, sender schedule.Sender) {
	t.Helper()
	store, err := sqlite.Open(context.Background(), d.path)
	check(t, err)
	t.Cleanup(func() { _ = store.Close() })
	d.store = store
	d.Service = service(store, d.team, d.print, sender, d.at)
}

func service(store schedule.Store, people schedule.People, renderer schedule.Renderer, sender schedule.Sender, now func() time.Time) *schedule.Service {
	zone := time.FixedZone("MSK", 3*60*60)
	calendar := cal.Default(zone)
	calendar.Holidays = cal.Russia()
	safe, err := seal.New("a secret of the tests, long enough")
	if err != nil {
		panic(err)
	}
	o := schedule.Options{
		Store: store, People: people, Renderer: renderer, Sender: sender, Safe: safe, Now: now,
		Viewer:      func(_ context.Context, u account.User, _ string) (access.Viewer, error) { return viewerOf(u), nil },
		Calendar:    func() cal.Calendar { return calendar },
		Unsubscribe: func(token string) string { return "https://svodka.example.ru/unsubscribe/" + token },
	}
	if s, ok := store.(audit.Store); ok {
		o.Audit = &audit.Log{Store: s, Now: now}
	}
	return schedule.New(o)
}

func weekly(to ...schedule.Recipient) schedule.Schedule {
	return schedule.Schedule{
		Title: "Выручка за неделю", When: "по будням в 9:00", Recipients: to,
		Content: schedule.Content{Board: "sales", Query: "period=week", Forms: []schedule.Form{schedule.CSV}},
	}
}

func byMail(login string) schedule.Recipient {
	return schedule.Recipient{Login: login, Channel: schedule.Mail}
}

// work plans and works until nothing is left that could be done now.
func (d *desk) work(t *testing.T) {
	t.Helper()
	_, err := d.Plan(t.Context())
	check(t, err)
	for {
		did, err := d.Work(t.Context())
		check(t, err)
		if !did {
			return
		}
	}
}

func (d *desk) states(t *testing.T) map[schedule.State]int {
	t.Helper()
	list, err := d.store.Jobs(t.Context(), schedule.JobFilter{Limit: 1000})
	check(t, err)
	out := map[schedule.State]int{}
	for _, j := range list {
		out[j.State]++
	}
	return out
}

func decoded(t *testing.T, body io.Reader, encoding string) string {
	t.Helper()
	switch strings.ToLower(encoding) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	raw, err := io.ReadAll(body)
	check(t, err)
	return string(raw)
}
