package alert

import (
	"slices"

	"svodka/internal/account"
	"svodka/internal/ask"
)

// Route lists whom a rule tells of a member: the person the row is about, their head, roles, and people by name. Whether each of
// them may see the figure is asked apart.
//
//	a row of Ann of the north   person → Ann    head → the head of the north, of the department above it where that is Ann
//	a row of the north          head → its head
//	a row of a pipeline         head → every head
//	a row of Ann's client       person → Ann    head → her head, where the rule tells the person; owners are those it is about
func Route(r Rule, key string, owners []string, house ask.House, users []account.User) []account.User {
	var list []account.User
	for _, u := range users {
		if !u.Disabled && !u.Invited() && slices.ContainsFunc(r.To, func(w Whom) bool { return isFor(w, r, key, owners, house, u) }) {
			list = append(list, u)
		}
	}
	return list
}

func isFor(w Whom, r Rule, key string, owners []string, house ask.House, u account.User) bool {
	if login, ok := w.Login(); ok {
		return u.Login == login
	}
	key, _ = r.member(key)
	switch w {
	case Person:
		return u.CRMUser != "" && slices.Contains(owners, u.CRMUser)
	case Head:
		switch {
		case r.By == "owner":
			owners = []string{key}
		case r.By == "department":
			return heads(u, key, "", house)
		case len(owners) == 0:
			return u.Role == account.Head
		}
		return slices.ContainsFunc(owners, func(o string) bool { return u.CRMUser != o && heads(u, departmentOf(o, house), o, house) })
	default:
		return string(u.Role) == string(w)
	}
}

// MayTell reports whether a rule tells somebody of one member or another.
func MayTell(r Rule, house ask.House, u account.User) bool {
	return !u.Disabled && !u.Invited() && slices.ContainsFunc(r.To, func(w Whom) bool {
		login, named := w.Login()
		switch {
		case named:
			return u.Login == login
		case w == Person:
			return u.CRMUser != ""
		case w == Head:
			return u.Role == account.Head ||
				u.CRMUser != "" && slices.ContainsFunc(house.Departments, func(d ask.Department) bool { return d.Head == u.CRMUser })
		}
		return string(u.Role) == string(w)
	})
}

func departmentOf(person string, house ask.House) string {
	for _, p := range house.People {
		if p.ID == person {
			return p.Department
		}
	}
	return ""
}

// heads reports whether somebody answers for a department: the nearest head the CRM knows, who is not the person themself, or a
// head of the program over it or a department above it.
func heads(u account.User, department, person string, house ask.House) bool {
	nearest := true
	for range len(house.Departments) {
		i := slices.IndexFunc(house.Departments, func(d ask.Department) bool { return d.ID == department })
		if i < 0 {
			return false
		}
		d := house.Departments[i]
		if u.Role == account.Head && slices.Contains(u.Departments, d.ID) {
			return true
		}
		if d.Head != "" && d.Head != person {
			if nearest && u.CRMUser == d.Head {
				return true
			}
			nearest = false
		}
		department = d.Parent
	}
	return false
}
