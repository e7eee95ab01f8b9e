package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/http/httptest"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/xuri/excelize/v2"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/fake/telegram"
	"svodka/internal/model/crm"
	"svodka/internal/schedule"
	"svodka/internal/source/demo"
)

// letterRig is the made-up company with everything that sends wired as the server wires it, a mail server and a bot.
type letterRig struct {
	*testing.T

	app     *app
	house   *house
	people  *people
	post    *post
	box     *mailbox
	bot     *telegram.Server
	company *demo.Company
	now     time.Time
}

func newLetterRig(t *testing.T) *letterRig {
	t.Helper()
	r := &letterRig{T: t, company: demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.1})}
	r.now = r.company.End()
	engine, err := memory.Open(r.company.Settings())
	r.check(err)
	_, err = engine.Load(t.Context(), r.company.Batch(r.company.End()))
	r.check(err)
	shipped, err := crm.Load()
	r.check(err)
	now := func() time.Time { return r.now }
	r.app = &app{io: Streams{Out: io.Discard, Err: io.Discard}, now: now}
	r.house = &house{dir: t.TempDir(), model: shipped}
	r.house.goals = r.app.targets(r.house.dir)
	r.house.desk = ask.New(ask.Options{Model: shipped, Engine: engine, Targets: r.house.goals.view, Now: now})
	r.check(r.app.planDemo(t.Context(), r.house, r.company))
	r.people, err = r.house.people(t.Context(), r.app)
	r.check(err)
	t.Cleanup(func() { _, _ = r.people.close(), r.house.goals.close() })
	r.box = newMailbox(t)
	r.bot = telegram.New(telegram.Options{Now: now})
	server := httptest.NewServer(r.bot)
	t.Cleanup(server.Close)
	r.app.conf = config{
		Lang: "ru", Base: "https://svodka.example.ru", Mail: mailConfig{Host: "127.0.0.1", Port: r.box.port, From: "Сводка <svodka@example.ru>", TLS: "none"},
		Telegram: telegramConfig{Token: r.bot.Token(), Base: server.URL}, Folder: "outbox",
	}
	r.post = r.app.wired(t, r.house, r.people)
	return r
}

// wired makes the post with its pages as serve does.
func (a *app) wired(t testing.TB, h *house, p *people) *post {
	t.Helper()
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	w, err := a.works(t.Context(), h, p, log)
	if err != nil {
		t.Fatal(err)
	}
	return w.letters
}

func (r *letterRig) check(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// person adds somebody who has come in already.
func (r *letterRig) person(u account.User) account.User {
	r.Helper()
	u.Lang, u.Hash, u.Created = "ru", "x", r.now
	r.check(r.people.store.AddUser(r.Context(), u))
	return u
}

// team is the department with the most people who work, those people, and all who work, by id and name.
func (r *letterRig) team() (department string, names, all map[string]string) {
	r.Helper()
	h, err := r.house.desk.House(r.Context())
	r.check(err)
	count := map[string]int{}
	all = map[string]string{}
	for _, p := range h.People {
		all[p.ID] = p.Name
		if p.Active && p.Department != "" {
			if count[p.Department]++; count[p.Department] > count[department] {
				department = p.Department
			}
		}
	}
	names = map[string]string{}
	for _, p := range h.People {
		if p.Department == department {
			names[p.ID] = p.Name
		}
	}
	return department, names, all
}

// send adds a schedule, lets its time come and works the queue off.
func (r *letterRig) send(x schedule.Schedule) schedule.Schedule {
	r.Helper()
	x, err := r.post.schedules.Add(r.Context(), board.Person{Login: "igor@example.ru", Role: account.Owner}, x)
	r.check(err)
	_, err = r.post.schedules.SendNow(r.Context(), board.Person{Login: "igor@example.ru", Role: account.Owner}, x.ID)
	r.check(err)
	r.work()
	return x
}

func (r *letterRig) work() {
	r.Helper()
	for {
		did, err := r.post.schedules.Work(r.Context())
		r.check(err)
		if !did {
			return
		}
	}
}

// jobs tells what became of the letters of a schedule, by recipient.
func (r *letterRig) jobs(id string) map[string]schedule.Job {
	r.Helper()
	list, err := r.people.store.Jobs(r.Context(), schedule.JobFilter{Schedule: id})
	r.check(err)
	out := map[string]schedule.Job{}
	for _, j := range list {
		out[j.Recipient.Key()] = j
	}
	return out
}

// mailbox is a mail server that keeps what it is given, by address.
type mailbox struct {
	mu     sync.Mutex
	box    map[string][][]byte
	refuse map[string]*smtp.SMTPError
	// slow is how long the server thinks once it has a letter.
	slow time.Duration
	port int
}

func newMailbox(t testing.TB) *mailbox {
	t.Helper()
	b := &mailbox{box: map[string][][]byte{}, refuse: map[string]*smtp.SMTPError{}}
	server := smtp.NewServer(b)
	server.Domain, server.MaxMessageBytes = "localhost", 64<<20
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	b.port = l.Addr().(*net.TCPAddr).Port
	return b
}

func (b *mailbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &mailSession{b: b}, nil }

func (b *mailbox) got(to string) [][]byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.box[to])
}

