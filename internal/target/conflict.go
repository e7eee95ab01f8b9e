package target

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Fix is what to do when parts and whole do not fit.
type Fix string

// The fixes.
const (
	Refuse     Fix = ""      // say so and change nothing
	RaiseWhole Fix = "whole" // the whole becomes the sum of its parts
	ScaleParts Fix = "parts" // the parts are drawn so that they fit into the whole
)

// Clash is a target whose parts do not fit into it.
type Clash struct {
	Whole Version
	// Sum is what the parts make, of shorter periods or, with People, of narrower scopes.
	Sum    float64
	People bool
}

// ClashError is the fault of a change that leaves a clash; its sentence offers the two fixes.
type ClashError struct {
	Clashes []Clash
	err     error
}

// Error returns the sentence in English.
func (e *ClashError) Error() string { return e.err.Error() }

// Unwrap gives the fault with the sentence.
func (e *ClashError) Unwrap() error { return e.err }

// fits reports whether parts fit: they do not exceed the whole, and where they take all of its days they make it up.
func fits(whole, sum float64, all bool) bool {
	const slack = 1e-6
	loose := slack * max(1, math.Abs(whole), math.Abs(sum))
	if math.Abs(whole-sum) <= loose {
		return true
	}
	return !all && (sum-whole)*math.Copysign(1, whole) < 0
}

// clashes finds the targets of a metric that do not fit with their parts, among those that touch scopes and days that were changed.
func (v *View) clashes(m *model.Metric, touched []Version) []Clash {
	if v.nature(m) != adds {
		return nil
	}
	var list []Clash
	seen := map[string]bool{}
	look := func(scope plan.Scope, r cal.Range) {
		o := v.own[m.Name][ScopeKey(scope)]
		if o == nil {
			return
		}
		for _, x := range o.list {
			if key := x.Key(); !x.Range.Clip(r).Empty() && !seen[key] {
				seen[key] = true
				if c, ok := v.clash(m, o, x); ok {
					list = append(list, c)
				}
			}
		}
	}
	for _, x := range touched {
		r := v.reach(m, x)
		look(x.Scope, r)
		for _, whole := range v.wholes(x.Scope, r) {
			look(whole, r)
		}
	}
	// The shortest and narrowest first: what they come to, their wholes must fit.
	slices.SortStableFunc(list, func(a, b Clash) int {
		return cmp.Or(cmp.Compare(len(b.Whole.Scope), len(a.Whole.Scope)), finer(a.Whole, b.Whole))
	})
	return list
}

// reach is the days whose share changes with a target: what is left of a longer one lies on all the days it leaves free.
func (v *View) reach(m *model.Metric, x Version) cal.Range {
	r := x.Range
	o := v.own[m.Name][ScopeKey(x.Scope)]
	if o == nil {
		return r
	}
	for range o.list {
		was := r
		for _, y := range o.list {
			if !y.Range.Clip(r).Empty() {
				r = cal.Range{From: min(r.From, y.Range.From), To: max(r.To, y.Range.To)}
			}
		}
		if r == was {
			break
		}
	}
	return r
}

