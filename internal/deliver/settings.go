package deliver

import (
	"context"
	"net"
	"net/mail"
	"net/netip"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
)

// Settings say how letters leave the company. The zero Settings send nothing anywhere.
type Settings struct { //nolint:recvcheck // Check tidies them, everything else looks at them
	// Host is the mail server; "" sends no mail. TLS is "starttls", "tls" or "none".
	Host     string `json:"host,omitempty"`
	Port     int    `json:"port,omitempty"`
	TLS      string `json:"tls,omitempty"`
	User     string `json:"user,omitempty"`
	Password string `json:"password,omitempty"`
	From     string `json:"from,omitempty"`
	// Bot is the token of the Telegram bot; "" is none.
	Bot string `json:"bot,omitempty"`
	// Secret signs webhooks; "" sends none. Networks are the company's own that webhooks may go into, as "10.0.0.0/8" or one
	// address.
	Secret   string   `json:"secret,omitempty"`
	Networks []string `json:"networks,omitempty"`
	// Folder is where reports are saved, below the data directory; "" saves none.
	Folder string `json:"folder,omitempty"`
}

// SettingsStore keeps what administrators have set. The password, the token and the secret are sealed in it. The zero
// Settings stand for never set.
type SettingsStore interface {
	Settings(ctx context.Context) (Settings, error)
	SaveSettings(ctx context.Context, s Settings) error
}

// Fields of settings, as Fixed and errors name them.
const (
	FieldHost     = "host"
	FieldPort     = "port"
	FieldTLS      = "tls"
	FieldUser     = "user"
	FieldPassword = "password"
	FieldFrom     = "from"
	FieldBot      = "bot"
	FieldSecret   = "secret"
	FieldNetworks = "networks"
	FieldFolder   = "folder"
)

const (
	startTLS, wholeTLS, noTLS                = "starttls", "tls", "none"
	portOfStartTLS, portOfTLS, portInTheOpen = 587, 465, 25
)

// Mails reports whether there is a mail server.
func (s Settings) Mails() bool { return s.Host != "" && s.From != "" }

// Over lays settings that are fixed for the machine over those that are kept: each field that is set wins.
func (s Settings) Over(fixed Settings) Settings {
	pick := func(kept *string, fixed string) {
		if fixed != "" {
			*kept = fixed
		}
	}
	if fixed.Host != "" && fixed.Host != s.Host { // the keys of one server are not shown to another
		s.Port, s.TLS, s.User, s.Password = 0, "", "", ""
	}
	pick(&s.Host, fixed.Host)
	pick(&s.TLS, fixed.TLS)
	pick(&s.User, fixed.User)
	pick(&s.Password, fixed.Password)
	pick(&s.From, fixed.From)
	pick(&s.Bot, fixed.Bot)
	pick(&s.Secret, fixed.Secret)
	pick(&s.Folder, fixed.Folder)
	if fixed.Port != 0 {
		s.Port = fixed.Port
	}
	if len(fixed.Networks) > 0 {
		s.Networks = fixed.Networks
	}
	return s
}

// Set lists the fields that are set, by their names.
func (s Settings) Set() (list []string) {
	for _, f := range []struct {
		name string
		set  bool
	}{
		{FieldHost, s.Host != ""},
		{FieldPort, s.Port != 0},
		{FieldTLS, s.TLS != ""},
		{FieldUser, s.User != ""},
		{FieldPassword, s.Password != ""},
		{FieldFrom, s.From != ""},
		{FieldBot, s.Bot != ""},
		{FieldSecret, s.Secret != ""},
		{FieldNetworks, len(s.Networks) > 0},
		{FieldFolder, s.Folder != ""},
	} {
		if f.set {
			list = append(list, f.name)
		}
	}
	return list
}

// Wrong is a field of settings that does not fit.
type Wrong struct { //nolint:errname // it says what is wrong rather than what went wrong
	Field string
	Err   error
}