func (b *mailbox) all() (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, list := range b.box {
		n += len(list)
	}
	return n
}

type mailSession struct {
	b  *mailbox
	to []string
}

func (s *mailSession) Reset()                               { s.to = nil }
func (s *mailSession) Logout() error                        { return nil }
func (s *mailSession) Mail(string, *smtp.MailOptions) error { return nil }

func (s *mailSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.b.mu.Lock()
	defer s.b.mu.Unlock()
	if e := s.b.refuse[to]; e != nil {
		return e
	}
	s.to = append(s.to, to)
	return nil
}

func (s *mailSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil { // a letter that was cut off was never taken
		return err
	}
	defer time.Sleep(s.b.slow)
	s.b.mu.Lock()
	defer s.b.mu.Unlock()
	for _, to := range s.to {
		s.b.box[to] = append(s.b.box[to], raw)
	}
	return nil
}

// opened is a letter as a mail program shows it.
type openedLetter struct {
	mail.Header

	subject, text, html string
	files               map[string][]byte // attachments by the end of their names
	names               []string
	inline              map[string][]byte
}

func openLetter(t testing.TB, raw []byte) openedLetter {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	o := openedLetter{Header: m.Header, files: map[string][]byte{}, inline: map[string][]byte{}}
	o.subject, err = new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	o.part(t, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Header.Get("Content-Disposition"), m.Header.Get("Content-Id"), m.Body)
	return o
}

func (o *openedLetter) part(t testing.TB, kind, coding, place, id string, body io.Reader) {
	t.Helper()
	media, with, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(media, "multipart/") {
		for parts := multipart.NewReader(body, with["boundary"]); ; {
			p, err := parts.NextRawPart()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			o.part(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p.Header.Get("Content-Disposition"), p.Header.Get("Content-Id"), p)
		}
	}
	switch strings.ToLower(coding) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	raw, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	disposition, named, _ := mime.ParseMediaType(place)
	switch {
	case disposition == "attachment":
		o.files[filepath.Ext(named["filename"])] = raw
		o.names = append(o.names, named["filename"])
	case id != "":
		o.inline[strings.Trim(id, "<>")] = raw
	case media == "text/plain":
		o.text = string(raw)
	case media == "text/html":
		o.html = string(raw)
	}
}

// cells gives every text of a workbook.
func cells(t testing.TB, workbook []byte) (list []string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			list = append(list, row...)
		}
	}
	return list
}

// paperText is the text of a PDF, as a reader's program takes it out; "" where there is no such program.
func paperText(t testing.TB, pdf []byte) string {
	t.Helper()
	exe, err := exec.LookPath("pdftotext")
	if err != nil {
		return ""
	}
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(exe, "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
