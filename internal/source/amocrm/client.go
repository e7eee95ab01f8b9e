package amocrm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"time"

	"svodka/internal/fault"
)

const (
	bodyMost = 64 << 20
	tries    = 9
	// banned is how long we wait after a 403 that answers our haste, before the first try.
	banned = 30 * time.Second
)

// status is an answer that is not a success.
type status struct {
	code   int
	detail string
}

func (s *status) Error() string { return fmt.Sprintf("amoCRM answered %d: %s", s.code, s.detail) }

func codeOf(err error) int {
	var s *status
	if errors.As(err, &s) {
		return s.code
	}
	return 0
}

// get asks for a path of the API and reads the answer into out. It reports false for 204, "nothing".
func (r *Remote) get(ctx context.Context, path string, query url.Values, out any) (bool, error) {
	address := r.address + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	return r.fetch(ctx, address, out)
}

func (r *Remote) fetch(ctx context.Context, address string, out any) (bool, error) {
	renewed := false
	for try := 0; ; try++ {
		token, err := r.access(ctx)
		if err != nil {
			return false, err
		}
		found, err := r.once(ctx, token, address, out)
		switch code := codeOf(err); {
		case err == nil:
			return found, nil
		case ctx.Err() != nil:
			return false, ctx.Err()
		case code == http.StatusUnauthorized && !renewed:
			renewed = true
			if err := r.renew(ctx, token); err != nil {
				return false, err
			}
			continue
		case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusNotFound,
			code == http.StatusBadRequest, code == http.StatusMethodNotAllowed, code == http.StatusUnprocessableEntity,
			code == http.StatusForbidden && !r.hasty(err), code == http.StatusGatewayTimeout:
			return false, r.say(err)
		case try+1 >= tries:
			return false, r.say(err)
		}
		d := pause(err, try)
		if slow, ok := ctx.Value(slowed{}).(func(time.Duration)); ok && limited(err) {
			slow(d)
		}
		if err := r.wait(ctx, d); err != nil {
			return false, err
		}
	}
}

// slowed is the key of what a context wants to be told: how long the account's limits make a request wait.
type slowed struct{}

// limited reports whether the account refused for haste.
func limited(err error) bool {
	code := codeOf(err)
	return code == http.StatusTooManyRequests || code == http.StatusForbidden
}

// hasty tells a ban for too many requests from a refusal of rights: a refusal is JSON with a reason.
func (r *Remote) hasty(err error) bool {
	var s *status
	return errors.As(err, &s) && s.detail == ""
}

// pause grows with each try; a little chance keeps several programs from coming back together.
func pause(err error, try int) time.Duration {
	d := time.Second << min(try, 6)
	if codeOf(err) == http.StatusForbidden {
		d = banned << min(try, 3)
	}
	return d + time.Duration(rand.Int64N(int64(d)/4)) //nolint:gosec // chance, no secret
}

// once makes one request in its turn.
func (r *Remote) once(ctx context.Context, token, address string, out any) (_ bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return false, err
	}
	ctx, leave, err := r.enter(ctx, request.URL.Path)
	if err != nil {
		return false, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	request = request.WithContext(ctx)
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("User-Agent", "svodka")
	answer, err := r.http.Do(request)
	if err != nil {
		return false, stripped(err)
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	if answer.StatusCode == http.StatusNoContent {
		return false, nil
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, bodyMost+1))
	switch {
	case err != nil:
		return false, fmt.Errorf("the answer broke off: %w", err)
	case len(body) > bodyMost:
		return false, fmt.Errorf("the answer is larger than %d bytes", bodyMost)
	case answer.StatusCode != http.StatusOK:
		return false, &status{answer.StatusCode, reason(body)}
	}
	if err := json.Unmarshal(body, out); err != nil {
		return false, fmt.Errorf("the answer is no JSON: %w", err)
	}
	return true, nil
}

