package kpi_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/scoreboard"
	"svodka/internal/web/webtest"
)

// row is the figures of a metric's row, by column: the plan, the weeks, fact, done, pace.
func (g *rig) row(a webtest.Got, title string) []string {
	g.Helper()
	at := strings.Index(a.Body, ">"+title+"</a>")
	if at < 0 {
		g.Fatalf("no row %s in %d %s", title, a.Status, a.Text())
	}
	text := a.Body[at:]
	text, _, _ = strings.Cut(text, "</tr>")
	var list []string
	for _, cell := range regexp.MustCompile(`(?s)<td.*?</td>`).FindAllString(text, -1) {
		cell = regexp.MustCompile(`(?s)<span class="vh">.*?</span>`).ReplaceAllString(cell, "")
		list = append(list, webtest.Got{Body: cell}.Text())
	}
	return list
}

// weekOf is the place of a week in a row: there are eight, the last of them the week of 30 March.
const (
	planAt  = 0
	febAt   = 1 // 9 February
	marchAt = 5 // 9 March
	factAt  = 9
	doneAt  = 10
	paceAt  = 11
)

// TestTable: weeks, their plans, the month beside them, for the company and for one.
func TestTable(t *testing.T) {
	g := open(t)
	a := g.Get("adam", "/kpi")
	r := g.row(a, "Выручка")
	for at, want := range map[int]string{planAt: "3 000", febAt: "1 000", marchAt: "4 522", factAt: "0", doneAt: "0,0 %", paceAt: "0,0 %"} {
		if !strings.HasPrefix(r[at], want) {
			t.Errorf("revenue, %d: %q, want %q (%v)", at, r[at], want, r)
		}
	}
	g.Has(a, "Неделя с понедельника", "30 мар идёт, 3 д.", "23 фев", "Апрель, 1 из 22 раб. дней", "План на апрель", "нет плана", "Вся компания", "Юг", "плана на прошедшие 3 дня")
	if r := g.row(a, "Доля выигранных"); r[planAt] != "50" || r[doneAt] != "—" || r[marchAt] != "75,0" {
		t.Errorf("win rate: %v", r)
	}
	march := regexp.MustCompile(`<td class="n +cg"[^>]*>\s*<a class="kc"[^>]*column=2026-03-09\.\.2026-03-15[^>]*metric=revenue`)
	if !march.MatchString(a.Body) {
		t.Error("the week that is to plan is not marked so")
	}
	if r := g.row(g.Get("adam", "/kpi?view=percent"), "Выручка"); r[marchAt] != "646 %" {
		t.Errorf("percent: %v", r)
	}
	if r := g.row(g.Get("adam", "/kpi?owner=%23t:ann"), "Выручка"); r[marchAt] != "800" || r[planAt] != "750" {
		t.Errorf("Ann: %v", r)
	}
	if r := g.row(g.Get("adam", "/kpi?department=%23t:south"), "Выручка"); r[marchAt] != "2 300" {
		t.Errorf("the south with what is below: %v", r)
	}
	if r := g.row(g.Get("adam", "/kpi?grain=month"), "Выручка"); r[7] != "4 522" { // March is the last but one of eight months
		t.Errorf("months: %v", r)
	}
	for _, bad := range []string{"/kpi?grain=hour", "/kpi?view=chart", "/kpi?nonsense=1", "/kpi?grain=day&range=2025..2026", "/kpi?seen=x", "/kpi/cell?metric=revenue&column=zzz", "/kpi/cell?metric=none&column=2026-03"} {
		if a := g.Get("adam", bad); a.Status < http.StatusBadRequest {
			t.Errorf("%s: %d", bad, a.Status)
		}
	}
}

// TestMondayConclusion: on the first day of a week the week before is told, which can be judged.
func TestMondayConclusion(t *testing.T) {
	for day, want := range map[int64]string{
		5: "Неделя 30 мар – 5 апр 2026: выручка 0 % плана", // Monday, 6 April
		6: "Неделя 6–12 апреля 2026: выручка 0 % плана на прошедшие 2 дня.",
	} {
		seen := fmt.Sprintf("seen: 2026-04-%02dT09:00", 1+day)
		g := over(t, strings.Replace(company, "seen: 2026-04-01T09:00", seen, 1))
		g.day.Store(day)
		g.Has(g.Get("adam", "/kpi"), want)
	}
}

