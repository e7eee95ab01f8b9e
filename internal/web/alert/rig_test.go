package alert_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/board"
	"svodka/internal/model"
	pages "svodka/internal/web/alert"
	"svodka/internal/web/webtest"
)

// company has two departments beside each other; everybody loses deals, some in spells.
const company = `
seen: 2026-04-01T09:00
departments:
  id     name       parent
  all    "Продажи"  -
  south  "Юг"       all
  north  "Север"    all
users:
  id    name               department
  ann   "Анна Ким"         south
  egor  "Егор Ли"          south
  bob   "Бобров Секретов"  north
clients:
  id  name        owner  created
  c1  "Клиент"    ann    2026-01-10T10:00
deals:
  id  owner  created           closed            outcome  amount  client  reason
  1   ann    2026-01-02T10:00  2026-01-20T10:00  lost     100     c1      "Дорого"
  2   ann    2026-01-02T10:00  2026-01-21T10:00  lost     100     c1      "Дорого"
  3   ann    2026-01-02T10:00  2026-02-17T10:00  lost     100     c1      "Дорого"
  4   ann    2026-01-02T10:00  2026-02-19T10:00  lost     100     c1      "Сроки"
  5   ann    2026-01-02T10:00  2026-02-20T10:00  lost     100     c1      "Дорого"
  6   ann    2026-01-02T10:00  2026-03-28T10:00  lost     100     c1      "Дорого"
  7   ann    2026-01-02T10:00  2026-03-30T10:00  lost     100     c1      "Дорого"
  8   egor   2026-01-02T10:00  2026-03-10T10:00  lost     100     c1      "Сроки"
  9   egor   2026-01-02T10:00  2026-03-11T10:00  lost     100     c1      "Сроки"
  10  bob    2026-01-02T10:00  2026-03-29T10:00  lost     7777    c1      "Тайна Боба"
  11  bob    2026-01-02T10:00  2026-03-30T10:00  lost     7777    c1      "Тайна Боба"
  12  bob    2026-01-02T10:00  2026-03-31T10:00  lost     7777    c1      "Тайна Боба"
  13  ann    2026-03-03T10:00  -                 open     500     c1      -
`

// rig is the pages on a real store, a real engine and a real desk; who asks stands in a header.
type rig struct {
	*webtest.Rig

	service *alert.Service
	at      time.Time
	letters []alert.Letter
	nowhere string // who cannot be sent anything
}

// Send keeps letters.
func (g *rig) Send(_ context.Context, l alert.Letter) error {
	if l.To.Login == g.nowhere {
		return alert.NowhereError{}
	}
	g.letters = append(g.letters, l)
	return nil
}

func (g *rig) now() time.Time { return g.at }

func today() time.Time { return time.Date(2026, time.April, 1, 9, 0, 0, 0, time.UTC) }

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{at: today()}
	g.Rig = webtest.Open(t, webtest.Options{
		Company: company, Now: g.now,
		People: []account.Person{
			{Login: "olga", Name: "Владелица", Role: account.Owner},
			{Login: "alla", Name: "Аналитик", Role: account.Analyst},
			{Login: "hugo", Name: "Глава Юга", Role: account.Head, Departments: []string{"t:south"}},
			{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
			{Login: "bob", Name: "Боб", Role: account.Manager, CRMUser: "t:bob"},
			{Login: "mark", Name: "Марк", Role: account.Marketing},
			{Login: "rita", Name: "Рита", Role: account.Reader},
		},
	})
	_, _, err := g.Accounts.Update(t.Context(), "alla", account.Edit{Name: "Аналитик", Role: account.Analyst, Hide: []string{account.Amounts}})
	g.Check(err)
	g.service, err = alert.New(alert.Options{
		Store: g.Store, Asker: g.Desk, Model: g.Model, Now: g.now, Sender: g, People: g.Accounts.List, Viewer: g.Accounts.Viewer,
	})
	g.Check(err)
	mux := http.NewServeMux()
	pages.New(g.Site, pages.Options{Service: g.service, Members: func(context.Context, model.Name) (map[string]string, error) {
		return map[string]string{"t:north": "Север", "t:south": "Юг"}, nil
	}}).Routes(mux)
	g.Serve(mux)
	return g
}

// losses tells when somebody has lost two deals within a week.
func losses() alert.Rule {
	many := 1.5
	return alert.Rule{
		ID: "losses", Title: model.Text{EN: "Many lost", RU: "Много отказов"}, Kind: alert.Threshold, Metric: "deals_lost", By: "owner",
		Window: alert.Window{Grain: alert.Daily, Days: 7}, Above: &many, Zero: true, To: []alert.Whom{alert.Person, alert.Head, "owner"},
		Parts: alert.Parts{By: "loss_reason"}, Report: "refusals",
	}
}

// watch keeps the rule and looks.
func (g *rig) watch(r alert.Rule) {
	g.Helper()
	_, err := g.service.Save(g.Context(), board.Person{Login: "olga", Role: account.Owner}, r)
	g.Check(err)
	g.look()
}

func (g *rig) look() {
	g.Helper()
	_, err := g.service.Check(g.Context())
	g.Check(err)
	g.Check(g.service.Carry(g.Context()))
}
