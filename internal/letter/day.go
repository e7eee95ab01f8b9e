package letter

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/target"
)

// MostLines is how long a morning may be.
const MostLines = 12

// Desk is what figures are asked of. A desk of package ask is one.
type Desk interface {
	target.ChainDesk
	About(ctx context.Context) (ask.About, error)
	Records(ctx context.Context, v access.Viewer, q query.Query, page ask.Page) (*ask.RecordList, error)
	List(ctx context.Context, v access.Viewer, l ask.Listing) (*ask.Listed, error)
}

// Day tells a person their morning: what yesterday brought, what stands for today, where the plan is, and what burns.
type Day struct {
	Desk Desk
	Now  func() time.Time
	// Base is the address of the pages, "" none.
	Base string
}

// Who is whom a morning is told, with what they may see.
type Who struct {
	User   account.User
	Viewer access.Viewer
	Lang   lang.Lang
}

// telling is one morning being told.
type telling struct {
	*Day

	who   Who
	about ask.About
	owner string // the one person it is about; "" is all that the viewer sees
	l     lang.Lang
}

// Tell gives the lines of a morning, at most [MostLines]; none where the person sees no figures.
func (d *Day) Tell(ctx context.Context, w Who) (lines []string, err error) {
	defer fault.Wrap(&err, "letter.Tell(%s)", w.User.Login)
	g := w.Viewer.Grant
	if !g.All && len(g.Rows) == 0 || g.Metrics != nil && len(g.Metrics) == 0 {
		return nil, nil
	}
	t := &telling{Day: d, who: w, l: w.Lang}
	if t.about, err = d.Desk.About(ctx); err != nil {
		return nil, err
	}
	if w.User.Role == account.Manager {
		t.owner = w.User.CRMUser
	}
	told := 0
	for _, part := range []func(context.Context) ([]string, error){t.yesterday, t.plan, t.today, t.burning} {
		more, err := part(ctx)
		if err != nil {
			return nil, err
		}
		told += len(more)
		lines = append(lines, more...)
	}
	if told == 0 {
		return nil, nil
	}
	foot := t.foot()
	lines = slices.Concat([]string{t.head()}, lines[:min(len(lines), MostLines-1-len(foot))], foot)
	return lines, nil
}

func (t *telling) head() string {
	return capital(t.l.Weekday(t.about.Today.Weekday())) + ", " + t.l.DayAxis(t.about.Today)
}

func (t *telling) foot() (lines []string) {
	c, old := t.about.Calendar, time.Time{}
	for _, f := range t.about.Fresh {
		if f.Seen.After(old) {
			old = f.Seen
		}
	}
	if day := cal.DayOf(old, c.Zone); !old.IsZero() && day < t.about.Today {
		lines = append(lines, t.l.Pick("The data is as of ", "Данные на ")+t.l.DayAxis(day)+", "+t.l.Clock(old, c.Zone))
	}
	if t.Base != "" {
		where := "/d"
		if t.owner != "" {
			where = "/my"
		}
		lines = append(lines, strings.TrimRight(t.Base, "/")+where)
	}
	return lines
}

// shown keeps the metrics that may be shown.
func (t *telling) shown(list ...model.Name) (out []model.Name) {
	for _, name := range list {
		if m, ok := t.about.Model.Metric(name); ok && t.who.Viewer.Grant.Shows(t.about.Model, m) {
			out = append(out, name)
		}
	}
	return out
}

// where narrows a question to the person the morning is about.
func (t *telling) where() []model.Cond {
	if t.owner == "" {
		return nil
	}
	return []model.Cond{{Name: "owner", Op: model.In, Values: []string{"#" + t.owner}}}
}

