package score_test

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
	"svodka/internal/render"
	"svodka/internal/score"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	pages "svodka/internal/web/score"
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
`

// rig is the pages on a real store, a real engine and a real desk; who asks stands in a header.
type rig struct {
	*testing.T

	handler  http.Handler
	service  *score.Service
	store    *sqlite.Store
	engine   *memory.Engine
	accounts *account.Service
	desk     *ask.Desk
	day      atomic.Int64 // days passed since 1 April 2026
	frozen   []string
	log      strings.Builder
}

// goals are plans by owner: 1000 of revenue a month for everybody but Vera.
type goals struct{}

func (goals) Main() model.Name { return "revenue" }
func (goals) By() []model.Name { return []model.Name{"owner"} }
func (goals) Revision() int64  { return 1 }
func (goals) Aim(m *model.Metric, scope plan.Scope, r cal.Range, _ cal.Day) plan.Aim {
	if m.Name != "revenue" || len(scope) != 1 || scope[0].Members[0] == "t:vera" || r.Days() < 28 {
		return plan.Aim{}
	}
	return plan.Aim{Known: true, Value: 1000, Adds: true}
}

type files struct{}

func (files) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }
func (files) URL(name string) string                           { return "/static/" + name }

// Enter says who asks.
func (g *rig) Enter(r *http.Request) (account.User, bool, error) {
	u, err := g.accounts.Find(r.Context(), r.Header.Get("X-Login"))
	return u, err == nil, nil
}

// Frozen are the deals whose correction is open.
func (g *rig) Frozen(context.Context) ([]string, error) { return g.frozen, nil }

func (g *rig) now() time.Time {
	return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, int(g.day.Load()))
}

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

func (g *rig) load(text string) {
	g.Helper()
	batch, err := texttable.Batch("t", text, warehouse.DefaultSettings())
	g.check(err)
	_, err = g.engine.Load(g.Context(), batch)
	g.check(err)
}

func open(t *testing.T) *rig {
	t.Helper()
	return over(t, company)
}

// over is the pages over a company.
func over(t *testing.T, text string) *rig {
	t.Helper()
	g := &rig{T: t}
	m, err := crm.Load()
	g.check(err)
	g.engine, err = memory.Open(warehouse.DefaultSettings())
	g.check(err)
	g.load(text)
	g.store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(g.store.Close()) })
	g.accounts = account.New(account.Options{Store: g.store, Model: m, Now: g.now})
	for _, p := range []account.Person{
		{Login: "adam", Name: "Админ", Role: account.Admin},
		{Login: "alla", Name: "Аналитик", Role: account.Analyst},
		{Login: "hugo", Name: "Руководитель", Role: account.Head, Departments: []string{"t:south"}},
		{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "egor", Name: "Егор", Role: account.Manager, CRMUser: "t:egor"},
		{Login: "bob", Name: "Боб", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "mark", Name: "Марк", Role: account.Marketing},
	} {
		p.Password = "correct horse battery"
		_, err := g.accounts.Add(t.Context(), p)
		g.check(err)
	}
	desk := ask.New(ask.Options{Model: m, Engine: g.engine, Now: g.now, Targets: func(context.Context, ask.House) (plan.Targets, error) { return goals{}, nil }})
	g.desk = desk
	boards, err := board.New(board.Options{Store: g.store, Model: m, Now: g.now})
	g.check(err)
	g.service = score.New(score.Options{Frozen: g, Store: g.store, Desk: desk, People: score.Roster{Engine: g.engine, Accounts: g.accounts}, Now: g.now})
	site := &page.Site{
		Desk: desk, Model: m, Accounts: g.accounts, Boards: boards, Audit: &audit.Log{Store: g.store, Now: g.now}, Assets: files{}, Now: g.now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), HasBonus: true, Door: g, Forms: []render.Format{render.Workbook()},
	}
	mux := http.NewServeMux()
	pages.New(site, g.service).Routes(mux)
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
	body := regexp.MustCompile(`(?s)<head>.*?</head>|<[^>]*>`).ReplaceAllString(a.body, " ")
	body = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(body))
	return strings.Join(strings.Fields(body), " ")
}

func (g *rig) do(login, method, target string, form url.Values) got {
	g.Helper()
	r := httptest.NewRequestWithContext(g.Context(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8787"
	r.Header.Set("X-Login", login)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
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
	return g.do(login, http.MethodGet, target, nil)
}

// post sends a form: pairs of name and value.
func (g *rig) post(login, target string, pairs ...string) got {
	g.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return g.do(login, http.MethodPost, target, form)
}

// has looks for texts on a page.
func (g *rig) has(a got, want ...string) {
	g.Helper()
	for _, x := range want {
		if text := a.text(); !strings.Contains(text, x) {
			g.Errorf("%q is not in: %d %s", x, a.status, text)
		}
	}
}

// lacks looks for texts that must not be on a page, however hidden.
func (g *rig) lacks(a got, never ...string) {
	g.Helper()
	for _, x := range never {
		if strings.Contains(a.body, x) || strings.Contains(a.text(), x) {
			g.Errorf("%q is in: %s", x, a.text())
		}
	}
}

// card is the card of the tests: 100 for 100 points, all by revenue beside the plan of 1000, and 10 % of revenue besides.
func (g *rig) card(more ...string) {
	g.Helper()
	form := append([]string{
		"title_ru", "Продавец", "role", "manager", "base", "100", "from", "2026-02", "metric-0", "revenue", "weight-0", "100", "how-0", "ratio",
		"rate", "10", "share", "revenue",
	}, more...)
	if a := g.post("adam", "/bonus/cards", form...); a.status != http.StatusSeeOther {
		g.Fatalf("the card is not saved: %d %s", a.status, a.text())
	}
}
