package schedule

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
)

// subscription is one schedule that sends something to the visitor, by one channel.
type subscription struct {
	ID, Title, What, Href  string
	When, Next             string
	Channel, Icon, Name    string
	Stopped, Paused, Owned bool
	From                   string // who keeps it
}

// contact is one channel of the visitor.
type contact struct {
	Channel, Icon, Title string
	Address              string
	State, Mark, Why     string
	MayOn, MayOff        bool
	Missing              bool
	Help                 string
}

// linking is a one-time code for a chat, with the way to use it.
type linking struct {
	Code, Bot, Link, Until string
}

// subscribed is the page of one's own subscriptions.
type subscribed struct {
	L        lang.Lang
	Told     string
	Trouble  string
	List     []subscription
	Contacts []contact
	Linking  *linking
	NoBot    bool
	Reader   bool
	Alerts   bool
	AlertsBy []choice // the channels that alerts are wanted by
	Rules    []notice // the alerts that may come
	Open     bool     // there are no accounts: nobody can be written to
}

// mine shows what the visitor gets, and by which channels.
func (p *Pages) mine(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.subscribed(r, v)
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.inSection(v, "subscriptions", v.T("My subscriptions", "Мои подписки"), mineView(x)))
}

func (p *Pages) subscribed(r *http.Request, v *page.Visit) (subscribed, error) {
	ctx := r.Context()
	x := subscribed{L: v.Lang, Told: said(v, r), Reader: small(v), Alerts: p.site.HasAlerts, Open: v.User.Login == ""}
	if x.Open {
		return x, nil
	}
	words, err := p.wordsOf(r, v)
	if err != nil {
		return x, err
	}
	list, err := p.service.Mine(ctx, v.Person.Login)
	if err != nil {
		return x, err
	}
	for _, one := range list {
		stopped, err := p.service.Store.Stopped(ctx, one.ID)
		if err != nil {
			return x, err
		}
		for _, to := range one.Recipients {
			if to.Login != v.Person.Login {
				continue
			}
			s := subscription{
				ID: one.ID, Title: one.Title, When: words.when(one), Next: words.moment(one.Next), Channel: string(to.Channel),
				Icon: channelIcon(to.Channel), Name: to.Channel.Title(v.Lang), Stopped: slices.Contains(stopped, to.Key()), Paused: one.Paused,
				Owned: one.Owner == v.Person.Login || v.Administers(),
			}
			if one.Owner != v.Person.Login {
				s.From = words.name(one.Owner)
			}
			title, href, ok := words.title(ctx, one.Content.Board)
			if ok {
				s.What, s.Href = title, href
				if href != "" && one.Content.Query != "" {
					s.Href += "?" + one.Content.Query
				}
			}
			x.List = append(x.List, s)
		}
	}
	for _, ch := range []schedule.Channel{schedule.Mail, schedule.Telegram} {
		c, err := p.contact(ctx, v, ch)
		if err != nil {
			return x, err
		}
		x.Contacts = append(x.Contacts, c)
	}
	if x.Alerts && !x.Reader || x.Alerts && v.User.CRMUser != "" {
		if x.AlertsBy, err = p.alertsBy(ctx, v); err != nil {
			return x, err
		}
	}
	if x.Rules, err = p.notices(ctx, v); err != nil {
		return x, err
	}
	s, err := p.effective(ctx)
	x.NoBot = p.delivery != nil && s.Bot == ""
	return x, err
}

const (
	alertsPref = "alerts.by" // the channels that somebody wants alerts by, with commas between; empty is all
	noAlerts   = "none"
)

// alertsBy is the choice of channels for alerts.
func (p *Pages) alertsBy(ctx context.Context, v *page.Visit) (list []choice, err error) {
	text, err := p.site.Boards.Pref(ctx, v.Person, alertsPref)
	wanted := strings.Split(text, ",")
	for _, ch := range []schedule.Channel{schedule.Mail, schedule.Telegram} {
		list = append(list, choice{Value: string(ch), Title: ch.Title(v.Lang), On: text == "" || slices.Contains(wanted, string(ch))})
	}
	return list, err
}

// setAlerts keeps by which channels somebody wants alerts.
func (p *Pages) setAlerts(ctx context.Context, v *page.Visit, by []string) error {
	var list []string
	for _, ch := range []schedule.Channel{schedule.Mail, schedule.Telegram} {
		if slices.Contains(by, string(ch)) {
			list = append(list, string(ch))
		}
	}
	text := strings.Join(list, ",")
	if len(list) == 0 {
		text = noAlerts
	}
	return p.site.Boards.SetPref(ctx, v.Person, alertsPref, text)
}

