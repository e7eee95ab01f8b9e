package builder_test

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/builder"
	"svodka/internal/web/page"
	"svodka/internal/web/report"
)

// company has two people whose deals are easy to tell apart.
const company = `
departments:
  id     parent
  sales  -
users:
  id   name       department
  ann  "Анна"     sales
  bob  "Борис"    sales
deals:
  id owner created    closed     outcome amount  reason   title
  1  ann   2026-02-02 2026-03-10 won     1000    -        один
  2  ann   2026-03-03 2026-03-12 won     2500    -        два
  3  ann   2026-03-03 2026-03-13 lost    10      "дорого" три
  4  bob   2026-03-05 2026-03-14 won     77000   -        тайна
  5  bob   2026-03-05 2026-03-15 lost    5       "<b>"    пять
  6  bob   2026-01-05 2026-02-15 won     400     -        шесть
`

// house is the constructor over the company.
type house struct {
	t      *testing.T
	mux    http.Handler
	desk   *ask.Desk
	boards *board.Service
	people *account.Service
	log    *audit.Log
	now    time.Time
}

// door lets in whom the request names.
type door struct{ people *account.Service }

func (d door) Enter(r *http.Request) (account.User, bool, error) {
	list, err := d.people.List(r.Context())
	for _, u := range list {
		if u.Login == r.Header.Get("X-Test-Login") {
			return u, true, err
		}
	}
	return account.User{}, false, err
}

type noAssets struct{}

func (noAssets) URL(name string) string                       { return "/static/" + name }
func (noAssets) ServeHTTP(http.ResponseWriter, *http.Request) {}

func open(t *testing.T) *house {
	t.Helper()
	return openWith(t, noAssets{})
}

func openWith(t *testing.T, assets page.Assets) *house {
	t.Helper()
	h := &house{t: t, now: time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC)}
	settings := warehouse.DefaultSettings()
	m, err := crm.Load()
	must(t, err)
	e, err := memory.Open(settings)
	must(t, err)
	b, err := texttable.Batch("t", company, settings)
	must(t, err)
	_, err = e.Load(context.Background(), b)
	must(t, err)
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "app.db"))
	must(t, err)
	t.Cleanup(func() { must(t, store.Close()) })
	now := func() time.Time { return h.now }
	h.people = account.New(account.Options{Store: store, Model: m, Now: now})
	h.boards, err = board.New(board.Options{Store: store, Model: m, Now: now})
	must(t, err)
	h.desk = ask.New(ask.Options{Model: m, Engine: e, Now: now})
	h.log = &audit.Log{Store: store, Now: now}
	site := &page.Site{
		Desk: h.desk, Model: m, Accounts: h.people, Boards: h.boards, Audit: h.log, Assets: assets, Now: now,
		Log: slog.New(slog.DiscardHandler), Door: door{h.people},
	}
	mux := http.NewServeMux()
	builder.New(site).Routes(mux)
	report.New(site).Routes(mux)
	mux.Handle("GET /static/", assets)
	mux.HandleFunc("GET /live", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	h.mux = site.Guard(mux)
	return h
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) add(login string, role account.Role, crmUser string) {
	h.t.Helper()
	_, err := h.people.Add(context.Background(), account.Person{Login: login, Name: login, Role: role, CRMUser: crmUser, Password: "correct horse battery"})
	must(h.t, err)
}

// person asks for pages as somebody.
type person struct {
	h     *house
	login string
}

func (h *house) As(login string) person { return person{h, login} }

func (p person) get(target string) *httptest.ResponseRecorder {
	return p.send(http.MethodGet, target, nil)
}

func (p person) post(target string, form url.Values) *httptest.ResponseRecorder {
	return p.send(http.MethodPost, target, form)
}

func (p person) send(method, target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8787"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("X-Test-Login", p.login)
	w := httptest.NewRecorder()
	p.h.mux.ServeHTTP(w, r)
	return w
}

var (
	inputs  = regexp.MustCompile(`<input[^>]*>`)
	attrs   = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)
	selects = regexp.MustCompile(`(?s)<select[^>]* name="([a-z_]+)".*?</select>`)
	chosen  = regexp.MustCompile(`<option value="([^"]*)" selected`)
	areas   = regexp.MustCompile(`(?s)<textarea[^>]* name="([a-z_]+)"[^>]*>(.*?)</textarea>`)
)

// formOf reads the fields of a page as a browser would send them.
func formOf(t *testing.T, body string) url.Values {
	t.Helper()
	v := url.Values{}
	for _, tag := range inputs.FindAllString(body, -1) {
		a := map[string]string{}
		for _, m := range attrs.FindAllStringSubmatch(tag, -1) {
			a[m[1]] = html.UnescapeString(m[2])
		}
		box := a["type"] == "radio" || a["type"] == "checkbox"
		if a["name"] == "" || a["name"] == "q" || box && !strings.Contains(tag, " checked") {
			continue
		}
		v.Add(a["name"], a["value"])
	}
	for _, m := range selects.FindAllStringSubmatch(body, -1) {
		if o := chosen.FindStringSubmatch(m[0]); o != nil {
			v.Add(m[1], html.UnescapeString(o[1]))
		}
	}
	for _, m := range areas.FindAllStringSubmatch(body, -1) {
		v.Add(m[1], html.UnescapeString(m[2]))
	}
	return v
}

