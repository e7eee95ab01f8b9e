package alert_test

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
)

// TestEachSeesTheirOwn: people find the incidents of what they may see and nothing of the others, in the list, in the history and on
// the page of a rule; who may not see a metric is not even told its name.
func TestEachSeesTheirOwn(t *testing.T) {
	g := open(t)
	g.watch(losses())
	for login, want := range map[string][2][]string{
		"olga": {{"Анна Ким", "Бобров Секретов", "Много отказов"}, nil},
		"alla": {{"Анна Ким", "Бобров Секретов", "Много отказов"}, {"Выручка"}},
		"hugo": {{"Анна Ким", "Много отказов"}, {"Бобров", "Тайна Боба", "t:bob"}},
		"ann":  {{"Анна Ким", "Много отказов", "Дорого — 2"}, {"Бобров", "Тайна Боба", "t:bob", "Егор"}},
		"bob":  {{"Бобров Секретов", "Тайна Боба — 3"}, {"Анна Ким", "t:ann"}},
		"mark": {{"Нет", "Канал работает в убыток"}, {"Анна", "Бобров", "Много отказов", "Отказы"}},
	} {
		for _, target := range []string{"/alerts", "/alerts?rule=losses&all=1", "/alerts/losses"} {
			a := g.Get(login, target)
			g.Lacks(a, want[1]...)
			if login == "mark" && target != "/alerts" {
				if a.Status != http.StatusNotFound {
					t.Errorf("%s opens %s: %d", login, target, a.Status)
				}
				continue
			}
			if a.Status != http.StatusOK {
				t.Errorf("%s: %s is %d", login, target, a.Status)
			}
			if target == "/alerts" && login != "mark" {
				g.Has(a, want[0]...)
			}
		}
	}
	g.Has(g.Get("olga", "/alerts"), "Сообщили: Анна, Глава Юга, Владелица", "Сообщили: Боб, Владелица")
	for _, login := range []string{"hugo", "ann", "bob"} { // who else was told is for those who keep alerts
		g.Lacks(g.Get(login, "/alerts?rule=losses"), "Сообщили")
	}
	if a := g.Get("rita", "/alerts"); a.Status != http.StatusNotFound {
		t.Errorf("a reader opens the alerts: %d", a.Status)
	}
	a := g.Get("ann", "/alerts")
	if !strings.Contains(plain(a.Body), "/r/refusals?owner=%23t%3Aann&range=2026-03-25..2026-03-31") {
		t.Errorf("no way to the report: %s", a.Body)
	}
}

func plain(body string) string { return strings.ReplaceAll(body, "&amp;", "&") }

// TestHands takes an incident and puts another off; nobody does so with what they do not see.
func TestHands(t *testing.T) {
	g := open(t)
	g.watch(losses())
	if a := g.Post("ann", "/alerts/take", "rule", "losses", "key", "t:bob"); a.Status != http.StatusNotFound {
		t.Errorf("Ann takes Bob's: %d", a.Status)
	}
	if a := g.Post("hugo", "/alerts/snooze", "rule", "losses", "key", "t:bob", "days", "3"); a.Status != http.StatusNotFound {
		t.Errorf("Hugo puts Bob's off: %d", a.Status)
	}
	if a := g.Post("ann", "/alerts/take", "rule", "losses", "key", "t:ann"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	} else {
		g.Has(g.Get("ann", a.To), "Руководителю и остальным сообщаем по-прежнему")
	}
	g.Has(g.Get("hugo", "/alerts?said=taken"), "Принято в работу", "в работе: Анна", "каждым кто-то занят", "Принять в работу")
	if a := g.Post("ann", "/alerts/take", "rule", "losses", "key", "t:ann"); a.Status != http.StatusConflict {
		t.Errorf("twice: %d", a.Status)
	}
	for _, days := range []string{"", "-1", "91", "x"} {
		if a := g.Post("bob", "/alerts/snooze", "rule", "losses", "key", "t:bob", "days", days); a.Status != http.StatusUnprocessableEntity && a.Status != http.StatusBadRequest {
			t.Errorf("put off for %q days: %d", days, a.Status)
		}
	}
	if a := g.Post("bob", "/alerts/snooze", "rule", "losses", "key", "t:bob", "days", "3"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Get("bob", "/alerts"), "отложено до 4 апр 2026, только для вас", "Сообщать снова")
	g.Lacks(g.Get("olga", "/alerts"), "отложено до")
	g.Post("olga", "/alerts/snooze", "rule", "losses", "key", "t:bob", "days", "1")
	bob := g.Get("bob", "/alerts")
	g.Has(bob, "отложено до 2 апр 2026, кем: Владелица")
	g.Lacks(bob, "Сообщать снова") // what is put off for all is not his to end
	g.Post("olga", "/alerts/snooze", "rule", "losses", "key", "t:bob", "days", "0")
	g.Post("bob", "/alerts/snooze", "rule", "losses", "key", "t:bob", "days", "0")
	g.Has(g.Get("bob", "/alerts"), "идёт", "Отложить")
	// The days go by: what was told is over, and the history says how it went.
	g.at = today().AddDate(0, 0, 12)
	g.look()
	g.Has(g.Get("ann", "/alerts?rule=losses"), "Всё спокойно", "1 апр 2026 — 13 апр 2026", "приняли в работу: Анна", "закончилось")
}

