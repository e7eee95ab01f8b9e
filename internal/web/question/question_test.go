package question_test

import (
	"context"
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model/crm"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	"svodka/internal/web/question"
	"svodka/internal/web/static"
)

// company has titles that would break a careless page.
const company = `
departments:
  id     parent
  sales  -
  north  sales
users:
  id   name                             department
  ann  "Анна <script>alert(1)</script>" sales
  bob  "Борис"                          north
deals:
  id owner created    closed     outcome amount  reason
  1  ann   2026-02-02 2026-02-10 won     1000    -
  2  ann   2026-03-03 2026-03-12 won     2500.50 -
  3  ann   2026-03-03 2026-03-13 lost    10      "дорого"
  4  bob   2026-03-05 2026-03-14 won     77000   -
  5  bob   2026-03-05 2026-03-15 lost    5       -
`

const asked = "metrics=revenue,win_rate&by=owner&range=2026-03&compare=previous&totals=1&sort=-revenue"

type house struct {
	t       *testing.T
	handler http.Handler
	users   map[string]account.User
	log     *audit.Log
}

// Enter lets in whom a request names.
func (h *house) Enter(r *http.Request) (account.User, bool, error) {
	u, ok := h.users[r.Header.Get("X-Test-Login")]
	return u, ok, nil
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	h := &house{t: t, users: map[string]account.User{}}
	settings := warehouse.DefaultSettings()
	settings.Company = `ООО "<i>Пример</i>"`
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	b, err := texttable.Batch("t", company, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(ctx, b); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "app.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	now := func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }
	boards, err := board.New(board.Options{Store: store, Model: m, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	assets, err := static.New()
	if err != nil {
		t.Fatal(err)
	}
	people := account.New(account.Options{Store: store, Model: m, Now: now})
	h.log = &audit.Log{Store: store, Now: now}
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: e, Now: now}), Model: m, Accounts: people, Boards: boards, Audit: h.log,
		Assets: assets, Now: now, Version: "1.2.3", Door: h,
	}
	for _, p := range []account.Person{
		{Login: "boss", Name: "Хозяин", Role: account.Owner},
		{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "bob", Name: "Боб", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "pr", Name: "Пиар", Role: account.Marketing},
		{Login: "guest", Name: "Гость", Role: account.Reader},
	} {
		p.Password = "correct horse battery"
		u, err := people.Add(ctx, p)
		if err != nil {
			t.Fatal(err)
		}
		h.users[p.Login] = u
	}
	mux := http.NewServeMux()
	question.New(site, true).Routes(mux)
	h.handler = site.Guard(mux)
	return h
}

// As is a person of the company.
func (h *house) As(login string) person { return person{h, login} }

type person struct {
	house *house
	login string
}

func (p person) get(target string) *httptest.ResponseRecorder {
	p.house.t.Helper()
	r := httptest.NewRequestWithContext(context.Background(), http.MethodGet, target, nil)
	r.Header.Set("X-Test-Login", p.login)
	w := httptest.NewRecorder()
	p.house.handler.ServeHTTP(w, r)
	return w
}

// text is a page without tags, its special spaces plain.
func text(w *httptest.ResponseRecorder) string {
	s := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " ")
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(s))
	return strings.Join(strings.Fields(s), " ")
}

