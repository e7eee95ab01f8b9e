package target_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"svodka/internal/audit"
	"svodka/internal/source/file"
	"svodka/internal/target"
)

type sentChange struct {
	Scope  string   `json:"scope"`
	Grain  string   `json:"grain"`
	From   string   `json:"from"`
	V      *float64 `json:"v"`
	Origin string   `json:"origin"`
}

type batch struct {
	Metric  string       `json:"metric"`
	Seen    int64        `json:"seen"`
	Factor  float64      `json:"factor"`
	Why     string       `json:"why"`
	Fix     string       `json:"fix"`
	Changes []sentChange `json:"changes"`
}

type saved struct {
	Saved    int    `json:"saved"`
	Revision int64  `json:"revision"`
	Kind     string `json:"kind"`
	Error    string `json:"error"`
	Theirs   []struct {
		Text string   `json:"text"`
		V    *float64 `json:"v"`
	} `json:"theirs"`
}

func month(scope, from string, x *float64) sentChange {
	return sentChange{Scope: scope, Grain: "month", From: from, V: x}
}

// TestGrid shows a closed month with its percent, the running one with fact and pace, one to come with the change, and the sentence.
func TestGrid(t *testing.T) {
	g := open(t, nil)
	g.set("owner=t:ann", "2026-03", 1_000_000)
	g.set("owner=t:ann", "2026-04", 1_100_000)
	g.set("owner=t:ann", "2026-05", 1_210_000)
	text := g.Get("adam", "/plans").Text()
	for _, want := range []string{
		"Планы: выручка", "Анна Ким — факт 900 1 000 95 %", "1 100 400 · темп 100 %", "1 210 +10 %", "Итого 6 мес. ", "3 310",
		"План апреля 1,1 млн ₽, к сегодняшнему дню должно быть 400 тыс. ₽, есть 400 тыс. ₽", "в рабочий день", "Предлагает Сводка", "Компания", "закрыт",
		"Делить по рабочим дням",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the grid does not say %q:\n%s", want, text)
		}
	}
	if en := g.Get("adam", "/plans?lang=en").Text(); !strings.Contains(en, "The target of April is ₽1.1M") {
		t.Errorf("in English: %s", en)
	}
	for _, more := range []string{"grain=week", "grain=quarter", "grain=year", "by=department", "of=t:south", "all=1", "unit=m", "metric=win_rate", "from=1500-01-01&n=99999"} {
		if a := g.Get("adam", "/plans?"+more); a.Status != http.StatusOK {
			t.Errorf("%s: %d", more, a.Status)
		}
	}
	if a := g.Get("adam", "/plans?metric=nonsense"); a.Status != http.StatusNotFound {
		t.Errorf("a metric that is not there: %d", a.Status)
	}
}

