package score

import (
	"cmp"
	"context"
	"math"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// How far back one's own past is looked at.
const (
	baseWeeks  = 8
	mostWeeks  = 26 // of a row of weeks
	leastWeeks = 4  // of a base: fewer say nothing
)

// byWeek is figures by person and week.
type byWeek map[string]map[int]float64

// split takes the figures of an answer by owner and period.
func split(f *frame.Frame, name model.Name, into byWeek, times float64) {
	column := -1
	if f != nil {
		column = f.Column(name)
	}
	if column < 0 {
		return
	}
	for _, row := range f.Rows {
		if len(row.Keys) != 1 || row.Keys[0].Null {
			continue
		}
		one := Facts{}
		if take(one, name, row, column); len(one) == 0 {
			continue
		}
		if into[row.Keys[0].ID] == nil {
			into[row.Keys[0].ID] = map[int]float64{}
		}
		into[row.Keys[0].ID][row.N] += one[name] * times
	}
}

// past is what a growth is told from.
type past struct {
	week           int   // the ordinal of the last whole week
	last           Month // the last whole month
	today          cal.Day
	calendar       cal.Calendar
	sla            float64 // seconds
	points         byWeek  // of whole weeks, what is frozen left out
	revenue        byWeek
	answer         byWeek
	lost, unsaid   byWeek // of the last month, under plan.AllPeriods
	month, withIce byWeek // points of this month, with and without what is frozen
}

// questions gathers questions with what their answers are for.
type questions struct {
	list []query.Query
	into []func(f *frame.Frame)
	err  error
}

func (q *questions) add(name model.Name, rest string, into byWeek, times float64) {
	one, err := query.ParseText("by=owner&metrics=" + url.QueryEscape(name) + rest)
	q.err = cmp.Or(q.err, err)
	q.list = append(q.list, one)
	q.into = append(q.into, func(f *frame.Frame) { split(f, name, into, times) })
}

// past asks for everything at once, so that all of it agrees.
func (s *Service) past(ctx context.Context) (*past, error) {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, err
	}
	p := &past{
		today: about.Today, calendar: about.Calendar, week: about.Calendar.Ordinal(about.Today, cal.ByWeek) - 1, last: MonthOf(about.Today).Add(-1),
		sla: float64(about.Settings.SLAMinutes) * 60, points: byWeek{}, revenue: byWeek{}, answer: byWeek{},
		lost: byWeek{}, unsaid: byWeek{}, month: byWeek{}, withIce: byWeek{},
	}
	without, err := s.unfrozen(ctx)
	if err != nil {
		return nil, err
	}
	var q questions
	const weeks = "&range=last-34-weeks&grain=week" // mostWeeks and the base of the first of them
	for _, r := range Rules() {
		ice := ""
		if r.OfDeals {
			ice = without
		}
		q.add(r.Metric, weeks+ice, p.points, float64(r.Points))
		q.add(r.Metric, "&range=this-month"+ice, p.month, float64(r.Points))
		q.add(r.Metric, "&range=this-month", p.withIce, float64(r.Points))
	}
	q.add("revenue", weeks, p.revenue, 1)
	q.add("frt_median", weeks, p.answer, 1)
	q.add("deals_lost", "&range="+string(p.last), p.lost, 1)
	q.add("refusals_unexplained", "&range="+string(p.last), p.unsaid, 1)
	if q.err != nil {
		return nil, q.err
	}
	answers, err := s.Desk.AskAll(ctx, access.Admin("en"), q.list)
	if err != nil {
		return nil, err
	}
	for i, a := range answers {
		if a.Err == nil {
			q.into[i](a.Frame)
		}
	}
	return p, nil
}

// unfrozen is the condition that leaves out deals whose correction is open.
func (s *Service) unfrozen(ctx context.Context) (string, error) {
	if s.Frozen == nil {
		return "", nil
	}
	deals, err := s.Frozen.Frozen(ctx)
	if err != nil || len(deals) == 0 {
		return "", err
	}
	list := make([]string, len(deals))
	for i, id := range deals {
		list[i] = "#" + strings.NewReplacer(`\`, `\\`, `,`, `\,`, `..`, `\..`).Replace(id)
	}
	return "&deal!=" + url.QueryEscape(strings.Join(list, ",")), nil
}

// base is the median of the weeks before a week; ok is false where too few of them are known.
func base(of map[int]float64, week int) (float64, bool) {
	var list []float64
	first, known := firstWeek(of)
	for w := week - baseWeeks; w < week; w++ {
		if known && w >= first { // before their first week they were not there
			list = append(list, of[w])
		}
	}
	if len(list) < leastWeeks {
		return 0, false
	}
	slices.Sort(list)
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2, true
}

func firstWeek(of map[int]float64) (first int, ok bool) {
	for w, v := range of {
		if v != 0 && (!ok || w < first) {
			first, ok = w, true
		}
	}
	return first, ok
}

// Beside is a figure beside one's own base.
type Beside struct {
	Now, Base float64
	// Change is how much more than the base in hundredths of a percent; it means nothing unless Known.
	Change int64
	Known  bool
}

func beside(now float64, of map[int]float64, week int) Beside {
	b, ok := base(of, week)
	out := Beside{Now: now, Base: b}
	if ok && b > 0 {
		out.Change, out.Known = int64(math.Round((now-b)/b*float64(Hundred))), true
	}
	return out
}

// run counts the weeks up to the last whole one in which something held. Weeks that say nothing neither count nor break it.
func run(last int, held func(week int) (holds, told bool)) (n int) {
	for w := last; w > last-mostWeeks; w-- {
		holds, told := held(w)
		if told && !holds {
			break
		}
		if told {
			n++
		}
	}
	return n
}

// quick is the row of weeks with the median answer in the promised time.
func (p *past) quick(id string) int {
	return run(p.week, func(w int) (bool, bool) {
		v, ok := p.answer[id][w]
		return v <= p.sla, ok
	})
}

// growing is the row of weeks above one's own base.
func (p *past) growing(id string) int {
	return run(p.week, func(w int) (bool, bool) {
		b, ok := base(p.points[id], w)
		return ok && p.points[id][w] > b, true
	})
}

// leastLost is how many refusals a month needs for their reasons to be worth a word.
const leastLost = 3

// reasons reports whether every refusal of the last month has its reason.
func (p *past) reasons(id string) bool {
	return p.lost[id][plan.AllPeriods] >= leastLost && p.unsaid[id][plan.AllPeriods] == 0
}

// standing is somebody's points of this month.
func (p *past) standing(who Person) Standing {
	free, whole := int64(math.Round(p.month[who.ID][plan.AllPeriods])), int64(math.Round(p.withIce[who.ID][plan.AllPeriods]))
	return Standing{Person: who, Points: max(0, free), Frozen: max(0, whole-free)}
}
