package schedule_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/schedule"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// outside is a schedule of the head's to an outside address, its domain allowed.
func outside(g *rig) (id, key string) {
	g.Helper()
	g.mails()
	g.done(g.Post("adam@firm.ru", "/schedules/outside", "act", "domain", "domain", "@Fond.RU"))
	id = g.add("hugo@firm.ru", "title", "Отчёт инвестору", "channel", "mail", "address", "orlov@fond.ru")
	return id, "outside mail orlov@fond.ru"
}

func (g *rig) seen(id string) string {
	g.Helper()
	x, err := g.service.Store.Schedule(g.Context(), id)
	g.Check(err)
	return x.Changed.UTC().Format("2006-01-02T15:04:05Z07:00")
}

// TestOutside: an address without an account gets nothing until an administrator says whose figures it sees, and nothing once
// something else is sent.
func TestOutside(t *testing.T) {
	g := open(t)
	id, key := outside(g)
	g.Has(g.Get("hugo@firm.ru", "/schedules"), "внешний адрес ждёт разрешения администратора")
	g.Has(g.Get("hugo@firm.ru", "/schedules/"+id), "ждёт разрешения администратора", "fond.ru")
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	if n := g.post.letters("orlov@fond.ru"); len(n) != 0 {
		t.Fatalf("it left: %v", n)
	}
	g.Has(g.Get("hugo@firm.ru", "/schedules/log"), "не одобрено администратором")
	a := g.Get("adam@firm.ru", "/schedules/outside")
	g.Has(a, "orlov@fond.ru", "Отчёт инвестору", "просит Гуго Головин", "fond.ru", "последние 3 месяца")
	if a := g.Post("adam@firm.ru", "/schedules/outside", "act", "approve", "schedule", id, "recipient", key, "as", "ann@firm.ru", "seen", "2020-01-01T00:00:00Z"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("approved what was not seen: %d", a.Status)
	}
	g.done(g.Post("adam@firm.ru", "/schedules/outside", "act", "approve", "schedule", id, "recipient", key, "as", "ann@firm.ru", "seen", g.seen(id)))
	g.Has(g.Get("hugo@firm.ru", "/schedules/"+id), "увидит цифры как Анна Ким")
	g.Has(g.Get("adam@firm.ru", "/schedules/outside"), "Видит цифры как Анна Ким")
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	n := g.post.letters("orlov@fond.ru")
	if len(n) != 1 || !strings.Contains(n[0], "as ann@firm.ru") {
		t.Fatalf("the investor has %v", n)
	}
	g.days.Add(1)
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id, usual("title", "Отчёт инвестору", "board", "calls", "channel", "mail", "address", "orlov@fond.ru")...))
	g.Has(g.Get("adam@firm.ru", "/schedules/outside"), "Раньше было разрешено, но теперь отправляется другое.")
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	if n := g.post.letters("orlov@fond.ru"); len(n) != 1 {
		t.Fatalf("another report left: %d letters", len(n))
	}
	g.done(g.Post("adam@firm.ru", "/schedules/outside", "act", "drop", "domain", "fond.ru"))
	a = g.Post("adam@firm.ru", "/schedules/outside", "act", "domain", "domain", "no domain")
	if a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a domain with a space: %d", a.Status)
	}
	g.Has(a, "«no domain» — не домен.")
}

// TestUnsubscribe: opening the link of a letter ends nothing, its button and one click of a mail program do.
func TestUnsubscribe(t *testing.T) {
	g := open(t)
	g.mails()
	id := g.add("hugo@firm.ru", "to", "mail hugo@firm.ru", "to", "mail ann@firm.ru")
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	letter := strings.ReplaceAll(g.post.letters("ann@firm.ru")[0], "\r\n ", "")
	m := regexp.MustCompile(`(?m)^List-Unsubscribe: *<https://svodka\.firm\.ru(/unsubscribe/[^>]+)>`).FindStringSubmatch(letter)
	if m == nil || !strings.Contains(letter, "List-Unsubscribe-Post: List-Unsubscribe=One-Click") {
		t.Fatalf("the letter has no way out:\n%s", letter)
	}
	link := m[1]
	stopped := func() bool {
		list, err := g.service.Store.Stopped(t.Context(), id)
		g.Check(err)
		return len(list) == 1 && list[0] == "account mail ann@firm.ru"
	}
	a := g.Get("", link) // whoever has the link needs no account
	g.Has(a, "Больше не получать эти письма?", "План-факт недели", "Отписаться")
	if a.Status != http.StatusOK || stopped() {
		t.Fatalf("looking at the link: %d, stopped %v", a.Status, stopped())
	}
	g.Has(g.Get("", link+"?lang=en"), "Stop these letters?")
	if a := g.Send("", link, url.Values{"List-Unsubscribe": {"One-Click"}}); a.Status != http.StatusOK || !stopped() {
		t.Fatalf("one click: %d, stopped %v", a.Status, stopped())
	}
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	if len(g.post.letters("ann@firm.ru")) != 1 || len(g.post.letters("hugo@firm.ru")) != 2 {
		t.Fatal("the letters go on, or stopped for others")
	}
	g.Has(g.Post("", link, "act", "resume"), "Письма снова приходят")
	if stopped() {
		t.Fatal("they are still stopped")
	}
	if a := g.Get("", "/unsubscribe/nonsense"); a.Status != http.StatusNotFound {
		t.Errorf("a link of nobody: %d", a.Status)
	}
	// Another site's form ends nothing.
	if a := g.Send("", link, url.Values{}, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.ru"); a.Status != http.StatusForbidden || stopped() {
		t.Errorf("another site: %d", a.Status)
	}
}