// TestRights: a manager reads their own, a head changes their department, an analyst reads all and changes nothing.
func TestRights(t *testing.T) {
	g := open(t, nil)
	g.set("owner=t:ann", "2026-05", 1_210_000)
	g.set("owner=t:bob", "2026-05", 777_000)
	mine := g.Get("ann", "/plans")
	if text := mine.Text(); !strings.Contains(text, "Анна Ким") || strings.Contains(text, "Бобров") || strings.Contains(text, "777") || strings.Contains(text, "Компания") || strings.Contains(text, "1 987") {
		t.Errorf("a manager sees %s", text)
	}
	if strings.Contains(mine.Body, `"edit":true`) || strings.Contains(mine.Body, "plan-save") {
		t.Error("a manager is offered to change the plan")
	}
	for _, path := range []string{"/plans/cell?metric=revenue&scope=owner%3Dt:bob&grain=month&from=2026-05-01", "/plans/cell?metric=revenue&scope=&grain=month&from=2026-05-01", "/plans/rules", "/plans/import"} {
		if a := g.Get("ann", path); a.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.Status)
		}
	}
	if a := g.Get("ann", "/plans/split"); a.Status != http.StatusForbidden {
		t.Errorf("a manager splits: %d", a.Status)
	}
	if text := g.Get("ann", "/plans/export.csv").Body; !strings.Contains(text, "Анна Ким") || strings.Contains(text, "Бобров") {
		t.Errorf("a manager takes away %s", text)
	}
	own, err := file.Grid([]byte(g.Get("ann", "/plans/export.xlsx").Body))
	g.Check(err)
	if text := fmt.Sprint(own); !strings.Contains(text, "Анна Ким") || strings.Contains(text, "Бобров") {
		t.Errorf("a manager takes away %s", text)
	}
	if a := g.Get("rita", "/plans/export.xlsx"); a.Status != http.StatusNotFound {
		t.Errorf("a reader takes plans away: %d", a.Status)
	}
	if a := g.Get("rita", "/plans"); a.Status != http.StatusNotFound {
		t.Errorf("a reader: %d", a.Status)
	}
	try := func(login, scope string) int {
		return g.send(login, "/plans/save.json", batch{Metric: "revenue", Seen: 99, Factor: 1, Changes: []sentChange{month(scope, "2026-06-01", new(float64(5)))}}, nil)
	}
	for _, c := range []struct {
		login, scope string
		want         int
	}{
		{"ann", "owner=t:ann", 403}, {"alla", "owner=t:ann", 403}, {"hugo", "owner=t:bob", 403}, {"hugo", "", 403}, {"rita", "owner=t:ann", 404},
		{"hugo", "owner=t:ann", 200}, {"hugo", "department=t:south", 200}, {"adam", "owner=t:bob", 200},
	} {
		if got := try(c.login, c.scope); got != c.want {
			t.Errorf("%s changes %q: %d, want %d", c.login, c.scope, got, c.want)
		}
	}
	if text := g.Get("hugo", "/plans?from=2026-04-01").Text(); strings.Contains(text, "Бобров") || strings.Contains(text, "777") {
		t.Errorf("a head of the south sees the north: %s", text)
	}
}

// TestSave keeps a batch in the unit of the grid, writes the log, tells of conflicts and clashes, and refuses closed months.
func TestSave(t *testing.T) {
	g := open(t, nil)
	var a saved
	post := func(b batch) int {
		t.Helper()
		a = saved{}
		b.Metric, b.Factor = "revenue", 1000
		return g.send("adam", "/plans/save.json", b, &a)
	}
	if s := post(batch{Why: "новый сезон", Changes: []sentChange{month("owner=t:ann", "2026-05-01", new(float64(1210.5))), month("owner=t:u01", "2026-05-01", new(float64(300)))}}); s != 200 || a.Saved != 2 {
		t.Fatalf("%d %+v", s, a)
	}
	first := a.Revision
	if got := g.planned("metrics=revenue&by=owner&range=2026-05&grain=month&compare=plan")["t:ann 2026-05"]; got != 1_210_500 {
		t.Errorf("the plan is %v", got)
	}
	events, err := g.Audit.Store.Events(t.Context(), audit.Filter{})
	g.Check(err)
	if len(events) == 0 || !strings.Contains(events[0].More, "— → 1210500") || !strings.Contains(events[0].More, "новый сезон") || events[0].Who != "adam" {
		t.Errorf("the log: %+v", events)
	}
	if s := post(batch{Seen: 0, Changes: []sentChange{month("owner=t:ann", "2026-05-01", new(float64(1)))}}); s != 409 || a.Kind != "conflict" || len(a.Theirs) != 1 || a.Revision != first ||
		!strings.Contains(strings.ReplaceAll(a.Theirs[0].Text, "\u00a0", " "), "Анна Ким, май 2026: 1,21 млн ₽ · adam") {
		t.Errorf("a conflict: %d %+v", s, a)
	}
	if s := post(batch{Seen: first, Changes: []sentChange{month("owner=t:ann", "2026-02-01", new(float64(1)))}}); s != 409 || a.Kind != "refused" || !strings.Contains(a.Error, "закрыт") {
		t.Errorf("a closed month: %d %+v", s, a)
	}
	if s := post(batch{Seen: first, Changes: []sentChange{month("", "2026-05-01", new(float64(1400)))}}); s != 409 || a.Kind != "clash" {
		t.Errorf("a whole less than its people: %d %+v", s, a)
	}
	if s := post(batch{Seen: first, Fix: "parts", Changes: []sentChange{month("", "2026-05-01", new(float64(1400)))}}); s != 200 || a.Saved != 3 {
		t.Errorf("scaled: %d %+v", s, a)
	}
	by := g.planned("metrics=revenue&by=owner&range=2026-05&grain=month&compare=plan")
	if sum := by["t:ann 2026-05"] + by["t:u01 2026-05"]; sum != 1_400_000 {
		t.Errorf("the people make %v", by)
	}
	for _, bad := range []string{"{", `{"metric":"revenue","changes":[{"scope":"owner=","grain":"month","from":"2026-05-01","v":1}]}`, `{"metric":"revenue","changes":[{"scope":"","grain":"month","from":"0001-01-01","v":1}]}`} {
		if a := g.Do("adam", "POST", "/plans/save.json", bad, "Content-Type", "application/json"); a.Status != 400 {
			t.Errorf("%s: %d %s", bad, a.Status, a.Body)
		}
	}
}

