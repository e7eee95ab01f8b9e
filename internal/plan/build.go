package plan

import (
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// Members knows who belongs to the dimensions whose members are rows of a dictionary.
type Members interface {
	// Resolve turns titles or ids into ids, with the descendants of a tree's nodes; "=title" is the node alone, "~part"
	// every title that contains the part. A title that nobody bears is a fault.Invalid.
	Resolve(dim *model.Dimension, values []string) ([]string, error)
}

// Env is what a plan depends on besides the question.
type Env struct {
	Model    *model.Model
	Calendar cal.Calendar
	Members  Members
	// Targets gives what is planned, asked at most once for a plan that needs it; nil where nothing is.
	Targets func() (Targets, error)
	// Data tells what has been loaded at all; nil takes everything for loaded.
	Data Data
	// Today is the day it is now; AsOf the day of the newest data: what is later has no figure. Never means that there is
	// no data at all.
	Today, AsOf cal.Day
	// MinorUnits is how many minor units make one of the company's currency (100).
	MinorUnits float64
}

// Never is the AsOf of an empty warehouse.
const Never cal.Day = -1 << 30

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
	// Rules counts, for each fact the asked range reads, the rows that its exclusion rule keeps from the figures: those that
	// at least one of them would have counted.
	Rules []Scan
	Notes []Note
	// Rows is how many rows a narrowed plan's answer would have without its limit; 0 in other plans.
	Rows int
	AsOf cal.Day
	// Past is what the expected completion is told from; the desk reads it where Expects names a metric.
	Past    *Past
	env     Env
	secrets Secrets
	held    *held     // nil where the question needs no targets
	unit    cal.Grain // the unit the range was asked in: "last-7-days" is days, also when they begin a month
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
	// ends gives the day after that period.
	ends map[int]cal.Day
}

// Leaf is a metric that is scanned, not computed.
type Leaf struct {
	Metric *model.Metric
	// Has lists the positions of By the leaf is split by; the others it is repeated over (Metric.Across).
	Has []int
	// At tells where its figures are, for each View.
	At []Place
	// Apart, when set, tells for each View where the figures are that are not split by members: a narrowed plan reads them
	// apart. In a plan of heads by period it tells where those of the whole range are.
	Apart []Place
	// Zero says what a group without rows means: 0 for counts and sums, nothing (NaN) for the rest.
	Zero bool
	// Adds says that figures of members add up to the figure of all.
	Adds bool
	// Lack is what nobody has ever loaded of what the figure is made of: it has no value then, not zero. nil for nothing.
	Lack *Lack
	fact *model.Fact
	// first is the first day there is data of; only when begun.
	first cal.Day
	begun bool
}

// Place says where the figures of a level of the answer stand.
func (l *Leaf) Place(view int, level Level) Place {
	if len(level.Keys) == 0 && l.Apart != nil {
		return l.Apart[view]
	}
	return l.At[view]
}

// Place says where a leaf's figures of one view stand in the scans' results.
type Place struct {
	// Scan is -1 where there is nothing to read: the range has not begun, or is empty.
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
	told := env.Today
	if q.AsOf != "" {
		day, err := cal.ParseDay(q.AsOf)
		if err != nil {
			return nil, err
		}
		env.Today, env.AsOf = min(env.Today, day), min(env.AsOf, day)
	}
	p = &Plan{Query: q, Viewer: v, Leaves: map[model.Name]*Leaf{}, Hidden: map[model.Name]Note{}, AsOf: env.AsOf, env: env}
	p.secrets = SecretsOf(env.Model, v.Grant)
	for _, step := range []func() error{p.resolveRange, p.resolveNames, p.makeViews, p.makeLevels, p.hold, p.makeLeaves} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	p.noteViews()
	p.noteMeanings()
	p.noteAnchor(told)
	p.noteData()
	p.noteHeld()
	return p, nil
}

func (p *Plan) resolveRange() (err error) {
	text := p.rangeText()
	p.unit = cal.UnitOf(text)
	p.Range, err = p.env.Calendar.Resolve(text, p.env.Today)
	return err
}

// rangeText is the expression of the asked range.
func (p *Plan) rangeText() string {
	if p.Query.Range == "" {
		return "this-month"
	}
	return p.Query.Range
}

func (p *Plan) resolveNames() error {
	for _, step := range []func() error{p.resolveMetrics, p.resolveBy, p.checkDerive} {
		if err := step(); err != nil {
			return err
		}
	}
	q := p.Query
	if q.Others && (len(q.By) != 1 || q.Limit == 0) {
		return fault.Invalidf("others=1 needs one dimension in by and a limit.", "others=1 требует одного измерения в by и предела limit.")
	}
	return nil
}

// resolveMetrics finds the metrics, each once; former names become present ones wherever they stand.
func (p *Plan) resolveMetrics() error {
	q := &p.Query
	if len(q.Metrics) == 0 {
		return fault.Invalidf("The question names no metric: write metrics=revenue, for example.",
			"В вопросе нет показателя: напишите, например, metrics=revenue.")
	}
	var names []model.Name // a new list: the question belongs to the caller
	for _, name := range q.Metrics {
		m, ok := p.env.Model.Metric(name)
		if !ok {
			return unknown("metric", "показатель", name, p.offered())
		}
		if !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
			p.Metrics = append(p.Metrics, m)
		}
	}
	q.Metrics = names
	q.Derive, q.Sort = slices.Clone(q.Derive), slices.Clone(q.Sort)
	for i := range q.Derive {
		q.Derive[i].Metric = p.present(q.Derive[i].Metric)
	}
	for i := range q.Sort {
		end := strings.IndexAny(q.Sort[i].Name+"@", "@:")
		q.Sort[i].Name = p.present(q.Sort[i].Name[:end]) + q.Sort[i].Name[end:]
	}
	return nil
}

