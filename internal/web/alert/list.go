package alert

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// listing is the page of what is going on, of the rules and of what was.
type listing struct {
	V        *page.Visit
	Keeps    bool
	Said     string
	Open     []one
	Events   []one
	Fired    []told // the sentence at the top
	Rules    []ruleRow
	History  []one
	Of       string // the rule whose history is shown, "" all
	Choices  []ruleRow
	More     string // where all of the history is
	MoreText string
	Happened []ruleRow // rules of things that merely happen, whose history stands apart
}

// told is a part of a sentence.
type told struct {
	Text string
	Bold bool
	Bad  bool
}

// T picks a text by the reader's language.
func (x listing) T(en, ru string) string { return x.V.T(en, ru) }

// one is an incident as it is shown.
type one struct {
	Rule, Key, Title, Name, Figure, Usual, Says, Parts string
	Since, Lasted, Ended                               string
	Mark, State, Told                                  string
	Report, Records                                    string
	Taken, Snoozed                                     bool
	Takes, Wakes, Hushes                               bool // the visitor may take it; may wake it; may put it off for all
	Steps, Quotes                                      []string
	Gauge                                              gauge
}

// gauge is where a figure stands beside what was expected, in hundredths of the way.
type gauge struct {
	Some            bool
	From, Width, At float64
}

// ruleRow is a line of the rules.
type ruleRow struct {
	ID, Title, Condition, Whom, Mark, State, Count string
	On, Waits, Here                                bool
}

const shownHistory = 25

// list shows the page.
func (p *Pages) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx, q := r.Context(), r.URL.Query()
	x := listing{V: v, Keeps: alert.Keeps(v.Person.Role), Said: saidText(v, q.Get("said")), Of: q.Get("rule")}
	open, err := p.Service.Open(ctx, user(v))
	if err != nil {
		return err
	}
	rules, err := p.rules(ctx, v)
	if err != nil {
		return err
	}
	if x.Of != "" && !slices.ContainsFunc(rules, func(r alert.Rule) bool { return r.ID == x.Of }) {
		return page.ErrNoPage
	}
	history, err := p.Service.History(ctx, user(v), x.Of)
	if err != nil {
		return err
	}
	reports := p.reports(ctx, v)
	for _, c := range open {
		if c.Rule.Event {
			x.Events = append(x.Events, p.shown(v, c, reports))
		} else {
			x.Open = append(x.Open, p.shown(v, c, reports))
		}
	}
	slices.SortStableFunc(x.Open, func(a, b one) int { return cmp.Compare(weight(a), weight(b)) })
	for i, c := range history {
		if i == shownHistory && q.Get("all") == "" {
			x.More = "/alerts?" + url.Values{"rule": {x.Of}, "all": {"1"}}.Encode() + "#history"
			x.MoreText = v.T("Show all: ", "Показать все: ") + v.Lang.Int(int64(len(history)))
			break
		}
		x.History = append(x.History, p.shown(v, c, reports))
	}
	people := p.people(ctx, v)
	for _, rule := range rules {
		row := p.ruleRow(v, rule, open, people)
		x.Rules = append(x.Rules, row)
		row.Here = rule.ID == x.Of
		if rule.Event {
			x.Happened = append(x.Happened, row)
		} else {
			x.Choices = append(x.Choices, row)
		}
	}
	x.Fired = summary(v, x.Open, history, x.Of != "")
	p.site.Note(r, v, audit.View, "alerts", "")
	pg := ui.Page{Title: v.T("Schedules and alerts", "Рассылки и оповещения"), Section: page.TellSection, Tabs: p.site.TellTabs(v, "alerts"), Body: listView(x)}
	if x.Keeps {
		pg.Actions = newButton(v)
	}
	return p.site.Show(w, r, v, pg)
}

// weight puts what nobody takes care of first.
func weight(x one) int {
	switch {
	case x.Snoozed:
		return 2
	case x.Taken:
		return 1
	}
	return 0
}

