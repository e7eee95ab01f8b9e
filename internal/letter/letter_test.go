package letter_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/letter"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/render"
	"svodka/internal/schedule"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// page is a document as pages give it.
func page() *render.Document {
	return &render.Document{
		Lang: lang.RU, Title: "Звонки: вход/выход", Period: "октябрь 2026", Conclusion: "Звонков стало больше.", Link: "https://svodka.example.ru/r/calls",
		Parts: []render.Part{{Title: "Входящие", Figure: "120", Under: []string{"+5 % к прошлому месяцу"}}},
	}
}

// renderer makes files of given sizes.
func renderer(d *render.Document, sizes map[string]int) letter.Renderer {
	r := letter.Renderer{Document: func(context.Context, letter.Order) (*render.Document, bool, error) { return d, false, nil }}
	for name, size := range sizes {
		r.Forms = append(r.Forms, render.Format{Name: name, Ext: "." + name, Type: "application/" + name, Write: func(_ context.Context, w io.Writer, _ *render.Document) error {
			_, err := w.Write(make([]byte, size))
			return err
		}})
	}
	return r
}

func order(ch schedule.Channel, forms ...schedule.Form) schedule.Order {
	return schedule.Order{Title: "По понедельникам", Channel: ch, Lang: lang.RU, Content: schedule.Content{Board: "calls", Forms: forms}}
}

func TestNamesAndCaption(t *testing.T) {
	p, err := renderer(page(), map[string]int{"pdf": 10, "png": 10}).Render(t.Context(), order(schedule.Telegram, schedule.PDF, schedule.HTML))
	check(t, err)
	if p.Subject != "По понедельникам, октябрь 2026" {
		t.Errorf("%q", p.Subject)
	}
	if len(p.Files) != 2 || p.Files[0].Name != "Звонки. вход-выход, октябрь 2026.pdf" || p.Files[1].Name != "Звонки. вход-выход, октябрь 2026.png" || p.HTML != "" {
		t.Errorf("a chat gets a picture in place of a page: %+v", p.Files)
	}
	want := "Звонки: вход/выход, октябрь 2026\nЗвонков стало больше.\nВходящие: 120 (+5 % к прошлому месяцу)\nСтраница: https://svodka.example.ru/r/calls"
	if p.Text != want {
		t.Errorf("%s", p.Text)
	}
}

// TestTooLarge: what does not fit is left out, and the letter says so and where to find it.
func TestTooLarge(t *testing.T) {
	const mega = 1 << 20
	p, err := renderer(page(), map[string]int{"pdf": 3 * mega, "xlsx": 13 * mega}).Render(t.Context(), order(schedule.Mail, schedule.PDF, schedule.XLSX, schedule.HTML))
	check(t, err)
	if len(p.Files) != 1 || !strings.HasSuffix(p.Files[0].Name, ".pdf") {
		t.Errorf("%d files", len(p.Files))
	}
	for what, text := range map[string]string{"text": p.Text, "page": p.HTML} {
		if !strings.Contains(text, "Не поместилось в письмо: Звонки. вход-выход, октябрь 2026.xlsx") || !strings.Contains(text, "svodka.example.ru/r/calls") {
			t.Errorf("the %s does not say what is missing: %s", what, text)
		}
	}
	p, err = renderer(page(), map[string]int{"xlsx": 13 * mega}).Render(t.Context(), order(schedule.Folder, schedule.XLSX))
	if err != nil || len(p.Files) != 1 {
		t.Errorf("a folder takes it: %d files, %v", len(p.Files), err)
	}
	if _, err := renderer(page(), nil).Render(t.Context(), order(schedule.Mail, schedule.CSV)); !fault.Is(err, fault.Invalid) {
		t.Errorf("a form nobody writes: %v", err)
	}
}

// street takes letters and refuses by channel.
type street struct {
	sent   []schedule.Letter
	refuse map[schedule.Channel]error
}

func (s *street) Send(_ context.Context, l schedule.Letter) error {
	if err := s.refuse[l.Channel]; err != nil {
		return err
	}
	s.sent = append(s.sent, l)
	return nil
}

