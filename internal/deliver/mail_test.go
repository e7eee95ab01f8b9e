package deliver_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
)

func (p *post) sender() deliver.SMTP {
	return deliver.SMTP{Host: "127.0.0.1", Port: p.port, From: "Сводка <svodka@example.ru>", TLS: "none"}
}

// opened is a letter taken apart: its texts by type and its files by name.
func opened(t *testing.T, raw []byte) (head mail.Header, texts, files map[string]string) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	check(t, err)
	texts, files = map[string]string{}, map[string]string{}
	var walk func(kind string, body io.Reader, disposition, encoding string)
	walk = func(kind string, body io.Reader, disposition, encoding string) {
		base, with, err := mime.ParseMediaType(kind)
		check(t, err)
		if strings.HasPrefix(base, "multipart/") {
			parts := multipart.NewReader(body, with["boundary"])
			for {
				p, err := parts.NextRawPart()
				if errors.Is(err, io.EOF) {
					return
				}
				check(t, err)
				walk(p.Header.Get("Content-Type"), p, p.Header.Get("Content-Disposition"), p.Header.Get("Content-Transfer-Encoding"))
			}
		}
		text := decoded(t, body, encoding)
		if _, with, err := mime.ParseMediaType(disposition); err == nil && with["filename"] != "" {
			files[with["filename"]] = text
			return
		}
		texts[base] = text
	}
	walk(m.Header.Get("Content-Type"), m.Body, "", m.Header.Get("Content-Transfer-Encoding"))
	return m.Header, texts, files
}

func TestMailIsALetter(t *testing.T) {
	p := serve(t, nil)
	l := schedule.Letter{
		ID: "0123456789abcdef", To: "ann@example.ru", Lang: lang.RU, Made: time.Date(2026, 11, 20, 6, 0, 0, 0, time.UTC),
		Unsubscribe: "https://svodka.example.ru/unsubscribe/abc",
		Parcel: schedule.Parcel{
			Subject: "Выручка\r\nBcc: eve@example.ru", Text: "Выручка 14,35 млн ₽\n", HTML: `<html><body><img src="cid:chart"></body></html>`,
			Files: []schedule.File{
				{Name: "Выручка за неделю — «Север» и ещё очень длинное название отчёта.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Body: bytes.Repeat([]byte{0, 1, 2, 255}, 5000)},
				{Name: "../../etc/passwd", Type: "text/csv", Body: []byte("a;b\n")},
				{Name: "chart.png", Type: "image/png", Body: []byte("png"), Inline: "chart"},
			},
		},
	}
	check(t, p.sender().Send(t.Context(), l))
	check(t, p.sender().Send(t.Context(), l))
	list := p.letters("ann@example.ru")
	if len(list) != 2 {
		t.Fatalf("%d letters", len(list))
	}
	head, texts, files := opened(t, list[0])
	if again, _, _ := opened(t, list[1]); again.Get("Message-Id") != head.Get("Message-Id") || head.Get("Message-Id") != "<0123456789abcdef@example.ru>" {
		t.Errorf("Message-ID %q, then %q", head.Get("Message-Id"), again.Get("Message-Id"))
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(head.Get("Subject"))
	check(t, err)
	if subject != "Выручка Bcc: eve@example.ru" || head.Get("Bcc") != "" {
		t.Errorf("subject %q, Bcc %q", subject, head.Get("Bcc"))
	}
	if head.Get("List-Unsubscribe") != "<https://svodka.example.ru/unsubscribe/abc>" || head.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" ||
		head.Get("Auto-Submitted") != "auto-generated" || head.Get("Date") != "Fri, 20 Nov 2026 06:00:00 +0000" {
		t.Errorf("heads: %v", head)
	}
	if !strings.Contains(texts["text/plain"], "14,35 млн ₽") || !strings.Contains(texts["text/plain"], l.Unsubscribe) ||
		!strings.Contains(texts["text/html"], `cid:chart`) || !strings.Contains(texts["text/html"], l.Unsubscribe) {
		t.Errorf("texts: %v", texts)
	}
	if files["Выручка за неделю — «Север» и ещё очень длинное название отчёта.xlsx"] != string(l.Files[0].Body) || files["_.._etc_passwd"] != "a;b\n" {
		t.Errorf("files: %v", len(files))
		for name := range files {
			t.Log(name)
		}
	}
	if !bytes.Contains(list[0], []byte("Content-Id: <chart>")) && !bytes.Contains(list[0], []byte("Content-ID: <chart>")) {
		t.Error("the picture has no id")
	}
}

func TestMailRefusals(t *testing.T) {
	p := serve(t, nil)
	p.refuse["gone@example.ru"] = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	p.refuse["policy@example.ru"] = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "not today"}
	p.refuse["later@example.ru"] = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "greylisted"}
	for to, want := range map[string]schedule.Trouble{
		"gone@example.ru": {Never: true, Off: true}, "policy@example.ru": {Never: true}, "later@example.ru": {}, "x@example.ru\r\nRCPT TO:<y@z>": {Never: true},
	} {
		err := p.sender().Send(t.Context(), schedule.Letter{ID: "1", To: to, Parcel: schedule.Parcel{Subject: "x", Text: "x"}})
		got := schedule.Trouble{}
		if e, ok := errors.AsType[*schedule.Trouble](err); ok {
			got = *e
		}
		if err == nil || got.Never != want.Never || got.Off != want.Off {
			t.Errorf("%s: %v, %+v", to, err, got)
		}
	}
	closed := p.sender()
	closed.Port = 1
	if err := closed.Send(t.Context(), schedule.Letter{ID: "1", To: "ann@example.ru"}); err == nil {
		t.Error("a letter went to nobody")
	}
}