// rules are those that the visitor may know of.
func (p *Pages) rules(ctx context.Context, v *page.Visit) ([]alert.Rule, error) {
	all, err := p.Service.Rules(ctx)
	if err != nil {
		return nil, err
	}
	var list []alert.Rule
	for _, r := range all {
		ok, err := p.Service.Reads(ctx, user(v), r)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b alert.Rule) int { return cmp.Compare(a.Title.In(string(v.Lang)), b.Title.In(string(v.Lang))) })
	return list, nil
}

// people are the accounts by name, for those who keep rules.
func (p *Pages) people(ctx context.Context, v *page.Visit) []account.User {
	if p.site.Accounts == nil || !alert.Keeps(v.Person.Role) {
		return nil
	}
	list, err := p.site.Accounts.List(ctx)
	if err != nil {
		p.site.Log.WarnContext(ctx, "people of alerts", "error", err)
	}
	return list
}

// reports are the boards that the visitor may open, by id.
func (p *Pages) reports(ctx context.Context, v *page.Visit) map[string]string {
	out := map[string]string{}
	if p.site.Boards == nil {
		return out
	}
	list, err := p.site.Boards.List(ctx, v.Person, "")
	if err != nil {
		p.site.Log.WarnContext(ctx, "reports of alerts", "error", err)
	}
	for _, b := range list {
		out[b.ID] = b.Title.In(string(v.Lang))
	}
	return out
}

// shown makes an incident a line of a page.
func (p *Pages) shown(v *page.Visit, c alert.Case, reports map[string]string) one {
	l, zone := v.Lang, v.About.Calendar.Zone
	began := cal.DayOf(c.Since, zone)
	x := one{
		Rule: c.Rule.ID, Key: c.Key, Title: c.Rule.Title.In(string(l)), Name: c.Name, Figure: c.Number(l), Usual: joined(c.Of(l), c.Usual(l)),
		Says: c.Rule.Says.In(string(l)), Parts: c.Contributors(l), Since: l.Day(began), Taken: c.Phase == alert.Acknowledged, Snoozed: c.Phase == alert.Snoozed,
		Gauge: gaugeOf(c.Item), Wakes: c.Own || c.Hushes, Hushes: c.Hushes,
	}
	x.Takes = !x.Snoozed && (!x.Taken || c.Loud && c.Hushes) // whoever took it may not answer for it
	if !c.Known {
		x.Figure = lang.Missing
	}
	for _, q := range c.Quotes {
		x.Quotes = append(x.Quotes, q.Title.In(string(l))+": "+q.Text)
	}
	if c.Rule.Event && c.Rule.Metric != "" && c.Value == 1 { // that it happened once, the title says
		x.Figure = ""
	}
	if reports[c.Rule.Report] != "" || c.Path != "" && v.Administers() {
		x.Report = c.Href()
	}
	x.Records = c.Records
	who := c.By
	if u, err := p.find(v, c.By); err == nil && u.Name != "" {
		who = u.Name
	}
	switch c.Phase {
	case alert.Acknowledged:
		x.Mark, x.State = "w", v.T("taken by ", "в работе: ")+who
	case alert.Snoozed:
		x.Mark, x.State = "o", v.T("put off until ", "отложено до ")+l.Day(cal.DayOf(c.Until, zone))
		if c.Own {
			x.State += v.T(", for you alone", ", только для вас")
		} else {
			x.State += v.T(", by ", ", кем: ") + who
		}
	case alert.Resolved:
		x.Mark, x.State = "g", v.T("over", "закончилось")
	case alert.Firing, alert.Pending, alert.Quiet, alert.Muted, alert.Woken:
		x.Mark, x.State = "x", v.T("going on", "идёт")
		if c.Calms && !c.Rule.Event {
			x.Mark, x.State = "w", v.T("coming back to usual", "возвращается к норме")
		}
	}
	until := v.About.Today
	if !c.Ended.IsZero() {
		until = cal.DayOf(c.Ended, zone)
		x.Ended = l.Day(until)
	}
	x.Lasted = lasted(l, int(until-began))
	x.Told = p.told(v, c.Told)
	for _, e := range c.Steps {
		x.Steps = append(x.Steps, p.step(v, e, zone))
	}
	return x
}

