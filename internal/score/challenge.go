package score

import (
	"context"
	"crypto/rand"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// Going is a challenge with how far the team has come. The figure is asked anew each time.
type Going struct {
	Challenge

	Fact *float64 // nil where there is no figure yet
	Done int64    // hundredths of a percent
	Over bool     // its last day has passed, or it was called off
	// Reached says that the goal is met; of a challenge that is over it is the result.
	Reached bool
	Left    int // days that are left, today among them
}

// AddChallenge sets a team a goal: administrators any team, heads their own.
func (s *Service) AddChallenge(ctx context.Context, who Seer, c Challenge) (_ Challenge, err error) {
	defer fault.Wrap(&err, "score.AddChallenge")
	team, err := s.People.Team(ctx)
	if err != nil {
		return c, err
	}
	about, err := s.Desk.About(ctx)
	if err != nil {
		return c, err
	}
	if !who.leads(team, c.Department) {
		return c, at("department", fault.Invalidf("Choose a department you lead.", "Выберите отдел, которым вы руководите."))
	}
	const most = 366
	c.Title = line(c.Title)
	m, ok := about.Model.Metric(c.Metric)
	switch n := utf8.RuneCountInString(c.Title); {
	case n == 0:
		return c, at("title", fault.Invalidf("Name the goal.", "Назовите цель."))
	case n > longest:
		return c, at("title", fault.Invalidf("At most %d characters.", "Не больше %d знаков.", longest))
	case !ok || m.Waits != "" || m.Better == model.Target:
		return c, at("metric", fault.Invalidf("Choose a metric from the list.", "Выберите показатель из списка."))
	case c.Goal <= 0:
		return c, at("goal", fault.Invalidf("A goal is more than 0.", "Цель — больше 0."))
	case c.Till < c.From:
		return c, at("till", fault.Invalidf("It ends before it begins.", "Окончание раньше начала."))
	case c.Till < about.Today:
		return c, at("till", fault.Invalidf("This day has passed already.", "Этот день уже прошёл."))
	case c.Till-c.From >= most:
		return c, at("till", fault.Invalidf("A goal lasts at most a year.", "Цель ставится не больше чем на год."))
	}
	const long = 10
	c.ID, c.By, c.At, c.Ended = strings.ToLower(rand.Text()[:long]), who.Login, s.Now().UTC().Truncate(time.Second), time.Time{}
	return c, s.Store.AddChallenge(ctx, c)
}

// leads reports whether the seer may set a department its goals; "" is the whole company.
func (s Seer) leads(t Team, department string) bool {
	return s.Role.Administers() || s.Role == account.Head && department != "" && t.Within(department, s.Departments)
}

// EndChallenge calls a challenge off.
func (s *Service) EndChallenge(ctx context.Context, who Seer, id string) (err error) {
	defer fault.Wrap(&err, "score.EndChallenge(%q)", id)
	team, err := s.People.Team(ctx)
	if err != nil {
		return err
	}
	list, err := s.Store.Challenges(ctx)
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.ID == id && who.leads(team, c.Department) {
			return s.Store.EndChallenge(ctx, id, s.Now().UTC().Truncate(time.Second))
		}
	}
	return fault.Sentence(fault.NotFound, "There is no such goal, or it is not yours to end.", "Такой цели нет, или завершить её можете не вы.")
}

// Challenges gives the goals of the seer's team with where it stands. All of the team see it: that is what it was set for.
func (s *Service) Challenges(ctx context.Context, who Seer) (out []Going, err error) {
	defer fault.Wrap(&err, "score.Challenges")
	all, err := s.Store.Challenges(ctx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	team, err := s.People.Team(ctx)
	if err != nil {
		return nil, err
	}
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, err
	}
	today := about.Today
	own, _ := team.Find(who.Owner)
	var list []query.Query
	for _, c := range all {
		mine := c.Department == "" || team.Within(own.Department, []string{c.Department})
		if !mine && !who.leads(team, c.Department) {
			continue
		}
		last := c.Till
		if !c.Ended.IsZero() {
			last = min(last, today)
		}
		text := "metrics=" + url.QueryEscape(c.Metric) + "&range=" + cal.Through(c.From, max(c.From, last)).String()
		if c.Department != "" {
			text += "&department=" + url.QueryEscape("#"+c.Department)
		}
		q, err := query.ParseText(text)
		if err != nil {
			return nil, err
		}
		list = append(list, q)
		out = append(out, Going{Challenge: c, Over: c.Till < today || !c.Ended.IsZero(), Left: max(0, int(c.Till-max(today, c.From))+1)})
	}
	answers, err := s.Desk.AskAll(ctx, access.Admin("en"), list)
	if err != nil {
		return nil, err
	}
	for i, a := range answers {
		one := Facts{}
		if a.Err == nil && a.Frame != nil {
			take(one, out[i].Metric, a.Frame.Total, a.Frame.Column(out[i].Metric))
		}
		out[i].reach(one.of(out[i].Metric), table{model: about.Model}.better(out[i].Metric))
	}
	return out, nil
}

// reach says how far a fact is on the way.
func (g *Going) reach(fact *float64, better model.Better) {
	if g.Fact = fact; fact == nil {
		return
	}
	g.Done, _ = Line{How: Ratio}.Attained(*fact, g.Goal, better)
	g.Reached = g.Done >= Hundred
}
