package metric_test

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

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/metric"
	"svodka/internal/web/page"
	"svodka/internal/web/question"
	"svodka/internal/web/report"
)

const company = `
users:
  id   name
  ann  "Анна"
  bob  "Борис"
deals:
  id owner created    closed     outcome amount  title
  1  ann   2026-02-10 2026-03-10 won     1000    один
  2  ann   2026-03-03 2026-03-12 won     2500    два
  3  ann   2026-03-03 2026-03-13 lost    10      три
  4  bob   2026-03-05 2026-03-14 won     77000   четыре
  5  bob   2026-03-05 2026-03-15 lost    -       пять
  6  bob   2026-03-16 -          -       400     шесть
calls:
  id  deal  owner  started           direction  result    seconds
  c1  1     ann    2026-03-02T10:00  out        answered  90
  c2  1     ann    2026-03-03T10:00  out        answered  90
  c3  2     ann    2026-03-04T10:00  out        answered  90
  c4  3     ann    2026-03-05T10:00  in         missed    0
  c5  4     bob    2026-03-06T10:00  in         answered  60
  c6  5     bob    2026-03-06T11:00  in         answered  60
`

// house is the pages over the company.
type house struct {
	t      *testing.T
	mux    http.Handler
	desk   *ask.Desk
	own    *kpi.Service
	boards *board.Service
	log    *audit.Log
	people *account.Service
	store  *sqlite.Store
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

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{t: t}
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
	h.store = store
	now := func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }
	h.people = account.New(account.Options{Store: store, Model: m, Now: now})
	reading := kpi.New(kpi.Options{Store: store, Now: now})
	h.desk = ask.New(ask.Options{Model: m, Engine: e, Own: reading.Own, Now: now})
	h.own = kpi.New(kpi.Options{Store: store, Try: h.desk.ModelWith, Now: now})
	h.boards, err = board.New(board.Options{Store: store, Model: m, Now: now, Company: func(ctx context.Context) (*model.Model, error) {
		about, err := h.desk.About(ctx)
		return about.Model, err
	}})
	must(t, err)
	h.log = &audit.Log{Store: store, Now: now}
	site := &page.Site{
		Desk: h.desk, Model: m, Accounts: h.people, Boards: h.boards, Audit: h.log, Assets: noAssets{}, Now: now,
		Log: slog.New(slog.DiscardHandler), Door: door{h.people},
	}
	mux := http.NewServeMux()
	metric.New(site, h.own).Routes(mux)
	question.New(site, true).Routes(mux)
	report.New(site).Routes(mux)
	h.mux = site.Guard(mux)
	for login, role := range map[string]account.Role{"ann": account.Analyst, "bob": account.Manager} {
		_, err := h.people.Add(context.Background(), account.Person{Login: login, Name: login, Role: role, CRMUser: map[account.Role]string{account.Manager: "t:bob"}[role], Password: "correct horse battery"})
		must(t, err)
	}
	return h
}

func (h *house) send(login, method, target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8787"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("X-Test-Login", login)
	w := httptest.NewRecorder()
	h.mux.ServeHTTP(w, r)
	return w
}

func text(w *httptest.ResponseRecorder) string {
	s := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " "))
	return regexp.MustCompile(`\s+`).ReplaceAllString(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s), " ")
}

// fill sends the form as its script does, and gives what it says.
func (h *house) fill(fields string) string {
	h.t.Helper()
	v, err := url.ParseQuery(fields)
	must(h.t, err)
	w := h.send("ann", http.MethodPost, "/metrics/form", v)
	if w.Code != http.StatusOK {
		h.t.Fatalf("%s: %d %s", fields, w.Code, text(w))
	}
	return text(w)
}

// save sends the form to be kept and gives the name of the metric.
func (h *house) save(fields string) string {
	h.t.Helper()
	v, err := url.ParseQuery(fields + "&do=save")
	must(h.t, err)
	w := h.send("ann", http.MethodPost, "/metrics/form", v)
	if w.Code != http.StatusSeeOther {
		h.t.Fatalf("%s: %d %s", fields, w.Code, text(w))
	}
	return strings.TrimPrefix(w.Header().Get("Location"), "/metrics/")
}

