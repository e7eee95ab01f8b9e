package web_test

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/deliver"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/schedule"
	"svodka/internal/score"
	"svodka/internal/scoreboard"
	"svodka/internal/seal"
	"svodka/internal/share"
	"svodka/internal/source"
	"svodka/internal/source/amocrm"
	"svodka/internal/store/sqlite"
	"svodka/internal/survey"
	feed "svodka/internal/sync"
	"svodka/internal/target"
	"svodka/internal/warehouse"
	"svodka/internal/web"
	"svodka/internal/web/people"
)

// company has two departments beside each other. What is Bob's has words and sums that stand nowhere else, and so has what
// Egor may not see the price of.
const company = `
seen: 2026-04-01T09:00
departments:
  id     name            parent
  all    "Все продажи"   -
  south  "Юг"            all
  north  "Отделсевер"    all
users:
  id    name               department
  ann   "Анна Ким"         south
  egor  "Егор Ли"          south
  bob   "Бобров Секретов"  north
  vera  "Вера Дальняя"     north
pipelines:
  id      name         kind
  main    "Опт"        sales
  second  "Розница"    sales
  inbox   "Заявки"     lead
stages:
  id     pipeline  rank  name         outcome
  new    main      1     Новая        open
  talk   main      2     Переговоры   open
  won    main      3     Успех        won
  lost   main      4     Отказ        lost
  rnew   second    1     Корзина      open
  rwon   second    2     Куплено      won
sources:
  id    name      channel
  site  "Сайт"    web
  ads   "Реклама" paid
clients:
  id  name                       owner  phone        created
  c1  "ООО Копытанога"              ann    79990001122  2026-01-10T10:00
  c2  "Клиентбоба Тайнов"        bob    79993334455  2026-01-11T10:00
  c3  "Егоркинклиент"            egor   79996667788  2026-01-12T10:00
leads:
  id  title               created           owner  client  source  phone        qualified         converted
  l1  "Заявка Анны"       2026-03-01T10:00  ann    c1      site    79990001122  2026-03-02T10:00  2026-03-02T12:00
  l2  "Заявкабоба"        2026-03-02T10:00  bob    c2      ads     79993334455  -                 -
  l3  "Заявка Егора"      2026-03-03T10:00  egor   c3      ads     79996667788  -                 -
deals:
  id  owner  created           closed            outcome  amount   cost  client  title                   stage  pipeline  reason         source  lead
  1   ann    2026-03-02T10:00  2026-03-10T10:00  won      1000     600   c1      "Котёл Анны"            won    main      -              site    l1
  2   ann    2026-03-03T10:00  -                 open     2500     -     c1      "Монтаж Анны"           talk   main      -              site    -
  3   ann    2026-03-04T10:00  2026-03-13T10:00  lost     10       -     c1      "Отказ Анны"            lost   main      "дорого"       site    -
  4   bob    2026-03-05T10:00  2026-03-14T10:00  won      7654321  99    c2      "Сделкабоба Тайная"     won    main      -              ads     -
  5   bob    2026-03-05T10:00  -                 open     5        -     c2      "Втораябоба"            new    main      -              ads     -
  6   bob    2026-03-05T10:00  2026-03-16T10:00  lost     7        -     c2      "Третьябоба"            lost   main      "Причинабоба"  ads     -
  7   egor   2026-03-06T10:00  2026-03-15T10:00  won      3141592  55    c3      "Бочка Егора"           won    main      -              site    -
  8   vera   2026-03-06T10:00  2026-03-17T10:00  won      88       -     -       "Верасделка"            rwon   second    -              ads     -
changes:
  deal  at                stage  owner  amount
  2     2026-03-03T10:00  new    ann    2000
  2     2026-03-05T12:00  talk   -      -
  4     2026-03-05T10:00  new    bob    7654320
  4     2026-03-14T10:00  won    -      7654321
calls:
  id  owner  started           direction  result    phone        client  deal  seconds
  k1  ann    2026-03-03T11:00  in         answered  79990001122  c1      2     120
  k2  bob    2026-03-05T11:00  in         missed    79993334455  c2      4     0
  k3  egor   2026-03-06T11:00  out        answered  79996667788  c3      7     60
tasks:
  id  owner  created           due               done  kind            deal
  t1  ann    2026-03-03T10:00  2026-03-04T12:00  -     "звонок"        2
  t2  bob    2026-03-03T10:00  2026-03-04T12:00  -     "Задачабоба"    4
tickets:
  id  owner  created           client
  q1  ann    2026-03-03T10:00  c1
  q2  bob    2026-03-04T10:00  c2
costs:
  at                kind  amount  source  campaign
  2026-03-02T10:00  ad    300     ads     "Весна"
`

