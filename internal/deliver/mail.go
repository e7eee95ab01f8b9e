package deliver

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"html"
	"mime"
	"net/textproto"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

// SMTP sends letters through a mail server. It signs nothing: DKIM is the relay's business.
type SMTP struct {
	Host           string
	Port           int
	User, Password string // "" signs in nowhere
	From           string
	// TLS is "starttls" (the default), "tls" from the first byte, or "none" inside one's own network.
	TLS string
	// Config is for servers with a certificate of one's own; nil is the system's.
	Config *tls.Config
}

var _ schedule.Sender = SMTP{}

// Send sends one letter. Its Message-ID is made of the letter's id, so that one which arrives twice is one to the mailbox.
func (s SMTP) Send(ctx context.Context, l schedule.Letter) (err error) {
	defer fault.Wrap(&err, "deliver.SMTP")
	m, err := s.message(l)
	if err != nil {
		return never(err)
	}
	c, err := s.client()
	if err != nil {
		return err
	}
	conn, err := c.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return said(err)
	}
	err = c.SendWithSMTPClient(conn, m)
	// The server has the letter once it says so; whether it hears a farewell does not matter.
	_ = c.CloseWithSMTPClient(conn)
	return refusal(err)
}

func (s SMTP) client() (*mail.Client, error) {
	const patience = 30 * time.Second
	options := []mail.Option{mail.WithTimeout(patience), mail.WithPort(s.Port)}
	switch s.TLS {
	case "tls":
		options = append(options, mail.WithSSL())
	case "none":
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.Config != nil {
		options = append(options, mail.WithTLSConfig(s.Config))
	}
	if s.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	return mail.NewClient(s.Host, options...)
}

// refusal tells what a server's answer means: 4xx passes, 5xx does not, and 5.1.x is an address that does not exist.
func refusal(err error) error {
	var e *mail.SendError
	if err == nil || !errors.As(err, &e) || e.IsTemp() || e.ErrorCode() < 500 {
		return said(err)
	}
	status, code := e.EnhancedStatusCode(), e.ErrorCode()
	gone := strings.HasPrefix(status, "5.1.") || status == "5.2.1" || status == "" && (code == 550 || code == 551 || code == 553)
	if e.Reason == mail.ErrSMTPRcptTo && gone {
		return off(said(err))
	}
	return never(said(err))
}

func (s SMTP) message(l schedule.Letter) (*mail.Msg, error) {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := m.From(s.From); err != nil {
		return nil, err
	}
	if err := m.To(l.To); err != nil {
		return nil, err
	}
	m.Subject(strings.Join(strings.Fields(l.Subject), " "))
	m.SetMessageIDWithValue(MessageID(l.ID, s.From))
	m.SetDateWithValue(l.Made)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader(mail.HeaderXAutoResponseSuppress, "All")
	text, page := l.Text, l.HTML
	if l.Unsubscribe != "" {
		m.SetGenHeader("List-Unsubscribe", "<"+l.Unsubscribe+">")
		m.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
		text, page = farewell(l, text, page)
	}
	m.SetBodyString(mail.TypeTextPlain, text)
	if page != "" {
		m.AddAlternativeString(mail.TypeTextHTML, page)
	}
	for _, f := range l.Files {
		if err := attach(m, f); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// farewell puts the way out under a letter.
func farewell(l schedule.Letter, text, page string) (string, string) {
	words := l.Lang.Pick("Stop these letters", "Больше не получать эти письма")
	text = strings.TrimRight(text, "\n") + "\n\n" + words + ": " + l.Unsubscribe + "\n"
	if page == "" {
		return text, ""
	}
	link := `<p><a href="` + html.EscapeString(l.Unsubscribe) + `">` + words + `</a></p>`
	if i := strings.LastIndex(page, "</body>"); i >= 0 {
		return text, page[:i] + link + page[i:]
	}
	return text, page + link
}

func attach(m *mail.Msg, f schedule.File) error {
	name := fileName(f.Name)
	options := []mail.FileOption{mail.WithFileContentType(mail.ContentType(f.Type))}
	if f.Inline != "" {
		options = append(options, mail.WithFileContentID("<"+fileName(f.Inline)+">"))
		return m.EmbedReader(name, bytes.NewReader(f.Body), options...)
	}
	options = append(options, func(file *mail.File) {
		if file.Header == nil {
			file.Header = textproto.MIMEHeader{}
		}
		// The library writes encoded words into the parameter, which not every reader decodes; this is what RFC 2231 says.
		file.Header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	})
	return m.AttachReader(name, bytes.NewReader(f.Body), options...)
}

// MessageID is the Message-ID of a letter from an address, without its brackets.
func MessageID(letter, from string) string {
	domain := "svodka.invalid"
	if i := strings.LastIndexByte(from, '@'); i >= 0 {
		domain = strings.Trim(from[i+1:], "> ")
	}
	return letter + "@" + domain
}
