package my

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
	"svodka/internal/score"
	"svodka/internal/store/sqlite"
	"svodka/internal/target"
	"svodka/internal/warehouse"
	"svodka/internal/web/dashboard"
	"svodka/internal/web/page"
	scores "svodka/internal/web/score"
)

// rig is the page on a real store, a real engine and a real desk; who asks stands in a header.
type rig struct {
	*testing.T

	pages    *Pages
	handler  http.Handler
	desk     *ask.Desk
	accounts *account.Service
	goals    *target.Service
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

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// over is the page over a company at a moment, for these people.
func over(t *testing.T, settings warehouse.Settings, batch warehouse.Batch, at time.Time, people ...account.Person) *rig {
	t.Helper()
	g, now := &rig{T: t}, func() time.Time { return at }
	m, err := crm.Load()
	g.check(err)
	engine, err := memory.Open(settings)
	g.check(err)
	_, err = engine.Load(t.Context(), batch)
	g.check(err)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(store.Close()) })
	g.accounts = account.New(account.Options{Store: store, Model: m, Now: now})
	for _, p := range people {
		p.Password = "correct horse battery"
		_, err := g.accounts.Add(t.Context(), p)
		g.check(err)
	}
	g.desk = ask.New(ask.Options{Model: m, Engine: engine, Now: now, Targets: func(ctx context.Context, h ask.House) (plan.Targets, error) {
		return g.goals.View(ctx, h)
	}})
	g.goals = target.New(target.Options{Store: store, Now: now, House: g.desk.House})
	boards, err := board.New(board.Options{Store: store, Model: m, Now: now})
	g.check(err)
	site := &page.Site{
		Desk: g.desk, Model: m, Accounts: g.accounts, Boards: boards, Audit: &audit.Log{Store: store, Now: now}, Assets: files{}, Now: now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), HasBonus: true, Door: g,
	}
	bonus := scores.New(site, score.New(score.Options{
		Store: store, Desk: g.desk, People: score.Roster{Engine: engine, Accounts: g.accounts}, Now: now,
	}))
	boardPages := dashboard.New(site)
	g.pages = New(site, boardPages, bonus)
	mux := http.NewServeMux()
	g.pages.Routes(mux)
	boardPages.Routes(mux)
	g.handler = site.Guard(mux)
	return g
}

// set sets targets of a month of 2026.
func (g *rig) set(list ...target.Change) {
	g.Helper()
	_, err := g.goals.Set(g.Context(), target.Editor{Login: "olga", Role: account.Owner}, target.Edit{Changes: list, Why: "the plan"})
	g.check(err)
}

// goal is a target of one person in a month.
func (g *rig) goal(metric, owner string, month cal.Range, value float64) target.Change {
	g.Helper()
	h, err := g.desk.House(g.Context())
	g.check(err)
	scope := target.Scope(target.Of("owner", owner))
	return target.Change{Cell: target.CellOf(metric, scope, h.Calendar, cal.ByMonth, h.Calendar.Ordinal(month.From, cal.ByMonth)), Value: value}
}

// got is an answer.
type got struct {
	status   int
	body, to string
}

// text is a page as it is read.
func (a got) text() string {
	body := regexp.MustCompile(`(?s)<head>.*?</head>|<script.*?</script>|<[^>]*>`).ReplaceAllString(a.body, " ")
	return spaced(html.UnescapeString(body))
}

// spaced is a text with plain single spaces.
func spaced(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " ")
}

func (g *rig) get(login, address string) got {
	g.Helper()
	r := httptest.NewRequestWithContext(g.Context(), http.MethodGet, address, nil)
	r.Host = "127.0.0.1:8787"
	r.Header.Set("X-Login", login)
	w := httptest.NewRecorder()
	g.handler.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		g.Fatalf("%s: %d %s\n%s", address, w.Code, w.Body, g.log.String())
	}
	return got{w.Code, w.Body.String(), w.Header().Get("Location")}
}

func (g *rig) has(a got, want ...string) {
	g.Helper()
	for _, x := range want {
		if text := a.text(); !strings.Contains(text, x) {
			g.Errorf("%q is not in: %d %s", x, a.status, text)
		}
	}
}

// lacks looks for texts that must not be on a page, however hidden and however spaced.
func (g *rig) lacks(a got, never ...string) {
	g.Helper()
	tight := strings.ReplaceAll(a.text(), " ", "")
	for _, x := range never {
		if strings.Contains(a.body, x) || strings.Contains(tight, strings.ReplaceAll(x, " ", "")) {
			g.Errorf("%q is in: %s", x, a.text())
		}
	}
}
