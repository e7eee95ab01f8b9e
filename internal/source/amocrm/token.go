package amocrm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
)

// The names of the secrets in the vault.
const (
	secretToken   = "token"         // a long-lived token, or the access token of a pair
	secretRefresh = "refresh_token" // the other half of the pair
	secretUntil   = "until"         // when the access token runs out, unix seconds by our own clock
	secretID      = "client_id"
	secretKey     = "client_secret"
	secretCode    = "code" // gives the first pair, once
	redirectField = "redirect_uri"
)

// early is how long before its end a token is exchanged.
const early = 5 * time.Minute

// access gives a token that is good now by our own clock: expires_in counts from when we got it, so that the clocks need
// not agree.
func (r *Remote) access(ctx context.Context) (string, error) {
	r.gate.token.Lock()
	defer r.gate.token.Unlock()
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return "", err
	}
	switch {
	case secrets[secretRefresh] == "" && secrets[secretCode] != "":
		return r.exchange(ctx, secrets, map[string]string{"grant_type": "authorization_code", "code": secrets[secretCode]})
	case secrets[secretRefresh] != "":
		until, _ := strconv.ParseInt(secrets[secretUntil], 10, 64)
		if r.now().Unix() >= until-int64(early/time.Second) {
			return r.exchange(ctx, secrets, refreshing(secrets))
		}
	case secrets[secretToken] == "":
		return "", fault.Sentence(fault.Invalid,
			"Enter a long-lived token, or the integration's id, key and authorization code.",
			"Укажите долгосрочный токен либо ID, секретный ключ и код авторизации интеграции.")
	}
	return secrets[secretToken], nil
}

func refreshing(secrets map[string]string) map[string]string {
	return map[string]string{"grant_type": "refresh_token", "refresh_token": secrets[secretRefresh]}
}

// renew exchanges a token that was refused, unless another run has done so meanwhile. A long-lived one cannot be renewed.
func (r *Remote) renew(ctx context.Context, refused string) error {
	r.gate.token.Lock()
	defer r.gate.token.Unlock()
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return err
	}
	if secrets[secretRefresh] == "" {
		return r.say(&status{code: http.StatusUnauthorized})
	}
	if secrets[secretToken] != refused {
		return nil
	}
	_, err = r.exchange(ctx, secrets, refreshing(secrets))
	return err
}

// exchange gets a new pair. A refresh token is good once: the pair is in the vault before anybody uses it, and a try whose
// answer was lost is not repeated with the same token more often than the line asks for.
func (r *Remote) exchange(ctx context.Context, secrets, grant map[string]string) (string, error) {
	grant = maps.Clone(grant)
	grant["client_id"], grant["client_secret"] = secrets[secretID], secrets[secretKey]
	grant[redirectField] = r.redirect
	var pair struct {
		Access  string `json:"access_token"`
		Refresh string `json:"refresh_token"`
		Expires int64  `json:"expires_in"`
	}
	for try := 0; ; try++ {
		err := r.post(ctx, grant, &pair)
		if err == nil && (pair.Access == "" || pair.Refresh == "") {
			err = errors.New("the answer has no tokens")
		}
		if err == nil {
			break
		}
		code := codeOf(err)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if code >= 400 && code < 500 && code != http.StatusTooManyRequests {
			return "", r.say(&status{http.StatusUnauthorized, err.Error()})
		}
		if try >= 4 {
			return "", r.say(err)
		}
		if err := r.wait(ctx, pause(err, try)); err != nil {
			return "", err
		}
	}
	next := maps.Clone(secrets)
	delete(next, secretCode)
	next[secretToken], next[secretRefresh] = pair.Access, pair.Refresh
	next[secretUntil] = strconv.FormatInt(r.now().Unix()+pair.Expires, 10)
	if err := r.vault.Save(context.WithoutCancel(ctx), next); err != nil {
		return "", err
	}
	return pair.Access, nil
}

func (r *Remote) post(ctx context.Context, form map[string]string, out any) (err error) {
	const path = "/oauth2/access_token"
	ctx, leave, err := r.enter(ctx, path)
	if err != nil {
		return err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	body, err := json.Marshal(form)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, r.address+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "svodka")
	answer, err := r.http.Do(request)
	if err != nil {
		return stripped(err)
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return &status{answer.StatusCode, reason(text)}
	}
	return json.Unmarshal(text, out)
}

// addressOf makes the account's address of what people type: "termodom", "termodom.amocrm.ru", "https://termodom.kommo.com/".
func addressOf(typed string) (string, error) {
	host := strings.TrimSpace(strings.ToLower(typed))
	scheme := "https://"
	if rest, ok := strings.CutPrefix(host, "http://"); ok && isLocal(rest) {
		scheme, host = "http://", rest
	}
	host = strings.TrimPrefix(strings.TrimPrefix(host, "https://"), "http://")
	alien := strings.Contains(host, "://")
	host, _, _ = strings.Cut(host, "/")
	if host != "" && !strings.ContainsAny(host, ".:") {
		host += ".amocrm.ru"
	}
	if host == "" || alien || strings.ContainsAny(host, " @?#\\%()<>\"'") {
		return "", fault.Invalidf(
			"%q is no address of an account such as termodom.amocrm.ru.",
			"«%s» не похоже на адрес аккаунта, например termodom.amocrm.ru.", typed)
	}
	return scheme + host, nil
}

// isLocal allows plain HTTP to this machine alone: it is how the fake CRM is tried.
func isLocal(host string) bool {
	name, _, _ := strings.Cut(host, "/")
	name, _, _ = strings.Cut(name, ":")
	return name == "localhost" || name == "127.0.0.1"
}
