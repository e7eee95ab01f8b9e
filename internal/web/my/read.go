package my

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render/chart"
	"svodka/internal/target"
	"svodka/internal/web/page"
	scores "svodka/internal/web/score"
	"svodka/internal/web/tile"
)

// view is the page.
type view struct {
	V    *page.Visit
	Who  person
	Self bool
	// Files are what the page is downloaded as.
	Files tile.Export
	// Status is the line of the header, Month the month's name in its words.
	Status string

	Plan      planCard
	Bonus     *scores.Bonus
	Pay       string // where the sheet of somebody else's pay is
	Chart     chart.Chart
	ChartSay  string
	Sales     string // how many sales, "" none
	SalesAt   string
	Today     todayCard
	Tomorrow  tomorrowCard
	WorkTitle string
	Work      []mini
	Deals     []dealLine
	DealsBy   string
	Funnel    funnelCard
	Growth    *scores.GrowthView
}

// reading is what one page is made from.
type reading struct {
	*Pages

	r     *http.Request
	ctx   context.Context //nolint:containedctx // a reading lives inside one request
	v     *page.Visit     // sees the person's rows alone
	who   person
	month cal.Range
	today cal.Day
	eve   cal.Day // the day whose 18:00 looks at the next working one
	list  []*ask.Answer
	norms target.Activity // what the plan asks of each day that is left
}

// The questions of a page, in their order.
const (
	qMonth = iota
	qDays
	qWork
	qWeeks
	qEve
	qNow
	qStages
	qChances
	questions
)

// usual is how many whole weeks one's usual week is the mean of.
const usual = 8

// worked are the figures of the month's work.
func worked() []model.Name {
	return []model.Name{"calls_out", "call_minutes", "proposals_cnt", "proposals_sum", "meetings_held", "payments_cnt", "payments_sum", "frt_median"}
}

// read makes the page.
func (p *Pages) read(r *http.Request, v *page.Visit, who person) (x view, err error) {
	n := v.About.Calendar.Ordinal(v.About.Today, cal.ByMonth)
	d := &reading{Pages: p, r: r, ctx: r.Context(), v: as(v, who.ID), who: who, today: v.About.Today, month: v.About.Calendar.Whole(cal.ByMonth, n)}
	d.eve = d.today
	if !v.About.Calendar.Working(d.eve) {
		d.eve = v.About.Calendar.PrevWorking(d.eve)
	}
	x = view{V: v, Who: who, Self: who.ID == v.User.CRMUser}
	if d.list, err = p.site.Desk.AskAll(d.ctx, d.v.Viewer, d.questions()); err != nil {
		return x, err
	}
	for _, a := range d.list {
		if a.Err != nil {
			return x, a.Err
		}
	}
	x.Status = d.status()
	y, m, _ := d.month.From.YMD()
	x.WorkTitle = v.T("Work in ", "Работа за ") + v.Lang.Month(y, m)
	if x.Self {
		x.WorkTitle = v.T("My work in ", "Моя работа за ") + v.Lang.Month(y, m)
	}
	for _, part := range []func(*view) error{d.plan, d.days, d.pay, d.burning, d.tomorrow, d.work, d.deals, d.funnel} {
		if err := part(&x); err != nil {
			return x, err
		}
	}
	return x, nil
}

func (d *reading) questions() []query.Query {
	month := d.month.String()
	last := d.v.About.Calendar.Ordinal(d.month.From, cal.ByMonth)
	closed := cal.Range{From: d.v.About.Calendar.Whole(cal.ByMonth, last-2).From, To: d.month.From}
	list := make([]query.Query, questions)
	list[qMonth] = query.Query{Metrics: []model.Name{"revenue", "deals_won"}, Range: month, Plan: true}
	list[qDays] = query.Query{Metrics: []model.Name{"revenue"}, Range: month, Grain: cal.ByDay, Plan: true}
	list[qWork] = query.Query{Metrics: worked(), Range: month, Plan: true}
	list[qWeeks] = query.Query{Metrics: worked(), Range: "last-8-weeks"}
	list[qEve] = query.Query{Metrics: []model.Name{"meetings_tomorrow", "tasks_tomorrow"}, Range: d.eve.String()}
	list[qNow] = query.Query{Metrics: []model.Name{"deals_no_task"}, Range: d.today.String()}
	list[qStages] = query.Query{Metrics: []model.Name{"stage_reached", "stage_conv"}, By: []model.Name{"pipeline", "stage"}, Range: closed.String()}
	list[qChances] = query.Query{Metrics: []model.Name{"stage_reached", "stage_won"}, By: []model.Name{"stage"}, Range: d.past().String()}
	return list
}

// past are the days in which deals began that most likely have ended: a year up to two months ago.
func (d *reading) past() cal.Range {
	const year, ripe = 365, 60
	return cal.Range{From: d.today - year - ripe, To: d.today - ripe}
}

// cell is a figure of the whole of an answer.
func cell(a *ask.Answer, column string) (formula.Value, frame.Column) {
	if i := a.Frame.Column(column); i >= 0 {
		return a.Frame.Total.Cells[i], a.Frame.Columns[i]
	}
	return formula.Value{State: formula.Empty}, frame.Column{}
}

