package score

import (
	"context"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
)

// Growth is somebody beside their own past. It is shown to them, and to nobody else unless they chose so.
type Growth struct {
	Person Person
	// Week is the last whole week; Points are its points beside the median of the eight weeks before.
	Week   cal.Range
	Points Beside
	// Revenue is the mean week of the last four beside the median of the eight before them.
	Revenue Beside
	// Quick and Growing are weeks in a row; Promise is the time to answer within, in minutes.
	Quick, Growing, Promise int
	// Reasons says that every refusal of Month has its reason.
	Reasons bool
	Month   Month
	Badges  []Badge
	Place   Place
}

// Place is what somebody is told of their place: it is shown to them alone.
type Place struct {
	Standing

	// Public is the company's switch, In the person's own choice. Place and Of are 0 unless both are on.
	Public, In bool
	Of         int
}

// Growth gives a person's growth.
func (s *Service) Growth(ctx context.Context, owner string) (g Growth, err error) {
	defer fault.Wrap(&err, "score.Growth(%q)", owner)
	team, err := s.People.Team(ctx)
	if err != nil {
		return g, err
	}
	who, ok := team.Find(owner)
	if !ok {
		return g, errNobody
	}
	p, err := s.past(ctx)
	if err != nil {
		return g, err
	}
	g = p.growth(who)
	if g.Badges, err = s.Store.Badges(ctx, owner); err != nil {
		return g, err
	}
	r, err := s.ranked(ctx, team, p)
	if err != nil {
		return g, err
	}
	g.Place = r.place(p, who)
	return g, nil
}

func (p *past) growth(who Person) Growth {
	const fresh = 4
	now := 0.0
	for w := p.week - fresh + 1; w <= p.week; w++ {
		now += p.revenue[who.ID][w] / fresh
	}
	return Growth{
		Person: who, Week: p.calendar.Whole(cal.ByWeek, p.week), Points: beside(p.points[who.ID][p.week], p.points[who.ID], p.week),
		Revenue: beside(now, p.revenue[who.ID], p.week-fresh+1), Quick: p.quick(who.ID), Growing: p.growing(who.ID),
		Promise: int(p.sla) / 60, Reasons: p.reasons(who.ID), Month: p.last,
	}
}

// League is people of like tenure.
type League struct {
	// New is the league of those who began less than half a year ago; Mixed that of everybody, where one of the two would be
	// too small to hide its lower half.
	New, Mixed bool
	Top        []Standing
	In         int
}

// Ranking is what everybody may see.
type Ranking struct {
	Public  bool
	Leagues []League

	placed [][]Standing
	chosen map[string]bool
}

// Ranking gives the public ranking: of those who chose to take part, the upper part alone.
func (s *Service) Ranking(ctx context.Context) (r Ranking, err error) {
	defer fault.Wrap(&err, "score.Ranking")
	team, err := s.People.Team(ctx)
	if err != nil {
		return r, err
	}
	p, err := s.past(ctx)
	if err != nil {
		return r, err
	}
	return s.ranked(ctx, team, p)
}

func (s *Service) ranked(ctx context.Context, team Team, p *past) (r Ranking, err error) {
	if r.Public, err = s.Store.RankingPublic(ctx); err != nil {
		return r, err
	}
	if r.chosen, err = s.Store.RankingChosen(ctx); err != nil || !r.Public {
		return r, err
	}
	var fresh, old []Standing
	for _, x := range team.People {
		switch {
		case x.Left || !r.chosen[x.ID]:
		case x.fresh(p.today):
			fresh = append(fresh, p.standing(x))
		default:
			old = append(old, p.standing(x))
		}
	}
	leagues := map[bool][]Standing{true: fresh, false: old}
	mixed := len(fresh) > 0 && len(fresh) < leastIn || len(old) > 0 && len(old) < leastIn
	if mixed {
		leagues = map[bool][]Standing{false: append(old, fresh...)}
	}
	for _, isNew := range []bool{false, true} {
		if list := leagues[isNew]; len(list) > 0 {
			placed := Placed(list)
			r.placed = append(r.placed, placed)
			r.Leagues = append(r.Leagues, League{New: isNew, Mixed: mixed, Top: Top(placed), In: len(placed)})
		}
	}
	return r, nil
}

// place is somebody's own place.
func (r Ranking) place(p *past, who Person) Place {
	out := Place{Standing: p.standing(who), Public: r.Public, In: r.chosen[who.ID]}
	for _, league := range r.placed {
		for _, x := range league {
			if x.Person.ID == who.ID {
				out.Standing, out.Of = x, len(league)
			}
		}
	}
	return out
}

// fresh reports whether somebody began less than half a year ago.
func (p Person) fresh(today cal.Day) bool {
	const half = 182
	since, err := cal.ParseDay(p.Since)
	return err == nil && today-since < half
}

// Take keeps whether the seer takes part in the public ranking.
func (s *Service) Take(ctx context.Context, who Seer, in bool) (err error) {
	defer fault.Wrap(&err, "score.Take")
	if who.Owner == "" {
		return fault.Sentence(fault.Forbidden, "Your account is not tied to a person of the CRM, so there is nothing to show.",
			"Ваша учётная запись не связана с сотрудником CRM, показывать нечего.")
	}
	return s.Store.ChooseRanking(ctx, who.Owner, who.Login, in, s.Now())
}

// Switch turns the company's ranking on or off. Whoever took part stays chosen.
func (s *Service) Switch(ctx context.Context, who Seer, on bool) (err error) {
	defer fault.Wrap(&err, "score.Switch")
	if !who.Role.Administers() {
		return errKeepers
	}
	return s.Store.SetRankingPublic(ctx, on, who.Login, s.Now())
}

// levels are the weeks in a row that a badge is awarded for.
func levels() []int { return []int{4, 8, 13, 26} }

// Award looks at everybody's past and keeps the badges that are due. A badge stays when the data changes later.
func (s *Service) Award(ctx context.Context) (err error) {
	defer fault.Wrap(&err, "score.Award")
	team, err := s.People.Team(ctx)
	if err != nil {
		return err
	}
	p, err := s.past(ctx)
	if err != nil {
		return err
	}
	var list []Badge
	at := s.Now().UTC().Truncate(time.Second)
	for _, who := range team.People {
		if who.Left {
			continue
		}
		for kind, n := range map[BadgeKind]int{Quick: p.quick(who.ID), Growing: p.growing(who.ID)} {
			for _, level := range levels() {
				if n >= level {
					week := p.calendar.Whole(cal.ByWeek, p.week-n+level).From
					list = append(list, Badge{Person: who.ID, Kind: kind, Level: level, Period: week, At: at})
				}
			}
		}
		if p.reasons(who.ID) {
			list = append(list, Badge{Person: who.ID, Kind: Reasons, Level: 1, Period: p.last.Range().From, At: at})
		}
	}
	if len(list) == 0 {
		return nil
	}
	return s.Store.Award(ctx, list)
}

// Run awards badges now and every hour until ctx ends; failed is told what went wrong.
func (s *Service) Run(ctx context.Context, failed func(error)) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		if err := s.Award(ctx); err != nil && ctx.Err() == nil {
			failed(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