// TestRights: the table, its cells and its snapshots show nobody more than their own.
func TestRights(t *testing.T) {
	g := open(t)
	snap := g.Post("adam", "/kpi/snapshots")
	if snap.Status != http.StatusSeeOther || !strings.Contains(snap.To, "seen=") {
		t.Fatalf("%d %s", snap.Status, snap.To)
	}
	_, moment, _ := strings.Cut(snap.To, "seen=")
	seen := "&seen=" + moment
	const cell = "/kpi/cell?metric=revenue&column=2026-03-09..2026-03-15"
	for _, path := range []string{"/kpi?", "/kpi?view=percent", "/kpi?" + seen[1:], cell, cell + seen, "/kpi?department=%23t:north", "/kpi?owner=%23t:bob" + seen, "/kpi?department=%23t:north" + seen} {
		for _, who := range []string{"ann", "hugo"} {
			g.Lacks(g.Get(who, path), "2 222", "2\u00a0222", "4\u00a0522", "4 522", "Бобров", "2\u202f222", "4\u202f522")
		}
		g.Lacks(g.Get("mark", path), "2\u202f222", "4\u202f522", "Выручка", "Деньги")
	}
	if r := g.row(g.Get("ann", "/kpi"), "Выручка"); r[marchAt] != "800" {
		t.Errorf("Ann: %v", r)
	}
	if r := g.row(g.Get("ann", "/kpi?"+seen[1:]), "Выручка"); r[marchAt] != "800" || r[planAt] != "750" {
		t.Errorf("Ann of the snapshot: %v", r)
	}
	if r := g.row(g.Get("hugo", "/kpi?"+seen[1:]), "Выручка"); r[marchAt] != "2 300" {
		t.Errorf("the head of the south of the snapshot: %v", r)
	}
	if r := g.row(g.Get("hugo", "/kpi?owner=%23t:egor"+seen), "Выручка"); r[marchAt] != "1 500" {
		t.Errorf("the head of the south of Egor in the snapshot: %v", r)
	}
	g.Has(g.Get("bob", "/kpi?owner=%23t:ann"+seen), "Для такого выбора в снимке ничего нет")
	for _, who := range []string{"ann", "mark", "alla"} {
		for _, path := range []string{"/kpi/blocks"} {
			if a := g.Get(who, path); a.Status != http.StatusNotFound {
				t.Errorf("%s opened %s: %d", who, path, a.Status)
			}
		}
		if a := g.Post(who, "/kpi/snapshots"); a.Status != http.StatusNotFound {
			t.Errorf("%s took the table: %d", who, a.Status)
		}
	}
	if _, err := g.Accounts.Add(t.Context(), account.Person{Login: "rita", Name: "Рита", Role: account.Reader, Password: "correct horse battery"}); err != nil {
		t.Fatal(err)
	}
	if a := g.Get("rita", "/kpi"); a.Status != http.StatusNotFound {
		t.Errorf("a reader of nothing opened the table: %d", a.Status)
	}
}

// later is the company with a deal that was corrected afterwards.
func later() string {
	return strings.Replace(company, "won      800 ", "won      900 ", 1)
}

// TestSnapshot: what was seen stays as it was, what is known now stands beside it, and differences are marked in both.
func TestSnapshot(t *testing.T) {
	g := open(t)
	to := g.Post("adam", "/kpi/snapshots").To
	g.Load(later())
	a := g.Get("adam", to)
	if r := g.row(a, "Выручка"); r[marchAt] != "4 522 сейчас 4 622" || r[febAt] != "1 000" {
		t.Errorf("the snapshot: %v", r)
	}
	g.Has(a, "Как видели ср 1 апр 2026", "Как известно сейчас", "Сейчас иначе: 2") // revenue and the average check
	a = g.Get("adam", "/kpi")
	if r := g.row(a, "Выручка"); r[marchAt] != "4 622 в снимке 4 522" {
		t.Errorf("now: %v", r)
	}
	g.Has(g.Get("adam", "/kpi/cell?metric=revenue&column=2026-03-09..2026-03-15&"+strings.TrimPrefix(to, "/kpi?")), "4 622 ₽", "В снимке", "4 522 ₽")
	if a := g.Get("adam", to+"&source=avito"); a.Status != http.StatusSeeOther || strings.Contains(a.To, "source") {
		t.Errorf("a filter that a snapshot does not have: %d %s", a.Status, a.To)
	}
	list := g.Get("adam", "/kpi/snapshots")
	g.Has(list, "ср 1 апр 2026", "adam", "по понедельникам в 9:00")
}

// TestMoments: the table is taken at its moments, each once, also those that nobody was there for.
func TestMoments(t *testing.T) {
	g := open(t)
	count := func(want int) []scoreboard.Snapshot {
		t.Helper()
		g.Check(g.service.Round(t.Context()))
		list, err := g.service.Snapshots(t.Context(), 100)
		g.Check(err)
		if len(list) != want {
			t.Fatalf("%d snapshots, want %d: %+v", len(list), want, list)
		}
		return list
	}
	if x := count(1)[0]; !x.Late() || x.Moment.Format("2006-01-02 15:04") != "2026-03-30 06:00" { // 9:00 in Moscow
		t.Errorf("the latest Monday: %+v", x)
	}
	count(1)
	g.day.Store(20) // Tuesday, three Mondays later
	count(4)
	count(4)
	// Two runners at once: the moment has one snapshot, and neither fails.
	g.day.Store(27)
	other := scoreboard.New(scoreboard.Options{Store: g.Store, Desk: g.Desk, Now: g.now})
	done := make(chan error, 2)
	for _, s := range []*scoreboard.Service{g.service, other} {
		go func() { done <- s.Round(t.Context()) }()
	}
	g.Check(<-done)
	g.Check(<-done)
	count(5)
	// Nobody saw on Monday what was taken on Tuesday.
	a := g.Get("adam", "/kpi")
	g.Has(a, "Снято позже: вт 28 апр 2026, 15:00 (за пн 27 апр 2026, 09:00)")
	g.Lacks(a, "Как видели")
	g.Has(g.Get("adam", "/kpi?lang=en"), "Taken late: ", " (for ")
}

