package builder_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
)

func (h *house) report(login string, role account.Role) board.Board {
	h.t.Helper()
	b, err := h.boards.Save(context.Background(), board.Person{Login: login, Role: role}, board.Board{
		Sort: board.Report, Title: titled("Выручка"), Params: "range=2026-03",
		Tiles: []board.Tile{{ID: "main", Title: titled("Выручка"), Kind: board.Rows, Ask: "metrics=revenue&by=owner"}},
	})
	must(h.t, err)
	return b
}

func TestSomebodySavedMeanwhile(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	b := h.report("olga", account.Owner)
	olga := h.As("olga")
	form := olga.get("/r/" + b.ID + "/edit").Body.String()

	other := b
	other.Title = titled("Выручка по-новому")
	_, err := h.boards.Save(context.Background(), board.Person{Login: "boss", Role: account.Admin}, other)
	must(t, err)

	w := olga.press(form, "save", "title", "Моя выручка")
	page := text(w)
	for _, want := range []string{"Пока вы меняли отчёт, его сохранил кто-то другой", "версия 2, её автор — boss", "Сохранить моё как копию"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in: %s", want, page)
		}
	}
	if w = olga.press(w.Body.String(), "copy", "title", "Моя выручка"); w.Code != http.StatusSeeOther || strings.Contains(w.Header().Get("Location"), b.ID) {
		t.Fatalf("copy: %d %s", w.Code, w.Header().Get("Location"))
	}
	now, err := h.boards.Get(context.Background(), board.Person{Login: "olga", Role: account.Owner}, b.ID)
	must(t, err)
	if now.Title.RU != "Выручка по-новому" {
		t.Errorf("theirs was overwritten: %q", now.Title.RU)
	}
}

func TestManagerSeesOwnRowsAlone(t *testing.T) {
	h := open(t)
	h.add("ann", account.Manager, "t:ann")
	h.add("mark", account.Marketing, "")
	h.add("guest", account.Reader, "")
	ann := h.As("ann")

	w := ann.get("/r/new?metrics=deals_won&metrics=revenue&rows=owner&range=2026-03&step=what")
	page := text(w)
	if !strings.Contains(page, "Анна") || !strings.Contains(page, "3 500") || strings.Contains(page, "Борис") || strings.Contains(page, "77 000") || strings.Contains(page, "80 500") {
		t.Errorf("Anna's own rows alone: %s", page)
	}
	if !strings.Contains(page, "подходит: 2") {
		t.Errorf("Anna has two wins: %s", page)
	}
	form := formOf(t, w.Body.String())
	for do, want := range map[string]string{"dlg:filter:owner": "Анна 2", "dlg:filter:loss_reason": ""} {
		form.Set("do", do)
		if got := text(ann.get("/r/choose?" + form.Encode())); strings.Contains(got, "Борис") || strings.Contains(got, "<b>") || !strings.Contains(got, want) {
			t.Errorf("%s: %s", do, got)
		}
	}
	form.Set("do", "dlg:metrics")
	if got := text(ann.get("/r/choose?" + form.Encode())); strings.Contains(got, "77 000") || strings.Contains(got, "80 500") || !strings.Contains(got, "3 500") {
		t.Errorf("live figures are those of her own rows: %s", got)
	}
	form.Set("where", "owner=#t:bob")
	form.Del("do")
	if got := text(ann.get("/r/preview?" + form.Encode())); strings.Contains(got, "Борис") || strings.Contains(got, "77 000") {
		t.Errorf("a filter by Boris shows nothing of his: %s", got)
	}
	if got := text(ann.post("/r/build", form)); strings.Contains(got, "Борис") || strings.Contains(got, "77 000") {
		t.Errorf("neither does the filter's own text: %s", got)
	}

	mark := h.As("mark")
	form = url.Values{"metrics": {"revenue"}, "rows": {"owner"}, "range": {"2026-03"}, "do": {"dlg:metrics"}}
	if got := mark.get("/r/choose?" + form.Encode()).Body.String(); strings.Contains(got, `"add:metrics:revenue"`) || !strings.Contains(got, `"add:metrics:leads_new"`) {
		t.Errorf("marketing is offered its own metrics alone: %s", got)
	}
	if got := text(mark.post("/r/build", form)); strings.Contains(got, "77 000") || !strings.Contains(got, "вам не открыт") {
		t.Errorf("a metric that is not open: %s", got)
	}
	for _, target := range []string{"/r/new", "/r/unused", "/r/preview?metrics=revenue", "/r/choose?do=dlg:metrics"} {
		if w := h.As("guest").get(target); w.Code != http.StatusForbidden {
			t.Errorf("a reader at %s: %d", target, w.Code)
		}
	}
}

