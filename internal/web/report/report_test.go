package report_test

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/model"
)

func has(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%s: no %q in %s", what, p, text)
		}
	}
}

func hasNot(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if strings.Contains(text, p) {
			t.Errorf("%s: %q in %s", what, p, text)
		}
	}
}

func TestReportPage(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner(`Продажи "<b>марта</b>"`))
	olga := g.as("olga")
	has(t, "report", olga.see("/r/"+id), `Продажи "<b>марта</b>"`, "79 500,50", "Борис", "77 000", "дорого", "Сохранить вид", "Поделиться", "1–31 марта 2026",
		"Период не закрыт: 17 из 21 раб. дней")
	has(t, "English", olga.see("/r/"+id+"?lang=en"), "Save view", "Open period: 17 of 21 working days", "79,500.50")
	has(t, "filtered", olga.see("/r/"+id+"?owner="+url.QueryEscape("Борис")), "77 000", "Сбросить")
	has(t, "part of the page", olga.see("/r/"+id, "HX-Request", "true", "HX-Target", "page"), "Кто сколько")
	card := olga.get("/r/"+id+"?tile=why", "HX-Request", "true", "HX-Target", "tile-why")
	if card.Code != http.StatusOK || strings.Contains(card.Body.String(), "Кто сколько") || !strings.Contains(card.Body.String(), "Почему теряем") {
		t.Errorf("one card: %d %s", card.Code, text(card))
	}
}

// TestEveryFigureOpens follows every figure of a report to its records, which add up to it, and to its explanation.
func TestEveryFigureOpens(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Продажи"))
	w := g.as("olga").get("/r/" + id)
	records := links(w, "/records?")
	if len(records) < 10 {
		t.Errorf("%d figures open", len(records))
	}
	for _, target := range records {
		for _, header := range [][]string{nil, {"HX-Request", "true", "HX-Target", "panel"}} {
			got := g.as("olga").see(target, header...)
			hasNot(t, target, got, "Не сходится")
			if !strings.Contains(got, "Сходится с числом в отчёте") && !strings.Contains(got, "посчитана по этим записям") && !strings.Contains(got, "записей нет") {
				t.Errorf("%s proves nothing: %s", target, got)
			}
		}
	}
	explained := links(w, "/explain?")
	if len(explained) == 0 {
		t.Error("nothing is explained")
	}
	for _, target := range explained {
		has(t, target, g.as("olga").see(target, "HX-Request", "true", "HX-Target", "panel"), "Объясни число", "Свежесть и правила", "Ваши права все записи")
		has(t, target, g.as("olga").see(target), "О показателе")
	}
}

// TestRatioSubtotals compares the subtotals of a ratio with what is asked of the department alone.
func TestRatioSubtotals(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Продажи"))
	// Of Boris's three closings one is won; of the whole company's five, two. A mean of the departments' shares, 50 % and 33 %, is none of them.
	has(t, "whole", g.as("olga").see("/r/"+id), "33,3", "40,0")
	hasNot(t, "whole", g.as("olga").see("/r/"+id), "41,7")
}

func TestFiles(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Продажи"))
	w := g.as("olga").get("/r/" + id + ".csv")
	if body := w.Body.String(); !strings.HasPrefix(body, "\ufeff") || !strings.Contains(body, "Борис;") || !strings.Contains(body, "79500,50") {
		t.Errorf("csv: %d %s", w.Code, body)
	}
	has(t, "csv in English", g.as("olga").get("/r/"+id+".csv?lang=en").Body.String(), "79500.50")
	has(t, "the file is the page: both cards, each with its total", g.as("olga").get("/r/"+id+".csv").Body.String(), "Борис;", "Итого;", "79500,50", "дорого;2;", "Итого;3;")
	has(t, "json", g.as("olga").get("/r/"+id+".json").Body.String(), `["Итого","",79500.5`, `["дорого",2`)
	one := g.as("olga").get("/r/" + id + ".csv?tile=why").Body.String()
	has(t, "second card", one, "дорого;")
	hasNot(t, "second card alone", one, "Борис")
	if w := g.as("olga").get("/r/" + id + ".csv?tile=none"); w.Code != http.StatusNotFound {
		t.Errorf("a card that is not there: %d", w.Code)
	}
	events, err := g.store.Events(t.Context(), audit.Filter{Act: audit.Export, Limit: 100})
	check(t, err)
	if len(events) < 4 || events[0].Who != "olga" || !strings.HasPrefix(events[0].What, "report "+id) {
		t.Errorf("exports in the log: %v", events)
	}
}