// told says who was told of an incident, and who was not.
func (p *Pages) told(v *page.Visit, list []alert.Delivery) string {
	names := map[alert.Outcome][]string{}
	for _, d := range list {
		name := d.Login
		if u, err := p.find(v, d.Login); err == nil && u.Name != "" {
			name = u.Name
		}
		names[d.Outcome] = append(names[d.Outcome], name)
	}
	var parts []string
	for _, x := range []struct {
		of     alert.Outcome
		en, ru string
	}{
		{alert.Sent, "Told: ", "Сообщили: "},
		{alert.Withheld, "Not told, the figure is not theirs to see: ", "Не сообщили, цифра им не видна: "},
		{alert.Missed, "Not sent, no address or chat that works: ", "Некуда отправить, нет работающего адреса или чата: "},
		{alert.KeptBack, "Not told, they have put it off: ", "Не сообщили, отложили для себя: "},
		{alert.Unwanted, "Not told, they have stopped it: ", "Не сообщили, отписались: "},
	} {
		if list := names[x.of]; len(list) > 0 {
			parts = append(parts, v.T(x.en, x.ru)+strings.Join(list, ", "))
		}
	}
	return strings.Join(parts, ". ")
}

// joined puts two parts of a line together, those there are.
func joined(a, b string) string { return strings.TrimPrefix(strings.TrimSuffix(a+", "+b, ", "), ", ") }

// find is whose login it is; nobody's where there are no accounts.
func (p *Pages) find(v *page.Visit, login string) (account.User, error) {
	if p.site.Accounts == nil || login == "" || login == page.Local {
		return account.User{Name: map[bool]string{true: v.T("you", "вы")}[login == page.Local]}, nil
	}
	return p.site.Accounts.Find(context.Background(), login)
}

func (p *Pages) step(v *page.Visit, e alert.Event, zone *time.Location) string {
	day := v.Lang.Day(cal.DayOf(e.At, zone))
	who := e.By
	if u, err := p.find(v, e.By); err == nil && u.Name != "" {
		who = u.Name
	}
	switch e.Phase {
	case alert.Firing:
		return day + " — " + v.T("began", "началось")
	case alert.Acknowledged:
		return day + " — " + v.T("taken by ", "приняли в работу: ") + who
	case alert.Snoozed:
		return day + " — " + v.T("put off by ", "отложили: ") + who
	case alert.Muted:
		return day + " — " + v.T("put off for themselves alone: ", "отложили только для себя: ") + who
	case alert.Woken:
		return day + " — " + v.T("on again: ", "снова сообщать: ") + who
	case alert.Resolved:
		return day + " — " + v.T("over", "закончилось")
	case alert.Pending, alert.Quiet:
	}
	return day
}

// gaugeOf places a figure beside what was expected of it.
func gaugeOf(x alert.Item) gauge {
	if !x.Known || x.Rule.Event || x.Rule.Kind == alert.Feed || !x.Low.Is && !x.High.Is {
		return gauge{}
	}
	low, high := x.Low.At, x.High.At
	if !x.Low.Is {
		low = min(0, high, x.Value)
	}
	if !x.High.Is {
		high = max(low*2, low+1e-9, x.Value)
		if low <= 0 {
			high = max(high, low+max(1, -x.Value))
		}
	}
	from, to := min(low, x.Value), max(high, x.Value)
	room := (to - from) * 0.08
	from, to = from-room, to+room
	if !(to > from) {
		return gauge{}
	}
	at := func(v float64) float64 { return (v - from) / (to - from) * 100 }
	return gauge{Some: true, From: at(low), Width: at(high) - at(low), At: at(x.Value)}
}