func (d *reading) now() time.Time { return d.site.Now() }

// status says how much of the month has passed, and how fresh the data is.
func (d *reading) status() string {
	c, l := d.v.About.Calendar, d.v.Lang
	// As the plan to date, the count goes to the end of the last day there is data of: what is left is told beside it.
	upto := max(d.month.From, min(d.today, cal.DayOf(d.v.About.Version.Seen, c.Zone))+1)
	gone, all := c.WorkingDays(cal.Range{From: d.month.From, To: upto}), c.WorkingDays(d.month)
	y, m, _ := d.month.From.YMD()
	text := capital(l.Month(y, m)) + l.Pick(" is open: ", " идёт: ") + l.Int(int64(gone)) + l.Pick(" of ", " из ") +
		l.Int(int64(all)) + l.Pick(" working days", " раб. дней")
	var at time.Time
	for _, f := range d.v.About.Fresh {
		if f.Seen.After(at) {
			at = f.Seen
		}
	}
	if !at.IsZero() {
		text += l.Pick(" · data as of ", " · данные на ") + d.moment(at)
	}
	return text
}

// moment is a time as briefly as it can be told.
func (d *reading) moment(at time.Time) string {
	zone := d.v.About.Calendar.Zone
	if day := cal.DayOf(at, zone); day != d.today {
		return d.v.Lang.DayAxis(day)
	}
	return d.v.Lang.Clock(at, zone)
}

// planCard is the plan of the month and what it asks.
type planCard struct {
	Title            string
	Fact, Of, Unit   string
	Href             string
	Hidden, None     string // why there is no figure, or no plan
	Set              bool   // the visitor may set one
	Class, Mark      string
	Fill, Tick       string
	Done, Pace       string
	Spoken           string
	Need, NeedUnit   string
	Left             string
	Work, Gap, Basis string
	Range            string
	Met              bool
}

func (d *reading) plan(x *view) error {
	l, a := d.v.Lang, d.list[qMonth]
	y, m, _ := d.month.From.YMD()
	c := planCard{Title: l.Pick("My revenue in ", "Моя выручка за ") + l.Month(y, m), Set: d.v.Administers()}
	if !x.Self {
		c.Title = l.Pick("Revenue in ", "Выручка за ") + l.Month(y, m)
	}
	defer func() { x.Plan = c }()
	fact, column := cell(a, "revenue")
	if fact.State == formula.Hidden || column.Metric == nil {
		c.Hidden = l.Pick("Amounts are not shown to you.", "Суммы вам не показываются.")
		return nil
	}
	aim, currency := a.Frame.Aim(a.Frame.Total, column.Metric), a.Settings.Currency
	minor := int64(fact.V)
	scale := lang.ScaleOf(max(minor, int64(aim.Value)), currency)
	c.Fact, c.Unit, c.Href = l.MoneyIn(minor, currency, scale), l.MoneyUnit(currency, scale), records("revenue", d.who.ID, d.month.String())
	if won, _ := cell(a, "deals_won"); won.State == formula.Present && won.V > 0 {
		x.Sales = l.Count(int64(won.V), l.Pick("sale", "продажа"), l.Pick("sales", "продажи"), l.Pick("sales", "продаж"))
		x.SalesAt = records("deals_won", d.who.ID, d.month.String())
	}
	if !aim.Known {
		c.None = l.Pick("No plan is set for this month", "План на этот месяц не задан")
		return nil
	}
	c.Of = l.Pick("of ", "из ") + l.MoneyIn(int64(aim.Value), currency, scale)
	done, pace, _ := frame.Attained(column.Metric, fact, aim)
	if done.State == formula.Present {
		c.Done, c.Fill = l.Percent(done.V, 1), share(done.V)
	}
	if aim.Value > 0 && aim.Adds {
		c.Tick = share(aim.ToDate / aim.Value)
		c.Spoken = l.Pick("done ", "выполнено ") + c.Done + l.Pick(", by schedule ", ", по графику ") + l.Percent(aim.ToDate/aim.Value, 0)
	}
	if pace.State == formula.Present {
		c.Pace = l.Percent(pace.V, 1)
		c.Class, c.Mark = class(frame.BandOf(pace))
	}
	return d.need(&c, aim)
}

