package people

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// OIDC is the company's own sign-in service, by OpenID Connect.
type OIDC struct {
	Issuer, ClientID, ClientSecret string
	// Title stands on the button; "" says «учётная запись компании».
	Title string
	// Claim names the claim that is the login; "" is the e-mail address, which the service must have verified.
	Claim string
	// Create gives who has no account one with this role; "" gives none.
	Create account.Role
	// Scopes are asked for besides openid, email and profile.
	Scopes []string
}

func (o *OIDC) title(l lang.Lang) string {
	if o.Title != "" {
		return l.Pick("Sign in with "+o.Title, "Войти через "+o.Title)
	}
	return l.Pick("Sign in with the company account", "Войти через учётную запись компании")
}

// provider is the service as it describes itself, asked when it is first needed: it may be away when the program starts.
type provider struct {
	mu    sync.Mutex
	known *oidc.Provider
}

func (p *People) service(ctx context.Context, r *http.Request) (*oidc.Provider, *oauth2.Config, error) {
	if p.OIDC == nil {
		return nil, nil, page.ErrNoPage
	}
	p.provider.mu.Lock()
	defer p.provider.mu.Unlock()
	if p.provider.known == nil {
		const patience = 10 * time.Second
		client := &http.Client{Timeout: patience}
		// The provider keeps this context to fetch keys later, so it must outlive the request.
		known, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), client), p.OIDC.Issuer)
		if err != nil {
			return nil, nil, fault.Because(err, fault.Busy, awayText)
		}
		p.provider.known = known
	}
	return p.provider.known, &oauth2.Config{
		ClientID: p.OIDC.ClientID, ClientSecret: p.OIDC.ClientSecret, Endpoint: p.provider.known.Endpoint(),
		RedirectURL: p.base(r) + "/login/oidc/callback",
		Scopes:      append([]string{oidc.ScopeOpenID, "email", "profile"}, p.OIDC.Scopes...),
	}, nil
}

var awayText = fault.Text{
	EN: "The company's sign-in service does not answer. Sign in with your password, or try again later.",
	RU: "Сервис входа компании не отвечает. Войдите с паролем или повторите позже.",
}

// toService sends somebody to the sign-in service. With link it is to tie the account of who is signed in; the value comes
// from their profile page, so that no other site can start it.
func (p *People) toService(w http.ResponseWriter, r *http.Request, _ *page.Visit) error {
	_, config, err := p.service(r.Context(), r)
	if err != nil {
		return err
	}
	ctx, s, q := r.Context(), p.plain, r.URL.Query()
	link := ""
	if asked := q.Get("link"); asked != "" {
		if have := s.PopString(ctx, keyLink); subtle.ConstantTimeCompare([]byte(have), []byte(asked)) != 1 {
			return errStale
		}
		link = "1"
	}
	state, nonce, verifier := rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	for key, value := range map[string]string{
		"state": state, "nonce": nonce, "verifier": verifier, "next": onward(q.Get("next")), "link": link,
	} {
		s.Put(ctx, keyOIDC+key, value)
	}
	return see(w, r, config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)))
}

var errStale = fault.Sentence(fault.Forbidden,
	"This attempt to sign in is over. Begin again.", "Эта попытка входа закончилась. Начните снова.")

// fromService takes back who the service says somebody is.
func (p *People) fromService(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx, s, q := r.Context(), p.plain, r.URL.Query()
	kept := map[string]string{}
	for _, key := range []string{"state", "nonce", "verifier", "next", "link"} {
		kept[key] = s.PopString(ctx, keyOIDC+key)
	}
	if kept["state"] == "" || subtle.ConstantTimeCompare([]byte(kept["state"]), []byte(q.Get("state"))) != 1 {
		return errStale
	}
	if q.Get("error") != "" {
		p.note(r, "", audit.SignInBad, "sign-in service", "refused: "+short(q.Get("error")))
		return fault.Sentence(fault.Forbidden, "The sign-in service did not let you in.", "Сервис входа вас не пропустил.")
	}
	id, err := p.identify(ctx, r, q, kept)
	if err != nil {
		p.note(r, "", audit.SignInBad, "sign-in service", short(err.Error()))
		return err
	}
	if kept["link"] != "" {
		return p.linked(w, r, v, id)
	}
	u, err := p.site.Accounts.Known(ctx, id, p.OIDC.Create)
	if err != nil {
		p.note(r, "", audit.SignInBad, "sign-in service", "no account")
		return err
	}
	if err := p.admit(ctx, u, false); err != nil {
		return err
	}
	p.note(r, u.Login, audit.SignIn, "user "+u.Login, "sign-in service")
	return see(w, r, onward(kept["next"]))
}

// identify exchanges the code for the service's signed word and checks it.
func (p *People) identify(ctx context.Context, r *http.Request, q url.Values, kept map[string]string) (account.Identity, error) {
	known, config, err := p.service(ctx, r)
	if err != nil {
		return account.Identity{}, err
	}
	token, err := config.Exchange(ctx, q.Get("code"), oauth2.VerifierOption(kept["verifier"]))
	if err != nil {
		return account.Identity{}, fault.Because(err, fault.Forbidden, untrueText)
	}
	raw, _ := token.Extra("id_token").(string)
	word, err := known.VerifierContext(ctx, &oidc.Config{ClientID: p.OIDC.ClientID, Now: p.site.Now}).Verify(ctx, raw)
	if err != nil {
		return account.Identity{}, fault.Because(err, fault.Forbidden, untrueText)
	}
	if subtle.ConstantTimeCompare([]byte(word.Nonce), []byte(kept["nonce"])) != 1 {
		return account.Identity{}, errStale
	}
	claims := map[string]any{}
	if err := word.Claims(&claims); err != nil {
		return account.Identity{}, fault.Because(err, fault.Forbidden, untrueText)
	}
	id := account.Identity{Subject: word.Issuer + " " + word.Subject}
	id.Name, _ = claims["name"].(string)
	verified := claims["email_verified"] == true || claims["email_verified"] == "true"
	switch {
	case p.OIDC.Claim != "":
		id.Login, _ = claims[p.OIDC.Claim].(string)
	case verified:
		id.Login, _ = claims["email"].(string)
	}
	return id, nil
}

var untrueText = fault.Text{
	EN: "The sign-in service's answer cannot be trusted. Begin again.",
	RU: "Ответ сервиса входа не прошёл проверку. Начните снова.",
}

// linked ties the account of who is signed in to what the service says.
func (p *People) linked(w http.ResponseWriter, r *http.Request, v *page.Visit, id account.Identity) error {
	u, ok, err := p.Enter(r)
	if err != nil {
		return err
	}
	if !ok {
		return errStale
	}
	if _, err := p.site.Accounts.Link(r.Context(), u.Login, id.Subject); err != nil {
		return err
	}
	p.note(r, u.Login, audit.Rights, "user "+u.Login, "linked to the sign-in service")
	p.flash(r.Context(), v.T("The company account is linked.", "Учётная запись компании привязана."))
	return see(w, r, "/profile")
}

// short keeps a text from elsewhere at a length fit for the log.
func short(text string) string {
	const most = 200
	if list := []rune(text); len(list) > most {
		return string(list[:most]) + "…"
	}
	return text
}
