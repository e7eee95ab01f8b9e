package deliver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf16"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

const (
	// MostLines is how long a message may be: it is read on a phone, in passing.
	MostLines   = 12
	mostText    = 4096
	mostCaption = 1024
	mostPhoto   = 10 << 20
	mostFile    = 50 << 20
	// shortWait is how long the service is waited for in place; longer ones go back into the queue.
	shortWait = 5 * time.Second
)

// Telegram sends by a bot. The zero Base is the service itself.
type Telegram struct {
	Base, Token string
	Client      *http.Client
}

var _ schedule.Sender = Telegram{}

// refused is an answer of the service that is not yes.
type refused struct {
	Code  int
	Text  string
	After int
}

func refusedBy(err error) (*refused, bool) { return errors.AsType[*refused](err) }

func (r *refused) Error() string { return fmt.Sprintf("telegram: %d %s", r.Code, r.Text) }

// Send sends the text and the files. The text is the first file's caption where it fits; pictures go as such.
func (t Telegram) Send(ctx context.Context, l schedule.Letter) (err error) {
	defer fault.Wrap(&err, "deliver.Telegram")
	text, part := Lines(l.Text), 0
	if text == "" {
		text = l.Subject
	}
	var files []schedule.File
	for _, f := range l.Files {
		if f.Inline == "" {
			files = append(files, f)
		}
	}
	step := func(do func() error) error {
		if part++; part <= l.Parts {
			return nil // it arrived the last time
		}
		if err := t.patiently(ctx, do); err != nil {
			return err
		}
		if l.Arrived == nil {
			return nil
		}
		return l.Arrived(ctx, part)
	}
	caption := ""
	if len(files) > 0 && length(text) <= mostCaption && len(l.Buttons) == 0 {
		caption = text
	} else if err := step(func() error { return t.call(ctx, "sendMessage", message(l, text), nil) }); err != nil {
		return verdict(err)
	}
	for _, f := range files {
		if err := step(func() error { return t.file(ctx, l.To, caption, f) }); err != nil {
			return verdict(err)
		}
		caption = ""
	}
	return nil
}

// message is a text with its buttons.
func message(l schedule.Letter, text string) url.Values {
	with := url.Values{"chat_id": {l.To}, "text": {text}}
	if len(l.Buttons) == 0 {
		return with
	}
	row := make([]map[string]string, len(l.Buttons))
	for i, b := range l.Buttons {
		row[i] = map[string]string{"text": b.Text}
		if b.Link != "" {
			row[i]["url"] = b.Link
		} else {
			row[i]["callback_data"] = b.Data
		}
	}
	keys, _ := json.Marshal(map[string]any{"inline_keyboard": []any{row}}) //nolint:errchkjson // texts have a JSON form
	with.Set("reply_markup", string(keys))
	return with
}

// Lines is a text cut to what a message may hold.
func Lines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) > MostLines {
		lines = append(lines[:MostLines-1], "…")
	}
	text = strings.Join(lines, "\n")
	for length(text) > mostText {
		runes := []rune(text)
		text = string(runes[:len(runes)-max(1, (length(text)-mostText)/2)-1]) + "…"
	}
	return text
}

// length counts as the service does.
func length(text string) int { return len(utf16.Encode([]rune(text))) }

func (t Telegram) file(ctx context.Context, to, caption string, f schedule.File) error {
	if len(f.Body) > mostFile {
		return never(fault.Sentence(fault.Invalid, "The file %s is too large for Telegram.", "Файл %s слишком велик для Telegram.", f.Name))
	}
	with := url.Values{"chat_id": {to}}
	if caption != "" {
		with.Set("caption", caption)
	}
	if (f.Type == "image/png" || f.Type == "image/jpeg") && len(f.Body) <= mostPhoto {
		err := t.call(ctx, "sendPhoto", with, &upload{"photo", f})
		// A picture may be refused for its sides; as a document it goes all the same.
		r, ok := refusedBy(err)
		if !ok || r.Code != http.StatusBadRequest || !strings.Contains(r.Text, "PHOTO") && !strings.Contains(r.Text, "IMAGE") {
			return err
		}
	}
	return t.call(ctx, "sendDocument", with, &upload{"document", f})
}

