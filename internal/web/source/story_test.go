package source_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/sync"
)

// TestWizard goes the whole way from an empty place to data that is checked.
func TestWizard(t *testing.T) {
	g := open(t)
	g.run()
	empty := g.get("olga", "/data")
	g.has(empty, http.StatusOK, "Подключите CRM", "amoCRM / Kommo", "svodka import", "svodka demo")
	if !strings.Contains(empty.Body.String(), `href="/data/new/amocrm"`) || !strings.Contains(empty.Body.String(), `href="/data" title="Данные"`) {
		t.Error("no way leads to the form, or the menu has no entry")
	}
	g.has(g.get("olga", "/data/new"), http.StatusOK, "amoCRM / Kommo")
	g.has(g.get("olga", "/list/deals"), http.StatusOK, "Данных пока нет", "Подключить источник")
	if others := plain(g.get("ann", "/list/deals").Body.String()); !strings.Contains(others, "Данных пока нет") || strings.Contains(others, "Подключить источник") {
		t.Error("a manager is not told that there is no data, or is sent where they may not go")
	}
	form := g.get("olga", "/data/new/amocrm")
	if !strings.Contains(form.Body.String(), `href="/help/amocrm"`) {
		t.Error("the form does not lead to the guide")
	}
	g.has(form, http.StatusOK, "Долгосрочный токен", "Проверить и подключить", "amoМаркет", "Ближайшие:")
	if !regexp.MustCompile(`id="f.token" name="f.token" type="password"`).MatchString(form.Body.String()) {
		t.Error("a secret is shown while it is typed")
	}
	g.has(g.get("olga", "/data/new/nothing"), http.StatusNotFound)

	wrong := g.right()
	wrong.Set("f.token", "not-the-secret-token")
	w := g.post("olga", "/data/new/amocrm", wrong)
	g.has(w, http.StatusUnprocessableEntity, "amoCRM", "введите их ещё раз")
	if body := w.Body.String(); strings.Contains(body, "not-the-secret-token") || !strings.Contains(body, g.address) || !strings.Contains(body, "Наша CRM") {
		t.Error("the form gives a secret back, or not what is no secret")
	}
	odd := g.right()
	odd.Set("when", "own")
	odd.Set("words", "иногда")
	w = g.post("olga", "/data/new/amocrm", odd)
	g.has(w, http.StatusUnprocessableEntity, "Расписание «иногда» не понято")
	if list, err := g.store.Sources(t.Context()); err != nil || len(list) != 0 {
		t.Fatalf("what was refused is kept: %v %v", list, err)
	}

	g.gate.hold("/api/v4/events")
	w = g.post("olga", "/data/new/amocrm", g.right())
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/data/amocrm?said=added" {
		t.Fatalf("%d %q %s", w.Code, to, plain(w.Body.String()))
	}
	g.atWork()
	g.gate.release()
	runs := g.rest("amocrm", 1)
	if runs[0].State != sync.Done || runs[0].Why != sync.WhyFirst {
		t.Fatalf("the first load: %+v", runs[0])
	}
	g.atRest()
}

// atWork looks at the pages while the first load is held.
func (g *rig) atWork() {
	g.t.Helper()
	g.await("progress", func() bool {
		return strings.Contains(plain(g.get("olga", "/data/amocrm/now").Body.String()), "Контакты")
	})
	one := g.get("olga", "/data/amocrm?said=added")
	g.has(one, http.StatusOK, "Первая загрузка идёт сама", "Загружаем историю", "Наша CRM", "Страниц", "первая загрузка", "идёт")
	if !strings.Contains(one.Body.String(), `hx-get="/data/amocrm/now" hx-trigger="every 2s"`) {
		g.t.Error("the page of a source that is read does not ask for itself")
	}
	list := g.get("olga", "/data")
	g.has(list, http.StatusOK, "Сейчас читается: Наша CRM")
	if !strings.Contains(list.Body.String(), `hx-get="/data?part=cards" hx-trigger="every 2s"`) {
		g.t.Error("the list does not ask for itself")
	}
	part := g.get("olga", "/data?part=cards")
	g.has(part, http.StatusOK, "Загружаем историю")
	if strings.Contains(part.Body.String(), "<html") {
		g.t.Error("a part comes as a page")
	}
	g.has(g.post("olga", "/data/amocrm/run", nil), http.StatusUnprocessableEntity, "Источник читается прямо сейчас")
}

