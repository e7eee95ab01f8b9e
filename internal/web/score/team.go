package score

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/score"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// teamPage is the page of the team.
type teamPage struct {
	V         *page.Visit
	Goals     []goalView
	Growth    *GrowthView
	Ranking   rankView
	Keeper    bool // may switch the ranking
	Leads     bool // may set goals
	Form      goalForm
	Rules     []string
	HasRecord bool
}

// goalView is a team goal as it is shown.
type goalView struct {
	ID, Title, Who, Metric, Fact, Goal, Done, Bar, When, State, Mark string
	Over, Endable                                                    bool
}

// goalForm is the form of a new goal as it was typed.
type goalForm struct {
	Title, Department, Metric, Goal, From, Till string
	Departments, Metrics                        []choice
	ErrAt, Err                                  string
	Open                                        bool
}

func (f goalForm) of(name string) string {
	if f.ErrAt == name {
		return f.Err
	}
	return ""
}

// rankView is the public ranking.
type rankView struct {
	Public, In, May bool
	Leagues         []leagueView
	Own, Frozen     string
}

type leagueView struct {
	Title, In string
	Rows      []rankRow
}

type rankRow struct{ Place, Name, Points string }

// GrowthView is somebody's growth as a card shows it.
type GrowthView struct {
	Lines []growthLine
	// Rank says how it stands with the ranking; Join that they may take part.
	Rank string
	Join bool
}

type growthLine struct{ Icon, Text, Sub string }

// GrowthOf gives the growth of whoever looks, for a page of theirs; ok is false where there is none.
func (p *Pages) GrowthOf(r *http.Request, v *page.Visit) (g GrowthView, ok bool, err error) {
	if p.Service == nil || v.User.CRMUser == "" {
		return g, false, nil
	}
	x, err := p.Service.Growth(r.Context(), v.User.CRMUser)
	if err != nil {
		return g, false, err
	}
	return p.growth(v, x), true, nil
}

func (p *Pages) growth(v *page.Visit, x score.Growth) GrowthView {
	var g GrowthView
	add := func(icon, text, sub string) { g.Lines = append(g.Lines, growthLine{icon, text, sub}) }
	if x.Quick > 1 {
		n := strconv.Itoa(x.Quick)
		add("target", v.T(ordinal(x.Quick)+" week in a row with answers within ", n+"-я неделя подряд ответ до ")+strconv.Itoa(x.Promise)+v.T(" min", " мин"), "")
	}
	if x.Growing > 1 {
		add("trending-up", v.T(ordinal(x.Growing)+" week in a row above your own base", strconv.Itoa(x.Growing)+"-я неделя подряд выше своей базы"), "")
	}
	if revenue, ok := metric(v, "revenue"); ok && x.Revenue.Known && v.Viewer.Grant.Shows(v.About.Model, revenue) {
		sub := v.T("mean week ", "средняя неделя ") + p.figure(v, "revenue", &x.Revenue.Now) + v.T(", base ", ", база ") + p.figure(v, "revenue", &x.Revenue.Base)
		add(trend(x.Revenue.Change), besideText(v, v.T("Revenue", "Выручка"), x.Revenue.Change), sub)
	}
	if x.Points.Known {
		sub := v.Lang.Range(x.Week) + ": " + v.Lang.Number(x.Points.Now, 0) + v.T(" points, base ", " баллов, база ") + v.Lang.Number(x.Points.Base, 0)
		add(trend(x.Points.Change), besideText(v, v.T("Points of the week", "Баллы за неделю"), x.Points.Change), sub)
	}
	if x.Reasons {
		add("checklist", v.T("Every refusal has its reason", "Все отказы с причиной"), monthName(v, x.Month))
	}
	for _, b := range best(x.Badges) {
		add("star", badgeText(v, b), v.Lang.Day(b.Period))
	}
	switch {
	case !x.Place.Public:
		g.Rank = v.T("The team's ranking is off.", "Рейтинг отдела выключен.")
	case !x.Place.In:
		g.Rank, g.Join = v.T("You are not in the ranking.", "Вы не участвуете в рейтинге."), true
	case x.Place.Of > 0:
		g.Rank = v.T("Your place: ", "Ваше место: ") + strconv.Itoa(x.Place.Place) + v.T(" of ", " из ") + strconv.Itoa(x.Place.Of) +
			v.T(" (seen by you alone)", " (видите только вы)")
	}
	return g
}