// TestRead reads what is typed and pasted in the unit of the grid.
func TestRead(t *testing.T) {
	g := open(t, nil)
	var out struct {
		Names []string `json:"names"`
		Cells [][]struct {
			V   *float64 `json:"v"`
			Why string   `json:"why"`
		} `json:"cells"`
	}
	g.send("adam", "/plans/read.json", map[string]any{"metric": "revenue", "factor": 1000, "text": "Анна\t1 200,5\t4,5 млн\t900 ₽\nБоб\t12 00x\t—\t"}, &out)
	if len(out.Cells) != 2 || len(out.Names) != 2 || *out.Cells[0][0].V != 1200.5 || *out.Cells[0][1].V != 4500 || *out.Cells[0][2].V != 0.9 {
		t.Errorf("%+v", out)
	}
	if len(out.Cells) == 2 && out.Cells[1][0].Why == "" {
		t.Errorf("a wrong cell is taken: %+v", out.Cells[1])
	}
}

// TestCell is the way without a script: a form for one cell, its check, its history.
func TestCell(t *testing.T) {
	g := open(t, nil)
	at := url.Values{"metric": {"revenue"}, "scope": {"owner=t:ann"}, "grain": {"month"}, "from": {"2026-05-01"}, "unit": {"k"}}
	with := func(pairs ...string) url.Values {
		q := url.Values{}
		maps.Copy(q, at)
		for i := 0; i+1 < len(pairs); i += 2 {
			q.Set(pairs[i], pairs[i+1])
		}
		return q
	}
	if a := g.Send("adam", "/plans/cell", with("value", "1 000", "why", "первый")); a.Status != 303 {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	if a := g.Send("adam", "/plans/cell", with("value", "1,2 млн")); a.Status != 303 {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	text := g.Get("adam", "/plans/cell?"+at.Encode()).Text()
	for _, want := range []string{
		"Анна Ким, май: 1,2 млн ₽", "Достижима", "Растёт постепенно", "Измерима", "Есть срок", "— → 1 млн ₽", "первый", "19 рабочих дней, 63 тыс. ₽ в день", "1 мая — праздник Весны и Труда", "11 мая — выходной по переносу",
	} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the cell does not say %q:\n%s", want, text)
		}
	}
	if a := g.Send("adam", "/plans/cell", with("value", "много")); a.Status != 422 || !strings.Contains(a.Text(), "Не число") {
		t.Errorf("a word: %d %s", a.Status, a.Text())
	}
	g.set("owner=t:u01", "2026-05", 300_000)
	whole := with("value", "100")
	whole.Set("scope", "")
	if a := g.Send("adam", "/plans/cell", whole); a.Status != 422 || !strings.Contains(a.Text(), "Поднять общий план") {
		t.Errorf("a clash: %d %s", a.Status, a.Text())
	}
	if a := g.Send("adam", "/plans/cell", with("from", "2026-02-01", "value", "1")); a.Status != 422 || !strings.Contains(a.Text(), "закрыт") {
		t.Errorf("a closed month: %d %s", a.Status, a.Text())
	}
	if a := g.Send("adam", "/plans/cell", with("value", "")); a.Status != 303 {
		t.Errorf("emptying: %d", a.Status)
	}
	if got := g.planned("metrics=revenue&by=owner&range=2026-05&grain=month&compare=plan"); len(got) != 1 {
		t.Errorf("left: %v", got)
	}
}

