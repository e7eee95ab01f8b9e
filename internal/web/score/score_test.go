package score_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"svodka/internal/score"
)

// TestSheets follows pay from the card to the file: 800 of 1000 are 80 points and 80 roubles, and 10 % of 800 are 80 more.
func TestSheets(t *testing.T) {
	g := open(t)
	g.Has(g.Get("adam", "/bonus"), "В этом месяце ни у кого нет карты", "Посмотреть предложение")
	g.Has(g.Get("adam", "/bonus/cards"), "Менеджер по продажам", "предложение, выключено")
	g.Has(g.Get("adam", "/bonus/cards/sales"), "Это предложение", "Оплаты, сумма")
	g.card()
	a := g.Get("adam", "/bonus?month=2026-03")
	g.Has(a, "Март 2026", "Анна Ким 160 ₽ 80,0 % 80 ₽ 80 ₽ 80 160 ₽", "Егор Ли 300 ₽ 150,0 % 150 ₽ 150 ₽ 150 300 ₽", "Бобров Секретов 444,40 ₽ 222,2 % 222,20 ₽ 222,20 ₽ 222,2 444,40 ₽",
		"Итого 452,20 ₽ 452,20 ₽ 904,40 ₽", "составляют 904,40 ₽")
	g.Lacks(a, "Вера Складова") // an employee who sells nothing and has no account
	one := g.Get("adam", "/bonus/of/t:ann?month=2026-03")
	g.Has(one, "160 ₽", "Выручка 800 ₽ из 1 000 ₽ вес 100 % 800 ₽ 1 000 ₽ 80 % 80 80 ₽", "10 % от суммы: Выручка 800 ₽")
	if !strings.Contains(one.Body, `href="/records?metrics=revenue&amp;owner=%23t%3Aann&amp;range=2026-03"`) {
		t.Error("the fact does not lead to its records")
	}
	file := g.Get("adam", "/bonus.csv?month=2026-03")
	for _, want := range []string{"2026-03;Анна Ким;Продавец;Выручка;800,00;1000,00;80,00;80,00;100,00;80,00;80,00\n", ";Итого;;;;;;80,00;160,00\n"} {
		if !strings.Contains(file.Body, want) {
			t.Errorf("%q is not in %s", want, file.Body)
		}
	}
	g.Has(g.Get("adam", "/bonus/of/t:nobody"), "Такого человека нет")
	g.Has(g.Get("adam", "/bonus?month=soon"), "не месяц")
}

// TestWhoSeesPay: managers their own alone, heads their departments, administrators all, nobody else anything.
func TestWhoSeesPay(t *testing.T) {
	g := open(t)
	g.card()
	secrets := []string{"Бобров", "444", "222", "Секрет Боба", "t:bob"}
	own := g.Get("ann", "/bonus/mine?month=2026-03")
	g.Has(own, "Моя премия", "160 ₽")
	g.Lacks(own, append(secrets, "Егор")...)
	for _, at := range []string{"/bonus/of/t:bob?month=2026-03", "/bonus/of/t:egor?month=2026-03"} {
		if a := g.Get("ann", at); a.Status != http.StatusNotFound {
			t.Errorf("%s: %d", at, a.Status)
		}
	}
	if a := g.Get("ann", "/bonus"); a.To != "/bonus/mine" {
		t.Errorf("a manager is led to %q", a.To)
	}
	g.Lacks(g.Get("ann", "/bonus.csv?month=2026-03"), append(secrets, "Егор")...)
	g.Lacks(g.Get("ann", "/bonus.csv?month=2026-03&owner=t:bob"), secrets...)
	head := g.Get("hugo", "/bonus?month=2026-03")
	g.Has(head, "Анна Ким", "Егор Ли", "составляют 460 ₽")
	g.Lacks(head, secrets...)
	g.Lacks(g.Get("hugo", "/bonus.csv?month=2026-03"), secrets...)
	if a := g.Get("hugo", "/bonus/of/t:bob?month=2026-03"); a.Status != http.StatusNotFound {
		t.Errorf("a head sees another department: %d", a.Status)
	}
	for _, login := range []string{"alla", "mark"} {
		for _, at := range []string{"/bonus", "/bonus/mine", "/bonus.csv", "/team", "/bonus/of/t:ann"} {
			if a := g.Get(login, at); a.Status != http.StatusNotFound {
				t.Errorf("%s at %s: %d", login, at, a.Status)
			}
		}
	}
	for _, login := range []string{"ann", "hugo", "alla"} {
		for _, at := range []string{"/bonus/cards", "/bonus/cards/sales"} {
			if a := g.Get(login, at); a.Status != http.StatusNotFound {
				t.Errorf("%s at %s: %d", login, at, a.Status)
			}
		}
		for _, at := range []string{"/bonus/cards", "/bonus/close", "/team/switch", "/bonus/cards/example"} {
			if a := g.Post(login, at, "month", "2026-03"); a.Status != http.StatusNotFound {
				t.Errorf("%s sends %s: %d", login, at, a.Status)
			}
		}
	}
}

