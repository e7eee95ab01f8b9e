package record_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"svodka/internal/audit"
)

// bobs are texts that give away what is Boris's.
var bobs = []string{"Тайн", "Бориса", "Лис", "77 000", "79993334455", "t:4", "t:bob", "t:c2"}

func TestListShowsOnlyOnesOwn(t *testing.T) {
	h := open(t, company)
	boss := h.As("boss").see("/list/deals")
	has(t, boss, "6 сделок", "80 585", "Тайная сделка", "Анна Ким", "Борис Лис")
	hasNot(t, boss, "Проверка связи") // a test deal counts nowhere
	ann := h.As("ann").see("/list/deals")
	has(t, ann, "4 сделки", "3 580", "Монтаж_дома", "Показано 4 из 4", "доступные вам")
	hasNot(t, ann, bobs...)
	for _, target := range []string{
		"/list/deals?owner=" + url.QueryEscape("Борис Лис"), "/list/deals?owner=%23t:bob", "/list/deals?owner=bob", "/list/deals?find=%D0%A2%D0%B0%D0%B9%D0%BD",
		"/list/deals?client=%23t:c2", "/list/clients?find=%D0%A2%D0%B0%D0%B9%D0%BD", "/list/calls?find=79993334455", "/list/tasks?task_kind=%D0%B2%D1%81%D1%82%D1%80%D0%B5%D1%87%D0%B0",
		"/list/deals?amount=77000", "/list/deals?owner!=%23t:ann",
	} {
		page := h.As("ann").see(target)
		has(t, page, "Ничего не нашлось", "Без отборов")
		hasNot(t, page, "Тайн", "77 000 ₽", "Вторая Бориса")
		file := h.As("ann").get(strings.Replace(target, "?", "/records.csv?", 1)).Body.String()
		hasNot(t, file, "Тайн", "77000", "Вторая", "t:4", "t:c2")
	}
}

func TestListAsFile(t *testing.T) {
	h := open(t, company)
	w := h.As("ann").get("/list/deals/records.csv?sort=created")
	body := w.Body.String()
	if !strings.HasPrefix(body, "\ufeff") || w.Header().Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("got %q as %s", body, w.Header().Get("Content-Type"))
	}
	lines := strings.Split(strings.TrimSpace(body), "\n")
	if len(lines) != 5 || strings.Count(lines[1], ";") != strings.Count(lines[0], ";") {
		t.Errorf("got %d lines: %s", len(lines), body)
	}
	hasNot(t, body, bobs...)
	events, err := h.log.Events(t.Context(), audit.Filter{Act: audit.Export})
	if err != nil || len(events) != 1 || events[0].Who != "ann" || events[0].What != "list deals csv" {
		t.Errorf("got %v, %v", events, err)
	}
}

func TestCardOfAnothersIsNoCard(t *testing.T) {
	h := open(t, company)
	for _, pair := range [][2]string{
		{"/card/deal/t:4", "/card/deal/t:nobody"}, {"/card/client/t:c2", "/card/client/t:nobody"}, {"/card/call/t:k2", "/card/call/t:nobody"},
		{"/card/task/t:t2", "/card/task/t:nobody"}, {"/card/user/t:bob", "/card/nonsense/1"},
	} {
		theirs, none := h.As("ann").get(pair[0]), h.As("ann").get(pair[1])
		a := strings.ReplaceAll(theirs.Body.String(), url.PathEscape(pair[0]), "")
		b := strings.ReplaceAll(none.Body.String(), url.PathEscape(pair[1]), "")
		if theirs.Code != http.StatusNotFound || none.Code != theirs.Code || plain(a) != plain(b) {
			t.Errorf("%s: %d %s\n%s: %d %s", pair[0], theirs.Code, plain(a), pair[1], none.Code, plain(b))
		}
		hasNot(t, plain(a), bobs...)
	}
	has(t, h.As("bob").see("/card/deal/t:4"), "Тайная сделка", "77 000 ₽", "встреча")
}

