package score

import (
	"context"
	"crypto/rand"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Desk answers questions. [ask.Desk] does.
type Desk interface {
	AskAll(ctx context.Context, v access.Viewer, questions []query.Query) ([]*ask.Answer, error)
	List(ctx context.Context, v access.Viewer, l ask.Listing) (*ask.Listed, error)
	About(ctx context.Context) (ask.About, error)
}

// Freezer tells for which deals a correction is open: nobody gets points for them until it is settled.
type Freezer interface {
	Frozen(ctx context.Context) (deals []string, err error)
}

// Options are what a Service is made of.
type Options struct {
	Store  Store
	Desk   Desk
	People People
	// Frozen is nil where there is nothing to freeze for.
	Frozen Freezer
	Now    func() time.Time
}

// Service works out sheets and the competition. It is safe for use by several goroutines: it keeps nothing but its store.
type Service struct{ Options }

// New makes a service.
func New(o Options) *Service { return &Service{o} }

var errKeepers = fault.Sentence(fault.Forbidden, "Only an administrator may do this.", "Это может только администратор.")

func (s *Service) today(ctx context.Context) (cal.Day, error) {
	about, err := s.Desk.About(ctx)
	return about.Today, err
}

// Month is the current month in the company's zone.
func (s *Service) Month(ctx context.Context) (Month, error) {
	today, err := s.today(ctx)
	return MonthOf(today), err
}

// model is the shipped model with what the company has of its own.
func (s *Service) model(ctx context.Context) (*model.Model, error) {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, err
	}
	return about.Model, nil
}

// table is figures by person.
type table struct {
	model *model.Model
	by    map[string]*figures
}

type figures struct{ facts, plans Facts }

func (t table) at(id string) *figures {
	if t.by[id] == nil {
		t.by[id] = &figures{Facts{}, Facts{}}
	}
	return t.by[id]
}

func (t table) facts(id string) Facts { return t.at(id).facts }
func (t table) plans(id string) Facts { return t.at(id).plans }

// better says which direction of a metric is good.
func (t table) better(name model.Name) model.Better {
	if m, ok := t.model.Metric(name); ok {
		return m.Better
	}
	return model.More
}

// figures asks for metrics of everybody over a month, with plans. Each metric is a question of its own, so that one which
// cannot be told by person leaves the others standing. The figures are the company's: whoever looks, a sheet is the same.
func (s *Service) figures(ctx context.Context, m Month, metrics []model.Name) (out table, err error) {
	out.by = map[string]*figures{}
	if out.model, err = s.model(ctx); err != nil {
		return out, err
	}
	names := slices.Compact(slices.Sorted(slices.Values(slices.Concat(metrics, needs()))))
	var list []query.Query
	for _, name := range names {
		if _, ok := out.model.Metric(name); !ok {
			continue
		}
		q, err := query.ParseText("metrics=" + url.QueryEscape(name) + "&by=owner&compare=plan&range=" + string(m))
		if err != nil {
			return out, err
		}
		list = append(list, q)
	}
	answers, err := s.Desk.AskAll(ctx, access.Admin("en"), list)
	if err != nil {
		return out, err
	}
	for _, a := range answers {
		if a.Err != nil || a.Frame == nil {
			continue
		}
		name := a.Query.Metrics[0]
		fact, aim := a.Frame.Column(name), a.Frame.Column(name+"@plan")
		for _, row := range a.Frame.Rows {
			if len(row.Keys) != 1 || row.Keys[0].Null || row.N != plan.AllPeriods && a.Frame.Grain != cal.None {
				continue
			}
			x := out.at(row.Keys[0].ID)
			take(x.facts, name, row, fact)
			take(x.plans, name, row, aim)
		}
	}
	return out, nil
}

func take(into Facts, name model.Name, row frame.Row, column int) {
	if column >= 0 && row.Cells[column].State == formula.Present {
		into[name] = row.Cells[column].V
	}
}

