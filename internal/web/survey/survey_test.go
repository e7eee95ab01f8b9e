package survey_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/survey"
)

// TestStory goes from a new survey to the figures: a question, links, answers from a phone without scripts.
func TestStory(t *testing.T) {
	g := open(t)
	if list := g.get("/data/surveys"); !strings.Contains(list.text(), "Спросите клиентов") {
		t.Errorf("no surveys yet: %s", list.text())
	}
	at := g.form("kind", "nps", "title_ru", "После установки котла", "title_en", "After the boiler")
	links := g.invite(at, "11\n+7 999 333-44-55\nthree@example.ru")
	if len(links) != 3 {
		t.Fatalf("links: %v", links)
	}
	if was := g.figures("nps,surveys_sent,surveys_answered"); was != "— 3 0" {
		t.Errorf("asked, and nobody has answered: %s", was)
	}
	page := g.get(links["t:c1"], "Accept-Language", "de, ru;q=0.8")
	for _, want := range []string{"После установки котла", "Насколько вероятно", "ООО «Пример» & <b>", "0 — точно нет", "10 — точно да", "Компания увидит, кто ответил"} {
		if page.status != http.StatusOK || !strings.Contains(page.text(), want) {
			t.Errorf("the question lacks %q: %d %s", want, page.status, page.text())
		}
	}
	if strings.Contains(page.body, "<script") || strings.Contains(page.body, " style=") || len(page.head["Set-Cookie"]) > 0 || strings.Contains(page.text(), "Ромашка") {
		t.Errorf("the page has a script, a style or a cookie, or names the client:\n%s", page.body)
	}
	if marks := regexp.MustCompile(`name="score" value="(\d+)"`).FindAllString(page.body, -1); len(marks) != 11 {
		t.Errorf("%d marks", len(marks))
	}
	english := g.get(links["t:c1"], "Accept-Language", "en-GB")
	if !strings.Contains(english.text(), "How likely") || english.head.Get("Content-Language") != "en" {
		t.Errorf("in English: %s", english.text())
	}
	if sent := g.post(links["t:c1"]); sent.status != http.StatusUnprocessableEntity || !strings.Contains(sent.text(), "Выберите оценку от 0 до 10") {
		t.Errorf("without a mark: %d %s", sent.status, sent.text())
	}
	words := "Спасибо </textarea><script>alert(1)</script> \x00\x1b[31m =cmd|' /C calc'!A0"
	sent := g.post(links["t:c1"], "score", "10", "comment", words)
	if sent.status != http.StatusOK || !strings.Contains(sent.text(), "Ваш ответ принят") || !strings.Contains(sent.text(), "можно изменить до 2 апр 2026") {
		t.Errorf("thanks: %d %s", sent.status, sent.text())
	}
	if now := g.figures("nps,surveys_sent,surveys_answered"); now != "100 3 1" {
		t.Errorf("one promoter: %s", now)
	}
	g.post(links["t:c2"], "score", "3")
	g.post(links["t:c3"], "score", "8")
	if now := g.figures("nps,surveys_sent,surveys_answered"); now != "0 3 3" {
		t.Errorf("one of each: %s", now)
	}
	edit := g.get(links["t:c1"] + "?edit=1")
	if strings.Contains(edit.body, "<script") || !strings.Contains(edit.text(), "alert(1)") || !strings.Contains(edit.body, `value="10" checked`) {
		t.Errorf("the answer to be changed: %s", edit.body)
	}
	card := g.get(at)
	for _, want := range []string{"3 отправлено 3 ответили 0 ждём ответа", "ООО «Ромашка»", "ответ: 10"} {
		if !strings.Contains(card.text(), want) {
			t.Errorf("the survey's page lacks %q: %s", want, card.text())
		}
	}
	g.check(g.engine.Read(t.Context(), func(s engine.Snapshot) error {
		rows, err := s.Lookup(t.Context(), "survey", nil, []string{"client", "owner", "deal", "channel", "comment", "scale"})
		row := rows["survey:answer-1"]
		want := []any{"t:c1", "t:bob", "t:11", "почта", "Спасибо </textarea><script>alert(1)</script> [31m =cmd|' /C calc'!A0", int64(10)}
		if !slices.Equal(row, want) {
			t.Errorf("the row: %v\nwant    %v", row, want)
		}
		return err
	}))
}

