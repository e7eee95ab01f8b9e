package builder

import (
	"context"
	"math"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// fewRows is the number of records under which a share or a mean says nothing.
const fewRows = 20

// mostMetrics is how many figures a reader takes in at once.
const mostMetrics = 5

// finding is one line of the checks: its mark ("g" in order, "w" look, "x" wrong, "o" nothing to check) and what was found.
type finding struct{ Mark, Text string }

// checker looks a report over before people believe it.
type checker struct {
	ctx  context.Context //nolint:containedctx // lives inside one call
	v    *page.Visit
	desk *ask.Desk
	m    *model.Model
	a    *ask.Answer
	l    lang.Lang
	list []finding
}

func (c *checker) say(mark, en, ru string) { c.list = append(c.list, finding{mark, c.l.Pick(en, ru)}) }

// findings checks an answer: whether shares have something to divide by, whether rows add up to the total, how much has no
// member, whether the period is over, whether anything is too small, and which filters do nothing.
func findings(ctx context.Context, desk *ask.Desk, v *page.Visit, a *ask.Answer, skipped []model.Name) []finding {
	c := &checker{ctx: ctx, v: v, desk: desk, m: v.About.Model, a: a, l: v.Lang}
	c.denominators()
	c.double()
	c.unnamed()
	c.small()
	for _, n := range a.Notes {
		if slices.Contains([]plan.NoteKind{plan.NotePartial, plan.NoteWaits, plan.NoteHidden, plan.NoteCohort, plan.NoteHistory, plan.NoteMoney}, n.Kind) {
			c.list = append(c.list, finding{"w", render.Said(n, a, v.Lang)})
		}
	}
	for _, name := range skipped {
		c.say("x",
			"The filter “"+filter.DimTitle(c.m, name, lang.EN)+"” does nothing: "+c.deaf(name, lang.EN)+" does not know it.",
			"Фильтр «"+filter.DimTitle(c.m, name, lang.RU)+"» не действует: его не знает "+c.deaf(name, lang.RU)+".")
	}
	if len(a.Query.Metrics) > mostMetrics {
		c.say("w", "More than five metrics: split the report in two, and it will be read.",
			"Больше пяти показателей: разделите отчёт на два, так его прочтут.")
	}
	return c.list
}

// deaf names the first metric that a filter cannot narrow.
func (c *checker) deaf(name model.Name, l lang.Lang) string {
	for _, metric := range c.a.Query.Metrics {
		if x, ok := c.m.Metric(metric); ok && !c.m.CanSplit(metric, name) {
			return l.Pick("“", "«") + x.Title.In(string(l)) + l.Pick("”", "»")
		}
	}
	return l.Pick("a metric", "показатель")
}

// figures are the positions of the figures themselves among the columns.
func (c *checker) figures() []int {
	var list []int
	for i, col := range c.a.Frame.Columns {
		if col.Kind == frame.Figure && col.View == 0 {
			list = append(list, i)
		}
	}
	return list
}

// divided reports whether a metric divides: a share, a ratio, a mean.
func divided(m *model.Model, x *model.Metric) bool {
	if x.Cohort != nil || x.Unit.Kind() == unit.Percent || x.Unit.Kind() == unit.Ratio {
		return true
	}
	if x.Flow != nil {
		return slices.Contains([]model.Agg{model.Mean, model.Median, model.P90}, x.Flow.Agg)
	}
	return !x.Formula.IsZero() && m.Rollup(x.Name, model.OverPeriod) == model.RollAsk && len(x.Formula.Inputs()) > 1
}

func (c *checker) denominators() {
	some, empty := false, 0
	for _, i := range c.figures() {
		if !divided(c.m, c.a.Frame.Columns[i].Metric) {
			continue
		}
		some = true
		for _, r := range c.a.Frame.Rows {
			if s := r.Cells[i].State; s != formula.Present && s != formula.Hidden {
				empty++
			}
		}
	}
	switch {
	case !some:
		c.say("g", "Only sums and counts: there is nothing to divide", "Только суммы и количества: делить нечего")
	case empty == 0:
		c.say("g", "Denominators are in order", "Знаменатель в порядке")
	default:
		c.say("w", "Nothing to divide by in cells: "+c.l.Int(int64(empty))+"; they say “—”",
			"Делить не на что, ячеек: "+c.l.Int(int64(empty))+"; там стоит «—»")
	}
}

// double holds the sum of the rows against the total.
func (c *checker) double() {
	if len(c.a.Frame.By) == 0 && c.a.Frame.Grain == cal.None || len(c.a.Frame.Total.Cells) == 0 {
		return
	}
	checked := 0
	for _, i := range c.figures() {
		x := c.a.Frame.Columns[i].Metric
		title := func(l lang.Lang) string { return x.Title.In(string(l)) }
		if c.manyIn(x) {
			c.say("w", "“"+title(lang.EN)+"”: one may stand in several rows, so rows add up to more than the total",
				"«"+title(lang.RU)+"»: один и тот же бывает в нескольких строках, поэтому сумма строк больше итога")
			continue
		}
		if !c.addsUp(x) || c.a.Frame.Cut > 0 && !c.a.Query.Others {
			continue
		}
		sum := 0.0
		for _, r := range c.a.Frame.Rows {
			sum += r.Cells[i].V
		}
		checked++
		if whole := c.a.Frame.Total.Cells[i].V; math.Abs(sum-whole) > 1e-6*max(1, math.Abs(whole)) {
			checked = -len(c.a.Frame.Columns)
			c.say("x", "“"+title(lang.EN)+"”: rows do not add up to the total", "«"+title(lang.RU)+"»: строки не складываются в итог")
		}
	}
	if checked > 0 {
		c.say("g", "Nothing is counted twice", "Двойного счёта нет")
	}
}

// addsUp reports whether the rows of a metric are meant to add up.
func (c *checker) addsUp(x *model.Metric) bool {
	for _, d := range c.a.Frame.By {
		if c.m.Rollup(x.Name, d.Name) != model.RollSum {
			return false
		}
	}
	return c.a.Frame.Grain == cal.None || c.m.Rollup(x.Name, model.OverPeriod) == model.RollSum
}

// manyIn reports whether a metric counts something that can stand in several rows.
func (c *checker) manyIn(x *model.Metric) bool {
	return x.Flow != nil && x.Flow.Agg == model.Distinct || x.Stock != nil && x.Stock.Agg == model.Distinct && len(c.a.Frame.By) > 0
}

// unnamed says which part of a figure has no member of a dimension.
func (c *checker) unnamed() {
	at := slices.IndexFunc(c.figures(), func(i int) bool { return c.addsUp(c.a.Frame.Columns[i].Metric) })
	if at < 0 || len(c.a.Frame.Total.Cells) == 0 {
		return
	}
	i := c.figures()[at]
	whole := c.a.Frame.Total.Cells[i].V
	if whole <= 0 {
		return
	}
	for k, d := range c.a.Frame.By {
		lost := 0.0
		for _, r := range c.a.Frame.Rows {
			if !r.Others && k < len(r.Keys) && r.Keys[k].Null {
				lost += r.Cells[i].V
			}
		}
		if lost == 0 {
			c.say("g", d.Title.EN+" is given everywhere", d.Title.RU+": указано везде")
			continue
		}
		const much = 0.2
		mark := "w"
		if lost/whole > much {
			mark = "x"
		}
		of := c.a.Frame.Columns[i].Metric.Title
		c.say(mark, d.Title.EN+" is not given: "+c.l.Percent(lost/whole, 1)+" of “"+of.EN+"”",
			d.Title.RU+": не указано у "+c.l.Percent(lost/whole, 1)+" («"+of.RU+"»)")
	}
}

// small counts the rows whose shares and means stand on too few records.
func (c *checker) small() {
	var bases []model.Name
	for _, i := range c.figures() {
		x := c.a.Frame.Columns[i].Metric
		if base, ok := baseOf(c.v, x, c.a.Query.By); ok && divided(c.m, x) && !slices.Contains(bases, base) {
			bases = append(bases, base)
		}
	}
	if len(bases) == 0 {
		return
	}
	q := query.Query{Metrics: bases, By: c.a.Query.By, Where: c.a.Query.Where, Range: c.a.Query.Range, Grain: c.a.Query.Grain}
	a, err := c.desk.Ask(c.ctx, c.v.Viewer, q)
	if err != nil {
		return // the check is left out, the figures themselves stand
	}
	few := 0
	for _, r := range a.Frame.Rows {
		if slices.ContainsFunc(r.Cells, func(v formula.Value) bool { return v.State == formula.Present && v.V > 0 && v.V < fewRows }) {
			few++
		}
	}
	if few > 0 {
		c.say("w", "Rows with fewer than 20 records: "+c.l.Int(int64(few))+". Shares and means there are chance",
			"Строк, где меньше 20 записей: "+c.l.Int(int64(few))+". Доли и средние там случайны")
	}
}

// baseOf finds the count that the records behind a metric are counted with: the metric itself when it counts, else the widest
// count of the same fact and day that the viewer may see and that can be split the same way.
func baseOf(v *page.Visit, x *model.Metric, by []model.Name) (model.Name, bool) {
	m := v.About.Model
	fits := func(y *model.Metric) bool {
		return counts(y) && v.Viewer.Grant.Shows(m, y) && !slices.ContainsFunc(by, func(d model.Name) bool { return !m.CanSplit(y.Name, d) })
	}
	if fits(x) {
		return x.Name, true
	}
	for _, leaf := range m.Leaves(x.Name) {
		fact, role := leaf.Base()
		var best *model.Metric
		for _, y := range m.Metrics() {
			if fits(y) && y.Flow.Fact == fact && y.Flow.Day == role && (best == nil || narrower(best.Flow.Where, y.Flow.Where)) {
				best = y
			}
		}
		if best != nil {
			return best.Name, true
		}
	}
	return "", false
}

// counts reports whether a metric is a plain count of things that happen.
func counts(x *model.Metric) bool {
	if x.Flow == nil || x.Unit.Kind() != unit.Count || x.Unit.Rate() {
		return false
	}
	return x.Flow.Agg == model.Count || x.Flow.Agg == model.Sum && x.Flow.Of == "n"
}

// narrower reports whether conditions a leave less than b, as far as their number tells.
func narrower(a, b []model.Cond) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	values := func(list []model.Cond) (n int) {
		for _, c := range list {
			n += len(c.Values)
		}
		return n
	}
	return values(a) < values(b)
}
