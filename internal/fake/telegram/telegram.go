// Package telegram plays the Bot API of Telegram for tests: a bot that sends messages, documents and pictures and asks for
// updates, people who write to it, block it and leave it, and the refusals of the service as it words them.
package telegram

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The limits of the service.
const (
	MostText     = 4096     // characters of a message, as UTF-16 counts them
	MostCaption  = 1024     // of a caption
	MostDocument = 50 << 20 // bytes
	MostPhoto    = 10 << 20
)

// Options say what bot the fake plays.
type Options struct {
	Token string
	// Name is the bot's user name.
	Name string
	Now  func() time.Time
	// PerSecond is how many messages may be sent to all, 0 is any number; one chat takes one a second then.
	PerSecond int
}

// Call is a line of the journal.
type Call struct {
	At     time.Time
	Method string
	Chat   int64
	Text   string // or the caption
	File   string // name of the file
	Body   []byte // its contents
	Code   int    // what was answered: 200, 400, 403, 429, …
}

// Message is what a chat holds.
type Message struct {
	ID   int64
	Text string
	File string
	Body []byte
	Kind string // "text", "document", "photo"
	// Keys are the buttons under it, as they were sent.
	Keys string
}

type chat struct {
	name    string
	started bool
	blocked bool
	got     []Message
	last    time.Time
}

type update struct {
	ID      int64 `json:"update_id"`
	Message any   `json:"message,omitempty"`
	Member  any   `json:"my_chat_member,omitempty"`
	Press   any   `json:"callback_query,omitempty"`
}

// Trouble is what goes wrong with a call.
type Trouble struct {
	// Method is the one it strikes, "" is any. Skip lets the first ones pass, Times is how often it strikes, 0 always.
	Method      string
	Skip, Times int
	// Code is what is answered: 429, 500, 502, … ; 0 ends the connection without an answer.
	Code int
	// RetryAfter comes with 429, seconds.
	RetryAfter int
	// Done carries the call out all the same: its answer alone is lost.
	Done bool

	met, struck int
}

// Server is the fake. It is an http.Handler, safe for concurrent use.
type Server struct {
	o Options

	mu       sync.Mutex
	chats    map[int64]*chat
	updates  []update
	updateID int64
	message  int64
	press    int64
	journal  []Call
	troubles []*Trouble
	second   time.Time
	sent     int
	news     chan struct{}
}

// New makes a bot without chats.
func New(o Options) *Server {
	if o.Token == "" {
		o.Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
	}
	if o.Name == "" {
		o.Name = "svodka_bot"
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	}
	return &Server{o: o, chats: map[int64]*chat{}, updateID: 870_000_000, news: make(chan struct{})}
}

// Token is the bot's.
func (s *Server) Token() string { return s.o.Token }

// Says lets a person write to the bot, which opens the chat.
func (s *Server) Says(id int64, name, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[id]
	if c == nil {
		c = &chat{name: name}
		s.chats[id] = c
	}
	c.started, c.blocked = true, false
	s.message++
	s.push(update{Message: map[string]any{
		"message_id": s.message, "date": s.o.Now().Unix(), "text": text,
		"from": map[string]any{"id": id, "is_bot": false, "first_name": name},
		"chat": map[string]any{"id": id, "type": "private", "first_name": name},
	}})
}

// Presses lets a person press a button with that data under a message of the bot.
func (s *Server) Presses(id int64, data string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[id]
	if c == nil || len(c.got) == 0 {
		return // there is no message to press a button of
	}
	s.press++
	s.push(update{Press: map[string]any{
		"id": "press" + strconv.FormatInt(s.press, 10), "data": data, "chat_instance": "1",
		"from": map[string]any{"id": id, "is_bot": false, "first_name": c.name},
		"message": map[string]any{
			"message_id": c.got[len(c.got)-1].ID, "date": s.o.Now().Unix(), "chat": map[string]any{"id": id, "type": "private", "first_name": c.name},
		},
	}})
}

