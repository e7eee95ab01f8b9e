package lock_test

import (
	"context"
	"html"
	"io"
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
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/lock"
	"svodka/internal/model/crm"
	"svodka/internal/render"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	pages "svodka/internal/web/lock"
	"svodka/internal/web/page"
)

const data = `
seen: 2026-04-05T08:00
users:
  id   name
  ann  "Анна <b>"
  bob  "Борис"
stages:
  id    pipeline  rank  name    outcome
  talk  main      1     Talks   open
  won   main      2     Won     won
deals:
  id  owner  created           closed            outcome  amount  title
  1   ann    2026-03-02T10:00  2026-03-10T10:00  won      100     "Котёл & трубы"
  2   bob    2026-03-02T10:00  2026-03-20T10:00  won      500     Насос
payments:
  id  deal  paid              amount
  p1  1     2026-03-12T10:00  100
`

// rig is the pages of closed periods on a real store and a real engine.
type rig struct {
	*testing.T

	server  *httptest.Server
	engine  *memory.Engine
	store   *sqlite.Store
	service *lock.Service
	pages   *pages.Pages
	now     time.Time
}

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{T: t, now: time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC)}
	m, err := crm.Load()
	g.check(err)
	g.engine, err = memory.Open(warehouse.DefaultSettings())
	g.check(err)
	g.load(data)
	g.store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(g.store.Close()) })
	now := func() time.Time { return g.now }
	log := &audit.Log{Store: g.store, Now: now}
	options := ask.Options{Model: m, Engine: g.engine, Now: now}
	options.Closed = func(ctx context.Context) (ask.Closed, error) { return g.service.Closed(ctx) }
	desk := ask.New(options)
	g.service = lock.New(lock.Options{Store: g.store, Desk: desk, Data: g.engine, Audit: log, Now: now})
	boards, err := board.New(board.Options{Store: g.store, Model: m, Now: now})
	g.check(err)
	site := &page.Site{
		Desk: desk, Model: m, Boards: boards, Audit: log, Assets: plainFiles{}, Now: now, Log: slog.New(slog.DiscardHandler), HasPeriods: true,
		Forms: []render.Format{render.Workbook(), {Title: "PDF", Ext: ".pdf", Type: "text/plain", Write: told}},
	}
	mux := http.NewServeMux()
	g.pages = pages.New(site, g.service)
	g.pages.Routes(mux)
	g.server = httptest.NewServer(site.Guard(mux))
	t.Cleanup(g.server.Close)
	return g
}

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

func (g *rig) load(text string) {
	g.Helper()
	known := func(entity, id string) (ok bool) {
		g.check(g.engine.Read(g.Context(), func(s engine.Snapshot) error {
			rows, err := s.Lookup(g.Context(), entity, []string{id}, nil)
			_, ok = rows[id]
			return err
		}))
		return ok
	}
	b, err := texttable.Onto(known, "t", text, warehouse.DefaultSettings())
	g.check(err)
	_, err = g.engine.Load(g.Context(), b)
	g.check(err)
}

// send sends a request and gives the status and the page's text.
func (g *rig) send(method, path string, form url.Values) (int, string) {
	g.Helper()
	r, err := http.NewRequestWithContext(g.Context(), method, g.server.URL+path, strings.NewReader(form.Encode()))
	g.check(err)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer, err := http.DefaultClient.Do(r)
	g.check(err)
	defer func() { g.check(answer.Body.Close()) }()
	body, err := io.ReadAll(answer.Body)
	g.check(err)
	text := string(body)
	if text != "" && answer.Header.Get("Content-Type") == "" {
		g.Errorf("%s: %d without a content type", path, answer.StatusCode)
	}
	if strings.Contains(text, "Анна <b>") {
		g.Errorf("%s lets data in as markup", path)
	}
	if strings.Contains(text, " style=") || strings.Contains(text, "<style") || strings.Contains(text, " onclick") {
		g.Errorf("%s does what its policy forbids", path)
	}
	text = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " "))
	return answer.StatusCode, strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " ")
}

func (g *rig) has(what, text string, want ...string) {
	g.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			g.Errorf("%s lacks %q:\n%s", what, w, text)
		}
	}
}

type plainFiles struct{}

func (plainFiles) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNotFound)
}
func (plainFiles) URL(name string) string { return "/static/" + name }

// visit is an administrator's.
func (g *rig) visit() *page.Visit {
	g.Helper()
	m, err := crm.Load()
	g.check(err)
	about, err := ask.New(ask.Options{Model: m, Engine: g.engine, Now: func() time.Time { return g.now }}).About(g.Context())
	g.check(err)
	return &page.Visit{Viewer: access.Admin("ru"), Lang: lang.RU, About: about}
}

