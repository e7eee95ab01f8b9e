package my

import (
	"math"
	"slices"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/source/demo"
	"svodka/internal/target"
)

// TestManagerDay holds the report of a manager's day against what the made-up company knows, for every day of four weeks and every
// manager; the plans of a month's days add up to the plan of the month, and what stands for tomorrow is counted task by task.
func TestManagerDay(t *testing.T) {
	made := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.1})
	g := over(t, made.Settings(), made.Batch(made.End()), made.End())
	month := cal.Range{From: cal.Date(2026, time.November, 1), To: cal.Date(2026, time.December, 1)}
	planned := map[string]float64{}
	var list []target.Change
	for _, p := range made.Plans() {
		if p.Owner != "" && p.Range == month && p.Metric == "calls_out" {
			planned[p.Owner] = p.Value
			list = append(list, g.goal(p.Metric, p.Owner, month, p.Value))
		}
	}
	g.set(list...)
	report, err := g.pages.site.Boards.Get(t.Context(), board.Person{Login: "olga", Role: account.Owner}, "manager_day")
	g.Check(err)
	q, err := query.ParseText(report.Tiles[0].Ask)
	g.Check(err)
	truth, zone := made.Truth(), zoneOf(t, g)
	sums, tasks, meetings := map[string]float64{}, g.rows("task", "due"), g.rows("meeting", "starts")
	calendar, exact := g.calendar(), 0
	for day := month.From; day < month.To; day++ {
		q.Range, q.Plan = day.String(), true
		a, err := g.Desk.Ask(t.Context(), access.Admin("ru"), q)
		g.Check(err)
		at := func(name string) int { return a.Frame.Column(name) }
		for _, r := range a.Frame.Rows {
			owner := r.Keys[0].ID
			if aim := r.Cells[at("calls_out@plan")]; aim.State == formula.Present {
				sums[owner] += aim.V
			}
			if day > cal.Date(2026, time.November, 19) {
				continue
			}
			f := truth.Sum(func(c demo.Cell) bool { return c.Owner == owner && c.Day == day })
			for metric, figure := range map[string]demo.Figure{
				"calls_out": demo.CallsOut, "call_minutes": demo.TalkSeconds, "proposals_cnt": demo.Proposals, "proposals_sum": demo.ProposalSum,
				"payments_cnt": demo.Payments, "payments_sum": demo.Paid, "meetings_held": demo.Meetings,
			} {
				if got := r.Cells[at(metric)]; math.Abs(got.V-float64(f[figure])) > .5 {
					t.Errorf("%s of %s on %s: %v, want %d", metric, owner, day, got.V, f[figure])
				}
			}
			if !calendar.Working(day) {
				continue
			}
			// 18:00 of the day of the data has not come; what is known then is what is set by now.
			look := day.Start(zone).Add(18 * time.Hour).Unix()
			for metric, set := range map[string][]promise{"tasks_tomorrow": tasks, "meetings_tomorrow": meetings} {
				least, most := 0, 0 // a list tells on which day a task was set, not whether before the look
				for _, x := range set {
					if x.owner != owner || cal.DayOf(time.Unix(x.due, 0), zone) != calendar.NextWorking(day) || x.set > day || x.done != 0 && x.done <= look || x.off {
						continue
					}
					most++
					if x.set < day {
						least++
					}
				}
				if got := int(r.Cells[at(metric)].V); got < least || got > most {
					t.Errorf("%s of %s on %s: %d, want %d to %d", metric, owner, day, got, least, most)
				}
				exact += map[bool]int{true: 1}[least == most && most > 0]
			}
		}
	}
	for owner, want := range planned {
		if got := sums[owner]; math.Abs(got-want) > 1e-6*want {
			t.Errorf("the days' plans of %s come to %v, want %v", owner, got, want)
		}
	}
	if len(planned) < 5 || len(tasks) < 100 || len(meetings) < 20 || exact < 20 {
		t.Fatalf("%d plans, %d tasks, %d meetings, %d counts known exactly", len(planned), len(tasks), len(meetings), exact)
	}
}

// promise is a task or a meeting as a list tells it.
type promise struct {
	owner     string
	set       cal.Day
	due, done int64
	off       bool
}

// rows lists all tasks or meetings of the weeks around the test.
func (g *rig) rows(fact, due model.Name) (out []promise) {
	g.Helper()
	g.Check(g.Desk.EachList(g.Context(), access.Admin("ru"), ask.Listing{Fact: fact, Day: due, Range: "2026-10-25..2026-12-15"}, func(l *ask.Listed) error {
		for i := range l.Keys {
			p := promise{owner: text(l.Value(i, "owner")), off: text(l.Value(i, "result")) == "cancelled"}
			p.due, _ = l.Value(i, due).(int64)
			p.done, _ = l.Value(i, "done").(int64)
			if day, ok := l.Value(i, "created").(int64); ok {
				p.set = cal.Day(day)
			}
			out = append(out, p)
		}
		return nil
	}))
	return slices.Clip(out)
}

func (g *rig) calendar() cal.Calendar {
	g.Helper()
	h, err := g.Desk.House(g.Context())
	g.Check(err)
	return h.Calendar
}

func zoneOf(t *testing.T, g *rig) *time.Location {
	t.Helper()
	return g.calendar().Zone
}