func (w *Wrong) Error() string { return w.Field + ": " + w.Err.Error() }

// Unwrap gives what is wrong with it.
func (w *Wrong) Unwrap() error { return w.Err }

func wrong(field, en, ru string, args ...any) error {
	return &Wrong{field, fault.Invalidf(en, ru, args...)}
}

// Check tidies settings that somebody typed in and says what is wrong with them, as a [Wrong] whose Err is fault.Invalid.
func (s *Settings) Check() error {
	for _, text := range []*string{&s.Host, &s.User, &s.From, &s.Bot, &s.Secret, &s.Folder} {
		*text = strings.TrimSpace(*text)
	}
	if s.Host != "" {
		if err := s.checkMail(); err != nil {
			return err
		}
	}
	if name, key, ok := strings.Cut(s.Bot, ":"); s.Bot != "" && (!ok || len(key) < 20 || strings.Trim(name, "0123456789") != "" ||
		strings.ContainsFunc(key, func(r rune) bool { return !strings.ContainsRune(tokenLetters, r) })) {
		return wrong(FieldBot, "This is no token of a bot. BotFather gives it: digits, a colon, letters.",
			"Это не токен бота. Его выдаёт BotFather: цифры, двоеточие, буквы.")
	}
	if n := len(s.Secret); n > 0 && n < shortestSecret {
		return wrong(FieldSecret, "At least %d characters.", "Не короче %d знаков.", shortestSecret)
	}
	s.Networks = slices.DeleteFunc(s.Networks, func(text string) bool { return strings.TrimSpace(text) == "" })
	for i, text := range s.Networks {
		p, err := network(text)
		if err != nil {
			return wrong(FieldNetworks, "%q is no network. Write 10.0.0.0/8 or 10.0.0.5.", "«%s» — не сеть. Пишется 10.0.0.0/8 или 10.0.0.5.", text)
		}
		s.Networks[i] = p.String()
	}
	if s.Folder != "" && !filepath.IsLocal(filepath.FromSlash(s.Folder)) {
		return wrong(FieldFolder, "A folder inside the data directory is needed, such as outbox.", "Нужна папка внутри каталога данных, например outbox.")
	}
	return nil
}

const (
	tokenLetters   = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
	shortestSecret = 16
)

func (s *Settings) checkMail() error {
	if host, port, err := net.SplitHostPort(s.Host); err == nil && s.Port == 0 {
		if n, err := strconv.Atoi(port); err == nil {
			s.Host, s.Port = host, n
		}
	}
	if strings.ContainsAny(s.Host, " /@:") && net.ParseIP(s.Host) == nil {
		return wrong(FieldHost, "%q is no mail server. Write smtp.example.com.", "«%s» — не почтовый сервер. Пишется smtp.example.ru.", s.Host)
	}
	if s.TLS == "" {
		s.TLS = startTLS
	}
	ports := map[string]int{startTLS: portOfStartTLS, wholeTLS: portOfTLS, noTLS: portInTheOpen}
	if ports[s.TLS] == 0 {
		return wrong(FieldTLS, "The encryption is starttls, tls or none.", "Шифрование — starttls, tls или none.")
	}
	if s.Port == 0 {
		s.Port = ports[s.TLS]
	}
	const most = 65535
	if s.Port < 1 || s.Port > most {
		return wrong(FieldPort, "The port is a number from 1 to 65535.", "Порт — число от 1 до 65535.")
	}
	if _, err := mail.ParseAddress(s.From); err != nil {
		return wrong(FieldFrom, "Whom letters come from is a mail address: reports@example.com.", "Адрес отправителя — почтовый: otchety@example.ru.")
	}
	return nil
}

func network(text string) (netip.Prefix, error) {
	text = strings.TrimSpace(text)
	if p, err := netip.ParsePrefix(text); err == nil {
		return p.Masked(), nil
	}
	a, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, err
	}
	return netip.PrefixFrom(a, a.BitLen()), nil
}
