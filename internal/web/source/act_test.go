package source_test

import (
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
)

// TestChanges: schedule, title, pause, keys and removal, each with its line in the log.
func TestChanges(t *testing.T) {
	g := open(t)
	g.run()
	g.connect()
	kept := func() sync.Source {
		t.Helper()
		x, err := g.store.Source(t.Context(), "amocrm")
		check(t, err)
		return x
	}
	for ask, want := range map[string]string{
		"when=own&words=по+будням+в+9:00": "Ближайшие:", "when=own&words=иногда": "Расписание «иногда» не понято", "when=вручную": "только по кнопке",
		"when=каждый+час&quiet=25:00": "Тихие часы «25:00» не похожи", "when=каждый+час&quiet=00:00-23:59": "Тихие часы не оставляют",
	} {
		g.has(g.get("olga", "/data/timetable?"+ask), http.StatusOK, want)
	}
	w := g.post("olga", "/data/amocrm/schedule", url.Values{"when": {"own"}, "words": {"по будням в 9:00"}, "quiet": {"22:00-07:00"}})
	if x := kept(); w.Code != http.StatusSeeOther || x.Timetable != "по будням в 9:00" || x.Quiet != "22:00-07:00" {
		t.Errorf("%d, schedule %q, quiet %q", w.Code, x.Timetable, x.Quiet)
	}
	w = g.post("olga", "/data/amocrm/schedule", url.Values{"when": {"own"}, "words": {"  "}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Напишите, когда читать") {
		t.Errorf("no words: %d", w.Code)
	}
	w = g.post("olga", "/data/amocrm/schedule", url.Values{"when": {"own"}, "words": {"каждые 7 минут"}})
	g.has(w, http.StatusUnprocessableEntity, "ровно не делятся")
	if !strings.Contains(w.Body.String(), `value="каждые 7 минут"`) || kept().Timetable != "по будням в 9:00" {
		t.Error("a refused schedule is kept, or lost from the form")
	}
	g.post("olga", "/data/amocrm/title", url.Values{"title": {"  Главная   CRM "}})
	g.has(g.post("olga", "/data/amocrm/title", url.Values{"title": {strings.Repeat("я", 121)}}), http.StatusUnprocessableEntity, "не длиннее 120")
	if kept().Title != "Главная CRM" {
		t.Errorf("title %q", kept().Title)
	}
	g.post("adam", "/data/amocrm/pause", nil)
	g.has(g.get("olga", "/data/amocrm?said=paused"), http.StatusOK, "На паузе", "Загруженные данные на месте")
	if !kept().Paused {
		t.Error("the source goes on")
	}
	g.post("adam", "/data/amocrm/resume", nil)
	if kept().Paused {
		t.Error("the source rests")
	}
	g.keys()
	g.move()
	g.has(g.post("olga", "/data/amocrm/nonsense", nil), http.StatusNotFound)
	g.has(g.get("olga", "/data/amocrm/remove"), http.StatusOK, "отчёты и обзоры сохранят свои цифры", "Удалятся подключение и ключи")
	for _, typed := range []string{"", "Другая CRM"} {
		w := g.post("olga", "/data/amocrm/remove", url.Values{"rows": {"delete"}, "typed": {typed}})
		g.has(w, http.StatusUnprocessableEntity, "впишите название источника: Главная CRM. Ничего не удалено")
	}
	if w := g.post("olga", "/data/amocrm/remove", url.Values{"rows": {"keep"}}); w.Header().Get("Location") != "/data?said=removed" {
		t.Errorf("removing: %d %s", w.Code, plain(w.Body.String()))
	}
	g.has(g.get("olga", "/data?said=removed"), http.StatusOK, "Загруженные записи остались", "Подключите CRM")
	g.has(g.get("olga", "/data/amocrm"), http.StatusNotFound)
	g.emptied()
	log := strings.Join(g.noted("amocrm"), "\n")
	for _, x := range []string{
		"connected", "olga: schedule: каждый час → по будням в 9:00; quiet:  → 22:00-07:00", "title: Главная CRM", "adam: paused", "adam: resumed",
		"keys replaced", "removed: Главная CRM", "olga: removed with its rows: Главная CRM, ", "address: " + g.address + " → " + g.moved,
	} {
		if !strings.Contains(log, x) {
			t.Errorf("the log has no %q:\n%s", x, log)
		}
	}
}

// keys tries wrong and right keys.
func (g *rig) keys() {
	g.t.Helper()
	g.has(g.post("olga", "/data/amocrm/keys", nil), http.StatusUnprocessableEntity, "Введите новые ключи")
	w := g.post("olga", "/data/amocrm/keys", url.Values{"f.token": {"no-such-token"}, "f.address": {g.address}})
	g.has(w, http.StatusUnprocessableEntity, "amoCRM")
	if strings.Contains(w.Body.String(), "no-such-token") {
		g.t.Error("a key is given back")
	}
	w = g.post("olga", "/data/amocrm/keys", url.Values{"f.token": {g.crm.Grant().LongLived}})
	if w.Header().Get("Location") != "/data/amocrm?said=keys" {
		g.t.Errorf("new keys: %d %s", w.Code, plain(w.Body.String()))
	}
	if r, err := g.service.Sync(g.t.Context(), "amocrm", sync.WhyHand); err != nil || r.State != sync.Done {
		g.t.Errorf("a run with the new keys: %+v %v", r, err)
	}
}

// emptied deletes the rows of the source that was removed: the list offers it, nothing is left of them.
func (g *rig) emptied() {
	g.t.Helper()
	g.has(g.get("olga", "/data"), http.StatusOK, "Удалённые источники", "Главная CRM")
	g.has(g.get("olga", "/data/amocrm/remove"), http.StatusOK, "Удалить записи?", "его записи остались")
	if g.deals() == 0 {
		g.t.Fatal("there are no rows to delete")
	}
	g.has(g.post("olga", "/data/amocrm/remove", nil), http.StatusUnprocessableEntity, "впишите название источника")
	if w := g.post("olga", "/data/amocrm/remove", url.Values{"typed": {" главная  crm"}}); w.Header().Get("Location") != "/data?said=emptied" {
		g.t.Errorf("deleting the rows: %d %s", w.Code, plain(w.Body.String()))
	}
	if n := g.deals(); n != 0 {
		g.t.Errorf("%d deals are left", n)
	}
	if body := g.get("olga", "/data").Body.String(); strings.Contains(body, "Удалённые источники") {
		g.t.Error("the list still offers to delete the rows")
	}
	g.has(g.get("olga", "/data/amocrm/remove"), http.StatusNotFound)
}

// deals is how many deals the warehouse has.
func (g *rig) deals() (n int) {
	g.t.Helper()
	check(g.t, g.engine.Read(g.t.Context(), func(s engine.Snapshot) error {
		rows, err := s.Lookup(g.t.Context(), "deal", nil, nil)
		n = len(rows)
		return err
	}))
	return n
}

// move has the account answer at another address; an account of another company is not taken for it.
func (g *rig) move() {
	g.t.Helper()
	stranger := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		g.crm.ServeHTTP(answer, r)
		maps.Copy(w.Header(), answer.Header())
		w.Header().Del("Content-Length")
		w.WriteHeader(answer.Code)
		body := answer.Body.String()
		if r.URL.Path == "/api/v4/account" {
			body = strings.ReplaceAll(body, `"id":28805383`, `"id":28805384`)
		}
		_, _ = io.WriteString(w, body)
	}))
	defer stranger.Close()
	form := g.get("olga", "/data/amocrm")
	g.has(form, http.StatusOK, "Изменить адрес или ключи", "Если аккаунт переехал")
	if !strings.Contains(form.Body.String(), `value="`+g.address+`"`) {
		g.t.Error("the form does not show the address")
	}
	w := g.post("olga", "/data/amocrm/keys", url.Values{"f.address": {stranger.URL}})
	g.has(w, http.StatusUnprocessableEntity, "от другого аккаунта", "ничего не изменено")
	moved := httptest.NewServer(g.crm)
	g.t.Cleanup(moved.Close)
	g.moved = moved.URL
	before := g.deals()
	if w := g.post("olga", "/data/amocrm/keys", url.Values{"f.address": {moved.URL}}); w.Header().Get("Location") != "/data/amocrm?said=moved" {
		g.t.Fatalf("the account that moved: %d %s", w.Code, plain(w.Body.String()))
	}
	if r, err := g.service.Sync(g.t.Context(), "amocrm", sync.WhyHand); err != nil || r.State != sync.Done || !r.Agrees() {
		g.t.Errorf("a run at the new address: %+v %v", r, err)
	}
	if after := g.deals(); after != before {
		g.t.Errorf("%d deals before the move, %d after it", before, after)
	}
}

