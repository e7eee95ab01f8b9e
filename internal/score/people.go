package score

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
)

// Team is everybody whose figures there are, and the tree of departments.
type Team struct {
	People []Person
	// Parent is the department above, Title what a department is called.
	Parent, Title map[string]string
}

// Within reports whether a department is one of a list or stands below one of them.
func (t Team) Within(department string, list []string) bool {
	for range len(t.Parent) + 1 { // a tree that bites its tail ends too
		if department == "" {
			return false
		}
		if slices.Contains(list, department) {
			return true
		}
		department = t.Parent[department]
	}
	return false
}

// Find finds a person by the id of the owner.
func (t Team) Find(id string) (Person, bool) {
	for _, p := range t.People {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// Seer is who looks at pay: what they may see of others.
type Seer struct {
	Login       string
	Role        account.Role
	Owner       string // their id among the owners, "" none
	Departments []string
}

// Keeps reports whether somebody looks at the sheets of others at all.
func (s Seer) Keeps() bool { return s.Role.Administers() || s.Role == account.Head }

// Sees reports whether somebody's pay is shown to the seer: to owners and administrators all, to heads that of their
// departments, to everybody their own. Analysts see figures, not pay.
func (s Seer) Sees(t Team, p Person) bool {
	switch {
	case s.Role.Administers() || s.Owner != "" && s.Owner == p.ID:
		return true
	case s.Role == account.Head:
		return t.Within(p.Department, s.Departments)
	}
	return false
}

// People lists those whose figures there are.
type People interface {
	Team(ctx context.Context) (Team, error)
}

// Roster reads the team from the company's data and the accounts.
type Roster struct {
	Engine   engine.Engine
	Accounts *account.Service // nil: there are none
}

// Team lists the owners of the data with their accounts, by name.
func (r Roster) Team(ctx context.Context) (t Team, err error) {
	defer fault.Wrap(&err, "score.Team")
	byOwner := map[string]account.User{}
	if r.Accounts != nil {
		users, err := r.Accounts.List(ctx)
		if err != nil {
			return t, err
		}
		for _, u := range users {
			if u.CRMUser != "" && !u.Disabled {
				byOwner[u.CRMUser] = u
			}
		}
	}
	t.Parent, t.Title = map[string]string{}, map[string]string{}
	err = r.Engine.Read(ctx, func(s engine.Snapshot) error {
		departments, err := s.Lookup(ctx, "department", nil, []string{"name", "parent"})
		if err != nil {
			return err
		}
		for id, row := range departments {
			t.Title[id], t.Parent[id] = text(row[0]), text(row[1])
		}
		users, err := s.Lookup(ctx, "user", nil, []string{"name", "department", "active"})
		if err != nil {
			return err
		}
		since, err := began(ctx, s)
		if err != nil {
			return err
		}
		for id, row := range users {
			u := byOwner[id]
			active, told := row[2].(bool)
			t.People = append(t.People, Person{
				ID: id, Name: cmp.Or(text(row[0]), u.Name, id), Department: text(row[1]), Login: u.Login, Role: u.Role, Left: told && !active, Since: since[id],
			})
		}
		return nil
	})
	slices.SortFunc(t.People, func(a, b Person) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return t, err
}

// began tells since when people are there: the first day they worked in any department.
func began(ctx context.Context, s engine.Snapshot) (map[string]string, error) {
	rows, err := s.Lookup(ctx, "membership", nil, []string{"user", "since"})
	out := map[string]string{}
	for _, row := range rows {
		day, ok := row[1].(int64)
		if id := text(row[0]); ok && id != "" {
			if since := cal.Day(day).String(); out[id] == "" || since < out[id] {
				out[id] = since
			}
		}
	}
	return out, err
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// fits tells how closely a card is somebody's: 3 by name, 2 by department, 1 by role, 0 not at all.
func (w Who) fits(t Team, p Person) int {
	role := p.Role
	if role == "" {
		role = account.Manager // whoever leads deals without an account
	}
	switch {
	case slices.Contains(w.People, p.ID):
		return 3
	case t.Within(p.Department, w.Departments):
		return 2
	case w.Role != "" && w.Role == role:
		return 1
	}
	return 0
}

// inForce gives the versions that hold in a month, one a card, the proposals among them left out.
func inForce(all []Card, m Month) (list []Card) {
	best := map[string]Card{}
	for _, c := range all {
		if have, ok := best[c.ID]; c.From <= m && (!ok || c.Version > have.Version) {
			best[c.ID] = c
		}
	}
	for _, c := range best {
		if !c.Off {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b Card) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// cardOf chooses a person's card: the one that names them before that of their department, and that before their role's.
func cardOf(cards []Card, t Team, p Person) (best Card, ok bool) {
	closest := 0
	for _, c := range cards {
		if n := c.Who.fits(t, p); n > closest {
			best, closest = c, n
		}
	}
	return best, closest > 0
}