// TestGains: an open deal brings what it is worth, and payments do not come by it.
func TestGains(t *testing.T) {
	g := open(t)
	g.day.Store(-3) // it is March still
	g.card()
	a := g.Get("ann", "/bonus/mine")
	g.Has(a, "Если закрою эту сделку", "Монтаж Анны 500 ₽ +100 ₽", "предварительно") // 500 more are 50 points and 10 % of them
	g.Lacks(a, "Секрет Боба")
	g.Has(g.Get("hugo", "/bonus/of/t:ann"), "Если сделка закроется", "Монтаж Анны")
	g.Lacks(g.Get("ann", "/bonus/mine?month=2026-02"), "Монтаж Анны") // a month that has passed
	_, _, err := g.Accounts.Update(t.Context(), "ann", accountHiding())
	g.Check(err)
	hidden := g.Get("ann", "/bonus/mine")
	g.Lacks(hidden, "Монтаж Анны", "1 000 ₽", "metrics=revenue")
	g.Has(hidden, "н/д", "80 %")
}

// TestIdle: where no open deal brings anything, the reason stands there.
func TestIdle(t *testing.T) {
	g := open(t)
	g.day.Store(-3)
	form := []string{
		"title_ru", "Продавец", "role", "manager", "base", "100", "from", "2026-02", "metric-0", "revenue", "weight-0", "100", "how-0", "ratio", "cap-0", "70",
	}
	if a := g.Post("adam", "/bonus/cards", form...); a.Status != http.StatusSeeOther {
		t.Fatalf("the card is not saved: %d %s", a.Status, a.Text())
	}
	g.Has(g.Get("ann", "/bonus/mine"), "Сейчас ни одна открытая сделка не меняет премию: «Выручка» уже на потолке.")
	h := open(t)
	h.day.Store(-3)
	h.card()
	h.Lacks(h.Get("ann", "/bonus/mine"), "ни одна открытая сделка")
}

// TestSealedMonth: a closed month stays what it was; what becomes known later is a correction of the next month, once.
func TestSealedMonth(t *testing.T) {
	g := open(t)
	g.card()
	g.Has(g.Post("adam", "/bonus/close", "month", "2026-04"), "Месяц ещё не закончился")
	if a := g.Post("adam", "/bonus/close", "month", "2026-03"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Post("adam", "/bonus/close", "month", "2026-03"), "уже закрыт")
	g.Has(g.Post("adam", "/bonus/close", "month", "2026-02"), "Более поздний месяц уже закрыт")
	before := g.Get("adam", "/bonus?month=2026-03")
	g.Has(before, "Месяц закрыт", "Закрыл: adam")
	// The deal turns out to have been 900, and the card and everything else change as well.
	g.Load(strings.Replace(company, "won      800 ", "won      900 ", 1))
	g.card("id", "", "weight-0", "100")
	after := g.Get("adam", "/bonus?month=2026-03")
	g.Has(after, "Анна Ким 160 ₽ 80,0 % 80 ₽ 80 ₽ 80 160 ₽", "904,40 ₽")
	g.Has(g.Get("ann", "/bonus/mine?month=2026-04"), "Исправление за: март 2026", "Выручка: 800 ₽ → 900 ₽, +10 ₽", "+20 ₽")
	g.Lacks(g.Get("ann", "/bonus/mine?month=2026-05"), "Исправление")
	g.day.Store(40)
	if a := g.Post("adam", "/bonus/close", "month", "2026-04"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Get("ann", "/bonus/mine?month=2026-04"), "Месяц закрыт", "+20 ₽")
	g.Lacks(g.Get("ann", "/bonus/mine?month=2026-05"), "Исправление") // it was paid in April
	g.Load(strings.Replace(company, "won      800 ", "won      700 ", 1))
	g.Has(g.Get("ann", "/bonus/mine?month=2026-05"), "Исправление за: март 2026", "−40 ₽") // 20 were paid too much, and 20 of April
	chain, err := g.Store.SealedSheets(t.Context(), "")
	g.Check(err)
	if len(chain) != 6 || !score.Intact(chain) {
		t.Fatalf("%d sheets, intact %t", len(chain), score.Intact(chain))
	}
	for i := range chain {
		bad := append([]score.Sealed(nil), chain...)
		bad[i].Body = append([]byte(" "), bad[i].Body...)
		if score.Intact(bad) || i < len(chain)-1 && score.Intact(append(append([]score.Sealed(nil), chain[:i]...), chain[i+1:]...)) {
			t.Errorf("a change of sheet %d is not noticed", i)
		}
	}
	if a := g.Post("adam", "/bonus/cards", "title_ru", "Задним числом", "role", "manager", "base", "1", "from", "2026-03", "metric-0", "revenue", "weight-0", "100", "how-0", "ratio"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a card for a closed month: %d", a.Status)
	}
}