func TestMailIsNotSentInTheClear(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	now := time.Now()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	check(t, err)
	cert, err := x509.ParseCertificate(raw)
	check(t, err)
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	p := serve(t, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{raw}, PrivateKey: key}}, MinVersion: tls.VersionTLS12})
	l := schedule.Letter{ID: "1", To: "ann@example.ru", Parcel: schedule.Parcel{Subject: "x", Text: "x"}}
	s := p.sender()
	s.TLS = ""
	if err := s.Send(t.Context(), l); err == nil {
		t.Error("a certificate of nobody was trusted")
	}
	s.Config = &tls.Config{RootCAs: roots, ServerName: "127.0.0.1", MinVersion: tls.VersionTLS12}
	check(t, s.Send(t.Context(), l))
	plain := serve(t, nil).sender()
	plain.TLS = "starttls"
	if err := plain.Send(t.Context(), l); err == nil {
		t.Error("a letter went out in the clear")
	}
}

// TestThreePeopleThreeLetters: everybody's figures are asked with their own rights, and nobody gets another's.
func TestThreePeopleThreeLetters(t *testing.T) {
	p := serve(t, nil)
	d := newDesk(t, deliver.Post{schedule.Mail: p.sender()})
	boss := board.Person{Login: "boss@example.ru", Role: "owner"}
	_, err := d.Add(t.Context(), boss, weekly(byMail("boss@example.ru"), byMail("ann@example.ru"), byMail("ivan@example.ru")))
	check(t, err)
	d.work(t)
	if all, _, _ := p.count(); all != 0 {
		t.Fatalf("%d letters before their time", all)
	}
	d.wait(61 * time.Minute)
	d.work(t)
	for to, want := range map[string]string{"boss@example.ru": "all", "ann@example.ru": "rows owner=amocrm:17", "ivan@example.ru": "rows owner=amocrm:18"} {
		list := p.letters(to)
		if len(list) != 1 {
			t.Fatalf("%s got %d letters", to, len(list))
		}
		_, texts, files := opened(t, list[0])
		if got := files["Выручка за неделю — «Север».csv"]; got != want {
			t.Errorf("%s got %q, want %q", to, got, want)
		}
		if word := map[bool]string{true: "Stop these letters", false: "Больше не получать"}[to == "ann@example.ru"]; !strings.Contains(texts["text/plain"], word) {
			t.Errorf("%s is written to in another language: %s", to, texts["text/plain"])
		}
	}
	if len(d.print.asked) != 3 {
		t.Errorf("asked %d times", len(d.print.asked))
	}
	for _, o := range d.print.asked {
		if o.Viewer.ID != o.Who.Login {
			t.Errorf("%s was answered with the rights of %s", o.Who.Login, o.Viewer.ID)
		}
	}
	d.wait(24 * time.Hour) // Saturday
	d.work(t)
	if all, _, _ := p.count(); all != 3 {
		t.Errorf("%d letters after a Saturday", all)
	}
	list, err := d.Store.JobLog(t.Context(), 1)
	check(t, err)
	if len(list) != 2 || list[0].State != schedule.Sending || list[1].State != schedule.Sent {
		t.Errorf("log: %+v", list)
	}
}

