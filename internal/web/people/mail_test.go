package people_test

import (
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"

	"svodka/internal/web/people"
)

// inbox is a mail server that keeps what it is given.
type inbox struct {
	mu   sync.Mutex
	to   []string
	text string
}

func (b *inbox) NewSession(*smtp.Conn) (smtp.Session, error) { return b, nil }

func (b *inbox) Reset()        {}
func (b *inbox) Logout() error { return nil }

func (b *inbox) Mail(string, *smtp.MailOptions) error { return nil }

func (b *inbox) Rcpt(to string, _ *smtp.RcptOptions) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.to = append(b.to, to)
	return nil
}

func (b *inbox) Data(r io.Reader) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	text, err := io.ReadAll(r)
	b.text = string(text)
	return err
}

func TestSMTP(t *testing.T) {
	box := &inbox{}
	server := smtp.NewServer(box)
	server.Domain = "localhost"
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	where, _ := listener.Addr().(*net.TCPAddr)
	s := people.SMTP{Host: "127.0.0.1", Port: where.Port, From: "svodka@example.ru", TLS: "none"}
	check(t, s.Send(t.Context(), people.Letter{To: "ann@example.ru", Subject: "Сводка", Text: "https://svodka.example.ru/reset/ABC\n"}))
	box.mu.Lock()
	if len(box.to) != 1 || box.to[0] != "ann@example.ru" || !strings.Contains(box.text, "https://svodka.example.ru/reset/ABC") || !strings.Contains(box.text, "Subject: =?UTF-8?") {
		t.Errorf("%v\n%s", box.to, box.text)
	}
	box.mu.Unlock()
	if err := s.Send(t.Context(), people.Letter{To: "ann@example.ru\r\nBcc: eve@example.ru", Subject: "x"}); err == nil {
		t.Error("an address with a line break was taken")
	}
	s.TLS = "starttls"
	if err := s.Send(t.Context(), people.Letter{To: "ann@example.ru", Subject: "x"}); err == nil {
		t.Error("a letter went out in the clear")
	}
}
