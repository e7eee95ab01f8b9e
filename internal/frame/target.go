package frame

import (
	"math"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Kinds of columns that hold a figure against its target. Low and High are the range of the expected completion that stands
// before them.
const (
	Planned  Kind = "plan"
	Done     Kind = "done"
	Pace     Kind = "pace"
	Need     Kind = "need"
	Expected Kind = "expected"
	Low      Kind = "low"
	High     Kind = "high"
	Contrib  Kind = "contrib"
)

// OfPlan reports whether columns of a kind are held against a target.
func (k Kind) OfPlan() bool {
	switch k {
	case Planned, Done, Pace, Need, Expected, Low, High, Contrib:
		return true
	case Figure, Delta, Change, Share, Running, Rank, Step:
	}
	return false
}

// targetColumns lists the columns of a metric's target.
func targetColumns(p *plan.Plan, m *model.Metric) []Column {
	switch {
	case m.Plan != nil && m.Plan.Figure == model.PlanExpected:
		return []Column{
			{Name: m.Name + ":low", Metric: m, Kind: Low, Unit: percent},
			{Name: m.Name + ":high", Metric: m, Kind: High, Unit: percent},
		}
	case !p.Targeted(m):
		return nil
	}
	name := m.Name + "@" + query.WithPlan
	list := []Column{
		{Name: name, Metric: m, Kind: Planned, Unit: m.Unit},
		{Name: name + ":done", Metric: m, Kind: Done, Unit: percent},
		{Name: name + ":pace", Metric: m, Kind: Pace, Unit: percent},
		{Name: name + ":need", Metric: m, Kind: Need, Unit: m.Unit},
	}
	if p.Derives(m, query.Expected) {
		for _, k := range []Kind{Expected, Low, High} {
			list = append(list, Column{Name: name + ":" + string(k), Metric: m, Kind: k, Unit: percent})
		}
	}
	if p.Derives(m, query.Contrib) {
		list = append(list, Column{Name: name + ":contrib", Metric: m, Kind: Contrib, Unit: percent})
	}
	return list
}

// held is one figure of a metric against its target, in the row and view at hand. A metric of the plan itself speaks of the
// one that the company plans.
func (v *values) held(m *model.Metric, kind Kind) formula.Value {
	if m.Plan != nil {
		m = v.plan.MainOfPlan()
	}
	empty := formula.Value{State: formula.Empty}
	if m == nil {
		return empty
	}
	fact := v.of(m)
	if kind == Contrib {
		whole := v.plan.WholeAim(m, v.view, v.row.N)
		return against(fact, whole.Value, whole.Known)
	}
	aim := v.plan.AimOf(m, v.view, v.row.N, v.row.Keys, v.row.Others)
	if !aim.Known {
		return empty
	}
	switch kind {
	case Planned:
		return formula.Of(aim.Value)
	case Done:
		return attained(m.Better, fact, aim.Value, aim)
	case Pace:
		return paced(m.Better, fact, aim)
	case Need:
		return needed(m.Better, fact, aim)
	case Expected, Low, High:
		return v.expected(m, kind, fact, aim)
	case Figure, Delta, Change, Share, Running, Rank, Step, Contrib:
	}
	return empty
}

// kindOf is the column that a metric of the plan is like.
func kindOf(f *model.PlanFigure) Kind {
	switch f.Figure {
	case model.PlanPace:
		return Pace
	case model.PlanExpected:
		return Expected
	case model.PlanContrib:
		return Contrib
	}
	return Done
}

// plan is the figure of a metric that is held against the target of the one the company plans.
func (v *values) planFigure(m *model.Metric) formula.Value {
	if m.Plan.Figure != model.PlanRest {
		return v.held(m, kindOf(m.Plan))
	}
	main := v.plan.MainOfPlan()
	aim := v.plan.AimOf(main, v.view, v.row.N, v.row.Keys, v.row.Others)
	if !aim.Known {
		return formula.Value{State: formula.Empty}
	}
	fact := v.of(main)
	if fact.State != formula.Present {
		return fact
	}
	return formula.Of(max(0, aim.Value-fact.V))
}

// against is a figure as a part of a target; ok is false of an unknown one.
func against(fact formula.Value, target float64, known bool) formula.Value {
	if !known {
		return formula.Value{State: formula.Empty}
	}
	if fact.State != formula.Present || target == 0 {
		return part(fact, formula.Of(target))
	}
	if target < 0 { // a loss that was planned is met by a smaller one: of -100, -50 is 150 % and -150 is 50 %
		return formula.Of(2 - fact.V/target)
	}
	return formula.Of(fact.V / target)
}

// MostShown is the completion above which figures are no longer told apart: beyond twice the plan it is the plan that is wrong.
const MostShown = 2.0

// MostBelow is the completion of a figure that should be no more and is next to nothing: plan by fact has no bound there, and
// ten times better than asked is as good as any more.
const MostBelow = 10.0

// below is a target as a part of a figure that should be no more, none where some was allowed being the best there is.
func below(fact, target float64) formula.Value {
	switch {
	case target < 0:
		return formula.Value{State: formula.Undefined}
	case fact <= 0 && target == 0:
		return formula.Of(1)
	case fact*MostBelow <= target:
		return formula.Of(MostBelow)
	}
	return formula.Of(target / fact)
}

// attained is how far a target is reached: fact by plan, plan by fact where less is better. Where neither direction is good
// it is 1 between the bounds, and less the farther away from them.
func attained(better model.Better, fact formula.Value, target float64, aim plan.Aim) formula.Value {
	if fact.State != formula.Present {
		return fact
	}
	switch better {
	case model.Less:
		return below(fact.V, target)
	case model.Target:
		low, high := aim.Low, aim.High
		switch {
		case low == 0 && high == 0:
			low, high = target, target
		case aim.Adds && aim.Value != 0: // the bounds are of the whole range
			low, high = low*target/aim.Value, high*target/aim.Value
		}
		switch {
		case fact.V < low:
			return against(fact, low, true)
		case fact.V > high:
			return below(fact.V, high)
		}
		return formula.Of(1)
	case model.More:
	}
	return against(fact, target, true)
}

// paced is how far the part of a target is reached that falls on the days gone by; before the first working day there is no
// pace.
func paced(better model.Better, fact formula.Value, aim plan.Aim) formula.Value {
	if fact.State == formula.Present && aim.Adds && (aim.Done <= 0 || aim.ToDate == 0) {
		return formula.Value{State: formula.Empty}
	}
	return attained(better, fact, aim.ToDate, aim)
}

// needed is what each of the working days left has to bring; nothing where there are none, or where less is better.
func needed(better model.Better, fact formula.Value, aim plan.Aim) formula.Value {
	if !aim.Adds || aim.Left <= 0 || better != model.More {
		return formula.Value{State: formula.Empty}
	}
	if fact.State == formula.Empty { // the days have not come
		return formula.Of(aim.Value / aim.Left)
	}
	if fact.State != formula.Present {
		return fact
	}
	return formula.Of(max(0, aim.Value-fact.V) / aim.Left)
}

// tenth is how many standard errors leave one case of ten outside on either side.
const tenth = 1.2816

// expected is the completion to come by what working days brought of late, or its lower or upper end. A period that is over
// has come to what it is.
func (v *values) expected(m *model.Metric, kind Kind, fact formula.Value, aim plan.Aim) formula.Value {
	if !aim.Adds || fact.State == formula.Hidden || fact.State == formula.Undefined {
		return formula.Value{State: formula.Empty}
	}
	if aim.Left <= 0 {
		return attained(m.Better, fact, aim.Value, aim)
	}
	mean, spread, days, ok := v.plan.Past.Rate(m.Name, v.row.Keys)
	if !ok {
		return formula.Value{State: formula.Empty}
	}
	have := 0.0
	if fact.State == formula.Present {
		have = fact.V
	}
	rest := mean * aim.Left
	off := tenth * spread * math.Sqrt(aim.Left*(1+aim.Left/float64(days)))
	if kind == Low && m.Better != model.Less || kind == High && m.Better == model.Less {
		rest = max(min(0, rest), rest-off)
	} else if kind != Expected {
		rest += off
	}
	return attained(m.Better, formula.Of(have+rest), aim.Value, aim)
}

// Band is how a figure stands to its target.
type Band string

// Bands. NoBand is of a figure that has no target, or whose days have not come.
const (
	NoBand Band = ""
	Good   Band = "good"
	Near   Band = "near"
	Bad    Band = "bad"
)

// Aim is the target of a metric in a row; the zero Aim where there is none, or where the answer has asked for none.
func (f *Frame) Aim(r Row, m *model.Metric) plan.Aim {
	if f.aim == nil {
		return plan.Aim{}
	}
	return f.aim(r, m)
}

// Attained is the completion of a target by a figure, its pace, and what is needed per working day.
func Attained(m *model.Metric, fact formula.Value, aim plan.Aim) (done, pace, need formula.Value) {
	if !aim.Known {
		empty := formula.Value{State: formula.Empty}
		return empty, empty, empty
	}
	return attained(m.Better, fact, aim.Value, aim), paced(m.Better, fact, aim), needed(m.Better, fact, aim)
}

// Planned reports whether some row has a target, or one that is hidden.
func (f *Frame) Planned() bool {
	for i, c := range f.Columns {
		if c.Kind != Planned {
			continue
		}
		for _, rows := range [][]Row{f.Rows, f.Totals, {f.Total}} {
			for _, r := range rows {
				if r.Cells[i].State != formula.Empty {
					return true
				}
			}
		}
	}
	return false
}

// Judge says how a metric's figure in a row stands to its target: while its days go on by the pace, then by what was reached;
// from 99.5 % good, from 89.5 % near, unless the target has borders of its own.
func (f *Frame) Judge(r Row, m *model.Metric) Band {
	at := -1
	for i, c := range f.Columns {
		if c.Metric == m && c.Kind == Figure && c.View == 0 {
			at = i
		}
	}
	aim := f.Aim(r, m)
	if at < 0 || at >= len(r.Cells) || !aim.Known || r.Cells[at].State != formula.Present {
		return NoBand
	}
	return Judged(m.Better, r.Cells[at].V, aim)
}

// Judged is how a figure stands to a target.
func Judged(better model.Better, fact float64, aim plan.Aim) Band {
	target := aim.Value
	if aim.Adds && aim.Left > 0 {
		if aim.Done <= 0 || aim.ToDate == 0 {
			return NoBand
		}
		target = aim.ToDate
	}
	if better == model.Less && fact <= target || better == model.More && fact >= target {
		return Good
	}
	least := usual
	switch {
	case aim.Least == 0 || aim.Value == 0 || better == model.Target:
	case better == model.More:
		least = aim.Least / aim.Value
	default:
		least = aim.Value / aim.Least
	}
	return band(attained(better, formula.Of(fact), target, aim), least)
}

// usual is the completion from which a figure is near its target where nobody has said otherwise.
const usual = 0.9

// BandOf is the band of a completion or a pace by itself.
func BandOf(v formula.Value) Band { return band(v, usual) }

// band goes by whole percents: 99.5 counts as 100.
func band(v formula.Value, least float64) Band {
	const hundred = 100
	if v.State != formula.Present {
		return NoBand
	}
	switch whole := math.Round(v.V * hundred); {
	case whole >= hundred:
		return Good
	case whole >= math.Round(least*hundred):
		return Near
	}
	return Bad
}