// atRest looks at the pages after the first load.
func (g *rig) atRest() {
	g.t.Helper()
	one := g.get("olga", "/data/amocrm")
	g.has(one, http.StatusOK, "Совпадает", "Сверка с системой", "первая загрузка", "следующая:", "Данные на",
		"https://svodka.example/hook/amocrm/", "Добавить хук")
	if strings.Contains(one.Body.String(), "every 2s") {
		g.t.Error("a source at rest asks for itself")
	}
	g.has(g.get("olga", "/data"), http.StatusOK, "Количества совпадают с системами", "Сделки", "= в системе")
	if rail := g.get("olga", "/data").Body.String(); !strings.Contains(rail, `<span class="st g">Наша CRM — `) {
		g.t.Error("the foot of the menu does not call the source by its title")
	}
	g.has(g.get("olga", "/data?lang=en"), http.StatusOK, "The counts agree with the systems", "hourly")
	said := g.noted("amocrm")
	if len(said) != 1 || !strings.HasPrefix(said[0], "olga: connected: "+g.address) || strings.Contains(strings.Join(said, ""), "token") {
		g.t.Errorf("the log has %q", said)
	}
	if strings.Contains(plain(g.get("olga", "/list/deals").Body.String()), "Данных пока нет") {
		g.t.Error("loaded data is said to be missing")
	}
	deal := g.world.All("deal", false)[0]
	number := g.crm.IDOf(deal.ID)
	card := g.get("olga", "/card/deal/amocrm:deal-"+number)
	g.has(card, http.StatusOK, "Открыть в системе")
	if !strings.Contains(card.Body.String(), `href="`+g.address+"/leads/detail/"+number+`"`) {
		g.t.Error("the card does not lead to the deal in the CRM")
	}
}

// TestRights: only owners and administrators see these pages, and no other site gives orders.
func TestRights(t *testing.T) {
	g := open(t)
	g.run()
	g.connect()
	before, err := g.store.Source(t.Context(), "amocrm")
	check(t, err)
	gets := []string{"/data", "/data/new", "/data/new/amocrm", "/data/timetable?when=hourly", "/data/amocrm", "/data/amocrm/now", "/data/amocrm/mapping", "/data/amocrm/remove"}
	posts := []string{"run", "pause", "resume", "schedule", "title", "keys", "remove", "mapping", "mapping/preview"}
	for _, who := range []string{"alla", "ann", "rita"} {
		for _, target := range gets {
			if w := g.get(who, target); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), before.Hook) {
				t.Errorf("%s gets %s: %d", who, target, w.Code)
			}
		}
		for _, part := range posts {
			if w := g.post(who, "/data/amocrm/"+part, url.Values{"title": {"x"}}); w.Code != http.StatusNotFound {
				t.Errorf("%s posts %s: %d", who, part, w.Code)
			}
		}
		if w := g.post(who, "/data/new/amocrm", g.right()); w.Code != http.StatusNotFound {
			t.Errorf("%s connects a source: %d", who, w.Code)
		}
	}
	if w := g.get("", "/data"); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/login") {
		t.Errorf("a stranger gets %d", w.Code)
	}
	for _, target := range append(posts, "") {
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}} {
			to := "/data/amocrm/" + target
			if target == "" {
				to = "/data/new/amocrm"
			}
			if w := g.send("olga", http.MethodPost, to, url.Values{"title": {"x"}}, header...); w.Code != http.StatusForbidden {
				t.Errorf("another site posts %s: %d", to, w.Code)
			}
		}
	}
	for _, menu := range []struct {
		who  string
		sees bool
	}{{"olga", true}, {"adam", true}} {
		if got := strings.Contains(g.get(menu.who, "/data").Body.String(), `data-section="data"`); got != menu.sees {
			t.Errorf("the menu of %s has the entry: %t", menu.who, got)
		}
	}
	if strings.Contains(g.get("ann", "/list/deals").Body.String(), `data-section="data"`) {
		t.Error("the menu of a manager has the entry")
	}
	if after, err := g.store.Source(t.Context(), "amocrm"); err != nil || after.Title != before.Title || after.Paused || after.Timetable != before.Timetable {
		t.Errorf("the source is another one: %+v %v", after, err)
	}
	if w := g.send("", http.MethodPost, "/hook/amocrm/wrong", nil); w.Code != http.StatusNotFound {
		t.Errorf("a webhook with a wrong secret: %d", w.Code)
	}
	hook := url.Values{"leads[update][0][id]": {"1"}, "account[id]": {"1"}}
	if w := g.send("", http.MethodPost, "/hook/amocrm/"+before.Hook, hook); w.Code >= http.StatusInternalServerError || w.Code == http.StatusForbidden {
		t.Errorf("a webhook: %d %s", w.Code, w.Body)
	}
}
