package telegram

import (
	"bytes"
	"encoding/json"
	"image"
	_ "image/jpeg" // pictures come in these two
	_ "image/png"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// request is a call as it was read: parameters by name, and the file that came with it.
type request struct {
	call Call
	with map[string]string
}

// read takes parameters from a query, a form, JSON or multipart, as the service does.
func read(r *http.Request) (c request, bad string) {
	c.with = map[string]string{}
	for name, v := range r.URL.Query() {
		c.with[name] = v[0]
	}
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	switch kind {
	case "application/json":
		var body map[string]any
		d := json.NewDecoder(r.Body)
		d.UseNumber()
		if err := d.Decode(&body); err != nil {
			return c, "Bad Request: can't parse JSON object"
		}
		for name, v := range body {
			switch v := v.(type) {
			case string:
				c.with[name] = v
			case json.Number:
				c.with[name] = v.String()
			default:
				text, _ := json.Marshal(v) //nolint:errchkjson // it came from JSON
				c.with[name] = string(text)
			}
		}
	case "multipart/form-data":
		const memory = 1 << 20
		if err := r.ParseMultipartForm(memory); err != nil { //nolint:gosec // a fake is called by tests
			return c, "Bad Request: can't parse multipart"
		}
		for name, v := range r.MultipartForm.Value {
			c.with[name] = v[0]
		}
		for name, files := range r.MultipartForm.File {
			f, err := files[0].Open()
			if err != nil {
				return c, "Bad Request: can't read file"
			}
			c.call.File = files[0].Filename
			c.call.Body, err = io.ReadAll(f)
			_ = f.Close()
			if err != nil {
				return c, "Bad Request: can't read file"
			}
			c.with[name] = "file"
		}
	default:
		if err := r.ParseForm(); err != nil {
			return c, "Bad Request: can't parse form"
		}
		for name, v := range r.PostForm {
			c.with[name] = v[0]
		}
	}
	c.call.Chat, _ = strconv.ParseInt(c.with["chat_id"], 10, 64)
	c.call.Text = c.with["text"] + c.with["caption"]
	return c, ""
}

// do carries a call out.
func (s *Server) do(method string, c request) (code int, text string, after int, result any) {
	kinds := map[string]string{"sendmessage": "text", "senddocument": "document", "sendphoto": "photo"}
	switch kind := kinds[method]; {
	case method == "getme":
		return http.StatusOK, "", 0, map[string]any{"id": 110201543, "is_bot": true, "first_name": "Сводка", "username": s.o.Name}
	case method == "answercallbackquery":
		n, err := strconv.ParseInt(strings.TrimPrefix(c.with["callback_query_id"], "press"), 10, 64)
		if err != nil || n < 1 || n > s.press {
			return http.StatusBadRequest, "Bad Request: query is too old and response timeout expired or query ID is invalid", 0, nil
		}
		return http.StatusOK, "", 0, true
	case kind == "":
		return http.StatusNotFound, "Not Found", 0, nil
	default:
		return s.send(kind, c)
	}
}

func (s *Server) send(kind string, c request) (code int, text string, after int, result any) {
	bad := func(text string) (int, string, int, any) {
		return http.StatusBadRequest, "Bad Request: " + text, 0, nil
	}
	if c.with["chat_id"] == "" {
		return bad("chat_id is empty")
	}
	to := s.chats[c.call.Chat]
	switch length := len(utf16.Encode([]rune(c.call.Text))); {
	case to == nil:
		return bad("chat not found")
	case to.blocked:
		return http.StatusForbidden, "Forbidden: bot was blocked by the user", 0, nil
	case !to.started:
		return http.StatusForbidden, "Forbidden: bot can't initiate conversation with a user", 0, nil
	case kind == "text" && strings.TrimSpace(c.call.Text) == "":
		return bad("message text is empty")
	case kind == "text" && length > MostText:
		return bad("message is too long")
	case kind != "text" && length > MostCaption:
		return bad("message caption is too long")
	case kind != "text" && c.with[kind] == "":
		return bad("there is no " + kind + " in the request")
	case kind != "text" && len(c.call.Body) == 0:
		return bad("file must be non-empty")
	case kind == "document" && len(c.call.Body) > MostDocument, kind == "photo" && len(c.call.Body) > MostPhoto:
		return http.StatusRequestEntityTooLarge, "Request Entity Too Large", 0, nil
	case c.with["parse_mode"] != "" && !slices.Contains([]string{"HTML", "Markdown", "MarkdownV2"}, c.with["parse_mode"]):
		return bad("unsupported parse_mode")
	}
	if bad := badKeys(c.with["reply_markup"]); bad != "" {
		return http.StatusBadRequest, bad, 0, nil
	}
	if kind == "photo" {
		if _, _, err := image.DecodeConfig(bytes.NewReader(c.call.Body)); err != nil {
			return bad("IMAGE_PROCESS_FAILED")
		}
	}
	if after := s.tooFast(to); after > 0 {
		return http.StatusTooManyRequests, "Too Many Requests: retry after " + strconv.Itoa(after), after, nil
	}
	s.message++
	to.got = append(to.got, Message{ID: s.message, Kind: kind, Text: c.call.Text, File: c.call.File, Body: c.call.Body, Keys: c.with["reply_markup"]})
	m := map[string]any{"message_id": s.message, "date": s.o.Now().Unix(), "chat": map[string]any{"id": c.call.Chat, "type": "private"}}
	switch kind {
	case "text":
		m["text"] = c.call.Text
	default:
		m["caption"] = c.call.Text
		m[kind] = map[string]any{"file_id": "f" + strconv.FormatInt(s.message, 10), "file_name": c.call.File, "file_size": len(c.call.Body)}
		if kind == "photo" {
			m[kind] = []any{m[kind]}
		}
	}
	return http.StatusOK, "", 0, m
}

// badKeys says what is wrong with the buttons of a message, "" nothing.
func badKeys(text string) string {
	if text == "" {
		return ""
	}
	var keys struct {
		Rows [][]struct {
			Text string `json:"text"`
			Data string `json:"callback_data"`
			URL  string `json:"url"`
		} `json:"inline_keyboard"`
	}
	if err := json.Unmarshal([]byte(text), &keys); err != nil {
		return "Bad Request: can't parse reply keyboard markup JSON object"
	}
	const longest = 64
	for _, row := range keys.Rows {
		for _, k := range row {
			switch {
			case k.Text == "":
				return "Bad Request: can't parse inline keyboard button: Text is empty"
			case len(k.Data) > longest:
				return "Bad Request: BUTTON_DATA_INVALID"
			case k.Data == "" && k.URL == "":
				return "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
			case k.URL != "" && (!strings.Contains(k.URL, "://") || strings.Contains(k.URL, "//localhost")):
				return "Bad Request: inline keyboard button URL '" + k.URL + "' is invalid: Wrong HTTP URL"
			}
		}
	}
	return ""
}

// tooFast keeps the service's limits: so many a second to all, one a second to a chat.
func (s *Server) tooFast(to *chat) int {
	if s.o.PerSecond <= 0 {
		return 0
	}
	now := s.o.Now()
	if second := now.Truncate(time.Second); !second.Equal(s.second) {
		s.second, s.sent = second, 0
	}
	if s.sent >= s.o.PerSecond || now.Sub(to.last) < time.Second {
		return 1
	}
	s.sent++
	to.last = now
	return 0
}

// getUpdates gives what has come since an offset; what is before it is forgotten. With a timeout it waits for something.
func (s *Server) getUpdates(w http.ResponseWriter, r *http.Request, c request) {
	offset, _ := strconv.ParseInt(c.with["offset"], 10, 64)
	limit, _ := strconv.Atoi(c.with["limit"])
	if limit <= 0 || limit > 100 {
		limit = 100
	}
	wait, _ := strconv.Atoi(c.with["timeout"])
	timer := time.NewTimer(time.Duration(wait) * time.Second)
	defer timer.Stop()
	s.mu.Lock()
	s.journal = append(s.journal, Call{At: s.o.Now(), Method: "getupdates", Code: http.StatusOK})
	t := s.strike("getupdates")
	s.mu.Unlock()
	if t != nil {
		t.answer(w)
		return
	}
	for {
		s.mu.Lock()
		if offset > 0 {
			s.updates = slices.DeleteFunc(s.updates, func(u update) bool { return u.ID < offset })
		}
		list, news := slices.Clone(s.updates[:min(limit, len(s.updates))]), s.news
		s.mu.Unlock()
		if len(list) > 0 || wait == 0 {
			if list == nil {
				list = []update{}
			}
			answer(w, list)
			return
		}
		select {
		case <-news:
		case <-timer.C:
			wait = 0
		case <-r.Context().Done():
			return
		}
	}
}
