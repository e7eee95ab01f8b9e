package my

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/warehouse"
)

// company has two departments; what is Bob's has words and sums that stand nowhere else.
const company = `
seen: 2026-03-19T14:00
departments:
  id     name         parent
  all    "Продажи"    -
  south  "Юг"         all
  north  "Северсек"   all
users:
  id    name               department
  ann   "Анна Ким"         south
  egor  "Егор Ли"          south
  bob   "Бобров Секретов"  north
pipelines:
  id    name   kind
  main  "Опт"  sales
stages:
  id    pipeline  rank  name        outcome
  new   main      1     Новая       open
  talk  main      2     Переговоры  open
  won   main      3     Успех       won
  lost  main      4     Отказ       lost
sources:
  id    name
  site  "Сайт"
leads:
  id  title         created           owner  source
  l1  "Котёл дачи"  2026-03-19T13:12  ann    site
  l2  "Забытый"     2026-02-02T10:00  ann    site
  l3  "Лидбоба"     2026-03-19T12:00  bob    site
clients:
  id  name               owner  created
  c1  "ООО Копыта"       ann    2026-01-10T10:00
  c2  "Клиентбоба"       bob    2026-01-11T10:00
deals:
  id  owner  created           closed            outcome  amount   client  title           stage  pipeline
  1   ann    2026-03-02T10:00  2026-03-10T10:00  won      1200000  c1      "Котёл Анны"    won    main
  2   ann    2026-03-03T10:00  -                 open     250000   c1      "Монтаж Анны"   talk   main
  3   bob    2026-03-05T10:00  2026-03-14T10:00  won      7654321  c2      "Тайнаябоба"    won    main
  4   bob    2026-03-05T10:00  -                 open     7171717  c2      "Втораябоба"    new    main
  5   egor   2026-03-05T10:00  2026-03-13T10:00  won      3141592  -       "Бочка Егора"   won    main
  6   ann    2025-06-05T10:00  2025-07-13T10:00  won      100000   c1      "Давняя"        won    main
changes:
  deal  at                stage
  1     2026-03-02T10:00  new
  1     2026-03-04T10:00  talk
  1     2026-03-10T10:00  won
  2     2026-03-03T10:00  new
  2     2026-03-15T10:00  talk
  6     2025-06-05T10:00  new
  6     2025-06-07T10:00  talk
  6     2025-07-13T10:00  won
tasks:
  id  owner  created           due               done              kind          deal
  t1  ann    2026-03-17T10:00  2026-03-18T12:00  -                 "перезвонить" 2
  t2  ann    2026-03-18T10:00  2026-03-19T17:15  -                 "звонок"      2
  t3  ann    2026-03-18T10:00  2026-03-19T11:00  2026-03-19T10:30  "письмо"      2
  t4  ann    2026-03-18T10:00  2026-03-20T11:00  -                 "замер"       2
  t5  bob    2026-03-18T10:00  2026-03-19T12:00  -                 "Задачабоба"  4
meetings:
  id  owner  created           starts            held              result
  m1  ann    2026-03-18T10:00  2026-03-19T16:30  -                 -
  m2  ann    2026-03-18T10:00  2026-03-20T12:00  -                 -
  m3  bob    2026-03-18T10:00  2026-03-20T12:00  -                 -
`

func march() cal.Range {
	return cal.Range{From: cal.Date(2026, time.March, 1), To: cal.Date(2026, time.April, 1)}
}

func small(t *testing.T) *rig {
	t.Helper()
	return smallOn(t, 19, 14)
}

