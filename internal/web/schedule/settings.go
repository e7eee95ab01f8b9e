package schedule

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// setting is one control of the settings.
type setting struct {
	Name, Label, Value, Hint, Err string
	Secret                        bool
	Set                           bool // a secret is kept
	Fixed                         bool // the machine's own settings win
	Number                        bool
	Holder                        string
}

// reach is where a person gets letters, as an administrator sees it.
type reach struct {
	Login, Name, Mail, MailNote, Telegram, Mark string
	Off                                         bool
	Err                                         string
}

// sending is the page of the settings.
type sending struct {
	L            lang.Lang
	Told         string
	Trouble      string
	Detail       string // what the other side answered
	Good         string // what has been tried and works
	Server       []setting
	TLS          []choice
	TLSFixed     bool
	Sender       []setting
	Bot          setting
	BotName      string
	Secret       setting
	Shown        string // a new secret, once
	Networks     string
	NetworksErr  string
	NetworksSet  bool // by the machine
	Folder       setting
	To           string
	People       []reach
	Unreadable   bool
	MailOn, Live bool
	// Homeless says that the site has no address, so that letters can lead nowhere.
	Homeless bool
}

// settings shows how letters leave the company.
func (p *Pages) settings(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	kept, err := p.delivery.Kept(r.Context())
	if err != nil && !fault.Is(err, fault.Invalid) {
		return err
	}
	x, failed := p.sending(r, v, kept, nil)
	if failed != nil {
		return failed
	}
	x.Told = said(v, r)
	if err != nil {
		x.Unreadable, x.Trouble = true, v.Lang.Message(err)
	}
	return p.site.Show(w, r, v, p.settingsPage(v, x))
}

func (p *Pages) settingsPage(v *page.Visit, x sending) ui.Page {
	return ui.Page{Title: v.T("Delivery", "Отправка"), Section: "settings", Tabs: p.site.SettingsTabs(v, "delivery"), Body: settingsView(x)}
}

// sending fills the page; wrong is what does not fit.
func (p *Pages) sending(r *http.Request, v *page.Visit, s deliver.Settings, wrong *deliver.Wrong) (sending, error) {
	l, now := v.Lang, s.Over(p.delivery.Fixed)
	fixed := p.delivery.Fixed.Set()
	field := func(name, en, ru, value string) setting {
		f := setting{Name: name, Label: l.Pick(en, ru), Value: value, Fixed: slices.Contains(fixed, name)}
		if wrong != nil && wrong.Field == name {
			f.Err = l.Message(wrong.Err)
		}
		return f
	}
	port := ""
	if now.Port != 0 {
		port = strconv.Itoa(now.Port)
	}
	x := sending{
		L: l, MailOn: now.Mails(), To: p.ownMail(r.Context(), v), Homeless: p.site.Address == "" && (now.Mails() || now.Bot != ""),
	}
	host := field(deliver.FieldHost, "Mail server", "Почтовый сервер", now.Host)
	host.Holder = l.Pick("smtp.example.com", "smtp.example.ru")
	number := field(deliver.FieldPort, "Port", "Порт", port)
	number.Number, number.Hint = true, l.Pick("empty: the usual one", "пусто — обычный")
	user := field(deliver.FieldUser, "User", "Пользователь", now.User)
	user.Hint = l.Pick("empty: the server asks for no password", "пусто — сервер не спрашивает пароль")
	password := field(deliver.FieldPassword, "Password", "Пароль", "")
	password.Secret, password.Set = true, now.Password != ""
	from := field(deliver.FieldFrom, "Letters come from", "Отправитель", now.From)
	from.Holder = l.Pick("Svodka <reports@example.com>", "Сводка <otchety@example.ru>")
	x.Server, x.Sender = []setting{host, number}, []setting{user, password, from}
	x.TLS = picked([]choice{
		{Value: "starttls", Title: l.Pick("STARTTLS (usual, port 587)", "STARTTLS (обычно, порт 587)")},
		{Value: "tls", Title: l.Pick("TLS from the start (port 465)", "TLS сразу (порт 465)")},
		{Value: "none", Title: l.Pick("none, inside one's own network alone", "без шифрования, только в своей сети")},
	}, cmp.Or(now.TLS, "starttls"))
	x.TLSFixed = slices.Contains(fixed, deliver.FieldTLS)
	x.Bot = field(deliver.FieldBot, "Token of the bot", "Токен бота", "")
	x.Bot.Secret, x.Bot.Set, x.Bot.Holder = true, now.Bot != "", "123456789:AA…"
	if x.Bot.Set && wrong == nil {
		x.BotName = p.bot(r.Context())
	}
	x.Secret = field(deliver.FieldSecret, "Key that signs", "Ключ подписи", "")
	x.Secret.Secret, x.Secret.Set = true, now.Secret != ""
	x.Secret.Hint = l.Pick("who receives webhooks checks by it that they are yours; without a key none are sent",
		"по нему получатель проверяет, что вебхук от вас; без ключа вебхуки не отправляются")
	x.Networks, x.NetworksSet = strings.Join(now.Networks, "\n"), slices.Contains(fixed, deliver.FieldNetworks)
	x.NetworksErr = field(deliver.FieldNetworks, "", "", "").Err
	x.Folder = field(deliver.FieldFolder, "Folder for reports", "Папка для отчётов", now.Folder)
	x.Folder.Hint = l.Pick("inside the data directory, such as outbox; empty: nothing is saved",
		"внутри каталога данных, например outbox; пусто — ничего не сохраняется")
	if wrong != nil && !slices.Contains(known(), wrong.Field) {
		x.Trouble = l.Message(wrong.Err)
	}
	var err error
	x.People, err = p.reaches(r, v)
	return x, err
}

