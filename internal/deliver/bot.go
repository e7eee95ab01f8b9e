package deliver

import (
	"context"
	"log/slog"
	"net/url"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
)

// Chats ties chats to accounts and switches off those that were left; schedule.Service does.
type Chats interface {
	Link(ctx context.Context, code string, ch schedule.Channel, address string) (login string, err error)
	Linked(ctx context.Context, ch schedule.Channel, address string) ([]schedule.Contact, error)
	TurnOff(ctx context.Context, ch schedule.Channel, address, why string) error
	TurnOn(ctx context.Context, login string, ch schedule.Channel) error
}

// Bot answers what people write to it. Only the chat of a person with an account gets figures, and only their own.
type Bot struct {
	Chats Chats
	// Today tells a person their day in a few lines; nil leaves the command out. "" is nothing to tell.
	Today func(ctx context.Context, login string, l lang.Lang) (string, error)
	// Press does what a button under a message stands for and says what came of it; nil knows no buttons.
	Press func(ctx context.Context, login, data string, l lang.Lang) (string, error)
	Log   *slog.Logger
}

type tgChat struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

type tgPerson struct {
	Code string `json:"language_code"`
}

func (p tgPerson) lang() lang.Lang {
	if p.Code != "" && !strings.HasPrefix(p.Code, "ru") {
		return lang.EN
	}
	return lang.RU
}

type tgUpdate struct {
	ID      int64 `json:"update_id"`
	Message *struct {
		Text string   `json:"text"`
		Chat tgChat   `json:"chat"`
		From tgPerson `json:"from"`
	} `json:"message"`
	Member *struct {
		Chat tgChat `json:"chat"`
		New  struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	} `json:"my_chat_member"`
	Press *struct {
		ID      string   `json:"id"`
		Data    string   `json:"data"`
		From    tgPerson `json:"from"`
		Message struct {
			Chat tgChat `json:"chat"`
		} `json:"message"`
	} `json:"callback_query"`
}

// Poll takes what has come since an offset, waiting at most so many seconds, and gives the next offset.
func (t Telegram) Poll(ctx context.Context, b Bot, offset int64, wait int) (next int64, err error) {
	defer fault.Wrap(&err, "deliver.Poll")
	var list []tgUpdate
	err = t.ask(ctx, "getUpdates", url.Values{
		"offset": {strconv.FormatInt(offset, 10)}, "timeout": {strconv.Itoa(wait)},
		"allowed_updates": {`["message","my_chat_member","callback_query"]`},
	}, nil, &list)
	if err != nil {
		return offset, err
	}
	for _, u := range list {
		if err := t.hear(ctx, b, u); err != nil {
			return offset, err // it comes again
		}
		offset = u.ID + 1
	}
	return offset, nil
}

// hear takes one update. An error lets it come again, so it is for what may be mended; a figure that cannot be told is none.
func (t Telegram) hear(ctx context.Context, b Bot, u tgUpdate) error {
	switch m := u.Member; {
	case u.Press != nil:
		return t.pressed(ctx, b, u)
	case m != nil && (m.New.Status == "kicked" || m.New.Status == "left"):
		return b.Chats.TurnOff(ctx, schedule.Telegram, strconv.FormatInt(m.Chat.ID, 10), "the bot was blocked")
	case u.Message == nil || u.Message.Chat.Type != "private":
		return nil // figures belong to persons; what is said in groups is none of the bot's business
	}
	l, chat := u.Message.From.lang(), strconv.FormatInt(u.Message.Chat.ID, 10)
	answer, err := b.answer(ctx, chat, strings.TrimSpace(u.Message.Text), l)
	if err != nil || answer == "" {
		return err
	}
	// What was done is done without the answer too.
	_ = t.patiently(ctx, func() error { return t.call(ctx, "sendMessage", url.Values{"chat_id": {chat}, "text": {answer}}, nil) })
	return nil
}