func TestCardOfDeal(t *testing.T) {
	h := open(t, company)
	page := h.As("ann").see("/card/deal/t:2")
	has(t, page, "Монтаж_дома", "2 500 ₽", "Переговоры", "История", "Новая → Переговоры", "2 000 ₽ → 2 500 ₽", "Звонки 1", "Задачи 1", "2 мин", "ООО <img src=x onerror=a>")
	if strings.Contains(h.As("ann").get("/card/deal/t:2").Body.String(), "<img src=x") {
		t.Error("a client's name is taken for markup")
	}
	boss := h.As("boss").see("/card/deal/t:7")
	has(t, boss, "Анна Ким → Борис Лис", "Борис Лис → Анна Ким")
	hasNot(t, boss, "не показана")
	ann := h.As("ann").see("/card/deal/t:7")
	has(t, ann, "Переданная", "Эта часть истории вам не показана")
	hasNot(t, ann, "Борис", "Лис")
	has(t, h.As("boss").see("/card/deal/t:6"), "Проверка связи", "не входит в показатели: тест")
	events, err := h.log.Events(t.Context(), audit.Filter{Who: "ann", Act: audit.View})
	if err != nil || len(events) != 3 || events[0].What != "deal t:7" {
		t.Errorf("got %v, %v", events, err)
	}
}

func TestOtherCards(t *testing.T) {
	h := open(t, company)
	has(t, h.As("ann").see("/card/client/t:c1"), "ООО <img", "79990001122", "Сделки 2", "Покупки 1", "1 000 ₽")
	has(t, h.As("ann").see("/card/call/t:k1"), "Звонок", "отвечен", "2 мин", "Монтаж_дома")
	has(t, h.As("ann").see("/card/task/t:t1"), "звонок", "Монтаж_дома")
}

// TestOnlyOpenCardsAreLinked: a deal of one's own may be of a client who is not.
func TestOnlyOpenCardsAreLinked(t *testing.T) {
	h := open(t, strings.Replace(company, "7   ann    2026-03-06T10:00  -           -        70      -  ", "7   ann    2026-03-06T10:00  -           -        70      c2 ", 1))
	for login, links := range map[string]bool{"ann": false, "bob": true, "boss": true} {
		if w := h.As(login).get("/card/client/t:c2"); (w.Code == http.StatusOK) != links {
			t.Errorf("%s: the client's card is %d", login, w.Code)
		}
		if login == "bob" {
			continue // the deal is not his any more
		}
		for _, target := range []string{"/list/deals", "/card/deal/t:7"} {
			body := h.As(login).get(target).Body.String()
			if strings.Contains(body, `href="/card/client/t:c2"`) != links || !strings.Contains(body, "Тайный клиент") {
				t.Errorf("%s at %s: linked is not %t", login, target, links)
			}
		}
	}
}

func TestFiltersOfferOnlyWhatIsOpen(t *testing.T) {
	h := open(t, company)
	has(t, h.As("boss").see("/list/calls"), "Борис Лис", "Анна Ким", "пропущен")
	for _, list := range []string{"deals", "clients", "calls", "tasks"} {
		hasNot(t, h.As("ann").see("/list/"+list), bobs...)
	}
}

func TestDays(t *testing.T) {
	h := open(t, company)
	for target, want := range map[string]string{
		"/list/deals?from=2026-03-04&til=2026-03-05": "3 сделки", "/list/deals?from=2026-03-05&til=": "3 сделки", "/list/deals?from=&til=2026-03-03": "2 сделки",
		"/list/deals?range=2026-03-04..2026-03-05": "4–5 марта 2026", "/list/deals?range=2026-02": "1 сделка", "/list/deals?range=all": "6 сделок",
	} {
		has(t, h.As("boss").see(target), want)
	}
	w := h.As("boss").do(http.MethodGet, "/list/deals?from=2026-03-04&til=2026-03-05&outcome=won", nil, "page")
	if got := w.Header().Get("HX-Push-Url"); got != "/list/deals?outcome=won&range=2026-03-04..2026-03-05" {
		t.Errorf("the address is %s", got)
	}
	if w := h.As("boss").get("/list/deals?from=2026-03-09&til=2026-03-05"); w.Code != http.StatusBadRequest {
		t.Errorf("days backwards: %d", w.Code)
	}
}

func TestQuickFilters(t *testing.T) {
	h := open(t, company)
	has(t, h.As("boss").see("/list/tasks?done=(empty)&due%3C=yesterday"), "2 задачи", "до 31 мар 2026", "не указано")
	has(t, h.As("boss").see("/list/tasks?done!=(empty)"), "0 задач")
	has(t, h.As("boss").see("/list/calls?call_direction=in&call_result=missed"), "1 звонок", "пропущен")
	has(t, h.As("boss").see("/list/clients?last=(empty)"), "0 клиентов")
	for _, list := range []string{"deals", "leads", "clients", "calls", "tasks"} {
		quick := regexp.MustCompile(`(?s)<div class="seg mb-s" role="group" aria-label="Какие записи">.*?</div>`).FindString(h.As("boss").get("/list/" + list).Body.String())
		links := regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(quick, -1)
		if len(links) < 3 {
			t.Errorf("%s: %d quick filters", list, len(links))
		}
		for _, m := range links {
			h.As("boss").see(html.UnescapeString(m[1]))
		}
	}
}