func known() []string {
	return []string{
		deliver.FieldHost, deliver.FieldPort, deliver.FieldTLS, deliver.FieldUser, deliver.FieldPassword, deliver.FieldFrom, deliver.FieldBot,
		deliver.FieldSecret, deliver.FieldNetworks, deliver.FieldFolder,
	}
}

// ownMail is where a test letter goes if nobody says otherwise.
func (p *Pages) ownMail(ctx context.Context, v *page.Visit) string {
	c, err := p.service.Contact(ctx, v.Person.Login, schedule.Mail)
	if err != nil {
		return ""
	}
	return c.Address
}

// reaches says where each person gets letters.
func (p *Pages) reaches(r *http.Request, v *page.Visit) ([]reach, error) {
	words, err := p.wordsOf(r, v)
	if err != nil {
		return nil, err
	}
	list := make([]reach, 0, len(words.names))
	for login, u := range words.names {
		if u.Disabled {
			continue
		}
		one := reach{Login: login, Name: words.name(login), Telegram: v.T("not linked", "не привязан"), Mark: "o"}
		c, err := p.service.Contact(r.Context(), login, schedule.Mail)
		switch {
		case err == nil:
			one.Mail = c.Address
			if c.Off != "" {
				one.MailNote = v.T("off: ", "выключено: ") + schedule.Note(c.Off, v.Lang)
			}
		case !fault.Is(err, fault.NotFound):
			return nil, err
		}
		c, err = p.service.Contact(r.Context(), login, schedule.Telegram)
		switch {
		case err == nil && c.Off == "":
			one.Telegram, one.Mark = v.T("linked", "привязан"), "g"
		case err == nil:
			one.Telegram, one.Mark = v.T("off: ", "выключен: ")+schedule.Note(c.Off, v.Lang), "x"
		case !fault.Is(err, fault.NotFound):
			return nil, err
		}
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b reach) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return list, nil
}

