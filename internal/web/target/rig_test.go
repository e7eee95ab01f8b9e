package target_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/target"
	"svodka/internal/web/page"
	pages "svodka/internal/web/target"
	"svodka/internal/web/webtest"
)

// sellers are the people of the southern department besides Anna; Bob works in the north.
const sellers = 31

// company has thirty-two sellers in the south and one in the north, and a few sales of March and April.
func company() string {
	var b strings.Builder
	b.WriteString(`
seen: 2026-04-10T09:00
departments:
  id     name       parent
  all    "Продажи"  -
  south  "Юг"       all
  north  "Север"    all
users:
  id    name               department
  ann   "Анна Ким"         south
  bob   "Бобров Секретов"  north
`)
	for i := range sellers {
		fmt.Fprintf(&b, "  u%02d   \"Продавец %02d\"   south\n", i+1, i+1)
	}
	b.WriteString(`clients:
  id  name      owner  created
  c1  "Клиент"  ann    2026-01-10T10:00
deals:
  id  owner  created           closed            outcome  amount  client  title
  1   ann    2026-01-02T10:00  2026-01-10T10:00  won      800000  c1      "Январь"
  2   ann    2026-02-02T10:00  2026-02-10T10:00  won      900000  c1      "Февраль"
  3   ann    2026-03-02T10:00  2026-03-10T10:00  won      950000  c1      "Март"
  4   ann    2026-04-01T10:00  2026-04-06T10:00  won      400000  c1      "Апрель"
  5   bob    2026-03-05T10:00  2026-03-14T10:00  won      222000  c1      "Тайная Боба"
`)
	return b.String()
}

// rig is the pages on a real store, a real engine and a real desk; who asks stands in a header, else in as.
type rig struct {
	*webtest.Rig

	service *target.Service
	as      string
}

// Enter says who asks: a browser has no header.
func (g *rig) Enter(r *http.Request) (account.User, bool, error) {
	if r.Header.Get(webtest.Header) == "" {
		r.Header.Set(webtest.Header, g.as)
	}
	return g.Rig.Enter(r)
}

func now() time.Time { return time.Date(2026, 4, 10, 12, 0, 0, 0, time.UTC) }

// locked closes everything up to February 2026.
func locked(_ context.Context, r cal.Range) (bool, error) {
	return r.To <= cal.Date(2026, time.March, 1), nil
}

func open(t *testing.T, assets page.Assets) *rig {
	t.Helper()
	g := &rig{as: "adam"}
	g.Rig = webtest.Open(t, webtest.Options{
		Company: company(), Now: now, Assets: assets, Targets: func(ctx context.Context, h ask.House) (plan.Targets, error) { return g.service.View(ctx, h) },
		People: []account.Person{
			{Login: "adam", Name: "Админ", Role: account.Admin},
			{Login: "hugo", Name: "Руководитель", Role: account.Head, Departments: []string{"t:south"}},
			{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
			{Login: "alla", Name: "Аналитик", Role: account.Analyst},
			{Login: "rita", Name: "Читатель", Role: account.Reader},
		},
	})
	g.service = target.New(target.Options{Store: g.Store, House: g.Desk.House, Locked: locked, Audit: g.Audit, Now: now})
	g.Site.HasPlans, g.Site.Door = true, g
	mux := http.NewServeMux()
	if assets != nil {
		mux.Handle("GET /static/", assets)
	}
	pages.New(g.Site, pages.Options{Service: g.service}).Routes(mux)
	g.Serve(mux)
	return g
}

// send posts JSON and reads what comes back.
func (g *rig) send(login, target string, body, into any) int {
	g.Helper()
	text, err := json.Marshal(body)
	g.Check(err)
	a := g.Do(login, http.MethodPost, target, string(text), "Content-Type", "application/json")
	if into != nil {
		if err := json.Unmarshal([]byte(a.Body), into); err != nil {
			g.Fatalf("%s: %v: %s", target, err, a.Body)
		}
	}
	return a.Status
}

// set plans something as the administrator does.
func (g *rig) set(scope, period string, v float64) {
	g.Helper()
	h, err := g.service.House(g.Context())
	g.Check(err)
	s, err := target.ParseScope(scope)
	g.Check(err)
	p, ok := target.ReadPeriod(h.Calendar, period)
	if !ok {
		g.Fatalf("no period: %s", period)
	}
	view, err := g.service.ViewOf(g.Context(), h)
	g.Check(err)
	_, err = g.service.Set(g.Context(), target.Editor{Login: "adam", Role: account.Admin}, target.Edit{
		Changes: []target.Change{{Cell: target.CellOf("revenue", s, h.Calendar, p.Grain, p.N), Value: v}}, Seen: view.Revision(),
	})
	g.Check(err)
}

// planned asks the desk what is planned: the plan of every owner and month of a range, in roubles.
func (g *rig) planned(text string) map[string]float64 {
	g.Helper()
	q, err := query.ParseText(text)
	g.Check(err)
	a, err := g.Desk.Ask(g.Context(), access.Admin("ru"), q)
	g.Check(err)
	out := map[string]float64{}
	at := a.Frame.Column("revenue@plan")
	for _, row := range a.Frame.Rows {
		if x := row.Cells[at]; x.State == formula.Present && len(row.Keys) == 1 {
			p, _ := a.Frame.Period(row)
			out[row.Keys[0].ID+" "+p.Range.From.String()[:7]] = x.V / ask.MinorUnits
		}
	}
	return out
}
