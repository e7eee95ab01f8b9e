package deliver

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"

	"github.com/wneessen/go-mail"

	"svodka/internal/fault"
)

// unreached puts into a sentence why a server was not reached; other errors stay. What the network says holds addresses
// inside the company, so none of it stands in the sentence.
func unreached(err error) error {
	tell := func(en, ru string, args ...any) error {
		return fault.Because(err, fault.Conflict, fault.Text{EN: en, RU: ru}, args...)
	}
	name, named := errors.AsType[*net.DNSError](err)
	dial, dialled := errors.AsType[*net.OpError](err)
	dialled = dialled && dial.Op == "dial"
	late, waited := errors.AsType[net.Error](err)
	_, distrusted := errors.AsType[*tls.CertificateVerificationError](err)
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case named && name.IsNotFound:
		return tell("The server %s is not found: check its name.", "Сервер %s не найден: проверьте имя.", name.Name)
	case named:
		return tell("The name %s cannot be looked up now: check the network of the machine Svodka runs on.",
			"Имя %s сейчас не определяется: проверьте сеть на машине, где работает Сводка.", name.Name)
	case errors.Is(err, syscall.ECONNREFUSED), dialled && strings.Contains(dial.Err.Error(), "refused"): // Windows has a number of its own
		return tell("The server does not take connections: check the port.", "Сервер не принимает соединения: проверьте порт.")
	case waited && late.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return tell("The server did not answer in time: check the name and the port.", "Сервер не ответил вовремя: проверьте имя и порт.")
	case distrusted:
		return tell("The certificate of the server is not trusted: it is out of date, of another name, or its authority is unknown here.",
			"Сертификату сервера нельзя доверять: он просрочен, выдан на другое имя или неизвестным здесь центром.")
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		return tell("The server broke the connection off.", "Сервер разорвал соединение.")
	case dialled:
		return tell("The server cannot be reached from the machine Svodka runs on.", "Сервер недоступен с машины, где работает Сводка.")
	}
	return err
}

// unwelcome puts into a sentence why a mail server was not talked to; other errors stay. The library has no values for some
// of them, only words.
func unwelcome(err error) error {
	text := err.Error()
	tell := func(en, ru string, args ...any) error {
		return fault.Because(err, fault.Conflict, fault.Text{EN: en, RU: ru}, args...)
	}
	_, plain := errors.AsType[tls.RecordHeaderError](err)
	switch {
	case plain:
		return tell("The mail server does not begin with TLS on this port: choose STARTTLS, or another port.",
			"На этом порту почтовый сервер не начинает с TLS: выберите STARTTLS или другой порт.")
	case strings.Contains(text, "does not support STARTTLS"):
		return tell("The mail server offers no encryption (STARTTLS) on this port: choose TLS from the start, or another port.",
			"Почтовый сервер не предлагает шифрование (STARTTLS) на этом порту: выберите «TLS сразу» или другой порт.")
	case strings.Contains(text, "does not support SMTP AUTH"), errors.Is(err, mail.ErrNoSupportedAuthDiscovered):
		return tell("The mail server does not offer to sign in with a password on this port: leave the user empty, or choose another port or encryption.",
			"Почтовый сервер не предлагает вход по паролю на этом порту: оставьте пользователя пустым или выберите другой порт или шифрование.")
	case strings.Contains(text, "SMTP AUTH failed"):
		code := answer(text)
		switch {
		case strings.HasPrefix(code, "535"):
			return tell("The mail server does not take this user or password: %s", "Почтовый сервер не принял имя пользователя или пароль: %s", code)
		case code != "":
			return tell("The mail server did not let the user in: %s", "Почтовый сервер не впустил пользователя: %s", code)
		}
	}
	return unreached(err)
}

// answer is what a mail server answered, as it wrote it; "" where it did not.
func answer(text string) string {
	if m := answered.FindStringSubmatch(text); m != nil {
		return m[1] + " " + strings.TrimSpace(m[2])
	}
	return ""
}