// typed lays the form over what is kept. What the machine has fixed is left as it is, and a secret that was not typed stays,
// unless it would be shown to another server.
func (p *Pages) typed(kept deliver.Settings, f url.Values) (deliver.Settings, error) {
	s, fixed := kept, p.delivery.Fixed.Set()
	take := func(name string, into *string) {
		if !slices.Contains(fixed, name) {
			*into = strings.TrimSpace(f.Get(name))
		}
	}
	secret := func(name string, into *string) {
		switch text := strings.TrimSpace(f.Get(name)); {
		case slices.Contains(fixed, name):
		case text != "":
			*into = text
		case f.Has("drop_" + name):
			*into = ""
		}
	}
	take(deliver.FieldHost, &s.Host)
	take(deliver.FieldTLS, &s.TLS)
	take(deliver.FieldUser, &s.User)
	take(deliver.FieldFrom, &s.From)
	take(deliver.FieldFolder, &s.Folder)
	if !slices.Contains(fixed, deliver.FieldPort) {
		s.Port = 0
		if text := strings.TrimSpace(f.Get(deliver.FieldPort)); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil {
				return s, &deliver.Wrong{Field: deliver.FieldPort, Err: fault.Invalidf("The port is a number from 1 to 65535.", "Порт — число от 1 до 65535.")}
			}
			s.Port = n
		}
	}
	secret(deliver.FieldPassword, &s.Password)
	secret(deliver.FieldBot, &s.Bot)
	secret(deliver.FieldSecret, &s.Secret)
	if s.User == "" {
		s.Password = ""
	}
	if !slices.Contains(fixed, deliver.FieldNetworks) {
		s.Networks = strings.FieldsFunc(f.Get(deliver.FieldNetworks), func(r rune) bool { return r == '\n' || r == '\r' || r == ',' || r == ' ' })
	}
	if s.Host != kept.Host && kept.Password != "" && s.Password == kept.Password && f.Get(deliver.FieldPassword) == "" {
		s.Password = ""
		return s, &deliver.Wrong{Field: deliver.FieldPassword, Err: fault.Invalidf(
			"The server is another one: enter the password again.", "Сервер другой: введите пароль заново.")}
	}
	return s, nil
}

// saveSettings keeps the settings, or tries them out before they are kept.
func (p *Pages) saveSettings(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	kept, err := p.delivery.Kept(r.Context())
	if err != nil && !fault.Is(err, fault.Invalid) {
		return err
	}
	s, err := p.typed(kept, r.PostForm)
	if err == nil {
		err = s.Check()
	}
	shown := s
	if err == nil {
		switch r.PostForm.Get("try") {
		case "letter":
			return p.tryLetter(w, r, v, s)
		case "bot":
			return p.tryBot(w, r, v, s)
		case "secret":
			s.Secret = rand.Text() + rand.Text()
		}
		err = p.delivery.Save(r.Context(), s)
	}
	if err != nil {
		wrong, ok := errors.AsType[*deliver.Wrong](err)
		if !ok {
			if !refusable(err) {
				return err
			}
			wrong = &deliver.Wrong{Err: err}
		}
		x, err := p.sending(r, v, shown, wrong)
		if err != nil {
			return err
		}
		return p.again(w, r, v, p.settingsPage(v, x))
	}
	p.site.Note(r, v, audit.Define, "settings of delivery", changed(kept, s))
	if r.PostForm.Get("try") != "secret" {
		return see(w, r, "/settings/delivery?said=saved")
	}
	x, err := p.sending(r, v, s, nil)
	if err != nil {
		return err
	}
	x.Shown = s.Secret
	return p.site.Show(w, r, v, p.settingsPage(v, x))
}

// changed names the settings that are others now; what is secret is not told.
func changed(was, now deliver.Settings) string {
	var list []string
	for _, x := range [][3]string{
		{deliver.FieldHost, was.Host, now.Host}, {deliver.FieldPort, strconv.Itoa(was.Port), strconv.Itoa(now.Port)},
		{deliver.FieldTLS, was.TLS, now.TLS}, {deliver.FieldUser, was.User, now.User}, {deliver.FieldFrom, was.From, now.From},
		{deliver.FieldNetworks, strings.Join(was.Networks, " "), strings.Join(now.Networks, " ")}, {deliver.FieldFolder, was.Folder, now.Folder},
	} {
		if x[1] != x[2] {
			list = append(list, x[0]+": "+x[1]+" → "+x[2])
		}
	}
	for _, x := range [][3]string{
		{deliver.FieldPassword, was.Password, now.Password}, {deliver.FieldBot, was.Bot, now.Bot}, {deliver.FieldSecret, was.Secret, now.Secret},
	} {
		if x[1] != x[2] {
			list = append(list, x[0]+" changed")
		}
	}
	return strings.Join(list, "; ")
}

// patience is how long the other side is waited for while somebody looks on.
const patience = 30 * time.Second