// enter takes a place at the gate for a request, and makes what the transport sends again by itself, after a connection was
// reset, pass the gate like any other request. The caller leaves.
func (r *Remote) enter(ctx context.Context, path string) (_ context.Context, leave func(), err error) {
	t, err := r.gate.pass(ctx, path, r.now, r.wait)
	if err != nil {
		return nil, nil, err
	}
	var mu sync.Mutex // the transport calls from its own goroutines
	asked, outer := false, ctx
	trace := &httptrace.ClientTrace{
		GetConn: func(string) {
			mu.Lock()
			defer mu.Unlock()
			if !asked {
				asked = true
				return
			}
			if t != nil {
				r.gate.leave(t, r.now)
			}
			t, _ = r.gate.pass(outer, path, r.now, r.wait) // its error is the context's: nothing is sent any more
		},
		GotFirstResponseByte: func() {
			mu.Lock()
			defer mu.Unlock()
			if t != nil {
				t.answered = r.now()
			}
		},
	}
	return httptrace.WithClientTrace(ctx, trace), func() {
		mu.Lock()
		defer mu.Unlock()
		if t != nil {
			r.gate.leave(t, r.now)
		}
		t = nil
	}, nil
}

// stripped is a transport error without the address, which may carry keys.
func stripped(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// reason is what a problem+json body says; "" for anything else, such as a page of a proxy.
func reason(body []byte) string {
	var p struct {
		Title  string `json:"title"`
		Detail string `json:"detail"`
		Hint   string `json:"hint"`
	}
	if json.Unmarshal(bytes.TrimSpace(body), &p) != nil {
		return ""
	}
	return strings.TrimSpace(p.Title + ". " + p.Detail + " " + p.Hint)
}

// say turns an answer into a sentence for who set the source up.
func (r *Remote) say(err error) error {
	var t fault.Text
	kind := fault.Busy
	switch code := codeOf(err); code {
	case http.StatusUnauthorized:
		kind = fault.Forbidden
		t = fault.Text{
			EN: "amoCRM does not accept the access token any more. Connect the account again: the integration was switched off, or its key ran out.",
			RU: "amoCRM больше не принимает ключ доступа. Подключите аккаунт заново: интеграцию отключили или срок ключа истёк.",
		}
	case http.StatusPaymentRequired:
		kind = fault.Forbidden
		t = fault.Text{
			EN: "The amoCRM account is not paid: it gives no data until it is.",
			RU: "Аккаунт amoCRM не оплачен: пока он не оплачен, данных он не отдаёт.",
		}
	case http.StatusForbidden:
		kind = fault.Forbidden
		t = fault.Text{
			EN: "amoCRM refuses: the key has no rights for this, or the account has blocked us for too many requests.",
			RU: "amoCRM отказывает: у ключа нет прав на это либо аккаунт заблокировал нас за частые запросы.",
		}
	case http.StatusTooManyRequests:
		t = fault.Text{
			EN: "amoCRM says there are too many requests. Other integrations use up its limit; the next run goes on from here.",
			RU: "amoCRM сообщает, что запросов слишком много. Лимит занимают другие интеграции; следующая загрузка продолжит с этого места.",
		}
	case http.StatusNotFound:
		kind = fault.NotFound
		t = fault.Text{EN: "amoCRM has nothing at this address.", RU: "В amoCRM ничего нет по этому адресу."}
	case 0:
		t = fault.Text{
			EN: "amoCRM does not answer. The next run goes on from here.",
			RU: "amoCRM не отвечает. Следующая загрузка продолжит с этого места.",
		}
	default:
		t = fault.Text{
			EN: fmt.Sprintf("amoCRM answers with error %d. The next run goes on from here.", code),
			RU: fmt.Sprintf("amoCRM отвечает ошибкой %d. Следующая загрузка продолжит с этого места.", code),
		}
	}
	return &fault.Error{Kind: kind, Text: t, Cause: err}
}
