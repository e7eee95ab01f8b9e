package deliver_test

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/deliver"
	"svodka/internal/fake/telegram"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
)

// drawerOf keeps settings in memory.
type drawerOf struct {
	mu sync.Mutex
	s  deliver.Settings
}

func (d *drawerOf) Settings(context.Context) (deliver.Settings, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.s, nil
}

func (d *drawerOf) SaveSettings(_ context.Context, s deliver.Settings) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.s = s
	return nil
}

// TestOfficeFollows: a letter goes by the settings of the moment, and what the machine fixes wins.
func TestOfficeFollows(t *testing.T) {
	first, second := serve(t, nil), serve(t, nil)
	dir := t.TempDir()
	o := deliver.NewOffice(deliver.OfficeOptions{Store: &drawerOf{}, Dir: dir, Now: time.Now})
	l := schedule.Letter{ID: "0123456789", To: "ann@example.ru", Channel: schedule.Mail, Lang: lang.RU, Made: time.Now(), Parcel: schedule.Parcel{Subject: "x", Text: "y"}}
	if err := o.Send(t.Context(), l); err == nil || !strings.Contains(lang.RU.Message(err), "не настроен") {
		t.Errorf("nothing is set: %v", err)
	}
	check(t, o.Save(t.Context(), deliver.Settings{Host: "127.0.0.1", Port: first.port, TLS: "none", From: "a@example.ru"}))
	check(t, o.Send(t.Context(), l))
	check(t, o.Save(t.Context(), deliver.Settings{Host: "127.0.0.1", Port: second.port, TLS: "none", From: "a@example.ru", Folder: "outbox"}))
	check(t, o.Send(t.Context(), l))
	if len(first.letters("ann@example.ru")) != 1 || len(second.letters("ann@example.ru")) != 1 {
		t.Errorf("%d and %d letters", len(first.letters("ann@example.ru")), len(second.letters("ann@example.ru")))
	}
	list, err := o.Channels(t.Context())
	check(t, err)
	if len(list) != 2 || list[0] != schedule.Mail || list[1] != schedule.Folder {
		t.Errorf("%v", list)
	}
	l.Channel, l.To = schedule.Folder, "weekly"
	check(t, o.Send(t.Context(), l))
	if names, _ := filepath.Glob(filepath.Join(dir, "outbox", "weekly", "*x.txt")); len(names) != 1 {
		t.Errorf("saved %v", names)
	}
	o.Fixed = deliver.Settings{Port: first.port}
	l.Channel, l.To = schedule.Mail, "ann@example.ru"
	check(t, o.Send(t.Context(), l))
	if n := len(first.letters("ann@example.ru")); n != 2 {
		t.Errorf("the machine's port does not win: %d letters", n)
	}
}

// TestSettingsOver: what is fixed wins field by field, but one server's password is never shown to another.
func TestSettingsOver(t *testing.T) {
	kept := deliver.Settings{Host: "smtp.example.ru", Port: 465, TLS: "tls", User: "u", Password: "p", From: "a@example.ru", Bot: "1:x"}
	if got := kept.Over(deliver.Settings{Bot: "2:y"}); got.Bot != "2:y" || got.Password != "p" || got.Port != 465 {
		t.Errorf("%+v", got)
	}
	if got := kept.Over(deliver.Settings{Host: "smtp.evil.example"}); got.Host != "smtp.evil.example" || got.Password != "" || got.User != "" || got.From != "a@example.ru" {
		t.Errorf("%+v", got)
	}
}