func trend(change int64) string {
	if change < 0 {
		return "trending-down"
	}
	return "trending-up"
}

func besideText(v *page.Visit, what string, change int64) string {
	share := v.Lang.Percent(float64(max(change, -change))/float64(score.Hundred), 0)
	switch {
	case change > 0:
		return what + v.T(" above your base by ", " выше своей базы на ") + share
	case change < 0:
		return what + v.T(" below your base by ", " ниже своей базы на ") + share
	}
	return what + v.T(" as usual", " на уровне своей базы")
}

// best leaves the highest badge of each kind, the latest of equals.
func best(list []score.Badge) (out []score.Badge) {
	for _, b := range list {
		at := slices.IndexFunc(out, func(x score.Badge) bool { return x.Kind == b.Kind })
		switch {
		case at < 0:
			out = append(out, b)
		case b.Level > out[at].Level:
			out[at] = b
		}
	}
	return out
}

// ordinal is an English ordinal number.
func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}

func badgeText(v *page.Visit, b score.Badge) string {
	n := strconv.Itoa(b.Level)
	switch b.Kind {
	case score.Quick:
		return v.T("Badge: "+n+" weeks of quick answers", "Знак: быстрые ответы, недель подряд — "+n)
	case score.Growing:
		return v.T("Badge: "+n+" weeks above your own base", "Знак: выше своей базы, недель подряд — "+n)
	case score.Reasons:
		return v.T("Badge: a month with every refusal explained", "Знак: месяц, где у каждого отказа есть причина")
	}
	return string(b.Kind)
}

// team shows the team's goals, one's own growth and the ranking.
func (p *Pages) team(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.showTeam(w, r, v, goalForm{})
}

func (p *Pages) showTeam(w http.ResponseWriter, r *http.Request, v *page.Visit, f goalForm) error {
	who := seer(v)
	if !who.Keeps() && who.Owner == "" {
		return page.ErrNoPage
	}
	ctx := r.Context()
	goals, err := p.Service.Challenges(ctx, who)
	if err != nil {
		return err
	}
	team, err := p.Service.People.Team(ctx)
	if err != nil {
		return err
	}
	x := teamPage{V: v, Keeper: v.Administers(), Leads: who.Keeps(), Form: f}
	for _, g := range goals {
		x.Goals = append(x.Goals, p.goal(v, who, team, g))
	}
	if g, ok, err := p.GrowthOf(r, v); err != nil {
		return err
	} else if ok {
		x.Growth = &g
	}
	if err := p.ranking(r, v, &x); err != nil {
		return err
	}
	for _, rule := range score.Rules() {
		x.Rules = append(x.Rules, p.title(v, rule.Metric)+" — "+strconv.FormatInt(rule.Points, 10))
	}
	if x.Leads {
		p.goalChoices(v, who, team, &x.Form)
	}
	pg := p.in(v, "team", v.T("Team", "Команда"))
	pg.Body = teamView(x)
	if f.ErrAt != "" {
		w = &wrong{w, http.StatusUnprocessableEntity}
	}
	return p.site.Show(w, r, v, pg)
}

