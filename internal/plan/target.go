package plan

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/query"
)

// held is what a plan knows of targets: the view of them, whose they are by the question itself, and the metrics that are
// held against one.
type held struct {
	targets Targets
	main    *model.Metric
	// base is the scope that the question's filters and the viewer's rows leave; narrow says what else narrows the answer, so
	// that no target is of it.
	base   Scope
	narrow string
	// own is what of base the viewer's rights alone leave.
	own Scope
	// whole is what contributions are parts of: the question that this one tells a rest of, nil for this one itself.
	whole *Plan
}

// asksPlan reports whether a question needs targets: it is compared with the plan, or one of its metrics is.
func (p *Plan) asksPlan() bool {
	if p.Query.Plan || slices.ContainsFunc(p.Query.Derive, func(d query.Derive) bool { return d.Kind.OfPlan() }) {
		return true
	}
	return slices.ContainsFunc(p.Metrics, func(m *model.Metric) bool { return p.ofPlan(m) })
}

// ofPlan reports whether a metric is held against a target, itself or through what it is worked out from.
func (p *Plan) ofPlan(m *model.Metric) bool {
	if m.Plan != nil {
		return true
	}
	return slices.ContainsFunc(p.env.Model.Inputs(m.Name), func(name model.Name) bool {
		in, ok := p.env.Model.Metric(name)
		return ok && in.Plan != nil
	})
}

// hold finds the targets of the question, where it asks for any.
func (p *Plan) hold() error {
	if !p.asksPlan() {
		return nil
	}
	h := &held{main: p.usual()}
	p.held = h
	if p.env.Targets != nil {
		t, err := p.env.Targets()
		if err != nil {
			return err
		}
		h.targets = t
	}
	if h.targets == nil {
		return nil
	}
	if m, ok := p.env.Model.Metric(h.targets.Main()); ok && m.Plan == nil && m.Waits == "" {
		h.main = m
	}
	return p.base(h)
}

// usual is the metric that the plan's own metrics are about where the company has chosen none.
func (p *Plan) usual() *model.Metric {
	for _, x := range p.env.Model.Metrics() {
		if x.Plan != nil {
			m, _ := p.env.Model.Metric(x.Plan.Of)
			return m
		}
	}
	return nil
}

// base works out whose target the whole of the answer is.
func (p *Plan) base(h *held) error {
	by := h.targets.By()
	for _, c := range p.Query.Where {
		if err := p.scoped(h, by, c, byAsker); err != nil {
			return err
		}
	}
	if p.Viewer.Grant.All {
		return nil
	}
	own := &held{targets: h.targets}
	if err := p.scopedRows(own, by); err != nil {
		return err
	}
	h.own = own.base
	return p.scopedRows(h, by)
}

// scopedRows narrows the scope to the viewer's rows. Alternatives that speak of one and the same dimension are one list of
// its members; of others no target is.
func (p *Plan) scopedRows(h *held, by []model.Name) error {
	rows := p.Viewer.Grant.Rows
	if len(rows) == 0 {
		h.narrow = "rights"
		return nil
	}
	if len(rows) == 1 {
		for _, c := range rows[0] {
			if err := p.scoped(h, by, c, byRule); err != nil {
				return err
			}
		}
		return nil
	}
	one, ok := alternative(rows)
	if !ok {
		h.narrow = "rights"
		return nil
	}
	return p.scoped(h, by, one, byRule)
}

// alternative makes one condition of rows that are alternatives of one dimension each. A head who sells as well sees their
// department and what is their own: their target is the department's, which they work in.
func alternative(rows [][]model.Cond) (model.Cond, bool) {
	of := map[model.Name][]string{}
	for _, one := range rows {
		if len(one) != 1 || one[0].Op != model.In {
			return model.Cond{}, false
		}
		of[one[0].Name] = append(slices.Clone(of[one[0].Name]), one[0].Values...)
	}
	name := rows[0][0].Name
	if of["department"] != nil && of["owner"] != nil {
		delete(of, "owner")
		name = "department"
	}
	return model.Cond{Name: name, Op: model.In, Values: of[name]}, len(of) == 1
}

