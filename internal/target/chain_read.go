package target

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
)

const (
	learned = 26 * 7 // days that conversions are learned from
	lately  = 20     // working days that tell what is done now
	revenue = "revenue"
)

// ChainDesk is what a chain is read from. A desk is one.
type ChainDesk interface {
	AskAll(ctx context.Context, v access.Viewer, questions []query.Query) ([]*ask.Answer, error)
	Peers(ctx context.Context, v access.Viewer, questions []query.Query) ([]ask.Peer, error)
	House(ctx context.Context) (ask.House, error)
}

// Activity is the plan of somebody's month told as work.
type Activity struct {
	Chain

	// Planned says that there is a target of revenue; without one the rest means nothing.
	Planned bool
	// Fact and Plan are the revenue so far and what is planned, in whole currency.
	Fact, Plan float64
	// Next is the working day that norms are of: the first that is left.
	Next cal.Day
}

// PersonNorm is what one person has to do on each day that is left.
type PersonNorm struct {
	ID, Name string
	Activity
}

// ReadActivity works out what the plan of a scope over a month (or another period that holds today or lies ahead) asks of each
// remaining working day, by the scope's own conversions. It is the block under the grid of plans:
//
//	x, err := target.ReadActivity(ctx, desk, viewer, plan.Scope{{Dim: "owner", Members: []string{"crm:17"}}}, month, today)
//	if x.Planned && x.Rest > 0 {
//		"Чтобы выполнить, нужно в день: " + x.Needed(l); "делает сейчас " + x.Done(l); x.GapText(l); x.Basis(l)
//	}
//
// The figures are those that the viewer may see. A person who sees their own rows alone is lent the medians of the team, which
// come without names, where the team is large enough.
func ReadActivity(ctx context.Context, d ChainDesk, v access.Viewer, scope plan.Scope, month cal.Range, today cal.Day) (x Activity, err error) {
	defer fault.Wrap(&err, "target.ReadActivity(%s)", ScopeKey(scope))
	h, err := d.House(ctx)
	if err != nil {
		return x, err
	}
	where := condsOf(scope)
	then := cal.Range{From: today - learned, To: today}
	now := lastWorking(h.Calendar, today, lately)
	questions := []query.Query{
		{Metrics: []model.Name{revenue}, Range: month.String(), Where: where, Plan: true},
		chainCounts(then, where), chainCounts(now, where),
	}
	team, lend := teamOf(h, scope, v)
	if lend {
		questions = append(questions, chainCounts(then, team))
	}
	answers, err := d.AskAll(ctx, v, questions)
	if err != nil {
		return x, err
	}
	for _, a := range answers {
		if a.Err != nil {
			return x, a.Err
		}
	}
	x.Next = h.Calendar.NextWorking(max(today, month.From-1))
	x.planned(answers[0], answers[0].Frame.Total)
	own := doing(answers[1], answers[1].Frame.Total)
	var others Doing
	switch {
	case lend:
		others = doing(answers[3], answers[3].Frame.Total)
	case personOf(scope) != "":
		if others, err = peers(ctx, d, v, chainCounts(then, where)); err != nil {
			return x, err
		}
	}
	x.Chain = Back(x.Plan-x.Fact, x.Days, own, others, perDay(answers[2], answers[2].Frame.Total, present(h, scope, now)))
	return x, nil
}

// ReadNorms gives the norm of each remaining working day of every person of a scope who has a plan, in the order of their names.
// The scope may be empty or of a department; conversions are shrunk towards those of the scope.
func ReadNorms(ctx context.Context, d ChainDesk, v access.Viewer, scope plan.Scope, month cal.Range, today cal.Day) (list []PersonNorm, err error) {
	defer fault.Wrap(&err, "target.ReadNorms(%s)", ScopeKey(scope))
	h, err := d.House(ctx)
	if err != nil {
		return nil, err
	}
	where := condsOf(scope)
	now := lastWorking(h.Calendar, today, lately)
	questions := []query.Query{
		{Metrics: []model.Name{revenue}, Range: month.String(), Where: where, Plan: true, Spine: []model.Name{owner}},
		chainCounts(cal.Range{From: today - learned, To: today}, where), chainCounts(now, where),
	}
	for i := range questions {
		questions[i].By = []model.Name{owner}
	}
	answers, err := d.AskAll(ctx, v, questions)
	if err != nil {
		return nil, err
	}
	for _, a := range answers {
		if a.Err != nil {
			return nil, a.Err
		}
	}
	team := doing(answers[1], answers[1].Frame.Total)
	for _, p := range h.People {
		if !p.Active {
			continue
		}
		x := PersonNorm{ID: p.ID, Name: p.Name}
		if row, ok := rowOf(answers[0], p.ID); ok {
			x.planned(answers[0], row)
		}
		if !x.Planned {
			continue
		}
		one := plan.Scope{{Dim: owner, Members: []string{p.ID}}}
		x.Next = h.Calendar.NextWorking(max(today, month.From-1))
		then, _ := rowOf(answers[1], p.ID)
		lately, _ := rowOf(answers[2], p.ID)
		x.Chain = Back(x.Plan-x.Fact, x.Days, doing(answers[1], then), team, perDay(answers[2], lately, present(h, one, now)))
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b PersonNorm) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}
