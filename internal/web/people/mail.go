package people

import (
	"context"
	"time"

	"github.com/wneessen/go-mail"

	"svodka/internal/fault"
)

// SMTP sends letters through a mail server.
type SMTP struct {
	Host           string
	Port           int
	User, Password string // "" signs in nowhere
	From           string
	// TLS is "starttls" (the default), "tls" from the first byte, or "none" inside one's own network.
	TLS string
}

var _ Mailer = SMTP{}

// Send sends one letter.
func (s SMTP) Send(ctx context.Context, l Letter) (err error) {
	defer fault.Wrap(&err, "people.Send")
	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := m.From(s.From); err != nil {
		return err
	}
	if err := m.To(l.To); err != nil {
		return err
	}
	m.Subject(l.Subject)
	m.SetBodyString(mail.TypeTextPlain, l.Text)
	const patience = 20 * time.Second
	options := []mail.Option{mail.WithTimeout(patience), mail.WithPort(s.Port)}
	switch s.TLS {
	case "tls":
		options = append(options, mail.WithSSL())
	case "none":
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	c, err := mail.NewClient(s.Host, options...)
	if err != nil {
		return err
	}
	return c.DialAndSendWithContext(ctx, m)
}