func TestDraftsAreTheirAuthorsAlone(t *testing.T) {
	h := open(t)
	h.add("ann", account.Manager, "t:ann")
	h.add("bob", account.Manager, "t:bob")
	ann, bob := h.As("ann"), h.As("bob")
	form := formOf(t, ann.get("/r/new?metrics=revenue&rows=owner&range=2026-03").Body.String())
	form.Set("title", "Тайный отчёт")
	w := ann.post("/r/draft", form)
	id := formOf(t, w.Body.String()).Get("id")
	if id == "" || !strings.Contains(text(w), "Черновик сохранён в") {
		t.Fatalf("draft: %s", text(w))
	}
	if w := bob.get("/r/" + id + "/edit"); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "Тайный") {
		t.Errorf("Bob opens Ann's draft: %d", w.Code)
	}
	for _, target := range []string{"/r/build", "/r/draft", "/r/save"} {
		stolen := url.Values{"id": {id}, "of": {id}, "metrics": {"deals_won"}, "title": {"Мой"}}
		if w := bob.post(target, stolen); strings.Contains(w.Body.String(), "Тайный") {
			t.Errorf("%s tells Bob of Ann's draft", target)
		}
	}
	form.Set("id", id)
	form.Set("title", "Тайный отчёт, второй")
	if again := formOf(t, ann.post("/r/draft", form).Body.String()).Get("id"); again != id {
		t.Errorf("the draft moved from %s to %s", id, again)
	}
	page := ann.get("/r/" + id + "/edit").Body.String()
	if w := ann.press(page, "undo"); !strings.Contains(w.Body.String(), `value="Тайный отчёт"`) {
		t.Error("undo reaches back to the opening of the draft")
	}
	saved := ann.press(page, "save")
	if saved.Code != http.StatusSeeOther || saved.Header().Get("Location") != "/r/"+id+"" {
		t.Fatalf("save: %d %s", saved.Code, saved.Header().Get("Location"))
	}
	kept, err := h.boards.Get(context.Background(), board.Person{Login: "ann", Role: account.Manager}, id)
	must(t, err)
	if kept.Draft || kept.Title.RU != "Тайный отчёт, второй" || kept.Version != 3 {
		t.Errorf("kept %q version %d draft %t", kept.Title.RU, kept.Version, kept.Draft)
	}
	// A change of the saved report is a draft of its own until it is saved.
	page = ann.get("/r/" + id + "/edit").Body.String()
	changed := formOf(t, page)
	changed.Set("title", "Третий")
	draft := formOf(t, ann.post("/r/draft", changed).Body.String()).Get("id")
	if draft == id || draft == "" {
		t.Fatalf("the draft of a saved report is kept as %q", draft)
	}
	if kept, _ = h.boards.Get(context.Background(), board.Person{Login: "ann", Role: account.Manager}, id); kept.Title.RU != "Тайный отчёт, второй" {
		t.Error("a draft changes the saved report")
	}
	resumed := ann.get("/r/" + id + "/edit")
	if !strings.Contains(text(resumed), "Вы продолжаете свой черновик") || !strings.Contains(resumed.Body.String(), `value="Третий"`) {
		t.Error("the draft is not gone on with")
	}
	if w := ann.press(resumed.Body.String(), "save"); w.Header().Get("Location") != "/r/"+id+"" {
		t.Errorf("save of the draft: %d %s", w.Code, w.Header().Get("Location"))
	}
	if _, err := h.boards.Get(context.Background(), board.Person{Login: "ann", Role: account.Manager}, draft); err == nil {
		t.Error("the draft outlives its report")
	}
}

// TestOneDraftOfAForm: a form keeps itself while the answer to the last time is still on its way, and once more when it is saved already.
func TestOneDraftOfAForm(t *testing.T) {
	h := open(t)
	h.add("ann", account.Manager, "t:ann")
	ann := h.As("ann")
	list := func() (titles []string) {
		all, err := h.boards.List(context.Background(), board.Person{Login: "ann", Role: account.Manager}, board.Report)
		must(t, err)
		for _, x := range all {
			if !x.Shipped {
				titles = append(titles, fmt.Sprintf("%s %t", x.Title.RU, x.Draft))
			}
		}
		return titles
	}
	page := ann.get("/r/new?metrics=revenue&rows=owner&range=2026-03").Body.String()
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			form := formOf(t, page)
			form.Set("title", fmt.Sprint("Отчёт ", i))
			ann.post("/r/draft", form)
		})
	}
	group.Wait()
	if n := len(list()); n != 1 {
		t.Fatalf("%d drafts of one form: %v", n, list())
	}
	form := formOf(t, page)
	form.Set("title", "Готов")
	form.Set("do", "save")
	if w := ann.post("/r/build", form); w.Code != http.StatusSeeOther {
		t.Fatalf("save: %d %s", w.Code, text(w))
	}
	form.Set("title", "Опоздал")
	if w := ann.post("/r/draft", form); w.Code != http.StatusOK || formOf(t, w.Body.String()).Get("id") != "" {
		t.Errorf("a late draft: %d %s", w.Code, w.Body)
	}
	if got := fmt.Sprint(list()); got != "[Готов false]" {
		t.Errorf("the reports are %s", got)
	}
	// Another opening is another form.
	ann.post("/r/draft", formOf(t, ann.get("/r/new?metrics=revenue&rows=owner&range=2026-03").Body.String()))
	if n := len(list()); n != 2 {
		t.Errorf("%d reports: %v", n, list())
	}
}

