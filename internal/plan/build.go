package plan

import (
	"fmt"
	"slices"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// Members knows who belongs to the dimensions whose members are rows of a dictionary.
type Members interface {
	// Resolve turns titles or ids into ids, with the descendants of a tree's nodes. A title that nobody bears is a
	// fault.Invalid that names the nearest ones.
	Resolve(dim *model.Dimension, values []string) ([]string, error)
}

// Env is what a plan depends on besides the question.
type Env struct {
	Model    *model.Model
	Calendar cal.Calendar
	Members  Members
	// Today is the day it is now; AsOf the day of the newest data: stocks are not read beyond it.
	Today, AsOf cal.Day
	// MinorUnits is how many minor units make one of the company's currency (100).
	MinorUnits float64
}

// Plan is a question made ready: what to scan, and where each metric's figures will be found.
type Plan struct {
	Query   query.Query
	Viewer  access.Viewer
	Range   cal.Range
	By      []*model.Dimension
	Metrics []*model.Metric
	// Views are the ranges looked at: the asked one first, then one for each comparison.
	Views []View
	// Levels are the groupings of the answer: Levels[0] is the rows, the last is the grand total.
	Levels []Level
	Leaves map[model.Name]*Leaf
	Scans  []Scan
	// Hidden names the asked metrics the viewer may not see, with the reason.
	Hidden map[model.Name]Note
	// Rules counts, for each fact the asked range reads, the rows that its exclusion rule leaves out.
	Rules []Scan
	Notes []Note
	AsOf  cal.Day
	env   Env
	unit  cal.Grain // the unit the range was asked in: "last-7-days" is days, also when they begin a month
}

// View is one range of a plan.
type View struct {
	// Name is "" for the asked range and the comparison's text otherwise.
	Name    string
	Shifted cal.Shifted
	Range   cal.Range
	Periods []cal.Period
	// Match maps the ordinal of this view's period to the asked range's; nil for the asked range.
	Match func(n int) (int, bool)
	// begins gives the first day of the view's period that stands beside the asked range's period with an ordinal.
	begins map[int]cal.Day
}

// Leaf is a metric that is scanned, not computed.
type Leaf struct {
	Metric *model.Metric
	// Has lists the positions of By the leaf is split by; the others it is repeated over (Metric.Across).
	Has []int
	// At tells where its figures are, for each View.
	At []Place
	// Zero says what a group without rows means: 0 for counts and sums, nothing (NaN) for the rest.
	Zero bool
	// Adds says that figures of members add up to the figure of all.
	Adds bool
}

// Place says where a leaf's figures of one view stand in the scans' results.
type Place struct {
	Scan int
	Agg  int
	// Part is the second figure of a cohort (those that reached the goal); -1 for other kinds.
	Part int
	// Level maps a level of the answer to the level of the scan, Folded where the scan does not give it.
	Level []int
}

// Folded marks a level of the answer that is added up from the rows, for the figures that add up.
const Folded = -1

// MaxCells bounds an answer; a question for more is refused with advice.
const MaxCells = 200_000

// maxDimensions bounds By: deeper tables cannot be read by people.
const maxDimensions = 5

// Build plans a question for a viewer. Errors are fault.Invalid with a sentence for the asker; what the viewer may not
// see is no error: it is in Plan.Hidden.
func Build(env Env, v access.Viewer, q query.Query) (p *Plan, err error) {
	defer fault.Wrap(&err, "plan.Build(%s)", q)
	p = &Plan{Query: q, Viewer: v, Leaves: map[model.Name]*Leaf{}, Hidden: map[model.Name]Note{}, AsOf: env.AsOf, env: env}
	for _, step := range []func() error{p.resolveRange, p.resolveNames, p.makeViews, p.makeLevels, p.makeLeaves} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	p.noteViews()
	return p, nil
}

func (p *Plan) resolveRange() (err error) {
	text := p.Query.Range
	if text == "" {
		text = "this-month"
	}
	p.unit = cal.UnitOf(text)
	p.Range, err = p.env.Calendar.Resolve(text, p.env.Today)
	return err
}

func (p *Plan) resolveNames() error {
	q := &p.Query
	if len(q.Metrics) == 0 {
		return fault.Invalidf("The question names no metric: write metrics=revenue, for example.",
			"В вопросе нет показателя: напишите, например, metrics=revenue.")
	}
	for i, name := range q.Metrics {
		m, ok := p.env.Model.Metric(name)
		if !ok {
			return unknown("metric", "показатель", name, p.env.Model.MetricNames())
		}
		q.Metrics[i] = m.Name
		p.Metrics = append(p.Metrics, m)
	}
	if len(q.By) > maxDimensions {
		return fault.Invalidf("The question is split by %d dimensions; at most %d are possible.",
			"Вопрос разбит по %d измерениям, можно не больше %d.", len(q.By), maxDimensions)
	}
	for _, name := range q.By {
		d, ok := p.env.Model.Dimension(name)
		if !ok {
			if name == "period" {
				return fault.Invalidf("Periods are asked for with grain: grain=month, for example.", "Разбивка по времени задаётся через grain: например, grain=month.")
			}
			return unknown("dimension", "измерение", name, p.env.Model.DimensionNames())
		}
		p.By = append(p.By, d)
	}
	for _, name := range q.Spine {
		if !slices.Contains(q.By, name) {
			return fault.Invalidf("spine=%s: the answer is not split by it; add it to by.", "spine=%s: ответ не разбит по этому измерению; добавьте его в by.", name)
		}
	}
	for _, d := range q.Derive {
		if !slices.Contains(q.Metrics, d.Metric) {
			return fault.Invalidf("derive=%s:%s: the metric is not among the asked ones.", "derive=%s:%s: этого показателя нет в вопросе.", d.Metric, d.Kind)
		}
		if (d.Kind == query.Running || d.Kind == query.Delta) && q.Grain == cal.None {
			return fault.Invalidf("derive=%s:%s needs periods: add grain=month, for example.", "derive=%s:%s требует периодов: добавьте, например, grain=month.", d.Metric, d.Kind)
		}
		m, _ := p.env.Model.Metric(d.Metric)
		over := model.Name("period")
		if d.Kind == query.Share && len(q.By) > 0 {
			over = q.By[0]
		}
		if (d.Kind == query.Share || d.Kind == query.Running) && p.env.Model.Rollup(m.Name, over) != model.RollSum {
			return fault.Invalidf("derive=%s:%s: parts of this metric do not add up to its whole, so it has no share and no running total.",
				"derive=%s:%s: части этого показателя не складываются в целое, поэтому у него нет доли и нарастающего итога.", d.Metric, d.Kind)
		}
	}
	if q.Others && (len(q.By) != 1 || q.Limit == 0) {
		return fault.Invalidf("others=1 needs one dimension in by and a limit.", "others=1 требует одного измерения в by и предела limit.")
	}
	return nil
}

func (p *Plan) makeViews() error {
	c, q := p.env.Calendar, p.Query
	if q.Grain != cal.None && p.Range.Days() > 366*60 && q.Grain == cal.ByDay {
		return fault.Invalidf("%s by day is too long a list; choose a coarser grain.", "%s по дням — слишком длинный список; выберите период крупнее.", p.Range)
	}
	p.Views = []View{{Range: p.Range, Periods: c.Periods(p.Range, q.Grain)}}
	p.Views[0].begin()
	for _, s := range q.Compare {
		shifted, err := c.ShiftUnit(p.Range, s, q.Grain, p.unit, p.env.Today)
		if err != nil {
			return err
		}
		v := View{Name: s.String(), Shifted: shifted, Range: shifted.Range, Match: c.Match(p.Range, shifted.Range, q.Grain)}
		if !shifted.Range.Empty() {
			v.Periods = c.Periods(shifted.Range, q.Grain)
		}
		v.begin()
		p.Views = append(p.Views, v)
	}
	return nil
}

func (v *View) begin() {
	v.begins = make(map[int]cal.Day, len(v.Periods))
	for _, period := range v.Periods {
		n, ok := period.N, true
		if v.Match != nil {
			n, ok = v.Match(period.N)
		}
		if ok {
			v.begins[n] = period.Range.From
		}
	}
}

// makeLevels lists the groupings of the answer: rows, then with totals the prefixes of By, each by period and for the
// whole range, down to the grand total, which is always there: shares and limits need it too.
func (p *Plan) makeLevels() error {
	grain := p.Query.Grain != cal.None
	for n := len(p.By); n >= 0; n-- {
		keys := make([]int, n)
		for i := range keys {
			keys[i] = i
		}
		if grain {
			p.Levels = append(p.Levels, Level{Period: true, Keys: keys})
		}
		if !grain || n < len(p.By) || p.Query.Totals || p.Query.Limit > 0 || n == 0 {
			p.Levels = append(p.Levels, Level{Keys: keys})
		}
	}
	return nil
}

// makeLeaves finds the metrics that must be scanned, and plans their scans.
func (p *Plan) makeLeaves() error {
	b := builder{plan: p, scans: map[string]int{}}
	for _, m := range p.Metrics {
		if note, hidden := p.hides(m); hidden {
			p.Hidden[m.Name] = note
			continue
		}
		if err := b.need(m, m); err != nil {
			return err
		}
	}
	p.Scans = b.list
	return nil
}

// need plans what a metric is made of, on behalf of the asked metric.
func (b *builder) need(m, asked *model.Metric) error {
	p := b.plan
	if m.Waits != "" {
		p.Hidden[asked.Name] = waits(asked, m)
		return nil
	}
	if !m.Formula.IsZero() {
		for _, input := range m.Formula.Inputs() {
			im, ok := p.env.Model.Metric(input)
			if !ok {
				return unknown("metric", "показатель", input, p.env.Model.MetricNames())
			}
			if err := b.need(im, asked); err != nil {
				return err
			}
		}
		return nil
	}
	if p.Leaves[m.Name] != nil {
		return nil
	}
	leaf := &Leaf{Metric: m, Zero: zero(m), Adds: adds(m)}
	fact, err := b.fact(m)
	if err != nil {
		return err
	}
	for i, d := range p.By {
		if fact.Reaches(d.Name, role(m)) {
			leaf.Has = append(leaf.Has, i)
		} else if !slices.Contains(m.Across, d.Name) {
			return p.cannotSplit(m, asked, d)
		}
	}
	visible := true
	for i := range p.Views {
		place, ok, err := b.place(leaf, fact, i)
		if err != nil {
			return err
		}
		visible = visible && ok
		leaf.At = append(leaf.At, place)
	}
	if !visible {
		p.Hidden[asked.Name] = noteRows(asked)
		return nil
	}
	p.Leaves[m.Name] = leaf
	return nil
}

func role(m *model.Metric) model.Name {
	_, day := m.Base()
	return day
}

func zero(m *model.Metric) bool {
	agg := model.Agg("")
	switch {
	case m.Flow != nil:
		agg = m.Flow.Agg
	case m.Stock != nil:
		agg = m.Stock.Agg
	case m.Cohort != nil:
		return true // both of its figures are counts
	}
	return agg == model.Count || agg == model.Sum || agg == model.Distinct
}

// adds is zero without distinct counts: who is counted with two members is one of all.
func adds(m *model.Metric) bool {
	return zero(m) && (m.Flow == nil || m.Flow.Agg != model.Distinct) && (m.Stock == nil || m.Stock.Agg != model.Distinct)
}

// asks reports whether a coarser level must be read even where it does not add up: with totals, and to find the first
// rows of all periods.
func (p *Plan) asks(l Level) bool {
	return p.Query.Totals || p.Query.Limit > 0 && !l.Period && len(l.Keys) == len(p.By)
}

func (p *Plan) cannotSplit(m, asked *model.Metric, d *model.Dimension) error {
	can := p.env.Model.Dimensions(asked.Name)
	of := ""
	if m != asked {
		of = fmt.Sprintf(" (%s)", m.Name)
	}
	return fault.Invalidf("%s%s cannot be split by %s. It can be split by: %s.", "%s%s нельзя разбить по %s. Можно по: %s.",
		asked.Name, of, d.Name, join(can))
}
