package deliver_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"testing"

	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
)

// listens is a server that does something with each connection, and ends it.
func listens(t *testing.T, do func(net.Conn)) (port int) {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	check(t, err)
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = conn.Close() }()
				do(conn)
			}()
		}
	}()
	where, _ := l.Addr().(*net.TCPAddr)
	return where.Port
}

// speaks is a server that greets with a line and answers what begins with a word; what it does not know ends the connection.
func speaks(t *testing.T, greeting string, answers map[string]string) (port int) {
	t.Helper()
	return listens(t, func(conn net.Conn) {
		_, _ = io.WriteString(conn, greeting)
		for lines := bufio.NewScanner(conn); lines.Scan(); {
			word, _, _ := strings.Cut(lines.Text(), " ")
			text, ok := answers[word]
			if !ok {
				return
			}
			_, _ = io.WriteString(conn, text)
		}
	})
}

// told fails unless an error is that sentence in both languages, with nothing of the network's own words.
func told(t *testing.T, what string, err error, en, ru string) {
	t.Helper()
	if fault.KindOf(err) != fault.Conflict || !strings.Contains(lang.EN.Message(err), en) || !strings.Contains(lang.RU.Message(err), ru) {
		t.Errorf("%s: %q, %q", what, lang.EN.Message(err), lang.RU.Message(err))
	}
	if note := schedule.Told(err); strings.Contains(note, "dial tcp") || strings.Contains(note, "lookup") || strings.Contains(note, "127.0.0.1") {
		t.Errorf("%s is noted as %q", what, note)
	}
}

// TestWhyMailDoesNotLeave: what is wrong with a mail server is said in a sentence, with the code it answered.
func TestWhyMailDoesNotLeave(t *testing.T) {
	const hello = "250-mail.example.ru\r\n250 SIZE 1000000\r\n"
	const keys = "250-mail.example.ru\r\n250 AUTH CRAM-MD5\r\n"
	bye := map[string]string{"EHLO": hello, "HELO": hello, "QUIT": "221 bye\r\n"}
	keyed := func(answer string) map[string]string {
		return map[string]string{"EHLO": keys, "AUTH": answer, "QUIT": "221 bye\r\n", "*": "501 cancelled\r\n"}
	}
	for _, p := range []struct {
		name, greeting string
		answers        map[string]string
		tls, user      string
		en, ru         string
	}{
		{"no encryption", "220 mail\r\n", bye, "starttls", "", "offers no encryption (STARTTLS)", "не предлагает шифрование (STARTTLS)"},
		{"no signing in", "220 mail\r\n", bye, "none", "robot", "does not offer to sign in", "не предлагает вход по паролю"},
		{"not TLS", "220 mail\r\n", bye, "tls", "", "does not begin with TLS", "не начинает с TLS"},
		{
			"a wrong password", "220 mail\r\n", keyed("535 5.7.8 authentication failed\r\n"), "none", "robot",
			"does not take this user or password: 535 5.7.8", "не принял имя пользователя или пароль: 535 5.7.8",
		},
		{
			"no entry", "220 mail\r\n", keyed("454 4.7.0 try later\r\n"), "none", "robot",
			"did not let the user in: 454 4.7.0", "не впустил пользователя: 454 4.7.0",
		},
		{"broken off", "", nil, "none", "", "broke the connection off", "разорвал соединение"},
	} {
		s := deliver.SMTP{Host: "127.0.0.1", Port: speaks(t, p.greeting, p.answers), TLS: p.tls, User: p.user, Password: "geheim", From: "a@example.ru"}
		if p.greeting == "" {
			s.Port = hangsUp(t)
		}
		err := s.Send(t.Context(), schedule.Letter{ID: "1", To: "ann@example.ru", Parcel: schedule.Parcel{Subject: "x", Text: "x"}})
		told(t, p.name, err, p.en, p.ru)
		if strings.Contains(schedule.Told(err), "geheim") {
			t.Errorf("%s tells the password", p.name)
		}
	}
	closed := deliver.SMTP{Host: "127.0.0.1", Port: hangsUp(t), TLS: "none", From: "a@example.ru"}
	closed.Port = 1
	told(t, "nobody listens", closed.Send(t.Context(), schedule.Letter{ID: "1", To: "ann@example.ru"}), "does not take connections", "не принимает соединения")
}

// hangsUp is a server that ends each connection at once.
func hangsUp(t *testing.T) int {
	t.Helper()
	return listens(t, func(net.Conn) {})
}

// TestUnreached: names that are not found are told without the address of who was asked.
func TestUnreached(t *testing.T) {
	dns := func(found bool) error {
		return &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{
			Err: "no such host", Name: "smtp.example.ru", Server: "10.0.0.2:53", IsNotFound: !found, IsTimeout: found,
		}}
	}
	told(t, "no name", deliver.Unreached(dns(false)), "smtp.example.ru is not found", "Сервер smtp.example.ru не найден")
	told(t, "no answer about a name", deliver.Unreached(dns(true)), "smtp.example.ru cannot be looked up", "smtp.example.ru сейчас не определяется")
	told(t, "silence", deliver.Unreached(&net.OpError{Op: "read", Err: os.ErrDeadlineExceeded}), "did not answer in time", "не ответил вовремя")
	told(t, "no patience", deliver.Unreached(context.DeadlineExceeded), "did not answer in time", "не ответил вовремя")
	told(t, "no way", deliver.Unreached(&net.OpError{Op: "dial", Err: errors.New("network is unreachable")}), "cannot be reached", "недоступен")
	for _, err := range []error{nil, context.Canceled, errors.New("something else")} {
		if got := deliver.Unreached(err); !errors.Is(got, err) || err != nil && fault.KindOf(got) == fault.Conflict {
			t.Errorf("%v became %v", err, got)
		}
	}
	if strings.Contains(schedule.Told(deliver.Unreached(dns(false))), "10.0.0.2") {
		t.Error("the name server's address is told")
	}
}