// TestSecondAnswer corrects an answer for a day, and is refused later.
func TestSecondAnswer(t *testing.T) {
	g := open(t)
	at := g.form("kind", "nps", "title_ru", "Опрос")
	link := g.invite(at, "11")["t:c1"]
	g.post(link, "score", "2")
	g.pass(23 * time.Hour)
	if again := g.post(link, "score", "9"); !strings.Contains(again.text(), "Спасибо") {
		t.Errorf("within a day: %s", again.text())
	}
	if now := g.figures("nps,nps_answers"); now != "100 1" {
		t.Errorf("the corrected answer: %s", now)
	}
	g.pass(2 * time.Hour)
	late := g.post(link, "score", "0")
	if late.status != http.StatusGone || !strings.Contains(late.text(), "Изменить его можно было в течение суток") {
		t.Errorf("a day later: %d %s", late.status, late.text())
	}
	if page := g.get(link + "?edit=1"); strings.Contains(page.body, "<form") || !strings.Contains(page.text(), "Спасибо") {
		t.Errorf("the page a day later: %s", page.text())
	}
	if now := g.figures("nps,nps_answers"); now != "100 1" {
		t.Errorf("after the refusal: %s", now)
	}
}

// TestDeadLinks opens nothing by tokens that never were, were replaced, are over, or whose survey is closed.
func TestDeadLinks(t *testing.T) {
	g := open(t)
	at := g.form("kind", "csat", "title_ru", "Опрос", "days", "5")
	old := g.invite(at, "11\n12\n13")
	fresh, _ := g.links(g.post(at + "/renew"))
	if len(fresh) != 3 || fresh["t:c1"] == old["t:c1"] {
		t.Fatalf("new links: %v, old %v", fresh, old)
	}
	tokenless := regexp.MustCompile(`/s/[^"?]*`)
	var same []string
	for _, dead := range []string{old["t:c1"], g.server.URL + "/s/x", g.server.URL + "/s/" + strings.Repeat("A", 27), g.server.URL + "/s/%00%ff"} {
		for _, page := range []got{g.get(dead), g.post(dead, "score", "5")} {
			if page.status != http.StatusNotFound || !strings.Contains(page.text(), "не открывает опрос") || strings.Contains(page.text(), "Пример") {
				t.Errorf("%s: %d %s", dead, page.status, page.text())
			}
			same = append(same, tokenless.ReplaceAllString(page.body, ""))
		}
	}
	if len(slices.Compact(same)) != 1 {
		t.Errorf("dead links tell themselves apart: %q", same)
	}
	g.post(fresh["t:c1"], "score", "5")
	g.post(at + "/close")
	if page := g.post(fresh["t:c2"], "score", "5"); page.status != http.StatusGone || !strings.Contains(page.text(), "Этот опрос завершён") {
		t.Errorf("closed: %d %s", page.status, page.text())
	}
	g.post(at + "/open")
	g.pass(5*24*time.Hour - time.Second)
	if page := g.get(fresh["t:c2"]); page.status != http.StatusOK {
		t.Errorf("on the last day: %d %s", page.status, page.text())
	}
	g.pass(time.Second)
	if page := g.post(fresh["t:c2"], "score", "5"); page.status != http.StatusGone || !strings.Contains(page.text(), "Срок этой ссылки истёк") {
		t.Errorf("over: %d %s", page.status, page.text())
	}
	if now := g.figures("csat,surveys_sent,surveys_answered"); now != "1 3 1" && now != "100 3 1" {
		t.Errorf("after all that: %s", now)
	}
}

// TestGuessing shuts an address out that tries tokens, and nobody else before the window is over.
func TestGuessing(t *testing.T) {
	g := open(t)
	link := g.invite(g.form("kind", "nps", "title_ru", "Опрос"), "11")["t:c1"]
	last := 0
	for i := range 40 {
		last = g.get("/s/guess-" + strconv.Itoa(i)).status
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("forty guesses: %d", last)
	}
	if page := g.get(link); page.status != http.StatusTooManyRequests || !strings.Contains(page.text(), "через десять минут") {
		t.Errorf("from the same address: %d %s", page.status, page.text())
	}
	g.pass(10 * time.Minute)
	if page := g.get(link); page.status != http.StatusOK {
		t.Errorf("later: %d %s", page.status, page.text())
	}
}