// wholes lists the scopes that a scope was a part of at some time in a range.
func (v *View) wholes(scope plan.Scope, r cal.Range) []plan.Scope {
	list := v.wider(scope, r)
	p := v.tree.people[memberOf(scope, owner)]
	if p == nil {
		return list
	}
	for _, m := range p.Since {
		for _, day := range []cal.Day{m.Day - 1, m.Day} {
			if !r.Contains(day) {
				continue
			}
			for _, s := range v.wider(scope, cal.Range{From: day, To: day + 1}) {
				if !slices.ContainsFunc(list, func(o plan.Scope) bool { return ScopeKey(o) == ScopeKey(s) }) {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// clash holds one target against the shorter ones within it and against those of its people.
func (v *View) clash(m *model.Metric, o *owned, x Version) (Clash, bool) {
	i := slices.IndexFunc(o.list, func(y Version) bool { return y.Key() == x.Key() })
	d := newDraft(cal.Range{From: min(x.Range.From, v.window.From), To: max(x.Range.To, v.window.To)}, false)
	v.spread(d, m, o.list[:i], v.weigh(m.Name, memberOf(x.Scope, owner)), nil)
	var sum float64
	free, taken := 0, 0
	for k := x.Range.From; k < x.Range.To; k++ {
		if !d.covered[k-d.days.From] {
			free++
			continue
		}
		taken++
		sum += d.day[value][k-d.days.From]
	}
	if taken > 0 && !fits(x.Value, sum, free == 0) {
		return Clash{Whole: x, Sum: tidy(sum)}, true
	}
	if parts := v.partsOf(m, x.Scope); parts != nil && parts.covered(x.Range) > 0 {
		if sum := parts.over(value, x.Range); !fits(x.Value, sum, false) {
			return Clash{Whole: x, Sum: tidy(sum), People: true}, true
		}
	}
	return Clash{}, false
}

// clashError says what does not fit and offers the fixes. What is planned for others, and what their parts make, is told to nobody
// who may not change it.
func (v *View) clashError(list []Clash, may func(plan.Scope) bool) error {
	all := len(list)
	list = slices.DeleteFunc(slices.Clone(list), func(c Clash) bool { return may != nil && !may(c.Whole.Scope) })
	say := func(l lang.Lang) string {
		var out []string
		if len(list) < all {
			out = append(out, l.Pick("It does not fit into the plan of a wider scope, which is not yours to change.",
				"Это не сходится с планом более широкого среза, менять который вам нельзя."))
		}
		if len(list) == 0 {
			return out[0] + l.Pick(" Ask an administrator.", " Обратитесь к администратору.")
		}
		for i, c := range list {
			if i == 3 {
				out = append(out, fmt.Sprintf(l.Pick("And %d more.", "И ещё %d."), len(list)-i))
				break
			}
			out = append(out, v.clashText(l, c))
		}
		return strings.Join(append(out, l.Pick("Raise the whole or scale the parts.", "Поднимите общий план или уменьшите части.")), " ")
	}
	return &ClashError{Clashes: list, err: &fault.Error{Kind: fault.Conflict, Text: fault.Text{EN: say(lang.EN), RU: say(lang.RU)}}}
}

func (v *View) clashText(l lang.Lang, c Clash) string {
	m, _ := v.model.Metric(c.Whole.Metric)
	write := func(x float64) string { return l.Short(Typed(m.Unit, x), 2) }
	parts := l.Pick("the shorter targets", "планы по периодам")
	if c.People {
		parts = l.Pick("the targets of the parts", "планы частей")
	}
	format := l.Pick("%[1]s: %[2]s make %[3]s, the target is %[4]s, that is %[5]s too much.", "%[1]s: %[2]s дают %[3]s, а план — %[4]s, это на %[5]s больше.")
	more := c.Sum - c.Whole.Value
	if more*math.Copysign(1, c.Whole.Value) < 0 {
		format = l.Pick("%[1]s: %[2]s make %[3]s, the target is %[4]s, %[5]s are missing.", "%[1]s: %[2]s дают %[3]s, а план — %[4]s, не хватает %[5]s.")
	}
	return fmt.Sprintf(format, c.Whole.Period(v.calendar, l), parts, write(c.Sum), write(c.Whole.Value), write(math.Abs(more)))
}

// fixer mends clashes in a set of targets.
type fixer struct {
	view    func(list []Version) *View
	metric  *model.Metric
	now     map[string]Version // by key
	changed map[string]bool
	touched []Version
	step    float64
	may     func(plan.Scope) bool // whose targets may be changed, and told of
}

func (f *fixer) list() []Version {
	list := make([]Version, 0, len(f.now))
	for _, x := range f.now {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b Version) int { return strings.Compare(a.Key(), b.Key()) })
	return list
}

// mend applies a fix until everything fits; what cannot be mended is the clash that is left.
func (f *fixer) mend(how Fix) error {
	const rounds = 60
	for range rounds {
		v := f.view(f.list())
		list := v.clashes(f.metric, f.touched)
		if len(list) == 0 {
			return nil
		}
		if how == Refuse {
			return v.clashError(list, f.may)
		}
		c := list[0]
		if how == ScaleParts {
			c = list[len(list)-1] // the widest first: its parts are wholes themselves
			if !f.scale(v, c) {
				return v.clashError(list, f.may)
			}
			continue
		}
		c.Whole.Value = c.Sum
		f.put(c.Whole)
	}
	v := f.view(f.list())
	return v.clashError(v.clashes(f.metric, f.touched), f.may)
}

func (f *fixer) put(x Version) {
	x.Origin = Scaled
	if was := f.now[x.Key()]; was.Bands != (Bands{}) && was.Value != 0 {
		x.Bands = was.times(x.Value / was.Value)
	}
	f.now[x.Key()] = x
	f.changed[x.Key()] = true
	f.touched = append(f.touched, x)
}

// times draws the bounds along with their value.
func (b Bands) times(by float64) Bands {
	scaled := func(p *float64) *float64 {
		if p == nil {
			return nil
		}
		x := tidy(*p * by)
		return &x
	}
	return Bands{Least: scaled(b.Least), Excellent: scaled(b.Excellent), Low: scaled(b.Low), High: scaled(b.High)}
}

// scale draws the parts of a whole so that they make it up; false when some of them reach over its border.
func (f *fixer) scale(v *View, c Clash) bool {
	var parts []Version
	for _, x := range f.list() {
		if x.Metric != c.Whole.Metric || x.Key() == c.Whole.Key() || x.Range.Clip(c.Whole.Range).Empty() || !v.partOf(x, c) {
			continue
		}
		if x.Range.Clip(c.Whole.Range) != x.Range {
			if c.People || x.Range.Days() < c.Whole.Range.Days() {
				return false
			}
			continue
		}
		parts = append(parts, x)
	}
	return f.fit(parts, c.Whole.Value)
}

// partOf reports whether a target is one of those that a clash is about.
func (v *View) partOf(x Version, c Clash) bool {
	if !c.People {
		return ScopeKey(x.Scope) == ScopeKey(c.Whole.Scope)
	}
	whole := ScopeKey(c.Whole.Scope)
	return ScopeKey(x.Scope) != whole && slices.ContainsFunc(v.wholes(x.Scope, x.Range), func(s plan.Scope) bool { return ScopeKey(s) == whole })
}

// fit draws targets so that the outermost of each scope make up a sum, and those within them go along.
func (f *fixer) fit(parts []Version, sum float64) bool {
	var top []Version
	inside := func(x, y Version) bool {
		return x.Key() != y.Key() && ScopeKey(x.Scope) == ScopeKey(y.Scope) && x.Range.Clip(y.Range) == x.Range && x.Range != y.Range
	}
	for _, x := range parts {
		if !slices.ContainsFunc(parts, func(y Version) bool { return inside(x, y) }) {
			top = append(top, x)
		}
	}
	weights := make([]float64, len(top))
	var had float64
	for i, x := range top {
		weights[i] = math.Abs(x.Value)
		had += x.Value
	}
	if len(top) == 0 || had == 0 {
		return false
	}
	for i, to := range Split(sum, weights, f.step) {
		x := top[i]
		var in []Version
		var below float64
		for _, y := range parts {
			if inside(y, x) {
				in = append(in, y)
				below += y.Value
			}
		}
		was := x.Value
		x.Value = to
		f.put(x)
		if len(in) > 0 && was != 0 && !f.along(in, x, to/was) {
			return false
		}
	}
	return true
}

// along draws the targets within another by as much: those that made it up still do.
func (f *fixer) along(in []Version, whole Version, by float64) bool {
	inside := func(x, y Version) bool { return x.Range.Clip(y.Range) == x.Range && x.Range != y.Range }
	var sum float64
	days := 0
	for _, x := range in {
		if !slices.ContainsFunc(in, func(y Version) bool { return inside(x, y) }) {
			sum += x.Value
			days += x.Range.Days()
		}
	}
	if days == whole.Range.Days() {
		return f.fit(in, whole.Value)
	}
	return f.fit(in, sum*by)
}