// TestSubscriptions: everybody sees what they get, stops it and their channels, and touches nobody else's.
func TestSubscriptions(t *testing.T) {
	g := open(t)
	g.mails()
	id := g.add("hugo@firm.ru", "title", "Сводка отдела", "to", "mail hugo@firm.ru", "to", "mail ann@firm.ru")
	g.Has(g.Get("ann@firm.ru", "/subscriptions"), "Сводка отдела", "ведёт Гуго Головин", "по рабочим дням в 9:00", "ann@firm.ru", "Бот ещё не настроен")
	g.Lacks(g.Get("bob", "/subscriptions"), "Сводка отдела")
	g.Has(g.Get("bob", "/subscriptions"), "адреса нет")
	g.done(g.Post("ann@firm.ru", "/subscriptions/stop", "schedule", id, "channel", "mail"))
	g.Has(g.Get("ann@firm.ru", "/subscriptions"), "вы отписались", "Получать снова")
	g.done(g.Post("ann@firm.ru", "/subscriptions/resume", "schedule", id, "channel", "mail"))
	g.Lacks(g.Get("ann@firm.ru", "/subscriptions"), "вы отписались")
	if a := g.Post("bob", "/subscriptions/stop", "schedule", id, "channel", "mail"); a.Status != http.StatusNotFound {
		t.Errorf("Bob stops what is not his: %d", a.Status)
	}
	g.done(g.Post("ann@firm.ru", "/subscriptions/off", "channel", "mail"))
	g.Has(g.Get("ann@firm.ru", "/subscriptions"), "Вы выключили этот канал.")
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	if n := g.post.letters("ann@firm.ru"); len(n) != 0 {
		t.Errorf("mail that is off: %v", n)
	}
	g.Has(g.Get("hugo@firm.ru", "/schedules/log"), "почта отключена: выключено самим получателем")
	g.done(g.Post("ann@firm.ru", "/subscriptions/on", "channel", "mail"))
	g.Has(g.Get("ann@firm.ru", "/subscriptions"), "включено")
}

// TestAlertsBy: everybody says by which channels alerts come, and their choice is the one the letters read.
func TestAlertsBy(t *testing.T) {
	g := open(t)
	g.Lacks(g.Get("ann@firm.ru", "/subscriptions"), "Оповещения присылать")
	g.Site.HasAlerts = true
	a := g.Get("ann@firm.ru", "/subscriptions")
	if strings.Count(a.Body, `name="by"`) != 2 || strings.Count(a.Body, "checked") != 2 {
		t.Errorf("both at first: %s", a.Text())
	}
	pref := func() string {
		text, err := g.Site.Boards.Pref(t.Context(), board.Person{Login: "ann@firm.ru"}, "alerts.by")
		g.Check(err)
		return text
	}
	g.done(g.Post("ann@firm.ru", "/subscriptions/alerts", "by", "telegram", "by", "pigeon"))
	if pref() != "telegram" {
		t.Errorf("by %q", pref())
	}
	g.done(g.Post("ann@firm.ru", "/subscriptions/alerts"))
	if pref() != "none" { // an empty one would stand for all
		t.Errorf("by %q", pref())
	}
	if a := g.Get("ann@firm.ru", "/subscriptions"); strings.Contains(a.Body, "checked") {
		t.Errorf("still on: %s", a.Text())
	}
}

// TestTelegram: a chat is linked by a code from the page.
func TestTelegram(t *testing.T) {
	g := open(t)
	if a := g.Post("ann@firm.ru", "/subscriptions/telegram"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("no bot: %d", a.Status)
	}
	g.Check(g.office.Save(t.Context(), deliver.Settings{Bot: token}))
	a := g.Post("ann@firm.ru", "/subscriptions/telegram")
	g.Has(a, "@firma_bot", "код одноразовый", "Нажмите там «Запустить»")
	m := regexp.MustCompile(`https://t\.me/firma_bot\?start=([A-Z0-9]+)`).FindStringSubmatch(a.Body)
	if m == nil {
		t.Fatalf("no link: %s", a.Text())
	}
	if login, err := g.service.Link(context.WithoutCancel(t.Context()), m[1], schedule.Telegram, "77"); err != nil || login != "ann@firm.ru" {
		t.Fatalf("the code: %q %v", login, err)
	}
	g.Has(g.Get("ann@firm.ru", "/subscriptions"), "привязан 20 ноя 2026")
	g.Lacks(g.Get("bob", "/subscriptions"), "привязан 20 ноя 2026")
}