func (p *Pages) ruleRow(v *page.Visit, r alert.Rule, open []alert.Case, people []account.User) ruleRow {
	row := ruleRow{
		ID: r.ID, Title: r.Title.In(string(v.Lang)), Condition: ruleText(v, r), Whom: strings.Join(whom(v, r, people), ", "), On: !r.Off,
		Waits: !r.Off && !r.Live(),
	}
	var names []string
	taken := 0
	for _, c := range open {
		if c.Rule.ID == r.ID {
			names = append(names, cmp.Or(c.Name, c.Number(v.Lang)))
			if c.Phase != alert.Firing {
				taken++
			}
		}
	}
	const few = 2
	switch {
	case r.Off:
		row.Mark, row.State = "o", v.T("off", "выключено")
	case row.Waits:
		row.Mark, row.State = "o", r.Waits.In(string(v.Lang))
	case len(names) == 0:
		row.Mark, row.State = "g", v.T("quiet", "спокойно")
	default:
		row.Mark = "x"
		if taken == len(names) || r.Event {
			row.Mark = "w"
		}
		row.State = strings.Join(names[:min(few, len(names))], ", ")
		if more := len(names) - few; more > 0 {
			row.State += v.T(" and "+v.Lang.Int(int64(more))+" more", " и ещё "+v.Lang.Int(int64(more)))
		}
	}
	return row
}

// ruleText is a rule in a line under its title.
func ruleText(v *page.Visit, r alert.Rule) string {
	if s := subject(v, r); s != "" {
		return s + ": " + condition(v, r)
	}
	return condition(v, r)
}

// summary says in a sentence what the page shows.
func summary(v *page.Visit, open []one, history []alert.Case, narrowed bool) []told {
	l := v.Lang
	alone := 0
	for _, x := range open {
		if weight(x) == 0 {
			alone++
		}
	}
	out := []told{}
	add := func(text string, bold, bad bool) { out = append(out, told{text, bold, bad}) }
	n := int64(len(open))
	if n == 0 {
		add(v.T("Nothing is out of order among what you may see.", "Среди того, что вам видно, всё в порядке."), false, false)
	} else {
		add(v.T("Now ", "Сейчас "), false, false)
		add(l.Count(n, v.T("incident", "инцидент"), v.T("incidents", "инцидента"), v.T("incidents", "инцидентов")), true, alone > 0)
		switch {
		case alone == len(open):
			add(v.T(", nobody has taken any of them. ", ", в работу пока ничего не принято. "), false, false)
		case alone > 0:
			add(v.T(", nobody has taken "+l.Int(int64(alone))+" of them. ", ", без ответственного: "+l.Int(int64(alone))+". "), false, false)
		default:
			add(v.T(", somebody takes care of each. ", ", каждым кто-то занят. "), false, false)
		}
	}
	if narrowed {
		return out
	}
	const days = 90
	since := v.About.Today - days
	lately := int64(0)
	for _, c := range history {
		if cal.DayOf(c.Since, v.About.Calendar.Zone) > since {
			lately++
		}
	}
	add(v.T(" In 90 days there were "+l.Count(lately, "incident", "incidents")+".",
		" За 90 дней "+l.Plural(lately, "начался", "началось", "началось")+" "+l.Count(lately, "инцидент", "инцидента", "инцидентов")+"."), false, false)
	return out
}

// saidText is what has just been done, in words.
func saidText(v *page.Visit, key string) string {
	switch key {
	case "taken":
		return v.T("You have taken it. Nobody else is told until it is over.", "Принято в работу. Другим об этом больше не сообщаем, пока не закончится.")
	case "snoozed":
		return v.T("Put off: nobody is told until then.", "Отложено: до этого дня никому не сообщаем.")
	case "seen":
		return v.T("You have taken it. Your head and the others are told as before.",
			"Принято в работу. Руководителю и остальным сообщаем по-прежнему.")
	case "muted":
		return v.T("Put off for you: you are not told until then. The others are told as before.",
			"Отложено для вас: до этого дня вам не сообщаем. Остальным сообщаем по-прежнему.")
	case "woken":
		return v.T("It is told again.", "Снова сообщаем.")
	case "off":
		return v.T("The alert is off.", "Оповещение выключено.")
	case "on":
		return v.T("The alert is on.", "Оповещение включено.")
	case "deleted":
		return v.T("The alert is deleted. Its history stays.", "Оповещение удалено. Его история остаётся.")
	case "saved":
		return v.T("Saved. It holds from the next check.", "Сохранено. Действует со следующей проверки.")
	case "reset":
		return v.T("The alert is again as it came with the program.", "Оповещение снова такое, каким пришло с программой.")
	}
	return ""
}