func TestEveryPage(t *testing.T) {
	h := open(t)
	for _, c := range []struct{ target, kind, ru, en string }{
		{"/ask", "text/html", "С чего начать", "Questions to begin with"},
		{"/ask?" + asked, "text/html", "Выручка, Доля выигранных: 1–31 марта 2026", "Revenue, Win rate: 1–31 Mar 2026"},
		{"/ask?metrics=revenue&range=2026-02..2026-03&grain=month&derive=revenue:share", "text/html", "мар 2026", "Mar 2026"},
		{"/ask?metrics=revenue&range=2026-03&owner=nobody&by=owner&owner=" + url.QueryEscape("Борис"), "text/html", "На это нет ответа", "This cannot be answered"},
		{"/metrics", "text/html", "Средний чек", "Average check"},
		{"/metrics?find=" + url.QueryEscape("чек"), "text/html", "Средний чек", "Average check"},
		{"/metrics?find=" + url.QueryEscape(`"';<b>%`), "text/html", "Показателя с такими словами нет", "No metric has these words"},
		{"/metrics/win_rate", "text/html", "Разобранный пример", "Worked example"},
		{"/metrics/revenue", "text/html", `<a href="/d/owner">Собственник</a>`, `<a href="/d/owner">Owner</a>`},
		{"/ask.csv?" + asked, "text/csv", "Итого;79500,50", "Total,79500.50"},
		{"/ask.json?" + asked, "application/json", `"revenue":79500.5`, `"revenue":79500.5`},
	} {
		for l, want := range map[string]string{"ru": c.ru, "en": c.en} {
			target := c.target + "?lang=" + l
			if strings.Contains(c.target, "?") {
				target = c.target + "&lang=" + l
			}
			w := h.As("boss").get(target)
			if w.Code >= 500 || !strings.HasPrefix(w.Header().Get("Content-Type"), c.kind) {
				t.Errorf("%s: %d %s %s", target, w.Code, w.Header().Get("Content-Type"), text(w))
			}
			if !strings.Contains(text(w), want) && !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s: no %q in %s", target, want, text(w))
			}
			for _, bad := range []string{"<script>", " style=", "alert(1)</script>", "<i>Пример", "%!", "<no value>", "<b>%"} {
				if c.kind == "text/html" && strings.Contains(w.Body.String(), bad) {
					t.Errorf("%s: %q in the page", target, bad)
				}
			}
		}
	}
}

func TestErrors(t *testing.T) {
	h := open(t)
	for _, c := range []struct {
		target string
		status int
		want   string
	}{
		{"/ask?metrics=revenu", 400, "Может быть, revenue"},
		{"/ask?metrics=revenue&range=sometime", 400, "не похоже на отрезок времени"},
		{"/ask?metrics=%3Cscript%3Ealert(1)%3C/script%3E", 400, "не имя"},
		{"/ask?metrics=revenue&owner=Nobody", 400, "нет «Nobody»"},
		{"/ask.csv?metrics=revenu", 400, "Может быть, revenue"},
		{"/ask?q=metrics%3Drevenue%26limit%3Dmany", 400, "limit: «many»"},
		{"/ask?add=" + url.QueryEscape("выручк"), 400, "Может быть, Выручка"},
		{"/metrics/nothing", 404, "Показателя «nothing» нет"},
	} {
		if w := h.As("boss").get(c.target); w.Code != c.status || !strings.Contains(text(w), c.want) {
			t.Errorf("%s: %d %s", c.target, w.Code, text(w))
		}
	}
	if w := h.As("boss").get("/ask.json?metrics=revenu"); w.Code != 400 || !json.Valid(w.Body.Bytes()) || !strings.HasPrefix(w.Body.String(), `{"error":`) {
		t.Errorf("JSON: %d %s", w.Code, w.Body)
	}
}