func TestSettingsCheck(t *testing.T) {
	good := deliver.Settings{
		Host: " smtp.example.ru ", From: "Отчёты <a@example.ru>", Bot: "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
		Secret: "0123456789abcdef", Networks: []string{"10.1.2.3/8", " 192.168.0.7", ""}, Folder: "outbox/weekly",
	}
	check(t, good.Check())
	if good.Port != 587 || good.TLS != "starttls" || len(good.Networks) != 2 || good.Networks[0] != "10.0.0.0/8" || good.Networks[1] != "192.168.0.7/32" {
		t.Errorf("%+v", good)
	}
	for field, s := range map[string]deliver.Settings{
		"host": {Host: "http://smtp", From: "a@b.ru"}, "port": {Host: "a", Port: 70000, From: "a@b.ru"}, "tls": {Host: "a", TLS: "ssl", From: "a@b.ru"},
		"from": {Host: "a", From: "nobody"}, "bot": {Bot: "12345"}, "secret": {Secret: "short"}, "networks": {Networks: []string{"example.ru"}}, "folder": {Folder: "../etc"},
	} {
		err := s.Check()
		w, ok := err.(*deliver.Wrong) //nolint:errorlint // it is the outermost
		if !ok || w.Field != field || !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, name := range []string{"/etc", "../x"} { // neither by the page nor by way of what is kept
		o := deliver.NewOffice(deliver.OfficeOptions{Store: &drawerOf{s: deliver.Settings{Folder: name}}, Dir: t.TempDir()})
		if err := o.Send(t.Context(), schedule.Letter{Channel: schedule.Folder, To: "a"}); err == nil {
			t.Errorf("saved in %s", name)
		}
	}
}

// TestFolderOfTheMachine: the machine's own settings may name a folder anywhere; a letter leaves it nowhere.
func TestFolderOfTheMachine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "reports")
	o := deliver.NewOffice(deliver.OfficeOptions{Fixed: deliver.Settings{Folder: dir}, Dir: t.TempDir(), Now: time.Now})
	l := schedule.Letter{ID: "0123456789", Channel: schedule.Folder, To: "weekly", Made: time.Now(), Parcel: schedule.Parcel{Subject: "x", Text: "y"}}
	check(t, o.Send(t.Context(), l))
	if names, _ := filepath.Glob(filepath.Join(dir, "weekly", "*.txt")); len(names) != 1 {
		t.Errorf("saved %v", names)
	}
	l.To = "../elsewhere"
	if err := o.Send(t.Context(), l); err == nil {
		t.Error("a letter left the folder")
	}
}

// TestBotListens: the bot links, tells the day, stops and starts again; a restart hears nothing twice, another token is heard
// at once.
func TestBotListens(t *testing.T) {
	fake := telegram.New(telegram.Options{})
	server := httptest.NewServer(fake)
	t.Cleanup(server.Close)
	d := newDesk(t, nil)
	o := deliver.NewOffice(deliver.OfficeOptions{Store: &drawerOf{}, BotBase: server.URL, BotClient: server.Client(), Dir: t.TempDir()})
	pressed := ""
	b := deliver.Bot{
		Chats: d, Today: func(_ context.Context, login string, _ lang.Lang) (string, error) { return "день: " + login, nil },
		Press: func(_ context.Context, login, data string, _ lang.Lang) (string, error) {
			pressed = login + " " + data
			return "принято", nil
		},
	}
	start := func() (stop func()) {
		ctx, end := context.WithCancel(t.Context())
		var all sync.WaitGroup
		all.Go(func() { o.Listen(ctx, b, d.store) })
		return func() { end(); all.Wait() }
	}
	said := func(chat int64, n int, want string) {
		t.Helper()
		for range 3000 {
			if got := fake.Got(chat); len(got) >= n {
				if last := got[n-1].Text; !strings.Contains(last, want) {
					t.Errorf("%q, want %q", last, want)
				}
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Fatalf("%d messages, want %d: %s", len(fake.Got(chat)), n, want)
	}
	stop := start()
	code, _, err := d.Code(t.Context(), "ann@example.ru", schedule.Telegram)
	check(t, err)
	check(t, o.Save(t.Context(), deliver.Settings{Bot: fake.Token()}))
	fake.Says(66, "Eve", "/today")
	said(66, 1, "Мои подписки")
	fake.Says(17, "Ann", "/start "+code)
	said(17, 1, "Готово")
	fake.Says(17, "Ann", "/today@svodka_bot")
	said(17, 2, "день: ann@example.ru")
	fake.Says(17, "Ann", "/stop")
	said(17, 3, "больше ничего не приходит")
	if c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Telegram); err != nil || c.Off == "" {
		t.Errorf("%+v %v", c, err)
	}
	stop()
	stop = start()
	defer func() { stop() }()
	fake.Says(17, "Ann", "/start")
	said(17, 4, "/today")
	if c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Telegram); err != nil || c.Off != "" {
		t.Errorf("%+v %v", c, err)
	}
	fake.Presses(17, "take 1")
	for range 3000 {
		if j := fake.Journal(); j[len(j)-1].Method == "answercallbackquery" || len(j) > 1 && j[len(j)-2].Method == "answercallbackquery" {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	if pressed != "ann@example.ru take 1" {
		t.Errorf("pressed %q", pressed)
	}
	if n := len(fake.Got(17)); n != 4 {
		t.Errorf("%d messages: something was heard twice", n)
	}
	if name, err := o.BotName(t.Context()); name != "svodka_bot" || err != nil {
		t.Errorf("%q %v", name, err)
	}
	if _, err := o.NameBy(t.Context(), deliver.Settings{Bot: "1:AAAAAAAAAAAAAAAAAAAAAAAAAAA"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a token nobody knows: %v", err)
	}
}
