package asktest

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Targets reads a table of what is planned, for the cases: a line of column names, then a line for each target.
//
//	metric   owner range    plan
//	revenue  ann   2026-05  100
//	revenue  -     2026-05  500
//	win_rate -     2026-Q2  0.25
//
// A target of what adds up is spread evenly over the working days of its range; who has none of their own has the sum of those
// of the people. Others hold for their whole range and for all that have none of their own. It is far less than package target
// does, and worked out by hand as easily as the figures.
func Targets(text string) ask.Targets {
	return func(_ context.Context, h ask.House) (plan.Targets, error) { return readTargets(text, h) }
}

type targets struct {
	house ask.House
	main  model.Name
	by    []model.Name
	list  []target
}

type target struct {
	metric model.Name
	scope  string
	owner  bool // of one person and nothing else
	days   cal.Range
	value  float64
	least  float64
}

func readTargets(text string, h ask.House) (*targets, error) {
	rows := lines(text)
	if len(rows) == 0 {
		return nil, fmt.Errorf("there are no targets")
	}
	t := &targets{house: h, main: "revenue", by: []model.Name{"department", "owner", "pipeline"}}
	for _, row := range rows[1:] {
		var one target
		var scope plan.Scope
		for i, name := range rows[0] {
			var err error
			switch name {
			case "metric":
				one.metric = row[i]
			case "range":
				one.days, err = h.Calendar.Resolve(row[i], 0)
			case "plan":
				one.value, err = strconv.ParseFloat(row[i], 64)
			case "least":
				one.least, err = strconv.ParseFloat(row[i], 64)
			default:
				if row[i] != "-" {
					scope = append(scope, plan.Part{Dim: name, Members: []string{Source + ":" + row[i]}})
				}
			}
			if err != nil {
				return nil, err
			}
		}
		one.owner = len(scope) == 1 && scope[0].Dim == "owner"
		one.scope = scopeText(scope)
		t.list = append(t.list, one)
	}
	return t, nil
}

func scopeText(s plan.Scope) string {
	s = slices.Clone(s)
	slices.SortFunc(s, func(a, b plan.Part) int { return strings.Compare(a.Dim, b.Dim) })
	return fmt.Sprint(s)
}

func (t *targets) Main() model.Name { return t.main }
func (t *targets) By() []model.Name { return t.by }
func (t *targets) Revision() int64  { return 1 }
func (t *targets) adds(m model.Name) bool {
	return t.house.Model.Rollup(m, model.OverPeriod) == model.RollSum
}

func (t *targets) Aim(m *model.Metric, s plan.Scope, r cal.Range, upto cal.Day) plan.Aim {
	c := t.house.Calendar
	a := plan.Aim{
		Adds: t.adds(m.Name),
		Done: float64(c.WorkingDays(cal.Range{From: r.From, To: upto})),
		Left: float64(c.WorkingDays(cal.Range{From: upto, To: r.To})),
	}
	for _, pass := range t.passes(m, s) {
		for _, one := range t.list {
			if one.metric != m.Name || !pass(one) || one.days.Clip(r).Empty() {
				continue
			}
			a.Known = true
			if !a.Adds {
				a.Value, a.ToDate, a.Least = one.value, one.value, one.least
				continue
			}
			all := float64(c.WorkingDays(one.days))
			part := func(r cal.Range) float64 { return one.value * float64(c.WorkingDays(one.days.Clip(r))) / all }
			a.Value += part(r)
			a.ToDate += part(cal.Range{From: r.From, To: upto})
		}
		if a.Known {
			a.From = model.Text{EN: "a target", RU: "план"}
			return a
		}
	}
	return plan.Aim{}
}

// passes are the ways a target is looked for, one after another.
func (t *targets) passes(m *model.Metric, s plan.Scope) []func(target) bool {
	own := func(one target) bool { return one.scope == scopeText(s) }
	switch {
	case !t.adds(m.Name):
		return []func(target) bool{own, func(one target) bool { return one.scope == scopeText(nil) }}
	case len(s) == 0:
		return []func(target) bool{own, func(one target) bool { return one.owner }}
	case len(s) == 1 && s[0].Dim == "owner":
		return []func(target) bool{func(one target) bool {
			return slices.ContainsFunc(s[0].Members, func(id string) bool {
				return one.scope == scopeText(plan.Scope{{Dim: "owner", Members: []string{id}}})
			})
		}}
	}
	return []func(target) bool{own}
}