// idle reports whether a person has neither done anything nor a plan to.
func (t table) idle(id string) bool {
	for _, v := range t.facts(id) {
		if v != 0 {
			return false
		}
	}
	return len(t.plans(id)) == 0
}

// counted fills in a nought where a count or a sum has no row: nobody sold anything is a figure too. What is worked out of
// others has none then.
func (t table) counted(id string, metrics []model.Name) Facts {
	f := t.facts(id)
	for _, name := range metrics {
		m, ok := t.model.Metric(name)
		if _, told := f[name]; ok && !told && m.Flow != nil && (m.Flow.Agg == model.Sum || m.Flow.Agg == model.Count) {
			f[name] = 0
		}
	}
	return f
}

// live works a month out as it stands now. What earlier months were corrected by stands in the month that is being closed, or
// in the one that is next to be.
func (s *Service) live(ctx context.Context, m Month, closing bool) ([]Sheet, error) {
	all, err := s.Store.Scorecards(ctx)
	if err != nil {
		return nil, err
	}
	team, err := s.People.Team(ctx)
	if err != nil {
		return nil, err
	}
	cards := inForce(all, m)
	last, err := s.lastClosed(ctx)
	if err != nil {
		return nil, err
	}
	fixed, late := map[string][]Correction{}, map[string]Person{}
	if last != "" && (closing || m == last.Add(1)) {
		if fixed, late, err = s.corrections(ctx, m); err != nil {
			return nil, err
		}
	}
	var metrics []model.Name
	for _, c := range cards {
		metrics = append(metrics, c.metrics()...)
	}
	out := []Sheet{}
	if len(cards) > 0 {
		figures, err := s.figures(ctx, m, metrics)
		if err != nil {
			return nil, err
		}
		for _, p := range team.People {
			c, ok := cardOf(cards, team, p)
			if idle := figures.idle(p.ID); !ok || idle && (p.Left || p.Login == "" && c.Who.fits(team, p) == 1) {
				continue // neither who has left nor who only stands in the CRM's list of employees
			}
			sheet := Work(c, figures.counted(p.ID, c.metrics()), figures.plans(p.ID), figures.better)
			sheet.Month, sheet.Person = m, p
			out = append(out, sheet.corrected(fixed[p.ID]))
			delete(late, p.ID)
		}
	}
	for _, id := range slices.Sorted(mapKeys(late)) { // who has no card any more, but something to be put right
		out = append(out, Sheet{Month: m, Person: late[id]}.corrected(fixed[id]))
	}
	return out, nil
}

func (s Sheet) corrected(list []Correction) Sheet {
	s.Corrections = list
	for _, c := range list {
		s.Total += c.Money
	}
	return s
}

