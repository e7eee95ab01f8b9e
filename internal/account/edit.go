package account

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
)

// Person is a new account as somebody fills it in.
type Person struct {
	Login, Name, Password string
	Role                  Role
	Lang                  string // "" is ru
	CRMUser               string
	Departments           []string
}

// Edit is what an administrator sets about a person.
type Edit struct {
	Name        string
	Role        Role
	Lang        string // "" is ru
	CRMUser     string
	Departments []string
	// Hide names groups of figures, see [Groups]; Pipelines and Sources are ids. Administrators have no such limits.
	Hide               []string
	Pipelines, Sources []string
}

// Add makes an account with a password. fault.Invalid tells what is wrong with it, fault.Conflict that the login is
// taken.
func (s *Service) Add(ctx context.Context, p Person) (u User, err error) {
	defer fault.Wrap(&err, "account.Add(%q)", p.Login)
	if u, err = s.made(p); err != nil {
		return User{}, err
	}
	return u, at("login", s.store.AddUser(ctx, u))
}

// AddFirst makes the first account; fault.Conflict tells that somebody was faster.
func (s *Service) AddFirst(ctx context.Context, p Person) (u User, err error) {
	defer fault.Wrap(&err, "account.AddFirst(%q)", p.Login)
	if u, err = s.made(p); err != nil {
		return User{}, err
	}
	return u, s.store.AddFirst(ctx, u)
}

// made fills in a new account with a password, or says what is wrong with it.
func (s *Service) made(p Person) (u User, err error) {
	if u.Login, err = login(p.Login); err != nil {
		return User{}, at("login", err)
	}
	e := Edit{Name: p.Name, Role: p.Role, Lang: p.Lang, CRMUser: p.CRMUser, Departments: p.Departments}
	if err := e.into(&u); err != nil {
		return User{}, err
	}
	if err := checkPassword(p.Password, u.Login); err != nil {
		return User{}, at("password", err)
	}
	u.Hash, u.Created = hash(p.Password), s.now().UTC().Truncate(time.Second)
	return u, nil
}

// into sets an account to what an edit says, or says what is wrong with it.
func (e Edit) into(u *User) (err error) {
	if u.Name, err = name(e.Name); err != nil {
		return at("name", err)
	}
	u.Name = cmp.Or(u.Name, u.Login)
	if u.Role, err = ParseRole(string(e.Role)); err != nil {
		return at("role", err)
	}
	l, err := lang.Parse(cmp.Or(e.Lang, string(lang.RU)))
	if err != nil {
		return at("lang", err)
	}
	u.Lang, u.CRMUser, u.Departments = string(l), strings.TrimSpace(e.CRMUser), tidy(e.Departments)
	switch {
	case u.Role == Manager && u.CRMUser == "":
		return at("crm_user", fault.Invalidf(
			"A manager sees their own rows: say which user of the CRM they are.",
			"Менеджер видит свои записи: укажите, какой он сотрудник в CRM."))
	case u.Role == Head && len(u.Departments) == 0:
		return at("department", fault.Invalidf(
			"A head sees the rows of their departments: say which ones they are.",
			"Руководитель видит записи своих отделов: укажите, каких."))
	}
	u.Hide, u.Pipelines, u.Sources = nil, nil, nil
	if u.Role.Administers() {
		return nil
	}
	for _, g := range e.Hide {
		if !slices.Contains(Groups(), g) {
			return at("hide", fault.Invalidf("There is no group of figures %q.", "Группы показателей «%s» нет.", g))
		}
	}
	u.Hide, u.Pipelines, u.Sources = tidy(e.Hide), tidy(e.Pipelines), tidy(e.Sources)
	return nil
}

// tidy sorts names and drops empty and repeated ones; nil when none is left.
func tidy(list []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	slices.Sort(list)
	if list = slices.Compact(list); len(list) == 0 {
		return nil
	}
	return list
}

// Update sets what an administrator sets about a person. Other rights end their sessions. The last administrator stays
// one: fault.Conflict.
func (s *Service) Update(ctx context.Context, who string, e Edit) (before, after User, err error) {
	defer fault.Wrap(&err, "account.Update(%q)", who)
	return s.change(ctx, who, e.into)
}

