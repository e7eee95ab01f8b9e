package target_test

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/store/sqlite"
	"svodka/internal/target"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	pages "svodka/internal/web/target"
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
	*testing.T

	handler  http.Handler
	service  *target.Service
	store    *sqlite.Store
	accounts *account.Service
	desk     *ask.Desk
	audit    *audit.Log
	as       string
	log      strings.Builder
}

type files struct{}

func (files) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }
func (files) URL(name string) string                           { return "/static/" + name }

// Enter says who asks.
func (g *rig) Enter(r *http.Request) (account.User, bool, error) {
	who := r.Header.Get("X-Login")
	if who == "" {
		who = g.as
	}
	u, err := g.accounts.Find(r.Context(), who)
	return u, err == nil, nil
}

func now() time.Time { return time.Date(2026, 4, 10, 12, 0, 0, 0, time.UTC) }

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// locked closes everything up to February 2026.
func locked(_ context.Context, r cal.Range) (bool, error) {
	return r.To <= cal.Date(2026, time.March, 1), nil
}

func open(t *testing.T, assets page.Assets) *rig {
	t.Helper()
	g := &rig{T: t, as: "adam"}
	m, err := crm.Load()
	g.check(err)
	engine, err := memory.Open(warehouse.DefaultSettings())
	g.check(err)
	batch, err := texttable.Batch("t", company(), warehouse.DefaultSettings())
	g.check(err)
	_, err = engine.Load(t.Context(), batch)
	g.check(err)
	g.store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(g.store.Close()) })
	g.audit = &audit.Log{Store: g.store, Now: now}
	g.accounts = account.New(account.Options{Store: g.store, Model: m, Now: now})
	for _, p := range []account.Person{
		{Login: "adam", Name: "Админ", Role: account.Admin},
		{Login: "hugo", Name: "Руководитель", Role: account.Head, Departments: []string{"t:south"}},
		{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "alla", Name: "Аналитик", Role: account.Analyst},
		{Login: "rita", Name: "Читатель", Role: account.Reader},
	} {
		p.Password = "correct horse battery"
		_, err := g.accounts.Add(t.Context(), p)
		g.check(err)
	}
	g.desk = ask.New(ask.Options{Model: m, Engine: engine, Now: now, Targets: func(ctx context.Context, h ask.House) (plan.Targets, error) {
		return g.service.View(ctx, h)
	}})
	g.service = target.New(target.Options{Store: g.store, House: g.desk.House, Locked: locked, Audit: g.audit, Now: now})
	boards, err := board.New(board.Options{Store: g.store, Model: m, Now: now})
	g.check(err)
	site := &page.Site{
		Desk: g.desk, Model: m, Accounts: g.accounts, Boards: boards, Audit: g.audit, Assets: assets, Now: now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), HasPlans: true, Door: g,
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", assets)
	pages.New(site, pages.Options{Service: g.service}).Routes(mux)
	g.handler = site.Guard(mux)
	return g
}

// got is an answer.
type got struct {
	status int
	body   string
	to     string
}

// text is a page as it is read.
func (a got) text() string {
	body := regexp.MustCompile(`(?s)<head>.*?</head>|<script.*?</script>|<[^>]*>`).ReplaceAllString(a.body, " ")
	body = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(body))
	return strings.Join(strings.Fields(body), " ")
}

func (g *rig) do(login, method, target, kind, body string) got {
	g.Helper()
	r := httptest.NewRequestWithContext(g.Context(), method, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8787"
	r.Header.Set("X-Login", login)
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	w := httptest.NewRecorder()
	g.handler.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		g.Fatalf("%s %s: %d %s\n%s", method, target, w.Code, w.Body, g.log.String())
	}
	return got{w.Code, w.Body.String(), w.Header().Get("Location")}
}

func (g *rig) get(login, target string) got {
	g.Helper()
	return g.do(login, http.MethodGet, target, "", "")
}

func (g *rig) post(login, target string, form url.Values) got {
	g.Helper()
	return g.do(login, http.MethodPost, target, "application/x-www-form-urlencoded", form.Encode())
}

// send posts JSON and reads what comes back.
func (g *rig) send(login, target string, body, into any) int {
	g.Helper()
	text, err := json.Marshal(body)
	g.check(err)
	a := g.do(login, http.MethodPost, target, "application/json", string(text))
	if into != nil {
		if err := json.Unmarshal([]byte(a.body), into); err != nil {
			g.Fatalf("%s: %v: %s", target, err, a.body)
		}
	}
	return a.status
}

// set plans something as the administrator does.
func (g *rig) set(scope, period string, v float64) {
	g.Helper()
	h, err := g.service.House(g.Context())
	g.check(err)
	s, err := target.ParseScope(scope)
	g.check(err)
	p, ok := target.ReadPeriod(h.Calendar, period)
	if !ok {
		g.Fatalf("no period: %s", period)
	}
	view, err := g.service.ViewOf(g.Context(), h)
	g.check(err)
	_, err = g.service.Set(g.Context(), target.Editor{Login: "adam", Role: account.Admin}, target.Edit{
		Changes: []target.Change{{Cell: target.CellOf("revenue", s, h.Calendar, p.Grain, p.N), Value: v}}, Seen: view.Revision(),
	})
	g.check(err)
}

// planned asks the desk what is planned: the plan of every owner and month of a range, in roubles.
func (g *rig) planned(text string) map[string]float64 {
	g.Helper()
	q, err := query.ParseText(text)
	g.check(err)
	a, err := g.desk.Ask(g.Context(), access.Admin("ru"), q)
	g.check(err)
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
