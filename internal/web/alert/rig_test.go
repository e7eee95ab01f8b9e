package alert_test

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
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	pages "svodka/internal/web/alert"
	"svodka/internal/web/page"
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
	*testing.T

	handler  http.Handler
	service  *alert.Service
	accounts *account.Service
	store    *sqlite.Store
	at       time.Time
	letters  []alert.Letter
	log      strings.Builder
}

type files struct{}

func (files) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }
func (files) URL(name string) string                           { return "/static/" + name }

// Enter says who asks.
func (g *rig) Enter(r *http.Request) (account.User, bool, error) {
	u, err := g.accounts.Find(r.Context(), r.Header.Get("X-Login"))
	return u, err == nil, nil
}

// Send keeps letters.
func (g *rig) Send(_ context.Context, l alert.Letter) error {
	g.letters = append(g.letters, l)
	return nil
}

func (g *rig) now() time.Time { return g.at }

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

func today() time.Time { return time.Date(2026, time.April, 1, 9, 0, 0, 0, time.UTC) }

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{T: t, at: today()}
	m, err := crm.Load()
	g.check(err)
	engine, err := memory.Open(warehouse.DefaultSettings())
	g.check(err)
	batch, err := texttable.Batch("t", company, warehouse.DefaultSettings())
	g.check(err)
	_, err = engine.Load(t.Context(), batch)
	g.check(err)
	g.store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(g.store.Close()) })
	g.accounts = account.New(account.Options{Store: g.store, Model: m, Now: g.now})
	for _, p := range []account.Person{
		{Login: "olga", Name: "Владелица", Role: account.Owner},
		{Login: "alla", Name: "Аналитик", Role: account.Analyst},
		{Login: "hugo", Name: "Глава Юга", Role: account.Head, Departments: []string{"t:south"}},
		{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "bob", Name: "Боб", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "mark", Name: "Марк", Role: account.Marketing},
		{Login: "rita", Name: "Рита", Role: account.Reader},
	} {
		p.Password = "correct horse battery"
		_, err := g.accounts.Add(t.Context(), p)
		g.check(err)
	}
	_, _, err = g.accounts.Update(t.Context(), "alla", account.Edit{Name: "Аналитик", Role: account.Analyst, Hide: []string{account.Amounts}})
	g.check(err)
	desk := ask.New(ask.Options{Model: m, Engine: engine, Now: g.now})
	boards, err := board.New(board.Options{Store: g.store, Model: m, Now: g.now})
	g.check(err)
	g.service, err = alert.New(alert.Options{
		Store: g.store, Asker: desk, Model: m, Now: g.now, Sender: g, People: g.accounts.List, Viewer: g.accounts.Viewer,
	})
	g.check(err)
	site := &page.Site{
		Desk: desk, Model: m, Accounts: g.accounts, Boards: boards, Audit: &audit.Log{Store: g.store, Now: g.now}, Assets: files{}, Now: g.now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), Door: g,
	}
	mux := http.NewServeMux()
	pages.New(site, pages.Options{Service: g.service, Members: func(context.Context, model.Name) (map[string]string, error) {
		return map[string]string{"t:north": "Север", "t:south": "Юг"}, nil
	}}).Routes(mux)
	g.handler = site.Guard(mux)
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
	g.check(err)
	g.look()
}

func (g *rig) look() {
	g.Helper()
	_, err := g.service.Check(g.Context())
	g.check(err)
	g.check(g.service.Carry(g.Context()))
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