// answer does what a message asks for.
func (b Bot) answer(ctx context.Context, chat, text string, l lang.Lang) (string, error) {
	word, rest, _ := strings.Cut(text, " ")
	word, _, _ = strings.Cut(strings.ToLower(word), "@") // "/stop@svodka_bot"
	known, err := b.Chats.Linked(ctx, schedule.Telegram, chat)
	if err != nil {
		return "", err
	}
	switch {
	case word == "/start" && strings.TrimSpace(rest) != "":
		return b.link(ctx, chat, strings.TrimSpace(rest), l)
	case word == "/start" && len(known) > 0:
		for _, c := range known {
			if err := b.Chats.TurnOn(ctx, c.Login, schedule.Telegram); err != nil {
				return "", err
			}
		}
		return l.Pick("Reports come here. /today tells your day, /stop ends it.", "Отчёты приходят сюда. /today — коротко о дне, /stop — отключить."), nil
	case word == "/stop" && len(known) > 0:
		return l.Pick("Nothing comes here any more. /start switches it on again.", "Сюда больше ничего не приходит. Включить снова: /start."),
			b.Chats.TurnOff(ctx, schedule.Telegram, chat, "stopped in the chat")
	case word == "/today" && len(known) > 0 && b.Today != nil:
		return b.day(ctx, known, l), nil
	case !strings.HasPrefix(word, "/") && len(known) == 0 && text != "" && !strings.ContainsAny(text, " \n"):
		return b.link(ctx, chat, text, l) // the code alone
	case len(known) > 0:
		return l.Pick("/today — your day in a few lines\n/stop — send nothing here", "/today — коротко о дне\n/stop — ничего сюда не присылать"), nil
	}
	return l.Pick("Open «My subscriptions» in Svodka and send the code from there.", "Откройте «Мои подписки» в Сводке и пришлите код оттуда."), nil
}

func (b Bot) link(ctx context.Context, chat, code string, l lang.Lang) (string, error) {
	_, err := b.Chats.Link(ctx, code, schedule.Telegram, chat)
	switch {
	case err == nil:
		return l.Pick("Done: reports will come here. /today tells your day, /stop ends it.",
			"Готово: отчёты будут приходить сюда. /today — коротко о дне, /stop — отключить."), nil
	case fault.Is(err, fault.NotFound):
		return l.Pick("The code is not good, or its time is over. Take a new one in «My subscriptions».",
			"Код не подходит или его срок истёк. Возьмите новый в «Моих подписках»."), nil
	}
	return "", err
}

func (b Bot) day(ctx context.Context, known []schedule.Contact, l lang.Lang) string {
	var parts []string
	for _, c := range known {
		text, err := b.Today(ctx, c.Login, l)
		if err != nil {
			b.warn(ctx, "the day cannot be told", err)
			continue
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return l.Pick("There is nothing to tell you now.", "Сейчас рассказать нечего.")
	}
	return Lines(strings.Join(parts, "\n\n"))
}

// pressed does what a button stands for. Whoever the chat belongs to pressed it: bots write to persons alone.
func (t Telegram) pressed(ctx context.Context, b Bot, u tgUpdate) error {
	p := u.Press
	l, chat := p.From.lang(), strconv.FormatInt(p.Message.Chat.ID, 10)
	answer := l.Pick("This button does nothing any more.", "Эта кнопка больше не работает.")
	if p.Message.Chat.Type == "private" && b.Press != nil {
		known, err := b.Chats.Linked(ctx, schedule.Telegram, chat)
		if err != nil {
			return err
		}
		for _, c := range known {
			text, err := b.Press(ctx, c.Login, p.Data, l)
			if err != nil {
				b.warn(ctx, "a button of the bot", err)
				text = l.Message(err)
			}
			if text != "" {
				answer = text
			}
		}
	}
	const longest = 190 // the service takes 200
	if runes := []rune(answer); len(runes) > longest {
		answer = string(runes[:longest]) + "…"
	}
	_ = t.call(ctx, "answerCallbackQuery", url.Values{"callback_query_id": {p.ID}, "text": {answer}}, nil) // it was done all the same
	return nil
}

func (b Bot) warn(ctx context.Context, what string, err error) {
	if b.Log != nil {
		b.Log.WarnContext(ctx, what, "error", err)
	}
}