// form is the rule as the page sends it.
func form(more ...string) []string {
	return append([]string{
		"title_ru", "Много отказов", "metric", "deals_lost", "by", "owner", "window", "day-7-0", "kind", "threshold", "above", "1,5", "checks", "1", "to", "head",
	}, more...)
}

// TestForm says under each field what is wrong with it, and keeps what is right as it was typed.
func TestForm(t *testing.T) {
	g := open(t)
	for name, c := range map[string]struct {
		pairs []string
		want  string
	}{
		"nothing":      {[]string{"kind", "threshold"}, "Назовите оповещение."},
		"no metric":    {[]string{"title_ru", "Х", "to", "head"}, "Выберите показатель."},
		"nobody":       {[]string{"title_ru", "Х", "metric", "deals_lost", "above", "1"}, "Выберите, кому сообщать."},
		"no number":    {form("below", "мало"), "Введите число"},
		"no such many": {form("below", "1e300"), "Введите число"},
		"half a band":  {append(form(), "kind", "band"), ""},
		"no bound":     {[]string{"title_ru", "Х", "metric", "deals_lost", "kind", "threshold", "to", "head"}, "Укажите, ниже или выше чего сообщать."},
		"no such hour": {form("quiet_from", "25:00", "quiet_to", "8:00"), "не время суток"},
		"half quiet":   {form("quiet_from", "21:00"), "У тихих часов должны быть начало и конец."},
		"not a whole":  {[]string{"title_ru", "Х", "metric", "deals_lost", "kind", "threshold", "above", "1", "checks", "1,5", "to", "head"}, "Введите число"},
	} {
		if name == "half a band" {
			c.pairs[slices.Index(c.pairs, "kind")+1], c.want = "band", "У полосы две границы."
		}
		a := g.Post("olga", "/alerts/form", append(c.pairs, "do", "save")...)
		if a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, a.Status)
		}
		g.Has(a, c.want)
	}
	for _, who := range []string{"ann", "hugo", "mark"} {
		if a := g.Post(who, "/alerts/form", form("do", "save")...); a.Status != http.StatusForbidden {
			t.Errorf("%s makes alerts: %d", who, a.Status)
		}
		if a := g.Get(who, "/alerts/new"); a.Status != http.StatusForbidden {
			t.Errorf("%s opens the form: %d", who, a.Status)
		}
	}
	// Money is hidden from this analyst: neither the list nor the trial knows it.
	g.Lacks(g.Get("alla", "/alerts/new"), `value="revenue"`, "Выручка")
	if a := g.Post("alla", "/alerts/try", "metric", "revenue", "kind", "threshold", "below", "1", "title_ru", "Х", "to", "owner"); a.Status != http.StatusNotFound {
		t.Errorf("a hidden metric is tried: %d %s", a.Status, a.Text())
	}
}

// TestRule makes a rule, changes it, switches it off and on, and takes it off the list; the shipped one is set back.
func TestRule(t *testing.T) {
	g := open(t)
	a := g.Post("alla", "/alerts/form", form("do", "save", "to", "user:ann", "quiet_from", "21:00", "quiet_to", "08:00", "digest", "09:00", "checks", "1")...)
	if a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	at, _, _ := strings.Cut(a.To, "?")
	id := strings.TrimPrefix(at, "/alerts/")
	g.Has(g.Get("alla", a.To), "Сохранено", "Версия 1 Аналитик")
	r, err := g.service.Rule(t.Context(), id)
	g.Check(err)
	if *r.Above != 1.5 || r.Below != nil || r.Quiet != (alert.Hours{From: "21:00", To: "8:00"}) || !slices.Equal(r.To, []alert.Whom{alert.Head, alert.Named("ann")}) {
		t.Errorf("%+v", r)
	}
	change := form("id", id, "seen", "1", "do", "save")
	change[slices.Index(change, "1,5")] = "2,5"
	if a := g.Post("olga", "/alerts/form", change...); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	if a := g.Post("alla", "/alerts/form", change...); a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Text(), "изменил кто-то ещё") {
		t.Errorf("an older version is kept over: %d", a.Status)
	}
	g.Has(g.Get("olga", at), "Версия 2 Владелица", "выше 1,5. → «Отказы» по сотрудникам, за 7 дней: выше 2,5")
	for _, on := range []string{"", "1"} {
		g.Post("olga", at+"/switch", "on", on)
		if r, err := g.service.Rule(t.Context(), id); err != nil || r.Off != (on == "") {
			t.Errorf("on %q: %v, %v", on, r.Off, err)
		}
	}
	g.Post("olga", at+"/delete")
	if a := g.Get("olga", at); a.Status != http.StatusNotFound {
		t.Errorf("it is still there: %d", a.Status)
	}
	if a := g.Post("olga", "/alerts/lead_balance/delete"); a.Status != http.StatusConflict {
		t.Errorf("a shipped one is deleted: %d", a.Status)
	}
	g.Post("olga", "/alerts/lead_balance/switch")
	g.Has(g.Get("olga", "/alerts/lead_balance"), "Включить", "Вернуть как было", "Состояние: включено → выключено", "пришло с программой")
	g.Post("olga", "/alerts/lead_balance/reset")
	shipped, _ := g.service.Shipped("lead_balance")
	if r, err := g.service.Rule(t.Context(), "lead_balance"); err != nil || r.Off || *r.Above != *shipped.Above || r.Version != 3 {
		t.Errorf("%+v, %v", r, err)
	}
	g.Lacks(g.Get("olga", "/alerts/lead_balance"), "Вернуть как было")
}