// Sheets gives a month's sheets that the seer may see; closed tells whether it is sealed, nil while it is open.
func (s *Service) Sheets(ctx context.Context, who Seer, m Month) (out []Sheet, closed *Closing, err error) {
	defer fault.Wrap(&err, "score.Sheets(%s)", m)
	sheets, c, ok, err := s.sealed(ctx, m)
	if err != nil {
		return nil, nil, err
	}
	if ok {
		closed = &c
	} else if sheets, err = s.live(ctx, m, false); err != nil {
		return nil, nil, err
	}
	team, err := s.People.Team(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, x := range sheets {
		p := x.Person
		if now, ok := team.Find(p.ID); ok && closed != nil {
			p.Department = now.Department // a head sees whom they lead now
		}
		if who.Sees(team, p) {
			out = append(out, x)
		}
	}
	return out, closed, nil
}

// Of gives somebody's sheet; ok is false where they have none. Whom the seer may not see is fault.NotFound.
func (s *Service) Of(ctx context.Context, who Seer, owner string, m Month) (x Sheet, closed *Closing, ok bool, err error) {
	defer fault.Wrap(&err, "score.Of(%q, %s)", owner, m)
	team, err := s.People.Team(ctx)
	if err != nil {
		return x, nil, false, err
	}
	p, found := team.Find(owner)
	if !found || !who.Sees(team, p) {
		return x, nil, false, errNobody
	}
	list, closed, err := s.Sheets(ctx, who, m)
	for _, one := range list {
		if one.Person.ID == owner {
			return one, closed, true, err
		}
	}
	return Sheet{Month: m, Person: p}, closed, false, err
}

var errNobody = fault.Sentence(fault.NotFound, "There is no such person, or their pay is not shown to you.",
	"Такого человека нет, или его премия вам не показана.")

// Latest lists the newest version of each card and, as long as nobody has saved it, the proposal.
func (s *Service) Latest(ctx context.Context) (list []Card, err error) {
	defer fault.Wrap(&err, "score.Latest")
	all, err := s.Store.Scorecards(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, c := range all {
		if !seen[c.ID] {
			seen[c.ID] = true
			list = append(list, c)
		}
	}
	m, err := s.Month(ctx)
	if p := Proposal(m); !seen[p.ID] {
		list = append(list, p)
	}
	return list, err
}

// Versions lists the versions of a card, the newest first; fault.NotFound when there is none.
func (s *Service) Versions(ctx context.Context, id string) (list []Card, err error) {
	defer fault.Wrap(&err, "score.Versions(%q)", id)
	all, err := s.Store.Scorecards(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.ID == id {
			list = append(list, c)
		}
	}
	if len(list) > 0 {
		return list, nil
	}
	m, err := s.Month(ctx)
	if p := Proposal(m); p.ID == id {
		return []Card{p}, err
	}
	return nil, fault.Sentence(fault.NotFound, "There is no such scorecard.", "Такой карты нет.")
}

// SaveCard keeps a new version of a card, or a new card where it has no id. It is in force from its month; a closed month
// is never touched by it.
func (s *Service) SaveCard(ctx context.Context, who Seer, c Card) (_ Card, err error) {
	defer fault.Wrap(&err, "score.SaveCard(%q)", c.ID)
	if !who.Role.Administers() {
		return c, errKeepers
	}
	known, err := s.model(ctx)
	if err != nil {
		return c, err
	}
	if err := Check(&c, known); err != nil {
		return c, err
	}
	sealed, err := s.Store.SealedSheets(ctx, c.From)
	if err != nil {
		return c, err
	}
	if len(sealed) > 0 {
		return c, at("from", fault.Invalidf("This month is closed. Choose a later one.", "Этот месяц закрыт. Выберите более поздний."))
	}
	if c.ID == "" {
		const long = 8
		c.ID = strings.ToLower(rand.Text()[:long])
	}
	all, err := s.Store.Scorecards(ctx)
	if err != nil {
		return c, err
	}
	c.Version = 1
	for _, have := range all {
		if have.ID == c.ID {
			c.Version = max(c.Version, have.Version+1)
		}
	}
	c.By, c.At = who.Login, s.Now().UTC().Truncate(time.Second)
	return c, s.Store.AddScorecard(ctx, c)
}

// Try works a card out that nobody has saved, for one person: what a form shows beside itself.
func (s *Service) Try(ctx context.Context, who Seer, c Card, owner string, m Month) (x Sheet, err error) {
	defer fault.Wrap(&err, "score.Try(%q, %s)", owner, m)
	if !who.Role.Administers() {
		return x, errKeepers
	}
	known, err := s.model(ctx)
	if err != nil {
		return x, err
	}
	if err := Check(&c, known); err != nil {
		return x, err
	}
	team, err := s.People.Team(ctx)
	if err != nil {
		return x, err
	}
	p, ok := team.Find(owner)
	if !ok {
		return x, errNobody
	}
	figures, err := s.figures(ctx, m, c.metrics())
	if err != nil {
		return x, err
	}
	x = Work(c, figures.counted(p.ID, c.metrics()), figures.plans(p.ID), figures.better)
	x.Month, x.Person = m, p
	return x, nil
}
