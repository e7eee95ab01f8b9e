package kpi_test

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/scoreboard"
	"svodka/internal/web/kpi"
	"svodka/internal/web/webtest"
)

// company has two departments beside each other and a third below the first.
const company = `
seen: 2026-04-01T09:00
departments:
  id     name       parent
  all    "Продажи"  -
  south  "Юг"       all
  coast  "Берег"    south
  north  "Север"    all
users:
  id    name               department
  ann   "Анна Ким"         south
  egor  "Егор Ли"          coast
  bob   "Бобров Секретов"  north
  vera  "Вера Складова"    north
clients:
  id  name        owner  created
  c1  "Клиент"    ann    2026-01-10T10:00
deals:
  id  owner  created           closed            outcome  amount    client  title
  1   ann    2026-02-02T10:00  2026-02-10T10:00  won      1000      c1      "Февраль Анны"
  2   ann    2026-03-02T10:00  2026-03-10T10:00  won      800       c1      "Котёл Анны"
  3   ann    2026-03-03T10:00  2026-03-11T10:00  lost     300       c1      "Отказ Анны"
  4   ann    2026-03-03T10:00  -                 open     500       c1      "Монтаж Анны"
  5   egor   2026-03-05T10:00  2026-03-14T10:00  won      1500      c1      "Бочка Егора"
  6   bob    2026-03-05T10:00  2026-03-14T10:00  won      2222      c1      "Тайная Боба"
  7   bob    2026-03-06T10:00  -                 open     777       c1      "Секрет Боба"
  8   vera   2026-03-31T10:00  -                 open     55       c1      "Склад Веры"
`

// rig is the pages on a real store, a real engine and a real desk; who asks stands in a header.
type rig struct {
	*webtest.Rig

	service *scoreboard.Service
	day     atomic.Int64 // days passed since 1 April 2026
	closed  ask.Closed   // nil: no period is closed
}

func (g *rig) book(context.Context) (ask.Closed, error) { return g.closed, nil }

// goals are plans of so much revenue a day, of the company, of a department and of a person, and a norm of the win rate.
type goals struct{}

func (goals) Main() model.Name { return "revenue" }
func (goals) By() []model.Name { return []model.Name{"department", "owner"} }
func (goals) Revision() int64  { return 1 }
func (goals) Aim(m *model.Metric, scope plan.Scope, r cal.Range, upto cal.Day) plan.Aim {
	if m.Name == "win_rate" {
		return plan.Aim{Known: true, Value: 0.5, ToDate: 0.5, Least: 0.45}
	}
	if m.Name != "revenue" {
		return plan.Aim{}
	}
	day := []float64{100, 50, 25}[min(len(scope), 2)]
	if len(scope) == 1 && scope[0].Dim == "owner" {
		day = 25
	}
	gone := r.Clip(cal.Range{From: r.From, To: upto}).Days()
	return plan.Aim{
		Known: true, Value: day * float64(r.Days()), ToDate: day * float64(gone), Adds: true, Done: float64(gone), Left: float64(r.Days() - gone),
	}
}

func (g *rig) now() time.Time {
	return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, int(g.day.Load()))
}

func open(t *testing.T) *rig {
	t.Helper()
	return over(t, company)
}

// over is the pages over a company.
func over(t *testing.T, text string) *rig {
	t.Helper()
	g := &rig{}
	g.Rig = webtest.Open(t, webtest.Options{
		Company: text, Now: g.now, Closed: g.book, Targets: func(context.Context, ask.House) (plan.Targets, error) { return goals{}, nil },
		People: []account.Person{
			{Login: "adam", Name: "Админ", Role: account.Admin},
			{Login: "alla", Name: "Аналитик", Role: account.Analyst},
			{Login: "hugo", Name: "Руководитель", Role: account.Head, Departments: []string{"t:south"}},
			{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
			{Login: "egor", Name: "Егор", Role: account.Manager, CRMUser: "t:egor"},
			{Login: "bob", Name: "Боб", Role: account.Manager, CRMUser: "t:bob"},
			{Login: "mark", Name: "Марк", Role: account.Marketing},
		},
	})
	g.service = scoreboard.New(scoreboard.Options{Store: g.Store, Desk: g.Desk, Audit: g.Audit, Now: g.now})
	g.Site.HasTable = true
	mux := http.NewServeMux()
	kpi.New(g.Site, g.service).Routes(mux)
	g.Serve(mux)
	return g
}