// contact says how a channel of the visitor stands.
func (p *Pages) contact(ctx context.Context, v *page.Visit, ch schedule.Channel) (contact, error) {
	out := contact{Channel: string(ch), Icon: channelIcon(ch), Title: v.T("Mail", "Почта")}
	if ch == schedule.Telegram {
		out.Title = "Telegram"
	}
	c, err := p.service.Contact(ctx, v.Person.Login, ch)
	switch {
	case fault.Is(err, fault.NotFound):
		out.Missing, out.Mark = true, "o"
		if ch == schedule.Mail {
			out.State = v.T("no address", "адреса нет")
			out.Help = v.T("Your login is no mail address. An administrator can set one.", "Ваш логин — не почтовый адрес. Его может указать администратор.")
		} else {
			out.State = v.T("not linked", "не привязан")
			out.Help = v.T("Reports, the morning summary and alerts can come into a chat with the bot.",
				"Отчёты, утренняя сводка и оповещения могут приходить в чат с ботом.")
		}
		return out, nil
	case err != nil:
		return out, err
	}
	if ch == schedule.Mail {
		out.Address = c.Address
		out.Help = v.T("The address is the one of your account; an administrator can set another.",
			"Это адрес вашей учётной записи; другой может указать администратор.")
	} else if !c.Since.IsZero() {
		out.Address = v.T("linked on ", "привязан ") + v.Lang.Day(dayOf(c.Since, v.About.Calendar.Zone))
	}
	if c.Off != "" {
		out.State, out.Mark, out.Why, out.MayOn = v.T("off", "выключено"), "x", reason(c.Off, v.Lang), true
		out.Address = ""
		if ch == schedule.Mail {
			out.Address = c.Address
		}
		return out, nil
	}
	out.State, out.Mark, out.MayOff = v.T("on", "включено"), "g", true
	return out, nil
}

// reason says why a channel is off.
func reason(note string, l lang.Lang) string {
	switch text := schedule.Note(note, l); note {
	case "the bot was blocked":
		return l.Pick("You have blocked the bot. Unblock it in Telegram, then turn the channel on here.",
			"Вы заблокировали бота. Разблокируйте его в Telegram, затем включите канал здесь.")
	case schedule.ByOwnWish:
		return l.Pick("You have turned it off.", "Вы выключили этот канал.")
	default:
		return l.Pick("The reason: ", "Причина: ") + text
	}
}

// choose does one of the things that people do to what they get.
func (p *Pages) choose(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx, f := r.Context(), r.PostForm
	if v.User.Login == "" {
		return page.ErrNoPage
	}
	ch := schedule.Channel(f.Get("channel"))
	var (
		err  error
		told string
	)
	switch r.PathValue("act") {
	case "stop":
		err, told = p.service.SetStopped(ctx, v.Person.Login, f.Get("schedule"), ch, true), "stopped"
	case "resume":
		err, told = p.service.SetStopped(ctx, v.Person.Login, f.Get("schedule"), ch, false), "again"
	case "stop-alert":
		err, told = p.stopAlert(ctx, v, f.Get("rule"), true), "stopped"
	case "resume-alert":
		err, told = p.stopAlert(ctx, v, f.Get("rule"), false), "again"
	case "on":
		err, told = p.service.TurnOn(ctx, v.Person.Login, ch), "on"
	case "off":
		err, told = p.service.SwitchOff(ctx, v.Person.Login, ch), "off"
	case "alerts":
		err, told = p.setAlerts(ctx, v, f["by"]), "saved"
	case "telegram":
		return p.link(w, r, v)
	default:
		return page.ErrNoPage
	}
	if err != nil {
		return err
	}
	return see(w, r, "/subscriptions?said="+told)
}

// link gives a one-time code for a chat.
func (p *Pages) link(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.subscribed(r, v)
	if err != nil {
		return err
	}
	if x.NoBot {
		x.Trouble = v.T("The bot is not set up yet; an administrator does it.", "Бот ещё не настроен, его настраивает администратор.")
		return p.again(w, r, v, p.inSection(v, "subscriptions", v.T("My subscriptions", "Мои подписки"), mineView(x)))
	}
	code, until, err := p.service.Code(r.Context(), v.Person.Login, schedule.Telegram)
	if err != nil {
		return err
	}
	x.Linking = &linking{Code: code, Until: v.Lang.Clock(until, v.About.Calendar.Zone)}
	if x.Linking.Bot = p.bot(r.Context()); x.Linking.Bot != "" {
		x.Linking.Link = "https://t.me/" + url.PathEscape(x.Linking.Bot) + "?start=" + url.QueryEscape(code)
	}
	return p.site.Show(w, r, v, p.inSection(v, "subscriptions", v.T("My subscriptions", "Мои подписки"), mineView(x)))
}

// bot is the name of the bot, "" when it cannot be asked for now. It is asked once for each token.
func (p *Pages) bot(ctx context.Context) string {
	if p.delivery == nil {
		return ""
	}
	s, err := p.effective(ctx)
	if err != nil || s.Bot == "" {
		return ""
	}
	p.mu.Lock()
	name, ok := p.bots[s.Bot]
	p.mu.Unlock()
	if ok {
		return name
	}
	const patience = 5 * time.Second
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	name, err = p.delivery.NameBy(ctx, s)
	if err != nil {
		p.site.Log.WarnContext(ctx, "the bot does not say its name", "error", err)
		return ""
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.bots)
	p.bots[s.Bot] = name
	return name
}