// TestCards: a form that cannot be a card comes back as typed, with the reason beside the field; versions keep who and why.
func TestCards(t *testing.T) {
	g := open(t)
	a := g.Post("adam", "/bonus/cards", "title_ru", "Моя", "role", "manager", "base", "30 000,50", "from", "2026-04",
		"metric-0", "revenue", "weight-0", "60", "how-0", "ratio", "metric-1", "frt_median", "weight-1", "30", "how-1", "ratio", "cap-1", "150", "norm-1", "30")
	if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, `value="30 000,50"`) {
		t.Errorf("%d", a.Status)
	}
	g.Has(a, "Веса вместе дают 90 %, а должно быть 100 %. Добавьте 10 %.")
	g.Has(g.Post("adam", "/bonus/cards", "title_ru", "Моя", "role", "manager", "base", "много", "from", "2026-04", "metric-0", "revenue", "weight-0", "100", "how-0", "ratio"), "Это не число.")
	g.card("why", "с апреля иначе")
	list, err := g.Store.Scorecards(t.Context())
	g.Check(err)
	id := list[0].ID
	g.card("id", id, "why", "подняли ставку")
	g.Has(g.Get("adam", "/bonus/cards/"+id), "подняли ставку", "с апреля иначе", "adam")
	try := g.Post("adam", "/bonus/cards/example", "try", "t:egor", "title_ru", "Моя", "role", "manager", "base", "1000", "from", "2026-04",
		"metric-0", "win_rate", "weight-0", "100", "how-0", "ratio", "norm-0", "50")
	g.Has(try, "Егор Ли", "апрель 2026", "Доля выигранных")
	g.Has(g.Post("adam", "/bonus/cards/example", "try", "t:egor", "title_ru", "Моя"), "Укажите, чья это карта")
	g.card("id", id, "off", "1")
	g.Has(g.Get("adam", "/bonus?month=2026-03"), "ни у кого нет карты")
}

// TestDisputes: a person marks a line, their head answers, others know nothing of it.
func TestDisputes(t *testing.T) {
	g := open(t)
	g.card()
	g.Has(g.Post("ann", "/bonus/dispute", "month", "2026-03", "line", "revenue", "text", " "), "Напишите одним предложением")
	g.Has(g.Post("ann", "/bonus/dispute", "month", "2026-03", "line", "nonsense", "text", "что"), "Такой строки в расчёте нет")
	if a := g.Post("ann", "/bonus/dispute", "month", "2026-03", "line", "revenue", "text", "Не учтена сделка <b>12</b>"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Get("hugo", "/bonus?month=2026-03"), "Не учтена сделка <b>12</b>", "ждёт ответа")
	g.Lacks(g.Get("bob", "/bonus/mine?month=2026-03"), "Не учтена")
	for _, login := range []string{"ann", "bob", "egor"} {
		if a := g.Post(login, "/bonus/disputes/1", "text", "да", "agreed", "1"); a.Status != http.StatusNotFound {
			t.Errorf("%s answers: %d", login, a.Status)
		}
	}
	if a := g.Post("hugo", "/bonus/disputes/1", "text", "Закрыта в апреле", "agreed", "0"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Get("ann", "/bonus/mine?month=2026-03"), "объяснено", "Закрыта в апреле")
	g.Has(g.Post("hugo", "/bonus/disputes/1", "text", "ещё раз"), "уже ответили")
	g.Has(g.Post("mark", "/bonus/dispute", "month", "2026-03", "text", "а моя"), "только свою")
	if events, err := g.Store.Events(t.Context(), auditOf("ann")); err != nil || len(events) == 0 || time.Since(events[0].At) < 0 {
		t.Errorf("the log: %v, %v", events, err)
	}
}