// press sends the form of a page with a button of it, and with some fields changed.
func (p person) press(body, do string, change ...string) *httptest.ResponseRecorder {
	p.h.t.Helper()
	form := formOf(p.h.t, body)
	form.Set("do", do)
	for i := 0; i+1 < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	return p.post("/r/build", form)
}

func text(w *httptest.ResponseRecorder) string {
	s := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " "))
	return regexp.MustCompile(`\s+`).ReplaceAllString(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s), " ")
}

// figures asks the desk itself, for the figures that a page must have.
func (h *house) figures(v access.Viewer, question string) []string {
	h.t.Helper()
	q, err := query.ParseText(question)
	must(h.t, err)
	a, err := h.desk.Ask(context.Background(), v, q)
	must(h.t, err)
	var list []string
	for _, c := range render.Columns(a, "ru") {
		if c.View > 0 {
			continue
		}
		for _, r := range a.Frame.Rows {
			list = append(list, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(c.Text(r.Cells[c.At])))
		}
	}
	return list
}

func TestFromTemplateToReport(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	olga := h.As("olga")

	first := olga.get("/r/new")
	if first.Code != 200 || !strings.Contains(text(first), "Рейтинг сотрудников") {
		t.Fatalf("templates: %d %s", first.Code, text(first))
	}
	w := olga.get("/r/new?template=people")
	w = olga.press(w.Body.String(), "rm:metrics:win_rate", "range", "2026-03")
	w = olga.press(w.Body.String(), "add:metrics:deals_lost")
	w = olga.press(w.Body.String(), "", "compare", "month")

	// A filter is chosen from a list that counts what the visitor may see.
	form := formOf(t, w.Body.String())
	form.Set("do", "dlg:filter:owner")
	list := olga.get("/r/choose?" + form.Encode())
	if list.Code != 200 {
		t.Fatal(list.Code, text(list))
	}
	value := regexp.MustCompile(`name="fval" value="([^"]*)"[^>]*>\s*<span>Борис</span>\s*<span class="cnt">([^<]*)<`).FindStringSubmatch(list.Body.String())
	if value == nil || value[2] != "1" {
		t.Fatalf("Борис has one win in March: %v in %s", value, text(list))
	}
	w = olga.press(w.Body.String(), "filter:apply", "fdim", "owner", "fop", "is", "fval", html.UnescapeString(value[1]))
	if !strings.Contains(text(w), "Менеджер это Борис") {
		t.Fatalf("the filter is told in words: %s", text(w))
	}

	page := text(w)
	for _, want := range h.figures(access.Admin("ru"), "metrics=deals_won,revenue,deals_lost&by=owner&range=2026-03&owner=Борис") {
		if !strings.Contains(page, " "+want+" ") {
			t.Errorf("the preview lacks %q", want)
		}
	}
	if strings.Contains(page, "Анна") {
		t.Error("the filter leaves Anna in")
	}
	for _, want := range []string{"77 000", "Двойного счёта нет", "Менеджер: указано везде"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in: %s", want, page)
		}
	}

	// Without script a "+" opens its list on the page itself.
	if plain := olga.press(w.Body.String(), "dlg:metrics"); !regexp.MustCompile(`<dialog id="b-dlg"[^>]* open`).MatchString(plain.Body.String()) ||
		!strings.Contains(plain.Body.String(), `value="add:metrics:avg_check"`) {
		t.Errorf("without script: %s", text(plain))
	}

	w = olga.press(w.Body.String(), "save", "title", "Мой рейтинг")
	if w.Code != http.StatusSeeOther {
		t.Fatalf("save: %d %s", w.Code, text(w))
	}
	id := strings.TrimPrefix(w.Header().Get("Location"), "/r/")
	boards, err := h.boards.List(context.Background(), board.Person{Login: "olga", Role: account.Owner}, board.Report)
	must(t, err)
	i := slices.IndexFunc(boards, func(b board.Board) bool { return b.ID == id })
	if i < 0 || boards[i].Title.RU != "Мой рейтинг" || boards[i].Draft {
		t.Fatalf("the list lacks the report %q", id)
	}
	m, _ := crm.Load()
	params, err := url.ParseQuery(boards[i].Params)
	must(t, err)
	q, skipped, err := board.Overlay(m, boards[i].Tiles[0].Ask, params)
	must(t, err)
	if q.Range != "2026-03" || len(q.Compare) != 1 || len(q.Where) != 1 || len(skipped) > 0 || !slices.Equal(q.Metrics, []string{"deals_won", "revenue", "deals_lost"}) {
		t.Errorf("kept question %s, skipped %v", q, skipped)
	}
	if opened := olga.get(w.Header().Get("Location")); opened.Code != 200 || !strings.Contains(text(opened), "77 000") || strings.Contains(text(opened), "3 500") {
		t.Errorf("the report itself: %d %s", opened.Code, text(opened))
	}
	again := olga.get("/r/" + id + "/edit")
	if again.Code != 200 || !strings.Contains(again.Body.String(), `value="Мой рейтинг"`) {
		t.Errorf("the report opens again: %d", again.Code)
	}
	events, err := h.log.Events(context.Background(), audit.Filter{Act: audit.Define})
	must(t, err)
	if len(events) == 0 || events[0].What != "report "+id || events[0].Who != "olga" {
		t.Errorf("the log: %v", events)
	}
}

func titled(text string) model.Text { return model.Text{RU: text} }
