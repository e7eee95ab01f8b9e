package record_test

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
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
	"svodka/internal/web/record"
	"svodka/internal/web/static"
)

// company has two managers whose things must not mix, and titles that would break a careless page.
const company = `
seen: 2026-04-01T09:00
users:
  id   name
  ann  "Анна Ким"
  bob  "Борис Лис"
pipelines:
  id
  main
stages:
  id    pipeline  rank  name
  new   main      1     Новая
  talk  main      2     Переговоры
  won   main      3     Успех
  lost  main      4     Отказ
clients:
  id  name                          owner  phone
  c1  "ООО <img src=x onerror=a>"   ann    79990001122
  c2  "Тайный клиент Бориса"        bob    79993334455
deals:
  id  owner  created           closed      outcome  amount  client  title                    stage  pipeline  excluded
  1   ann    2026-02-02T10:00  2026-02-10  won      1000    c1      "Котёл 50% «Прометей»"   won    main      -
  2   ann    2026-03-03T10:00  -           -        2500    c1      "Монтаж_дома"            talk   main      -
  3   ann    2026-03-04T10:00  2026-03-13  lost     10      -       "O'Hara; DROP TABLE 🔥"   lost   main      -
  4   bob    2026-03-05T10:00  2026-03-14  won      77000   c2      "Тайная сделка"          won    main      -
  5   bob    2026-03-05T10:00  -           -        5       c2      "Вторая Бориса"          new    main      -
  6   ann    2026-03-06T10:00  -           -        9       -       "Проверка связи"         new    main      test
  7   ann    2026-03-06T10:00  -           -        70      -       "Переданная"             talk   main      -
changes:
  deal  at                stage  owner  amount
  2     2026-03-03T10:00  new    ann    2000
  2     2026-03-05T12:00  talk   -      -
  2     2026-03-06T12:00  -      -      2500
  7     2026-03-06T10:00  new    ann    70
  7     2026-03-08T10:00  -      bob    -
  7     2026-03-12T10:00  talk   ann    -
calls:
  id  owner  started           direction  result    phone        client  deal  seconds
  k1  ann    2026-03-03T11:00  in         answered  79990001122  c1      2     120
  k2  bob    2026-03-05T11:00  in         missed    79993334455  c2      4     0
tasks:
  id  owner  created           due               done  kind     deal
  t1  ann    2026-03-03T10:00  2026-03-04T12:00  -     звонок   2
  t2  bob    2026-03-03T10:00  2026-03-04T12:00  -     встреча  4
`

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

func open(t *testing.T, text string) *house {
	t.Helper()
	ctx := context.Background()
	h := &house{t: t, users: map[string]account.User{}}
	settings := warehouse.DefaultSettings()
	settings.Company = "ООО «Пример»"
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	b, err := texttable.Batch("t", text, settings)
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
	assets, err := static.New()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC) }
	boards, err := board.New(board.Options{Store: store, Model: m, Now: now})
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
		{Login: "ann", Name: "Анна Ким", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "bob", Name: "Борис Лис", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "mark", Name: "Марк", Role: account.Marketing},
		{Login: "serv", Name: "Света", Role: account.Support},
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
	record.New(site, nil).Routes(mux)
	h.handler = site.Guard(mux)
	return h
}

// As is a person of the company.
func (h *house) As(login string) person { return person{h, login} }

type person struct {
	house *house
	login string
}

func (p person) do(method, target string, form url.Values, part string) *httptest.ResponseRecorder {
	p.house.t.Helper()
	r := httptest.NewRequestWithContext(context.Background(), method, target, strings.NewReader(form.Encode()))
	r.Header.Set("X-Test-Login", p.login)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if part != "" {
		r.Header.Set("HX-Request", "true")
		r.Header.Set("HX-Target", part)
	}
	w := httptest.NewRecorder()
	p.house.handler.ServeHTTP(w, r)
	return w
}

func (p person) get(target string) *httptest.ResponseRecorder {
	return p.do(http.MethodGet, target, nil, "")
}

// see is the readable text of a page that must be there.
func (p person) see(target string) string {
	p.house.t.Helper()
	w := p.get(target)
	if w.Code != http.StatusOK {
		p.house.t.Fatalf("%s as %s: %d %s", target, p.login, w.Code, plain(w.Body.String()))
	}
	return plain(w.Body.String())
}

var tags = regexp.MustCompile(`<[^>]*>`)

// plain is a page without tags, its special spaces plain.
func plain(page string) string {
	page = html.UnescapeString(tags.ReplaceAllString(page, " "))
	page = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(page)
	return strings.Join(strings.Fields(page), " ")
}

func has(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("no %q in: %s", part, page)
		}
	}
}

func hasNot(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(page, part) {
			t.Errorf("%q must not be in: %s", part, page)
		}
	}
}