// scoped narrows the scope by one condition.
func (p *Plan) scoped(h *held, by []model.Name, c model.Cond, from origin) error {
	d, ok := p.env.Model.Dimension(c.Name)
	if !ok || c.Op != model.In || !slices.Contains(by, c.Name) || slices.Contains(c.Values, "") {
		if h.narrow == "" {
			h.narrow = c.Name
		}
		return nil
	}
	ids := c.Values
	if d.Kind == model.Member {
		found, err := p.members(d, c.Values, from)
		if fault.Is(err, fault.Invalid) && from == byRule {
			h.narrow = c.Name
			return nil
		}
		if err != nil {
			return err
		}
		ids = found
	} else {
		ids = fixedIDs(d, ids)
	}
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	if len(ids) == 0 {
		h.narrow = c.Name
		return nil
	}
	if h.base, ok = h.base.with(c.Name, ids); !ok {
		h.narrow = c.Name
	}
	return nil
}

// with narrows a scope to members of a dimension; ok is false where nobody is left.
func (s Scope) with(dim model.Name, ids []string) (Scope, bool) {
	at, found := slices.BinarySearchFunc(s, dim, func(p Part, name model.Name) int { return strings.Compare(p.Dim, name) })
	out := slices.Clone(s)
	if !found {
		return slices.Insert(out, at, Part{Dim: dim, Members: ids}), true
	}
	var both []string
	for _, id := range out[at].Members {
		if slices.Contains(ids, id) {
			both = append(both, id)
		}
	}
	out[at].Members = both
	return out, len(both) > 0
}

// scope is whose target a row's is, by its keys; ok is false where no target can be of it.
func (p *Plan) scope(keys []Member) (s Scope, ok bool) {
	s = p.held.base
	by := p.held.targets.By()
	for i, m := range keys {
		if m == (Member{}) {
			continue
		}
		if m.Null || !slices.Contains(by, p.By[i].Name) {
			return nil, false
		}
		if s, ok = s.with(p.By[i].Name, []string{m.ID}); !ok {
			return nil, false
		}
	}
	return s, true
}

// AimOf is the target of a metric for the rows of some members in a period of a view; keys nil is the whole of it. others
// marks the row of all that a limit cut, which nobody sets targets for. Of an unknown target the zero Aim is given.
//
// A day counts as elapsed once it has begun: as the fact, so the plan to date goes to the end of the last day there is data
// of, today's included.
func (p *Plan) AimOf(m *model.Metric, view, n int, keys []Member, others bool) Aim {
	h := p.held
	if h == nil || h.targets == nil || h.narrow != "" || others || m == nil {
		return Aim{}
	}
	s, ok := p.scope(keys)
	if !ok {
		return Aim{}
	}
	r, ok := p.daysOf(view, n)
	if !ok || r.Empty() {
		return Aim{}
	}
	aim := h.targets.Aim(m, s, r, p.upto(r))
	if !aim.Known {
		return Aim{From: aim.From}
	}
	if slices.ContainsFunc(aim.Wider, func(s Scope) bool { return !h.above(s) }) {
		return Aim{}
	}
	if m.Unit.Kind() == unit.Money {
		k := p.env.MinorUnits
		for _, x := range []*float64{&aim.Value, &aim.ToDate, &aim.Least, &aim.Excellent, &aim.Low, &aim.High} {
			*x *= k
		}
	}
	return aim
}

// above reports whether the norm of a wider scope is one for the viewer's rows: of their people, or of the departments and the
// company these work in. Whoever sees a pipeline is not told the norm of all pipelines, nor a manager that of all who sell in one.
func (h *held) above(wider Scope) bool {
	has := func(dim model.Name) bool {
		return slices.ContainsFunc(wider, func(p Part) bool { return p.Dim == dim })
	}
	for _, p := range h.own {
		switch {
		case has(p.Dim):
		case !staff(p.Dim), !has("owner") && slices.ContainsFunc(wider, func(p Part) bool { return !staff(p.Dim) }):
			return false
		}
	}
	return true
}

// staff reports whether a dimension is of the tree of people, departments and branches.
func staff(dim model.Name) bool { return dim == "owner" || dim == "department" || dim == "branch" }

// WholeAim is the target that the contributions of all rows in a period of a view are parts of.
func (p *Plan) WholeAim(m *model.Metric, view, n int) Aim {
	if p.held != nil && p.held.whole != nil {
		return p.held.whole.AimOf(m, view, n, nil, false)
	}
	return p.AimOf(m, view, n, nil, false)
}

// RestOf says that this plan is of the rows that the limit of another one cut, so that contributions are parts of that one.
func (p *Plan) RestOf(whole *Plan) {
	if p.held != nil {
		p.held.whole = whole
	}
}

