package letter

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
)

// AlertsOptions are what Alerts are made of.
type AlertsOptions struct {
	Post schedule.Sender
	// Contact is where a person gets letters; fault.NotFound is nowhere. TurnOff switches off what refuses letters for good.
	Contact func(ctx context.Context, login string, ch schedule.Channel) (schedule.Contact, error)
	TurnOff func(ctx context.Context, ch schedule.Channel, address, why string) error
	// Ways are the channels a person wants alerts by; nil, and a nil list, is every one they have.
	Ways func(ctx context.Context, login string) ([]schedule.Channel, error)
	// Stop is the address at which a person ends alerts of rules, "" none; nil: there is none.
	Stop func(login string, rules []string) string
	// Base is the address of the pages, "" none.
	Base string
	Now  func() time.Time
	Log  *slog.Logger
}

// Alerts tells people of alerts by mail and Telegram. Each gets a letter by every channel they have; it counts as told once one of
// them took it.
type Alerts struct{ AlertsOptions }

var _ alert.Sender = Alerts{}

// NewAlerts makes the sender.
func NewAlerts(o AlertsOptions) Alerts {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return Alerts{o}
}

// Send tells a person what there is. Whoever has no channel that takes it finds it on the page of alerts; that is [alert.NowhereError].
func (a Alerts) Send(ctx context.Context, l alert.Letter) (err error) {
	defer fault.Wrap(&err, "letter.Alerts(%s)", l.To.Login)
	if len(l.Items) == 0 {
		return nil
	}
	ways := []schedule.Channel{schedule.Telegram, schedule.Mail}
	if a.Ways != nil {
		wanted, err := a.Ways(ctx, l.To.Login)
		if err != nil {
			return err
		}
		if wanted != nil {
			ways = slices.DeleteFunc(ways, func(ch schedule.Channel) bool { return !slices.Contains(wanted, ch) })
		}
	}
	id, told, failed := letterID(l), false, []error(nil)
	for _, ch := range ways {
		c, err := a.Contact(ctx, l.To.Login, ch)
		switch {
		case fault.Is(err, fault.NotFound), err == nil && c.Off != "":
			continue
		case err != nil:
			failed = append(failed, err)
			continue
		}
		switch again, err := a.by(ctx, l, id, c); {
		case err == nil:
			told = true
		case again:
			failed = append(failed, err)
		default:
			a.Log.WarnContext(ctx, "an alert is refused", "channel", ch, "person", l.To.Login, "error", err)
		}
	}
	if len(failed) > 0 && !told {
		return errors.Join(failed...)
	}
	if !told {
		return alert.NowhereError{}
	}
	for _, err := range failed {
		a.Log.WarnContext(ctx, "an alert is told by one channel alone", "person", l.To.Login, "error", err)
	}
	return nil
}

// by tells a letter by one channel. again says that a failure may pass.
func (a Alerts) by(ctx context.Context, l alert.Letter, id string, c schedule.Contact) (again bool, err error) {
	sent := schedule.Letter{
		ID: id, Channel: c.Channel, To: c.Address, Lang: langOf(l.To), Made: l.Items[0].Since.Truncate(time.Second), Parcel: a.parcel(l, c.Channel),
	}
	if a.Stop != nil && c.Channel == schedule.Mail {
		sent.Unsubscribe = a.Stop(l.To.Login, rulesOf(l))
	}
	err = a.Post.Send(ctx, sent)
	t, known := errors.AsType[*schedule.Trouble](err)
	switch {
	case err == nil:
		return false, nil
	case known && t.Off && a.TurnOff != nil:
		return false, errors.Join(err, a.TurnOff(ctx, c.Channel, c.Address, schedule.Told(t.Cause)))
	case known && t.Never:
		return false, err
	}
	return true, err
}

// rulesOf are the rules that a letter tells of, each once.
func rulesOf(l alert.Letter) []string {
	var list []string
	for _, x := range l.Items {
		if !slices.Contains(list, x.Rule.ID) {
			list = append(list, x.Rule.ID)
		}
	}
	return list
}

// letterID is the same whenever the same items are told to the same person.
func letterID(l alert.Letter) string {
	sum := sha256.New()
	fmt.Fprintln(sum, "alerts", l.To.Login)
	for _, x := range l.Items {
		fmt.Fprintln(sum, x.ID)
	}
	const enough = 16
	return hex.EncodeToString(sum.Sum(nil)[:enough])
}

func langOf(u account.User) lang.Lang {
	if l, err := lang.Parse(u.Lang); err == nil {
		return l
	}
	return lang.RU
}

// mostInChat is how many items a chat is told one by one; a digest of more names the first and counts the rest.
const mostInChat = 5