// TestDelivery: settings are kept sealed, tried out, and no secret is ever on the page.
func TestDelivery(t *testing.T) {
	g := open(t)
	port := strconv.Itoa(g.post.port)
	form := func(pairs ...string) []string {
		return append([]string{"host", "127.0.0.1", "port", port, "tls", "none", "from", "reports@firm.ru"}, pairs...)
	}
	g.Has(g.Get("adam@firm.ru", "/settings/delivery"), "не настроена: письма не уходят", "бота ещё нет", "Боб Ли")
	if strings.Contains(g.Get("adam@firm.ru", "/settings/delivery").Body, "SVODKA_BASE") {
		t.Error("links of letters are missed where no letter leaves")
	}
	a := g.Post("adam@firm.ru", "/settings/delivery", form("try", "letter", "to", "adam@firm.ru")...)
	g.Has(a, "Письмо отправлено на adam@firm.ru", "Не забудьте сохранить")
	if n := g.post.letters("adam@firm.ru"); len(n) != 1 {
		t.Fatalf("the test letter: %v", n)
	}
	if s, err := g.office.Kept(t.Context()); err != nil || s.Host != "" {
		t.Fatalf("trying keeps nothing: %+v %v", s, err)
	}
	g.post.refuse["nobody@firm.ru"] = &smtp.SMTPError{Code: 550, Message: "no such user here"}
	a = g.Post("adam@firm.ru", "/settings/delivery", form("try", "letter", "to", "nobody@firm.ru")...)
	g.Has(a, "Письмо не ушло.", "no such user here")
	g.done(g.Post("adam@firm.ru", "/settings/delivery", form("user", "robot", "password", "geheim-pw", "bot", token, "networks", "10.0.0.5", "folder", "outbox")...))
	page := g.Get("adam@firm.ru", "/settings/delivery")
	g.Has(page, "не знает своего внешнего адреса", "SVODKA_BASE")
	g.Has(page, "настроена", "@firma_bot")
	g.Lacks(page, "geheim-pw", token)
	if !strings.Contains(page.Body, `value="robot"`) || !strings.Contains(page.Body, "10.0.0.5/32") || !strings.Contains(page.Body, "сохранён, не показывается") {
		t.Errorf("what was kept is not shown: %s", page.Body)
	}
	// What is not typed stays; another server is not shown the password of the first.
	g.done(g.Post("adam@firm.ru", "/settings/delivery", form("user", "robot")...))
	s, err := g.office.Kept(t.Context())
	if err != nil || s.Password != "geheim-pw" || s.Bot != token || s.Folder != "" {
		t.Fatalf("%+v %v", s, err)
	}
	a = g.Post("adam@firm.ru", "/settings/delivery", "host", "smtp.evil.ru", "tls", "starttls", "user", "robot", "from", "a@firm.ru")
	if a.Status != http.StatusUnprocessableEntity {
		t.Errorf("another server: %d", a.Status)
	}
	g.Has(a, "Сервер другой: введите пароль заново.")
	g.Lacks(a, "geheim-pw")
	for _, p := range []struct{ name, value, want string }{
		{"host", "smtp server", "не почтовый сервер"}, {"port", "many", "Порт — число"}, {"from", "nobody", "Адрес отправителя — почтовый"},
		{"bot", "12345", "Это не токен бота."}, {"networks", "intranet", "«intranet» — не сеть."}, {"folder", "../etc", "Нужна папка внутри каталога данных"},
	} {
		pairs := form("password", "again")
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == p.name {
				pairs[i+1] = p.value
			}
		}
		a := g.Post("adam@firm.ru", "/settings/delivery", append(pairs, p.name, p.value)...)
		if a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", p.name, a.Status)
		}
		g.Has(a, p.want)
	}
	a = g.Post("adam@firm.ru", "/settings/delivery", form("bot", "1:AAbbccddeeffgghhiijjkkllmm", "try", "bot")...)
	g.Has(a, "Telegram не знает такого токена.")
	a = g.Post("adam@firm.ru", "/settings/delivery", form("user", "robot", "try", "secret")...)
	if s, err = g.office.Kept(t.Context()); err != nil || len(s.Secret) < 32 {
		t.Fatalf("the key: %+v %v", s, err)
	}
	g.Has(a, s.Secret)
	g.Lacks(g.Get("adam@firm.ru", "/settings/delivery"), s.Secret)
	g.done(g.Post("adam@firm.ru", "/settings/delivery", form("user", "robot", "drop_password", "1", "drop_bot", "1")...))
	if s, err = g.office.Kept(t.Context()); err != nil || s.Password != "" || s.Bot != "" {
		t.Fatalf("removed: %+v %v", s, err)
	}
	g.done(g.Post("adam@firm.ru", "/settings/delivery/mail", "login", "bob", "mail", "bob@firm.ru"))
	if c, err := g.service.Contact(t.Context(), "bob", schedule.Mail); err != nil || c.Address != "bob@firm.ru" {
		t.Errorf("Bob's address: %+v %v", c, err)
	}
	g.Has(g.Post("adam@firm.ru", "/settings/delivery/mail", "login", "bob", "mail", "bob"), "«bob» — не почтовый адрес.")
}
