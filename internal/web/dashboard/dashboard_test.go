package dashboard_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/audit"
)

const (
	ok      = http.StatusOK
	onward  = http.StatusSeeOther
	missing = http.StatusNotFound
	refused = http.StatusForbidden
	wrong   = http.StatusBadRequest
)

func TestHomeLeadsToADashboard(t *testing.T) {
	h := open(t)
	for _, path := range []string{"/", "/d", "/d/"} {
		w := h.As("").do(http.MethodGet, path, nil)
		if to := w.Header().Get("Location"); w.Code != onward || to != "/d/owner" {
			t.Errorf("%s leads to %q with %d", path, to, w.Code)
		}
	}
	has(t, h.As("").get("/d/owner", ok), "<h1>", "grid12", `data-tile="`, "Настроить дашборд", "данные на")
	has(t, h.As("").get("/d/owner?lang=en", ok), "Edit dashboard", "data as of")
	has(t, h.As("").get("/d/all", ok), "Все дашборды", "/d/owner")
}

func TestOwnDashboard(t *testing.T) {
	h := open(t)
	h.add("ann", account.Manager)
	h.add("head", account.Owner)
	ann := h.As("ann")
	id := ann.made("Моя работа", "revenue")

	body := ann.get("/d/"+id, ok)
	has(t, body, "Моя работа", "Выручка: 3")
	hasNot(t, body, "Выручка: 8")

	// a second tile, its settings, a copy, a place, and away with it
	ann.post("/d/"+id+"/tiles", onward, "kind", "rows", "metric", "deals_won", "by", "owner", "title", "Кто \"продал\" <b>🔥")
	has(t, ann.get("/d/"+id, ok), "Кто &#34;продал&#34; &lt;b&gt;🔥", "Отфильтровать дашборд")
	edit := ann.get("/d/"+id+"/edit", ok)
	has(t, edit, `gs-id="t1"`, `gs-id="t2"`, "data-layout-form", "Отменить", "Готово")
	ann.post("/d/"+id+"/layout", onward, "version", version(t, edit), "layout", `[{"id":"t1","x":6,"y":0,"w":6,"h":3},{"id":"t2","x":0,"y":0,"w":6,"h":4}]`)
	has(t, ann.get("/d/"+id, ok), "x-7 s-6 r-3", "x-1 s-6 r-4")
	ann.post("/d/"+id+"/layout", onward, "x.t1", "1", "w.t1", "4", "y.t1", "5", "x.t2", "1") // without a script
	has(t, ann.get("/d/"+id, ok), "x-1 s-4 r-3")
	has(t, ann.get("/d/"+id+"/tiles/t2", ok), "Как показать", "Разбить по")
	ann.post("/d/"+id+"/tiles/t2", onward, "kind", "table", "metric", "deals_won", "metric", "revenue", "by", "owner", "title", "Двое")
	ann.post("/d/"+id+"/tiles/t2/copy", onward)
	has(t, ann.get("/d/"+id, ok), "Двое", `data-tile="t3"`)
	to := ann.post("/d/"+id+"/tiles/t2/remove", onward)
	has(t, ann.get(strings.Split(to, "#")[0], ok), "Плитка убрана.", "Вернуть")
	hasNot(t, ann.get("/d/"+id, ok), `data-tile="t2"`)
	has(t, ann.get("/d/"+id+"/versions", ok), "Версии", "Кто открывает")
	ann.post("/d/"+id+"/revert", onward, "version", "2")
	hasNot(t, ann.get("/d/"+id, ok), `data-tile="t3"`, "Двое")

	ann.post("/d/"+id+"/home", onward)
	if w := ann.do(http.MethodGet, "/", nil); w.Header().Get("Location") != "/d/"+id {
		t.Errorf("home is %s", w.Header().Get("Location"))
	}
	ann.post("/d/"+id+"/delete", onward)
	ann.get("/d/"+id, missing)
	has(t, ann.get("/d/all", ok), "Удалённые")
	ann.post("/d/"+id+"/undelete", onward)
	ann.get("/d/"+id, ok)
	acts(t, h, audit.Define, "dashboard "+id)
	acts(t, h, audit.View, "dashboard "+id)
}

// acts fails when the log has no such line.
func acts(t *testing.T, h *house, act audit.Act, what string) {
	t.Helper()
	list, err := h.log.Events(context.Background(), audit.Filter{Act: act, Text: what})
	must(t, err)
	if len(list) == 0 {
		t.Errorf("the log has no %s of %s", act, what)
	}
}

func version(t *testing.T, body string) string {
	t.Helper()
	found := regexp.MustCompile(`name="version" value="(\d+)"`).FindStringSubmatch(body)
	if found == nil {
		t.Fatalf("no version in %.2000s", body)
	}
	return found[1]
}

