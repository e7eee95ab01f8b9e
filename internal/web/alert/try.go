package alert

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// tried is over how many days a rule is tried.
const tried = 90

// trial is what a rule would have told on the days gone by.
type trial struct {
	Sentence string
	Problem  string // why it cannot be tried; the fields say it too
	None     string // why there is nothing to try
	Count    int
	Headline string
	Advice   string
	Rows     []fired
	More     int
	Strip    strip
}

// fired is one incident of a trial.
type fired struct {
	From, To, Name, Figure, Usual string
}

// strip is the days with the incidents on them: bars in lanes, in units of a day.
type strip struct {
	Days  int
	Lanes int
	Bars  []bar
	Ticks []tick
	Says  string
}

type bar struct {
	X, W, Lane int
	Open       bool
	Title      string
}

type tick struct {
	X    int
	Text string
}

// shownFired is how many incidents of a trial are listed, mostLanes how many lie above each other.
const (
	shownFired = 12
	mostLanes  = 8
)

// tryState tries what the form says; what is wrong with it is told instead.
func (p *Pages) tryState(ctx context.Context, v *page.Visit, s *state) (*trial, error) {
	rule, err := s.rule(v.About.Model, v.About.Settings.Currency, v.Lang)
	named := s.TitleRU != "" || s.TitleEN != ""
	if !named { // it may be tried before it has a name
		delete(s.wrong, "title_ru")
		rule.Title = model.Text{RU: v.T("New alert", "Новое оповещение")}
	}
	if s.Metric == "" && !s.told() { // nothing is chosen yet, so nothing is wrong yet
		return &trial{None: v.T("Choose a metric and a condition: here you will see what it would have told.",
			"Выберите показатель и условие: здесь появится, о чём оно сообщило бы.")}, nil
	}
	if err != nil && len(s.wrong) > 0 {
		return &trial{Problem: v.Lang.Message(err)}, nil
	}
	rule.Off = false
	if rule.ID == "" {
		rule.ID = "new"
	}
	return p.tryRule(ctx, v, rule)
}

// tryRule tells when a rule would have fired, by the figures that the visitor may see.
func (p *Pages) tryRule(ctx context.Context, v *page.Visit, rule alert.Rule) (*trial, error) {
	t := &trial{}
	if condition(v, rule) != "" {
		t.Sentence = capital(sentence(v, rule))
	}
	if rule.Metric == "" {
		t.None = v.T("This is told the moment it happens and has no past to try it on.", "Об этом сообщается сразу, как случится; проверить на прошлом нельзя.")
		return t, nil
	}
	done, err := p.site.Turn(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	viewer := v.Viewer
	list, err := p.Service.BackTest(ctx, viewer, bare(rule), tried)
	if err != nil {
		if ofForm(err) && t.Sentence == "" { // it is not typed yet
			t.None = v.Lang.Message(err)
			return t, nil
		}
		if ofForm(err) {
			t.Problem = v.Lang.Message(err)
			return t, nil
		}
		return nil, err
	}
	list = slices.DeleteFunc(list, func(x alert.Past) bool { return !x.Alert })
	names, err := p.names(ctx, v, rule, list)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b alert.Past) int { return cmp.Compare(b.From, a.From) })
	t.Count = len(list)
	t.Headline, t.Advice = verdict(v.Lang, rule, len(list))
	for i, x := range list {
		if i == shownFired {
			t.More = len(list) - shownFired
			break
		}
		t.Rows = append(t.Rows, p.fired(v, rule, x, names))
	}
	t.Strip = stripOf(v, list, names)
	return t, nil
}

