package scoreboard

import (
	"net/url"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/model"
)

const (
	owner      model.Name = "owner"
	department model.Name = "department"
)

// Scope is whose figures they are, as kept in a snapshot: "" the whole company, "department=t:south", "owner=t:ann",
// "department=t:south&owner=t:ann". A department stands for those below it too.
type Scope string

// ScopeOf names a scope; empty ids narrow nothing.
func ScopeOf(departmentID, ownerID string) Scope {
	v := url.Values{}
	if departmentID != "" {
		v.Set(department, departmentID)
	}
	if ownerID != "" {
		v.Set(owner, ownerID)
	}
	return Scope(v.Encode())
}

// IDs gives the department and the owner of a scope, "" for any.
func (s Scope) IDs() (departmentID, ownerID string) {
	v, err := url.ParseQuery(string(s))
	if err != nil {
		return "", ""
	}
	return v.Get(department), v.Get(owner)
}

// Sight is which departments and people of a snapshot a reader may see.
type Sight struct {
	All bool
	// Heads are the departments the reader's rights name, Departments those and all below them; Owners the people.
	Heads, Departments, Owners []string
}

// SightOf reads the rights of a viewer. What is narrowed by anything else, such as a pipeline, opens no kept figure: what was
// kept is whole.
func SightOf(g access.Grant, h ask.House) Sight {
	if g.All {
		return Sight{All: true}
	}
	var s Sight
	for _, alternative := range g.Rows {
		if len(alternative) != 1 || alternative[0].Op != model.In {
			continue
		}
		for _, value := range alternative[0].Values {
			id, marked := strings.CutPrefix(value, "#")
			if !marked {
				continue
			}
			switch alternative[0].Name {
			case owner:
				s.Owners = append(s.Owners, id)
			case department:
				s.Heads = append(s.Heads, id)
				s.Departments = append(s.Departments, id)
			}
		}
	}
	for again := true; again; {
		again = false
		for _, d := range h.Departments {
			if d.Parent != "" && slices.Contains(s.Departments, d.Parent) && !slices.Contains(s.Departments, d.ID) {
				s.Departments, again = append(s.Departments, d.ID), true
			}
		}
	}
	return s
}

// Scope is the kept scope that shows what the reader has chosen, or what is theirs where nothing is; ok is false where none
// shows exactly that.
func (s Sight) Scope(departmentID, ownerID string) (_ Scope, ok bool) {
	if s.All {
		return ScopeOf(departmentID, ownerID), true
	}
	one := ""
	if len(s.Heads) == 1 {
		one = s.Heads[0]
	}
	switch {
	case ownerID != "" && slices.Contains(s.Owners, ownerID):
		return ScopeOf(departmentID, ownerID), true
	case departmentID != "":
		if slices.Contains(s.Departments, departmentID) {
			return ScopeOf(departmentID, ownerID), true
		}
		if len(s.Owners) == 1 && ownerID == "" {
			return ScopeOf(departmentID, s.Owners[0]), true
		}
		return "", false
	case one != "":
		return ScopeOf(one, ownerID), true
	case len(s.Heads) == 0 && len(s.Owners) == 1 && ownerID == "":
		return ScopeOf("", s.Owners[0]), true
	}
	return "", false
}

// Sees reports whether a department or a person may be chosen at all.
func (s Sight) Sees(departmentID, ownerID string, h ask.House) bool {
	switch {
	case s.All:
		return true
	case departmentID != "":
		return slices.Contains(s.Departments, departmentID)
	case slices.Contains(s.Owners, ownerID):
		return true
	}
	i := slices.IndexFunc(h.People, func(p ask.Person) bool { return p.ID == ownerID })
	return i >= 0 && slices.Contains(s.Departments, h.People[i].Department)
}