// TestShippedStay opens each shipped rule in the form and sends it back: nothing of it changes.
func TestShippedStay(t *testing.T) {
	g := open(t)
	rules, err := g.service.Rules(t.Context())
	g.Check(err)
	field := regexp.MustCompile(`(?s)<(?:(textarea|select)([^>]*)>(.*?)</(?:select|textarea)>|(input)([^>]*)>)`)
	for _, r := range rules {
		body := g.Get("olga", "/alerts/"+r.ID).Body
		_, body, _ = strings.Cut(body, `id="a-in"`)
		body, _, _ = strings.Cut(body, "</form>")
		f := url.Values{}
		attr := func(tag, name string) string {
			m := regexp.MustCompile(`(?:^|\s)` + name + `="([^"]*)"`).FindStringSubmatch(tag)
			if m == nil {
				return ""
			}
			return unescape(m[1])
		}
		for _, m := range field.FindAllStringSubmatch(body, -1) {
			if m[4] != "" {
				m[1], m[2] = m[4], m[5]
			}
			name := attr(m[2], "name")
			switch {
			case name == "":
			case m[1] == "textarea":
				f.Add(name, unescape(m[3]))
			case m[1] == "select":
				if o := regexp.MustCompile(`<option value="([^"]*)" selected`).FindStringSubmatch(m[3]); o != nil {
					f.Add(name, unescape(o[1]))
				} else {
					t.Errorf("%s: nothing is chosen in %s", r.ID, name)
				}
			case attr(m[2], "type") == "checkbox" && !strings.Contains(m[2], " checked"):
			default:
				f.Add(name, attr(m[2], "value"))
			}
		}
		f.Set("do", "save")
		if a := g.Rig.Send("olga", "/alerts/form", f); a.Status != http.StatusSeeOther {
			t.Errorf("%s: %d %s", r.ID, a.Status, a.Text())
			continue
		}
		is, err := g.service.Rule(t.Context(), r.ID)
		g.Check(err)
		is.Version, is.Waits = r.Version, r.Waits
		if !reflect.DeepEqual(is, r) {
			t.Errorf("%s changes:\n%+v\n%+v", r.ID, is, r)
		}
		g.Lacks(g.Get("olga", "/alerts/"+r.ID), "Вернуть как было")
	}
}

func unescape(text string) string {
	return strings.NewReplacer("&#34;", `"`, "&#43;", "+", "&amp;", "&", "&lt;", "<", "&gt;", ">", "&#39;", "'").Replace(text)
}

// TestTrialIsLive lets the days go by before the watch; the page that tries the same rule tells the same incidents.
func TestTrialIsLive(t *testing.T) {
	g := open(t)
	_, err := g.service.Save(t.Context(), boss(), losses())
	g.Check(err)
	for day := -95; day <= 0; day++ {
		for _, hour := range []int{7, 9} {
			g.at = today().AddDate(0, 0, day).Add(time.Duration(hour-9) * time.Hour)
			g.look()
		}
	}
	events, err := g.Store.AlertEvents(t.Context(), "losses", 1000)
	g.Check(err)
	var live []string
	zone := time.FixedZone("", 3*60*60)
	for _, e := range events {
		if e.Phase == alert.Firing {
			live = append(live, fmt.Sprint(cal.DayOf(e.At, zone)))
		}
	}
	if len(live) < 5 {
		t.Fatalf("only %v", live)
	}
	a := g.Post("olga", "/alerts/try", form()...)
	g.Has(a, fmt.Sprintf("Сообщило бы %d раз", len(live)), "«Отказы» по сотрудникам, за 7 дней: выше 1,5", "Бобров Секретов")
	text := a.Text()
	for _, day := range live {
		d, err := cal.ParseDay(day)
		g.Check(err)
		if want := strings.NewReplacer("\u00a0", " ").Replace(russian(d)); !strings.Contains(text, want) {
			t.Errorf("%s (%s) is not on the page: %s", day, want, text)
		}
	}
	// A person who does not keep rules sees the trial of their own figures.
	own := g.Get("ann", "/alerts/losses")
	g.Has(own, "Сообщило бы 3 раза", "Анна Ким")
	g.Lacks(own, "Бобров", "Егор", "t:bob")
}