// smallOn is small, looked at on a day of March.
func smallOn(t *testing.T, day, hour int) *rig {
	t.Helper()
	settings := warehouse.DefaultSettings()
	batch, err := texttable.Batch("t", company, settings)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation(settings.Zone)
	if err != nil {
		t.Fatal(err)
	}
	g := over(t, settings, batch, time.Date(2026, time.March, day, hour, 0, 0, 0, zone),
		account.Person{Login: "olga", Name: "Хозяйка", Role: account.Owner},
		account.Person{Login: "hugo", Name: "Руководитель", Role: account.Head, Departments: []string{"t:south"}},
		account.Person{Login: "ann", Name: "Анна", Role: account.Manager, CRMUser: "t:ann"},
		account.Person{Login: "egor", Name: "Егор", Role: account.Manager, CRMUser: "t:egor"},
		account.Person{Login: "lost", Name: "Ничей", Role: account.Support},
		account.Person{Login: "mark", Name: "Марк", Role: account.Marketing},
	)
	_, _, err = g.Accounts.Update(t.Context(), "egor", account.Edit{Name: "Егор", Role: account.Manager, CRMUser: "t:egor", Hide: []string{account.Amounts}})
	g.Check(err)
	g.set(
		g.goal("revenue", "t:ann", march(), 2_600_000), g.goal("revenue", "t:bob", march(), 8_484_848), g.goal("revenue", "t:egor", march(), 5_656_565),
	)
	return g
}

// TestGone: where the data ends the day before, the days gone and the days left make the month.
func TestGone(t *testing.T) {
	g := smallOn(t, 20, 9)
	g.Has(g.Get("ann", "/my"), "13 из 21 раб. дней", "Нужно в день, ещё 8 дней")
}

// TestPage is one manager's page, every figure of it worked out by hand: on Thursday 19 March 14 of 22 working days have begun.
func TestPage(t *testing.T) {
	g := small(t)
	page := g.Get("ann", "/my")
	g.Has(page,
		"Март 2026 идёт: 13 из 21 раб. дней", "1,2 из 2,6 млн ₽", "46,2 % плана", "темп 74,6 %", "Нужно в день, ещё 8 дней 175 тыс. ₽",
		"1 продажа",
		// Today: what burns first, then by the clock.
		"2 горят", "Ответить: заявка, Сайт Котёл дачи ждёт 48 мин Перезвонить Монтаж Анны с 18 мар Встреча 16:30 Звонок Монтаж Анны 17:15 Сделано 1 из 2", "старше недели: 1",
		// Tomorrow is as it is set: a meeting and a task.
		"Завтра пт, 20 мар · как назначено сейчас, снимок в 18:00", "1 встреча", "1 задача",
		"Монтаж Анны Переговоры, 4 дня 250", "мало случаев: 1",
		"В эти месяцы сделок не заводили", "Мой рост",
	)
	english := g.Get("ann", "/my?lang=en").Text()
	for _, want := range []string{"1.2 of 2.6", "Needed a day, for 8 more days", "waits 48 min", "2 burning", "pace 74.6%"} {
		if !strings.Contains(english, want) {
			t.Errorf("%q is not in %s", want, english)
		}
	}
}

// TestRights: a manager gets nothing of a colleague's, a head nothing of another department, and whoever may see no sums sees none.
func TestRights(t *testing.T) {
	g := small(t)
	bobs := []string{"боба", "Бобров", "Северсек", "7654321", "7,65", "7171717", "7172", "8484848", "8,48", "t:bob"}
	egors := []string{"Егора", "Егор Ли", "3141592", "3,14", "5656565", "5,66", "t:egor"}
	ann := g.Get("ann", "/my")
	g.Lacks(ann, append(bobs, egors...)...)
	for _, other := range []string{"t:bob", "%23t:bob", "t:egor", "t:nobody"} {
		if a := g.Get("ann", "/my?owner="+other); a.Status != http.StatusNotFound {
			t.Errorf("Ann opens %s: %d %s", other, a.Status, a.Text())
		} else {
			g.Lacks(a, "боба", "Бобров", "Егор Ли")
		}
	}
	egor := g.Get("egor", "/my")
	g.Has(egor, "Суммы вам не показываются")
	g.Lacks(egor, append(bobs, "3141592", "3,14", "5656565", "5,66", "млн", "Котёл Анны")...)
	hugo := g.Get("hugo", "/my?owner=t:ann")
	g.Has(hugo, "Показатели менеджера Анна Ким", "1,2 из 2,6 млн ₽", "Егор Ли")
	g.Lacks(hugo, bobs...)
	if a := g.Get("hugo", "/my?owner=t:bob"); a.Status != http.StatusNotFound {
		t.Errorf("the head of the south opens Bob's page: %d", a.Status)
	}
	owner := g.Get("olga", "/my?owner=t:bob")
	g.Has(owner, "Бобров Секретов", "7,65 из 8,48 млн ₽")
	g.Lacks(owner, "Котёл Анны", "Монтаж Анны", "Бочка")
	for _, login := range []string{"lost", "mark"} {
		a := g.Get(login, "/my")
		g.Has(a, "не связана с сотрудником CRM")
		g.Lacks(a, append(bobs, egors...)...)
	}
}