func (h *house) figure(q string) float64 {
	h.t.Helper()
	asked, err := query.ParseText(q)
	must(h.t, err)
	a, err := h.desk.Ask(context.Background(), access.Admin("ru"), asked)
	must(h.t, err)
	c := a.Frame.Total.Cells[0]
	if c.State != formula.Present {
		h.t.Fatalf("%s has no figure: %v", q, c)
	}
	return c.V
}

// TestKinds makes a metric of each kind by the form and asks for it.
func TestKinds(t *testing.T) {
	h := open(t)
	for _, c := range []struct {
		fields, words string
		want          float64
	}{
		{"fact=deal&how=count&day=created&title=А", "Число сделок по дню создания", 5},
		{"fact=deal&how=count&day=created&title=Б&f=owner&fo.owner=in&fv.owner=%23t:bob&mt=%23t:bob%3DБорис", "где менеджер — «Борис»", 3},
		{"fact=deal&how=count&day=created&title=В&f=owner&fo.owner=not_in&fv.owner=%23t:bob", "— не", 2},
		{"fact=deal&how=sum&of=amount&day=created&title=Г&f=amount&fo.amount=range&ffrom.amount=1 000,5", "сумма от 1 000,5", 7950000},
		{"fact=deal&how=mean&of=amount&day=won&title=Д", "Среднее значение", (1000 + 2500 + 77000) * 100. / 3},
		{"fact=deal&how=median&of=amount&day=won&title=Е", "Медиана", 250000},
		{"fact=deal&how=max&of=amount&day=won&title=Ж", "Наибольшее", 7700000},
		{"fact=call&how=distinct&of=deal&day=started&title=З", "Число разных значений", 5},
		{"fact=call&how=share&day=started&title=И&g=call_result&gv.call_result=answered", "доля тех, где результат звонка — «отвечен»", 5. / 6},
		{"fact=deal&how=cohort&day=talk&goal=won&days=8&title=К", "не позже чем через 8 дней", 3. / 4},
		{"fact=deal&how=count&day=created&title=Л&f=lost&fo.lost=filled", "день отказа — есть", 2},
		{"fact=deal_span&how=stock_count&title=М&f=state&fv.state=open", "на конец периода", 1},
		{"way=formula&over=deals_won&by=deals_new&title=Н", "Продажи ÷ Новые сделки", 3. / 5},
		{"way=formula&formula=revenue / deals_won&title=О", "Выручка ÷ Продажи", 80500 * 100. / 3},
	} {
		if said := h.fill(c.fields); !strings.Contains(said, c.words) {
			t.Errorf("%s: it does not say %q: %s", c.fields, c.words, said)
		}
		name := h.save(c.fields)
		if got := h.figure("metrics=" + name + "&range=2026-03"); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%s gives %v, wanted %v", c.fields, got, c.want)
		}
		again := h.send("ann", http.MethodGet, "/metrics/"+name+"/edit", nil)
		if again.Code != http.StatusOK || !strings.Contains(text(again), c.words) {
			t.Errorf("%s: opened again it says %d %s", c.fields, again.Code, text(again))
		}
	}
}