const password = "correct horse battery"

// shipped is the shipped model, read once.
var shipped = sync.OnceValues(crm.Load)

// rig is the whole of the pages over the company.
type rig struct {
	t        *testing.T
	site     *web.Site
	accounts *account.Service
	boards   *board.Service
	surveys  *survey.Service
	plans    *target.Service
	periods  *lock.Service
	table    *scoreboard.Service
	scores   *score.Service
	store    *sqlite.Store
	own      *kpi.Service
	shares   *share.Service
	late     atomic.Int64 // seconds that the links' clock is ahead
	engine   engine.Engine
	model    *model.Model
	ids      map[string]string // of boards, by what they are for
	mu       sync.Mutex
	jars     map[string][]*http.Cookie
	broken   strings.Builder // what the pages told the log
}

func now() time.Time { return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC) }

// Settings and SetSettings are what the pages know of the engine.
func (g *rig) Settings(ctx context.Context) (s warehouse.Settings, err error) {
	err = g.engine.Read(ctx, func(snap engine.Snapshot) error { s = snap.Settings(); return nil })
	return s, err
}

func (g *rig) SetSettings(ctx context.Context, s warehouse.Settings) error {
	return g.engine.Configure(ctx, s)
}

// Members lists what rights are given by.
func (g *rig) Members(ctx context.Context, dimension string) (list []people.Choice, err error) {
	d, ok := g.model.Dimension(dimension)
	if !ok {
		return nil, fault.New(fault.Internal, "no dimension %s", dimension)
	}
	err = g.engine.Read(ctx, func(s engine.Snapshot) error {
		rows, err := s.Lookup(ctx, d.Table, nil, []string{d.Label})
		for id, row := range rows {
			list = append(list, people.Choice{ID: id, Title: fmt.Sprint(row[0])})
		}
		return err
	})
	slices.SortFunc(list, func(a, b people.Choice) int { return cmp.Compare(a.ID, b.ID) })
	return list, err
}

