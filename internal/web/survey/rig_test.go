package survey_test

import (
	"context"
	"encoding/csv"
	"errors"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/store/sqlite"
	"svodka/internal/survey"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	pages "svodka/internal/web/survey"
)

const data = `
seen: 2026-04-01T09:00
departments:
  id     parent
  sales  -
users:
  id   name    department
  ann  "Анна"  sales
  bob  "Борис" sales
clients:
  id  name                 owner  phone        email             created
  c1  "ООО «Ромашка»"      ann    79990001122  one@example.ru    2026-01-10T10:00
  c2  "=1+2"               bob    79993334455  -                 2026-01-11T10:00
  c3  "Иван Петров"        ann    -            three@example.ru  2026-01-12T10:00
  c4  "Иван Петров"        bob    -            four@example.ru   2026-01-12T10:00
deals:
  id  owner  created           closed            outcome  amount  client
  11  bob    2026-02-02T10:00  2026-03-10T10:00  won      1000    c1
  12  bob    2026-03-03T10:00  2026-03-30T10:00  won      2500    c2
  13  ann    2026-03-03T10:00  2026-03-31T10:00  won      2500    c3
  14  ann    2026-03-03T10:00  2026-03-31T11:00  won      2500    c3
  15  ann    2026-03-03T10:00  2026-03-31T11:00  lost     2500    c4
`

// rig is the pages of surveys on a real store and a real engine.
type rig struct {
	*testing.T

	server  *httptest.Server
	service *survey.Service
	store   *flaky
	engine  *memory.Engine
	desk    *ask.Desk
	moved   atomic.Int64 // how far the clock has been put forward
	log     strings.Builder
}

// flaky is a store that can break down between the warehouse's word and its own note of it.
type flaky struct {
	*sqlite.Store

	broken atomic.Bool
}

func (f *flaky) Loaded(ctx context.Context, list []survey.Invite) error {
	if f.broken.Load() {
		return errors.New("the power went out")
	}
	return f.Store.Loaded(ctx, list)
}

func (g *rig) now() time.Time {
	return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(g.moved.Load()))
}

func (g *rig) pass(d time.Duration) { g.moved.Add(int64(d)) }

func (g *rig) check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

func open(t *testing.T) *rig {
	t.Helper()
	g := &rig{T: t}
	m, err := crm.Load()
	g.check(err)
	settings := warehouse.DefaultSettings()
	settings.Company = `ООО «Пример» & <b>`
	g.engine, err = memory.Open(settings)
	g.check(err)
	batch, err := texttable.Batch("t", data, settings)
	g.check(err)
	_, err = g.engine.Load(t.Context(), batch)
	g.check(err)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.check(err)
	t.Cleanup(func() { g.check(store.Close()) })
	g.store = &flaky{Store: store}
	g.desk = ask.New(ask.Options{Model: m, Engine: g.engine, Now: g.now})
	boards, err := board.New(board.Options{Store: store, Model: m, Now: g.now})
	g.check(err)
	g.service = survey.New(survey.Options{Store: g.store, Loader: g.engine, Now: g.now})
	site := &page.Site{
		Desk: g.desk, Model: m, Boards: boards, Audit: &audit.Log{Store: store, Now: g.now}, Assets: plainFiles{}, Now: g.now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), HasSurveys: true,
	}
	mux := http.NewServeMux()
	pages.New(site, pages.Options{Surveys: g.service, Book: survey.Book{Desk: g.desk, Engine: g.engine}}).Routes(mux)
	g.server = httptest.NewServer(site.Guard(mux))
	t.Cleanup(g.server.Close)
	return g
}

// plainFiles are files under their plain names.
type plainFiles struct{}

func (plainFiles) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNotFound)
}
func (plainFiles) URL(name string) string { return "/static/" + name }

// got is an answer.
type got struct {
	status int
	body   string
	head   http.Header
	url    *url.URL
}

// text is a page as it is read.
func (a got) text() string {
	body := regexp.MustCompile(`(?s)<head>.*?</head>|<[^>]*>`).ReplaceAllString(a.body, " ")
	body = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(body))
	return strings.Join(strings.Fields(body), " ")
}

// do asks for a page; header are pairs of name and value.
func (g *rig) do(method, target string, form url.Values, header ...string) got {
	g.Helper()
	if !strings.HasPrefix(target, "http") {
		target = g.server.URL + target
	}
	r, err := http.NewRequestWithContext(g.Context(), method, target, strings.NewReader(form.Encode()))
	g.check(err)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := http.DefaultClient.Do(r)
	g.check(err)
	defer func() { g.check(w.Body.Close()) }()
	body, err := io.ReadAll(w.Body)
	g.check(err)
	if w.StatusCode >= http.StatusInternalServerError {
		g.Fatalf("%s %s: %d %s\n%s", method, target, w.StatusCode, body, g.log.String())
	}
	return got{w.StatusCode, string(body), w.Header, w.Request.URL}
}

func (g *rig) get(target string, header ...string) got {
	g.Helper()
	return g.do(http.MethodGet, target, nil, header...)
}

// post sends a form: pairs of name and value.
func (g *rig) post(target string, pairs ...string) got {
	g.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return g.do(http.MethodPost, target, form, "Origin", g.server.URL)
}

// form makes a survey and gives its address.
func (g *rig) form(pairs ...string) string {
	g.Helper()
	at := g.post("/data/surveys/new", append(pairs, "lang", "ru", "days", "30")...)
	if at.status != http.StatusOK || !strings.HasPrefix(at.url.Path, "/data/surveys/") || at.url.Path == "/data/surveys/new" {
		g.Fatalf("the survey is not made: %d %s %s", at.status, at.url, at.text())
	}
	return at.url.Path
}

// links takes the list of links that a page offers: by the client's key, the addresses.
func (g *rig) links(from got) (byClient map[string]string, lines [][]string) {
	g.Helper()
	m := regexp.MustCompile(`href="(/data/surveys/[^"]*/links/[^"]*\.csv)"`).FindStringSubmatch(from.body)
	if m == nil {
		g.Fatalf("no list of links at %s: %s", from.url, from.text())
	}
	list := g.get(m[1])
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(list.body, "\ufeff")))
	in.Comma = ';'
	lines, err := in.ReadAll()
	g.check(err)
	byClient = map[string]string{}
	for _, l := range lines[1:] {
		byClient[l[2]] = l[4]
	}
	return byClient, lines
}

// invite makes links by a list.
func (g *rig) invite(at, list string) map[string]string {
	g.Helper()
	byClient, _ := g.links(g.post(at+"/invite", "how", "list", "list", list, "channel", "почта"))
	return byClient
}

// figures answers a question about this year, as numbers; what has no value is "—".
func (g *rig) figures(metrics string) string {
	g.Helper()
	g.check(g.service.Flush(g.Context()))
	values, err := url.ParseQuery("range=this-year&metrics=" + metrics)
	g.check(err)
	q, err := query.Parse(values)
	g.check(err)
	a, err := g.desk.Ask(g.Context(), access.Admin("ru"), q)
	g.check(err)
	var out []string
	for _, c := range a.Frame.Total.Cells {
		text := "—"
		if c.State == formula.Present {
			text = strconv.FormatFloat(c.V, 'f', -1, 64)
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}
