package bitrix24

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
)

const (
	bodyMost = 64 << 20
	tries    = 9
)

// The codes of refusals that are waited out, and of some that are not.
const (
	codeHaste     = "QUERY_LIMIT_EXCEEDED"
	codeOverload  = "OVERLOAD_LIMIT"
	codeOperating = "OPERATION_TIME_LIMIT"
	codeExpired   = "expired_token"
	codeNoMethod  = "ERROR_METHOD_NOT_FOUND"
	codeScope     = "insufficient_scope"
	codeDeleted   = "PORTAL_DELETED"
)

// status is an answer that is not a success.
type status struct {
	code   int    // of HTTP; 0 within a batch
	name   string // of the REST; may be empty
	detail string
}

func (s *status) Error() string {
	return fmt.Sprintf("Bitrix24 answered %d %s: %s", s.code, s.name, s.detail)
}

// passing reports whether it will be otherwise later.
func (s *status) passing() bool {
	switch strings.ToUpper(s.name) {
	case codeHaste, codeOverload, codeOperating, "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER":
		return true
	case codeDeleted:
		return false
	default:
		return s.code >= http.StatusInternalServerError || s.code == http.StatusTooManyRequests
	}
}

func statusOf(err error) *status {
	var s *status
	if errors.As(err, &s) {
		return s
	}
	return &status{}
}

// missing reports whether the portal does not have a method of a batch, or the key may not use it. A batch that was refused
// as a whole says nothing of its methods.
func missing(err error) bool {
	s := statusOf(err)
	return s.code == 0 && (s.name == codeNoMethod || s.name == codeScope)
}

// timing is the time block of an answer.
type timing struct {
	Start     number `json:"start"`
	Finish    number `json:"finish"`
	Duration  number `json:"duration"`
	Operating *text  `json:"operating"`
	Reset     num    `json:"operating_reset_at"`
}

// operating is how long the method has worked; less than 0 when the portal does not say.
func (t timing) operating() time.Duration {
	if t.Operating == nil {
		return -1
	}
	v, err := strconv.ParseFloat(string(*t.Operating), 64)
	if err != nil || v < 0 {
		return -1
	}
	return time.Duration(v * float64(time.Second))
}

// until is how long it is until the oldest minute of the reckoning drops out, whatever our clock says.
func (t timing) until() time.Duration {
	return min(max(0, time.Duration((float64(t.Reset)-float64(t.Finish))*float64(time.Second))), 11*time.Minute)
}

// reply is an answer of the REST.
type reply struct {
	Result json.RawMessage `json:"result"`
	Total  num             `json:"total"`
	Next   num             `json:"next"`
	Time   timing          `json:"time"`
	Error  json.RawMessage `json:"error"`
	Detail text            `json:"error_description"`
}

func (r *reply) refused() bool { return len(r.Error) > 0 && string(r.Error) != "null" }

// call makes one call of the REST, waiting out what passes.
func (r *Remote) call(ctx context.Context, method string, params map[string]any) (*reply, error) {
	renewed := false
	for try := 0; ; try++ {
		d, err := r.enter(ctx)
		if err != nil {
			return nil, err
		}
		answer, err := r.once(ctx, d, method, params)
		s := statusOf(err)
		var to *elsewhere
		switch {
		case err == nil:
			return answer, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.As(err, &to) && try+1 < tries:
			if err := r.move(ctx, to.host); err != nil {
				return nil, err
			}
			continue
		case s.name == codeExpired && !renewed && d.token != "":
			renewed = true
			if err := r.renew(ctx, d.token); err != nil {
				return nil, err
			}
			continue
		case s.code != 0 && s.name != htmlPage && !s.passing(), try+1 >= tries:
			return nil, r.say(err)
		}
		switch s.name {
		case codeHaste:
			d.gate.full(r.now())
		case codeOperating:
			d.gate.blocked(r.now(), method)
		}
		if err := r.wait(ctx, pause(s, try)); err != nil {
			return nil, err
		}
	}
}

// pause grows with each try; a little chance keeps several programs from coming back together.
func pause(s *status, try int) time.Duration {
	d := time.Second << min(try, 6)
	switch s.name {
	case codeOverload:
		d = 30 * time.Second << min(try, 3)
	case codeOperating:
		d = time.Minute
	}
	return d + time.Duration(rand.Int64N(int64(d)/4)) //nolint:gosec // chance, no secret
}

// htmlPage is the name of an answer that is a page of a proxy, whatever its code.
const htmlPage = "no JSON"

