package deliver_test

import (
	"bytes"
	"image"
	"image/png"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/fake/telegram"
	"svodka/internal/fault"
	"svodka/internal/schedule"
)

func bot(t *testing.T, o telegram.Options) (*telegram.Server, deliver.Telegram) {
	t.Helper()
	fake := telegram.New(o)
	server := httptest.NewServer(fake)
	t.Cleanup(server.Close)
	return fake, deliver.Telegram{Base: server.URL, Token: fake.Token(), Client: server.Client()}
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	check(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 8))))
	return b.Bytes()
}

// linked gives Ann and Ivan their chats.
func linked(t *testing.T, d *desk, fake *telegram.Server, tg deliver.Telegram) {
	t.Helper()
	for chat, login := range map[int64]string{17: "ann@example.ru", 18: "ivan@example.ru"} {
		code, _, err := d.Code(t.Context(), login, schedule.Telegram)
		check(t, err)
		fake.Says(chat, login, "/start "+code)
	}
	_, err := tg.Poll(t.Context(), deliver.Bot{Chats: d}, 0, 0)
	check(t, err)
}

// TestTelegramIsPersonal: chats are linked by a code that works once, and each gets figures of their own.
func TestTelegramIsPersonal(t *testing.T) {
	fake, tg := bot(t, telegram.Options{})
	d := newDesk(t, deliver.Post{schedule.Telegram: tg})
	code, _, err := d.Code(t.Context(), "ann@example.ru", schedule.Telegram)
	check(t, err)
	fake.Says(17, "Ann", "hello")
	fake.Says(66, "Eve", "/start AAAAAAAAAAAAAAAA")
	fake.Says(17, "Ann", "/start "+code)
	fake.Says(66, "Eve", "/start "+code)
	next, err := tg.Poll(t.Context(), deliver.Bot{Chats: d}, 0, 0)
	check(t, err)
	if _, err := tg.Poll(t.Context(), deliver.Bot{Chats: d}, next, 0); err != nil {
		t.Error(err)
	}
	if c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Telegram); err != nil || c.Address != "17" {
		t.Fatalf("%+v %v", c, err)
	}
	if got := fake.Got(66); len(got) != 2 || !strings.Contains(got[1].Text, "Код не подходит") {
		t.Errorf("a stranger was told %+v", got)
	}
	late, _, err := d.Code(t.Context(), "ivan@example.ru", schedule.Telegram)
	check(t, err)
	d.wait(16 * time.Minute)
	if _, err := d.Link(t.Context(), late, schedule.Telegram, "66"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a code whose time is over: %v", err)
	}
	linked(t, d, fake, tg)
	said := len(fake.Got(17))
	shot := picture(t)
	d.print.pages = func(o schedule.Order) (schedule.Parcel, error) {
		text := o.Who.Login + strings.Repeat("\nстрока", 20)
		return schedule.Parcel{Subject: o.Title, Text: text, Files: []schedule.File{
			{Name: "график.png", Type: "image/png", Body: shot}, {Name: "Отчёт.xlsx", Type: "application/zip", Body: []byte(o.Viewer.Grant.Rows[0][0].Values[0])},
		}}, nil
	}
	chat := func(login string) schedule.Recipient {
		return schedule.Recipient{Login: login, Channel: schedule.Telegram}
	}
	_, err = d.Add(t.Context(), board.Person{Login: "boss@example.ru", Role: "owner"}, weekly(chat("ann@example.ru"), chat("ivan@example.ru"), chat("olga")))
	check(t, err)
	d.wait(2 * time.Hour)
	d.work(t)
	for id, want := range map[int64][2]string{17: {"ann@example.ru", "amocrm:17"}, 18: {"ivan@example.ru", "amocrm:18"}} {
		got := fake.Got(id)
		got = got[len(got)-2:]
		if got[0].Kind != "photo" || got[1].Kind != "document" || got[1].File != "Отчёт.xlsx" || string(got[1].Body) != want[1] {
			t.Errorf("%d got %+v", id, got)
		}
		if lines := strings.Split(got[0].Text, "\n"); len(lines) != deliver.MostLines || lines[0] != want[0] || got[1].Text != "" {
			t.Errorf("%d lines: %s", len(lines), got[0].Text)
		}
	}
	if n := len(fake.Got(17)) - said; n != 2 {
		t.Errorf("%d messages, want the picture and the document", n)
	}
	if s := d.states(t); s[schedule.Skipped] != 1 || s[schedule.Sent] != 2 {
		t.Errorf("who has no chat: %v", s)
	}
}