func (p *Pages) ranking(r *http.Request, v *page.Visit, x *teamPage) error {
	rank, err := p.Service.Ranking(r.Context())
	if err != nil {
		return err
	}
	x.Ranking = rankView{Public: rank.Public, May: v.User.CRMUser != ""}
	for _, l := range rank.Leagues {
		one := leagueView{In: v.Lang.Int(int64(l.In)), Title: v.T("Experienced", "Опытные")}
		switch {
		case l.Mixed || len(rank.Leagues) == 1 && !l.New:
			one.Title = v.T("Everybody who takes part", "Все участники")
		case l.New:
			one.Title = v.T("Newcomers, up to half a year", "Новички, до полугода")
		}
		for _, s := range l.Top {
			one.Rows = append(one.Rows, rankRow{strconv.Itoa(s.Place), s.Person.Name, v.Lang.Int(s.Points)})
		}
		x.Ranking.Leagues = append(x.Ranking.Leagues, one)
	}
	if v.User.CRMUser == "" {
		return nil
	}
	g, err := p.Service.Growth(r.Context(), v.User.CRMUser)
	if err != nil {
		return err
	}
	x.Ranking.In = g.Place.In
	if g.Place.Of > 0 {
		x.Ranking.Own = strconv.Itoa(g.Place.Place) + v.T(" of ", " из ") + strconv.Itoa(g.Place.Of) + " · " +
			v.Lang.Int(g.Place.Points) + v.T(" points", " баллов")
	}
	if g.Place.Frozen > 0 {
		x.Ranking.Frozen = v.Lang.Int(g.Place.Frozen)
	}
	return nil
}

func (p *Pages) goal(v *page.Visit, who score.Seer, team score.Team, g score.Going) goalView {
	x := goalView{
		ID: g.ID, Title: g.Title, Who: first(team.Title[g.Department], v.T("the whole company", "вся компания")), Metric: p.title(v, g.Metric),
		Fact: p.figure(v, g.Metric, g.Fact), Goal: p.figure(v, g.Metric, &g.Goal), Done: v.Lang.Percent(float64(g.Done)/float64(score.Hundred), 0),
		Bar: strconv.FormatFloat(min(100, float64(g.Done)/100), 'f', 1, 64), When: v.Lang.Range(cal.Through(g.From, g.Till)), Over: g.Over,
		Endable: !g.Over && (who.Role.Administers() || who.Role == account.Head && g.Department != "" && team.Within(g.Department, who.Departments)),
	}
	if m, ok := metric(v, g.Metric); !ok || !v.Viewer.Grant.Shows(v.About.Model, m) {
		x.Done, x.Bar = "—", "0"
	}
	switch {
	case !g.Ended.IsZero():
		x.State, x.Mark = v.T("called off", "снята"), "o"
	case g.Reached:
		x.State, x.Mark = v.T("reached", "достигнута"), "g"
	case g.Over:
		x.State, x.Mark = v.T("not reached", "не достигнута"), "x"
	case v.About.Today < g.From:
		x.State, x.Mark = v.T("begins ", "начнётся ")+v.Lang.Day(g.From), "o"
	default:
		x.State, x.Mark = v.Lang.Pick(v.Lang.Count(int64(g.Left), "day", "days")+" left", "осталось дней: "+strconv.Itoa(g.Left)), "w"
	}
	return x
}

