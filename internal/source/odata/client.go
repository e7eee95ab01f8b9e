package odata

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"svodka/internal/fault"
)

const (
	bodyMost = 128 << 20
	tries    = 7
	slowest  = 3 * time.Minute // 1C may think long over a page
)

// status is an answer that is not a success.
type status struct {
	code   int
	detail string
}

func (s *status) Error() string { return fmt.Sprintf("1C answered %d: %s", s.code, s.detail) }

func codeOf(err error) int {
	var s *status
	if errors.As(err, &s) {
		return s.code
	}
	return 0
}

// escaped is a query as 1C reads it: names keep their $, blanks are %20.
func escaped(query [][2]string) string {
	var parts []string
	for _, q := range query {
		parts = append(parts, q[0]+"="+strings.ReplaceAll(url.QueryEscape(q[1]), "+", "%20"))
	}
	return strings.Join(parts, "&")
}

// get asks for a path below the interface's root, and hands the body to read.
func (r *Remote) get(ctx context.Context, path string, query [][2]string, read func([]byte) error) error {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(url.PathEscape(p), "%24", "$")
	}
	address := r.address + "/" + strings.Join(parts, "/") + "?" + escaped(append(query, [2]string{"$format", "json"}))
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return err
	}
	for try := 0; ; try++ {
		err := r.once(ctx, address, secrets[fieldPassword], read)
		switch code := codeOf(err); {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case code >= 400 && code < 500 && code != http.StatusTooManyRequests && code != http.StatusRequestTimeout,
			code == http.StatusInternalServerError && try > 0, // a mistake in the question comes again
			try+1 >= tries:
			return err
		}
		d := time.Second << min(try, 6)
		if err := r.wait(ctx, d+time.Duration(rand.Int64N(int64(d)/4))); err != nil { //nolint:gosec // a pause is no secret
			return err
		}
	}
}

func (r *Remote) once(ctx context.Context, address, password string, read func([]byte) error) (err error) {
	ctx, cancel := context.WithTimeout(ctx, slowest)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return err
	}
	request.SetBasicAuth(r.user, password)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", "svodka")
	answer, err := r.http.Do(request)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			return u.Err
		}
		return err
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	body, err := io.ReadAll(io.LimitReader(answer.Body, bodyMost+1))
	switch {
	case err != nil:
		return fmt.Errorf("the answer broke off: %w", err)
	case len(body) > bodyMost:
		return fmt.Errorf("the answer is larger than %d bytes", bodyMost)
	case answer.StatusCode != http.StatusOK:
		return &status{answer.StatusCode, reason(body)}
	}
	return read(bytes.TrimPrefix(body, []byte("\ufeff")))
}

var tags = regexp.MustCompile(`(?s)<(script|style).*?</(script|style)>|<[^>]*>`)

// reason finds the sentence in an error: JSON, XML, or a page of the web server.
func reason(body []byte) string {
	var j struct {
		Error struct {
			Message struct {
				Value string `json:"value"`
			} `json:"message"`
		} `json:"odata.error"`
	}
	if json.Unmarshal(bytes.TrimPrefix(body, []byte("\ufeff")), &j) == nil && j.Error.Message.Value != "" {
		return clip(j.Error.Message.Value)
	}
	var x struct {
		Message string `xml:"message"`
	}
	if xml.Unmarshal(body, &x) == nil && x.Message != "" {
		return clip(x.Message)
	}
	return clip(tags.ReplaceAllString(string(body[:min(len(body), 4096)]), " "))
}

func clip(s string) string {
	const most = 200
	letters := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " "))
	if len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return string(letters)
}

// object is an object as 1C sends it.
type object map[string]any

// list asks for objects of a resource.
func (r *Remote) list(ctx context.Context, name string, query ...[2]string) (list []object, err error) {
	err = r.get(ctx, name, query, func(body []byte) error {
		var answer struct {
			Value *[]object `json:"value"`
		}
		d := json.NewDecoder(bytes.NewReader(body))
		d.UseNumber()
		if err := d.Decode(&answer); err != nil {
			return fmt.Errorf("the answer is no JSON: %w", err)
		}
		if answer.Value == nil {
			return errors.New("the answer has no list of objects")
		}
		list = *answer.Value
		return nil
	})
	return list, err
}

// say turns an answer into a sentence for who set the source up; name is the resource that was asked for.
func say(name string, err error) error {
	var said *fault.Error
	var s *status
	switch {
	case err == nil || errors.As(err, &said) || errors.Is(err, context.Canceled):
		return err
	case !errors.As(err, &s):
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "1C does not answer as it should. The next run goes on from here.", RU: "1С не отвечает как положено. Следующая загрузка продолжит с этого места.",
		})
	}
	switch s.code {
	case http.StatusUnauthorized:
		return fault.Because(err, fault.Forbidden, fault.Text{EN: "1C does not accept the user or the password.", RU: "1С не принимает пользователя или пароль."})
	case http.StatusForbidden:
		return fault.Because(err, fault.Forbidden, fault.Text{
			EN: "%s: the user of 1C has no right to read it.", RU: "%s: у пользователя 1С нет прав на чтение.",
		}, name)
	case http.StatusNotFound:
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "1C does not publish %s. Check the name, and whether it is chosen in the settings of the REST service.",
			RU: "1С не публикует %s. Проверьте имя и отмечен ли объект в настройке REST-сервиса.",
		}, name)
	case http.StatusServiceUnavailable, http.StatusBadGateway, http.StatusGatewayTimeout, http.StatusTooManyRequests:
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "1C is busy or has no free licence. The next run goes on from here.",
			RU: "1С занята или нет свободной лицензии. Следующая загрузка продолжит с этого места.",
		})
	default:
		return fault.Because(err, fault.Busy, fault.Text{EN: "%s: 1C answers with an error: %s", RU: "%s: 1С отвечает ошибкой: %s"}, name, s.detail)
	}
}
