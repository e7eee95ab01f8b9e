package ask

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// Explanation says how one figure came about: the total of a metric in a question's range under its filters.
type Explanation struct {
	Metric *model.Metric
	Value  formula.Value
	// Words is the definition in words, in the viewer's language; Formula the expression, "" for scanned metrics.
	Words, Formula string
	// Parts are the figures a formula was computed from, each explained in turn.
	Parts []Explanation
	// Rows is how many rows of Fact were counted; 0 for formulas, whose parts have their own.
	Rows int64
	Fact *model.Fact
	// Reached is how many of the counted rows reached the goal of a cohort: what its share has above the line, as Rows is what
	// it has below.
	Reached int64
	// Goal says what the goal is, empty for other metrics.
	Goal model.Text
	// Left is how many rows each exclusion rule left out.
	Left []Left
	// Day says by which day rows are placed, Owner whose figure it is.
	Day, Owner model.Text
	// Other is the same figure by the other lens, nil when the metric has none.
	Other *Explanation
	// Hidden says why there is no figure, empty otherwise.
	Hidden string
	// Lack is the note of what nobody has ever loaded of what the figure is made of, empty otherwise.
	Lack plan.Note
	// Held is how the figure stands to its target, nil where the question did not ask.
	Held *Held
}

// Held is a figure beside its target.
type Held struct {
	// Metric is what is planned: the explained one, or the company's main one where a metric of the plan is explained.
	Metric           *model.Metric
	Aim              plan.Aim
	Fact             formula.Value
	Done, Pace, Need formula.Value
}

// Left counts rows left out by one rule.
type Left struct {
	Rule  string
	Title model.Text
	Rows  int64
}

// Explained is what Explain gives: the figures and what holds for all of them.
type Explained struct {
	Answer  *Answer
	Figures []Explanation
	Fresh   []warehouse.Freshness
}

// Explain says how the totals of a question's metrics came about. To explain one cell, ask with the cell's members as
// filters and its period as range (see Answer.Cell).
func (d *Desk) Explain(ctx context.Context, v access.Viewer, q query.Query) (out *Explained, err error) {
	defer fault.Wrap(&err, "ask.Explain(%s)", q)
	q.By, q.Spine, q.Grain, q.Compare, q.Sort, q.Limit, q.Others, q.Derive = nil, nil, 0, nil, nil, 0, false, nil
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		answers, err := r.answer(ctx, []query.Query{q})
		if err != nil {
			return err
		}
		if answers[0].Err != nil {
			return answers[0].Err
		}
		out = &Explained{Answer: answers[0]}
		if out.Fresh, err = r.freshness(); err != nil {
			return err
		}
		for _, name := range q.Metrics {
			e, err := r.explain(ctx, q, name, true)
			if err != nil {
				return err
			}
			out.Figures = append(out.Figures, e)
		}
		return nil
	})
	return out, err
}

// explain asks a metric alone and its parts each alone, so that every figure named was really computed.
func (r *reader) explain(ctx context.Context, q query.Query, name model.Name, other bool) (e Explanation, err error) {
	q.Metrics = []model.Name{name}
	p, err := plan.Build(r.env(), r.viewer, q)
	if err != nil {
		return e, err
	}
	m := p.Meaning(p.Metrics[0], 0, plan.AllPeriods)
	e = Explanation{Metric: m, Words: r.model.Words(m.Name, r.viewer.Lang)}
	a, err := r.alone(ctx, p)
	if err != nil {
		return e, err
	}
	e.Value = a.Frame.Total.Cells[0]
	if note, hidden := p.Hidden[p.Metrics[0].Name]; hidden {
		e.Hidden = note.In(r.viewer.Lang)
		return e, nil
	}
	e.Lack, _ = p.LackOf(m)
	if err := r.counted(ctx, &e, p); err != nil {
		return e, err
	}
	inputs := m.Formula.Inputs()
	if main := p.MainOfPlan(); m.Plan != nil && main != nil {
		inputs = []model.Name{main.Name}
	}
	if len(inputs) > 0 {
		if m.Plan == nil {
			e.Formula = m.Formula.String()
		}
		for _, input := range inputs {
			part, err := r.explain(ctx, q, input, false)
			if err != nil {
				return e, err
			}
			e.Parts = append(e.Parts, part)
		}
	}
	e.hold(a, p)
	if other && m.Lens != "" {
		switch o, err := r.explain(ctx, q, m.Lens, false); {
		case err == nil:
			e.Other = &o
		case !ofQuestion(err): // a filter may say nothing to the other lens; then there is none
			return e, err
		}
	}
	return e, nil
}

