package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/letter"
	"svodka/internal/render"
	"svodka/internal/schedule"
	"svodka/internal/web"
	staff "svodka/internal/web/people"
)

// deliveryFromEnvironment lets the environment win over the settings file.
func (c *config) deliveryFromEnvironment() error {
	m := &c.Mail
	for _, x := range []struct {
		to   *string
		name string
	}{
		{&m.Host, "SVODKA_SMTP_HOST"},
		{&m.User, "SVODKA_SMTP_USER"},
		{&m.Password, "SVODKA_MAIL_PASSWORD"},
		{&m.Password, "SVODKA_SMTP_PASSWORD"},
		{&m.From, "SVODKA_SMTP_FROM"},
		{&m.TLS, "SVODKA_SMTP_TLS"},
		{&c.Telegram.Token, "SVODKA_TELEGRAM_TOKEN"},
		{&c.Telegram.Base, "SVODKA_TELEGRAM_BASE"},
		{&c.Webhook.Secret, "SVODKA_WEBHOOK_SECRET"},
		{&c.Folder, "SVODKA_FOLDER"},
	} {
		*x.to = cmp.Or(os.Getenv(x.name), *x.to)
	}
	if text := os.Getenv("SVODKA_SMTP_PORT"); text != "" {
		port, err := strconv.Atoi(text)
		if err != nil {
			return misused("SVODKA_SMTP_PORT is a number, not %q", "SVODKA_SMTP_PORT должен быть числом, а не %q", text)
		}
		m.Port = port
	}
	return nil
}

// delivery is what the machine itself says of how letters leave: it wins over what administrators set on the page.
func (c *config) delivery() deliver.Settings {
	return deliver.Settings{
		Host: c.Mail.Host, Port: c.Mail.Port, TLS: c.Mail.TLS, User: c.Mail.User, Password: c.Mail.Password, From: c.Mail.From,
		Bot: c.Telegram.Token, Secret: c.Webhook.Secret, Networks: c.Webhook.Networks, Folder: c.Folder,
	}
}

// post is all that leaves the company: schedules and their queue, the ways out, the bot, and how alerts are told.
type post struct {
	office    *deliver.Office
	schedules *schedule.Service
	alerts    letter.Alerts
	day       *letter.Day
	people    *people
	log       *slog.Logger

	mu sync.Mutex
	// site is where pages come from; it is made after the post, which it shows.
	site *web.Site
	// watch is what alerts are taken on in; nil where nobody watches.
	watch *alert.Service
}

// letters makes the post of a data directory.
func (a *app) letters(ctx context.Context, h *house, p *people, log *slog.Logger) (*post, error) {
	safe, err := a.safe(h.dir)
	if err != nil {
		return nil, err
	}
	x := &post{people: p, log: log, day: &letter.Day{Desk: h.desk, Now: a.now, Base: a.conf.Base}}
	x.office = deliver.NewOffice(deliver.OfficeOptions{
		Store: deliver.Keeper{Shelf: p.store, Safe: safe}, Fixed: a.conf.delivery(), Dir: h.dir, BotBase: a.conf.Telegram.Base, Now: a.now,
	})
	o := schedule.Options{
		Store: p.store, People: p.service, Renderer: x, Sender: x.office, Safe: safe, Audit: &audit.Log{Store: p.store, Now: a.now}, Now: a.now, Log: log,
		Viewer: func(_ context.Context, u account.User, _ string) (access.Viewer, error) {
			return p.service.Viewer(u), nil
		},
		Calendar: func() cal.Calendar { return calendarOf(context.WithoutCancel(ctx), h) },
	}
	if base := strings.TrimRight(a.conf.Base, "/"); base != "" {
		o.Unsubscribe = func(token string) string { return base + "/unsubscribe/" + token }
	}
	o.AlertTitles = x.alertTitles
	x.schedules = schedule.New(o)
	x.alerts = letter.NewAlerts(letter.AlertsOptions{
		Post: x.office, Contact: x.schedules.Contact, TurnOff: x.schedules.TurnOff, Base: a.conf.Base, Now: a.now, Log: log,
		Ways: func(ctx context.Context, login string) ([]schedule.Channel, error) { return alertWays(ctx, p, login) },
		Stop: x.schedules.AlertLink,
	})
	return x, nil
}

// alertWays are the channels a person wants alerts by, as they have set it; nil is all they have.
func alertWays(ctx context.Context, p *people, login string) ([]schedule.Channel, error) {
	text, err := p.store.Pref(ctx, login, "alerts.by")
	if err != nil || text == "" {
		return nil, err
	}
	list := []schedule.Channel{}
	for name := range strings.SplitSeq(text, ",") {
		list = append(list, schedule.Channel(strings.TrimSpace(name)))
	}
	return list, nil
}