// TestAManagerSeesOwnRows asks every surface of two managers: each sees their own rows and nothing of the other's.
func TestAManagerSeesOwnRows(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Общий"))
	check(t, g.boards.SetShare(t.Context(), board.Person{Login: "olga", Role: account.Owner}, id, board.Share{Everyone: true}))
	has(t, "of all", g.as("olga").see("/r/"+id), "77 000", "2 500,50", "79 500,50")
	records := "/records?metrics=revenue&range=2026"
	for _, target := range []string{
		"/r/" + id, "/r/" + id + ".csv", "/r/" + id + ".json", records, strings.Replace(records, "records", "records.csv", 1),
		strings.Replace(records, "records", "records.json", 1), strings.Replace(records, "records", "explain", 1), "/r/" + id + "?add=region", "/r",
		"/r/" + id + "?tile=main",
	} {
		header := []string{}
		if strings.Contains(target, "tile=main") {
			header = []string{"HX-Request", "true", "HX-Target", "tile-main"}
		}
		w := g.as("ann").get(target, header...)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", target, w.Code, text(w))
		}
		hasNot(t, target+" of Anna", text(w)+w.Body.String(), "77 000", "77000", "79 500", "79500", "тайна", "Борис", "далеко")
	}
	has(t, "Anna's own", g.as("ann").see("/r/"+id), "2 500,50", "Вы видите записи")
	// By guessing the other's filter there is nothing either.
	for _, guess := range []string{"owner=%23t:bob", "owner=" + url.QueryEscape("Борис"), "department=north"} {
		w := g.as("ann").get("/r/" + id + "?" + guess)
		hasNot(t, guess, text(w), "77 000", "тайна")
		hasNot(t, guess, text(g.as("ann").get(records+"&"+guess)), "77 000", "тайна")
	}
}

func TestPrivateReports(t *testing.T) {
	g := open(t, company)
	id := g.keep("ann", account.Manager, byOwner("Тайный отчёт"))
	for _, path := range []string{"", ".csv", ".json", "/versions", "/share", "?tile=main"} {
		w := g.as("bob").get("/r/" + id + path)
		if w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
		hasNot(t, path, w.Body.String(), "Тайный")
	}
	for _, act := range []string{"star", "save", "copy", "delete", "undelete", "revert", "share"} {
		if w := g.as("bob").post("/r/"+id+"/"+act, "on", "1", "version", "1", "everyone", "1"); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d %s", act, w.Code, text(w))
		}
	}
	hasNot(t, "catalogue", g.as("bob").see("/r"), "Тайный")
	has(t, "catalogue", g.as("ann").see("/r"), "Тайный отчёт")
	// A mark beside "only me" is neither taken for a yes nor lost without a word.
	if w := g.as("ann").post("/r/"+id+"/share", "who", "nobody", "person", "bob"); w.Code != http.StatusBadRequest || !strings.Contains(text(w), "снимите отметки") {
		t.Fatalf("a mark beside only me: %d %s", w.Code, text(w))
	}
	// Shared with Boris it opens to him, not to be changed.
	if w := g.as("ann").post("/r/"+id+"/share", "who", "some", "person", "bob"); w.Code != http.StatusSeeOther {
		t.Fatalf("sharing: %d %s", w.Code, text(w))
	}
	has(t, "told", g.as("ann").see("/r/"+id+"?done=shared"), "Сохранено. Страница открыта: ", ".")
	hasNot(t, "told to others", g.as("bob").see("/r/"+id+"?done=shared"), "Страница открыта")
	has(t, "shared", g.as("bob").see("/r/"+id), "Тайный отчёт", "Сделать свой")
	has(t, "shared", g.as("bob").see("/r"), "Открыты мне", "Тайный отчёт")
	for _, act := range []string{"delete", "share", "revert"} {
		if w := g.as("bob").post("/r/"+id+"/"+act, "version", "1", "everyone", "1"); w.Code != http.StatusForbidden {
			t.Errorf("%s of a shared report: %d %s", act, w.Code, text(w))
		}
	}
	events, err := g.store.Events(t.Context(), audit.Filter{Act: audit.Rights, Limit: 10})
	check(t, err)
	if len(events) != 1 || events[0].Who != "ann" || events[0].More != "its owner alone → bob" {
		t.Errorf("the log of rights: %v", events)
	}
}

