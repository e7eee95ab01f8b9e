package account

import (
	"cmp"
	"context"
	"sync"
	"time"

	"svodka/internal/access"
	"svodka/internal/fault"
	"svodka/internal/lang"
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
	verified memory
	// hashing bounds the passwords checked at once: each check takes 19 MiB.
	hashing chan struct{}
	nobody  func() string // the hash that an unknown login is checked against, so that it takes as long
}

// New makes a service.
func New(o Options) *Service {
	const atOnce = 4
	return &Service{
		store: o.Store, model: o.Model, now: o.Now, gate: throttle{now: o.Now}, verified: newMemory(),
		hashing: make(chan struct{}, atOnce), nobody: sync.OnceValue(func() string { return hash("nobody at all") }),
	}
}

// Person is a new account as somebody fills it in.
type Person struct {
	Login, Name, Password string
	Role                  Role
	Lang                  string // "" is ru
	CRMUser, Department   string
}

// Add makes an account. fault.Invalid tells what is wrong with it, fault.Conflict that the login is taken.
func (s *Service) Add(ctx context.Context, p Person) (u User, err error) {
	defer fault.Wrap(&err, "account.Add(%q)", p.Login)
	if u.Login, err = login(p.Login); err != nil {
		return User{}, err
	}
	if u.Name, err = name(p.Name); err != nil {
		return User{}, err
	}
	if u.Role, err = ParseRole(string(p.Role)); err != nil {
		return User{}, err
	}
	l, err := lang.Parse(cmp.Or(p.Lang, string(lang.RU)))
	if err != nil {
		return User{}, err
	}
	if err := checkPassword(p.Password, u.Login); err != nil {
		return User{}, err
	}
	u.Lang, u.CRMUser, u.Department = string(l), p.CRMUser, p.Department
	switch {
	case u.Role == Manager && u.CRMUser == "":
		return User{}, fault.Invalidf(
			"A manager sees their own rows: say which user of the CRM they are.",
			"Менеджер видит свои записи: укажите, какой он сотрудник в CRM.")
	case u.Role == Head && u.Department == "":
		return User{}, fault.Invalidf(
			"A head sees the rows of their department: say which one it is.",
			"Руководитель видит записи своего отдела: укажите, какого.")
	}
	u.Name = cmp.Or(u.Name, u.Login)
	u.Hash, u.Created = hash(p.Password), s.now().UTC().Truncate(time.Second)
	return u, s.store.AddUser(ctx, u)
}

// Any reports whether there is an account at all.
func (s *Service) Any(ctx context.Context) (bool, error) {
	list, err := s.store.Users(ctx)
	return len(list) > 0, err
}

// List lists the accounts by login.
func (s *Service) List(ctx context.Context) ([]User, error) { return s.store.Users(ctx) }

// SetPassword gives an account another password.
func (s *Service) SetPassword(ctx context.Context, who, password string) (err error) {
	defer fault.Wrap(&err, "account.SetPassword(%q)", who)
	u, err := s.find(ctx, who)
	if err != nil {
		return err
	}
	if err := checkPassword(password, u.Login); err != nil {
		return err
	}
	u.Hash = hash(password)
	return s.store.SaveUser(ctx, u)
}

// SetDisabled shuts an account out, or lets it in again. It takes effect at the next request.
func (s *Service) SetDisabled(ctx context.Context, who string, disabled bool) (err error) {
	defer fault.Wrap(&err, "account.SetDisabled(%q)", who)
	u, err := s.find(ctx, who)
	if err != nil {
		return err
	}
	u.Disabled = disabled
	return s.store.SaveUser(ctx, u)
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

// Viewer is what an account may see. What a role does not name is not shown:
//
//	owner, admin, analyst   every row, every metric
//	head                    rows of their department and of those below it, every metric
//	manager                 rows they answer for, every metric
//	marketing               every row, metrics of leads and marketing only
//	service                 every row, metrics of service only
//	viewer, disabled        nothing: there is nothing to share with them yet
//
// A head without a department and a manager without a CRM user see nothing either.
func (s *Service) Viewer(u User) access.Viewer {
	v := access.Viewer{ID: u.Login, Name: u.Name, Lang: u.Lang, Grant: access.Grant{Metrics: []model.Name{}}}
	if u.Disabled {
		return v
	}
	switch u.Role {
	case Owner, Admin, Analyst:
		v.Grant = access.Grant{All: true}
	case Head:
		v.Grant = only("department", u.Department)
	case Manager:
		v.Grant = only("owner", u.CRMUser)
	case Marketing:
		v.Grant = access.Grant{All: true, Metrics: s.of("leads", "marketing")}
	case Support:
		v.Grant = access.Grant{All: true, Metrics: s.of("service")}
	case Reader:
	}
	return v
}

// only grants the rows of one member; without a member, none.
func only(dimension model.Name, id string) access.Grant {
	if id == "" {
		return access.Grant{Metrics: []model.Name{}}
	}
	return access.Grant{Rows: [][]model.Cond{{{Name: dimension, Op: model.In, Values: []string{"#" + id}}}}}
}

// of lists the metrics of some areas.
func (s *Service) of(areas ...string) []model.Name {
	list := []model.Name{}
	for _, m := range s.model.Metrics() {
		for _, a := range areas {
			if m.Area == a {
				list = append(list, m.Name)
			}
		}
	}
	return list
}