func TestForm(t *testing.T) {
	h := open(t)
	for fields, want := range map[string]string{
		"was=revenue,win_rate&metrics=win_rate&metrics=revenue&metrics=deals_won&range=2026-03":    "metrics=revenue,win_rate,deals_won&range=2026-03",
		"was=revenue&metrics=revenue&add=Win+rate&by=owner&by=&grain=month&totals=1":               "by=owner&grain=month&metrics=revenue,win_rate&totals=1",
		"add=Выручка&range=прошлый+месяц&compare=previous,year":                                    "compare=previous,year&metrics=revenue&range=last-month",
		"metrics=revenue&fdim=owner&fop=!&fval=Борис, Анна":                                        "metrics=revenue&owner!=Борис,Анна",
		"metrics=revenue&fdim=owner&fop=empty":                                                     "metrics=revenue&owner=(empty)",
		"metrics=revenue&fdim=amount&fop=>&fval=100":                                               "amount=100..&metrics=revenue",
		"was=&metrics=revenue&owner=Борис&sort=-revenue&derive=revenue:share&spine=owner&by=owner": "by=owner&derive=revenue:share&metrics=revenue&owner=Борис&sort=-revenue&spine=owner",
		"q=" + url.QueryEscape("?metrics=revenue&range=2026-03"):                                   "metrics=revenue&range=2026-03",
	} {
		values, err := url.ParseQuery(fields)
		if err != nil {
			t.Fatal(err)
		}
		w := h.As("boss").get("/ask?" + values.Encode())
		got, err := url.QueryUnescape(strings.TrimPrefix(w.Header().Get("Location"), "/ask?"))
		if w.Code != http.StatusSeeOther || err != nil || got != want {
			t.Errorf("%s: %d %q, want %q; %s", fields, w.Code, got, want, text(w))
		}
	}
}

// TestEveryLinkOpens follows the links of an answer that lead to these pages, and finds an explanation behind every figure.
func TestEveryLinkOpens(t *testing.T) {
	h := open(t)
	w := h.As("boss").get("/ask?" + asked)
	explained := map[string]bool{}
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		target := html.UnescapeString(m[1])
		if strings.HasPrefix(target, "/explain?") {
			explained[target] = true
		}
		if strings.HasPrefix(target, "/ask") {
			if got := h.As("boss").get(target); got.Code != http.StatusOK {
				t.Errorf("%s: %d %s", target, got.Code, text(got))
			}
		}
	}
	if len(explained) < 12 {
		t.Errorf("%d figures open", len(explained))
	}
}

// TestRights: two colleagues, a marketer and a reader, on every surface.
func TestRights(t *testing.T) {
	h := open(t)
	for _, target := range []string{"/ask?" + asked, "/ask.csv?" + asked, "/ask.json?" + asked} {
		for login, c := range map[string]struct{ sees, not []string }{
			"boss": {[]string{"79500", "79 500"}, nil},
			"ann":  {[]string{"2500", "2 500"}, []string{"77000", "77 000", "79500", "79 500", "Борис"}},
			"bob":  {[]string{"77000", "77 000"}, []string{"2500", "2 500", "79500", "79 500", "Анна"}},
		} {
			got := text(h.As(login).get(target))
			if !slices.ContainsFunc(c.sees, func(s string) bool { return strings.Contains(got, s) }) {
				t.Errorf("%s does not see %v at %s: %s", login, c.sees, target, got)
			}
			for _, s := range c.not {
				if strings.Contains(got, s) {
					t.Errorf("%s sees %q at %s: %s", login, s, target, got)
				}
			}
		}
		for _, login := range []string{"pr", "guest"} {
			got := text(h.As(login).get(target))
			for _, s := range []string{"77000", "77 000", "79 500", "79500", "2 500", "2500"} {
				if strings.Contains(got, s) {
					t.Errorf("%s sees %q at %s: %s", login, s, target, got)
				}
			}
		}
	}
	if got := text(h.As("ann").get("/ask?metrics=revenue&range=2026-03&owner=%23t:bob")); strings.Contains(got, "Борис") || strings.Contains(got, "77 000") {
		t.Errorf("a colleague's id tells: %s", got)
	}
	if got := text(h.As("pr").get("/metrics")); strings.Contains(got, "win_rate") || !strings.Contains(got, "leads_new") {
		t.Errorf("the marketer's catalogue: %s", got)
	}
	if w := h.As("pr").get("/metrics/win_rate"); w.Code != http.StatusNotFound {
		t.Errorf("the marketer reads of win_rate: %d", w.Code)
	}
	events, err := h.log.Events(t.Context(), audit.Filter{Who: "ann", Act: audit.Export})
	if err != nil || len(events) != 2 || events[0].What != "question" {
		t.Errorf("got %v, %v", events, err)
	}
}