// patiently repeats a call that has to wait a moment.
func (t Telegram) patiently(ctx context.Context, do func() error) error {
	const times = 3
	for i := 0; ; i++ {
		err := do()
		r, ok := refusedBy(err)
		wait := time.Duration(0)
		if ok {
			wait = time.Duration(r.After) * time.Second
		}
		if !ok || r.Code != http.StatusTooManyRequests || wait > shortWait || i >= times {
			return err
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// verdict tells what an answer means for the letter and for the chat.
func verdict(err error) error {
	r, ok := refusedBy(err)
	if !ok {
		return unreached(err)
	}
	switch {
	case r.Code == http.StatusTooManyRequests:
		return &schedule.Trouble{After: time.Duration(r.After) * time.Second, Cause: err}
	case r.Code == http.StatusForbidden, r.Code == http.StatusBadRequest && strings.Contains(r.Text, "chat not found"):
		return off(fault.Because(err, fault.Conflict, fault.Text{EN: "The recipient has blocked the bot.", RU: "Получатель заблокировал бота."}))
	case r.Code == http.StatusUnauthorized, r.Code == http.StatusNotFound:
		return err // the bot's token is wrong: nothing the recipient can help, and it may be mended
	case r.Code >= 400 && r.Code < 500:
		return never(err)
	}
	return err
}

type upload struct {
	field string
	schedule.File
}

func (t Telegram) call(ctx context.Context, method string, with url.Values, file *upload) error {
	return t.ask(ctx, method, with, file, nil)
}

// ask calls a method. Errors never hold the address called: the token is in it.
func (t Telegram) ask(ctx context.Context, method string, with url.Values, file *upload, into any) error {
	body, kind := io.Reader(strings.NewReader(with.Encode())), "application/x-www-form-urlencoded"
	if file != nil {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		for name := range with {
			if err := w.WriteField(name, with.Get(name)); err != nil {
				return err
			}
		}
		part, err := w.CreateFormFile(file.field, fileName(file.Name))
		if err != nil {
			return err
		}
		if _, err := part.Write(file.Body); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		body, kind = &b, w.FormDataContentType()
	}
	base := t.Base
	if base == "" {
		base = "https://api.telegram.org"
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/bot"+t.Token+"/"+method, body)
	if err != nil {
		return errors.New("telegram: the address or the token of the bot is malformed")
	}
	req.Header.Set("Content-Type", kind)
	client := t.Client
	if client == nil {
		const patience = 2 * time.Minute
		client = &http.Client{Timeout: patience}
	}
	resp, err := client.Do(req)
	if err != nil {
		if e, ok := errors.AsType[*url.Error](err); ok {
			err = e.Err
		}
		return fmt.Errorf("telegram: %s: %w", method, err)
	}
	defer func() { _ = resp.Body.Close() }()
	return reply(resp, into)
}

func reply(resp *http.Response, into any) error {
	const most = 8 << 20
	raw, err := io.ReadAll(io.LimitReader(resp.Body, most))
	if err != nil {
		return fmt.Errorf("telegram: %w", err)
	}
	var a struct {
		OK          bool            `json:"ok"`
		Result      json.RawMessage `json:"result"`
		Code        int             `json:"error_code"`
		Description string          `json:"description"`
		Parameters  struct {
			RetryAfter int `json:"retry_after"`
		} `json:"parameters"`
	}
	if err := json.Unmarshal(raw, &a); err != nil {
		return &refused{Code: resp.StatusCode, Text: "an answer that is not JSON"}
	}
	if !a.OK {
		return &refused{Code: max(a.Code, resp.StatusCode), Text: a.Description, After: a.Parameters.RetryAfter}
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(a.Result, into)
}