// TestTelegramBlocked: a chat that blocked the bot is switched off with a note; the other goes on.
func TestTelegramBlocked(t *testing.T) {
	fake, tg := bot(t, telegram.Options{})
	d := newDesk(t, deliver.Post{schedule.Telegram: tg})
	linked(t, d, fake, tg)
	_, err := d.Add(t.Context(), board.Person{Login: "boss@example.ru", Role: "owner"},
		weekly(schedule.Recipient{Login: "ann@example.ru", Channel: schedule.Telegram}, schedule.Recipient{Login: "ivan@example.ru", Channel: schedule.Telegram}))
	check(t, err)
	fake.Block(17)
	d.wait(2 * time.Hour)
	d.work(t)
	c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Telegram)
	check(t, err)
	if s := d.states(t); !strings.Contains(c.Off, "blocked") || s[schedule.Failed] != 1 || s[schedule.Sent] != 1 {
		t.Errorf("%+v %v", c, s)
	}
	calls := len(fake.Journal())
	d.wait(72 * time.Hour)
	d.work(t)
	if n := len(fake.Journal()) - calls; n != 1 {
		t.Errorf("%d calls, want Ivan's alone", n)
	}
	linked(t, d, fake, tg) // coming back switches it on
	if c, err := d.Contact(t.Context(), "ann@example.ru", schedule.Telegram); err != nil || c.Off != "" {
		t.Errorf("%+v %v", c, err)
	}
	fake.Block(18)
	_, err = tg.Poll(t.Context(), deliver.Bot{Chats: d}, 0, 0)
	check(t, err)
	if c, err := d.Contact(t.Context(), "ivan@example.ru", schedule.Telegram); err != nil || c.Off == "" {
		t.Errorf("the update of a block was not heard: %+v %v", c, err)
	}
}

// TestTelegramIsBusy: short waits are waited for, long ones go back into the queue, and parts that arrived do not come twice.
func TestTelegramIsBusy(t *testing.T) {
	fake, tg := bot(t, telegram.Options{})
	d := newDesk(t, deliver.Post{schedule.Telegram: tg})
	linked(t, d, fake, tg)
	long := strings.Repeat("очень длинная строка ", 70) // no caption holds it
	d.print.pages = func(schedule.Order) (schedule.Parcel, error) {
		return schedule.Parcel{Text: long, Files: []schedule.File{{Name: "a.csv", Type: "text/csv", Body: []byte("a")}, {Name: "b.csv", Type: "text/csv", Body: []byte("b")}}}, nil
	}
	_, err := d.Add(t.Context(), board.Person{Login: "boss@example.ru", Role: "owner"}, weekly(schedule.Recipient{Login: "ann@example.ru", Channel: schedule.Telegram}))
	check(t, err)
	before := len(fake.Got(17))
	fake.Script(telegram.Trouble{Method: "sendMessage", Times: 1, Code: 429, RetryAfter: 1}, telegram.Trouble{Method: "sendDocument", Skip: 1, Times: 1, Code: 429, RetryAfter: 900},
		telegram.Trouble{Method: "sendDocument", Skip: 1, Times: 1, Code: 502})
	d.wait(2 * time.Hour)
	d.work(t)
	list, err := d.store.Jobs(t.Context(), schedule.JobFilter{})
	check(t, err)
	if j := list[0]; j.State != schedule.Waiting || j.Parts != 2 || j.Next.Sub(d.at()) != 900*time.Second || !strings.Contains(j.Note, "429") {
		t.Fatalf("%+v", j)
	}
	for range 3 {
		d.wait(901 * time.Second)
		d.work(t)
	}
	got := fake.Got(17)[before:]
	if len(got) != 3 || got[0].Kind != "text" || string(got[1].Body) != "a" || string(got[2].Body) != "b" {
		t.Errorf("%d messages", len(got))
	}
	if s := d.states(t); s[schedule.Sent] != 1 {
		t.Errorf("%v", s)
	}
}

// TestTelegramRefusals: what the fake refuses as the service does, and that the token stays out of errors.
func TestTelegramRefusals(t *testing.T) {
	fake, tg := bot(t, telegram.Options{})
	fake.Meet(5, "Stranger")
	fake.Says(6, "Ann", "hi")
	for to, want := range map[string]string{"5": "can't initiate", "404": "chat not found", "": "chat_id is empty"} {
		err := tg.Send(t.Context(), schedule.Letter{To: to, Parcel: schedule.Parcel{Text: "x"}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", to, err)
		}
	}
	if err := tg.Send(t.Context(), schedule.Letter{To: "6", Parcel: schedule.Parcel{Text: strings.Repeat("😀", 5000)}}); err != nil {
		t.Errorf("a long text is cut: %v", err)
	}
	if err := tg.Send(t.Context(), schedule.Letter{To: "6", Parcel: schedule.Parcel{Text: "x", Files: []schedule.File{{Name: "a.png", Type: "image/png", Body: []byte("no picture")}}}}); err != nil {
		t.Errorf("what is no picture goes as a document: %v", err)
	}
	wrong := tg
	wrong.Token = "110201543:wrong"
	if err := wrong.Send(t.Context(), schedule.Letter{To: "6", Parcel: schedule.Parcel{Text: "x"}}); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("a wrong token: %v", err)
	}
	fake.Script(telegram.Trouble{Method: "sendMessage"})
	err := tg.Send(t.Context(), schedule.Letter{To: "6", Parcel: schedule.Parcel{Text: "x"}})
	if err == nil || strings.Contains(err.Error(), tg.Token) {
		t.Errorf("the connection broke: %v", err)
	}
}