// Meet makes a chat that the person has never started.
func (s *Server) Meet(id int64, name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chats[id] = &chat{name: name}
}

// Block lets a person block the bot.
func (s *Server) Block(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[id]; c != nil {
		c.blocked = true
		s.push(update{Member: map[string]any{
			"chat": map[string]any{"id": id, "type": "private", "first_name": c.name}, "date": s.o.Now().Unix(),
			"from":            map[string]any{"id": id, "is_bot": false, "first_name": c.name},
			"old_chat_member": map[string]any{"status": "member"}, "new_chat_member": map[string]any{"status": "kicked"},
		}})
	}
}

func (s *Server) push(u update) {
	s.updateID++
	u.ID = s.updateID
	s.updates = append(s.updates, u)
	close(s.news)
	s.news = make(chan struct{})
}

// Script adds troubles. The first that fits a call strikes.
func (s *Server) Script(list ...Trouble) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range list {
		s.troubles = append(s.troubles, &t)
	}
}

// Got is what a chat holds.
func (s *Server) Got(id int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[id]; c != nil {
		return append([]Message(nil), c.got...)
	}
	return nil
}

// Journal is every call so far.
func (s *Server) Journal() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Call(nil), s.journal...)
}

// ServeHTTP answers a call of the API: /bot<token>/<method>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, method, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	switch {
	case !strings.HasPrefix(r.URL.Path, "/bot") || !ok:
		refuse(w, http.StatusNotFound, "Not Found", 0)
		return
	case token != s.o.Token:
		refuse(w, http.StatusUnauthorized, "Unauthorized", 0)
		return
	}
	method = strings.ToLower(method)
	c, bad := read(r)
	if bad != "" {
		refuse(w, http.StatusBadRequest, bad, 0)
		return
	}
	if method == "getupdates" {
		s.getUpdates(w, r, c)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c.call.At, c.call.Method = s.o.Now(), method
	t := s.strike(method)
	if t != nil && !t.Done {
		c.call.Code = t.Code
		s.journal = append(s.journal, c.call)
		t.answer(w)
		return
	}
	code, text, after, result := s.do(method, c)
	c.call.Code = code
	s.journal = append(s.journal, c.call)
	switch {
	case t != nil:
		t.answer(w)
	case code != http.StatusOK:
		refuse(w, code, text, after)
	default:
		answer(w, result)
	}
}

func (s *Server) strike(method string) *Trouble {
	for _, t := range s.troubles {
		if t.Method != "" && !strings.EqualFold(t.Method, method) {
			continue
		}
		t.met++
		if t.met <= t.Skip || t.Times > 0 && t.struck >= t.Times {
			continue
		}
		t.struck++
		return t
	}
	return nil
}

func (t *Trouble) answer(w http.ResponseWriter) {
	if t.Code == 0 {
		panic(http.ErrAbortHandler) // the server's own way to break off
	}
	if t.Code >= http.StatusInternalServerError && t.Code != http.StatusInternalServerError {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(t.Code)
		_, _ = w.Write([]byte("<html><head><title>" + strconv.Itoa(t.Code) + " " + http.StatusText(t.Code) + "</title></head></html>"))
		return
	}
	text := http.StatusText(t.Code)
	if t.Code == http.StatusTooManyRequests {
		text += ": retry after " + strconv.Itoa(t.RetryAfter)
	}
	refuse(w, t.Code, text, t.RetryAfter)
}

func answer(w http.ResponseWriter, result any) {
	w.Header().Set("Content-Type", "application/json")
	body, _ := json.Marshal(map[string]any{"ok": true, "result": result}) //nolint:errchkjson // its own plain values
	_, _ = w.Write(body)
}

func refuse(w http.ResponseWriter, code int, text string, after int) {
	body := map[string]any{"ok": false, "error_code": code, "description": text}
	if after > 0 {
		body["parameters"] = map[string]any{"retry_after": after}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	raw, _ := json.Marshal(body) //nolint:errchkjson // its own plain values
	_, _ = w.Write(raw)
}