// TestOtherSite sends an answer from elsewhere: it is refused and not kept.
func TestOtherSite(t *testing.T) {
	g := open(t)
	link := g.invite(g.form("kind", "nps", "title_ru", "Опрос"), "11")["t:c1"]
	sent := g.do(http.MethodPost, link, url.Values{"score": {"0"}}, "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
	if sent.status != http.StatusForbidden {
		t.Errorf("from another site: %d %s", sent.status, sent.text())
	}
	if now := g.figures("surveys_answered"); now != "0" {
		t.Errorf("it was kept: %s", now)
	}
}

// TestLists reads pasted lists, and says what is not certain.
func TestLists(t *testing.T) {
	g := open(t)
	at := g.form("kind", "nps", "title_ru", "Опрос")
	refused := g.post(at+"/invite", "how", "list", "list", "ООО «Ромашка»\nИван Петров\nНикто")
	for _, want := range []string{"строка 2: под «Иван Петров» подходит несколько клиентов", "строка 3: «Никто» не найдено"} {
		if refused.status != http.StatusUnprocessableEntity || !strings.Contains(refused.text(), want) {
			t.Errorf("lacks %q: %d %s", want, refused.status, refused.text())
		}
	}
	if now := g.figures("surveys_sent"); now != "—" {
		t.Errorf("a refused list made links: %s", now)
	}
	from := g.post(at+"/invite", "how", "list", "list", "\ufeffооо «ромашка»;one@example.ru\r\n\r\n8 (999) 333-44-55\tчто угодно\nИван Петров; t:c4\nt:c1\n")
	_, lines := g.links(from)
	want := [][]string{
		{"Клиент", "Контакт", "Ключ клиента", "Ключ сделки", "Ссылка", "Действует до"},
		{"ООО «Ромашка»", "one@example.ru", "t:c1", "", "", "2026-05-01"},
		{"'=1+2", "79993334455", "t:c2", "", "", "2026-05-01"},
		{"Иван Петров", "four@example.ru", "t:c4", "", "", "2026-05-01"},
	}
	for i := range lines {
		if i > 0 && !strings.HasPrefix(lines[i][4], g.server.URL+"/s/") {
			t.Errorf("no link in %v", lines[i])
		} else if i > 0 {
			lines[i][4] = ""
		}
		if i >= len(want) || !slices.Equal(lines[i], want[i]) {
			t.Errorf("line %d: %q", i, lines[i])
		}
	}
	if len(lines) != len(want) || !strings.Contains(from.text(), "Пропущено: 1") {
		t.Errorf("%d lines; %s", len(lines), from.text())
	}
	if none := g.post(at+"/invite", "how", "list", "list", "t:c1"); !strings.Contains(none.text(), "уже спрашивали") {
		t.Errorf("asked again: %s", none.text())
	}
	g.pass(91 * 24 * time.Hour)
	if len(g.invite(at, "t:c1")) != 1 {
		t.Error("after ninety days the client is not asked again")
	}
	file := regexp.MustCompile(`/data/surveys/[^"]*\.csv`).FindString(from.body)
	if late := g.get(file); late.status != http.StatusNotFound || !strings.Contains(late.body, "хранится час") {
		t.Errorf("the list after an hour: %d %s", late.status, late.body)
	}
}

// TestWon asks those whose deals were won of late, each client once.
func TestWon(t *testing.T) {
	g := open(t)
	at := g.form("kind", "nps", "title_ru", "Опрос")
	byClient, lines := g.links(g.post(at+"/invite", "how", "won", "days", "7"))
	if len(lines) != 3 || byClient["t:c2"] == "" || byClient["t:c3"] == "" {
		t.Errorf("a week: %v", lines)
	}
	byClient, _ = g.links(g.post(at+"/invite", "how", "won", "days", "60"))
	if len(byClient) != 1 || byClient["t:c1"] == "" {
		t.Errorf("two months: %v", byClient)
	}
	if page := g.post(at+"/invite", "how", "won", "days", "0"); page.status != http.StatusUnprocessableEntity || !strings.Contains(page.text(), "От 1 до 365 дней") {
		t.Errorf("no days: %d %s", page.status, page.text())
	}
}

// TestAnonymous keeps nothing that leads from an answer to a client.
func TestAnonymous(t *testing.T) {
	g := open(t)
	at := g.form("kind", "review", "title_ru", "Опрос", "anonymous", "1")
	links := g.invite(at, "11\nthree@example.ru")
	page := g.get(links["t:c1"])
	if !strings.Contains(page.text(), "без вашего имени") || strings.Contains(page.body, `value="0"`) {
		t.Errorf("the page: %s", page.text())
	}
	g.post(links["t:c1"], "score", "4", "comment", strings.Repeat("я", survey.LongestComment))
	if long := g.post(links["t:c3"], "score", "4", "comment", strings.Repeat("я", survey.LongestComment+1)); long.status != http.StatusUnprocessableEntity ||
		!strings.Contains(long.text(), "2001 знаков") {
		t.Errorf("a long comment: %d", long.status)
	}
	if card := g.get(at); strings.Contains(card.text(), "Ромашка") {
		t.Errorf("the survey's page names who was asked: %s", card.text())
	}
	if none := g.post(at+"/invite", "how", "list", "list", "t:c1"); !strings.Contains(none.text(), "уже спрашивали") {
		t.Errorf("asked again: %s", none.text())
	}
	if again := g.post(at + "/renew"); again.status != http.StatusConflict || !strings.Contains(again.text(), "Анонимный опрос") {
		t.Errorf("new links: %d %s", again.status, again.text())
	}
	g.figures("surveys_sent")
	g.check(g.engine.Read(t.Context(), func(s engine.Snapshot) error {
		rows, err := s.Lookup(t.Context(), "survey", nil, []string{"client", "deal", "ticket", "owner", "score"})
		if !slices.Equal(rows["survey:answer-1"], []any{nil, nil, nil, "t:bob", int64(4)}) {
			t.Errorf("the row: %v", rows["survey:answer-1"])
		}
		return err
	}))
}

// TestPowerCut loses the note that the warehouse has the rows: the next start loads them again, which changes nothing.
func TestPowerCut(t *testing.T) {
	g := open(t)
	link := g.invite(g.form("kind", "nps", "title_ru", "Опрос"), "11")["t:c1"]
	g.post(link, "score", "10")
	g.store.broken.Store(true)
	if err := g.service.Flush(t.Context()); err == nil {
		t.Fatal("the store is not broken")
	}
	before, err := g.desk.About(t.Context())
	g.check(err)
	g.store.broken.Store(false)
	if list, err := g.store.Pending(t.Context(), 10); err != nil || len(list) != 1 {
		t.Fatalf("%d rows wait, %v", len(list), err)
	}
	// Another start of the program.
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	again := survey.New(survey.Options{Store: g.store, Loader: g.engine, Now: g.now})
	go func() { again.Run(ctx); close(done) }()
	wait(t, func() bool { list, err := g.store.Pending(ctx, 10); return err == nil && len(list) == 0 })
	after, err := g.desk.About(t.Context())
	g.check(err)
	if before.Version.N != after.Version.N {
		t.Errorf("the same rows made another state: %d, %d", before.Version.N, after.Version.N)
	}
	// While it runs, an answer comes in by itself.
	if _, err := again.Answer(ctx, link[strings.LastIndex(link, "/")+1:], 0, ""); err != nil {
		t.Fatal(err)
	}
	wait(t, func() bool { list, err := g.store.Pending(ctx, 10); return err == nil && len(list) == 0 })
	stop()
	<-done
	if now := g.figures("nps,surveys_sent"); now != "-100 1" {
		t.Errorf("at last: %s", now)
	}
}

func wait(t *testing.T, done func() bool) {
	t.Helper()
	for range 3000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it takes too long")
}

// TestForms says what is wrong beside the field.
func TestForms(t *testing.T) {
	g := open(t)
	for _, c := range []struct{ pairs, want string }{
		{"kind=nps&title_ru=&days=30&lang=ru", "Назовите опрос"},
		{"kind=nps&title_en=Only&days=30&lang=ru", "Назовите опрос"},
		{"kind=what&title_ru=Опрос&days=30&lang=ru", "Выберите, что измеряет вопрос"},
		{"kind=csat&scale=7&title_ru=Опрос&days=30&lang=ru", "Выберите шкалу"},
		{"kind=csat&title_ru=Опрос&days=0&lang=ru", "от 1 до 365 дней"},
		{"kind=csat&title_ru=" + strings.Repeat("о", 121) + "&days=9&lang=ru", "Не больше 120 знаков"},
	} {
		form, err := url.ParseQuery(c.pairs)
		g.check(err)
		page := g.do(http.MethodPost, "/data/surveys/new", form, "Origin", g.server.URL)
		if page.status != http.StatusUnprocessableEntity || !strings.Contains(page.text(), c.want) {
			t.Errorf("%s: %d %s", c.pairs, page.status, page.text())
		}
	}
	if page := g.get("/data/surveys/nothing"); page.status != http.StatusNotFound || !strings.Contains(page.text(), "Такого опроса нет") {
		t.Errorf("none: %d %s", page.status, page.text())
	}
	_, err := g.service.Open(t.Context(), "nothing")
	if !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
}

// TestChange: words change at any time, links that were sent show them; what is measured stays once a link was sent.
func TestChange(t *testing.T) {
	g := open(t)
	at := g.form("kind", "nps", "title_ru", "Посе установки")
	if page := g.get(at + "/edit"); page.status != http.StatusOK || !strings.Contains(page.body, `value="Посе установки"`) || !strings.Contains(page.body, `name="kind"`) {
		t.Errorf("nobody was asked, and the form is not open: %d %s", page.status, page.text())
	}
	if done := g.post(at+"/edit", "kind", "csat", "scale", "10", "title_ru", "Посе установки", "lang", "ru", "days", "30"); done.status != http.StatusOK {
		t.Errorf("another kind before the first link: %d %s", done.status, done.text())
	}
	links := g.invite(at, "11")
	open := g.get(at + "/edit")
	if strings.Contains(open.body, `name="kind"`) || strings.Contains(open.body, `name="anonymous"`) || !strings.Contains(open.text(), "до 10") {
		t.Errorf("what is measured can be changed although a link was sent: %s", open.text())
	}
	done := g.post(at+"/edit", "kind", "nps", "anonymous", "1", "title_ru", "После установки", "question_ru", "Вы довольны?", "lang", "ru", "days", "7")
	if done.status != http.StatusOK || !strings.Contains(done.text(), "Вы довольны?") {
		t.Errorf("the words: %d %s", done.status, done.text())
	}
	id := strings.TrimPrefix(at, "/data/surveys/")
	f, err := g.service.Get(t.Context(), id)
	g.check(err)
	if f.Kind != survey.CSAT || f.Scale != 10 || f.Anonymous || f.Days != 7 || f.Created.IsZero() || f.Closed {
		t.Errorf("the form became %+v", f)
	}
	if page := g.get(links["t:c1"]); page.status != http.StatusOK || !strings.Contains(page.text(), "После установки") || !strings.Contains(page.text(), "Вы довольны?") {
		t.Errorf("the link that was sent: %d %s", page.status, page.text())
	}
	g.post(links["t:c1"], "score", "10")
	if page := g.get(at + "/edit"); !strings.Contains(page.text(), "Ответов на нынешние слова: 1") {
		t.Errorf("it does not say that it was answered: %s", page.text())
	}
	for pairs, want := range map[string]string{"title_ru=&lang=ru&days=7": "Назовите опрос", "title_ru=Опрос&lang=ru&days=0": "от 1 до 365 дней"} {
		form, err := url.ParseQuery(pairs)
		g.check(err)
		page := g.do(http.MethodPost, at+"/edit", form, "Origin", g.server.URL)
		if page.status != http.StatusUnprocessableEntity || !strings.Contains(page.text(), want) {
			t.Errorf("%s: %d %s", pairs, page.status, page.text())
		}
	}
	boss := board.Person{Login: "boss", Role: account.Owner}
	f.Kind, f.Scale = survey.NPS, 10
	if _, err := g.service.Change(t.Context(), boss, f); !fault.Is(err, fault.Invalid) || survey.Field(err) != "kind" {
		t.Errorf("another kind after a link was sent: %v", err)
	}
	f.Kind, f.Scale = survey.CSAT, 5
	if _, err := g.service.Change(t.Context(), boss, f); !fault.Is(err, fault.Invalid) {
		t.Errorf("another scale after a link was sent: %v", err)
	}
	f.Scale = 10
	if _, err := g.service.Change(t.Context(), board.Person{Login: "ann", Role: account.Manager}, f); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a manager changes a survey: %v", err)
	}
	if page := g.get("/data/surveys/nothing/edit"); page.status != http.StatusNotFound {
		t.Errorf("none: %d", page.status)
	}
}
