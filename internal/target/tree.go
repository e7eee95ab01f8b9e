package target

import (
	"slices"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// tree is who works where.
type tree struct {
	people      map[string]*ask.Person
	order       []string            // people by id
	in          map[string][]string // department → people that were ever in it; "" holds those of no department
	branches    map[string]string   // department → topmost department above it
	departments []string
}

func newTree(h ask.House) *tree {
	t := &tree{people: make(map[string]*ask.Person, len(h.People)), in: map[string][]string{}, branches: map[string]string{}}
	parent := map[string]string{}
	for _, d := range h.Departments {
		parent[d.ID] = d.Parent
	}
	seen := map[string]bool{}
	add := func(d string) {
		if d == "" || seen[d] {
			return
		}
		seen[d] = true
		t.departments = append(t.departments, d)
		top := d
		for range parent { // a ring of departments ends
			if up := parent[top]; up != "" && up != top {
				top = up
				continue
			}
			break
		}
		t.branches[d] = top
	}
	for _, d := range h.Departments {
		add(d.ID)
	}
	for i := range h.People {
		p := &h.People[i]
		t.people[p.ID] = p
		t.order = append(t.order, p.ID)
		for _, d := range stays(p) {
			add(d)
			t.in[d] = append(t.in[d], p.ID)
		}
	}
	slices.Sort(t.order)
	slices.Sort(t.departments)
	return t
}

// stays lists the departments of a person's life here, each once.
func stays(p *ask.Person) []string {
	if len(p.Since) == 0 {
		return []string{p.Department}
	}
	var list []string
	for _, m := range p.Since {
		if !slices.Contains(list, m.Department) {
			list = append(list, m.Department)
		}
	}
	return list
}

// departmentOn is where a person works on a day; before the first day known, where they worked first.
func (t *tree) departmentOn(id string, d cal.Day) string {
	if p := t.people[id]; p != nil {
		return departmentOn(p, d)
	}
	return ""
}

func departmentOn(p *ask.Person, d cal.Day) string {
	if len(p.Since) == 0 {
		return p.Department
	}
	at := p.Since[0].Department
	for _, m := range p.Since {
		if m.Day > d {
			break
		}
		at = m.Department
	}
	return at
}

// staffed reports whether anybody works in one of those departments on a day.
func (t *tree) staffed(d cal.Day, is func(string) bool) bool {
	for _, id := range t.order {
		if p := t.people[id]; is(departmentOn(p, d)) {
			return true
		}
	}
	return false
}

// joined is the first day of a person, when it is known.
func (t *tree) joined(id string) (cal.Day, bool) {
	p := t.people[id]
	if p == nil {
		return 0, false
	}
	return p.Joined()
}

// away reports whether a person is on leave or not here yet.
func (t *tree) away(id string, d cal.Day) bool {
	p := t.people[id]
	if p == nil {
		return false
	}
	if first, ok := p.Joined(); ok && d < first {
		return true
	}
	i, _ := slices.BinarySearchFunc(p.Leave, d, func(r cal.Range, d cal.Day) int {
		if r.To <= d {
			return -1
		}
		return 1
	})
	return i < len(p.Leave) && p.Leave[i].Contains(d)
}

// rampOn is the share of the norm that a person is asked for in the month of a day.
func (t *tree) rampOn(id string, ramp []float64, d cal.Day) float64 {
	first, ok := t.joined(id)
	if !ok || len(ramp) == 0 {
		return 1
	}
	n := months(d) - months(first)
	if n < 0 || n >= len(ramp) {
		return 1
	}
	return ramp[n]
}

func months(d cal.Day) int {
	y, m, _ := d.YMD()
	return y*12 + int(m) - 1
}

// days knows which days of a window are worked, without asking the calendar twice.
type days struct {
	window cal.Range
	before []int32 // working days of the window before its i-th day
}

func newDays(c cal.Calendar, window cal.Range) *days {
	d := &days{window: window, before: make([]int32, window.Days()+1)}
	for i := range window.Days() {
		d.before[i+1] = d.before[i]
		if c.Working(window.From + cal.Day(i)) {
			d.before[i+1]++
		}
	}
	return d
}

// working reports whether the company works on a day.
func (d *days) working(x cal.Day) bool {
	return d.window.Contains(x) && d.before[x-d.window.From+1] > d.before[x-d.window.From]
}

// in counts the working days of a range.
func (d *days) in(r cal.Range) int {
	r = r.Clip(d.window)
	if r.Empty() {
		return 0
	}
	return int(d.before[r.To-d.window.From] - d.before[r.From-d.window.From])
}

// worked counts the working days of a scope in a range: those of one of its people on average, else those of the company.
func (v *View) worked(scope plan.Scope, r cal.Range) float64 {
	all := float64(v.grid.in(r))
	for _, p := range scope {
		if p.Dim != owner {
			continue
		}
		var sum float64
		for _, id := range p.Members {
			sum += v.here(id, r)
		}
		return sum / float64(len(p.Members))
	}
	return all
}

// here counts the working days of one person in a range.
func (v *View) here(id string, r cal.Range) float64 {
	p := v.tree.people[id]
	if p == nil {
		return float64(v.grid.in(r))
	}
	if first, ok := p.Joined(); ok {
		r.From = max(r.From, first)
	}
	n := v.grid.in(r)
	for _, l := range p.Leave {
		if l.To > r.From && l.From < r.To {
			n -= v.grid.in(l.Clip(r))
		}
	}
	return float64(n)
}

// weigh gives the weights of the window's days for a metric's shape and a person; "" is nobody in particular.
func (v *View) weigh(metric model.Name, person string) *weights {
	shape := v.rules.ShapeOf(metric)
	type key struct {
		shape  Shape
		person string
	}
	k := key{shape, person}
	if w, ok := v.weighed.Load(k); ok {
		return w.(*weights) //nolint:forcetypeassert // nothing else is kept there
	}
	w := v.weightsOf(shape, person, v.grid)
	v.weighed.Store(k, w)
	return w
}

// weightsOf works out what the days that grid knows weigh.
func (v *View) weightsOf(shape Shape, person string, grid *days) *weights {
	window := grid.window
	w := &weights{from: window.From, full: make([]float64, window.Days()), whole: make([]float64, window.Days())}
	for i := range w.full {
		d := window.From + cal.Day(i)
		if !shape.EveryDay && !grid.working(d) {
			continue
		}
		_, month, _ := d.YMD()
		w.whole[i] = shape.factor(int(month))
		if person == "" {
			w.full[i] = w.whole[i]
		} else if !v.tree.away(person, d) {
			w.full[i] = w.whole[i] * v.tree.rampOn(person, v.rules.Ramp, d)
		}
	}
	return w
}