func TestKeeping(t *testing.T) {
	g := open(t, company)
	id := g.keep("ann", account.Manager, byOwner("Свой"))
	ann := g.as("ann")
	if w := ann.post("/r/"+id+"/save", "params", "range=2026&owner=%23t:ann"); w.Header().Get("Location") != "/r/"+id+"?done=saved" {
		t.Errorf("saving: %d %s %s", w.Code, w.Header().Get("Location"), text(w))
	}
	has(t, "kept filters", ann.see("/r/"+id), "1 янв – 31 дек 2026")
	has(t, "versions", ann.see("/r/"+id+"/versions"), "фильтры", "показана сейчас", "Вернуть эту")
	if w := ann.post("/r/"+id+"/revert", "version", "1"); w.Code != http.StatusSeeOther {
		t.Errorf("reverting: %d %s", w.Code, text(w))
	}
	has(t, "reverted", ann.see("/r/"+id), "1–31 марта 2026")
	if w := ann.post("/r/"+id+"/save", "params", "nonsense=1"); w.Code != http.StatusBadRequest {
		t.Errorf("nonsense was kept: %d", w.Code)
	}
	ann.post("/r/"+id+"/star", "on", "1")
	has(t, "starred", ann.see("/r"), "Избранные Свой")
	has(t, "opened", ann.see("/r"), "Недавние Свой")
	ann.post("/r/" + id + "/delete")
	hasNot(t, "deleted", ann.see("/r"), "Мои Свой")
	if w := ann.get("/r/" + id); w.Code != http.StatusNotFound {
		t.Errorf("deleted and there: %d", w.Code)
	}
	ann.post("/r/" + id + "/undelete")
	has(t, "brought back", ann.see("/r/"+id), "Свой")
	// Somebody else's view becomes one's own report.
	check(t, g.boards.SetShare(t.Context(), board.Person{Login: "ann", Role: account.Manager}, id, board.Share{Everyone: true}))
	w := g.as("olga").post("/r/"+id+"/save", "params", "range=2025")
	own := w.Header().Get("Location")
	if strings.HasPrefix(own, "/r/"+id) || !strings.HasPrefix(own, "/r/my-") {
		t.Errorf("another's report was changed: %s", own)
	}
	has(t, "own copy", g.as("olga").see(own), "Свой, мой вид", "Вид сохранён как ваш отчёт")
	if w := g.as("rita").post("/r/"+id+"/save", "params", "range=2025"); w.Code != http.StatusForbidden {
		t.Errorf("a reader saved: %d", w.Code)
	}
}