// Write keeps what the pages log.
func (g *rig) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.broken.Write(p)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{t: t, jars: map[string][]*http.Cookie{}, ids: map[string]string{}}
	var err error
	g.model, err = shipped()
	check(t, err)
	settings := warehouse.DefaultSettings()
	settings.Company = `ООО "<i>Пример</i>"`
	g.engine, err = memory.Open(settings)
	check(t, err)
	batch, err := texttable.Batch("t", company, settings)
	check(t, err)
	_, err = g.engine.Load(t.Context(), batch)
	check(t, err)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	check(t, err)
	t.Cleanup(func() { check(t, store.Close()) })
	g.accounts = account.New(account.Options{Store: store, Model: g.model, Now: now})
	g.boards, err = board.New(board.Options{Store: store, Model: g.model, Now: now})
	check(t, err)
	safe, err := seal.New("sixteen characters")
	check(t, err)
	sources := feed.New(feed.Options{
		Store: store, Safe: safe, Openers: []source.Opener{amocrm.Opener()}, Now: now,
		Calendar: func(context.Context) (cal.Calendar, error) { return settings.Calendar() },
	})
	log := slog.New(slog.NewTextHandler(g, &slog.HandlerOptions{Level: slog.LevelError}))
	g.surveys = survey.New(survey.Options{Store: store, Loader: g.engine, Now: now})
	kept := kpi.New(kpi.Options{Store: store, Now: now})
	planned := target.New(target.Options{Store: store, Now: now})
	g.periods = lock.New(lock.Options{Store: store, Data: g.engine, Audit: &audit.Log{Store: store, Now: now}, Now: now})
	desk := ask.New(ask.Options{
		Model: g.model, Engine: g.engine, Own: kept.Own, Now: now, Targets: planned.View,
		Closed: func(ctx context.Context) (ask.Closed, error) { return g.periods.Closed(ctx) },
	})
	g.periods.Desk = desk
	g.plans = target.New(target.Options{Store: store, House: desk.House, Audit: &audit.Log{Store: store, Now: now}, Locked: g.periods.Locked, Now: now})
	g.table = scoreboard.New(scoreboard.Options{Store: store, Desk: desk, Audit: &audit.Log{Store: store, Now: now}, Now: now})
	g.scores = score.New(score.Options{
		Store: store, Desk: desk, People: score.Roster{Engine: g.engine, Accounts: g.accounts}, Now: now,
		Frozen: score.Corrected{Book: g.periods.Book, Now: now},
	})
	g.store, g.own = store, kpi.New(kpi.Options{Store: store, Try: desk.ModelWith, Now: now})
	g.shares = share.New(store, func() time.Time { return now().Add(time.Duration(g.late.Load()) * time.Second) })
	office := deliver.NewOffice(deliver.OfficeOptions{Store: deliver.Keeper{Shelf: store, Safe: safe}, Dir: t.TempDir(), Now: now})
	schedules := schedule.New(schedule.Options{
		Store: store, People: g.accounts, Sender: office, Safe: safe, Audit: &audit.Log{Store: store, Now: now}, Now: now, Log: log,
		Viewer: func(_ context.Context, u account.User, _ string) (access.Viewer, error) {
			return g.accounts.Viewer(u), nil
		},
		Calendar: func() cal.Calendar { c, _ := settings.Calendar(); return c },
	})
	alerts, err := alert.New(alert.Options{
		Store: store, Asker: desk, Model: g.model, Now: now, People: g.accounts.List, Viewer: g.accounts.Viewer, Sender: mute{}, Log: log,
	})
	check(t, err)
	g.site, err = web.New(web.Options{
		Shares: g.shares, Alerts: alerts, Schedules: schedules, Delivery: office,
		Plans: g.plans, Periods: g.periods, Table: g.table, Scores: g.scores,
		Desk: desk, Surveys: g.surveys, Book: survey.Book{Desk: desk, Engine: g.engine}, Model: g.model, Accounts: g.accounts, Boards: g.boards,
		Own:   g.own,
		Audit: &audit.Log{Store: store, Now: now}, Sources: sources, Guide: os.DirFS("../../docs/guide"), Now: now, Version: "1.2.3", Log: log,
		People: people.Options{Settings: g, Members: g, Notes: store, Sessions: store.Sessions(now), SetupCode: "K0D"},
	})
	check(t, err)
	g.populate()
	return g
}

// mute tells nobody of alerts.
type mute struct{}

// Send takes a letter and drops it.
func (mute) Send(context.Context, alert.Letter) error { return nil }

