package page

import (
	"net/http"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
)

// Sharing is the form that says who may open a dashboard or a report.
type Sharing struct {
	Lang  lang.Lang
	Board board.Board
	// At is the address of the board: the form goes to At/share, a copy is made at At/copy.
	At string
	// May says that the visitor decides; otherwise they are told who does.
	May           bool
	Roles, People []Sharer
	// Alone says that there is nobody to share with yet, and the visitor is who invites people.
	Alone bool
	// Links are the links for people without an account that the visitor may end, and New is where one is made; "" nobody may, and
	// LinksOff tells that an administrator has switched them off.
	Links    []SharedLink
	New      string
	LinksOff bool
}

// SharedLink is a link for people without an account.
type SharedLink struct{ Hash, Title, By, Until, Opened string }

// Sharer is a role or a person that a board can be opened to.
type Sharer struct {
	Value, Title, Hint string
	On                 bool
}

// who is the choice of the form as it stands.
func (x Sharing) who() string {
	switch s := x.Board.Share; {
	case s.Everyone:
		return "everyone"
	case len(s.Roles)+len(s.People) > 0:
		return "some"
	}
	return "nobody"
}

// Sharing makes the form. Only who may share the board is told the names of the others.
func (s *Site) Sharing(r *http.Request, v *Visit, b board.Board, at string) (Sharing, error) {
	x := Sharing{Lang: v.Lang, Board: b, At: at, May: s.Boards.MayEdit(v.Person, b)}
	for _, role := range account.Roles() {
		if !role.Administers() { // they open everything anyway
			x.Roles = append(x.Roles, Sharer{Value: string(role), Title: role.Title(v.Lang), On: slices.Contains(b.Share.Roles, role)})
		}
	}
	if err := s.links(r, v, &x); err != nil {
		return x, err
	}
	if s.Accounts == nil || !x.May {
		return x, nil
	}
	users, err := s.Accounts.List(r.Context())
	if err != nil {
		return x, err
	}
	for _, u := range users {
		if u.Disabled || u.Login == b.Owner || u.Role.Administers() {
			continue
		}
		x.People = append(x.People, Sharer{Value: u.Login, Title: u.Name, Hint: u.Role.Title(v.Lang), On: slices.Contains(b.Share.People, u.Login)})
	}
	x.Alone = len(x.People) == 0 && v.Administers()
	return x, nil
}

// links adds the links for people without an account.
func (s *Site) links(r *http.Request, v *Visit, x *Sharing) error {
	if s.Shares == nil || !s.Boards.MayLink(v.Person, x.Board) {
		return nil
	}
	allowed, err := s.Shares.Allowed(r.Context())
	if err != nil {
		return err
	}
	list, err := s.Shares.List(r.Context(), v.Person.Login, v.Administers())
	if err != nil {
		return err
	}
	asked := r.URL.Query()
	asked.Set("board", x.Board.ID)
	x.New, x.LinksOff = "/links/new?"+asked.Encode(), !allowed
	for _, l := range list {
		if l.Board != x.Board.ID || l.Over(s.Now()) {
			continue
		}
		opened := v.T("not opened yet", "ещё не открывали")
		if l.Opened > 0 {
			opened = v.T("openings: ", "открытий: ") + v.Lang.Int(int64(l.Opened))
		}
		by := l.Owner
		if by == v.Person.Login {
			by = v.T("you", "вы")
		}
		x.Links = append(x.Links, SharedLink{
			Hash: l.Hash, Title: l.Title, By: by, Until: render.Moment(l.Expires, v.About.Calendar.Zone, v.Lang), Opened: opened,
		})
	}
	return nil
}

// SaidOpen says in a sentence whom a board is open to now; "" to who does not decide that.
func (s *Site) SaidOpen(r *http.Request, v *Visit, b board.Board) string {
	f, err := s.Sharing(r, v, b, "")
	if err != nil || !f.May || b.Shipped {
		return ""
	}
	if b.Share.Everyone {
		return v.T("Saved: everybody with an account opens this page.", "Сохранено: страницу открывают все, у кого есть учётная запись.")
	}
	var names []string
	for _, x := range append(f.Roles, f.People...) {
		if x.On {
			names = append(names, x.Title)
		}
	}
	if len(names) == 0 {
		return v.T("Saved: only you and administrators open this page.", "Сохранено: страницу открываете только вы и администраторы.")
	}
	return v.T("Saved. This page is open to: ", "Сохранено. Страница открыта: ") + strings.Join(names, ", ") + "."
}

// Chosen reads what the form says.
func (x Sharing) Chosen(r *http.Request) (board.Share, error) {
	who := r.PostForm.Get("who")
	s := board.Share{Everyone: who == "everyone"}
	if marked := len(r.PostForm["role"]) + len(r.PostForm["person"]); who == "nobody" && x.who() == "nobody" && marked > 0 {
		return s, fault.Invalidf("You have marked roles or people, but it is still open to you alone. Choose “These roles and people”, or take the marks off.",
			"Вы отметили роли или людей, но открыто по-прежнему только вам. Выберите «Эти роли и люди» или снимите отметки.")
	}
	if who != "some" {
		return s, nil
	}
	for _, text := range r.PostForm["role"] {
		role, err := account.ParseRole(text)
		if err != nil {
			return s, err
		}
		s.Roles = append(s.Roles, role)
	}
	for _, login := range r.PostForm["person"] {
		if !slices.ContainsFunc(x.People, func(p Sharer) bool { return p.Value == login }) {
			return s, fault.Invalidf("There is nobody with the login %q.", "Человека с логином «%s» нет.", login)
		}
		s.People = append(s.People, login)
	}
	if len(s.Roles)+len(s.People) == 0 {
		return s, fault.Invalidf("Mark at least one role or person, or choose “Only me and administrators”.",
			"Отметьте хотя бы одну роль или человека либо выберите «Только я и администраторы».")
	}
	return s, nil
}

// SaidShare says in the log whom a board is open to.
func SaidShare(s board.Share) string {
	if s.Everyone {
		return "everyone"
	}
	var list []string
	for _, role := range s.Roles {
		list = append(list, "role:"+string(role))
	}
	if list = append(list, s.People...); len(list) == 0 {
		return "its owner alone"
	}
	return strings.Join(list, " ")
}