func TestWrongAddresses(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Продажи"))
	for target, want := range map[string]string{
		"/r/nothing":                            "404 Такого отчёта нет",
		"/r/" + strings.Repeat("x", 300):        "404 Такого отчёта нет",
		"/r/%3Cscript%3E":                       "404 Такого отчёта нет",
		"/r/owner":                              "404 Такого отчёта нет",
		"/r/" + id + "?range=sometime":          "400 не похоже на отрезок времени",
		"/r/" + id + "?ownerr=x":                "400 Похожие: «Менеджер»",
		"/r/" + id + "?metrics=revenue":         "400 только уточняет",
		"/r/" + id + "?lens=nothing":            "400 нет линзы",
		"/r/" + id + "?view=cube":               "400 both, chart или table",
		"/r/" + id + "?%3Cscript%3E=1":          "400 не может быть именем фильтра",
		"/r/" + id + "?owner=Nobody":            "200 нет «Nobody»",
		"/r/" + id + "?range=1999":              "200 Нет данных с такими фильтрами",
		"/r/" + id + "?range=2026-05..2026-01":  "400 раньше, чем начинается",
		"/records":                              "400 Назовите показатель",
		"/records?metrics=revenue&skip=x":       "400 не целое число",
		"/records?metrics=revenue&sort=nothing": "400 нет такой колонки",
		"/explain":                              "400 Назовите показатель",
		"/explain?metrics=revenu":               "400 Может быть, revenue",
		"/filter?to=https://example.com/":       "400 потеряла свою страницу",
		"/filter?to=//example.com/":             "400 потеряла свою страницу",
	} {
		w := g.as("olga").get(target)
		sound(t, target, w)
		if got := fmt.Sprint(w.Code, " ", text(w)); !strings.HasPrefix(got, want[:3]) || !strings.Contains(got, want[4:]) {
			t.Errorf("%s: want %q: %s", target, want, got)
		}
		if !strings.Contains(w.Body.String(), `href="/r`) && !strings.Contains(w.Body.String(), `href="/d`) {
			t.Errorf("%s: no way out", target)
		}
	}
	panel := g.as("olga").get("/records?metrics=revenu", "HX-Request", "true", "HX-Target", "panel")
	if panel.Code != http.StatusOK || !strings.Contains(text(panel), "Может быть, revenue") {
		t.Errorf("an error in the panel: %d %s", panel.Code, text(panel))
	}
}

// TestLongTables shows an answer of ten thousand rows cut on the page, with a sentence, and whole in the files.
func TestLongTables(t *testing.T) {
	var b strings.Builder
	b.WriteString("clients:\n  id name\n")
	const many = 10_050
	for i := range many {
		name := fmt.Sprintf("Клиент %d", i)
		if i%1000 == 0 {
			name += strings.Repeat("я", 480)
		}
		fmt.Fprintf(&b, "  c%d %q\n", i, name)
	}
	b.WriteString("deals:\n  id owner created closed outcome amount client\n")
	for i := range many {
		fmt.Fprintf(&b, "  %d ann 2026-03-02 2026-03-10 won 10 c%d\n", i, i)
	}
	g := open(t, b.String())
	long := byOwner("Длинный")
	long.Tiles = long.Tiles[:1]
	long.Tiles[0].Ask = "metrics=revenue&by=client&totals=1"
	id := g.keep("olga", account.Owner, long)
	has(t, "page", g.as("olga").see("/r/"+id), "Не поместилось: 9 550")
	rows, err := reading(g.as("olga").get("/r/" + id + ".csv").Body.String())
	check(t, err)
	if len(rows) < many {
		t.Errorf("the file has %d rows", len(rows))
	}
	target := "metrics=revenue&range=2026-03"
	records, err := reading(g.as("olga").get("/records.csv?" + target).Body.String())
	check(t, err)
	ids := map[string]bool{}
	for _, r := range records[1:] {
		ids[strings.Join(r, ";")] = true
	}
	if len(records) != many+1 || len(ids) != many {
		t.Errorf("the records' file has %d lines, %d of them different", len(records), len(ids))
	}
	for where, header := range map[string][]string{"panel": {"HX-Request", "true", "HX-Target", "panel"}, "page": nil} {
		columns := strings.Count(g.as("olga").get("/records?"+target, header...).Body.String(), `<th scope="col"`)
		more := g.as("olga").get("/records?"+target+"&skip=50&rows="+where, "HX-Request", "true").Body.String()
		if n := strings.Count(more, "<tr>"); n != 51 || strings.Contains(more, "<table") || strings.Count(more, "<td") != 50*columns+1 {
			t.Errorf("fifty more in the %s: %d rows, %d cells of %d columns", where, n, strings.Count(more, "<td"), columns)
		}
	}
	has(t, "records", g.as("olga").see("/records?"+target), "10 050 закрытий на 100 500 ₽", "Показать ещё 50", "Ещё: 10 000")
}