// need fills in what is to be done each day.
func (d *reading) need(c *planCard, aim plan.Aim) error {
	l, currency := d.v.Lang, d.v.About.Settings.Currency
	act, err := target.ReadActivity(d.ctx, d.site.Desk, d.v.Viewer, scopeOf(d.who.ID), d.month, d.today)
	if err != nil {
		return err
	}
	days := int64(aim.Left)
	switch {
	case act.Rest <= 0:
		c.Met = true
		return nil
	case days <= 0:
		c.Left = l.Pick("no working days left", "рабочих дней не осталось")
		return nil
	}
	c.Left = l.Pick("Needed a day, for ", "Нужно в день, ещё ") +
		l.Count(days, l.Pick("more day", "день"), l.Pick("more days", "дня"), l.Pick("more days", "дней"))
	day := int64(act.Rest * ask.MinorUnits / aim.Left)
	scale := lang.ScaleOf(day, currency)
	c.Need, c.NeedUnit = l.MoneyIn(day, currency, scale), l.MoneyUnit(currency, scale)
	c.Work, c.Range = asWork(act.Chain, l)
	c.Gap, c.Basis = act.GapText(l), act.Basis(l)
	if c.Work == "" {
		c.Basis = l.Pick("No sales in the last 26 weeks: there is no check and no conversions to tell it in work by.",
			"Продаж за последние 26 недель не было: нет чека и конверсий, чтобы пересчитать план в дела.")
	}
	d.norms = act
	return nil
}

// asWork says what a day's need is in sales, and what those take: «1,3 продажи: 3 КП, 2 встречи и 12 разговоров».
func asWork(c target.Chain, l lang.Lang) (text, between string) {
	if len(c.Links) == 0 {
		return "", ""
	}
	first := c.Links[0]
	text = target.Many(first.Day, l) + " " + plural(first.Day, l, first.Metric)
	between = target.Many(first.DayLow, l) + "–" + target.Many(first.DayHigh, l)
	var rest []string
	for _, x := range c.Links[1:] {
		rest = append(rest, target.Many(x.Day, l)+" "+plural(x.Day, l, x.Metric))
	}
	if len(rest) > 0 {
		text += ": " + l.List(rest)
	}
	return text, between
}

// plural is the form of a step's name beside a number; parts take the second one in Russian.
func plural(n float64, l lang.Lang, step model.Name) string {
	whole := int64(n + 0.5)
	if strings.ContainsAny(target.Many(n, l), ",.") {
		whole = 2 // written with a decimal: «1,3 продажи»
	}
	switch step {
	case "deals_won":
		return l.Plural(whole, l.Pick("sale", "продажа"), l.Pick("sales", "продажи"), l.Pick("sales", "продаж"))
	case "meetings_held":
		return l.Plural(whole, l.Pick("meeting", "встреча"), l.Pick("meetings", "встречи"), l.Pick("meetings", "встреч"))
	case "calls_talked":
		return l.Plural(whole, l.Pick("talk", "разговор"), l.Pick("talks", "разговора"), l.Pick("talks", "разговоров"))
	case "leads_new":
		return l.Plural(whole, l.Pick("lead", "лид"), l.Pick("leads", "лида"), l.Pick("leads", "лидов"))
	}
	return target.StepTitle(step, l)
}

// days draws the columns of the month's working days.
func (d *reading) days(x *view) error {
	a, l := *d.list[qDays], d.v.Lang
	if x.Plan.Hidden != "" {
		return nil
	}
	f := *a.Frame
	keep := func(day cal.Range, n int) bool {
		if day.From > d.today {
			return false
		}
		return d.v.About.Calendar.Working(day.From) || slices.ContainsFunc(f.Rows, func(r frame.Row) bool {
			return r.N == n && len(r.Cells) > 0 && r.Cells[0].State == formula.Present && r.Cells[0].V != 0
		})
	}
	shown := map[int]bool{}
	var periods []cal.Period
	for _, p := range f.Periods {
		if keep(p.Range, p.N) {
			periods, shown[p.N] = append(periods, p), true
		}
	}
	f.Periods = periods
	f.Rows = slices.DeleteFunc(slices.Clone(f.Rows), func(r frame.Row) bool { return !shown[r.N] })
	a.Frame = &f
	a.Views = slices.Clone(a.Views)
	for i := range a.Views {
		a.Views[i].Periods = periods
	}
	c, err := chart.Build(chart.Spec{Kind: "column", Title: l.Pick("Revenue by working day", "Выручка по рабочим дням"), Room: chartHigh}, &a, l)
	if err != nil {
		return err
	}
	x.Chart = c
	x.ChartSay = l.Pick("By working day; the dashes are the plan of the day", "По рабочим дням, штрих — план дня")
	if shown[d.v.About.Calendar.Ordinal(d.today, cal.ByDay)] && d.v.About.Calendar.Working(d.today) {
		x.ChartSay += l.Pick(". Today is not over", ". Сегодня ещё идёт")
	}
	return nil
}

const chartHigh = 196

// pay fills in bonus and growth: one's own are shown, those of others have a page of theirs.
func (d *reading) pay(x *view) error {
	if !x.Self {
		if role := d.v.Person.Role; d.site.HasBonus && (role.Administers() || role == "head") {
			x.Pay = "/bonus/of/" + d.who.ID
		}
		return nil
	}
	b, ok, err := d.scores.BonusOf(d.r, d.v)
	if err != nil {
		return err
	}
	if ok {
		x.Bonus = &b
	}
	g, ok, err := d.scores.GrowthOf(d.r, d.v)
	if ok {
		x.Growth = &g
	}
	return err
}

func byNumber(a, b float64) int { return cmp.Compare(b, a) }