// SetRole gives a person another role and leaves the rest as it is.
func (s *Service) SetRole(ctx context.Context, who string, role Role, crmUser string, departments []string) (before, after User, err error) {
	defer fault.Wrap(&err, "account.SetRole(%q)", who)
	return s.change(ctx, who, func(u *User) error {
		if len(departments) == 0 {
			departments = u.Departments
		}
		return Edit{
			Name: u.Name, Role: role, Lang: u.Lang, CRMUser: cmp.Or(crmUser, u.CRMUser), Departments: departments,
			Hide: u.Hide, Pipelines: u.Pipelines, Sources: u.Sources,
		}.into(u)
	})
}

// Rename sets what people set about themselves: their name and their language.
func (s *Service) Rename(ctx context.Context, who, text, language string) (u User, err error) {
	defer fault.Wrap(&err, "account.Rename(%q)", who)
	_, u, err = s.change(ctx, who, func(u *User) error {
		e := Edit{Name: text, Role: u.Role, Lang: language, CRMUser: u.CRMUser, Departments: u.Departments,
			Hide: u.Hide, Pipelines: u.Pipelines, Sources: u.Sources}
		return e.into(u)
	})
	return u, err
}

// SetPassword gives an account another password. Its sessions end.
func (s *Service) SetPassword(ctx context.Context, who, password string) (err error) {
	defer fault.Wrap(&err, "account.SetPassword(%q)", who)
	u, err := s.find(ctx, who)
	if err != nil {
		return err
	}
	if err := checkPassword(password, u.Login); err != nil {
		return at("password", err)
	}
	hashed := hash(password) // beforehand: it takes long, and the store waits for a change
	_, _, err = s.change(ctx, u.Login, func(u *User) error { u.Hash = hashed; return nil })
	return err
}

// ChangePassword replaces a password by who knows the present one; fault.Forbidden when they do not, fault.Busy after too
// many wrong ones.
func (s *Service) ChangePassword(ctx context.Context, who, was, password, from string) (u User, err error) {
	defer fault.Wrap(&err, "account.ChangePassword(%q)", who)
	if _, err := s.Authenticate(ctx, who, was, from); fault.Is(err, fault.Forbidden) {
		return User{}, at("was", fault.Sentence(fault.Forbidden, "The present password is wrong.", "Нынешний пароль неверен."))
	} else if err != nil {
		return User{}, err
	}
	if was == password {
		return User{}, at("password", fault.Invalidf("The new password is the same as the present one.", "Новый пароль совпадает с нынешним."))
	}
	if err := s.SetPassword(ctx, who, password); err != nil {
		return User{}, err
	}
	return s.find(ctx, who)
}

// SetDisabled shuts an account out, or lets it in again. It takes effect at the next request. The last administrator is
// not shut out: fault.Conflict.
func (s *Service) SetDisabled(ctx context.Context, who string, disabled bool) (err error) {
	defer fault.Wrap(&err, "account.SetDisabled(%q)", who)
	_, _, err = s.change(ctx, who, func(u *User) error { u.Disabled = disabled; return nil })
	return err
}

// change changes an account, counts its stamp up where sessions must end, and refuses to leave nobody who administers.
func (s *Service) change(ctx context.Context, who string, do func(*User) error) (before, after User, err error) {
	if who, err = login(who); err != nil {
		return User{}, User{}, err
	}
	after, err = s.store.ChangeUser(ctx, who, func(u *User, all []User) error {
		before = *u
		if err := do(u); err != nil {
			return err
		}
		if !sameRights(before, *u) {
			u.Stamp++
		}
		others := slices.ContainsFunc(all, func(o User) bool { return o.Login != u.Login && o.administers() })
		if before.administers() && !u.administers() && !others {
			return at("role", fault.Sentence(fault.Conflict,
				"This is the last administrator. Make somebody else an administrator first.",
				"Это последний администратор. Сначала назначьте администратором кого-то ещё."))
		}
		return nil
	})
	return before, after, err
}

// sameRights reports whether sessions of one may go on as the other.
func sameRights(a, b User) bool {
	return a.Hash == b.Hash && a.Role == b.Role && a.Disabled == b.Disabled && a.CRMUser == b.CRMUser &&
		slices.Equal(a.Departments, b.Departments) && slices.Equal(a.Hide, b.Hide) && slices.Equal(a.Pipelines, b.Pipelines) && slices.Equal(a.Sources, b.Sources)
}