func capital(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return text
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// verdict says how often that is.
func verdict(l lang.Lang, r alert.Rule, n int) (headline, advice string) {
	const often, few = 12, 1
	headline = l.Pick("It would have told "+l.Count(int64(n), "time", "times")+" in 90 days",
		"Сообщило бы "+l.Count(int64(n), "раз", "раза", "раз")+" за 90 дней")
	switch {
	case n == 0:
		return l.Pick("It would not have told once in 90 days", "За 90 дней не сообщило бы ни разу"),
			l.Pick("Either all was well, or the condition is too strict.", "Либо всё было в порядке, либо условие слишком строгое.")
	case n >= often && !r.Event:
		return headline, l.Pick("That is often: people stop reading. Ask for more checks in a row, a larger volume, or move the bound.",
			"Это часто: такие сообщения перестают читать. Увеличьте число проверок подряд, минимальный объём или отодвиньте порог.")
	case n > few && !r.Event:
		return headline, l.Pick("Few enough to be read.", "Не слишком часто: такие сообщения читают.")
	}
	return headline, ""
}

// names are the members that fired, with the visitor's rights.
func (p *Pages) names(ctx context.Context, v *page.Visit, r alert.Rule, list []alert.Past) (map[string]string, error) {
	out := map[string]string{}
	if r.By == "" || len(list) == 0 {
		return out, nil
	}
	first, last := list[0].From, list[0].From
	for _, x := range list {
		first, last = min(first, x.From), max(last, x.From)
	}
	const before = 120
	q, err := query.ParseText(r.Where)
	if err != nil {
		return nil, err
	}
	q.Metrics, q.By, q.Range = []model.Name{r.Metric}, []model.Name{r.By}, cal.Range{From: first - before, To: min(last+1, v.About.Today+1)}.String()
	a, err := p.site.Desk.Ask(ctx, v.Viewer, q)
	if err != nil {
		return nil, err
	}
	for _, row := range a.Frame.Rows {
		if len(row.Keys) > 0 && !row.Others {
			out[row.Keys[0].ID] = a.Names.Title(a.Frame.By[0], row.Keys[0])
		}
	}
	return out, nil
}

func (p *Pages) fired(v *page.Visit, r alert.Rule, x alert.Past, names map[string]string) fired {
	item := alert.Item{Rule: r, Value: x.At.Value, Known: x.At.Known, Low: x.At.Low, High: x.At.High, Currency: v.About.Settings.Currency}
	if m, ok := v.About.Model.Metric(r.Metric); ok {
		item.Unit = alert.UnitOf(r, m)
	}
	f := fired{
		From: v.Lang.Day(x.From), To: v.T("goes on", "ещё идёт"), Name: nameOf(v, r, x.Key, names), Figure: item.Number(v.Lang),
		Usual: joined(item.Of(v.Lang), item.Usual(v.Lang)),
	}
	if x.To != 0 {
		f.To = v.Lang.Day(x.To)
	}
	return f
}

func nameOf(v *page.Visit, r alert.Rule, key string, names map[string]string) string {
	if r.By == "" {
		return v.T("the whole company", "вся компания")
	}
	return cmp.Or(names[key], render.Bare(key))
}

// stripOf lays incidents over the days: those of one member lie in one lane.
func stripOf(v *page.Visit, list []alert.Past, names map[string]string) strip {
	from := v.About.Today - tried + 1
	s := strip{Days: tried}
	lanes := map[string]int{}
	for _, x := range slices.Backward(list) { // the oldest first
		lane, ok := lanes[x.Key]
		if !ok {
			lane = min(len(lanes), mostLanes-1)
			lanes[x.Key] = lane
		}
		begin, end := max(x.From, from), x.To
		if end == 0 {
			end = v.About.Today + 1
		}
		title := names[x.Key]
		if title != "" {
			title += ": "
		}
		s.Bars = append(s.Bars, bar{X: int(begin - from), W: max(1, int(end-begin)), Lane: lane, Open: x.To == 0, Title: title + v.Lang.Day(x.From)})
		s.Lanes = max(s.Lanes, lane+1)
	}
	for day := from; day <= v.About.Today; day++ {
		if y, m, d := day.YMD(); d == 1 {
			s.Ticks = append(s.Ticks, tick{int(day - from), v.Lang.MonthAxis(y, m)})
		}
	}
	s.Says = v.T("Days from ", "Дни с ") + v.Lang.Day(from) + v.T(" to ", " по ") + v.Lang.Day(v.About.Today)
	return s
}

// versions tells how a rule came to be what it is.
func (p *Pages) versions(ctx context.Context, v *page.Visit, x *screen) ([]version, error) {
	list, err := p.Service.Versions(ctx, x.S.ID)
	if err != nil {
		return nil, err
	}
	var out []version
	for i, one := range list {
		n := version{No: one.Rule.Version, Who: v.T("came with the program", "пришло с программой")}
		if !one.At.IsZero() {
			n.Who, n.When = one.By, render.Moment(one.At, v.About.Calendar.Zone, v.Lang)
			if u, err := p.find(v, one.By); err == nil && u.Name != "" {
				n.Who = u.Name
			}
		}
		if i+1 < len(list) {
			n.Changes = changes(v, list[i+1].Rule, one.Rule, x.People)
		}
		out = append(out, n)
	}
	if shipped, ok := p.Service.Shipped(x.S.ID); ok && len(list) > 1 {
		x.Changed = len(changes(v, shipped, list[0].Rule, x.People)) > 0
	}
	return out, nil
}

// changes says what is another in a rule than it was.
func changes(v *page.Visit, was, is alert.Rule, people []account.User) []string {
	var list []string
	add := func(en, ru, before, after string) {
		if before != after {
			list = append(list, v.T(en, ru)+": "+cmp.Or(before, "—")+" → "+cmp.Or(after, "—"))
		}
	}
	l := string(v.Lang)
	onOff := func(off bool) string {
		return map[bool]string{true: v.T("off", "выключено"), false: v.T("on", "включено")}[off]
	}
	add("State", "Состояние", onOff(was.Off), onOff(is.Off))
	add("Title", "Название", was.Title.In(l), is.Title.In(l))
	add("Explanation", "Пояснение", was.Says.In(l), is.Says.In(l))
	add("Condition", "Условие", sentence(v, was), sentence(v, is))
	add("Filters", "Фильтры", was.Where, is.Where)
	add("Who is told", "Кому", strings.Join(whom(v, was, people), ", "), strings.Join(whom(v, is, people), ", "))
	add("Quiet hours", "Тихие часы", hours(was), hours(is))
	add("Digest", "Сводка в", was.Digest, is.Digest)
	add("Leads to", "Ведёт на отчёт", was.Report, is.Report)
	add("Good checks in a row", "Хороших проверок подряд", number(max(1, was.Calm)), number(max(1, is.Calm)))
	add("Way back", "Запас на возврат", way(v, was), way(v, is))
	return list
}

func hours(r alert.Rule) string {
	if r.Quiet.From == "" {
		return ""
	}
	return r.Quiet.From + "–" + r.Quiet.To
}

func way(v *page.Visit, r alert.Rule) string {
	if r.Clear == 0 {
		return ""
	}
	if r.Kind == alert.Anomaly {
		return v.Lang.Percent(r.Clear, 0)
	}
	return bound(v, r, r.Clear)
}