// alerts are the alerts of somebody with a mailbox and a chat.
func alerts(s *street) (letter.Alerts, map[schedule.Channel]string) {
	off := map[schedule.Channel]string{}
	return letter.NewAlerts(letter.AlertsOptions{
		Post: s, Base: "https://svodka.example.ru", Now: func() time.Time { return time.Unix(1_800_000_000, 0) },
		Contact: func(_ context.Context, login string, ch schedule.Channel) (schedule.Contact, error) {
			if login == "nobody" {
				return schedule.Contact{}, fault.New(fault.NotFound, "none")
			}
			return schedule.Contact{Login: login, Channel: ch, Address: string(ch) + " of " + login, Off: off[ch]}, nil
		},
		TurnOff: func(_ context.Context, ch schedule.Channel, _, why string) error { off[ch] = why; return nil },
		Stop:    func(login string, rules []string) string { return "stop " + login + " " + strings.Join(rules, ",") },
	}), off
}

func item() alert.Item {
	return alert.Item{
		ID: "lead_balance/crm:7/3/alert", Say: alert.Alert, Key: "crm:7", Name: "Розница <b>", Value: 1.43, Known: true, Unit: unit.Of(unit.Ratio),
		Rule:  alert.Rule{ID: "lead_balance", Title: model.Text{EN: "Lead balance", RU: "Баланс лидов"}},
		Low:   alert.Bound{At: 0.81, Is: true},
		High:  alert.Bound{At: 1.32, Is: true},
		Parts: []alert.Part{{Name: "Сайт", Value: 310, Unit: unit.Of(unit.Number)}}, Report: "lead_balance", Params: "range=2026-11-18",
	}
}

func TestAlertsAreTold(t *testing.T) {
	s := &street{}
	a, _ := alerts(s)
	check(t, a.Send(t.Context(), alert.Letter{To: account.User{Login: "vera", Lang: "ru"}, Items: []alert.Item{item()}}))
	if len(s.sent) != 2 || s.sent[0].Channel != schedule.Telegram || s.sent[1].Channel != schedule.Mail || s.sent[0].ID != s.sent[1].ID {
		t.Fatalf("%+v", s.sent)
	}
	chat, mail := s.sent[0], s.sent[1]
	for what, text := range map[string]string{"chat": chat.Text, "mail": mail.Text} {
		for _, want := range []string{"Баланс лидов: Розница <b>", "1,43", "0,81", "1,32", "Сайт — 310", "https://svodka.example.ru/r/lead_balance?range=2026-11-18"} {
			if !strings.Contains(text, want) {
				t.Errorf("the %s does not say %q: %s", what, want, text)
			}
		}
	}
	if strings.Contains(mail.HTML, "Розница <b>") || !strings.Contains(mail.HTML, "Розница &lt;b&gt;") {
		t.Errorf("a name runs as a page: %s", mail.HTML)
	}
	if mail.Unsubscribe != "stop vera lead_balance" || chat.Unsubscribe != "" {
		t.Errorf("the way out of the mail is %q, of the chat %q", mail.Unsubscribe, chat.Unsubscribe)
	}
	if len(chat.Buttons) != 3 || chat.Buttons[0].Link == "" || len(chat.Buttons[1].Data) > 64 || len(chat.Buttons[2].Data) > 64 {
		t.Errorf("%+v", chat.Buttons)
	}
	again := &street{}
	b, _ := alerts(again)
	check(t, b.Send(t.Context(), alert.Letter{To: account.User{Login: "vera", Lang: "ru"}, Items: []alert.Item{item()}}))
	if again.sent[0].ID != s.sent[0].ID {
		t.Error("the same letter has another id after a restart")
	}
}

// TestAlertsOfManyKinds: a digest names some and counts the rest; the end of an incident has no buttons.
func TestAlertsOfManyKinds(t *testing.T) {
	s := &street{}
	a, _ := alerts(s)
	over := item()
	over.Say = alert.Recovery
	many := make([]alert.Item, 9)
	for i := range many {
		many[i] = item()
	}
	check(t, a.Send(t.Context(), alert.Letter{To: account.User{Login: "vera", Lang: "ru"}, Items: many}))
	check(t, a.Send(t.Context(), alert.Letter{To: account.User{Login: "vera", Lang: "ru"}, Items: []alert.Item{over}}))
	if n := strings.Count(s.sent[0].Text, "\n") + 1; n > 12 || !strings.Contains(s.sent[0].Text, "и ещё: 4") || s.sent[1].Subject != "Оповещения: 9" {
		t.Errorf("%q %s", s.sent[1].Subject, s.sent[0].Text)
	}
	if len(s.sent[2].Buttons) != 0 || !strings.HasPrefix(s.sent[3].Subject, "Закончилось: ") {
		t.Errorf("%+v", s.sent[2:])
	}
}