// parcel words a letter.
func (a Alerts) parcel(l alert.Letter, ch schedule.Channel) schedule.Parcel {
	in := langOf(l.To)
	head, _ := l.Items[0].Text(in)
	p := schedule.Parcel{Subject: head}
	if n := len(l.Items); n > 1 {
		p.Subject = in.Pick("Alerts: ", "Оповещения: ") + in.Int(int64(n))
	}
	if ch == schedule.Telegram {
		p.Text = a.chat(l, in)
		if len(l.Items) == 1 {
			p.Buttons = a.buttons(l.Items[0], in)
		}
		return p
	}
	var text, page strings.Builder
	fmt.Fprintf(&page, `<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"></head><body style="margin:0;padding:16px;background:#ffffff;`+
		`color:#141925;font:15px/1.5 Arial,Helvetica,sans-serif">`, in)
	for _, x := range l.Items {
		head, body := x.Text(in)
		link := a.link(x)
		fmt.Fprintf(&text, "%s\n", strings.Join(append([]string{head}, body...), "\n"))
		colour := "#b23512"
		if x.Say == alert.Recovery {
			colour = "#0a6b63"
		}
		fmt.Fprintf(&page, `<div style="margin:0 0 16px;padding:10px 14px;border-left:4px solid %s;background:#f9fafb">`+
			`<p style="margin:0 0 6px;font-weight:bold">%s</p>`, colour, html.EscapeString(head))
		for _, line := range body {
			fmt.Fprintf(&page, `<p style="margin:0 0 4px">%s</p>`, html.EscapeString(line))
		}
		if link != "" {
			fmt.Fprintf(&text, "%s\n", link)
			fmt.Fprintf(&page, `<p style="margin:6px 0 0"><a href="%s" style="color:#3350c8">%s</a></p>`,
				html.EscapeString(link), in.Pick("Look at it", "Посмотреть"))
		}
		text.WriteString("\n")
		page.WriteString(`</div>`)
	}
	if a.Base != "" {
		all := strings.TrimRight(a.Base, "/") + "/alerts"
		fmt.Fprintf(&text, "%s%s\n", in.Pick("All alerts: ", "Все оповещения: "), all)
		fmt.Fprintf(&page, `<p style="margin:0"><a href="%s" style="color:#3350c8">%s</a></p>`, html.EscapeString(all), in.Pick("All alerts", "Все оповещения"))
	}
	page.WriteString(`</body></html>`)
	p.Text, p.HTML = text.String(), page.String()
	return p
}

// chat words a letter for a chat: one item in full, of a digest a line each.
func (a Alerts) chat(l alert.Letter, in lang.Lang) string {
	var lines []string
	if len(l.Items) == 1 {
		head, body := l.Items[0].Text(in)
		lines = append([]string{head}, body...)
		if link := a.link(l.Items[0]); link != "" {
			lines = append(lines, link)
		}
		return strings.Join(lines, "\n")
	}
	for _, x := range l.Items[:min(mostInChat, len(l.Items))] {
		head, _ := x.Text(in)
		lines = append(lines, "• "+head)
	}
	if n := len(l.Items) - mostInChat; n > 0 {
		lines = append(lines, in.Pick("and more: ", "и ещё: ")+in.Int(int64(n)))
	}
	if a.Base != "" {
		lines = append(lines, strings.TrimRight(a.Base, "/")+"/alerts")
	}
	return strings.Join(lines, "\n")
}

func (a Alerts) link(x alert.Item) string {
	href := x.Href()
	if a.Base == "" || href == "" {
		return ""
	}
	return strings.TrimRight(a.Base, "/") + href
}

// What buttons tell the bot.
const (
	pressTake, pressSnooze = "alert take ", "alert wait "
	snoozed                = 24 * time.Hour
)

// buttons stand under an alert: open, take it on, be quiet for a day.
func (a Alerts) buttons(x alert.Item, in lang.Lang) (list []schedule.Button) {
	if x.Say != alert.Alert {
		return nil
	}
	if link := a.link(x); public(link) {
		list = append(list, schedule.Button{Text: in.Pick("Open", "Открыть"), Link: link})
	}
	mark := markOf(x.Rule.ID, x.Key)
	if !x.Rule.Event {
		list = append(list, schedule.Button{Text: in.Pick("I take it", "Беру"), Data: pressTake + mark})
	}
	return append(list, schedule.Button{Text: in.Pick("Quiet for a day", "Тишина на день"), Data: pressSnooze + mark})
}

// public reports whether a chat's button may lead there: the service takes names of hosts that the internet could have.
func public(link string) bool {
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Hostname(), ".")
}

// markOf names an alert's member in the few bytes that a button holds.
func markOf(rule, key string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + key))
	const enough = 12
	return hex.EncodeToString(sum[:enough])
}

// Watch is what alerts are taken on in; alert.Service is one.
type Watch interface {
	Acknowledge(ctx context.Context, who account.User, rule, key string) error
	Snooze(ctx context.Context, who account.User, rule, key string, until time.Time) error
}

// Press does what a button under an alert stands for. "" is no button of an alert. Whether the person may see the figure is asked
// anew.
func (a Alerts) Press(ctx context.Context, w Watch, states alert.States, who account.User, data string, in lang.Lang) (said string, err error) {
	defer fault.Wrap(&err, "letter.Press")
	take, wait := strings.HasPrefix(data, pressTake), strings.HasPrefix(data, pressSnooze)
	if !take && !wait || who.Disabled {
		return "", nil
	}
	mark := strings.TrimPrefix(strings.TrimPrefix(data, pressTake), pressSnooze)
	for rule, keys := range states {
		for key := range keys {
			if markOf(rule, key) != mark {
				continue
			}
			if take {
				return in.Pick("Noted: you take care of it.", "Отмечено: вы занимаетесь этим."), w.Acknowledge(ctx, who, rule, key)
			}
			return in.Pick("Nothing will be told of it for a day.", "Сутки об этом не напоминаем."), w.Snooze(ctx, who, rule, key, a.Now().Add(snoozed))
		}
	}
	return in.Pick("There is no such alert any more.", "Такого оповещения больше нет."), nil
}
