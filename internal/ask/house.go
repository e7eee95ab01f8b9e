package ask

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// House is the company as one version of the data tells it: what targets are spread over.
type House struct {
	// Version is that of the data.
	Version  int64
	Model    *model.Model
	Calendar cal.Calendar
	Settings warehouse.Settings
	// People are all employees, also former ones, in the order of their ids.
	People []Person
	// Departments are in the order of their ids.
	Departments []Department
	// Pipelines are those of stages, by pipeline, so that a target of a pipeline is known as one of the company's.
	Pipelines []string
}

// Person is one employee.
type Person struct {
	ID, Name string
	// Department is where the person works now, "" for nobody knows.
	Department string
	// Active says that the person still works here.
	Active bool
	// Since lists the departments of a person's life here, ascending by day; empty when only the present one is known.
	Since []Member
	// Leave lists the days a person is away, ascending, apart from each other.
	Leave []cal.Range
}

// Member says that from a day on a person worked in a department.
type Member struct {
	Day        cal.Day
	Department string
}

// Joined is the first day a person is known to have worked here; ok is false where no memberships were brought.
func (p Person) Joined() (day cal.Day, ok bool) {
	if len(p.Since) == 0 {
		return 0, false
	}
	return p.Since[0].Day, true
}

// Department is one department and the one above it.
type Department struct{ ID, Name, Parent, Head string }

// Root is the department that is the whole company: the one without a department above it that all others stand below. It is "" where
// there is none such.
func (h House) Root() string {
	above := make(map[string]string, len(h.Departments))
	for _, d := range h.Departments {
		above[d.ID] = d.Parent
	}
	return RootOf(above)
}

// RootOf is [House.Root] of departments with the ones above them.
func RootOf(above map[string]string) string {
	root := ""
	for id, parent := range above {
		if parent != "" {
			continue
		}
		if root != "" {
			return ""
		}
		root = id
	}
	if root == "" || len(above) == 1 {
		return ""
	}
	for id := range above {
		for range len(above) { // a tree that bites its tail ends too
			if id == root {
				break
			}
			id = above[id]
		}
		if id != root {
			return ""
		}
	}
	return root
}

// Targets makes the view of targets in force from the company as the reading at hand knows it.
type Targets func(ctx context.Context, h House) (plan.Targets, error)

// houseOf reads, once a version, the company that targets are spread over.
func (r *reader) houseOf() (House, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.house != nil {
		return *r.house, nil
	}
	h := House{Version: r.version.N, Model: r.model, Calendar: r.calendar, Settings: r.settings}
	err := r.people(&h)
	if err != nil {
		return h, err
	}
	rows, err := r.snap.Lookup(r.ctx, "department", nil, []string{"name", "parent", "head"})
	if err != nil {
		return h, err
	}
	for id, row := range rows {
		h.Departments = append(h.Departments, Department{ID: id, Name: textAt(row, 0), Parent: textAt(row, 1), Head: textAt(row, 2)})
	}
	slices.SortFunc(h.Departments, func(a, b Department) int { return strings.Compare(a.ID, b.ID) })
	if rows, err = r.snap.Lookup(r.ctx, "pipeline", nil, []string{"name"}); err != nil {
		return h, err
	}
	for id := range rows {
		h.Pipelines = append(h.Pipelines, id)
	}
	slices.Sort(h.Pipelines)
	r.house = &h
	return h, nil
}

// people reads the employees with where they worked and when they were away.
func (r *reader) people(h *House) error {
	users, err := r.snap.Lookup(r.ctx, "user", nil, []string{"name", "department", "active", "gone_at"})
	if err != nil {
		return err
	}
	since, err := r.snap.Lookup(r.ctx, "membership", nil, []string{"user", "department", "since", "gone_at"})
	if err != nil {
		return err
	}
	away, err := r.snap.Lookup(r.ctx, "leave", nil, []string{"user", "since", "until", "gone_at"})
	if err != nil {
		return err
	}
	at := make(map[string]*Person, len(users))
	h.People = make([]Person, 0, len(users))
	for id, row := range users {
		p := Person{ID: id, Name: textAt(row, 0), Department: textAt(row, 1), Active: true}
		if here, ok := row[2].(bool); ok {
			p.Active = here
		}
		p.Active = p.Active && row[3] == nil
		h.People = append(h.People, p)
	}
	slices.SortFunc(h.People, func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	for i := range h.People {
		at[h.People[i].ID] = &h.People[i]
	}
	for _, row := range since {
		if p := at[textAt(row, 0)]; p != nil && row[3] == nil {
			day, _ := dayAt(row, 2)
			p.Since = append(p.Since, Member{Day: day, Department: textAt(row, 1)})
		}
	}
	for _, row := range away {
		if p := at[textAt(row, 0)]; p != nil && row[3] == nil {
			from, _ := dayAt(row, 1)
			to, ok := dayAt(row, 2)
			if !ok {
				to = cal.Day(warehouse.Never)
			}
			p.Leave = append(p.Leave, cal.Range{From: from, To: to})
		}
	}
	for i := range h.People {
		arrange(&h.People[i])
	}
	return nil
}

// arrange brings the days of a person into their order; leaves that touch are one.
func arrange(p *Person) {
	slices.SortFunc(p.Since, func(a, b Member) int {
		if a.Day != b.Day {
			return int(a.Day - b.Day)
		}
		return strings.Compare(a.Department, b.Department)
	})
	slices.SortFunc(p.Leave, func(a, b cal.Range) int { return int(a.From - b.From) })
	var list []cal.Range
	for _, l := range p.Leave {
		if n := len(list); n > 0 && l.From <= list[n-1].To {
			list[n-1].To = max(list[n-1].To, l.To)
			continue
		}
		list = append(list, l)
	}
	p.Leave = list
}

// textAt is the text in a place of a row, "" for none.
func textAt(row []any, i int) string {
	if i >= len(row) {
		return ""
	}
	s, _ := row[i].(string)
	return s
}

// dayAt is the day in a place of a row.
func dayAt(row []any, i int) (cal.Day, bool) {
	if i >= len(row) {
		return 0, false
	}
	n, ok := row[i].(int64)
	return cal.Day(n), ok
}

// House gives the company as the newest data tells it.
func (d *Desk) House(ctx context.Context) (h House, err error) {
	defer fault.Wrap(&err, "ask.House")
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, access.Viewer{})
		if err != nil {
			return err
		}
		h, err = r.houseOf()
		return err
	})
	return h, err
}
