package bitrix24

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"svodka/internal/fault"
)

// The names of the secrets in the vault.
const (
	secretHook    = "hook"
	secretID      = "client_id"
	secretKey     = "client_secret"
	secretCode    = "code"          // gives the first pair, once
	secretToken   = "token"         // the access token of a pair
	secretRefresh = "refresh_token" // the other half of the pair
	secretApp     = "application_token"
	portalField   = "portal"
)

// authority is where tokens are exchanged: a host of the vendor's, whatever the portal's.
const authority = "https://oauth.bitrix.info/oauth/token/"

// door is the way into a portal.
type door struct {
	base  string // "https://portal/rest/1/secret/" or "https://portal/rest/"
	token string // "" for a hook
	gate  *gate
}

// enter finds the way in: a hook, or a token. A token is exchanged when the portal says that it has run out, never by the
// clock: portals block applications that exchange without need.
func (r *Remote) enter(ctx context.Context) (door, error) {
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return door{}, err
	}
	if typed := secrets[secretHook]; typed != "" {
		base, host, err := hookOf(typed)
		return door{base: base, gate: r.gates.to(host)}, err
	}
	portal := cmp.Or(secrets[portalField], r.portal)
	if portal == "" {
		return door{}, unkeyed()
	}
	address, err := addressOf(portal)
	if err != nil {
		return door{}, err
	}
	d := door{base: address + "/rest/", token: secrets[secretToken], gate: r.gates.to(strings.TrimPrefix(address, "https://"))}
	if d.token != "" {
		return d, nil
	}
	d.gate.token.Lock()
	defer d.gate.token.Unlock()
	if secrets, err = r.vault.Load(ctx); err != nil || secrets[secretToken] != "" {
		d.token = secrets[secretToken]
		return d, err
	}
	if secrets[secretCode] == "" {
		return d, unkeyed()
	}
	d.token, err = r.exchange(ctx, d, secrets, url.Values{"grant_type": {"authorization_code"}, "code": {secrets[secretCode]}})
	return d, err
}

// unkeyed asks for keys where none were entered.
func unkeyed() error {
	return fault.Sentence(fault.Invalid,
		"Enter the address of an inbound webhook, or the portal's address with the application's id, key and authorization code.",
		"Укажите адрес входящего вебхука либо адрес портала и ID, ключ и код авторизации приложения.")
}

// move keeps the portal's new address, as it told it itself.
func (r *Remote) move(ctx context.Context, host string) error {
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return err
	}
	next := maps.Clone(secrets)
	if typed := secrets[secretHook]; typed != "" {
		base, _, err := hookOf(typed)
		if err != nil {
			return err
		}
		_, path, _ := strings.Cut(base, "/rest/")
		next[secretHook] = "https://" + host + "/rest/" + path
		if _, _, err := hookOf(next[secretHook]); err != nil {
			return err
		}
	} else {
		next[portalField] = host
	}
	return r.vault.Save(ctx, next)
}

// renew exchanges a token that has run out, unless another run has done so meanwhile.
func (r *Remote) renew(ctx context.Context, refused string) error {
	d, err := r.enter(ctx)
	if err != nil {
		return err
	}
	d.gate.token.Lock()
	defer d.gate.token.Unlock()
	secrets, err := r.vault.Load(ctx)
	if err != nil || secrets[secretToken] != refused {
		return err
	}
	_, err = r.exchange(ctx, d, secrets, url.Values{"grant_type": {"refresh_token"}, "refresh_token": {secrets[secretRefresh]}})
	return err
}