// TestStates: how a source stands is told in plain words, whatever its last runs were.
func TestStates(t *testing.T) {
	g := open(t)
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	total := func(theirs, ours int64, why fault.Text) []source.Total {
		return []source.Total{{Kind: "lead", Title: fault.Text{EN: "Leads", RU: "Сделки"}, Theirs: theirs, Ours: ours, Why: why}}
	}
	done := sync.Run{Why: sync.WhyTime, State: sync.Done, Started: at, Ended: at.Add(90 * time.Second), Objects: 1200,
		Rows: map[string]warehouse.Count{"deal": {New: 3, Updated: 4, Gone: 1}}}
	with := func(r sync.Run, edit func(*sync.Run)) sync.Run { edit(&r); return r }
	for i, x := range []struct {
		runs  []sync.Run // the newest last
		list  []string
		one   []string
		never string
	}{
		{nil, []string{"Ещё не загружался"}, []string{"Загрузок ещё не было"}, ""},
		{
			[]sync.Run{with(done, func(r *sync.Run) { r.Totals = total(100, 88, fault.Text{}) })},
			[]string{"Расходится: Сделки −12", "Есть расхождения"}, []string{"расходится", "1 200", "следующая загрузка проверит снова", "по расписанию", "2 мин", " 8 "}, "Совпадает",
		},
		{
			[]sync.Run{with(done, func(r *sync.Run) {
				r.Totals = total(100, 97, fault.Text{EN: "Three came since.", RU: "Три появились после начала."})
				r.Warnings = []fault.Text{{EN: "A stage has no outcome.", RU: "У этапа нет итога."}}
			})},
			[]string{"Совпадает", "−3, объяснено"}, []string{"Три появились после начала.", "У этапа нет итога."}, "Расходится",
		},
		{ // a webhook's run without counts hides nothing
			[]sync.Run{
				with(done, func(r *sync.Run) { r.Totals = total(5, 4, fault.Text{}) }),
				with(done, func(r *sync.Run) { r.Why = sync.WhyHook }),
			},
			[]string{"Расходится: Сделки −1"}, []string{"по событию в системе"}, "Совпадает",
		},
		{
			[]sync.Run{with(done, func(r *sync.Run) {
				r.State, r.Kind, r.Problem = sync.Failed, fault.Forbidden, fault.Text{EN: "The key has run out.", RU: "Срок ключа истёк."}
			})},
			[]string{"Не получилось", "Срок ключа истёк.", "Заменить ключи", "Требует внимания"}, []string{"не удалась", "Срок ключа истёк."}, "Следующая попытка",
		},
		{
			[]sync.Run{with(done, func(r *sync.Run) {
				r.State, r.Kind, r.Problem = sync.Failed, fault.Busy, fault.Text{EN: "It does not answer.", RU: "Не отвечает."}
			})},
			[]string{"Не получилось", "Не отвечает. Следующая попытка:"}, nil, "",
		},
		{
			[]sync.Run{with(done, func(r *sync.Run) { r.State = sync.Stopped })},
			[]string{"Прервано", "Следующая продолжит с этого места"}, []string{"прервана"}, "",
		},
	} {
		id := "amocrm-" + string(rune('a'+i))
		check(t, g.store.SaveSource(t.Context(), sync.Source{ID: id, Kind: "amocrm", Title: id, Timetable: "every 10 minutes", Added: at}))
		for _, r := range x.runs {
			r.Source = id
			_, err := g.store.SaveRun(t.Context(), r)
			check(t, err)
		}
		list := g.get("olga", "/data")
		g.has(list, http.StatusOK, append(x.list, "каждые 10 минут")...)
		g.has(g.get("olga", "/data/"+id), http.StatusOK, x.one...)
		if x.never != "" && strings.Contains(plain(list.Body.String()), x.never) {
			t.Errorf("%d: the list has %q", i, x.never)
		}
		check(t, g.store.RemoveSource(t.Context(), id))
	}
	g.has(g.post("olga", "/data/amocrm-z/run", nil), http.StatusNotFound)
}