// totals asks for the totals of metrics, as far as they may be shown.
func (t *telling) totals(ctx context.Context, days cal.Range, metrics ...model.Name) (map[model.Name]formula.Value, error) {
	metrics, out := t.shown(metrics...), map[model.Name]formula.Value{}
	if len(metrics) == 0 {
		return out, nil
	}
	list, err := t.Desk.AskAll(ctx, t.who.Viewer, []query.Query{{Metrics: metrics, Range: days.String(), Where: t.where()}})
	if err != nil {
		return nil, err
	}
	a := list[0]
	if a.Err != nil {
		return out, ofRights(a.Err)
	}
	for _, name := range metrics {
		if i := a.Frame.Column(name); i >= 0 && a.Frame.Total.Cells[i].State == formula.Present {
			out[name] = a.Frame.Total.Cells[i]
		}
	}
	return out, nil
}

// ofRights takes a refusal for what it is: the figure is not theirs.
func ofRights(err error) error {
	if fault.Is(err, fault.Forbidden) || fault.Is(err, fault.NotFound) || fault.Is(err, fault.Invalid) {
		return nil
	}
	return err
}

// figure is one of a line: its words in both languages.
type figure struct {
	metric model.Name
	en, ru string
}

// yesterday tells the last working day and what came after it.
func (t *telling) yesterday(ctx context.Context) (lines []string, err error) {
	today := t.about.Today
	days := cal.Range{From: t.about.Calendar.PrevWorking(today), To: today}
	sales := []figure{
		{"revenue", "revenue", "выручка"},
		{"deals_won", "sales", "продаж"},
		{"payments_sum", "paid", "оплачено"},
		{"leads_new", "new leads", "новых лидов"},
		{"tickets_new", "new tickets", "новых обращений"},
		{"tickets_solved", "solved", "решено"},
	}
	work := []figure{
		{"calls_out", "calls out", "звонков"},
		{"call_minutes", "talk", "разговоры"},
		{"proposals_cnt", "proposals", "КП"},
		{"meetings_held", "meetings", "встреч"},
	}
	if t.who.Viewer.Grant.Metrics == nil {
		sales = sales[:4] // those who see all are told of sales; service has its own
	}
	var names []model.Name
	for _, f := range slices.Concat(sales, work) {
		names = append(names, f.metric)
	}
	got, err := t.totals(ctx, days, names...)
	if err != nil {
		return nil, err
	}
	said := t.l.Pick("Yesterday", "Вчера")
	if days.To-days.From > 1 {
		said = t.l.Range(days)
	}
	if text := t.figures(got, sales); text != "" {
		lines = append(lines, said+": "+text)
		said = t.l.Pick("Work", "Работа")
	}
	if text := t.figures(got, work); text != "" {
		lines = append(lines, said+": "+text)
	}
	return lines, nil
}

// figures writes figures in a line; those that are not there are left out.
func (t *telling) figures(got map[model.Name]formula.Value, list []figure) string {
	var parts []string
	for _, f := range list {
		v, ok := got[f.metric]
		m, known := t.about.Model.Metric(f.metric)
		if !ok || !known {
			continue
		}
		parts = append(parts, t.l.Pick(f.en, f.ru)+" "+t.write(m, v.V))
	}
	return strings.Join(parts, ", ")
}

func (t *telling) write(m *model.Metric, v float64) string {
	switch m.Unit.Kind() { //nolint:exhaustive // all others are counts here
	case unit.Money:
		return t.l.MoneyTile(int64(math.Round(v)), t.about.Settings.Currency)
	case unit.Duration:
		return t.l.Duration(int64(math.Round(v)))
	}
	return t.l.Number(v, 0)
}