// counted counts the rows behind a scanned figure and those that rules left out.
func (r *reader) counted(ctx context.Context, e *Explanation, p *plan.Plan) error {
	leaf := p.Leaves[e.Metric.Name]
	if leaf == nil {
		return nil
	}
	name, role := e.Metric.Base()
	e.Fact, _ = r.model.Fact(name)
	e.Day, e.Owner = dayRule(e.Fact, role), ownerRule(e.Fact, role)
	behind, _, err := p.Behind(e.Metric.Name)
	if err != nil {
		return err
	}
	behind.Limit = 1
	rows, err := r.snap.Records(ctx, behind)
	if err != nil {
		return err
	}
	e.Rows = rows.Total
	if err := r.reached(e, p); err != nil {
		return err
	}
	results, err := r.scanAll(ctx, p.Rules)
	if err != nil {
		return err
	}
	for _, groups := range results {
		for _, g := range groups {
			if len(g.Keys) == 1 && !g.Keys[0].Null && !math.IsNaN(g.Vals[0]) && g.Vals[0] > 0 {
				e.Left = append(e.Left, Left{Rule: g.Keys[0].ID, Title: ruleTitle(g.Keys[0].ID), Rows: int64(g.Vals[0])})
			}
		}
	}
	slices.SortFunc(e.Left, func(a, b Left) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Rule, b.Rule))
	})
	return nil
}

// reached counts the rows of a cohort that reached its goal.
func (r *reader) reached(e *Explanation, p *plan.Plan) error {
	c := e.Metric.Cohort
	if c == nil {
		return nil
	}
	of := e.Fact.DayOf[c.Goal]
	e.Goal = model.Text{EN: "Of them came to " + of.EN, RU: "Из них дошли до " + of.RU}
	if len(c.Met) > 0 {
		e.Goal = model.Text{EN: "Of them meet the condition", RU: "Из них подходят под условие"}
	}
	if c.Days > 0 {
		e.Goal.EN += fmt.Sprintf(" within %d %s", c.Days, lang.EN.Plural(int64(c.Days), "day", "days"))
		e.Goal.RU += fmt.Sprintf(" не позже чем через %d %s", c.Days, lang.RU.Plural(int64(c.Days), "день", "дня", "дней"))
	}
	behind, _, err := p.Goal(e.Metric.Name)
	if err != nil {
		return err
	}
	behind.Limit = 1
	rows, err := r.snap.Records(r.ctx, behind)
	e.Reached = rows.Total
	return err
}

// heldThen lists the tables whose owner is the holder at the moment of the row.
var heldThen = []string{"closing", "deal_span", "deal_stage", "upkeep", "payment", "purchase", "client_life", "line"}

// ownerRule says whose figure it is: the holder at the moment where the fact knows it.
func ownerRule(f *model.Fact, role model.Name) model.Text {
	ref, ok := f.Refs["owner"]
	if !ok {
		return model.Text{}
	}
	col, _ := f.Column("owner", role)
	if slices.Contains(heldThen, f.Table) || col != ref.Col {
		return model.Text{
			EN: "Counted for whoever held it at that moment, not for today's owner.",
			RU: "Засчитано тому, у кого запись была в этот момент, а не сегодняшнему ответственному.",
		}
	}
	return model.Text{EN: "Counted for the person named in the record.", RU: "Засчитано сотруднику, указанному в записи."}
}

func dayRule(f *model.Fact, role model.Name) model.Text {
	if role == "" {
		return model.Text{EN: "As it stood at the close of the last day.", RU: "Состояние на конец последнего дня."}
	}
	by := f.ByDay(role)
	return model.Text{EN: "Placed " + by.EN + ".", RU: "П" + strings.TrimPrefix(by.RU, "п") + "."}
}

// hold says how an explained figure stands to its target, where the question asks for it.
func (e *Explanation) hold(a *Answer, p *plan.Plan) {
	m := e.Metric
	if !p.Targeted(m) && m.Plan == nil {
		return
	}
	h := &Held{Metric: m, Aim: a.Frame.Aim(a.Frame.Total, m), Fact: e.Value}
	if m.Plan != nil {
		if h.Metric = p.MainOfPlan(); h.Metric == nil || len(e.Parts) == 0 {
			return
		}
		h.Fact = e.Parts[0].Value
	}
	h.Done, h.Pace, h.Need = frame.Attained(h.Metric, h.Fact, h.Aim)
	e.Held = h
}
