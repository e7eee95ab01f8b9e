package web_test

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
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/model/crm"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web"
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
  1  ann   2026-02-02 2026-02-10 won     1000    -        c1     "</table><b>один</b>"
  2  ann   2026-03-03 2026-03-12 won     2500.50 -        c1     два
  3  ann   2026-03-03 2026-03-13 lost    10      "дорого" -      три
  4  bob   2026-03-05 2026-03-14 won     77000   -        -      тайна
  5  bob   2026-03-05 2026-03-15 lost    5       -        -      пять
`

// house is the pages over the company, with the people added to it.
type house struct {
	t       *testing.T
	handler http.Handler
	people  *account.Service
	now     time.Time
}

func open(t *testing.T, demo bool) *house {
	t.Helper()
	h := &house{t: t, now: time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC)}
	settings := warehouse.DefaultSettings()
	settings.Demo, settings.Company = demo, `ООО "<i>Пример</i>"`
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
	if _, err := e.Load(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "app.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	now := func() time.Time { return h.now }
	h.people = account.New(account.Options{Store: store, Model: m, Now: now})
	h.handler = web.New(web.Options{
		Desk: ask.New(ask.Options{Model: m, Engine: e, Now: now}), Model: m, Accounts: h.people, Now: now, Version: "1.2.3",
	})
	return h
}

const secret = "correct horse"

func (h *house) add(p account.Person) {
	h.t.Helper()
	p.Password = secret
	if _, err := h.people.Add(context.Background(), p); err != nil {
		h.t.Fatal(err)
	}
}

// person asks for pages as somebody.
type person struct {
	house *house
	login string // "": nobody signs in
}

// As is a person of the company, "" whoever sits at the machine.
func (h *house) As(login string) person { return person{h, login} }

func (p person) get(target string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	p.house.t.Helper()
	r := httptest.NewRequestWithContext(context.Background(), http.MethodGet, target, nil)
	r.Host = "127.0.0.1:8787"
	if p.login != "" {
		r.SetBasicAuth(p.login, secret)
	}
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	p.house.handler.ServeHTTP(w, r)
	return w
}

// see is the readable text of a page that must be there.
func (p person) see(target string) string {
	p.house.t.Helper()
	w := p.get(target)
	if w.Code != http.StatusOK {
		p.house.t.Fatalf("%s: %d %s", target, w.Code, text(w))
	}
	return text(w)
}

// text is a page without tags, its special spaces plain.
func text(w *httptest.ResponseRecorder) string {
	s := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " ")
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(s))
	return strings.Join(strings.Fields(s), " ")
}

const question = "metrics=revenue,win_rate&by=owner&range=2026-03&compare=previous&totals=1&sort=-revenue"

func TestEveryPage(t *testing.T) {
	h := open(t, true)
	for _, c := range []struct{ target, kind, ru, en string }{
		{"/", "text/html", "С чего начать", "Questions to begin with"},
		{"/?" + question, "text/html", "Выручка, Доля выигранных: 1–31 марта 2026", "Revenue, Win rate: 1–31 Mar 2026"},
		{"/?metrics=revenue&range=2026-02..2026-03&grain=month&derive=revenue:share", "text/html", "мар 2026", "Mar 2026"},
		{"/?metrics=revenue,pipeline_open&range=all", "text/html", "Выручка", "Revenue"},
		{"/explain?metrics=win_rate&range=2026-03", "text/html", "Как получилось", "How it came to be"},
		{"/explain?metrics=revenue&range=2026-03&owner=%23t:ann", "text/html", "Вошло в число из «Закрытия» 1", "Counted of “Closings” 1"},
		{"/records?metrics=revenue&range=2026-03", "text/html", "Сходится.", "It adds up."},
		{"/records?metrics=win_rate&part=deals_lost&range=2026-03&sort=-closed", "text/html", "Отказы: 2", "Lost deals: 2"},
		{"/metrics", "text/html", "Средний чек", "Average check"},
		{"/metrics?find=" + url.QueryEscape("чек"), "text/html", "Средний чек", "Average check"},
		{"/metrics/win_rate", "text/html", "Разобранный пример", "Worked example"},
		{"/ask.csv?" + question, "text/csv", "Итого;79500,50", "Total,79500.50"},
		{"/ask.json?" + question, "application/json", `"revenue":79500.5`, `"revenue":79500.5`},
		{"/records.csv?metrics=revenue&range=2026-03", "text/csv", "Сделка;", "Deal,"},
		{"/records.json?metrics=revenue&range=2026-03", "application/json", `"counted":77000`, `"counted":77000`},
		{"/healthz", "text/plain", "ok", "ok"},
	} {
		for l, want := range map[string]string{"ru": c.ru, "en": c.en} {
			w := h.As("").get(c.target, func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "svodka_lang", Value: l}) })
			body := w.Body.String()
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), c.kind) {
				t.Errorf("%s: %d %s %s", c.target, w.Code, w.Header().Get("Content-Type"), text(w))
			}
			if !strings.Contains(text(w), want) && !strings.Contains(body, want) {
				t.Errorf("%s in %s: no %q in %s", c.target, l, want, text(w))
			}
			if c.kind == "text/html" {
				page(t, c.target, l, w)
			}
		}
	}
}

// page checks what holds for every page.
func page(t *testing.T, target, l string, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.String()
	for _, bad := range []string{"<script", " style=", "onerror=alert(2)>", "javascript:", "%!", "<no value>", "<i>Пример", "<b>один", "ZgotmplZ"} {
		if strings.Contains(body, bad) {
			t.Errorf("%s: %q in the page", target, bad)
		}
	}
	if regexp.MustCompile(`<[^>]+\son[a-z]+=`).MatchString(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(body, `""`)) {
		t.Errorf("%s: an inline handler", target)
	}
	for _, must := range []string{`<html lang="` + l + `"`, `<main id="main">`, "<h1", `name="viewport"`} {
		if strings.Count(body, must) != 1 {
			t.Errorf("%s: %d of %s", target, strings.Count(body, must), must)
		}
	}
	if demo := map[string]string{"ru": "Демонстрация", "en": "Demonstration"}[l]; !strings.Contains(body, demo) {
		t.Errorf("%s does not say that it is a demonstration", target)
	}
	for key, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cache-Control": "no-store",
	} {
		if !strings.Contains(w.Header().Get(key), want) {
			t.Errorf("%s: %s is %q", target, key, w.Header().Get(key))
		}
	}
}

func TestErrors(t *testing.T) {
	h := open(t, true)
	for _, c := range []struct {
		target string
		status int
		ru, en string
	}{
		{"/?metrics=revenu", 400, "Может быть, revenue", "Did you mean revenue"},
		{"/?metrics=revenue&range=sometime", 400, "не похоже на отрезок времени", "is not a stretch of time"},
		{"/?metrics=%3Cscript%3Ealert(1)%3C/script%3E", 400, "не имя", "is not a name"},
		{"/?metrics=revenue&owner=Nobody", 400, "нет «Nobody»", `there is no "Nobody"`},
		{"/ask.csv?metrics=revenu", 400, "Может быть, revenue", "Did you mean revenue"},
		{"/ask?q=metrics%3Drevenue%26limit%3Dmany", 400, "limit: «many»", `limit: "many"`},
		{"/ask?add=" + url.QueryEscape("выручк"), 400, "Может быть, Выручка", "Did you mean Выручка"},
		{"/explain", 400, "Назовите показатель", "Say which metric"},
		{"/records?metrics=revenue&skip=x", 400, "не целое число", "is not a whole number"},
		{"/records?metrics=revenue&sort=nothing", 400, "нет такой колонки", "no such column"},
		{"/metrics/nothing", 404, "Показателя «nothing» нет", `There is no metric "nothing"`},
		{"/nothing", 404, "Такой страницы нет", "There is no such page"},
	} {
		for l, want := range map[string]string{"ru": c.ru, "en": c.en} {
			target := c.target + "?lang=" + l
			if strings.Contains(c.target, "?") {
				target = c.target + "&lang=" + l
			}
			w := h.As("").get(target)
			if w.Code != c.status || !strings.Contains(text(w), want) {
				t.Errorf("%s: %d %s", target, w.Code, text(w))
			}
			if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
				page(t, target, l, w)
			}
		}
	}
	if w := h.As("").get("/ask.json?metrics=revenu"); w.Code != 400 || !json.Valid(w.Body.Bytes()) || !strings.HasPrefix(w.Body.String(), `{"error":`) {
		t.Errorf("JSON: %d %s", w.Code, w.Body)
	}
	if w := h.As("").get("/?owner=" + strings.Repeat("x", 20_000)); w.Code != http.StatusRequestURITooLong {
		t.Errorf("a long address: %d", w.Code)
	}
}

func TestForm(t *testing.T) {
	h := open(t, false)
	for fields, want := range map[string]string{
		"was=revenue,win_rate&metrics=win_rate&metrics=revenue&metrics=deals_won&range=2026-03": "metrics=revenue,win_rate,deals_won&range=2026-03",
		"was=revenue&metrics=revenue&add=Win+rate&by=owner&by=&grain=month&totals=1":            "by=owner&grain=month&metrics=revenue,win_rate&totals=1",
		"add=Выручка&range=прошлый+месяц&compare=previous,year":                                 "compare=previous,year&metrics=revenue&range=last-month",
		"metrics=revenue&fdim=owner&fop=!&fval=Борис, Анна":                                     "metrics=revenue&owner!=Борис,Анна",
		"metrics=revenue&fdim=owner&fop=empty":                                                  "metrics=revenue&owner=(empty)",
		"metrics=revenue&fdim=amount&fop=>&fval=100":                                            "amount=100..&metrics=revenue",
		"metrics=revenue&owner=Борис&sort=-revenue&derive=revenue:share&spine=owner&by=owner":   "by=owner&derive=revenue:share&metrics=revenue&owner=Борис&sort=-revenue&spine=owner",
		"q=" + url.QueryEscape("?metrics=revenue&range=2026-03"):                                "metrics=revenue&range=2026-03",
	} {
		values, err := url.ParseQuery(fields)
		if err != nil {
			t.Fatal(err)
		}
		w := h.As("").get("/ask?" + values.Encode())
		got, err := url.QueryUnescape(strings.TrimPrefix(w.Header().Get("Location"), "/?"))
		if w.Code != http.StatusSeeOther || err != nil || got != want {
			t.Errorf("%s: %d %q, want %q; %s", fields, w.Code, got, want, text(w))
		}
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

// TestEveryFigureOpens follows every figure of an answer to its explanation and from there to its records.
func TestEveryFigureOpens(t *testing.T) {
	h := open(t, false)
	w := h.As("").get("/?" + question)
	explained := links(w, "/explain?")
	if len(explained) < 12 {
		t.Errorf("%d figures open", len(explained))
	}
	records := 0
	for _, target := range explained {
		e := h.As("").get(target)
		if e.Code != http.StatusOK {
			t.Errorf("%s: %d %s", target, e.Code, text(e))
		}
		for _, list := range links(e, "/records?") {
			records++
			if got := h.As("").get(list); got.Code != http.StatusOK || !strings.Contains(text(got), "Сходится.") {
				t.Errorf("%s: %d %s", list, got.Code, text(got))
			}
		}
	}
	if records == 0 {
		t.Error("no records behind any figure")
	}
	for _, other := range append(links(w, "/?"), append(links(w, "/ask."), links(w, "/static/")...)...) {
		if got := h.As("").get(other); got.Code != http.StatusOK {
			t.Errorf("%s: %d %s", other, got.Code, text(got))
		}
	}
}

func TestSameFigureEverywhere(t *testing.T) {
	h := open(t, false)
	var doc struct{ Total map[string]float64 }
	if err := json.Unmarshal(h.As("").get("/ask.json?"+question).Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Total["revenue"] != 79500.5 {
		t.Errorf("JSON: %v", doc.Total)
	}
	for target, want := range map[string]string{
		"/?" + question:                            "79 500,50 ₽",
		"/explain?metrics=revenue&range=2026-03":   "79 500,50 ₽",
		"/records?metrics=revenue&range=2026-03":   "Всего: 2 записи 79 500,50 ₽",
		"/ask.csv?metrics=revenue&range=2026-03":   "79500,50",
		"/ask.csv?" + question + "&lang=en":        "Total,79500.50",
		"/ask.json?metrics=revenue&range=2026-03":  `"total":{"revenue":79500.5}`,
		"/records?metrics=deals_won&range=2026-03": "Сумма по записям: 2; число в ответе: 2",
	} {
		if got := h.As("").see(target); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in %s", target, want, got)
		}
	}
}

// TestRights: two colleagues and a marketer, on every surface.
func TestRights(t *testing.T) {
	h := open(t, false)
	h.add(account.Person{Login: "boss", Name: "Хозяин", Role: account.Owner})
	h.add(account.Person{Login: "ann", Role: account.Manager, CRMUser: "t:ann"})
	h.add(account.Person{Login: "bob", Role: account.Manager, CRMUser: "t:bob"})
	h.add(account.Person{Login: "head", Role: account.Head, Department: "t:sales"})
	h.add(account.Person{Login: "pr", Role: account.Marketing})
	h.add(account.Person{Login: "guest", Role: account.Reader})
	surfaces := []string{
		"/?" + question, "/explain?metrics=revenue&range=2026-03", "/records?metrics=revenue&range=2026-03",
		"/ask.csv?" + question, "/ask.json?" + question, "/records.csv?metrics=revenue&range=2026-03", "/records.json?metrics=revenue&range=2026-03",
	}
	for _, target := range surfaces {
		for login, c := range map[string]struct{ sees, not []string }{
			"boss": {[]string{"77", "79"}, nil},
			"head": {[]string{"77", "79"}, nil},
			"ann":  {[]string{"2500", "2 500"}, []string{"77000", "77 000", "79500", "79 500", "Борис", "тайна"}},
			"bob":  {[]string{"77000", "77 000"}, []string{"2500", "2 500", "79500", "79 500", "Анна"}},
		} {
			got := h.As(login).see(target)
			if !slices.ContainsFunc(c.sees, func(s string) bool { return strings.Contains(got, s) }) {
				t.Errorf("%s does not see %v at %s: %s", login, c.sees, target, got)
			}
			for _, s := range c.not {
				if strings.Contains(got, s) {
					t.Errorf("%s sees %q at %s", login, s, target)
				}
			}
		}
		for _, login := range []string{"pr", "guest"} {
			w := h.As(login).get(target)
			for _, s := range []string{"77000", "77 000", "79 500", "79500", "2 500", "2500"} {
				if strings.Contains(text(w), s) {
					t.Errorf("%s sees %q at %s: %s", login, s, target, text(w))
				}
			}
		}
	}
	// A colleague's id in the address tells neither figures nor the name.
	for _, target := range []string{"/?metrics=revenue&range=2026-03&owner=%23t:bob", "/explain?metrics=revenue&range=2026-03&owner=%23t:bob"} {
		if got := h.As("ann").see(target); strings.Contains(got, "Борис") || strings.Contains(got, "77 000") {
			t.Errorf("%s: %s", target, got)
		}
	}
	if got := h.As("ann").see("/explain?metrics=revenue&range=2026-03&owner=%23t:ann"); !strings.Contains(got, "Анна") {
		t.Errorf("Ann is not called by her name: %s", got)
	}
	if got := h.As("pr").see("/metrics"); strings.Contains(got, "win_rate") || !strings.Contains(got, "leads_new") {
		t.Errorf("the marketer's catalogue: %s", got)
	}
	if w := h.As("pr").get("/metrics/win_rate"); w.Code != http.StatusNotFound {
		t.Errorf("the marketer reads of win_rate: %d", w.Code)
	}
}

func TestSignIn(t *testing.T) {
	h := open(t, false)
	h.add(account.Person{Login: "ann", Role: account.Owner, Lang: "en"})
	w := h.As("").get("/")
	if w.Code != http.StatusUnauthorized || !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Basic ") || strings.Contains(text(w), "Пример") {
		t.Errorf("nobody: %d %s", w.Code, text(w))
	}
	if w := h.As("").get("/healthz"); w.Code != http.StatusOK || w.Body.String() != "ok\n" {
		t.Errorf("a watchdog needs no name: %d %s", w.Code, text(w))
	}
	if got := h.As("ann").see("/"); !strings.Contains(got, "Ask the data") || !strings.Contains(got, "ann") {
		t.Errorf("Ann's own language: %s", got)
	}
	if got := h.As("ann").see("/?lang=ru"); !strings.Contains(got, "Вопрос к данным") {
		t.Errorf("the chosen language: %s", got)
	}
	for range 20 {
		if w := h.As("eve").get("/"); w.Code != http.StatusUnauthorized {
			t.Fatalf("a stranger: %d", w.Code)
		}
	}
	if w := h.As("eve").get("/"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("a stranger may guess for ever: %d", w.Code)
	}
	elsewhere := func(r *http.Request) { r.Host = "svodka.example.com" }
	if w := h.As("ann").get("/", elsewhere); w.Code != http.StatusOK {
		t.Errorf("with accounts any name will do: %d", w.Code)
	}
}

func TestOpenPagesStayAtThisMachine(t *testing.T) {
	h := open(t, false)
	for host, status := range map[string]int{
		"127.0.0.1:8787": 200, "localhost": 200, "[::1]:8787": 200, "evil.example.com": 403, "evil.example.com:8787": 403, "10.0.0.5:8787": 403, "": 403,
	} {
		w := h.As("").get("/", func(r *http.Request) { r.Host = host })
		if w.Code != status {
			t.Errorf("Host %q: %d, want %d", host, w.Code, status)
		}
		if status == http.StatusForbidden && strings.Contains(text(w), "Пример") {
			t.Errorf("Host %q: the page names the company: %s", host, text(w))
		}
	}
	ctx := context.Background()
	for address, ok := range map[string]bool{
		"127.0.0.1:8787": true, "localhost:80": true, "[::1]:1": true, ":8787": false, "0.0.0.0:8787": false, "10.0.0.5:80": false, "nonsense": false,
	} {
		if err := web.MayListen(ctx, address, h.people); (err == nil) != ok || err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", address, err)
		}
	}
	h.add(account.Person{Login: "ann", Role: account.Owner})
	if err := web.MayListen(ctx, "0.0.0.0:8787", h.people); err != nil {
		t.Errorf("with an account: %v", err)
	}
}

func TestLook(t *testing.T) {
	h := open(t, false)
	w := h.As("").get("/?theme=dark&lang=en&metrics=revenue&range=2026-03")
	if !strings.Contains(w.Body.String(), `<html lang="en" data-theme="dark">`) {
		t.Error("the address does not choose the look")
	}
	cookies := w.Result().Cookies()
	if len(cookies) != 2 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode {
		t.Errorf("cookies: %v", cookies)
	}
	again := h.As("").get("/metrics", func(r *http.Request) {
		for _, c := range cookies {
			r.AddCookie(c)
		}
	})
	if !strings.Contains(again.Body.String(), `<html lang="en" data-theme="dark">`) {
		t.Error("the look is not remembered")
	}
	for _, target := range links(w, "/?") {
		if values, err := url.ParseQuery(strings.TrimPrefix(target, "/?")); err != nil || values.Get("metrics") != "revenue" && values.Get("metrics") != "" {
			t.Errorf("%s loses the question", target)
		}
	}
	if w := h.As("").get("/?theme=red&lang=fr"); !strings.Contains(w.Body.String(), `<html lang="ru">`) {
		t.Error("nonsense chooses a look")
	}
	squeezed := h.As("").get("/", func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") })
	if squeezed.Header().Get("Content-Encoding") != "gzip" || !strings.HasPrefix(squeezed.Body.String(), "\x1f\x8b") {
		t.Error("the page is not compressed")
	}
}