func TestTwoPeople(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	h.add("ann", account.Manager)
	h.add("bob", account.Manager)
	h.add("eva", account.Reader)
	ann, bob, eva := h.As("ann"), h.As("bob"), h.As("eva")
	id := ann.made("Анна", "revenue")

	// nobody else opens it, by any address, and all are told the same
	none := bob.get("/d/"+id, missing)
	if strip(none) != strip(strings.ReplaceAll(bob.get("/d/my-nothere1", missing), "my-nothere1", id)) {
		t.Error("a board of another is told apart from none")
	}
	for _, path := range []string{"/edit", "/add", "/share", "/versions", "/tile/t1", "/tiles/t1"} {
		hasNot(t, bob.get("/d/"+id+path, missing), "Анна")
	}
	for _, path := range []string{
		"/layout", "/tiles", "/tiles/t1", "/tiles/t1/remove", "/tiles/t1/copy", "/copy", "/delete", "/undelete", "/home", "/share", "/links", "/revert", "/title", "/cancel",
	} {
		bob.post("/d/"+id+path, missing, "kind", "kpi", "metric", "revenue", "version", "1", "title", "x", "days", "7")
	}
	hasNot(t, bob.get("/d/all", ok), "Анна")

	// shared, it opens with the reader's own rows, and changes as a copy
	ann.post("/d/"+id+"/share", onward, "who", "everyone")
	body := bob.get("/d/"+id, ok)
	has(t, body, "Выручка: 77")
	hasNot(t, body, "Выручка: 3")
	bob.post("/d/"+id+"/delete", refused)
	bob.post("/d/"+id+"/share", refused, "who", "everyone")
	bob.post("/d/"+id+"/links", refused, "days", "7")
	has(t, bob.get("/d/"+id+"/edit", ok), "сохранятся в вашей копии")
	to := bob.post("/d/"+id+"/tiles/t1/copy", onward)
	if strings.HasPrefix(to, "/d/"+id) {
		t.Errorf("bob changed ann's: %s", to)
	}
	has(t, bob.get(strings.Split(to, "#")[0], ok), "моя копия")
	hasNot(t, ann.get("/d/"+id, ok), `data-tile="t2"`)

	// a reader sees what is shared and makes nothing
	has(t, eva.get("/d/"+id, ok), "Выручка: 81")
	hasNot(t, eva.get("/d/"+id, ok), "Настроить дашборд")
	eva.post("/d/new", refused, "title", "x")
	eva.get("/d/"+id+"/edit", refused)
	ann.post("/d/"+id+"/share", onward, "who", "nobody")
	eva.get("/d/"+id, missing)
	acts(t, h, audit.Rights, "dashboard "+id)

	// who does not sign in is sent to do so
	if w := h.As("").do(http.MethodGet, "/d/"+id, nil); w.Code != onward || !strings.HasPrefix(w.Header().Get("Location"), "/login") {
		t.Errorf("a stranger gets %d %s", w.Code, w.Header().Get("Location"))
	}
}

// strip leaves what a page says.
func strip(body string) string {
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, " ")), " ")
}

func TestConflictNamesWhoChangedIt(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	h.add("ann", account.Manager)
	id := h.As("ann").made("Общий", "revenue")
	was := version(t, h.As("ann").get("/d/"+id+"/edit", ok))
	h.As("boss").post("/d/"+id+"/title", onward, "title", "Другое", "version", was)
	body := h.As("ann").post("/d/"+id+"/layout", http.StatusConflict, "version", was, "layout", `[{"id":"t1","x":3,"y":0,"w":3,"h":2}]`)
	has(t, body, "boss", "версия")
}

func TestCancelTakesBack(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	h.add("ann", account.Manager)
	ann := h.As("ann")
	id := ann.made("Свой", "revenue")
	from := version(t, ann.get("/d/"+id+"/edit", ok))
	ann.post("/d/"+id+"/tiles", onward, "kind", "kpi", "metric", "deals_won", "from", from)
	has(t, ann.get("/d/"+id, ok), `data-tile="t2"`)
	ann.post("/d/"+id+"/cancel", onward, "from", from)
	hasNot(t, ann.get("/d/"+id, ok), `data-tile="t2"`)

	// a copy made on the way goes away again, the shipped one stays
	to := h.As("boss").post("/d/owner/title", onward, "title", "Мой вид", "version", "0")
	has(t, to, "of=owner")
	copied := strings.Split(strings.TrimPrefix(to, "/d/"), "/")[0]
	h.As("boss").post("/d/"+copied+"/cancel", onward, "of", "owner")
	h.As("boss").get("/d/"+copied, missing)
	hasNot(t, h.As("boss").get("/d/owner", ok), "Мой вид")
}