func reading(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma = ';'
	r.FieldsPerRecord = -1
	return r.ReadAll()
}

func TestDistribution(t *testing.T) {
	g := open(t, company)
	panel := []string{"HX-Request", "true", "HX-Target", "panel"}
	got := g.as("olga").see("/records?metrics=deals_lost&range=2026-03", panel...)
	has(t, "lost", got, "3 закрытия", "Сходится с числом в отчёте: 3 = 3", "дорого 2", "далеко 1")
	w := g.as("olga").get("/records?metrics=deals_lost&range=2026-03", panel...)
	narrowed := false
	for _, l := range links(w, "/records?") {
		if strings.Contains(l, "loss_reason") {
			narrowed = true
			hasNot(t, l, g.as("olga").see(l, panel...), "Не сходится")
		}
	}
	if !narrowed {
		t.Error("no part of the distribution opens")
	}
	has(t, "found", g.as("olga").see("/records?metrics=deals_lost&range=2026-03&deal~="+url.QueryEscape("шес"), panel...), "1 закрытие", "шесть")
}

func TestFilterForm(t *testing.T) {
	g := open(t, company)
	for form, want := range map[string]string{
		"to=/r/x&base=range%3D2026&range=2026&was=2026-01-01..2026-12-31&from=2026-01-01&til=2026-12-31&owner=": "/r/x",
		"to=/r/x&range=this-month&was=2026-03-01..2026-03-31&from=2026-02-01&til=2026-03-31":                    "/r/x?range=2026-02-01..2026-03-31",
		"to=/r/x&base=owner%3Dann&owner=(all)":                                                                  "/r/x?owner=%28all%29",
		"to=/r/x&base=owner%3Dann&owner=(all)&owner=ann":                                                        "/r/x",
		"to=/r/x&owner=a&owner=b&view=table&compare=none":                                                       "/r/x?owner=a&owner=b&view=table",
		"to=/r/x&base=compare%3Dprevious&compare=none":                                                          "/r/x?compare=none",
	} {
		w := g.as("olga").get("/filter?" + form)
		if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != want {
			t.Errorf("%s: %d %s", form, w.Code, got)
		}
	}
	b := byOwner("С началом")
	b.Params = "range=2026-03&owner=" + url.QueryEscape("Борис")
	id := g.keep("olga", account.Owner, b)
	hasNot(t, "begins with Boris", g.as("olga").see("/r/"+id), "79 500,50")
	has(t, "all again", g.as("olga").see("/r/"+id+"?owner=(all)"), "79 500,50")
}

func TestNeeds(t *testing.T) {
	g := open(t, company)
	b := byOwner("Прогноз")
	b.Tiles = []board.Tile{{ID: "p", Title: model.Text{RU: "Прогноз продаж", EN: "Forecast"}, Kind: board.Table, Ask: "metrics=forecast_w&by=owner", Need: board.NeedPredictions}}
	id := g.keep("olga", account.Owner, b)
	has(t, "waits", g.as("olga").see("/r/"+id), "Прогноз продаж", "Ждёт прогноза")
	if w := g.as("olga").get("/r/" + id); len(links(w, "/r/"+id+"?range=all")) > 1 { // the bar has one
		t.Error("a longer period is offered where the forecast is missing")
	}
	has(t, "catalogue", g.as("olga").see("/r"), "ждёт данных")
}