// plan tells where the month stands and what it asks of each day.
func (t *telling) plan(ctx context.Context) (lines []string, err error) {
	if len(t.shown("revenue")) == 0 {
		return nil, nil
	}
	c, l := t.about.Calendar, t.l
	month := c.Whole(cal.ByMonth, c.Ordinal(t.about.Today, cal.ByMonth))
	q := query.Query{Metrics: []model.Name{"revenue"}, Range: month.String(), Plan: true, Where: t.where()}
	questions := []query.Query{q}
	if t.owner == "" {
		q.By = []model.Name{"owner"}
		questions = append(questions, q)
	}
	list, err := t.Desk.AskAll(ctx, t.who.Viewer, questions)
	if err != nil {
		return nil, err
	}
	a := list[0]
	if a.Err != nil {
		return nil, ofRights(a.Err)
	}
	i := a.Frame.Column("revenue")
	fact, metric, currency := a.Frame.Total.Cells[i], a.Frame.Columns[i].Metric, a.Settings.Currency
	aim := a.Frame.Aim(a.Frame.Total, metric)
	if !aim.Known || fact.State == formula.Hidden {
		return nil, nil
	}
	scale := lang.ScaleOf(max(int64(fact.V), int64(aim.Value)), currency)
	line := l.Pick("Plan of the month: ", "План месяца: ") + l.MoneyIn(int64(fact.V), currency, scale) + l.Pick(" of ", " из ") +
		l.MoneyIn(int64(aim.Value), currency, scale) + " " + l.MoneyUnit(currency, scale)
	done, pace, _ := frame.Attained(metric, fact, aim)
	if done.State == formula.Present {
		line += ", " + l.Percent(done.V, 1)
	}
	if pace.State == formula.Present {
		line += l.Pick(", pace ", ", темп ") + l.Percent(pace.V, 0)
	}
	lines = []string{line}
	if t.owner != "" {
		need, err := t.need(ctx, month, aim)
		return append(lines, need...), err
	}
	return append(lines, t.behind(list[1])...), nil
}

// need tells what the plan asks of each day that is left.
func (t *telling) need(ctx context.Context, month cal.Range, aim plan.Aim) ([]string, error) {
	l, currency := t.l, t.about.Settings.Currency
	scope := plan.Scope{{Dim: "owner", Members: []string{t.owner}}}
	act, err := target.ReadActivity(ctx, t.Desk, t.who.Viewer, scope, month, t.about.Today)
	switch {
	case err != nil:
		return nil, ofRights(err)
	case act.Rest <= 0:
		return []string{l.Pick("The plan is met.", "План выполнен.")}, nil
	case aim.Left < 1:
		return nil, nil
	}
	line := l.Pick("Needed a day: ", "Нужно в день: ") + l.MoneyTile(int64(act.Rest*ask.MinorUnits/aim.Left), currency) +
		l.Pick(", working days left: ", ", рабочих дней осталось: ") + l.Int(int64(aim.Left))
	return []string{line}, nil
}

// behind names those whose pace is the lowest.
func (t *telling) behind(a *ask.Answer) []string {
	const most = 3
	if a.Err != nil {
		return nil
	}
	type late struct {
		name string
		pace float64
	}
	var list []late
	i := a.Frame.Column("revenue")
	for _, r := range a.Frame.Rows {
		if r.Keys[0].Null || r.Others {
			continue
		}
		m := a.Frame.Columns[i].Metric
		_, pace, _ := frame.Attained(m, r.Cells[i], a.Frame.Aim(r, m))
		if frame.BandOf(pace) == frame.Bad {
			list = append(list, late{a.Names.Title(a.Frame.By[0], r.Keys[0]), pace.V})
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b late) int { return cmp.Or(cmp.Compare(a.pace, b.pace), cmp.Compare(a.name, b.name)) })
	names := make([]string, 0, most)
	for _, x := range list[:min(most, len(list))] {
		names = append(names, x.name+" "+t.l.Percent(x.pace, 0))
	}
	line := t.l.Pick("Below the pace: ", "Ниже темпа: ") + strings.Join(names, ", ")
	if n := len(list) - most; n > 0 {
		line += t.l.Pick(" and more: ", " и ещё ") + t.l.Int(int64(n))
	}
	return []string{line}
}

// linked makes a link of a line that is an address.
func linked(line string) string {
	text := html.EscapeString(line)
	if strings.HasPrefix(line, "https://") || strings.HasPrefix(line, "http://") {
		return fmt.Sprintf(`<a href="%s" style="color:#3350c8">%s</a>`, text, text)
	}
	return text
}

func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + text[size:]
}
