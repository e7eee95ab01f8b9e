package dashboard

import (
	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/web/page"
)

// rights are what a visitor may do with a dashboard. What they may not is not offered, and refused where it is sent all the
// same: that is for the service of boards to say.
type rights struct {
	make  bool // have dashboards of their own
	edit  bool // change this one; without it a change makes a copy
	link  bool // show it to people without an account
	admin bool
}

func (p *Pages) may(v *page.Visit, b board.Board) rights {
	role := v.Person.Role
	edit := p.site.Boards.MayEdit(v.Person, b)
	return rights{
		make: role != "" && role != account.Reader, edit: edit, admin: v.Administers(),
		link: edit || v.Administers() || role == account.Head || role == account.Analyst,
	}
}