// TestSplit cuts a year to months and a month of a department to people; the sums are the wholes.
func TestSplit(t *testing.T) {
	g := open(t, nil)
	q := url.Values{"metric": {"revenue"}, "period": {"2027"}, "value": {"12 345"}, "how": {"month"}, "unit": {"k"}}
	if text := g.Get("adam", "/plans/split?"+q.Encode()).Text(); !strings.Contains(text, "всего 12 345 тыс. ₽") || !strings.Contains(text, "Декабрь 2027") {
		t.Fatalf("the preview: %s", text)
	}
	q.Set("whole", "1")
	if a := g.Send("adam", "/plans/split", q); a.Status != 303 || !strings.Contains(a.To, "saved=13") {
		t.Fatalf("%d %s %s", a.Status, a.To, a.Text())
	}
	people := url.Values{
		"metric": {"revenue"}, "scope": {"department=t:south"}, "period": {"2026-06"}, "value": {"1000"}, "how": {"people"}, "way": {"equal"}, "unit": {"k"},
		"person": {"t:ann", "t:u01", "t:u02"},
	}
	if a := g.Send("hugo", "/plans/split", people); a.Status != 303 {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	by := g.planned("metrics=revenue&by=owner&range=2026-06&grain=month&compare=plan")
	var sum float64
	for _, x := range by {
		sum += x
	}
	if len(by) != 3 || sum != 1_000_000 {
		t.Errorf("the people: %v", by)
	}
	people.Set("value", "много")
	if a := g.Send("hugo", "/plans/split", people); a.Status != 422 {
		t.Errorf("a word: %d", a.Status)
	}
	people.Set("scope", "department=t:north")
	if a := g.Send("hugo", "/plans/split", people); a.Status != 403 {
		t.Errorf("another department: %d", a.Status)
	}
}

// TestImport takes all rows or none; what is written out can be brought again.
func TestImport(t *testing.T) {
	g := open(t, nil)
	bad := "показатель;кто;период;план\nВыручка;Анна Ким;май 2026;1 200,5\nВыручка;Никто;май 2026;5\nВыручка;Анна Ким;когда-нибудь;x\n"
	a := g.Send("adam", "/plans/import", url.Values{"text": {bad}})
	for _, want := range []string{"Ничего не сохранено", "Никто", "когда-нибудь", "Не период"} {
		if a.Status != 422 || !strings.Contains(a.Text(), want) {
			t.Errorf("%d, no %q: %s", a.Status, want, a.Text())
		}
	}
	if got := g.planned("metrics=revenue&by=owner&range=2026-05&grain=month&compare=plan"); len(got) != 0 {
		t.Fatalf("something was kept: %v", got)
	}
	good := "показатель;кто;период;план\nВыручка;Анна Ким;май 2026;1 200,5\nВыручка;Продавец 01;2026-05;300\nДоля выигранных;;май 2026;25 %\n"
	if a = g.Send("adam", "/plans/import", url.Values{"text": {good}, "why": {"из файла"}}); a.Status != 303 || !strings.Contains(a.To, "saved=3") {
		t.Fatalf("%d %s %s", a.Status, a.To, a.Text())
	}
	out := g.Get("adam", "/plans/export.csv").Body
	if !strings.Contains(out, "показатель;кто;период;план\n") || !strings.Contains(out, "Выручка;Анна Ким;2026-05;1200.5\n") ||
		!strings.Contains(out, "Доля выигранных;компания;2026-05;25\n") {
		t.Errorf("written out: %s", out)
	}
	if a := g.Send("adam", "/plans/import", url.Values{"text": {out}}); a.Status != 303 {
		t.Errorf("brought again: %d %s", a.Status, a.Text())
	}
	book := g.Get("adam", "/plans/export.xlsx").Body
	rows, err := file.Grid([]byte(book))
	g.Check(err)
	csv, err := target.ParseTable(out)
	g.Check(err)
	if !slices.EqualFunc(rows, csv, slices.Equal[[]string]) || len(rows) != 4 {
		t.Errorf("the workbook has %q, the file %q", rows, csv)
	}
	var sent bytes.Buffer
	form := multipart.NewWriter(&sent)
	part, err := form.CreateFormFile("file", "plans.xlsx")
	g.Check(err)
	_, err = part.Write([]byte(book))
	g.Check(errors.Join(err, form.Close()))
	if a := g.Do("adam", http.MethodPost, "/plans/import", sent.String(), "Content-Type", form.FormDataContentType()); a.Status != 303 {
		t.Errorf("the workbook brought again: %d %s", a.Status, a.Text())
	}
}

// TestRules changes the rules; the shape of a metric follows last year only when there was one.
func TestRules(t *testing.T) {
	g := open(t, nil)
	form := url.Values{"revision": {"0"}, "main": {"revenue"}, "near": {"85"}, "ramp": {"20 40 60"}, "percent": {"7,5"}, "met": {"2"}, "of": {"3"}}
	if a := g.Send("adam", "/plans/rules", form); a.Status != 303 {
		t.Fatalf("%d %s", a.Status, a.Text())
	}
	r, err := g.service.Rules(t.Context())
	g.Check(err)
	if r.Near != 0.85 || len(r.Ramp) != 3 || r.Ramp[1] != 0.4 || r.Raise.Percent != 7.5 || r.Raise.Met != 2 || r.Raise.Of != 3 {
		t.Errorf("%+v", r)
	}
	form.Set("ramp", "20 сорок")
	if a := g.Send("adam", "/plans/rules", form); a.Status != 422 || !strings.Contains(a.Text(), "сорок") {
		t.Errorf("%d %s", a.Status, a.Text())
	}
	form.Set("ramp", "")
	form.Set("revision", "0")
	if a := g.Send("adam", "/plans/rules", form); a.Status != 422 {
		t.Errorf("older rules: %d", a.Status)
	}
	if a := g.Send("hugo", "/plans/rules", form); a.Status != 404 {
		t.Errorf("a head: %d", a.Status)
	}
	if a := g.Send("adam", "/plans/shape", url.Values{"metric": {"revenue"}, "season": {"last"}}); a.Status != 400 {
		t.Errorf("no year to follow: %d", a.Status)
	}
	if a := g.Send("adam", "/plans/shape", url.Values{"metric": {"revenue"}, "season": {""}}); a.Status != 303 {
		t.Errorf("working days: %d", a.Status)
	}
}

// TestUnit: a year without plans is planned in the unit of the years before, and growth that nobody plans is not counted out.
func TestUnit(t *testing.T) {
	g := open(t, nil)
	for _, path := range []string{"/plans?metric=revenue&from=2027-01-01&n=12", "/plans/split?metric=revenue&period=2027"} {
		if text := g.Get("adam", path).Body; !regexp.MustCompile(`"factor":1000,|План, тыс\. ₽`).MatchString(strings.ReplaceAll(text, "\u00a0", " ")) {
			t.Errorf("%s is not in thousands", path)
		}
	}
	seen := batch{Metric: "revenue", Seen: 0, Factor: 1000, Changes: []sentChange{
		month("owner=t:ann", "2026-06-01", new(float64(2))), month("owner=t:ann", "2026-07-01", new(float64(900))),
	}}
	if status := g.send("adam", "/plans/save.json", seen, nil); status != http.StatusOK {
		t.Fatal(status)
	}
	if text := g.Get("adam", "/plans?metric=revenue&from=2026-06-01&n=2").Text(); !strings.Contains(text, ">200 %") || strings.Contains(text, "44 900") {
		t.Errorf("growth: %s", text)
	}
	text := g.Get("adam", "/plans/cell?"+url.Values{"metric": {"revenue"}, "scope": {"owner=t:ann"}, "grain": {"month"}, "from": {"2026-06-01"}}.Encode()).Text()
	if !strings.Contains(text, "Проверьте единицу") {
		t.Errorf("a plan of two thousand: %s", text)
	}
}

// TestWhose: the lists of whose plan it is go by title and leave out the department that is the company.
func TestWhose(t *testing.T) {
	g := open(t, nil)
	var got []string
	list, _, _ := strings.Cut(g.Get("adam", "/plans/split").Body, `id="sp-period"`)
	_, list, _ = strings.Cut(list, `id="sp-scope"`)
	for _, m := range regexp.MustCompile(`<option[^>]*>([^<]*)`).FindAllStringSubmatch(list, -1) {
		got = append(got, m[1])
	}
	if len(got) < 5 || strings.Join(got[:5], ";") != "вся компания;Север;Юг;Анна Ким;Бобров Секретов" {
		t.Errorf("%q", got)
	}
}
