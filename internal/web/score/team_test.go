package score_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/lock"
	"svodka/internal/score"
	"svodka/internal/web/webtest"
)

// sellers is a company of so many people: the n-th wins n deals in the first days of April, and one in each week of February
// and March. Everybody's second lead is answered too late but Ann's, who is the first.
func sellers(n int) string {
	var b strings.Builder
	b.WriteString("seen: 2026-04-20T09:00\ndepartments:\n  id     name       parent\n  all    \"Продажи\"  -\n  south  \"Юг\"       all\nusers:\n  id  name  department\n")
	for i := range n {
		fmt.Fprintf(&b, "  u%d  \"Человек%d\"  south\n", i+1, i+1)
	}
	b.WriteString("clients:\n  id  name  owner  created\n  c1  \"Клиент\"  u1  2026-01-10T10:00\ndeals:\n  id  owner  created  closed  outcome  amount  client\n")
	id := 0
	add := func(who int, day string) {
		id++
		fmt.Fprintf(&b, "  %d  u%d  2026-01-20T10:00  %sT10:00  won  100  c1\n", id, who, day)
	}
	for i := range n {
		for k := range i + 1 {
			add(i+1, fmt.Sprintf("2026-04-%02d", 1+k%5))
		}
		for _, day := range []string{"02-03", "02-10", "02-17", "02-24", "03-03", "03-10", "03-17", "03-24"} {
			add(i+1, "2026-"+day)
		}
	}
	return b.String()
}

// team opens the pages over a company of sellers, each with an account.
func team(t *testing.T, n int) *rig {
	t.Helper()
	g := over(t, sellers(n))
	for i := range n {
		_, err := g.Accounts.Add(t.Context(), account.Person{
			Login: fmt.Sprintf("p%d", i+1), Name: "Человек", Role: account.Manager, CRMUser: fmt.Sprintf("t:u%d", i+1), Password: "correct horse battery",
		})
		g.Check(err)
	}
	return g
}

// TestRanking: nobody is ranked who did not choose so, the lower part is nowhere on the page, the own place is one's own alone.
func TestRanking(t *testing.T) {
	g := team(t, 9)
	g.Has(g.Get("p1", "/team"), "Рейтинг в компании выключен")
	if a := g.Post("adam", "/team/switch", "on", "1"); a.Status != http.StatusSeeOther {
		t.Fatal(a.Status)
	}
	for i := range 5 {
		g.Post(fmt.Sprintf("p%d", i+1), "/team/take", "in", "1")
	}
	a := g.Get("p9", "/team")
	g.Has(a, "участвуют: 5", "когда участвуют хотя бы шестеро", "Участвовать")
	g.Lacks(a, "Человек1", "Человек5", "Ваше место") // nobody of five, and nothing of one's own without taking part
	for i := 5; i < 8; i++ {
		g.Post(fmt.Sprintf("p%d", i+1), "/team/take", "in", "1")
	}
	a = g.Get("p2", "/team")
	g.Has(a, "участвуют: 8", "1 Человек8 160", "2 Человек7 140", "3 Человек6 120", "Ваше место: 7 из 8", "Выйти из рейтинга")
	g.Lacks(a, "Человек9", "Человек5", "Человек4", "Человек3", "Человек2", "Человек1")
	for _, login := range []string{"adam", "hugo"} { // who leads sees no more of it
		a := g.Get(login, "/team")
		g.Has(a, "1 Человек8 160")
		g.Lacks(a, "Человек5", "Человек9", "Ваше место")
	}
	g.Post("p8", "/team/take", "in", "0")
	a = g.Get("p2", "/team")
	g.Has(a, "участвуют: 7", "1 Человек7 140")
	g.Lacks(a, "Человек8")
	g.Post("adam", "/team/switch", "on", "0")
	g.Lacks(g.Get("p2", "/team"), "Человек7", "Ваше место")
	if a := g.Post("adam", "/team/take", "in", "1"); a.Status != http.StatusForbidden {
		t.Errorf("who sells nothing takes part: %d", a.Status)
	}
}

// TestFrozen: points of a deal with an open correction wait, and come back when it is settled.
func TestFrozen(t *testing.T) {
	g := team(t, 6)
	g.Post("adam", "/team/switch", "on", "1")
	for i := range 6 {
		g.Post(fmt.Sprintf("p%d", i+1), "/team/take", "in", "1")
	}
	g.Has(g.Get("p6", "/team"), "Ваше место: 1 из 6 · 120 баллов")
	list, err := g.Store.RankingChosen(t.Context())
	g.Check(err)
	if len(list) != 6 {
		t.Fatal(list)
	}
	g.frozen = []string{"t:" + fmt.Sprint(6*8+1+2+3+4+5-8+1), "t:" + fmt.Sprint(6*8+1+2+3+4+5-8+2)} // the last one's first two of April
	a := g.Get("p6", "/team")
	g.Has(a, "ждут исправления по сделке: 40", "80 баллов", "2 из 6")
	g.frozen = nil
	g.Has(g.Get("p6", "/team"), "1 из 6 · 120 баллов")
}

