package account

import (
	"context"
	"sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	// Model tells which metrics belong to the areas that some roles are limited to.
	Model *model.Model
	Now   func() time.Time
}

// Service adds people, lets them in and says what they may see. It is safe for use by several goroutines.
type Service struct {
	store Store
	model *model.Model
	now   func() time.Time

	gate     throttle
	asks     throttle // links for new passwords
	verified memory
	// hashing bounds the passwords checked at once: each check takes 19 MiB.
	hashing chan struct{}
	nobody  func() string // the hash that an unknown login is checked against, so that it takes as long
}

// New makes a service.
func New(o Options) *Service {
	const atOnce = 4
	return &Service{
		store: o.Store, model: o.Model, now: o.Now, gate: throttle{now: o.Now, source: guessesSource, login: guessesLogin},
		asks: throttle{now: o.Now, source: asksSource, login: asksLogin}, verified: newMemory(),
		hashing: make(chan struct{}, atOnce), nobody: sync.OnceValue(func() string { return hash("nobody at all") }),
	}
}

// Any reports whether there is an account at all.
func (s *Service) Any(ctx context.Context) (bool, error) {
	list, err := s.store.Users(ctx)
	return len(list) > 0, err
}

// List lists the accounts by login.
func (s *Service) List(ctx context.Context) ([]User, error) { return s.store.Users(ctx) }

// Find finds an account by its login; fault.NotFound when there is none.
func (s *Service) Find(ctx context.Context, who string) (u User, err error) {
	defer fault.Wrap(&err, "account.Find(%q)", who)
	return s.find(ctx, who)
}

// MayAsk reports whether a link for a new password may be asked for once more from there, and counts it.
func (s *Service) MayAsk(from, who string) bool {
	if !s.asks.admits(from, who) {
		return false
	}
	s.asks.failed(from, who)
	return true
}

func (s *Service) find(ctx context.Context, text string) (User, error) {
	text, err := login(text)
	if err != nil {
		return User{}, err
	}
	return s.store.User(ctx, text)
}

// Authenticate finds the account of a login and password. from is where the request came from, for the limit on wrong
// guesses. fault.Forbidden means that they do not fit, without saying which of the two; fault.Busy that too many wrong
// ones came before.
func (s *Service) Authenticate(ctx context.Context, who, password, from string) (u User, err error) {
	defer fault.Wrap(&err, "account.Authenticate")
	who, bad := login(who)
	if bad != nil || len(password) > mostPassword {
		who, password = "", ""
	}
	u, err = s.store.User(ctx, who)
	known := err == nil
	switch {
	case err != nil && !fault.Is(err, fault.NotFound):
		return User{}, err
	case known && !u.Disabled && s.verified.has(u.Hash, password, s.now()):
		return u, nil
	case !s.gate.admits(from, who):
		return User{}, fault.Sentence(fault.Busy,
			"Too many wrong passwords. Try again in a quarter of an hour.",
			"Слишком много неверных паролей. Повторите через четверть часа.")
	}
	against := u.Hash
	if !known {
		against = s.nobody()
	}
	select {
	case s.hashing <- struct{}{}:
	case <-ctx.Done():
		return User{}, ctx.Err()
	}
	fits := matches(against, password)
	<-s.hashing
	if !fits || !known || u.Disabled {
		s.gate.failed(from, who)
		return User{}, fault.Sentence(fault.Forbidden, "Login or password is wrong.", "Неверный логин или пароль.")
	}
	s.verified.keep(u.Hash, password, s.now())
	return u, nil
}