// TestBlocks: who leads names blocks, fills and orders them, and every version stays.
func TestBlocks(t *testing.T) {
	g := open(t)
	a := g.Get("hugo", "/kpi/blocks")
	g.Has(a, "Продажи", "Выручка", "Следующий: пн 6 апр 2026")
	form := []string{"base", "0", "when", "по рабочим дням в 18:00", "title-0", "Мои", "metric-0", "revenue", "metric-0", "deals_won", "add-0", "Доля выигранных"}
	a = g.Post("hugo", "/kpi/blocks", append(form, "act", "up:0:1")...)
	order := regexp.MustCompile(`name="metric-0" value="(\w+)"`).FindAllStringSubmatch(a.Body, -1)
	if got := fmt.Sprint(order); !strings.Contains(got, `"deals_won" deals_won]`) && !strings.HasPrefix(got, `[[name="metric-0" value="deals_won" deals_won] [name="metric-0" value="revenue"`) || len(order) != 3 {
		t.Errorf("%v", got)
	}
	if a := g.Post("hugo", "/kpi/blocks", append(form, "act", "save")...); a.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	a = g.Get("hugo", "/kpi")
	g.Has(a, "Мои", "Доля выигранных")
	g.Lacks(a, "Звонки исходящие")
	g.Has(g.Post("adam", "/kpi/blocks", append(form, "act", "save")...), "Таблицу тем временем изменили")
	for _, bad := range [][]string{
		{"base", "1", "when", "иногда", "title-0", "А", "metric-0", "revenue"},
		{"base", "1", "when", "", "title-0", "", "metric-0", "revenue"},
		{"base", "1", "when", "", "title-0", "А", "metric-0", "nothing"},
		{"base", "1", "when", "", "title-0", "А", "metric-0", "revenue", "metric-0", "revenue"},
		{"base", "1", "when", "", "title-0", "А", "metric-0", "revenue", "add-0", "Чего нет"},
		{"base", "1", "when", ""},
		{"base", "1", "when", "каждые 10 минут", "title-0", "А", "metric-0", "revenue"},
	} {
		if a := g.Post("adam", "/kpi/blocks", append(bad, "act", "save")...); a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, `class="note x"`) {
			t.Errorf("%v: %d %s", bad, a.Status, a.Text())
		}
	}
	g.Has(g.Get("adam", "/kpi/blocks?version=0"), "Звонки исходящие")
	g.Has(g.Get("adam", "/kpi/blocks"), "Версия 1", "hugo")
}

// TestCell: a pop-over tells the figure, what it is made of, and whose it is; its links lead to the records and the explanation.
func TestCell(t *testing.T) {
	g := open(t)
	a := g.Get("adam", "/kpi/cell?metric=win_rate&column=2026-03-09..2026-03-15")
	g.Has(a, "Доля выигранных, 9–15 марта 2026", "75,0 %", "3 из 4", "План 50,0 %", "Анна Ким", "1 из 2 · 50,0 %", "Записи", "Объяснить")
	for _, link := range []string{"/records?metrics=win_rate&amp;range=2026-03-09..2026-03-15", "/explain?compare=plan&amp;metrics=win_rate&amp;range=2026-03-09..2026-03-15"} {
		if !strings.Contains(a.Body, link) {
			t.Errorf("no link %s: %s", link, regexp.MustCompile(`href="/(records|explain)[^"]*"`).FindAllString(a.Body, -1))
		}
	}
	a = g.Get("adam", "/kpi/cell?metric=revenue&column=2026-03-09..2026-03-15&owner=%23t:ann")
	g.Has(a, "800 ₽", "План 175 ₽", "выполнено 457 %")
	g.Lacks(a, "Бобров")
}

// TestFile: the table as a file, live and as it was seen.
func TestFile(t *testing.T) {
	g := open(t)
	to := g.Post("adam", "/kpi/snapshots").To
	a := g.Get("adam", "/kpi.csv")
	for _, want := range []string{"\ufeffБлок;Показатель;Единица;План на апрель;", "Продажи;Выручка;₽;3000;", ";4522;", "Доля выигранных;%;50;"} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("no %q in %s", want, a.Body)
		}
	}
	g.Load(later())
	if a := g.Get("adam", strings.Replace(to, "/kpi?", "/kpi.csv?", 1)); !strings.Contains(a.Body, ";4522;") || strings.Contains(a.Body, "4622") {
		t.Errorf("the snapshot as a file: %s", a.Body)
	}
	if a := g.Get("ann", "/kpi.csv"); strings.Contains(a.Body, "4622") || !strings.Contains(a.Body, ";900;") {
		t.Errorf("Ann's file: %s", a.Body)
	}
}