// TestGoals: a goal has one bar for all, its end is its result, and heads set their own departments alone.
func TestGoals(t *testing.T) {
	g := open(t)
	set := func(login string, more ...string) webtest.Got {
		form := append([]string{"title", "Весна", "metric", "revenue", "goal", "10 000", "from", "2026-03-01", "till", "2026-04-10"}, more...)
		return g.Post(login, "/team/goals", form...)
	}
	form := g.Get("adam", "/team") // the department of all is the company, which is there; money is told by its sign
	g.Has(form, "вся компания Берег Север Юг", "Выручка, ₽", "Скорость продаж, ₽ в день")
	g.Lacks(form, "RUB")
	if a := set("hugo", "department", "t:north"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("another's department: %d", a.Status)
	}
	if a := set("ann", "department", "t:south"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a manager sets a goal: %d", a.Status)
	}
	g.Has(g.Post("adam", "/team/goals", "title", "Нет", "metric", "revenue", "goal", "x", "from", "2026-03-01", "till", "2026-04-10"), "Цель — больше 0")
	g.Has(g.Post("adam", "/team/goals", "title", "Нет", "metric", "revenue", "goal", "5", "from", "2026-03-01", "till", "2026-03-10"), "Этот день уже прошёл")
	if a := set("hugo", "department", "t:south"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Get("ann", "/team"), "Весна осталось дней: 10 2 300 ₽ из 10 000 ₽ 23 %", "Юг")
	g.Has(g.Get("egor", "/team"), "Весна") // his department stands below
	g.Lacks(g.Get("bob", "/team"), "Весна", "2 300")
	if a := g.Post("ann", "/team/goals/"+goalID(g, "Весна")+"/end"); a.Status != http.StatusNotFound {
		t.Errorf("a manager ends it: %d", a.Status)
	}
	g.day.Store(20)
	g.Has(g.Get("ann", "/team"), "не достигнута", "2 300 ₽ из 10 000 ₽")
	g.Load(strings.Replace(company, "won      800 ", "won      9000 ", 1))
	g.Has(g.Get("ann", "/team"), "достигнута", "105 %") // the result is asked anew, not kept
	if a := g.Post("adam", "/team/goals", "title", "Май всех", "metric", "win_rate", "goal", "40 %", "from", "2026-04-01", "till", "2026-05-31"); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	g.Has(g.Get("bob", "/team"), "Май всех", "из 40,0 %", "вся компания")
	if a := g.Post("hugo", "/team/goals/"+goalID(g, "Май всех")+"/end"); a.Status != http.StatusNotFound {
		t.Errorf("a head ends the company's goal: %d", a.Status)
	}
	g.Post("adam", "/team/goals/"+goalID(g, "Май всех")+"/end")
	g.Has(g.Get("bob", "/team"), "Май всех снята")
}

func goalID(g *rig, title string) string {
	g.Helper()
	list, err := g.Store.Challenges(g.Context())
	g.Check(err)
	for _, c := range list {
		if c.Title == title {
			return c.ID
		}
	}
	g.Fatalf("no goal %q", title)
	return ""
}

// TestBadges: weeks above one's own base are awarded once, and stay when the past changes.
func TestBadges(t *testing.T) {
	var b strings.Builder
	b.WriteString("seen: 2026-04-20T09:00\ndepartments:\n  id  name  parent\n  all  \"Продажи\"  -\nusers:\n  id  name  department\n  ann  \"Анна\"  all\ndeals:\n  id  owner  created  closed  outcome  amount\n")
	id := 0
	for week := range 13 { // Mondays from 5 January: each week one deal more than the one before
		for range week + 1 {
			id++
			fmt.Fprintf(&b, "  %d  ann  2026-01-01T10:00  %sT10:00  won  100\n", id, []string{
				"2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30",
			}[week])
		}
	}
	g := over(t, b.String())
	g.day.Store(5) // Monday 6 April: the week of 30 March is whole
	x, err := g.service.Growth(t.Context(), "t:ann")
	g.Check(err)
	// The base of the last week is the median of 5…12 deals, 8.5; four weeks of a base are known from the fifth on.
	if x.Growing != 9 || x.Points.Now != 13*20 || x.Points.Base != 8.5*20 || !x.Points.Known || x.Points.Change != 52_94 {
		t.Errorf("%+v", x)
	}
	for range 2 {
		g.Check(g.service.Award(t.Context()))
	}
	badges, err := g.Store.Badges(t.Context(), "t:ann")
	g.Check(err)
	if len(badges) != 2 || badges[0].Kind != score.Growing || badges[0].Level != 8 || badges[0].Period.String() != "2026-03-23" || badges[1].Level != 4 || badges[1].Period.String() != "2026-02-23" {
		t.Errorf("%+v", badges)
	}
	g.Has(g.Get("ann", "/team"), "Мой рост видно только вам", "9-я неделя подряд выше своей базы", "Баллы за неделю выше своей базы на 53 %", "Знак: выше своей базы, недель подряд — 8")
	g.Has(g.Get("ann", "/team?lang=en"), "9th week in a row above your own base")
	g.Lacks(g.Get("adam", "/team"), "9-я неделя")
}

// TestCorrected: a deal that was changed in a closed period waits for a week from when that was found.
func TestCorrected(t *testing.T) {
	g := open(t)
	periods := lock.New(lock.Options{Store: g.Store, Desk: g.Desk, Data: g.Engine, Now: g.now})
	freeze := score.Corrected{Book: periods.Book, Now: g.now}
	frozen := func() []string {
		t.Helper()
		list, err := freeze.Frozen(t.Context())
		g.Check(err)
		return list
	}
	if list := frozen(); len(list) > 0 {
		t.Errorf("nothing is closed: %v", list)
	}
	_, err := periods.Close(t.Context(), lock.Who{Login: "adam"}, "2026-03")
	g.Check(err)
	g.Load(strings.Replace(company, "won      800 ", "won      900 ", 1))
	_, err = periods.Check(t.Context())
	g.Check(err)
	if list := frozen(); len(list) != 1 || list[0] != "t:2" {
		t.Errorf("frozen: %v", list)
	}
	g.day.Store(7)
	if list := frozen(); len(list) > 0 {
		t.Errorf("after a week: %v", list)
	}
}