func TestSearch(t *testing.T) {
	h := open(t, company)
	boss := h.As("boss").see("/search?q=" + url.QueryEscape("тайн"))
	has(t, boss, "Тайная сделка", "Тайный клиент Бориса")
	has(t, h.As("boss").see("/search?q="+url.QueryEscape("лис")), "Люди", "Борис Лис")
	for _, text := range []string{"тайн", "лис", "борис", "77000", "79993334455", "t:4"} {
		page := h.As("ann").see("/search?q=" + url.QueryEscape(text))
		hasNot(t, page, "Тайная", "Тайный", "Борис Лис", "77 000")
	}
	has(t, h.As("ann").see("/search?q="+url.QueryEscape("выручка")), "Показатели", "Выручка")
	part := h.As("ann").do(http.MethodGet, "/search?q="+url.QueryEscape("монтаж"), nil, "search-list").Body.String()
	has(t, part, `href="/card/deal/t:2"`)
	hasNot(t, part, "<html")
	guest := h.As("guest").see("/search?q=" + url.QueryEscape("а"))
	hasNot(t, guest, "Монтаж", "Анна", "Сделки", "Клиенты")
}

func TestHostileSearch(t *testing.T) {
	h := open(t, company)
	for text, want := range map[string]string{
		"50%": "Прометей", "O'Hara": "DROP TABLE", "🔥": "DROP TABLE", "монтаж_": "Монтаж_дома", "«прометей»": "Прометей",
		"%": "Прометей", "_": "Монтаж_дома", `\`: "", `"`: "", "' OR 1=1 --": "", strings.Repeat("я", 500): "", "a\x00b": "", "\xff\xfe": "4 сделки", "  ": "4 сделки",
	} {
		for _, path := range []string{"/list/deals?find=", "/search?q=", "/list/deals/records.csv?find="} {
			w := h.As("ann").get(path + url.QueryEscape(text))
			if w.Code != http.StatusOK {
				t.Fatalf("%s%q: %d %s", path, text, w.Code, plain(w.Body.String()))
			}
			hasNot(t, w.Body.String(), "Тайн", "Вторая Бориса")
		}
		page := h.As("ann").see("/list/deals?find=" + url.QueryEscape(text))
		if want == "" {
			want = "Ничего не нашлось"
		}
		has(t, page, want)
		if want == "Монтаж_дома" {
			hasNot(t, page, "Переданная") // "_" stands for itself
		}
	}
}

func TestWrongAddresses(t *testing.T) {
	h := open(t, company)
	for target, status := range map[string]int{
		"/list/nothing": 404, "/list/deals?nonsense=1": 400, "/list/deals?sort=nothing": 400, "/list/deals?show=x": 400, "/list/deals?range=someday": 400,
		"/list/deals?metrics=revenue": 400, "/list/deals?skip=-1": 400, "/list/deals?stage=%D0%9D%D0%B5%D1%82": 400, "/card/deal/": 404, "/list/deals?show=99999": 200,
	} {
		w := h.As("boss").get(target)
		if w.Code != status {
			t.Errorf("%s: %d, want %d: %s", target, w.Code, status, plain(w.Body.String()))
		}
	}
}

// TestRolesWithoutLists: who sees boards alone has no lists, and service sees what its figures speak of.
func TestRolesWithoutLists(t *testing.T) {
	h := open(t, company)
	for _, target := range []string{"/list", "/list/deals", "/list/deals/records.csv", "/card/deal/t:1", "/list/clients"} {
		if w := h.As("guest").get(target); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "Прометей") {
			t.Errorf("%s: %d %s", target, w.Code, plain(w.Body.String()))
		}
	}
	for _, target := range []string{"/list/deals", "/list/calls"} {
		if w := h.As("serv").get(target); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/list/clients" {
			t.Errorf("%s to service: %d %s", target, w.Code, w.Header().Get("Location"))
		}
	}
	for _, target := range []string{"/list/deals/records.csv", "/card/deal/t:1"} {
		if w := h.As("serv").get(target); w.Code != http.StatusNotFound {
			t.Errorf("%s to service: %d", target, w.Code)
		}
	}
	hasNot(t, h.As("serv").see("/card/client/t:c1"), "Прометей", "1 000")
	h.As("mark").see("/list/leads")
}

