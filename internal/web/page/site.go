// Package page is what holds for every page: who looks at it, in which language, how it is put into its frame, and what
// is shown where it fails. The packages of the single pages stand on it.
package page

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/share"
)

// Assets are the files that pages load.
type Assets interface {
	http.Handler

	// URL is the address of a file by its plain name, "app.css".
	URL(name string) string
}

// Door tells who is signed in.
type Door interface {
	// Enter finds the account of a request; ok is false where nobody is signed in.
	Enter(r *http.Request) (u account.User, ok bool, err error)
}

// Site is what pages are made of. All fields but Door and Mux of Options are set once, before the first request.
type Site struct {
	Desk *ask.Desk
	// Model is the shipped model; with the company's own fields it is About.Model.
	Model    *model.Model
	Accounts *account.Service // nil: there are no accounts, and pages open on this machine alone
	Boards   *board.Service
	Audit    *audit.Log
	Assets   Assets
	Now      func() time.Time
	Version  string // of the program
	Log      *slog.Logger
	// HasSources says that there are pages of data sources.
	HasSources bool
	// SourceTitles are what the company calls its sources, by id; nil: they go by their ids.
	SourceTitles func(ctx context.Context) (map[string]string, error)
	// HasSurveys says that there are pages of surveys.
	HasSurveys bool
	// HasBonus says that there are pages of scorecards and of the team's competition.
	HasBonus bool
	// HasTable says that there is the KPI table.
	HasTable bool
	// HasPlans says that there are pages of plans.
	HasPlans bool
	// HasPeriods says that there are pages of closed periods.
	HasPeriods bool
	// HasAlerts says that there are pages of alerts.
	HasAlerts bool
	// HasSchedules says that there are pages of schedules, of what was sent, and of one's own subscriptions.
	HasSchedules bool
	// HasDelivery says that there is a page of how letters leave the company.
	HasDelivery bool
	// Shares are links for people without an account; nil: there are none.
	Shares *share.Service
	// Turns holds as many boards as are worked out at once, the others wait in the order they came; nil: all at once.
	Turns chan struct{}
	// Forms are the forms that pages are written in as files; nil: none.
	Forms []render.Format
	// Address is where people reach the site, for links in files: "https://svodka.example"; "" leaves the links out.
	Address string
	// Door is set by the package that signs people in; nil as long as there is none.
	Door Door
}

// Turn waits for one of the Turns and takes it; the caller gives it back by calling what it returns. When many people open
// boards at once, each has to wait for those before, and nobody for all of them.
func (s *Site) Turn(ctx context.Context) (done func(), err error) {
	if s.Turns == nil {
		return func() {}, nil
	}
	select {
	case s.Turns <- struct{}{}:
		return func() { <-s.Turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Visit is one request with who makes it.
type Visit struct {
	// Viewer is whom figures are asked for.
	Viewer access.Viewer
	// User is who signed in; the zero User where the pages are open.
	User account.User
	// Person is the same for boards: "local", an owner, where the pages are open.
	Person board.Person
	Lang   lang.Lang
	Theme  string // "light", "dark", "" as the system has it
	// Target is the id of the element that a script asks to fill, "page" or "panel"; "" wants the whole page.
	Target string
	// About is what the data is.
	About ask.About
}

// T picks the text in the visitor's language.
func (v *Visit) T(en, ru string) string { return v.Lang.Pick(en, ru) }

// Administers reports whether the visitor keeps accounts and settings.
func (v *Visit) Administers() bool {
	return v.Person.Role == account.Owner || v.Person.Role == account.Admin
}

// Local is who looks where nobody signs in.
const Local = "local"

// By is who did something, as the log keeps it: a login, or where it was done when nobody signs in there.
func (v *Visit) By(login string) string {
	switch login {
	case Local:
		return v.T("at this machine", "на этой машине")
	case audit.CommandLine:
		return v.T("from the command line", "из командной строки")
	}
	return login
}

// Handler shows a page or says why it cannot.
type Handler func(w http.ResponseWriter, r *http.Request, v *Visit) error

// Handle lets in who may look at pages at all: who signed in, or, as long as there is no account, who sits at this
// machine. Others are led to the page where one signs in.
func (s *Site) Handle(show Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.look(w, r)
		if err := s.enter(w, r, v); err != nil {
			s.Fail(w, r, v, err)
			return
		}
		s.run(w, r, v, show)
	})
}

// HandleAdmin is Handle for pages that only administrators may see; to others there is no such page.
func (s *Site) HandleAdmin(show Handler) http.Handler {
	return s.Handle(func(w http.ResponseWriter, r *http.Request, v *Visit) error {
		if !v.Administers() {
			return ErrNoPage
		}
		return show(w, r, v)
	})
}

// HandlePublic shows a page to anybody: the page where one signs in, a shared screen. The visit has nobody's rights.
func (s *Site) HandlePublic(show Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.run(w, r, s.look(w, r), show)
	})
}

