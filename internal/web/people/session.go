package people

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/web/page"
)

// How long people stay signed in without doing anything, and how often it is noted that they do something.
const (
	idle      = 12 * time.Hour
	idleStay  = 30 * 24 * time.Hour
	lifetime  = 90 * 24 * time.Hour
	noteEvery = 10 * time.Minute
)

// What a session holds.
const (
	keyLogin = "login"
	keyStamp = "stamp" // of the account when the session began
	keyUntil = "until" // unix seconds
	keyStay  = "stay"
	keyFlash = "flash" // what the next page says first
	keyLink  = "link"  // allows to link the account to a sign-in service
	keyOIDC  = "oidc."
)

func manager(store scs.CtxStore, log *slog.Logger) *scs.SessionManager {
	m := scs.New()
	m.Store, m.Lifetime, m.ErrorFunc = store, lifetime, broken(log)
	m.Cookie.Name, m.Cookie.HttpOnly, m.Cookie.SameSite, m.Cookie.Persist = "svodka_session", true, http.SameSiteLaxMode, false
	return m
}

// Wrap reads and keeps the session around all pages. Files need none.
func (p *People) Wrap(next http.Handler) http.Handler {
	plain, secure := p.plain.LoadAndSave(next), p.secure.LoadAndSave(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/static/"):
			next.ServeHTTP(w, r)
		case p.overTLS(r):
			secure.ServeHTTP(w, r)
		default:
			plain.ServeHTTP(w, r)
		}
	})
}

func (p *People) outside() page.Outside {
	return page.Outside{Base: p.Base, BehindProxy: p.BehindProxy}
}

func (p *People) overTLS(r *http.Request) bool { return p.outside().OverTLS(r) }

// from is the machine a request came from; behind a proxy, the one the proxy saw.
func (p *People) from(r *http.Request) string { return p.outside().From(r) }

// base is the address that links begin with.
func (p *People) base(r *http.Request) string { return p.outside().Address(r) }

// Enter finds the account of a request; ok is false where nobody is signed in. A session ends with its time, with its
// account, and as soon as the account's password or rights are others.
func (p *People) Enter(r *http.Request) (u account.User, ok bool, err error) {
	ctx, s := r.Context(), p.plain
	who := s.GetString(ctx, keyLogin)
	if who == "" {
		return account.User{}, false, nil
	}
	u, err = p.site.Accounts.Find(ctx, who)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return account.User{}, false, err
	}
	now := p.site.Now()
	until := time.Unix(s.GetInt64(ctx, keyUntil), 0)
	if err != nil || u.Disabled || u.Stamp != s.GetInt(ctx, keyStamp) || !now.Before(until) {
		return account.User{}, false, s.Destroy(ctx)
	}
	if next := now.Add(span(s.GetBool(ctx, keyStay))); next.Sub(until) > noteEvery {
		s.Put(ctx, keyUntil, next.Unix())
	}
	return u, true, nil
}

func span(stay bool) time.Duration {
	if stay {
		return idleStay
	}
	return idle
}

// admit begins a session under a token of its own, so that one planted beforehand is worth nothing.
func (p *People) admit(ctx context.Context, u account.User, stay bool) error {
	s := p.plain
	if err := s.Clear(ctx); err != nil {
		return err
	}
	if err := s.RenewToken(ctx); err != nil {
		return err
	}
	s.Put(ctx, keyLogin, u.Login)
	s.Put(ctx, keyStamp, u.Stamp)
	s.Put(ctx, keyStay, stay)
	s.Put(ctx, keyUntil, p.site.Now().Add(span(stay)).Unix())
	s.RememberMe(ctx, stay)
	return nil
}

// flash keeps a sentence for the next page.
func (p *People) flash(ctx context.Context, text string) { p.plain.Put(ctx, keyFlash, text) }

func (p *People) flashed(ctx context.Context) string { return p.plain.PopString(ctx, keyFlash) }

// onward is where to go after signing in: an address of these pages, or the first page.
func onward(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") ||
		strings.ContainsAny(next, "\\\r\n\t") || strings.HasPrefix(next, "/login") || strings.HasPrefix(next, "/logout") {
		return "/"
	}
	return next
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // the pages' own addresses, the sign-in service's, or what onward let through
	return nil
}