func TestPagesAddUp(t *testing.T) {
	var text strings.Builder
	text.WriteString("users:\n  id  name\n  ann  Анна\nclients:\n  id\n  c1\ndeals:\n  id  owner  created  amount  title\n")
	for i := range 130 {
		text.WriteString("  d" + strconv.Itoa(i) + "  ann  2026-03-0" + strconv.Itoa(1+i%9) + "  10  \"Сделка " + strconv.Itoa(1000+i) + "\"\n")
	}
	h := open(t, text.String())
	first := h.As("ann").see("/list/deals")
	has(t, first, "130 сделок", "1 300 ₽", "Показано 50 из 130", "Показать ещё 50")
	titles := regexp.MustCompile(`>Сделка 1\d\d\d<`)
	seen := map[string]bool{}
	for _, skip := range []string{"", "50", "100"} {
		w := h.As("ann").do(http.MethodGet, "/list/deals?skip="+skip, nil, "list-rows")
		found := titles.FindAllString(w.Body.String(), -1)
		for _, title := range found {
			if seen[title] {
				t.Errorf("%s twice", title)
			}
			seen[title] = true
		}
		hasNot(t, w.Body.String(), "<html")
	}
	if len(seen) != 130 {
		t.Errorf("pages have %d deals", len(seen))
	}
	all := h.As("ann").get("/list/deals?show=150").Body.String()
	has(t, plain(all), "Показано 130 из 130")
	hasNot(t, plain(all), "Показать ещё")
	if n := len(titles.FindAllString(all, -1)); n != 130 {
		t.Errorf("the whole page has %d deals", n)
	}
}

func TestSavedFiltersAndColumns(t *testing.T) {
	h := open(t, company)
	ann := h.As("ann")
	w := ann.do(http.MethodPost, "/list/deals/views", url.Values{"name": {"Мои «горячие»"}, "params": {"outcome=open&sort=-amount"}}, "")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/list/deals?outcome=open&sort=-amount" {
		t.Fatalf("%d %s %s", w.Code, w.Header().Get("Location"), w.Body)
	}
	has(t, ann.see("/list/deals"), "Мои «горячие»")
	hasNot(t, h.As("bob").see("/list/deals"), "Мои «горячие»")
	page := ann.see("/list/deals?outcome=open&sort=-amount")
	has(t, page, "Монтаж_дома")
	hasNot(t, page, "Прометей")
	ann.do(http.MethodPost, "/list/deals/views/delete", url.Values{"name": {"Мои «горячие»"}}, "")
	hasNot(t, ann.see("/list/deals"), "Мои «горячие»")
	if w := ann.do(http.MethodPost, "/list/deals/views", url.Values{"name": {" "}}, ""); w.Code != http.StatusBadRequest {
		t.Errorf("a filter without a name: %d", w.Code)
	}

	ann.do(http.MethodPost, "/list/deals/columns", url.Values{"col": {"amount", "lost", "nonsense"}}, "")
	heads := regexp.MustCompile(`(?s)<thead>.*</thead>`).FindString(ann.get("/list/deals").Body.String())
	if got := plain(heads); got != "Название Сумма Проиграна" {
		t.Errorf("columns are %s", got)
	}
	ann.do(http.MethodPost, "/list/deals/columns", url.Values{"usual": {"1"}}, "")
	has(t, ann.see("/list/deals"), "Название Сумма Этап")
}

// TestAddressOfNonsense says in plain words what is wrong with an address, and leads to the list without it.
func TestAddressOfNonsense(t *testing.T) {
	h := open(t, company)
	w := h.As("ann").get("/list/deals?page=2")
	body := w.Body.String()
	if w.Code != http.StatusBadRequest || !strings.Contains(body, "В адресе стоит фильтр «page», такого нет.") || !strings.Contains(body, `href="/list/deals"`) ||
		!strings.Contains(body, "Эта же страница без фильтров") || strings.Contains(body, "измерение") {
		t.Errorf("%d %s", w.Code, body)
	}
	if w := h.As("ann").get("/list/deals/records.csv?zzz=1"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "«zzz», такого нет") {
		t.Errorf("the file: %d %s", w.Code, w.Body)
	}
}