// TestWords: the pages have both languages, and nothing that the content policy refuses.
func TestWords(t *testing.T) {
	g := open(t)
	g.watch(losses())
	for _, target := range []string{"/alerts", "/alerts/new?metric=revenue", "/alerts/lead_balance", "/alerts/losses", "/alerts/source_late", "/alerts/correction", "/alerts/plan_pace"} {
		for _, l := range []string{"ru", "en"} {
			sep := "?"
			if strings.Contains(target, "?") {
				sep = "&"
			}
			a := g.Get("olga", target+sep+"lang="+l)
			if a.Status != http.StatusOK || strings.Contains(a.Body, " style=") || strings.Contains(a.Body, "<style") || strings.Contains(a.Body, "onclick") {
				t.Errorf("%s in %s: %d", target, l, a.Status)
			}
			if l == "ru" {
				continue
			}
			text := regexp.MustCompile(`(?s)<textarea.*?</textarea>|value="[^"]*"`).ReplaceAllString(a.Body, "")
			for _, name := range []string{"Анна Ким", "Бобров Секретов", "Тайна Боба", "Дорого", "Глава Юга", "Юг", "Север", "Владелица", "Аналитик", "Анна", "Боб", "Марк", "Рита"} {
				text = strings.ReplaceAll(text, name, "")
			}
			if m := regexp.MustCompile(`[а-яё]{3,}[^<]{0,40}`).FindAllString(strings.ReplaceAll(text, "Сводка", ""), 3); len(m) > 0 {
				t.Errorf("%s is not all English: %q", target, m)
			}
		}
	}
}

func boss() board.Person { return board.Person{Login: "olga", Role: account.Owner} }

func russian(d cal.Day) string { return lang.RU.Day(d) }

// TestNowhere: only those whom a letter has reached count as told; who cannot be sent any is said apart, and not told of the end.
func TestNowhere(t *testing.T) {
	g := open(t)
	g.nowhere = "hugo"
	g.watch(losses())
	g.Has(g.Get("olga", "/alerts"), "Сообщили: Анна, Владелица. Некуда отправить, нет работающего адреса или чата: Глава Юга")
	g.nowhere, g.letters = "", nil
	g.at = today().AddDate(0, 0, 12)
	g.look()
	for _, l := range g.letters {
		if l.To.Login == "hugo" {
			t.Errorf("told of the end of what nobody told him: %+v", l)
		}
	}
}

// TestChangeWords: the condition of a change is true of bounds of any sign.
func TestChangeWords(t *testing.T) {
	g := open(t)
	for bounds, want := range map[[2]string]string{
		{"-30", ""}: "упало больше чем на 30 %", {"30", ""}: "изменение ниже +30 %", {"", "30"}: "выросло больше чем на 30 %",
		{"", "-30"}: "изменение выше −30 %", {"0", ""}: ": упало.", {"", "0"}: ": выросло.", {"-12,5", ""}: "упало больше чем на 12,5 %",
	} {
		f := form("below", bounds[0])
		f[slices.Index(f, "threshold")], f[slices.Index(f, "1,5")] = "change", bounds[1]
		text := strings.ReplaceAll(g.Post("olga", "/alerts/try", f...).Text(), "\u00a0", " ")
		if !strings.Contains(text, want) {
			t.Errorf("%v: %q is not in %s", bounds, want, text)
		}
	}
}

// TestNewIsNotWrong: a form with nothing typed has nothing wrong in it; the sentence of the list counts in good Russian.
func TestNewIsNotWrong(t *testing.T) {
	g := open(t)
	g.watch(losses())
	a := g.Post("olga", "/alerts/try", "kind", "threshold", "window", "day-7-0", "to", "head")
	g.Has(a, "Выберите показатель и условие")
	g.Lacks(a, "Проверьте отмеченные поля")
	g.Has(g.Get("hugo", "/alerts"), "За 90 дней начался 1 инцидент")
	g.Has(g.Get("olga", "/alerts"), "За 90 дней началось 2 инцидента")
}