// HandleAny shows a page to anybody, and knows who it is where they signed in.
func (s *Site) HandleAny(show Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.look(w, r)
		if err := s.enter(w, r, v); err != nil {
			v.Person, v.User = board.Person{}, account.User{}
		}
		s.run(w, r, v, show)
	})
}

func (s *Site) run(w http.ResponseWriter, r *http.Request, v *Visit, show Handler) {
	about, err := s.Desk.About(r.Context())
	if err == nil {
		v.About = about
		err = show(w, r, v)
	}
	if err != nil {
		s.Fail(w, r, v, err)
	}
}

// ErrNoPage says that there is no such page, whether or not there is one for others.
var ErrNoPage = fault.Sentence(fault.NotFound,
	"There is no such page, or it is not shared with you.", "Такой страницы нет, или вам её не открывали.")

// errSignIn means that somebody has to sign in first.
var errSignIn = fault.Sentence(fault.Forbidden, "Sign in first.", "Сначала войдите.")

// errNotHere is told where pages are open and the request comes from elsewhere.
var errNotHere = fault.Sentence(fault.Forbidden,
	"There are no accounts yet, so these pages open on this machine only, as http://127.0.0.1. Add an account with: svodka user add.",
	"Учётных записей ещё нет, поэтому страницы открываются только на этой машине, по адресу http://127.0.0.1. Добавьте учётную запись: svodka user add.")

// Open reports whether pages ask nobody's name: there is no account yet.
func (s *Site) Open(ctx context.Context) (bool, error) {
	if s.Accounts == nil {
		return true, nil
	}
	some, err := s.Accounts.Any(ctx)
	return !some, err
}

// enter finds out whose visit it is.
func (s *Site) enter(w http.ResponseWriter, r *http.Request, v *Visit) error {
	open, err := s.Open(r.Context())
	if err != nil {
		return err
	}
	if open {
		if !AtThisMachine(r) {
			return errNotHere
		}
		v.Viewer = access.Admin(string(v.Lang))
		v.Person = board.Person{Login: Local, Role: account.Owner}
		return nil
	}
	if s.Door == nil {
		return errSignIn
	}
	u, ok, err := s.Door.Enter(r)
	if err != nil {
		return err
	}
	if !ok {
		return errSignIn
	}
	return s.As(w, r, v, u)
}

// As makes a visit somebody's.
func (s *Site) As(_ http.ResponseWriter, r *http.Request, v *Visit, u account.User) error {
	v.User, v.Person = u, board.Person{Login: u.Login, Role: u.Role}
	if l, err := lang.Parse(u.Lang); err == nil && !chosen(r) {
		v.Lang = l
	}
	viewer, err := s.viewer(r.Context(), u)
	if err != nil {
		return err
	}
	viewer.Lang = string(v.Lang)
	v.Viewer = viewer
	return nil
}

// viewer is what an account may see: its role's rights, and for a reader the figures of what is shared with them.
func (s *Site) viewer(ctx context.Context, u account.User) (access.Viewer, error) {
	if u.Role != account.Reader || s.Boards == nil {
		return s.Accounts.Viewer(u), nil
	}
	metrics, err := s.sharedMetrics(ctx, board.Person{Login: u.Login, Role: u.Role})
	if err != nil {
		return access.Viewer{}, err
	}
	return s.Accounts.ViewerOf(ctx, u, metrics), nil
}

// Who is the name of a visitor in the log.
func (v *Visit) Who() string { return v.Person.Login }

// Note writes what a visitor did into the log. A log that cannot be written stops nobody from working, but is told.
func (s *Site) Note(r *http.Request, v *Visit, act audit.Act, what, more string) {
	if s.Audit == nil {
		return
	}
	err := s.Audit.Add(r.Context(), audit.Event{Who: v.Who(), Act: act, What: what, More: more, From: From(r)})
	if err != nil {
		s.Log.ErrorContext(r.Context(), "audit log", "error", err)
	}
}