// TestStory closes a month, changes it in the source, reads what changed, and opens the month again.
func TestStory(t *testing.T) {
	g := open(t)
	_, text := g.send(http.MethodGet, "/periods", nil)
	g.has("an empty list", text, "Ещё ни один период не закрыт", "Закрыть период", "Март 2026")
	status, text := g.send(http.MethodPost, "/periods/close", url.Values{"period": {"2026-03"}})
	g.has("the closed month", text, "Март 2026", "закрыт", "на этой машине, 5 апр 2026", "Выручка 600 ₽ 600 ₽ —", "После закрытия ничего не меняли")
	if status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	if status, text = g.send(http.MethodPost, "/periods/close", url.Values{"period": {"2026-03"}}); status != http.StatusUnprocessableEntity {
		t.Errorf("closed twice: %d", status)
	}
	g.has("a refusal", text, "Период 2026-03 уже закрыт.")

	g.load(`
seen: 2026-04-06T08:00
deals:
  id  owner  created           closed            outcome  amount  title
  1   ann    2026-03-02T10:00  2026-03-10T10:00  won      70      "Котёл & трубы"
changes:
  deal  at                amount  actor
  1     2026-04-05T12:00  70      bob
gone payments:
  p1
`)
	n, err := g.service.Check(t.Context())
	g.check(err)
	if n == 0 {
		t.Fatal("nothing was found")
	}
	_, text = g.send(http.MethodGet, "/periods/2026-03", nil)
	g.has("the corrected month", text, "Оплаты, сумма 100 ₽ 0 ₽ −100 ₽", "−1 платёж", "удалено в источнике", "Котёл & трубы", "Сумма: 100 ₽ → 70 ₽",
		"Борис, 5 апр 2026", "не сообщается", "изменились данные", "без отдела")
	_, text = g.send(http.MethodGet, "/periods/2026-03?lang=en", nil)
	g.has("in English", text, "March 2026", "deleted in the source", "not told", "When closed", "−1 payment")
	_, text = g.send(http.MethodGet, "/periods?verify=1", nil)
	g.has("the list", text, "Март 2026", "закрыт", "Цепочка цела", "Записей: 2.", "−100 ₽")

	if status, text = g.send(http.MethodPost, "/periods/2026-03/reopen", url.Values{"reason": {" "}}); status != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", status)
	}
	g.has("a refusal", text, "Укажите, почему период открывают снова.")
	_, text = g.send(http.MethodPost, "/periods/2026-03/reopen", url.Values{"reason": {"забыли оплату"}})
	g.has("the open month", text, "снова открыт", "забыли оплату", "Закрыть с нынешними значениями")
	_, text = g.send(http.MethodPost, "/periods/2026-03/close", nil)
	g.has("closed again", text, "Оплаты, сумма 0 ₽ 0 ₽ —")

	events, err := g.store.Events(t.Context(), audit.Filter{Act: audit.Define, Limit: 10})
	g.check(err)
	if len(events) != 4 || !strings.Contains(events[3].More, "close, ") || events[3].Who != page.Local || events[3].From == "" {
		t.Errorf("the log: %+v", events)
	}
}

// TestTable: the report of corrections gets figures and records with whom they are of.
func TestTable(t *testing.T) {
	g := open(t)
	_, err := g.service.Close(t.Context(), lock.Who{Login: "olga"}, "2026-03")
	g.check(err)
	g.load("\nseen: 2026-04-06T08:00\ngone payments:\n  p1\n")
	_, err = g.service.Check(t.Context())
	g.check(err)
	v := g.visit()
	march := cal.Range{From: cal.Date(2026, 3, 1), To: cal.Date(2026, 4, 1)}
	table, err := g.pages.Table(t.Context(), v, march)
	g.check(err)
	var text strings.Builder
	for _, r := range table.Rows {
		for _, c := range r.Cells {
			text.WriteString(c.Text + " | ")
		}
	}
	g.has("the table", strings.ReplaceAll(text.String(), "\u00a0", " "), "Март 2026", "Оплаты, сумма | 100 ₽ → 0 ₽ (−100 ₽)", "удалено в источнике | не сообщается")
	if table, err = g.pages.Table(t.Context(), v, cal.Range{From: march.To, To: march.To + 1}); err != nil || len(table.Rows) > 0 {
		t.Errorf("in April: %+v, %v", table, err)
	}
	v.Viewer.Grant.All = false
	if table, err = g.pages.Table(t.Context(), v, march); err != nil || table != nil {
		t.Errorf("for a manager: %+v, %v", table, err)
	}
}

// TestOtherFigures: where money and sales stayed but calls did not, the list does not say that figures stayed.
func TestOtherFigures(t *testing.T) {
	g := open(t)
	_, err := g.service.Close(t.Context(), lock.Who{Login: "olga"}, "2026-03")
	g.check(err)
	g.load(`
seen: 2026-04-06T08:00
calls:
  id  owner  started           direction  result    seconds
  c1  ann    2026-03-02T10:00  out        answered  120
`)
	_, err = g.service.Check(t.Context())
	g.check(err)
	_, text := g.send(http.MethodGet, "/periods", nil)
	g.has("the list", text, "изменились другие значения")
	if strings.Contains(text, "значения не изменились") {
		t.Error(text)
	}
}

func TestSettings(t *testing.T) {
	g := open(t)
	_, text := g.send(http.MethodPost, "/periods/settings", url.Values{"auto": {"5"}, "grain": {"month"}})
	g.has("saved", text, "Сохранено.")
	if set, err := g.service.Settings(t.Context()); err != nil || set.Auto != 5 || set.Grain != cal.ByMonth {
		t.Errorf("%+v, %v", set, err)
	}
	for _, wrong := range []string{"-1", "91", "x"} {
		if status, _ := g.send(http.MethodPost, "/periods/settings", url.Values{"auto": {wrong}, "grain": {"month"}}); status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", wrong, status)
		}
	}
	if status, _ := g.send(http.MethodGet, "/periods/2020-01", nil); status != http.StatusNotFound {
		t.Errorf("no such period: %d", status)
	}
}