// calendarOf is the company's calendar as it is set now.
func calendarOf(ctx context.Context, h *house) cal.Calendar {
	about, err := h.desk.About(ctx)
	if err != nil {
		return cal.Default(time.UTC) // where the data cannot be read no letter is made either
	}
	return about.Calendar
}

// opened gives the post the pages it sends, and the alerts it lets people take on.
func (x *post) opened(site *web.Site, watch *alert.Service) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.site, x.watch = site, watch
}

func (x *post) pages() (*web.Site, *alert.Service) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.site, x.watch
}

// alertTitles names rules of alerts; one that is there no more goes by its id.
func (x *post) alertTitles(ctx context.Context, ids []string, l lang.Lang) ([]string, error) {
	_, watch := x.pages()
	if watch == nil {
		return ids, nil
	}
	rules, err := watch.Rules(ctx)
	list := slices.Clone(ids)
	for i, id := range ids {
		if at := slices.IndexFunc(rules, func(r alert.Rule) bool { return r.ID == id }); at >= 0 {
			list[i] = rules[at].Title.In(string(l))
		}
	}
	return list, err
}

// Render makes a letter of a page.
func (x *post) Render(ctx context.Context, o schedule.Order) (schedule.Parcel, error) {
	site, _ := x.pages()
	if site == nil {
		return schedule.Parcel{}, fault.Sentence(fault.Busy, "The pages are not ready yet.", "Страницы ещё не готовы.")
	}
	r := letter.Renderer{Forms: site.Forms(), Drawer: site.Drawer, Day: x.day}
	r.Document = func(ctx context.Context, o letter.Order) (*render.Document, bool, error) {
		return site.Document(ctx, web.Order{User: o.User, Board: o.Board, Query: o.Query, Lang: o.Lang, Zone: o.Zone, Due: o.Due})
	}
	return r.Render(ctx, o)
}

// workersOf is how many letters are made at once: pages are to be answered meanwhile.
func workersOf(processors int) int {
	const least, most = 2, 4
	return min(most, max(least, processors))
}

// run sends what is due and lets the bot hear until the context ends.
func (x *post) run(ctx context.Context) {
	var all sync.WaitGroup
	all.Go(func() { x.schedules.Run(ctx, workersOf(runtime.GOMAXPROCS(0))) })
	all.Go(func() {
		x.office.Listen(ctx, deliver.Bot{Chats: x.schedules, Today: x.today, Press: x.press, Log: x.log}, x.people.store)
	})
	all.Wait()
}

// today is a person's morning as the bot tells it.
func (x *post) today(ctx context.Context, login string, l lang.Lang) (string, error) {
	u, err := x.people.service.Find(ctx, login)
	if err != nil || u.Disabled {
		return "", err
	}
	if own, err := lang.Parse(u.Lang); err == nil {
		l = own
	}
	v := x.people.service.Viewer(u)
	v.Lang = string(l)
	lines, err := x.day.Tell(ctx, letter.Who{User: u, Viewer: v, Lang: l})
	if err != nil {
		return "", err
	}
	log := &audit.Log{Store: x.people.store, Now: x.day.Now}
	return strings.Join(lines, "\n"), log.Add(ctx, audit.Event{Who: login, Act: audit.View, What: letter.Morning, More: "telegram"})
}

// press is a button of the bot.
func (x *post) press(ctx context.Context, login, data string, l lang.Lang) (string, error) {
	_, watch := x.pages()
	u, err := x.people.service.Find(ctx, login)
	if err != nil || watch == nil {
		return "", err
	}
	states, err := watch.Store.AlertStates(ctx)
	if err != nil {
		return "", err
	}
	return x.alerts.Press(ctx, watch, states, u, data, l)
}

// mailer sends the letters that invite people and let them set another password.
type mailer struct{ office *deliver.Office }

var _ staff.Mailer = mailer{}

// Send sends one letter.
func (m mailer) Send(ctx context.Context, l staff.Letter) error {
	return m.office.Send(ctx, schedule.Letter{
		ID: strings.ToLower(rand.Text()), Channel: schedule.Mail, To: l.To, Made: m.office.Now(), Parcel: schedule.Parcel{Subject: l.Subject, Text: l.Text},
	})
}

// Ready reports whether there is a mail server now.
func (m mailer) Ready(ctx context.Context) bool {
	s, err := m.office.InForce(ctx)
	return err == nil && s.Mails()
}
