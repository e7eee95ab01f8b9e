package account

import (
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
)

// Role is what a person does in the company; it decides what they may see (see [Service.Viewer]).
type Role string

// The roles.
const (
	Owner     Role = "owner"     // everything
	Admin     Role = "admin"     // everything
	Analyst   Role = "analyst"   // everything
	Head      Role = "head"      // the rows of their department and those below it
	Manager   Role = "manager"   // their own rows
	Marketing Role = "marketing" // the metrics of leads and marketing
	Support   Role = "service"   // the metrics of service
	Reader    Role = "viewer"    // what is shared with them
)

// Roles lists the roles, the widest first.
func Roles() []Role { return []Role{Owner, Admin, Analyst, Head, Manager, Marketing, Support, Reader} }

// Title names a role.
func (r Role) Title(l lang.Lang) string {
	switch r {
	case Owner:
		return l.Pick("Owner", "Владелец")
	case Admin:
		return l.Pick("Administrator", "Администратор")
	case Analyst:
		return l.Pick("Analyst", "Аналитик")
	case Head:
		return l.Pick("Head of department", "Руководитель отдела")
	case Manager:
		return l.Pick("Manager", "Менеджер")
	case Marketing:
		return l.Pick("Marketing", "Маркетинг")
	case Support:
		return l.Pick("Service", "Сервис")
	case Reader:
		return l.Pick("Reader", "Читатель")
	}
	return string(r)
}

// Sees says in a line what a role lets a person see.
func (r Role) Sees(l lang.Lang) string {
	switch r {
	case Owner, Admin:
		return l.Pick("Every row and every figure; sets up people and the company.", "Все записи и показатели; настраивает людей и компанию.")
	case Analyst:
		return l.Pick("Every row and every figure, no administration.", "Все записи и показатели, без администрирования.")
	case Head:
		return l.Pick("Rows of their departments and those below them.", "Записи своих отделов и отделов под ними.")
	case Manager:
		return l.Pick("Rows they answer for.", "Записи, за которые отвечает.")
	case Marketing:
		return l.Pick("Every row; figures of leads and marketing.", "Все записи; показатели заявок и маркетинга.")
	case Support:
		return l.Pick("Every row; figures of service.", "Все записи; показатели сервиса.")
	case Reader:
		return l.Pick("Boards and reports shared with them.", "Дашборды и отчёты, которыми с ним поделились.")
	}
	return ""
}

// Administers reports whether the role sets up people, rights, the company and its data.
func (r Role) Administers() bool { return r == Owner || r == Admin }

// SeesAllRows reports whether the role by itself limits no rows.
func (r Role) SeesAllRows() bool {
	switch r {
	case Owner, Admin, Analyst, Marketing, Support, Reader:
		return true
	case Head, Manager:
	}
	return false
}

// ParseRole reads the name of a role.
func ParseRole(s string) (Role, error) {
	var names []string
	for _, r := range Roles() {
		if string(r) == s {
			return r, nil
		}
		names = append(names, string(r))
	}
	list := strings.Join(names, ", ")
	return "", fault.Invalidf("There is no role %q; choose one of %s.", "Роли «%s» нет; выберите одну из: %s.", s, list)
}