// TestAlertsNeedOneChannel: what one channel took is told; what all refuse for a while is tried again; what is refused for good is
// switched off.
func TestAlertsNeedOneChannel(t *testing.T) {
	busy := errors.New("421 later")
	gone := &schedule.Trouble{Never: true, Off: true, Cause: errors.New("403 blocked")}
	l := alert.Letter{To: account.User{Login: "vera", Lang: "en"}, Items: []alert.Item{item()}}
	s := &street{refuse: map[schedule.Channel]error{schedule.Telegram: busy, schedule.Mail: busy}}
	a, off := alerts(s)
	if err := a.Send(t.Context(), l); !errors.Is(err, busy) {
		t.Errorf("nobody took it: %v", err)
	}
	s.refuse[schedule.Telegram] = gone
	if err := a.Send(t.Context(), l); !errors.Is(err, busy) || off[schedule.Telegram] != "403 blocked" {
		t.Errorf("%v %v", err, off)
	}
	delete(s.refuse, schedule.Mail)
	check(t, a.Send(t.Context(), l))
	if len(s.sent) != 1 || s.sent[0].Channel != schedule.Mail {
		t.Errorf("%+v", s.sent)
	}
	err := a.Send(t.Context(), alert.Letter{To: account.User{Login: "nobody"}, Items: l.Items})
	if _, ok := errors.AsType[alert.NowhereError](err); !ok || len(s.sent) != 1 {
		t.Errorf("who has no channel got a letter, or nobody says so: %v", err)
	}
	s.refuse[schedule.Mail] = &schedule.Trouble{Never: true, Cause: errors.New("mail is not set up")}
	if err := a.Send(t.Context(), l); !errors.As(err, new(alert.NowhereError)) {
		t.Errorf("nothing takes it, and it counts as told: %v", err)
	}
}

// guard notes what is taken on.
type guard struct{ did string }

func (g *guard) Acknowledge(_ context.Context, who account.User, rule, key string) error {
	g.did = who.Login + " takes " + rule + " " + key
	return nil
}

func (g *guard) Snooze(_ context.Context, who account.User, rule, key string, until time.Time) error {
	g.did = who.Login + " waits with " + rule + " " + key + " until " + until.UTC().Format(time.DateOnly)
	return nil
}

func TestButtonsTakeOn(t *testing.T) {
	s := &street{}
	a, _ := alerts(s)
	vera := account.User{Login: "vera", Lang: "ru"}
	check(t, a.Send(t.Context(), alert.Letter{To: vera, Items: []alert.Item{item()}}))
	states := alert.States{"plan_pace": {"": {}}, "lead_balance": {"crm:7": {}, "crm:8": {}}}
	g := &guard{}
	for i, want := range []string{"", "vera takes lead_balance crm:7", "vera waits with lead_balance crm:7 until 2027-01-16"} {
		if want == "" {
			continue
		}
		said, err := a.Press(t.Context(), g, states, vera, s.sent[0].Buttons[i].Data, lang.RU)
		if err != nil || said == "" || g.did != want {
			t.Errorf("%q %q %v", said, g.did, err)
		}
	}
	g.did = ""
	for _, data := range []string{"", "x", "alert take 00", s.sent[0].Buttons[1].Data + "0"} {
		if _, err := a.Press(t.Context(), g, states, vera, data, lang.RU); err != nil || g.did != "" {
			t.Errorf("%q did %q %v", data, g.did, err)
		}
	}
	vera.Disabled = true
	if said, err := a.Press(t.Context(), g, states, vera, s.sent[0].Buttons[1].Data, lang.RU); said != "" || err != nil || g.did != "" {
		t.Errorf("whoever is switched off did %q %v", g.did, err)
	}
}
