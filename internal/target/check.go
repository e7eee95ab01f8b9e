package target

import (
	"fmt"
	"math"
	"slices"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// checkCell says what is wrong with a cell; the metric goes by its present name from then on.
func checkCell(h ask.House, c *Cell) error {
	m, ok := h.Model.Metric(c.Metric)
	if !ok {
		return unknownMetric(c.Metric)
	}
	c.Metric = m.Name
	if m.Waits != "" || m.Plan != nil {
		return fault.Invalidf("“%[2]s” takes no targets.", "По показателю «%[1]s» планы не ставятся.", m.Title.In("ru"), m.Title.In("en"))
	}
	if len(c.Scope) > MostParts {
		return fault.Invalidf("A target is set by at most %d dimensions.", "План ставится не больше чем по %d измерениям.", MostParts)
	}
	dims := Dimensions(h.Model)
	for i, p := range c.Scope {
		d, ok := h.Model.Dimension(p.Dim)
		switch {
		case !ok || !slices.Contains(dims, p.Dim):
			return fault.Invalidf("Targets are not set by %q.", "По измерению «%s» планы не ставятся.", p.Dim)
		case len(p.Members) != 1 || p.Members[0] == "":
			return fault.Invalidf("A target is of one member of a dimension.", "План ставится одному значению измерения.")
		case i > 0 && c.Scope[i-1].Dim >= p.Dim:
			return fault.Invalidf("A scope names each dimension once.", "Измерение называется один раз.")
		case !reaches(h.Model, m, p.Dim):
			return &fault.Error{Kind: fault.Invalid, Text: fault.Text{
				EN: fmt.Sprintf("“%s” cannot be told by “%s”, so nothing could be held against this target.", m.Title.In("en"), d.Title.In("en")),
				RU: fmt.Sprintf("«%s» не считается в разрезе «%s», сравнивать с таким планом будет нечего.", m.Title.In("ru"), d.Title.In("ru")),
			}}
		}
	}
	return checkPeriod(h.Calendar, *c)
}

// reaches reports whether everything a metric is made of can be told by a dimension.
func reaches(mod *model.Model, m *model.Metric, dim model.Name) bool {
	for _, leaf := range mod.Leaves(m.Name) {
		if slices.Contains(leaf.Across, dim) {
			continue
		}
		name, role := leaf.Base()
		if f, ok := mod.Fact(name); !ok || !f.Reaches(dim, role) {
			return false
		}
	}
	return true
}

// checkPeriod takes whole periods of the calendar, and weeks cut at the end of a month.
func checkPeriod(c cal.Calendar, x Cell) error {
	earliest, latest := cal.Date(1990, time.January, 1), cal.Date(2100, time.January, 1)
	if !slices.Contains(cal.Grains(), x.Grain) || x.Range.Empty() || x.Range.From < earliest || x.Range.To > latest {
		return fault.Invalidf("A target is of a day, week, month, quarter, half or year.", "План ставится на день, неделю, месяц, квартал, полугодие или год.")
	}
	whole := c.Whole(x.Grain, c.Ordinal(x.Range.From, x.Grain))
	if whole != x.Range && (x.Grain != cal.ByWeek || x.Range.Clip(whole) != x.Range) {
		return fault.Invalidf("%[1]s is no whole %[2]s of the company's calendar.", "%[1]s — не целый период «%[2]s» по календарю компании.", x.Range, x.Grain)
	}
	return nil
}

// checkValue says what is wrong with a value and its bounds.
func checkValue(m *model.Metric, value float64, b Bands) error {
	bad := func(x float64) bool { const most = 1e15; return math.IsNaN(x) || math.Abs(x) > most }
	if bad(value) {
		return fault.Invalidf("This is no number that could be met.", "Это не число, которое можно выполнить.")
	}
	for _, p := range []*float64{b.Least, b.Excellent, b.Low, b.High} {
		if p != nil && bad(*p) {
			return fault.Invalidf("A bound of a target is a number.", "Граница плана — число.")
		}
	}
	sign := 1.0
	if m.Better == model.Less {
		sign = -1
	}
	switch {
	case b.Low != nil && b.High != nil && *b.Low > *b.High:
		return fault.Invalidf("The lower bound is above the upper one.", "Нижняя граница больше верхней.")
	case m.Better == model.Target:
		return nil
	case b.Least != nil && sign**b.Least > sign*value:
		return fault.Invalidf("“Least” is better than the target itself.", "Минимум лучше самого плана.")
	case b.Excellent != nil && sign**b.Excellent < sign*value:
		return fault.Invalidf("“Excellent” is worse than the target itself.", "Отлично хуже самого плана.")
	}
	return nil
}

// Editor is who changes targets. Departments are those that a head answers for.
type Editor struct {
	Login       string
	Role        account.Role
	Departments []string
}

// MayEdit reports whether somebody may change the target of a scope: owners and administrators every one, heads those of their
// departments, of the departments below and of the people in them.
func MayEdit(h ask.House, e Editor, scope plan.Scope) bool {
	if e.Role.Administers() {
		return true
	}
	if e.Role != account.Head || len(e.Departments) == 0 {
		return false
	}
	parent := map[string]string{}
	for _, d := range h.Departments {
		parent[d.ID] = d.Parent
	}
	theirs := func(d string) bool {
		for range len(parent) + 1 {
			if slices.Contains(e.Departments, d) {
				return true
			}
			d = parent[d]
		}
		return false
	}
	if id := memberOf(scope, owner); id != "" {
		i := slices.IndexFunc(h.People, func(p ask.Person) bool { return p.ID == id })
		return i >= 0 && h.People[i].Department != "" && theirs(h.People[i].Department)
	}
	if d := memberOf(scope, department); d != "" {
		return theirs(d)
	}
	b := memberOf(scope, branch)
	return b != "" && theirs(b)
}

// saying is what an error tells its reader, in both languages.
func saying(err error) model.Text {
	return model.Text{EN: fault.MessageIn(err, "en"), RU: fault.MessageIn(err, "ru")}
}