// once makes one request in its turn.
func (r *Remote) once(ctx context.Context, d door, method string, params map[string]any) (_ *reply, err error) {
	if err := d.gate.pass(ctx, r.clock); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, 90*time.Second)
	defer cancel()
	if d.token != "" {
		with := map[string]any{"auth": d.token}
		maps.Copy(with, params)
		params = with
	}
	body, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.base+method, bytes.NewReader(body))
	if err != nil {
		return nil, stripped(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "svodka")
	answer, err := r.http.Do(request)
	if err != nil {
		return nil, stripped(err)
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	if to, err := answer.Location(); err == nil && answer.StatusCode/100 == 3 && to.Scheme == "https" && to.Host != request.URL.Host {
		return nil, &elsewhere{to.Host}
	}
	return read(answer)
}

// elsewhere is an answer of a portal that has got another address.
type elsewhere struct{ host string }

func (e *elsewhere) Error() string { return "the portal has moved to " + e.host }

// read reads an answer. Only JSON is one of the portal's own.
func read(answer *http.Response) (*reply, error) {
	body, err := io.ReadAll(io.LimitReader(answer.Body, bodyMost+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the answer broke off: %w", err)
	case len(body) > bodyMost:
		return nil, fmt.Errorf("the answer is larger than %d bytes", bodyMost)
	}
	out := &reply{}
	if err := json.Unmarshal(body, out); err != nil {
		if answer.StatusCode == http.StatusOK {
			return nil, fmt.Errorf("the answer is no JSON: %w", err)
		}
		return nil, &status{answer.StatusCode, htmlPage, ""}
	}
	if answer.StatusCode != http.StatusOK || out.refused() {
		return nil, &status{max(answer.StatusCode, http.StatusBadRequest), plain(out.Error), string(out.Detail)}
	}
	return out, nil
}

// stripped is an error without the address, which carries the key.
func stripped(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// say turns an answer into a sentence for who set the source up.
func (r *Remote) say(err error) error {
	var told *fault.Error
	if errors.As(err, &told) {
		return err
	}
	s := statusOf(err)
	kind := fault.Busy
	var t fault.Text
	switch {
	case s.code == 0 && s.name == "", s.name == htmlPage:
		t = fault.Text{
			EN: "Bitrix24 does not answer. The next run goes on from here.",
			RU: "Битрикс24 не отвечает. Следующая загрузка продолжит с этого места.",
		}
	case s.name == codeDeleted:
		kind = fault.NotFound
		t = fault.Text{EN: "The Bitrix24 portal has been deleted.", RU: "Портал Битрикс24 удалён."}
	case s.name == codeScope:
		kind = fault.Forbidden
		t = fault.Text{
			EN: "The key has no rights for a part of the data. Add the missing permissions to the webhook and connect again.",
			RU: "У ключа нет прав на часть данных. Добавьте вебхуку недостающие права и подключите портал заново.",
		}
	case s.name == "PAYMENT_REQUIRED", s.code == http.StatusPaymentRequired:
		kind = fault.Forbidden
		t = fault.Text{
			EN: "The Bitrix24 portal is not paid for, or its plan has no REST: it gives no data until it has.",
			RU: "Портал Битрикс24 не оплачен или на его тарифе нет REST: данных он не отдаёт.",
		}
	case s.code == http.StatusUnauthorized:
		kind = fault.Forbidden
		t = fault.Text{
			EN: "Bitrix24 does not accept the key any more. Connect the portal again: the webhook was deleted or changed, or the application was removed.",
			RU: "Битрикс24 больше не принимает ключ. Подключите портал заново: вебхук удалён или изменён либо приложение удалено.",
		}
	case s.code == http.StatusForbidden, strings.Contains(strings.ToLower(s.detail), "access denied"):
		kind = fault.Forbidden
		t = fault.Text{
			EN: "Bitrix24 refuses: the key has no rights for this, or REST is not part of the portal's plan.",
			RU: "Битрикс24 отказывает: у ключа нет прав на это либо на тарифе портала нет REST.",
		}
	case s.name == codeHaste, s.name == codeOverload, s.name == codeOperating:
		t = fault.Text{
			EN: "Bitrix24 says there are too many requests. Other integrations use up its limit; the next run goes on from here.",
			RU: "Битрикс24 сообщает, что запросов слишком много. Лимит занимают другие интеграции; следующая загрузка продолжит с этого места.",
		}
	case s.name == codeNoMethod:
		kind = fault.NotFound
		t = fault.Text{EN: "The portal's version of Bitrix24 is too old for this.", RU: "Версия Битрикс24 на портале слишком старая для этого."}
	default:
		t = fault.Text{
			EN: fmt.Sprintf("Bitrix24 answers with error %d. The next run goes on from here.", s.code),
			RU: fmt.Sprintf("Битрикс24 отвечает ошибкой %d. Следующая загрузка продолжит с этого места.", s.code),
		}
	}
	return &fault.Error{Kind: kind, Text: t, Cause: err}
}