func (p *Pages) goalChoices(v *page.Visit, who score.Seer, team score.Team, f *goalForm) {
	root := ask.RootOf(team.Parent)
	for id, title := range team.Title {
		if root != "" && id == root && id != f.Department && who.Role.Administers() {
			continue // it is the whole company, which is there by that name
		}
		if who.Role.Administers() || team.Within(id, who.Departments) {
			f.Departments = append(f.Departments, choice{Value: id, Title: first(title, id), On: f.Department == id})
		}
	}
	slices.SortFunc(f.Departments, func(a, b choice) int { return cmp.Or(strings.Compare(a.Title, b.Title), cmp.Compare(a.Value, b.Value)) })
	if who.Role.Administers() {
		f.Departments = append([]choice{{Title: v.T("the whole company", "вся компания"), On: f.Department == ""}}, f.Departments...)
	}
	for _, m := range v.About.Model.Metrics() {
		if m.Catalog && m.Waits == "" && m.Better == model.More && m.Area != "plan" && v.Viewer.Grant.Shows(v.About.Model, m) {
			f.Metrics = append(f.Metrics, choice{Value: m.Name, Title: m.Title.In(string(v.Lang)), Hint: unitOf(v, m), On: cmp.Or(f.Metric, "revenue") == m.Name})
		}
	}
	slices.SortFunc(f.Metrics, func(a, b choice) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	today := v.About.Today
	f.From = cmp.Or(f.From, today.String())
	f.Till = cmp.Or(f.Till, (score.MonthOf(today).Range().To - 1).String())
}

// withUnit names a metric with what its figures are typed in.
func withUnit(m choice) string {
	if m.Hint == "" {
		return m.Title
	}
	return m.Title + ", " + m.Hint
}

// unitOf says what a figure of a metric is typed in.
func unitOf(v *page.Visit, m *model.Metric) string {
	switch m.Unit.Kind() {
	case unit.Money:
		return target.UnitText(v.Lang, m.Unit, v.About.Settings.Currency, lang.Units)
	case unit.Percent:
		return "%"
	case unit.Duration:
		return v.T("minutes", "минуты")
	case unit.Number, unit.Ratio, unit.Count, unit.Points:
	}
	return ""
}

// addGoal sets a team a goal.
func (p *Pages) addGoal(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	q := r.PostForm
	f := goalForm{
		Title: q.Get("title"), Department: q.Get("department"), Metric: q.Get("metric"), Goal: q.Get("goal"), From: q.Get("from"), Till: q.Get("till"), Open: true,
	}
	c := score.Challenge{Title: f.Title, Department: f.Department, Metric: f.Metric}
	var bad error
	for _, x := range []struct {
		name, text string
		to         *cal.Day
	}{{"from", f.From, &c.From}, {"till", f.Till, &c.Till}} {
		day, err := cal.ParseDay(x.text)
		if err != nil && bad == nil {
			f.ErrAt, bad = x.name, err
		}
		*x.to = day
	}
	value, ok := number(f.Goal)
	if m, known := metric(v, c.Metric); known && !v.Viewer.Grant.Shows(v.About.Model, m) {
		c.Metric = "" // how far the team has come would tell the figure
	} else if known && ok {
		c.Goal = value / scale(m)
	}
	if bad == nil {
		_, bad = p.Service.AddChallenge(r.Context(), seer(v), c)
		f.ErrAt = score.Field(bad)
	}
	if bad != nil {
		if f.ErrAt == "" {
			return bad
		}
		f.Err = v.Lang.Message(bad)
		return p.showTeam(w, r, v, f)
	}
	p.site.Note(r, v, audit.Define, "team goal", c.Title+": "+c.Metric+" "+strconv.FormatFloat(c.Goal, 'f', -1, 64))
	return see(w, r, "/team")
}

// endGoal calls a goal off.
func (p *Pages) endGoal(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := p.Service.EndChallenge(r.Context(), seer(v), r.PathValue("id")); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "team goal "+r.PathValue("id"), "called off")
	return see(w, r, "/team")
}

// take keeps whether the visitor takes part in the ranking.
func (p *Pages) take(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	in := r.PostForm.Get("in") == "1"
	if err := p.Service.Take(r.Context(), seer(v), in); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Rights, "team ranking", "takes part: "+strconv.FormatBool(in))
	return see(w, r, "/team")
}

// turn switches the ranking on or off for the company.
func (p *Pages) turn(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	on := r.PostForm.Get("on") == "1"
	if err := p.Service.Switch(r.Context(), seer(v), on); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "team ranking", "on: "+strconv.FormatBool(on))
	return see(w, r, "/team")
}