// TestChecks tells in plain words what is doubtful, and why something cannot be kept.
func TestChecks(t *testing.T) {
	h := open(t)
	for _, c := range []struct{ fields, says string }{
		{"", "Выберите, что считать"},
		{"fact=deal&how=count&day=created", "Каждая запись считается один раз"},
		{"fact=call&how=count&day=started", "На одну сделку приходится в среднем 1,2 таких записей"},
		{"fact=deal&how=mean&of=amount&day=created", "записей выбранное поле пустое"},
		{"fact=deal&how=count&day=won", "нет дня выигрыша"},
		{"fact=deal&how=count&day=created&f=amount&ffrom.amount=9999999", "таких записей нет"},
		{"fact=deal&how=share&day=created&g=outcome&gv.outcome=won", "не на что делить"},
		{"way=formula&formula=deals_won / deals_lost", "не на что делить:"},
		{"fact=deal&how=cohort&day=created", "Выберите событие"},
		{"fact=deal&how=share&day=created", "добавьте условие"},
		{"fact=deal&how=count&day=created&f=amount&ffrom.amount=много", "не число"},
		{"way=formula&formula=deals_won %2B revenue", "нельзя сложить"},
		{"way=formula&formula=deals_wom / deals_new", "Может быть: deals_won"},
		{"way=formula&formula=deals_won / выруч", "Выручка"},
		{"fact=deal&how=count&day=created&do=save", "Дайте показателю название"},
		{"fact=deal&how=count&day=created&title=выручка&do=save", "уже есть"},
		{"fact=deal&how=count&day=created&title=Я&name=revenue&do=save", "занято"},
		{"fact=deal&how=count&day=created&f=outcome", "подходит: 6 из 6"},
	} {
		if said := h.fill(c.fields); !strings.Contains(said, c.says) {
			t.Errorf("%s: it does not say %q: %s", c.fields, c.says, said)
		}
	}
	// Values are told with how many records have them, as the other conditions leave them.
	if said := h.fill("fact=deal&how=count&day=created&f=outcome&f=owner&fv.owner=%23t:bob"); !strings.Contains(said, "выиграна 1 ") || !strings.Contains(said, "проиграна 1 ") {
		t.Errorf("the counts of values are not of Boris's deals: %s", said)
	}
	a := h.save("way=formula&formula=deals_won / deals_new&title=Один")
	b := h.save("way=formula&formula=" + a + " / deals_new&title=Два&unit=ratio")
	m, err := h.own.Get(t.Context(), a)
	must(t, err)
	said := h.fill("id=" + m.ID + "&seen=1&way=formula&formula=" + b + " / deals_new&title=Один&name=" + a + "&holds=always&do=save")
	if !strings.Contains(said, "замыкается сама на себя: Один → Два → Один") {
		t.Errorf("a circle is told as %s", said)
	}
}

// TestNeverCounted: what has had no value in any week is saved only when that is confirmed.
func TestNeverCounted(t *testing.T) {
	h := open(t)
	for _, f := range []string{"revenue / 0", "revenue / (deals_won - deals_won)"} {
		fields := "way=formula&formula=" + f + "&title=Никогда " + f
		if said := h.fill(fields); !strings.Contains(said, "Ни за одну из восьми недель нет значения") || strings.Contains(said, "Всё равно сохранить") {
			t.Errorf("%s: the check says %s", f, said)
		}
		if said := h.fill(fields + "&do=save"); !strings.Contains(said, "Проверьте, на что он делится") || !strings.Contains(said, "Всё равно сохранить") {
			t.Errorf("%s: saving it says %s", f, said)
		}
		if list, err := h.own.List(t.Context()); err != nil || len(list) > 0 {
			t.Fatalf("%s was saved at once: %v, %v", f, list, err)
		}
	}
	v := url.Values{"way": {"formula"}, "formula": {"revenue / 0"}, "title": {"Никогда"}, "do": {"save:anyway"}}
	if w := h.send("ann", http.MethodPost, "/metrics/form", v); w.Code != http.StatusSeeOther {
		t.Errorf("confirmed, it answers %d %s", w.Code, text(w))
	}
}

// TestMeaning: a closed period keeps its figure, unless all are restated; what was done is in the log.
func TestMeaning(t *testing.T) {
	h := open(t)
	name := h.save("fact=deal&how=mean&of=amount&day=won&title=Средняя")
	before := h.figure("metrics=" + name + "&range=2026-03")
	edit := "id=" + name + "&name=" + name + "&fact=deal&how=median&of=amount&day=won&title=Средняя"
	h.save(edit + "&seen=1&holds=since&from=2026-04-01&why=так честнее")
	if now := h.figure("metrics=" + name + "&range=2026-03"); now != before {
		t.Errorf("a closed month has changed from %v to %v", before, now)
	}
	if said := text(h.send("bob", http.MethodGet, "/metrics/"+name+"/history", nil)); !strings.Contains(said, "так честнее") || !strings.Contains(said, "с 1 апреля 2026") || !strings.Contains(said, "по 31 марта 2026") {
		t.Errorf("the history says %s", said)
	}
	h.save(edit + "&seen=2&holds=always")
	if now := h.figure("metrics=" + name + "&range=2026-03"); now != 250000 {
		t.Errorf("restated, the month says %v", now)
	}
	events, err := h.log.Events(t.Context(), audit.Filter{Act: audit.Define})
	must(t, err)
	if len(events) != 3 || !strings.HasPrefix(events[0].More, "restated for all time") || events[0].Who != "ann" || !strings.Contains(events[1].More, "так честнее") || !strings.Contains(events[1].More, "agg: mean") {
		t.Errorf("the log says %+v", events)
	}
	late := h.fill(edit + "&seen=1&do=save")
	if !strings.Contains(late, "изменил кто-то другой") {
		t.Errorf("an old form is told %s", late)
	}
}

