package page

import (
	"context"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
)

// For is the visit of somebody whose page is made without a browser: as a letter, or by a command. It has the rights that the
// person has when signed in; whether they are who they seem to be is for the caller to know. The zero User looks as whoever sits at
// this machine, as long as there is no account at all.
func (s *Site) For(ctx context.Context, u account.User, l lang.Lang) (*Visit, error) {
	v := &Visit{Lang: l}
	open, err := s.Open(ctx)
	switch {
	case err != nil:
		return nil, err
	case open && u.Login == "":
		v.Viewer, v.Person = access.Admin(string(l)), board.Person{Login: Local, Role: account.Owner}
	case u.Login == "" || s.Accounts == nil:
		return nil, errSignIn
	case u.Disabled:
		return nil, fault.Sentence(fault.Forbidden, "The account %s is switched off.", "Учётная запись %s отключена.", u.Login)
	default:
		v.User, v.Person = u, board.Person{Login: u.Login, Role: u.Role}
		if v.Viewer, err = s.viewer(ctx, u); err != nil {
			return nil, err
		}
		v.Viewer.Lang = string(l)
	}
	v.About, err = s.Desk.About(ctx)
	return v, err
}