// populate makes the accounts and what Bob keeps for himself.
func (g *rig) populate() {
	g.t.Helper()
	ctx := g.t.Context()
	for _, p := range []account.Person{
		{Login: "olga", Name: "Хозяйка", Role: account.Owner},
		{Login: "adam", Name: "Админ", Role: account.Admin},
		{Login: "alla", Name: "Аналитик", Role: account.Analyst},
		{Login: "hugo", Name: "Руководитель", Role: account.Head, Departments: []string{"t:south"}},
		{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		{Login: "bob", Name: "Боб", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "egor", Name: "Егор", Role: account.Manager, CRMUser: "t:egor"},
		{Login: "mark", Name: "Марк", Role: account.Marketing},
		{Login: "serv", Name: "Света", Role: account.Support},
		{Login: "rita", Name: "Рита", Role: account.Reader},
	} {
		p.Password = password
		_, err := g.accounts.Add(ctx, p)
		check(g.t, err)
	}
	_, _, err := g.accounts.Update(ctx, "egor", account.Edit{Name: "Егор", Role: account.Manager, CRMUser: "t:egor", Hide: []string{account.Amounts}})
	check(g.t, err)
	bob := board.Person{Login: "bob", Role: account.Manager}
	tiles := []board.Tile{{ID: "one", Title: model.Text{RU: "Плиткабоба", EN: "Плиткабоба"}, Kind: board.KPI, Ask: "metrics=revenue", Box: board.Box{W: 4, H: 2}}}
	for id, b := range map[string]board.Board{
		"dashboard": {Sort: board.Dashboard}, "report": {Sort: board.Report, Topic: "sales"}, "draft": {Sort: board.Report, Topic: "sales", Draft: true},
	} {
		b.Title, b.Tiles, b.Params = model.Text{RU: "Личноебоба", EN: "Личноебоба"}, tiles, "range=2026-03"
		saved, err := g.boards.Save(ctx, bob, b)
		check(g.t, err)
		g.ids[id] = saved.ID
	}
	hugo := board.Person{Login: "hugo", Role: account.Head}
	shared, err := g.boards.Save(ctx, hugo, board.Board{
		Sort: board.Dashboard, Title: model.Text{RU: "Звонки всем", EN: "Calls for all"}, Params: "range=2026-03",
		Tiles: []board.Tile{{ID: "one", Title: model.Text{RU: "Звонки", EN: "Calls"}, Kind: board.KPI, Ask: "metrics=calls_in", Box: board.Box{W: 4, H: 2}}},
	})
	check(g.t, err)
	g.ids["shared"] = shared.ID
	check(g.t, g.boards.SetShare(ctx, hugo, shared.ID, board.Share{People: []string{"rita"}}))
}

// person asks for pages as somebody; "" is nobody.
type person struct {
	rig   *rig
	login string
}

// As is somebody who has signed in.
func (g *rig) As(login string) person {
	g.t.Helper()
	g.mu.Lock()
	_, in := g.jars[login]
	g.mu.Unlock()
	if login != "" && !in {
		w := person{g, ""}.post("/login", url.Values{"login": {login}, "password": {password}})
		if w.Code != http.StatusSeeOther || len(w.Result().Cookies()) == 0 {
			g.t.Fatalf("%s cannot sign in: %d %s", login, w.Code, plain(w.Body.String()))
		}
		g.mu.Lock()
		g.jars[login] = w.Result().Cookies()
		g.mu.Unlock()
	}
	return person{g, login}
}

func (p person) do(method, target string, form url.Values, header ...string) *httptest.ResponseRecorder {
	p.rig.t.Helper()
	var body *strings.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	} else {
		body = strings.NewReader("")
	}
	r := httptest.NewRequestWithContext(p.rig.t.Context(), method, target, body)
	r.Host = "127.0.0.1:8787"
	r.Header.Set("Accept", "text/html")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	p.rig.mu.Lock()
	for _, c := range p.rig.jars[p.login] {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	p.rig.mu.Unlock()
	for pair := range slices.Chunk(header, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	p.rig.site.ServeHTTP(w, r)
	return w
}

func (p person) get(target string, header ...string) *httptest.ResponseRecorder {
	p.rig.t.Helper()
	return p.do(http.MethodGet, target, nil, header...)
}

func (p person) post(target string, form url.Values, header ...string) *httptest.ResponseRecorder {
	p.rig.t.Helper()
	return p.do(http.MethodPost, target, form, header...)
}

var (
	tags  = regexp.MustCompile(`<[^>]*>`)
	attrs = regexp.MustCompile(`(?:href|hx-get|data-explain)="([^"]*)"`)
)

// plain is a page without its tags, its special spaces plain.
func plain(body string) string {
	body = html.UnescapeString(tags.ReplaceAllString(body, " "))
	body = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(body)
	return strings.Join(strings.Fields(body), " ")
}

// links are the addresses of this site that a page leads to.
func links(from, body string) (list []string) {
	base, err := url.Parse(from)
	if err != nil {
		return nil
	}
	for _, m := range attrs.FindAllStringSubmatch(body, -1) {
		u, err := base.Parse(html.UnescapeString(m[1]))
		if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") {
			continue
		}
		u.Fragment = ""
		list = append(list, u.String())
	}
	return list
}
