package target

import (
	"cmp"
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Split cuts a whole into parts by weights, each a multiple of step, whose sum is the whole: what rounding leaves goes to the
// largest remainders, and what is no multiple of step to the heaviest part. A weight of nought gets nothing, unless all are: then
// the parts are equal. A step of 0 rounds to a millionth.
func Split(whole float64, weights []float64, step float64) []float64 {
	const fine = 1e6 // parts are counted in millionths, so that their sum is exact
	out := make([]float64, len(weights))
	if len(weights) == 0 || math.IsNaN(whole) || math.Abs(whole) > 1e12 {
		return out
	}
	weights = tidyWeights(weights)
	unit := max(1, int64(math.Round(step*fine)))
	total := int64(math.Round(math.Abs(whole) * fine))
	units, odd := total/unit, total%unit
	var sum float64
	heaviest := 0
	for i, w := range weights {
		sum += w
		if w > weights[heaviest] {
			heaviest = i
		}
	}
	got := make([]int64, len(weights))
	order := make([]int, 0, len(weights))
	rest := make([]float64, len(weights))
	left := units
	for i, w := range weights {
		exact := float64(units) * (w / sum)
		got[i] = min(int64(exact), left)
		rest[i] = exact - float64(got[i])
		left -= got[i]
		if w > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rest[b], rest[a]) })
	for k := 0; left > 0; k++ {
		got[order[k%len(order)]]++
		left--
	}
	sign := math.Copysign(1, whole)
	for i, n := range got {
		n *= unit
		if i == heaviest {
			n += odd
		}
		out[i] = sign*float64(n)/fine + 0
	}
	return out
}

// tidyWeights makes weights that can be divided by.
func tidyWeights(list []float64) []float64 {
	out := slices.Clone(list)
	some := false
	for i, w := range out {
		if !(w > 0) || math.IsInf(w, 0) {
			out[i] = 0
		}
		some = some || out[i] > 0
	}
	if !some {
		for i := range out {
			out[i] = 1
		}
	}
	return out
}

// Share is a part of a target that was split: a cell with the value proposed for it.
type Share struct {
	Cell
	Value float64
}

// SplitTime cuts a target into the periods of a finer grain by what their days weigh: working days, leave and ramp of the person,
// season. The ends of weeks that reach over the border of the whole are cut off, so that the parts are those of this whole alone.
// Only targets that add up over time can be cut.
func (v *View) SplitTime(whole Cell, value float64, into cal.Grain, step float64) ([]Share, error) {
	m, ok := v.model.Metric(whole.Metric)
	if !ok {
		return nil, unknownMetric(whole.Metric)
	}
	if v.nature(m) != adds {
		return nil, notSplit(m)
	}
	if into == cal.None || into >= whole.Grain {
		return nil, fault.Invalidf("A target is split into shorter periods than its own.", "План делится на периоды короче своего.")
	}
	periods := v.calendar.Periods(whole.Range, into)
	weights := make([]float64, len(periods))
	w := v.weightsOf(v.rules.ShapeOf(m.Name), memberOf(whole.Scope, owner), newDays(v.calendar, whole.Range))
	for at := range 3 {
		var sum float64
		for i, p := range periods {
			weights[i] = 0
			for d := p.Range.From; d < p.Range.To; d++ {
				weights[i] += w.at(d, at)
			}
			sum += weights[i]
		}
		if sum > 0 {
			break
		}
	}
	list := make([]Share, len(periods))
	for i, x := range Split(value, weights, step) {
		list[i] = Share{Cell: Cell{Metric: m.Name, Scope: whole.Scope, Grain: into, Range: periods[i].Range}, Value: x}
	}
	return list, nil
}

// Way is by what a target is split to people.
type Way string

// The ways.
const (
	Equally    Way = "equal"
	ByLastYear Way = "last"     // by their figures of last year
	ByCapacity Way = "capacity" // by working days, leave and ramp
)

// People lists those who can have a share of a target: who works in its scope at some time of its period and is still there.
func (v *View) People(whole Cell) []string {
	var list []string
	d, b := memberOf(whole.Scope, department), memberOf(whole.Scope, branch)
	for _, id := range v.tree.order {
		p := v.tree.people[id]
		if first, ok := p.Joined(); !p.Active || ok && first >= whole.Range.To {
			continue
		}
		for day := whole.Range.From; day < whole.Range.To; day++ {
			on := v.tree.departmentOn(id, day)
			if (d == "" || on == d) && (b == "" || v.tree.branches[on] == b) {
				list = append(list, id)
				break
			}
		}
	}
	return list
}

// SplitPeople cuts a target of a department, branch or company to people. last are their figures of last year, for [ByLastYear].
func (v *View) SplitPeople(whole Cell, value float64, ids []string, way Way, last map[string]float64, step float64) ([]Share, error) {
	m, ok := v.model.Metric(whole.Metric)
	switch {
	case !ok:
		return nil, unknownMetric(whole.Metric)
	case !v.addsOver(m, owner):
		return nil, notSplit(m)
	case memberOf(whole.Scope, owner) != "":
		return nil, fault.Invalidf("This is the target of one person already.", "Это и так план одного сотрудника.")
	case len(ids) == 0:
		return nil, fault.Invalidf("There is nobody to split the target to.", "Делить план не на кого.")
	}
	weights := make([]float64, len(ids))
	for i, id := range ids {
		switch way {
		case ByLastYear:
			weights[i] = last[id]
		case ByCapacity:
			weights[i] = v.Capacity(id, whole.Range)
		case Equally:
			weights[i] = 1
		default:
			return nil, fault.Invalidf("A target is split equally, by last year or by capacity.", "План делится поровну, по прошлому году или по силам.")
		}
	}
	rest := without(without(whole.Scope, department), branch)
	list := make([]Share, len(ids))
	for i, x := range Split(value, weights, step) {
		list[i] = Share{Cell: Cell{Metric: m.Name, Scope: with(rest, owner, ids[i]), Grain: whole.Grain, Range: whole.Range}, Value: x}
	}
	return list, nil
}

// Capacity is how many full working days a person has in a range: days of leave are none, those of a newcomer a part.
func (v *View) Capacity(id string, r cal.Range) float64 {
	w := v.weightsOf(Shape{}, id, newDays(v.calendar, r))
	var sum float64
	for _, x := range w.full {
		sum += x
	}
	return sum
}

func unknownMetric(name model.Name) error {
	return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", name)
}

func notSplit(m *model.Metric) error {
	return fault.Invalidf("“%[2]s” does not add up, so its target is not split: the parts have the same norm or their own.",
		"«%[1]s» не складывается, поэтому план по нему не делится: у частей та же норма или своя.", m.Title.In("ru"), m.Title.In("en"))
}

// Days gives what the days of a range are planned to bring, one by one, for a picture of a month by working days; nil when there is
// no target for all of them.
func (v *View) Days(m *model.Metric, scope plan.Scope, r cal.Range) []float64 {
	list := make([]float64, 0, r.Days())
	for d := r.From; d < r.To; d++ {
		a := v.Aim(m, scope, cal.Range{From: d, To: d + 1}, d)
		if !a.Known || !a.Adds {
			return nil
		}
		list = append(list, a.Value)
	}
	return list
}