// TestMedian: beside one's own conversions stands the middle of the team where five colleagues have some, without a name; of fewer
// the page says why it does not.
func TestMedian(t *testing.T) {
	for _, c := range []struct {
		colleagues int
		want       string
	}{{5, "чёрная черта — медиана отдела"}, {4, "Медианы отдела нет: таких сделок меньше чем у пяти коллег"}} {
		var text, deals strings.Builder
		text.WriteString("seen: 2026-03-19T14:00\ndepartments:\n  id name parent\n  all Отдел -\nusers:\n  id name department\n")
		stages := "stages:\n  id pipeline rank name outcome\n  new main 1 Новая open\n  won main 2 Успех won\n  lost main 3 Отказ lost\npipelines:\n  id name kind\n  main Опт sales\n"
		deals.WriteString("deals:\n  id owner created closed outcome amount title stage pipeline\n")
		for i := range c.colleagues + 1 {
			who := fmt.Sprintf("u%d", i)
			fmt.Fprintf(&text, "  %s Коллега%d all\n", who, i)
			// The first sells two of four, each of the others three of four.
			for n := range 4 {
				outcome := "won"
				if n == 3 || n == 2 && i == 0 {
					outcome = "lost"
				}
				fmt.Fprintf(&deals, "  %s-%d %s 2026-02-03T10:00 2026-02-10T10:00 %s 100 Сделка%d %s main\n", who, n, who, outcome, i, outcome)
			}
		}
		settings := warehouse.DefaultSettings()
		batch, err := texttable.Batch("t", text.String()+stages+deals.String(), settings)
		if err != nil {
			t.Fatal(err)
		}
		g := over(t, settings, batch, time.Date(2026, time.March, 19, 11, 0, 0, 0, time.UTC),
			account.Person{Login: "first", Name: "Первый", Role: account.Manager, CRMUser: "t:u0"})
		page := g.Get("first", "/my")
		g.Has(page, c.want, "Новая → 50 %")
		g.Lacks(page, "Коллега1", "Сделка1", "t:u1")
		if c.colleagues == 5 {
			g.Has(page, "Новая → 50 % медиана отдела 75 %")
		}
	}
}

// TestHome: a manager begins on their own page, and the tab of the dashboards leads there.
func TestHome(t *testing.T) {
	g := small(t)
	if a := g.Get("ann", "/"); a.To != "/my" {
		t.Errorf("a manager begins on %q", a.To)
	}
	if a := g.Get("olga", "/"); a.To != "/d/owner" {
		t.Errorf("an owner begins on %q", a.To)
	}
	for _, login := range []string{"ann", "olga"} {
		if a := g.Get(login, "/my"); !strings.Contains(a.Body, `href="/my" aria-current="page"`) {
			t.Errorf("%s has no tab of the page", login)
		}
	}
}

// TestPlural: a figure with a decimal takes its own form, a whole one that of its number.
func TestPlural(t *testing.T) {
	for n, want := range map[float64]string{1.3: "лида", 9.97: "лидов", 21: "лид", 22.4: "лида", 0: "лидов", 0.4: "лида"} {
		if got := plural(n, lang.RU, "leads_new"); got != want {
			t.Errorf("%v %s, want %s", n, got, want)
		}
	}
}