// TestRename: tiles and formulas that know a metric by its former name go on showing it.
func TestRename(t *testing.T) {
	h := open(t)
	name := h.save("fact=deal&how=sum&of=amount&day=won&title=Побеждено")
	person := board.Person{Login: "ann", Role: account.Analyst}
	saved, err := h.boards.Save(t.Context(), person, board.Board{
		Sort: board.Report, Title: model.Text{RU: "Отчёт", EN: "Report"},
		Tiles: []board.Tile{{ID: "a", Kind: board.Table, Title: model.Text{RU: "Плитка", EN: "Tile"}, Ask: "metrics=" + name + "&by=owner"}},
	})
	must(t, err)
	show := func() string { return text(h.send("ann", http.MethodGet, "/r/"+saved.ID+"?range=2026-03", nil)) }
	if !strings.Contains(show(), "77 000") {
		t.Fatalf("the report does not show the metric: %s", show())
	}
	h.save("id=" + name + "&seen=1&name=own_other&title=Выиграно рублей&fact=deal&how=sum&of=amount&day=won")
	if said := show(); !strings.Contains(said, "77 000") || !strings.Contains(said, "Выиграно рублей") {
		t.Errorf("after the renaming the report says %s", said)
	}
	if w := h.send("ann", http.MethodGet, "/metrics/"+name, nil); w.Code != http.StatusMovedPermanently {
		t.Errorf("the former name leads to %d", w.Code)
	}
	if w := h.send("ann", http.MethodPost, "/metrics/own_other/delete", url.Values{"why": {"лишний"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("put away: %d %s", w.Code, text(w))
	}
	if said := text(h.send("ann", http.MethodGet, "/metrics", nil)); strings.Contains(said, "Выиграно рублей") {
		t.Error("what was put away is in the catalogue")
	}
	if w := h.send("ann", http.MethodPost, "/metrics/"+name+"/restore", nil); w.Code != http.StatusSeeOther {
		t.Fatalf("brought back: %d %s", w.Code, text(w))
	}
	if said := text(h.send("bob", http.MethodGet, "/metrics", nil)); !strings.Contains(said, "Выиграно рублей") || !strings.Contains(said, "Свои показатели") || strings.Contains(said, "Новый показатель") {
		t.Errorf("the catalogue says %s", said[:min(len(said), 600)])
	}
}

// TestWhoMay: a manager makes no metrics; templates and odd fields show a page.
func TestWhoMay(t *testing.T) {
	h := open(t)
	for _, target := range []string{"/metrics/new", "/metrics/own_x/edit", "/metrics/form?do=save"} {
		if w := h.send("bob", http.MethodGet, target, nil); w.Code != http.StatusForbidden {
			t.Errorf("%s shows a manager %d", target, w.Code)
		}
	}
	if _, err := h.own.Save(t.Context(), "bob", account.Manager, kpi.Change{Metric: &model.Metric{Name: "own_x"}}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a manager saves: %v", err)
	}
	for _, target := range []string{
		"/metrics/new", "/metrics/new?template=fast_wins", "/metrics/new?template=answered", "/metrics/new?template=payment", "/metrics/new?template=cycle",
		"/metrics/new?template=calls_per_win", "/metrics/new?template=clients", "/metrics/new?fact=%00&how=x", "/metrics/new?fact=deal&how=<script>&f=<b>&f=owner&fv.owner=%27",
		"/metrics/new?way=formula&formula=((((", "/metrics/form?fact=deal&days=-5&how=cohort", "/metrics/new?lang=en&template=answered",
	} {
		w := h.send("ann", http.MethodGet, target, nil)
		if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<script>&") || strings.Contains(w.Body.String(), "<b>&") {
			t.Errorf("%s: %d %s", target, w.Code, text(w))
		}
	}
	if w := h.send("ann", http.MethodGet, "/metrics/form?do=save&fact=deal&how=count&title=x", nil); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusBadRequest {
		t.Errorf("a link saves a metric: %d", w.Code)
	}
	if w := h.send("ann", http.MethodGet, "/metrics/own_none/edit", nil); w.Code != http.StatusNotFound {
		t.Errorf("an unknown metric: %d", w.Code)
	}
}

// TestBroken: a metric whose field has gone is told to those who may mend it, and spoils nothing else.
func TestBroken(t *testing.T) {
	h := open(t)
	must(t, h.store.SaveMetric(t.Context(), kpi.Version{
		ID: "own_gone", No: 1, Name: "own_gone", Area: "sales", Ever: true, By: "ann",
		YAML: "metric: own_gone\ntitle: {ru: Пропавший}\nunit: count\nbetter: more\nflow: {fact: deal, day: created, agg: count, where: {c_gone: x}}\n",
	}))
	if said := text(h.send("ann", http.MethodGet, "/metrics", nil)); !strings.Contains(said, "сейчас не считается: own_gone") {
		t.Errorf("the catalogue does not tell: %s", said[:600])
	}
	if said := text(h.send("bob", http.MethodGet, "/metrics", nil)); strings.Contains(said, "own_gone") {
		t.Error("a manager is told")
	}
	if h.figure("metrics=deals_won&range=2026-03") != 3 {
		t.Error("other figures have gone")
	}
	if w := h.send("ann", http.MethodGet, "/metrics/own_gone/edit", nil); w.Code != http.StatusOK {
		t.Errorf("it cannot be mended: %d", w.Code)
	}
}

// TestHints: a formula is completed by titles as well as by names, and says what it means.
func TestHints(t *testing.T) {
	h := open(t)
	w := h.send("ann", http.MethodPost, "/metrics/hints", url.Values{"way": {"formula"}, "formula": {"revenue / прод"}})
	if said := w.Body.String(); !strings.Contains(said, `value="insert:deals_won"`) {
		t.Errorf("the hints are %s", said)
	}
	said := h.send("ann", http.MethodPost, "/metrics/form", url.Values{"way": {"formula"}, "formula": {"revenue / прод"}, "do": {"insert:deals_won"}}).Body.String()
	if !strings.Contains(said, "revenue / deals_won ") || !strings.Contains(said, "Выручка ÷ Продажи") {
		t.Errorf("the formula is not completed: %s", said)
	}
}

// TestEnds: a share of those that reach an event shows the days it goes by, and offers no event that cannot come after its start.
func TestEnds(t *testing.T) {
	h := open(t)
	page := h.send("ann", http.MethodGet, "/metrics/new?template=fast_wins", nil).Body.String()
	_, sample, _ := strings.Cut(page, `aria-labelledby="m-sample"`)
	head, _, _ := strings.Cut(sample, "</thead>")
	for _, want := range []string{"День первого разговора по телефону", "Выиграна"} {
		if !strings.Contains(head, want) {
			t.Errorf("%q is not in %s", want, head)
		}
	}
	goals := func(day, goal string) string {
		body := h.send("ann", http.MethodGet, "/metrics/new?fact=deal&how=cohort&days=14&day="+day+"&goal="+goal, nil).Body.String()
		_, list, _ := strings.Cut(body, `id="m-goal"`)
		list, _, _ = strings.Cut(list, "</select>")
		return list
	}
	for _, c := range []struct{ day, goal, has, lacks string }{
		{"talk", "won", `value="lost"`, `value="created"`}, {"won", "paid", `value="paid"`, `value="lost"`}, {"won", "lost", `value="lost"`, `value="end"`},
	} {
		if list := goals(c.day, c.goal); !strings.Contains(list, c.has) || strings.Contains(list, c.lacks) {
			t.Errorf("from %s: %s", c.day, list)
		}
	}
}