// exchange gets a new pair. The pair is in the vault before anybody uses it.
func (r *Remote) exchange(ctx context.Context, d door, secrets map[string]string, grant url.Values) (string, error) {
	grant.Set("client_id", secrets[secretID])
	grant.Set("client_secret", secrets[secretKey])
	for try := 0; ; try++ {
		access, refresh, err := r.pair(ctx, d, grant)
		if err == nil {
			next := maps.Clone(secrets)
			delete(next, secretCode)
			next[secretToken], next[secretRefresh] = access, refresh
			return access, r.vault.Save(context.WithoutCancel(ctx), next)
		}
		s := statusOf(err)
		switch {
		case ctx.Err() != nil:
			return "", ctx.Err()
		case s.code != 0 && s.name != htmlPage && !s.passing():
			if s.name != "PAYMENT_REQUIRED" {
				err = &status{http.StatusUnauthorized, s.name, s.detail}
			}
			return "", r.say(err)
		case try >= 4:
			return "", r.say(err)
		}
		if err := r.wait(ctx, pause(s, try)); err != nil {
			return "", err
		}
	}
}

func (r *Remote) pair(ctx context.Context, d door, grant url.Values) (access, refresh string, err error) {
	if err := d.gate.pass(ctx, r.clock); err != nil {
		return "", "", err
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, authority+"?"+grant.Encode(), http.NoBody)
	if err != nil {
		return "", "", stripped(err)
	}
	request.Header.Set("User-Agent", "svodka")
	answer, err := r.http.Do(request)
	if err != nil {
		return "", "", stripped(err)
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil {
		return "", "", err
	}
	var p struct {
		Access  string `json:"access_token"`
		Refresh string `json:"refresh_token"`
		Error   text   `json:"error"`
		Detail  text   `json:"error_description"`
	}
	if err := json.Unmarshal(body, &p); err != nil {
		return "", "", &status{answer.StatusCode, htmlPage, ""}
	}
	if answer.StatusCode != http.StatusOK || p.Access == "" || p.Refresh == "" {
		return "", "", &status{max(answer.StatusCode, http.StatusBadRequest), string(p.Error), string(p.Detail)}
	}
	return p.Access, p.Refresh, nil
}

var hookShape = regexp.MustCompile(`^(https?)://([^/@?#\s]+)/rest/(\d+)/([A-Za-z0-9_]+)(?:/.*)?$`)

// hookOf makes of what people paste, "https://portal.bitrix24.ru/rest/1/secret/profile.json" too, the address that methods
// are added to.
func hookOf(typed string) (base, host string, err error) {
	if err := ours(typed); err != nil {
		return "", "", err
	}
	m := hookShape.FindStringSubmatch(strings.TrimSpace(typed))
	if m == nil || m[1] == "http" && !isLocal(m[2]) {
		return "", "", fault.Invalidf(
			"This is no address of an inbound webhook such as https://portal.bitrix24.ru/rest/1/secret/.",
			"Это не похоже на адрес входящего вебхука, например https://portal.bitrix24.ru/rest/1/secret/.")
	}
	host = strings.ToLower(m[2])
	return m[1] + "://" + host + "/rest/" + m[3] + "/" + m[4] + "/", host, nil
}

// addressOf makes the portal's address of what people type: "termodom", "termodom.bitrix24.ru", "https://crm.termodom.ru/".
func addressOf(typed string) (string, error) {
	if err := ours(typed); err != nil {
		return "", err
	}
	host := strings.TrimSpace(strings.ToLower(typed))
	scheme := "https://"
	if rest, ok := strings.CutPrefix(host, "http://"); ok && isLocal(rest) {
		scheme, host = "http://", rest
	}
	host = strings.TrimPrefix(strings.TrimPrefix(host, "https://"), "http://")
	alien := strings.Contains(host, "://")
	host, _, _ = strings.Cut(host, "/")
	if host != "" && !strings.ContainsAny(host, ".:") {
		host += ".bitrix24.ru"
	}
	if host == "" || alien || strings.ContainsAny(host, " @?#\\%()<>\"'") {
		return "", fault.Invalidf(
			"%q is no address of a portal such as termodom.bitrix24.ru.",
			"«%s» не похоже на адрес портала, например termodom.bitrix24.ru.", typed)
	}
	return scheme + host, nil
}

// isLocal allows plain HTTP to this machine alone: it is how the fake portal is tried.
func isLocal(host string) bool {
	name, _, _ := strings.Cut(host, "/")
	name, _, _ = strings.Cut(name, ":")
	return name == "localhost" || name == "127.0.0.1"
}