func TestHostileInput(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	boss := h.As("boss")
	id := boss.made("Свой", "revenue")
	for _, layout := range []string{
		`{`, `[{"id":"nope","x":0,"y":0,"w":2,"h":2}]`, `[{"id":"t1","x":-1,"y":0,"w":2,"h":2}]`, `[{"id":"t1","x":11,"y":0,"w":2,"h":2}]`,
		`[{"id":"t1","x":0,"y":0,"w":1,"h":2}]`, `[{"id":"t1","x":0,"y":99999999,"w":2,"h":2}]`, `[{"id":"t1","x":0,"y":0,"w":2,"h":9999}]`,
	} {
		boss.post("/d/"+id+"/layout", wrong, "layout", layout)
	}
	boss.post("/d/"+id+"/layout", wrong, "version", "abc")
	boss.post("/d/"+id+"/layout", wrong, "x.t1", "много")
	boss.post("/d/"+id+"/title", wrong, "title", strings.Repeat("ж", 500))
	boss.post("/d/"+id+"/title", wrong, "title", " \u202e ")
	boss.post("/d/"+id+"/title", onward, "title", "שלום \u202eevil \"'<img src=x onerror=alert(1)> 👩‍👩‍👧")
	body := boss.get("/d/"+id, ok)
	has(t, body, "שלום evil", "&lt;img")
	hasNot(t, body, "<img", "\u202e")
	boss.post("/d/"+id+"/tiles", wrong, "kind", "pie", "metric", "revenue")
	boss.post("/d/"+id+"/tiles", wrong, "kind", "kpi", "metric", "no_such")
	boss.post("/d/"+id+"/tiles", wrong, "kind", "kpi")
	boss.post("/d/"+id+"/tiles", wrong, "kind", "rows", "metric", "revenue", "by", "no_such")
	boss.post("/d/"+id+"/tiles/nope/remove", missing)
	boss.get("/d/"+id+"/tile/nope", missing)
	boss.get("/d/"+id+"?range=nonsense", wrong)
	boss.get("/d/"+id+"?no_such=1", wrong)
	boss.get("/d/%2e%2e%2fetc", missing)
	boss.post("/d/"+id+"/revert", wrong, "version", "first")
	boss.post("/d/"+id+"/revert", missing, "version", "999")
	boss.post("/d/"+id+"/links", wrong, "days", "100000")
	boss.post("/d/"+id+"/links/ffff/revoke", missing)
	boss.post("/d/"+id+"/share", wrong, "who", "some", "role", "god")
	boss.post("/d/"+id+"/share", wrong, "who", "some", "person", "nobody")
	if boss.post("/d/"+id+"/tiles/t1/remove", onward); true {
		has(t, boss.get("/d/"+id, ok), "пока ничего нет")
	}
}

func TestTilesThatLieOnOthersArePushedDown(t *testing.T) {
	h := open(t)
	boss := h.As("")
	id := boss.made("Свой", "revenue")
	boss.post("/d/"+id+"/tiles", onward, "kind", "kpi", "metric", "deals_won")
	boss.post("/d/"+id+"/layout", onward, "layout", `[{"id":"t1","x":0,"y":0,"w":6,"h":2},{"id":"t2","x":3,"y":1,"w":6,"h":2}]`)
	has(t, boss.get("/d/"+id+"/edit", ok), `gs-y="2"`)
}

func TestNoInlineStyleOrScript(t *testing.T) {
	h := open(t)
	boss := h.As("")
	id := boss.made("Свой", "revenue")
	boss.post("/d/"+id+"/tiles", onward, "kind", "rows", "metric", "revenue", "by", "owner")
	for _, path := range []string{"", "/edit", "/add", "/tiles/t2", "/share", "/versions", "/tile/t2"} {
		body := boss.get("/d/"+id+path, ok)
		hasNot(t, body, " style=", "<style", "<script>", "javascript:", "%!", "ZgotmplZ")
		if regexp.MustCompile(`<[^>]+\son[a-z]+=`).MatchString(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(body, `""`)) {
			t.Errorf("%s: an inline handler", path)
		}
	}
}

func TestATileSaysWhatIsMissing(t *testing.T) {
	h := open(t)
	boss := h.As("")
	id := boss.made("Без звонков", "calls_out")
	boss.post("/d/"+id+"/tiles", onward, "kind", "column", "metric", "mkt_cost", "grain", "month")
	body := strip(inside(boss.get("/d/"+id, ok)))
	if n := strings.Count(body, "Нет данных «Звонки»: их ещё не дал ни один источник") + strings.Count(body, "Расходы ещё не загружены"); n != 2 {
		t.Errorf("%d tiles of 2 say that their data was never brought: %s", n, body)
	}
	if n := strings.Count(body, "Как добавить"); n != 2 {
		t.Errorf("%d tiles of 2 say how to add it", n)
	}
}

func TestAnEmptyTileOffersOneStepBack(t *testing.T) {
	h := open(t)
	boss := h.As("")
	id := boss.made("Свой", "revenue")
	boss.post("/d/"+id+"/tiles", onward, "kind", "rows", "metric", "deals_lost", "by", "loss_reason", "title", "Отказы")
	has(t, boss.get("/d/"+id+"?owner=t:bob", ok), "Нет данных с такими фильтрами", "Убрать «")
}

func TestAnEmptyPeriodLeadsToTheLastOneWithData(t *testing.T) {
	h := open(t)
	boss := h.As("")
	id := boss.made("Свой", "revenue")
	const offer = "Последний месяц с данными"
	has(t, boss.get("/d/"+id+"?range=2026-05", ok), offer, "range=2026-03")
	hasNot(t, boss.get("/d/"+id+"?range=2026-03", ok), offer)
}