// upto is the day after the last one of a range that counts as elapsed. What lies behind today is over, whenever the data was
// read last.
func (p *Plan) upto(r cal.Range) cal.Day {
	if r.To <= p.env.Today {
		return r.To
	}
	return max(r.From, min(p.AsOf+1, r.To))
}

// daysOf are the days of a period of a view, the whole range for AllPeriods.
func (p *Plan) daysOf(view, n int) (cal.Range, bool) {
	v := p.Views[view]
	if n == AllPeriods || p.Query.Grain == cal.None {
		return v.Range, true
	}
	from, ok := v.begins[n]
	return cal.Range{From: from, To: v.ends[n]}, ok
}

// MainOfPlan is the metric that the plan's own metrics are about, nil where nothing is planned at all.
func (p *Plan) MainOfPlan() *model.Metric {
	if p.held == nil {
		return nil
	}
	return p.held.main
}

// Main is the metric that is planned where a metric is asked for: itself, or for one of the plan's own the main one.
func (p *Plan) Main(m *model.Metric) *model.Metric {
	if m.Plan != nil {
		return p.MainOfPlan()
	}
	return m
}

// AimsBy reports whether the members of a dimension may have targets in the answer.
func (p *Plan) AimsBy(d *model.Dimension) bool {
	return p.held != nil && p.held.targets != nil && p.held.narrow == "" && slices.Contains(p.held.targets.By(), d.Name)
}

// Targeted reports whether the answer has the columns of a metric's target.
func (p *Plan) Targeted(m *model.Metric) bool {
	return p.Query.Plan && !p.ofPlan(m) && m.Waits == ""
}

// Expects lists the metrics whose expected completion is asked for, each once, in the order asked.
func (p *Plan) Expects() []*model.Metric {
	var list []*model.Metric
	if p.held == nil || p.held.targets == nil || p.held.narrow != "" {
		return nil
	}
	add := func(m *model.Metric) {
		if m == nil || p.env.Model.Rollup(m.Name, model.OverPeriod) != model.RollSum {
			return
		}
		if _, hidden := p.Hidden[m.Name]; !hidden && !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	for _, m := range p.Metrics {
		if p.Derives(m, query.Expected) {
			add(m)
		}
		if p.foretells(m) {
			add(p.MainOfPlan())
		}
	}
	return list
}

// foretells reports whether a metric is the expected completion, itself or through what it is worked out from.
func (p *Plan) foretells(m *model.Metric) bool {
	return slices.ContainsFunc(append([]model.Name{m.Name}, p.env.Model.Inputs(m.Name)...), func(name model.Name) bool {
		in, ok := p.env.Model.Metric(name)
		return ok && in.Plan != nil && in.Plan.Figure == model.PlanExpected
	})
}

// Derives reports whether a derived column of a metric is asked for.
func (p *Plan) Derives(m *model.Metric, kind query.DeriveKind) bool {
	return slices.Contains(p.Query.Derive, query.Derive{Metric: m.Name, Kind: kind})
}

// Unplanned notes that no row of the answer has a plan, where another note does not say why.
func (p *Plan) Unplanned() {
	if p.held == nil || p.held.targets == nil || p.held.narrow != "" {
		return
	}
	p.Notes = append(p.Notes, Note{Kind: NotePlan, EN: "No plan is set for these days.", RU: "План на эти дни не задан."})
}

// noteHeld says why there is no plan where none can be, and of what the plan's own metrics speak.
func (p *Plan) noteHeld() {
	h := p.held
	switch {
	case h == nil:
	case h.targets == nil:
		p.Notes = append(p.Notes, Note{Kind: NotePlan, EN: "No plans have been set yet.", RU: "Планы ещё не заданы."})
	case h.narrow == "rights":
		p.Notes = append(p.Notes, Note{
			Kind: NoteNoPlan,
			EN:   "Plans are not set for exactly the rows you may see, so there is nothing to compare with.",
			RU:   "Для строк, доступных вам, отдельного плана нет: сравнить не с чем.",
		})
	case h.narrow != "":
		d, _ := p.env.Model.Dimension(h.narrow)
		title := model.Text{EN: h.narrow, RU: h.narrow}
		if d != nil {
			title = d.Title
		}
		p.Notes = append(p.Notes, Note{
			Kind: NoteNoPlan,
			EN:   fmt.Sprintf("Plans are not set by “%s” as it is filtered here, so there is no plan.", title.EN),
			RU:   fmt.Sprintf("По такому отбору («%s») планы не задаются, поэтому плана нет.", title.RU),
		})
	}
}
