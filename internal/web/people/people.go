// Package people are the pages on which people come in and are let in: the first set-up, signing in and out, new
// passwords, one's own profile, the accounts and their rights, the company's settings and the log of what was done.
package people

import (
	"context"
	"log/slog"
	"net/http"
	"sync"

	"github.com/alexedwards/scs/v2"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
)

// Settings are the company's, where the data is.
type Settings interface {
	Settings(ctx context.Context) (warehouse.Settings, error)
	// SetSettings replaces them and works out every derived figure again.
	SetSettings(ctx context.Context, s warehouse.Settings) error
}

// Choice is one member of a dimension, to be picked from a list.
type Choice struct{ ID, Title string }

// Members lists what rights are given by: "owner", "department", "pipeline", "source".
type Members interface {
	Members(ctx context.Context, dimension string) ([]Choice, error)
}

// Notes keeps what people set for themselves and what the program notes about itself. store/sqlite is one.
type Notes interface {
	Pref(ctx context.Context, login, key string) (string, error)
	SetPref(ctx context.Context, login, key, value string) error
	Mark(ctx context.Context, key string) (string, error)
	SetMark(ctx context.Context, key, value string) error
}

// Letter is a message to one person.
type Letter struct{ To, Subject, Text string }

// Mailer sends letters. One with a method Ready(context.Context) bool tells by it whether there is a mail server at the moment.
type Mailer interface {
	Send(ctx context.Context, l Letter) error
}

// Options are what the pages are made of besides the site.
type Options struct {
	Settings Settings
	Members  Members // nil: ids are typed in
	Notes    Notes
	Mailer   Mailer // nil: links are handed over by an administrator
	OIDC     *OIDC  // nil: there is no sign-in service
	// Sessions keeps who is signed in.
	Sessions scs.CtxStore
	// SetupCode lets the first administrator set up from another machine; "" allows this machine alone.
	SetupCode string
	// BehindProxy trusts X-Forwarded-Proto and the last address of X-Forwarded-For: there is a proxy that sets them.
	BehindProxy bool
	// Base is the address people reach the pages at, "https://svodka.example.ru". Without it no letter with a new
	// password's link is sent: the name in a request may be anybody's invention.
	Base string
}

// People is the pages. It finds out who is signed in for all other pages: see [page.Door].
type People struct {
	Options

	site     *page.Site
	plain    *scs.SessionManager
	secure   *scs.SessionManager // the same sessions, their cookie only over TLS
	provider provider
	letters  sync.WaitGroup
}

var _ page.Door = (*People)(nil)

// New makes the pages and becomes the site's door.
func New(site *page.Site, o Options) *People {
	p := &People{Options: o, site: site}
	p.plain = manager(o.Sessions, site.Log)
	secure := *p.plain
	secure.Cookie.Secure = true
	p.secure = &secure
	site.Door = p
	return p
}

// Routes adds the pages.
func (p *People) Routes(mux *http.ServeMux) {
	s := p.site
	for _, x := range []struct {
		pattern string
		handler http.Handler
	}{
		{"GET /setup", s.HandlePublic(p.setup)},
		{"POST /setup", s.HandlePublic(p.setUp)},
		{"GET /setup/company", s.HandleAdmin(p.setupCompany)},
		{"POST /setup/company", s.HandleAdmin(p.setUpCompany)},
		{"GET /login", s.HandlePublic(p.login)},
		{"POST /login", s.HandlePublic(p.logIn)},
		{"GET /login/oidc", s.HandlePublic(p.toService)},
		{"GET /login/oidc/callback", s.HandlePublic(p.fromService)},
		{"POST /logout", s.HandlePublic(p.logOut)},
		{"GET /reset", s.HandlePublic(p.forgot)},
		{"POST /reset", s.HandlePublic(p.sendReset)},
		{"GET /reset/{token}", s.HandlePublic(p.token)},
		{"POST /reset/{token}", s.HandlePublic(p.accept)},
		{"GET /invite/{token}", s.HandlePublic(p.token)},
		{"POST /invite/{token}", s.HandlePublic(p.accept)},
		{"GET /profile", s.Handle(p.profile)},
		{"POST /profile", s.Handle(p.saveProfile)},
		{"POST /profile/password", s.Handle(p.savePassword)},
		{"POST /profile/keys", s.Handle(p.saveKeys)},
		{"POST /profile/unlink", s.Handle(p.unlink)},
		{"GET /settings", s.HandleAdmin(p.settings)},
		{"GET /settings/people", s.HandleAdmin(p.staff)},
		{"GET /settings/people/new", s.HandleAdmin(p.newcomer)},
		{"POST /settings/people/new", s.HandleAdmin(p.invite)},
		{"GET /settings/people/{login}", s.HandleAdmin(p.person)},
		{"POST /settings/people/{login}", s.HandleAdmin(p.savePerson)},
		{"POST /settings/people/{login}/disable", s.HandleAdmin(p.disable)},
		{"POST /settings/people/{login}/enable", s.HandleAdmin(p.enable)},
		{"POST /settings/people/{login}/reset", s.HandleAdmin(p.resetPerson)},
		{"GET /settings/company", s.HandleAdmin(p.company)},
		{"POST /settings/company", s.HandleAdmin(p.saveCompany)},
		{"GET /audit", s.HandleAdmin(p.log)},
		{"GET /audit.csv", s.HandleAdmin(p.logCSV)},
	} {
		mux.Handle(x.pattern, x.handler)
	}
}

// Wait returns once all letters that are on their way have been sent or given up.
func (p *People) Wait() { p.letters.Wait() }

// note writes into the log what somebody did who may not be signed in.
func (p *People) note(r *http.Request, who string, act audit.Act, what, more string) {
	if p.site.Audit == nil {
		return
	}
	err := p.site.Audit.Add(r.Context(), audit.Event{Who: who, Act: act, What: what, More: more, From: p.from(r)})
	if err != nil {
		p.site.Log.ErrorContext(r.Context(), "audit log", "error", err)
	}
}

// broken answers where sessions cannot be read or kept.
func broken(log *slog.Logger) func(http.ResponseWriter, *http.Request, error) {
	return func(w http.ResponseWriter, r *http.Request, err error) {
		log.ErrorContext(r.Context(), "sessions", "error", err)
		http.Error(w, "Signing in does not work at the moment; the log of the server says why. "+
			"Вход сейчас не работает; причина — в журнале сервера.", http.StatusServiceUnavailable)
	}
}

// administrator reports whether a role may set things up; the page's own check stands before this one.
func administrator(u account.User) bool { return u.Role.Administers() }