// tryLetter sends a test letter by settings that need not be kept yet.
func (p *Pages) tryLetter(w http.ResponseWriter, r *http.Request, v *page.Visit, s deliver.Settings) error {
	to := strings.TrimSpace(r.PostForm.Get("to"))
	a, err := mail.ParseAddress(to)
	x, failed := p.sending(r, v, s, nil)
	if failed != nil {
		return failed
	}
	x.To = to
	if err != nil || a.Address != to {
		x.Trouble = v.T("Write the mail address that the test letter goes to.", "Укажите почтовый адрес для проверочного письма.")
		return p.again(w, r, v, p.settingsPage(v, x))
	}
	if now := s.Over(p.delivery.Fixed); !now.Mails() {
		x.Trouble = v.T("First fill in the mail server and whom letters come from.", "Сначала заполните почтовый сервер и отправителя.")
		return p.again(w, r, v, p.settingsPage(v, x))
	}
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	company := cmp.Or(v.About.Settings.Company, v.T("Svodka", "Сводка"))
	err = p.delivery.SendBy(ctx, s.Over(p.delivery.Fixed), schedule.Letter{
		ID: strings.ToLower(rand.Text()), Channel: schedule.Mail, To: to, Lang: v.Lang, Made: p.site.Now().UTC(),
		Parcel: schedule.Parcel{
			Subject: v.T("A test letter of Svodka", "Проверочное письмо «Сводки»"),
			Text: v.T("Mail works. Reports, invitations and alerts of ", "Почта работает. Отчёты, приглашения и оповещения ") + company +
				v.T(" will come from this address.", " будут приходить с этого адреса."),
		},
	})
	if err != nil {
		p.site.Log.WarnContext(ctx, "a test letter did not leave", "error", err)
		x.Trouble, x.Detail = v.T("The letter did not leave.", "Письмо не ушло."), v.Lang.Message(err)
		if fault.KindOf(err) == fault.Internal {
			x.Detail = err.Error()
		}
		return p.again(w, r, v, p.settingsPage(v, x))
	}
	x.Good = v.T("The letter has left for ", "Письмо отправлено на ") + to +
		v.T(". Look into the mailbox, and among the spam too.", ". Проверьте почту, и папку «Спам» тоже.") +
		unsaved(v)
	return p.site.Show(w, r, v, p.settingsPage(v, x))
}

// unsaved reminds that what was tried is not kept.
func unsaved(v *page.Visit) string {
	return v.T(" Do not forget to save.", " Не забудьте сохранить.")
}

// tryBot asks the bot for its name.
func (p *Pages) tryBot(w http.ResponseWriter, r *http.Request, v *page.Visit, s deliver.Settings) error {
	x, err := p.sending(r, v, s, nil)
	if err != nil {
		return err
	}
	now := s.Over(p.delivery.Fixed)
	if now.Bot == "" {
		x.Bot.Err = v.T("Enter the token first.", "Сначала введите токен.")
		return p.again(w, r, v, p.settingsPage(v, x))
	}
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	name, err := p.delivery.NameBy(ctx, now)
	if err != nil {
		x.Bot.Err = v.T("Telegram does not answer.", "Telegram не отвечает.")
		if fault.Is(err, fault.Invalid) {
			x.Bot.Err = v.Lang.Message(err)
		} else {
			p.site.Log.WarnContext(ctx, "the bot is not checked", "error", err)
		}
		return p.again(w, r, v, p.settingsPage(v, x))
	}
	x.Good, x.BotName = v.T("The bot answers: @", "Бот отвечает: @")+name+"."+unsaved(v), name
	return p.site.Show(w, r, v, p.settingsPage(v, x))
}

// setMail sets where a person gets mail.
func (p *Pages) setMail(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	login := r.PostForm.Get("login")
	err := p.service.SetMail(r.Context(), v.Person, login, strings.TrimSpace(r.PostForm.Get("mail")))
	if err == nil {
		return see(w, r, "/settings/delivery?said=saved#people")
	}
	if !refusable(err) {
		return err
	}
	kept, failed := p.delivery.Kept(r.Context())
	if failed != nil && !fault.Is(failed, fault.Invalid) {
		return failed
	}
	x, failed := p.sending(r, v, kept, nil)
	if failed != nil {
		return failed
	}
	for i := range x.People {
		if x.People[i].Login == login {
			x.People[i].Mail, x.People[i].Err = r.PostForm.Get("mail"), v.Lang.Message(err)
		}
	}
	return p.again(w, r, v, p.settingsPage(v, x))
}