// TestUnsubscribe: the link in the letter ends it, for its reader alone.
func TestUnsubscribe(t *testing.T) {
	p := serve(t, nil)
	d := newDesk(t, deliver.Post{schedule.Mail: p.sender()})
	boss := board.Person{Login: "boss@example.ru", Role: "owner"}
	x, err := d.Add(t.Context(), boss, weekly(byMail("ann@example.ru"), byMail("ivan@example.ru")))
	check(t, err)
	d.wait(2 * time.Hour)
	d.work(t)
	head, _, _ := opened(t, p.letters("ann@example.ru")[0])
	link := strings.Trim(head.Get("List-Unsubscribe"), "<>")
	token := link[strings.LastIndexByte(link, '/')+1:]
	of, who, err := d.WhoseLetters(t.Context(), token)
	check(t, err)
	if of.ID != x.ID || who.Login != "ann@example.ru" {
		t.Errorf("the link is of %s, %v", of.ID, who)
	}
	if _, err := d.StopLetters(t.Context(), "A"+token[1:]+"A"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a made-up link: %v", err)
	}
	_, err = d.StopLetters(t.Context(), token)
	check(t, err)
	d.wait(72 * time.Hour) // Monday
	d.work(t)
	if a, b := len(p.letters("ann@example.ru")), len(p.letters("ivan@example.ru")); a != 1 || b != 2 {
		t.Errorf("Ann has %d letters, Ivan %d", a, b)
	}
	check(t, d.SetStopped(t.Context(), "ann@example.ru", x.ID, schedule.Mail, false))
	d.wait(24 * time.Hour)
	d.work(t)
	if a := len(p.letters("ann@example.ru")); a != 2 {
		t.Errorf("Ann has %d letters", a)
	}
}

// TestNoMailbox: an address that does not exist is switched off and not tried again.
func TestNoMailbox(t *testing.T) {
	p := serve(t, nil)
	p.refuse["ann@example.ru"] = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	d := newDesk(t, deliver.Post{schedule.Mail: p.sender()})
	_, err := d.Add(t.Context(), board.Person{Login: "boss@example.ru", Role: "owner"}, weekly(byMail("ann@example.ru")))
	check(t, err)
	d.wait(2 * time.Hour)
	d.work(t)
	c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Mail)
	check(t, err)
	if s := d.states(t); c.Off == "" || s[schedule.Failed] != 1 {
		t.Errorf("%+v %v", c, s)
	}
	p.mu.Lock()
	delete(p.refuse, "ann@example.ru")
	p.mu.Unlock()
	d.wait(72 * time.Hour)
	d.work(t)
	if s := d.states(t); s[schedule.Skipped] != 1 {
		t.Errorf("a channel that is off: %v", s)
	}
	check(t, d.TurnOn(t.Context(), "ann@example.ru", schedule.Mail))
	d.wait(24 * time.Hour)
	d.work(t)
	if s := d.states(t); s[schedule.Sent] != 1 {
		t.Errorf("a channel that is on again: %v", s)
	}
}

func TestBounces(t *testing.T) {
	raw := strings.ReplaceAll(`From: MAILER-DAEMON@mx.example.ru
To: svodka@example.ru
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.ru

Final-Recipient: rfc822; Ann@example.ru
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

Final-Recipient: rfc822; full@example.ru
Action: failed
Status: 5.2.2 (mailbox full)

Final-Recipient: rfc822; slow@example.ru
Action: delayed
Status: 4.4.1
--b--
`, "\n", "\r\n")
	list, ok, err := deliver.ReadBounce(strings.NewReader(raw))
	check(t, err)
	if !ok || len(list) != 2 || list[0].Address != "ann@example.ru" || !list[0].Permanent || list[1].Permanent {
		t.Errorf("%v %+v", ok, list)
	}
	if _, ok, err := deliver.ReadBounce(strings.NewReader("Subject: hello\r\n\r\nhello\r\n")); ok || err != nil {
		t.Errorf("a letter of a person: %v %v", ok, err)
	}
	d := newDesk(t, nil)
	check(t, d.TurnOff(t.Context(), schedule.Mail, "ann@example.ru", list[0].Note))
	if c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Mail); err != nil || c.Off == "" {
		t.Errorf("%+v %v", c, err)
	}
}
