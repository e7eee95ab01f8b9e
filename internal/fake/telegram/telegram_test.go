package telegram_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"svodka/internal/fake/telegram"
)

type answer struct {
	OK          bool            `json:"ok"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Result      json.RawMessage `json:"result"`
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	} `json:"parameters"`
}

func ask(t *testing.T, s http.Handler, path string, with url.Values) (status int, a answer) {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(with.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	s.ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	return w.Code, a
}

func TestUpdatesAreConfirmedByTheOffset(t *testing.T) {
	s := telegram.New(telegram.Options{})
	bot := "/bot" + s.Token() + "/"
	s.Says(1, "Ann", "one")
	s.Says(1, "Ann", "two")
	get := func(with url.Values) (ids []int64) {
		t.Helper()
		_, a := ask(t, s, bot+"getUpdates", with)
		var list []struct {
			ID int64 `json:"update_id"`
		}
		if err := json.Unmarshal(a.Result, &list); err != nil {
			t.Fatal(err)
		}
		for _, u := range list {
			ids = append(ids, u.ID)
		}
		return ids
	}
	first := get(url.Values{"limit": {"1"}})
	if again := get(nil); len(first) != 1 || len(again) != 2 || again[0] != first[0] || again[1] != first[0]+1 {
		t.Fatalf("%v, then %v", first, again)
	}
	next := url.Values{"offset": {"870000002"}}
	if left := get(next); len(left) != 1 || left[0] != 870000002 {
		t.Errorf("after the first is confirmed: %v", left)
	}
	if left := get(nil); len(left) != 1 {
		t.Errorf("what was confirmed came again: %v", left)
	}
}

func TestRefusals(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	s := telegram.New(telegram.Options{Now: func() time.Time { return now }, PerSecond: 2})
	bot := "/bot" + s.Token() + "/"
	for id := range int64(4) {
		s.Says(id+1, "Ann", "/start")
	}
	s.Meet(9, "Stranger")
	s.Block(4)
	say := func(chat, text string) (int, answer) {
		return ask(t, s, bot+"sendMessage", url.Values{"chat_id": {chat}, "text": {text}})
	}
	for _, p := range []struct {
		chat, text, want string
		code             int
	}{
		{"77", "x", "Bad Request: chat not found", 400}, {"1", " ", "Bad Request: message text is empty", 400},
		{"1", strings.Repeat("я", 4097), "Bad Request: message is too long", 400}, {"4", "x", "Forbidden: bot was blocked by the user", 403},
		{"9", "x", "Forbidden: bot can't initiate conversation with a user", 403}, {"1", "x", "", 200},
		{"1", "x", "Too Many Requests: retry after 1", 429}, {"2", "x", "", 200}, {"3", "x", "Too Many Requests: retry after 1", 429},
	} {
		if status, a := say(p.chat, p.text); status != p.code || a.Description != p.want || a.OK != (p.code == 200) || (p.code == 429) != (a.Parameters.RetryAfter == 1) {
			t.Errorf("%s: %d %+v, want %d %s", p.chat, status, a, p.code, p.want)
		}
	}
	now = now.Add(time.Second)
	if status, _ := say("3", "x"); status != 200 {
		t.Errorf("a second later: %d", status)
	}
	if status, _ := ask(t, s, "/bot1:wrong/getMe", nil); status != 401 {
		t.Errorf("a wrong token: %d", status)
	}
	if status, _ := ask(t, s, bot+"sendSticker", nil); status != 404 {
		t.Errorf("no such method: %d", status)
	}
	if n := len(s.Journal()); n != 11 {
		t.Errorf("%d lines in the journal", n)
	}
}