func TestHostileInput(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	olga := h.As("olga")
	long := strings.Repeat("д", 500)
	w := olga.post("/r/build", url.Values{"metrics": {"revenue"}, "range": {"2026-03"}, "title": {long}, "do": {"save"}})
	if w.Code != 200 || !strings.Contains(text(w), "Здесь 500 знаков, помещается не больше 300") || !strings.Contains(w.Body.String(), long) {
		t.Errorf("a long title: %d", w.Code)
	}
	if w := olga.post("/r/build", url.Values{"do": {"save"}}); !strings.Contains(text(w), "Выберите хотя бы один показатель") {
		t.Errorf("nothing chosen: %s", text(w))
	}
	odd := `<script>alert(1)</script>"'&😀 عربي`
	for name, form := range map[string]url.Values{
		"metric":  {"metrics": {odd, "no_such"}},
		"rows":    {"metrics": {"revenue"}, "rows": {odd, "no_such", "period:century"}},
		"filter":  {"metrics": {"revenue"}, "where": {odd, "owner=", "=", "metrics=x", "a=b&c=d", "nothing=1"}},
		"range":   {"metrics": {"revenue"}, "range": {odd}, "compare": {odd}},
		"dialog":  {"metrics": {"revenue"}, "do": {"dlg:filter:" + odd}},
		"apply":   {"metrics": {"revenue"}, "do": {"filter:apply"}, "fdim": {odd}, "fval": {odd}, "fop": {odd}},
		"undo":    {"metrics": {"revenue"}, "do": {"undo"}, "undo": {odd, "%zz"}},
		"acts":    {"metrics": {"revenue"}, "do": {"mv:rows:up:x"}, "limit": {"-5"}, "kind": {odd}, "view": {odd}, "step": {odd}},
		"kind":    {"metrics": {"revenue"}, "kind": {"heat"}},
		"title":   {"metrics": {"revenue"}, "title": {odd}, "goal": {odd}, "reader": {odd}, "people": {odd}, "access": {"people"}, "step": {"rights"}},
		"ids":     {"metrics": {"revenue"}, "id": {odd}, "of": {"../../x"}, "from": {odd}, "of_version": {odd}},
		"unsplit": {"metrics": {"revenue"}, "rows": {"call_result"}},
	} {
		w := olga.post("/r/build", form)
		if w.Code >= http.StatusInternalServerError || strings.Contains(w.Body.String(), "<script>alert") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	page := text(olga.post("/r/build", url.Values{"metrics": {"no_such"}, "rows": {"owner"}}))
	if !strings.Contains(page, "Показателя «no_such» нет. Уберите его с полки.") {
		t.Errorf("an unknown metric: %s", page)
	}
	page = text(olga.post("/r/build", url.Values{"metrics": {"revenue"}, "rows": {"call_result"}}))
	if !strings.Contains(page, "«Выручка» нельзя разбить по признаку «Результат звонка»") {
		t.Errorf("a grouping that does not fit: %s", page)
	}
	for target, want := range map[string]int{"/r/new?template=no": 404, "/r/nothing/edit": 404, "/r/owner/edit": 404, "/r/choose?do=dlg:x": 400} {
		if w := olga.get(target); w.Code != want {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	w = olga.post("/r/save", url.Values{"metrics": {"revenue"}, "range": {"2026-03"}, "title": {odd}, "access": {"people"}, "people": {"nobody"}})
	if !strings.Contains(text(w), "Нет людей с логином: nobody") {
		t.Errorf("sharing with nobody: %s", text(w))
	}
}

func TestBackAndForth(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	olga := h.As("olga")
	w := olga.get("/r/new?blank=1")
	w = olga.press(w.Body.String(), "add:metrics:revenue")
	w = olga.press(w.Body.String(), "add:rows:owner")
	w = olga.press(w.Body.String(), "", "compare", "year")
	for _, want := range []string{"rows=owner", "", "metrics="} {
		w = olga.press(w.Body.String(), "undo")
		form := formOf(t, w.Body.String())
		switch want {
		case "rows=owner":
			if form.Get("compare") != "" || form.Get("rows") != "owner" {
				t.Errorf("one back: %v", form)
			}
		case "":
			if form.Get("rows") != "" || form.Get("metrics") != "revenue" {
				t.Errorf("two back: %v", form)
			}
		default:
			if form.Get("metrics") != "" || !strings.Contains(text(w), "Выберите показатель") {
				t.Errorf("three back: %v", form)
			}
		}
	}
	for range 3 {
		w = olga.press(w.Body.String(), "redo")
	}
	if form := formOf(t, w.Body.String()); form.Get("compare") != "year" || form.Get("rows") != "owner" || form.Get("metrics") != "revenue" {
		t.Errorf("forth again: %v", form)
	}
	// A dimension stands on one shelf, and a shelf may be put in another order.
	w = olga.press(w.Body.String(), "add:cols:owner")
	if form := formOf(t, w.Body.String()); form.Get("rows") != "" || form.Get("cols") != "owner" {
		t.Errorf("moved to the columns: %v", form)
	}
	w = olga.press(w.Body.String(), "add:metrics:deals_won")
	w = olga.press(w.Body.String(), "mv:metrics:up:deals_won")
	if form := formOf(t, w.Body.String()); !slices.Equal(form["metrics"], []string{"deals_won", "revenue"}) {
		t.Errorf("order: %v", form["metrics"])
	}
	w = olga.press(w.Body.String(), "", "range", "own")
	if form := formOf(t, w.Body.String()); form.Get("from_day") != "2026-04-01" || form.Get("to_day") != "2026-04-30" {
		t.Errorf("own days begin with those that stood there: %v", form)
	}
	w = olga.press(w.Body.String(), "", "from_day", "2026-03-01", "to_day", "2026-03-31")
	if !strings.Contains(text(w), "80 500") {
		t.Errorf("March: %s", text(w))
	}
}

func TestRightsAndCleaningUp(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	h.add("ann", account.Manager, "t:ann")
	olga, ann := h.As("olga"), h.As("ann")
	b := h.report("olga", account.Owner)
	if w := ann.get("/r/" + b.ID + "/edit"); w.Code != http.StatusNotFound {
		t.Errorf("a private report is not there for Ann: %d", w.Code)
	}
	form := formOf(t, olga.get("/r/"+b.ID+"/edit?step=rights").Body.String())
	form.Set("access", "people")
	form.Set("people", "Ann")
	if w := olga.post("/r/save", form); w.Code != http.StatusSeeOther {
		t.Fatalf("share: %d %s", w.Code, text(w))
	}
	events, err := h.log.Events(context.Background(), audit.Filter{Act: audit.Rights})
	must(t, err)
	if len(events) != 1 || events[0].More != "open to: ann" {
		t.Errorf("the log of rights: %v", events)
	}
	w := ann.get("/r/" + b.ID + "/edit")
	if page := text(w); w.Code != 200 || !strings.Contains(page, "Это копия") || !strings.Contains(page, "3 500") || strings.Contains(page, "77 000") {
		t.Errorf("Ann changes a copy and sees her rows: %d %s", w.Code, page)
	}
	if w = ann.press(w.Body.String(), "save"); w.Code != http.StatusSeeOther || strings.Contains(w.Header().Get("Location"), b.ID) {
		t.Errorf("Ann saves her own: %d %s", w.Code, w.Header().Get("Location"))
	}

	form = formOf(t, olga.get("/r/"+b.ID+"/edit").Body.String())
	form.Set("title", "Другое")
	olga.post("/r/save", form)
	if strings.Contains(olga.get("/r/unused").Body.String(), b.ID) {
		t.Error("a new report is not unused")
	}
	h.now = h.now.Add(61 * 24 * time.Hour)
	if !strings.Contains(olga.get("/r/unused").Body.String(), b.ID) {
		t.Error("after two months it is")
	}
	w = olga.post("/r/unused", url.Values{"board": {b.ID}, "do": {"archive"}})
	if _, err := h.boards.Get(context.Background(), board.Person{Login: "olga", Role: account.Owner}, b.ID); err == nil {
		t.Error("put away, it is still there")
	}
	again := olga.get(w.Header().Get("Location"))
	if !strings.Contains(text(again), "Убрано: 1.") {
		t.Errorf("put away: %s", text(again))
	}
	olga.post("/r/unused", url.Values{"board": {b.ID}, "do": {"restore"}})
	if _, err := h.boards.Get(context.Background(), board.Person{Login: "olga", Role: account.Owner}, b.ID); err != nil {
		t.Error("brought back:", err)
	}
}
