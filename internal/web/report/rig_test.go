package report_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/board/boardtest"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/render"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/drill"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/report"
)

// company has titles that would break a careless page.
const company = `
departments:
  id     parent
  sales  -
  north  sales
users:
  id   name                            department
  ann  "Анна <script>alert(1)</script>" sales
  bob  "Борис"                         north
clients:
  id  name
  c1  "<img src=x onerror=alert(2)>"
deals:
  id owner created    closed     outcome amount  reason   client title
  1  ann   2024-02-02 2024-02-10 won     1000    -        c1     "</table><b>один</b>"
  2  ann   2026-03-03 2026-03-12 won     2500.50 -        c1     "два 👋 עברית"
  3  ann   2026-03-03 2026-03-13 lost    10      "дорого" -      три
  4  bob   2026-03-05 2026-03-14 won     77000   -        -      тайна
  5  bob   2026-03-05 2026-03-15 lost    5       "далеко" -      пять
  6  bob   2026-03-05 2026-03-16 lost    5       "дорого" -      шесть
`

// shipped is the shipped model, read once.
var shipped = sync.OnceValues(crm.Load)

const secret = "correct horse"

// rig is the pages of reports over the company.
type rig struct {
	t        *testing.T
	handler  http.Handler
	accounts *account.Service
	boards   *board.Service
	kept     *boardtest.Store
	store    *sqlite.Store
	model    *model.Model
}

// door lets in whoever the request names.
type door struct{ rig *rig }

func (d door) Enter(r *http.Request) (account.User, bool, error) {
	who := r.Header.Get("X-As")
	if who == "" {
		return account.User{}, false, nil
	}
	u, err := d.rig.accounts.Find(r.Context(), who)
	return u, err == nil, err
}

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

func now() time.Time { return time.Date(2026, 3, 25, 9, 0, 0, 0, time.UTC) }

func open(t *testing.T, data string) *rig {
	t.Helper()
	g := &rig{t: t, kept: boardtest.New()}
	var err error
	g.model, err = shipped()
	check(t, err)
	settings := warehouse.DefaultSettings()
	settings.Company = `ООО "<i>Пример</i>"`
	e, err := memory.Open(settings)
	check(t, err)
	batch, err := texttable.Batch("t", data, settings)
	check(t, err)
	_, err = e.Load(t.Context(), batch)
	check(t, err)
	g.store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	check(t, err)
	t.Cleanup(func() { check(t, g.store.Close()) })
	g.accounts = account.New(account.Options{Store: g.store, Model: g.model, Now: now})
	g.boards, err = board.New(board.Options{Store: g.kept, Model: g.model, Now: now})
	check(t, err)
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: g.model, Engine: e, Now: now}), Model: g.model, Accounts: g.accounts, Boards: g.boards,
		Audit: &audit.Log{Store: g.store, Now: now}, Assets: files{http.NotFoundHandler()}, Now: now, Version: "1.2.3",
		Log: slog.New(slog.DiscardHandler), Door: door{g},
		Forms: render.Formats(nil), Address: "https://svodka.example",
	}
	mux := http.NewServeMux()
	filter.New(site).Routes(mux)
	drill.New(site).Routes(mux)
	report.New(site).Routes(mux)
	g.handler = site.Guard(mux)
	for _, p := range []account.Person{
		{Login: "olga", Role: account.Owner},
		{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "bob", Name: "Борис", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "rita", Role: account.Reader},
	} {
		p.Password = secret
		_, err := g.accounts.Add(t.Context(), p)
		check(t, err)
	}
	return g
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// keep saves a report of somebody's and gives its id.
func (g *rig) keep(login string, role account.Role, b board.Board) string {
	g.t.Helper()
	b.Sort = board.Report
	saved, err := g.boards.Save(g.t.Context(), board.Person{Login: login, Role: role}, b)
	check(g.t, err)
	return saved.ID
}

// byOwner is a report of who sold what.
func byOwner(title string) board.Board {
	return board.Board{
		Title: model.Text{RU: title, EN: title}, Params: "range=2026-03&compare=previous", Topic: "sales",
		Tiles: []board.Tile{
			{ID: "main", Title: model.Text{RU: "Кто сколько", EN: "Who how much"}, Kind: board.Table, Ask: "metrics=revenue,deals_won,win_rate&by=department,owner&totals=1"},
			{ID: "why", Title: model.Text{RU: "Почему теряем", EN: "Why lost"}, Kind: board.Table, Ask: "metrics=deals_lost&by=loss_reason&totals=1"},
		},
	}
}

// person asks for pages as somebody.
type person struct {
	rig   *rig
	login string
}

func (g *rig) as(login string) person { return person{g, login} }

func (p person) do(method, target string, form url.Values, header ...string) *httptest.ResponseRecorder {
	p.rig.t.Helper()
	r := httptest.NewRequestWithContext(p.rig.t.Context(), method, target, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("X-As", p.login)
	for pair := range slices.Chunk(header, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	p.rig.handler.ServeHTTP(w, r)
	return w
}

func (p person) get(target string, header ...string) *httptest.ResponseRecorder {
	return p.do(http.MethodGet, target, nil, header...)
}

func (p person) post(target string, pairs ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for pair := range slices.Chunk(pairs, 2) {
		form.Add(pair[0], pair[1])
	}
	return p.do(http.MethodPost, target, form)
}

// see is the readable text of a page that must be there.
func (p person) see(target string, header ...string) string {
	p.rig.t.Helper()
	w := p.get(target, header...)
	if w.Code != http.StatusOK {
		p.rig.t.Fatalf("%s as %s: %d %s", target, p.login, w.Code, text(w))
	}
	sound(p.rig.t, target, w)
	return text(w)
}

func text(w *httptest.ResponseRecorder) string {
	s := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " ")
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(s))
	return strings.Join(strings.Fields(s), " ")
}

// sound checks what holds for everything that is shown.
func sound(t *testing.T, target string, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.String()
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return
	}
	for _, bad := range []string{"<script>", " style=", "<img src=x", "javascript:", "%!", "<no value>", "<i>Пример", "<b>один", "</table><b>", "ZgotmplZ"} {
		if strings.Contains(body, bad) {
			t.Errorf("%s: %q in the page", target, bad)
		}
	}
	if regexp.MustCompile(`<[^>]+\son[a-z]+=`).MatchString(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(body, `""`)) {
		t.Errorf("%s: an inline handler", target)
	}
}

// links are the addresses of a page that begin with a path.
func links(w *httptest.ResponseRecorder, path string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		if target := html.UnescapeString(m[1]); strings.HasPrefix(target, path) && !slices.Contains(list, target) {
			list = append(list, target)
		}
	}
	return list
}
