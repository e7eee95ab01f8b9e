package account

import (
	"context"
	"strings"
	"time"

	"svodka/internal/fault"
)

// Identity is a person as the company's sign-in service tells of them.
type Identity struct {
	// Subject is the issuer, a space and the subject there: it never changes.
	Subject string
	// Login is their verified e-mail address, or the claim that was agreed on; "" when there is none that can be trusted.
	Login string
	Name  string
}

// Known finds the account of an identity: the one it is linked to, or the one whose login it gives, which is linked to it
// from then on. With create, who has no account gets one with that role; otherwise fault.Forbidden.
func (s *Service) Known(ctx context.Context, id Identity, create Role) (u User, err error) {
	defer fault.Wrap(&err, "account.Known")
	if id.Subject == "" {
		return User{}, errUnknown
	}
	list, err := s.store.Users(ctx)
	if err != nil {
		return User{}, err
	}
	for _, have := range list {
		if have.Subject == id.Subject {
			if have.Disabled {
				return User{}, errUnknown
			}
			return have, nil
		}
	}
	who, bad := login(id.Login)
	for _, have := range list {
		if bad != nil || have.Login != who {
			continue
		}
		if have.Disabled || have.Subject != "" {
			return User{}, errUnknown // the address is somebody else's there by now
		}
		return s.Link(ctx, who, id.Subject)
	}
	if create == "" || bad != nil {
		return User{}, errUnknown
	}
	u = User{Login: who, Subject: id.Subject, Created: s.now().UTC().Truncate(time.Second)}
	if err := (Edit{Name: id.Name, Role: create}).into(&u); err != nil {
		return User{}, err
	}
	if err := s.store.AddUser(ctx, u); fault.Is(err, fault.Conflict) {
		return User{}, errUnknown // the login is there, linked to another identity
	} else if err != nil {
		return User{}, err
	}
	return u, nil
}

// Link ties an account to an identity; "" unties it. fault.Conflict when another account has the identity.
func (s *Service) Link(ctx context.Context, who, subject string) (u User, err error) {
	defer fault.Wrap(&err, "account.Link(%q)", who)
	list, err := s.store.Users(ctx)
	if err != nil {
		return User{}, err
	}
	for _, have := range list {
		if subject != "" && have.Subject == subject && !strings.EqualFold(have.Login, who) {
			return User{}, fault.Sentence(fault.Conflict,
				"Another account is linked to this identity.", "Эта запись уже привязана к другой учётной записи.")
		}
	}
	_, u, err = s.change(ctx, who, func(u *User) error {
		if subject == "" && u.Hash == "" {
			return fault.Sentence(fault.Conflict,
				"Set a password first: without it and without the link there would be no way in.",
				"Сначала задайте пароль: без него и без привязки войти будет нельзя.")
		}
		u.Subject = subject
		return nil
	})
	return u, err
}

var errUnknown = fault.Sentence(fault.Forbidden,
	"There is no account for you here. Ask an administrator to invite you.",
	"Для вас здесь нет учётной записи. Попросите администратора пригласить вас.")