// TestFunnelOfOnePipeline opens a funnel with the greatest pipeline, and with all where somebody asks for all.
func TestFunnelOfOnePipeline(t *testing.T) {
	g := open(t, `
pipelines:
  id name
  p  Опт
  r  Розница
deals:
  id owner created    closed     outcome amount pipeline
  1  ann   2026-03-02 2026-03-10 won     1000   r
  2  ann   2026-03-03 2026-03-12 lost    2500   r
  3  ann   2026-03-03 2026-03-13 won     10     p
`)
	b := byOwner("Воронка")
	b.Tiles[0] = board.Tile{ID: "main", Title: model.Text{RU: "Этапы", EN: "Stages"}, Kind: board.Funnel, Ask: "metrics=deals_new&by=outcome"}
	id := g.keep("olga", account.Owner, b)
	has(t, "one", g.as("olga").see("/r/"+id), "Воронка: Розница")
	has(t, "one", g.as("olga").get("/r/"+id+".json").Body.String(), `"totals":[["Итого",2`)
	has(t, "other", g.as("olga").get("/r/"+id+".json?pipeline="+url.QueryEscape("Опт")).Body.String(), `"totals":[["Итого",1`)
	has(t, "all", g.as("olga").get("/r/"+id+".json?pipeline=(all)").Body.String(), `"totals":[["Итого",3`)
}

// TestARemovedMetric opens a report whose metric the product no longer has: the card says so, the rest works, and there is a
// way out.
func TestARemovedMetric(t *testing.T) {
	g := open(t, company)
	b := byOwner("Старый")
	b.ID, b.Sort, b.Owner, b.Version = "my-oldoldol", board.Report, "olga", 1
	b.Tiles[0].Ask = "metrics=gone_metric&by=owner"
	check(t, g.kept.SaveBoard(t.Context(), b))
	page := g.as("olga").see("/r/my-oldoldol")
	has(t, "removed", page, "gone_metric", "Почему теряем", "дорого", "Изменить")
	has(t, "csv", g.as("olga").get("/r/my-oldoldol.csv").Body.String(), "gone_metric", "дорого;2;")
	b.ID, b.Tiles = "my-emptyemp", nil
	check(t, g.kept.SaveBoard(t.Context(), b))
	has(t, "no cards", g.as("olga").see("/r/my-emptyemp"), "Старый")
	if w := g.as("olga").get("/r/my-emptyemp.csv"); w.Code != http.StatusNotFound {
		t.Errorf("csv of nothing: %d", w.Code)
	}
}

// TestAReader opens what is shared with a reader, all of its rows, and nothing that changes it.
func TestAReader(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Для читателя"))
	if w := g.as("rita").get("/r/" + id); w.Code != http.StatusNotFound {
		t.Errorf("before sharing: %d", w.Code)
	}
	check(t, g.boards.SetShare(t.Context(), board.Person{Login: "olga", Role: account.Owner}, id, board.Share{People: []string{"rita"}}))
	page := g.as("rita").see("/r/" + id)
	has(t, "shared", page, "79 500,50")
	hasNot(t, "shared", page, "Сохранить вид", "Изменить", "/share", "Удалить")
	list := g.as("rita").see("/r")
	has(t, "catalogue", list, "Для читателя")
	hasNot(t, "catalogue", list, "Новый отчёт", "План-факт")
	for _, target := range []string{"/records?metrics=leads_new&range=2026", "/explain?metrics=payments_sum&range=2026", "/r/" + id + "/share", "/r/" + id + "/versions"} {
		w := g.as("rita").get(target)
		if w.Code == http.StatusOK && !strings.Contains(text(w), "не показан") && !strings.Contains(text(w), "н/д") && !strings.Contains(text(w), "записей нет") {
			t.Errorf("%s opened to a reader: %s", target, text(w))
		}
	}
}