// present is today's name of a metric that may be named by a former one.
func (p *Plan) present(name model.Name) model.Name {
	if m, ok := p.env.Model.Metric(name); ok {
		return m.Name
	}
	return name
}

// offered lists the metrics that the viewer may be reminded of.
func (p *Plan) offered() []model.Name {
	return slices.DeleteFunc(slices.Clone(p.env.Model.MetricNames()), func(name model.Name) bool {
		m, _ := p.env.Model.Metric(name)
		return !p.Viewer.Grant.Shows(p.env.Model, m)
	})
}

func (p *Plan) resolveBy() error {
	q := p.Query
	if len(q.By) > maxDimensions {
		return fault.Invalidf("The question is split by %d dimensions; at most %d are possible.",
			"Вопрос разбит по %d измерениям, можно не больше %d.", len(q.By), maxDimensions)
	}
	for i, name := range q.By {
		d, ok := p.env.Model.Dimension(name)
		switch {
		case !ok && name == "period":
			return fault.Invalidf("Periods are asked for with grain: grain=month, for example.",
				"Разбивка по времени задаётся через grain: например, grain=month.")
		case !ok:
			return unknown("dimension", "измерение", name, p.env.Model.DimensionNames())
		case slices.Contains(q.By[:i], name):
			return fault.Invalidf("by: %s stands there twice.", "by: %s указано дважды.", name)
		}
		p.By = append(p.By, d)
	}
	for _, name := range q.Spine {
		if !slices.Contains(q.By, name) {
			return fault.Invalidf("spine=%s: the answer is not split by it; add it to by.",
				"spine=%s: ответ не разбит по этому измерению; добавьте его в by.", name)
		}
	}
	return nil
}

// checkDerive refuses derived columns that would have no meaning. A share and a running total need parts that add up to
// the whole.
func (p *Plan) checkDerive() error {
	q := p.Query
	for _, d := range q.Derive {
		if !slices.Contains(q.Metrics, d.Metric) {
			return fault.Invalidf("derive=%s:%s: the metric is not among the asked ones.", "derive=%s:%s: этого показателя нет в вопросе.", d.Metric, d.Kind)
		}
		over := []model.Name{model.OverPeriod}
		switch d.Kind {
		case query.Expected, query.Contrib:
			if !q.Plan {
				return fault.Invalidf("derive=%s:%s is held against the plan: add compare=plan.",
					"derive=%s:%s считается к плану: добавьте compare=plan.", d.Metric, d.Kind)
			}
		case query.Running, query.Delta:
			if q.Grain == cal.None {
				return fault.Invalidf("derive=%s:%s needs periods: add grain=month, for example.",
					"derive=%s:%s требует периодов: добавьте, например, grain=month.", d.Metric, d.Kind)
			}
		case query.Share:
			if len(q.By) > 0 {
				over = q.By
			}
		case query.Rank:
			if len(q.By) == 0 && q.Grain == cal.None {
				return fault.Invalidf("derive=%s:%s needs rows: add a dimension to by, or a grain.",
					"derive=%s:%s требует строк: добавьте измерение в by или период grain.", d.Metric, d.Kind)
			}
		}
		adds := all(over, func(o model.Name) bool { return p.env.Model.Rollup(d.Metric, o) == model.RollSum })
		if (d.Kind == query.Share || d.Kind == query.Running) && !adds {
			return fault.Invalidf("derive=%s:%s: parts of this metric do not add up to its whole, so it has no share and no running total.",
				"derive=%s:%s: части этого показателя не складываются в целое, поэтому у него нет доли и нарастающего итога.", d.Metric, d.Kind)
		}
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
		shifted, err := c.ShiftUnit(p.Range, s, q.Grain, p.unit, p.lastDay())
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
	v.begins, v.ends = make(map[int]cal.Day, len(v.Periods)), make(map[int]cal.Day, len(v.Periods))
	for _, period := range v.Periods {
		n, ok := period.N, true
		if v.Match != nil {
			n, ok = v.Match(period.N)
		}
		if ok {
			v.begins[n], v.ends[n] = period.Range.From, period.Range.To
		}
	}
}

// lastDay is the last day the data knows of; in an empty warehouse, today.
func (p *Plan) lastDay() cal.Day {
	if p.AsOf == Never {
		return p.env.Today
	}
	return p.AsOf
}

// makeLevels lists the groupings of the answer: the rows; with totals the prefixes of By, each by period and for the
// whole range; what limits and shares are taken of; and the grand total, which is always there.
//
//	by=owner,source grain=month totals=1    month×owner×source, owner×source, month×owner, owner, month, all
//	by=owner,source grain=month             month×owner×source, all
func (p *Plan) makeLevels() error {
	q := p.Query
	grain := q.Grain != cal.None
	shares := slices.ContainsFunc(q.Derive, func(d query.Derive) bool { return d.Kind == query.Share })
	add := func(wanted, period bool, n int) {
		if !wanted {
			return
		}
		keys := make([]int, n)
		for i := range keys {
			keys[i] = i
		}
		p.Levels = append(p.Levels, Level{Period: period, Keys: keys})
	}
	most := len(p.By)
	for n := most; n >= 0; n-- {
		rows := n == most
		add(grain && (rows || q.Totals || n == 0 && shares), true, n)
		add(n == 0 || q.Totals || rows && (!grain || q.Limit > 0), false, n)
	}
	return nil
}
